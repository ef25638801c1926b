//! Bytes → clean text, and what was not clean about them.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diag::{Diagnostic, FileId, Span, file};
use crate::syntax::characters::{code_point, is_forbidden};

/// More places of the same kind tell an author nothing new.
const REPORTED_AT_MOST: usize = 20;

/// Something in a file that is not text.
pub(super) enum Flaw {
    /// The bytes here are not UTF-8; the text holds `�` in their place.
    NotUtf8 { start: usize, end: usize },
    /// A character that does not belong in text.
    Forbidden { start: usize, character: char },
}

impl Flaw {
    pub(super) fn report(&self, id: FileId) -> Diagnostic {
        match *self {
            Flaw::NotUtf8 { start, end } => {
                Diagnostic::new(&file::NOT_UTF8, Span::new(id, start, end))
            }
            Flaw::Forbidden { start, character } => {
                let span = Span::new(id, start, start + character.len_utf8());
                Diagnostic::new(&file::FORBIDDEN_CHARACTER, span)
                    .with("character", code_point(character))
            }
        }
    }
}

/// The text of a file without byte order mark and with line feeds only. Places in the flaws are
/// places in this text.
pub(super) fn clean(bytes: Vec<u8>) -> (String, Vec<Flaw>) {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return lossy(error.as_bytes()),
    };
    let text = normalise(text);
    let flaws = forbidden(&text);
    (text, flaws)
}

fn normalise(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n");
    }
    // One spelling for letters that some systems write as two characters (Unicode NFC).
    if may_be_decomposed(&text) && !is_nfc(&text) {
        text = text.nfc().collect();
    }
    text
}

/// Whether a text may hold letters in two characters. The letters of Western Europe in one, and the
/// marks of typography, all begin with other bytes, and hardly any text holds more than those. Every
/// byte is looked at, which processors do faster than looking for the first.
fn may_be_decomposed(text: &str) -> bool {
    let is_other = |byte: u8| byte >= 0xcc && byte != 0xe2;
    text.bytes()
        .fold(false, |found, byte| found | is_other(byte))
}

/// Only the first place is reported: a file in another encoding is wrong as a whole.
fn lossy(bytes: &[u8]) -> (String, Vec<Flaw>) {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = normalise(String::from_utf8_lossy(&bytes[..valid]).into_owned());
    let start = before.len();
    let rest = String::from_utf8_lossy(&bytes[valid..]);
    let flaw = Flaw::NotUtf8 {
        start,
        end: start + char::REPLACEMENT_CHARACTER.len_utf8(),
    };
    // Other control characters in it would only confuse the screen.
    let shown = rest.replace("\r\n", "\n").replace('\0', "\u{fffd}");
    (before + &shown, vec![flaw])
}

fn forbidden(text: &str) -> Vec<Flaw> {
    if !text
        .bytes()
        .any(|byte| MAY_BEGIN_FORBIDDEN[usize::from(byte)])
    {
        return Vec::new();
    }
    text.char_indices()
        .filter(|(_, character)| is_forbidden(*character))
        .take(REPORTED_AT_MOST)
        .map(|(start, character)| Flaw::Forbidden { start, character })
        .collect()
}

/// A quick sieve over bytes, so that most files are not decoded: controls, and the first bytes of
/// C1 controls, direction marks, private use and what has no meaning.
static MAY_BEGIN_FORBIDDEN: [bool; 256] = {
    let mut sieve = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        sieve[byte] = match byte as u8 {
            b'\n' | b'\t' => false,
            0x00..=0x1f | 0x7f => true,
            0xc2 | 0xe2 | 0xee | 0xef | 0xf0..=0xf4 => true,
            _ => false,
        };
        byte += 1;
    }
    sieve
};

#[cfg(test)]
mod tests {
    use super::{Flaw, clean};

    fn texts(bytes: &[u8]) -> (String, Vec<(usize, String)>) {
        let (text, flaws) = clean(bytes.to_vec());
        let flaws = flaws.iter().map(|flaw| match flaw {
            Flaw::NotUtf8 { start, end } => (*start, format!("not utf-8 until {end}")),
            Flaw::Forbidden { start, character } => (*start, format!("{character:?}")),
        });
        (text, flaws.collect())
    }

    #[test]
    fn a_file_from_windows_loses_its_mark_and_its_carriage_returns() {
        let (text, flaws) = texts(b"\xef\xbb\xbfa;b\r\n1;2\r\n");
        assert_eq!(text, "a;b\n1;2\n");
        assert!(flaws.is_empty());
    }

    #[test]
    fn the_first_byte_that_is_not_utf8_is_pointed_at() {
        let (text, flaws) = texts(b"\xef\xbb\xbfeen\r\nclient: \xcbl\xe9\r\n");
        assert_eq!(text, "een\nclient: \u{fffd}l\u{fffd}\n");
        assert_eq!(flaws, [(12, "not utf-8 until 15".to_owned())]);
    }

    #[test]
    fn a_letter_in_two_characters_becomes_one() {
        let (text, flaws) = texts("Cafe\u{301} in Zu\u{308}rich, é blijft é".as_bytes());
        assert_eq!(text, "Café in Zürich, é blijft é");
        assert_eq!(flaws, []);
    }

    #[test]
    fn ordinary_typography_is_allowed() {
        let (_, flaws) = texts("“Één cliënt” – € 5,00\u{a0}… ‘s\u{ad}ja 😀\tx\n".as_bytes());
        assert!(flaws.is_empty(), "{flaws:?}");
    }

    #[test]
    fn characters_that_hide_something_are_pointed_at() {
        for character in [
            '\0',
            '\u{1b}',
            '\r',
            '\u{7f}',
            '\u{9b}',
            '\u{202e}',
            '\u{2066}',
            '\u{e000}',
            '\u{f8ff}',
            '\u{f0001}',
            '\u{10fffd}',
            '\u{fdd0}',
            '\u{ffff}',
        ] {
            let (_, flaws) = texts(format!("één {character}x").as_bytes());
            assert_eq!(flaws, [(6, format!("{character:?}"))]);
        }
    }

    #[test]
    fn a_file_full_of_them_is_not_reported_a_thousand_times() {
        assert_eq!(texts(&[0; 1000]).1.len(), 20);
    }
}

//! Characters that do not belong in text.

/// Whether a character is refused in whatever authors write: control characters other than tab and
/// line feed, private-use characters (they stand for data while a letter is made), characters that
/// turn the reading direction, and code points that are no characters.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        ' '..='~' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => true,
        '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        c => c.is_control() || (c as u32) & 0xfffe == 0xfffe,
    }
}

/// The first forbidden character of a text, with the byte at which it stands.
pub fn find_forbidden(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_forbidden(*c))
}

/// A character as messages name it: `U+E000`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

#[cfg(test)]
mod tests {
    use super::{code_point, find_forbidden};

    #[test]
    fn text_in_any_script_is_allowed_and_hidden_characters_are_not() {
        assert_eq!(
            find_forbidden("Één €\u{a0}cliënt\n\t„naïef” ؟ 漢 👍🏽\u{ad}"),
            None
        );
        for c in [
            '\u{0}',
            '\r',
            '\u{7f}',
            '\u{85}',
            '\u{202e}',
            '\u{e000}',
            '\u{f0000}',
            '\u{10fffd}',
            '\u{ffff}',
            '\u{feff}',
        ] {
            assert_eq!(
                find_forbidden(&format!("é{c}")),
                Some((2, c)),
                "{}",
                code_point(c)
            );
        }
    }
}

//! How wide a text is, without a font: the advance widths of Helvetica, which Arial, Liberation
//! Sans and most sans-serif fonts of browsers share or stay close to.
//!
//! A little is added for fonts that run wider; what is laid out by these numbers stays inside its
//! frame with any of the fonts that a drawing asks for.

/// Advance widths of U+0020 to U+007E in thousandths of the font size.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same for bold.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// The letters under the accents of U+00C0 to U+017F; those that are wider than a plain letter
/// stand as a letter of about their width.
const ACCENTED: &[u8; 192] = b"AAAAAAWCEEEEIIIIDNOOOOO+OUUUUYPbaaaaaawceeeeiiiidnooooo+ouuuuypy\
AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiWnJjKkkLlLlLlLlLlNnNnNnmNnOoOoOomwRrRrRrSsSsSsSs\
TtTtTtUuUuUuUuUuUuWwYyYZzZzZzf";

/// What fonts may run wider than the table.
const ALLOWANCE: f64 = 1.02;

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Whether a character is left out of drawings: controls, which XML does not know, and marks that
/// turn the direction of all that follows.
pub(super) fn is_dropped(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{e0000}'..='\u{10ffff}')
}

/// Width of a text in the unit of `size`.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|character| advance(character, weight))
        .sum();
    f64::from(thousandths) * size * ALLOWANCE / 1000.0
}

fn advance(character: char, weight: Weight) -> u32 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let plain = |byte: u8| u32::from(table[usize::from(byte - b' ')]);
    match character {
        ' '..='~' => plain(character as u8),
        '\u{c0}'..='\u{17f}' => plain(ACCENTED[character as usize - 0xc0]),
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' => 278,
        '–' | '€' | '“' | '”' | '„' | '«' | '»' => 556,
        '‘' | '’' | '‚' | '·' | '´' | '¸' => 278,
        '−' | '±' | '≥' | '≤' => 584,
        character if is_dropped(character) => 0,
        // Marks that stand on the letter before them.
        '\u{300}'..='\u{36f}' => 0,
        '\u{80}'..='\u{bf}' => 600,
        '\u{180}'..='\u{10ff}' => 800,
        '\u{1f000}'.. => 1400,
        _ => 1000,
    }
}

/// A line of a wrapped text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words.
    pub text: String,
    /// How many of its first bytes are bold.
    pub bold: usize,
    /// Its width.
    pub width: f64,
}

/// Breaks a text, of which the first `bold` bytes are bold, into lines of at most `limit` wide.
/// Breaks between words; a word that is wider than a line is broken behind a hyphen, or else where
/// the line ends. A text without words has no lines.
pub(super) fn wrap(text: &str, bold: usize, size: f64, limit: f64) -> Vec<Line> {
    let mut wrapper = Wrapper {
        lines: Vec::new(),
        line: Line {
            text: String::new(),
            bold: 0,
            width: 0.0,
        },
        limit,
    };
    let mut start = 0;
    for word in text.split_inclusive(is_breaking_space) {
        let trimmed = word.trim_matches(is_breaking_space);
        let weight = match start < bold {
            true => Weight::Bold,
            false => Weight::Regular,
        };
        if trimmed.chars().any(|character| !is_dropped(character)) {
            wrapper.word(trimmed, weight, size);
        }
        start += word.len();
    }
    wrapper.end_line();
    wrapper.lines
}

/// Breaks a text as [`wrap`] does, then evens its lines out: as many lines, but no short last one.
pub(super) fn wrap_evenly(text: &str, bold: usize, size: f64, limit: f64) -> Vec<Line> {
    let lines = wrap(text, bold, size, limit);
    if !(2..=4).contains(&lines.len()) {
        return lines;
    }
    let total: f64 = lines.iter().map(|line| line.width).sum();
    let mut best = lines;
    let mut fitting = widest(&best);
    let weight = if bold > 0 {
        Weight::Bold
    } else {
        Weight::Regular
    };
    let widest_piece = widest_piece(text, size, weight).min(limit);
    let mut too_small = (total / best.len() as f64 * 0.95).max(widest_piece - 1.0);
    while fitting - too_small > 8.0 {
        let middle = (fitting + too_small) / 2.0;
        let tried = wrap(text, bold, size, middle);
        match tried.len() == best.len() {
            true => {
                best = tried;
                fitting = middle;
            }
            false => too_small = middle,
        }
    }
    best
}

/// The widest part of a text that need not be broken.
pub(super) fn widest_piece(text: &str, size: f64, weight: Weight) -> f64 {
    text.split_inclusive(|c: char| c == '-' || is_breaking_space(c))
        .map(|piece| width(piece.trim(), size, weight))
        .fold(0.0, f64::max)
}

/// The widest of some lines.
pub(super) fn widest(lines: &[Line]) -> f64 {
    lines
        .iter()
        .fold(0.0, |widest, line| line.width.max(widest))
}

fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

struct Wrapper {
    lines: Vec<Line>,
    line: Line,
    limit: f64,
}

impl Wrapper {
    fn word(&mut self, word: &str, weight: Weight, size: f64) {
        let word_width = width(word, size, weight);
        let space = match self.line.text.is_empty() {
            true => 0.0,
            false => width(" ", size, weight),
        };
        if self.line.width + space + word_width > self.limit && !self.line.text.is_empty() {
            self.end_line();
        }
        if !self.line.text.is_empty() {
            self.push(" ", space, weight);
        }
        if word_width <= self.limit {
            self.push(word, word_width, weight);
            return;
        }
        // A word that is wider than a line may break behind its hyphens.
        for piece in word.split_inclusive('-') {
            self.piece(piece, weight, size);
        }
    }

    /// A piece of a word, right behind what stands before it or on a line of its own.
    fn piece(&mut self, piece: &str, weight: Weight, size: f64) {
        let piece_width = width(piece, size, weight);
        if self.line.width + piece_width > self.limit {
            self.end_line();
        }
        match piece_width <= self.limit {
            true => self.push(piece, piece_width, weight),
            false => self.letters(piece, weight, size),
        }
    }

    /// A word that is wider than a line, broken where lines end.
    fn letters(&mut self, word: &str, weight: Weight, size: f64) {
        let mut buffer = [0; 4];
        for character in word.chars() {
            let character = character.encode_utf8(&mut buffer);
            let character_width = width(character, size, weight);
            if self.line.width + character_width > self.limit && !self.line.text.is_empty() {
                self.end_line();
            }
            self.push(character, character_width, weight);
        }
    }

    fn push(&mut self, text: &str, width: f64, weight: Weight) {
        self.line.text.push_str(text);
        self.line.width += width;
        if weight == Weight::Bold {
            self.line.bold = self.line.text.len();
        }
    }

    fn end_line(&mut self) {
        if !self.line.text.is_empty() {
            let empty = Line {
                text: String::new(),
                bold: 0,
                width: 0.0,
            };
            self.lines.push(std::mem::replace(&mut self.line, empty));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Weight, width, wrap};

    #[test]
    fn letters_with_accents_are_as_wide_as_without() {
        let bare = width("clienten reele a", 1000.0, Weight::Regular);
        assert_eq!(width("cliënten reële à", 1000.0, Weight::Regular), bare);
    }

    #[test]
    fn known_widths_of_helvetica_are_met() {
        let plain = |text, weight| width(text, 1000.0, weight) / super::ALLOWANCE;
        assert_eq!(plain("Tilburg", Weight::Regular).round(), 3056.0);
        assert_eq!(plain("Tilburg", Weight::Bold).round(), 3389.0);
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_letter_is_lost() {
        let text = "Maatschappelijkeondersteuningsorganisatie en nog wat";
        let lines = wrap(text, 0, 10.0, 60.0);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| line.width <= 60.0));
        let together: String = lines
            .iter()
            .map(|line| line.text.replace(' ', ""))
            .collect();
        assert_eq!(together, text.replace(' ', ""));
    }

    #[test]
    fn bold_stays_with_its_words() {
        let lines = wrap("Fase 1 begint later", "Fase 1".len(), 10.0, 45.0);
        assert_eq!((lines[0].text.as_str(), lines[0].bold), ("Fase 1", 6));
        assert_eq!(lines[1].bold, 0);
    }
}

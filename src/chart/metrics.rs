//! How wide a text is, without a font: as wide as it becomes in the widest of those that a drawing
//! may be shown in.
//!
//! On a screen that is Helvetica, whose advance widths Arial, Liberation Sans and most sans-serif
//! fonts of browsers share or stay close to; a little is added for those that run wider. On paper it
//! is Noto Sans, whose letters are drawn somewhat smaller. So a chart has one layout on screen and
//! paper, and what is laid out by these numbers stays inside its frame on both.

/// Advance widths in Helvetica of U+0020 to U+007E, in thousandths of the font size.
const SCREEN_REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same for bold.
const SCREEN_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Advance widths in Noto Sans of the same characters, rounded up.
const PAPER_REGULAR: [u16; 95] = [
    260, 270, 409, 646, 572, 832, 732, 226, 300, 300, 551, 572, 269, 322, 269, 373, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 269, 269, 572, 572, 572, 435, 899, 640, 650, 632, 730, 557,
    520, 729, 742, 339, 273, 620, 524, 908, 760, 781, 605, 781, 623, 549, 557, 731, 601, 931, 586,
    566, 572, 330, 373, 330, 572, 444, 581, 562, 616, 480, 616, 564, 345, 616, 619, 258, 258, 535,
    258, 936, 619, 605, 616, 616, 414, 480, 361, 619, 508, 787, 529, 510, 471, 380, 551, 380, 572,
];

/// The same for bold.
const PAPER_BOLD: [u16; 95] = [
    260, 287, 473, 646, 572, 901, 750, 267, 339, 339, 545, 572, 286, 322, 286, 414, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 286, 286, 572, 572, 572, 478, 897, 690, 672, 638, 741, 561,
    549, 725, 766, 390, 332, 665, 565, 943, 813, 796, 628, 796, 661, 551, 580, 756, 650, 967, 667,
    625, 580, 332, 414, 332, 572, 412, 607, 605, 633, 515, 633, 591, 388, 633, 658, 306, 306, 621,
    306, 982, 658, 620, 633, 633, 455, 498, 435, 658, 569, 856, 579, 569, 488, 395, 551, 395, 572,
];

/// What fonts of screens may run wider than the table, in hundredths.
const SCREEN_ALLOWANCE: u32 = 102;

/// How large letters are drawn on paper, in hundredths of their size. Those of Noto Sans look as
/// large then as those of Helvetica.
pub(super) const PAPER_SIZE: u32 = 92;

/// What a text is measured by, in thousandths of the font size.
const REGULAR: [u16; 95] = widest_of(&SCREEN_REGULAR, &PAPER_REGULAR);
const BOLD: [u16; 95] = widest_of(&SCREEN_BOLD, &PAPER_BOLD);

const fn widest_of(screen: &[u16; 95], paper: &[u16; 95]) -> [u16; 95] {
    let mut widest = [0; 95];
    let mut index = 0;
    while index < widest.len() {
        let screen = (screen[index] as u32 * SCREEN_ALLOWANCE).div_ceil(100);
        let paper = (paper[index] as u32 * PAPER_SIZE).div_ceil(100);
        widest[index] = if screen > paper { screen } else { paper } as u16;
        index += 1;
    }
    widest
}

/// The letters under the accents of U+00C0 to U+017F; those that are wider than a plain letter
/// stand as a letter of about their width.
const ACCENTED: &[u8; 192] = b"AAAAAAWCEEEEIIIIDNOOOOO+OUUUUYPwaaaaaamceeeeiiiidnooooo+ouuuuypy\
AaAaAaCcCcCcCcDdDhEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiWnJjKkkLlLlLlLrLlNnNnNnmNnOoOoOoWWRrRrRrSsSsSs\
SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzf";

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
    f64::from(thousandths) * size / 1000.0
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
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' => 284,
        '–' | '€' | '“' | '”' | '„' | '«' | '»' | '´' => 568,
        '‘' | '’' | '‚' | '·' | '¸' => 284,
        '−' | '±' | '≥' | '≤' => 596,
        '‰' => 1200,
        character if is_dropped(character) => 0,
        // Marks that stand on the letter before them.
        '\u{300}'..='\u{36f}' => 0,
        '\u{80}'..='\u{bf}' => 820,
        // Two letters in one.
        'Ǆ'..='ǌ' | 'Ǳ'..='ǳ' | 'Ѹ' | 'ѹ' => 1230,
        '\u{180}'..='\u{10ff}' => 1080,
        '\u{1f80}'..='\u{1fff}' => 1350,
        '\u{1f000}'.. => 1430,
        _ => 1020,
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

/// Breaks a text as [`wrap_evenly`] does into at most `most` lines; the last ends in "…" where words
/// had to be left out.
pub(super) fn wrap_at_most(
    text: &str,
    bold: usize,
    size: f64,
    limit: f64,
    most: usize,
) -> Vec<Line> {
    let mut lines = wrap_evenly(text, bold, size, limit);
    if lines.len() <= most {
        return lines;
    }
    lines = wrap(text, bold, size, limit);
    lines.truncate(most);
    if let Some(line) = lines.last_mut() {
        let weight = match line.bold > 0 {
            true => Weight::Bold,
            false => Weight::Regular,
        };
        let room = limit - width("…", size, weight);
        while line.width > room && line.text.pop().is_some() {
            line.text.truncate(line.text.trim_end().len());
            line.width = width(&line.text, size, weight);
        }
        line.text.push('…');
        line.bold = match weight {
            Weight::Bold => line.text.len(),
            Weight::Regular => 0,
        };
        line.width = width(&line.text, size, weight);
    }
    lines
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
        let allowance = f64::from(super::SCREEN_ALLOWANCE) / 100.0;
        for (weight, known) in [(Weight::Regular, 3056.0), (Weight::Bold, 3389.0)] {
            let measured = width("Tilburg", 1000.0, weight);
            // No more than a twentieth is given to other faces.
            assert!(measured >= known * allowance, "{measured}");
            assert!(measured <= known * allowance * 1.05, "{measured}");
        }
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

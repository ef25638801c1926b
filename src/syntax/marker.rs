//! Markers: the private-use characters by which data and places travel through templates.
//!
//! Data never passes through a parser. What reaches Tera is a marker, never the value: a number
//! between two private-use characters. Private-use characters in input are refused when files are
//! read, so nobody can forge one.

/// Opens the mark of a line: a number follows, then [`LINE_END`].
pub const LINE_START: char = '\u{e000}';
/// Closes the mark of a line.
pub const LINE_END: char = '\u{e001}';
/// Opens the marker of a value: a number follows, then [`VALUE_END`].
pub const VALUE_START: char = '\u{e002}';
/// Closes the marker of a value.
pub const VALUE_END: char = '\u{e003}';

/// The marker of the value with this number.
pub fn value(number: usize) -> String {
    format!("{VALUE_START}{number}{VALUE_END}")
}

/// The number of a text that is one marker of a value and nothing else.
pub fn read_value(text: &str) -> Option<usize> {
    text.strip_prefix(VALUE_START)?
        .strip_suffix(VALUE_END)?
        .parse()
        .ok()
}

/// Whether a text holds a marker of a value.
pub fn has_value(text: &str) -> bool {
    text.contains(VALUE_START)
}

/// A piece of a text: words, or a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words between markers.
    Words(&'a str),
    /// The value with this number.
    Value(usize),
}

/// Cuts a text at its markers of values.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(start) = rest.find(VALUE_START) else {
            return Some(Piece::Words(std::mem::take(&mut rest)));
        };
        if start > 0 {
            let (words, tail) = rest.split_at(start);
            rest = tail;
            return Some(Piece::Words(words));
        }
        let Some(end) = rest.find(VALUE_END) else {
            return Some(Piece::Words(std::mem::take(&mut rest)));
        };
        let (marker, tail) = rest.split_at(end + VALUE_END.len_utf8());
        rest = tail;
        Some(read_value(marker).map_or(Piece::Words(marker), Piece::Value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_markers() {
        let text = format!("van {} naar {}.", value(7), value(12));
        let cut: Vec<Piece> = pieces(&text).collect();
        assert_eq!(
            cut,
            [
                Piece::Words("van "),
                Piece::Value(7),
                Piece::Words(" naar "),
                Piece::Value(12),
                Piece::Words(".")
            ]
        );
        assert_eq!(read_value(&value(3)), Some(3));
        assert_eq!(read_value("3"), None);
    }
}

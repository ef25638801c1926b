//! Messages on their way to a reader: one file for each reader.
//!
//! [`Format::Human`] shows each mistake with its line, as compilers do; [`Format::Short`] gives one
//! line for each, for editors; [`Format::Json`] one object for each, for programs.

mod human;
mod json;
mod short;

use super::diagnostic::Diagnostics;
use super::source::{SourceMap, Span};
use super::words::Language;

/// For which reader messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A person at a screen: the source line, help and related places.
    Human,
    /// `path:line:column: code severity: message`, one line for each mistake.
    Short,
    /// One JSON object for each mistake, one on each line.
    Json,
}

/// Whether messages may hold colour codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Text only.
    Plain,
    /// With the terminal's colours.
    Colour,
}

/// All mistakes sorted by place, as text that ends with a line feed; empty where there are none.
///
/// Only [`Format::Human`] is painted and cut off after 200 mistakes; the other formats are complete.
pub fn emit(
    diagnostics: &Diagnostics,
    sources: &SourceMap,
    format: Format,
    language: Language,
    paint: Paint,
) -> String {
    let sorted = diagnostics.sorted();
    match format {
        Format::Human => human::write(&sorted, sources, language, paint),
        Format::Short => short::write(&sorted, sources, language),
        Format::Json => json::write(&sorted, sources, language),
    }
}

/// Finds lines and columns fast for places that come sorted: it remembers the lines of the file
/// that it was asked about last, so that a file with many mistakes is counted once.
struct Lines<'a> {
    sources: &'a SourceMap,
    file: Option<super::source::FileId>,
    starts: Vec<u32>,
}

/// A place in a file, as people count.
struct Place<'a> {
    path: &'a str,
    /// Line of its first character, from 1.
    line: usize,
    /// Column of its first character, from 1.
    column: usize,
    /// The byte at which the line starts.
    line_start: usize,
}

impl<'a> Lines<'a> {
    fn new(sources: &'a SourceMap) -> Lines<'a> {
        Lines {
            sources,
            file: None,
            starts: Vec::new(),
        }
    }

    /// The place of one byte of a file; past the end counts as the end.
    fn place(&mut self, file: super::source::FileId, byte: u32) -> Place<'a> {
        let source = self.sources.file(file);
        let text: &str = &source.text;
        if self.file != Some(file) {
            self.starts.clear();
            self.starts.push(0);
            self.starts
                .extend(text.match_indices('\n').map(|(at, _)| at as u32 + 1));
            self.file = Some(file);
        }
        let at = floor_boundary(text, byte as usize);
        let line = self.starts.partition_point(|start| *start as usize <= at);
        let line_start = self.starts[line - 1] as usize;
        Place {
            path: &source.path,
            line,
            column: text[line_start..at].chars().count() + 1,
            line_start,
        }
    }

    fn start_of(&mut self, span: Span) -> Place<'a> {
        self.place(span.file, span.start)
    }
}

/// The nearest character boundary at or before a byte.
fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Format, Paint, emit};
    use crate::diag::{Diagnostic, Diagnostics, Language, SourceMap, Span, Words, file};

    const TEXT: &str = "titel: Één\nsoort: fasen\nsoort: tabel\n";

    fn duplicate(format: Format, language: Language) -> String {
        let mut sources = SourceMap::default();
        let id = sources.add("data/fasen.yaml", TEXT);
        let mark = |start: usize| Span::new(id, start, start + 5);
        let first = Words::new("hier voor het eerst", "here for the first time");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::new(&file::DUPLICATE_KEY, mark(TEXT.rfind("soort").unwrap()))
                .with("key", "soort")
                .related(mark(TEXT.find("soort").unwrap()), first),
        );
        emit(&diagnostics, &sources, format, language, Paint::Plain)
    }

    fn not_utf8(texts: &[&str], places: &[(usize, usize, usize)]) -> String {
        let mut sources = SourceMap::default();
        let ids: Vec<_> = (1..)
            .zip(texts)
            .map(|(n, text)| sources.add(format!("{n}.md"), *text))
            .collect();
        let mut diagnostics = Diagnostics::default();
        for (file, start, end) in places {
            diagnostics.push(Diagnostic::new(
                &file::NOT_UTF8,
                Span::new(ids[*file], *start, *end),
            ));
        }
        emit(
            &diagnostics,
            &sources,
            Format::Human,
            Language::English,
            Paint::Plain,
        )
    }

    #[test]
    fn a_person_sees_the_line_the_related_place_and_the_help() {
        let expected = "\
fout[RB105]: „soort” staat hier voor de tweede keer
 --> data/fasen.yaml:3:1
  |
2 | soort: fasen
  | ----- hier voor het eerst
3 | soort: tabel
  | ^^^^^
  |
  = tip: laat één van beide staan

";
        assert_eq!(duplicate(Format::Human, Language::Dutch), expected);
    }

    #[test]
    fn an_editor_gets_one_line_for_each_mistake() {
        assert_eq!(
            duplicate(Format::Short, Language::English),
            "data/fasen.yaml:3:1: RB105 error: “soort” is here for the second time\n"
        );
    }

    #[test]
    fn a_program_gets_one_object_for_each_mistake() {
        let text = duplicate(Format::Json, Language::English);
        let object: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(object["code"], "RB105");
        assert_eq!(object["end"]["column"], 6);
        assert_eq!(object["related"][0]["line"], 2);
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn the_end_of_a_file_places_past_it_and_empty_files_can_be_shown() {
        let text = not_utf8(&["# Kop", ""], &[(0, 5, 5), (0, 900, 901), (1, 0, 0)]);
        assert_eq!(
            text.matches(" --> 1.md:1:6\n  |\n1 | # Kop\n  |      ^\n")
                .count(),
            2
        );
        assert!(text.contains("--> 2.md:1:1\n"), "{text}");
    }

    #[test]
    fn a_very_long_line_is_cropped_and_keeps_its_column() {
        let line = format!("eerst\n{}FOUT{}\n", "é".repeat(3000), "z".repeat(3000));
        let text = not_utf8(&[&line], &[(0, 6006, 6010)]);
        assert!(text.contains(" --> 1.md:2:3001\n"), "{text}");
        assert!(
            text.contains("2 | ...é") && text.contains("éFOUTz"),
            "{text}"
        );
        assert!(
            text.lines().all(|line| line.chars().count() <= 140),
            "{text}"
        );
    }

    #[test]
    fn after_two_hundred_mistakes_the_rest_is_counted() {
        let many: Vec<_> = (0..512).map(|n| (0, n, n)).collect();
        let text = not_utf8(&[&"x".repeat(600)], &many);
        assert_eq!(text.matches("error[RB101]").count(), 200);
        assert!(text.ends_with("\nand 312 more\n\n"), "{text}");
    }
}

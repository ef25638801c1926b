//! Mistakes as a person reads them: the message, the line where it is, related places, help.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Lines, Paint, floor_boundary};
use crate::diag::Severity;
use crate::diag::diagnostic::Diagnostic;
use crate::diag::phrases::term;
use crate::diag::source::{FileId, SourceMap, Span};
use crate::diag::words::Language;

/// A reader mends the first mistakes first; a screen full of the thousandth helps nobody.
const SHOWN_AT_MOST: usize = 200;
/// Longer lines are cropped around the mistake.
const WIDTH: usize = 120;
/// Of a mistake that covers more lines only the first is shown.
const LINES_AT_MOST: usize = 3;
/// What is kept of an overlong line on either side of the mistake, in characters. More than the
/// width, so that the renderer does the cropping that one sees; this only keeps its work small.
const KEPT: usize = 400;
/// Related places further away, in bytes, are shown in a piece of their own.
const JOINED_AT_MOST: usize = 4096;

pub(super) fn write(
    sorted: &[&Diagnostic],
    sources: &SourceMap,
    language: Language,
    paint: Paint,
) -> String {
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Colour => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(WIDTH);
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for diagnostic in sorted.iter().take(SHOWN_AT_MOST) {
        // Trailing blanks would show up in stored expectations and in copied text. The renderer
        // replaces the old control characters; some terminals obey the newer ones (C1) too.
        for line in report(diagnostic, &mut lines, &renderer, language).lines() {
            out.push_str(
                &line
                    .trim_end()
                    .replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}"),
            );
            out.push('\n');
        }
        out.push('\n');
    }
    if sorted.len() > SHOWN_AT_MOST {
        let rest = sorted.len() - SHOWN_AT_MOST;
        out.push_str(&match language {
            Language::Dutch => format!("en nog {rest} andere\n\n"),
            Language::English => format!("and {rest} more\n\n"),
        });
    }
    out
}

fn report(
    diagnostic: &Diagnostic,
    lines: &mut Lines<'_>,
    renderer: &Renderer,
    language: Language,
) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
    .with_name(diagnostic.severity().words().get(language));
    let mut group = Group::with_title(
        level
            .primary_title(diagnostic.message(language))
            .id(diagnostic.entry.code),
    )
    .elements(places(lines, diagnostic, language));
    let help = diagnostic.help(language);
    if !help.is_empty() {
        group = group.element(
            Level::HELP
                .with_name(term::HELP.get(language))
                .message(help),
        );
    }
    renderer.render(&[group])
}

/// The lines of the place and of its related places, marked: in one piece where they stand near
/// each other, else one after the other.
fn places<'a>(
    lines: &mut Lines<'a>,
    diagnostic: &Diagnostic,
    language: Language,
) -> Vec<Element<'a>> {
    let mut excerpts = vec![excerpt(
        lines,
        diagnostic.primary,
        AnnotationKind::Primary,
        None,
    )];
    for (span, words) in &diagnostic.related {
        let label = Some(words.get(language));
        let next = excerpt(lines, *span, AnnotationKind::Context, label);
        if let Some(joined) = excerpts[0].join(&next) {
            excerpts[0] = joined;
        } else {
            excerpts.push(next);
        }
    }
    excerpts.into_iter().flat_map(Excerpt::elements).collect()
}

/// A piece of a file around marked places. Only this piece is handed to the renderer, never the
/// file.
struct Excerpt<'a> {
    file: FileId,
    path: &'a str,
    text: &'a str,
    /// The bytes that are shown.
    shown: Range<usize>,
    /// The line with which the piece begins.
    line: usize,
    /// The column to name where the piece does not begin at the start of its line.
    cropped_at: Option<usize>,
    marks: Vec<(AnnotationKind, Range<usize>, Option<&'static str>)>,
}

fn excerpt<'a>(
    lines: &mut Lines<'a>,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'static str>,
) -> Excerpt<'a> {
    let place = lines.start_of(span);
    let text: &str = &lines.sources.file(span.file).text;
    let start = floor_boundary(text, span.start as usize);
    let mut end = floor_boundary(text, span.end as usize).max(start);
    // A span that ends with its line's line feed does not reach into the next line.
    if end > start && text[..end].ends_with('\n') {
        end -= 1;
    }
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
    if text[start..end].matches('\n').count() >= LINES_AT_MOST {
        end = line_end(start);
    }
    let from = start - kept(text[place.line_start..start].chars().rev());
    let till = end + kept(text[end..line_end(end)].chars());
    Excerpt {
        file: span.file,
        path: place.path,
        text,
        shown: from..till,
        line: place.line,
        cropped_at: (from > place.line_start).then_some(place.column),
        marks: vec![(kind, start..end, label)],
    }
}

impl<'a> Excerpt<'a> {
    /// Both in one piece, where they are of one file, near each other and not cropped.
    fn join(&self, other: &Excerpt<'a>) -> Option<Excerpt<'a>> {
        let start = self.shown.start.min(other.shown.start);
        let end = self.shown.end.max(other.shown.end);
        let near = self.file == other.file && end - start <= JOINED_AT_MOST;
        if !near || self.cropped_at.is_some() || other.cropped_at.is_some() {
            return None;
        }
        Some(Excerpt {
            shown: start..end,
            line: self.line.min(other.line),
            marks: [&self.marks[..], &other.marks[..]].concat(),
            cropped_at: None,
            ..*self
        })
    }

    fn elements(self) -> Vec<Element<'a>> {
        if self.text.is_empty() {
            return vec![Origin::path(self.path).line(1).char_column(1).into()];
        }
        let offset = self.shown.start;
        let marks = self.marks.into_iter().map(|(kind, mark, label)| {
            kind.span(mark.start - offset..mark.end - offset)
                .label(label)
        });
        let snippet = Snippet::source(&self.text[self.shown])
            .line_start(self.line)
            .annotations(marks);
        match self.cropped_at {
            None => vec![snippet.path(self.path).into()],
            Some(column) => {
                let origin = Origin::path(self.path).line(self.line);
                vec![origin.char_column(column).into(), snippet.into()]
            }
        }
    }
}

/// How many bytes the first `KEPT` characters take.
fn kept(characters: impl Iterator<Item = char>) -> usize {
    characters.take(KEPT).map(char::len_utf8).sum()
}

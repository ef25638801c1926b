//! A letter's text, or a letter template, or a standard paragraph: cut into sections, its tags
//! checked, and made ready for Tera.
//!
//! A letter template is itself a letter with holes. The letter takes its sections in its order and
//! replaces or adds those that it writes itself.

use std::collections::BTreeSet;
use std::ops::Range;

use super::check::{Edit, FigureNames, check};
use super::marker::{LINE_END, LINE_START};
use super::tags::{Tag, TagKind, scan};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};

/// A text with holes, checked. Ranges are bytes of the text of its file.
#[derive(Clone, Debug)]
pub struct HoledText {
    /// Its file.
    pub file: FileId,
    /// The sections, in order. The first has no heading and may be empty.
    pub sections: Vec<Section>,
    /// Names of standard paragraphs that it includes, with their places.
    pub includes: Vec<(String, Span)>,
    /// The figures that it asks for by their names under `cijfers:`, which each letter has its own of.
    pub figures: FigureNames,
    tags: Vec<Tag>,
    edits: Vec<Edit>,
}

/// A part of a text from one heading of level 2 to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The words of the heading, without `##` and `{#id}`; `None` before the first heading.
    pub title: Option<String>,
    /// Its bytes, heading included.
    pub range: Range<usize>,
}

impl HoledText {
    /// Reads the part of a file that holds the text, and reports every mistake in its tags.
    /// `figures` are the names under `cijfers:`, `None` for a text that serves many letters.
    pub fn read(
        file: FileId,
        text: &str,
        part: Range<usize>,
        figures: Option<&BTreeSet<&str>>,
        diagnostics: &mut Diagnostics,
    ) -> HoledText {
        let tags = scan(file, text, part.clone(), diagnostics);
        let checked = check(file, text, &tags, figures, diagnostics);
        let (sections, open_fence) = sections(text, part, &tags, &checked.blocks);
        if let Some(open) = open_fence {
            let marks = &text[open.clone()];
            let end: String = marks
                .chars()
                .take_while(|c| marks.starts_with(*c))
                .collect();
            diagnostics.push(
                Diagnostic::new(
                    &diag::template::UNCLOSED_BLOCK,
                    Span::new(file, open.start, open.end),
                )
                .with("block", marks)
                .with("end", end),
            );
        }
        HoledText {
            file,
            sections,
            includes: checked.includes,
            figures: checked.figures,
            tags,
            edits: checked.edits,
        }
    }

    /// Whether there is anything for Tera to do.
    pub fn has_tags(&self) -> bool {
        !self.tags.is_empty()
    }
}

/// Cuts a text at headings of level 2 that stand outside fenced blocks, tags and `if` and `for`.
/// Beside it the first line of a fenced block that is never closed: it swallows the rest.
fn sections(
    text: &str,
    part: Range<usize>,
    tags: &[Tag],
    blocks: &[Range<usize>],
) -> (Vec<Section>, Option<Range<usize>>) {
    let mut sections = Vec::new();
    let mut current = Section {
        title: None,
        range: part.start..part.end,
    };
    let mut fence: Option<Range<usize>> = None;
    let mut at = part.start;
    let in_tag = |at: usize| {
        tags.iter()
            .any(|tag| tag.range.start < at && at < tag.range.end)
    };
    let in_block = |at: usize| {
        blocks
            .iter()
            .any(|block| block.start < at && at < block.end)
    };
    for line in text[part.clone()].split_inclusive('\n') {
        let words = line.trim();
        match &fence {
            // What stands in a comment is not there for Markdown.
            _ if in_tag(at) => {}
            Some(open) if closes(words, &text[open.clone()]) => fence = None,
            Some(_) => {}
            None if opens(words) => {
                let start = at + line.len() - line.trim_start().len();
                fence = Some(start..start + words.len());
            }
            None => {
                if let Some(title) = heading(line).filter(|_| !in_block(at)) {
                    current.range.end = at;
                    sections.push(std::mem::replace(
                        &mut current,
                        Section {
                            title: Some(title),
                            range: at..part.end,
                        },
                    ));
                }
            }
        }
        at += line.len();
    }
    sections.push(current);
    (sections, fence)
}

/// Whether a line begins a fenced block: three marks or more, and behind backticks none again.
fn opens(words: &str) -> bool {
    words.starts_with("~~~")
        || words.starts_with("```") && !words.trim_start_matches('`').contains('`')
}

/// Whether a line ends the fenced block that began with `open`: as many marks or more, alone.
fn closes(words: &str, open: &str) -> bool {
    let mark = if open.starts_with('`') { '`' } else { '~' };
    let count = |words: &str| words.len() - words.trim_start_matches(mark).len();
    count(words) >= count(open) && count(words) == words.len()
}

/// The words of a heading of level 2, if the line is one.
fn heading(line: &str) -> Option<String> {
    let rest = line
        .strip_prefix("## ")?
        .trim()
        .trim_end_matches('#')
        .trim_end();
    let words = match rest.rfind("{#") {
        Some(id) if rest.ends_with('}') => rest[..id].trim_end(),
        _ => rest,
    };
    Some(words.to_owned())
}

/// Puts pieces of texts together for Tera: marks the start of each line, tells calls where they
/// stand, counts the turns of loops, and remembers where everything came from.
#[derive(Clone, Debug, Default)]
pub struct Assembly {
    /// The places that calls and loops carry as numbers.
    pub places: Vec<Span>,
    /// The starts of the lines that line marks carry as numbers.
    pub lines: Vec<(FileId, usize)>,
}

/// A text for Tera, with the way back to the authors' files.
#[derive(Clone, Debug, Default)]
pub struct Assembled {
    /// The text.
    pub text: String,
    /// Where runs of the text came from: the offset in `text` and the place, ascending.
    origins: Vec<(usize, FileId, usize)>,
}

impl Assembled {
    /// The place in an author's file of a range that Tera names.
    pub fn place(&self, range: Range<usize>) -> Option<Span> {
        let index = self
            .origins
            .partition_point(|(offset, _, _)| *offset <= range.start);
        let (offset, file, start) = *self.origins.get(index.checked_sub(1)?)?;
        let start = start + (range.start - offset);
        Some(Span::new(file, start, start + range.len()))
    }
}

impl Assembly {
    /// Appends a part of a text. A mark stands at the start of each line, but never inside a tag
    /// and never where a tag that trims would meet it: the trimming would stop there.
    pub fn append(
        &mut self,
        out: &mut Assembled,
        text: &str,
        holed: &HoledText,
        part: Range<usize>,
    ) {
        let mut copied = part.start;
        let mut at_line_start = true;
        for tag in holed
            .tags
            .iter()
            .filter(|tag| part.contains(&tag.range.start))
        {
            let alone = line_of_its_own(text, holed, tag);
            let until = alone
                .as_ref()
                .map_or(tag.range.start, |line| line.start)
                .max(copied);
            self.lines_of(
                out,
                text,
                holed.file,
                copied..until,
                &mut at_line_start,
                tag.trims_before,
            );
            if at_line_start && alone.is_none() && !tag.trims_before {
                self.mark(out, holed.file, until);
            }
            if tag.kind != TagKind::Comment {
                self.tag(out, text, holed, tag);
            }
            copied = alone
                .as_ref()
                .map_or(tag.range.end, |line| line.end)
                .min(part.end);
            at_line_start = alone.is_some();
        }
        self.lines_of(
            out,
            text,
            holed.file,
            copied..part.end,
            &mut at_line_start,
            false,
        );
        if !out.text.ends_with('\n') {
            out.text.push('\n');
        }
        // Sections that came from different files are always apart.
        out.text.push('\n');
    }

    /// Copies text between tags, marking each line that begins in it.
    fn lines_of(
        &mut self,
        out: &mut Assembled,
        text: &str,
        file: FileId,
        range: Range<usize>,
        at_line_start: &mut bool,
        trimmed_behind: bool,
    ) {
        let piece = &text[range.clone()];
        // White space that the next tag trims away may hold no mark.
        let kept = if trimmed_behind {
            piece.trim_end().len()
        } else {
            piece.len()
        };
        let mut start = range.start;
        for line in piece.split_inclusive('\n') {
            if *at_line_start && start - range.start < kept {
                self.mark(out, file, start);
            }
            out.origins.push((out.text.len(), file, start));
            out.text.push_str(line);
            start += line.len();
            *at_line_start = line.ends_with('\n');
        }
    }

    fn mark(&mut self, out: &mut Assembled, file: FileId, line_start: usize) {
        out.text.push(LINE_START);
        out.text.push_str(&self.lines.len().to_string());
        out.text.push(LINE_END);
        self.lines.push((file, line_start));
    }

    /// Copies a tag with its edits.
    fn tag(&mut self, out: &mut Assembled, text: &str, holed: &HoledText, tag: &Tag) {
        let mut copied = tag.range.start;
        for edit in holed
            .edits
            .iter()
            .filter(|edit| tag.range.contains(&edit.at))
        {
            out.origins.push((out.text.len(), holed.file, copied));
            out.text.push_str(&text[copied..edit.at]);
            out.text.push_str(edit.before);
            if let Some(place) = &edit.place {
                out.text.push_str(&self.places.len().to_string());
                self.places
                    .push(Span::new(holed.file, place.start, place.end));
            }
            out.text.push_str(edit.after);
            copied = edit.at;
        }
        out.origins.push((out.text.len(), holed.file, copied));
        out.text.push_str(&text[copied..tag.range.end]);
        // A count of turns belongs right behind the `for`, before anything that it repeats.
        if let Some(edit) = holed.edits.iter().find(|edit| edit.at == tag.range.end) {
            out.text.push_str(edit.before);
            if let Some(place) = &edit.place {
                out.text.push_str(&self.places.len().to_string());
                self.places
                    .push(Span::new(holed.file, place.start, place.end));
            }
            out.text.push_str(edit.after);
        }
    }
}

/// The part of a line around a tag that leaves no line behind: nothing stands on the line but tags
/// that print nothing. Otherwise a table row in a loop would need tags that trim.
fn line_of_its_own(text: &str, holed: &HoledText, tag: &Tag) -> Option<Range<usize>> {
    let start = text[..tag.range.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let end = text[tag.range.end..]
        .find('\n')
        .map_or(text.len(), |newline| tag.range.end + newline + 1);
    let mut rest = start;
    for other in holed
        .tags
        .iter()
        .filter(|o| o.range.start >= start && o.range.end <= end)
    {
        let prints = match other.kind {
            TagKind::Expression | TagKind::Raw => true,
            TagKind::Comment => false,
            TagKind::Statement => other
                .tokens
                .first()
                .is_none_or(|token| matches!(&text[token.range.clone()], "include")),
        };
        // Who trims by hand has decided about line ends.
        let trims = other.trims_before || other.trims_after;
        if prints || trims || !text[rest..other.range.start].trim().is_empty() {
            return None;
        }
        rest = other.range.end;
    }
    if rest < tag.range.end || !text[rest..end].trim().is_empty() {
        return None;
    }
    let first_begins = text[start..tag.range.start].trim().is_empty();
    let last_ends = text[tag.range.end..end].trim().is_empty();
    let from = if first_begins { start } else { tag.range.start };
    let until = if last_ends { end } else { tag.range.end };
    Some(from..until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;

    fn read(text: &str) -> (HoledText, Diagnostics) {
        let mut map = SourceMap::default();
        let file = map.add("x.md", text);
        let mut diagnostics = Diagnostics::default();
        let holed = HoledText::read(file, text, 0..text.len(), None, &mut diagnostics);
        (holed, diagnostics)
    }

    #[test]
    fn a_text_is_cut_at_headings_outside_fences_and_blocks() {
        let text = "vooraf\n## Een {#een}\n```\n## geen kop\n```\n{% if cijfers.x is bekend %}\n## ook geen grens\n{% endif %}\n## Twee\nslot\n";
        let (holed, diagnostics) = read(text);
        assert!(!diagnostics.has_errors());
        let titles: Vec<Option<&str>> = holed
            .sections
            .iter()
            .map(|section| section.title.as_deref())
            .collect();
        assert_eq!(titles, [None, Some("Een"), Some("Twee")]);
        assert_eq!(&text[holed.sections[2].range.clone()], "## Twee\nslot\n");
    }

    #[test]
    fn a_fenced_block_that_never_ends_is_reported_once_where_it_begins() {
        let found = |text: &str| -> Vec<Range<usize>> {
            let (_, diagnostics) = read(text);
            let places = diagnostics.sorted().into_iter();
            places.map(|found| found.primary.range()).collect()
        };
        let text = "a\n\n```grafiek\nid: x\n\n## Vervolg\n\nb\n";
        assert_eq!(found(text).as_slice(), std::slice::from_ref(&(3..13)));
        for closed in [
            "````\n```\n````\n",
            "~~~\n```\n~~~\n",
            "```\n``` x\n```\n",
            "- a\n  ```\n  x\n  ```\n",
            "```een regel``` met code\n",
            "{!\n```\n!}\n",
            "```x\n```",
        ] {
            assert!(found(closed).is_empty(), "{closed}");
        }
    }

    #[test]
    fn calls_learn_their_place_and_loops_count_their_turns() {
        let text = "a\n{% for r in rijen(uit=\"x\") -%}\n- {{ r.y | getal }}\n{%- endfor %}\nb\n";
        let (holed, diagnostics) = read(text);
        assert!(!diagnostics.has_errors());
        let mut assembly = Assembly::default();
        let mut out = Assembled::default();
        assembly.append(&mut out, text, &holed, 0..text.len());
        let readable = out.text.replace(LINE_START, "<").replace(LINE_END, ">");
        assert_eq!(
            readable,
            "<0>a\n<1>{% for r in rijen(__plek=0, uit=\"x\") -%}{{ __beurt(__plek=1) -}}\n<2>- {{ r.y | getal(__plek=2) }}\n{%- endfor %}\n<3>b\n\n"
        );
        let plain = "a\n  {% if true %}{! noot !}\n| x |\n{% endif %}\nb";
        let (holed, _) = read(plain);
        let mut alone = Assembled::default();
        assembly.append(&mut alone, plain, &holed, 0..plain.len());
        let readable = alone.text.replace(LINE_START, "<").replace(LINE_END, ">");
        assert_eq!(readable, "<4>a\n{% if true %}<5>| x |\n{% endif %}<6>b\n\n");
        let at = out.text.find("r.y").unwrap();
        let place = out.place(at..at + 3).unwrap();
        assert_eq!(&text[place.range()], "r.y");
    }
}

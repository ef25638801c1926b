//! The marks of passages: a quiet link to each paragraph, and the line that shows below the one that
//! is cited.

use crate::model::{
    Block, Correction, Inline, Letter, ReportField, ReportPart, Site, percent_encode, plain_text,
};

use super::around::is_citable;
use super::body::Body;
use super::escape;
use crate::render::view::change;

/// How passages are marked. Made once for a letter, because a letter has many passages.
pub(super) struct Marks {
    /// The line below a cited passage; `None` for a letter that nobody may cite.
    line: Option<Line>,
}

struct Line {
    /// The address of the letter, as text of HTML.
    address: String,
    /// The parts of the address where mistakes are reported, as text of HTML.
    report: Vec<Part>,
}

enum Part {
    Text(String),
    /// The passage behind the letter's address.
    Anchor,
    /// The passage's first words.
    Words,
}

/// The first words of a passage are at most this long, in characters.
const WORDS: usize = 40;

impl Marks {
    pub(super) fn of(letter: &Letter, site: &Site) -> Marks {
        if !is_citable(letter) {
            return Marks { line: None };
        }
        let address = format!("{}{}", site.base_url, letter.address);
        let report = site.report.as_ref().zip(letter.kenmerk.as_ref());
        let report = report.map_or_else(Vec::new, |(report, number)| {
            let mut parts = Vec::with_capacity(report.parts.len());
            for part in &report.parts {
                let mut text = String::new();
                match part {
                    ReportPart::Text(literal) => escape::text(&mut text, literal),
                    ReportPart::Field(ReportField::Kenmerk) => {
                        percent_encode(&mut text, number.as_str());
                    }
                    ReportPart::Field(ReportField::Address) => {
                        percent_encode(&mut text, &address);
                        parts.extend([Part::Text(text), Part::Anchor]);
                        continue;
                    }
                    ReportPart::Field(ReportField::Passage) => {
                        parts.push(Part::Words);
                        continue;
                    }
                }
                parts.push(Part::Text(text));
            }
            parts
        });
        let mut escaped = String::with_capacity(address.len());
        escape::text(&mut escaped, &address);
        Marks {
            line: Some(Line {
                address: escaped,
                report,
            }),
        }
    }
}

impl<'a> Body<'a> {
    /// Has the passages marked that a correction changed.
    pub(super) fn mark_changes(&mut self, correction: Option<&'a Correction>) {
        let passages = correction.into_iter().flat_map(|found| &found.passages);
        let anchored = passages.filter_map(|passage| {
            let anchor = passage.anchor.as_deref()?;
            Some((anchor, passage.change))
        });
        self.changes.extend(anchored);
    }

    /// The class of a passage that a correction changed; as an attribute of its own, or as one more.
    pub(super) fn class_of_change(&mut self, anchor: &str, alone: bool) {
        if self.changes.contains_key(anchor) {
            self.push(if alone {
                " class=\"verschilt\""
            } else {
                " verschilt"
            });
        }
    }

    /// The word before a passage that a correction changed.
    pub(super) fn change(&mut self, anchor: Option<&str>) {
        let found = anchor.and_then(|anchor| self.changes.get(anchor).copied());
        if let Some(found) = found {
            self.push("<span class=\"verschil\">");
            self.push(change(found));
            self.push("</span> ");
        }
    }

    /// The same above a heading.
    pub(super) fn change_above(&mut self, anchor: &str) {
        if let Some(found) = self.changes.get(anchor).copied() {
            self.push("<p class=\"verschil\">");
            self.push(change(found));
            self.push("</p>\n");
        }
    }

    /// The mark at the end of a passage: its number, which is the link to it. Only numbered passages
    /// have one; those that an author named are few.
    ///
    /// The style sheet shows the number: who copies or searches the words of a letter finds nothing
    /// between them.
    pub(super) fn mark(&mut self, anchor: &str) {
        let number = anchor.strip_prefix("al-").filter(|_| self.marks.is_some());
        let Some(number) = number else { return };
        self.push("<a class=\"al\" href=\"#al-");
        self.push(number);
        self.push("\" aria-label=\"alinea ");
        self.push(number);
        self.push("\" data-nr=\"");
        self.push(number);
        self.push("\"></a>");
    }

    /// The line that shows when a numbered passage is cited: its address, and where a mistake in it
    /// is reported.
    pub(super) fn passage_line(&mut self, element: &str, anchor: &str, content: &'a [Inline]) {
        let line = self.marks.and_then(|marks| marks.line.as_ref());
        let Some(line) = line.filter(|_| anchor.starts_with("al-")) else {
            return;
        };
        self.push("<");
        self.push(element);
        self.push(" class=\"plek\" data-pdf=\"skip\">");
        self.push(&line.address);
        self.push("#");
        self.push(anchor);
        if !line.report.is_empty() {
            self.push(" <a href=\"");
            for part in &line.report {
                match part {
                    Part::Text(text) => self.push(text),
                    Part::Anchor => {
                        self.push("%23");
                        self.push(anchor);
                    }
                    Part::Words => {
                        let words = first_words(content, self);
                        percent_encode(&mut self.html, &words);
                    }
                }
            }
            self.push("\">Fout gezien?</a>");
        }
        self.push("</");
        self.push(element);
        self.push(">");
    }
}

/// `„De gemeenten willen die cirkel doorbreken…”`: enough to find the passage by.
fn first_words(content: &[Inline], body: &Body<'_>) -> String {
    let text = plain_text(content, body.document.figures);
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(WORDS) else {
        return format!("„{text}”");
    };
    let start = &text[..end];
    let start = start.rsplit_once(' ').map_or(start, |(before, _)| before);
    format!("„{}…”", start.trim_end_matches([',', ';', ':', '.']))
}

/// The words of an item, where it begins with words.
pub(super) fn opening(blocks: &[Block]) -> &[Inline] {
    match blocks {
        [Block::Paragraph { content, .. }, ..] => content,
        _ => &[],
    }
}

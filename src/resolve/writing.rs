//! What letters and pages have in common: data above a text with holes, which becomes a body.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::body::{self, Body};
use super::expand::{Expanded, expand};
use super::figures::{Asker, find};
use super::functions::{Leaf, Leaves};
use super::{Context, Reference, sections};
use crate::diag::{self, Diagnostics, FileId, Located, Span, Words, phrases};
use crate::model::{Block, Date, LetterStatus, Notice, NoticeKind, Status, plain_text};
use crate::syntax::HoledText;
use crate::syntax::front_matter::FigureRequest;

/// A summary that nobody wrote is at most this long, in characters.
const SUMMARY_LENGTH: usize = 240;

/// A letter or page as its author wrote it.
pub struct Writing<'a> {
    /// Which of the two it is.
    pub kind: Kind,
    /// Its file.
    pub file: FileId,
    /// Where its text begins, in bytes of the file.
    pub body: usize,
    /// A small place, for complaints about it as a whole.
    pub span: Span,
    /// The letter template that it takes its sections from.
    pub template: Option<&'a Located<String>>,
    /// The figures that it asks for, by name.
    pub figures: &'a BTreeMap<String, FigureRequest>,
    /// The date of a letter, which its charts may mark.
    pub letter_date: Option<Date>,
    /// Its date, or that of the build.
    pub date: Date,
    /// The day that decides what it knows: its date, or for a correction that of the correction.
    pub as_of: Date,
    /// The anchors of what stands around its text, which links may lead to as well.
    pub anchors: Vec<String>,
    /// Whether it is public. What is public may not lean on what is not.
    pub is_public: bool,
    /// Whether what stands above it is without mistakes.
    pub is_sound: bool,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter.
    Letter,
    /// A free page.
    Page,
}

impl Kind {
    /// The name under which its tags find its own fields.
    fn variable(self) -> &'static str {
        match self {
            Kind::Letter => "brief",
            Kind::Page => "pagina",
        }
    }

    /// Words for the one that is being read.
    pub fn this(self) -> Words {
        match self {
            Kind::Letter => phrases::term::THIS_LETTER,
            Kind::Page => phrases::term::THIS_PAGE,
        }
    }
}

/// Fills the holes of a letter or page and makes the body. `fields` are its own fields, as its tags
/// name them. Every mistake is reported; `None` when its tags are wrong. What it refers to goes to
/// `references` in any case, so that wrong ones can be reported in the same run.
pub fn fill(
    context: &Arc<Context>,
    writing: &Writing<'_>,
    fields: &[(&str, &str)],
    references: &mut Vec<Reference>,
    diagnostics: &mut Diagnostics,
) -> Option<Body> {
    let asker = Asker {
        date: writing.date,
        as_of: writing.as_of,
        references: &context.project.references,
    };
    let mut leaves = Leaves::default();
    let variables = variables(context, writing, fields, &asker, &mut leaves, diagnostics);
    if !writing.is_sound {
        mistakes_in_tags(context, writing, diagnostics);
        other_mistakes(context, writing, &asker, references, diagnostics);
        return None;
    }
    let Some(expanded) = expand(context, writing, leaves, variables, diagnostics) else {
        other_mistakes(context, writing, &asker, references, diagnostics);
        return None;
    };
    let is_filled = !diagnostics.has_errors();
    let mut body = body::build(context, writing, &asker, &expanded, diagnostics);
    body.is_filled = is_filled;
    references.append(&mut body.references);
    Some(body)
}

/// Mistakes in the tags of a text with mistakes above it. Which figures it has is not known then, so
/// their names are not looked at.
fn mistakes_in_tags(context: &Context, writing: &Writing<'_>, diagnostics: &mut Diagnostics) {
    let text = &context.project.sources.file(writing.file).text;
    let part = writing.body..text.len();
    let holed = HoledText::read(writing.file, text, part, None, diagnostics);
    sections::check_includes(&context.project, &holed, diagnostics);
}

/// Mistakes in a text whose holes cannot be filled: whoever mends its tags wants to hear of the
/// rest as well. What may stand in its template is not missed here.
fn other_mistakes(
    context: &Context,
    writing: &Writing<'_>,
    asker: &Asker<'_>,
    references: &mut Vec<Reference>,
    diagnostics: &mut Diagnostics,
) {
    let text = &context.project.sources.file(writing.file).text;
    // What a fenced block without end swallowed is no request.
    let fences = diagnostics.sorted().into_iter().filter_map(|reported| {
        let start = reported.primary.range().start;
        let is_fence = std::ptr::eq(reported.entry, &diag::template::UNCLOSED_BLOCK)
            && reported.primary.file == writing.file
            && text[start..].starts_with(['`', '~']);
        is_fence.then_some(start)
    });
    let text = &text[..fences.min().unwrap_or(text.len())];
    let written = Expanded::as_written(writing.file, text, writing.body);
    let mut found = Diagnostics::default();
    references.append(&mut body::build(context, writing, asker, &written, &mut found).references);
    for diagnostic in found.sorted() {
        if !std::ptr::eq(diagnostic.entry, &diag::text::UNKNOWN_ANCHOR) {
            diagnostics.push(diagnostic.clone());
        }
    }
}

/// What tags can name: figures and the text's own fields, all as markers.
fn variables(
    context: &Context,
    writing: &Writing<'_>,
    fields: &[(&str, &str)],
    asker: &Asker<'_>,
    leaves: &mut Leaves,
    diagnostics: &mut Diagnostics,
) -> tera::Context {
    let mut figures = BTreeMap::new();
    for (name, request) in writing.figures {
        let leaf = match context.snapshots.get(&request.dataset.value, asker.as_of) {
            None => {
                diagnostics.extend(context.unknown_dataset(&request.dataset));
                Leaf::Broken
            }
            Some(snapshot) => find(snapshot, request, asker, diagnostics)
                .map_or(Leaf::Broken, |value| Leaf::Figure(Box::new(value))),
        };
        figures.insert(name.clone(), leaves.add(leaf));
    }
    let fields: BTreeMap<&str, String> = fields
        .iter()
        .map(|(name, text)| (*name, leaves.add(Leaf::Text((*text).to_owned()))))
        .collect();
    let mut variables = tera::Context::new();
    variables.insert("cijfers", &figures);
    variables.insert(writing.kind.variable(), &fields);
    variables
}

/// What a reader must know before reading on.
pub fn notices(
    kind: Kind,
    status: LetterStatus,
    reconstruction: Option<&str>,
    body: &Body,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut notice = |kind, text: String| notices.push(Notice { kind, text });
    if status == LetterStatus::Draft {
        let words = match kind {
            Kind::Letter => "Deze brief is nog niet vastgesteld en kan veranderen.",
            Kind::Page => "Deze pagina is nog niet af en kan veranderen.",
        };
        notice(NoticeKind::Draft, words.to_owned());
    }
    if let Some(words) = reconstruction {
        let words = words.trim_end_matches('.');
        notice(
            NoticeKind::Reconstruction,
            format!("Reconstructie {words}."),
        );
    }
    let fictitious = body
        .figures
        .iter()
        .any(|figure| figure.status == Status::Fictitious)
        || body.sources.has_status(Status::Fictitious);
    if fictitious {
        let words = match kind {
            Kind::Letter => "Cijfers in deze brief zijn fictief: verzonnen als voorbeeld.",
            Kind::Page => "Cijfers op deze pagina zijn fictief: verzonnen als voorbeeld.",
        };
        notice(NoticeKind::Fictitious, words.to_owned());
    }
    notices
}

/// The summary that an author wrote, or the first words of the first paragraph, cut between words.
pub fn summary(written: Option<&Located<String>>, body: &Body) -> String {
    if let Some(written) = written {
        return written.value.clone();
    }
    let text = body.blocks.iter().find_map(|block| match block {
        Block::Paragraph { content, .. } => Some(plain_text(content, &body.figures)),
        _ => None,
    });
    let text = text.unwrap_or_default();
    if text.chars().count() <= SUMMARY_LENGTH {
        return text;
    }
    let cut: String = text.chars().take(SUMMARY_LENGTH).collect();
    let words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{} …", words.trim_end_matches([',', ';', ':', '.']))
}

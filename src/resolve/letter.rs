//! One letter from its source: front matter, filled text, body, sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::body::{self, Body};
use super::expand::{Expanded, expand};
use super::figures::{Asker, find};
use super::functions::{Leaf, Leaves};
use super::{Context, Resolved, sections, signature};
use crate::diag::{self, Diagnostics};
use crate::model::{
    Block, HeaderField, HeaderValue, Headings, LETTER_SCHEMA, Letter, LetterStatus, Notice,
    NoticeKind, Sender, Signature, Status, notation, plain_text,
};
use crate::validate::LetterSource;

/// A summary that nobody wrote is at most this long, in characters.
const SUMMARY_LENGTH: usize = 240;

/// Resolves a letter.
pub fn resolve(
    context: &Arc<Context>,
    letter: &LetterSource,
    diagnostics: &mut Diagnostics,
) -> Option<Resolved> {
    let mut found = Diagnostics::default();
    let as_of = body::as_of(letter, context.now);
    let asker = Asker {
        as_of,
        references: &context.project.references,
    };
    let mut leaves = Leaves::default();
    let variables = variables(context, letter, &asker, &mut leaves, &mut found);
    let expanded = expand(context, letter, as_of, leaves, variables, &mut found);
    let body = expanded.map(|expanded| {
        let body = body::build(context, letter, &asker, &expanded, &mut found);
        sections::check(
            &context.project.settings,
            &body.sections,
            letter.front.span,
            &mut found,
        );
        body
    });
    if body.is_none() {
        other_mistakes(context, letter, &asker, &mut found);
    }
    let signature = signature::signature(&context.project.settings, &letter.front, &mut found);
    let failed = found.has_errors();
    diagnostics.append(found);
    let body = body.filter(|_| !failed)?;
    Some(finish(context, letter, signature, body))
}

/// Mistakes in a letter whose holes cannot be filled: whoever mends its tags wants to hear of the
/// rest as well. What may stand in its template is not missed here.
fn other_mistakes(
    context: &Context,
    letter: &LetterSource,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) {
    let text = &context.project.sources.file(letter.file).text;
    let written = Expanded::as_written(letter.file, text, letter.body);
    let mut found = Diagnostics::default();
    body::build(context, letter, asker, &written, &mut found);
    for diagnostic in found.sorted() {
        if !std::ptr::eq(diagnostic.entry, &diag::text::UNKNOWN_ANCHOR) {
            diagnostics.push(diagnostic.clone());
        }
    }
}

/// What the tags of a letter can name: its figures and its own fields, all as markers.
fn variables(
    context: &Context,
    letter: &LetterSource,
    asker: &Asker<'_>,
    leaves: &mut Leaves,
    diagnostics: &mut Diagnostics,
) -> tera::Context {
    let mut figures = BTreeMap::new();
    for (name, request) in &letter.front.figures {
        let leaf = match context.snapshots.get(&request.dataset.value, asker.as_of) {
            None => {
                diagnostics.push(context.unknown_dataset(&request.dataset));
                Leaf::Broken
            }
            Some(snapshot) => find(snapshot, request, asker, diagnostics)
                .map_or(Leaf::Broken, |value| Leaf::Figure(Box::new(value))),
        };
        figures.insert(name.clone(), leaves.add(leaf));
    }
    let front = &letter.front;
    let mut fields = BTreeMap::new();
    let mut field = |name: &str, text: &str| {
        fields.insert(name.to_owned(), leaves.add(Leaf::Text(text.to_owned())));
    };
    field("onderwerp", &front.subject.value);
    field(
        "datum",
        &front
            .date
            .as_ref()
            .map_or(String::new(), |d| notation::date(d.value)),
    );
    field(
        "kenmerk",
        front
            .kenmerk
            .as_ref()
            .map_or("", |kenmerk| kenmerk.value.as_str()),
    );
    field("soort", &context.project.settings.letter_name);
    for spec in &context.project.settings.header {
        if !crate::syntax::settings::FIXED_FIELDS.contains(&spec.field.as_str()) {
            field(
                &spec.field,
                front.fields.get(&spec.field).map_or("", |text| &text.value),
            );
        }
    }
    let mut variables = tera::Context::new();
    variables.insert("cijfers", &figures);
    variables.insert("brief", &fields);
    variables
}

fn finish(
    context: &Context,
    source: &LetterSource,
    signature: Option<Signature>,
    body: Body,
) -> Resolved {
    let settings = &context.project.settings;
    let front = &source.front;
    let summary = match &front.summary {
        Some(summary) => summary.value.clone(),
        None => first_words(&body),
    };
    let sender = front.sender.clone().unwrap_or_else(|| Sender {
        name: settings.organisation.name.clone(),
        code: settings.organisation.code.clone(),
    });
    let letter = Letter {
        schema: LETTER_SCHEMA,
        kind_name: settings.letter_name.clone(),
        kenmerk: front.kenmerk.as_ref().map(|kenmerk| kenmerk.value.clone()),
        address: source.address.clone(),
        status: front.status,
        language: settings.language.clone(),
        subject: front.subject.value.clone(),
        date: front.date.as_ref().map(|date| date.value),
        sender,
        summary,
        dossier: front.dossier.as_ref().map(|dossier| dossier.value.clone()),
        header: header(context, source),
        notices: notices(source, &body),
        secrecy: front.secrecy.clone(),
        body: body.blocks,
        footnotes: body.footnotes,
        figures: body.figures,
        charts: body.charts,
        tables: body.tables,
        signature,
        attachments: source.attachments.clone(),
        commitments: front.commitments.iter().map(|c| c.value.clone()).collect(),
        sources: body.sources.finish(),
        headings: Headings {
            attachments: (!source.attachments.is_empty()).then(|| "Bijlagen".to_owned()),
            commitments: "Toezeggingen".to_owned(),
            footnotes: "Noten".to_owned(),
            sources: "Bronnen en peildata".to_owned(),
        },
    };
    Resolved {
        letter,
        copied: source.copied.clone(),
        references: body.references,
        anchors: body.anchors,
    }
}

/// The fields of the head, in the order of the settings; those without a value are left out.
fn header(context: &Context, source: &LetterSource) -> Vec<HeaderField> {
    let front = &source.front;
    let value = |field: &str| match field {
        "datum" => front.date.as_ref().map(|date| HeaderValue::Date {
            date: date.value,
            text: notation::date(date.value),
        }),
        "onderwerp" => Some(HeaderValue::Text {
            text: front.subject.value.clone(),
        }),
        "kenmerk" => front.kenmerk.as_ref().map(|kenmerk| HeaderValue::Text {
            text: kenmerk.value.as_str().to_owned(),
        }),
        "geheimhouding" => Some(HeaderValue::Text {
            text: secrecy_in_head(source),
        }),
        other => front.fields.get(other).map(|text| HeaderValue::Text {
            text: text.value.clone(),
        }),
    };
    context
        .project
        .settings
        .header
        .iter()
        .filter_map(|spec| {
            Some(HeaderField {
                field: spec.field.clone(),
                label: spec.label.clone(),
                value: value(&spec.field)?,
            })
        })
        .collect()
}

/// Whether the letter is secret, and what of it is: `Nee; bijlage 2 is geheim`.
fn secrecy_in_head(source: &LetterSource) -> String {
    if let Some(secrecy) = &source.front.secrecy {
        return match &secrecy.ground {
            Some(ground) => format!("Ja, op grond van {ground}"),
            None => "Ja".to_owned(),
        };
    }
    let secret = source.attachments.iter().zip(1..);
    let secret = secret.filter(|(attachment, _)| attachment.secret.is_some());
    let numbers: Vec<String> = secret.map(|(_, number)| number.to_string()).collect();
    match numbers.as_slice() {
        [] => "Nee".to_owned(),
        [one] => format!("Nee; bijlage {one} is geheim"),
        [first @ .., last] => format!("Nee; bijlagen {} en {last} zijn geheim", first.join(", ")),
    }
}

fn notices(source: &LetterSource, body: &Body) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut notice = |kind, text: String| notices.push(Notice { kind, text });
    if let Some(secrecy) = &source.front.secrecy {
        notice(NoticeKind::Secret, secrecy.words());
    }
    if source.front.status == LetterStatus::Draft {
        let words = "Deze brief is nog niet vastgesteld en kan veranderen.";
        notice(NoticeKind::Draft, words.to_owned());
    }
    if let Some(words) = &source.front.reconstruction {
        let words = words.value.trim_end_matches('.');
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
        let words = "Cijfers in deze brief zijn fictief: verzonnen als voorbeeld.";
        notice(NoticeKind::Fictitious, words.to_owned());
    }
    notices
}

/// The first words of the first paragraph, cut between words.
fn first_words(body: &Body) -> String {
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

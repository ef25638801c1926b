//! One letter from its source: front matter, filled text, body, sources.

use std::sync::Arc;

use super::body::Body;
use super::writing::{self, Kind, Writing, fill};
use super::{Anchors, Context, Resolved, sections};
use crate::diag::Diagnostics;
use crate::model::{HeaderField, HeaderValue, Headings, LETTER_SCHEMA, Letter, Sender, notation};
use crate::syntax::settings::FIXED_FIELDS;
use crate::validate::LetterSource;

/// Resolves a letter.
pub fn resolve(
    context: &Arc<Context>,
    letter: &LetterSource,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    let mut found = Diagnostics::default();
    let mut references = Vec::new();
    let front = &letter.front;
    let date = front.date.as_ref().map(|date| date.value);
    let writing = Writing {
        kind: Kind::Letter,
        file: letter.file,
        body: letter.body,
        span: front.span,
        template: front.template.as_ref(),
        figures: &front.figures,
        letter_date: date,
        as_of: date.unwrap_or(context.now),
        is_public: letter.is_public,
    };
    let day = date.map_or(String::new(), notation::date);
    let fields = fields(context, letter, &day);
    let body = fill(context, &writing, &fields, &mut references, &mut found);
    if let Some(body) = &body {
        let settings = &context.project.settings;
        sections::check(settings, &body.sections, front.span, &mut found);
    }
    let failed = found.has_errors();
    diagnostics.append(found);
    let Some(mut body) = body.filter(|_| !failed) else {
        return Resolved {
            value: None,
            references,
            anchors: Anchors::default(),
        };
    };
    let anchors = std::mem::take(&mut body.anchors);
    Resolved {
        value: Some(finish(context, letter, body)),
        references,
        anchors,
    }
}

/// A letter's own fields, as its tags name them. `day` is its date in words.
fn fields<'a>(
    context: &'a Context,
    letter: &'a LetterSource,
    day: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let front = &letter.front;
    let settings = &context.project.settings;
    let number = front.kenmerk.as_ref();
    let mut fields = vec![
        ("onderwerp", front.subject.value.as_str()),
        ("datum", day),
        (
            "kenmerk",
            number.map_or("", |kenmerk| kenmerk.value.as_str()),
        ),
        ("soort", &settings.letter_name),
    ];
    for spec in &settings.header {
        if !FIXED_FIELDS.contains(&spec.field.as_str()) {
            let text = front.fields.get(&spec.field);
            fields.push((&spec.field, text.map_or("", |text| text.value.as_str())));
        }
    }
    fields
}

fn finish(context: &Context, source: &LetterSource, body: Body) -> Letter {
    let settings = &context.project.settings;
    let front = &source.front;
    let summary = writing::summary(front.summary.as_ref(), &body);
    let reconstruction = front.reconstruction.as_ref();
    let reconstruction = reconstruction.map(|words| words.value.as_str());
    let notices = writing::notices(Kind::Letter, front.status, reconstruction, &body);
    let sender = front.sender.clone().unwrap_or_else(|| Sender {
        name: settings.organisation.name.clone(),
        code: settings.organisation.code.clone(),
    });
    Letter {
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
        notices,
        body: body.blocks,
        footnotes: body.footnotes,
        figures: body.figures,
        charts: body.charts,
        tables: body.tables,
        commitments: front.commitments.iter().map(|c| c.value.clone()).collect(),
        sources: body.sources.finish(),
        headings: Headings::dutch(),
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

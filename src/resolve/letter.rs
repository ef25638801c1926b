//! One letter from its source: front matter, filled text, body, sources.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::body::Body;
use super::writing::{self, Kind, Writing, fill};
use super::{Anchors, Context, Resolved, Uses, sections, signature};
use crate::diag::{Diagnostics, Located};
use crate::model::{
    AlphabetKey, Commitment, Date, HeaderField, HeaderValue, Headings, LETTER_SCHEMA, Letter,
    LetterTheme, NationalTheme, Notice, NoticeKind, Sender, Signature, notation,
};
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::settings::{FIXED_FIELDS, PORTFOLIO_HOLDER};
use crate::validate::LetterSource;

/// Resolves a letter, with what was known on its date.
pub fn resolve(
    context: &Arc<Context>,
    letter: &LetterSource,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    let date = letter.front.date.as_ref().map(|date| date.value);
    resolve_as_of(context, letter, date.unwrap_or(context.now), diagnostics)
}

/// Resolves a letter for its correction, with what was known on the day of that. What the letter speaks
/// about stays the same: where it names no time, the one that was the latest on its date.
pub fn corrected(
    context: &Arc<Context>,
    letter: &LetterSource,
    known_on: Date,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    let date = letter.front.date.as_ref().map(|date| date.value);
    let Some(date) = date.filter(|date| *date < known_on) else {
        return resolve(context, letter, diagnostics);
    };
    let later = Arc::new(context.of_correction(date));
    let resolved = resolve_as_of(&later, letter, known_on, diagnostics);
    context.snapshots.note_used(&later.snapshots);
    resolved
}

fn resolve_as_of(
    context: &Arc<Context>,
    letter: &LetterSource,
    as_of: Date,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    let mut found = Diagnostics::default();
    let mut references = Vec::new();
    let front = &letter.front;
    let date = front.date.as_ref().map(|date| date.value);
    let promised = front.commitments.iter().zip(1..);
    let writing = Writing {
        anchors: promised
            .map(|(promise, number)| Commitment::anchor(&promise.commitment.key(number)))
            .collect(),
        kind: Kind::Letter,
        file: letter.file,
        body: letter.body,
        span: front.span,
        template: front.template.as_ref(),
        figures: &front.figures,
        letter_date: date,
        date: date.unwrap_or(context.now),
        as_of,
        is_public: letter.is_public,
        is_sound: letter.is_sound,
    };
    let day = date.map_or(String::new(), notation::date);
    let fields = fields(context, letter, &day);
    let body = fill(context, &writing, &fields, &mut references, &mut found);
    if let Some(body) = &body {
        sections::check(context, letter, &body.sections, &mut found);
        if body.is_filled {
            sections::check_empty(context, letter, &body.sections, &mut found);
        }
    }
    let signature = signature::signature(&context.project.settings, &letter.front, &mut found);
    let failed = found.has_errors();
    diagnostics.append(found);
    let Some(mut body) = body.filter(|_| !failed) else {
        return Resolved {
            value: None,
            references,
            anchors: Anchors::default(),
            uses: Uses::default(),
        };
    };
    let anchors = std::mem::take(&mut body.anchors);
    let uses = std::mem::take(&mut body.uses);
    Resolved {
        value: Some(finish(context, letter, signature, body)),
        references,
        anchors,
        uses,
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

fn finish(
    context: &Context,
    source: &LetterSource,
    signature: Option<Signature>,
    mut body: Body,
) -> Letter {
    let settings = &context.project.settings;
    let front = &source.front;
    let summary = writing::summary(front.summary.as_ref(), &body);
    let reconstruction = front.reconstruction.as_ref();
    let reconstruction = reconstruction.map(|words| words.value.as_str());
    let mut notices = writing::notices(Kind::Letter, front.status, reconstruction, &body);
    if let Some(secrecy) = &front.secrecy {
        let notice = Notice {
            kind: NoticeKind::Secret,
            text: secrecy.words(),
        };
        notices.insert(0, notice);
    }
    let sender = front.sender.as_ref().map(|sender| sender.value.clone());
    let sender = sender.unwrap_or_else(|| Sender {
        name: settings.organisation.name.clone(),
        code: settings.organisation.code.clone(),
    });
    let references = &context.project.references;
    let spoken_of = body.sources.spoken_of();
    Letter {
        schema: LETTER_SCHEMA,
        kind_name: settings.letter_name.clone(),
        kenmerk: front.kenmerk.as_ref().map(|kenmerk| kenmerk.value.clone()),
        address: source.address.clone(),
        status: front.status,
        version: None,
        correction: None,
        language: settings.language.clone(),
        subject: front.subject.value.clone(),
        date: front.date.as_ref().map(|date| date.value),
        sender,
        summary,
        holders: front
            .holders
            .iter()
            .map(|holder| holder.value.clone())
            .collect(),
        dossier: front.dossier.as_ref().map(|dossier| dossier.value.clone()),
        themes: themes(context, front),
        organisations: listed(
            &front.organisations,
            !references.organisations.is_empty(),
            spoken_of.organisations,
        ),
        municipalities: listed(
            &front.municipalities,
            !references.municipalities.is_empty(),
            spoken_of.municipalities,
        ),
        areas: spoken_of.areas,
        header: header(context, source),
        notices,
        secrecy: front.secrecy.clone(),
        body: body.blocks,
        footnotes: body.footnotes,
        figures: body.figures,
        charts: body.charts,
        tables: body.tables,
        signature,
        attachments: source.attachments.clone(),
        aliases: Vec::new(),
        commitments: promised(front),
        settlements: source.settlements.clone(),
        sources: body.sources.finish(),
        headings: Headings {
            settlements: (!source.settlements.is_empty())
                .then(|| "Eerdere toezeggingen".to_owned()),
            attachments: (!source.attachments.is_empty()).then(|| "Bijlagen".to_owned()),
            ..Headings::dutch()
        },
    }
}

/// The themes of a letter, with their addresses where the site's list knows them.
fn themes(context: &Context, front: &FrontMatter) -> Vec<LetterTheme> {
    let theme = |name: &Located<String>| {
        let listed = context.project.references.theme(&name.value);
        let national = listed.and_then(|theme| theme.national);
        LetterTheme {
            name: name.value.clone(),
            uri: national.map(NationalTheme::address),
        }
    };
    front.themes.iter().map(theme).collect()
}

/// The names that an author gives and those in the data, each once, by the alphabet. Where the site has no list,
/// nobody knows what the names in the data stand for: „overig” is one as well.
fn listed(named: &[Located<String>], has_list: bool, mut in_data: BTreeSet<String>) -> Vec<String> {
    if !has_list {
        in_data.clear();
    }
    in_data.extend(named.iter().map(|name| name.value.clone()));
    let mut names: Vec<String> = in_data.into_iter().collect();
    if names.len() > 1 {
        names.sort_by_cached_key(|name| AlphabetKey::of(name));
    }
    names
}

fn promised(front: &FrontMatter) -> Vec<Commitment> {
    let promises = front.commitments.iter();
    promises.map(|promise| promise.commitment.clone()).collect()
}

/// The fields of the head, in the order of the settings; those without a value are left out.
fn header(context: &Context, source: &LetterSource) -> Vec<HeaderField> {
    let front = &source.front;
    let words = |text: &str| HeaderValue::Text {
        text: text.to_owned(),
        names: Vec::new(),
    };
    let value = |field: &str| match field {
        "datum" => front.date.as_ref().map(|date| HeaderValue::Date {
            date: date.value,
            text: notation::date(date.value),
        }),
        "onderwerp" => Some(words(&front.subject.value)),
        "kenmerk" => front.kenmerk.as_ref().map(|k| words(k.value.as_str())),
        "geheimhouding" => Some(words(&secrecy_in_head(source))),
        PORTFOLIO_HOLDER if front.holders.len() > 1 => {
            let names = front.holders.iter().map(|holder| holder.value.name.clone());
            front.fields.get(field).map(|text| HeaderValue::Text {
                text: text.value.clone(),
                names: names.collect(),
            })
        }
        other => front.fields.get(other).map(|text| words(&text.value)),
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

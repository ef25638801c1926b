//! The letters of a site: front matter, numbers, addresses, and which of them may be shown.

use std::collections::BTreeMap;

use super::{Gate, LetterSource, Listed};
use crate::diag::{self, Diagnostic, Diagnostics, Span, Words, nearest};
use crate::load::Sources;
use crate::model::{is_device_name, slug};
use crate::syntax::HoledText;
use crate::syntax::front_matter::{self, FrontMatter};
use crate::syntax::settings::Settings;

/// What reading the letters brings.
#[derive(Default)]
pub(super) struct Letters {
    pub shown: Vec<LetterSource>,
    pub directory: BTreeMap<String, Listed>,
    pub hidden: usize,
}

/// Reads the front matter of all letters. Two letters with one address are reported, also when
/// only one of them is shown.
pub(super) fn read(
    sources: &Sources,
    settings: &Settings,
    templates: &BTreeMap<String, HoledText>,
    gate: Gate,
    diagnostics: &mut Diagnostics,
) -> Letters {
    let mut letters = Letters::default();
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    for file in &sources.letters {
        let source = sources.map.file(*file);
        let parsed = front_matter::parse(&source.text, *file, settings, diagnostics);
        let Some((front, body)) = parsed else {
            continue;
        };
        check_template(&front, templates, diagnostics);
        check_year(&front, settings, diagnostics);
        let address = address(&front, &source.path);
        let place = front
            .kenmerk
            .as_ref()
            .map_or(front.span, |kenmerk| kenmerk.span);
        check_name(&address, place, diagnostics);
        let key = match &front.kenmerk {
            Some(kenmerk) => kenmerk.value.slug(),
            None => address.clone(),
        };
        if let Some(before) = taken.get(&key) {
            let number = front
                .kenmerk
                .as_ref()
                .map_or(key.as_str(), |k| k.value.as_str());
            diagnostics.push(
                Diagnostic::new(&diag::text::DUPLICATE_NUMBER, place)
                    .with("number", number)
                    .related(
                        *before,
                        Words::new("hier staat het eerder", "here it stands before"),
                    ),
            );
            continue;
        }
        taken.insert(key.clone(), place);
        let is_public = gate.is_public(front.status, front.date.as_ref().map(|date| date.value));
        if !is_public && !gate.shows_drafts {
            letters.hidden += 1;
            continue;
        }
        if let Some(kenmerk) = &front.kenmerk {
            let listed = Listed {
                kenmerk: kenmerk.value.clone(),
                address: address.clone(),
                is_public,
            };
            letters.directory.insert(key, listed);
        }
        letters.shown.push(LetterSource {
            file: *file,
            front,
            body,
            is_public,
            address,
        });
    }
    letters
}

/// The last part of an address becomes a folder.
fn check_name(address: &str, place: Span, diagnostics: &mut Diagnostics) {
    let name = address.trim_end_matches('/').rsplit('/').next();
    if let Some(name) = name.filter(|name| is_device_name(name)) {
        diagnostics.push(Diagnostic::new(&diag::file::DEVICE_NAME, place).with("name", name));
    }
}

fn check_template(
    front: &FrontMatter,
    templates: &BTreeMap<String, HoledText>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(name) = &front.template
        && !templates.contains_key(&name.value)
    {
        diagnostics.push(
            Diagnostic::new(&diag::template::UNKNOWN_TEMPLATE, name.span)
                .suggest(nearest(&name.value, templates.keys().map(String::as_str)))
                .with("name", name.value.as_str()),
        );
    }
}

/// A number that follows the pattern names the year of its letter.
fn check_year(front: &FrontMatter, settings: &Settings, diagnostics: &mut Diagnostics) {
    let (Some(kenmerk), Some(date)) = (&front.kenmerk, &front.date) else {
        return;
    };
    let number = kenmerk.value.as_str();
    let year = date.value.year();
    if let Some((Some(named), _)) = settings.number_pattern.read(number)
        && named != year
    {
        diagnostics.push(
            Diagnostic::new(&diag::text::NUMBER_YEAR, kenmerk.span)
                .with("number", number)
                .with("named", named.to_string())
                .with("year", year.to_string())
                .related(date.span, Words::new("dit is de datum", "this is the date")),
        );
    }
}

/// `brieven/<year>/<number>/`. A draft may lack both: the name of its file is its address then.
fn address(front: &FrontMatter, path: &str) -> String {
    let file_name = path.rsplit('/').next().unwrap_or(path);
    let name = match &front.kenmerk {
        Some(kenmerk) => kenmerk.value.slug(),
        None => slug(file_name.strip_suffix(".md").unwrap_or(file_name)),
    };
    match &front.date {
        Some(date) => format!("brieven/{}/{name}/", date.value.year()),
        None => format!("brieven/concept/{name}/"),
    }
}

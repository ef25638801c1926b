//! The letters of a site: front matter, numbers, addresses, and which of them may be shown.

use std::collections::BTreeMap;

use super::aliases::Moved;
use super::coming::Coming;
use super::data::Data;
use super::{
    Gate, Hidden, LetterSource, Listed, Promised, Published, PublishedLetter, WithdrawnLetter,
    attachments, names,
};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest, phrases};
use crate::load::Sources;
use crate::model::{LetterStatus, Record, is_device_name, slug};
use crate::syntax::HoledText;
use crate::syntax::commitments::Promise;
use crate::syntax::front_matter::{self, FrontMatter};
use crate::syntax::plain_number;
use crate::syntax::settings::Settings;

/// What reading the letters brings.
#[derive(Default)]
pub(super) struct Letters {
    pub shown: Vec<LetterSource>,
    /// The sources of letters of the record.
    pub of_published: Vec<LetterSource>,
    /// Those that are ready and not published.
    pub coming: Vec<Coming>,
    pub directory: BTreeMap<String, Listed>,
    pub directory_is_whole: bool,
    pub hidden: Hidden,
    /// Those that say where they stood before.
    pub moved: Vec<Moved>,
    /// Where the number of each letter stands, by its slug.
    pub numbers: BTreeMap<String, Span>,
    /// The addresses of all letters, shown or not.
    pub places: BTreeMap<String, Span>,
}

/// What was published before.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub record: &'a Record,
    pub published: &'a Published,
}

/// Where letters stood that came first, by the slug of their number and by their address.
#[derive(Default)]
struct Taken {
    numbers: BTreeMap<String, Span>,
    addresses: BTreeMap<String, Span>,
}

/// Reads the front matter of all letters. Two letters with one address are reported, also when
/// only one of them is shown.
///
/// A letter with a mistake here goes on, so that its text is checked as well.
pub(super) fn read(
    sources: &Sources,
    settings: &Settings,
    templates: &BTreeMap<String, HoledText>,
    data: &Data,
    known: Known<'_>,
    gate: Gate<'_>,
    diagnostics: &mut Diagnostics,
) -> Letters {
    let mut letters = Letters {
        directory_is_whole: true,
        ..Letters::default()
    };
    let mut taken = Taken::default();
    // The old addresses that the source of a published letter gives now.
    let mut sources_of: BTreeMap<String, Vec<Located<String>>> = BTreeMap::new();
    for letter in &known.published.letters {
        let slug = letter.kenmerk.slug();
        letters.directory.insert(slug, letter.listed());
    }
    for letter in &known.published.withdrawn {
        let slug = letter.kenmerk.slug();
        letters.directory.insert(slug, letter.listed());
    }
    for file in &sources.letters {
        let source = sources.map.file(*file);
        // Old addresses can be added to a published letter at any time.
        if !gate.shows_drafts
            && !source.text.contains("\naliassen")
            && let Some(number) = plain_number(&source.text, *file)
            && taken.is_of_record(&number, known.record)
        {
            // It counts as it was published, whatever became of its source.
            continue;
        }
        let mut found = Diagnostics::default();
        let parsed = front_matter::parse(&source.text, *file, settings, &mut found);
        let Some((mut front, body)) = parsed else {
            diagnostics.append(found);
            letters.directory_is_whole = false;
            continue;
        };
        check_template(&front, templates, &mut found);
        check_year(&front, settings, &mut found);
        if data.lists_are_whole {
            names::resolve(&mut front, settings, &data.references, &mut found);
        }
        let (attachments, copied) =
            attachments::resolve(&front.attachments, &source.path, sources, &mut found);
        let address = address(&front, &source.path);
        check_name(&front, &address, &mut found);
        let is_own = taken.is_free(&front, &address, &mut found);
        let is_sound = !found.has_errors();
        let number = front.kenmerk.as_ref();
        if is_own && number.is_some_and(|number| known.record.letter(&number.value).is_some()) {
            // It counts as it was published; its source is looked at on request only.
            if let Some(number) = number {
                sources_of.insert(number.value.slug(), front.aliases.clone());
            }
            letters.of_published.push(LetterSource {
                file: *file,
                front,
                body,
                is_public: true,
                address,
                attachments,
                copied,
                settlements: Vec::new(),
                is_sound,
                mistakes: found,
            });
            continue;
        }
        diagnostics.append(found);
        let is_public = gate.is_public(&front);
        if is_sound && is_own {
            letters.coming.extend(Coming::of(&front));
        }
        match &front.kenmerk {
            Some(kenmerk) if is_own => {
                let listed = Listed {
                    kenmerk: kenmerk.value.clone(),
                    address: address.clone(),
                    is_public,
                    is_withdrawn: false,
                    waits: front.status == LetterStatus::Ready && front.secrecy.is_none(),
                    is_secret: front.secrecy.is_some(),
                    is_sound,
                    date: front.date.as_ref().map(|date| date.value),
                    commitments: front.commitments.iter().map(promised).collect(),
                };
                letters.directory.insert(kenmerk.value.slug(), listed);
            }
            Some(_) => {}
            // Its number may be the one that a link names.
            None => letters.directory_is_whole &= is_sound,
        }
        if !front.aliases.is_empty() {
            letters.moved.push(Moved {
                address: address.clone(),
                title: front.subject.value.clone(),
                is_public,
                aliases: front.aliases.clone(),
            });
        }
        // One with mistakes is never shown: it goes on so that its text is checked in this run.
        if !is_public && !gate.shows_drafts && is_sound {
            let hidden = &mut letters.hidden;
            *match (&front.secrecy, front.status) {
                (Some(_), _) => &mut hidden.secret,
                (None, LetterStatus::Ready) => &mut hidden.waiting,
                (None, _) => &mut hidden.drafts,
            } += 1;
            continue;
        }
        letters.shown.push(LetterSource {
            file: *file,
            front,
            body,
            is_public,
            address,
            attachments,
            copied,
            settlements: Vec::new(),
            is_sound,
            mistakes: Diagnostics::default(),
        });
    }
    letters.numbers = taken.numbers;
    letters.places = taken.addresses;
    let place = Span::start_of(sources.settings);
    // What was published has its old addresses already: who wants one of them hears that it is taken.
    let mut first = Vec::new();
    for letter in &known.published.letters {
        let address = letter.address.clone();
        letters.places.entry(address).or_insert(place);
        first.extend(moved(letter, &sources_of, place));
    }
    for letter in &known.published.withdrawn {
        let address = letter.address.clone();
        letters.places.entry(address).or_insert(place);
        first.extend(moved_to_notice(letter, place));
    }
    letters.moved.splice(..0, first);
    letters
}

/// The old addresses of a letter that was withdrawn: they lead to the page that says so, and name nothing
/// of what it said.
fn moved_to_notice(letter: &WithdrawnLetter, place: Span) -> Option<Moved> {
    let aliases = letter.aliases.iter();
    let aliases: Vec<_> = aliases
        .map(|alias| Located::new(alias.clone(), place))
        .collect();
    (!aliases.is_empty()).then(|| Moved {
        address: letter.address.clone(),
        title: letter.kenmerk.to_string(),
        is_public: true,
        aliases,
    })
}

/// The old addresses of a published letter: those that it was published with, and those that its source
/// gives now. None of them is ever lost.
fn moved(
    letter: &PublishedLetter,
    sources: &BTreeMap<String, Vec<Located<String>>>,
    place: Span,
) -> Option<Moved> {
    let now = sources.get(&letter.kenmerk.slug());
    let mut aliases = now.cloned().unwrap_or_default();
    for alias in &letter.aliases {
        if !aliases.iter().any(|known| known.value == *alias) {
            aliases.push(Located::new(alias.clone(), place));
        }
    }
    (!aliases.is_empty()).then(|| Moved {
        address: letter.address.clone(),
        title: letter.subject.clone(),
        is_public: true,
        aliases,
    })
}

fn promised(promise: &Promise) -> Promised {
    Promised {
        id: promise.commitment.id.clone(),
        what: promise.commitment.what.clone(),
    }
}

impl Taken {
    /// Takes the number and the address of a letter of the record. A second letter with that number is
    /// none: it is read, and reported.
    fn is_of_record(&mut self, number: &Located<String>, record: &Record) -> bool {
        let key = slug(&number.value);
        let Some(recorded) = record.letters.get(&key) else {
            return false;
        };
        if self.numbers.contains_key(&key) {
            return false;
        }
        self.numbers.insert(key, number.span);
        self.addresses.insert(recorded.address(), number.span);
        true
    }

    /// Notes the number and the address of a letter; reports one that another letter has.
    fn is_free(
        &mut self,
        front: &FrontMatter,
        address: &str,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let before = phrases::place::EARLIER;
        let other = phrases::place::OTHER_LETTER;
        let number = front.kenmerk.as_ref();
        let place = number.map_or(front.span, |kenmerk| kenmerk.span);
        if let Some(kenmerk) = number {
            let key = kenmerk.value.slug();
            if let Some(first) = self.numbers.get(&key) {
                diagnostics.push(
                    Diagnostic::new(&diag::text::DUPLICATE_NUMBER, place)
                        .with("number", kenmerk.value.as_str())
                        .related(*first, before),
                );
                return false;
            }
            self.numbers.insert(key, place);
        }
        if let Some(first) = self.addresses.get(address) {
            diagnostics.push(
                Diagnostic::new(&diag::text::DUPLICATE_ADDRESS, place)
                    .with("address", address)
                    .related(*first, other),
            );
            return false;
        }
        self.addresses.insert(address.to_owned(), place);
        true
    }
}

/// The last part of an address becomes a folder.
fn check_name(front: &FrontMatter, address: &str, diagnostics: &mut Diagnostics) {
    let number = front.kenmerk.as_ref();
    let place = number.map_or(front.span, |kenmerk| kenmerk.span);
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
                .related(date.span, phrases::place::DATE),
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
    // Of a file name without letters or digits nothing is left.
    let name = if name.is_empty() { "brief" } else { &name };
    match &front.date {
        Some(date) => format!("brieven/{}/{name}/", date.value.year()),
        None => format!("brieven/concept/{name}/"),
    }
}

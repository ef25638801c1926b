//! Names in the front matter of a letter, held against the reference lists: portfolio holders, who
//! promises something, the sender, themes, the dossier, and the organisations and municipalities
//! that it is about. Another spelling becomes the name of the list. Where a
//! site has no list of a kind, any name will do.

use std::collections::BTreeSet;

use crate::dataset::{self, DossierEntry, Named, ReferenceLists, SpokenEntry};
use crate::diag::{self, Diagnostic, Diagnostics, Entry, Located, Span, nearest, phrases};
use crate::model::{Date, Person, is_device_name, notation, slug};
use crate::syntax::commitments::Promise;
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::settings::{PORTFOLIO_HOLDER, Settings};

/// What a promise by the whole college is signed with.
const COLLEGE: [&str; 4] = [
    "college",
    "het college",
    "college van burgemeester en wethouders",
    "het college van burgemeester en wethouders",
];

/// Gives the names in a front matter the spelling of the lists, and reports those in none.
pub(super) fn resolve(
    front: &mut FrontMatter,
    settings: &Settings,
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    if !references.persons.is_empty() {
        persons(front, references, diagnostics);
    } else {
        let names = front.holders.iter();
        check_addresses(
            names.map(|name| (name.value.name.as_str(), name.span)),
            diagnostics,
        );
    }
    if !references.themes.is_empty() {
        themes(front, references, diagnostics);
    } else {
        check_addresses(front.themes.iter().map(placed), diagnostics);
    }
    for (dimension, names, unknown) in [
        (
            "organisatie",
            &mut front.organisations,
            &diag::text::UNKNOWN_ORGANISATION,
        ),
        (
            "gemeente",
            &mut front.municipalities,
            &diag::letter::UNKNOWN_MUNICIPALITY,
        ),
    ] {
        spoken_of(dimension, names, references, unknown, diagnostics);
    }
    dossier(front, references, diagnostics);
    if !references.organisations.is_empty() {
        sender(front, settings, references, diagnostics);
    }
}

fn persons(front: &mut FrontMatter, references: &ReferenceLists, diagnostics: &mut Diagnostics) {
    let mut roll = Roll {
        references,
        date: front.date.as_ref().map(|date| date.value),
        called: BTreeSet::new(),
    };
    for holder in &mut front.holders {
        let Located { value, span } = holder;
        let called = roll.call(&value.name, *span, diagnostics);
        if let Some(person) = called {
            value.name.clone_from(&person.name);
            value.id.clone_from(&person.id);
            let function = roll.date.and_then(|date| person.function_on(date));
            value.function = function.map(str::to_owned);
        }
    }
    if let Some(field) = front.fields.get_mut(PORTFOLIO_HOLDER) {
        let names: Vec<&str> = front
            .holders
            .iter()
            .map(|holder| holder.value.name.as_str())
            .collect();
        field.value = notation::list(&names);
    }
    for promise in &mut front.commitments {
        roll.promised_by(promise, diagnostics);
    }
}

/// Gives the names in what was promised outside letters the spelling of the lists.
pub(super) fn resolve_spoken(
    spoken: &mut [SpokenEntry],
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    let mut roll = Roll {
        references,
        date: None,
        called: BTreeSet::new(),
    };
    for entry in spoken {
        if !references.persons.is_empty() {
            roll.date = Some(entry.made_on);
            roll.promised_by(&mut entry.promise, diagnostics);
        }
        if let Some(dossier) = &mut entry.dossier {
            listed_dossier(dossier, references, diagnostics);
        }
    }
}

/// The list of persons, as one letter asks it for names.
struct Roll<'a> {
    references: &'a ReferenceLists,
    date: Option<Date>,
    /// The names that were asked for: what is wrong with one is said once in a letter.
    called: BTreeSet<String>,
}

impl<'a> Roll<'a> {
    /// Gives who promises something the name of the list: the college, an organisation or a person.
    fn promised_by(&mut self, promise: &mut Promise, diagnostics: &mut Diagnostics) {
        let (Some(written), Some(place)) = (&promise.commitment.by, promise.by) else {
            return;
        };
        if COLLEGE.contains(&written.to_lowercase().as_str()) {
            return;
        }
        if let Some(organisation) = self.references.canonical("organisatie", written) {
            promise.commitment.by = Some(organisation);
        } else if let Some(person) = self.call(written, place, diagnostics) {
            promise.commitment.by = Some(person.name.clone());
            promise.commitment.by_id.clone_from(&person.id);
        }
    }

    /// The person of the list who is meant; reports why there is none.
    fn call(
        &mut self,
        written: &str,
        place: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Person> {
        let is_first = self.called.insert(written.to_owned());
        // Without a date nobody can tell who was in office; then nobody is told apart by it either.
        let day = self.date.unwrap_or(Date::MAX);
        let complaint = match self.references.person(written, day) {
            Named::Person(person) => {
                if let Some(date) = self.date.filter(|date| !person.holds_office_on(*date))
                    && is_first
                {
                    diagnostics.push(
                        Diagnostic::new(&diag::text::NOT_IN_OFFICE, place)
                            .with("name", person.name.as_str())
                            .with("date", notation::date(date)),
                    );
                }
                return Some(person);
            }
            Named::Several(persons) => {
                let ids: Vec<&str> = persons.iter().filter_map(|p| p.id.as_deref()).collect();
                Diagnostic::new(&diag::text::WHICH_PERSON, place).with("known", ids.join(", "))
            }
            Named::Nobody => {
                let persons = self.references.persons.iter();
                let known = persons.flat_map(|p| std::iter::once(&p.name).chain(&p.aliases));
                Diagnostic::new(&diag::text::UNKNOWN_PERSON, place)
                    .suggest(nearest(written, known.map(String::as_str)))
            }
        };
        if is_first {
            diagnostics.push(complaint.with("name", written));
        }
        None
    }
}

fn themes(front: &mut FrontMatter, references: &ReferenceLists, diagnostics: &mut Diagnostics) {
    for theme in &mut front.themes {
        match references.theme(&theme.value) {
            Some(listed) => theme.value.clone_from(&listed.name),
            None => {
                let listed = references.themes.iter();
                let known = listed.flat_map(|t| std::iter::once(&t.name).chain(&t.aliases));
                diagnostics.push(
                    Diagnostic::new(&diag::text::UNKNOWN_THEME, theme.span)
                        .suggest(nearest(&theme.value, known.map(String::as_str)))
                        .with("name", theme.value.as_str()),
                );
            }
        }
    }
}

fn dossier(front: &mut FrontMatter, references: &ReferenceLists, diagnostics: &mut Diagnostics) {
    let Some(written) = &mut front.dossier else {
        return;
    };
    let Some(listed) = listed_dossier(written, references, diagnostics) else {
        return;
    };
    if let (Some(date), Some(closed_on)) = (&front.date, listed.closed_on)
        && date.value > closed_on
    {
        diagnostics.push(
            Diagnostic::new(&diag::dossier::DOSSIER_CLOSED, written.span)
                .with("name", listed.name.value.as_str())
                .with("date", notation::date(closed_on))
                .related(date.span, phrases::place::DATE),
        );
    }
}

/// Gives the name of a dossier the spelling of the list; reports one that is not in it.
fn listed_dossier<'a>(
    written: &mut Located<String>,
    references: &'a ReferenceLists,
    diagnostics: &mut Diagnostics,
) -> Option<&'a DossierEntry> {
    if !dataset::check_name(written, diagnostics) || references.dossiers.is_empty() {
        return None;
    }
    let Some(listed) = references.dossier(&written.value) else {
        let dossiers = references.dossiers.iter();
        let known = dossiers.flat_map(|d| std::iter::once(&d.name).chain(&d.aliases));
        diagnostics.push(
            Diagnostic::new(&diag::dossier::UNKNOWN_DOSSIER, written.span)
                .suggest(nearest(
                    &written.value,
                    known.map(|name| name.value.as_str()),
                ))
                .with("name", written.value.as_str()),
        );
        return None;
    };
    written.value.clone_from(&listed.name.value);
    Some(listed)
}

/// The organisations or municipalities that a letter is about. Each is named once.
fn spoken_of(
    dimension: &str,
    names: &mut Vec<Located<String>>,
    references: &ReferenceLists,
    unknown: &'static Entry,
    diagnostics: &mut Diagnostics,
) {
    let Some(known) = references.known(dimension) else {
        check_addresses(names.iter().map(placed), diagnostics);
        return;
    };
    for name in names {
        match references.canonical(dimension, &name.value) {
            Some(listed) => name.value = listed,
            None => diagnostics.push(
                Diagnostic::new(unknown, name.span)
                    .suggest(nearest(&name.value, known.iter().copied()))
                    .with("name", name.value.as_str()),
            ),
        }
    }
}

fn placed(name: &Located<String>) -> (&str, Span) {
    (&name.value, name.span)
}

/// Names that no list holds become addresses all the same.
fn check_addresses<'n>(
    names: impl Iterator<Item = (&'n str, Span)>,
    diagnostics: &mut Diagnostics,
) {
    for (name, span) in names {
        let address = slug(name);
        if address.is_empty() {
            diagnostics.push(
                Diagnostic::new(&diag::letter::NAME_WITHOUT_ADDRESS, span).with("name", name),
            );
        } else if is_device_name(&address) {
            diagnostics.push(Diagnostic::new(&diag::file::DEVICE_NAME, span).with("name", name));
        }
    }
}

fn sender(
    front: &mut FrontMatter,
    settings: &Settings,
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    let Some(sender) = &mut front.sender else {
        return;
    };
    let written = &sender.value.name;
    let municipality = written.strip_prefix("Gemeente ").unwrap_or(written);
    if let Some(name) = references.canonical("organisatie", written) {
        sender.value.name = name;
    } else if *written != settings.organisation.name
        && references.canonical("gemeente", municipality).is_none()
    {
        let listed = references.organisations.iter();
        let known = listed.flat_map(|o| std::iter::once(&o.name).chain(&o.aliases));
        let known = known.chain([&settings.organisation.name]);
        diagnostics.push(
            Diagnostic::new(&diag::text::UNKNOWN_ORGANISATION, sender.span)
                .suggest(nearest(written, known.map(String::as_str)))
                .with("name", written.as_str()),
        );
    }
}

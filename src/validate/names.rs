//! Names in the front matter of a letter, held against the reference lists: portfolio holders, who
//! promises something, the sender, themes. Another spelling becomes the name of the list. Where a
//! site has no list of a kind, any name will do.

use std::collections::BTreeSet;

use crate::dataset::{Named, ReferenceLists, SpokenEntry};
use crate::diag::{self, Diagnostic, Diagnostics, Span, nearest};
use crate::model::{Date, notation};
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
    }
    if !references.themes.is_empty() {
        themes(front, references, diagnostics);
    }
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
        if let Some(name) = roll.call(&holder.value, holder.span, diagnostics) {
            holder.value = name;
        }
    }
    if let Some(field) = front.fields.get_mut(PORTFOLIO_HOLDER) {
        let names: Vec<&str> = front
            .holders
            .iter()
            .map(|name| name.value.as_str())
            .collect();
        field.value = notation::list(&names);
    }
    for promise in &mut front.commitments {
        roll.promised_by(promise, diagnostics);
    }
}

/// Gives those who promised something outside letters the spelling of the lists.
pub(super) fn resolve_spoken(
    spoken: &mut [SpokenEntry],
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    if references.persons.is_empty() {
        return;
    }
    let mut roll = Roll {
        references,
        date: None,
        called: BTreeSet::new(),
    };
    for entry in spoken {
        roll.date = Some(entry.made_on);
        roll.promised_by(&mut entry.promise, diagnostics);
    }
}

/// The list of persons, as one letter asks it for names.
struct Roll<'a> {
    references: &'a ReferenceLists,
    date: Option<Date>,
    /// The names that were asked for: what is wrong with one is said once in a letter.
    called: BTreeSet<String>,
}

impl Roll<'_> {
    /// Gives who promises something the name of the list: the college, an organisation or a person.
    fn promised_by(&mut self, promise: &mut Promise, diagnostics: &mut Diagnostics) {
        let (Some(written), Some(place)) = (&promise.commitment.by, promise.by) else {
            return;
        };
        if COLLEGE.contains(&written.to_lowercase().as_str()) {
            return;
        }
        let organisation = self.references.canonical("organisatie", written);
        let name = organisation.or_else(|| self.call(written, place, diagnostics));
        promise.commitment.by = name.or_else(|| promise.commitment.by.take());
    }

    /// The name of a person as the list has it; reports why there is none.
    fn call(
        &mut self,
        written: &str,
        place: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
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
                return Some(person.name.clone());
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

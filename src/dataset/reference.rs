//! Reference lists: municipalities, organisations and areas, each `soort` a file of its own. Those
//! of persons, themes and dossiers are in `personen.rs`, `themas.rs` and `dossiers.rs`.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file, lists, nearest, phrases};
use crate::model::{
    Area, CommitmentList, Date, ExplainedNumbers, Gemeentecode, Lists, Municipality, Organisation,
    Person, RegionSet, Theme, is_device_name, slug,
};
use crate::syntax::yaml::{Mapping, Node};

use super::delivery::NO_AREA;
use super::dossiers::{self, DossierEntry};
use super::personen::{self, PersonEntry};
use super::themas::{self, ThemeEntry};
use super::{DataFile, Kind, Reading, is_id, list_schema};

/// The reference lists of a site. Invariant: no two entries share a name, alias, code or id; only
/// persons may share a name, each having an id then.
#[derive(Clone, Debug, Default)]
pub struct ReferenceLists {
    /// Municipalities, in the order of the file.
    pub municipalities: Vec<Municipality>,
    /// Organisations, in the order of the file.
    pub organisations: Vec<Organisation>,
    /// Region sets by id; their members are municipalities of the list, by name.
    pub region_sets: BTreeMap<String, RegionSet>,
    /// Where each region set is listed, by id.
    pub region_set_places: BTreeMap<String, Span>,
    /// Persons, in the order of the file.
    pub persons: Vec<Person>,
    /// Themes, in the order of the file.
    pub themes: Vec<Theme>,
    /// Dossiers, in the order of the file.
    pub dossiers: Vec<DossierEntry>,
    /// What the clerk keeps of commitments; there once the letters are known that it speaks of.
    pub commitments: CommitmentList,
    /// Numbers that no letter has; there once the letters are known.
    pub numbers: Vec<ExplainedNumbers>,
}

/// The entries of all lists as their files say them.
#[derive(Clone, Debug, Default)]
pub struct ListEntries {
    /// Of the lists of municipalities.
    pub municipalities: Vec<Located<Municipality>>,
    /// Of the lists of organisations.
    pub organisations: Vec<OrganisationEntry>,
    /// Of the lists of areas.
    pub region_sets: Vec<RegionSetEntry>,
    /// Of the lists of persons.
    pub persons: Vec<PersonEntry>,
    /// Of the lists of themes.
    pub themes: Vec<ThemeEntry>,
    /// Of the lists of dossiers.
    pub dossiers: Vec<DossierEntry>,
}

/// What a name in a letter can mean by the list of persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// This person.
    Person(&'a Person),
    /// Any of these, who have the same name.
    Several(Vec<&'a Person>),
    /// Nobody.
    Nobody,
}

impl ReferenceLists {
    /// The name as printed of a municipality or organisation that goes by another spelling or a
    /// code; `None` when the dimension has no list or the value is not in it.
    pub fn canonical(&self, dimension: &str, value: &str) -> Option<String> {
        match dimension {
            "gemeente" => {
                let code = Gemeentecode::parse(value);
                self.municipalities
                    .iter()
                    .find(|m| m.name == value || code.as_ref() == Some(&m.code))
                    .map(|m| m.name.clone())
            }
            "organisatie" | "aanbieder" => self
                .organisations
                .iter()
                .find(|o| o.name == value || o.aliases.iter().any(|alias| alias == value))
                .map(|o| o.name.clone()),
            _ => None,
        }
    }

    /// The names that a dimension with a list may have; `None` for a dimension without one, or
    /// when the site has no such list.
    pub fn known(&self, dimension: &str) -> Option<Vec<&str>> {
        let names: Vec<&str> = match dimension {
            "gemeente" => self
                .municipalities
                .iter()
                .map(|m| m.name.as_str())
                .collect(),
            "organisatie" | "aanbieder" => {
                self.organisations.iter().map(|o| o.name.as_str()).collect()
            }
            _ => return None,
        };
        (!names.is_empty()).then_some(names)
    }

    /// The person whom a name or id means on a day. Of several with that name it is the only one in
    /// office on that day.
    pub fn person(&self, written: &str, day: Date) -> Named<'_> {
        let by_id = |person: &&Person| person.id.as_deref() == Some(written);
        if let Some(person) = self.persons.iter().find(by_id) {
            return Named::Person(person);
        }
        let persons = self.persons.iter();
        let meant: Vec<&Person> = persons.filter(|person| person.goes_by(written)).collect();
        let mut in_office = meant.iter().filter(|person| person.holds_office_on(day));
        match (&meant[..], in_office.next(), in_office.next()) {
            ([], ..) => Named::Nobody,
            ([person], ..) | (_, Some(person), None) => Named::Person(person),
            _ => Named::Several(meant),
        }
    }

    /// The theme that goes by a name, in capitals or not.
    pub fn theme(&self, written: &str) -> Option<&Theme> {
        let lower = written.to_lowercase();
        let is_it = |name: &String| name.to_lowercase() == lower;
        self.themes
            .iter()
            .find(|theme| is_it(&theme.name) || theme.aliases.iter().any(is_it))
    }

    /// The dossier that goes by a name; what makes no other address makes no other name.
    pub fn dossier(&self, written: &str) -> Option<&DossierEntry> {
        let address = slug(written);
        self.dossiers.iter().find(|dossier| {
            let mut names = std::iter::once(&dossier.name).chain(&dossier.aliases);
            names.any(|name| slug(&name.value) == address)
        })
    }

    /// The lists without their places in files, for stages after resolve.
    pub fn lists(&self) -> Lists {
        Lists {
            municipalities: self.municipalities.clone(),
            organisations: self.organisations.clone(),
            region_sets: self.region_sets.values().cloned().collect(),
            persons: self.persons.clone(),
            themes: self.themes.clone(),
            dossiers: self.dossiers.iter().map(DossierEntry::dossier).collect(),
            commitments: self.commitments.clone(),
            numbers: self.numbers.clone(),
        }
    }

    /// A region set as a letter names it.
    pub fn area(&self, id: &str) -> Option<Area> {
        let set = self.region_sets.get(id)?;
        Some(Area {
            id: set.id.clone(),
            title: set.title.clone(),
            members: set.members.clone(),
        })
    }
}

/// An organisation as its file says it.
#[derive(Clone, Debug)]
pub struct OrganisationEntry {
    /// Its name.
    pub name: Located<String>,
    /// Other spellings.
    pub aliases: Vec<Located<String>>,
}

/// A region set as its file says it.
#[derive(Clone, Debug)]
pub struct RegionSetEntry {
    /// Its id.
    pub id: Located<String>,
    /// What it is called in a letter.
    pub title: String,
    /// The day on which this was the membership.
    pub as_of: Option<Date>,
    /// Its members, by name or code.
    pub members: Vec<Located<String>>,
}

/// `soort: gemeenten`.
pub(super) struct MunicipalityList;
/// `soort: organisaties`.
pub(super) struct OrganisationList;
/// `soort: gebieden`.
pub(super) struct RegionSetList;

impl Kind for MunicipalityList {
    fn name(&self) -> &'static str {
        "gemeenten"
    }

    fn schema(&self) -> serde_json::Value {
        list_schema::municipalities(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "gemeenten", municipality, diagnostics);
        Some(DataFile::Municipalities(entries))
    }
}

impl Kind for OrganisationList {
    fn name(&self) -> &'static str {
        "organisaties"
    }

    fn schema(&self) -> serde_json::Value {
        list_schema::organisations(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "organisaties", organisation, diagnostics);
        Some(DataFile::Organisations(entries))
    }
}

impl Kind for RegionSetList {
    fn name(&self) -> &'static str {
        "gebieden"
    }

    fn schema(&self) -> serde_json::Value {
        list_schema::region_sets(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "gebieden", region_set, diagnostics);
        Some(DataFile::RegionSets(entries))
    }
}

/// The entries of a list. A title and a source may stand above them, for people to read.
pub(super) fn entries<T>(
    mut reading: Reading<'_>,
    key: &'static str,
    read: fn(&mut Mapping<'_>, &mut Diagnostics) -> Option<T>,
    diagnostics: &mut Diagnostics,
) -> Vec<T> {
    let keys = &mut reading.keys;
    keys.optional("titel");
    keys.optional("bron");
    let list = keys.required(key, diagnostics);
    let items = list.and_then(|list| list.sequence(diagnostics));
    let mut entries = Vec::new();
    for item in items.unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        entries.extend(read(&mut keys, diagnostics));
        keys.finish(diagnostics);
    }
    reading.keys.finish(diagnostics);
    entries
}

fn municipality(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Municipality>> {
    let code = keys
        .required("code", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let text = code?;
    let Some(code) = Gemeentecode::parse(&text.value) else {
        diagnostics
            .push(Diagnostic::new(&data::MUNICIPALITY_CODE, text.span).with("text", text.value));
        return None;
    };
    let name = name?;
    let municipality = Municipality {
        code,
        name: name.value,
    };
    Some(Located::new(municipality, name.span))
}

fn organisation(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<OrganisationEntry> {
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let aliases = texts(keys.optional("ook"), diagnostics);
    keys.optional("noot");
    Some(OrganisationEntry {
        name: name?,
        aliases,
    })
}

fn region_set(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<RegionSetEntry> {
    let id = keys
        .required("id", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let title = keys
        .required("titel", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let as_of = keys
        .optional("peildatum")
        .and_then(|node| node.date(diagnostics));
    let members = texts(keys.required("leden", diagnostics), diagnostics);
    keys.optional("noot");
    let id = id?;
    // `gebied: onbekend` says that nobody knows the area.
    if !is_id(&id.value) || id.value == NO_AREA {
        let meant = Some(slug(&id.value)).filter(|id| is_id(id) && id != NO_AREA);
        diagnostics.push(
            Diagnostic::new(&data::AREA_ID, id.span)
                .suggest(meant.as_deref())
                .with("name", id.value.as_str()),
        );
    }
    Some(RegionSetEntry {
        id,
        title: title?.value,
        as_of: as_of.map(|date| date.value),
        members,
    })
}

pub(super) fn texts(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Vec<Located<String>> {
    node.map_or_else(Vec::new, |node| node.texts(diagnostics))
}

/// Puts the entries of all files together, in their order. Reports what is listed twice and
/// members of areas that are no municipality of the list.
pub fn collect(listed: ListEntries, diagnostics: &mut Diagnostics) -> ReferenceLists {
    let mut lists = ReferenceLists::default();
    let mut seen = Seen::default();
    let mut addresses = Addresses::default();
    for municipality in listed.municipalities {
        let span = municipality.span;
        addresses.check(
            &municipality.value.name,
            &municipality.value.name,
            span,
            diagnostics,
        );
        seen.check(municipality.value.code.as_str(), span, diagnostics);
        seen.check(&municipality.value.name, span, diagnostics);
        lists.municipalities.push(municipality.value);
    }
    let mut seen = Seen::default();
    let mut addresses = Addresses::default();
    for organisation in listed.organisations {
        let name = &organisation.name;
        addresses.check(&name.value, &name.value, name.span, diagnostics);
        for name in std::iter::once(&organisation.name).chain(&organisation.aliases) {
            seen.check(&name.value, name.span, diagnostics);
        }
        let aliases = organisation.aliases.into_iter().map(|alias| alias.value);
        lists.organisations.push(Organisation {
            name: organisation.name.value,
            aliases: aliases.collect(),
        });
    }
    let mut seen = Seen::default();
    for entry in listed.region_sets {
        seen.check(&entry.id.value, entry.id.span, diagnostics);
        let set = RegionSet {
            id: entry.id.value.clone(),
            title: entry.title,
            as_of: entry.as_of,
            members: members(&entry.members, &lists.municipalities, diagnostics),
        };
        lists
            .region_set_places
            .insert(entry.id.value.clone(), entry.id.span);
        lists.region_sets.insert(entry.id.value, set);
    }
    lists.persons = personen::collect(listed.persons, diagnostics);
    lists.themes = themas::collect(listed.themes, diagnostics);
    lists.dossiers = dossiers::collect(listed.dossiers, diagnostics);
    lists
}

fn members(
    written: &[Located<String>],
    municipalities: &[Municipality],
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut seen = Seen::default();
    let mut members = Vec::with_capacity(written.len());
    for member in written {
        let code = Gemeentecode::parse(&member.value);
        let known = municipalities.iter().find(|municipality| {
            municipality.name == member.value || Some(&municipality.code) == code.as_ref()
        });
        let Some(known) = known else {
            let names = municipalities.iter().map(|known| known.name.as_str());
            diagnostics.push(
                Diagnostic::new(&data::UNKNOWN_MEMBER, member.span)
                    .suggest(nearest(&member.value, names))
                    .with("name", member.value.as_str()),
            );
            continue;
        };
        seen.check(&known.name, member.span, diagnostics);
        members.push(known.name.clone());
    }
    members
}

/// The addresses of the pages of a list, each with the name that has it and its place.
#[derive(Default)]
pub(super) struct Addresses(BTreeMap<String, (String, Span)>);

impl Addresses {
    /// Notes the address of a name, which is made of `part`: the name or an id. Reports it when
    /// nothing is left of it, or when another name has it. What was listed twice is said elsewhere.
    pub(super) fn check(
        &mut self,
        name: &str,
        part: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) {
        let address = slug(part);
        if address.is_empty() {
            diagnostics.push(Diagnostic::new(&lists::NO_ADDRESS, span).with("name", part));
            return;
        }
        if is_device_name(&address) {
            diagnostics.push(Diagnostic::new(&file::DEVICE_NAME, span).with("name", part));
        }
        let entry = (name.to_owned(), span);
        if let Some((other, before)) = self.0.insert(address, entry)
            && other != name
        {
            diagnostics.push(
                Diagnostic::new(&lists::ONE_ADDRESS, span)
                    .with("name", name)
                    .with("other", other)
                    .related(before, phrases::place::EARLIER),
            );
        }
    }
}

/// Names that were listed, with their places.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<String, Span>);

impl Seen {
    /// Notes a name; reports it if it was there, and says whether it is new. Spellings that differ are different names, so that
    /// „Buro Maks” can have „buro Maks” as another spelling.
    pub(super) fn check(&mut self, name: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
        let before = self.0.insert(name.to_owned(), span);
        if let Some(before) = before {
            diagnostics.push(
                Diagnostic::new(&data::LISTED_TWICE, span)
                    .with("name", name)
                    .related(before, phrases::place::EARLIER),
            );
        }
        before.is_none()
    }
}

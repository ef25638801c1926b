//! The data files of a site: read, and names in them held against the reference lists.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::Gate;
use crate::dataset::{
    self, CommitmentEntries, DataFile, Dataset, ListEntries, NumberEntry, ReferenceLists,
};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span, nearest, phrases};
use crate::load::Sources;
use crate::syntax::yaml;

/// What the data files hold.
#[derive(Default)]
pub(super) struct Data {
    pub datasets: BTreeMap<String, Arc<Dataset>>,
    pub references: ReferenceLists,
    /// Numbers that no letter has, as the lists explain them.
    pub numbers: Vec<NumberEntry>,
    /// The ids of datasets with mistakes. They are not among `datasets`.
    pub broken: BTreeSet<String>,
    /// Whether every list could be read without mistakes, so that a name in none is wrong.
    pub lists_are_whole: bool,
    /// What the clerk keeps of commitments.
    pub commitments: CommitmentEntries,
    /// Whether all of that could be read, so that an id that is not there is wrong.
    pub commitments_are_whole: bool,
    /// CSV files that no dataset names.
    pub unnamed_tables: Vec<FileId>,
}

/// Reads all data files, then resolves the names in them. A dataset that becomes public later is not
/// public yet.
pub(super) fn read(sources: &Sources, gate: Gate<'_>, diagnostics: &mut Diagnostics) -> Data {
    let mut data = Data {
        lists_are_whole: true,
        commitments_are_whole: true,
        ..Data::default()
    };
    let mut datasets: BTreeMap<String, Dataset> = BTreeMap::new();
    let mut listed = ListEntries::default();
    let named = RefCell::new(BTreeSet::new());
    for file in &sources.data {
        let mut found = Diagnostics::default();
        let content = read_file(sources, *file, &named, &mut found);
        let is_wrong = found.has_errors();
        diagnostics.append(found);
        if let Some(DataFile::Dataset(dataset)) = content {
            if is_wrong {
                data.broken.insert(dataset.id.clone());
            }
            if let Some(before) = datasets.get(&dataset.id) {
                let words = phrases::place::OTHER;
                diagnostics.push(
                    Diagnostic::new(&diag::data::DUPLICATE_DATASET, dataset.span)
                        .with("name", dataset.id.as_str())
                        .related(before.span, words),
                );
                data.broken.insert(dataset.id);
                continue;
            }
            datasets.insert(dataset.id.clone(), *dataset);
            continue;
        }
        if let Some(DataFile::Commitments(entries)) = content {
            data.commitments_are_whole &= !is_wrong;
            data.commitments.append(entries);
            continue;
        }
        data.lists_are_whole &= !is_wrong;
        match content {
            Some(DataFile::Municipalities(list)) => listed.municipalities.extend(list),
            Some(DataFile::Organisations(list)) => listed.organisations.extend(list),
            Some(DataFile::RegionSets(list)) => listed.region_sets.extend(list),
            Some(DataFile::Persons(list)) => listed.persons.extend(list),
            Some(DataFile::Themes(list)) => listed.themes.extend(list),
            Some(DataFile::Dossiers(list)) => listed.dossiers.extend(list),
            Some(DataFile::Numbers(list)) => data.numbers.extend(list),
            // Nobody knows whether it was to be a list or a dataset.
            Some(DataFile::Dataset(_) | DataFile::Commitments(_)) | None => {
                data.commitments_are_whole = false;
                data.broken
                    .insert(id(&sources.map.file(*file).path).to_owned());
            }
        }
    }
    data.commitments.check_once(diagnostics);
    let mut found = Diagnostics::default();
    data.references = dataset::collect(listed, &mut found);
    data.lists_are_whole &= !found.has_errors();
    diagnostics.append(found);
    for dataset in datasets.values_mut().filter(|_| data.lists_are_whole) {
        let mut found = Diagnostics::default();
        resolve_names(dataset, &data.references, &mut found);
        if found.has_errors() {
            data.broken.insert(dataset.id.clone());
        }
        diagnostics.append(found);
        // Of what was not read whole the parts need not add up.
        if !data.broken.contains(&dataset.id) {
            dataset::check_totals(dataset, diagnostics);
        }
    }
    if data.lists_are_whole {
        dataset::check_not_to_add(&mut datasets, &data.broken, &data.references, diagnostics);
        dataset::check_key_figures(&datasets, &data.broken, &mut data.references, diagnostics);
    }
    data.datasets = datasets
        .into_iter()
        .filter(|(id, _)| !data.broken.contains(id))
        .map(|(id, mut dataset)| {
            dataset.public &= dataset.public_from.is_none_or(|from| from <= gate.now);
            (id, Arc::new(dataset))
        })
        .collect();
    let named = named.into_inner();
    data.unnamed_tables.extend(&sources.tables);
    data.unnamed_tables.retain(|table| !named.contains(table));
    data
}

/// The id of the dataset in a file: the stem of its name.
fn id(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// Reads a data file. The CSV files that it names are noted in `named`.
fn read_file(
    sources: &Sources,
    file: FileId,
    named: &RefCell<BTreeSet<FileId>>,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let source = sources.map.file(file);
    let folder = source
        .path
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    if yaml::says_nothing(&source.text) {
        let start = Span::start_of(file);
        diagnostics.push(Diagnostic::new(&diag::file::MISSING_KEY, start).with("key", "soort"));
        return None;
    }
    let node = yaml::parse(&source.text, &place, diagnostics)?;
    let tables = |name: &Located<String>| {
        let path = format!("{folder}/{}", name.value);
        let found = sources
            .tables
            .iter()
            .find(|table| sources.map.file(**table).path == path)?;
        named.borrow_mut().insert(*found);
        Some((*found, sources.map.file(*found).text.clone()))
    };
    dataset::read(id(&source.path), &node, &tables, diagnostics)
}

/// Gives municipalities and organisations the names of the lists, and reports names that are in
/// none. A site without such a list says nothing about them.
fn resolve_names(
    dataset: &mut Dataset,
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    for (area, place) in &dataset.areas {
        if !references.region_sets.contains_key(area.as_ref()) {
            let known = references.region_sets.keys().map(String::as_str);
            diagnostics.push(
                Diagnostic::new(&diag::data::UNKNOWN_AREA, *place)
                    .suggest(nearest(area, known))
                    .with("name", area.as_ref()),
            );
        }
    }
    let mut is_renamed = false;
    for (index, dimension) in dataset.dimensions.iter().enumerate() {
        let Some(known) = references.known(&dimension.name) else {
            continue;
        };
        let canonical = |value: &str| references.canonical(&dimension.name, value);
        // A name is wrong once, where it stands first, and not in each row.
        for (value, place) in dataset.spellings.get(index).into_iter().flatten() {
            if canonical(value).is_none() {
                diagnostics.push(
                    Diagnostic::new(&diag::data::NOT_IN_LIST, *place)
                        .suggest(nearest(value, known.iter().copied()))
                        .with("value", value.as_str())
                        .with("name", dimension.name.as_str()),
                );
            }
        }
        for observation in &mut dataset.observations {
            if let Some(value) = observation.key.get_mut(index).and_then(Option::as_mut)
                && let Some(name) = canonical(value)
            {
                is_renamed |= *value != name;
                *value = name;
            }
        }
    }
    if is_renamed {
        dataset::check_once(&dataset.observations, diagnostics);
    }
}

//! The data files of a site: read, and names in them held against the reference lists.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::dataset::{self, DataFile, Dataset, ReferenceLists};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span, Words, nearest};
use crate::load::Sources;
use crate::syntax::yaml;

/// What the data files hold.
pub(super) struct Data {
    pub datasets: BTreeMap<String, Arc<Dataset>>,
    pub references: ReferenceLists,
}

/// Reads all data files, then resolves the names in them.
pub(super) fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Data {
    let mut datasets: BTreeMap<String, Dataset> = BTreeMap::new();
    let (mut municipalities, mut organisations, mut region_sets) =
        (Vec::new(), Vec::new(), Vec::new());
    for file in &sources.data {
        match read_file(sources, *file, diagnostics) {
            Some(DataFile::Dataset(dataset)) => {
                if let Some(before) = datasets.get(&dataset.id) {
                    let words = Words::new("dit is de andere", "this is the other");
                    diagnostics.push(
                        Diagnostic::new(&diag::data::DUPLICATE_DATASET, dataset.span)
                            .with("name", dataset.id.as_str())
                            .related(before.span, words),
                    );
                    continue;
                }
                datasets.insert(dataset.id.clone(), *dataset);
            }
            Some(DataFile::Municipalities(list)) => municipalities.extend(list),
            Some(DataFile::Organisations(list)) => organisations.extend(list),
            Some(DataFile::RegionSets(list)) => region_sets.extend(list),
            None => {}
        }
    }
    let references = dataset::collect(municipalities, organisations, region_sets, diagnostics);
    for dataset in datasets.values_mut() {
        resolve_names(dataset, &references, diagnostics);
        dataset::check_totals(dataset, diagnostics);
    }
    dataset::check_not_to_add(&mut datasets, &references, diagnostics);
    let datasets = datasets
        .into_iter()
        .map(|(id, dataset)| (id, Arc::new(dataset)))
        .collect();
    Data {
        datasets,
        references,
    }
}

fn read_file(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<DataFile> {
    let source = sources.map.file(file);
    let (folder, name) = source.path.rsplit_once('/').unwrap_or(("", &source.path));
    let id = name.strip_suffix(".yaml").unwrap_or(name);
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    if source.text.trim().is_empty() {
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
        Some((*found, sources.map.file(*found).text.clone()))
    };
    dataset::read(id, &node, &tables, diagnostics)
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

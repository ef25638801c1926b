//! `soort: dossiers`: the matters on which letters follow each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest, phrases};
use crate::model::{Date, Dossier, KeyFigure, is_device_name, is_dossier_name, slug};
use crate::syntax::yaml::{Mapping, Node};

use super::addition::{check_filter, filter};
use super::reference::{entries, texts};
use super::{DataFile, Dataset, Filter, Kind, Reading, ReferenceLists, list_schema};

/// `soort: dossiers`.
pub(super) struct DossierList;

/// A dossier as the file says it.
#[derive(Clone, Debug)]
pub struct DossierEntry {
    /// Its name.
    pub name: Located<String>,
    /// Other spellings.
    pub aliases: Vec<Located<String>>,
    /// What it is about; may be empty.
    pub description: String,
    /// The figures to follow through its letters.
    pub figures: Vec<KeyFigureEntry>,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
}

/// A figure to follow, as the file says it.
#[derive(Clone, Debug)]
pub struct KeyFigureEntry {
    /// What it is called.
    pub title: Option<String>,
    /// The dataset.
    pub dataset: Located<String>,
    /// The measure.
    pub measure: Option<Located<String>>,
    /// Which figures of the dataset.
    pub filter: Filter,
}

impl Kind for DossierList {
    fn name(&self) -> &'static str {
        "dossiers"
    }

    fn schema(&self) -> serde_json::Value {
        list_schema::dossiers(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "dossiers", dossier, diagnostics);
        Some(DataFile::Dossiers(entries))
    }
}

fn dossier(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<DossierEntry> {
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let aliases = texts(keys.optional("ook"), diagnostics);
    let description = keys
        .optional("omschrijving")
        .and_then(|node| node.text(diagnostics));
    let figures = keys
        .optional("cijfers")
        .and_then(|node| node.sequence(diagnostics));
    let figures = figures.unwrap_or_default().iter();
    let figures = figures.filter_map(|node| key_figure(node, diagnostics));
    let figures = figures.collect();
    let closed_on = keys
        .optional("afgesloten_op")
        .and_then(|node| node.date(diagnostics));
    keys.optional("noot");
    let name = name?;
    check_name(&name, diagnostics).then(|| DossierEntry {
        name,
        aliases,
        description: description.map_or_else(String::new, |text| text.value),
        figures,
        closed_on: closed_on.map(|day| day.value),
    })
}

fn key_figure(node: &Node, diagnostics: &mut Diagnostics) -> Option<KeyFigureEntry> {
    let mut keys = node.mapping(diagnostics)?;
    let dataset = keys
        .required("uit", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let mut text = |key| keys.optional(key).and_then(|node| node.text(diagnostics));
    let (measure, title) = (text("maat"), text("titel"));
    let filter = filter(keys.optional("waar"), diagnostics);
    keys.finish(diagnostics);
    Some(KeyFigureEntry {
        title: title.map(|title| title.value),
        dataset: dataset?,
        measure,
        filter,
    })
}

/// Whether a dossier can have this name, which becomes a folder; reported if not.
pub fn check_name(name: &Located<String>, diagnostics: &mut Diagnostics) -> bool {
    let entry = if !is_dossier_name(&name.value) {
        &diag::dossier::DOSSIER_NAME
    } else if is_device_name(&slug(&name.value)) {
        &diag::file::DEVICE_NAME
    } else {
        return true;
    };
    diagnostics.push(Diagnostic::new(entry, name.span).with("name", name.value.as_str()));
    false
}

/// The dossiers of all files. Two that would have one address, or that go by one name, are reported.
pub(super) fn collect(
    entries: Vec<DossierEntry>,
    diagnostics: &mut Diagnostics,
) -> Vec<DossierEntry> {
    let mut seen: BTreeMap<String, (usize, Span)> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let before = *seen.entry(slug(&name.value)).or_insert((index, name.span));
            // Another spelling of its own name does no harm.
            if before.0 != index {
                diagnostics.push(
                    Diagnostic::new(&diag::data::LISTED_TWICE, name.span)
                        .with("name", name.value.as_str())
                        .related(before.1, phrases::place::EARLIER),
                );
            }
        }
    }
    entries
}

/// Resolves the names in the figures that dossiers are followed by: one that no dataset has would
/// show nothing. `broken` are the datasets that could not be read whole, which was reported.
pub fn check_key_figures(
    datasets: &BTreeMap<String, Dataset>,
    broken: &BTreeSet<String>,
    references: &mut ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    let mut dossiers = std::mem::take(&mut references.dossiers);
    let figures = dossiers.iter_mut().flat_map(|dossier| &mut dossier.figures);
    for figure in figures.filter(|figure| !broken.contains(&figure.dataset.value)) {
        let Some(dataset) = datasets.get(&figure.dataset.value) else {
            let known = datasets.keys().map(String::as_str);
            diagnostics.push(
                Diagnostic::new(&diag::request::UNKNOWN_DATASET, figure.dataset.span)
                    .suggest(nearest(&figure.dataset.value, known))
                    .with("name", figure.dataset.value.as_str()),
            );
            continue;
        };
        let names = || dataset.measures.iter().map(|measure| measure.name.as_str());
        if let Some(measure) = &figure.measure
            && !names().any(|name| name == measure.value)
        {
            diagnostics.push(
                Diagnostic::new(&diag::request::UNKNOWN_MEASURE, measure.span)
                    .suggest(nearest(&measure.value, names()))
                    .with("dataset", dataset.id.as_str())
                    .with("name", measure.value.as_str())
                    .with("known", names().collect::<Vec<_>>().join(", ")),
            );
        }
        check_filter(&mut figure.filter, dataset, references, diagnostics);
    }
    references.dossiers = dossiers;
}

impl DossierEntry {
    /// The dossier without its places in files.
    pub fn dossier(&self) -> Dossier {
        Dossier {
            name: self.name.value.clone(),
            description: self.description.clone(),
            figures: self.figures.iter().map(KeyFigureEntry::figure).collect(),
            closed_on: self.closed_on,
        }
    }
}

impl KeyFigureEntry {
    fn figure(&self) -> KeyFigure {
        let value = |located: &Located<String>| located.value.clone();
        let filter = self.filter.iter();
        KeyFigure {
            title: self.title.clone(),
            dataset: value(&self.dataset),
            measure: self.measure.as_ref().map(value),
            filter: filter
                .map(|(name, values)| (value(name), values.iter().map(value).collect()))
                .collect(),
        }
    }
}

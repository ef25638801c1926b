//! What page templates see of "Bronnen en peildata": the sources of figures, and how they were
//! calculated.

use serde::Serialize;

use crate::model::{Figure, Revision, Site, SourceEntry, SourceLine, address};

use super::time::{self, DayView, Timed};
use crate::render::html::escape;

#[derive(Serialize)]
pub(in crate::render) struct SourceView<'a> {
    #[serde(rename = "anker")]
    anchor: &'a str,
    #[serde(rename = "titel")]
    title: &'a str,
    /// Where the dataset has a page of its own; `None` for one that is not public.
    #[serde(rename = "dataset")]
    dataset: Option<String>,
    #[serde(rename = "regels")]
    lines: Vec<SourceLineView<'a>>,
    /// The figures from it of which the data say something else since.
    #[serde(rename = "herzien")]
    revised: Vec<RevisionView<'a>>,
}

#[derive(Serialize)]
struct RevisionView<'a> {
    /// As the letter prints it.
    #[serde(rename = "toen")]
    before: &'a str,
    /// As it is now; `None` for what was taken back.
    #[serde(rename = "nu")]
    now: Option<&'a str>,
    #[serde(rename = "sinds")]
    since: DayView,
}

#[derive(Serialize)]
struct SourceLineView<'a> {
    label: &'a str,
    #[serde(rename = "tekst")]
    text: &'a str,
    /// Where it is or ends in a time: what stands before that, the time in words and for programs.
    #[serde(rename = "voor")]
    before: Option<&'a str>,
    #[serde(rename = "tijd")]
    time: Option<&'a str>,
    iso: Option<String>,
    /// Whether it goes on under the label of the line before it.
    #[serde(rename = "vervolg")]
    goes_on: bool,
    url: Option<&'a str>,
}

#[derive(Serialize)]
pub(in crate::render) struct CalculationView<'a> {
    #[serde(rename = "cijfer")]
    figure: &'a str,
    #[serde(rename = "berekening")]
    calculation: &'a str,
}

pub(in crate::render) fn source<'a>(
    source: &'a SourceEntry,
    revised: &'a [Revision],
    site: &Site,
) -> SourceView<'a> {
    let revised = revised.iter().filter(|found| found.entry == source.anchor);
    let is_public = site.public_datasets.contains(&source.dataset);
    SourceView {
        dataset: is_public.then(|| address::dataset(&source.dataset)),
        anchor: &source.anchor,
        title: &source.title,
        revised: revised.map(revision).collect(),
        lines: (0..source.lines.len())
            .map(|at| source_line(&source.lines, at))
            .collect(),
    }
}

fn revision(revision: &Revision) -> RevisionView<'_> {
    RevisionView {
        before: &revision.before,
        now: revision.now.as_deref(),
        since: DayView::of(revision.since),
    }
}

fn source_line(lines: &[SourceLine], at: usize) -> SourceLineView<'_> {
    let line = &lines[at];
    let time = match line.label.as_str() {
        "Bron" => time::ending(&line.text),
        "Peildatum" | "Periode" | "Vastgesteld op" => time::whole(&line.text),
        _ => None,
    };
    let (before, words, iso) = match time {
        Some(Timed { before, words, iso }) => (Some(before), Some(words), Some(iso)),
        None => (None, None, None),
    };
    SourceLineView {
        label: &line.label,
        text: &line.text,
        before,
        time: words,
        iso,
        goes_on: at > 0 && lines[at - 1].label == line.label,
        url: line.url.as_deref().filter(|url| escape::is_of_the_web(url)),
    }
}

/// The calculated figures, each once, in reading order.
pub(in crate::render) fn calculations(figures: &[Figure]) -> Vec<CalculationView<'_>> {
    let mut calculations: Vec<CalculationView<'_>> = Vec::new();
    for figure in figures {
        let Some(calculation) = figure.calculation.as_deref() else {
            continue;
        };
        let known = calculations
            .iter()
            .any(|other| other.figure == figure.text && other.calculation == calculation);
        if !known {
            calculations.push(CalculationView {
                figure: &figure.text,
                calculation,
            });
        }
    }
    calculations
}

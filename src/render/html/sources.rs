//! What page templates see of "Bronnen en peildata": the sources of figures, and how they were
//! calculated.

use serde::Serialize;

use crate::model::{Figure, Site, SourceEntry, SourceLine, address};

use super::escape;
use super::time::{self, Timed};

#[derive(Serialize)]
pub(super) struct SourceView<'a> {
    #[serde(rename = "anker")]
    anchor: &'a str,
    #[serde(rename = "titel")]
    title: &'a str,
    /// Where the dataset has a page of its own; `None` for one that is not public.
    #[serde(rename = "dataset")]
    dataset: Option<String>,
    #[serde(rename = "regels")]
    lines: Vec<SourceLineView<'a>>,
}

#[derive(Serialize)]
struct SourceLineView<'a> {
    label: &'a str,
    #[serde(rename = "tekst")]
    text: &'a str,
    /// The same, where it is or ends in a time.
    #[serde(rename = "tijd")]
    time: Option<Timed<'a>>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct CalculationView<'a> {
    #[serde(rename = "cijfer")]
    figure: &'a str,
    #[serde(rename = "berekening")]
    calculation: &'a str,
}

pub(super) fn source<'a>(source: &'a SourceEntry, site: &Site) -> SourceView<'a> {
    let is_public = site.public_datasets.contains(&source.dataset);
    SourceView {
        dataset: is_public.then(|| address::dataset(&source.dataset)),
        anchor: &source.anchor,
        title: &source.title,
        lines: source.lines.iter().map(source_line).collect(),
    }
}

fn source_line(line: &SourceLine) -> SourceLineView<'_> {
    SourceLineView {
        label: &line.label,
        text: &line.text,
        time: match line.label.as_str() {
            "Bron" => time::ending(&line.text),
            "Peildatum" | "Periode" | "Vastgesteld op" => time::whole(&line.text),
            _ => None,
        },
        url: line.url.as_deref().filter(|url| escape::is_of_the_web(url)),
    }
}

/// The calculated figures, each once, in reading order.
pub(super) fn calculations(figures: &[Figure]) -> Vec<CalculationView<'_>> {
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

//! Which letters lean on a dataset: with which value, and what that value is now.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::index::list::{Day, day};
use crate::model::notation::Form;
use crate::model::{
    LetterSummary, NoticeKind, PublicDataset, PublicRow, Qualifier, Quantity, Status, Time, Unit,
    UseKind, UsedFigure, notation,
};

/// The letters that lean on each dataset, in the order of the letters.
pub(super) fn by_dataset<'a>(
    letters: &[&'a LetterSummary],
) -> BTreeMap<&'a str, Vec<&'a LetterSummary>> {
    let mut leaning: BTreeMap<&str, Vec<&LetterSummary>> = BTreeMap::new();
    for letter in letters {
        for dataset in &letter.datasets {
            leaning.entry(dataset).or_default().push(letter);
        }
    }
    leaning
}

/// What a dataset says now of what letters took from it.
pub(super) struct Now<'a> {
    dataset: &'a PublicDataset,
    rows: BTreeMap<Question<'a>, &'a PublicRow>,
}

/// A measure, the values of dimensions that are not silent, and a time.
type Question<'a> = (&'a str, Vec<(&'a str, &'a str)>, Option<&'a Time>);

/// A letter that leans on a dataset.
#[derive(Serialize)]
pub(super) struct LetterUse<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    kenmerk: Option<&'a str>,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "datum")]
    date: Option<Day>,
    concept: bool,
    #[serde(rename = "geheim")]
    secret: bool,
    #[serde(rename = "cijfers")]
    figures: Vec<FigureUse<'a>>,
    /// Its charts and tables.
    #[serde(rename = "getoond")]
    shown: Vec<Shown<'a>>,
    /// What it calculates: `39 cliënten en 37%`.
    #[serde(rename = "berekend")]
    calculated: String,
}

/// A value that a letter prints.
#[derive(Serialize)]
struct FigureUse<'a> {
    /// What it is about: `Centrum, individueel, december 2025`.
    #[serde(rename = "waarover")]
    about: String,
    #[serde(rename = "tekst")]
    text: String,
    /// Where the letter says where it comes from.
    #[serde(rename = "anker")]
    anchor: &'a str,
    /// What it is now, where that is another value.
    #[serde(rename = "nu")]
    now: Option<String>,
    /// Whether it was taken back since.
    #[serde(rename = "vervallen")]
    withdrawn: bool,
}

/// A chart or table of a letter.
#[derive(Serialize)]
struct Shown<'a> {
    /// `figuur 1`.
    #[serde(rename = "tekst")]
    text: String,
    #[serde(rename = "anker")]
    anchor: &'a str,
}

impl<'a> Now<'a> {
    pub(super) fn of(dataset: &'a PublicDataset) -> Now<'a> {
        let names: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
        let question = |row: &'a PublicRow| {
            let key = names.iter().copied().zip(&row.key);
            let key = key.filter_map(|(name, value)| Some((name, value.as_deref()?)));
            let measure = &dataset.measures[row.measure].name;
            (measure.as_str(), key.collect(), row.time.as_ref())
        };
        Now {
            dataset,
            rows: dataset
                .rows
                .iter()
                .map(|row| (question(row), row))
                .collect(),
        }
    }

    /// What a letter takes from the dataset.
    pub(super) fn uses(&self, letter: &'a LetterSummary) -> LetterUse<'a> {
        let is_own = |dataset: &str| dataset == self.dataset.id;
        let figures = letter.figures.iter().filter(|f| is_own(&f.dataset));
        let others = letter.uses.iter().filter(|other| is_own(&other.dataset));
        let (mut shown, mut calculated) = (Vec::new(), Vec::new());
        for other in others {
            let (text, anchor) = match &other.what {
                UseKind::Chart(number, anchor) => (format!("figuur {number}"), anchor),
                UseKind::Table(Some(number), anchor) => (format!("tabel {number}"), anchor),
                UseKind::Table(None, anchor) => ("een tabel".to_owned(), anchor),
                UseKind::Calculation(text) => {
                    calculated.push(text);
                    continue;
                }
            };
            shown.push(Shown { text, anchor });
        }
        LetterUse {
            address: &letter.address,
            kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
            subject: &letter.subject,
            date: letter.date.map(day),
            concept: letter.is_draft(),
            secret: letter.notices.contains(&NoticeKind::Secret),
            figures: figures.map(|figure| self.figure(figure)).collect(),
            shown,
            calculated: notation::list(&calculated),
        }
    }

    fn figure(&self, figure: &'a UsedFigure) -> FigureUse<'a> {
        let key = figure.key.iter();
        let key: Vec<(&str, &str)> = key.map(|(name, value)| (&**name, &**value)).collect();
        let row = self
            .rows
            .get(&(figure.measure.as_str(), key, figure.time.as_ref()));
        let measures = &self.dataset.measures;
        let measure = measures.iter().find(|m| m.name == figure.measure);
        let decimals = measure.map_or(0, |measure| measure.decimals);
        let (unit, status) = (&figure.unit, figure.status);
        let printed = Printed(figure.quantity, unit, figure.qualifier, status);
        FigureUse {
            about: self.about(figure),
            text: printed.words(decimals),
            anchor: &figure.entry,
            now: row
                .filter(|row| row.quantity != figure.quantity)
                .map(|row| {
                    let unit = self.dataset.unit(row);
                    let now = Printed(row.quantity, unit, row.qualifier, row.status);
                    now.words(decimals)
                }),
            withdrawn: row.is_none(),
        }
    }

    /// What a figure is about; its measure only where the dataset has several.
    fn about(&self, figure: &UsedFigure) -> String {
        let mut parts: Vec<String> = Vec::new();
        let measures = &self.dataset.measures;
        if let Some(measure) = measures.iter().find(|m| m.name == figure.measure)
            && measures.len() > 1
        {
            parts.push(measure.title.clone());
        }
        parts.extend(
            figure
                .key
                .iter()
                .map(|(_, value)| self.printed_value(value)),
        );
        parts.extend(figure.time.as_ref().map(|time| time.period().text));
        parts.join(", ")
    }

    /// A value of a dimension; a phase by its name.
    fn printed_value(&self, value: &str) -> String {
        let mut phases = self.dataset.events.iter().filter(|event| event.lasts);
        let phase = phases.find(|phase| phase.key == value);
        phase.map_or(value, |phase| &phase.label).to_owned()
    }
}

/// A value with all that is printed of it.
struct Printed<'a>(Quantity, &'a Unit, Qualifier, Status);

impl Printed<'_> {
    /// In full, so that what a letter said can be compared with what is known now.
    fn words(&self, decimals: u32) -> String {
        let Printed(quantity, unit, qualifier, status) = self;
        notation::figure(*quantity, unit, decimals, *qualifier, *status, Form::Full)
    }
}

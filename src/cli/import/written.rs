//! Rows and answers → the two files of a dataset.

use std::fmt::Write;

use super::options::Import;
use super::questions::Questions;
use super::rows::Rows;
use crate::diag::phrases::question;
use crate::diag::{Words, nearest};
use crate::model::{Date, Status, Unit};
use crate::syntax::yaml::scalar;

/// The measure of a dataset that has one.
const COUNT: &str = "aantal";

/// What a dataset says above its rows, asked for where it is not given.
pub(super) struct Above {
    /// For each measure its unit; empty where the kind has its own.
    units: Vec<String>,
}

impl Above {
    pub(super) fn read(wanted: &Import, rows: &Rows, questions: &mut Questions) -> Above {
        let about = &wanted.about;
        let units = match wanted.kind.as_str() {
            "contracten" => Vec::new(),
            _ => units(wanted, rows, questions),
        };
        let mut need = |given: bool, words: Words, option: &str| {
            if !given {
                questions.ask(words, option);
            }
        };
        need(about.title.is_some(), question::WHAT_SHOWN, "--titel \"…\"");
        need(
            about.source.is_some(),
            question::WHICH_SOURCE,
            "--bron-titel \"…\"",
        );
        need(
            about.source_date.is_some() || about.recorded_on.is_some(),
            question::WHICH_DAY,
            "--bron-datum DD-MM-JJJJ | --vastgesteld-op DD-MM-JJJJ",
        );
        if wanted.kind == "clienten" {
            need(
                about.area.is_some() || rows.head.iter().any(|name| name == "gebied"),
                question::WHICH_AREA,
                "--gebied …",
            );
        }
        if wanted.kind == "contracten" {
            need(
                about.standing.is_some() || rows.head.iter().any(|name| name == "stand"),
                question::WHICH_STANDING,
                "--stand gerealiseerd | --stand voornemen",
            );
            need(
                rows.head.iter().any(|name| name == "regio"),
                question::WHICH_COLUMN_REGION,
                "--kolom \"…=regio\"",
            );
        }
        if let Some(word) = &about.status {
            status(word, questions);
        }
        Above { units }
    }

    /// The YAML of the dataset.
    pub(super) fn yaml(&self, wanted: &Import, rows: &Rows, id: &str, origin: &str) -> String {
        let about = &wanted.about;
        let mut text = format!("# Ingelezen met „raadsbrief import” uit {origin}.\n");
        let mut line = |key: &str, value: Option<&str>| {
            if let Some(value) = value {
                let _ = writeln!(text, "{key}: {}", scalar(value));
            }
        };
        line("soort", Some(&wanted.kind));
        line("titel", about.title.as_deref());
        line("definitie", about.definition.as_deref());
        line("telt", about.counted.as_deref());
        text.push_str(&self.measures(wanted, rows));
        let titles: Vec<String> = rows
            .titles
            .iter()
            .filter(|(name, title)| title.to_lowercase().replace(' ', "_") != *name)
            .map(|(name, title)| format!("{name}: {}", scalar(title)))
            .collect();
        if !titles.is_empty() {
            let _ = writeln!(text, "dimensies: {{{}}}", titles.join(", "));
        }
        let mut line = |key: &str, value: Option<&str>| {
            if let Some(value) = value {
                let _ = writeln!(text, "{key}: {}", scalar(value));
            }
        };
        line("status", about.status.as_deref());
        line("stand", about.standing.as_deref());
        line("gebied", about.area.as_deref());
        let mut source = Vec::new();
        let mut part = |key: &str, value: Option<String>| {
            source.extend(value.map(|value| format!("{key}: {value}")));
        };
        part("titel", about.source.as_deref().map(scalar));
        part("uitgever", about.publisher.as_deref().map(scalar));
        part("datum", about.source_date.map(day));
        part(
            "url",
            about.source_url.as_deref().map(|url| format!("\"{url}\"")),
        );
        let _ = writeln!(text, "bron: {{{}}}", source.join(", "));
        let mut plain = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                let _ = writeln!(text, "{key}: {value}");
            }
        };
        plain("vastgesteld_op", about.recorded_on.map(day));
        plain("peildatum", wanted.columns.as_of.map(day));
        plain("periode", wanted.columns.period.clone());
        let _ = writeln!(text, "waarnemingen: {{bestand: {id}.csv, getallen: punt}}");
        text
    }

    fn measures(&self, wanted: &Import, rows: &Rows) -> String {
        let mut text = String::new();
        let persons = wanted.about.persons.as_deref();
        let one = matches!(&rows.measures[..], [only] if only.name == COUNT);
        if one {
            if let Some(unit) = self.units.first().filter(|unit| !unit.is_empty()) {
                let _ = writeln!(text, "eenheid: {}", scalar(unit));
            }
            if rows.measures[0].decimals > 0 {
                let _ = writeln!(text, "decimalen: {}", rows.measures[0].decimals);
            }
            if let Some(persons) = persons {
                let _ = writeln!(text, "personen: {persons}");
            }
            return text;
        }
        text.push_str("maten:\n");
        for (index, measure) in rows.measures.iter().enumerate() {
            let mut parts = Vec::new();
            if let Some(unit) = self.units.get(index) {
                parts.push(format!("eenheid: {}", scalar(unit)));
            }
            parts.push(format!("titel: {}", scalar(&measure.title)));
            if measure.decimals > 0 {
                parts.push(format!("decimalen: {}", measure.decimals));
            }
            let unknown = self
                .units
                .get(index)
                .is_some_and(|unit| Unit::named(unit).counts_persons().is_none());
            if let Some(persons) = persons.filter(|_| unknown) {
                parts.push(format!("personen: {persons}"));
            }
            let _ = writeln!(text, "  {}: {{{}}}", measure.name, parts.join(", "));
        }
        text
    }
}

/// The unit of each measure.
fn units(wanted: &Import, rows: &Rows, questions: &mut Questions) -> Vec<String> {
    let mut of_all = None;
    let mut named = Vec::new();
    for text in &wanted.about.units {
        match text.split_once('=') {
            Some((name, unit)) => named.push((name.trim(), unit.trim())),
            None => of_all = Some(text.as_str()),
        }
    }
    let alone = rows.measures.len() == 1;
    let mut units = Vec::new();
    for measure in &rows.measures {
        let own = named
            .iter()
            .find(|(name, _)| *name == measure.name || *name == measure.title);
        let given = own.map(|(_, unit)| *unit).or(of_all);
        let unit = match given {
            Some(unit) => unit.to_owned(),
            None if measure.is_percentage => "procent".to_owned(),
            None if wanted.kind == "clienten" => String::new(),
            None => {
                let title = &measure.title;
                questions.ask(
                    question::WHAT_COUNTED.with("title", title),
                    if alone {
                        "--eenheid …".to_owned()
                    } else {
                        format!(
                            "--eenheid \
                        {}=…",
                            measure.name
                        )
                    },
                );
                String::new()
            }
        };
        let is_known = unit.is_empty()
            || wanted.kind == "clienten"
            || Unit::named(&unit).counts_persons().is_some();
        if !is_known && wanted.about.persons.is_none() {
            questions.ask(
                question::ARE_PERSONS.with("unit", &unit),
                "--personen ja | --personen nee",
            );
        }
        units.push(unit);
    }
    units
}

fn status(word: &str, questions: &mut Questions) {
    let written = word.to_lowercase().replace('_', " ");
    if Status::ALL.iter().any(|(_, known)| *known == written) {
        return;
    }
    let known = || Status::ALL.iter().map(|(_, known)| *known);
    let meant = nearest(&written, known());
    let known: Vec<&str> = known().collect();
    let list = known.join(", ");
    questions.ask(
        question::WHICH_STATUS.with("word", word).with("list", list),
        format!("--status {}", meant.unwrap_or("…")),
    );
}

fn day(date: Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
}

/// The CSV of the dataset: as Dutch spreadsheets separate, with decimal points.
pub(super) fn csv(rows: &Rows) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    for row in std::iter::once(&rows.head).chain(&rows.rows) {
        writer
            .write_record(row)
            .expect("memory takes every row, and all have the same length");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("it was text")
}

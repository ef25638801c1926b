//! Key figures of a dossier: what its letters said of the same thing, side by side.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::notation::{self, Form};
use crate::model::{Date, KeyFigure, LetterSummary, Time, UsedFigure};

use super::Dossier;

/// As many rows as a reader takes in at once.
const ROWS: usize = 8;

/// As many letters as stand beside each other.
const COLUMNS: usize = 6;

/// `cijfers`: a row for each figure, a column for each letter, the newest first.
#[derive(Serialize)]
pub(super) struct KeyFigures<'a> {
    #[serde(rename = "kolommen")]
    columns: Vec<Column<'a>>,
    #[serde(rename = "rijen")]
    rows: Vec<Row<'a>>,
    /// Whether a cell says what changed.
    #[serde(rename = "veranderingen")]
    has_changes: bool,
    /// How many older letters have figures of these rows and no column.
    #[serde(rename = "ouder")]
    older: usize,
}

#[derive(Serialize)]
struct Column<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "datum")]
    date: Option<ShortDay>,
    kenmerk: Option<&'a str>,
    concept: bool,
}

/// A day for machines, and for the head of a narrow column.
#[derive(Serialize)]
struct ShortDay {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    /// The measure and the values of its dimensions, in words; may be empty.
    #[serde(rename = "over")]
    about: String,
    /// One for each column; `None` where the letter does not have the figure.
    #[serde(rename = "cellen")]
    cells: Vec<Option<Cell<'a>>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    #[serde(rename = "tekst")]
    text: Cow<'a, str>,
    /// The number for machines.
    #[serde(rename = "waarde")]
    value: Option<String>,
    #[serde(rename = "tijd")]
    time: Option<String>,
    /// What changed since the letter before it: `12 meer`.
    #[serde(rename = "verandering")]
    change: Option<&'a str>,
    /// The letter.
    #[serde(rename = "adres")]
    address: &'a str,
    /// The entry of its list of sources.
    #[serde(rename = "bron")]
    entry: &'a str,
}

/// A figure in the letters that have it, by the place of the letter in the dossier.
struct Followed<'a> {
    figure: &'a UsedFigure,
    in_letters: BTreeMap<usize, &'a UsedFigure>,
}

/// What tells one question to the data from another.
type Question<'a> = (&'a str, &'a str, &'a [(String, String)]);

impl<'a> KeyFigures<'a> {
    /// The figures that the list names, then those that two letters or more have; `None` where there
    /// are none.
    pub(super) fn of(dossier: &Dossier<'a>) -> Option<KeyFigures<'a>> {
        let named = dossier.listed.map_or(&[][..], |listed| &listed.figures);
        let rows = chosen(followed(&dossier.letters), named);
        if rows.is_empty() {
            return None;
        }
        let has_any = |index: &usize| {
            rows.iter()
                .any(|(row, _)| row.in_letters.contains_key(index))
        };
        let mut letters: Vec<usize> = (0..dossier.letters.len()).filter(has_any).collect();
        let older = letters.len().saturating_sub(COLUMNS);
        letters.truncate(COLUMNS);
        let rows: Vec<Row<'a>> = rows
            .iter()
            .map(|(row, title)| Row {
                title: title.unwrap_or(&row.figure.title),
                about: match title {
                    Some(_) => String::new(),
                    None => about(row.figure),
                },
                cells: letters
                    .iter()
                    .map(|index| {
                        let figure = row.in_letters.get(index)?;
                        Some(cell(figure, dossier.letters[*index]))
                    })
                    .collect(),
            })
            // Of a figure that only older letters have there is nothing to see.
            .filter(|row| row.cells.iter().any(Option::is_some))
            .collect();
        let mut cells = rows.iter().flat_map(|row| row.cells.iter().flatten());
        let columns = letters.iter();
        Some(KeyFigures {
            columns: columns
                .map(|index| column(dossier.letters[*index]))
                .collect(),
            has_changes: cells.any(|cell| cell.change.is_some()),
            rows,
            older,
        })
    }
}

/// Every figure of the letters, in the order of the newest letter, each with the letters that have it.
fn followed<'a>(letters: &[&'a LetterSummary]) -> Vec<Followed<'a>> {
    let mut places: BTreeMap<Question<'a>, usize> = BTreeMap::new();
    let mut followed: Vec<Followed<'a>> = Vec::new();
    for (index, letter) in letters.iter().enumerate() {
        for figure in &letter.figures {
            let question = (&*figure.dataset, &*figure.measure, &figure.key[..]);
            let place = *places.entry(question).or_insert(followed.len());
            if place == followed.len() {
                followed.push(Followed {
                    figure,
                    in_letters: BTreeMap::new(),
                });
            }
            // A letter that follows a figure through time is known by the newest of it.
            let known = followed[place].in_letters.entry(index).or_insert(figure);
            if moment(figure) > moment(known) {
                *known = figure;
            }
        }
    }
    followed
}

/// When what a figure speaks about is over.
fn moment(figure: &UsedFigure) -> Option<Date> {
    figure.time.as_ref().map(|time| match time {
        Time::AsOf(day) => *day,
        Time::Over(period) => period.end,
    })
}

/// The rows: those that are named come first, in that order and with their title.
fn chosen<'a>(
    mut followed: Vec<Followed<'a>>,
    named: &'a [KeyFigure],
) -> Vec<(Followed<'a>, Option<&'a str>)> {
    // Stable: figures that as many letters have stay in reading order.
    followed.sort_by_key(|figure| Reverse(figure.in_letters.len()));
    let mut rows = Vec::new();
    for wanted in named {
        let whole = wholes(&followed, wanted);
        let mut is_meant = whole.iter();
        let (meant, others): (Vec<_>, Vec<_>) = followed
            .into_iter()
            .partition(|_| is_meant.next().is_some_and(|is_meant| *is_meant));
        followed = others;
        // One title says what one figure is; of several it would hide the difference.
        let title = wanted.title.as_deref().filter(|_| meant.len() == 1);
        rows.extend(meant.into_iter().map(|figure| (figure, title)));
    }
    let recurring = followed.into_iter();
    let recurring = recurring.filter(|followed| followed.in_letters.len() > 1);
    rows.extend(recurring.map(|figure| (figure, None)));
    rows.truncate(ROWS);
    rows
}

/// Which figures are meant by a name. Who asks for a figure without saying more means the whole of it,
/// as in letters: what has the key of another that is meant, and more, is a part of that one.
fn wholes(figures: &[Followed<'_>], wanted: &KeyFigure) -> Vec<bool> {
    let figures = figures.iter().map(|followed| followed.figure);
    let meant: Vec<&UsedFigure> = figures
        .clone()
        .filter(|figure| wanted.is_meant(figure))
        .collect();
    let is_part = |part: &UsedFigure| {
        meant.iter().any(|whole| {
            part.measure == whole.measure
                && part.key.len() > whole.key.len()
                && whole.key.iter().all(|pair| part.key.contains(pair))
        })
    };
    figures
        .map(|figure| wanted.is_meant(figure) && !is_part(figure))
        .collect()
}

fn column(letter: &LetterSummary) -> Column<'_> {
    Column {
        address: &letter.address,
        date: letter.date.map(|date| ShortDay {
            iso: date.to_string(),
            text: notation::date_short(date),
        }),
        kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
        concept: letter.is_draft(),
    }
}

fn cell<'a>(figure: &'a UsedFigure, letter: &'a LetterSummary) -> Cell<'a> {
    Cell {
        text: printed(figure),
        value: figure.quantity.known().map(notation::plain_number),
        time: figure.time.as_ref().map(|time| match time {
            Time::AsOf(day) => format!("op {}", notation::date_short(*day)),
            Time::Over(period) => period.short(),
        }),
        change: figure.change.as_deref(),
        address: &letter.address,
        entry: &figure.entry,
    }
}

/// The words of the letter; a number that stood alone there, in a sentence that said what it counts,
/// gets its unit back.
fn printed(figure: &UsedFigure) -> Cow<'_, str> {
    let text = figure.text.as_str();
    let is_bare = text
        .chars()
        .all(|c| c.is_ascii_digit() || ".,−".contains(c));
    if !is_bare || figure.quantity.known().is_none() {
        return Cow::Borrowed(text);
    }
    let decimals = text
        .split_once(',')
        .map_or(0, |(_, decimals)| decimals.len());
    Cow::Owned(notation::figure(
        figure.quantity,
        &figure.unit,
        u32::try_from(decimals).unwrap_or(0),
        figure.qualifier,
        figure.status,
        Form::Full,
    ))
}

/// What of its dataset a figure is: `huishoudens, fase 1`.
fn about(figure: &UsedFigure) -> String {
    let mut about = Vec::new();
    if figure.measure != "aantal" {
        about.push(figure.measure.replace('_', " "));
    }
    about.extend(figure.key.iter().map(|(name, value)| {
        // "fase 1" says more than "1".
        if value.starts_with(|c: char| c.is_ascii_digit()) {
            format!("{} {value}", name.replace('_', " "))
        } else {
            value.clone()
        }
    }));
    about.join(", ")
}

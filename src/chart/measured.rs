//! The words of values of categories: numbers as they stand at marks, in cells and in sentences.

use rust_decimal::Decimal;

use crate::model::{Category, Cell, Measurement, Quantity, Status, notation};

use super::dutch;
use super::value_axis::ValueAxis;

/// What stands where the data have no row.
pub(super) const NO_DATA: &str = "geen gegevens";

/// The name of a category in sentences and tables.
pub(super) fn full(category: &Category) -> &str {
    match &category.time {
        Some(time) => &time.text,
        None => category.label.trim(),
    }
}

/// A category as it follows "tussen" in a sentence: `het 1e kwartaal van 2021`, `Noord`.
pub(super) fn moment(category: &Category) -> String {
    match &category.time {
        Some(time) => dutch::moment(time),
        None => category.label.trim().to_owned(),
    }
}

/// A category as the place of a value in a sentence: `bij Noord`, `op 1 januari 2016`.
pub(super) fn at(category: &Category) -> String {
    match &category.time {
        Some(time) => dutch::when(time),
        None => format!("bij {}", category.label.trim()),
    }
}

/// What a sign stands for, in the key.
pub(super) fn sign_words(sign: &str) -> &'static str {
    match sign {
        "×" => "afgeschermd",
        "–" => "niet van toepassing",
        "·" => NO_DATA,
        "0" => "het totaal is nul",
        _ => "onbekend",
    }
}

/// That some or all of these statuses are not final.
pub(super) fn tentative_sentence(statuses: impl Iterator<Item = Status> + Clone) -> Option<String> {
    let mut open = statuses.clone().filter(|status| status.is_tentative());
    let first = open.next()?;
    let what = match open.all(|status| status == first) {
        true => dutch::tentative(first),
        false => "nog niet definitief",
    };
    Some(match statuses.clone().all(|status| status.is_tentative()) {
        true => format!("De waarden zijn {what}."),
        false => format!("Een deel van de waarden is {what}; de tabel zegt welke."),
    })
}

/// The name of a category as the head of its row.
pub(super) fn head(category: &Category) -> Cell {
    let text = full(category).to_owned();
    match &category.time {
        Some(period) => Cell::Time {
            text,
            period: period.clone(),
        },
        None => Cell::Text { text },
    }
}

/// A value as a cell, with what is known about it.
pub(super) fn cell(value: Option<Measurement>, decimals: u32) -> Cell {
    let Some(value) = value else {
        return Cell::Empty;
    };
    let status = match value.status {
        status if status.is_tentative() => status.words(),
        _ => "",
    };
    remarked(value, decimals, status)
}

/// A value as a cell, with how exact it is and what must be said of its status.
pub(super) fn remarked(value: Measurement, decimals: u32, status: &str) -> Cell {
    let text = match value.quantity {
        Quantity::Known(number) => notation::number(number, decimals),
        other => notation::no_number(other).to_owned(),
    };
    let remark: Vec<&str> = [value.qualifier.words(), status]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    Cell::Number {
        text,
        quantity: value.quantity,
        remark: (!remark.is_empty() && value.quantity.known().is_some()).then(|| remark.join(", ")),
    }
}

/// A number with the words that say how exact it is.
pub(super) fn number_words(number: Decimal, about: Measurement, numbers: &ValueAxis) -> String {
    match about.qualifier.words() {
        "" => numbers.words(number),
        qualifier => format!("{qualifier} {}", numbers.words(number)),
    }
}

/// The sign of why there is no number, where a word has no room.
pub(super) fn sign(quantity: Option<Quantity>) -> &'static str {
    match quantity {
        Some(Quantity::Missing | Quantity::Known(_)) => "?",
        Some(Quantity::Withheld) => "×",
        Some(Quantity::NotApplicable) => "–",
        None => "·",
    }
}

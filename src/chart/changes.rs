//! What changed between two moments, in words, and what is missing at one of them.

use rust_decimal::Decimal;

use crate::model::{Category, Measurement, Quantity, Unit, notation};

use super::dutch;
use super::measured::{NO_DATA, at};

/// How the values of a chart are told.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// What is counted.
    pub unit: &'a Unit,
    /// How many decimals its numbers have.
    pub decimals: u32,
}

/// A name with its values at two moments.
pub(super) type Change<'a> = (&'a str, [Option<Measurement>; 2]);

impl Told<'_> {
    /// A value, or why there is none.
    pub fn value(self, value: Option<Measurement>) -> String {
        match value {
            None => NO_DATA.to_owned(),
            Some(value) => dutch::told(value, self.unit, self.decimals),
        }
    }

    /// How a name went from the one moment to the other.
    pub fn course(self, (name, values): Change<'_>, moments: [&Category; 2]) -> String {
        let sentence = match values {
            [Some(from), Some(to)] if is_known(from) && is_known(to) => format!(
                "van {} {}{}.",
                self.value(values[0]),
                dutch::toward(&self.value(values[1])),
                dutch::change(from, to, self.unit, self.decimals)
            ),
            _ => {
                let ends = [(values[0], moments[0]), (values[1], moments[1])];
                let ends = ends.map(|(value, moment)| self.end(value, moment));
                format!("{}.", ends.join("; "))
            }
        };
        match name.trim() {
            "" => notation::capitalised(&sentence),
            label => format!("{label}: {sentence}"),
        }
    }

    /// `in 2016 30 aanbieders`, or why there is no number.
    fn end(self, value: Option<Measurement>, moment: &Category) -> String {
        let moment = at(moment);
        match value {
            None => format!("{moment} {NO_DATA}"),
            Some(known) if is_known(known) => format!("{moment} {}", self.value(value)),
            Some(value) => format!("{moment} {}", dutch::because(value.quantity)),
        }
    }

    /// Which name changed most, where there are several; `all` is what they are called.
    pub fn largest<'a>(
        self,
        changes: impl Iterator<Item = Change<'a>>,
        all: &str,
    ) -> Option<String> {
        let changes: Vec<(Change<'a>, Decimal)> = changes
            .filter_map(|(name, values)| {
                let [from, to] = values.map(Measurement::known);
                Some(((name, values), to?.checked_sub(from?)?))
            })
            .collect();
        if changes.len() < 2 {
            return None;
        }
        let ((name, values), change) =
            changes
                .iter()
                .reduce(|most, other| match other.1.abs() > most.1.abs() {
                    true => other,
                    false => most,
                })?;
        if change.is_zero() {
            return Some(format!("Geen van de {all} veranderde."));
        }
        let alike = |other: &&(Change<'a>, Decimal)| other.1.abs() == change.abs();
        if changes.iter().filter(alike).count() > 1 {
            return None;
        }
        let amount = Quantity::Known(change.abs());
        let about = dutch::about(values.iter().copied().flatten());
        Some(format!(
            "De grootste verandering is die van {}: {about}{}.",
            name.trim(),
            dutch::difference(amount, self.unit, self.decimals)
        ))
    }
}

fn is_known(value: Measurement) -> bool {
    value.quantity.known().is_some()
}

/// Which names miss a value at a moment, and why.
pub(super) fn missing<'a>(
    moment: &Category,
    values: impl Iterator<Item = (&'a str, Option<Measurement>)> + Clone,
) -> Vec<String> {
    let reasons = [
        Some(Quantity::Missing),
        Some(Quantity::Withheld),
        Some(Quantity::NotApplicable),
        None,
    ];
    let mut notes = Vec::new();
    for reason in reasons {
        let names = values.clone();
        let names = names.filter(|(_, value)| value.map(|value| value.quantity) == reason);
        let names: Vec<&str> = names.map(|(name, _)| name.trim()).collect();
        if names.is_empty() {
            continue;
        }
        let (names, moment) = (notation::list(&names), notation::capitalised(&at(moment)));
        notes.push(match reason {
            Some(Quantity::Withheld) => {
                format!("{moment} is de waarde van {names} afgeschermd.")
            }
            Some(Quantity::NotApplicable) => {
                format!("{moment} is er voor {names} geen waarde van toepassing.")
            }
            Some(_) => format!("{moment} is de waarde van {names} onbekend."),
            None => format!("{moment} zijn er geen gegevens van {names}."),
        });
    }
    notes
}

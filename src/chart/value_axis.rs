//! Values along the side: round numbers, from zero where that costs little.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Quantity, Unit, UnitKind, notation};

use super::look::Look;
use super::metrics::{self, Weight};

/// How much of the height may stay empty for the sake of a beginning at zero.
const COST_OF_ZERO: f64 = 0.6;

/// The same where no length or height is compared.
const COST_OF_ZERO_FOR_DOTS: f64 = 0.25;

/// More decimals than these are not written in drawings; the table has them.
const MOST_DECIMALS: u32 = 6;

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// Without their millions, which are said once.
    Short,
    /// In full.
    Whole,
}

/// The scale of values with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ValueAxis {
    /// Lowest value on it.
    pub low: f64,
    /// Highest value on it.
    pub high: f64,
    /// Values with their words, from low to high.
    pub ticks: Vec<(f64, String)>,
    /// The power of ten that the words leave out.
    exponent: u32,
    decimals: u32,
    percent: &'static str,
}

impl ValueAxis {
    /// A scale that holds `low` and `high`, with at most `most` steps, none finer than the
    /// decimals of the data.
    pub fn of(low: f64, high: f64, decimals: u32, most: i64, unit: &Unit) -> ValueAxis {
        let range = with_zero((low, high), COST_OF_ZERO);
        ValueAxis::in_words(range, decimals, most, unit, Words::Short)
    }

    /// The same for dots, which need no zero to be compared.
    pub fn for_dots(range: (f64, f64), decimals: u32, most: i64, unit: &Unit) -> ValueAxis {
        let range = with_zero(range, COST_OF_ZERO_FOR_DOTS);
        ValueAxis::in_words(range, decimals, most, unit, Words::Short)
    }

    /// A scale whose words are exact for these values, as they must be where there is no other
    /// way to read them: in millions only where two decimals hold every digit.
    pub fn exact(
        range: (f64, f64),
        values: impl Iterator<Item = Decimal>,
        decimals: u32,
        most: i64,
        unit: &Unit,
    ) -> ValueAxis {
        ValueAxis::exact_within(with_zero(range, COST_OF_ZERO), values, decimals, most, unit)
    }

    /// The same for dots, which need no zero to be compared.
    pub fn exact_for_dots(
        range: (f64, f64),
        values: impl Iterator<Item = Decimal>,
        decimals: u32,
        most: i64,
        unit: &Unit,
    ) -> ValueAxis {
        let range = with_zero(range, COST_OF_ZERO_FOR_DOTS);
        ValueAxis::exact_within(range, values, decimals, most, unit)
    }

    fn exact_within(
        range: (f64, f64),
        values: impl Iterator<Item = Decimal>,
        decimals: u32,
        most: i64,
        unit: &Unit,
    ) -> ValueAxis {
        const MOST_PLACES: u32 = 2;
        let mut short = ValueAxis::in_words(range, decimals, most, unit, Words::Short);
        if short.exponent == 0 {
            return short;
        }
        let scaled = Decimal::from(10_u64.pow(short.exponent));
        let places = values.map(|value| {
            let value = value.checked_div(scaled).unwrap_or(value);
            value.normalize().scale()
        });
        short.decimals = places.max().unwrap_or(0);
        match short.decimals > MOST_PLACES {
            true => ValueAxis::in_words(range, decimals, most, unit, Words::Whole),
            false => short,
        }
    }

    fn in_words(
        (low, high): (f64, f64),
        decimals: u32,
        most: i64,
        unit: &Unit,
        words: Words,
    ) -> ValueAxis {
        let decimals = decimals.min(MOST_DECIMALS);
        let step = Step::fitting(low, high, decimals, most);
        let first = (low / step.size).floor();
        let count = ((high / step.size).ceil() - first).clamp(1.0, 64.0) as u32;
        let largest = low.abs().max(high.abs());
        let exponent = scale_word(largest).1;
        // Words that leave out millions help only while few decimals come in their place.
        let exponent = match i64::from(exponent) - i64::from(step.power) {
            places if places > 2 || words == Words::Whole => 0,
            _ => exponent,
        };
        let places = (i64::from(exponent) - i64::from(step.power)).clamp(0, 28) as u32;
        let percent = match unit.kind {
            UnitKind::Percent => "%",
            UnitKind::Count | UnitKind::Euro => "",
        };
        let mut axis = ValueAxis {
            low: first * step.size,
            high: (first + f64::from(count)) * step.size,
            ticks: Vec::with_capacity(count as usize + 1),
            exponent,
            decimals: match exponent {
                0 => decimals,
                _ => (places + 1).min(2),
            },
            percent,
        };
        for index in 0..=count {
            let steps = first + f64::from(index);
            let words = tick_words(steps, &step, exponent, places);
            axis.ticks
                .push((steps * step.size, format!("{words}{percent}")));
        }
        axis
    }

    /// The same scale, which begins at zero, to both sides of it as far as needed; its numbers say
    /// how far from zero.
    pub fn mirrored(&self, (low, high): (f64, f64)) -> ValueAxis {
        let beyond = |reach: f64| {
            let mut ticks = self.ticks.iter().map(|(value, _)| *value);
            match reach > 0.0 {
                true => ticks.find(|value| *value >= reach).unwrap_or(reach),
                false => 0.0,
            }
        };
        let (low, high) = (-beyond(-low), beyond(high));
        let below = self.ticks.iter().rev();
        let below = below.filter(|(value, _)| *value > 0.0 && -value >= low);
        let above = self.ticks.iter().filter(|(value, _)| *value <= high);
        let ticks = below
            .map(|(value, words)| (-value, words.clone()))
            .chain(above.cloned())
            .collect();
        ValueAxis {
            low,
            high,
            ticks,
            ..self.clone()
        }
    }

    /// The same without its highest value beyond the data, and its lowest below zero, where two others
    /// are left to measure by: a small field has no height to give away. Zero stays.
    pub fn trimmed(mut self, (low, high): (f64, f64)) -> ValueAxis {
        let beyond = |value: &f64| *value > high && *value > 0.0;
        if self.ticks.len() > 2 && self.ticks.last().is_some_and(|(value, _)| beyond(value)) {
            self.ticks.pop();
            self.high = high.max(self.ticks.last().map_or(high, |(value, _)| *value));
        }
        let below = |value: &f64| *value < low && *value < 0.0;
        if self.ticks.len() > 2 && self.ticks.first().is_some_and(|(value, _)| below(value)) {
            self.ticks.remove(0);
            self.low = low.min(self.ticks.first().map_or(low, |(value, _)| *value));
        }
        self
    }

    /// The width of its widest words.
    pub fn widest(&self, look: &Look) -> f64 {
        self.ticks.iter().fold(0.0, |widest: f64, (_, words)| {
            widest.max(metrics::width(words, look.small, Weight::Regular))
        })
    }

    /// The values to measure by from left to right, as many as stand clear of each other between the
    /// edges: all, or every second, third and so on, with zero among them. `place` gives where a value
    /// stands.
    pub fn spaced(
        &self,
        place: impl Fn(f64) -> f64,
        (left, right): (f64, f64),
        look: &Look,
    ) -> Vec<(f64, String)> {
        const GAP: f64 = 8.0;
        let places: Vec<(f64, f64)> = self
            .ticks
            .iter()
            .map(|(value, words)| {
                let half = metrics::width(words, look.small, Weight::Regular) / 2.0;
                (place(*value), half)
            })
            .collect();
        let zero = self.ticks.iter().position(|(value, _)| *value == 0.0);
        let is_inside = |index: usize| {
            let (x, half) = places[index];
            left <= x + 0.5 && x - half >= 0.0 && x + half <= right
        };
        for stride in 1..=places.len() {
            let start = zero.unwrap_or(0) % stride;
            let chosen: Vec<usize> = (start..places.len())
                .step_by(stride)
                .filter(|index| is_inside(*index))
                .collect();
            let is_clear = chosen.windows(2).all(|pair| {
                let (one, other) = (places[pair[0]], places[pair[1]]);
                one.0 + one.1 + GAP <= other.0 - other.1
            });
            if is_clear {
                let tick = |index: &usize| (places[*index].0, self.ticks[*index].1.clone());
                return chosen.iter().map(tick).collect();
            }
        }
        Vec::new()
    }

    /// Whether it begins (or ends) at zero, so that heights can be compared.
    pub fn holds_zero(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    /// Whether its words leave out a power of ten, which the words of its unit say.
    pub fn is_scaled(&self) -> bool {
        self.exponent > 0
    }

    /// What its numbers count: `cliënten`, `miljoen euro`; empty where each number says it.
    pub fn unit_words(&self, unit: &Unit) -> String {
        let name = match unit.kind {
            UnitKind::Euro => "euro",
            UnitKind::Percent => "",
            UnitKind::Count => unit.plural.trim(),
        };
        let scale = SCALES
            .iter()
            .find(|(_, exponent, _)| *exponent == self.exponent);
        match scale {
            Some((_, _, word)) if !name.is_empty() => format!("{word} {name}"),
            _ => name.to_owned(),
        }
    }

    /// What its numbers count, as words above the field; with a remark where heights cannot be
    /// compared.
    pub fn heading(&self, unit: &Unit) -> String {
        self.heading_from(unit, self.holds_zero())
    }

    /// The same for a field that may begin elsewhere than this scale.
    pub fn heading_from(&self, unit: &Unit, holds_zero: bool) -> String {
        let remark = "de schaal begint niet bij nul";
        match (holds_zero, self.unit_words(unit)) {
            (true, unit) => unit,
            (false, unit) if unit.is_empty() => notation::capitalised(remark),
            (false, unit) => format!("{unit} ({remark})"),
        }
    }

    /// A value in the words of this scale.
    pub fn words(&self, value: Decimal) -> String {
        let scaled = Decimal::from(10_u64.pow(self.exponent));
        let scaled = value.checked_div(scaled).unwrap_or(value);
        // A small number among millions is not nothing.
        if self.is_scaled() && !value.is_zero() && scaled.round_dp(self.decimals).is_zero() {
            return "bijna 0".to_owned();
        }
        format!(
            "{}{}",
            notation::number(scaled, self.decimals),
            self.percent
        )
    }
}

/// From which value on a scale leaves out a power of ten, and its word.
const SCALES: [(f64, u32, &str); 3] = [
    (1e12, 12, "biljoen"),
    (1e9, 9, "miljard"),
    (1e6, 6, "miljoen"),
];

fn scale_word(largest: f64) -> (f64, u32, &'static str) {
    SCALES
        .into_iter()
        .find(|(from, _, _)| largest >= *from)
        .unwrap_or((0.0, 0, ""))
}

/// The range to show: with zero where that costs little, and never empty.
fn with_zero((low, high): (f64, f64), cost: f64) -> (f64, f64) {
    if low == high {
        return (low.min(0.0), high.max(0.0));
    }
    let (near, far) = match low >= 0.0 {
        true => (low, high),
        false => (-high, -low),
    };
    match near > 0.0 && near / far > cost {
        true => (low, high),
        false => (low.min(0.0), high.max(0.0)),
    }
}

/// A round step: 1, 2 or 5 times a power of ten.
struct Step {
    mantissa: i64,
    power: i32,
    size: f64,
}

impl Step {
    fn fitting(low: f64, high: f64, decimals: u32, most: i64) -> Step {
        let mut power = -(decimals.min(28) as i32);
        loop {
            for mantissa in [1, 2, 5] {
                let size = mantissa as f64 * power_of_ten(power);
                let count = (high / size).ceil() - (low / size).floor();
                if count <= most as f64 || power >= 30 {
                    return Step {
                        mantissa,
                        power,
                        size,
                    };
                }
            }
            power += 1;
        }
    }
}

/// A power of ten by multiplying only, which every machine does alike.
fn power_of_ten(power: i32) -> f64 {
    let magnitude = (0..power.unsigned_abs()).fold(1.0, |product, _| product * 10.0);
    match power < 0 {
        true => 1.0 / magnitude,
        false => magnitude,
    }
}

/// The words of the tick so many steps from zero.
fn tick_words(steps: f64, step: &Step, exponent: u32, places: u32) -> String {
    // Within 2^53 the product is exact; beyond, the words follow the drawing's own precision.
    let whole = steps as i128 * i128::from(step.mantissa);
    let power = step.power - exponent as i32;
    let value = match power < 0 {
        true => Decimal::try_from_i128_with_scale(whole, power.unsigned_abs()).ok(),
        false => 10_i128
            .checked_pow(power.unsigned_abs())
            .and_then(|factor| whole.checked_mul(factor))
            .and_then(|value| Decimal::try_from_i128_with_scale(value, 0).ok()),
    };
    notation::number(value.unwrap_or_default(), places)
}

/// A known value as a number to draw by.
pub(super) fn known(quantity: Quantity) -> Option<f64> {
    let value = quantity.known()?;
    // Nearly every number is a count, for which this is exact.
    match i32::try_from(value.mantissa()) {
        Ok(whole) if value.scale() == 0 => Some(f64::from(whole)),
        _ => value.to_f64(),
    }
}

#[cfg(test)]
mod tests {
    use super::ValueAxis;
    use crate::model::Unit;

    fn axis(low: f64, high: f64, decimals: u32, unit: &str) -> (Vec<String>, String) {
        let unit = Unit::named(unit);
        let axis = ValueAxis::of(low, high, decimals, 5, &unit);
        let words = axis.ticks.iter().map(|(_, words)| words.clone()).collect();
        (words, axis.unit_words(&unit))
    }

    #[test]
    fn numbers_are_round_and_dutch() {
        let (words, unit) = axis(120.0, 4123.0, 0, "cliënten");
        assert_eq!(words, ["0", "1.000", "2.000", "3.000", "4.000", "5.000"]);
        assert_eq!(unit, "cliënten");
        assert_eq!(
            axis(0.0, 0.3, 1, "procent").0,
            ["0,0%", "0,1%", "0,2%", "0,3%"]
        );
    }

    #[test]
    fn zero_is_kept_unless_it_costs_most_of_the_height() {
        assert_eq!(axis(59.0, 100.0, 0, "cliënten").0[0], "0");
        assert_eq!(axis(81.0, 84.0, 0, "cliënten").0[0], "81");
        assert_eq!(axis(-84.0, -81.0, 0, "cliënten").0[0], "−84");
        assert_eq!(axis(-3.0, 10.0, 0, "cliënten").0, ["−5", "0", "5", "10"]);
    }

    #[test]
    fn steps_are_never_finer_than_the_data() {
        assert_eq!(axis(0.0, 2.0, 0, "cliënten").0, ["0", "1", "2"]);
        assert_eq!(axis(0.0, 0.0, 0, "cliënten").0, ["0", "1"]);
        assert_eq!(axis(7.0, 7.0, 0, "cliënten").0, ["0", "2", "4", "6", "8"]);
    }

    #[test]
    fn millions_are_said_once() {
        let (words, unit) = axis(12_000_000.0, 64_000_000.0, 0, "euro");
        assert_eq!(words, ["0", "20", "40", "60", "80"]);
        assert_eq!(unit, "miljoen euro");
        let (words, unit) = axis(0.0, 1e12, 0, "euro");
        assert_eq!(words.last().unwrap(), "1,0");
        assert_eq!(unit, "biljoen euro");
    }
}

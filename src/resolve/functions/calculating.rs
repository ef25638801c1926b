//! Functions and tests that calculate with figures, in decimals.

use rust_decimal::Decimal;

use super::{Call, Desk, Leaf};
use crate::diag::{self, Diagnostic, phrases};
use crate::model::Quantity;
use crate::model::notation::{self, Form};
use crate::resolve::addition::{self, Operation};
use crate::resolve::figures::Value;

/// Both figures of a calculation, which may be put together.
fn pair(
    desk: &Desk,
    call: &Call<'_>,
    operation: Operation,
    names: [&'static str; 2],
) -> Option<(Value, Value)> {
    let [a, b] = names.map(|name| desk.argument(call, name));
    let (a, b) = (a?, b?);
    let is_fit = may_meet(desk, call, operation, &a, &b);
    (is_fit && is_known(desk, call, &a) && is_known(desk, call, &b)).then_some((a, b))
}

/// Whether two figures may be put together; reports when not.
fn may_meet(desk: &Desk, call: &Call<'_>, operation: Operation, a: &Value, b: &Value) -> bool {
    let project = &desk.context.project;
    let datasets = |id: &str| project.datasets.get(id).map(|dataset| &**dataset);
    let refusal = addition::refusal(operation, a, b, &datasets, call.place);
    let is_fit = refusal.is_none();
    if let Some(refusal) = refusal {
        desk.complain(refusal);
    }
    is_fit
}

/// Whether a value may be calculated with; reports when not.
pub(super) fn is_known(desk: &Desk, call: &Call<'_>, value: &Value) -> bool {
    let quantity = value.figure.quantity;
    if quantity.known().is_none() {
        desk.complain(
            Diagnostic::new(&diag::template::WITHHELD_IN_CALCULATION, call.place)
                .with("state", notation::no_number(quantity)),
        );
    }
    quantity.known().is_some()
}

pub(super) fn difference(desk: &Desk, call: &Call<'_>) -> String {
    let pair = pair(desk, call, Operation::Difference, ["van", "naar"]);
    let leaf = pair.map_or(Leaf::Broken, |(from, to)| {
        Leaf::Figure(Box::new(Value::difference(&from, &to)))
    });
    desk.leaves().add(leaf)
}

/// "gedaald van 80 naar 13": the words, with both figures.
pub(super) fn change(desk: &Desk, call: &Call<'_>) -> String {
    let pair = pair(desk, call, Operation::Difference, ["van", "naar"]);
    let Some((mut from, mut to)) = pair else {
        return desk.leaves().add(Leaf::Broken);
    };
    let change = to
        .figure
        .quantity
        .minus(from.figure.quantity)
        .known()
        .unwrap_or_default();
    if to.figure.status.is_plan() && !from.figure.status.is_plan() && !change.is_zero() {
        return desk.complain(
            Diagnostic::new(&diag::template::CHANGE_TO_PLAN, call.place)
                .with("words", verb(change))
                .with("value", to.printed(Form::Full))
                .with("status", to.figure.status.words()),
        );
    }
    from.figure.text = from.printed(Form::Bare);
    let with_unit = call.arguments.get::<&str>("eenheid").ok().flatten() == Some("ja");
    to.figure.text = to.printed(if with_unit { Form::Full } else { Form::Bare });
    let mut leaves = desk.leaves();
    let to = leaves.figure(to);
    if change.is_zero() {
        return format!("gelijk gebleven op {to}");
    }
    let from = leaves.figure(from);
    format!("{} van {from} naar {to}", verb(change))
}

fn verb(change: Decimal) -> &'static str {
    if change.is_sign_negative() {
        "gedaald"
    } else {
        "gestegen"
    }
}

pub(super) fn share(desk: &Desk, call: &Call<'_>) -> String {
    let decimals = call
        .arguments
        .get::<u32>("decimalen")
        .ok()
        .flatten()
        .unwrap_or(0)
        .min(4);
    let Some((part, whole)) = pair(desk, call, Operation::Share, ["deel", "geheel"]) else {
        return desk.leaves().add(Leaf::Broken);
    };
    desk.leaves().figure(Value::share(&part, &whole, decimals))
}

/// `som(van=[…, …])`: two or more figures, of which each pair may be added.
pub(super) fn sum(desk: &Desk, call: &Call<'_>) -> String {
    let list = call.arguments.get::<&tera::Value>("van").ok().flatten();
    let texts = list.and_then(|list| list.as_array()).unwrap_or_default();
    if texts.len() < 2 {
        return desk.complain(call.wrong(phrases::value::FIGURES));
    }
    let mut values: Vec<Value> = Vec::with_capacity(texts.len());
    let mut is_fit = true;
    for text in texts {
        let Some(value) = desk.value_of(call, text.as_str().unwrap_or_default()) else {
            is_fit = false;
            continue;
        };
        // One complaint about a figure is enough.
        let meets = |other| may_meet(desk, call, Operation::Sum, other, &value);
        is_fit &= values.iter().all(meets) && is_known(desk, call, &value);
        values.push(value);
    }
    let leaf = if is_fit {
        Leaf::Figure(Box::new(Value::sum(&values)))
    } else {
        Leaf::Broken
    };
    desk.leaves().add(leaf)
}

/// One of two texts of the author, by whether the figure is 1.
pub(super) fn plural(desk: &Desk, call: &Call<'_>) -> String {
    let value = desk.argument(call, "aantal");
    let (one, many) = (
        call.arguments.get::<&str>("een").ok().flatten(),
        call.arguments.get::<&str>("meer").ok().flatten(),
    );
    let (Some(one), Some(many)) = (one, many) else {
        return desk.complain(call.wrong("een=\"…\", meer=\"…\""));
    };
    match value {
        Some(value) if is_known(desk, call, &value) => {
            let is_one = value.figure.quantity == Quantity::Known(Decimal::ONE);
            if is_one {
                one.to_owned()
            } else {
                many.to_owned()
            }
        }
        _ => many.to_owned(),
    }
}

/// Compares a figure with a number or another figure.
pub(super) fn compared(
    desk: &Desk,
    call: &Call<'_>,
    value: &Value,
    argument: &'static str,
    holds: fn(Decimal, Decimal) -> bool,
) -> bool {
    let other = match call.decimal(argument) {
        Some(number) if number.normalize().scale() > value.decimals => {
            desk.complain(call.wrong(phrases::value::NUMBER_OF_SAME_DECIMALS));
            return false;
        }
        Some(number) => number,
        None => match desk.argument(call, argument) {
            Some(other)
                if may_meet(desk, call, Operation::Comparison, value, &other)
                    && is_known(desk, call, &other) =>
            {
                other.figure.quantity.known().unwrap_or_default()
            }
            _ => return false,
        },
    };
    is_known(desk, call, value)
        && value
            .figure
            .quantity
            .known()
            .is_some_and(|number| holds(number, other))
}

/// Which way a difference went.
pub(super) fn went(desk: &Desk, call: &Call<'_>, value: &Value, way: fn(&Decimal) -> bool) -> bool {
    match value.change {
        Some(change) => !change.is_zero() && way(&change),
        None => {
            desk.complain(call.wrong(phrases::value::DIFFERENCE));
            false
        }
    }
}

//! Filters that print a figure or a name in another form.

use super::{Call, Desk, Leaf};
use crate::model::notation::{self, Form};
use crate::syntax::marker;

pub(super) fn printed(desk: &Desk, call: &Call<'_>, text: &str, form: Form) -> String {
    let Some(mut value) = desk.value_of(call, text) else {
        return desk.leaves().add(Leaf::Broken);
    };
    let mut leaves = desk.leaves();
    match value.print(form, call.place, &mut leaves.diagnostics) {
        Some(()) => leaves.figure(value),
        None => leaves.add(Leaf::Broken),
    }
}

pub(super) fn unit(desk: &Desk, call: &Call<'_>, text: &str) -> String {
    let leaf = desk.value_of(call, text).map_or(Leaf::Broken, |value| {
        let unit = &value.figure.unit;
        let form = value
            .figure
            .quantity
            .known()
            .map_or(&*unit.plural, |n| notation::unit_for(n, unit));
        Leaf::Text(form.to_owned())
    });
    desk.leaves().add(leaf)
}

/// A figure or text with its first letter in upper case, for the start of a sentence.
pub(super) fn capital(desk: &Desk, call: &Call<'_>, text: &str) -> String {
    let mut leaves = desk.leaves();
    let leaf = marker::read_value(text).and_then(|number| leaves.all.get(number).cloned());
    match leaf {
        Some(Leaf::Figure(mut value)) => {
            value.figure.text = notation::capitalised(&value.figure.text);
            leaves.add(Leaf::Figure(value))
        }
        Some(Leaf::Text(words)) => leaves.add(Leaf::Text(notation::capitalised(&words))),
        Some(Leaf::Broken) => leaves.add(Leaf::Broken),
        // Words with figures in them, such as "gedaald van 80 naar 13".
        None if marker::has_value(text) => notation::capitalised(text),
        None => {
            leaves.diagnostics.push(call.needs_figure());
            leaves.add(Leaf::Broken)
        }
    }
}

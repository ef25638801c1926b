//! In what order names stand: of categories, and of panels.

use std::cmp::Ordering;

use crate::model::AlphabetKey;

/// The order of categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The largest first.
    Value,
    /// As in the data; times by themselves.
    Data,
    /// By name; numbers in names by their size.
    Name,
}

/// The words for the orders of categories.
pub const ORDERS: [(Order, &str); 3] = [
    (Order::Value, "waarde"),
    (Order::Data, "gegevens"),
    (Order::Name, "naam"),
];

/// The number that a name begins with: `0 tot 4 jaar`, `12-17`.
pub(super) fn leading_number(name: &str) -> Option<u64> {
    let end = name
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(name.len());
    name[..end].parse().ok()
}

/// Names as people list them: numbers in them by their size.
pub fn by_name(one: &str, other: &str) -> Ordering {
    let key = |name: &str| {
        (
            leading_number(name).is_none(),
            leading_number(name),
            AlphabetKey::of(name),
        )
    };
    key(one).cmp(&key(other))
}

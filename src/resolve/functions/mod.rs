//! The functions, filters and tests of letters. They calculate in decimals, print nothing but
//! markers, and report at the place of their call.
//!
//! A function that cannot answer reports why and answers with a marker all the same, so that one
//! run finds every mistake of a letter.

mod asking;
mod calculating;
mod printing;
mod rows;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use rust_decimal::Decimal;
use tera::{Kwargs, State, Tera, TeraResult};

use crate::diag::{self, Diagnostic, Diagnostics, Span, phrases};
use crate::model::notation::{self, Form};
use crate::model::{Date, Quantity};
use crate::resolve::Context;
use crate::resolve::figures::{Asker, Value};
use crate::syntax::marker;
use crate::syntax::vocabulary::{FILTERS, FUNCTIONS, PLACE_ARGUMENT, TESTS, TURN_FUNCTION};

/// All loops of a letter together turn at most this often.
pub const MAX_TURNS: usize = 10_000;
/// A range has at most this many numbers; a message says so in words.
const MAX_RANGE: i64 = 1_000;

/// What a marker stands for.
#[derive(Clone, Debug)]
pub enum Leaf {
    /// A figure.
    Figure(Box<Value>),
    /// Words of the data or of the front matter.
    Text(String),
    /// Something that was reported.
    Broken,
}

/// What the functions of one letter share.
pub struct Desk {
    /// The project and its snapshots.
    pub context: Arc<Context>,
    /// The date of the letter or page.
    pub date: Date,
    /// The day that decides what is known.
    pub as_of: Date,
    /// The letter or page as a whole, for what has no closer place.
    pub letter: Span,
    /// The places that calls carry as numbers.
    pub places: Vec<Span>,
    /// What the markers stand for.
    pub leaves: Mutex<Leaves>,
}

/// The values behind the markers of one letter, and what went wrong.
#[derive(Default)]
pub struct Leaves {
    /// By number.
    pub all: Vec<Leaf>,
    /// What the functions reported.
    pub diagnostics: Diagnostics,
    turns: usize,
}

impl Leaves {
    /// Adds a value and returns its marker.
    pub fn add(&mut self, leaf: Leaf) -> String {
        self.all.push(leaf);
        marker::value(self.all.len() - 1)
    }

    fn figure(&mut self, value: Value) -> String {
        self.add(Leaf::Figure(Box::new(value)))
    }
}

impl Desk {
    /// The leaves, also after a panic elsewhere.
    pub fn leaves(&self) -> MutexGuard<'_, Leaves> {
        self.leaves
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn asker(&self) -> Asker<'_> {
        Asker {
            date: self.date,
            as_of: self.as_of,
            references: &self.context.project.references,
        }
    }

    fn place(&self, arguments: &Kwargs) -> Span {
        let number = arguments.get::<usize>(PLACE_ARGUMENT).ok().flatten();
        number
            .and_then(|number| self.places.get(number))
            .copied()
            .unwrap_or(self.letter)
    }

    fn complain(&self, diagnostic: Diagnostic) -> String {
        let mut leaves = self.leaves();
        leaves.diagnostics.push(diagnostic);
        leaves.add(Leaf::Broken)
    }

    /// The figure behind an argument; reports when there is none. `None` in silence for what was
    /// reported before.
    fn argument(&self, call: &Call<'_>, name: &'static str) -> Option<Value> {
        let text = call.arguments.get::<&str>(name).ok().flatten();
        let Some(text) = text else {
            self.complain(call.needs(name));
            return None;
        };
        self.value_of(call, text)
    }

    fn value_of(&self, call: &Call<'_>, text: &str) -> Option<Value> {
        let leaf = marker::read_value(text).and_then(|n| self.leaves().all.get(n).cloned());
        match leaf {
            Some(Leaf::Figure(value)) => Some(*value),
            Some(Leaf::Broken) => None,
            _ => {
                self.complain(call.needs_figure());
                None
            }
        }
    }
}

/// A call under way: what it is called, its arguments and its place.
struct Call<'a> {
    name: &'static str,
    arguments: &'a Kwargs,
    place: Span,
}

impl Call<'_> {
    fn wrong(&self, expected: impl Into<diag::Argument>) -> Diagnostic {
        Diagnostic::new(&diag::template::WRONG_ARGUMENT, self.place)
            .with("name", self.name)
            .with("expected", expected)
    }

    fn needs(&self, argument: &str) -> Diagnostic {
        self.wrong(format!("{argument}=…"))
    }

    fn needs_figure(&self) -> Diagnostic {
        self.wrong(phrases::value::FIGURE)
    }

    /// A decimal argument. Tera reads numbers as binary fractions; their shortest form is what the
    /// author typed.
    fn decimal(&self, name: &str) -> Option<Decimal> {
        if let Ok(Some(whole)) = self.arguments.get::<i64>(name) {
            return Some(Decimal::from(whole));
        }
        let fraction = self.arguments.get::<f64>(name).ok().flatten()?;
        fraction.to_string().parse().ok()
    }
}

/// Registers the names of everything that letters may call, without answers. What Tera has built
/// in under the same name (`length`, `first`) stays.
pub fn register_names(tera: &mut Tera) {
    const BUILT_IN: [&str; 3] = ["length", "first", "last"];
    for function in FUNCTIONS {
        tera.register_function(function.name, |_: Kwargs, _: &State| -> String {
            String::new()
        });
    }
    tera.register_function(TURN_FUNCTION, |_: Kwargs, _: &State| -> String {
        String::new()
    });
    for filter in FILTERS
        .iter()
        .filter(|filter| !BUILT_IN.contains(&filter.name))
    {
        tera.register_filter(filter.name, |_: &str, _: Kwargs, _: &State| -> String {
            String::new()
        });
    }
    for test in TESTS {
        tera.register_test(test.name, |_: &str, _: Kwargs, _: &State| -> bool { false });
    }
}

/// Registers everything that letters may call. Each call goes to the desk of its letter.
pub fn register(tera: &mut Tera, desk: &Arc<Desk>) {
    let function = |tera: &mut Tera, name: &'static str, answer: fn(&Desk, &Call<'_>) -> String| {
        let desk = desk.clone();
        tera.register_function(name, move |arguments: Kwargs, _: &State| -> String {
            let place = desk.place(&arguments);
            answer(
                &desk,
                &Call {
                    name,
                    arguments: &arguments,
                    place,
                },
            )
        });
    };
    function(tera, "cijfer", asking::figure);
    function(tera, "verschil", calculating::difference);
    function(tera, "verandering", calculating::change);
    function(tera, "aandeel", calculating::share);
    function(tera, "som", calculating::sum);
    function(tera, "meervoud", calculating::plural);
    let filter =
        |tera: &mut Tera, name: &'static str, answer: fn(&Desk, &Call<'_>, &str) -> String| {
            let desk = desk.clone();
            tera.register_filter(
                name,
                move |text: &str, arguments: Kwargs, _: &State| -> String {
                    let place = desk.place(&arguments);
                    answer(
                        &desk,
                        &Call {
                            name,
                            arguments: &arguments,
                            place,
                        },
                        text,
                    )
                },
            );
        };
    filter(tera, "getal", |desk, call, text| {
        printing::printed(desk, call, text, Form::Bare)
    });
    filter(tera, "miljoenen", |desk, call, text| {
        printing::printed(desk, call, text, Form::Millions)
    });
    filter(tera, "in_woorden", |desk, call, text| {
        printing::printed(desk, call, text, Form::Words)
    });
    filter(tera, "eenheid", printing::unit);
    filter(tera, "hoofdletter", printing::capital);
    let test =
        |tera: &mut Tera, name: &'static str, answer: fn(&Desk, &Call<'_>, &Value) -> bool| {
            let desk = desk.clone();
            tera.register_test(
                name,
                move |text: &str, arguments: Kwargs, _: &State| -> bool {
                    let place = desk.place(&arguments);
                    let call = Call {
                        name,
                        arguments: &arguments,
                        place,
                    };
                    desk.value_of(&call, text)
                        .is_some_and(|value| answer(&desk, &call, &value))
                },
            );
        };
    test(tera, "meer_dan", |desk, call, value| {
        calculating::compared(desk, call, value, "dan", |a, b| a > b)
    });
    test(tera, "minder_dan", |desk, call, value| {
        calculating::compared(desk, call, value, "dan", |a, b| a < b)
    });
    test(tera, "gelijk_aan", |desk, call, value| {
        calculating::compared(desk, call, value, "aan", |a, b| a == b)
    });
    test(tera, "gestegen", |desk, call, value| {
        calculating::went(desk, call, value, Decimal::is_sign_positive)
    });
    test(tera, "gedaald", |desk, call, value| {
        calculating::went(desk, call, value, Decimal::is_sign_negative)
    });
    test(tera, "bekend", |_, _, value| {
        value.figure.quantity.known().is_some()
    });
    test(tera, "afgeschermd", |_, _, value| {
        value.figure.quantity == Quantity::Withheld
    });
    test(tera, "onbekend", |_, _, value| {
        value.figure.quantity == Quantity::Missing
    });
    loops(tera, desk);
}

/// What loops need: rows of data, a bounded range, and the count of turns.
fn loops(tera: &mut Tera, desk: &Arc<Desk>) {
    let rows_desk = desk.clone();
    tera.register_function(
        "rijen",
        move |arguments: Kwargs, _: &State| -> Vec<BTreeMap<String, String>> {
            let place = rows_desk.place(&arguments);
            asking::rows(
                &rows_desk,
                &Call {
                    name: "rijen",
                    arguments: &arguments,
                    place,
                },
            )
        },
    );
    let range_desk = desk.clone();
    tera.register_function("range", move |arguments: Kwargs, _: &State| -> Vec<i64> {
        let place = range_desk.place(&arguments);
        let call = Call {
            name: "range",
            arguments: &arguments,
            place,
        };
        let start = arguments.get::<i64>("start").ok().flatten().unwrap_or(0);
        match arguments.get::<i64>("end").ok().flatten() {
            Some(end) if end.saturating_sub(start) <= MAX_RANGE => (start..end).collect(),
            _ => {
                range_desk.complain(call.wrong(phrases::value::TURNS));
                Vec::new()
            }
        }
    });
    let turn_desk = desk.clone();
    tera.register_function(
        TURN_FUNCTION,
        move |arguments: Kwargs, _: &State| -> TeraResult<String> {
            let mut leaves = turn_desk.leaves();
            leaves.turns += 1;
            if leaves.turns <= MAX_TURNS {
                return Ok(String::new());
            }
            if leaves.turns == MAX_TURNS + 1 {
                let place = turn_desk.place(&arguments);
                leaves.diagnostics.push(
                    Diagnostic::new(&diag::template::TOO_MANY_TURNS, place)
                        .with("limit", notation::number(Decimal::from(MAX_TURNS), 0)),
                );
            }
            // The only way to stop Tera; what to tell the author is in the diagnostics already.
            Err(tera::Error::message(TURN_FUNCTION))
        },
    );
}

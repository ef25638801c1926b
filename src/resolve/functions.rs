//! The functions, filters and tests of letters. They calculate in decimals, print nothing but
//! markers, and report at the place of their call.
//!
//! A function that cannot answer reports why and answers with a marker all the same, so that one
//! run finds every mistake of a letter.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use rust_decimal::Decimal;
use tera::{Kwargs, State, Tera, TeraResult};

use super::figures::{Asker, Value, find};
use super::{Context, tables};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, Words};
use crate::model::notation::{self, Form};
use crate::model::{Date, Quantity};
use crate::syntax::front_matter::FigureRequest;
use crate::syntax::marker;
use crate::syntax::vocabulary::{FILTERS, FUNCTIONS, PLACE_ARGUMENT, TESTS, TURN_FUNCTION};

/// All loops of a letter together turn at most this often.
pub const MAX_TURNS: usize = 10_000;
/// A range has at most this many numbers.
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
    /// The date that decides what is known.
    pub as_of: Date,
    /// The letter as a whole, for what has no closer place.
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
        self.wrong(Words::new(
            "een cijfer, zoals cijfers.naam",
            "a figure, such as cijfers.name",
        ))
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
    function(tera, "cijfer", figure);
    function(tera, "verschil", difference);
    function(tera, "verandering", change);
    function(tera, "aandeel", share);
    function(tera, "meervoud", plural);
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
        printed(desk, call, text, Form::Bare)
    });
    filter(tera, "miljoenen", |desk, call, text| {
        printed(desk, call, text, Form::Millions)
    });
    filter(tera, "in_woorden", |desk, call, text| {
        printed(desk, call, text, Form::Words)
    });
    filter(tera, "eenheid", unit);
    filter(tera, "hoofdletter", capital);
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
        compared(desk, call, value, "dan", |a, b| a > b)
    });
    test(tera, "minder_dan", |desk, call, value| {
        compared(desk, call, value, "dan", |a, b| a < b)
    });
    test(tera, "gelijk_aan", |desk, call, value| {
        compared(desk, call, value, "aan", |a, b| a == b)
    });
    test(tera, "gestegen", |desk, call, value| {
        went(desk, call, value, Decimal::is_sign_positive)
    });
    test(tera, "gedaald", |desk, call, value| {
        went(desk, call, value, Decimal::is_sign_negative)
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
            rows(
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
                let most = format!("end=…, ≤ {MAX_RANGE}");
                range_desk.complain(call.wrong(most));
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

/// `cijfer(uit="…", maat="…", <kolom>="…")`.
fn figure(desk: &Desk, call: &Call<'_>) -> String {
    let Some(request) = request(desk, call) else {
        return desk.leaves().add(Leaf::Broken);
    };
    let Some(snapshot) = desk
        .context
        .snapshots
        .get(&request.dataset.value, desk.as_of)
    else {
        return desk.complain(desk.context.unknown_dataset(&request.dataset));
    };
    let mut diagnostics = Diagnostics::default();
    let found = find(snapshot, &request, &desk.asker(), &mut diagnostics);
    let mut leaves = desk.leaves();
    leaves.diagnostics.append(diagnostics);
    leaves.add(found.map_or(Leaf::Broken, |value| Leaf::Figure(Box::new(value))))
}

/// The request that the arguments of a call make.
fn request(desk: &Desk, call: &Call<'_>) -> Option<FigureRequest> {
    let mut request = FigureRequest {
        span: call.place,
        dataset: Located::new(String::new(), call.place),
        measure: None,
        form: Form::Full,
        time: None,
        selection: Vec::new(),
    };
    for (key, value) in sorted(call.arguments) {
        let text = match value.as_str() {
            Some(text) => text.to_owned(),
            None => value.to_string(),
        };
        let text = match marker::read_value(&text) {
            Some(number) => match desk.leaves().all.get(number) {
                Some(Leaf::Text(words)) => words.clone(),
                _ => {
                    desk.complain(call.wrong(Words::new("een naam", "a name")));
                    return None;
                }
            },
            None => text,
        };
        let located = Located::new(text, call.place);
        match key.as_str() {
            PLACE_ARGUMENT => {}
            "uit" => request.dataset = located,
            "maat" => request.measure = Some(located),
            "als" => {
                let form = FigureRequest::FORMS
                    .iter()
                    .find(|(_, word)| *word == located.value);
                let Some((form, _)) = form else {
                    let words: Vec<&str> = FigureRequest::FORMS.iter().map(|(_, w)| *w).collect();
                    desk.complain(call.wrong(format!("als=\"{}\"", words.join("|"))));
                    return None;
                };
                request.form = *form;
            }
            "peildatum" | "periode" => {
                let Some(period) = crate::model::Period::parse(&located.value) else {
                    desk.complain(
                        Diagnostic::new(&diag::file::NOT_A_PERIOD, call.place)
                            .with("text", located.value),
                    );
                    return None;
                };
                request.time = Some(Located::new(period, call.place));
            }
            _ => request
                .selection
                .push((Located::new(key, call.place), located)),
        }
    }
    if request.dataset.value.is_empty() {
        desk.complain(call.needs("uit"));
        return None;
    }
    Some(request)
}

fn sorted(arguments: &Kwargs) -> BTreeMap<String, tera::Value> {
    arguments
        .iter()
        .map(|(key, value)| (key.to_string(), value.clone()))
        .collect()
}

/// `rijen(uit="…")`: one row for each combination of dimensions, or for each phase and event.
fn rows(desk: &Desk, call: &Call<'_>) -> Vec<BTreeMap<String, String>> {
    let Some(request) = request(desk, call) else {
        return Vec::new();
    };
    let Some(snapshot) = desk
        .context
        .snapshots
        .get(&request.dataset.value, desk.as_of)
    else {
        desk.complain(desk.context.unknown_dataset(&request.dataset));
        return Vec::new();
    };
    let mut diagnostics = Diagnostics::default();
    let rows = tables::rows(snapshot, &request, &desk.asker(), &mut diagnostics);
    let mut leaves = desk.leaves();
    leaves.diagnostics.append(diagnostics);
    let rows = rows.unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            row.into_iter()
                .map(|(name, leaf)| (name, leaves.add(leaf)))
                .collect()
        })
        .collect()
}

/// Both figures of a comparison, which must count the same.
fn pair(
    desk: &Desk,
    call: &Call<'_>,
    first: &'static str,
    second: &'static str,
) -> Option<(Value, Value)> {
    let a = desk.argument(call, first);
    let b = desk.argument(call, second);
    let (a, b) = (a?, b?);
    if a.figure.unit.plural != b.figure.unit.plural {
        desk.complain(
            Diagnostic::new(&diag::template::UNLIKE_UNITS, call.place)
                .with("first", a.figure.unit.plural)
                .with("second", b.figure.unit.plural),
        );
        return None;
    }
    (is_known(desk, call, &a) && is_known(desk, call, &b)).then_some((a, b))
}

/// Whether a value may be calculated with; reports when not.
fn is_known(desk: &Desk, call: &Call<'_>, value: &Value) -> bool {
    let quantity = value.figure.quantity;
    if quantity.known().is_none() {
        desk.complain(
            Diagnostic::new(&diag::template::WITHHELD_IN_CALCULATION, call.place)
                .with("state", notation::no_number(quantity)),
        );
    }
    quantity.known().is_some()
}

fn difference(desk: &Desk, call: &Call<'_>) -> String {
    let pair = pair(desk, call, "van", "naar");
    let leaf = pair.map_or(Leaf::Broken, |(from, to)| {
        Leaf::Figure(Box::new(Value::difference(&from, &to)))
    });
    desk.leaves().add(leaf)
}

/// "gedaald van 80 naar 13": the words, with both figures.
fn change(desk: &Desk, call: &Call<'_>) -> String {
    let Some((mut from, mut to)) = pair(desk, call, "van", "naar") else {
        return desk.leaves().add(Leaf::Broken);
    };
    let change = to
        .figure
        .quantity
        .minus(from.figure.quantity)
        .known()
        .unwrap_or_default();
    from.figure.text = from.printed(Form::Bare);
    let with_unit = call.arguments.get::<&str>("eenheid").ok().flatten() == Some("ja");
    to.figure.text = to.printed(if with_unit { Form::Full } else { Form::Bare });
    let mut leaves = desk.leaves();
    let to = leaves.figure(to);
    if change.is_zero() {
        return format!("gelijk gebleven op {to}");
    }
    let from = leaves.figure(from);
    let verb = if change.is_sign_negative() {
        "gedaald"
    } else {
        "gestegen"
    };
    format!("{verb} van {from} naar {to}")
}

fn share(desk: &Desk, call: &Call<'_>) -> String {
    let decimals = call
        .arguments
        .get::<u32>("decimalen")
        .ok()
        .flatten()
        .unwrap_or(0)
        .min(4);
    let Some((part, whole)) = pair(desk, call, "deel", "geheel") else {
        return desk.leaves().add(Leaf::Broken);
    };
    desk.leaves().figure(Value::share(&part, &whole, decimals))
}

/// One of two texts of the author, by whether the figure is 1.
fn plural(desk: &Desk, call: &Call<'_>) -> String {
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

fn printed(desk: &Desk, call: &Call<'_>, text: &str, form: Form) -> String {
    let Some(mut value) = desk.value_of(call, text) else {
        return desk.leaves().add(Leaf::Broken);
    };
    let mut leaves = desk.leaves();
    match value.print(form, call.place, &mut leaves.diagnostics) {
        Some(()) => leaves.figure(value),
        None => leaves.add(Leaf::Broken),
    }
}

fn unit(desk: &Desk, call: &Call<'_>, text: &str) -> String {
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
fn capital(desk: &Desk, call: &Call<'_>, text: &str) -> String {
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

/// Compares a figure with a number or another figure.
fn compared(
    desk: &Desk,
    call: &Call<'_>,
    value: &Value,
    argument: &'static str,
    holds: fn(Decimal, Decimal) -> bool,
) -> bool {
    let other = match call.decimal(argument) {
        Some(number) if number.normalize().scale() > value.decimals => {
            desk.complain(call.wrong(Words::new(
                "een getal met niet meer decimalen dan het cijfer (de punt is de decimaalpunt)",
                "a number with no more decimals than the figure (the point is the decimal mark)",
            )));
            return false;
        }
        Some(number) => number,
        None => match desk.argument(call, argument) {
            Some(other) if is_known(desk, call, &other) => {
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
fn went(desk: &Desk, call: &Call<'_>, value: &Value, way: fn(&Decimal) -> bool) -> bool {
    match value.change {
        Some(change) => !change.is_zero() && way(&change),
        None => {
            desk.complain(call.wrong(Words::new(
                "een verschil: verschil(van=…, naar=…)",
                "a difference: verschil(van=…, naar=…)",
            )));
            false
        }
    }
}

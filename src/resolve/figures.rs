//! From a request for a figure to its value, and what can be done with it.

use rust_decimal::Decimal;

use super::selection::totals;
use super::snapshot::{Seen, Snapshot, keep_times, same_time};
use crate::dataset::{Dataset, ReferenceLists};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest};
use crate::model::notation::{self, Form};
use crate::model::{Date, Figure, Provenance, Quantity, Status, Time, Unit};
use crate::syntax::front_matter::FigureRequest;

/// A figure with what is needed to calculate with it and to print it in another form.
#[derive(Clone, Debug)]
pub struct Value {
    /// The figure as it will stand in the letter.
    pub figure: Figure,
    /// How many decimals it is printed with.
    pub decimals: u32,
    /// The difference with its sign, for a figure that is one.
    pub change: Option<Decimal>,
}

/// The letter that asks: its date decides what is known.
pub struct Asker<'a> {
    /// The date of the letter, or of the build for a draft without one.
    pub date: Date,
    /// The day that decides what is known: that date, or for a correction that of the correction.
    pub as_of: Date,
    /// Municipalities and organisations, for other spellings of their names.
    pub references: &'a ReferenceLists,
}

/// Finds the one observation that a request means.
pub fn find(
    snapshot: &Snapshot,
    request: &FigureRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let dataset = snapshot.about();
    let mut selection = Vec::new();
    for (name, value) in &request.selection {
        let dimension = dimension(snapshot, name, time_key, asker, diagnostics)?;
        let known = known_value(snapshot, dimension, value, asker, diagnostics)?;
        selection.push((dimension, vec![known]));
    }
    let mut found = snapshot.select(&borrowed(&selection));
    let measure = measure(
        dataset,
        request.measure.as_ref(),
        &found,
        request.span,
        diagnostics,
    )?;
    found.retain(|seen| seen.measure() == measure);
    match &request.time {
        Some(time) => found.retain(|seen| seen.time().is_some_and(|t| same_time(t, &time.value))),
        // Without a time asked for, the latest one is meant.
        None => {
            keep_times(&mut found);
            let latest = found.iter().map(|seen| seen.time()).max();
            found.retain(|seen| Some(seen.time()) == latest);
        }
    }
    let asked: Vec<usize> = selection.iter().map(|(dimension, _)| *dimension).collect();
    let found = totals(found, &asked);
    match &found[..] {
        [] => {
            diagnostics.push(no_observation(dataset, request.span, asker));
            None
        }
        [only] => {
            if request.time.is_none() {
                check_current(dataset, only, asker, request.span, diagnostics);
            }
            value(dataset, only, asker, request, diagnostics)
        }
        several => {
            let known: Vec<&str> = dataset
                .dimensions
                .iter()
                .enumerate()
                .filter(|(index, _)| !asked.contains(index))
                .map(|(_, dimension)| dimension.name.as_str())
                .collect();
            diagnostics.push(
                Diagnostic::new(&diag::request::AMBIGUOUS, request.span)
                    .with("dataset", dataset.id.as_str())
                    .with("count", several.len())
                    .with("known", known.join(", ")),
            );
            None
        }
    }
}

/// Warns about a figure that stands for how things are now and is older than its dataset allows.
pub fn check_current(
    dataset: &Dataset,
    seen: &Seen<'_>,
    asker: &Asker<'_>,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let (Some(term), Some(time)) = (dataset.current_for, seen.time()) else {
        return;
    };
    let period = time.period();
    if term.after(period.end) < asker.date {
        diagnostics.push(
            Diagnostic::new(&diag::figure::STALE_FIGURE, span)
                .with("dataset", dataset.id.as_str())
                .with("time", period.text)
                .with("date", notation::date(asker.date))
                .with("term", term.words()),
        );
    }
}

fn borrowed(selection: &[(usize, Vec<String>)]) -> Vec<(usize, Vec<&str>)> {
    selection
        .iter()
        .map(|(dimension, values)| (*dimension, values.iter().map(String::as_str).collect()))
        .collect()
}

/// Nothing of this was known on the date of the letter.
pub fn no_observation(dataset: &Dataset, span: Span, asker: &Asker<'_>) -> Diagnostic {
    Diagnostic::new(&diag::request::NO_OBSERVATION, span)
        .with("dataset", dataset.id.as_str())
        .with("date", notation::date(asker.date))
}

/// How the time is called where a dimension could have been named; `None` where it cannot be.
pub type TimeName = fn(&Time) -> Option<&'static str>;

/// The key by which a figure says its time.
fn time_key(time: &Time) -> Option<&'static str> {
    Some(match time {
        Time::AsOf(_) => "peildatum",
        Time::Over(_) => "periode",
    })
}

/// The index of a dimension by its name.
pub fn dimension(
    snapshot: &Snapshot,
    name: &Located<String>,
    time: TimeName,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let dataset = snapshot.about();
    let position = dataset
        .dimensions
        .iter()
        .position(|dimension| dimension.name == name.value);
    if position.is_none() && (snapshot.is_empty() || snapshot.knows_later(&name.value)) {
        diagnostics.push(no_observation(dataset, name.span, asker));
    } else if position.is_none() {
        let mut known: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
        let seen = snapshot.select(&[]);
        known.extend(seen.iter().find_map(|seen| time(seen.time()?)));
        diagnostics.push(
            Diagnostic::new(&diag::request::UNKNOWN_DIMENSION, name.span)
                .suggest(nearest(&name.value, known.iter().copied()))
                .with("dataset", dataset.id.as_str())
                .with("name", name.value.as_str())
                .with("known", known.join(", ")),
        );
    }
    position
}

/// A value of a dimension in the spelling of the dataset.
pub fn known_value(
    snapshot: &Snapshot,
    dimension: usize,
    value: &Located<String>,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let dataset = snapshot.about();
    let name = &dataset.dimensions[dimension].name;
    let canonical = asker.references.canonical(name, &value.value);
    let written = canonical.as_deref().unwrap_or(&value.value);
    if let Some(known) = snapshot.values(dimension).find(|known| *known == written) {
        return Some(known.to_owned());
    }
    let known: Vec<&str> = snapshot.values(dimension).collect();
    if known.is_empty() {
        diagnostics.push(no_observation(dataset, value.span, asker));
        return None;
    }
    let mut shown: Vec<&str> = known.iter().copied().take(12).collect();
    if known.len() > shown.len() {
        shown.push("…");
    }
    diagnostics.push(
        Diagnostic::new(&diag::request::UNKNOWN_VALUE, value.span)
            .suggest(nearest(&value.value, known.iter().copied()))
            .with("dataset", dataset.id.as_str())
            .with("name", name.as_str())
            .with("value", value.value.as_str())
            .with("known", shown.join(", ")),
    );
    None
}

/// The index of the measure that is meant: the one asked for, the only one, or the only one that
/// occurs in what was found.
pub fn measure(
    dataset: &Dataset,
    asked: Option<&Located<String>>,
    found: &[Seen<'_>],
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let known: Vec<&str> = dataset
        .measures
        .iter()
        .map(|measure| measure.name.as_str())
        .collect();
    if let Some(name) = asked {
        let position = known.iter().position(|known| *known == name.value);
        if position.is_none() {
            diagnostics.push(
                Diagnostic::new(&diag::request::UNKNOWN_MEASURE, name.span)
                    .suggest(nearest(&name.value, known.iter().copied()))
                    .with("dataset", dataset.id.as_str())
                    .with("name", name.value.as_str())
                    .with("known", known.join(", ")),
            );
        }
        return position;
    }
    let mut occurring: Vec<usize> = found.iter().map(Seen::measure).collect();
    occurring.sort_unstable();
    occurring.dedup();
    match (&occurring[..], known.len()) {
        ([only], _) => Some(*only),
        (_, 1) => Some(0),
        _ => {
            diagnostics.push(
                Diagnostic::new(&diag::request::CHOOSE_MEASURE, span)
                    .with("dataset", dataset.id.as_str())
                    .with("known", known.join(", ")),
            );
            None
        }
    }
}

fn value(
    dataset: &Dataset,
    seen: &Seen<'_>,
    asker: &Asker<'_>,
    request: &FigureRequest,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let mut value = Value::of(dataset, seen, asker);
    value.print(request.form, request.span, diagnostics)?;
    Some(value)
}

impl Value {
    /// The value of an observation, printed in full.
    pub fn of(dataset: &Dataset, seen: &Seen<'_>, asker: &Asker<'_>) -> Value {
        let measure = &dataset.measures[seen.measure()];
        let about = seen.about();
        let figure = Figure {
            text: String::new(),
            quantity: seen.quantity,
            unit: seen.unit(dataset).clone(),
            qualifier: about.qualifier,
            status: about.status,
            provenance: vec![provenance(dataset, seen, asker)],
            calculation: None,
        };
        let mut value = Value {
            figure,
            decimals: measure.decimals,
            change: None,
        };
        value.figure.text = value.printed(Form::Full);
        value
    }

    /// The value as printed in a form.
    pub fn printed(&self, form: Form) -> String {
        let f = &self.figure;
        notation::figure(
            f.quantity,
            &f.unit,
            self.decimals,
            f.qualifier,
            f.status,
            form,
        )
    }

    /// Sets the form in which the figure is printed; reports a form that would change the number.
    pub fn print(&mut self, form: Form, span: Span, diagnostics: &mut Diagnostics) -> Option<()> {
        let complaint = match (form, self.figure.quantity) {
            (Form::Millions, Quantity::Known(n)) if !fits_millions(n) => {
                Some(&diag::request::AS_MILLIONS)
            }
            (Form::Words, Quantity::Known(n)) if notation::number_words(n).is_none() => {
                Some(&diag::request::AS_WORDS)
            }
            _ => None,
        };
        if let Some(entry) = complaint {
            diagnostics.push(Diagnostic::new(entry, span));
            return None;
        }
        let unit = &self.figure.unit;
        let is_one = self
            .figure
            .quantity
            .known()
            .is_some_and(|n| n.abs() == Decimal::ONE);
        let counts = unit.kind == crate::model::UnitKind::Count;
        if is_one && counts && unit.singular.is_none() && form != Form::Bare {
            diagnostics.push(
                Diagnostic::new(&diag::request::NO_SINGULAR, span)
                    .with("unit", unit.plural.as_str()),
            );
            return None;
        }
        self.figure.text = self.printed(form);
        Some(())
    }

    /// `to - from`, as a figure without sign that remembers which way it went.
    pub fn difference(from: &Value, to: &Value) -> Value {
        let change = to.figure.quantity.minus(from.figure.quantity);
        let quantity = match change {
            Quantity::Known(n) => Quantity::Known(n.abs()),
            other => other,
        };
        let unit = match to.figure.unit.kind {
            crate::model::UnitKind::Percent => Unit::named("procentpunten"),
            _ => to.figure.unit.clone(),
        };
        let bare = |value: &Value| value.printed(Form::Bare);
        let (high, low) = match change.known() {
            Some(n) if n.is_sign_negative() => (bare(from), bare(to)),
            _ => (bare(to), bare(from)),
        };
        Value::calculated(
            &[from, to],
            quantity,
            unit,
            format!("{high} min {low}"),
            change.known(),
        )
    }

    /// `part / whole` as a percentage.
    pub fn share(part: &Value, whole: &Value, decimals: u32) -> Value {
        let quantity = part.figure.quantity.percentage_of(whole.figure.quantity);
        let words = format!(
            "{} van {}",
            part.printed(Form::Bare),
            whole.printed(Form::Bare)
        );
        let mut value = Value::calculated(
            &[part, whole],
            quantity,
            Unit::named("procent"),
            words,
            None,
        );
        value.decimals = decimals;
        value.figure.text = value.printed(Form::Full);
        value
    }

    /// All of them together; there are at least two, in one unit.
    pub fn sum(values: &[Value]) -> Value {
        let zero = Quantity::Known(Decimal::ZERO);
        let quantity = values
            .iter()
            .fold(zero, |sum, value| sum.plus(value.figure.quantity));
        let words: Vec<String> = values.iter().map(|v| v.printed(Form::Bare)).collect();
        let unit = values[0].figure.unit.clone();
        let from: Vec<&Value> = values.iter().collect();
        Value::calculated(&from, quantity, unit, words.join(" plus "), None)
    }

    fn calculated(
        from: &[&Value],
        quantity: Quantity,
        unit: Unit,
        calculation: String,
        change: Option<Decimal>,
    ) -> Value {
        // A result is no firmer than what it was made from.
        let status = from
            .iter()
            .map(|value| value.figure.status)
            .max_by_key(|status| status.is_tentative() || *status == Status::Fictitious)
            .unwrap_or_default();
        let qualifier = from
            .iter()
            .map(|value| value.figure.qualifier)
            .find(|qualifier| *qualifier != crate::model::Qualifier::Exact)
            .map_or(crate::model::Qualifier::Exact, |_| {
                crate::model::Qualifier::About
            });
        let mut provenance: Vec<Provenance> = Vec::new();
        for origin in from.iter().flat_map(|value| &value.figure.provenance) {
            if !provenance.contains(origin) {
                provenance.push(origin.clone());
            }
        }
        let figure = Figure {
            text: String::new(),
            quantity,
            unit,
            qualifier,
            status,
            provenance,
            calculation: Some(calculation),
        };
        let decimals = from.iter().map(|value| value.decimals).max().unwrap_or(0);
        let mut value = Value {
            figure,
            decimals,
            change,
        };
        value.figure.text = value.printed(Form::Full);
        value
    }
}

/// Whether printing in millions with two decimals keeps every digit.
fn fits_millions(value: Decimal) -> bool {
    let millions = value / Decimal::from(1_000_000);
    value.abs() >= Decimal::from(1_000_000) && millions.normalize().scale() <= 2
}

/// Where an observation came from; the entry of the list of sources is filled in when the letter
/// is complete.
pub fn provenance(dataset: &Dataset, seen: &Seen<'_>, asker: &Asker<'_>) -> Provenance {
    let about = seen.about();
    let key = dataset
        .dimensions
        .iter()
        .zip(seen.key())
        .filter_map(|(dimension, value)| Some((dimension.name.clone(), value.clone()?)))
        .collect();
    Provenance {
        dataset: dataset.id.clone(),
        title: dataset.title.clone(),
        measure: dataset.measures[seen.measure()].name.clone(),
        key,
        time: seen.time().cloned(),
        recorded_on: about.recorded_on,
        area: about.area.and_then(|id| asker.references.area(id)),
        status: about.status,
        source: about.source.clone(),
        note: about.note.map(str::to_owned),
        entry: String::new(),
    }
}

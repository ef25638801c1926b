//! The figures that differ between two versions of a letter: in text, in charts, in tables.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::Pair;
use super::passages::{Content, Passage, figures, words_of};
use crate::model::{
    Cell, ColumnKind, CorrectedFigure, Figure, Letter, Provenance, Table, Time, notation,
};
use crate::resolve::changes::{Question, key_words, question};

/// At most so many values of charts and tables are named.
const MOST_VALUES: usize = 40;

/// The figures that differ, in reading order, and how many values of charts and tables there are beside
/// those.
pub(super) fn differing(
    before: (&Letter, &[Passage<'_>]),
    now: (&Letter, &[Passage<'_>]),
    pairs: &[Pair],
) -> (Vec<CorrectedFigure>, usize) {
    let naming = Naming::of([before.0, now.0]);
    let mut found = Vec::new();
    let (mut values, mut more) = (0, 0);
    let mut pairs: Vec<&Pair> = pairs.iter().collect();
    pairs.sort_by_key(|pair| pair.now);
    for pair in pairs {
        let (old, new) = (&before.1[pair.before], &now.1[pair.now]);
        // What has no anchor stands below something that has.
        let anchor = new.anchor.or_else(|| {
            let above = now.1[..pair.now].iter().rev();
            above.filter_map(|passage| passage.anchor).next()
        });
        for (what, before, now) in in_text(&old.figures, &new.figures, &naming) {
            found.push(CorrectedFigure {
                what,
                passage: anchor.map(str::to_owned),
                before,
                now,
            });
        }
        let changed = match (&old.content, &new.content) {
            (Content::Chart(old), Content::Chart(new)) => {
                in_cells(&old.data, &new.data, &new.title)
            }
            (Content::Table(old), Content::Table(new)) => in_cells(old, new, &new.caption),
            _ => Vec::new(),
        };
        for (what, before, now) in changed {
            if values == MOST_VALUES {
                more += 1;
                continue;
            }
            values += 1;
            found.push(CorrectedFigure {
                what,
                passage: anchor.map(str::to_owned),
                before,
                now,
            });
        }
    }
    let notes = |letter| -> Vec<&Figure> { in_notes(letter) };
    for (what, before, now) in in_text(&notes(before.0), &notes(now.0), &naming) {
        found.push(CorrectedFigure {
            what,
            passage: None,
            before,
            now,
        });
    }
    (found, more)
}

fn in_notes(letter: &Letter) -> Vec<&Figure> {
    let notes = letter.footnotes.iter();
    notes
        .flat_map(|note| figures(&note.blocks, letter))
        .collect()
}

/// What a figure is, as the version before prints it, and as the next one does.
type Differing = (String, String, String);

/// What a figure asks of the data. How it was calculated is told in numbers, which may differ themselves.
fn asked(figure: &Figure) -> (bool, Vec<(Question<'_>, Option<&Time>)>) {
    let asked = figure.provenance.iter();
    let asked = asked.map(|from| (question(from), from.time.as_ref()));
    (figure.calculation.is_some(), asked.collect())
}

/// The figures in a passage that print something else. They are each other's when they ask the same; of
/// the rest, when they stand at the same place.
fn in_text(before: &[&Figure], now: &[&Figure], naming: &Naming<'_>) -> Vec<Differing> {
    let mut left: Vec<Option<&Figure>> = before.iter().copied().map(Some).collect();
    let mut pair_of: Vec<Option<&Figure>> = vec![None; now.len()];
    let rules: [fn(&Figure, &Figure) -> bool; 3] = [
        |one, other| asked(one) == asked(other) && one.text == other.text,
        |one, other| asked(one) == asked(other),
        |one, other| about(one) == about(other),
    ];
    for rule in rules {
        for (figure, pair) in now.iter().zip(&mut pair_of) {
            if pair.is_none() {
                let mut same = left.iter_mut();
                let same = same.find(|old| old.is_some_and(|old| rule(old, figure)));
                *pair = same.and_then(Option::take);
            }
        }
    }
    let mut rest: Vec<&Figure> = left.into_iter().flatten().collect();
    // As many went as came: each takes the place of another.
    if rest.len() == pair_of.iter().filter(|pair| pair.is_none()).count() {
        let mut rest = rest.drain(..);
        for pair in pair_of.iter_mut().filter(|pair| pair.is_none()) {
            *pair = rest.next();
        }
    }
    let pairs = now.iter().zip(pair_of);
    pairs
        .filter_map(|(now, before)| Some((now, before?)))
        .filter(|(now, before)| now.text != before.text)
        .map(|(now, before)| (naming.name(now), before.text.clone(), now.text.clone()))
        .collect()
}

/// The measures that a figure is about.
fn about(figure: &Figure) -> Vec<(&str, &str)> {
    let asked = figure.provenance.iter();
    asked
        .map(|from| (from.dataset.as_str(), from.measure.as_str()))
        .collect()
}

/// The numbers of a table that differ; rows and columns are each other's by what stands at their head.
fn in_cells(before: &Table, now: &Table, title: &str) -> Vec<Differing> {
    let known: BTreeMap<Place, String> = numbers(before).into_iter().collect();
    let differing = numbers(now).into_iter().filter_map(|(place, now)| {
        let before = known.get(&place).filter(|before| **before != now)?;
        Some((format!("{title}: {}", place.words()), before.clone(), now))
    });
    differing.collect()
}

/// The head of the row and of the column of a number; of several that are alike, which one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    row: String,
    column: String,
    which: (usize, usize),
}

impl Place {
    fn words(&self) -> String {
        let heads = [self.row.as_str(), self.column.as_str()];
        let heads: Vec<&str> = heads.into_iter().filter(|head| !head.is_empty()).collect();
        heads.join(", ")
    }
}

/// The numbers of a table in reading order, as they are printed.
fn numbers(table: &Table) -> Vec<(Place, String)> {
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    let column_of: Vec<(String, usize)> = table
        .columns
        .iter()
        .map(|column| {
            let which = nth(&mut columns, column.title.as_str());
            let unit = column.unit.as_deref().filter(|unit| !unit.is_empty());
            let title = match unit {
                Some(unit) => format!("{} ({unit})", column.title),
                None => column.title.clone(),
            };
            (title, which)
        })
        .collect();
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for row in &table.rows {
        // Where time is no head, it still tells one row from another.
        let heads = row
            .cells
            .iter()
            .zip(&table.columns)
            .filter(|(cell, column)| {
                column.kind == ColumnKind::Header || matches!(cell, Cell::Time { .. })
            });
        let heads: Vec<String> = heads.map(|(cell, _)| words_of(cell)).collect();
        let head = heads.join(", ");
        let which = nth(&mut rows, head.clone());
        for (cell, (column, which_column)) in row.cells.iter().zip(&column_of) {
            if let Cell::Number { .. } = cell {
                let place = Place {
                    row: head.clone(),
                    column: column.clone(),
                    which: (which, *which_column),
                };
                found.push((place, words_of(cell)));
            }
        }
    }
    found
}

/// How often something was there before.
fn nth<K: Ord>(known: &mut BTreeMap<K, usize>, key: K) -> usize {
    let count = known.entry(key).or_default();
    *count += 1;
    *count - 1
}

/// How figures are named: by no more than it takes to tell them apart.
struct Naming<'a> {
    /// The measures of each dataset that a figure asks for.
    measures: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The times of each question that a figure asks for.
    times: BTreeMap<Question<'a>, BTreeSet<Option<&'a Time>>>,
}

impl<'a> Naming<'a> {
    fn of(letters: [&'a Letter; 2]) -> Naming<'a> {
        let mut naming = Naming {
            measures: BTreeMap::new(),
            times: BTreeMap::new(),
        };
        let figures = letters.into_iter().flat_map(|letter| &letter.figures);
        for from in figures.flat_map(|figure| &figure.provenance) {
            let measures = naming.measures.entry(&from.dataset).or_default();
            measures.insert(&from.measure);
            let times = naming.times.entry(question(from)).or_default();
            times.insert(from.time.as_ref());
        }
        naming
    }

    fn name(&self, figure: &Figure) -> String {
        let Some(first) = figure.provenance.first() else {
            return notation::capitalised(&figure.unit.plural);
        };
        let mut name = first.title.clone();
        if figure.calculation.is_some() {
            name.push_str(", berekend");
            return name;
        }
        for part in self.parts(first) {
            name.push_str(", ");
            name.push_str(&part);
        }
        name
    }

    fn parts(&self, from: &Provenance) -> Vec<String> {
        let mut parts = Vec::new();
        let measures = self.measures.get(from.dataset.as_str());
        if measures.is_some_and(|measures| measures.len() > 1) {
            parts.push(from.measure.replace('_', " "));
        }
        parts.extend(from.key.iter().map(|(name, value)| key_words(name, value)));
        if let Some(time) = &from.time
            && self
                .times
                .get(&question(from))
                .is_some_and(|times| times.len() > 1)
        {
            parts.push(time.period().text);
        }
        parts
    }
}

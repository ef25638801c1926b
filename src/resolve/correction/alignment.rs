//! Which passage of one version is which of the next.
//!
//! What says the same stays the same passage, also where it moved. Between those, what is most alike
//! belongs together: an author mends a few words far more often than a passage gives way to another.

use std::collections::{BTreeMap, BTreeSet};

use super::passages::{Class, Passage};

/// Passages with at least so many thousandths of their words in common can be each other's.
const ALIKE: u32 = 400;
/// The same for passages that stand alone of their class between two that stayed.
const ALIKE_ALONE: u32 = 250;
/// More pairs than this are not looked at one by one. Nobody corrects hundreds of passages in a row.
const MOST_PAIRS: usize = 1_000_000;

/// A passage of both versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) before: usize,
    pub(super) now: usize,
    /// Whether it stands at another place among the others.
    pub(super) moved: bool,
}

/// Pairs the passages of two versions, in the order of the version before.
pub(super) fn align(before: &[Passage<'_>], now: &[Passage<'_>]) -> Vec<Pair> {
    let mut pairing = Pairing {
        before,
        now,
        now_of: vec![None; before.len()],
        before_of: vec![None; now.len()],
    };
    pairing.in_place();
    let kept = pairing.now_of.clone();
    pairing.elsewhere();
    pairing.alike(&kept);
    pairing.pairs()
}

struct Pairing<'a, 'p> {
    before: &'a [Passage<'p>],
    now: &'a [Passage<'p>],
    now_of: Vec<Option<usize>>,
    before_of: Vec<Option<usize>>,
}

impl Pairing<'_, '_> {
    fn pair(&mut self, before: usize, now: usize) {
        self.now_of[before] = Some(now);
        self.before_of[now] = Some(before);
    }

    /// Whether two passages are plainly one: they have the same name, or say the same.
    fn is_one(&self, before: usize, now: usize) -> bool {
        let (before, now) = (&self.before[before], &self.now[now]);
        if before.class != now.class {
            return false;
        }
        if before.is_named && now.is_named && before.anchor == now.anchor {
            return true;
        }
        // A chart or table goes by its name alone.
        before.text == now.text
            && !(before.class >= Class::Chart && before.is_named && now.is_named)
    }

    /// The longest run of passages that are in both, in their order.
    fn in_place(&mut self) {
        let (mut start, mut end) = (0, 0);
        let shorter = self.before.len().min(self.now.len());
        while start < shorter && self.is_one(start, start) {
            self.pair(start, start);
            start += 1;
        }
        let (all, all_now) = (self.before.len(), self.now.len());
        while end < shorter - start && self.is_one(all - 1 - end, all_now - 1 - end) {
            self.pair(all - 1 - end, all_now - 1 - end);
            end += 1;
        }
        let (rows, columns) = (all - start - end, all_now - start - end);
        let run = longest(rows, columns, |row, column| {
            u32::from(self.is_one(start + row, start + column))
        });
        for (row, column) in run {
            self.pair(start + row, start + column);
        }
    }

    /// What is in both but stands elsewhere: by its name, or else by its words.
    fn elsewhere(&mut self) {
        for by_name in [true, false] {
            let mut left: BTreeMap<(Class, &str), Vec<usize>> = BTreeMap::new();
            for (index, passage) in self.before.iter().enumerate().rev() {
                if self.now_of[index].is_none()
                    && let Some(key) = key(passage, by_name)
                {
                    left.entry((passage.class, key)).or_default().push(index);
                }
            }
            for (index, passage) in self.now.iter().enumerate() {
                if self.before_of[index].is_none()
                    && let Some(key) = key(passage, by_name)
                    && let Some(same) = left.get_mut(&(passage.class, key))
                    && let Some(found) = same.pop_if(|found| self.is_one(*found, index))
                {
                    self.pair(found, index);
                }
            }
        }
    }

    /// What is alike, between the passages that stayed in their place.
    fn alike(&mut self, kept: &[Option<usize>]) {
        let (mut first, mut first_now) = (0, 0);
        let ends = kept.iter().enumerate();
        let ends: Vec<(usize, usize)> = ends
            .filter_map(|(before, now)| now.map(|now| (before, now)))
            .chain([(self.before.len(), self.now.len())])
            .collect();
        for (end, end_now) in ends {
            let left = (first..end).filter(|index| self.now_of[*index].is_none());
            let left_now = (first_now..end_now).filter(|index| self.before_of[*index].is_none());
            let (left, left_now) = (left.collect::<Vec<_>>(), left_now.collect::<Vec<_>>());
            self.between(&left, &left_now);
            (first, first_now) = (end + 1, end_now + 1);
        }
    }

    fn between(&mut self, left: &[usize], left_now: &[usize]) {
        if left.is_empty() || left_now.is_empty() {
            return;
        }
        let words = |passage: &Passage<'_>| telling_words(&passage.text);
        let before: Vec<_> = left
            .iter()
            .map(|index| words(&self.before[*index]))
            .collect();
        let now: Vec<_> = left_now
            .iter()
            .map(|index| words(&self.now[*index]))
            .collect();
        let is_alone = |class: Class| {
            let of_class = |passages: &[Passage<'_>], all: &[usize]| {
                all.iter()
                    .filter(|index| passages[**index].class == class)
                    .count()
            };
            of_class(self.before, left) == 1 && of_class(self.now, left_now) == 1
        };
        let alone: BTreeSet<Class> = [Class::Heading, Class::Text, Class::Other, Class::Table]
            .into_iter()
            .filter(|class| is_alone(*class))
            .collect();
        let run = longest(left.len(), left_now.len(), |row, column| {
            let (one, other) = (&self.before[left[row]], &self.now[left_now[column]]);
            let named = one.class >= Class::Chart && one.is_named && other.is_named;
            if one.class != other.class || named {
                return 0;
            }
            let likeness = likeness(&before[row], &now[column]);
            let alone = alone.contains(&one.class);
            match one.class {
                // The only heading that changed was given other words.
                Class::Heading if alone => likeness.max(ALIKE),
                _ if likeness >= ALIKE || (alone && likeness >= ALIKE_ALONE) => likeness,
                _ => 0,
            }
        });
        for (row, column) in run {
            self.pair(left[row], left_now[column]);
        }
    }

    fn pairs(&self) -> Vec<Pair> {
        let paired: Vec<(usize, usize)> = self
            .now_of
            .iter()
            .enumerate()
            .filter_map(|(before, now)| now.map(|now| (before, now)))
            .collect();
        let stayed = rising(&paired);
        let pairs = paired.into_iter().enumerate();
        pairs
            .map(|(at, (before, now))| Pair {
                before,
                now,
                moved: !stayed.contains(&at),
            })
            .collect()
    }
}

/// What a passage can be found by: its name, if it has one, or its words.
fn key<'p>(passage: &'p Passage<'_>, by_name: bool) -> Option<&'p str> {
    match by_name {
        true => passage.anchor.filter(|_| passage.is_named),
        false => Some(&passage.text),
    }
}

/// The words that tell one passage from another: the small ones are everywhere.
fn telling_words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let all = text.split(|c: char| !c.is_alphanumeric());
    let all: Vec<&str> = all.filter(|word| !word.is_empty()).collect();
    let mut long: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| word.chars().count() > 3)
        .collect();
    if long.is_empty() {
        long = all;
    }
    long.sort_unstable();
    long.into_iter().map(str::to_owned).collect()
}

/// How many thousandths of their words two passages have in common; the words are sorted.
fn likeness(one: &[String], other: &[String]) -> u32 {
    let all = one.len() + other.len();
    if all == 0 {
        return 0;
    }
    let (mut at, mut at_other, mut common) = (0, 0, 0_usize);
    while let (Some(word), Some(word_of_other)) = (one.get(at), other.get(at_other)) {
        match word.cmp(word_of_other) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => at_other += 1,
            std::cmp::Ordering::Equal => {
                common += 2;
                at += 1;
                at_other += 1;
            }
        }
    }
    u32::try_from(common * 1000 / all).unwrap_or(0)
}

/// The pairs of rows and columns, both rising, that weigh most together; a weight of nought is no pair.
fn longest(
    rows: usize,
    columns: usize,
    weight: impl Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    if rows == 0 || columns == 0 || rows.saturating_mul(columns) > MOST_PAIRS {
        return Vec::new();
    }
    let weights: Vec<u32> = (0..rows * columns)
        .map(|at| weight(at / columns, at % columns))
        .collect();
    // The most that can be had from this row and column on.
    let mut best = vec![0_u32; (rows + 1) * (columns + 1)];
    let at = |row: usize, column: usize| row * (columns + 1) + column;
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let weight = weights[row * columns + column];
            let without = best[at(row + 1, column)].max(best[at(row, column + 1)]);
            let with = match weight {
                0 => 0,
                weight => weight + best[at(row + 1, column + 1)],
            };
            best[at(row, column)] = without.max(with);
        }
    }
    let mut run = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let weight = weights[row * columns + column];
        let here = best[at(row, column)];
        if weight > 0 && here == weight + best[at(row + 1, column + 1)] {
            run.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if here == best[at(row + 1, column)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    run
}

/// The places of pairs that rise in both, as many as there can be; the pairs rise in the first.
fn rising(pairs: &[(usize, usize)]) -> BTreeSet<usize> {
    // For each length: the pair that ends such a run with the least second; and before each pair, the
    // one that it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut follows: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *second);
        follows.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut found = BTreeSet::new();
    let mut last = ends.last().copied();
    while let Some(index) = last {
        found.insert(index);
        last = follows[index];
    }
    found
}

//! The letters of each dossier in order of time, as known from their front matter.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::LetterSource;
use crate::model::{Date, DossierPlace, Kenmerk, Neighbour, slug};

/// Which letters stand next to each other. Letters are named by their index among those that may
/// be shown.
#[derive(Debug, Default)]
pub struct Dossiers {
    /// The letters of each dossier, in order of time.
    letters: Vec<Vec<usize>>,
    /// For each letter: its dossier and its place in it.
    places: Vec<Option<(usize, usize)>>,
    /// All letters, each behind the one before it in its dossier.
    order: Vec<usize>,
}

impl Dossiers {
    /// Puts letters together by the names of their dossiers; names that have one address are one
    /// dossier.
    pub fn new(letters: &[LetterSource]) -> Dossiers {
        let mut order: Vec<usize> = (0..letters.len()).collect();
        if letters.iter().all(|letter| letter.front.dossier.is_none()) {
            return Dossiers {
                order,
                ..Dossiers::default()
            };
        }
        order.sort_by(|a, b| in_time(&letters[*a], &letters[*b]));
        let mut dossiers = Dossiers {
            places: vec![None; letters.len()],
            ..Dossiers::default()
        };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for index in &order {
            let Some(dossier) = &letters[*index].front.dossier else {
                continue;
            };
            let count = dossiers.letters.len();
            let dossier = *known.entry(slug(&dossier.value)).or_insert(count);
            if dossier == count {
                dossiers.letters.push(Vec::new());
            }
            let of_dossier = &mut dossiers.letters[dossier];
            dossiers.places[*index] = Some((dossier, of_dossier.len()));
            of_dossier.push(*index);
        }
        dossiers.order = order;
        dossiers
    }

    /// All letters, each behind the one before it in its dossier.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The letter before a letter in its dossier.
    pub fn previous(&self, letter: usize) -> Option<usize> {
        let (of_dossier, place) = self.place(letter)?;
        of_dossier.get(place.checked_sub(1)?).copied()
    }

    /// The letter after a letter in its dossier.
    pub fn next(&self, letter: usize) -> Option<usize> {
        let (of_dossier, place) = self.place(letter)?;
        of_dossier.get(place + 1).copied()
    }

    /// The place of a letter in its dossier, with the letters next to it; `None` for one without a
    /// dossier.
    pub fn around(&self, letter: usize, letters: &[LetterSource]) -> Option<DossierPlace> {
        let (of_dossier, place) = self.place(letter)?;
        let dossier = letters[letter].front.dossier.as_ref()?;
        let neighbour = |index: usize| neighbour(&letters[index]);
        Some(DossierPlace {
            name: dossier.value.clone(),
            position: place + 1,
            count: of_dossier.len(),
            previous: self.previous(letter).map(neighbour),
            next: self.next(letter).map(neighbour),
        })
    }

    fn place(&self, letter: usize) -> Option<(&[usize], usize)> {
        let (dossier, place) = (*self.places.get(letter)?)?;
        Some((&self.letters[dossier], place))
    }
}

/// By date, then by number. What is not public comes last: what the public letters say of each
/// other is the same whether drafts are shown or not.
fn in_time(a: &LetterSource, b: &LetterSource) -> Ordering {
    b.is_public
        .cmp(&a.is_public)
        // A draft without a date is the newest thing there is.
        .then_with(|| date(a).is_none().cmp(&date(b).is_none()))
        .then_with(|| date(a).cmp(&date(b)))
        .then_with(|| number(a).cmp(&number(b)))
        .then_with(|| a.address.cmp(&b.address))
}

fn date(letter: &LetterSource) -> Option<Date> {
    letter.front.date.as_ref().map(|date| date.value)
}

fn number(letter: &LetterSource) -> Option<&Kenmerk> {
    letter.front.kenmerk.as_ref().map(|number| &number.value)
}

fn neighbour(letter: &LetterSource) -> Neighbour {
    Neighbour {
        address: letter.address.clone(),
        kenmerk: number(letter).cloned(),
        subject: letter.front.subject.value.clone(),
        date: date(letter),
        is_draft: !letter.is_public,
    }
}

//! The letters of each dossier in order of time, as known from their front matter.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{LetterSource, PublishedLetter};
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
    /// dossier. First come those that are not in the record, then those that are.
    pub fn new(letters: &[LetterSource], published: &[PublishedLetter]) -> Dossiers {
        let letters = letters.iter().map(Known::of_source);
        let letters: Vec<Known<'_>> = letters
            .chain(published.iter().map(Known::of_published))
            .collect();
        let mut order: Vec<usize> = (0..letters.len()).collect();
        if letters.iter().all(|letter| letter.dossier.is_none()) {
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
            let Some(dossier) = letters[*index].dossier else {
                continue;
            };
            let count = dossiers.letters.len();
            let dossier = *known.entry(slug(dossier)).or_insert(count);
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
    pub fn around(
        &self,
        letter: usize,
        letters: &[LetterSource],
        published: &[PublishedLetter],
    ) -> Option<DossierPlace> {
        let (of_dossier, place) = self.place(letter)?;
        let known = |index: usize| match index.checked_sub(letters.len()) {
            None => Known::of_source(&letters[index]),
            Some(index) => Known::of_published(&published[index]),
        };
        let neighbour = |index: usize| known(index).neighbour();
        Some(DossierPlace {
            name: known(letter).dossier?.to_owned(),
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

/// What is known of a letter before it is resolved or read.
struct Known<'a> {
    is_public: bool,
    address: &'a str,
    kenmerk: Option<&'a Kenmerk>,
    date: Option<Date>,
    subject: &'a str,
    dossier: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn of_source(letter: &'a LetterSource) -> Known<'a> {
        let front = &letter.front;
        Known {
            is_public: letter.is_public,
            address: &letter.address,
            kenmerk: front.kenmerk.as_ref().map(|number| &number.value),
            date: front.date.as_ref().map(|date| date.value),
            subject: &front.subject.value,
            dossier: front.dossier.as_ref().map(|name| name.value.as_str()),
        }
    }

    fn of_published(letter: &'a PublishedLetter) -> Known<'a> {
        Known {
            is_public: true,
            address: &letter.address,
            kenmerk: Some(&letter.kenmerk),
            date: letter.date,
            subject: &letter.subject,
            dossier: letter.dossier.as_deref(),
        }
    }

    fn neighbour(&self) -> Neighbour {
        Neighbour {
            address: self.address.to_owned(),
            kenmerk: self.kenmerk.cloned(),
            subject: self.subject.to_owned(),
            date: self.date,
            is_draft: !self.is_public,
        }
    }
}

/// By date, then by number. What is not public comes last: what the public letters say of each
/// other is the same whether drafts are shown or not.
fn in_time(a: &Known<'_>, b: &Known<'_>) -> Ordering {
    b.is_public
        .cmp(&a.is_public)
        // A draft without a date is the newest thing there is.
        .then_with(|| a.date.is_none().cmp(&b.date.is_none()))
        .then_with(|| a.date.cmp(&b.date))
        .then_with(|| a.kenmerk.cmp(&b.kenmerk))
        .then_with(|| a.address.cmp(b.address))
}

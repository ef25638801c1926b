//! Letters that are ready and not published: what may be said of them, and when they are due.

use serde::{Deserialize, Serialize};

use super::{Gate, Project};
use crate::diag::Located;
use crate::model::{Announcement, Kenmerk, LetterStatus, Moment};
use crate::syntax::front_matter::FrontMatter;

/// A letter that is ready, and was never published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// The moment from which it may be public.
    pub from: Moment,
    /// What may be said of it before.
    pub announcement: Option<String>,
}

impl Coming {
    /// A letter that is not in the record; `None` for a draft and for one under secrecy.
    pub(super) fn of(letter: &FrontMatter) -> Option<Coming> {
        if letter.status != LetterStatus::Ready || letter.secrecy.is_some() {
            return None;
        }
        Some(Coming {
            kenmerk: letter.kenmerk.as_ref()?.value.clone(),
            from: letter.may_be_public_from()?,
            announcement: letter.announcement.as_ref().map(words),
        })
    }
}

fn words(announcement: &Located<String>) -> String {
    announcement.value.trim().to_owned()
}

/// What is to be published, now and next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Letters that could be published now, by number.
    pub now: Vec<Kenmerk>,
    /// Letters of which the moment has come, and to which nobody agreed though somebody must.
    pub unagreed: Vec<Kenmerk>,
    /// The next moment at which letters may be published that wait for nothing else, and these letters.
    pub next: Option<(Moment, Vec<Kenmerk>)>,
}

impl Gate<'_> {
    /// What may be said of letters before their moment, in the order of these.
    pub(super) fn announced(&self, coming: &[Coming]) -> Vec<Announcement> {
        let to_come = coming.iter().filter(|letter| letter.from > self.now);
        let announced = to_come.filter_map(|letter| {
            Some(Announcement {
                from: letter.from,
                words: letter.announcement.clone()?,
            })
        });
        let mut announced: Vec<Announcement> = announced.collect();
        announced.sort();
        announced
    }
}

impl Project {
    /// What is to be published, now and after it.
    pub fn due(&self, now: Moment) -> Due {
        let mut due = Due::default();
        let needs = self.settings.agreement_needed;
        let mut coming: Vec<&Coming> = self.coming.iter().collect();
        coming.sort_by(|one, other| (one.from, &one.kenmerk).cmp(&(other.from, &other.kenmerk)));
        for letter in coming {
            let kenmerk = letter.kenmerk.clone();
            let is_agreed = !needs || self.agreements.contains_key(&kenmerk.slug());
            match (letter.from <= now, is_agreed) {
                (true, true) => due.now.push(kenmerk),
                (true, false) => due.unagreed.push(kenmerk),
                (false, false) => {}
                (false, true) => match &mut due.next {
                    Some((moment, letters)) if *moment == letter.from => letters.push(kenmerk),
                    Some(_) => {}
                    None => due.next = Some((letter.from, vec![kenmerk])),
                },
            }
        }
        due.now.sort();
        due.unagreed.sort();
        due
    }
}

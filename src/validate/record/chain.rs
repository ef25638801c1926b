//! All acts together: which follows which, and whether what they say of letters fits.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::{RecordFlaw, is_hexadecimal, sum_in_name};
use crate::diag::{Entry, Phrase, phrases, record};
use crate::load::RecordListing;
use crate::model::{
    Act, ActKind, ActLetter, Frozen, Kenmerk, Moment, Record, Recorded, StoredAct, address,
};

/// What the acts come to. While there are flaws, of what they agree on.
#[derive(Debug, Default)]
pub struct Chain {
    /// The record.
    pub record: Record,
    /// What is wrong.
    pub flaws: Vec<RecordFlaw>,
    /// Whether every act is there and can be read. If not, what no act names may well be named by one that
    /// is missing.
    pub is_whole: bool,
    /// The folders of versions, `2026/rib-2026-001/v1`, that an interrupted publication left.
    pub interrupted: BTreeSet<String>,
    /// Those that an act names of which something was said already.
    pub unsound: BTreeSet<String>,
}

/// Puts acts in order and checks that they fit together: each read from its file, or what is wrong with it.
/// Behind them, those of an interrupted publication.
pub fn chain(
    listing: &RecordListing,
    acts: Vec<Result<StoredAct, Box<RecordFlaw>>>,
    pending: &[StoredAct],
) -> Chain {
    let mut flaws = Vec::new();
    let mut read = Vec::with_capacity(acts.len());
    // An act that cannot be read was one of those that others name.
    let mut unread = BTreeSet::new();
    for (act, name) in acts.into_iter().zip(&listing.acts) {
        match act {
            Ok(act) => read.push(act),
            Err(flaw) => {
                unread.insert(sum_in_name(name).unwrap_or_default().to_owned());
                // One that was only renamed still has its sum.
                let found = flaw.sums.as_ref().and_then(|(_, found)| found.get(..16));
                unread.extend(found.map(str::to_owned));
                flaws.push(*flaw);
            }
        }
    }
    let (acts, is_complete) = in_order(read, &unread, &mut flaws);
    let is_whole = is_complete && unread.is_empty();
    let letters = Letters::check(&acts, is_whole, &mut flaws);
    let sound = letters.sound;
    let mut unsound = BTreeSet::new();
    let record = if flaws.is_empty() {
        Record::of(acts)
    } else {
        for (stored, sound) in acts.iter().zip(&sound) {
            let wrong = stored
                .act
                .letters
                .iter()
                .zip(sound)
                .filter(|(_, sound)| !**sound);
            unsound.extend(wrong.map(|(letter, _)| letter.version_folder()));
        }
        // What they agree on, so that its files can still be looked at.
        Record::of(acts.into_iter().zip(sound).map(keep_sound).collect())
    };
    let interrupted = pending.iter().flat_map(|stored| {
        let versions = stored.act.version_folders();
        versions.collect::<Vec<_>>()
    });
    Chain {
        record,
        flaws,
        is_whole,
        interrupted: interrupted.collect(),
        unsound,
    }
}

fn keep_sound((mut stored, sound): (StoredAct, Vec<bool>)) -> StoredAct {
    let mut sound = sound.into_iter();
    stored
        .act
        .letters
        .retain(|_| sound.next().unwrap_or_default());
    stored
}

/// Each act behind those that it names, then by moment, then by sum; and whether all that are named are
/// there.
fn in_order(
    acts: Vec<StoredAct>,
    unread: &BTreeSet<String>,
    flaws: &mut Vec<RecordFlaw>,
) -> (Vec<StoredAct>, bool) {
    let by_sum: BTreeMap<String, usize> = acts
        .iter()
        .enumerate()
        .map(|(index, stored)| (stored.sha256.clone(), index))
        .collect();
    let mut missing = BTreeSet::new();
    let mut waits_for = vec![0; acts.len()];
    let mut followers = vec![Vec::new(); acts.len()];
    let mut is_complete = true;
    for (index, stored) in acts.iter().enumerate() {
        for sum in &stored.act.before {
            let Some(&before) = by_sum.get(sum) else {
                is_complete = false;
                let is_unread = unread.contains(sum.get(..16).unwrap_or_default());
                if !is_unread && missing.insert(sum.clone()) {
                    let mut flaw = RecordFlaw::of_act(&record::ACT_MISSING, &stored.name);
                    flaw.sums = Some((sum.clone(), String::new()));
                    flaws.push(flaw);
                }
                continue;
            };
            waits_for[index] += 1;
            followers[before].push(index);
            if acts[before].act.moment > stored.act.moment {
                let reason = phrases::record::ACT_TOO_EARLY;
                flaws.push(
                    RecordFlaw::of_act(&record::ACT_DOES_NOT_FOLLOW, &stored.name).because(reason),
                );
            }
        }
    }
    let mut order = Vec::with_capacity(acts.len());
    let mut ready: BinaryHeap<Reverse<(Moment, &str, usize)>> = BinaryHeap::new();
    let entry = |index: usize| {
        let stored = &acts[index];
        Reverse((stored.act.moment, stored.sha256.as_str(), index))
    };
    ready.extend((0..acts.len()).filter(|&i| waits_for[i] == 0).map(entry));
    while let Some(Reverse((_, _, index))) = ready.pop() {
        order.push(index);
        for &follower in &followers[index] {
            waits_for[follower] -= 1;
            if waits_for[follower] == 0 {
                ready.push(entry(follower));
            }
        }
    }
    // Nothing waits for itself: an act would have to hold its own sum.
    drop(ready);
    let mut acts: Vec<Option<StoredAct>> = acts.into_iter().map(Some).collect();
    let acts = order.into_iter().filter_map(|index| acts[index].take());
    (acts.collect(), is_complete)
}

/// What the acts say of letters, one after the other.
struct Letters<'a> {
    acts: &'a [StoredAct],
    is_whole: bool,
    known: BTreeMap<String, Known<'a>>,
    /// For each act, which of its entries fit what came before.
    sound: Vec<Vec<bool>>,
}

/// A letter, as far as the acts before told of it.
struct Known<'a> {
    folder: &'a str,
    /// The act that made each version.
    versions: BTreeMap<u32, usize>,
    /// The act that withdrew it.
    withdrawn: Option<usize>,
}

/// What is wrong with what an act says of a letter.
struct Wrong {
    entry: &'static Entry,
    reason: Option<Phrase>,
    /// The act with which it clashes.
    other: Option<usize>,
}

impl From<Phrase> for Wrong {
    fn from(reason: Phrase) -> Wrong {
        Wrong {
            entry: &record::ACT_DOES_NOT_FOLLOW,
            reason: Some(reason),
            other: None,
        }
    }
}

impl<'a> Letters<'a> {
    fn check(acts: &'a [StoredAct], is_whole: bool, flaws: &mut Vec<RecordFlaw>) -> Letters<'a> {
        let mut letters = Letters {
            acts,
            is_whole,
            known: BTreeMap::new(),
            sound: Vec::with_capacity(acts.len()),
        };
        for (index, stored) in acts.iter().enumerate() {
            let mut named = BTreeSet::new();
            let mut sound = Vec::with_capacity(stored.act.letters.len());
            for letter in &stored.act.letters {
                let wrong = letters.enter(index, &stored.act, letter, &mut named);
                sound.push(wrong.is_none());
                if let Some(wrong) = wrong {
                    let mut flaw = RecordFlaw::of_act(wrong.entry, &stored.name)
                        .with("letter", letter.kenmerk.as_str())
                        .with("version", letter.version);
                    if let Some(reason) = wrong.reason {
                        flaw = flaw.because(reason);
                    }
                    flaw.other = wrong
                        .other
                        .map(|act| format!("{}/{}", crate::load::ACTS, acts[act].name));
                    flaws.push(flaw);
                }
            }
            letters.sound.push(sound);
        }
        letters
    }

    /// Enters what an act says of a letter; says what is wrong with it.
    fn enter(
        &mut self,
        index: usize,
        act: &Act,
        letter: &'a ActLetter,
        named: &mut BTreeSet<String>,
    ) -> Option<Wrong> {
        use phrases::record as say;
        let of_letter = |words: crate::diag::Words| words.with("letter", letter.kenmerk.as_str());
        let slug = letter.kenmerk.slug();
        if !is_kenmerk(&letter.kenmerk) || !names_fit(letter, &slug) {
            return Some(of_letter(say::NAME_UNFIT).into());
        }
        if !named.insert(slug.clone()) {
            return Some(of_letter(say::NAMED_TWICE).into());
        }
        if !is_of_kind(act.kind, letter) {
            return Some(of_letter(say::UNLIKE_ITS_KIND).into());
        }
        let is_whole = self.is_whole;
        let acts = self.acts;
        let is_new = !self.known.contains_key(&slug);
        let known = self.known.entry(slug).or_insert_with(|| Known {
            folder: &letter.folder,
            versions: BTreeMap::new(),
            withdrawn: None,
        });
        if known.folder != letter.folder {
            return Some(of_letter(say::FOLDER_CHANGED).into());
        }
        if act.kind == ActKind::Withdrawal {
            // One that two copies withdrew is withdrawn; one that was can still be erased.
            known.withdrawn.get_or_insert(index);
            let is_unknown = is_new && is_whole;
            return is_unknown.then(|| of_letter(say::NEVER_PUBLISHED).into());
        }
        // A correction in one copy and a withdrawal in another leave a letter withdrawn.
        if let Some(withdrawn) = known.withdrawn
            && comes_after(acts, index, withdrawn)
        {
            return Some(of_letter(say::CORRECTED_WHEN_WITHDRAWN).into());
        }
        if let Some(&other) = known.versions.get(&letter.version) {
            return Some(Wrong {
                entry: &record::PUBLISHED_TWICE,
                reason: None,
                other: Some(other),
            });
        }
        known.versions.insert(letter.version, index);
        let follows = letter.version == 1 || known.versions.contains_key(&(letter.version - 1));
        if !follows && is_whole {
            let reason = of_letter(say::VERSION_SKIPPED);
            return Some(reason.with("version", letter.version).into());
        }
        None
    }
}

/// Whether an act came after another, whether or not it names it itself.
fn comes_after(acts: &[StoredAct], later: usize, earlier: usize) -> bool {
    let wanted = acts[earlier].sha256.as_str();
    let by_sum: BTreeMap<&str, &StoredAct> = acts[earlier..=later]
        .iter()
        .map(|stored| (stored.sha256.as_str(), stored))
        .collect();
    let mut seen = BTreeSet::new();
    let mut open = vec![&acts[later]];
    while let Some(stored) = open.pop() {
        for sum in &stored.act.before {
            if sum == wanted {
                return true;
            }
            if seen.insert(sum)
                && let Some(before) = by_sum.get(sum.as_str())
            {
                open.push(before);
            }
        }
    }
    false
}

fn is_kenmerk(kenmerk: &Kenmerk) -> bool {
    Kenmerk::new(kenmerk.as_str()).is_some_and(|read| read == *kenmerk)
}

/// Whether a letter's folder and files have names that can stand in a record, and their sums look so.
fn names_fit(letter: &ActLetter, slug: &str) -> bool {
    let folder = letter.folder.split_once('/');
    let in_year = folder.is_some_and(|(year, name)| {
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        is_year && name == slug
    });
    let mut names = BTreeSet::new();
    let mut files = letter.files.iter();
    let files_fit = files.all(|file| {
        address::is_safe(&file.name)
            && file.sha256.len() == 64
            && is_hexadecimal(&file.sha256)
            && names.insert(file.name.to_ascii_lowercase())
    });
    in_year && address::is_safe(&letter.folder) && letter.version > 0 && files_fit
}

/// Whether what an act says of a letter is what acts of its kind say.
fn is_of_kind(kind: ActKind, letter: &ActLetter) -> bool {
    let has = |name| letter.files.iter().any(|file| file.name == name);
    let has_files = [Frozen::LETTER, Frozen::SALT, Frozen::SUMS].map(has);
    let has_files = has_files.into_iter().all(|has| has);
    let is_withdrawn = letter.withdrawal.is_some();
    let is_corrected = letter.correction.is_some();
    match kind {
        ActKind::Publication => letter.version == 1 && !is_withdrawn && !is_corrected && has_files,
        ActKind::Correction => letter.version > 1 && !is_withdrawn && is_corrected && has_files,
        ActKind::Withdrawal => is_withdrawn && !is_corrected && letter.files.is_empty(),
    }
}

impl Chain {
    /// Whether the stored files of a letter were erased, or should have been.
    pub fn is_erased(letter: &Recorded) -> bool {
        let withdrawn = letter.withdrawn.as_ref();
        withdrawn.is_some_and(|withdrawn| withdrawn.why.erased)
    }
}

/// Where the acts stand with a head that was noted before, or its first digits: what is wrong, and the names
/// of the acts that came after it.
pub fn since(record: &Record, head: &str) -> (Vec<RecordFlaw>, Vec<String>) {
    let acts = &record.acts;
    let mut found = acts.iter().filter(|stored| stored.sha256.starts_with(head));
    let (Some(noted), None) = (found.next(), found.next()) else {
        let flaw = RecordFlaw::new(&record::HEAD, crate::load::ACTS);
        return (
            vec![flaw.because(phrases::record::NO_SUCH_HEAD)],
            Vec::new(),
        );
    };
    // Acts stand behind those that they name, so that one walk back and one walk on find all.
    let mut before: BTreeSet<&str> = [noted.sha256.as_str()].into();
    for stored in acts.iter().rev() {
        if before.contains(stored.sha256.as_str()) {
            before.extend(stored.act.before.iter().map(String::as_str));
        }
    }
    let mut after: BTreeSet<&str> = [noted.sha256.as_str()].into();
    let mut beside = Vec::new();
    let mut later = Vec::new();
    for stored in acts {
        if stored
            .act
            .before
            .iter()
            .any(|sum| after.contains(sum.as_str()))
        {
            after.insert(&stored.sha256);
            later.push(stored.name.clone());
        } else if !before.contains(stored.sha256.as_str()) {
            let flaw = RecordFlaw::of_act(&record::HEAD, &stored.name);
            beside.push(flaw.because(phrases::record::BESIDE_HEAD));
        }
    }
    (beside, later)
}

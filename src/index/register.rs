//! The register: for each year its letters in the order of their numbers, those that were withdrawn, and
//! the numbers that no letter ever had in public.
//!
//! It is worked out once. Every page and file that says how many letters there are says so by
//! [`YearOfRegister::count`]. In a series that names its year, the letters, those that were withdrawn and
//! the missing numbers are together as many as its highest number.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{
    ExplainedNumbers, Kenmerk, LetterSummary, NumberPattern, Record, Recorded, SeriesNumber, Site,
    Withdrawn,
};

/// A year in the register.
#[derive(Debug)]
pub(super) struct YearOfRegister<'a> {
    pub(super) year: i16,
    /// Its letters in the order of their numbers: those of the site's own series first, those whose
    /// number follows no pattern last.
    pub(super) entries: Vec<Entry<'a>>,
    /// How many public letters it has. Others, which are shown on request, do not count.
    pub(super) count: usize,
    /// How many versions those letters have together.
    pub(super) versions: usize,
    /// How many of them were corrected.
    pub(super) corrected: usize,
    /// How many letters were withdrawn.
    pub(super) withdrawn: usize,
    /// How many numbers are missing in it.
    pub(super) missing: u32,
}

/// A number in the register, with the numbers that are missing around it.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) what: Entered<'a>,
    /// Whether everyone may see that it is there; others are shown on request.
    pub(super) is_public: bool,
    /// The missing numbers right before it, in their order.
    pub(super) before: Vec<Gap>,
    /// Those behind it that the clerk explains; no others are known to be missing there.
    pub(super) after: Vec<Gap>,
}

/// What has a number of its own in the register.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entered<'a> {
    /// A letter.
    Letter(&'a LetterSummary),
    /// A letter that was public once. Nothing of what it said stands here.
    Withdrawn(&'a Recorded, &'a Withdrawn),
}

/// Numbers one after the other that no public letter has. Whether a letter has one that is not
/// public does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The first of them, as it is written.
    pub(super) first: String,
    /// The last of them; `None` when it is one.
    pub(super) last: Option<String>,
    /// How many there are.
    pub(super) count: u32,
    /// Why, when the clerk says so.
    pub(super) reason: Option<String>,
}

impl<'a> Entered<'a> {
    /// Its number.
    pub(super) fn kenmerk(self) -> Option<&'a Kenmerk> {
        match self {
            Entered::Letter(letter) => letter.kenmerk.as_ref(),
            Entered::Withdrawn(recorded, _) => Some(&recorded.kenmerk),
        }
    }

    /// The letter, unless it was withdrawn.
    pub(super) fn letter(self) -> Option<&'a LetterSummary> {
        match self {
            Entered::Letter(letter) => Some(letter),
            Entered::Withdrawn(..) => None,
        }
    }

    fn year(self) -> Option<i16> {
        match self {
            Entered::Letter(letter) => letter.date.map(|date| date.year()),
            Entered::Withdrawn(recorded, _) => recorded.year(),
        }
    }
}

/// The register of these letters and of those that were withdrawn, newest year first. Letters without a
/// date are in none.
pub(super) fn register<'a>(
    letters: &[&'a LetterSummary],
    record: &'a Record,
    site: &Site,
) -> Vec<YearOfRegister<'a>> {
    let mut numbered: BTreeMap<Series, Vec<Numbered<'a>>> = BTreeMap::new();
    // As in other lists, but the oldest first, as numbers are.
    let mut others: Vec<(Entered<'a>, bool)> = Vec::new();
    let shown = letters.iter().rev().map(|letter| {
        let is_public = letter.is_public(site.today);
        (Entered::Letter(letter), is_public)
    });
    let withdrawn = record.letters.values().filter_map(|recorded| {
        let withdrawn = recorded.withdrawn.as_ref()?;
        Some((Entered::Withdrawn(recorded, withdrawn), true))
    });
    for (what, is_public) in shown.chain(withdrawn) {
        if what.year().is_none() {
            continue;
        }
        let number = what.kenmerk();
        match number.and_then(|number| site.number_pattern.place(number.as_str())) {
            Some(number) => {
                let is_own = number.series == site.number_pattern;
                let series = Series {
                    other: (!is_own).then(|| number.series.clone()),
                    year: number.year,
                };
                let entries = numbered.entry(series).or_default();
                entries.push(Numbered {
                    number,
                    what,
                    is_public,
                });
            }
            None => others.push((what, is_public)),
        }
    }
    let mut years = BTreeMap::new();
    for letters in numbered.values_mut() {
        letters.sort_by_key(|entry| entry.number.sequence);
        for entry in with_gaps(letters, &site.lists.numbers) {
            enter(entry, &mut years);
        }
    }
    for (what, is_public) in others {
        let (before, after) = (Vec::new(), Vec::new());
        let entry = Entry {
            what,
            is_public,
            before,
            after,
        };
        enter(entry, &mut years);
    }
    years.into_values().collect()
}

/// A letter with its place in its series.
struct Numbered<'a> {
    number: SeriesNumber,
    what: Entered<'a>,
    is_public: bool,
}

/// A series within a year, or over all years where its numbers name none; the site's own comes
/// first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Series {
    other: Option<NumberPattern>,
    year: Option<i16>,
}

fn enter<'a>(entry: Entry<'a>, years: &mut BTreeMap<Reverse<i16>, YearOfRegister<'a>>) {
    let Some(number) = entry.what.year() else {
        return;
    };
    let year = years
        .entry(Reverse(number))
        .or_insert_with(|| YearOfRegister {
            year: number,
            entries: Vec::new(),
            count: 0,
            versions: 0,
            corrected: 0,
            withdrawn: 0,
            missing: 0,
        });
    match entry.what {
        Entered::Letter(letter) if entry.is_public => {
            let versions = letter.versions();
            year.count += 1;
            year.versions += versions;
            year.corrected += usize::from(versions > 1);
        }
        Entered::Letter(_) => {}
        Entered::Withdrawn(..) => year.withdrawn += 1,
    }
    let gaps = entry.before.iter().chain(&entry.after);
    year.missing += gaps.map(|gap| gap.count).sum::<u32>();
    year.entries.push(entry);
}

/// The letters of a series, in their order, with the numbers that are missing between 1 and the
/// highest one that is public. Numbers that name no year go on from before this site; there the
/// lowest one counts as the first.
fn with_gaps<'a>(letters: &[Numbered<'a>], explained: &[ExplainedNumbers]) -> Vec<Entry<'a>> {
    let Some(first) = letters.first() else {
        return Vec::new();
    };
    let number = &first.number;
    let is_of_series = |other: &&ExplainedNumbers| {
        other.first.series == number.series && other.first.year == number.year
    };
    let explained: Vec<&ExplainedNumbers> = explained.iter().filter(is_of_series).collect();
    let public = letters.iter().filter(|entry| entry.is_public);
    let highest = public.map(|entry| entry.number.sequence).max().unwrap_or(0);
    let mut next = if number.year.is_some() {
        1
    } else {
        number.sequence
    };
    let mut entries: Vec<Entry<'a>> = Vec::with_capacity(letters.len());
    for entry in letters {
        let number = &entry.number;
        let sequence = number.sequence;
        let before = match sequence.checked_sub(1) {
            Some(to) => gaps(number, next, to, &explained, sequence <= highest),
            None => Vec::new(),
        };
        next = next.max(sequence.saturating_add(1));
        entries.push(Entry {
            what: entry.what,
            is_public: entry.is_public,
            before,
            after: Vec::new(),
        });
    }
    if let Some(last) = entries.last_mut() {
        last.after = gaps(number, next, u32::MAX, &explained, false);
    }
    entries
}

/// The missing numbers from one to another; only those with a reason where nobody can tell yet
/// whether the others are missing.
fn gaps(
    of: &SeriesNumber,
    from: u32,
    to: u32,
    explained: &[&ExplainedNumbers],
    others_are_missing: bool,
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut at = from;
    let begin = explained.partition_point(|explained| explained.last < from);
    for explained in &explained[begin..] {
        let first = explained.first.sequence.max(at);
        let last = explained.last.min(to);
        if first > to {
            break;
        }
        if others_are_missing && first > at {
            gaps.push(gap(of, at, first - 1, None));
        }
        gaps.push(gap(of, first, last, Some(&explained.reason)));
        at = last.saturating_add(1);
    }
    if others_are_missing && at <= to {
        gaps.push(gap(of, at, to, None));
    }
    gaps
}

fn gap(of: &SeriesNumber, first: u32, last: u32, reason: Option<&String>) -> Gap {
    Gap {
        first: of.written(first),
        last: (last > first).then(|| of.written(last)),
        count: last - first + 1,
        reason: reason.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, YearOfRegister, register};
    use crate::model::{
        Act, ActKind, ActLetter, ExplainedNumbers, Kenmerk, LetterStatus, LetterSummary, Moment,
        NumberPattern, Record, Site, StoredAct, Withdrawal, parse_date,
    };
    use crate::render::fixture::{letter, no_record, site};

    fn summary(number: &str, date: &str) -> LetterSummary {
        LetterSummary {
            kenmerk: Kenmerk::new(number),
            date: parse_date(date),
            status: LetterStatus::Ready,
            ..LetterSummary::of(&letter())
        }
    }

    fn draft(number: &str, date: &str) -> LetterSummary {
        LetterSummary {
            status: LetterStatus::Draft,
            ..summary(number, date)
        }
    }

    fn explained(site: &mut Site, first: &str, last: u32, reason: &str) {
        site.lists.numbers.push(ExplainedNumbers {
            first: site.number_pattern.place(first).unwrap(),
            last,
            reason: reason.to_owned(),
        });
    }

    /// A year as it reads: numbers, and gaps in brackets.
    fn rows(year: &YearOfRegister<'_>) -> Vec<String> {
        let mut rows = Vec::new();
        let gap = |gap: &Gap| {
            let last = gap
                .last
                .as_ref()
                .map_or(String::new(), |last| format!("–{last}"));
            let reason = gap.reason.as_deref().unwrap_or("?");
            format!("[{}{last}: {reason}]", gap.first)
        };
        for entry in &year.entries {
            rows.extend(entry.before.iter().map(gap));
            rows.extend(entry.what.kenmerk().map(Kenmerk::to_string));
            rows.extend(entry.after.iter().map(gap));
        }
        rows
    }

    fn of(site: &Site, letters: &[LetterSummary]) -> Vec<(i16, usize, u32, Vec<String>)> {
        let letters: Vec<&LetterSummary> = letters.iter().collect();
        let years = register(&letters, no_record(), site);
        let seen = years
            .iter()
            .map(|year| (year.year, year.count, year.missing, rows(year)));
        seen.collect()
    }

    #[test]
    fn missing_numbers_stand_between_those_of_letters_with_their_reason() {
        let mut site = site();
        explained(&mut site, "RIB-2019-003", 3, "niet gebruikt");
        explained(&mut site, "RIB-2019-009", 10, "ingetrokken");
        let letters = [
            summary("RIB-2019-007", "1-9-2019"),
            summary("RIB-2019-006", "1-3-2019"),
            summary("RIB-2019-002", "1-2-2019"),
        ];
        let expected = [
            "[RIB-2019-001: ?]",
            "RIB-2019-002",
            "[RIB-2019-003: niet gebruikt]",
            "[RIB-2019-004–RIB-2019-005: ?]",
            "RIB-2019-006",
            "RIB-2019-007",
            "[RIB-2019-009–RIB-2019-010: ingetrokken]",
        ];
        let years = of(&site, &letters);
        assert_eq!(years, [(2019, 3, 6, expected.map(str::to_owned).to_vec())]);
    }

    #[test]
    fn each_series_has_its_own_gaps_and_strange_numbers_have_none() {
        let letters = [
            summary("Z/23/17", "4-1-2020"),
            summary("GR-2020-003", "3-1-2020"),
            summary("RIB-2020-002", "2-1-2020"),
            summary("Brief 9", "1-1-2020"),
        ];
        let years = of(&site(), &letters);
        let expected = [
            "[RIB-2020-001: ?]",
            "RIB-2020-002",
            "[GR-2020-001–GR-2020-002: ?]",
            "GR-2020-003",
            "Brief 9",
            "Z/23/17",
        ];
        assert_eq!(years, [(2020, 4, 3, expected.map(str::to_owned).to_vec())]);
    }

    #[test]
    fn numbers_without_a_year_go_on_over_the_years() {
        let mut site = site();
        site.number_pattern = NumberPattern::parse("Brief {volgnummer}").unwrap();
        let letters = [
            summary("Brief 179", "1-1-2021"),
            summary("Brief 175", "1-1-2020"),
        ];
        let years = of(&site, &letters);
        assert_eq!(years[0].3, ["[Brief 176–Brief 178: ?]", "Brief 179"]);
        assert_eq!(years[1].3, ["Brief 175"]);
    }

    #[test]
    fn a_draft_does_not_count_and_nothing_above_the_public_letters_is_missing() {
        let letters = [
            draft("RIB-2020-007", "1-3-2020"),
            draft("RIB-2020-002", "1-2-2020"),
            summary("RIB-2020-003", "1-2-2020"),
            draft("RIB-2021-001", "1-2-2021"),
        ];
        let years = of(&site(), &letters);
        let expected = [
            "[RIB-2020-001: ?]",
            "RIB-2020-002",
            "RIB-2020-003",
            "RIB-2020-007",
        ];
        assert_eq!(years[1], (2020, 1, 1, expected.map(str::to_owned).to_vec()));
        assert_eq!(years[0].1, 0);
    }

    #[test]
    fn a_withdrawn_letter_keeps_its_number_and_all_numbers_add_up() {
        let withdrawal = |kenmerk: &str, folder: &str| ActLetter {
            kenmerk: Kenmerk::new(kenmerk).unwrap(),
            version: 1,
            folder: folder.to_owned(),
            agreement: None,
            correction: None,
            withdrawal: Some(Withdrawal {
                reason: "Reden".to_owned(),
                ground: "Grond".to_owned(),
                erased: false,
            }),
            files: Vec::new(),
        };
        let act = Act {
            schema: 1,
            kind: ActKind::Withdrawal,
            moment: Moment::parse("2020-05-01").unwrap(),
            by: "Griffie".to_owned(),
            program: String::new(),
            before: Vec::new(),
            letters: vec![
                withdrawal("RIB-2019-002", "2019/rib-2019-002"),
                withdrawal("RIB-2019-006", "2019/rib-2019-006"),
                withdrawal("Brief 9", "2020/brief-9"),
            ],
        };
        let record = Record::of(vec![StoredAct {
            name: "a.json".to_owned(),
            sha256: "0".repeat(64),
            bytes: 1,
            act,
        }]);
        let letters = [
            summary("RIB-2019-004", "1-9-2019"),
            summary("RIB-2019-001", "1-2-2019"),
        ];
        let shown: Vec<&LetterSummary> = letters.iter().collect();
        let site = site();
        let years = register(&shown, &record, &site);
        let (newest, year) = (&years[0], &years[1]);
        assert_eq!((newest.year, newest.count, newest.withdrawn), (2020, 0, 1));
        let expected = [
            "RIB-2019-001",
            "RIB-2019-002",
            "[RIB-2019-003: ?]",
            "RIB-2019-004",
            "[RIB-2019-005: ?]",
            "RIB-2019-006",
        ];
        assert_eq!(rows(year), expected);
        assert_eq!((year.count, year.withdrawn, year.missing), (2, 2, 2));
        assert_eq!((year.versions, year.corrected), (2, 0));
    }

    #[test]
    fn the_highest_number_that_can_be_written_is_no_trouble() {
        let mut site = site();
        explained(&mut site, "RIB-2020-002", 999_999_999, "niet gebruikt");
        let years = of(&site, &[summary("RIB-2020-000", "1-3-2020")]);
        assert_eq!((years[0].1, years[0].2), (1, 999_999_998));
    }
}

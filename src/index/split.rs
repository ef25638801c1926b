//! How a long list is split over pages: the one way, for every list of the site.
//!
//! A list of at most [`ON_ONE_PAGE`] entries is one page. A longer one keeps a page at its own
//! address, which shows the newest entries and leads to the parts; each part is a page of its own
//! beneath it. A list over time has a part for each year, and a year that is too long in its turn
//! is split by month, a month in runs. A list of names has a part for each letter.
//!
//! ```text
//! for part in split::by_time(&letters, &address, |letter| letter.date) {
//!     context.insert("pagina", &part.frame(site, "Thema wmo"));
//!     context.insert("titel", &part.heading("Thema wmo"));
//!     context.insert("groepen", &[titled_group(archive, "Brieven", &part.entries, root, pages)?]);
//!     context.insert("delen", &part.navigation);       // printed by {% include "delen.html" %}
//!     write(Artifact { path: format!("{}index.html", part.address), … })?;
//! }
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{AlphabetKey, Date, LONGEST_LIST, Site, month_name, notation, slug};
use crate::render::Frame;

/// The longest list on one page.
pub(super) const ON_ONE_PAGE: usize = LONGEST_LIST;

/// Where the letters of a list of names live beneath it: right beneath it stand the names themselves,
/// and one of them may be a letter.
const LETTERS: &str = "op-letter/";

/// How many of the newest entries stand on a page that leads to parts.
const NEWEST: usize = 50;

/// A page of a list.
#[derive(Debug)]
pub(super) struct Part<T> {
    /// What is added to the heading of the list: `2019`, `maart 2019`, `H`; `None` at the list's
    /// own address.
    pub(super) title: Option<String>,
    /// Where it lives, with a slash at the end: `themas/wmo/2019/`.
    pub(super) address: String,
    /// Where the list lives: `themas/wmo/`.
    list: String,
    /// The entries that it shows, in the order of the list.
    pub(super) entries: Vec<T>,
    /// `delen`: the way to the other parts; empty for a list of one page.
    pub(super) navigation: Navigation,
}

impl<T> Part<T> {
    /// The heading of this page of a list: `Thema wmo`, `Thema wmo: maart 2019`.
    pub(super) fn heading(&self, list: &str) -> String {
        match &self.title {
            Some(title) => format!("{list}: {title}"),
            None => list.to_owned(),
        }
    }

    /// The frame of this page of a list, with the way back to the whole of it.
    pub(super) fn frame(&self, site: &Site, list: &str) -> Frame {
        let frame = Frame::of_list(site, &self.heading(list), &self.address);
        match &self.title {
            Some(_) => frame.beneath(list, &self.list),
            None => frame,
        }
    }
}

/// `delen`: the way to the other parts of a list. The include `delen.html` prints it.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Navigation {
    /// The parts of the list, then those of the year and of the month that the page is in.
    #[serde(rename = "rijen")]
    rows: Vec<Row>,
    /// How many of the newest entries this page shows, where it does not show all of its own.
    #[serde(rename = "nieuwste")]
    newest: Option<usize>,
    /// How many entries the list, year or month of this page has: `1.234`.
    #[serde(rename = "aantal")]
    count: String,
}

impl Navigation {
    /// The same beneath parts that stand beside each other in a longer list; which of them the page
    /// is in is told by its address.
    pub(super) fn beneath(
        mut self,
        title: &str,
        parts: impl Iterator<Item = (String, String, usize)>,
        here: &str,
    ) -> Navigation {
        let links = parts.map(|(title, address, count)| Link {
            is_here: here.starts_with(&address),
            title,
            address,
            count: notation::count(count),
        });
        let row = Row {
            title: title.to_owned(),
            links: links.collect(),
        };
        self.rows.insert(0, row);
        self
    }
}

/// Parts that stand beside each other.
#[derive(Clone, Debug, Serialize)]
struct Row {
    /// `Per jaar`, `2019 per maand`.
    #[serde(rename = "titel")]
    title: String,
    #[serde(rename = "delen")]
    links: Vec<Link>,
}

/// The way to a part.
#[derive(Clone, Debug, Serialize)]
struct Link {
    #[serde(rename = "titel")]
    title: String,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "aantal")]
    count: String,
    /// Whether the page that shows this is this part, or a part of it.
    #[serde(rename = "hier")]
    is_here: bool,
}

/// The pages of a list over time, newest first, at an address with a slash at its end. What has no
/// date comes last.
pub(super) fn by_time<T: Copy>(
    entries: &[T],
    address: &str,
    date: impl Fn(T) -> Option<Date>,
) -> Vec<Part<T>> {
    let list = Branch::new(None, address.to_owned(), entries.to_vec(), "Per jaar");
    list.split(|list| {
        let years = grouped(&list.entries, |entry| {
            Reverse(date(entry).map(|date| date.year()))
        });
        let years = years.into_iter().map(|(Reverse(year), entries)| {
            let title = year.map_or("zonder datum".to_owned(), |year| year.to_string());
            let address = format!("{}{}/", list.address, slug(&title));
            let parts = match year {
                Some(_) => format!("{title} per maand"),
                None => "Zonder datum, in delen".to_owned(),
            };
            let branch = Branch::new(Some(title), address, entries, &parts);
            match year {
                Some(year) => branch.split(|branch| months(branch, year, &date)),
                None => branch.split(|branch| runs(branch, Count::FromTheEnd)),
            }
        });
        years.collect()
    })
    .pages(Excerpt::First)
}

/// The pages of a list that grows at its end, at an address with a slash at its end: runs of entries,
/// each with a title of its own.
pub(super) fn in_runs<T: Copy>(
    entries: &[T],
    address: &str,
    parts_title: &str,
    title: impl Fn(&[T]) -> String,
) -> Vec<Part<T>> {
    let list = Branch::new(None, address.to_owned(), entries.to_vec(), parts_title);
    list.split(|list| {
        let mut runs = runs(list, Count::FromTheStart);
        for run in &mut runs {
            run.title = Some(title(&run.entries));
        }
        runs
    })
    .pages(Excerpt::Last)
}

/// The pages of a list in the order of [`AlphabetKey`], at an address with a slash at its end.
pub(super) fn by_name<T: Copy>(
    entries: &[T],
    address: &str,
    name: impl Fn(T) -> String,
) -> Vec<Part<T>> {
    let list = Branch::new(None, address.to_owned(), entries.to_vec(), "Op letter");
    list.split(|list| {
        let mut letters: Vec<Branch<T>> = Vec::new();
        for entry in &list.entries {
            let letter = AlphabetKey::of(&name(*entry)).letter();
            match letters
                .iter_mut()
                .find(|known| known.title.as_deref() == Some(letter))
            {
                Some(known) => known.entries.push(*entry),
                None => letters.push(Branch::new(
                    Some(letter.to_owned()),
                    format!("{}{LETTERS}{}/", list.address, slug(letter)),
                    vec![*entry],
                    &format!("{letter} in delen"),
                )),
            }
        }
        let letters = letters.into_iter();
        letters
            .map(|letter| letter.split(|letter| runs(letter, Count::FromTheStart)))
            .collect()
    })
    .pages(Excerpt::Nothing)
}

/// The months of a year that is too long for one page, newest first.
fn months<T: Copy>(
    of_year: &Branch<T>,
    year: i16,
    date: &impl Fn(T) -> Option<Date>,
) -> Vec<Branch<T>> {
    let months = grouped(&of_year.entries, |entry| {
        Reverse(date(entry).map_or(1, |date| date.month()))
    });
    let months = months.into_iter().map(|(Reverse(month), entries)| {
        let title = format!("{} {year}", month_name(month));
        let address = format!("{}{month:02}/", of_year.address);
        let parts = format!("{title} in delen");
        Branch::new(Some(title), address, entries, &parts)
            .split(|branch| runs(branch, Count::FromTheEnd))
    });
    months.collect()
}

/// What a page shows that leads to parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Excerpt {
    /// The entries at the beginning of the list, which are the newest.
    First,
    /// Those at its end.
    Last,
    /// None, because none is newer than others.
    Nothing,
}

/// From which end of a list runs are counted: the one that is not added to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    FromTheEnd,
    FromTheStart,
}

/// Runs of a list that nothing else divides. The oldest run is the first, so that what is added
/// changes the last one only and pages keep their addresses.
fn runs<T: Copy>(list: &Branch<T>, from: Count) -> Vec<Branch<T>> {
    let count = list.entries.len().div_ceil(ON_ONE_PAGE);
    let run = |(index, entries): (usize, &[T])| {
        let number = match from {
            Count::FromTheEnd => count - index,
            Count::FromTheStart => index + 1,
        };
        let title = match &list.title {
            Some(title) => format!("{title}, deel {number}"),
            None => format!("deel {number}"),
        };
        let address = format!("{}{number}/", list.address);
        Branch::new(Some(title), address, entries.to_vec(), "")
    };
    let entries = &list.entries;
    // The run that is not full is the newest one.
    let first = match from {
        Count::FromTheEnd => entries.len() - (count - 1) * ON_ONE_PAGE,
        Count::FromTheStart => ON_ONE_PAGE,
    };
    let (head, rest) = entries.split_at(first);
    let runs = std::iter::once(head).chain(rest.chunks(ON_ONE_PAGE));
    runs.enumerate().map(run).collect()
}

/// The entries by a key, in the order of the keys, those of one key in their own order.
fn grouped<T: Copy, K: Ord>(entries: &[T], key: impl Fn(T) -> K) -> BTreeMap<K, Vec<T>> {
    let mut groups: BTreeMap<K, Vec<T>> = BTreeMap::new();
    for entry in entries {
        groups.entry(key(*entry)).or_default().push(*entry);
    }
    groups
}

/// A list, or a part of one, with what it is split into.
struct Branch<T> {
    title: Option<String>,
    address: String,
    entries: Vec<T>,
    /// What its parts are called together: `Per jaar`.
    parts_title: String,
    parts: Vec<Branch<T>>,
}

impl<T: Copy> Branch<T> {
    fn new(
        title: Option<String>,
        address: String,
        entries: Vec<T>,
        parts_title: &str,
    ) -> Branch<T> {
        Branch {
            title,
            address,
            entries,
            parts_title: parts_title.to_owned(),
            parts: Vec::new(),
        }
    }

    /// Splits it, if it is too long for one page.
    fn split(mut self, parts: impl FnOnce(&Branch<T>) -> Vec<Branch<T>>) -> Branch<T> {
        if self.entries.len() > ON_ONE_PAGE {
            self.parts = parts(&self);
        }
        self
    }

    /// The pages of it and of its parts, itself first.
    fn pages(self, excerpt: Excerpt) -> Vec<Part<T>> {
        let mut pages = Vec::new();
        let list = self.address.clone();
        self.add_to(&mut pages, &list, &[], excerpt);
        pages
    }

    fn add_to(mut self, pages: &mut Vec<Part<T>>, list: &str, above: &[Row], excerpt: Excerpt) {
        let count = self.entries.len();
        let mut rows = above.to_vec();
        if !self.parts.is_empty() {
            match excerpt {
                Excerpt::First => self.entries.truncate(NEWEST),
                Excerpt::Last => drop(self.entries.drain(..count.saturating_sub(NEWEST))),
                Excerpt::Nothing => self.entries.clear(),
            }
            rows.push(Row {
                title: std::mem::take(&mut self.parts_title),
                links: self.parts.iter().map(Branch::link).collect(),
            });
        }
        pages.push(Part {
            title: self.title,
            address: self.address,
            list: list.to_owned(),
            entries: self.entries,
            navigation: Navigation {
                rows: rows.clone(),
                newest: (!self.parts.is_empty() && excerpt != Excerpt::Nothing).then_some(NEWEST),
                count: notation::count(count),
            },
        });
        for (index, part) in self.parts.into_iter().enumerate() {
            let last = rows.len() - 1;
            rows[last].links[index].is_here = true;
            part.add_to(pages, list, &rows, excerpt);
            rows[last].links[index].is_here = false;
        }
    }

    fn link(&self) -> Link {
        Link {
            title: self.title.clone().unwrap_or_default(),
            address: self.address.clone(),
            count: notation::count(self.entries.len()),
            is_here: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::ToSpan;
    use jiff::civil::date;

    use super::{NEWEST, ON_ONE_PAGE, Part, by_name, by_time, in_runs};
    use crate::model::Date;

    /// So many days, newest first, so many of them in each month.
    fn days(count: usize, in_month: usize) -> Vec<Date> {
        let last = date(2026, 12, 28);
        let day = |index: usize| {
            let back = i32::try_from(index / in_month).unwrap();
            last.saturating_sub(back.months())
        };
        (0..count).map(day).collect()
    }

    /// Pages that show their entries whole; those that lead to parts show the newest.
    fn whole<T>(parts: &[Part<T>]) -> impl Iterator<Item = &Part<T>> {
        parts.iter().filter(|part| part.navigation.newest.is_none())
    }

    fn addresses<T>(parts: &[Part<T>]) -> Vec<&str> {
        parts.iter().map(|part| part.address.as_str()).collect()
    }

    #[test]
    fn a_list_that_fits_is_one_page_without_parts() {
        for count in [0, 1, ON_ONE_PAGE] {
            let days = days(count, 10);
            let parts = by_time(&days, "themas/wmo/", Some);
            assert_eq!(addresses(&parts), ["themas/wmo/"]);
            assert_eq!(parts[0].entries, days);
            assert!(parts[0].navigation.rows.is_empty());
            assert_eq!(parts[0].heading("Wmo"), "Wmo");
        }
    }

    #[test]
    fn a_longer_list_has_a_page_for_each_year() {
        let days = days(ON_ONE_PAGE + 1, 20);
        let parts = by_time(&days, "themas/wmo/", Some);
        assert_eq!(
            addresses(&parts),
            [
                "themas/wmo/",
                "themas/wmo/2026/",
                "themas/wmo/2025/",
                "themas/wmo/2024/"
            ]
        );
        assert_eq!(parts[0].entries, days[..NEWEST]);
        assert_eq!(parts[0].navigation.count, "501");
        assert_eq!(parts[1].heading("Wmo"), "Wmo: 2026");
        let row = &parts[2].navigation.rows[0];
        let counts: Vec<&str> = row.links.iter().map(|link| link.count.as_str()).collect();
        assert_eq!(counts, ["240", "240", "21"]);
        let here: Vec<bool> = row.links.iter().map(|link| link.is_here).collect();
        assert_eq!(here, [false, true, false]);
    }

    #[test]
    fn a_long_year_is_split_by_month_and_a_long_month_in_runs_that_keep_their_addresses() {
        let days = days(2 * ON_ONE_PAGE + 1, 2 * ON_ONE_PAGE);
        let parts = by_time(&days, "l/", Some);
        assert_eq!(
            addresses(&parts),
            [
                "l/",
                "l/2026/",
                "l/2026/12/",
                "l/2026/12/2/",
                "l/2026/12/1/",
                "l/2026/11/"
            ]
        );
        assert_eq!(parts[3].heading("L"), "L: december 2026, deel 2");
        assert_eq!(parts[3].navigation.rows.len(), 3);
        // One more at the front goes into the newest run; the oldest one stays as it is.
        let more = [&days[..1], &days[..]].concat();
        let after = by_time(&more, "l/", Some);
        let oldest = after.iter().find(|part| part.address == "l/2026/12/1/");
        assert_eq!(oldest.unwrap().entries, parts[4].entries);
    }

    #[test]
    fn every_entry_stands_on_one_page_that_is_not_too_long() {
        for (count, in_month) in [(501, 1), (1_777, 40), (5_003, 130), (3_000, 1_400)] {
            let dates = days(count, in_month);
            let entries: Vec<usize> = (0..count).collect();
            let at = |entry: usize| (entry % 7 != 3).then(|| dates[entry]);
            let parts = by_time(&entries, "l/", at);
            let mut shown: Vec<usize> = Vec::new();
            for part in whole(&parts) {
                assert!((1..=ON_ONE_PAGE).contains(&part.entries.len()));
                assert!(part.entries.is_sorted());
                shown.extend(&part.entries);
            }
            shown.sort_unstable();
            assert_eq!(shown, entries);
            let unique: BTreeSet<&str> = addresses(&parts).into_iter().collect();
            assert_eq!(unique.len(), parts.len());
            // Every page is led to by one at its side or above it.
            let led_to = parts.iter().flat_map(|part| &part.navigation.rows);
            let led_to: BTreeSet<&str> = led_to
                .flat_map(|row| row.links.iter().map(|link| link.address.as_str()))
                .collect();
            assert!(
                addresses(&parts)[1..]
                    .iter()
                    .all(|address| led_to.contains(address))
            );
        }
    }

    #[test]
    fn a_list_that_grows_at_its_end_is_split_in_runs() {
        let entries: Vec<usize> = (0..1_203).collect();
        let title = |run: &[usize]| format!("{} tot en met {}", run[0], run[run.len() - 1]);
        let parts = in_runs(&entries, "l/", "Nummers", title);
        assert_eq!(addresses(&parts), ["l/", "l/1/", "l/2/", "l/3/"]);
        assert_eq!(parts[0].entries, entries[1_203 - NEWEST..]);
        assert_eq!(parts[0].navigation.count, "1.203");
        assert_eq!(parts[3].heading("L"), "L: 1000 tot en met 1202");
    }

    #[test]
    fn names_are_split_by_letter() {
        let names: Vec<String> = (0..601)
            .map(|index| match index {
                0 => "3 Gemeenten".to_owned(),
                1..=550 => format!("'s-Hertog {index}"),
                _ => format!("IJssel {index}"),
            })
            .collect();
        let entries: Vec<&String> = names.iter().collect();
        let parts = by_name(&entries, "organisaties/", String::clone);
        assert_eq!(
            addresses(&parts),
            [
                "organisaties/",
                "organisaties/op-letter/0-9/",
                "organisaties/op-letter/h/",
                "organisaties/op-letter/h/1/",
                "organisaties/op-letter/h/2/",
                "organisaties/op-letter/ij/"
            ]
        );
        assert!(parts[0].entries.is_empty());
        assert_eq!(parts[4].entries.len(), 50);
        assert_eq!(parts[5].heading("Organisaties"), "Organisaties: IJ");
    }
}

//! Time along the bottom: days, months or years, whichever fit, with the greater unit below.

use crate::model::{Date, notation};

use super::ink::Ink;
use super::look::Look;
use super::metrics::{self, Weight};
use super::sheet::{Align, Letters, Place, Sheet};

/// Number of a day, counted from 1 January 1970.
pub(super) fn day_number(date: Date) -> i32 {
    // Years begin in March here, so that the leap day is the last of its year.
    let (year, month, day) = (
        i32::from(date.year()),
        i32::from(date.month()),
        i32::from(date.day()),
    );
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// How far ticks are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// On these days of each month.
    Days(&'static [i8]),
    /// So many months, counted from January.
    Months(i8),
    /// So many years, counted from year 0.
    Years(i16),
}

impl Step {
    /// Every day.
    pub const DAYS: Step = Step::Days(&[
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
        26, 27, 28, 29, 30, 31,
    ]);
    /// About every week, from the first of the month.
    pub const WEEKS: Step = Step::Days(&[1, 8, 15, 22]);
}

/// Steps from fine to coarse, with the room that a label needs at least.
const STEPS: [(Step, f64, f64); 17] = [
    (Step::DAYS, 1.0, 26.0),
    (Step::WEEKS, 7.0, 30.0),
    (Step::Days(&[1, 15]), 14.0, 30.0),
    (Step::Months(1), 28.0, 36.0),
    (Step::Months(3), 90.0, 36.0),
    (Step::Months(6), 181.0, 40.0),
    (Step::Years(1), 365.0, 44.0),
    (Step::Years(2), 730.0, 44.0),
    (Step::Years(5), 1826.0, 44.0),
    (Step::Years(10), 3652.0, 44.0),
    (Step::Years(20), 7304.0, 44.0),
    (Step::Years(50), 18262.0, 44.0),
    (Step::Years(100), 36524.0, 44.0),
    (Step::Years(200), 73048.0, 44.0),
    (Step::Years(500), 182_621.0, 52.0),
    (Step::Years(1000), 365_242.0, 52.0),
    (Step::Years(5000), 1_826_212.0, 52.0),
];

/// The ticks of the finest step of which the labels fit when a day is `day_width` wide; of a finer
/// one where that step would have none. Not finer than `finest` in either case.
pub(super) fn fitting_ticks(
    first: Date,
    last: Date,
    day_width: f64,
    finest: Step,
) -> (Step, Vec<Tick>) {
    let from = STEPS
        .iter()
        .position(|(step, _, _)| *step == finest)
        .unwrap_or(0);
    let steps = &STEPS[from..];
    let fitting = steps
        .iter()
        .position(|(_, days, room)| days * day_width >= *room)
        .unwrap_or(steps.len() - 1);
    for (step, _, _) in steps[..=fitting].iter().rev() {
        let found = ticks(first, last, *step);
        if !found.is_empty() {
            return (*step, found);
        }
    }
    (finest, Vec::new())
}

/// A tick with the words below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// Its day.
    pub date: Date,
    /// The unit itself: `mrt`.
    pub label: String,
    /// The greater unit, where it begins: `2019`.
    pub greater: Option<String>,
}

/// The ticks from `first` to `last`, both included. The first has its greater unit always.
fn ticks(first: Date, last: Date, step: Step) -> Vec<Tick> {
    let mut found: Vec<Tick> = Vec::new();
    let mut greater_before = None;
    let mut push = |date: Date| {
        if date < first || date > last {
            return;
        }
        let (label, greater) = match step {
            Step::Days(_) => (
                date.day().to_string(),
                Some(format!(
                    "{} {}",
                    notation::month_short(date.month()),
                    date.year()
                )),
            ),
            Step::Months(_) => (
                notation::month_short(date.month()).to_owned(),
                Some(date.year().to_string()),
            ),
            Step::Years(_) => (date.year().to_string(), None),
        };
        let is_new = greater != greater_before;
        greater_before.clone_from(&greater);
        found.push(Tick {
            date,
            label,
            greater: greater.filter(|_| is_new),
        });
    };
    let months = match step {
        Step::Days(_) => 1,
        Step::Months(months) => months,
        Step::Years(_) => 12,
    };
    let year_step = match step {
        Step::Years(years) => years,
        _ => 1,
    };
    let mut year = first.year() - first.year().rem_euclid(year_step);
    while year <= last.year() {
        let mut month = 1;
        while month <= 12 {
            let days: &[i8] = match step {
                Step::Days(days) => days,
                _ => &[1],
            };
            for day in days {
                if let Ok(date) = Date::new(year, month, *day) {
                    push(date);
                }
            }
            month += months;
        }
        year = year.saturating_add(year_step);
        if year == i16::MAX {
            break;
        }
    }
    found
}

/// An axis with its words laid out.
pub(super) struct TimeAxis {
    left: f64,
    right: f64,
    small: f64,
    leading: f64,
    align: Align,
    placed: Vec<(f64, Tick)>,
    rows: usize,
}

/// More lines to measure by than these are a fence.
const MOST_LINES: usize = 9;

/// How far a tick reaches below the axis.
const TICK: f64 = 6.0;

impl TimeAxis {
    /// An axis of ticks at their places, from `left` to `right`. Labels begin at their tick or
    /// stand in the middle below it; those that would leave the frame or touch the one before
    /// are left out.
    pub fn new(ticks: Vec<(f64, Tick)>, (left, right): Place, look: &Look, align: Align) -> Self {
        let rows = 1 + usize::from(ticks.iter().any(|(_, tick)| tick.greater.is_some()));
        TimeAxis {
            left,
            right,
            small: look.small,
            leading: look.leading,
            align,
            placed: ticks,
            rows,
        }
    }

    /// Its height below the line.
    pub fn height(&self) -> f64 {
        TICK + self.rows as f64 * self.leading + 2.0
    }

    /// Where lines to measure by stand: at its ticks or, where those are many, at quarters or years.
    pub fn lines(&self) -> Vec<f64> {
        let months_of = |every: i8| -> Vec<f64> {
            let begins = |date: Date| date.day() == 1 && (date.month() - 1) % every == 0;
            let chosen = self.placed.iter().filter(|(_, tick)| begins(tick.date));
            chosen.map(|(x, _)| *x).collect()
        };
        match self.placed.len() <= MOST_LINES {
            true => self.placed.iter().map(|(x, _)| *x).collect(),
            false => match months_of(3) {
                quarters if quarters.len() <= MOST_LINES => quarters,
                _ => months_of(12),
            },
        }
    }

    /// Draws it with its line at height `y`; `edges` is how far words may go.
    pub fn draw(&self, sheet: &Sheet, y: f64, edges: Place) {
        sheet.join(Ink::Axis, 1.0, || {
            sheet.line(&[(self.left, y), (self.right, y)], Ink::Axis, 1.0);
            for &(x, _) in &self.placed {
                sheet.line(&[(x, y), (x, y + TICK)], Ink::Axis, 1.0);
            }
        });
        let letters = Letters::plain(self.small, Ink::Quiet);
        self.draw_row(sheet, y + TICK + self.small, edges, letters, |tick| {
            Some(tick.label.as_str())
        });
        let strong = Letters {
            weight: Weight::Bold,
            ..letters
        };
        let below = y + TICK + self.small + self.leading;
        self.draw_row(sheet, below, edges, strong, |tick| tick.greater.as_deref());
    }

    fn draw_row(
        &self,
        sheet: &Sheet,
        baseline: f64,
        edges: Place,
        letters: Letters,
        words: impl Fn(&Tick) -> Option<&str>,
    ) {
        // From right to left: where two are too close, the one that begins a whole unit stays.
        let mut free_until = edges.1;
        let mut chosen: Vec<(f64, &str)> = Vec::new();
        for &(x, ref tick) in self.placed.iter().rev() {
            let Some(words) = words(tick) else { continue };
            let width = metrics::width(words, letters.size, letters.weight);
            let start = match self.align {
                Align::Start => x,
                Align::Middle => x - width / 2.0,
                Align::End => x - width,
            };
            if start < edges.0 - 0.01 || start + width > free_until {
                continue;
            }
            free_until = start - 6.0;
            chosen.push((x, words));
        }
        for (x, words) in chosen.into_iter().rev() {
            sheet.text(words, (x, baseline), letters.aligned(self.align));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, day_number, fitting_ticks, ticks};
    use jiff::civil::date;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        assert_eq!(day_number(date(1970, 1, 1)), 0);
        assert_eq!(day_number(date(2000, 3, 1)), 11_017);
        let mut day = date(1899, 12, 25);
        let mut number = day_number(day);
        for _ in 0..800 {
            day = day.tomorrow().unwrap();
            number += 1;
            assert_eq!(day_number(day), number, "{day}");
        }
    }

    #[test]
    fn the_year_stands_below_its_first_tick_only() {
        let found = ticks(date(2019, 3, 1), date(2020, 8, 31), Step::Months(3));
        let words: Vec<_> = found
            .iter()
            .map(|tick| (tick.label.as_str(), tick.greater.as_deref()))
            .collect();
        assert_eq!(
            words,
            [
                ("apr", Some("2019")),
                ("jul", None),
                ("okt", None),
                ("jan", Some("2020")),
                ("apr", None),
                ("jul", None),
            ]
        );
    }

    #[test]
    fn a_few_days_have_a_tick_however_narrow() {
        let (_, found) = fitting_ticks(date(2023, 3, 3), date(2023, 3, 5), 0.5, Step::DAYS);
        assert_eq!(found[0].greater.as_deref(), Some("mrt 2023"));
    }

    #[test]
    fn ticks_are_never_closer_than_their_labels() {
        let (first, last) = (date(1990, 1, 1), date(2024, 12, 31));
        let step = |width| fitting_ticks(first, last, width, Step::Months(1)).0;
        assert_eq!(step(2.0), Step::Months(1));
        assert_eq!(step(1.0), Step::Months(3));
        assert_eq!(step(0.01), Step::Years(20));
    }
}

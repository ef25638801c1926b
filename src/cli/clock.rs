//! Which moment it is, and chance. The only file that asks the system for them.

use std::time::SystemTime;

use jiff::Timestamp;

use crate::diag::Failure;
use crate::diag::phrases::command;
use crate::model::{Date, Moment, WrongMoment, parse_date};

/// Chance, for salts: nobody can guess it.
pub(super) fn chance() -> Result<[u8; 32], Failure> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| {
        Failure::command_line(
            command::CHANGE_RECORD,
            command::NO_CHANCE.with("error", error.to_string()),
        )
    })?;
    Ok(seed)
}

/// Now.
pub(super) fn now() -> Moment {
    Moment::new(Timestamp::now())
}

/// What time it is on the clock of the machine, to compare with those of files.
pub(super) fn of_the_machine() -> SystemTime {
    SystemTime::now()
}

/// Today in Amsterdam, whatever zone the machine is in.
pub(super) fn today() -> Date {
    now().day()
}

/// A moment as typed: a day, which stands for its last second, or what [`Moment::parse`] reads.
pub(super) fn moment(text: &str) -> Result<Moment, &'static str> {
    match parse_date(text) {
        Some(day) => Ok(Moment::end_of(day)),
        None => Moment::parse(text).map_err(|wrong| match wrong {
            WrongMoment::Unreadable => {
                "give a day such as 31-01-2026, a day and time, or an instant such as 2026-01-31T09:00:00+01:00"
            }
            WrongMoment::Skipped => "the clock leaps over this time; give an instant with its offset",
            WrongMoment::Twice(..) => "the clock shows this time twice; give an instant with its offset",
        }),
    }
}

/// A day as typed: `2026-01-31`, also as Dutch letters write it, or an RFC 3339 instant, which
/// stands for the day that it is in Amsterdam.
pub(super) fn day(text: &str) -> Result<Date, &'static str> {
    if let Some(day) = parse_date(text) {
        return Ok(day);
    }
    match text.parse::<Timestamp>() {
        Ok(instant) => Ok(Moment::new(instant).day()),
        Err(_) => Err("give a day such as 31-01-2026 or 2026-01-31"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn an_instant_is_the_day_that_it_is_in_amsterdam() {
        assert_eq!(day("2026-01-31"), Ok(date(2026, 1, 31)));
        assert_eq!(day("31-01-2026"), Ok(date(2026, 1, 31)));
        assert_eq!(day("2025-12-31T23:30:00Z"), Ok(date(2026, 1, 1)));
        assert_eq!(day("2026-07-31T22:30:00Z"), Ok(date(2026, 8, 1)));
        assert_eq!(day("2026-07-31T23:59:00+02:00"), Ok(date(2026, 7, 31)));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["gisteren", "2026-02-30", "2026", ""] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}

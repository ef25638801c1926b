//! Which day it is. The only file that asks the system for it.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::model::{Date, parse_date};

/// Letters are dated where the councils are.
const ZONE: &str = "Europe/Amsterdam";

/// Today in Amsterdam, whatever zone the machine is in.
pub(super) fn today() -> Date {
    in_amsterdam(Timestamp::now()).date()
}

/// A day as typed: `2026-01-31`, also as Dutch letters write it, or an RFC 3339 instant, which
/// stands for the day that it is in Amsterdam.
pub(super) fn day(text: &str) -> Result<Date, &'static str> {
    if let Some(day) = parse_date(text) {
        return Ok(day);
    }
    match text.parse::<Timestamp>() {
        Ok(instant) => Ok(in_amsterdam(instant).date()),
        Err(_) => Err("give a day such as 31-01-2026 or 2026-01-31"),
    }
}

fn in_amsterdam(instant: Timestamp) -> Zoned {
    // The zone travels with the program, so it is always found; UTC is at most a few hours off.
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    instant.to_zoned(zone)
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

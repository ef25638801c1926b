//! Moments: when something was published, or may be. Letters and data know days; only publication knows
//! moments, and its clock is that of Amsterdam.

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::{self, Time};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::date::{Date, parse_date};
use super::notation;

/// The clock of the councils.
const ZONE: &str = "Europe/Amsterdam";

/// A moment, in whole seconds. Written in UTC: `2026-11-22T11:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
pub struct Moment(#[schemars(with = "String")] Timestamp);

/// Why a text is no moment on the clock of Amsterdam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongMoment {
    /// It is no day and no time.
    Unreadable,
    /// The clock leaps over it when summer time begins.
    Skipped,
    /// The clock shows it twice when summer time ends: first, and an hour later.
    Twice(Moment, Moment),
}

impl Moment {
    /// A moment, without its parts of a second.
    pub fn new(at: Timestamp) -> Moment {
        Moment(Timestamp::from_second(at.as_second()).unwrap_or(at))
    }

    /// The day that it is in Amsterdam.
    pub fn day(self) -> Date {
        self.0.to_zoned(zone()).date()
    }

    /// The last second of a day in Amsterdam.
    pub fn end_of(day: Date) -> Moment {
        let next = day.checked_add(1.day()).unwrap_or(day);
        let start = Moment::start_of(next);
        Moment(start.0.checked_sub(1.second()).unwrap_or(start.0))
    }

    /// The first second of a day in Amsterdam.
    pub fn start_of(day: Date) -> Moment {
        let local = day.to_datetime(Time::midnight());
        // At midnight the clock of Amsterdam never leaps; if it did, the later reading never shows
        // anything too early.
        let at = zone().to_ambiguous_timestamp(local).later();
        at.map_or(Moment(Timestamp::UNIX_EPOCH), Moment)
    }

    /// Whether it is the first second of a day in Amsterdam: then the day says it all.
    pub fn begins_day(self) -> bool {
        self == Moment::start_of(self.day())
    }

    /// In words: `22 november 2026 om 12.00 uur`.
    pub fn words(self) -> String {
        format!("{} om {}", notation::date(self.day()), self.time())
    }

    /// The same, without the time where the day says it all.
    pub fn day_or_words(self) -> String {
        if self.begins_day() {
            return notation::date(self.day());
        }
        self.words()
    }

    /// The time of day in words: `12.00 uur`.
    pub fn time(self) -> String {
        let local = self.0.to_zoned(zone());
        format!("{}.{:02} uur", local.hour(), local.minute())
    }

    /// Reads what an author types: a day (its first second), a day and a time on the clock of Amsterdam
    /// (`1 december 2026 9:00`), or an instant with its offset (RFC 3339).
    pub fn parse(text: &str) -> Result<Moment, WrongMoment> {
        let text = text.trim();
        if let Some(day) = parse_date(text) {
            return Ok(Moment::start_of(day));
        }
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Moment::new(instant));
        }
        let local = local(text).ok_or(WrongMoment::Unreadable)?;
        let ambiguous = zone().to_ambiguous_timestamp(local);
        let moment = |at: Result<Timestamp, jiff::Error>| at.map(Moment);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => {
                moment(ambiguous.unambiguous()).map_err(|_| WrongMoment::Unreadable)
            }
            AmbiguousOffset::Gap { .. } => Err(WrongMoment::Skipped),
            AmbiguousOffset::Fold { .. } => {
                match (moment(ambiguous.earlier()), moment(ambiguous.later())) {
                    (Ok(first), Ok(second)) => Err(WrongMoment::Twice(first, second)),
                    _ => Err(WrongMoment::Unreadable),
                }
            }
        }
    }

    /// With the offset of Amsterdam, as authors may type it: `2026-11-22T12:00:00+01:00`.
    pub fn with_offset(self) -> String {
        let local = self.0.to_zoned(zone());
        self.0.display_with_offset(local.offset()).to_string()
    }
}

/// A day and a time of day, without a zone.
fn local(text: &str) -> Option<civil::DateTime> {
    let at = text.rfind([' ', 'T'])?;
    let (day, time) = (parse_date(&text[..at])?, text[at + 1..].trim());
    let (hour, minute) = time.split_once([':', '.'])?;
    let number = |digits: &str, most: i8| {
        let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let number: i8 = digits.parse().ok().filter(|_| fits)?;
        (number <= most).then_some(number)
    };
    if minute.len() != 2 {
        return None;
    }
    let time = Time::new(number(hour, 23)?, number(minute, 59)?, 0, 0).ok()?;
    Some(day.to_datetime(time))
}

/// The zone as it travels with the program: that of the machine may be of another year.
fn zone() -> TimeZone {
    static AMSTERDAM: LazyLock<TimeZone> = LazyLock::new(|| {
        let found = TimeZoneDatabase::bundled().get(ZONE);
        // The zone travels with the program, so it is always found; UTC is at most a few hours off.
        found.unwrap_or(TimeZone::UTC)
    });
    AMSTERDAM.clone()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let text = String::deserialize(deserializer)?;
        let instant: Timestamp = text.parse().map_err(de::Error::custom)?;
        Ok(Moment::new(instant))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Moment, WrongMoment};

    fn parsed(text: &str) -> Result<String, WrongMoment> {
        Moment::parse(text).map(|moment| moment.to_string())
    }

    #[test]
    fn a_time_is_read_on_the_clock_of_amsterdam_in_winter_and_in_summer() {
        assert_eq!(parsed("01-12-2026 9:00").unwrap(), "2026-12-01T08:00:00Z");
        assert_eq!(parsed("1 juli 2026 09.30").unwrap(), "2026-07-01T07:30:00Z");
        assert_eq!(parsed("2026-07-01T09:30").unwrap(), "2026-07-01T07:30:00Z");
        assert_eq!(parsed("2026-12-01").unwrap(), "2026-11-30T23:00:00Z");
        let zoned = "2026-10-25T02:30:00+01:00";
        assert_eq!(parsed(zoned).unwrap(), "2026-10-25T01:30:00Z");
    }

    #[test]
    fn times_that_the_clock_skips_or_shows_twice_are_no_moments() {
        assert_eq!(parsed("2026-03-29 02:30"), Err(WrongMoment::Skipped));
        let Err(WrongMoment::Twice(first, second)) = parsed("2026-10-25 02:30") else {
            panic!("the clock shows it twice");
        };
        assert_eq!(first.with_offset(), "2026-10-25T02:30:00+02:00");
        assert_eq!(second.with_offset(), "2026-10-25T02:30:00+01:00");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "morgen",
            "2026-12-01 24:00",
            "2026-12-01 9:5",
            "2026-12-01 9",
            "9:00",
        ] {
            assert_eq!(parsed(text), Err(WrongMoment::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_day_ends_a_second_before_the_next_begins() {
        let end = Moment::end_of(date(2026, 3, 29));
        assert_eq!(end.to_string(), "2026-03-29T21:59:59Z");
        assert_eq!(end.day(), date(2026, 3, 29));
        assert_eq!(end.words(), "29 maart 2026 om 23.59 uur");
    }
}

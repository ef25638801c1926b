//! Times in words as `<time>`: what programs read of a day, month or year.

use serde::Serialize;

use crate::model::{Date, Period, Precision, notation, parse_date};

/// A day for machines and for readers.
#[derive(Serialize)]
pub(in crate::render) struct DayView {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

impl DayView {
    pub(in crate::render) fn of(day: Date) -> DayView {
        DayView {
            iso: day.to_string(),
            text: notation::date(day),
        }
    }
}

/// Words that end in a time: `Jaarrekening 2022, ` and `1 maart 2023`.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Timed<'a> {
    /// What stands before it.
    #[serde(rename = "voor")]
    pub(in crate::render) before: &'a str,
    /// The time in words.
    #[serde(rename = "tekst")]
    pub(in crate::render) words: &'a str,
    /// The time for programs: `2023-03-01`, `2023-03` or `2023`.
    pub(in crate::render) iso: String,
}

/// Words that are a day, month or year; `None` for a longer or vaguer time, which no program could
/// read.
pub(in crate::render) fn whole(words: &str) -> Option<Timed<'_>> {
    let iso = match parse_date(words) {
        Some(day) => day.to_string(),
        None => iso(&Period::parse(words)?)?,
    };
    Some(Timed {
        before: "",
        words,
        iso,
    })
}

/// A day, month or year for programs; `None` for a longer or vaguer time.
pub(in crate::render) fn iso(period: &Period) -> Option<String> {
    let (year, month) = (period.begin.year(), period.begin.month());
    match period.precision {
        Precision::Day => Some(period.begin.to_string()),
        Precision::Month => Some(format!("{year:04}-{month:02}")),
        Precision::Year => Some(format!("{year:04}")),
        Precision::Quarter | Precision::Range | Precision::Fuzzy => None,
    }
}

/// Words of which those behind the last comma are a day, as in `Jaarrekening 2022, 1 maart 2023`.
pub(in crate::render) fn ending(words: &str) -> Option<Timed<'_>> {
    let at = words.rfind(", ").map_or(0, |comma| comma + 2);
    let (before, words) = words.split_at(at);
    Some(Timed {
        before,
        words,
        iso: parse_date(words)?.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::{ending, whole};

    #[test]
    fn days_months_and_years_are_times() {
        let iso = |words| whole(words).map(|timed| timed.iso);
        assert_eq!(iso("22 maart 2019").as_deref(), Some("2019-03-22"));
        assert_eq!(iso("maart 2019").as_deref(), Some("2019-03"));
        assert_eq!(iso("2019").as_deref(), Some("2019"));
        for vague in [
            "najaar 2019",
            "2019 en 2020",
            "rond maart 2019",
            "binnenkort",
            "",
        ] {
            assert_eq!(iso(vague), None, "{vague}");
        }
    }

    #[test]
    fn a_source_ends_in_its_day() {
        let timed = ending("Brief, aan de raad, 22 maart 2019").unwrap();
        assert_eq!(timed.before, "Brief, aan de raad, ");
        assert_eq!(
            (timed.words, timed.iso.as_str()),
            ("22 maart 2019", "2019-03-22")
        );
        assert_eq!(ending("Jaarrekening, 2022"), None);
        assert_eq!(ending("22 maart 2019").unwrap().before, "");
    }
}

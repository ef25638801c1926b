//! Stretches of time, exact or fuzzy, as people write them: "april 2019", "najaar 2019",
//! "rond de zomer van 2020", "3e kwartaal 2023".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::{Date, digits, month_name, month_number, parse_date};
use super::notation;

/// How exactly a [`Period`] is known.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    #[serde(rename = "dag")]
    Day,
    /// A calendar month.
    #[serde(rename = "maand")]
    Month,
    /// A quarter of a calendar year.
    #[serde(rename = "kwartaal")]
    Quarter,
    /// A calendar year.
    #[serde(rename = "jaar")]
    Year,
    /// A span between two named ends, exact at both.
    #[serde(rename = "reeks")]
    Range,
    /// A time of year whose ends nobody can name: a season, "begin", "medio", "eind", "rond".
    #[serde(rename = "vaag")]
    Fuzzy,
}

/// A stretch of days with the words that it was written in.
///
/// Invariant: `begin <= end`. Both are the outermost days that the words can mean, so an order by
/// `(begin, end)` is an order by earliest possible moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First possible day.
    #[schemars(with = "String")]
    pub begin: Date,
    /// Last possible day.
    #[serde(rename = "eind")]
    #[schemars(with = "String")]
    pub end: Date,
    /// How exactly it is known.
    #[serde(rename = "precisie")]
    pub precision: Precision,
    /// As it is printed: `22 maart 2019`, `najaar 2019`.
    #[serde(rename = "tekst")]
    pub text: String,
}

impl Period {
    /// A single day.
    pub fn day(day: Date) -> Period {
        Period {
            begin: day,
            end: day,
            precision: Precision::Day,
            text: notation::date(day),
        }
    }

    /// The span from the first day of one period to the last of another, which may not begin
    /// earlier; `None` if it does.
    pub fn span(from: &Period, to: &Period) -> Option<Period> {
        if to.end < from.begin {
            return None;
        }
        let fuzzy = from.precision == Precision::Fuzzy || to.precision == Precision::Fuzzy;
        Some(Period {
            begin: from.begin,
            end: to.end,
            precision: if fuzzy {
                Precision::Fuzzy
            } else {
                Precision::Range
            },
            text: format!("{} tot en met {}", from.text, to.text),
        })
    }

    /// Reads a day, a month, a quarter, a year, a season, "begin/medio/eind" of a year or month,
    /// "eerste/tweede helft", any of these after "rond", or two of them joined by "t/m" or
    /// "tot en met". `None` when the words name no time with a year.
    ///
    /// Seasons are the meteorological ones (KNMI): spring is March to May; "winter 2019" and
    /// "winter 2019-2020" begin in December 2019. "Begin" and "eind" are a third of the year or
    /// month, "medio" the middle third.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for joint in [" t/m ", " tot en met "] {
            if let Some((from, to)) = text.split_once(joint) {
                let to = Period::parse_single(to)?;
                // "januari t/m juni 2021": the year stands once, at the end.
                let from = Period::parse_single(from)
                    .or_else(|| Period::parse_single(&format!("{from} {}", to.end.year())))?;
                return Period::span(&from, &to).map(|span| Period {
                    text: text.clone(),
                    ..span
                });
            }
        }
        Period::parse_single(&text)
    }

    fn parse_single(text: &str) -> Option<Period> {
        let text = text.trim();
        if let Some(day) = parse_date(text) {
            return Some(Period::day(day));
        }
        if let Some(month) = iso_month(text) {
            return Some(month);
        }
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split_whitespace()
            .filter(|word| !matches!(*word, "de" | "het" | "van" | "in"))
            .collect();
        let (around, words) = match words.split_first() {
            Some((&("rond" | "omstreeks" | "circa"), rest)) => (true, rest),
            _ => (false, &words[..]),
        };
        let (begin, end, precision) = named(words)?;
        Some(Period {
            begin,
            end,
            precision: if around { Precision::Fuzzy } else { precision },
            text: text.to_owned(),
        })
    }

    /// Whether two periods share a day.
    pub fn overlaps(&self, other: &Period) -> bool {
        self.begin <= other.end && other.begin <= self.end
    }

    /// Short form for axes and table columns of regular periods: `mrt 2023`, `3e kw. 2023`, `2023`.
    pub fn short(&self) -> String {
        match self.precision {
            Precision::Month => {
                format!(
                    "{} {}",
                    notation::month_short(self.begin.month()),
                    self.begin.year()
                )
            }
            Precision::Day => notation::date_short(self.begin),
            _ => self.text.clone(),
        }
    }
}

/// `2023-01` as a month.
fn iso_month(text: &str) -> Option<Period> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let (year, month) = (year_of(year)?, i8::try_from(digits(month)?).ok()?);
    if !(1..=12).contains(&month) {
        return None;
    }
    let (begin, end) = months(year, month, 1)?;
    Some(Period {
        begin,
        end,
        precision: Precision::Month,
        text: format!("{} {year}", month_name(month)),
    })
}

fn named(words: &[&str]) -> Option<(Date, Date, Precision)> {
    match words {
        [year] => {
            let year = year_of(year)?;
            let (begin, end) = months(year, 1, 12)?;
            Some((begin, end, Precision::Year))
        }
        [name, year] => two_words(name, year),
        [first, second, year] => three_words(first, second, year),
        _ => None,
    }
}

fn two_words(name: &str, year: &str) -> Option<(Date, Date, Precision)> {
    if name == "winter" {
        let (first, second) = year.split_once(['-', '/']).unwrap_or((year, ""));
        let year = year_of(first)?;
        if !second.is_empty() {
            let next = digits(second)?;
            if next != year + 1 && next != (year + 1) % 100 {
                return None;
            }
        }
        let (begin, end) = months(year, 12, 3)?;
        return Some((begin, end, Precision::Fuzzy));
    }
    let year = year_of(year)?;
    if let Some(month) = month_number(name) {
        let (begin, end) = months(year, month, 1)?;
        return Some((begin, end, Precision::Month));
    }
    if let Some(quarter) = name.strip_prefix('q').or_else(|| name.strip_prefix("kw")) {
        return quarter_of(quarter, year);
    }
    let (first, count) = match name {
        "voorjaar" | "lente" => (3, 3),
        "zomer" => (6, 3),
        "najaar" | "herfst" => (9, 3),
        "begin" => (1, 4),
        "medio" | "halverwege" | "midden" => (5, 4),
        "eind" | "einde" => (9, 4),
        _ => return None,
    };
    let (begin, end) = months(year, first, count)?;
    Some((begin, end, Precision::Fuzzy))
}

fn three_words(first: &str, second: &str, year: &str) -> Option<(Date, Date, Precision)> {
    let half = match (first, second) {
        ("eerste" | "1e", "helft" | "halfjaar") => Some(1),
        ("tweede" | "2e", "helft" | "halfjaar") => Some(7),
        _ => None,
    };
    let year = year_of(year)?;
    if let Some(month) = half {
        let (begin, end) = months(year, month, 6)?;
        return Some((begin, end, Precision::Range));
    }
    if second == "kwartaal" {
        let number = match first {
            "eerste" => "1",
            "tweede" => "2",
            "derde" => "3",
            "vierde" => "4",
            other => other.trim_end_matches('e'),
        };
        return quarter_of(number, year);
    }
    if first == "kwartaal" {
        return quarter_of(second, year);
    }
    let month = month_number(second)?;
    let (begin, end) = months(year, month, 1)?;
    let day = |n: i8| Date::new(year, month, n).ok();
    let (begin, end) = match first {
        "begin" => (begin, day(10)?),
        "medio" | "halverwege" => (day(11)?, day(20)?),
        "eind" | "einde" => (day(21)?, end),
        _ => return None,
    };
    Some((begin, end, Precision::Fuzzy))
}

fn quarter_of(number: &str, year: i16) -> Option<(Date, Date, Precision)> {
    let quarter = digits(number)?;
    if !(1..=4).contains(&quarter) {
        return None;
    }
    let (begin, end) = months(year, (quarter as i8 - 1) * 3 + 1, 3)?;
    Some((begin, end, Precision::Quarter))
}

fn year_of(text: &str) -> Option<i16> {
    let year = digits(text)?;
    (text.len() == 4 && (1800..=2200).contains(&year)).then_some(year)
}

/// First day of `month` and last day of the `count` months that begin with it.
fn months(year: i16, month: i8, count: i8) -> Option<(Date, Date)> {
    let begin = Date::new(year, month, 1).ok()?;
    let last = month + count - 1;
    let (last_year, last_month) = if last > 12 {
        (year + 1, last - 12)
    } else {
        (year, last)
    };
    let end = Date::new(last_year, last_month, 1).ok()?.last_of_month();
    Some((begin, end))
}

#[cfg(test)]
mod tests {
    use super::{Period, Precision};
    use jiff::civil::date;

    #[test]
    fn fuzzy_and_exact_words_become_outermost_days() {
        let cases = [
            (
                "najaar 2019",
                date(2019, 9, 1),
                date(2019, 11, 30),
                Precision::Fuzzy,
            ),
            (
                "rond de zomer van 2020",
                date(2020, 6, 1),
                date(2020, 8, 31),
                Precision::Fuzzy,
            ),
            (
                "april 2019",
                date(2019, 4, 1),
                date(2019, 4, 30),
                Precision::Month,
            ),
            (
                "rond april 2019",
                date(2019, 4, 1),
                date(2019, 4, 30),
                Precision::Fuzzy,
            ),
            (
                "2019-04",
                date(2019, 4, 1),
                date(2019, 4, 30),
                Precision::Month,
            ),
            (
                "3e kwartaal 2023",
                date(2023, 7, 1),
                date(2023, 9, 30),
                Precision::Quarter,
            ),
            (
                "het derde kwartaal van 2023",
                date(2023, 7, 1),
                date(2023, 9, 30),
                Precision::Quarter,
            ),
            (
                "Q3 2023",
                date(2023, 7, 1),
                date(2023, 9, 30),
                Precision::Quarter,
            ),
            (
                "eind oktober 2022",
                date(2022, 10, 21),
                date(2022, 10, 31),
                Precision::Fuzzy,
            ),
            (
                "eerste helft 2021",
                date(2021, 1, 1),
                date(2021, 6, 30),
                Precision::Range,
            ),
            (
                "winter 2019-2020",
                date(2019, 12, 1),
                date(2020, 2, 29),
                Precision::Fuzzy,
            ),
            (
                "2021",
                date(2021, 1, 1),
                date(2021, 12, 31),
                Precision::Year,
            ),
            (
                "januari t/m juni 2021",
                date(2021, 1, 1),
                date(2021, 6, 30),
                Precision::Range,
            ),
            (
                "22-03-2019",
                date(2019, 3, 22),
                date(2019, 3, 22),
                Precision::Day,
            ),
        ];
        for (text, begin, end, precision) in cases {
            let period = Period::parse(text).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(
                (period.begin, period.end, period.precision),
                (begin, end, precision),
                "{text}"
            );
        }
    }

    #[test]
    fn words_without_a_year_or_a_time_are_refused() {
        for text in [
            "binnenkort",
            "periodiek",
            "april",
            "najaar",
            "5e kwartaal 2020",
            "",
            "juni t/m januari 2021",
            "30 februari 2020",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_printed_in_full_whatever_way_it_was_written() {
        assert_eq!(Period::parse("2019-03-22").unwrap().text, "22 maart 2019");
        assert_eq!(Period::parse("2019-04").unwrap().text, "april 2019");
    }
}

//! Lengths of time as people say them: "3 maanden", "14 dagen".

use super::date::Date;

/// A length of time in whole days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    count: u16,
    unit: TermUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TermUnit {
    Days,
    Weeks,
    Months,
    Years,
}

/// The words for a unit: one, and several.
const UNITS: [(TermUnit, &str, &str); 4] = [
    (TermUnit::Days, "dag", "dagen"),
    (TermUnit::Weeks, "week", "weken"),
    (TermUnit::Months, "maand", "maanden"),
    (TermUnit::Years, "jaar", "jaar"),
];

impl Term {
    /// Reads `14 dagen`, `6 weken`, `3 maanden`, `1 jaar` or `2 jaren`; at least one, at most 999.
    pub fn parse(text: &str) -> Option<Term> {
        let lower = text.trim().to_lowercase();
        let (number, word) = lower.split_once(char::is_whitespace)?;
        let count: u16 = number.parse().ok()?;
        let word = word.trim_start();
        let unit = UNITS
            .iter()
            .find(|(unit, one, several)| {
                word == *one || word == *several || (*unit == TermUnit::Years && word == "jaren")
            })
            .map(|(unit, ..)| *unit)?;
        let is_digits = number.bytes().all(|b| b.is_ascii_digit());
        (is_digits && (1..=999).contains(&count)).then_some(Term { count, unit })
    }

    /// The last day that still lies within this length of time after a day. A month after
    /// 31 January is the last day of February.
    pub fn after(self, day: Date) -> Date {
        let count = i64::from(self.count);
        let span = match self.unit {
            TermUnit::Days => jiff::Span::new().days(count),
            TermUnit::Weeks => jiff::Span::new().weeks(count),
            TermUnit::Months => jiff::Span::new().months(count),
            TermUnit::Years => jiff::Span::new().years(count),
        };
        day.saturating_add(span)
    }

    /// As it is printed: `3 maanden`.
    pub fn words(self) -> String {
        let words = UNITS.iter().find(|(unit, ..)| *unit == self.unit);
        let word = words.map_or(
            "",
            |(_, one, several)| if self.count == 1 { one } else { several },
        );
        format!("{} {word}", self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::Term;
    use jiff::civil::date;

    #[test]
    fn lengths_of_time_are_read_counted_and_printed() {
        for (text, after, words) in [
            ("14 dagen", date(2025, 2, 14), "14 dagen"),
            ("1 dag", date(2025, 2, 1), "1 dag"),
            ("6 Weken", date(2025, 3, 14), "6 weken"),
            ("1  maand", date(2025, 2, 28), "1 maand"),
            ("3 maanden", date(2025, 4, 30), "3 maanden"),
            ("2 jaren", date(2027, 1, 31), "2 jaar"),
        ] {
            let term = Term::parse(text).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(term.after(date(2025, 1, 31)), after, "{text}");
            assert_eq!(term.words(), words);
        }
    }

    #[test]
    fn what_is_no_length_of_time_is_refused() {
        for text in [
            "",
            "3",
            "maanden",
            "drie maanden",
            "0 dagen",
            "-1 dag",
            "+3 dagen",
            "1000 jaar",
            "1,5 jaar",
            "3maanden",
            "2 kwartalen",
        ] {
            assert_eq!(Term::parse(text), None, "{text}");
        }
    }
}

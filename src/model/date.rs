//! Calendar days as Dutch letters write them.

/// A calendar day. Letters and data know days only; no clock and no time zone is involved.
pub type Date = jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The Dutch name of a month, in lower case; `month` is 1 to 12.
pub fn month_name(month: i8) -> &'static str {
    MONTHS[(month.clamp(1, 12) - 1) as usize]
}

/// The number of a month by its Dutch name or its usual abbreviation (`mrt`, `sept`), if it is one.
pub(super) fn month_number(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.').to_lowercase();
    let position = MONTHS.iter().position(|month| {
        *month == name
            || (name.chars().count() == 3 && month.starts_with(&name))
            || (name == "mrt" && *month == "maart")
            || (name == "sept" && *month == "september")
    });
    position.map(|index| index as i8 + 1)
}

/// Reads `2019-03-22`, `22-03-2019`, `22-3-2019` or `22 maart 2019`.
///
/// `None` for anything else, days that do not exist (30 February) among them, and years outside
/// 1800 to 2200, which are typing errors in this field.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (year, month, day) = if text.contains('-') {
        let parts: Vec<&str> = text.split('-').collect();
        let [a, b, c] = parts[..] else { return None };
        if a.len() == 4 {
            if b.len() != 2 || c.len() != 2 {
                return None;
            }
            (digits(a)?, digits(b)?, digits(c)?)
        } else {
            if c.len() != 4 || a.len() > 2 || b.len() > 2 {
                return None;
            }
            (digits(c)?, digits(b)?, digits(a)?)
        }
    } else {
        let mut words = text.split_whitespace();
        let day = digits(words.next()?)?;
        let month = i16::from(month_number(words.next()?)?);
        let year = words.next()?;
        if year.len() != 4 || words.next().is_some() {
            return None;
        }
        (digits(year)?, month, day)
    };
    if !(1800..=2200).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn digits(text: &str) -> Option<i16> {
    if text.is_empty() || text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Date, parse_date};
    use jiff::civil::date;

    #[test]
    fn three_ways_of_writing_a_day_are_read() {
        for text in [
            "2019-03-22",
            "22-03-2019",
            "22-3-2019",
            "22 maart 2019",
            " 22 mrt. 2019 ",
        ] {
            assert_eq!(parse_date(text), Some(date(2019, 3, 22)), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "30-02-2023",
            "2023-13-01",
            "31 april 2023",
            "1-1-23",
            "22 maart",
            "",
            "22-03-2019-1",
        ] {
            assert_eq!(parse_date(text), None::<Date>, "{text}");
        }
    }
}

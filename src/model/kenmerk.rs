//! The number of a letter, the pattern that numbers follow, and slugs for addresses.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The number by which a letter is known, such as `RIB-2019-001`; unique in a site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Kenmerk(String);

impl Kenmerk {
    /// A number of 1 to 60 printable characters of which at least one is a letter or digit of
    /// ASCII; `None` otherwise.
    pub fn new(text: &str) -> Option<Kenmerk> {
        let text = text.trim();
        let fits = !text.is_empty()
            && text.chars().count() <= 60
            && !text.chars().any(char::is_control)
            && !slug(text).is_empty();
        fits.then(|| Kenmerk(text.to_owned()))
    }

    /// The number as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number in an address: lower-case ASCII.
    pub fn slug(&self) -> String {
        slug(&self.0)
    }

    /// The number as it can be typed in a command without more ado: as written, or else as in an address,
    /// by which commands find a letter as well.
    pub fn typed(&self) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if self.0.chars().all(is_plain) && !self.0.starts_with('-') {
            return self.0.clone();
        }
        self.slug()
    }
}

impl fmt::Display for Kenmerk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A text as part of an address: lower-case ASCII letters and digits, runs of anything else one
/// hyphen, none at the ends. Empty when nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in deunicode::deunicode(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Names that Windows keeps for devices, with any extension and with a number behind the last two.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Whether Windows has a device of this name, so that no file can be called so.
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let is = |device: &&str| stem.eq_ignore_ascii_case(device);
    match stem.len() {
        3 => DEVICES.iter().any(is),
        4 => {
            let (kind, number) = stem.split_at_checked(3).unwrap_or_default();
            let is_kind = |device: &&str| kind.eq_ignore_ascii_case(device);
            number.bytes().all(|b| b.is_ascii_digit()) && NUMBERED_DEVICES.iter().any(is_kind)
        }
        _ => false,
    }
}

/// The pattern that numbers follow: text with `{jaar}` (four digits), `{jaar:2}` and
/// `{volgnummer}` or `{volgnummer:3}` (padded to that many digits).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberPattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Literal(String),
    Year(usize),
    Sequence(usize),
}

impl NumberPattern {
    /// Reads a pattern; `None` unless it has exactly one `{volgnummer}` and only known names.
    pub fn parse(text: &str) -> Option<NumberPattern> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                parts.push(Part::Literal(rest[..open].to_owned()));
            }
            let close = open + rest[open..].find('}')?;
            parts.push(match &rest[open + 1..close] {
                "jaar" | "jaar:4" => Part::Year(4),
                "jaar:2" => Part::Year(2),
                "volgnummer" => Part::Sequence(1),
                name => {
                    let width: usize = name.strip_prefix("volgnummer:")?.parse().ok()?;
                    if !(1..=9).contains(&width) {
                        return None;
                    }
                    Part::Sequence(width)
                }
            });
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(rest.to_owned()));
        }
        let sequences = parts
            .iter()
            .filter(|p| matches!(p, Part::Sequence(_)))
            .count();
        (sequences == 1).then_some(NumberPattern { parts })
    }

    /// The number for a year and a sequence number.
    pub fn format(&self, year: i16, sequence: u32) -> String {
        let mut number = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => number.push_str(text),
                Part::Year(2) => number.push_str(&format!("{:02}", year.rem_euclid(100))),
                Part::Year(_) => number.push_str(&format!("{year:04}")),
                Part::Sequence(width) => number.push_str(&format!("{sequence:0width$}")),
            }
        }
        number
    }

    /// The year and sequence number of a number that follows the pattern. The year is `None` when
    /// the pattern has none; of two digits it is taken in this century.
    pub fn read(&self, number: &str) -> Option<(Option<i16>, u32)> {
        self.read_with(number, |literal, rest| rest.strip_prefix(literal))
    }

    /// The place of a number in its series: it follows the pattern, or one that differs in its
    /// letters only, because another body numbers its letters likewise (`GR-2019-004` beside
    /// `RIB-2019-001`).
    pub fn place(&self, number: &str) -> Option<SeriesNumber> {
        if let Some((year, sequence)) = self.read(number) {
            let series = self.clone();
            return Some(SeriesNumber {
                series,
                year,
                sequence,
            });
        }
        let mut series = self.clone();
        let mut literals = Vec::new();
        let (year, sequence) = self.read_with(number, |literal, rest| {
            let length = same_but_letters(literal, rest)?;
            let (own, rest) = rest.split_at(length);
            literals.push(if own.eq_ignore_ascii_case(literal) {
                literal.to_owned()
            } else {
                own.to_owned()
            });
            Some(rest)
        })?;
        let mut literals = literals.into_iter();
        for part in &mut series.parts {
            if let (Part::Literal(text), Some(own)) = (part, literals.next()) {
                *text = own;
            }
        }
        Some(SeriesNumber {
            series,
            year,
            sequence,
        })
    }

    /// Reads a number, given how a literal part is taken off what is left of it.
    fn read_with<'n>(
        &self,
        number: &'n str,
        mut literal: impl FnMut(&str, &'n str) -> Option<&'n str>,
    ) -> Option<(Option<i16>, u32)> {
        let mut rest = number;
        let mut year = None;
        let mut sequence = None;
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Literal(text) => rest = literal(text, rest)?,
                Part::Year(width) => {
                    let digits = rest.get(..*width)?;
                    if !digits.bytes().all(|b| b.is_ascii_digit()) {
                        return None;
                    }
                    let value: i16 = digits.parse().ok()?;
                    year = Some(if *width == 2 { 2000 + value } else { value });
                    rest = &rest[*width..];
                }
                Part::Sequence(width) => {
                    let all = rest.bytes().take_while(u8::is_ascii_digit).count();
                    // Digits that the next part needs are not ours (a year right behind it).
                    let following = match self.parts.get(index + 1) {
                        Some(Part::Year(width)) => *width,
                        _ => 0,
                    };
                    let count = all.checked_sub(following)?;
                    if count < *width || count > 9 {
                        return None;
                    }
                    sequence = Some(rest[..count].parse().ok()?);
                    rest = &rest[count..];
                }
            }
        }
        if rest.is_empty() {
            Some((year, sequence?))
        } else {
            None
        }
    }
}

/// How many bytes at the start of a text are the literal, any run of letters standing for another.
fn same_but_letters(literal: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    let mut literal = literal;
    while let Some(first) = literal.chars().next() {
        if first.is_alphabetic() {
            let after = |text: &str| {
                text.find(|c: char| !c.is_alphabetic())
                    .unwrap_or(text.len())
            };
            let letters = after(rest);
            if letters == 0 {
                return None;
            }
            literal = &literal[after(literal)..];
            rest = &rest[letters..];
        } else {
            literal = &literal[first.len_utf8()..];
            rest = rest.strip_prefix(first)?;
        }
    }
    Some(text.len() - rest.len())
}

/// A number as one of a series.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesNumber {
    /// What the numbers of the series have in common.
    pub series: NumberPattern,
    /// The year that it names; `None` when the pattern has none.
    pub year: Option<i16>,
    /// Which one it is.
    pub sequence: u32,
}

impl SeriesNumber {
    /// Another number of the same series and year, as it is written.
    pub fn written(&self, sequence: u32) -> String {
        self.series.format(self.year.unwrap_or_default(), sequence)
    }
}

/// Numbers that no letter has, as the clerk explains them: a run of one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedNumbers {
    /// The first of them.
    pub first: SeriesNumber,
    /// The last of them; the same one where it is alone.
    pub last: u32,
    /// Why no letter has them.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::{Kenmerk, NumberPattern, slug};

    #[test]
    fn a_number_can_be_typed_in_a_command() {
        let typed = |text: &str| Kenmerk::new(text).expect("a number").typed();
        assert_eq!(typed("RIB-2019-001"), "RIB-2019-001");
        assert_eq!(typed("CB 26.004"), "cb-26-004");
        assert_eq!(typed("$(rm) 1"), "rm-1");
        assert_eq!(typed("-x1"), "x1");
    }

    #[test]
    fn a_number_becomes_lower_case_ascii_in_an_address() {
        assert_eq!(Kenmerk::new("RIB-2019-001").unwrap().slug(), "rib-2019-001");
        assert_eq!(slug("'s-Hertogenbosch & Één"), "s-hertogenbosch-een");
        assert!(Kenmerk::new("  …  ").is_none());
    }

    #[test]
    fn a_number_is_read_back_by_its_pattern() {
        let pattern = NumberPattern::parse("RIB-{jaar}-{volgnummer:3}").unwrap();
        assert_eq!(pattern.format(2019, 7), "RIB-2019-007");
        assert_eq!(pattern.read("RIB-2019-007"), Some((Some(2019), 7)));
        assert_eq!(pattern.read("RIB-2019-7"), None);
        assert_eq!(
            NumberPattern::parse("{volgnummer}-{jaar:2}")
                .unwrap()
                .read("175-26"),
            Some((Some(2026), 175))
        );
        assert!(NumberPattern::parse("RIB-{jaar}").is_none());
        assert!(NumberPattern::parse("RIB-{maand}-{volgnummer}").is_none());
    }

    #[test]
    fn a_number_of_another_body_is_one_of_another_series() {
        let pattern = NumberPattern::parse("RIB-{jaar}-{volgnummer:3}").unwrap();
        let own = pattern.place("RIB-2019-007").unwrap();
        assert_eq!((own.year, own.sequence), (Some(2019), 7));
        assert_eq!(own.series, pattern);
        assert_eq!(pattern.place("rib-2019-007"), Some(own));
        let other = pattern.place("GR-2019-004").unwrap();
        assert_eq!(other.written(5), "GR-2019-005");
        assert_ne!(other.series, pattern);
        for strange in [
            "2019-004",
            "Z/23/178234",
            "GR-2019-004a",
            "G2-2019-004",
            "GR_2019-004",
        ] {
            assert_eq!(pattern.place(strange), None, "{strange}");
        }
        let bare = NumberPattern::parse("{volgnummer}-{jaar:2}").unwrap();
        assert_eq!(bare.place("175-26").unwrap().written(176), "176-26");
        assert_eq!(bare.place("GR175-26"), None);
    }
}

//! Places and bodies: municipalities with their codes, organisations with aliases, dated sets.

use std::fmt;

use super::date::Date;

/// A municipality's code in TOOI and CBS notation: `gm` and four digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gemeentecode(String);

impl Gemeentecode {
    /// Reads `gm0785` (any case) or `0785`.
    pub fn parse(text: &str) -> Option<Gemeentecode> {
        let lower = text.trim().to_lowercase();
        let digits = lower.strip_prefix("gm").unwrap_or(&lower);
        (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| Gemeentecode(format!("gm{digits}")))
    }

    /// The code as `gm0785`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Gemeentecode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A municipality of the reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its code.
    pub code: Gemeentecode,
    /// Its name as printed.
    pub name: String,
}

/// An organisation of the reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name as printed.
    pub name: String,
    /// Other spellings found in sources.
    pub aliases: Vec<String>,
}

/// A set of municipalities as it was on a date. Two sets with nine members need not be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionSet {
    /// Its id, such as `maatpact-2019`.
    pub id: String,
    /// What it is called in a letter.
    pub title: String,
    /// The day on which this was the membership.
    pub as_of: Option<Date>,
    /// The names of its members, in the order of the file.
    pub members: Vec<String>,
}

//! Persons: portfolio holders and others whose names letters give.

use super::date::Date;

/// A person of the reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What tells the person apart from others of the same name.
    pub id: Option<String>,
    /// The name as printed.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The office: `wethouder`.
    pub function: Option<String>,
    /// The first day in office.
    pub from: Option<Date>,
    /// The last day in office.
    pub until: Option<Date>,
    /// The political party.
    pub party: Option<String>,
}

impl Person {
    /// Whether the list says nothing against this person holding office on a day.
    pub fn holds_office_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether a text means this person: the id, the name or another spelling.
    pub fn goes_by(&self, text: &str) -> bool {
        self.id.as_deref() == Some(text)
            || self.name == text
            || self.aliases.iter().any(|alias| alias == text)
    }
}

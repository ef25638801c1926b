//! Persons: portfolio holders and others whose names letters give.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// What the person was and is, in the order in which it began; empty when nobody said.
    pub offices: Vec<Office>,
    /// The political party.
    pub party: Option<String>,
}

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// What it is called: `wethouder`; `None` when only its time is known.
    pub function: Option<String>,
    /// The first day in office; `None` when nobody said.
    pub from: Option<Date>,
    /// The last day in office; `None` for who still holds it, or when nobody said.
    pub until: Option<Date>,
    /// What it is about: `zorg, jeugd en onderwijs`.
    pub portfolio: Option<String>,
}

/// A portfolio holder as a letter names one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Holder {
    /// The name as printed.
    #[serde(rename = "naam")]
    pub name: String,
    /// What tells the person apart from others of the same name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The office on the date of the letter.
    #[serde(rename = "functie", default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
}

impl Office {
    /// Whether the list says nothing against this office being held on a day.
    pub fn is_held_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Person {
    /// Whether the list says nothing against this person holding office on a day.
    pub fn holds_office_on(&self, day: Date) -> bool {
        self.offices.is_empty() || self.offices.iter().any(|office| office.is_held_on(day))
    }

    /// What the person was on a day; of two offices at a time the one that began last.
    pub fn function_on(&self, day: Date) -> Option<&str> {
        let held = self.offices.iter().filter(|office| office.is_held_on(day));
        held.filter_map(|office| office.function.as_deref())
            .next_back()
    }

    /// Whether a text means this person: the id, the name or another spelling.
    pub fn goes_by(&self, text: &str) -> bool {
        self.id.as_deref() == Some(text)
            || self.name == text
            || self.aliases.iter().any(|alias| alias == text)
    }

    /// What the address of the person's page is made of.
    pub fn address_name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
}

impl Holder {
    /// Somebody of whom only the name is known.
    pub fn called(name: &str) -> Holder {
        Holder {
            name: name.to_owned(),
            id: None,
            function: None,
        }
    }

    /// What the address of the person's page is made of.
    pub fn address_name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Office, Person};
    use crate::model::parse_date;

    #[test]
    fn a_person_is_what_the_list_says_on_that_day() {
        let office = |function: &str, from, until| Office {
            function: Some(function.to_owned()),
            from: parse_date(from),
            until: parse_date(until),
            portfolio: None,
        };
        let person = Person {
            id: None,
            name: "Anna Voorbeeld".to_owned(),
            aliases: Vec::new(),
            offices: vec![
                office("wethouder", "1-6-2018", "31-5-2022"),
                office("burgemeester", "1-9-2022", ""),
            ],
            party: None,
        };
        let on = |day| person.function_on(parse_date(day).unwrap());
        assert_eq!(on("31-5-2022"), Some("wethouder"));
        assert_eq!(on("1-7-2022"), None);
        assert_eq!(on("1-9-2022"), Some("burgemeester"));
        assert!(!person.holds_office_on(parse_date("1-7-2022").unwrap()));
        assert!(person.holds_office_on(parse_date("1-7-2030").unwrap()));
    }
}

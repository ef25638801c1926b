//! What the rest of a site leans on of a published letter, read without the rest of its JSON: most of that
//! is body, charts and tables, and skipping them is several times as fast as reading them.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::commitment::Commitment;
use super::date::Date;
use super::letter::{HeaderField, Letter};
use super::person::Holder;

/// The head of a letter, out of its JSON.
#[derive(Clone, Debug, Deserialize)]
pub struct LetterHead {
    /// Its date.
    #[serde(rename = "datum")]
    pub date: Option<Date>,
    /// What it is about.
    #[serde(rename = "onderwerp")]
    pub subject: String,
    /// The dossier that it belongs to.
    pub dossier: Option<String>,
    /// What it promises.
    #[serde(rename = "toezeggingen")]
    pub commitments: Vec<Commitment>,
    /// Addresses at which it stood before.
    #[serde(rename = "aliassen", default)]
    pub aliases: Vec<String>,
    #[serde(rename = "portefeuillehouders", default)]
    holders: Vec<Holder>,
    #[serde(rename = "kop")]
    header: Vec<HeaderField>,
    #[serde(rename = "themas", default)]
    themes: Vec<IgnoredAny>,
    #[serde(rename = "organisaties", default)]
    organisations: Vec<IgnoredAny>,
    #[serde(rename = "gemeenten", default)]
    municipalities: Vec<IgnoredAny>,
}

impl LetterHead {
    /// The portfolio holders, as [`Letter::portfolio_holders`] has them.
    pub fn portfolio_holders(&self) -> Vec<Holder> {
        Letter::holders_of(&self.holders, &self.header)
    }

    /// Whether it has themes.
    pub fn has_themes(&self) -> bool {
        !self.themes.is_empty()
    }

    /// Whether it speaks of organisations.
    pub fn has_organisations(&self) -> bool {
        !self.organisations.is_empty()
    }

    /// Whether it speaks of municipalities.
    pub fn has_municipalities(&self) -> bool {
        !self.municipalities.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::LetterHead;
    use crate::model::Letter;

    #[test]
    fn the_head_says_what_the_whole_letter_says() {
        let text = include_str!("../../tests/letters/schema-1.json");
        let whole: Letter = serde_json::from_str(text).unwrap();
        let head: LetterHead = serde_json::from_str(text).unwrap();
        assert_eq!(head.date, whole.date);
        assert_eq!(head.subject, whole.subject);
        assert_eq!(head.dossier, whole.dossier);
        assert_eq!(head.commitments, whole.commitments);
        assert_eq!(head.portfolio_holders(), whole.portfolio_holders());
        assert_eq!(head.has_themes(), !whole.themes.is_empty());
        assert_eq!(head.has_municipalities(), !whole.municipalities.is_empty());
        assert_eq!(head.has_organisations(), !whole.organisations.is_empty());
    }
}

//! A figure: a number in a letter that knows where it came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::notation;
use super::period::Period;
use super::quantity::{Qualifier, Quantity, Status, Unit};

/// A number as it stands in a letter, with everything that is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// What is printed: `naar schatting 2.600 huishoudens`.
    #[serde(rename = "tekst")]
    pub text: String,
    /// The value.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
    /// What it counts.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How exact the source calls it.
    #[serde(rename = "kwalificatie")]
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
    /// The observations it comes from: one for a figure of the data, more for a calculated one.
    #[serde(rename = "herkomst")]
    pub provenance: Vec<Provenance>,
    /// How it was calculated, in words; `None` for a figure of the data.
    #[serde(rename = "berekening")]
    pub calculation: Option<String>,
}

/// Where one observation came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// Id of the dataset.
    pub dataset: String,
    /// Title of the dataset.
    #[serde(rename = "titel")]
    pub title: String,
    /// The measure.
    #[serde(rename = "maat")]
    pub measure: String,
    /// Dimensions and their values, in the order of the dataset.
    #[serde(rename = "kenmerken")]
    pub key: Vec<(String, String)>,
    /// The time that the observation speaks about.
    #[serde(rename = "tijd")]
    pub time: Option<Time>,
    /// The day since which it was known.
    #[serde(rename = "vastgesteld_op")]
    #[schemars(with = "Option<String>")]
    pub recorded_on: Option<Date>,
    /// The set of municipalities that it covers.
    #[serde(rename = "gebied")]
    pub area: Option<Area>,
    /// How firm it is.
    pub status: Status,
    /// Who says so.
    #[serde(rename = "bron")]
    pub source: Source,
    /// What the source adds to it.
    #[serde(rename = "noot")]
    pub note: Option<String>,
    /// The entry of the letter's list of sources, by its anchor.
    #[serde(rename = "bronvermelding")]
    pub entry: String,
}

/// The time that an observation speaks about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", content = "op", rename_all = "snake_case")]
pub enum Time {
    /// One moment: a stock on a day.
    #[serde(rename = "peildatum")]
    AsOf(#[schemars(with = "String")] Date),
    /// A stretch: a flow over a period.
    #[serde(rename = "periode")]
    Over(Period),
}

impl Time {
    /// The days that it speaks about.
    pub fn period(&self) -> Period {
        match self {
            Time::AsOf(day) => Period::day(*day),
            Time::Over(period) => period.clone(),
        }
    }
}

/// A dated set of municipalities, as a letter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    /// Id of the set.
    pub id: String,
    /// What it is called.
    #[serde(rename = "titel")]
    pub title: String,
    /// Its members by name.
    #[serde(rename = "leden")]
    pub members: Vec<String>,
}

/// Who says so: the document that a delivery of data was taken from.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Source {
    /// Title of the document.
    #[serde(rename = "titel")]
    pub title: String,
    /// Who made it.
    #[serde(rename = "uitgever")]
    pub publisher: Option<String>,
    /// Its date.
    #[serde(rename = "datum")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Where it can be found; http or https only.
    pub url: Option<String>,
}

impl Source {
    /// It in words: title, publisher, date.
    pub fn words(&self) -> String {
        let mut words = self.title.clone();
        if let Some(publisher) = &self.publisher {
            words.push_str(", ");
            words.push_str(publisher);
        }
        if let Some(date) = self.date {
            words.push_str(", ");
            words.push_str(&notation::date(date));
        }
        words
    }
}

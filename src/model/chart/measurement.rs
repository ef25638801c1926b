//! What several kinds print: a value, and what it is about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity, Status};

/// What a bar or an end of a line is about: a name, or a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Category {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// The time, where it is one.
    #[serde(rename = "tijd")]
    pub time: Option<Period>,
}

/// A value that a chart prints beside its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Measurement {
    /// How much.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
    /// How exact the source calls it.
    #[serde(rename = "kwalificatie")]
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
}

impl Measurement {
    /// How firm it is to who looks at it: a number by estimate is an estimate, also where its source
    /// gives no such status.
    pub fn firmness(self) -> Status {
        match self.qualifier {
            Qualifier::Estimated if !self.status.is_tentative() => Status::Estimate,
            _ => self.status,
        }
    }

    /// The value, where there is one that may be shown.
    pub fn known(measurement: Option<Measurement>) -> Option<Decimal> {
        measurement.and_then(|measurement| measurement.quantity.known())
    }

    /// The sum of the parts of a stack, which is no more exact and no firmer than its parts. Not
    /// known unless each of them is.
    pub fn total(parts: impl IntoIterator<Item = Option<Measurement>>) -> Measurement {
        let zero = Measurement {
            quantity: Quantity::Known(Decimal::ZERO),
            qualifier: Qualifier::Exact,
            status: Status::Unknown,
        };
        let missing = Measurement {
            quantity: Quantity::Missing,
            ..zero
        };
        parts.into_iter().fold(zero, |total, part| {
            let part = part.unwrap_or(missing);
            Measurement {
                quantity: total.quantity.plus(part.quantity),
                qualifier: match part.qualifier {
                    Qualifier::Exact => total.qualifier,
                    _ => Qualifier::About,
                },
                status: match part.status.is_tentative() || part.status == Status::Fictitious {
                    true => part.status,
                    false => total.status,
                },
            }
        })
    }
}

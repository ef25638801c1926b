//! That somebody agreed to a letter, as it is kept until the letter is published.

use serde::{Deserialize, Serialize};

use super::kenmerk::Kenmerk;
use super::moment::Moment;
use super::record::Agreement;

/// The version of the JSON of agreements.
pub const AGREEMENT_SCHEMA: u32 = 1;

/// That somebody agreed to a version of a letter: `data/akkoorden/<number>.json`. It stands outside the
/// record of what was published, and is no part of any output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredAgreement {
    /// Version of this format: [`AGREEMENT_SCHEMA`].
    pub schema: u32,
    /// The number of the letter.
    pub kenmerk: Kenmerk,
    /// The version that the letter gets when it is published.
    #[serde(rename = "versie")]
    pub version: u32,
    /// Who agreed.
    #[serde(rename = "door")]
    pub by: String,
    /// When.
    pub moment: Moment,
    /// The SHA-256 of the `brief.json` that was agreed to, in hexadecimal.
    pub sha256: String,
}

impl StoredAgreement {
    /// What an act says of it.
    pub fn told(&self) -> Agreement {
        Agreement {
            by: self.by.clone(),
            moment: self.moment,
        }
    }
}

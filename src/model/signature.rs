//! The signature of a letter: in whose name it goes out, and who signs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands under a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// Who signs.
    #[serde(rename = "door")]
    pub by: Signer,
    /// The words above the names: `Het college van burgemeester en wethouders van Goirle`.
    #[serde(rename = "tekst")]
    pub text: Option<String>,
    /// Those who sign, in order.
    #[serde(rename = "personen")]
    pub people: Vec<Signatory>,
}

/// Who signs a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Signer {
    /// The college: by custom the secretary and the mayor.
    #[serde(rename = "college")]
    College,
    /// The portfolio holder alone.
    #[serde(rename = "portefeuillehouder")]
    PortfolioHolder,
    /// Whoever the letter itself names.
    #[serde(rename = "eigen")]
    Own,
}

/// One who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signatory {
    /// The office: `de secretaris`.
    #[serde(rename = "functie")]
    pub function: Option<String>,
    /// The name; letters are also signed by office alone.
    #[serde(rename = "naam")]
    pub name: Option<String>,
}

//! Quantities: a number, or the reason why there is none; with unit, qualifier and status.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value of a measure. Arithmetic never un-withholds: what touches a withheld value is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", content = "waarde", rename_all = "snake_case")]
pub enum Quantity {
    /// A known number.
    #[serde(rename = "bekend")]
    Known(
        #[serde(with = "rust_decimal::serde::str")]
        #[schemars(with = "String")]
        Decimal,
    ),
    /// A number that may not be shown, because it could point at persons.
    #[serde(rename = "afgeschermd")]
    Withheld,
    /// A number that exists but that nobody knows (yet).
    #[serde(rename = "onbekend")]
    Missing,
    /// There can be no number.
    #[serde(rename = "niet_van_toepassing")]
    NotApplicable,
}

impl Quantity {
    /// The number, where there is one that may be shown.
    pub fn known(self) -> Option<Decimal> {
        match self {
            Quantity::Known(value) => Some(value),
            _ => None,
        }
    }

    /// What a reader must know where counts of persons below a number are withheld.
    pub fn withheld_words(threshold: u32) -> String {
        format!(
            "aantallen onder de {threshold} kunnen naar personen wijzen; daarom is de hele uitsplitsing waarin zo’n aantal staat afgeschermd"
        )
    }

    /// `self - other`; not known unless both are. Withheld wins over missing, missing over not
    /// applicable. An overflow is missing.
    pub fn minus(self, other: Quantity) -> Quantity {
        self.combine(other, |a, b| a.checked_sub(b))
    }

    /// `self + other`, by the same rules.
    pub fn plus(self, other: Quantity) -> Quantity {
        self.combine(other, |a, b| a.checked_add(b))
    }

    /// `self / other` in percent, by the same rules; a division by zero is not applicable.
    pub fn percentage_of(self, other: Quantity) -> Quantity {
        if other == Quantity::Known(Decimal::ZERO) {
            return match self {
                Quantity::Known(_) => Quantity::NotApplicable,
                not_known => not_known,
            };
        }
        self.combine(other, |a, b| {
            a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b)
        })
    }

    fn combine(
        self,
        other: Quantity,
        calculate: impl Fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Quantity {
        use Quantity::{Known, Missing, NotApplicable, Withheld};
        match (self, other) {
            (Known(a), Known(b)) => calculate(a, b).map_or(Missing, Known),
            (Withheld, _) | (_, Withheld) => Withheld,
            (Missing, _) | (_, Missing) => Missing,
            (NotApplicable, _) | (_, NotApplicable) => NotApplicable,
        }
    }
}

/// How exact a source calls its number. It is part of the number and survives every output.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// The number itself.
    #[default]
    #[serde(rename = "exact")]
    Exact,
    /// About.
    #[serde(rename = "circa")]
    About,
    /// A little over.
    #[serde(rename = "ruim")]
    JustOver,
    /// By estimate.
    #[serde(rename = "naar_schatting")]
    Estimated,
    /// At least.
    #[serde(rename = "minimaal")]
    AtLeast,
    /// More than.
    #[serde(rename = "meer_dan")]
    MoreThan,
}

impl Qualifier {
    /// Every qualifier, with the words that authors type and letters print.
    pub const ALL: [(Qualifier, &'static str); 6] = [
        (Qualifier::Exact, "exact"),
        (Qualifier::About, "circa"),
        (Qualifier::JustOver, "ruim"),
        (Qualifier::Estimated, "naar schatting"),
        (Qualifier::AtLeast, "minimaal"),
        (Qualifier::MoreThan, "meer dan"),
    ];

    /// The qualifier that an author typed, underscores or spaces.
    pub fn parse(text: &str) -> Option<Qualifier> {
        let text = text.trim().to_lowercase().replace('_', " ");
        Qualifier::ALL
            .iter()
            .find(|(_, words)| *words == text)
            .map(|(qualifier, _)| *qualifier)
    }

    /// Whether it is the number itself.
    pub fn is_exact(&self) -> bool {
        *self == Qualifier::Exact
    }

    /// The words before the number; empty for an exact one.
    pub fn words(self) -> &'static str {
        match self {
            Qualifier::Exact => "",
            other => Qualifier::ALL[other as usize].1,
        }
    }
}

/// How firm a number is, in the words of Dutch official statistics.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Final.
    #[serde(rename = "definitief")]
    Final,
    /// Provisional.
    #[serde(rename = "voorlopig")]
    Provisional,
    /// Revised but still provisional.
    #[serde(rename = "nader_voorlopig")]
    RevisedProvisional,
    /// An estimate.
    #[serde(rename = "schatting")]
    Estimate,
    /// An intention.
    #[serde(rename = "voornemen")]
    Intention,
    /// A forecast.
    #[serde(rename = "prognose")]
    Forecast,
    /// A target.
    #[serde(rename = "streefwaarde")]
    Target,
    /// Made up, to show how something works.
    #[serde(rename = "fictief")]
    Fictitious,
    /// The source does not say.
    #[default]
    #[serde(rename = "onbekend")]
    Unknown,
}

impl Status {
    /// Every status, with the word that authors type.
    pub const ALL: [(Status, &'static str); 9] = [
        (Status::Final, "definitief"),
        (Status::Provisional, "voorlopig"),
        (Status::RevisedProvisional, "nader voorlopig"),
        (Status::Estimate, "schatting"),
        (Status::Intention, "voornemen"),
        (Status::Forecast, "prognose"),
        (Status::Target, "streefwaarde"),
        (Status::Fictitious, "fictief"),
        (Status::Unknown, "onbekend"),
    ];

    /// The status that an author typed, underscores or spaces.
    pub fn parse(text: &str) -> Option<Status> {
        let text = text.trim().to_lowercase().replace('_', " ");
        Status::ALL
            .iter()
            .find(|(_, words)| *words == text)
            .map(|(status, _)| *status)
    }

    /// The word for it.
    pub fn words(self) -> &'static str {
        Status::ALL[self as usize].1
    }

    /// What it tells a reader of a number, after its word.
    pub fn meaning(self) -> &'static str {
        match self {
            Status::Final => "het staat vast",
            Status::Provisional => "het kan nog veranderen",
            Status::RevisedProvisional => "het is bijgesteld en kan nog veranderen",
            Status::Estimate => "het is geschat, niet geteld",
            Status::Intention => "het was de bedoeling; of het gebeurd is staat er niet bij",
            Status::Forecast => "het is een verwachting",
            Status::Target => "het is een doel",
            Status::Fictitious => "het is verzonnen als voorbeeld",
            Status::Unknown => "de bron zegt niet hoe vast het staat",
        }
    }

    /// Whether it may speak about a day after the one on which it was recorded.
    pub fn looks_ahead(self) -> bool {
        matches!(
            self,
            Status::Intention | Status::Forecast | Status::Target | Status::Fictitious
        )
    }

    /// Whether it says what is meant to happen, and not what happened.
    pub fn is_plan(self) -> bool {
        matches!(self, Status::Intention | Status::Forecast | Status::Target)
    }

    /// Whether a drawing should show the value as not firm.
    pub fn is_tentative(self) -> bool {
        !matches!(self, Status::Final | Status::Unknown | Status::Fictitious)
    }
}

/// What kind of thing a unit counts; it decides how a number is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Things that are counted: `50 huishoudens`.
    #[default]
    #[serde(rename = "aantal")]
    Count,
    /// Euros: `€ 22.000`.
    #[serde(rename = "euro")]
    Euro,
    /// A percentage: `6%`.
    #[serde(rename = "procent")]
    Percent,
}

/// A unit of measure with its forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unit {
    /// More than one: `huishoudens`.
    #[serde(rename = "meervoud")]
    pub plural: String,
    /// Exactly one: `huishouden`; `None` when nobody said.
    #[serde(rename = "enkelvoud")]
    pub singular: Option<String>,
    /// What it counts.
    #[serde(rename = "soort")]
    pub kind: UnitKind,
}

impl Unit {
    /// A unit by its plural, with the singular and kind of those that every letter uses.
    pub fn named(plural: &str) -> Unit {
        let plural = plural.trim();
        let kind = match plural.to_lowercase().as_str() {
            "euro" | "euro's" | "€" => UnitKind::Euro,
            "procent" | "%" | "percentage" => UnitKind::Percent,
            _ => UnitKind::Count,
        };
        let singular = COMMON_UNITS
            .iter()
            .find(|(many, _, _)| *many == plural.to_lowercase())
            .map(|(_, one, _)| (*one).to_owned());
        Unit {
            plural: plural.to_owned(),
            singular,
            kind,
        }
    }

    /// Whether the unit counts persons or their households; `None` for a unit that we do not know,
    /// so that disclosure control can fail closed.
    pub fn counts_persons(&self) -> Option<bool> {
        if self.kind != UnitKind::Count {
            return Some(false);
        }
        let plural = self.plural.to_lowercase();
        COMMON_UNITS
            .iter()
            .find(|(many, _, _)| *many == plural)
            .map(|(_, _, persons)| *persons)
    }
}

/// Plural, singular, and whether it counts persons.
const COMMON_UNITS: [(&str, &str, bool); 32] = [
    ("cliënten", "cliënt", true),
    ("jeugdigen", "jeugdige", true),
    ("jongeren", "jongere", true),
    ("kinderen", "kind", true),
    ("personen", "persoon", true),
    ("mensen", "mens", true),
    ("inwoners", "inwoner", true),
    ("huishoudens", "huishouden", true),
    ("gezinnen", "gezin", true),
    ("leerlingen", "leerling", true),
    ("ouderen", "oudere", true),
    ("bewoners", "bewoner", true),
    ("medewerkers", "medewerker", true),
    ("vluchtelingen", "vluchteling", true),
    ("statushouders", "statushouder", true),
    ("indicaties", "indicatie", true),
    ("beschikkingen", "beschikking", true),
    ("gemeenten", "gemeente", false),
    ("aanbieders", "aanbieder", false),
    ("organisaties", "organisatie", false),
    ("partijen", "partij", false),
    ("partners", "partner", false),
    ("contracten", "contract", false),
    ("brieven", "brief", false),
    ("woningen", "woning", false),
    ("fasen", "fase", false),
    ("gebieden", "gebied", false),
    ("dagen", "dag", false),
    ("weken", "week", false),
    ("maanden", "maand", false),
    ("scholen", "school", false),
    ("meldingen", "melding", false),
];

#[cfg(test)]
mod tests {
    use super::{Qualifier, Quantity, Status, Unit};
    use rust_decimal::Decimal;

    #[test]
    fn arithmetic_never_unwithholds() {
        let known = Quantity::Known(Decimal::TEN);
        for other in [
            known,
            Quantity::Withheld,
            Quantity::Missing,
            Quantity::NotApplicable,
        ] {
            assert_eq!(Quantity::Withheld.minus(other), Quantity::Withheld);
            assert_eq!(other.plus(Quantity::Withheld), Quantity::Withheld);
            assert_eq!(other.percentage_of(Quantity::Withheld), Quantity::Withheld);
        }
        assert_eq!(known.minus(Quantity::Missing), Quantity::Missing);
    }

    #[test]
    fn words_for_qualifiers_and_statuses_are_read_back() {
        for (qualifier, words) in Qualifier::ALL {
            assert_eq!(Qualifier::parse(words), Some(qualifier));
        }
        for (status, words) in Status::ALL {
            assert_eq!(Status::parse(words), Some(status));
            assert_eq!(status.words(), words);
        }
    }

    #[test]
    fn an_unknown_unit_does_not_say_whether_it_counts_persons() {
        assert_eq!(Unit::named("cliënten").counts_persons(), Some(true));
        assert_eq!(Unit::named("euro").counts_persons(), Some(false));
        assert_eq!(Unit::named("trajecten").counts_persons(), None);
    }
}

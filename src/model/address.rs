//! Addresses in the site: one place that says where everything lives, so that links and pages agree.
//!
//! An address has a slash at its end and none at its beginning; a page's file is `index.html` in it.
//! The part made of a name is its [`slug`], so that names that differ only in capitals or accents are
//! one page.

use super::kenmerk::{Kenmerk, slug};

/// The letters of a year: `archief/2019/`.
pub fn year(year: i16) -> String {
    format!("archief/{year}/")
}

/// All portfolio holders.
pub const PERSONS: &str = "portefeuillehouders/";

/// All themes.
pub const THEMES: &str = "themas/";

/// All organisations that letters speak of.
pub const ORGANISATIONS: &str = "organisaties/";

/// All municipalities that letters speak of.
pub const MUNICIPALITIES: &str = "gemeenten/";

/// A dossier: `dossiers/inkoop-wmo-begeleiding/`.
pub fn dossier(name: &str) -> String {
    under("dossiers/", name)
}

/// A portfolio holder, by id or else by name: `portefeuillehouders/piet-poos/`.
pub fn person(id_or_name: &str) -> String {
    under(PERSONS, id_or_name)
}

/// A theme: `themas/jeugdhulp/`.
pub fn theme(name: &str) -> String {
    under(THEMES, name)
}

/// An organisation: `organisaties/buro-maks/`.
pub fn organisation(name: &str) -> String {
    under(ORGANISATIONS, name)
}

/// A municipality: `gemeenten/s-hertogenbosch/`.
pub fn municipality(name: &str) -> String {
    under(MUNICIPALITIES, name)
}

/// A public dataset: `data/maatpact-fasen/`.
pub fn dataset(id: &str) -> String {
    under("data/", id)
}

/// The short address of a letter, by its number: `b/rib-2019-001/`. It leads to the letter.
pub fn short(kenmerk: &Kenmerk) -> String {
    format!("b/{}/", kenmerk.slug())
}

/// The Atom feed of what stands at an address, beside its page: `dossiers/maatpact/feed.xml`.
pub fn feed(address: &str) -> String {
    format!("{address}feed.xml")
}

/// The register of commitments.
pub const COMMITMENTS: &str = "toezeggingen/";

/// The explanation of addresses and formats for who re-uses them.
pub const REUSE: &str = "hergebruik/";

fn under(list: &str, name: &str) -> String {
    format!("{list}{}/", slug(name))
}

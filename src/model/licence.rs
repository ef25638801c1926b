//! Under what terms others may use the public data of a site.

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its identifier in the SPDX list, for one that has one: `CC-BY-4.0`.
    pub id: Option<&'static str>,
    /// What it is called.
    pub name: String,
    /// Where its text stands.
    pub url: String,
}

/// A licence that can be named in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownLicence {
    id: &'static str,
    name: &'static str,
    url: &'static str,
}

impl KnownLicence {
    /// Every licence that can be named in a word, with that word. They are those that Dutch
    /// governments use for open data.
    pub const ALL: [(KnownLicence, &'static str); 3] = [
        (
            KnownLicence {
                id: "CC0-1.0",
                name: "CC0 1.0 (geen rechten voorbehouden)",
                url: "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
            },
            "CC0",
        ),
        (
            KnownLicence {
                id: "CC-BY-4.0",
                name: "Creative Commons Naamsvermelding 4.0",
                url: "https://creativecommons.org/licenses/by/4.0/deed.nl",
            },
            "CC-BY-4.0",
        ),
        (
            KnownLicence {
                id: "CC-BY-SA-4.0",
                name: "Creative Commons Naamsvermelding-GelijkDelen 4.0",
                url: "https://creativecommons.org/licenses/by-sa/4.0/deed.nl",
            },
            "CC-BY-SA-4.0",
        ),
    ];

    /// The licence in full.
    pub fn licence(self) -> Licence {
        Licence {
            id: Some(self.id),
            name: self.name.to_owned(),
            url: self.url.to_owned(),
        }
    }
}

//! Addresses in the site: one place that says where everything lives, so that links and pages agree.
//!
//! An address has a slash at its end and none at its beginning; a page's file is `index.html` in it.
//! The part made of a name is its [`slug`], so that names that differ only in capitals or accents are
//! one page.

use super::kenmerk::{Kenmerk, is_device_name, slug};

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

/// The PDF of a letter, beside its page and by its name, so that it can be told apart where it is
/// kept: `brieven/2019/rib-2019-001/rib-2019-001.pdf`.
pub fn pdf(letter: &str) -> String {
    format!("{letter}{}.pdf", pdf_stem(letter))
}

/// A letter as a concept, which stands outside the site: `rib-2019-001-concept.pdf`.
pub fn concept(letter: &str, extension: &str) -> String {
    format!("{}-concept.{extension}", pdf_stem(letter))
}

/// The name of that file without its ending: the last part of the letter's address. The name of a folder
/// may be as long as a name can be; with an ending behind it, it may not.
pub fn pdf_stem(letter: &str) -> &str {
    // An earlier version stands in a folder below that of its letter.
    let name = letter.split('/').nth(2).unwrap_or(letter);
    name.get(..NAME_AT_MOST - 20).unwrap_or(name)
}

/// Where the agenda stands: letters that are still to come.
pub const AGENDA: &str = "agenda/";

/// The register of commitments.
pub const COMMITMENTS: &str = "toezeggingen/";

/// The anchor of a commitment in the register, by what it goes by: `rib-2019-001.1` for
/// `RIB-2019-001/1`. The names of other things on that page begin otherwise.
pub fn commitment(id: &str) -> String {
    match id.rsplit_once('/') {
        Some((number, key)) => format!("{}.{key}", slug(number)),
        None => id.to_owned(),
    }
}

/// The explanation of addresses and formats for who re-uses them.
pub const REUSE: &str = "hergebruik/";

/// What was corrected or withdrawn.
pub const AMENDMENTS: &str = "verbeteringen/";

/// How readers check what was published.
pub const CHECKING: &str = "controleren/";

/// The file of an act of the record, by its name: `publicaties/akten/20261122T110000Z-0123456789abcdef.json`.
pub fn act(name: &str) -> String {
    format!("publicaties/akten/{name}")
}

/// The sums of the acts that no other act names.
pub const HEADS: &str = "publicaties/hoofd.txt";

/// The sum of every file that was published.
pub const SUMS: &str = "SHA256SUMS";

/// For programs: old addresses, and where each leads.
pub const OLD_ADDRESSES: &str = "aliassen.json";

fn under(list: &str, name: &str) -> String {
    format!("{list}{}/", slug(name))
}

/// Longest name that every file system takes.
const NAME_AT_MOST: usize = 200;

/// Whether a path stays inside the output folder and can exist on every system and in every
/// address: relative, forward slashes, plain ASCII names.
pub fn is_safe(path: &str) -> bool {
    path.split('/').all(is_safe_name)
}

fn is_safe_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= NAME_AT_MOST
        && name.bytes().all(is_safe_byte)
        // Covers `.` and `..` too.
        && !name.ends_with('.')
        && !is_device_name(name)
}

fn is_safe_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~+=@,()'!$&;".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::{is_safe, pdf};

    #[test]
    fn a_pdf_goes_by_the_name_of_its_letter() {
        let letter = "brieven/2019/rib-2019-001/";
        assert_eq!(pdf(letter), "brieven/2019/rib-2019-001/rib-2019-001.pdf");
        assert!(is_safe(&pdf(&format!("brieven/{}/", "x".repeat(200)))));
    }

    #[test]
    fn addresses_of_the_site_are_safe() {
        for path in [
            "index.html",
            "brieven/2019/rib-2019-001/index.html",
            ".nojekyll",
            "a/console.svg",
        ] {
            assert!(is_safe(path), "{path}");
        }
    }

    #[test]
    fn paths_that_leave_the_folder_or_break_on_other_systems_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "c:/x",
            "nul",
            "a/CON.html",
            "com1.csv",
            "een brief.html",
            "één.html",
            "a\nb",
            "x.",
            "#a",
            "a?b",
            "a%b",
        ] {
            assert!(!is_safe(path), "{path:?}");
        }
        assert!(!is_safe(&"x".repeat(201)));
    }
}

//! Whatever stands in a site: `new` begins a letter that leaves a right site right, or says why not.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::super::built::{Work, work};
use super::{NOW, any_changes, bounded, changed, good_sites, in_time, phrases};
use crate::properties::hold;
use crate::tree;

/// What a letter may be about.
const SUBJECTS: [&str; 10] = [
    "Voortgang",
    "Stand: \"ja\" & #nee",
    "- [x] {{ cijfers.a }} {% raw %}",
    "'t Zand | 1e9",
    "2025",
    "null",
    "---",
    "con",
    "\u{130}stanbul \u{1f469}\u{200d}\u{1f467} e\u{301}",
    "…",
];

/// What else is said of it.
const WORDS: &[&[&str]] = &[&[], &["--sjabloon", "rib"], &["--dossier", "a: b"]];

/// The code for a letter without a section that it must have.
const LACKS_SECTION: &str = "RB443";

/// A subject that its author chose has a character that no face holds.
const HAS_NO_GLYPH: &str = "RB630";

#[test]
fn whatever_stands_in_a_site_a_letter_that_is_begun_does_it_no_harm() {
    let sites = good_sites();
    let phrases = phrases(&sites);
    let cases = (
        any::<Index>(),
        any_changes(2),
        select(&SUBJECTS[..]),
        select(WORDS),
    );
    hold(60, cases, |(which, changes, subject, words)| {
        let site = changed(&sites, &which, &changes, &phrases);
        let owned = site.clone();
        let ended = in_time(move || {
            let folder = tempfile::tempdir().expect("a temporary folder");
            tree::write(folder.path(), &owned);
            let mut command = bounded("new", folder.path());
            let date = ["--datum", "01-06-2026"];
            let output = command
                .args(date)
                .args(words)
                .arg("--")
                .arg(subject)
                .output();
            (output.expect("the shell starts"), tree::read(folder.path()))
        });
        let (output, after) = ended?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.code() {
            Some(0) => {
                let mut without = after.clone();
                without.retain(|path, _| site.contains_key(path));
                prop_assert_eq!(&without, &site, "new changes no file");
                prop_assert_eq!(after.len(), site.len() + 1);
                let was = in_time(move || work(&site, Work::Check, NOW))?;
                let is = in_time(move || work(&after, Work::Check, NOW))?;
                // A template that lacks what the settings demand is its author's choice.
                let lacks = |error: &String| !words.is_empty() && error.starts_with(LACKS_SECTION);
                let chosen = |error: &String| lacks(error) || error.starts_with(HAS_NO_GLYPH);
                let harmless = is.errors.iter().all(chosen);
                prop_assert!(was.failed || harmless, "{}", is.messages);
            }
            Some(1 | 2) => {
                prop_assert_eq!(after, site);
                prop_assert!(!said.is_empty());
            }
            code => prop_assert!(false, "{code:?} {said}"),
        }
        Ok(())
    });
}

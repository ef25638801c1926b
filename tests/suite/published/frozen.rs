//! Whatever changes in a site after a publication, what was published stays as it is.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::{files_of_letters, letters, published};
use crate::office::Office;
use crate::properties::hold;
use crate::tree::{self, Tree};

/// Something that somebody does to a site; the number makes it another thing each time.
type Edit = fn(&Office, u16);

const EDITS: &[(&str, Edit)] = &[
    ("another number in the data", |office, n| {
        replace(office, "data/hulp.yaml", "941", &format!("{}", 100 + n));
    }),
    ("a correction in the data", |office, n| {
        let later = format!(
            "  - bron: {{titel: Hertelling, datum: 20-12-2025}}\n    reden: herziening\n    waarnemingen:\n\
             \x20     - {{peildatum: 01-07-2025, wijk: Noord, aantal: {}}}\n",
            900 + n
        );
        append(office, "data/hulp.yaml", &later);
    }),
    ("another unit and title", |office, n| {
        replace(
            office,
            "data/kosten.yaml",
            "Kosten van hulp",
            &format!("Uitgaven {n}"),
        );
        replace(office, "data/kosten.yaml", "eenheid: euro", "eenheid: uren");
    }),
    ("a dataset that goes", |office, _| {
        remove(office, "data/kosten.yaml")
    }),
    ("a dataset that is no YAML any more", |office, _| {
        append(office, "data/hulp.yaml", "\n\t: {\n");
    }),
    ("another text", |office, n| {
        replace(
            office,
            LETTER,
            "Wie hulp vraagt",
            &format!("Wie {n} keer hulp vraagt"),
        );
    }),
    (
        "another subject, holder, dossier and themes",
        |office, n| {
            replace(
                office,
                LETTER,
                "Hulp bij het huishouden",
                &format!("Iets anders {n}"),
            );
            replace(office, LETTER, "A. Voorbeeld", "Bram Proef");
            replace(
                office,
                LETTER,
                "dossier: hulp",
                &format!("dossier: anders {n}"),
            );
            replace(office, LETTER, "zorg en gezondheid", "wonen");
        },
    ),
    ("a letter that is a draft again", |office, _| {
        replace(office, LETTER, "status: gereed", "status: concept");
    }),
    ("a letter with a mistake", |office, _| {
        append(office, LETTER, "\n{{ cijfers.onbekend }}\n");
    }),
    ("a letter that goes", |office, _| remove(office, LETTER)),
    ("an attachment that changes", |office, n| {
        append(
            office,
            "content/brieven/2025/bijlagen/partners.csv",
            &format!("Nog een;{n}\n"),
        );
    }),
    ("an attachment that goes", |office, _| {
        remove(office, "content/brieven/2025/bijlagen/partners.csv");
    }),
    ("persons by another name", |office, n| {
        replace(
            office,
            "data/personen.yaml",
            "functie: wethouder",
            &format!("functie: burgemeester {n}"),
        );
    }),
    ("a list of themes that goes", |office, _| {
        remove(office, "data/themas.yaml")
    }),
    ("another name and address of the site", |office, n| {
        replace(
            office,
            "raadsbrief.yaml",
            "Gemeente Voorbeeld",
            &format!("Gemeente Nieuw {n}"),
        );
        replace(
            office,
            "raadsbrief.yaml",
            "brieven.voorbeeld.example",
            "nieuw.example",
        );
    }),
    ("other settings", |office, n| {
        append(
            office,
            "raadsbrief.yaml",
            &format!(
                "voettekst: [Regel {n}]\nbrief:\n  naam: Collegebrief\n  meervoud: Collegebrieven\n  kop:\n\
                 \x20   - {{veld: aan, label: Gericht aan}}\n    - {{veld: datum, label: Dag}}\n"
            ),
        );
    }),
    ("a letter template of its own", |office, n| {
        office.write(
            "templates/brieven/rib.md",
            &format!("## Inleiding\n\nEen sjabloon {n}.\n"),
        );
    }),
    ("a page template of its own", |office, n| {
        office.write(
            "templates/brief.html",
            &format!(
                "{{% extends \"standaard/brief.html\" %}}\n{{% block kruimelpad %}}<p>Een eigen pagina {n}.</p>{{% endblock kruimelpad %}}\n"
            ),
        );
    }),
    ("a style of its own", |office, n| {
        office.write("templates/stijl.css", &format!("main {{ --eigen: {n} }}\n"));
    }),
    ("a paper template with a mistake", |office, _| {
        office.write("templates/brief.typ", "#let x = \n");
    }),
    ("a draft in the same dossier", |office, n| {
        office.letter("900", "dossier: hulp\n", &format!("Een concept {n}."));
        replace(
            office,
            "content/brieven/900.md",
            "status: gereed",
            "status: concept",
        );
    }),
    ("a letter that is ready and leads to it", |office, n| {
        office.letter(
            "901",
            "dossier: hulp\n",
            &format!("Zie [eerder](brief:RIB-2025-001), {n}."),
        );
    }),
    ("another letter that is published", |office, n| {
        let number = format!("{:03}", 100 + n % 800);
        office.letter(
            &number,
            "dossier: hulp\nthemas: [zorg]\n",
            "Een brief erbij.",
        );
        // A mistake elsewhere may keep it from being published, which is as good.
        let ended = office.on(10, &format!("publish RIB-2025-{number}"));
        assert!(
            ended.code < 2 || ended.stderr.contains("al gepubliceerd"),
            "{}",
            ended.stderr
        );
    }),
];

const LETTER: &str = "content/brieven/2025/hulp.md";

fn edit(office: &Office, path: &str, change: impl FnOnce(String) -> String) {
    let path = office.path().join(path);
    // Another edit may have removed it.
    if let Ok(text) = fs::read_to_string(&path) {
        fs::write(path, change(text)).expect("it can be written");
    }
}

fn replace(office: &Office, path: &str, old: &str, new: &str) {
    edit(office, path, |text| text.replace(old, new));
}

fn append(office: &Office, path: &str, more: &str) {
    edit(office, path, |text| text + more);
}

fn remove(office: &Office, path: &str) {
    let _ = fs::remove_file(office.path().join(path));
}

/// The files of one tree as they are in another, which may have more.
fn of(expected: &Tree, found: &Tree) -> Tree {
    let found = found
        .iter()
        .filter(|(path, _)| expected.contains_key(*path));
    found
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

#[test]
fn whatever_is_edited_after_a_publication_every_byte_and_every_word_of_it_stays() {
    let (built, refused) = (Cell::new(0), Cell::new(0));
    let edits = prop::collection::vec((0..EDITS.len(), 0_u16..1000), 1..6);
    hold(24, edits, |edits| {
        let office = published();
        let record = office.record();
        let mut site = office.site(9);
        let (said, files) = (letters(&site), files_of_letters(&site));
        prop_assert!(said.len() == 2 && files.len() > 12, "{:?}", files.keys());
        for (number, n) in edits {
            let (name, edit) = EDITS[number];
            edit(&office, n);
            let stored = of(&record, &office.record());
            prop_assert_eq!(tree::difference(&record, &stored), None, "{}", name);
            let ended = office.on(11, "build --no-pdf");
            let now = office.output();
            if ended.code == 1 {
                prop_assert_eq!(tree::difference(&site, &now), None, "{}", name);
                refused.set(refused.get() + 1);
                continue;
            }
            prop_assert_eq!(ended.code, 0, "{}: {}", name, ended.stderr);
            let difference = tree::difference(&files, &of(&files, &now));
            prop_assert_eq!(difference, None, "{}", name);
            let words = letters(&now);
            for (path, expected) in &said {
                prop_assert_eq!(words.get(path), Some(expected), "{}: {}", name, path);
            }
            built.set(built.get() + 1);
            site = now;
        }
        let path: &Path = office.path();
        prop_assert!(path.exists());
        office.verifies();
        Ok(())
    });
    assert!(built.get() > 20, "only {} were built", built.get());
    assert!(refused.get() > 3, "only {} were refused", refused.get());
}

#[test]
fn every_edit_changes_a_site_in_which_nothing_was_published() {
    for (name, edit) in EDITS {
        let office = Office::of(&super::sources());
        let before = office.files();
        edit(&office, 7);
        assert!(office.files() != before, "{name} does nothing");
    }
}

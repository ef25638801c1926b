//! Publishing, correcting and withdrawing, as a clerk does it: the real binary, on a small site.

use std::fs;

use crate::command;
use crate::office::{Office, RECORD};
use crate::tree::{self, Tree};

/// The page of a letter of 2025 by its number, if it is there.
fn page(site: &Tree, number: &str) -> Option<String> {
    let page = site.get(&format!("brieven/2025/rib-2025-{number}/index.html"))?;
    Some(String::from_utf8_lossy(page).into_owned())
}

#[test]
fn a_letter_is_public_from_its_publication_on_and_not_because_it_is_ready() {
    let office = Office::open();
    office.letter("001", "", "Een eerste brief.");
    assert_eq!(page(&office.site(1), "001"), None);
    let told = office.done(2, "publish RIB-2025-001 --door Griffie");
    assert!(told.contains("Gepubliceerd: RIB-2025-001"), "{told}");
    assert!(
        page(&office.site(3), "001")
            .unwrap()
            .contains("Een eerste brief.")
    );
    // On the day before nobody knew of it.
    assert_eq!(page(&office.site(1), "001"), None);
}

#[test]
fn what_was_published_stays_when_its_text_its_data_and_its_template_change() {
    let office = Office::open();
    let figure = "cijfers:\n  start: {uit: fasen, fase: 1, maat: huishoudens}\n";
    office.letter("001", figure, "In april begonnen {{ cijfers.start }}.");
    office.done(2, "publish RIB-2025-001 --door Griffie");
    let (record, before) = (office.record(), office.site(3));
    office.letter("001", figure, "Heel iets anders.");
    let data = office.path().join("data/fasen.yaml");
    let text = fs::read_to_string(&data).unwrap().replace("50", "51");
    fs::write(&data, text).unwrap();
    office.write(
        "templates/brieven/rib.md",
        "## Inleiding\nEen ander sjabloon.\n",
    );
    let after = office.site(3);
    assert_eq!(tree::difference(&record, &office.record()), None);
    let of_letter = |site: &Tree| -> Tree {
        let files = site.iter().filter(|(path, _)| path.starts_with("brieven/"));
        files
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    assert_eq!(
        tree::difference(&of_letter(&before), &of_letter(&after)),
        None
    );
    // Its source may even be gone.
    fs::remove_file(office.path().join("content/brieven/001.md")).unwrap();
    assert_eq!(
        tree::difference(&of_letter(&before), &of_letter(&office.site(3))),
        None
    );
}

#[test]
fn several_letters_are_one_act_and_one_with_a_mistake_publishes_none() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.letter("002", "", "Een brief met {{ cijfers.onbekend }}.");
    let refused = office.on(2, "publish RIB-2025-001 RIB-2025-002 --door Griffie");
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(refused.stderr.contains("002.md"), "{}", refused.stderr);
    assert_eq!(office.record(), Tree::new());
    office.letter(
        "002",
        "",
        "Een brief die verwijst naar [de andere](brief:RIB-2025-001).",
    );
    // It leads to a letter that is not public.
    assert_eq!(office.on(2, "publish RIB-2025-002 --door Griffie").code, 1);
    office.done(2, "publish RIB-2025-001 RIB-2025-002 --door Griffie");
    assert_eq!(office.acts(), 1);
    let site = office.site(3);
    assert!(page(&site, "001").is_some() && page(&site, "002").is_some());
}

#[test]
fn another_letter_with_a_mistake_keeps_none_from_being_published() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.letter(
        "002",
        "status: wat dan ook\n",
        "Een brief met {{ cijfers.onbekend }}.",
    );
    office.done(2, "publish RIB-2025-001 --door Griffie");
    assert_eq!(office.acts(), 1);
}

#[test]
fn a_scheduler_publishes_what_is_due_and_tells_of_what_cannot_be() {
    let office = Office::open();
    let told = office.done(2, "publish --due");
    assert!(told.contains("niets te publiceren"), "{told}");
    office.letter("001", "", "Een brief.");
    office.letter(
        "002",
        "publiceren_vanaf: 05-01-2026 9:00\n",
        "Een brief voor later.",
    );
    office.letter("003", "", "Een brief met {{ cijfers.onbekend }}.");
    let ended = office.on(2, "publish --due");
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(
        ended.stderr.contains("Gepubliceerd: RIB-2025-001"),
        "{}",
        ended.stderr
    );
    assert!(ended.stderr.contains("003.md"), "{}", ended.stderr);
    fs::remove_file(office.path().join("content/brieven/003.md")).unwrap();
    assert!(
        office
            .done(4, "publish --due")
            .contains("niets te publiceren")
    );
    assert_eq!(page(&office.site(4), "002"), None);
    assert!(office.done(5, "publish --due").contains("RIB-2025-002"));
    assert!(page(&office.site(5), "002").is_some());
}

#[test]
fn a_number_in_use_and_a_number_that_nothing_has_are_told_with_what_to_do() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.done(2, "publish RIB-2025-001 --door Griffie");
    let again = office.on(3, "publish RIB-2025-001");
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("al gepubliceerd"), "{}", again.stderr);
    assert!(
        again.stderr.contains("raadsbrief correct"),
        "{}",
        again.stderr
    );
    let unknown = office.on(3, "publish RIB-2025-01");
    assert!(
        unknown.stderr.contains("bedoelde u „RIB-2025-001”?"),
        "{}",
        unknown.stderr
    );
    assert_eq!(office.acts(), 1);
}

#[test]
fn a_clock_that_runs_backwards_adds_nothing_to_the_record() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.letter("002", "", "Nog een brief.");
    office.done(5, "publish RIB-2025-001 --door Griffie");
    let early = office.on(4, "publish RIB-2025-002 --door Griffie");
    assert_eq!(early.code, 2);
    assert!(early.stderr.contains("klok"), "{}", early.stderr);
    assert_eq!(office.acts(), 1);
}

#[test]
fn two_copies_that_both_published_are_joined_by_the_next_act() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.letter("002", "", "Nog een brief.");
    office.letter("003", "", "En een derde.");
    let other = Office::of(&office.files());
    office.done(2, "publish RIB-2025-001 --door Griffie");
    other.done(2, "publish RIB-2025-002 --door Griffie");
    // What git does when the two are merged.
    tree::write(&office.path().join(RECORD), &other.record());
    let site = office.site(3);
    assert!(page(&site, "001").is_some() && page(&site, "002").is_some());
    let heads = |site: &Tree| {
        let heads = String::from_utf8_lossy(&site["publicaties/hoofd.txt"]).into_owned();
        heads.lines().count()
    };
    assert_eq!(heads(&site), 2);
    office.done(4, "publish RIB-2025-003 --door Griffie");
    assert_eq!(heads(&office.site(5)), 1);
}

#[test]
fn a_correction_keeps_the_address_and_the_version_before_it() {
    let office = Office::open();
    office.letter("001", "", "De brug kost 12 euro.");
    office.done(2, "publish RIB-2025-001 --door Griffie");
    office.letter("001", "", "De brug kost 12 miljoen euro.");
    let told = office.done(
        3,
        "correct RIB-2025-001 --soort rectificatie --reden \"Er stond een verkeerd bedrag.\" --door Griffie",
    );
    assert!(told.contains("versie 2"), "{told}");
    let site = office.site(4);
    let now = page(&site, "001").unwrap();
    assert!(now.contains("12 miljoen") && now.contains("Er stond een verkeerd bedrag."));
    let before = &site["brieven/2025/rib-2025-001/v1/index.html"];
    assert!(String::from_utf8_lossy(before).contains("De brug kost 12 euro."));
    // On a day between the two the first version counts.
    let between = office.site(2);
    assert!(page(&between, "001").unwrap().contains("12 euro"));
    assert!(!between.contains_key("brieven/2025/rib-2025-001/v1/index.html"));
}

#[test]
fn a_letter_that_was_withdrawn_leaves_its_number_and_the_reason_and_nothing_else() {
    let office = Office::open();
    office.letter("001", "dossier: Kwikstaart\n", "De naam is Zonnebloem.");
    office.letter("002", "", "Een andere brief.");
    office.done(2, "publish RIB-2025-001 RIB-2025-002 --door Griffie");
    office.done(
        3,
        "withdraw RIB-2025-001 --reden \"Er stond een naam in.\" --grond \"Woo, artikel 5.1\" --door Griffie",
    );
    let site = office.site(4);
    let left = page(&site, "001").unwrap();
    for words in ["RIB-2025-001", "Er stond een naam in.", "Woo, artikel 5.1"] {
        assert!(left.contains(words), "{words}");
    }
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        for token in ["Zonnebloem", "Onderwerp 001", "Kwikstaart"] {
            assert!(
                !text.contains(token) && !path.contains(token),
                "{path} says {token}"
            );
        }
    }
    let files = site
        .keys()
        .filter(|path| path.starts_with("brieven/2025/rib-2025-001/"));
    assert_eq!(files.count(), 1);
    // Its stored files are still there, until they are erased as well.
    let stored = |office: &Office| {
        office
            .record()
            .keys()
            .any(|path| path.contains("rib-2025-001"))
    };
    assert!(stored(&office));
    office.done(
        5,
        "withdraw RIB-2025-001 --reden \"Er stond een naam in.\" --grond \"AVG, artikel 17\" --door Griffie --wis",
    );
    assert!(!stored(&office));
    assert!(
        page(&office.site(6), "001")
            .unwrap()
            .contains("Er stond een naam in.")
    );
    // The number stays taken.
    let again = office.on(7, "publish RIB-2025-001 --door Griffie");
    assert!(again.stderr.contains("ingetrokken"), "{}", again.stderr);
}

#[test]
fn what_somebody_lost_of_the_record_stops_the_build_before_anything_changes() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.done(2, "publish RIB-2025-001 --door Griffie");
    let site = office.site(3);
    fs::remove_dir_all(office.path().join(RECORD).join("2025")).unwrap();
    let ended = office.on(3, "build");
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(ended.stderr.contains("RIB-2025-001"), "{}", ended.stderr);
    let now = tree::read_site(&office.path().join("site"));
    assert_eq!(tree::difference(&site, &now), None);
}

#[test]
fn a_new_letter_never_gets_the_number_of_one_that_was_withdrawn() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.letter("002", "", "Nog een brief.");
    office.done(2, "publish RIB-2025-001 RIB-2025-002 --door Griffie");
    office.done(
        3,
        "withdraw RIB-2025-002 --reden \"Te vroeg.\" --grond \"Woo, artikel 5.1\" --door Griffie",
    );
    fs::remove_file(office.path().join("content/brieven/002.md")).unwrap();
    let project = office.path().display().to_string();
    let words = [
        "new",
        "Een vervolg",
        "--datum",
        "01-12-2025",
        "--project",
        &project,
    ];
    let ended = command::raadsbrief(words);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let begun = tree::read(&office.path().join("content/brieven"));
    let begun = begun
        .into_values()
        .map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(
        begun
            .into_iter()
            .any(|text| text.contains("kenmerk: RIB-2025-003"))
    );
}

#[test]
fn who_publishes_or_corrects_a_letter_that_cannot_be_read_is_told_why() {
    let office = Office::open();
    office.letter("001", "", "Een brief.");
    office.letter("002", "themas: [een, twee\n", "Nog een brief.");
    office.done(2, "publish RIB-2025-001 --door Griffie");
    let refused = office.on(3, "publish RIB-2025-002 --door Griffie");
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(refused.stderr.contains("002.md:"), "{}", refused.stderr);
    office.letter("001", "themas: [een, twee\n", "Een betere brief.");
    let refused = office.on(
        4,
        "correct RIB-2025-001 --soort erratum --reden \"Beter.\" --door Griffie",
    );
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(refused.stderr.contains("001.md:"), "{}", refused.stderr);
    assert_eq!(office.acts(), 1);
    fs::remove_file(office.path().join("content/brieven/002.md")).unwrap();
    // What is wrong with the source of a published letter keeps no site from being built.
    assert!(page(&office.site(5), "001").is_some_and(|page| page.contains("Een brief.")));
}

//! What pages about persons, themes, organisations and municipalities promise.

use std::collections::BTreeMap;

use crate::index::{Archive, Index};
use crate::model::{
    Commitment, CommitmentStatus, Holder, Kenmerk, LetterStatus, LetterSummary, LetterTheme,
    Municipality, Office, Person, RegionSet, Section, Site, parse_date,
};
use crate::render::fixture::{letter, no_record, pages, site, words};

use super::{Municipalities, Organisations, Persons, Themes};

fn summary(number: usize, date: &str) -> LetterSummary {
    LetterSummary {
        kenmerk: Kenmerk::new(&format!("R{number}")),
        address: format!("brieven/x/r{number}/"),
        subject: format!("Brief {number}"),
        date: parse_date(date),
        holders: Vec::new(),
        portfolio_holder: None,
        themes: Vec::new(),
        commitments: Vec::new(),
        ..LetterSummary::of(&letter())
    }
}

fn theme(name: &str) -> LetterTheme {
    LetterTheme {
        name: name.to_owned(),
        uri: None,
    }
}

fn holder(name: &str, id: Option<&str>) -> Holder {
    Holder {
        name: name.to_owned(),
        id: id.map(str::to_owned),
        function: None,
    }
}

fn person(name: &str, id: Option<&str>, from: &str) -> Person {
    Person {
        id: id.map(str::to_owned),
        name: name.to_owned(),
        aliases: Vec::new(),
        offices: vec![Office {
            function: Some("wethouder".to_owned()),
            from: parse_date(from),
            until: None,
            portfolio: None,
        }],
        party: None,
    }
}

/// The pages of an index, by address.
fn built(index: &dyn Index, site: &Site, letters: &[LetterSummary]) -> BTreeMap<String, String> {
    let mut site = site.clone();
    site.sections = Section::ALL.to_vec();
    let archive = Archive::new(&site, letters, &[], no_record());
    let mut files = BTreeMap::new();
    let mut write = |file: crate::model::Artifact| {
        let address = file.path.trim_end_matches("index.html").to_owned();
        let html = String::from_utf8(file.bytes).unwrap();
        assert!(files.insert(address, html).is_none(), "{} twice", file.path);
        Ok(())
    };
    index
        .build(&archive, &pages().of_site(&site), &mut write)
        .unwrap();
    files
}

fn addresses(files: &BTreeMap<String, String>) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

#[test]
fn spellings_of_one_address_are_one_page_under_the_name_of_the_newest_letter() {
    let mut letters = [
        summary(1, "1-1-2019"),
        summary(2, "1-1-2020"),
        summary(3, "1-1-2018"),
    ];
    letters[0].holders = vec![holder("Jan de Vries", None)];
    letters[1].holders = vec![holder("Jan De Vries", None), holder("Jan de Vries", None)];
    letters[2].holders = vec![holder("Jan de Vries", None)];
    let files = built(&Persons, &site(), &letters);
    assert_eq!(
        addresses(&files),
        ["portefeuillehouders/", "portefeuillehouders/jan-de-vries/"]
    );
    let page = words(&files["portefeuillehouders/jan-de-vries/"]);
    assert!(page.contains("\nJan De Vries\n"), "{page}");
    assert!(page.contains("3 brieven, van 2018 tot en met 2020"));
    let at = |subject: &str| page.find(subject).unwrap();
    assert!(at("Brief 2") < at("Brief 1") && at("Brief 1") < at("Brief 3"));
    assert_eq!(page.matches("Brief 2").count(), 1);
}

#[test]
fn two_persons_of_one_name_are_two_pages_that_readers_can_tell_apart() {
    let mut site = site();
    site.lists.persons = vec![
        person("Bram Proef", Some("bram-vader"), "1-6-2014"),
        person("Bram Proef", Some("bram-zoon"), "1-6-2022"),
    ];
    let mut letters = [summary(1, "1-1-2019"), summary(2, "1-1-2023")];
    letters[0].holders = vec![holder("Bram Proef", Some("bram-vader"))];
    letters[1].holders = vec![holder("Bram Proef", Some("bram-zoon"))];
    letters[1].commitments = vec![Commitment {
        id: None,
        what: "Bijpraten".to_owned(),
        by: Some("Bram Proef".to_owned()),
        by_id: Some("bram-vader".to_owned()),
        due: "periodiek".to_owned(),
        due_on: None,
        status: CommitmentStatus::Open,
    }];
    let files = built(&Persons, &site, &letters);
    let father = words(&files["portefeuillehouders/bram-vader/"]);
    let son = words(&files["portefeuillehouders/bram-zoon/"]);
    assert!(father.contains("Bram Proef (vanaf 2014)") && son.contains("Bram Proef (vanaf 2022)"));
    assert!(father.contains("Brief 1") && !father.contains("Brief 2"));
    assert!(father.contains("Bijpraten") && !son.contains("Bijpraten"));
}

#[test]
fn who_only_promised_something_has_a_page_if_the_list_knows_the_person() {
    let mut site = site();
    site.lists.persons = vec![person("Cas Proef", None, "1-6-2014")];
    let mut letters = [summary(1, "1-1-2019")];
    let promise = |by: &str| Commitment {
        id: None,
        what: "Bijpraten".to_owned(),
        by: Some(by.to_owned()),
        by_id: None,
        due: "onbekend".to_owned(),
        due_on: None,
        status: CommitmentStatus::Open,
    };
    letters[0].commitments = vec![promise("Cas Proef"), promise("het college")];
    let files = built(&Persons, &site, &letters);
    assert_eq!(
        addresses(&files),
        ["portefeuillehouders/", "portefeuillehouders/cas-proef/"]
    );
    let page = words(&files["portefeuillehouders/cas-proef/"]);
    assert_eq!(page.matches("Bijpraten").count(), 1);
    assert!(!page.contains("0 brieven"));
}

#[test]
fn a_theme_can_have_any_name() {
    let mut letters = [summary(1, "1-1-2019")];
    letters[0].themes = ["data", "index", "feed.xml", "2019", "…e"]
        .map(theme)
        .to_vec();
    let files = built(&Themes, &site(), &letters);
    let expected = ["", "2019/", "data/", "e/", "feed-xml/", "index/"];
    assert_eq!(
        addresses(&files),
        expected.map(|part| format!("themas/{part}"))
    );
}

#[test]
fn many_letters_are_spread_over_pages_and_none_is_lost() {
    let mut letters: Vec<LetterSummary> = (0..600)
        .map(|number| summary(number, &format!("1-1-{}", 2001 + number / 100)))
        .collect();
    for letter in &mut letters {
        letter.themes = vec![theme("Wmo")];
    }
    let files = built(&Themes, &site(), &letters);
    assert_eq!(files.len(), 1 + 1 + 6);
    let links = |address: &str| files[address].matches("/brieven/x/").count();
    assert_eq!(links("themas/wmo/"), 50);
    for year in 2001..=2006 {
        let address = format!("themas/wmo/{year}/");
        assert_eq!(links(&address), 100);
        assert!(files["themas/wmo/"].contains(&address), "{address}");
    }
    assert!(words(&files["themas/wmo/2004/"]).contains("Wmo: 2004"));
}

#[test]
fn a_draft_is_marked_and_a_body_that_only_sends_is_said_to() {
    let mut site = site();
    site.lists.municipalities = vec![municipality("gm0796", "'s-Hertogenbosch")];
    let mut letters = [summary(1, "1-1-2019"), summary(2, "1-1-2020")];
    letters[0].organisations = vec!["Buro Maks".to_owned()];
    letters[0].status = LetterStatus::Draft;
    letters[1].sender.name = "Gemeente 's-Hertogenbosch".to_owned();
    let page = &built(&Organisations, &site, &letters)["organisaties/buro-maks/"];
    assert!(words(page).contains("CONCEPT"));
    let files = built(&Municipalities, &site, &letters);
    assert!(words(&files["gemeenten/s-hertogenbosch/"]).contains("zelf verstuurd"));
}

#[test]
fn a_member_of_an_area_has_the_letters_about_it_apart() {
    let mut site = site();
    site.lists.municipalities = ["Goirle", "IJsselstein", "'s-Hertogenbosch", "Ittervoort"]
        .iter()
        .zip(1..)
        .map(|(name, number)| municipality(&format!("gm{number:04}"), name))
        .collect();
    site.lists.region_sets = vec![RegionSet {
        id: "proef".to_owned(),
        title: "de proef".to_owned(),
        as_of: parse_date("1-1-2019"),
        members: vec!["IJsselstein".to_owned(), "Ittervoort".to_owned()],
    }];
    let mut letters: Vec<LetterSummary> =
        (0..7).map(|number| summary(number, "1-1-2019")).collect();
    for letter in &mut letters {
        letter.areas = vec!["proef".to_owned()];
    }
    letters[0].municipalities = vec!["'s-Hertogenbosch".to_owned(), "Goirle".to_owned()];
    let files = built(&Municipalities, &site, &letters);
    let overview = words(&files["gemeenten/"]);
    let at = |name: &str| overview.find(name).unwrap();
    assert!(at("Goirle") < at("'s-Hertogenbosch"));
    assert!(at("'s-Hertogenbosch") < at("Ittervoort") && at("Ittervoort") < at("IJsselstein"));
    let page = words(&files["gemeenten/ijsselstein/"]);
    assert!(page.contains("2 gemeenten op 1 januari 2019"));
    assert!(page.contains("en nog 2 brieven"));
    assert!(
        !page.contains("\nBrieven\n"),
        "no letter speaks of it by itself"
    );
    let other = words(&files["gemeenten/goirle/"]);
    assert!(other.contains("\nBrieven\n") && !other.contains("de proef"));
}

fn municipality(code: &str, name: &str) -> Municipality {
    Municipality {
        code: crate::model::Gemeentecode::parse(code).unwrap(),
        name: name.to_owned(),
    }
}

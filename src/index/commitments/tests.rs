//! What the register says of commitments, and in what order.

use super::super::Archive;
use super::State;
use crate::model::{
    Commitment, CommitmentStatus, Kenmerk, LetterStatus, LetterSummary, Period, PromisedIn,
    Settlement, Site, SpokenCommitment, Standing, parse_date,
};
use crate::render::fixture::{letter, no_record, pages, site, tags, words};

use CommitmentStatus::{InProgress, Lapsed, Open, Settled};

fn commitment(what: &str, due: &str) -> Commitment {
    Commitment {
        id: None,
        what: what.to_owned(),
        by: None,
        by_id: None,
        due: due.to_owned(),
        due_on: Period::parse(due).map(|period| period.end),
        status: Open,
    }
}

fn summary(number: &str, date: &str, commitments: Vec<Commitment>) -> LetterSummary {
    LetterSummary {
        kenmerk: Kenmerk::new(number),
        address: format!("brieven/x/{}/", number.to_lowercase()),
        date: parse_date(date),
        commitments,
        settlements: Vec::new(),
        ..LetterSummary::of(&letter())
    }
}

fn settlement(commitment: &str, status: CommitmentStatus) -> Settlement {
    Settlement {
        commitment: commitment.to_owned(),
        promised_in: Some(PromisedIn {
            kenmerk: Kenmerk::new("A").unwrap(),
            address: "brieven/x/a/".to_owned(),
            anchor: "toezegging.1".to_owned(),
        }),
        what: "Iets".to_owned(),
        status,
        note: None,
        due: None,
        due_on: None,
    }
}

fn standing(commitment: &str, status: CommitmentStatus, on: &str) -> Standing {
    Standing {
        commitment: commitment.to_owned(),
        status,
        on: parse_date(on).unwrap(),
        letter: None,
        note: None,
        due: None,
        due_on: None,
    }
}

/// Each commitment with how it stands, in the order of the register.
fn register(site: &Site, letters: &[LetterSummary]) -> Vec<(String, State)> {
    let archive = Archive::new(site, letters, &[], no_record());
    let entries = archive.commitments().iter();
    entries
        .map(|entry| (entry.id.clone(), entry.state()))
        .collect()
}

fn files(site: &Site, letters: &[LetterSummary]) -> Vec<(String, String)> {
    use super::super::Index;
    let archive = Archive::new(site, letters, &[], no_record());
    let mut files = Vec::new();
    super::Register
        .build(&archive, &pages(), &mut |file| {
            let text = String::from_utf8(file.bytes).unwrap();
            files.push((file.path, text));
            Ok(())
        })
        .unwrap();
    files
}

#[test]
fn a_date_that_passes_makes_it_overdue_and_never_settles_it() {
    let letters = [summary(
        "A",
        "1-2-2019",
        vec![
            commitment("Vaag", "najaar 2019"),
            commitment("Nooit", "periodiek"),
        ],
    )];
    let mut site = site();
    for (today, expected) in [
        ("30-11-2019", State::Open),
        ("1-12-2019", State::Overdue),
        ("1-1-2100", State::Overdue),
    ] {
        site.today = parse_date(today).unwrap();
        let register = register(&site, &letters);
        assert!(register.contains(&("A/1".to_owned(), expected)), "{today}");
        assert!(register.contains(&("A/2".to_owned(), State::Open)));
    }
}

#[test]
fn what_was_said_last_counts_and_of_one_day_the_letter_has_the_last_word() {
    let mut later = summary("B", "1-6-2020", Vec::new());
    later.settlements = vec![settlement("A/1", Settled)];
    let letters = [
        summary("A", "1-2-2019", vec![commitment("Een", "onbekend")]),
        later,
    ];
    let mut site = site();
    let state = |site: &Site| register(site, &letters)[0].1;
    assert_eq!(state(&site), State::Settled);

    site.lists.commitments.standings = vec![standing("A/1", InProgress, "1-6-2020")];
    assert_eq!(state(&site), State::Settled);
    site.lists.commitments.standings = vec![standing("A/1", Lapsed, "2-6-2020")];
    assert_eq!(state(&site), State::Lapsed);
    // Nobody knows yet what is to be said tomorrow.
    site.today = parse_date("1-6-2020").unwrap();
    assert_eq!(state(&site), State::Settled);
    site.today = parse_date("31-5-2020").unwrap();
    assert_eq!(state(&site), State::Open);
}

#[test]
fn who_says_the_same_again_leaves_the_letter_and_the_day_as_they_were() {
    let mut later = summary("B", "1-6-2020", Vec::new());
    later.settlements = vec![settlement("A/1", Settled)];
    let letters = [
        summary("A", "1-2-2019", vec![commitment("Een", "onbekend")]),
        later,
    ];
    let mut site = site();
    site.lists.commitments.standings = vec![standing("A/1", Settled, "5-6-2020")];
    let archive = Archive::new(&site, &letters, &[], no_record());
    let entry = &archive.commitments()[0];
    assert_eq!(entry.since, parse_date("1-6-2020"));
    let said_in = entry.said_in.and_then(|letter| letter.kenmerk.as_ref());
    assert_eq!(said_in, Kenmerk::new("B").as_ref());
}

#[test]
fn a_new_day_takes_the_place_of_the_old_one() {
    let letters = [summary(
        "A",
        "1-2-2019",
        vec![commitment("Een", "najaar 2019")],
    )];
    let mut site = site();
    let mut put_off = standing("A/1", Open, "1-3-2019");
    put_off.due = Some("2030".to_owned());
    put_off.due_on = parse_date("31-12-2030");
    site.lists.commitments.standings = vec![put_off];
    let archive = Archive::new(&site, &letters, &[], no_record());
    let entry = &archive.commitments()[0];
    assert_eq!((entry.due, entry.state()), ("2030", State::Open));
    assert!(entry.is_put_off);
}

#[test]
fn the_longest_overdue_comes_first_and_what_was_closed_last_before_the_rest() {
    let mut done = commitment("Gedaan", "2019");
    done.status = Settled;
    let mut lapsed = commitment("Vervallen", "2019");
    lapsed.status = Lapsed;
    let mut busy = commitment("Bezig", "2100");
    busy.status = InProgress;
    let letters = [
        summary(
            "A",
            "1-2-2019",
            vec![
                commitment("Geen dag", "onbekend"),
                commitment("Straks", "2050"),
                commitment("Laat", "2021"),
                commitment("Later", "2020"),
                lapsed,
                busy,
                done.clone(),
            ],
        ),
        summary("B", "1-2-2020", vec![done, commitment("Eerder", "2040")]),
    ];
    let site = site();
    let archive = Archive::new(&site, &letters, &[], no_record());
    let order: Vec<&str> = archive
        .commitments()
        .iter()
        .map(|e| e.id.as_str())
        .collect();
    let expected = [
        "A/4", "A/3", "B/2", "A/2", "A/1", "A/6", "B/1", "A/7", "A/5",
    ];
    assert_eq!(order, expected);
}

#[test]
fn what_was_said_in_a_meeting_is_registered_from_its_day_on() {
    let mut site = site();
    let mut said = commitment("Uitzoeken", "2030");
    said.id = Some("raad-1".to_owned());
    site.lists.commitments.spoken = vec![SpokenCommitment {
        commitment: said,
        made_on: site.today,
        occasion: Some("raadsvergadering".to_owned()),
        dossier: None,
    }];
    assert_eq!(register(&site, &[]).len(), 1);
    let html = files(&site, &[]).remove(0).1;
    assert!(words(&html).contains("raadsvergadering"));
    site.today = site.today.yesterday().unwrap();
    assert!(register(&site, &[]).is_empty());
    assert!(files(&site, &[]).is_empty());
}

#[test]
fn drafts_promise_and_settle_nothing_in_the_register() {
    let mut draft = summary("B", "1-6-2020", vec![commitment("Nog niet", "2030")]);
    draft.settlements = vec![settlement("A/1", Settled)];
    draft.status = LetterStatus::Draft;
    let letters = [
        summary("A", "1-2-2019", vec![commitment("Een", "2030")]),
        draft,
    ];
    let site = site();
    let register = register(&site, &letters);
    assert_eq!(register, [("A/1".to_owned(), State::Open)]);
}

#[test]
fn the_counts_are_those_of_the_rows_and_every_row_leads_to_its_letter() {
    let letters = [summary(
        "A",
        "1-2-2019",
        vec![
            commitment("<b>Een</b>", "2020"),
            commitment("Twee", "2030"),
            commitment("Drie", "onbekend"),
        ],
    )];
    let html = files(&site(), &letters).remove(0).1;
    let text = words(&html);
    assert!(text.contains("<b>Een</b>"));
    let tags = tags(&html);
    let counts: Vec<&str> = html
        .split("<strong>")
        .skip(1)
        .filter_map(|rest| rest.split("</strong>").next())
        .filter(|count| count.parse::<usize>().is_ok())
        .collect();
    assert_eq!(counts, ["1", "2", "0", "0", "0"]);
    let rows = tags
        .iter()
        .filter(|tag| tag.name == "li" && tag.attribute("id").is_some());
    assert_eq!(rows.count(), 3);
    for number in 1..=3 {
        let href = format!("../brieven/x/a/index.html#toezegging.{number}");
        let leads = tags.iter().any(|tag| tag.attribute("href") == Some(&href));
        assert!(leads, "{href}");
    }
    // A shape says the same as the word, for who sees no colours.
    let shapes = tags.iter().filter(|tag| tag.name == "use");
    let overdue = shapes.filter(|tag| tag.attribute("href") == Some("#teken.over-tijd"));
    assert_eq!(overdue.count(), 2);
}

#[test]
fn a_register_that_is_too_long_has_lists_in_which_each_commitment_stands() {
    let letters: Vec<LetterSummary> = (0..600)
        .map(|index| {
            let due = format!("{}", 2000 + index % 60);
            summary(
                &format!("R{index}"),
                "1-2-1999",
                vec![commitment("Iets", &due)],
            )
        })
        .collect();
    let site = site();
    let files = files(&site, &letters);
    let rows = |html: &str| -> Vec<String> {
        let tags = tags(html);
        let items = tags.iter().filter(|tag| tag.name == "li");
        let ids = items.filter_map(|tag| tag.attribute("id"));
        ids.map(str::to_owned).collect()
    };
    let first = &files[0];
    assert_eq!(first.0, "toezeggingen/index.html");
    assert_eq!(rows(&first.1).len(), 100);
    let mut listed: Vec<String> = files[1..].iter().flat_map(|file| rows(&file.1)).collect();
    listed.sort();
    listed.dedup();
    assert_eq!(listed.len(), 600);
    for (path, html) in &files {
        assert!(rows(html).len() <= 500, "{path}");
    }
    let paths: Vec<&str> = files.iter().map(|file| file.0.as_str()).collect();
    assert!(paths.contains(&"toezeggingen/over-tijd/index.html"));
    assert!(paths.contains(&"toezeggingen/open/index.html"));
}

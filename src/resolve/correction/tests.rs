//! Next versions of a real letter, and properties of all of them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::passages::{PASSAGE, number, passages};
use super::{Correcting, next_version};
use crate::model::{
    Block, Cell, Commitment, CorrectionKind, Date, Inline, Letter, LinkTarget, ListItem,
    PassageChange, Quantity, parse_date,
};

/// A letter with figures, a chart, tables, footnotes and commitments.
fn letter() -> Letter {
    let mut letter: Letter =
        serde_json::from_str(include_str!("../../../tests/letters/schema-1.json")).unwrap();
    letter.version = Some(1);
    letter
}

fn correcting() -> Correcting {
    Correcting {
        kind: CorrectionKind::Erratum,
        reason: "Een cijfer klopte niet.".to_owned(),
        by: "De griffie".to_owned(),
        on: day(),
    }
}

fn day() -> Date {
    parse_date("4 april 2019").unwrap()
}

fn corrected(before: &Letter, edited: Letter) -> Option<Letter> {
    next_version(before, edited, &correcting())
}

/// A paragraph as an edited letter has it.
fn paragraph(words: &str) -> Block {
    Block::Paragraph {
        anchor: Some(String::new()),
        content: vec![Inline::Text {
            text: words.to_owned(),
        }],
    }
}

/// The letter as it comes from its source: passages that nobody named are numbered from 1, and links to
/// them follow.
fn resolved(mut letter: Letter) -> Letter {
    let mut names = BTreeMap::new();
    let mut count = 0;
    each_anchor(&mut letter.body, &mut |anchor| {
        if anchor.is_empty() || number(anchor, PASSAGE).is_some() {
            count += 1;
            if anchor.is_empty() {
                // A name until it gets its number.
                *anchor = format!("nieuw.{count}");
            }
            names.insert(anchor.clone(), format!("{PASSAGE}{count}"));
        }
    });
    super::naming::rename(&mut letter, &names);
    letter.version = None;
    letter.correction = None;
    letter
}

fn each_anchor(blocks: &mut [Block], see: &mut impl FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Heading { anchor, .. } => see(anchor),
            Block::Paragraph { anchor, .. } => anchor.iter_mut().for_each(&mut *see),
            Block::List { items, .. } => {
                for ListItem { anchor, .. } in items {
                    anchor.iter_mut().for_each(&mut *see);
                }
            }
            _ => {}
        }
    }
}

/// Each change with its anchor and place.
fn told(letter: &Letter) -> Vec<(PassageChange, Option<&str>, &str)> {
    let correction = letter.correction.as_ref().unwrap();
    let passages = correction.passages.iter();
    passages
        .map(|passage| {
            (
                passage.change,
                passage.anchor.as_deref(),
                passage.place.as_str(),
            )
        })
        .collect()
}

fn anchors(letter: &Letter) -> Vec<String> {
    let found = passages(letter);
    let found = found.iter().filter_map(|passage| passage.anchor);
    found.map(str::to_owned).collect()
}

fn position(letter: &Letter, anchor: &str) -> usize {
    let is_it = |block: &Block| match block {
        Block::Heading { anchor: own, .. } => own == anchor,
        Block::Paragraph { anchor: own, .. } => own.as_deref() == Some(anchor),
        _ => false,
    };
    letter.body.iter().position(is_it).unwrap()
}

#[test]
fn a_letter_that_says_the_same_has_no_next_version() {
    assert!(corrected(&letter(), resolved(letter())).is_none());
}

#[test]
fn a_changed_figure_is_told_with_its_passage_and_everything_keeps_its_anchor() {
    let mut edited = letter();
    edited.figures[3].text = "60 huishoudens".to_owned();
    edited.figures[3].quantity = Quantity::Known(Decimal::from(60));
    let next = corrected(&letter(), resolved(edited)).unwrap();
    let correction = next.correction.as_ref().unwrap();
    assert_eq!(next.version, Some(2));
    assert_eq!(
        (correction.on, correction.by.as_str()),
        (day(), "De griffie")
    );
    let figures = &correction.figures;
    assert_eq!(figures.len(), 1);
    assert_eq!(
        (figures[0].before.as_str(), figures[0].now.as_str()),
        ("50\u{a0}huishoudens", "60 huishoudens")
    );
    let passage = figures[0].passage.as_deref();
    let changed = (PassageChange::Changed, passage, "Drie fasen, alinea 1");
    assert_eq!(told(&next), [changed]);
    assert_eq!(anchors(&next), anchors(&letter()));
}

#[test]
fn a_new_paragraph_gets_a_number_that_never_was_and_a_removed_one_leaves_its_own() {
    let before = letter();
    let mut edited = before.clone();
    let at = position(&edited, "al-2");
    edited
        .body
        .insert(at, paragraph("Een geheel nieuwe inleiding."));
    let gone = position(&edited, "al-7");
    edited.body.remove(gone);
    let next = corrected(&before, resolved(edited)).unwrap();
    assert_eq!(
        told(&next),
        [
            (PassageChange::Added, Some("al-54"), "Inleiding, alinea 1"),
            (
                PassageChange::Removed,
                Some("al-7"),
                "Drie fasen, alinea 3 van versie 1"
            ),
        ]
    );
    assert!(next.correction.as_ref().unwrap().figures.is_empty());

    // A third version gives neither number to another passage.
    let mut edited = next.clone();
    edited.body.remove(position(&edited, "al-54"));
    edited
        .body
        .insert(at, paragraph("Toch maar iets anders dan dat."));
    let third = corrected(&next, resolved(edited)).unwrap();
    let correction = third.correction.as_ref().unwrap();
    assert_eq!(third.version, Some(3));
    assert_eq!(
        told(&third),
        [
            (
                PassageChange::Removed,
                Some("al-54"),
                "Inleiding, alinea 1 van versie 2"
            ),
            (PassageChange::Added, Some("al-55"), "Inleiding, alinea 1"),
        ]
    );
    let earlier = correction.removed_before.iter();
    let earlier: Vec<_> = earlier.map(|passage| passage.anchor.as_deref()).collect();
    assert_eq!(earlier, [Some("al-7")]);
    let fourth = corrected(&third, resolved(before)).unwrap();
    let removed = fourth.correction.as_ref().unwrap().removed_anchors();
    let removed: BTreeSet<&str> = removed.map(String::as_str).collect();
    assert_eq!(removed, BTreeSet::from(["al-7", "al-54", "al-55"]));
    assert!(anchors(&fourth).contains(&"al-56".to_owned()));
}

#[test]
fn links_follow_passages_whose_number_is_another_one_in_the_source() {
    let before = letter();
    let mut edited = before.clone();
    let link = |anchor: &str| Inline::Link {
        target: LinkTarget::Anchor {
            anchor: anchor.to_owned(),
        },
        content: vec![Inline::Text {
            text: "hierboven".to_owned(),
        }],
    };
    let last = position(&edited, "al-9");
    let Block::Paragraph { content, .. } = &mut edited.body[last] else {
        unreachable!()
    };
    content.push(link("al-5"));
    edited.body.insert(0, paragraph("Vooraf dit."));
    let next = corrected(&before, resolved(edited)).unwrap();
    let Block::Paragraph { content, .. } = &next.body[position(&next, "al-9")] else {
        unreachable!()
    };
    assert_eq!(content.last(), Some(&link("al-5")));
}

#[test]
fn a_moved_passage_keeps_its_anchor_and_is_told() {
    let before = letter();
    let mut edited = before.clone();
    let moved = edited.body.remove(position(&edited, "al-9"));
    edited.body.insert(1, moved);
    let next = corrected(&before, resolved(edited)).unwrap();
    let moved = (
        PassageChange::Changed,
        Some("al-9"),
        "Kennisnemen van, alinea 1",
    );
    assert_eq!(told(&next), [moved]);
}

#[test]
fn a_rewritten_heading_and_paragraph_stay_themselves() {
    let before = letter();
    let mut edited = before.clone();
    let heading = position(&edited, "al-32");
    if let Block::Heading { content, .. } = &mut edited.body[heading] {
        *content = vec![Inline::Text {
            text: "Planning".to_owned(),
        }];
    }
    let last = position(&edited, "al-7");
    edited.body[last] = paragraph("De eerste huishoudens zijn verspreid over heel de regio.");
    let next = corrected(&before, resolved(edited)).unwrap();
    assert_eq!(
        told(&next),
        [
            (PassageChange::Changed, Some("al-32"), "Planning"),
            (PassageChange::Changed, Some("al-7"), "Planning, alinea 3"),
        ]
    );
}

#[test]
fn numbers_of_tables_are_told_by_row_and_column() {
    let before = letter();
    let mut edited = before.clone();
    let Cell::Number { text, .. } = &mut edited.tables[0].rows[0].cells[1] else {
        unreachable!()
    };
    *text = "5.600.000".to_owned();
    let added = edited.tables[0].rows[0].clone();
    edited.tables[0].rows.push(added);
    let next = corrected(&before, resolved(edited)).unwrap();
    let figures = &next.correction.as_ref().unwrap().figures;
    assert_eq!(figures.len(), 1);
    assert!(
        figures[0]
            .what
            .ends_with("Zorgbudgetten Jeugd, Bedrag (euro)"),
        "{}",
        figures[0].what
    );
    assert_eq!(figures[0].passage.as_deref(), Some("geld"));
}

#[test]
fn many_values_are_counted_and_not_all_named() {
    let mut before = letter();
    let row = before.tables[0].rows[0].clone();
    let many = |text: &str| -> Vec<_> {
        let of = |number: usize| {
            let mut row = row.clone();
            row.cells[0] = Cell::Text {
                text: format!("Rij {number}"),
            };
            if let Cell::Number { text: own, .. } = &mut row.cells[1] {
                text.clone_into(own);
            }
            row
        };
        (0..50).map(of).collect()
    };
    before.tables[0].rows = many("1");
    let mut edited = before.clone();
    edited.tables[0].rows = many("2");
    let next = corrected(&before, resolved(edited)).unwrap();
    let correction = next.correction.as_ref().unwrap();
    assert_eq!(
        (correction.figures.len(), correction.more_figures),
        (40, 10)
    );
}

#[test]
fn a_commitment_keeps_the_number_that_other_letters_know_it_by() {
    let before = letter();
    let mut edited = before.clone();
    let mut first = edited.commitments[0].clone();
    first.what = "Iets heel anders toezeggen".to_owned();
    edited.commitments.insert(0, first);
    let next = corrected(&before, resolved(edited)).unwrap();
    let keys: Vec<String> = (1..)
        .zip(&next.commitments)
        .map(|(number, commitment): (usize, &Commitment)| commitment.key(number))
        .collect();
    assert_eq!(keys, ["3", "1", "2"]);
    let added = (PassageChange::Added, Some("toezegging.3"), "Toezegging 1");
    assert_eq!(told(&next), [added]);

    let mut edited = before.clone();
    edited.commitments.remove(0);
    let next = corrected(&before, resolved(edited)).unwrap();
    assert_eq!(next.commitments[0].key(1), "2");
}

#[test]
fn the_head_and_what_stands_below_are_places_too() {
    let before = letter();
    let mut edited = before.clone();
    edited.subject.push('!');
    edited.commitments[0].due = "winter 2019".to_owned();
    edited.sources[0].lines[0].text.push('!');
    let next = corrected(&before, resolved(edited)).unwrap();
    let places: Vec<&str> = told(&next).into_iter().map(|(.., place)| place).collect();
    assert_eq!(places, ["Onderwerp", "Toezegging 1", "Bronnen en peildata"]);
    // The settings are no part of what a letter says.
    let mut edited = before.clone();
    edited.headings.sources = "Waar dit vandaan komt".to_owned();
    edited.header[0].label = "Gericht aan".to_owned();
    assert!(corrected(&before, resolved(edited)).is_none());
}

/// Something that an author does.
#[derive(Clone, Debug)]
enum Edit {
    Remove(usize),
    Insert(usize, String),
    Move(usize, usize),
    Twice(usize),
    Say(usize, String),
    Name(usize, u8),
    Print(usize, String),
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-z]{1,7}", 0..6).prop_map(|words| words.join(" "))
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = 0..64_usize;
    let edit = prop_oneof![
        at.clone().prop_map(Edit::Remove),
        (at.clone(), words()).prop_map(|(at, words)| Edit::Insert(at, words)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::Move(from, to)),
        at.clone().prop_map(Edit::Twice),
        (at.clone(), words()).prop_map(|(at, words)| Edit::Say(at, words)),
        (at.clone(), 0..4_u8).prop_map(|(at, name)| Edit::Name(at, name)),
        (at, words()).prop_map(|(at, words)| Edit::Print(at, words)),
    ];
    prop::collection::vec(edit, 0..12)
}

fn edit(letter: &mut Letter, edits: &[Edit]) {
    for edit in edits {
        let count = letter.body.len();
        match edit {
            Edit::Insert(at, words) => letter.body.insert(at % (count + 1), paragraph(words)),
            Edit::Print(at, words) => {
                let count = letter.figures.len();
                letter.figures[at % count].text.clone_from(words);
            }
            _ if count == 0 => {}
            Edit::Remove(at) => drop(letter.body.remove(at % count)),
            Edit::Move(from, to) => {
                let moved = letter.body.remove(from % count);
                letter.body.insert(to % count, moved);
            }
            Edit::Twice(at) => {
                let mut copy = letter.body[at % count].clone();
                let is_named = matches!(
                    &copy,
                    Block::Heading { anchor, .. } if number(anchor, PASSAGE).is_none()
                );
                let has_id = matches!(copy, Block::Chart { .. } | Block::Table { .. });
                if !is_named && !has_id {
                    each_anchor(std::slice::from_mut(&mut copy), &mut |anchor| {
                        anchor.clear()
                    });
                    letter.body.insert(at % count, copy);
                }
            }
            Edit::Say(at, words) => {
                if let Block::Paragraph { content, .. } | Block::Heading { content, .. } =
                    &mut letter.body[at % count]
                {
                    content.push(Inline::Text {
                        text: words.clone(),
                    });
                }
            }
            Edit::Name(at, name) => {
                let name = format!("naam-{name}");
                let is_free = !anchors(letter).contains(&name);
                if let Block::Heading { anchor, .. } = &mut letter.body[at % count]
                    && is_free
                {
                    *anchor = name;
                }
            }
        }
    }
}

/// The next version, or the version before where nothing differs.
fn checked(before: &Letter, edits: &[Edit]) -> Result<Letter, TestCaseError> {
    let mut edited = before.clone();
    edit(&mut edited, edits);
    let edited = resolved(edited);
    let Some(next) = corrected(before, edited.clone()) else {
        return Ok(before.clone());
    };
    let found = anchors(&next);
    let unique: BTreeSet<&String> = found.iter().collect();
    prop_assert_eq!(
        unique.len(),
        found.len(),
        "an anchor stands twice: {:?}",
        found
    );
    let correction = next.correction.as_ref().unwrap();
    let removed: BTreeSet<&String> = correction.removed_anchors().collect();
    prop_assert!(removed.is_disjoint(&unique), "what is gone is there");
    let had = anchors(before);
    let ever = before
        .correction
        .iter()
        .flat_map(|correction| correction.removed_anchors());
    for anchor in had.iter().chain(ever) {
        prop_assert!(
            unique.contains(anchor) || removed.contains(anchor),
            "{} is lost",
            anchor
        );
    }
    // The same source once more is no correction.
    prop_assert!(corrected(&next, edited).is_none(), "it differs from itself");
    prop_assert!(corrected(&next, resolved(next.clone())).is_none());
    Ok(next)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_anchor_is_ever_lost_or_given_twice(first in edits(), second in edits(), third in edits()) {
        let next = checked(&letter(), &first)?;
        let next = checked(&next, &second)?;
        checked(&next, &third)?;
    }
}

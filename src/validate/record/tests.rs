//! Acts that fit together, and acts that do not.

use super::{Chain, chain, read_act, since};
use crate::diag::{self, Entry, record};
use crate::load::{ActFile, RecordListing, sha256};
use crate::model::{
    ACT_SCHEMA, Act, ActKind, ActLetter, Correcting, CorrectionKind, FrozenFile, Kenmerk, Moment,
    StoredAct, Withdrawal,
};

/// An act of a minute, about letters with versions, behind other acts.
fn act(minute: u32, kind: ActKind, letters: &[(&str, u32)], before: &[&StoredAct]) -> StoredAct {
    let letter = |(kenmerk, version): &(&str, u32)| {
        let kenmerk = Kenmerk::new(kenmerk).unwrap();
        let file = |name: &str| FrozenFile {
            name: name.to_owned(),
            bytes: 1,
            sha256: "0".repeat(64),
        };
        let files = ["SHA256SUMS", "brief.json", "zout.txt"].map(file).to_vec();
        let is_withdrawn = kind == ActKind::Withdrawal;
        ActLetter {
            folder: format!("2026/{}", kenmerk.slug()),
            kenmerk,
            version: *version,
            agreement: None,
            correction: (kind == ActKind::Correction).then(|| Correcting {
                kind: CorrectionKind::Erratum,
                reason: "een tikfout".to_owned(),
            }),
            withdrawal: is_withdrawn.then(|| Withdrawal {
                reason: "een naam".to_owned(),
                ground: "AVG".to_owned(),
                erased: false,
            }),
            files: if is_withdrawn { Vec::new() } else { files },
        }
    };
    let mut before: Vec<String> = before.iter().map(|act| act.sha256.clone()).collect();
    before.sort();
    stored(Act {
        schema: ACT_SCHEMA,
        kind,
        moment: Moment::parse(&format!("2026-11-22T11:{minute:02}:00Z")).unwrap(),
        by: "de griffie".to_owned(),
        program: "raadsbrief".to_owned(),
        before,
        letters: letters.iter().map(letter).collect(),
    })
}

fn stored(act: Act) -> StoredAct {
    let bytes = serde_json::to_vec(&act).unwrap();
    let sha256 = sha256(&bytes);
    let name = StoredAct::file_name(act.moment, &sha256);
    let file = ActFile {
        name,
        bytes: Some(bytes),
    };
    read_act(&file).unwrap()
}

fn publish(minute: u32, letter: &str, before: &[&StoredAct]) -> StoredAct {
    act(minute, ActKind::Publication, &[(letter, 1)], before)
}

fn correct(minute: u32, letter: (&str, u32), before: &[&StoredAct]) -> StoredAct {
    act(minute, ActKind::Correction, &[letter], before)
}

fn withdraw(minute: u32, letter: (&str, u32), before: &[&StoredAct]) -> StoredAct {
    act(minute, ActKind::Withdrawal, &[letter], before)
}

fn chained(acts: &[&StoredAct]) -> Chain {
    let mut acts: Vec<StoredAct> = acts.iter().map(|act| (*act).clone()).collect();
    acts.sort_by(|one, other| one.name.cmp(&other.name));
    let listing = RecordListing {
        acts: acts.iter().map(|act| act.name.clone()).collect(),
        ..RecordListing::default()
    };
    chain(&listing, acts.into_iter().map(Ok).collect(), &[])
}

fn flaws(acts: &[&StoredAct]) -> Vec<&'static Entry> {
    let chain = chained(acts);
    chain.flaws.iter().map(|flaw| flaw.entry).collect()
}

#[test]
fn each_act_stands_behind_those_that_it_names_whatever_its_name() {
    let first = publish(5, "RIB-2026-001", &[]);
    // In the same minute the name of an act says nothing about its place.
    let second = publish(5, "RIB-2026-002", &[&first]);
    let third = publish(5, "RIB-2026-003", &[&second]);
    let chain = chained(&[&third, &first, &second]);
    assert_eq!(chain.flaws, []);
    let order: Vec<&str> = chain
        .record
        .acts
        .iter()
        .map(|stored| stored.sha256.as_str())
        .collect();
    assert_eq!(order, [&first.sha256, &second.sha256, &third.sha256]);
    assert_eq!(chain.record.heads, [third.sha256.as_str()]);
}

#[test]
fn two_copies_that_both_published_have_two_heads_until_the_next_act() {
    let first = publish(1, "RIB-2026-001", &[]);
    let here = publish(2, "RIB-2026-002", &[&first]);
    let there = publish(3, "RIB-2026-003", &[&first]);
    let apart = chained(&[&first, &here, &there]);
    assert_eq!((apart.flaws.len(), apart.record.heads.len()), (0, 2));
    let joined = publish(4, "RIB-2026-004", &[&here, &there]);
    let joined = chained(&[&first, &here, &there, &joined]);
    assert_eq!((joined.flaws.len(), joined.record.heads.len()), (0, 1));
}

#[test]
fn a_removed_act_is_missed_once_and_explains_the_rest() {
    let first = publish(1, "RIB-2026-001", &[]);
    let second = correct(2, ("RIB-2026-001", 2), &[&first]);
    let third = correct(3, ("RIB-2026-001", 3), &[&second]);
    let fourth = withdraw(4, ("RIB-2026-001", 3), &[&third]);
    for acts in [
        &[&second, &third, &fourth][..],
        &[&first, &third, &fourth],
        &[&first, &second, &fourth],
    ] {
        assert_eq!(flaws(acts), [&record::ACT_MISSING]);
        assert!(!chained(acts).is_whole);
    }
    // Of the last one only a noted head knows.
    assert_eq!(flaws(&[&first, &second, &third]), [] as [&Entry; 0]);
}

#[test]
fn versions_follow_each_other_and_nothing_follows_a_withdrawal() {
    let first = publish(1, "RIB-2026-001", &[]);
    let wrong = &record::ACT_DOES_NOT_FOLLOW;
    for next in [
        correct(2, ("RIB-2026-001", 3), &[&first]),
        correct(2, ("RIB-2026-002", 2), &[&first]),
        withdraw(2, ("RIB-2026-002", 1), &[&first]),
        act(2, ActKind::Publication, &[("RIB-2026-002", 2)], &[&first]),
        publish(0, "RIB-2026-002", &[&first]),
    ] {
        assert_eq!(flaws(&[&first, &next]), [wrong], "{:?}", next.act);
    }
    let gone = withdraw(2, ("RIB-2026-001", 1), &[&first]);
    let between = publish(3, "RIB-2026-002", &[&gone]);
    let next = correct(4, ("RIB-2026-001", 2), &[&between]);
    assert_eq!(flaws(&[&first, &gone, &between, &next]), [wrong]);
}

#[test]
fn the_same_version_in_two_copies_names_both_acts() {
    let first = publish(1, "RIB-2026-001", &[]);
    let here = correct(2, ("RIB-2026-001", 2), &[&first]);
    let there = correct(3, ("RIB-2026-001", 2), &[&first]);
    let chain = chained(&[&first, &here, &there]);
    let [flaw] = &chain.flaws[..] else {
        panic!("{:?}", chain.flaws);
    };
    assert_eq!(flaw.entry, &record::PUBLISHED_TWICE);
    assert_eq!(flaw.path, format!("akten/{}", there.name));
    assert_eq!(flaw.other, Some(format!("akten/{}", here.name)));
}

#[test]
fn a_letter_that_one_copy_corrected_and_another_withdrew_is_withdrawn() {
    let first = publish(1, "RIB-2026-001", &[]);
    for minutes in [(2, 3), (3, 2)] {
        let corrected = correct(minutes.0, ("RIB-2026-001", 2), &[&first]);
        let gone = withdraw(minutes.1, ("RIB-2026-001", 1), &[&first]);
        let chain = chained(&[&first, &corrected, &gone]);
        assert_eq!(chain.flaws, []);
        assert_eq!(chain.record.public().count(), 0);
        let letter = chain.record.letters.values().next().unwrap();
        assert_eq!(letter.versions.len(), 2);
    }
}

#[test]
fn a_letter_that_was_withdrawn_twice_is_erased_when_one_of_them_says_so() {
    let first = publish(1, "RIB-2026-001", &[]);
    let gone = withdraw(2, ("RIB-2026-001", 1), &[&first]);
    let mut erased = withdraw(3, ("RIB-2026-001", 1), &[&gone]).act;
    let why = erased.letters[0].withdrawal.as_mut().unwrap();
    why.erased = true;
    let erased = stored(erased);
    let chain = chained(&[&first, &gone, &erased]);
    assert_eq!(chain.flaws, []);
    let letter = chain.record.letters.values().next().unwrap();
    assert!(Chain::is_erased(letter));
    assert_eq!(letter.withdrawn.as_ref().unwrap().moment, gone.act.moment);
}

#[test]
fn a_noted_head_proves_that_nothing_was_cut_off_or_put_beside_it() {
    let first = publish(1, "RIB-2026-001", &[]);
    let noted = publish(2, "RIB-2026-002", &[&first]);
    let later = publish(3, "RIB-2026-003", &[&noted]);
    let whole = chained(&[&first, &noted, &later]);
    let (wrong, after) = since(&whole.record, &noted.sha256[..12]);
    assert_eq!((wrong, after), (Vec::new(), vec![later.name.clone()]));

    let (wrong, _) = since(&chained(&[&first]).record, &noted.sha256);
    assert_eq!(wrong[0].entry, &record::HEAD);

    let beside = publish(1, "RIB-2026-009", &[]);
    let (wrong, after) = since(&chained(&[&first, &noted, &beside]).record, &noted.sha256);
    let paths: Vec<&str> = wrong.iter().map(|flaw| flaw.path.as_str()).collect();
    assert_eq!(paths, [format!("akten/{}", beside.name)]);
    assert_eq!(after, [] as [String; 0]);
}

#[test]
fn every_flipped_bit_of_an_act_is_seen() {
    let act = publish(1, "RIB-2026-001", &[]);
    let bytes = serde_json::to_vec(&act.act).unwrap();
    for at in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        let file = ActFile {
            name: act.name.clone(),
            bytes: Some(flipped),
        };
        let flaw = read_act(&file).unwrap_err();
        let known = [record::ACT_CHANGED.code, record::ACT_UNREADABLE.code];
        assert!(known.contains(&flaw.entry.code), "{}", flaw.entry.code);
    }
}

#[test]
fn names_that_lead_out_of_the_record_are_refused() {
    let sound = publish(1, "RIB-2026-001", &[]);
    let with = |change: &dyn Fn(&mut ActLetter)| {
        let mut act = sound.act.clone();
        change(&mut act.letters[0]);
        stored(act)
    };
    let folder =
        |folder: &str| with(&|letter: &mut ActLetter| folder.clone_into(&mut letter.folder));
    for act in [
        folder("../2026/rib-2026-001"),
        folder("2026/rib-2026-002"),
        folder("akten/rib-2026-001"),
        folder("2026/rib-2026-001/v1"),
        with(&|letter: &mut ActLetter| letter.files[1].name = "../brief.json".to_owned()),
        with(&|letter: &mut ActLetter| letter.files[1].name = "zout.TXT".to_owned()),
        with(&|letter: &mut ActLetter| letter.files[1].sha256 = "?".repeat(64)),
        with(&|letter: &mut ActLetter| letter.version = 0),
    ] {
        let found = flaws(&[&act]);
        assert_eq!(found, [&record::ACT_DOES_NOT_FOLLOW], "{:?}", act.act);
    }
}

#[test]
fn what_is_wrong_is_told_in_both_languages_at_its_file() {
    let first = publish(1, "RIB-2026-001", &[]);
    let second = publish(2, "RIB-2026-002", &[&first]);
    let (mut map, mut found) = Default::default();
    super::report_flaws(
        chained(&[&second]).flaws,
        |path| format!("data/publicaties/{path}"),
        &mut map,
        &mut found,
    );
    let text = diag::emit(
        &found,
        &map,
        diag::Format::Short,
        diag::Language::English,
        diag::Paint::Plain,
    );
    let place = format!("data/publicaties/akten/{}:1:1: RB713", second.name);
    assert!(text.starts_with(&place), "{text}");
}

//! Publishing, correcting and withdrawing in any order, between any edits: the record is right after each,
//! and the site leads nowhere that is not there.

use std::cell::Cell;

use proptest::prelude::*;

use super::sources;
use crate::office::Office;
use crate::properties::hold;
use crate::sites::lost;
use crate::tree::{self, Tree};

/// Something that a clerk or an author does.
#[derive(Clone, Debug)]
enum Step {
    /// Writes a letter, or another text of it.
    Write(u8, Text),
    /// Takes the source of a letter away.
    Remove(u8),
    /// Publishes some letters.
    Publish(Vec<u8>),
    PublishDue,
    Correct(u8),
    Withdraw(u8, bool),
}

/// What a letter says.
#[derive(Clone, Debug)]
struct Text {
    words: u16,
    dossier: bool,
    /// The letter that it leads to.
    leads_to: Option<u8>,
    figure: bool,
    chart: bool,
    attachment: bool,
    alias: bool,
    /// From which day on it may be published.
    from: Option<u8>,
}

/// How many letters there may be.
const LETTERS: u8 = 4;

fn text() -> impl Strategy<Value = Text> {
    let flags = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    let leads_to = prop::option::weighted(0.3, 0..LETTERS);
    let from = prop::option::weighted(0.2, 1_u8..20);
    (any::<u16>(), flags, leads_to, from).prop_map(|(words, flags, leads_to, from)| {
        let (dossier, figure, chart, attachment, alias) = flags;
        Text {
            words,
            dossier,
            leads_to,
            figure,
            chart,
            attachment,
            alias,
            from,
        }
    })
}

fn step() -> impl Strategy<Value = Step> {
    let letter = || 0..LETTERS;
    prop_oneof![
        3 => (letter(), text()).prop_map(|(letter, text)| Step::Write(letter, text)),
        1 => letter().prop_map(Step::Remove),
        3 => prop::collection::vec(letter(), 1..3).prop_map(Step::Publish),
        2 => Just(Step::PublishDue),
        3 => letter().prop_map(Step::Correct),
        2 => (letter(), any::<bool>()).prop_map(|(letter, erase)| Step::Withdraw(letter, erase)),
    ]
}

fn number(letter: u8) -> String {
    format!("RIB-2025-{letter:03}")
}

impl Step {
    /// Does it on a day; the exit code of a command.
    fn take(&self, office: &Office, day: u8) -> Option<i32> {
        let line = match self {
            Step::Write(letter, text) => {
                write(office, *letter, text);
                return None;
            }
            Step::Remove(letter) => {
                let path = office
                    .path()
                    .join(format!("content/brieven/{letter:03}.md"));
                let _ = std::fs::remove_file(path);
                return None;
            }
            Step::Publish(letters) => {
                let numbers: Vec<String> = letters.iter().copied().map(number).collect();
                format!("publish {}", numbers.join(" "))
            }
            Step::PublishDue => "publish --due".to_owned(),
            Step::Correct(letter) => {
                let kind = if letter % 2 == 0 {
                    "erratum"
                } else {
                    "rectificatie"
                };
                format!(
                    "correct {} --soort {kind} --reden \"Er stond iets verkeerd.\"",
                    number(*letter)
                )
            }
            Step::Withdraw(letter, erase) => {
                let erase = if *erase { " --wis" } else { "" };
                format!(
                    "withdraw {} --reden \"Het klopt niet.\" --grond \"Een besluit\"{erase}",
                    number(*letter)
                )
            }
        };
        Some(office.on(day, &line).code)
    }
}

fn write(office: &Office, letter: u8, text: &Text) {
    let mut more = String::new();
    if text.dossier {
        more.push_str("dossier: hulp\n");
    }
    if text.alias {
        more.push_str(&format!(
            "aliassen: [/oud/{letter}-{}.html]\n",
            text.words % 3
        ));
    }
    if let Some(day) = text.from {
        more.push_str(&format!("publiceren_vanaf: {day:02}-01-2026 9:00\n"));
    }
    if text.figure {
        more.push_str("cijfers:\n  nu: {uit: hulp, wijk: Noord}\n");
    }
    if text.attachment {
        more.push_str("bijlagen:\n  - {bestand: bijlagen/lijst.csv, titel: Een lijst}\n");
    }
    let mut body = format!("Wij schrijven u over {} dingen.", text.words);
    if text.figure {
        body.push_str(" Het zijn er {{ cijfers.nu }}.");
    }
    if let Some(other) = text.leads_to.filter(|other| *other != letter) {
        body.push_str(&format!(
            " Zie [een andere brief](brief:{}).",
            number(other)
        ));
    }
    if text.chart {
        body.push_str(
            "\n\n```grafiek\nid: verloop\nsoort: lijn\nuit: hulp\nreeks: wijk\n\
             titel: In Noord zijn het er minder\n```\n",
        );
    }
    office.letter(&format!("{letter:03}"), &more, &body);
}

/// The little site without letters, with data and an attachment for them.
fn office() -> Office {
    let site: Tree = sources()
        .into_iter()
        .filter(|(path, _)| !path.starts_with("content/"))
        .collect();
    let office = Office::of(&site);
    office.write("content/brieven/bijlagen/lijst.csv", "Een;Twee\n1;2\n");
    office
}

#[test]
fn in_any_order_the_record_stays_right_and_the_site_whole() {
    let (changed, refused, built) = (Cell::new(0), Cell::new(0), Cell::new(0));
    hold(16, prop::collection::vec(step(), 4..14), |steps| {
        let office = office();
        for letter in 0..LETTERS {
            let plain = Text {
                words: 1,
                dossier: letter % 2 == 0,
                leads_to: None,
                figure: true,
                chart: false,
                attachment: letter == 1,
                alias: letter == 0,
                from: None,
            };
            write(&office, letter, &plain);
        }
        for (day, step) in (2..).zip(&steps) {
            let before = office.record();
            let code = step.take(&office, day);
            prop_assert!(code.is_none_or(|code| code <= 2), "{:?}", step);
            let after = office.record();
            let is_whole = match code {
                Some(0) => {
                    changed.set(changed.get() + 1);
                    before
                        .iter()
                        .all(|(path, bytes)| after.get(path).is_none_or(|now| now == bytes))
                }
                // What is refused, and what is only written down, leaves the record alone.
                Some(_) => {
                    refused.set(refused.get() + 1);
                    before == after
                }
                None => before == after,
            };
            prop_assert!(is_whole, "{:?}", step);
            let acts = |tree: &Tree| {
                let acts = tree.iter().filter(|(path, _)| path.starts_with("akten/"));
                acts.map(|(path, bytes)| (path.clone(), bytes.clone()))
                    .collect::<Tree>()
            };
            let stayed: Tree = acts(&after)
                .into_iter()
                .filter(|(path, _)| before.contains_key(path))
                .collect();
            prop_assert_eq!(
                tree::difference(&acts(&before), &stayed),
                None,
                "{:?}",
                step
            );
            if !after.is_empty() {
                let verified = office.types("verify");
                prop_assert_eq!(verified.code, 0, "{:?}: {}", step, verified.stderr);
            }
        }
        let ended = office.on(28, "build --no-pdf");
        if ended.code == 0 {
            built.set(built.get() + 1);
            prop_assert_eq!(lost(&office.output()), Vec::<String>::new());
            let copy = office.path().join("site").display().to_string();
            let verified = crate::command::raadsbrief(["verify", "--site", &copy]);
            prop_assert!(
                office.acts() == 0 || verified.code == 0,
                "{}",
                verified.stderr
            );
        } else {
            prop_assert_eq!(ended.code, 1, "{}", ended.stderr);
        }
        Ok(())
    });
    assert!(changed.get() > 15, "only {} changes", changed.get());
    assert!(refused.get() > 10, "only {} refusals", refused.get());
    assert!(built.get() > 8, "only {} sites", built.get());
}

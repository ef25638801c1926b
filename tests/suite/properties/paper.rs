//! Whatever an author writes is printed, or refused before it comes to the press.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use raadsbrief::diag::Diagnostics;
use raadsbrief::load;
use raadsbrief::model::{Date, Moment, Record};
use raadsbrief::render::{Press, unprintable};
use raadsbrief::resolve::{self, Context};
use raadsbrief::validate::{self, Gate};

use super::hold;
use crate::command::repository;
use crate::tree;

const NEW_YEAR: Date = Date::constant(2026, 1, 1);

/// What becomes of the text of a letter: what the press says when it cannot print it, and whether it
/// came that far.
fn printed(body: &str) -> Result<bool, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    tree::write(
        folder.path(),
        &tree::read(&repository("tests/mistakes/base")),
    );
    let letter = format!(
        "---\nkenmerk: RIB-2025-001\nstatus: gereed\nonderwerp: Proef\ndatum: 01-10-2025\n---\n\
         ## Inleiding\nTekst.\n\n{body}\n"
    );
    let path = folder.path().join("content/brieven/brief.md");
    std::fs::write(path, letter).expect("it can be written");
    let mut told = Diagnostics::default();
    let sources = load::site(folder.path(), &mut told).expect("a site");
    if told.has_errors() {
        return Ok(false);
    }
    let gate = Gate {
        counts_ready: true,
        ..Gate::public(Moment::end_of(NEW_YEAR))
    };
    let project = validate::project(
        sources,
        &Record::default(),
        validate::Published::default(),
        gate,
        &mut told,
    );
    let project = project.expect("the base is sound");
    let site = project.site(NEW_YEAR);
    let context = Context::new(Arc::new(project), NEW_YEAR, &mut told).expect("it is sound");
    let Some(letter) = resolve::letter(&Arc::new(context), 0, &mut told).value else {
        return Ok(false);
    };
    if !unprintable(&letter, &site).is_empty() {
        return Ok(false);
    }
    match Press::new(&site, None).print(&letter, &site, &[]) {
        Ok(_) => Ok(true),
        Err(misprint) => Err(format!("{:?}", misprint.reason)),
    }
}

/// Prints what must be printed.
#[track_caller]
fn prints(body: &str) {
    assert_eq!(
        printed(body),
        Ok(true),
        "{}",
        body.chars().take(300).collect::<String>()
    );
}

#[test]
fn tables_of_any_width_and_length_are_printed() {
    for columns in [1, 2, 12, 40, 200] {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
        let rows = row("huishoudens in de wijk").repeat(3) + &row("12.345") + &row("");
        prints(&format!(
            "Tabel: Breed\n\n{}{}{rows}",
            row("kop"),
            row("--")
        ));
    }
    prints(&format!(
        "Tabel: Lang\n\n| Wat | Aantal |\n|--|--:|\n{}",
        "| rij | 12 |\n".repeat(600)
    ));
    prints("Tabel: Leeg\n\n| a | b |\n|--|--|\n|  |  |\n|  |  |\n");
    prints("Tabel: Zonder kop\n\n|  |  |\n|--|--|\n| a | b |\n");
}

#[test]
fn very_long_words_are_printed() {
    let word = |c: &str| c.repeat(300);
    prints(&format!(
        "{}\n\n### {}\n\n- {}\n\n> {}\n\n`{}`\n\n{}\n: {}\n\nTabel: {}\n\n| {} | b |\n|--|--|\n| {} | {} |\n\n```\n{}\n```\n",
        word("a"),
        word("é"),
        word("Ω"),
        word("q"),
        word("c"),
        word("y"),
        word("d"),
        word("t"),
        word("k"),
        word("9"),
        word("x"),
        word("0"),
    ));
}

#[test]
fn what_is_nested_as_deep_as_letters_may_is_printed() {
    let lists: String = (0..12)
        .map(|depth| format!("{}- punt\n", "  ".repeat(depth)))
        .collect();
    let numbers: String = (0..12)
        .map(|depth| format!("{}1. punt\n", "   ".repeat(depth)))
        .collect();
    let quotes: String = (1..=12)
        .map(|depth| format!("{} woord\n{}\n", "> ".repeat(depth), "> ".repeat(depth)))
        .collect();
    for deep in [lists, numbers, quotes] {
        prints(&deep);
    }
    // And what is deeper is refused before.
    for depth in 13..=30 {
        let quotes = format!("{} woord\n", "> ".repeat(depth));
        assert_eq!(printed(&quotes).err(), None, "{depth}");
    }
}

#[test]
fn notes_are_printed_wherever_they_stand() {
    let many = (0..150).map(|n| format!("woord[^n{n}]\n\n[^n{n}]: Noot {n}.\n\n"));
    prints(&many.collect::<String>());
    prints(
        "a[^a], weer[^a]\n\n### Kop[^b]\n\n- punt[^c]\n\n> citaat[^d]\n\nTerm[^e]\n: uitleg[^f]\n\n\
        [^a]: a\n\n[^b]: b\n\n[^c]: c\n\n[^d]: d\n\n[^e]: e\n\n[^f]: f\n",
    );
    // A note in a note, in a ring and in itself.
    prints("a[^a]\n\n[^a]: noot[^b]\n\n[^b]: terug[^a]\n");
    prints("a[^a]\n\n[^a]: zichzelf[^a]\n");
    prints(&format!("a[^a]\n\n[^a]: {}\n", "woorden ".repeat(2000)));
}

#[test]
fn what_paper_has_signs_for_is_printed_in_every_style() {
    let signs = "✓ ✔\u{fe0f} ☐ ☑ ★ ☎ → ≤ ½ ℃ № e\u{301}\u{302} \u{200b}\u{200d}\u{ad}\u{2060} Łukasz Київ Ελλάδα";
    prints(&format!(
        "{signs} *{signs}* **{signs}** ***{signs}*** `{signs}`\n\n### {signs}\n\n\
         Tabel: {signs}\n\n| {signs} | b |\n|--|--|\n| {signs} | **{signs}** |\n\n```\n{signs}\n```\n"
    ));
}

/// Text that has broken a printer before, or could.
const AWKWARD: &[&str] = &[
    "woord",
    "#panic()",
    "$x$",
    "@brief",
    "\\<label>",
    "= kop",
    "/* */",
    "// x",
    "\\u{41}",
    "\u{200b}",
    "\u{ad}",
    "\u{2028}",
    "\u{301}",
    "q\u{307}\u{323}",
    "😀",
    "中文",
    "שלום",
    "✓",
    "…",
    "\u{a0}",
    "[x](#al-1)",
    "[y](https://voorbeeld.example/?a=\"1\"&b=(2))",
    "[z](mailto:a@voorbeeld.example)",
    "[Hi](taal:en)",
    "[Hi](taal:ar)",
    "[Hi](taal:x-klingon)",
    "`code`",
    "~~weg~~",
    "a\\\nb",
    "[^n]",
    "&amp;",
    "\\*",
    "--",
    "\"aanhaling\"",
    "1\u{fe0f}\u{20e3}",
    "\u{2011}",
    "ﬁ",
];

fn blocks() -> impl Strategy<Value = String> {
    let words = || {
        proptest::collection::vec(
            prop_oneof![4 => select(AWKWARD).prop_map(str::to_owned), 1 => "\\PC{0,6}"],
            1..8,
        )
        .prop_map(|words| words.join(" "))
    };
    let lines = prop_oneof![
        words(),
        words().prop_map(|words| format!("### {words}")),
        words().prop_map(|words| format!("- {words}\n- \n  - {words}")),
        words().prop_map(|words| format!("3. {words}")),
        words().prop_map(|words| format!("> {words}\n> > - {words}")),
        words().prop_map(|words| format!("Begrip\n: {words}\n\n    - {words}")),
        words().prop_map(|words| format!("```\n{words}\n```")),
        words().prop_map(|words| format!(
            "Tabel: t\n\n| a | b |\n|:--|--:|\n| {words} | 1,5 |\n|  | {words} |"
        )),
        Just("---".to_owned()),
    ];
    (proptest::collection::vec(lines, 1..8), any::<Index>()).prop_map(|(blocks, at)| {
        let mut body = blocks.join("\n\n");
        if body.contains("[^n]") {
            body.push_str("\n\n[^n]: ");
            body.push_str(AWKWARD[at.index(AWKWARD.len())]);
        }
        body
    })
}

#[test]
fn whatever_is_not_refused_is_printed() {
    hold(60, blocks(), |body| {
        printed(&body).map(|_| ()).map_err(TestCaseError::fail)
    });
}

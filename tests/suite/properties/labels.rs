//! Whatever stands in names, titles and notes comes out as that text, everywhere.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::built::{SETTINGS, build, file, quoted};
use super::hold;
use super::markup::{self, Markup};
use crate::tree::Tree;

/// Pieces of text that mean something to somebody on the way.
const PIECES: [&str; 56] = [
    "<",
    ">",
    "&",
    "\"",
    "'",
    "`",
    "|",
    "*",
    "_",
    "[",
    "]",
    "(",
    ")",
    "#",
    "!",
    "{",
    "}",
    "%",
    "~",
    "^",
    "\\",
    "{{",
    "}}",
    "{%",
    "%}",
    "{!",
    "!}",
    "{{ brief.onderwerp }}",
    "```",
    "$",
    "@",
    "=1+1",
    "+",
    "-",
    "<b>",
    "</td>",
    "</svg>",
    "</script>",
    "<!--",
    "-->",
    "]]>",
    "&amp;",
    "&#60;",
    "[x](http://x.example)",
    "![x](y)",
    "[^1]",
    "# kop",
    "1. ",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
    "\u{645}\u{631}\u{62d}\u{628}\u{627}",
    "👍🏽",
    "e\u{301}\u{327}",
    "\u{a0}",
    "  ",
    "é",
    "漢字",
];

/// The texts of a site. Each ends in a sign of its own; only the first four, which are values of
/// dimensions, begin with any sign: others are printed with a capital, so they begin with one.
#[derive(Clone, Debug)]
pub struct Labels(Vec<String>);

const COUNT: usize = 31;

/// Any labels.
pub fn any_labels() -> impl Strategy<Value = Labels> {
    let word = prop_oneof![
        12 => select(PIECES.to_vec()).prop_map(str::to_owned),
        4 => "[a-z]{1,8}",
        1 => select(vec!["w".repeat(120), "\n".to_owned(), "\t".to_owned()]),
    ];
    let label = vec(word, 1..7).prop_map(|words| words.concat());
    vec(label, COUNT).prop_map(Labels::new)
}

impl Labels {
    /// Labels are spelled as the program spells them: a letter of two characters becomes one (NFC).
    fn new(words: Vec<String>) -> Labels {
        let label = |(index, words): (usize, String)| match index {
            0..4 => format!("{words}{}", end(index)),
            _ => format!("Q{words}{}", end(index)),
        };
        let labels = words.into_iter().enumerate().map(label);
        Labels(labels.map(|label| label.nfc().collect()).collect())
    }

    fn all_alike(words: &str) -> Labels {
        Labels::new(vec![words.to_owned(); COUNT])
    }

    /// A site that prints each of them somewhere.
    pub fn site(&self) -> Tree {
        let d = |index: usize| quoted(&self.0[index]);
        let t = |index: usize| tagless(&self.0[index]);
        let mut site = Tree::new();
        file(&mut site, "raadsbrief.yaml", SETTINGS);
        let rows: String = [(0, 2, 10), (0, 3, 20), (1, 2, 30), (1, 3, 40)]
            .iter()
            .flat_map(|(a, b, number)| {
                let (a, b) = (d(*a), d(*b));
                [1, 2].map(|month| {
                    format!(
                        "  - {{aanbieder: {a}, soort: {b}, peildatum: 01-0{month}-2025, contracten: \
                         {}, noot: {}}}\n",
                        number + month,
                        d(4)
                    )
                })
            })
            .collect();
        let data = format!(
            "soort: tabel\ntitel: {}\ndefinitie: {}\ndimensies: {{aanbieder: {}, soort: {}}}\n\
             maten: {{contracten: {{eenheid: {}, titel: {}, personen: nee}}}}\n\
             bron: {{titel: {}, uitgever: {}, datum: 01-03-2025}}\nwaarnemingen:\n{rows}",
            d(5),
            d(6),
            d(7),
            d(8),
            d(9),
            d(10),
            d(11),
            d(12),
        );
        file(&mut site, "data/aanbieders.yaml", data);
        let phases = format!(
            "soort: fasen\ntitel: {}\nstatus: voornemen\nbron: {{titel: Plan, datum: 01-03-2025}}\n\
             fasen:\n  - {{fase: 1, naam: {}, begin: april 2025, gericht_op: {}}}\ngebeurtenissen:\n  \
             - {{naam: {}, wanneer: 01-05-2025, toelichting: {}}}\n",
            d(13),
            d(14),
            d(15),
            d(16),
            d(17),
        );
        file(&mut site, "data/fasen.yaml", phases);
        let letter = format!(
            "---\nkenmerk: RIB-2025-001\nstatus: gereed\nonderwerp: {}\ndatum: 01-10-2025\n\
             toezeggingen: [{{wat: {}, uiterlijk: najaar 2025}}]\n\
             bijlagen: [{{titel: {}, ter_inzage: {}}}, {{titel: {}, geheim: ja, grond: {}}}]\n\
             ondertekening: {{tekst: {}, personen: [{{functie: {}, naam: {}}}]}}\n\
             cijfers:\n  een: {{uit: aanbieders, aanbieder: {}, soort: {}, peildatum: 01-01-2025}}\n---\n\
             ## Inleiding\nEr zijn {{{{ cijfers.een }}}} in {{{{ brief.onderwerp }}}}.\n\n\
             {{% for rij in rijen(uit=\"aanbieders\") %}}\n\
             - {{{{ rij.aanbieder }}}} en {{{{ rij.soort }}}}: {{{{ rij.contracten }}}}\n{{% endfor %}}\n\n\
             Tabel: Met de hand\n\n| Kop | Nog een |\n| --- | --- |\n{{% for rij in rijen(uit=\"aanbieders\") %}}| {{{{ rij.aanbieder }}}} | \
             {{{{ rij.soort }}}} |\n{{% endfor %}}\n\n\
             ```tabel\nid: plat\ntitel: {}\nuit: aanbieders\nnoten: [{}]\n```\n\n\
             ```tabel\nid: kruis\ntitel: Kruis\nuit: aanbieders\nrij: aanbieder\nkolom: soort\nvan: 01-01-2025\ntot: 01-01-2025\n```\n\n\
             ```tabel\nid: fasentabel\ntitel: Fasen\nuit: fasen\n```\n\n\
             ```grafiek\nid: lijn\nsoort: lijn\ntitel: {}\nuit: aanbieders\nreeks: aanbieder\nwaar: {{soort: {}}}\n```\n\n\
             ```grafiek\nid: tijdlijn\nsoort: tijdlijn\ntitel: Fasen\nondertitel: {}\nuit: fasen\n```\n",
            d(18),
            d(19),
            d(24),
            d(25),
            d(26),
            d(27),
            d(28),
            d(29),
            d(30),
            d(0),
            d(2),
            t(20),
            t(21),
            t(22),
            t(2),
            t(23),
        );
        file(&mut site, "content/brieven/brief.md", letter);
        site
    }
}

/// The sign at the end of a label.
fn end(index: usize) -> String {
    format!("Z{index}Z")
}

/// A text as the YAML in the text of a letter takes it, with nothing that could open a tag.
fn tagless(text: &str) -> String {
    let escaped = |text: String, sign: char| text.replace(sign, &format!("\\u{:04x}", sign as u32));
    ['{', '}', '%', '!', '`']
        .into_iter()
        .fold(quoted(text), escaped)
}

/// Every text of a JSON value.
fn texts_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, found)),
        Value::Object(entries) => entries.values().for_each(|item| texts_of(item, found)),
        _ => {}
    }
}

const FOLDER: &str = "brieven/2025/rib-2025-001/";

fn text_of<'a>(files: &'a Tree, name: &str) -> &'a str {
    let bytes = files
        .get(&format!("{FOLDER}{name}"))
        .expect("the file is there");
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

fn marked_up(files: &Tree, name: &str) -> Result<Markup, TestCaseError> {
    markup::read(text_of(files, name))
        .map_err(|wrong| TestCaseError::fail(format!("{name}: {wrong}")))
}

/// A text with single spaces.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Fails where a text holds the end of a label but not the whole of it before that.
fn whole_in(
    text: &str,
    labels: &Labels,
    as_printed: &dyn Fn(&str) -> String,
) -> Result<(), TestCaseError> {
    // What a page says to programs is JSON in a text, with its own way to write marks.
    if text.starts_with("{\"@context\"") {
        let data: Value = serde_json::from_str(text).expect("it is JSON");
        let mut texts = BTreeSet::new();
        texts_of(&data, &mut texts);
        return texts
            .iter()
            .try_for_each(|text| whole_in(&squeezed(text), labels, as_printed));
    }
    for (index, label) in labels.0.iter().enumerate() {
        let (end, label) = (end(index), as_printed(label));
        for (at, _) in text.match_indices(&end) {
            prop_assert!(
                text[..at + end.len()].ends_with(&label),
                "{label:?} is not whole in {text:?}"
            );
        }
    }
    Ok(())
}

/// The same for a text that may be a line of a longer one.
fn whole_in_lines(line: &str, labels: &Labels) -> Result<(), TestCaseError> {
    let bare = |text: &str| -> String { text.split_whitespace().collect() };
    let line = bare(line);
    for (index, label) in labels.0.iter().enumerate() {
        let (end, label) = (end(index), bare(label));
        for (at, _) in line.match_indices(&end) {
            let until = &line[..at + end.len()];
            prop_assert!(
                until.ends_with(&label) || label.ends_with(until),
                "{label:?} is broken in {line:?}"
            );
        }
    }
    Ok(())
}

#[test]
fn whatever_stands_in_a_label_comes_out_as_that_text() {
    // The elements and attributes of the same site with labels that mean nothing to anybody.
    let mut shapes = BTreeSet::new();
    for words in ["naam", &"een lange naam ".repeat(12), &"w".repeat(130)] {
        let plain = build(&Labels::all_alike(words).site());
        assert!(!plain.failed, "{}", plain.messages);
        for name in ["index.html", "lijn.svg", "tijdlijn.svg"] {
            shapes.extend(
                marked_up(&plain.files, name)
                    .expect("it is well-formed")
                    .shapes,
            );
        }
    }
    hold(60, any_labels(), |labels| {
        let built = build(&labels.site());
        prop_assert!(!built.failed, "{}", built.messages);
        let page = marked_up(&built.files, "index.html")?;
        let strange: Vec<&String> = page.shapes.difference(&shapes).collect();
        prop_assert!(strange.is_empty(), "from a label: {strange:?}");
        for text in page.texts.iter().chain(&page.values) {
            // A sentence puts no space before or after a name where the name brings one.
            whole_in(&squeezed(text), &labels, &squeezed)?;
        }
        let mut json = BTreeSet::new();
        texts_of(
            &serde_json::from_str(text_of(&built.files, "brief.json")).expect("JSON"),
            &mut json,
        );
        for label in &labels.0 {
            prop_assert!(
                page.texts.iter().any(|text| text.contains(label)),
                "{label:?} is not in the page"
            );
            prop_assert!(
                json.iter().any(|text| text.contains(label)),
                "{label:?} is not in the JSON"
            );
        }
        for text in &page.drawn {
            whole_in_lines(text, &labels)?;
        }
        drawings(&built.files, &shapes, &labels)?;
        sheets(&built.files, &labels)
    });
}

/// Drawings are well-formed, and no element comes from a label.
fn drawings(files: &Tree, shapes: &BTreeSet<String>, labels: &Labels) -> Result<(), TestCaseError> {
    for name in ["lijn.svg", "tijdlijn.svg"] {
        let drawing = marked_up(files, name)?;
        let strange: Vec<&String> = drawing.shapes.difference(shapes).collect();
        prop_assert!(strange.is_empty(), "from a label: {strange:?} in {name}");
        for text in &drawing.drawn {
            whole_in_lines(text, labels)?;
        }
    }
    Ok(())
}

/// Sheets read back give the labels, with the apostrophe before what would be a formula.
fn sheets(files: &Tree, labels: &Labels) -> Result<(), TestCaseError> {
    let mut found = BTreeSet::new();
    for name in [
        "plat.csv",
        "kruis.csv",
        "fasentabel.csv",
        "lijn.csv",
        "tijdlijn.csv",
    ] {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text_of(files, name).as_bytes());
        for (line, record) in reader.records().enumerate() {
            let record = record.map_err(|wrong| TestCaseError::fail(format!("{name}: {wrong}")))?;
            for cell in &record {
                if line == 0 {
                    whole_in(&squeezed(cell), labels, &squeezed)?;
                } else {
                    whole_in(cell, labels, &str::to_owned)?;
                }
                prop_assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t']) || cell.parse::<i64>().is_ok(),
                    "a formula: {cell:?}"
                );
                found.insert(cell.strip_prefix('\'').unwrap_or(cell).to_owned());
                found.insert(cell.to_owned());
            }
        }
    }
    // Names of providers and kinds, heads of columns, names and texts of phases and events.
    for index in [0, 1, 2, 3, 7, 8, 14, 15, 16, 17] {
        let label = &labels.0[index];
        prop_assert!(found.contains(label), "{label:?} is in no sheet");
    }
    Ok(())
}

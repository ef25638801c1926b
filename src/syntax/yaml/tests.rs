//! What the YAML tree promises.

use std::ops::Range;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::diag::{Language, SourceMap};

fn read(text: &str) -> (Option<Node>, Vec<String>) {
    let mut map = SourceMap::default();
    let file = map.add("data/proef.yaml", text);
    let mut diagnostics = Diagnostics::default();
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    let node = parse(text, &place, &mut diagnostics);
    (node, shown(&diagnostics, &map))
}

fn shown(diagnostics: &Diagnostics, map: &SourceMap) -> Vec<String> {
    let show = |d: &&Diagnostic| {
        let at = map.line_column(d.primary);
        format!(
            "{}:{} {} {}",
            at.line,
            at.column,
            d.entry.code,
            d.message(Language::Dutch)
        )
    };
    diagnostics.sorted().iter().map(show).collect()
}

fn scalar(node: &Node) -> &str {
    match &node.value {
        Value::Scalar { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_block_keeps_its_lines() {
    let (node, messages) =
        read("a:\n  - |\n    Een.\n\n    - twee\n    - drie\n  - >-\n    vier\n    vijf\n");
    assert_eq!(messages, Vec::<String>::new());
    let node = node.expect("it is a tree");
    let Value::Mapping(entries) = &node.value else {
        panic!()
    };
    let items: Vec<&str> = entries[0].1.items().iter().map(scalar).collect();
    assert_eq!(items, ["Een.\n\n- twee\n- drie", "vier vijf"]);
}

#[test]
fn scalars_keep_the_text_that_was_typed() {
    let text = "a: 0344\nb: 4.142\nc: NO\nd: \"1_000\"\ne: 1_000\nf: {g: één}\nh: ja # noot\ni: lange\n  tekst\nj: *x\n".replace("j: *x\n", "k: &x 5\nl: *x\n");
    let (node, messages) = read(&text);
    assert_eq!(messages, Vec::<String>::new());
    let Value::Mapping(entries) = node.unwrap().value else {
        panic!()
    };
    let values: Vec<&str> = entries
        .iter()
        .filter(|(k, _)| k.value != "f")
        .map(|(_, n)| scalar(n))
        .collect();
    assert_eq!(
        values,
        [
            "0344",
            "4.142",
            "NO",
            "1_000",
            "1_000",
            "ja",
            "lange tekst",
            "5",
            "5"
        ]
    );
    assert_eq!(&text[entries[1].1.span.range()], "4.142");
    assert_eq!(&text[entries[5].0.span.range()], "f");
}

#[test]
fn structural_mistakes_are_reported_at_their_line() {
    for (text, expected) in [
        (
            "a: 1\nb: 2\na: 3\n",
            "3:1 RB105 „a” staat hier voor de tweede keer",
        ),
        ("a: 1\n\tb: 2\n", "2:1 RB104"),
        ("a: \"open\nb: 2\n", "1:4 RB104"),
        ("a: [x, \"open]\nb: 2\n", "1:8 RB104"),
        ("a: \"open\n", "1:4 RB104"),
        ("titel: zorg: nu\n", "1:"),
        (
            "a: \"x\\uE000\"\n",
            "1:4 RB102 hier staat een teken dat niet in tekst hoort (U+E000)",
        ),
        ("\"\\u202E\": 1\n", "1:1 RB102"),
    ] {
        let (_, messages) = read(text);
        assert_eq!(messages.len(), 1, "{text}");
        assert!(messages[0].contains(expected), "{text:?}: {}", messages[0]);
    }
}

#[test]
fn nesting_and_alias_bombs_are_refused() {
    let deep = format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (previous, name) in ('a'..'i').zip('b'..='i') {
        let alias = format!("*{previous}");
        bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![alias; 9].join(",")));
    }
    for text in [deep, bomb] {
        let (node, messages) = read(&text);
        assert!(node.is_none());
        assert!(messages[0].contains("RB132"), "{}", messages[0]);
    }
}

#[test]
fn all_wrong_values_are_reported_at_once() {
    let text = "datum: 30-02-2023\naantl: 3\nsoort: tabell\nnaam:\n";
    let mut map = SourceMap::default();
    let file = map.add("x.yaml", text);
    let mut diagnostics = Diagnostics::default();
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    let node = parse(text, &place, &mut diagnostics).unwrap();
    let mut mapping = node.mapping(&mut diagnostics).unwrap();
    mapping
        .required("datum", &mut diagnostics)
        .unwrap()
        .date(&mut diagnostics);
    mapping
        .required("soort", &mut diagnostics)
        .unwrap()
        .choice(&[((), "tabel"), ((), "fasen")], &mut diagnostics);
    mapping
        .required("naam", &mut diagnostics)
        .unwrap()
        .text(&mut diagnostics);
    mapping.optional("aantal");
    mapping.required("bron", &mut diagnostics);
    mapping.finish(&mut diagnostics);
    let shown = shown(&diagnostics, &map).join("\n");
    assert_eq!(
        shown,
        "1:1 RB107 hier ontbreekt „bron”\n\
         1:8 RB109 „30-02-2023” is geen bestaande datum\n\
         2:1 RB106 „aantl” is hier niet bekend\n\
         3:8 RB112 „tabell” is hier geen bekende keuze\n\
         4:5 RB108 hier hoort een tekst, maar er staat niets"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_panic(text in "([-{}\\[\\]:, a-zé\"'#&*|>!%@\\\\\n\t]|[^\u{0}]){0,60}") {
        read(&text);
    }

    #[test]
    fn every_place_is_inside_the_text_and_every_plain_scalar_stands_there(
        text in "([a-zé]{1,4}: ([a-z0-9.é]{1,6}|\\[[a-z0-9é]{1,4}, [0-9]{1,3}\\]|\\{[a-z]{1,3}: [é0-9]{1,3}\\})\n){0,5}",
    ) {
        fn walk(node: &Node, text: &str) {
            let written = text.get(node.span.range());
            assert!(written.is_some(), "{:?}", node.span);
            match &node.value {
                Value::Scalar { text, .. } => assert_eq!(written, Some(text.as_str())),
                Value::Sequence(items) => items.iter().for_each(|item| walk(item, text)),
                Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
                    assert_eq!(text.get(key.span.range()), Some(key.value.as_str()));
                    walk(value, text);
                }),
            }
        }
        if let (Some(node), _) = read(&text) {
            walk(&node, &text);
        }
    }
}

#[test]
fn a_key_knows_its_place_however_it_is_written() {
    let text = "# naam: niet deze\nnaam: x # naam\n\"a b\": {naam: 1, 'c': [2], \nd: &e 3}\nleeg:\nlang:\n  # lang\n  naam: *e\n\"\\u00e9\": 4\nnaam2: naam\n";
    let (node, messages) = read(text);
    assert_eq!(messages, Vec::<String>::new());
    let mut found = Vec::new();
    collect_keys(&node.expect("it is read"), text, &mut found);
    assert_eq!(
        found,
        [
            ("naam", "naam"),
            ("a b", "\"a b\""),
            ("naam", "naam"),
            ("c", "'c'"),
            ("d", "d"),
            ("leeg", "leeg"),
            ("lang", "lang"),
            ("naam", "naam"),
            ("é", "\"\\u00e9\""),
            ("naam2", "naam2"),
        ]
        .map(|(key, written)| (key.to_owned(), written.to_owned()))
    );
}

fn collect_keys(node: &Node, text: &str, found: &mut Vec<(String, String)>) {
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Sequence(items) => items
            .iter()
            .for_each(|item| collect_keys(item, text, found)),
        Value::Mapping(entries) => {
            for (key, value) in entries {
                found.push((key.value.clone(), text[key.span.range()].to_owned()));
                collect_keys(value, text, found);
            }
        }
    }
}

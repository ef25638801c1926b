//! `schema`: what editors are given, held against every file that authors of this repository
//! typed, by a validator that is not ours.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::process::Command;

use raadsbrief::diag::{Diagnostics, SourceMap, Span};
use raadsbrief::syntax::yaml::{self, Node, Value};
use serde_json::{Map, Value as Json};

use crate::command::{bare, run};
use crate::examples;
use crate::properties::{python, sound_sites};
use crate::tree::{self, Tree};

/// Reads pairs of a schema and a document, one pair of paths on a line.
const VALIDATE: &str = r"
import json, sys
from jsonschema import Draft202012Validator
validators = {}
for line in open(sys.argv[1], encoding='utf-8'):
    name, path = line.rstrip('\n').split('\t')
    if name not in validators:
        schema = json.load(open(name, encoding='utf-8'))
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
    document = json.load(open(path, encoding='utf-8'))
    for error in validators[name].iter_errors(document['value']):
        print(document['where'], error.json_path, error.message[:200])
";

/// The documents of a site that have a schema: the schema's name, where it is, and its YAML.
fn documents(site: &Tree) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    for (path, bytes) in site {
        let Ok(text) = String::from_utf8(bytes.clone()) else {
            continue;
        };
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        if path == "raadsbrief.yaml" {
            found.push(("instellingen", path.clone(), text));
        } else if path.starts_with("data/") && path.ends_with(".yaml") {
            found.push(("data", path.clone(), text));
        } else if path.starts_with("content/") && path.ends_with(".md") {
            let front = text
                .strip_prefix("---\n")
                .and_then(|rest| rest.split_once("\n---\n"));
            let is_page = path.starts_with("content/paginas/");
            if let Some((front, _)) = front {
                let name = if is_page { "pagina" } else { "brief" };
                found.push((name, path.clone(), front.to_owned()));
            }
            for (word, name) in [("grafiek", "grafiek"), ("tabel", "tabelblok")] {
                for block in text.split(&format!("\n```{word}\n")).skip(1) {
                    let yaml = block.split("\n```").next().unwrap_or_default();
                    // A request in a loop has tags in it, and is YAML only when they are filled.
                    if !yaml.contains("{{") && !yaml.contains("{%") {
                        found.push((name, path.clone(), yaml.to_owned()));
                    }
                }
            }
        }
    }
    found
}

/// A document as an editor sees it: with the types of YAML 1.2.
fn json(text: &str) -> Json {
    let file = SourceMap::default().add("x.yaml", text);
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    let node = yaml::parse(text, &place, &mut Diagnostics::default()).expect("it is right");
    typed(&node)
}

fn typed(node: &Node) -> Json {
    match &node.value {
        Value::Scalar { text, plain: false } => text.as_str().into(),
        Value::Scalar { text, plain: true } => plain(text),
        Value::Sequence(items) => items.iter().map(typed).collect(),
        Value::Mapping(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.value.clone(), typed(value)));
            Json::Object(entries.collect::<Map<_, _>>())
        }
    }
}

fn plain(text: &str) -> Json {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Json::Null,
        "true" | "True" | "TRUE" => return true.into(),
        "false" | "False" | "FALSE" => return false.into(),
        _ => {}
    }
    let digits = text.trim_start_matches(['-', '+']);
    if !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && let Ok(whole) = text.trim_start_matches('+').parse::<i64>()
    {
        return whole.into();
    }
    let is_decimal = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    match text.parse::<f64>() {
        Ok(number) if is_decimal => number.into(),
        _ => text.into(),
    }
}

/// Every schema in a folder of its own, those of letters for the settings of a site.
fn schemas(site: &Tree, folder: &std::path::Path) {
    let project = folder.join("site");
    let settings = site.get("raadsbrief.yaml").cloned().unwrap_or_default();
    tree::write(
        &project,
        &Tree::from([("raadsbrief.yaml".to_owned(), settings)]),
    );
    let ended = run(bare()
        .args(["schema", "--out"])
        .arg(folder)
        .arg("--project")
        .arg(&project));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
}

#[test]
fn an_independent_validator_accepts_every_file_that_is_right() {
    let (said, count) = validated(examples::sites());
    for name in ["instellingen", "brief", "data", "grafiek", "tabelblok"] {
        assert!(
            count.get(name).copied().unwrap_or(0) >= 5,
            "too few of {name}: {count:?}"
        );
    }
    assert_eq!(said, "", "these are right, and refused");
}

#[test]
fn what_the_program_accepts_an_editor_does_not_mark_as_wrong() {
    let sites: Vec<(String, Tree)> = sound_sites(40)
        .into_iter()
        .enumerate()
        .map(|(index, site)| (index.to_string(), site))
        .collect();
    assert!(sites.len() > 5, "only {} sites are sound", sites.len());
    let (said, _) = validated(sites);
    assert_eq!(said, "", "these are accepted, and refused");
}

/// What the validator says of every file of sites, and of how many files of each schema.
fn validated(sites: Vec<(String, Tree)>) -> (String, BTreeMap<&'static str, usize>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut pairs = String::new();
    let mut count = BTreeMap::new();
    for (index, (name, site)) in sites.into_iter().enumerate() {
        let own = folder.path().join(index.to_string());
        schemas(&site, &own);
        for (number, (schema, path, text)) in documents(&site).into_iter().enumerate() {
            let document = own.join(format!("{number}.json"));
            let json = serde_json::json!({"where": format!("{name}/{path}"), "value": json(&text)});
            fs::write(&document, json.to_string()).expect("it can be written");
            let schema_path = own.join(format!("{schema}.schema.json"));
            pairs.push_str(&format!(
                "{}\t{}\n",
                schema_path.display(),
                document.display()
            ));
            *count.entry(schema).or_insert(0) += 1;
        }
    }
    let list = folder.path().join("pairs");
    fs::write(&list, pairs).expect("it can be written");
    let output = Command::new(python())
        .args(["-c", VALIDATE])
        .arg(&list)
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    (said.into_owned(), count)
}

#[test]
fn an_independent_validator_refuses_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    schemas(
        &Tree::from([(
            "raadsbrief.yaml".to_owned(),
            b"organisatie: {naam: x}\nadres: https://x.example/\n".to_vec(),
        )]),
        folder.path(),
    );
    let wrong = [
        ("instellingen", "organisatie: {naam: x}\n"),
        (
            "instellingen",
            "organisatie: {naam: x}\nadres: https://x.example/\nkleur: blauw\n",
        ),
        ("instellingen", "organisatie: {naam: x}\nadres: ftp://x\n"),
        (
            "instellingen",
            "organisatie: {naam: x}\nadres: https://x.example/\nvoorbeeld: misschien\n",
        ),
        ("brief", "datum: 01-01-2026\n"),
        ("brief", "onderwerp: x\nstatus: klaar\n"),
        ("brief", "onderwerp: x\nstatus: gereed\n"),
        ("brief", "onderwerp: x\ndatum: morgen\n"),
        ("brief", "onderwerp: x\nportefeuilehouder: y\n"),
        ("brief", "onderwerp: x\ncijfers: {Start: {uit: a}}\n"),
        ("brief", "onderwerp: x\ncijfers: {a: {maat: b}}\n"),
        ("data", "soort: tabbel\ntitel: x\n"),
        ("data", "soort: tabel\n"),
        ("data", "soort: tabel\ntitel: x\nstatus: zeker\n"),
        (
            "data",
            "soort: fasen\ntitel: x\nfasen: [{fase: 1, start: 2026}]\n",
        ),
        (
            "tabel",
            "soort: tabel\ntitel: x\nwaarnemingen: {getallen: nl}\n",
        ),
        ("grafiek", "id: x\nsoort: taart\ntitel: y\nuit: z\n"),
        ("grafiek", "id: X\nsoort: lijn\ntitel: y\nuit: z\n"),
        ("tabelblok", "id: x\ntitel: y\n"),
    ];
    let mut pairs = String::new();
    for (index, (schema, text)) in wrong.iter().enumerate() {
        let document = folder.path().join(format!("wrong-{index}.json"));
        let json = serde_json::json!({"where": format!("<{index}>"), "value": json(text)});
        fs::write(&document, json.to_string()).expect("it can be written");
        let schema = folder.path().join(format!("{schema}.schema.json"));
        pairs.push_str(&format!("{}\t{}\n", schema.display(), document.display()));
    }
    let list = folder.path().join("pairs");
    fs::write(&list, pairs).expect("it can be written");
    let output = Command::new(python())
        .args(["-c", VALIDATE])
        .arg(&list)
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for (index, (schema, text)) in wrong.iter().enumerate() {
        assert!(
            said.contains(&format!("<{index}> ")),
            "{schema} accepts\n{text}"
        );
    }
}

#[test]
fn a_schema_is_printed_or_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    schemas(&Tree::new(), folder.path());
    for name in [
        "instellingen",
        "brief",
        "grafiek",
        "tabelblok",
        "pagina",
        "data",
        "tabel",
        "fasen",
        "gebieden",
    ] {
        let printed = run(bare().current_dir(folder.path()).args(["schema", name]));
        assert_eq!(printed.code, 0, "{}", printed.stderr);
        let written = fs::read_to_string(folder.path().join(format!("{name}.schema.json")));
        assert_eq!(written.expect("it was written"), printed.stdout);
        let json: Json = serde_json::from_str(&printed.stdout).expect("it is JSON");
        assert_eq!(
            json["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert!(
            json["title"].is_string() && json["description"].is_string(),
            "{name}"
        );
    }
    assert_eq!(run(bare().args(["schema", "taart"])).code, 2);
    assert_eq!(run(bare().args(["schema"])).code, 2);
}

#[test]
fn the_head_of_a_letter_is_that_of_the_site() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = "organisatie: {naam: x}\nadres: https://x.example/\nbrief: {kop: [{veld: \
        steller, label: Steller, verplicht: ja}]}\n";
    schemas(
        &Tree::from([("raadsbrief.yaml".to_owned(), settings.as_bytes().to_vec())]),
        folder.path(),
    );
    let text = fs::read_to_string(folder.path().join("brief.schema.json")).expect("it was written");
    let json: Json = serde_json::from_str(&text).expect("it is JSON");
    assert!(json["properties"]["steller"].is_object());
    assert!(json["properties"]["portefeuillehouder"].is_null());
    assert_eq!(
        json["allOf"][0]["then"]["required"],
        serde_json::json!(["kenmerk", "datum", "steller"])
    );
}

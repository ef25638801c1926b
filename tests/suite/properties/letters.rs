//! The JSON of letters: read back without loss, and as the published schema says.

use std::fs;
use std::process::{Command, Stdio};

use raadsbrief::model::Letter;

use super::built::build;
use super::council::any_council;
use super::labels::any_labels;
use super::some;
use super::withheld::any_site;
use crate::tree::Tree;

/// Checks each file named on the command line against the schema named first.
const VALIDATOR: &str = r#"
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for path in sys.argv[2:]:
    for error in validator.iter_errors(json.load(open(path, encoding="utf-8"))):
        print(path, error.json_path, error.message[:200])
"#;

/// The JSON of every letter of some random sites, and the schema.
fn letters() -> (Vec<Vec<u8>>, Vec<u8>) {
    let councils = some(12, any_council())
        .into_iter()
        .map(|council| council.whole());
    let labels = some(6, any_labels())
        .into_iter()
        .map(|labels| labels.site());
    let withheld = some(4, any_site());
    let (mut letters, mut schema) = (Vec::new(), Vec::new());
    for site in councils.chain(labels).chain(withheld) {
        let files = built(&site);
        schema = files
            .get("schema/brief-1.json")
            .cloned()
            .expect("the schema");
        let own = files
            .into_iter()
            .filter(|(path, _)| path.ends_with("brief.json"));
        letters.extend(own.map(|(_, bytes)| bytes));
    }
    (letters, schema)
}

fn built(site: &Tree) -> Tree {
    let built = build(site);
    assert!(!built.failed, "{}", built.messages);
    built.files
}

/// A Python that knows JSON Schema: the one in the path, or Debian's own.
pub fn python() -> &'static str {
    let knows = |python: &&str| {
        let asked = Command::new(python)
            .args(["-c", "import jsonschema"])
            .output();
        asked.is_ok_and(|output| output.status.success())
    };
    let python = ["python3", "/usr/bin/python3"].into_iter().find(knows);
    python.expect("Debian's python3-jsonschema is needed; .ci/test installs it")
}

#[test]
fn the_json_of_a_letter_is_read_back_without_loss() {
    let (letters, _) = letters();
    assert!(letters.len() > 22);
    for bytes in letters {
        let letter: Letter = serde_json::from_slice(&bytes).expect("it is a letter");
        let again = serde_json::to_string(&letter).expect("a letter has a JSON form");
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        assert_eq!(again, squeezed(&text));
    }
}

/// A JSON text without the white space between its parts.
fn squeezed(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let keeps = |c: &char| {
        let keep = in_string || !c.is_whitespace();
        if *c == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = *c == '\\' && !escaped;
        keep
    };
    json.chars().filter(keeps).collect()
}

#[test]
fn the_json_of_a_letter_is_as_the_published_schema_says() {
    let (letters, schema) = letters();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: String, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("files can be written");
        path
    };
    let paths: Vec<_> = letters
        .iter()
        .enumerate()
        .map(|(index, bytes)| write(format!("{index}.json"), bytes))
        .collect();
    // A letter that the schema must refuse, so that silence means something.
    let wrong = write("wrong.json".to_owned(), b"{\"schema\": 1}");
    let output = Command::new(python())
        .args(["-c", VALIDATOR])
        .arg(write("schema.json".to_owned(), &schema))
        .args(&paths)
        .arg(&wrong)
        .stdin(Stdio::null())
        .output()
        .expect("Python starts");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaints}");
    let found = String::from_utf8_lossy(&output.stdout);
    let (expected, others): (Vec<&str>, Vec<&str>) = found
        .lines()
        .partition(|line| line.starts_with(&*wrong.to_string_lossy()));
    assert!(others.is_empty(), "{}", others.join("\n"));
    assert!(!expected.is_empty(), "the schema takes everything");
}

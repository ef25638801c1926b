//! What is promised of public data: nothing that is not public, nothing of after today, and a
//! description for programs that holds.

use std::collections::BTreeSet;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::command;
use crate::tree::{self, Tree};

/// The site that shows public data.
const SITE: &str = "tests/sites/public-datasets";

/// Builds the site from these files.
fn build(files: &Tree) -> Tree {
    let project = tempfile::tempdir().expect("a temporary folder");
    let out = tempfile::tempdir().expect("a temporary folder");
    tree::write(project.path(), files);
    let ended = command::build(project.path(), out.path());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    tree::read_site(out.path())
}

/// The files of the site, with a file changed.
fn changed(path: &str, change: impl Fn(&str) -> String) -> Tree {
    let mut files = tree::read(&command::repository(SITE));
    files.retain(|path, _| !path.starts_with("expected/"));
    let file = files.get_mut(path).expect("the site has this file");
    *file = change(text(file)).into_bytes();
    files
}

fn unchanged() -> Tree {
    changed("raadsbrief.yaml", str::to_owned)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("files of a site are text")
}

fn json(site: &Tree, path: &str) -> Value {
    serde_json::from_slice(&site[path]).expect("it is JSON")
}

#[test]
fn a_dataset_that_is_not_public_shows_only_what_letters_say_of_it() {
    let site = build(&unchanged());
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        // It is not in any letter.
        assert!(!text.contains("996"), "{path}");
        let is_of_letter = path.starts_with("brieven/") || path.starts_with("archief/");
        assert!(is_of_letter || !text.contains("besloten"), "{path}");
    }
    let letter = text(&site["brieven/2025/rib-2025-001/index.html"]);
    assert!(letter.contains("31\u{a0}meldingen"));
    assert!(letter.contains("data/meldingen/index.html\">Meldingen"));
    assert!(!letter.contains("data/besloten"));
    // The same dataset, said to be public, has a page and a place in every list.
    let public = build(&changed("data/besloten.yaml", |text| {
        format!("{text}openbaar: ja\n")
    }));
    assert!(text(&public["data/besloten/besloten.csv"]).contains("996"));
    assert!(text(&public["data/index.html"]).contains("Besloten cijfers"));
    assert!(text(&public["datapackage.json"]).contains("data/besloten/besloten.csv"));
}

#[test]
fn what_is_recorded_after_today_changes_no_byte() {
    let before = build(&unchanged());
    let without = build(&changed("data/meldingen.yaml", |text| {
        let later = text.find("  - bron: {titel: Jaarcijfers van later");
        text[..later.expect("there is a later delivery")].to_owned()
    }));
    assert_eq!(tree::difference(&without, &before), None);
}

#[test]
fn a_dataset_of_which_nothing_is_known_says_so_and_offers_nothing() {
    let site = build(&unchanged());
    let page = text(&site["data/later/index.html"]);
    assert!(page.contains("Nog niets bekend."));
    let files: Vec<&String> = site
        .keys()
        .filter(|p| p.starts_with("data/later/"))
        .collect();
    assert_eq!(files, ["data/later/index.html"]);
    assert!(!text(&site["datapackage.json"]).contains("later"));
}

#[test]
fn letters_stand_with_what_they_said_and_what_that_is_now() {
    let site = build(&unchanged());
    let page = text(&site["data/meldingen/index.html"]).replace('\u{a0}', " ");
    let said = "<a href=\"../../brieven/2025/rib-2025-001/index.html#bron-1\">20 meldingen</a> \
                <strong class=\"herzien\">inmiddels herzien:</strong> nu 24 meldingen</li>";
    assert!(page.contains(said));
    assert!(
        page.contains("8 meldingen</a> <strong class=\"herzien\">inmiddels vervallen</strong>")
    );
    // The later letter took the revised value.
    assert!(page.contains("rib-2025-002/index.html#bron-1\">24 meldingen</a></li>"));
    assert!(page.contains("rib-2025-001/index.html#meldingen\">figuur 1</a>"));
    assert!(page.contains("om 1 melding te berekenen"));
    // What the delivery in between did.
    assert!(page.contains("<p>1 regel gewijzigd, 1 vervallen (herziening)</p>"));
    assert!(page.contains("<p>6 nieuwe regels</p>"));
}

#[test]
fn small_counts_of_persons_are_in_no_file_of_a_public_dataset() {
    let site = build(&unchanged());
    for (path, bytes) in site.iter().filter(|(p, _)| p.starts_with("data/jeugd/")) {
        assert!(!text(bytes).contains("4321"), "{path}");
        assert!(!text(bytes).contains("4.321"), "{path}");
    }
    let rows = text(&site["data/jeugd/jeugd.csv"]);
    assert!(rows.contains("Zuid,2025-01-01,,,,aantal,afgeschermd,,jeugdigen"));
}

/// The structure that Data Package asks for, and that what it says of the files is so.
#[test]
fn the_description_for_programs_holds() {
    let site = build(&unchanged());
    let package = json(&site, "datapackage.json");
    assert_eq!(
        package["$schema"],
        "https://datapackage.org/profiles/2.0/datapackage.json"
    );
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    let resources = package["resources"].as_array().expect("a list");
    let mut names = BTreeSet::new();
    for resource in resources {
        let name = resource["name"].as_str().expect("a name");
        assert!(names.insert(name), "{name} stands twice");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
        assert!(name.chars().all(plain), "{name}");
        let bytes = &site[resource["path"].as_str().expect("a path")];
        if let Some(size) = resource["bytes"].as_u64() {
            assert_eq!(size, bytes.len() as u64, "{name}");
            let sum: String = Sha256::digest(bytes)
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect();
            assert_eq!(resource["hash"], format!("sha256:{sum}"), "{name}");
        }
        check_rows(&site, resource, resources);
    }
    for name in ["archief/brieven", "meldingen", "data/gemeenten"] {
        assert!(names.contains(name), "{name}");
    }
}

/// Each column is described, keys tell rows apart, and what refers to another file is there.
fn check_rows(site: &Tree, resource: &Value, resources: &[Value]) {
    let (head, rows) = rows(site, resource);
    let schema = &resource["schema"];
    let fields = schema["fields"].as_array().expect("a list");
    let described: Vec<&str> = fields.iter().filter_map(|f| f["name"].as_str()).collect();
    assert_eq!(described, head);
    let cells = |rows: &[Vec<String>], head: &[String], key: &Value| -> Vec<Vec<String>> {
        let key = key.as_array().expect("a list of columns");
        let places: Vec<usize> = key
            .iter()
            .map(|name| head.iter().position(|n| n == name.as_str().unwrap_or("")))
            .map(|place| place.expect("the column is there"))
            .collect();
        let of_row = |row: &Vec<String>| places.iter().map(|at| row[*at].clone()).collect();
        rows.iter().map(of_row).collect()
    };
    if !schema["primaryKey"].is_null() {
        let keys = cells(&rows, &head, &schema["primaryKey"]);
        assert!(keys.iter().flatten().all(|cell| !cell.is_empty()));
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }
    for reference in schema["foreignKeys"].as_array().into_iter().flatten() {
        let other = &reference["reference"]["resource"];
        let other = resources.iter().find(|resource| resource["name"] == *other);
        let other = other.expect("the other file is described");
        let (other_head, other_rows) = self::rows(site, other);
        let known = cells(&other_rows, &other_head, &reference["reference"]["fields"]);
        for cell in cells(&rows, &head, &reference["fields"]) {
            assert!(known.contains(&cell), "{cell:?}");
        }
    }
    for (at, field) in fields.iter().enumerate() {
        let Some(words) = field["constraints"]["enum"].as_array() else {
            continue;
        };
        let mut found = rows
            .iter()
            .map(|row| &row[at])
            .filter(|cell| !cell.is_empty());
        assert!(found.all(|cell| words.iter().any(|word| word == cell)));
    }
}

/// The head and the rows of a file.
fn rows(site: &Tree, resource: &Value) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = &site[resource["path"].as_str().expect("a path")];
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let record = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let head = record(reader.headers().expect("a head"));
    let rows = reader.records().map(|row| record(&row.expect("a row")));
    (head, rows.collect())
}

#[test]
fn the_two_tables_differ_in_their_notation_only() {
    let site = build(&unchanged());
    let plain = text(&site["data/meldingen/meldingen.csv"]);
    let dutch = text(&site["data/meldingen/meldingen-nl.csv"]);
    let dutch = dutch.strip_prefix('\u{feff}').expect("a byte order mark");
    let read = |text: &str, delimiter| -> Vec<csv::StringRecord> {
        let mut builder = csv::ReaderBuilder::new();
        let mut reader = builder.delimiter(delimiter).from_reader(text.as_bytes());
        reader.records().map(|row| row.expect("a row")).collect()
    };
    assert_eq!(read(plain, b','), read(dutch, b';'));
    // What a spreadsheet would calculate is text.
    assert!(plain.contains("\"'=Jaarcijfers overlast, herzien"));
}

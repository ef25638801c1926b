//! Concepts, agreements and moments: what somebody agreed to is what is published, and nothing of a letter
//! shows before its moment but what its author announced.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::{Ended, raadsbrief, repository, words};
use crate::tree;

/// A site of one letter with a figure and a chart, to which somebody must agree.
struct Site(tempfile::TempDir);

const SETTINGS: &str = "organisatie: {naam: Gemeente Voorbeeld}\nadres: https://voorbeeld.example/\n\
    publicatie: {akkoord: ja, door: de griffie}\nlogo: {bestand: templates/logo.svg, tekst: Het logo}\n";

const LETTER: &str = "---\nkenmerk: RIB-2026-004\nstatus: gereed\nonderwerp: Zonnewijzers in Noord\ndatum: 01-07-2026\n\
    publiceren_vanaf: 01-07-2026 9:00\naankondiging: Nieuws over het plein.\naliassen: [/sterrenwacht/]\n\
    dossier: Torenuurwerk\nthemas: [Tijdwaarneming]\nportefeuillehouder: Q. Klokkenmaker\n\
    bijlagen: [{bestand: wijzerplaat.csv, titel: De wijzerplaten}]\n\
    cijfers:\n  plaatsen: {uit: uurglazen}\n---\n\n## Inleiding\n\n\
    Er komen {{ cijfers.plaatsen }}.[^noot] Zie ook [de andere brief](brief:RIB-2026-001), \
    [elders](https://elders.example/zon) en [figuur](#verloop).\n\n[^noot]: Zolang de zon schijnt.\n\n\
    ```grafiek\nid: verloop\nsoort: lijn\nuit: uurglazen\ntitel: Het aantal uurglazen daalt\n```\n";

const OTHER: &str = "---\nkenmerk: RIB-2026-001\nstatus: gereed\nonderwerp: De eerste brief\ndatum: 02-02-2026\n---\n\nTekst.\n";

const DATA: &str = "soort: tabel\ntitel: Uurglazen\neenheid: uurglazen\nstatus: fictief\npersonen: nee\n\
    bron: {titel: Telling, datum: 01-06-2026}\nwaarnemingen:\n\
    \x20 - {peildatum: 01-01-2026, aantal: 40}\n  - {peildatum: 01-06-2026, aantal: 31}\n";

/// What stands in nothing but the letter and its data.
const TOKENS: &[&str] = &[
    "RIB-2026-004",
    "rib-2026-004",
    "Zonnewijzers",
    "wijzerplaat",
    "wijzerplaten",
    "sterrenwacht",
    "Torenuurwerk",
    "torenuurwerk",
    "Tijdwaarneming",
    "tijdwaarneming",
    "Klokkenmaker",
    "klokkenmaker",
    "uurglazen",
    "Uurglazen",
    "zon schijnt",
];

/// Who agreed to it.
const WHO: &str = "J. Instemmer";

impl Site {
    fn new() -> Site {
        let site = Site(tempfile::tempdir().expect("a temporary folder"));
        site.put("raadsbrief.yaml", SETTINGS);
        site.put(
            "templates/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><circle cx=\"20\" cy=\"20\" r=\"18\" fill=\"#7a2315\"/></svg>",
        );
        site.put("content/brieven/zon.md", LETTER);
        site.put("content/brieven/eerste.md", OTHER);
        site.put("content/brieven/wijzerplaat.csv", "Plaats;Uur\nNoord;12\n");
        site.put("data/uurglazen.yaml", DATA);
        // What the letter leads to was published long ago.
        let then = "2026-02-03";
        let code = site.code_of("RIB-2026-001", then);
        site.done(
            &format!("agree RIB-2026-001 --door B --controle {code}"),
            then,
        );
        site.done("publish RIB-2026-001 --door Griffie", then);
        site.put("content/brieven/derde.md", &OTHER.replace("001", "003"));
        site
    }

    fn put(&self, path: &str, text: &str) {
        let full = self.path().join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(full, text).expect("files can be written");
    }

    fn change(&self, path: &str, old: &str, new: &str) {
        let full = self.path().join(path);
        let text = fs::read_to_string(&full).expect("it is there");
        assert!(text.contains(old), "{old}");
        fs::write(full, text.replacen(old, new, 1)).expect("files can be written");
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs a command on it at a moment.
    fn run(&self, line: &str, now: &str) -> Ended {
        let mut all = words(line);
        let project = self.path().to_str().expect("temporary folders are UTF-8");
        all.extend(["--project", project, "--now", now].map(str::to_owned));
        raadsbrief(all)
    }

    fn done(&self, line: &str, now: &str) -> Ended {
        let ended = self.run(line, now);
        assert_eq!(ended.code, 0, "{line}: {}", ended.stderr);
        ended
    }

    /// Refused by one mistake.
    fn refused(&self, line: &str, now: &str, code: &str) {
        let ended = self.run(line, now);
        assert_eq!(ended.code, 1, "{line}: {}", ended.stderr);
        let label = format!("fout[{code}]");
        assert!(ended.stderr.contains(&label), "{line}: {}", ended.stderr);
    }

    /// The control code of the letter as a concept.
    fn code(&self, now: &str) -> String {
        self.code_of("RIB-2026-004", now)
    }

    fn code_of(&self, number: &str, now: &str) -> String {
        let told = self.done(&format!("review {number}"), now).stderr;
        let (_, code) = told.split_once(&format!("{number}: ")).expect("the code");
        code.lines().next().expect("a line").to_owned()
    }

    fn agree(&self, code: &str) -> String {
        format!("agree RIB-2026-004 --door \"J. Instemmer\" --controle {code}")
    }

    fn concept(&self) -> String {
        let path = self.path().join("concept/rib-2026-004-concept.html");
        fs::read_to_string(path).expect("the concept")
    }
}

/// A quarter of an hour before nine in Amsterdam in summer, and nine.
const BEFORE: &str = "2026-07-01T08:59:59+02:00";
const AT_NINE: &str = "2026-07-01T07:00:00Z";

#[test]
fn what_was_agreed_to_is_published_and_nothing_else() {
    let site = Site::new();
    let publish = "publish RIB-2026-004 --door Griffie";
    site.refused(publish, AT_NINE, "RB734");
    let code = site.code(BEFORE);
    site.refused(&site.agree("0000-0000-0000"), BEFORE, "RB728");
    // As somebody types it who heard it on the telephone.
    let heard = code.to_lowercase().replace('-', "").replace('0', "o");
    site.done(&site.agree(&heard), BEFORE);
    site.refused(publish, BEFORE, "RB733");

    site.change("data/uurglazen.yaml", "aantal: 31", "aantal: 32");
    site.refused(publish, AT_NINE, "RB735");
    site.refused(&site.agree(&code), AT_NINE, "RB728");
    site.change("data/uurglazen.yaml", "aantal: 32", "aantal: 31");
    site.change("content/brieven/wijzerplaat.csv", "12", "13");
    site.refused(publish, AT_NINE, "RB735");
    site.change("content/brieven/wijzerplaat.csv", "13", "12");

    // One to which nobody agreed waits, and keeps no other from being published.
    let ended = site.done("publish --due --door Griffie", AT_NINE);
    assert!(
        ended.stderr.contains("Gepubliceerd: RIB-2026-004"),
        "{}",
        ended.stderr
    );
    assert!(!ended.stderr.contains("RIB-2026-003"), "{}", ended.stderr);
    let acts = tree::read(&site.path().join("data/publicaties/akten"));
    let act: Vec<String> = acts
        .into_values()
        .map(|bytes| String::from_utf8(bytes).expect("JSON"))
        .collect();
    assert!(act.concat().contains("J. Instemmer"), "{act:?}");
}

#[test]
fn a_correction_needs_an_agreement_of_its_own() {
    let site = Site::new();
    let code = site.code(BEFORE);
    site.done(&site.agree(&code), BEFORE);
    site.done("publish RIB-2026-004 --door Griffie", AT_NINE);
    let later = "2026-07-02T12:00:00Z";
    site.refused(&site.agree(&code), later, "RB729");
    site.change(
        "content/brieven/zon.md",
        "Zolang de zon schijnt",
        "Zolang zij schijnt",
    );
    let next = site.code(later);
    assert_ne!(code, next);
    assert!(
        site.concept()
            .contains("Concept van een verbetering (versie 2)")
    );
    let correct = "correct RIB-2026-004 --soort erratum --reden \"Een tikfout.\" --door Griffie";
    site.refused(correct, later, "RB734");
    let page = site.concept();
    for said in ["Wat er verandert", ": gewijzigd</li>", "Zolang zij schijnt"] {
        assert!(page.contains(said), "{said}");
    }
    for said in ["Erratum", "Verbeterd</dt>"] {
        assert!(!page.contains(said), "{said}");
    }
    site.done(&site.agree(&next), later);
    // What is agreed to does not grow old by itself.
    site.done(correct, "2026-07-05T12:00:00Z");
}

#[test]
fn a_concept_stands_by_itself() {
    let site = Site::new();
    let code = site.code(BEFORE);
    let page = site.concept();
    for element in ["<link", "<script", "@import", "url(", "<iframe"] {
        assert!(!page.contains(element), "{element}");
    }
    let values = |attribute: &str| -> Vec<String> {
        let opening = format!(" {attribute}=\"");
        let parts = page.split(&opening).skip(1);
        let values = parts.filter_map(|part| part.split('"').next());
        values.map(str::to_owned).collect()
    };
    let sources = values("src");
    assert!(
        sources
            .iter()
            .any(|source| source.starts_with("data:image/svg+xml,"))
    );
    for source in sources {
        assert!(source.starts_with("data:"), "{source}");
    }
    let links = values("href");
    assert!(links.len() > 5, "{links:?}");
    for link in links {
        let is_whole = link.starts_with('#') || link.starts_with("https://");
        assert!(is_whole, "{link}");
    }
    for said in [
        code.as_str(),
        "Concept, nog niet openbaar",
        "op zijn vroegst op 1 juli 2026 om 9.00 uur",
        "aan de griffie",
        "31\u{a0}uurglazen",
        "Zolang de zon schijnt",
        "https://voorbeeld.example/brieven/2026/rib-2026-001/",
        "De wijzerplaten (CSV, ",
        "--raadsbrief-document-color",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.matches("<svg").count() >= 2, "it holds its drawings");
    assert_eq!(page.matches("<h1>").count(), 1);
}

#[test]
fn each_sheet_of_a_concept_on_paper_bears_its_code() {
    let site = Site::new();
    let code = site.code(BEFORE);
    let pdf = site.path().join("concept/rib-2026-004-concept.pdf");
    let ended = Command::new("pdftotext")
        .arg("-layout")
        .arg(&pdf)
        .arg("-")
        .output();
    let ended = ended.expect("pdftotext is there; .ci/test installs it");
    let text = String::from_utf8(ended.stdout).expect("UTF-8");
    let sheets: Vec<&str> = text
        .split('\u{c}')
        .filter(|sheet| !sheet.trim().is_empty())
        .collect();
    assert!(sheets.len() > 1, "{text}");
    for sheet in sheets {
        let head = format!("CONCEPT · RIB-2026-004 · controlecode {code}");
        assert!(sheet.contains(&head), "{sheet}");
    }
    assert!(
        text.contains("op zijn vroegst op 1 juli 2026 om 9.00 uur"),
        "{text}"
    );
}

#[test]
fn a_concept_is_the_same_twice_and_another_one_when_anything_changes() {
    let site = Site::new();
    let code = site.code(BEFORE);
    let page = site.concept();
    assert_eq!(site.code(BEFORE), code);
    assert_eq!(site.concept(), page);
    // What is no part of the letter changes nothing.
    site.change("content/brieven/derde.md", "Tekst", "Andere tekst");
    assert_eq!(site.code(BEFORE), code);
    site.change("content/brieven/zon.md", "Zolang", "Zo lang");
    assert_ne!(site.code(BEFORE), code);
}

#[test]
fn a_letter_with_a_mistake_gives_no_concept() {
    let site = Site::new();
    site.change(
        "content/brieven/zon.md",
        "cijfers.plaatsen }}",
        "cijfers.platsen }}",
    );
    let ended = site.run("review RIB-2026-004", BEFORE);
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(ended.stderr.contains("bedoelde u"), "{}", ended.stderr);
    assert!(
        !site
            .path()
            .join("concept/rib-2026-004-concept.html")
            .exists()
    );
    let ended = site.run("review RIB-2026-044", BEFORE);
    assert_eq!(ended.code, 2, "{}", ended.stderr);
    assert!(
        ended.stderr.contains("bedoelde u „RIB-2026-004”"),
        "{}",
        ended.stderr
    );
}

/// The files of a build, with their names, as one text.
fn output(site: &Site, now: &str) -> String {
    site.done("build", now);
    let files = tree::read(&site.path().join("site"));
    let mut all = String::new();
    for (name, bytes) in files {
        all.push_str(&name);
        all.push('\n');
        all.push_str(&String::from_utf8_lossy(&bytes));
        all.push('\n');
    }
    all
}

#[test]
fn before_its_moment_nothing_of_a_letter_shows_but_what_was_announced() {
    let site = Site::new();
    let code = site.code(BEFORE);
    site.done(&site.agree(&code), BEFORE);
    for now in ["2026-06-30", BEFORE] {
        let before = output(&site, now);
        for token in TOKENS.iter().chain([&WHO]) {
            assert!(!before.contains(token), "{token} at {now}");
        }
        assert!(before.contains("Nieuws over het plein."));
        assert!(
            before.contains(
                "<time datetime=\"2026-07-01T09:00:00+02:00\">1 juli 2026, 9.00 uur</time>"
            )
        );
    }
    // Its moment has come, and nobody published it yet.
    let waiting = output(&site, AT_NINE);
    for token in TOKENS.iter().chain([&WHO]) {
        assert!(!waiting.contains(token), "{token}");
    }
    assert!(!waiting.contains("Nieuws over het plein."));
    assert!(!waiting.contains("agenda/"));

    site.done("publish --due", AT_NINE);
    let after = output(&site, AT_NINE);
    for token in TOKENS {
        assert!(after.contains(token), "{token}");
    }
    // And whoever asks for the site of the day before gets that.
    assert!(!output(&site, BEFORE).contains("Zonnewijzers"));
}

#[test]
fn a_build_says_what_is_to_be_published_next() {
    let site = Site::new();
    let told = |now: &str| site.done("build --no-pdf", now).stderr;
    assert!(
        told("2026-06-30")
            .contains("Wacht op akkoord: RIB-2026-003; raadsbrief review RIB-2026-003")
    );
    assert!(!told("2026-06-30").contains("RIB-2026-004"));
    let code = site.code(BEFORE);
    site.done(&site.agree(&code), BEFORE);
    let next =
        "Volgende publicatie: RIB-2026-004, 1 juli 2026 om 9.00 uur; raadsbrief publish --due";
    assert!(told("2026-06-30").contains(next), "{}", told("2026-06-30"));
    assert!(
        told(AT_NINE).contains("Klaar om te publiceren: RIB-2026-004; raadsbrief publish --due")
    );
    site.done("publish --due", AT_NINE);
    assert!(!told(AT_NINE).contains("RIB-2026-004"));
}

#[test]
fn an_agreement_that_was_changed_by_hand_does_not_count() {
    let site = Site::new();
    let code = site.code(BEFORE);
    site.done(&site.agree(&code), BEFORE);
    let path = "data/akkoorden/rib-2026-004.json";
    site.change(path, "\"schema\"", "\"schemo\"");
    let ended = site.done("build --no-pdf", BEFORE);
    assert!(
        ended.stderr.contains("waarschuwing[RB726]"),
        "{}",
        ended.stderr
    );
    site.refused("publish RIB-2026-004 --door Griffie", AT_NINE, "RB734");
    site.done(&site.agree(&code), BEFORE);
    site.done("publish RIB-2026-004 --door Griffie", AT_NINE);
}

#[test]
fn no_letter_of_the_example_is_too_much_for_a_concept() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let project = repository("");
    for number in [
        "RIB-2019-001",
        "RIB-2021-001",
        "RIB-2022-001",
        "RIB-2023-001",
    ] {
        let ended = raadsbrief([
            "review".as_ref(),
            number.as_ref(),
            "--project".as_ref(),
            project.as_os_str(),
            "--out".as_ref(),
            out.path().as_os_str(),
        ]);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
    }
    assert_eq!(tree::read(out.path()).len(), 8);
}

//! What the standards ask of a PDF as a file: syntax, claims, what it says of itself, what is in it.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::objects::text;
use super::papers::{self, none_wrong, output, papers};
use super::string;

#[test]
fn each_is_sound() {
    none_wrong(|paper| {
        // It would end in a way that fails if something were wrong.
        let said = output("qpdf", ["--check"], &paper.path);
        let sound = said.contains("No syntax or stream encoding errors found");
        (!sound).then_some(said).into_iter().collect()
    });
}

#[test]
fn each_is_pdf_ua_1_and_the_part_of_pdf_a_that_it_claims() {
    let mut asked = String::new();
    for paper in papers() {
        for profile in ["ua1", paper.archival] {
            let _ = writeln!(asked, "{profile}\t{}", paper.path.display());
        }
    }
    let told = validated(&asked);
    assert_eq!(told.lines().count(), asked.lines().count(), "{told}");
    let failed: Vec<&str> = told
        .lines()
        .filter(|line| !line.starts_with("PASS\t"))
        .collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn what_breaks_a_standard_is_found() {
    let paper = &papers()[0];
    let broken = paper.path.with_extension("kapot.pdf");
    let bytes = fs::read(&paper.path).expect("it can be read");
    let marked = b"/Marked true";
    let at = bytes
        .windows(marked.len())
        .position(|window| window == marked);
    let at = at.expect("it says that it is tagged");
    let mut bytes = bytes;
    bytes[at..at + marked.len()].copy_from_slice(b"/Narked true");
    fs::write(&broken, bytes).expect("it can be written");
    let told = validated(&format!("ua1\t{0}\n3a\t{0}\n", broken.display()));
    fs::remove_file(&broken).expect("it can be removed");
    let failed = told.lines().filter(|line| line.starts_with("FAIL\t"));
    assert_eq!(failed.count(), 2, "{told}");
}

/// What page-validation says of each line, a profile and a file: `PASS` or `FAIL` and why.
fn validated(asked: &str) -> String {
    let script = command_file("validate.py");
    let mut command = Command::new(validator());
    command
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| {
        panic!("{}: {error}. .ci/test installs it", validator().display());
    });
    let mut input = child.stdin.take().expect("it reads");
    std::io::Write::write_all(&mut input, asked.as_bytes()).expect("it reads");
    drop(input);
    let ended = child.wait_with_output().expect("it ends");
    assert!(
        ended.status.success(),
        "page-validation is there; .ci/test installs it"
    );
    String::from_utf8(ended.stdout).expect("it writes UTF-8")
}

fn command_file(name: &str) -> PathBuf {
    crate::command::repository("tests/suite/pdf").join(name)
}

/// The Python that has page-validation: `.ci/test` makes it beside what cargo builds.
fn validator() -> PathBuf {
    let given = env::var_os("RAADSBRIEF_VALIDATOR").map(PathBuf::from);
    given.unwrap_or_else(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        let target = target.expect("it stands in the target folder");
        target.join("page-validation/bin/python")
    })
}

#[test]
fn each_says_what_it_is() {
    none_wrong(|paper| {
        let objects = &paper.objects;
        let (catalog, info, letter) = (objects.catalog(), objects.info(), &paper.letter);
        let mut wrong = Vec::new();
        let mut expect = |what: &str, found: Option<&str>, wanted: &str| {
            if found != Some(wanted) {
                wrong.push(format!("{what} is {found:?}, not {wanted:?}"));
            }
        };
        let subject = string(letter, &["onderwerp"]);
        let language = string(letter, &["taal"]);
        let found = text(&catalog["/Lang"]);
        let found = found.map(|found| found.get(..language.len()).unwrap_or(found));
        expect("language", found, language);
        expect(
            "author",
            text(&info["/Author"]),
            string(letter, &["afzender", "naam"]),
        );
        expect("creator", text(&info["/Creator"]), "raadsbrief");
        // A draft without a date bears the day that counts as today.
        let day = letter["datum"]
            .as_str()
            .unwrap_or(crate::command::NOW)
            .replace('-', "");
        for date in ["/CreationDate", "/ModDate"] {
            let found = text(&info[date]).map(|found| found.get(..10).unwrap_or(found));
            expect(date, found, &format!("D:{day}"));
        }
        let flag = |value: &Value| {
            if value == &Value::Bool(true) {
                "yes"
            } else {
                "no"
            }
        };
        expect(
            "tagged",
            Some(flag(&catalog["/MarkInfo"]["/Marked"])),
            "yes",
        );
        let shown = &catalog["/ViewerPreferences"]["/DisplayDocTitle"];
        expect("title shown", Some(flag(shown)), "yes");
        let head = fs::read(&paper.path).expect("it can be read");
        expect("version", std::str::from_utf8(&head[..8]).ok(), "%PDF-1.7");
        let title = text(&info["/Title"]).unwrap_or_default();
        if !title.contains(subject) {
            wrong.push(format!("the title {title:?} does not say {subject:?}"));
        }
        if text(&info["/Subject"]).is_none_or(|words| words.trim().is_empty()) {
            wrong.push("no subject".to_owned());
        }
        let keywords = text(&info["/Keywords"]).unwrap_or_default();
        let number = letter["kenmerk"].as_str().unwrap_or_default();
        if !keywords.contains(number) {
            wrong.push(format!("the keywords {keywords:?} lack {number:?}"));
        }
        wrong
    });
}

#[test]
fn none_tells_of_the_machine_that_made_it() {
    let home = env::var("HOME").unwrap_or_default();
    let user = env::var("USER").unwrap_or_default();
    let here = crate::command::repository(".");
    let mut secrets = vec![
        env!("CARGO_TARGET_TMPDIR").to_owned(),
        here.display().to_string(),
    ];
    // A home such as `/` or a user such as `root` says nothing.
    secrets.extend([home, user].into_iter().filter(|name| name.len() > 5));
    none_wrong(|paper| {
        let mut texts = paper.objects.texts();
        texts.push(output("pdfinfo", ["-meta"], &paper.path));
        texts.push(output("pdfinfo", [], &paper.path));
        let told = secrets
            .iter()
            .filter(|secret| texts.iter().any(|text| text.contains(*secret)));
        told.map(|secret| format!("tells {secret:?}")).collect()
    });
}

#[test]
fn another_folder_time_zone_and_language_change_no_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (project, out) = (folder.path().join("elders"), folder.path().join("uitvoer"));
    papers::copy_own_site(&project);
    let mut program = crate::command::bare();
    program.args([
        "build",
        "--ready",
        "--now",
        crate::command::NOW,
        "--jobs",
        "1",
    ]);
    program
        .arg("--project")
        .arg(&project)
        .arg("--out")
        .arg(&out);
    program.envs([
        ("TZ", "Pacific/Kiritimati"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("USER", "iemand"),
    ]);
    let ended = crate::command::run(program.env("HOME", folder.path()));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let mut compared = 0;
    for paper in papers()
        .iter()
        .filter(|paper| paper.name.starts_with("this site: "))
    {
        let name = paper.name.trim_start_matches("this site: ");
        let there = fs::read(out.join(name)).expect("it is there too");
        assert!(
            fs::read(&paper.path).expect("it can be read") == there,
            "{name}"
        );
        compared += 1;
    }
    assert!(compared > 3, "only {compared} PDFs");
}

#[test]
fn each_holds_its_fonts() {
    none_wrong(|paper| {
        let told = output("pdffonts", [], &paper.path);
        let rows: Vec<&str> = told.lines().skip(2).collect();
        let mut wrong = Vec::new();
        if rows.is_empty() {
            wrong.push("no fonts".to_owned());
        }
        for row in rows {
            // Name, type, encoding, embedded, subset, way back to Unicode, and two of an object.
            let fields: Vec<&str> = row.split_whitespace().rev().collect();
            if row.contains("Type 3") {
                wrong.push(format!("Type 3: {row}"));
            }
            if fields[4] != "yes" {
                wrong.push(format!("not embedded: {row}"));
            }
            if fields[2] != "yes" {
                wrong.push(format!("no way back to text: {row}"));
            }
        }
        wrong
    });
}

#[test]
fn each_holds_the_data_of_its_charts_and_tables() {
    none_wrong(|paper| {
        let mut wanted: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for kind in ["grafieken", "tabellen"] {
            for shown in paper.letter[kind].as_array().into_iter().flatten() {
                let name = format!("{}.csv", shown["id"].as_str().unwrap_or_default());
                if let Ok(bytes) = fs::read(paper.folder().join(&name)) {
                    wanted.insert(name, bytes);
                }
            }
        }
        if paper.archival == "2a" {
            wanted.clear();
        }
        let described = paper.objects.attachments();
        let mut wrong = Vec::new();
        if !described.keys().eq(wanted.keys()) {
            let names: Vec<&String> = described.keys().collect();
            wrong.push(format!("holds {names:?}, not {:?}", wanted.keys()));
            return wrong;
        }
        for (name, bytes) in wanted {
            let key = format!("--show-attachment={name}");
            let found = output("qpdf", [key.as_str()], &paper.path);
            if found.as_bytes() != bytes {
                wrong.push(format!("its {name} is another than that beside the page"));
            }
            if described[&name].is_empty() {
                wrong.push(format!("its {name} is not described"));
            }
        }
        wrong
    });
}

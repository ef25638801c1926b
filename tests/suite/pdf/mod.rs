//! Every PDF is as its standards ask, and says what the page of its letter says.
//!
//! These tests need `qpdf`, `poppler-utils` and the Python package `page-validation`, which
//! `.ci/test` installs. Where one is missing they fail.

mod contents;
mod objects;
mod papers;
mod spoken;
mod words;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use roxmltree::{Document, Node};
use serde_json::Value;

use objects::text;
use papers::{none_wrong, output, papers};
use words::difference;

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
    program.args(["build", "--now", crate::command::NOW, "--jobs", "1"]);
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

/// The headings of the page of a letter: how deep, from 1, and their words.
fn page_headings(page: &str) -> Vec<(usize, String)> {
    let article = words::article(page);
    let document = Document::parse(&article).expect("it was read before");
    let is_depth = |node: &Node<'_, '_>| {
        let depth = node
            .tag_name()
            .name()
            .strip_prefix('h')?
            .parse::<usize>()
            .ok()?;
        (2..=6).contains(&depth).then_some(depth - 1)
    };
    let screen = |node: &Node<'_, '_>| {
        let mut around = node.ancestors();
        around.any(|node| node.attribute("data-pdf") == Some("skip"))
    };
    let endnotes = |node: &Node<'_, '_>| {
        let mut around = node.ancestors();
        around.any(|node| node.attribute("role") == Some("doc-endnotes"))
    };
    let mut headings = Vec::new();
    for node in document.descendants() {
        // The notes of a page stand under a heading; those of paper at the foot.
        if let Some(depth) = is_depth(&node).filter(|_| !screen(&node) && !endnotes(&node)) {
            headings.push((depth, one_line(&words::all_text(node))));
        }
    }
    headings
}

fn one_line(text: &str) -> String {
    words::words(text).join(" ")
}

#[test]
fn bookmarks_and_headings_are_those_of_the_page() {
    none_wrong(|paper| {
        let wanted = page_headings(&paper.page);
        let level = |kind: &str| kind.strip_prefix('H').and_then(|n| n.parse::<usize>().ok());
        let mut headings = Vec::new();
        paper
            .spoken
            .gather(&|element| level(&element.kind).is_some(), &mut headings);
        let tagged = headings.iter().filter_map(|heading| {
            let title = heading.title.as_deref().unwrap_or_default();
            Some((level(&heading.kind)?, one_line(title)))
        });
        let tagged: Vec<(usize, String)> = tagged.collect();
        let bookmarks = paper.objects.bookmarks().into_iter();
        let bookmarks = bookmarks.map(|(depth, title)| (depth, one_line(&title)));
        let bookmarks: Vec<(usize, String)> = bookmarks.collect();
        let mut wrong = Vec::new();
        for (what, found) in [("headings", &tagged), ("bookmarks", &bookmarks)] {
            if *found != wanted {
                wrong.push(format!("its {what} are {found:?}, not {wanted:?}"));
            }
        }
        wrong
    });
}

#[test]
fn drawings_are_described_in_other_words_than_their_captions() {
    none_wrong(|paper| {
        let charts = paper.letter["grafieken"].as_array().into_iter().flatten();
        let titles: Vec<&str> = charts.map(|chart| string(chart, &["titel"])).collect();
        let figures = paper.spoken.all("Figure");
        let logos = usize::from(paper.page.contains("<p class=\"naam logo"));
        let mut wrong = Vec::new();
        if figures.len() != titles.len() + logos {
            wrong.push(format!(
                "{} drawings for {} charts",
                figures.len(),
                titles.len()
            ));
        }
        for figure in figures {
            match figure.alternative.as_deref().map(str::trim) {
                None | Some("") => wrong.push("a drawing without description".to_owned()),
                Some(words) if titles.contains(&words) => {
                    wrong.push(format!("a drawing is only called {words:?}"));
                }
                Some(_) => {}
            }
        }
        wrong
    });
}

#[test]
fn tables_have_the_header_cells_of_the_page() {
    none_wrong(|paper| {
        let article = words::article(&paper.page);
        let document = Document::parse(&article).expect("it was read before");
        let wanted = document
            .descendants()
            .filter(|node| node.has_tag_name("table"));
        let wanted: Vec<Node<'_, '_>> = wanted.collect();
        let mut found = Vec::new();
        paper.spoken.gather(
            &|element| element.kind == "Table" && has_column_heads(element),
            &mut found,
        );
        let mut wrong = Vec::new();
        if found.len() < wanted.len() {
            wrong.push(format!("{} tables, not {}", found.len(), wanted.len()));
        }
        // A table that is too wide for paper stands in parts, each with the heads of its rows.
        let whole = Some(&wanted).filter(|wanted| wanted.len() == found.len());
        for (on_page, on_paper) in whole.into_iter().flatten().zip(&found) {
            let count =
                |is: &dyn Fn(&Node<'_, '_>) -> bool| on_page.descendants().filter(is).count();
            let columns = count(&|node| node.attribute("scope") == Some("col"));
            let mut rows = count(&|node| node.attribute("scope") == Some("row"));
            // Where heads would outnumber the data, what a row begins with is data on paper.
            if columns + rows > count(&|node| node.has_tag_name("td")) {
                rows = 0;
            }
            let heads = on_paper.all("TH");
            let of_rows = heads.iter().filter(|head| head.says("/Scope /Row")).count();
            let heads = (heads.len() - of_rows, of_rows);
            let caption = on_page
                .descendants()
                .find(|node| node.has_tag_name("caption"));
            let caption = one_line(&caption.map(words::all_text).unwrap_or_default());
            if !on_paper.elements().any(|element| element.kind == "Caption") {
                wrong.push(format!("{caption:?} has no caption of its own"));
            }
            if heads != (columns, rows) {
                wrong.push(format!(
                    "{caption:?}: heads {heads:?}, not {:?}",
                    (columns, rows)
                ));
            }
        }
        for cell in paper.spoken.all("TH") {
            if !cell
                .attributes
                .iter()
                .any(|attribute| attribute.starts_with("/Scope "))
            {
                wrong.push("a header cell does not say of what".to_owned());
            }
        }
        wrong
    });
}

fn has_column_heads(table: &spoken::Element) -> bool {
    let cells = table.all("TH");
    cells.iter().any(|cell| !cell.says("/Scope /Row"))
}

#[test]
fn each_says_what_its_page_says_in_the_same_order() {
    none_wrong(|paper| {
        let page = words::of_page(&paper.page);
        let sheet = words::of_paper(&paper.spoken);
        let mut wrong: Vec<String> = difference(&page.text, &sheet.text).into_iter().collect();
        if words::words(&page.text).len() < 10 {
            wrong.push("hardly a word".to_owned());
        }
        let parts = [
            ("notes", page.notes, sheet.notes),
            ("lines of contents", page.contents, sheet.contents),
        ];
        for (what, page, sheet) in parts {
            if page.len() != sheet.len() {
                let (page, sheet) = (page.len(), sheet.len());
                wrong.push(format!("{page} {what} on the page, {sheet} in the PDF"));
            }
            let differences = page.iter().zip(&sheet);
            let differences = differences.filter_map(|(page, sheet)| difference(page, sheet));
            wrong.extend(differences.map(|difference| format!("{what}: {difference}")));
        }
        wrong
    });
}

#[test]
fn running_heads_and_feet_are_printed_but_not_read() {
    none_wrong(|paper| {
        let pages = output("pdfinfo", [], &paper.path);
        let pages = pages.lines().find_map(|line| line.strip_prefix("Pages:"));
        let pages = pages.expect("it has pages").trim();
        let foot = format!("pagina {pages} van {pages}");
        let read = one_line(&words::of_paper(&paper.spoken).text);
        let mut wrong = Vec::new();
        if !one_line(&printed(&paper.path)).contains(&foot) {
            wrong.push(format!("does not print {foot:?}"));
        }
        if read.contains(&foot) {
            wrong.push(format!("reads {foot:?} aloud"));
        }
        wrong
    });
}

/// What a PDF prints, as it stands on its pages.
fn printed(path: &Path) -> String {
    let ended = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-layout"])
        .arg(path)
        .arg("-")
        .output();
    let ended = ended.expect("pdftotext is there; .ci/test installs it");
    String::from_utf8_lossy(&ended.stdout).into_owned()
}

/// A text of the letter's JSON.
fn string<'a>(letter: &'a Value, path: &[&str]) -> &'a str {
    let mut value = letter;
    for key in path {
        value = &value[*key];
    }
    value.as_str().unwrap_or_default()
}

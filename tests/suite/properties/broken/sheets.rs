//! Whatever stands in a spreadsheet: `import` makes a dataset that builds, or asks, or refuses, and
//! within bounds of time and memory.

use std::fs;
use std::io::{Cursor, Read, Write};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::built::{SETTINGS, Work, file, work};
use super::changes::{Change, Phrases, Tokens, any_change};
use super::{NOW, bounded, in_time};
use crate::command::repository;
use crate::properties::{hold, some};
use crate::tree::{self, Tree};

/// Answers that go with every sheet.
const ABOUT: [&str; 6] = [
    "--titel",
    "Cliënten per wijk",
    "--bron-titel",
    "Register",
    "--bron-datum",
    "1-9-2025",
];

/// More answers, right or wrong.
const ANSWERS: &[&[&str]] = &[
    &["--blad", "Cijfers"],
    &["--blad", "Kladblok"],
    &["--kop", "1"],
    &["--kop", "3"],
    &["--laatste-rij", "4"],
    &["--laatste-rij", "4294967295"],
    &["--getallen", "nl"],
    &["--getallen", "punt"],
    &["--onbekend", "-"],
    &["--onbekend", "#N/A"],
    &["--maat", "Cliënten=personen"],
    &["--maat", "Wijk"],
    &["--smelt", "2021,2023=jaar"],
    &["--smelt", "Cliënten..Aandeel=soort"],
    &["--kolom", "Wijk=buurt"],
    &["--kolom", "Wijk=Peildatum"],
    &["--weg", "Kosten"],
    &["--weg", "C"],
    &["--vul", "Wijk"],
    &["--tijd", "Peildatum"],
    &["--tijd", "jaar"],
    &["--peildatum", "1-1-2025"],
    &["--periode", "najaar 2025"],
    &["--zonder-tijd"],
    &["--totaalrijen", "leeg"],
    &["--totaalrijen", "weg"],
    &["--totaalrijen", "gewoon"],
    &["--eenheid", "cliënten"],
    &["--eenheid", "kosten=euro"],
    &["--eenheid", "procent"],
    &["--personen", "nee"],
    &["--decimalen", "0"],
    &["--decimalen", "9"],
    &["--naam", "ander"],
    &["--naam", "tellingen", "--vervang"],
    &["--soort", "contracten", "--stand", "gerealiseerd"],
    &["--soort", "clienten"],
    &["--status", "prognose"],
    &["--gebied", "regio"],
    &["--vastgesteld-op", "31-12-2025"],
];

/// What means something in the parts of a spreadsheet.
const TOKENS: Tokens = &[
    b"<row r=\"1048576\">",
    b"<row r=\"4294967296\">",
    b"<row>",
    b"</row>",
    b"<c r=\"XFD1048576\"><v>1</v></c>",
    b"<c r=\"A0\"><v>1</v></c>",
    b"<c r=\"ZZZZZZZZZ99999999999\"><v>1</v></c>",
    b"<c><v>1</v></c>",
    b" t=\"s\"",
    b" t=\"b\"",
    b" t=\"d\"",
    b" t=\"e\"",
    b" t=\"str\"",
    b" t=\"n\"",
    b" s=\"65535\"",
    b" s=\"-1\"",
    b" r=\"A1\"",
    b" r=\"C2:XFD1048576\"",
    b"<f t=\"shared\" ref=\"A1:XFD1048576\" si=\"0\">A1</f>",
    b"<f t=\"shared\" si=\"0\"/>",
    b"<f>1+1</f>",
    b"<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
    b"<mergeCell ref=\"B2:A1\"/>",
    b"<mergeCell ref=\"A3:A4\"/>",
    b"<dimension ref=\"A1:XFD1048576\"/>",
    b"<dimension ref=\"C3:A1\"/>",
    b"<sheet name=\"Cijfers\" sheetId=\"9\" r:id=\"rId1\"/>",
    b" state=\"hidden\"",
    b"<workbookPr date1904=\"1\"/>",
    b"<sst uniqueCount=\"99999999\">",
    b" uniqueCount=\"99999999999999999999\"",
    b"<numFmt numFmtId=\"164\" formatCode=\"0.00%\"/>",
    b"<xf numFmtId=\"14\"/>",
    b" numFmtId=\"10\"",
    b" numFmtId=\"99999999999\"",
    b" Target=\"../../../etc/passwd\"",
    b" Target=\"worksheets/sheet2.xml\"",
    b"<t xml:space=\"preserve\"> </t>",
    b"<table:table-cell/>",
    b"<table:table-row>",
    b"</table:table-row>",
    b"<table:table table:name=\"Cijfers\">",
    b"</table:table>",
    b"<table:covered-table-cell/>",
    b" table:number-columns-repeated=\"1000\"",
    b" table:number-columns-repeated=\"4294967295\"",
    b" table:number-columns-repeated=\"-1\"",
    b" table:number-rows-repeated=\"1000\"",
    b" table:number-rows-repeated=\"99999999999999999999\"",
    b" table:number-columns-spanned=\"99999999\"",
    b" table:number-rows-spanned=\"3\"",
    b" office:value-type=\"percentage\"",
    b" office:value-type=\"date\"",
    b" office:value-type=\"boolean\"",
    b" office:value-type=\"currency\"",
    b" office:date-value=\"2025-02-30\"",
    b" office:date-value=\"-9999-01-01T25:00:00\"",
    b" office:value=\"1e308\"",
    b"<text:p>",
    b"</text:p>",
    b"<text:s text:c=\"4294967295\"/>",
    b"<text:line-break/>",
    b"<office:annotation><text:p>x</text:p></office:annotation>",
    b"<!DOCTYPE x [<!ENTITY a \"&b;&b;\">]>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"&a;",
    b"&#0;",
    b"&#1114112;",
    b"&amp;",
    b"<",
    b">",
    b"/>",
    b"\"",
    b"=",
    b";",
    b"\n",
    b"\r\n",
    b"\t",
    b",",
    b"\"\"",
    b"0",
    b"-1",
    b"1e308",
    b"1e-308",
    b"5e-324",
    b"NaN",
    b"-inf",
    b"0.30000000000000004",
    b"79228162514264337593543950336",
    b"1.250,5",
    b"1.250",
    b"45658",
    b"-45658",
    b"2958466",
    b"0.5",
    b"12%",
    b"onbekend",
    b"n.v.t.",
    b"Totaal",
    b"#N/A",
    b"aantal",
    b"peildatum",
    b"Wijk",
    b"2021",
    b"Q1 2025",
    b"=cmd|' /C calc'!A0",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"\xc2\xa0",
    b"\xe2\x82\xac 80",
    b"PK\x03\x04",
];

/// A spreadsheet that can be imported.
struct Sheet {
    name: String,
    /// What is packed in it, each with its name; of a CSV one part without a name.
    parts: Vec<(String, Vec<u8>)>,
    /// The answers that it needs.
    words: &'static [&'static str],
}

impl Sheet {
    fn packed(name: &str, words: &'static [&'static str]) -> Sheet {
        let bytes = fs::read(repository("tests/import").join(name)).expect("it is there");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is packed");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("it is whole");
            let name = part.name().expect("it is UTF-8").into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("it is whole");
            // A tag on each line, for changes to lines.
            let content = String::from_utf8_lossy(&content).replace("><", ">\n<");
            // The colours of a program mean nothing to us, and are half of the file.
            if !name.contains("theme") && !name.contains("docProps") {
                parts.push((name, content.into_bytes()));
            }
        }
        Sheet {
            name: name.to_owned(),
            parts,
            words,
        }
    }

    fn csv(name: &str, content: &str, words: &'static [&'static str]) -> Sheet {
        let parts = vec![(String::new(), content.as_bytes().to_vec())];
        Sheet {
            name: name.to_owned(),
            parts,
            words,
        }
    }
}

fn good_sheets() -> Vec<Sheet> {
    vec![
        Sheet::packed(
            "netjes.xlsx",
            &[
                "--maat",
                "Cliënten",
                "--maat",
                "Kosten",
                "--maat",
                "Aandeel",
                "--eenheid",
                "clienten=cliënten",
                "--eenheid",
                "kosten=euro",
            ],
        ),
        Sheet::packed(
            "netjes.ods",
            &[
                "--maat",
                "Cliënten",
                "--maat",
                "Aandeel",
                "--eenheid",
                "clienten=cliënten",
            ],
        ),
        Sheet::packed(
            "breed.xlsx",
            &[
                "--kop",
                "2",
                "--laatste-rij",
                "5",
                "--smelt",
                "2021..2023=jaar",
                "--tijd",
                "jaar",
                "--eenheid",
                "cliënten",
                "--totaalrijen",
                "leeg",
                "--onbekend",
                "-",
            ],
        ),
        Sheet::csv(
            "bedragen.csv",
            "\u{feff}Wijk;Bedrag;Noot\r\nNoord;1.250,50;\r\n\"Zuid\r\n\"\"aan zee\"\"\";€ 80;x\r\n",
            &[
                "--eenheid",
                "euro",
                "--peildatum",
                "1-1-2025",
                "--getallen",
                "nl",
            ],
        ),
        Sheet::csv(
            "perioden.csv",
            "wijk,periode,aantal\nNoord,2024,12\nNoord,Q1 2025,\nZuid,2024,onbekend\n,2024,40\n",
            &[
                "--maat",
                "aantal",
                "--tijd",
                "periode",
                "--totaalrijen",
                "leeg",
                "--eenheid",
                "cliënten",
            ],
        ),
    ]
}

/// The site that is imported into.
fn site() -> Tree {
    let mut site = Tree::new();
    file(&mut site, "raadsbrief.yaml", SETTINGS);
    file(
        &mut site,
        "data/gemeenten.yaml",
        "soort: gemeenten\ngemeenten:\n  - {code: '0785', naam: Goirle}\n  - {code: '0855', naam: Tilburg}\n",
    );
    file(
        &mut site,
        "data/gebieden.yaml",
        "soort: gebieden\ngebieden:\n  - {id: regio, titel: De regio, leden: [Goirle, Tilburg]}\n",
    );
    file(
        &mut site,
        "data/tellingen.yaml",
        "soort: tabel\ntitel: x\neenheid: contracten\nbron: {titel: x, datum: 01-03-2025}\nwaarnemingen: [{aantal: 1}]\n",
    );
    site
}

/// What is changed: a part, the packed bytes, and the answers.
#[derive(Clone, Debug)]
struct Case {
    sheet: Index,
    inside: Vec<(Index, Change)>,
    packed: Vec<Change>,
    answers: Vec<&'static [&'static str]>,
}

fn any_case() -> impl Strategy<Value = Case> {
    let inside = vec((any::<Index>(), any_change(TOKENS)), 0..5);
    let packed = prop_oneof![3 => Just(Vec::new()), 1 => vec(any_change(TOKENS), 1..3)];
    let answers = prop_oneof![Just(Vec::new()), subsequence(ANSWERS, 0..5)];
    (any::<Index>(), inside, packed, answers).prop_map(|(sheet, inside, packed, answers)| Case {
        sheet,
        inside,
        packed,
        answers,
    })
}

impl Case {
    /// What is packed in the changed file.
    fn parts(&self, sheet: &Sheet, phrases: &Phrases) -> Vec<(String, Vec<u8>)> {
        let mut parts = sheet.parts.clone();
        for (which, change) in &self.inside {
            let part = which.index(parts.len());
            change.make(&mut parts[part].1, phrases);
        }
        parts
    }

    /// The bytes of the changed file.
    fn bytes(&self, sheet: &Sheet, phrases: &Phrases) -> Vec<u8> {
        let mut bytes = packed(&self.parts(sheet, phrases));
        for change in &self.packed {
            change.make(&mut bytes, phrases);
        }
        bytes
    }

    /// The changed parts, for whoever mends the program.
    fn shown(&self, sheet: &Sheet, phrases: &Phrases) -> String {
        let parts = self.parts(sheet, phrases).into_iter().zip(&sheet.parts);
        parts
            .filter(|(new, old)| new != *old)
            .map(|((name, content), _)| format!("\n{name}\n{}", String::from_utf8_lossy(&content)))
            .collect::<String>()
            + &format!("\n{} {:?}", sheet.name, self.packed)
    }
}

/// The parts as one file.
fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    if let [(name, content)] = parts
        && name.is_empty()
    {
        return content.clone();
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let begun = writer.start_file(name.as_str(), SimpleFileOptions::default());
        begun.expect("it can be packed");
        writer.write_all(content).expect("it can be packed");
    }
    writer.finish().expect("it can be packed").into_inner()
}

/// Imports a file, within bounds; what was said, and the site afterwards.
fn import(name: &str, bytes: &[u8], words: &[&str]) -> (Option<i32>, String, Tree) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("project");
    tree::write(&project, &site());
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("it can be written");
    let mut command = bounded("import", &project);
    let output = command.arg(&path).args(words).args(ABOUT).output();
    let output = output.expect("the shell starts");
    let said = String::from_utf8(output.stderr).expect("the program writes UTF-8");
    (output.status.code(), said, tree::read(&project))
}

fn phrases(sheets: &[Sheet]) -> Phrases {
    Phrases::of(
        sheets
            .iter()
            .flat_map(|sheet| sheet.parts.iter().map(|(_, content)| content)),
    )
}

#[test]
fn whatever_stands_in_a_spreadsheet_import_ends_and_what_it_writes_builds() {
    let sheets = good_sheets();
    let phrases = phrases(&sheets);
    let built = work(&site(), Work::Build, NOW);
    assert!(!built.failed, "{}", built.messages);
    for sheet in &sheets {
        let (code, said, _) = import(&sheet.name, &packed(&sheet.parts), sheet.words);
        assert_eq!(code, Some(0), "{}: {said}", sheet.name);
    }
    hold(300, any_case(), |case| {
        let sheet = case.sheet.get(&sheets);
        let bytes = case.bytes(sheet, &phrases);
        let words: Vec<&str> = sheet
            .words
            .iter()
            .chain(case.answers.iter().copied().flatten())
            .copied()
            .collect();
        let about = format!("{words:?} {}", case.shown(sheet, &phrases));
        let name = sheet.name.clone();
        let ended = in_time(move || import(&name, &bytes, &words));
        let (code, said, after) =
            ended.map_err(|wrong| TestCaseError::fail(format!("{wrong}: {about}")))?;
        match code {
            Some(0) => {
                let built = in_time(move || work(&after, Work::Build, NOW))?;
                prop_assert!(!built.failed, "{} {about}", built.messages);
            }
            Some(1 | 2) => {
                let wrote = tree::difference(&site(), &after);
                prop_assert!(wrote.is_none(), "{wrote:?} {about}");
                prop_assert!(!said.is_empty(), "nothing is said of {about}");
            }
            _ => prop_assert!(false, "{code:?} {said} {about}"),
        }
        Ok(())
    });
}

#[test]
fn many_changed_spreadsheets_are_still_imported() {
    let sheets = good_sheets();
    let phrases = phrases(&sheets);
    let cases = some(40, any_case());
    let imported = cases.iter().filter(|case| {
        let sheet = case.sheet.get(&sheets);
        let (code, ..) = import(&sheet.name, &case.bytes(sheet, &phrases), sheet.words);
        code == Some(0)
    });
    let imported = imported.count();
    assert!(
        (5..40).contains(&imported),
        "{imported} of 40 were imported"
    );
}

//! Tests of spreadsheets as cells: what people have, and what nobody should.

use std::io::{Cursor, Write};

use rust_decimal::Decimal;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Flaw, Place, Value, Workbook, column_letters, number_value, read};

/// A packed file of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The smallest XLSX that holds this sheet.
fn xlsx(sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    let rels = |kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{kind}\" \
                Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let package = format!(
        "<Relationships>{}</Relationships>",
        rels("officeDocument", "xl/workbook.xml")
    );
    let workbook = "<workbook><sheets><sheet name=\"Blad\" sheetId=\"1\" \
        r:id=\"worksheet\"/></sheets></workbook>";
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        rels("worksheet", "worksheets/sheet1.xml"),
        rels("sharedStrings", "sharedStrings.xml"),
        rels("styles", "styles.xml")
    );
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const NO_STRINGS: &str = "<sst></sst>";
const STYLES: &str =
    "<styleSheet><cellXfs><xf numFmtId=\"0\"></xf><xf numFmtId=\"10\"></xf></cellXfs></styleSheet>";

fn sheet(cells: &str) -> String {
    format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")
}

fn ods(content: &str) -> Vec<u8> {
    packed(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn at(book: &Workbook, row: u32, column: u32) -> Option<&Value> {
    let (_, grid) = book.sheet.as_ref().expect("a sheet was read");
    grid.cells.get(&Place { row, column })
}

fn number(text: &str) -> Value {
    Value::Number {
        value: Decimal::from_str_exact(text).unwrap(),
        is_percentage: false,
        has_remains: false,
    }
}

#[test]
fn a_place_is_named_as_spreadsheets_do() {
    assert_eq!(Place { row: 6, column: 1 }.to_string(), "B7");
    assert_eq!(column_letters(25), "Z");
    assert_eq!(column_letters(26), "AA");
    assert_eq!(column_letters(16_383), "XFD");
    assert_eq!(
        Place {
            row: u32::MAX,
            column: u32::MAX
        }
        .to_string(),
        "MWLQKWV4294967295"
    );
}

#[test]
fn a_number_is_the_decimal_that_was_typed() {
    for typed in [
        "0.1",
        "1250.55",
        "-3",
        "0.000001",
        "123456789012345",
        "1000000000000000000",
    ] {
        let binary: f64 = typed.parse().unwrap();
        assert_eq!(number_value(binary, false), number(typed), "{typed}");
    }
    let share = number_value(0.069, true);
    let expected = Value::Number {
        value: Decimal::new(69, 1),
        is_percentage: true,
        has_remains: false,
    };
    assert_eq!(share, expected);
}

#[test]
fn what_is_left_of_calculating_is_told() {
    let sum = number_value(0.1 + 0.2, false);
    assert!(
        matches!(
            sum,
            Value::Number {
                has_remains: true,
                ..
            }
        ),
        "{sum:?}"
    );
    for none in [f64::NAN, f64::INFINITY, 1e300] {
        assert!(
            matches!(number_value(none, false), Value::Error(_)),
            "{none}"
        );
    }
}

#[test]
fn cells_of_an_xlsx_keep_their_places_and_kinds() {
    let cells = "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"D3\" \
        s=\"1\"><f>1/8</f><v>0.125</v></c>\
                 <c r=\"E3\" t=\"e\"><v>#N/A</v></c><c r=\"F3\" t=\"b\"><v>1</v></c></row>";
    let strings = "<sst uniqueCount=\"1\"><si><t>een &amp; twee</t></si></sst>";
    let book = read(&xlsx(&sheet(cells), strings, STYLES), None).unwrap();
    assert_eq!(at(&book, 2, 1), Some(&Value::Text("een & twee".to_owned())));
    let share = Value::Number {
        value: Decimal::new(125, 1),
        is_percentage: true,
        has_remains: false,
    };
    assert_eq!(at(&book, 2, 3), Some(&share));
    assert_eq!(at(&book, 2, 4), Some(&Value::Error("#N/A".to_owned())));
    assert_eq!(at(&book, 2, 5), Some(&Value::Text("ja".to_owned())));
    assert_eq!(at(&book, 0, 0), None);
}

#[test]
fn a_character_that_no_file_may_hold_is_named() {
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\u{202e}b</t></is></c></row>";
    let book = read(&xlsx(&sheet(cells), NO_STRINGS, STYLES), None).unwrap();
    assert_eq!(at(&book, 0, 0), Some(&Value::Error("U+202E".to_owned())));
}

#[test]
fn two_cells_far_apart_are_two_cells() {
    let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c \
        r=\"XFD1048576\"><v>2</v></c></row>";
    let book = read(&xlsx(&sheet(cells), NO_STRINGS, STYLES), None).unwrap();
    assert_eq!(book.sheet.unwrap().1.cells.len(), 2);
}

#[test]
fn cells_of_an_ods_are_repeated_and_remarks_left_out() {
    let content = "<a><table:table table:name=\"x\">\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>\
        <table:table-cell office:value-type=\"float\" office:value=\"0.5\" \
            table:number-columns-repeated=\"2\"/>\
        <table:table-cell office:value-type=\"string\"><office:annotation><text:p>stil</text:p></office:annotation>\
        <text:p>a&amp;b</text:p><text:p>c</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell \
            table:number-columns-repeated=\"16384\"/></table:table-row>\
        </table:table></a>";
    let book = read(&ods(content), None).unwrap();
    for row in [0, 1] {
        assert_eq!(at(&book, row, 0), None);
        assert_eq!(at(&book, row, 1), Some(&number("0.5")));
        assert_eq!(at(&book, row, 2), Some(&number("0.5")));
        assert_eq!(at(&book, row, 3), Some(&Value::Text("a&b c".to_owned())));
    }
    assert_eq!(book.sheet.unwrap().1.cells.len(), 6);
}

#[test]
fn what_repeats_without_end_is_refused() {
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
        office:value-type=\"float\" office:value=\"1\" \
        table:number-columns-repeated=\"1000\"/></table:table-row>";
    let content = format!("<a><table:table table:name=\"x\">{row}</table:table></a>");
    assert_eq!(read(&ods(&content), None), Err(Flaw::TooManyCells));
    let spaces = "<a><table:table table:name=\"x\"><table:table-row><table:table-cell \
        office:value-type=\"string\"><text:p>a<text:s \
        text:c=\"999999999999\"/>b</text:p></table:table-cell></table:table-row></table:table></a>";
    let book = read(&ods(spaces), None).unwrap();
    assert_eq!(at(&book, 0, 0), Some(&Value::Text("a b".to_owned())));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![b' '; 120_000_000];
    let bomb = packed(&[("content.xml", &zeros)]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(read(&bomb, None), Err(Flaw::TooLarge));
    let styles = format!("<styleSheet>{}</styleSheet>", " ".repeat(2_100_000));
    let found = read(&xlsx(&sheet(""), NO_STRINGS, &styles), None);
    assert!(
        matches!(found, Err(Flaw::Damaged(_) | Flaw::TooLarge)),
        "{found:?}"
    );
}

#[test]
fn what_a_part_announces_is_not_believed() {
    let strings = "<sst uniqueCount=\"99999999999999999\"><si><t>a</t></si></sst>";
    let found = read(&xlsx(&sheet(""), strings, STYLES), None);
    assert!(matches!(found, Err(Flaw::Damaged(_))), "{found:?}");
    let name = "x".repeat(100_000);
    let styles =
        format!("<styleSheet><fonts><font><name val=\"{name}\"/></font></fonts></styleSheet>");
    let found = read(&xlsx(&sheet(""), NO_STRINGS, &styles), None);
    assert!(matches!(found, Err(Flaw::Damaged(_))), "{found:?}");
}

#[test]
fn entities_of_a_documents_own_are_not_followed() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]><a><table:table \
        table:name=\"x\"><table:table-row><table:table-cell \
        office:value-type=\"string\"><text:p>&c;</text:p></table:table-cell></table:table-row></table:table></a>";
    assert!(matches!(read(&ods(bomb), None), Err(Flaw::Damaged(_))));
    let strings = "<!DOCTYPE sst [<!ENTITY c \"xx\">]><sst><si><t>&c;</t></si></sst>";
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    if let Ok(book) = read(&xlsx(&sheet(cells), strings, STYLES), None) {
        assert_ne!(at(&book, 0, 0), Some(&Value::Text("xx".to_owned())));
    }
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(
        read(&[0xd0, 0xcf, 0x11, 0xe0, 1], None),
        Err(Flaw::OldOrProtected)
    );
    assert_eq!(
        read(&packed(&[("a.txt", b"x")]), None),
        Err(Flaw::NoSpreadsheet)
    );
    assert!(matches!(
        read(b"PK\x03\x04rest", None),
        Err(Flaw::Damaged(_))
    ));
    assert_eq!(read(b"a;b\n\xff", None), Err(Flaw::NotUtf8));
    assert_eq!(read(b"a;b\n\0", None), Err(Flaw::NoSpreadsheet));
    let names = Err(Flaw::NoSuchSheet(vec!["Blad".to_owned()]));
    assert_eq!(
        read(&xlsx(&sheet(""), NO_STRINGS, STYLES), Some("Weg")),
        names
    );
}

#[test]
fn a_csv_is_cells_whatever_stands_above() {
    let book = read(
        "\u{feff}Titel, met komma\n\nWijk;Aantal\r\nNoord;\"1;2\"\n".as_bytes(),
        None,
    )
    .unwrap();
    assert!(book.is_text);
    assert_eq!(at(&book, 2, 1), Some(&Value::Text("Aantal".to_owned())));
    assert_eq!(at(&book, 3, 1), Some(&Value::Text("1;2".to_owned())));
}

/// Files that end too soon, in the middle of anything, are refused or read, and always in the end.
#[test]
fn a_document_that_ends_anywhere_ends_the_reading() {
    let content = "<a><table:table table:name=\"x\"><table:table-row><table:table-cell \
        office:value-type=\"string\"><office:annotation><text:p>a</text:p></office:annotation><text:p>b&amp;c</text:p></table:table-cell></table:table-row></table:table></a>";
    for end in 0..content.len() {
        assert!(
            read(&ods(&content[..end]), None).is_err() || end == 0,
            "{end}"
        );
    }
    let cells = sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c \
        r=\"B1\"><f>1</f><v>1</v></c></row>",
    )
    .replace(
        "</worksheet>",
        "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>",
    );
    let strings = "<sst uniqueCount=\"1\"><si><r><t>a</t></r></si></sst>";
    for end in 0..cells.len() {
        let _ = read(&xlsx(&cells[..end], strings, STYLES), None);
    }
    for end in 0..strings.len() {
        let _ = read(&xlsx(&cells, &strings[..end], STYLES), None);
    }
    for end in 0..STYLES.len() {
        let _ = read(&xlsx(&cells, strings, &STYLES[..end]), None);
    }
    let whole = xlsx(&cells, strings, STYLES);
    for end in 0..whole.len() {
        let _ = read(&whole[..end], None);
    }
    for index in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[index] ^= 0x21;
        let _ = read(&flipped, None);
    }
}

//! JSON, CSV and drawings.

use serde_json::Value;

use crate::model::{
    Cell, CellNote, CellPlace, Column, ColumnKind, Letter, Period, Quantity, Row, Table,
};

use super::super::fixture::{SCHEMA_1, letter};
use super::{HOSTILE, file, files, hostile};

#[test]
fn a_letter_has_its_data_and_drawings_beside_its_page() {
    let paths: Vec<String> = files(&letter()).into_iter().map(|file| file.path).collect();
    let names = [
        "brief.json",
        "fasen.json",
        "geld.json",
        "gemeenten.json",
        "fasen.csv",
        "geld.csv",
        "gemeenten.csv",
        "fasen.svg",
        "index.html",
    ];
    let expected: Vec<String> = names
        .iter()
        .map(|name| format!("brieven/2019/rib-2019-001/{name}"))
        .collect();
    assert_eq!(paths, expected);
}

#[test]
fn the_json_of_a_letter_is_read_back_without_loss() {
    let letter = letter();
    let json = file(&letter, "brief.json");
    assert_eq!(squeezed(&json), squeezed(SCHEMA_1));
    assert_eq!(serde_json::from_str::<Letter>(&json).unwrap(), letter);
}

#[test]
fn each_chart_and_table_stands_by_itself_as_it_stands_in_the_json_of_its_letter() {
    for letter in [letter(), hostile()] {
        let whole: Value = serde_json::from_str(&file(&letter, "brief.json")).unwrap();
        let (charts, tables) = (&whole["grafieken"], &whole["tabellen"]);
        let parts = [("Chart", charts), ("Table", tables)];
        for (kind, values) in parts {
            for value in values.as_array().unwrap() {
                let id = value["id"].as_str().unwrap();
                let text = file(&letter, &format!("{id}.json"));
                let mut alone: Value = serde_json::from_str(&text).unwrap();
                let alone = alone.as_object_mut().unwrap();
                let base = "https://voorbeeld.nl/raad/";
                let schema = format!("{base}schema/brief-1.json#/$defs/{kind}");
                assert_eq!(alone.remove("$schema"), Some(schema.into()));
                let address = format!("{base}{}#{id}", letter.address);
                assert_eq!(alone.remove("adres"), Some(address.into()));
                // Cells speak of figures by their place in the list of the letter.
                let figures = alone.remove("cijfers");
                let speaks = value.to_string().contains("\"cijfer\":");
                assert_eq!(figures, speaks.then(|| whole["cijfers"].clone()), "{id}");
                assert_eq!(Value::Object(alone.clone()), *value, "{id}");
            }
        }
    }
}

#[test]
fn the_json_is_indented_and_deep_values_stand_on_one_line() {
    let mut empty = letter();
    empty.figures.clear();
    empty.header.clear();
    for letter in [empty, letter(), hostile()] {
        let json = file(&letter, "brief.json");
        assert_eq!(squeezed(&json), serde_json::to_string(&letter).unwrap());
        for (line, next) in json.lines().zip(json.lines().skip(1)) {
            let depth = |line: &str| line.len() - line.trim_start().len();
            let step = if line.ends_with(['{', '[']) { 2 } else { 0 };
            let back = if next.trim_start().starts_with(['}', ']']) {
                2
            } else {
                0
            };
            assert_eq!(depth(line) + step, depth(next) + back, "{line}\n{next}");
            assert!(depth(next) <= 14, "{next}");
        }
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
fn labels_with_markup_are_cells_of_text() {
    let csv = file(&hostile(), "geld.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5);
    assert!(rows.iter().all(|row| &row[0] == HOSTILE));
}

fn table(rows: Vec<Vec<Cell>>, kinds: &[ColumnKind]) -> Letter {
    let mut letter = letter();
    let columns = kinds.iter().map(|kind| Column {
        title: "Naam".to_owned(),
        unit: None,
        kind: *kind,
    });
    letter.tables = vec![Table {
        columns: columns.collect(),
        rows: rows
            .into_iter()
            .map(|cells| Row {
                cells,
                is_total: false,
            })
            .collect(),
        ..letter.tables[0].clone()
    }];
    letter
}

fn text(text: &str) -> Cell {
    Cell::Text {
        text: text.to_owned(),
    }
}

fn number(printed: &str, quantity: Quantity) -> Cell {
    Cell::Number {
        text: printed.to_owned(),
        quantity,
        remark: None,
    }
}

#[test]
fn text_that_a_spreadsheet_would_calculate_is_kept_as_text() {
    let rows = ["=1+1", "+31 13", "-x", "@a", "\ttab", "gewoon"].map(|cell| vec![text(cell)]);
    let letter = table(rows.to_vec(), &[ColumnKind::Header]);
    let csv = file(&letter, "geld.csv");
    assert_eq!(
        csv,
        "Naam\r\n'=1+1\r\n'+31 13\r\n'-x\r\n'@a\r\n'\ttab\r\ngewoon\r\n"
    );
}

#[test]
fn numbers_stay_numbers_and_say_beside_them_why_there_is_none() {
    let known = |text: &str| Quantity::Known(text.parse().unwrap());
    let rows = vec![
        vec![text("a"), number("−1.250,50", known("-1250.50"))],
        vec![text("b"), number("afgeschermd", Quantity::Withheld)],
    ];
    let letter = table(rows, &[ColumnKind::Header, ColumnKind::Number]);
    assert_eq!(
        file(&letter, "geld.csv"),
        "Naam,Naam (2),Naam (2): opmerking\r\na,-1250.5,\r\nb,,afgeschermd\r\n"
    );
}

#[test]
fn days_are_written_for_programs_and_longer_times_with_their_ends() {
    let time = |words: &str| {
        let period = Period::parse(words).unwrap();
        Cell::Time {
            text: period.text.clone(),
            period,
        }
    };
    let days = vec![
        vec![time("1 maart 2019"), time("1 maart 2019")],
        vec![Cell::Empty, time("april 2019")],
    ];
    let letter = table(days, &[ColumnKind::Header, ColumnKind::Text]);
    assert_eq!(
        file(&letter, "geld.csv"),
        "Naam,Naam (2),Naam (2): begin,Naam (2): eind\r\n\
         2019-03-01,1 maart 2019,2019-03-01,2019-03-01\r\n\
         ,april 2019,2019-04-01,2019-04-30\r\n"
    );
    let html = file(&letter, "index.html");
    assert!(html.contains("<time datetime=\"2019-03-01\">1 maart 2019</time>"));
    assert!(html.contains("<time datetime=\"2019-04\">april 2019</time>"));
}

#[test]
fn notes_stand_beside_their_numbers_and_lead_there_and_back() {
    let one = || number("1", Quantity::Known(1.into()));
    let rows = vec![vec![text("a"), one(), one()], vec![text("b"), one(), one()]];
    let kinds = [ColumnKind::Header, ColumnKind::Number, ColumnKind::Number];
    let mut letter = table(rows, &kinds);
    let note = |sign: &str, places: &[(Option<usize>, usize)]| CellNote {
        sign: sign.to_owned(),
        text: format!("Noot {sign}."),
        cells: places
            .iter()
            .map(|(row, column)| CellPlace {
                row: *row,
                column: *column,
            })
            .collect(),
    };
    letter.tables[0].cell_notes = vec![
        note("a", &[(None, 2)]),
        note("b", &[(Some(0), 1), (Some(1), 0), (Some(1), 1)]),
    ];
    assert_eq!(
        file(&letter, "geld.csv"),
        "Naam,Naam: noot,Naam (2),Naam (2): noot,Naam (3),Naam (3): noot\r\n\
         a,,1,Noot b.,1,Noot a.\r\n\
         b,Noot b.,1,Noot b.,1,Noot a.\r\n"
    );
    let html = file(&letter, "index.html");
    for (place, target) in [
        ("geld.noot.a.1", "geld.noot.a"),
        ("geld.noot.b.1", "geld.noot.b"),
        ("geld.noot.b.2", "geld.noot.b"),
        ("geld.noot.b.3", "geld.noot.b"),
    ] {
        assert_eq!(html.matches(&format!("id=\"{place}\"")).count(), 1);
        let there = format!("id=\"{place}\" href=\"#{target}\" role=\"doc-noteref\"");
        assert!(html.contains(&there), "{there}");
        assert_eq!(html.matches(&format!("<li id=\"{target}\">")).count(), 1);
        assert!(html.contains(&format!("href=\"#{target}.1\" role=\"doc-backlink\"")));
    }
}

#[test]
fn totals_are_told_from_what_they_are_the_total_of() {
    let csv = file(&letter(), "gemeenten.csv");
    assert!(csv.starts_with("Gemeente,Huishoudens,Waarvan met schulden,Totaal\r\n"));
    assert!(csv.contains("Dongen,4,3,nee\r\n"));
    assert!(csv.ends_with("Totaal,50,39,ja\r\n"));
}

//! Numbers in tables that an author wrote: a column of numbers is aligned as one of data is, and its
//! numbers are numbers for programs too.

use rust_decimal::Decimal;

use crate::model::notation::no_number;
use crate::model::{Block, Cell, Column, ColumnKind, Inline, Quantity, Row};
use crate::syntax::csv::parse_dutch_number;

/// The word for a total, as a head.
const TOTAL: &str = "totaal";

/// What stands in a cell.
enum Reading {
    Nothing,
    /// A number, or the word for one that is not there.
    Value(Quantity),
    /// A number with more to it: a unit, a note, or the data that it comes from.
    Figure,
    Words,
}

/// Gives each column its kind: one in which nothing but numbers stands is a column of numbers. A last
/// row or column called "Totaal" is a total.
pub(super) fn with_kinds(columns: &mut [Column], rows: &mut [Row]) {
    for (index, column) in columns.iter_mut().enumerate() {
        if column.kind == ColumnKind::Header {
            continue;
        }
        let readings: Vec<Reading> = rows.iter().map(|row| reading(&row.cells[index])).collect();
        let is_number = |reading: &Reading| {
            matches!(
                reading,
                Reading::Value(Quantity::Known(_)) | Reading::Figure
            )
        };
        let has_words = readings
            .iter()
            .any(|reading| matches!(reading, Reading::Words));
        if has_words || !readings.iter().any(is_number) {
            continue;
        }
        column.kind = match is_total(&column.title) {
            true => ColumnKind::Total,
            false => ColumnKind::Number,
        };
        for (row, reading) in rows.iter_mut().zip(readings) {
            if let Reading::Value(quantity) = reading {
                row.cells[index] = Cell::Number {
                    text: match quantity {
                        Quantity::Known(_) => words(&row.cells[index]).replace('-', "−"),
                        gap => no_number(gap).to_owned(),
                    },
                    quantity,
                    remark: None,
                };
            }
        }
    }
    if rows.len() > 1
        && columns
            .first()
            .is_some_and(|column| column.kind == ColumnKind::Header)
        && let Some(last) = rows.last_mut()
    {
        last.is_total = is_total(words(&last.cells[0]));
    }
}

fn is_total(head: &str) -> bool {
    head.trim().to_lowercase() == TOTAL
}

/// The words of a cell that holds nothing but plain ones.
fn words(cell: &Cell) -> &str {
    match cell {
        Cell::Content { blocks } => match blocks.as_slice() {
            [Block::Paragraph { content, .. }] => match content.as_slice() {
                [Inline::Text { text }] => text.trim(),
                _ => "",
            },
            _ => "",
        },
        _ => "",
    }
}

fn reading(cell: &Cell) -> Reading {
    let Cell::Content { blocks } = cell else {
        return Reading::Nothing;
    };
    let [Block::Paragraph { content, .. }] = blocks.as_slice() else {
        return Reading::Words;
    };
    let is_note = |inline: &Inline| matches!(inline, Inline::FootnoteReference { .. });
    match content.as_slice() {
        [Inline::Text { text }] => value(text.trim()),
        [Inline::Text { text }, notes @ ..] if notes.iter().all(is_note) => {
            match value(text.trim()) {
                Reading::Value(_) => Reading::Figure,
                other => other,
            }
        }
        [Inline::Figure { .. }, notes @ ..] if notes.iter().all(is_note) => Reading::Figure,
        _ => Reading::Words,
    }
}

fn value(text: &str) -> Reading {
    let gaps = [Quantity::Missing, Quantity::NotApplicable];
    if let Some(gap) = gaps.into_iter().find(|gap| no_number(*gap) == text) {
        return Reading::Value(gap);
    }
    if let Some(number) = number(text) {
        return Reading::Value(Quantity::Known(number));
    }
    let bare = text.trim_start_matches('€').trim_end_matches('%').trim();
    match number(bare) {
        Some(_) => Reading::Figure,
        None => Reading::Words,
    }
}

/// A number as Dutch people write it. What begins with a needless zero, as 013 does, is a code.
fn number(text: &str) -> Option<Decimal> {
    let digits = text.trim_start_matches(['-', '−']);
    let is_code = digits.starts_with('0') && digits.len() > 1 && !digits.starts_with("0,");
    parse_dutch_number(text).filter(|_| !is_code)
}

#[cfg(test)]
mod tests {
    use super::with_kinds;
    use crate::model::{Block, Cell, Column, ColumnKind, Inline, Row};

    /// The kind of the second column of a table with these cells, and what stands in it.
    fn kind(title: &str, cells: &[&str]) -> (ColumnKind, Vec<Option<String>>) {
        let cell = |words: &str| match words {
            "" => Cell::Empty,
            words => Cell::Content {
                blocks: vec![Block::Paragraph {
                    anchor: None,
                    content: vec![Inline::Text {
                        text: words.to_owned(),
                    }],
                }],
            },
        };
        let column = |title: &str, kind| Column {
            title: title.to_owned(),
            unit: None,
            kind,
        };
        let mut columns = [
            column("Naam", ColumnKind::Header),
            column(title, ColumnKind::Text),
        ];
        let mut rows: Vec<Row> = cells
            .iter()
            .map(|words| Row {
                cells: vec![cell("a"), cell(words)],
                is_total: false,
            })
            .collect();
        with_kinds(&mut columns, &mut rows);
        let numbers = rows.iter().map(|row| match &row.cells[1] {
            Cell::Number { text, .. } => Some(text.clone()),
            _ => None,
        });
        (columns[1].kind, numbers.collect())
    }

    #[test]
    fn a_column_of_numbers_is_one() {
        let some = |words: &str| Some(words.to_owned());
        let found = kind("Kosten", &["1.250,5", "-3", "", "onbekend"]);
        let cells = vec![some("1.250,5"), some("−3"), None, some("onbekend")];
        assert_eq!(found, (ColumnKind::Number, cells));
        assert_eq!(kind("Totaal", &["1"]).0, ColumnKind::Total);
        // Units stay where they were typed.
        let found = kind("Kosten", &["€ 12", "50%"]);
        assert_eq!(found, (ColumnKind::Number, vec![None, None]));
    }

    #[test]
    fn words_codes_and_gaps_alone_are_no_column_of_numbers() {
        for cells in [
            &["12", "veel"][..],
            &["013"],
            &["4.14"],
            &["onbekend", "n.v.t."],
            &[""],
        ] {
            let (kind, numbers) = kind("Kosten", cells);
            assert_eq!(kind, ColumnKind::Text, "{cells:?}");
            assert!(numbers.iter().all(Option::is_none), "{cells:?}");
        }
    }
}

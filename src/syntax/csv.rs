//! CSV as spreadsheets save it, Dutch and international, with the place of every cell.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span, phrases};
use crate::syntax::yaml::parse_decimal;

/// A CSV file. Invariant: each row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvTable {
    /// The names of the columns.
    pub head: Vec<Located<String>>,
    /// The rows below it; rows in which every cell is empty are left out.
    pub rows: Vec<Vec<Located<String>>>,
}

/// How the numbers of a file are written (`getallen`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberNotation {
    /// `4.142` is four thousand; `12,5` is twelve and a half.
    Dutch,
    /// `4142` and `12.5`.
    Point,
    /// Nobody said: whole numbers without separators only.
    WholeOnly,
}

impl NumberNotation {
    /// The words that authors type.
    pub const ALL: [(NumberNotation, &'static str); 2] = [
        (NumberNotation::Dutch, "nl"),
        (NumberNotation::Point, "punt"),
    ];

    /// The number that a text is in this notation.
    pub fn parse(self, text: &str) -> Option<Decimal> {
        let text = text.trim();
        match self {
            NumberNotation::Dutch => parse_dutch_number(text),
            NumberNotation::Point => parse_decimal(&text.replace('−', "-")),
            NumberNotation::WholeOnly if text.contains(['.', ',']) => None,
            NumberNotation::WholeOnly => parse_dutch_number(text),
        }
    }
}

/// Reads a number as Dutch people write it: `1.234.567,89`, `12,5`, `2600`, with `-` or `−` before
/// it. Strict: points group by three or are refused, so that `4.14` is never taken for 414.
pub fn parse_dutch_number(text: &str) -> Option<Decimal> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = match digits.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some_and(|fraction| !all_digits(fraction)) {
        return None;
    }
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    if !all_digits(first) || (grouped && (first.len() > 3 || first.starts_with('0'))) {
        return None;
    }
    if !groups.all(|group| group.len() == 3 && all_digits(group)) {
        return None;
    }
    let plain = whole.replace('.', "");
    let number = match fraction {
        Some(fraction) => format!("{sign}{plain}.{fraction}"),
        None => format!("{sign}{plain}"),
    };
    Decimal::from_str_exact(&number).ok()
}

/// More rows than this in one file are refused: a letter shows a few, and all of them are kept in
/// memory.
const MAX_ROWS: usize = 500_000;

/// Reads a CSV file. The separator is the one of `;`, tab and `,` that occurs most in the head.
/// All mistakes are reported; `None` when the head cannot be used or there is none.
pub fn read(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<CsvTable> {
    let before = diagnostics.count(diag::Severity::Error);
    let start = after_separator_line(text);
    let separator = separator(&text[start..]);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(&text.as_bytes()[start..]);
    let mut record = csv::StringRecord::new();
    let mut head: Option<Vec<Located<String>>> = None;
    let mut rows = Vec::new();
    let mut misfits = Vec::new();
    loop {
        let from = start + position(&reader);
        // Reading from memory cannot fail, and the text is UTF-8 already.
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            break;
        }
        let to = (start + position(&reader)).min(text.len());
        let mut cells = locate(text, from..to, separator, &record, file);
        if let Some(quote) = open_quote(text, &cells) {
            diagnostics.push(Diagnostic::new(&diag::file::CSV_QUOTE, quote));
            break;
        }
        if cells.iter().all(|cell| cell.value.is_empty()) {
            continue;
        }
        let Some(head) = &head else {
            drop_empty_end(&mut cells, 0);
            head = Some(check_head(cells, diagnostics)?);
            continue;
        };
        // Spreadsheets save empty columns beside a table now and then.
        drop_empty_end(&mut cells, head.len());
        if rows.len() + misfits.len() == MAX_ROWS {
            let place = cells.first().map_or(Span::start_of(file), |cell| cell.span);
            diagnostics
                .push(Diagnostic::new(&diag::file::TOO_MANY_ROWS, place).with("limit", MAX_ROWS));
            return None;
        }
        if cells.len() == head.len() {
            rows.push(cells);
        } else {
            misfits.push(wrong_count(&cells, head.len(), file));
        }
    }
    let Some(head) = head else {
        if diagnostics.count(diag::Severity::Error) > before {
            return None;
        }
        diagnostics.push(
            Diagnostic::new(&diag::file::CSV_HEAD, Span::start_of(file))
                .with("reason", phrases::file::CSV_EMPTY),
        );
        return None;
    };
    // One row is a slip; when no row fits, it is the head that does not.
    if rows.is_empty() && misfits.len() > 1 {
        let reason = phrases::file::CSV_NO_ROW_FITS;
        let place = head.first().map_or(Span::start_of(file), |cell| cell.span);
        diagnostics.push(Diagnostic::new(&diag::file::CSV_HEAD, place).with("reason", reason));
        return None;
    }
    for misfit in misfits {
        diagnostics.push(misfit);
    }
    Some(CsvTable { head, rows })
}

/// Where the table begins: Excel can be told its separator by a first line `sep=;`.
fn after_separator_line(text: &str) -> usize {
    match text.split_once('\n') {
        Some((line, _)) if line.trim_end().len() == 5 && line.starts_with("sep=") => line.len() + 1,
        _ => 0,
    }
}

fn separator(text: &str) -> u8 {
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(count) = counts.iter_mut().find(|(mark, _)| *mark == byte) {
                    count.1 += 1;
                }
            }
        }
    }
    let mut best = counts[0];
    for count in counts {
        if count.1 > best.1 {
            best = count;
        }
    }
    best.0
}

fn position(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// Pairs the cells of a record with their places, by walking its bytes by the rules of CSV: only a
/// quotation mark at the start of a cell quotes, and a doubled one inside is one.
fn locate(
    text: &str,
    range: Range<usize>,
    separator: u8,
    record: &csv::StringRecord,
    file: FileId,
) -> Vec<Located<String>> {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end && matches!(bytes[at], b'\n' | b'\r') {
        at += 1;
    }
    let mut end = range.end;
    while end > at && matches!(bytes[end - 1], b'\n' | b'\r') {
        end -= 1;
    }
    let mut cells = Vec::with_capacity(record.len());
    for value in record {
        let from = at.min(end);
        let mut quoted = bytes.get(at) == Some(&b'"') && at < end;
        at += usize::from(quoted);
        while at < end && (quoted || bytes[at] != separator) {
            if quoted && bytes[at] == b'"' {
                let doubled = at + 1 < end && bytes[at + 1] == b'"';
                at += usize::from(doubled);
                quoted = doubled;
            }
            at += 1;
        }
        let to = at.min(end);
        at += 1;
        let trimmed = value.trim();
        // A place in the middle of what was typed: without the blanks around it.
        let blank = |part: &str| part.len() - part.trim_start().len();
        let raw = text.get(from..to).unwrap_or("");
        let lead = blank(raw);
        let span = Span::new(file, from + lead, from + lead + raw.trim().len());
        cells.push(Located::new(trimmed.to_owned(), span));
    }
    cells
}

/// A quotation mark that is never closed swallows the rest of the file; only its last cell can.
fn open_quote(text: &str, cells: &[Located<String>]) -> Option<Span> {
    let last = cells.last()?;
    let inside = text.get(last.span.range())?.strip_prefix('"')?;
    let reaches_end = text[last.span.range().end..].trim().is_empty();
    let closed = inside.replace("\"\"", "").contains('"');
    let start = last.span.range().start;
    (reaches_end && !closed).then(|| Span::new(last.span.file, start, start + 1))
}

fn drop_empty_end(cells: &mut Vec<Located<String>>, keep: usize) {
    while cells.len() > keep && cells.last().is_some_and(|cell| cell.value.is_empty()) {
        cells.pop();
    }
}

fn check_head(
    head: Vec<Located<String>>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Located<String>>> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut fits = true;
    for cell in &head {
        let mut complaint = None;
        if cell.value.is_empty() {
            let words = phrases::file::CSV_COLUMN_UNNAMED;
            complaint =
                Some(Diagnostic::new(&diag::file::CSV_HEAD, cell.span).with("reason", words));
        } else if let Some(before) = seen.insert(&cell.value, cell.span) {
            let words = phrases::file::CSV_COLUMN_TWICE;
            let related = phrases::place::EARLIER_COLUMN;
            complaint = Some(
                Diagnostic::new(&diag::file::CSV_HEAD, cell.span)
                    .with("reason", words)
                    .related(before, related),
            );
        }
        if let Some(complaint) = complaint {
            diagnostics.push(complaint);
            fits = false;
        }
    }
    fits.then_some(head)
}

fn wrong_count(cells: &[Located<String>], expected: usize, file: FileId) -> Diagnostic {
    let start = cells.first().map_or(0, |cell| cell.span.start);
    let end = cells.last().map_or(start, |cell| cell.span.end);
    Diagnostic::new(
        &diag::file::CSV_CELLS,
        Span::new(file, start as usize, end as usize),
    )
    .with("found", phrases::noun::CELL.count(cells.len()))
    .with("expected", expected)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::diag::{Language, SourceMap};
    use crate::model::notation;

    fn read_text(text: &str) -> (Option<CsvTable>, Vec<String>) {
        let mut map = SourceMap::default();
        let file = map.add("data/proef.csv", text);
        let mut diagnostics = Diagnostics::default();
        let table = read(text, file, &mut diagnostics);
        let messages = diagnostics.sorted().into_iter().map(|d| {
            let at = map.line_column(d.primary);
            let message = d.message(Language::Dutch);
            format!("{}:{} {} {message}", at.line, at.column, d.entry.code)
        });
        (table, messages.collect())
    }

    fn values(cells: &[Located<String>]) -> Vec<&str> {
        cells.iter().map(|cell| cell.value.as_str()).collect()
    }

    #[test]
    fn each_cell_knows_its_place_also_behind_quotes_and_line_breaks() {
        let text = "gemeente;noot;aantal\n\"Goirle; dorp\";\"regel 1\nzegt \"\"ja\"\"\";2.600\n\nDongen; x ;5\n";
        let (table, messages) = read_text(text);
        let table = table.unwrap();
        assert_eq!(messages, Vec::<String>::new());
        assert_eq!(values(&table.head), ["gemeente", "noot", "aantal"]);
        assert_eq!(
            values(&table.rows[0]),
            ["Goirle; dorp", "regel 1\nzegt \"ja\"", "2.600"]
        );
        assert_eq!(values(&table.rows[1]), ["Dongen", "x", "5"]);
        let slices = |row: &[Located<String>]| -> Vec<String> {
            row.iter()
                .map(|c| text[c.span.range()].to_owned())
                .collect()
        };
        assert_eq!(
            slices(&table.rows[0]),
            ["\"Goirle; dorp\"", "\"regel 1\nzegt \"\"ja\"\"\"", "2.600"]
        );
        assert_eq!(slices(&table.rows[1]), ["Dongen", "x", "5"]);
    }

    #[test]
    fn the_separator_is_the_one_that_the_head_uses_most() {
        for text in [
            "a;b,c;d\n1;2;3\n",
            "a\tb,c\td\n1\t2\t3\n",
            "sep=;\na;b,c;d\n1;2;3\n",
        ] {
            let (table, messages) = read_text(text);
            let table = table.unwrap_or_else(|| panic!("{messages:?}"));
            assert_eq!(values(&table.head), ["a", "b,c", "d"], "{text}");
            assert_eq!(values(&table.rows[0]), ["1", "2", "3"], "{text}");
        }
        let (table, _) = read_text("a,\"b;c;d\",e\n1,2,3\n");
        assert_eq!(values(&table.unwrap().head), ["a", "b;c;d", "e"]);
    }

    #[test]
    fn empty_rows_and_empty_columns_beside_the_table_are_left_out() {
        let (table, messages) = read_text("a;b;;\n1;2;;\n;;;\n\n;;;\n");
        assert_eq!(messages, Vec::<String>::new());
        let table = table.unwrap();
        assert_eq!(values(&table.head), ["a", "b"]);
        assert_eq!(table.rows.len(), 1);
    }

    #[test]
    fn mistakes_are_reported_at_their_row() {
        for (text, expected) in [
            ("a;b\n1;2\n1;2;3\n1\n", "3:1 RB114|4:1 RB114"),
            ("a;b;a\n1;2;3\n", "1:5 RB119"),
            ("a;;c\n1;2;3\n", "1:3 RB119"),
            ("\n\n", "1:1 RB119"),
            ("a;b\n1;\"open\n2;3\n", "2:3 RB120"),
            ("a;b;c\n1;\"open;5\n2;3;4\n", "2:3 RB120"),
            ("\"a;b\n1;2\n", "1:1 RB120"),
        ] {
            let (_, messages) = read_text(text);
            let codes: Vec<&str> = messages
                .iter()
                .map(|m| m.splitn(3, ' ').take(2).map(str::len).sum::<usize>() + 1)
                .zip(&messages)
                .map(|(length, message)| &message[..length])
                .collect();
            assert_eq!(codes.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn dutch_numbers_are_read_strictly() {
        for (text, expected) in [
            ("1.234.567,89", "1234567.89"),
            ("12,5", "12.5"),
            ("2600", "2600"),
            ("2.600", "2600"),
            ("−3", "-3"),
            ("-1.000", "-1000"),
            ("0,05", "0.05"),
        ] {
            let number = parse_dutch_number(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(number, expected.parse().unwrap(), "{text}");
        }
        for text in [
            "4.14", "12,", ",5", "1.2345", "1234.567", "0.123", "", "-", "1,2,3", "1e3", "12 5",
            "1..000", "--1", "٣",
        ] {
            assert_eq!(parse_dutch_number(text), None, "{text}");
        }
        assert_eq!(NumberNotation::WholeOnly.parse("4.142"), None);
        assert_eq!(NumberNotation::Point.parse("4.142"), "4.142".parse().ok());
    }

    /// A cell as a spreadsheet writes it.
    fn quoted(cell: &str) -> String {
        format!("\"{}\"", cell.replace('"', "\"\""))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_the_reader_panic(text in "([a-zé0-9;,\"\n\r\t ]|[^\u{0}]){0,80}") {
            let (table, messages) = read_text(&text);
            match table {
                Some(table) => {
                    for row in table.rows {
                        prop_assert_eq!(row.len(), table.head.len());
                        for cell in row {
                            prop_assert!(text.get(cell.span.range()).is_some());
                        }
                    }
                }
                None => prop_assert!(!messages.is_empty()),
            }
        }

        #[test]
        fn what_a_spreadsheet_quotes_is_read_back(
            cells in proptest::collection::vec("[a-zé0-9;,\"\n ]{0,12}", 3..4),
            separator in "[;,\t]",
        ) {
            let line: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            let text = format!("a{separator}b{separator}c\n{}\nx{separator}y{separator}z\n", line.join(&separator));
            let (table, messages) = read_text(&text);
            prop_assert_eq!(messages, Vec::<String>::new());
            let table = table.unwrap();
            let trimmed: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
            if trimmed.iter().any(|cell| !cell.is_empty()) {
                prop_assert_eq!(values(&table.rows[0]), trimmed);
                for (cell, written) in table.rows[0].iter().zip(&line) {
                    prop_assert_eq!(&text[cell.span.range()], written);
                }
            }
            prop_assert_eq!(values(table.rows.last().unwrap()), ["x", "y", "z"]);
        }

        #[test]
        fn a_number_as_letters_print_it_is_read_back(digits in -10_000_000_000_i64..10_000_000_000, decimals in 0_u32..5) {
            let number = Decimal::new(digits, decimals);
            prop_assert_eq!(parse_dutch_number(&notation::number(number, decimals)), Some(number));
        }
    }
}

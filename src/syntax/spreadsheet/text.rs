//! CSV as cells of text, whatever stands above the table.

use super::{Flaw, Grid, Place, Workbook, text_value};

/// Lines that are looked at to find the separator.
const LOOKED_AT: usize = 30;

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Flaw> {
    let text = std::str::from_utf8(bytes).map_err(|_| Flaw::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Files that are no text at all have these.
    if text.contains('\0') {
        return Err(Flaw::NoSpreadsheet);
    }
    let (text, named) = match text.split_once('\n') {
        Some((line, rest)) if line.trim_end().len() == 5 && line.starts_with("sep=") => {
            (rest, line.as_bytes().get(4).copied())
        }
        _ => (text, None),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(named.unwrap_or_else(|| separator(text)))
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    loop {
        let from = reader.position().clone();
        // Reading from memory cannot fail, and the text is UTF-8 already.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        // Empty lines above a record count with it; people see them as rows.
        let start = usize::try_from(from.byte()).unwrap_or(text.len());
        let empty = text[start..]
            .bytes()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'));
        let line = from.line() - 1 + empty.filter(|byte| *byte == b'\n').count() as u64;
        let row = u32::try_from(line).unwrap_or(u32::MAX);
        for (column, cell) in (0u32..).zip(record.iter()) {
            if let Some(value) = text_value(cell) {
                grid.put(Place { row, column }, value)?;
            }
        }
    }
    Ok(Workbook {
        sheets: Vec::new(),
        sheet: Some((0, grid)),
        is_text: true,
    })
}

/// The one of `;`, tab and `,` that occurs most in the line that has most of them. A title above
/// the table may have a comma, so the first line does not decide.
fn separator(text: &str) -> u8 {
    let count = |mark: &u8| {
        let lines = text.lines().take(LOOKED_AT);
        lines
            .map(|line| line.bytes().filter(|byte| byte == mark).count())
            .max()
    };
    let mut best = b';';
    for mark in [b'\t', b','] {
        if count(&mark) > count(&best) {
            best = mark;
        }
    }
    best
}

//! XLSX, through calamine. Cells are taken one by one, because a sheet with two cells far apart
//! would otherwise become a table of billions.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::{Flaw, Grid, Place, SheetName, Value, Workbook};
use super::{choose, date_value, number_value, text_value};

pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Workbook, Flaw> {
    let damaged = |error: calamine::XlsxError| Flaw::Damaged(error.to_string());
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets: Vec<SheetName> = file
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect();
    let Some(index) = choose(&sheets, wanted)? else {
        return Ok(Workbook {
            sheets,
            sheet: None,
            is_text: false,
        });
    };
    let name = &sheets[index].name;
    let mut grid = Grid::default();
    let merged = file.merge_cells_by_sheet_name(name).map_err(damaged)?;
    grid.merged = merged
        .into_iter()
        .map(|area| (place(area.start), place(area.end)))
        .collect();
    let mut cells = file.worksheet_cells_reader(name).map_err(damaged)?;
    // Which kinds of cell show a percentage, asked once for each kind.
    let percentages: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            format.is_some_and(|format| is_percentage(&format.format_code))
        })
        .collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let is_percentage = percentages.get(style).copied().unwrap_or(false);
        if let Some(value) = value(cell.get_value(), is_percentage) {
            grid.put(place(cell.get_position()), value)?;
        }
    }
    drop(cells);
    Ok(Workbook {
        sheets,
        sheet: Some((index, grid)),
        is_text: false,
    })
}

fn place((row, column): (u32, u32)) -> Place {
    Place { row, column }
}

/// Whether a format shows a percentage: a `%` that is not within quotation marks or escaped.
fn is_percentage(format: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    format.chars().any(|c| {
        let counts = !quoted && !escaped;
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = counts && c == '\\';
        counts && c == '%'
    })
}

fn value(data: &DataRef<'_>, is_percentage: bool) -> Option<Value> {
    match data {
        DataRef::Empty => None,
        DataRef::String(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Int(number) => Some(Value::Number {
            value: (*number).into(),
            is_percentage: false,
            has_remains: false,
        }),
        DataRef::Float(number) => Some(number_value(*number, is_percentage)),
        DataRef::Bool(yes) => text_value(if *yes { "ja" } else { "nee" }),
        DataRef::DateTime(moment) if moment.is_duration() => Some(Value::Error(moment.to_string())),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
            let clock = if (hour, minute, second, milli) == (0, 0, 0, 0) {
                String::new()
            } else {
                format!("T{hour:02}:{minute:02}:{second:02}")
            };
            Some(date_value(&format!("{year:04}-{month:02}-{day:02}{clock}")))
        }
        DataRef::DateTimeIso(text) => Some(date_value(text)),
        DataRef::DurationIso(text) => Some(Value::Error((*text).to_owned())),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

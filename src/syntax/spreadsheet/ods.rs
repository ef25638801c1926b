//! ODS, with a reader of our own on the XML parser.
//!
//! Calamine reads this format too, but forgets what is a percentage, and unpacks cells that are
//! repeated (a file of a kilobyte can say "a billion times") before anyone can refuse them.

use std::collections::BTreeSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{CELLS, Flaw, Grid, Place, SheetName, Value, Workbook};
use super::{archive, choose, date_value, number_value, text_value};

/// Spreadsheets have no more rows and columns than this.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Workbook, Flaw> {
    let mut archive = archive::open(bytes)?;
    let is_encrypted = |text: &str| text.contains("encryption-data");
    if part(&mut archive, "META-INF/manifest.xml").is_ok_and(|text| is_encrypted(&text)) {
        return Err(Flaw::OldOrProtected);
    }
    let content = part(&mut archive, "content.xml")?;
    let sheets = sheets(&content)?;
    let Some(index) = choose(&sheets, wanted)? else {
        return Ok(Workbook {
            sheets,
            sheet: None,
            is_text: false,
        });
    };
    let grid = grid(&content, index)?;
    Ok(Workbook {
        sheets,
        sheet: Some((index, grid)),
        is_text: false,
    })
}

/// A part as text; how much there is was measured before.
fn part(archive: &mut archive::Archive<'_>, name: &str) -> Result<String, Flaw> {
    let damaged = |error: &dyn std::fmt::Display| Flaw::Damaged(error.to_string());
    let mut entry = archive.by_name(name).map_err(|error| damaged(&error))?;
    let mut text = String::new();
    entry
        .read_to_string(&mut text)
        .map_err(|error| damaged(&error))?;
    Ok(text)
}

/// The events of a document, each element with an end, until the document ends as it should.
struct Events<'a> {
    reader: Reader<&'a [u8]>,
    depth: u32,
}

impl<'a> Events<'a> {
    fn new(content: &'a str) -> Events<'a> {
        let mut reader = Reader::from_str(content);
        reader.config_mut().expand_empty_elements = true;
        Events { reader, depth: 0 }
    }

    fn next(&mut self) -> Result<Option<Event<'a>>, Flaw> {
        let damaged = |error: &dyn std::fmt::Display| Flaw::Damaged(error.to_string());
        let event = self.reader.read_event().map_err(|error| damaged(&error))?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(damaged(&"content.xml")),
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(event))
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten();
    let mut found = found.filter(|attribute| attribute.key.as_ref() == name);
    let value = found
        .next()?
        .normalized_value(XmlVersion::Implicit1_0)
        .ok()?;
    Some(value.into_owned())
}

/// The sheets in order, and which of them are hidden, which their styles say.
fn sheets(content: &str) -> Result<Vec<SheetName>, Flaw> {
    let mut events = Events::new(content);
    let mut style = None;
    let mut hidden = BTreeSet::new();
    let mut sheets = Vec::new();
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else {
            continue;
        };
        match element.name().as_ref() {
            "style:style" => style = attribute(&element, "style:name"),
            "style:table-properties" => {
                let display = attribute(&element, "table:display");
                if display.as_deref() == Some("false") {
                    hidden.extend(style.take());
                }
            }
            "table:table" => {
                let style = attribute(&element, "table:style-name");
                sheets.push(SheetName {
                    name: attribute(&element, "table:name").unwrap_or_default(),
                    is_hidden: style.is_some_and(|style| hidden.contains(&style)),
                });
            }
            _ => {}
        }
    }
    Ok(sheets)
}

/// The cells of the sheet with this place among the sheets.
fn grid(content: &str, wanted: usize) -> Result<Grid, Flaw> {
    let mut events = Events::new(content);
    let mut index = 0;
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else {
            continue;
        };
        if element.name().as_ref() != "table:table" {
            continue;
        }
        if index == wanted {
            return table(&mut events);
        }
        index += 1;
    }
    Err(Flaw::Damaged("content.xml".to_owned()))
}

/// Reads a sheet to its end.
fn table(events: &mut Events<'_>) -> Result<Grid, Flaw> {
    let mut grid = Grid::default();
    let mut row = 0;
    let within = events.depth;
    while let Some(event) = events.next()? {
        match event {
            Event::End(_) if events.depth < within => break,
            Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                let repeated = repeated(&element, "table:number-rows-repeated");
                let cells = cells(events, row, &mut grid)?;
                let copies = if cells.is_empty() { 0 } else { repeated };
                for copy in 0..copies {
                    for (column, value) in &cells {
                        let row = row.saturating_add(copy);
                        let column = *column;
                        grid.put(Place { row, column }, value.clone())?;
                    }
                }
                row = row.saturating_add(repeated).min(ROWS);
            }
            _ => {}
        }
    }
    Ok(grid)
}

fn repeated(element: &BytesStart<'_>, key: &str) -> u32 {
    let written = attribute(element, key).and_then(|text| text.parse().ok());
    written.unwrap_or(1)
}

/// Reads a row to its end: its cells with something in them.
fn cells(events: &mut Events<'_>, row: u32, grid: &mut Grid) -> Result<Vec<(u32, Value)>, Flaw> {
    let mut cells = Vec::new();
    let mut column: u32 = 0;
    let within = events.depth;
    while let Some(event) = events.next()? {
        match event {
            Event::End(_) if events.depth < within => break,
            Event::Start(element)
                if ["table:table-cell", "table:covered-table-cell"]
                    .contains(&element.name().as_ref()) =>
            {
                let copies = repeated(&element, "table:number-columns-repeated");
                let span = |key| repeated(&element, key).max(1) - 1;
                let (down, right) = (
                    span("table:number-rows-spanned"),
                    span("table:number-columns-spanned"),
                );
                if down > 0 || right > 0 {
                    let end = Place {
                        row: row.saturating_add(down),
                        column: column.saturating_add(right),
                    };
                    grid.merged.push((Place { row, column }, end));
                }
                let value = cell(events, &element)?;
                if let Some(value) = value {
                    for copy in 0..copies {
                        if column + copy >= COLUMNS || cells.len() >= CELLS {
                            return Err(Flaw::TooManyCells);
                        }
                        cells.push((column + copy, value.clone()));
                    }
                }
                column = column.saturating_add(copies).min(COLUMNS);
            }
            _ => {}
        }
    }
    Ok(cells)
}

/// Reads a cell to its end.
fn cell(events: &mut Events<'_>, element: &BytesStart<'_>) -> Result<Option<Value>, Flaw> {
    let kind = attribute(element, "office:value-type").unwrap_or_default();
    let is_error = attribute(element, "calcext:value-type").as_deref() == Some("error");
    let text = words(events)?;
    if is_error {
        return Ok(Some(Value::Error(text)));
    }
    let number = || attribute(element, "office:value").and_then(|text| text.parse::<f64>().ok());
    Ok(match kind.as_str() {
        "float" | "currency" | "percentage" => Some(match number() {
            Some(number) => number_value(number, kind == "percentage"),
            None => Value::Error(text),
        }),
        "date" => Some(match attribute(element, "office:date-value") {
            Some(date) => date_value(&date),
            None => Value::Error(text),
        }),
        "time" => Some(Value::Error(text)),
        "boolean" => {
            let yes = attribute(element, "office:boolean-value").as_deref() == Some("true");
            text_value(if yes { "ja" } else { "nee" })
        }
        _ => text_value(&text),
    })
}

/// The words of a cell up to its end, without those of a remark that someone stuck to it.
fn words(events: &mut Events<'_>) -> Result<String, Flaw> {
    let mut text = String::new();
    let within = events.depth;
    let mut remark = None;
    while let Some(event) = events.next()? {
        match event {
            Event::End(_) if events.depth < within => break,
            Event::End(_) if remark == Some(events.depth + 1) => remark = None,
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" => remark = remark.or(Some(events.depth)),
                "text:p" | "text:s" | "text:tab" | "text:line-break" => text.push(' '),
                _ => {}
            },
            Event::Text(words) if remark.is_none() => text.push_str(&words),
            Event::GeneralRef(name) if remark.is_none() => {
                let entity = format!("&{};", &*name);
                let meant = quick_xml::escape::unescape(&entity);
                let meant = meant.map_err(|error| Flaw::Damaged(error.to_string()))?;
                text.push_str(&meant);
            }
            Event::CData(words) if remark.is_none() => text.push_str(&words),
            _ => {}
        }
    }
    Ok(text)
}

//! One value behind everything: what the drawing of a chart shows, what its table says, and what its CSV
//! and its JSON hold are the same numbers. All four are read from built files, of the gallery and of
//! the example.
//!
//! The drawing is read twice: the words of its marks (`<title>`), and where the marks stand. Numbers on
//! a scale stand on one line against their places; so does the axis.

mod drawing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;

use roxmltree::{Document, Node};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::command::{self, repository};
use crate::sites;
use crate::tree::{self, Tree};
use drawing::drawn;

/// What was looked at, so that a test that finds nothing to compare fails.
#[derive(Default)]
struct Seen {
    charts: BTreeSet<String>,
    cells: usize,
    named: usize,
    placed: BTreeMap<String, usize>,
    axes: usize,
}

#[test]
fn drawing_table_csv_and_json_hold_the_same_numbers() {
    let mut seen = Seen::default();
    let mut wrong = Vec::new();
    for site in [repository("tests/sites/gallery"), repository("")] {
        let built = build(&site);
        for (path, bytes) in &built {
            let Some(stem) = path.strip_suffix(".json") else {
                continue;
            };
            // Charts and tables have a CSV beside their JSON, and stand in the page of their folder.
            let Some((folder, id)) = stem.rsplit_once('/') else {
                continue;
            };
            let page = format!("{folder}/index.html");
            let (Some(csv), Some(page)) = (built.get(&format!("{stem}.csv")), built.get(&page))
            else {
                continue;
            };
            let json: Value = serde_json::from_slice(bytes).expect("it is JSON");
            let page = text(page);
            let found = match json.get("inhoud") {
                Some(_) => {
                    let file = text(&built[&format!("{stem}.svg")]);
                    chart(&json, csv, &page, &file, id, &mut seen)
                }
                // A dataset has columns of its own kind.
                None if json.get("kolommen").is_none() => continue,
                None => table(&json, csv, &page, id, &mut seen).map(drop),
            };
            if let Err(fault) = found {
                wrong.push(format!("{stem}: {fault}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    for kind in ["lijn", "staven", "stippen", "helling", "getal"] {
        assert!(seen.charts.contains(kind), "no chart „{kind}”");
    }
    for kind in ["lijn", "staven", "stippen", "helling"] {
        let placed = seen.placed.get(kind).copied().unwrap_or_default();
        assert!(placed > 50, "only {placed} marks of „{kind}” were measured");
    }
    assert!(seen.cells > 300, "only {} cells", seen.cells);
    assert!(seen.named > 200, "only {} marks have a name", seen.named);
    assert!(seen.axes > 10, "only {} axes", seen.axes);
}

fn build(site: &Path) -> Tree {
    let out = tempfile::tempdir().expect("a temporary folder");
    let ended = command::raadsbrief(sites::words(site, out.path()));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    tree::read_site(out.path())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is UTF-8")
}

/// A row of a table: what it is about, and its numbers by the title of their column.
struct Row {
    heads: Vec<String>,
    numbers: Vec<(String, Decimal)>,
}

/// Holds the JSON of a table against its CSV and the table on its page; gives its rows.
fn table(
    json: &Value,
    csv: &[u8],
    page: &str,
    id: &str,
    seen: &mut Seen,
) -> Result<Vec<Row>, String> {
    let titles: Vec<&str> = list(&json["kolommen"])
        .map(|column| column["titel"].as_str().unwrap_or_default())
        .collect();
    let is_number = |row: &Value| list(&row["cellen"]).position(|cell| cell["soort"] == "getal");
    let first_number = list(&json["rijen"]).filter_map(is_number).min();
    let first_number = first_number.unwrap_or(usize::MAX);
    let sheet = sheet(csv)?;
    let html = html_rows(page, id)?;
    let rows: Vec<&Value> = list(&json["rijen"]).collect();
    if sheet.len() != rows.len() || html.len() != rows.len() {
        let (sheet, html) = (sheet.len(), html.len());
        return Err(format!(
            "{} rows, {sheet} in its CSV, {html} on its page",
            rows.len()
        ));
    }
    let mut read = Vec::new();
    for ((row, sheet), html) in rows.iter().zip(&sheet).zip(&html) {
        let cells: Vec<&Value> = list(&row["cellen"]).collect();
        // A last column of its own says which rows are totals.
        let total = match row["totaal"].as_bool() {
            Some(true) => "ja",
            _ => "nee",
        };
        let (sheet, more) = sheet.split_at(cells.len().min(sheet.len()));
        let is_as_long = sheet.len() == cells.len() && html.len() == cells.len();
        if !is_as_long || more.len() > 1 || more.first().is_some_and(|said| said != total) {
            return Err(format!(
                "{cells:?} is {sheet:?} {more:?} in its CSV and {html:?} on its page"
            ));
        }
        let (mut heads, mut numbers) = (Vec::new(), Vec::new());
        for (at, cell) in cells.iter().enumerate() {
            let words = cell["tekst"].as_str().unwrap_or_default();
            let known = cell["waarde"]["waarde"].as_str().map(decimal).transpose()?;
            let (in_sheet, on_page) = (&sheet[at], &html[at]);
            let is_same = match (cell["soort"].as_str(), known) {
                (Some("getal"), Some(known)) => {
                    numbers.push((titles[at].to_owned(), known));
                    seen.cells += 1;
                    decimal(in_sheet)? == known && on_page.value == Some(known)
                }
                // No number in one is no number in any.
                (Some("getal"), None) => {
                    in_sheet.is_empty() && on_page.value.is_none() && on_page.words.contains(words)
                }
                (Some("tekst" | "tijd"), _) => {
                    if at < first_number {
                        heads.push(words.to_owned());
                    }
                    // A day is written for programs; what could be a formula has an apostrophe.
                    let day = cell["tijd"]["begin"].as_str().unwrap_or_default();
                    let plain = in_sheet.strip_prefix('\'').unwrap_or(in_sheet);
                    let in_sheet = [in_sheet.as_str(), plain];
                    (in_sheet.contains(&words) || in_sheet.contains(&day))
                        && on_page.words.contains(&folded(words))
                }
                _ => true,
            };
            if !is_same {
                return Err(format!(
                    "{cell} is {in_sheet:?} in its CSV and {on_page:?} on its page"
                ));
            }
        }
        read.push(Row { heads, numbers });
    }
    Ok(read)
}

/// The rows of a CSV, without its head and without columns that say more of another column.
fn sheet(csv: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut reader = csv::Reader::from_reader(csv);
    let heads = reader.headers().map_err(|fault| fault.to_string())?.clone();
    let is_own = |at: usize| {
        let more = |earlier: &str| heads[at].starts_with(&format!("{earlier}: "));
        !(0..at).any(|earlier| more(&heads[earlier]))
    };
    let own: Vec<usize> = (0..heads.len()).filter(|at| is_own(*at)).collect();
    let rows = reader.records().map(|row| {
        let row = row.map_err(|fault| fault.to_string())?;
        Ok(own.iter().map(|at| row[*at].to_owned()).collect())
    });
    rows.collect()
}

/// A cell on a page.
#[derive(Debug)]
struct HtmlCell {
    words: String,
    value: Option<Decimal>,
}

/// The rows of the table with an id, or of the data behind the chart with it.
fn html_rows(page: &str, id: &str) -> Result<Vec<Vec<HtmlCell>>, String> {
    let caption = page
        .find(&format!("<caption id=\"{id}-gegevens.titel\""))
        .or_else(|| page.find(&format!("<caption id=\"{id}.titel\"")))
        .ok_or("no table on its page")?;
    let start = page[..caption].rfind("<table").ok_or("no table begins")?;
    let end = page[caption..].find("</table>").ok_or("no table ends")? + caption;
    let table = page[start..end + "</table>".len()].replace("<br>", "<br/>");
    let document = Document::parse(&table).map_err(|fault| fault.to_string())?;
    let body = document.descendants().filter(|node| {
        let is_in_head = node.ancestors().any(|above| above.has_tag_name("thead"));
        node.has_tag_name("tr") && !is_in_head
    });
    let cell = |node: Node| {
        let data = node
            .descendants()
            .find(|inside| inside.has_tag_name("data"));
        let value = data.and_then(|data| data.attribute("value"));
        Ok(HtmlCell {
            words: folded(&all_text(node)),
            value: value.map(decimal).transpose()?,
        })
    };
    let rows = body.map(|row| row.children().filter(Node::is_element).map(cell).collect());
    rows.collect()
}

fn all_text(node: Node) -> String {
    node.descendants()
        .filter_map(|inside| inside.text().filter(|_| inside.is_text()))
        .collect()
}

/// Text with single spaces, as a reader sees it.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn decimal(text: &str) -> Result<Decimal, String> {
    Decimal::from_str(text).map_err(|fault| format!("{text:?}: {fault}"))
}

/// Holds a chart against its data in all four forms.
fn chart(
    json: &Value,
    csv: &[u8],
    page: &str,
    file: &str,
    id: &str,
    seen: &mut Seen,
) -> Result<(), String> {
    let rows = table(&json["gegevens"], csv, page, id, seen)?;
    let shown = &json["inhoud"];
    holds_all(shown, &rows)?;
    let kind = inner_kind(shown);
    seen.charts.insert(kind.to_owned());
    let on_page = |surface: &str| {
        let named = page.find(&format!("aria-labelledby=\"{id}-{surface}-titel"));
        let named = named.ok_or_else(|| format!("no drawing „{surface}”"))?;
        let start = page[..named].rfind("<svg").ok_or("no drawing begins")?;
        let end = page[named..].find("</svg>").ok_or("no drawing ends")? + named;
        Ok::<_, String>(page[start..end + "</svg>".len()].to_owned())
    };
    for (surface, drawing) in [
        ("file", file.to_owned()),
        ("wide", on_page("breed")?),
        ("narrow", on_page("smal")?),
    ] {
        let document = Document::parse(&drawing).map_err(|fault| fault.to_string())?;
        drawn(&document, kind, shown, &rows, seen)
            .map_err(|fault| format!("{surface}: {fault}"))?;
    }
    Ok(())
}

/// What a chart is, or what its panels are.
fn inner_kind(shown: &Value) -> &str {
    let kind = shown["soort"].as_str().unwrap_or_default();
    let inner = list(&shown["panelen"]).find_map(|panel| panel["inhoud"]["soort"].as_str());
    inner.unwrap_or(kind)
}

/// Every known number of what is drawn stands in the table.
fn holds_all(shown: &Value, rows: &[Row]) -> Result<(), String> {
    let mut drawn = Vec::new();
    gather(shown, &mut drawn)?;
    let numbers = rows.iter().flat_map(|row| &row.numbers);
    let in_table: BTreeSet<Decimal> = numbers.map(|(_, number)| *number).collect();
    match drawn.iter().find(|number| !in_table.contains(number)) {
        Some(number) => Err(format!("{number} is drawn and not in its table")),
        None => Ok(()),
    }
}

/// The known quantities in a value, `{"soort": "bekend", "waarde": "520"}`.
fn gather(value: &Value, into: &mut Vec<Decimal>) -> Result<(), String> {
    match value {
        Value::Object(entries) => {
            if entries.get("soort").and_then(Value::as_str) == Some("bekend") {
                let number = entries.get("waarde").and_then(Value::as_str);
                into.push(decimal(number.unwrap_or_default())?);
            }
            for inside in entries.values() {
                gather(inside, into)?;
            }
        }
        Value::Array(items) => {
            for inside in items {
                gather(inside, into)?;
            }
        }
        _ => {}
    }
    Ok(())
}

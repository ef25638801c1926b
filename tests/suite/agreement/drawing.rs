//! The drawing of a chart against the rows of its table: the words of its marks, and where they stand.

use std::collections::BTreeMap;
use std::str::FromStr;

use roxmltree::{Document, Node};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::{Row, Seen, all_text, gather};

/// A mark may stand this far from where its number belongs: half a pixel, and what rounding takes.
const NEAR: f64 = 0.6;

/// A bar that is there shows, however small its number: as long as this.
const SHORTEST: f64 = 1.05;

/// A mark of a drawing that says numbers.
struct Mark<'a, 'input> {
    node: Node<'a, 'input>,
    /// Its name, behind the names of the groups that it stands in.
    about: String,
    /// The panel that it stands in; empty for none.
    panel: String,
    numbers: Vec<Decimal>,
}

/// Holds the marks of a drawing against the rows of its table, in words and in place.
pub fn drawn(
    drawing: &Document,
    kind: &str,
    shown: &Value,
    rows: &[Row],
    seen: &mut Seen,
) -> Result<(), String> {
    if kind == "getal" {
        return number(drawing, shown);
    }
    if kind == "tijdlijn" {
        return Ok(());
    }
    let marks = marks(drawing);
    let mut all = Vec::new();
    gather(shown, &mut all)?;
    for mark in &marks {
        let fits = |row: &&Row| {
            row.heads
                .iter()
                .all(|head| mark.about.contains(head.as_str()))
        };
        let fitting: Vec<&Row> = rows.iter().filter(fits).collect();
        let is_there = |number: &Decimal| {
            let numbers = fitting.iter().flat_map(|row| &row.numbers);
            numbers.clone().any(|(_, other)| other == number)
        };
        // What stands around the lines, such as a target, has no row of its own.
        let is_around = |number: &Decimal| fitting.is_empty() && all.contains(number);
        let is_told = |number: &&Decimal| is_there(number) || is_around(number);
        if let Some(number) = mark.numbers.iter().find(|number| !is_told(number)) {
            return Err(format!(
                "the mark „{}” says {number}, its row does not",
                mark.about
            ));
        }
        seen.named += 1;
    }
    // On one scale, in every panel and direction, a number has one length.
    let mut fields: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    let is_share = shown.to_string().contains("\"opstelling\":\"aandeel\"");
    let flat = lies(&marks);
    for mark in &marks {
        let number = |at: usize| mark.numbers.get(at).and_then(Decimal::to_f64);
        let mut put = |field: &str, number: Option<f64>, place: Option<f64>| {
            if let (Some(number), Some(place)) = (number, place) {
                let field = format!("{} {field}", mark.panel);
                fields.entry(field).or_default().push((number, place));
            }
        };
        match kind {
            "lijn" => put("", number(0), middle(mark.node).map(|(_, y)| y)),
            "stippen" => put("", number(0), middle(mark.node).map(|(x, _)| x)),
            "helling" if mark.numbers.len() == 2 => {
                if let Some((from, to)) = ends(mark.node) {
                    put("", number(0), Some(from));
                    put("", number(1), Some(to));
                }
            }
            "staven" if !is_share => {
                let length =
                    size(mark.node).map(|(width, height)| if flat { width } else { height });
                put(
                    "",
                    number(0).map(f64::abs),
                    length.filter(|length| *length > SHORTEST),
                );
            }
            _ => {}
        }
    }
    let mut scales = Vec::new();
    for (field, places) in fields {
        *seen.placed.entry(kind.to_owned()).or_default() += places.len();
        let mut places = places;
        if kind == "staven" {
            // A bar of nothing has no length.
            places.push((0.0, 0.0));
        }
        // The parts of a stack stand a little apart.
        let near = match shown.to_string().contains("\"opstelling\":\"gestapeld\"") {
            true => NEAR + 1.0,
            false => NEAR,
        };
        if let Some(scale) = straight(&places, near).map_err(|fault| format!("{field}: {fault}"))? {
            scales.push((scale, spread(&places)));
        }
    }
    for pair in scales.windows(2) {
        let off = (pair[0].0 - pair[1].0).abs() * pair[0].1.max(pair[1].1);
        if off > 2.0 {
            return Err(format!(
                "panels have scales of {} and {}",
                pair[0].0, pair[1].0
            ));
        }
    }
    if kind == "lijn"
        && let (Some((scale, spread)), Some(ticks)) = (scales.first(), ticks(drawing)?)
    {
        // An axis may count in thousands or millions.
        let fits = |unit: f64| (scale * unit - ticks).abs() * spread / unit <= 2.0;
        if ![1.0, 1e3, 1e6, 1e9, 1e12].into_iter().any(fits) {
            return Err(format!(
                "the axis has {ticks} pixels for one, its marks {scale}"
            ));
        }
        seen.axes += 1;
    }
    Ok(())
}

/// A large number, and what it is compared with, stand in its drawing as they are written in the table.
fn number(drawing: &Document, shown: &Value) -> Result<(), String> {
    let mut known = Vec::new();
    gather(&shown["waarde"], &mut known)?;
    gather(&shown["vergeleken"], &mut known)?;
    let words: Vec<String> = drawing
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(all_text)
        .collect();
    let is_said = |number: &&Decimal| {
        words.iter().any(|words| {
            // What it is compared with stands in brackets.
            let said = numbers(&words.replace(['(', ')'], " "));
            let short = |said: &Decimal| {
                [3, 6, 9, 12].iter().any(|zeros| {
                    let unit = Decimal::from(10_i64.pow(*zeros));
                    said.checked_mul(unit).is_some_and(|long| {
                        let half = unit / Decimal::from(20);
                        (long.abs() - number.abs()).abs() <= half
                    })
                })
            };
            said.iter()
                .any(|said| said.abs() == number.abs() || short(said))
        })
    };
    match known.iter().find(|number| !is_said(number)) {
        None => Ok(()),
        Some(number) => Err(format!("{number} does not stand in {words:?}")),
    }
}

fn marks<'a, 'input>(drawing: &'a Document<'input>) -> Vec<Mark<'a, 'input>> {
    let title = |node: Node<'a, 'input>| {
        let title = node.children().find(|child| child.has_tag_name("title"))?;
        Some(title.text().unwrap_or_default().to_owned())
    };
    let root = drawing.root_element();
    let inside = root.descendants().filter(|node| *node != root);
    let mut marks = Vec::new();
    for node in inside {
        let Some(name) = title(node) else { continue };
        let above = node.ancestors().skip(1).filter(|above| *above != root);
        let panel: Vec<String> = above.filter_map(title).collect();
        let panel = panel.join(", ");
        let Some((_, value)) = name.rsplit_once(": ") else {
            continue;
        };
        let numbers = numbers(value);
        if !numbers.is_empty() {
            let about = format!("{panel} {name}");
            marks.push(Mark {
                node,
                about,
                panel,
                numbers,
            });
        }
    }
    marks
}

/// The numbers in Dutch words; what stands between brackets is a time or a remark.
fn numbers(words: &str) -> Vec<Decimal> {
    let mut depth = 0;
    let outside: String = words
        .chars()
        .filter(|c| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0
        })
        .collect();
    // A sign stands before the sign of a currency.
    let plain = outside
        .replace("−€\u{a0}", "−")
        .replace('−', "-")
        .replace(['€', '%'], " ");
    let words = plain.split(|c: char| c.is_whitespace() || c == ';');
    let number = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ')']).trim_end_matches("/");
        let starts = word
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_digit());
        let dutch = word.replace('.', "").replace(',', ".");
        starts.then(|| Decimal::from_str(&dutch).ok()).flatten()
    };
    words.filter_map(number).collect()
}

/// Whether bars lie: then all are equally thick, seen from above.
fn lies(marks: &[Mark]) -> bool {
    let sizes: Vec<(f64, f64)> = marks.iter().filter_map(|mark| size(mark.node)).collect();
    let range = |side: fn(&(f64, f64)) -> f64| {
        let most = sizes.iter().map(side).fold(f64::MIN, f64::max);
        most - sizes.iter().map(side).fold(f64::MAX, f64::min)
    };
    range(|size| size.1) <= range(|size| size.0)
}

fn attribute(node: Node, name: &str) -> Option<f64> {
    node.attribute(name)?.parse().ok()
}

/// The size of a bar: of the largest of the rectangles that make it, with its outline. `None` for one so
/// short that it has the least length that can be seen.
fn size(node: Node) -> Option<(f64, f64)> {
    let parts = node
        .descendants()
        .filter(|inside| inside.has_tag_name("rect"));
    let sizes = parts.filter_map(|part| {
        let outline = attribute(part, "stroke-width").unwrap_or(0.0);
        Some((
            attribute(part, "width")? + outline,
            attribute(part, "height")? + outline,
        ))
    });
    let larger = |a: (f64, f64), b: (f64, f64)| (a.0.max(b.0), a.1.max(b.1));
    sizes
        .reduce(larger)
        .filter(|size| size.0 > 1.0 && size.1 > 1.0)
}

/// The places of a path of straight lines.
fn places(path: Node) -> Option<Vec<(f64, f64)>> {
    let numbers = path
        .attribute("d")?
        .trim_start_matches('M')
        .trim_end_matches(['z', 'Z']);
    let numbers: Option<Vec<f64>> = numbers.split([' ', 'M']).map(|n| n.parse().ok()).collect();
    Some(
        numbers?
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect(),
    )
}

/// The middle of a mark: where its number is.
fn middle(mark: Node) -> Option<(f64, f64)> {
    if mark.has_tag_name("g") {
        let is_shape = |node: &Node| ["circle", "rect", "path"].contains(&node.tag_name().name());
        return middle(mark.children().find(is_shape)?);
    }
    if mark.has_tag_name("circle") {
        return Some((attribute(mark, "cx")?, attribute(mark, "cy")?));
    }
    if mark.has_tag_name("rect") {
        let (x, y) = (attribute(mark, "x")?, attribute(mark, "y")?);
        return Some((
            x + attribute(mark, "width")? / 2.0,
            y + attribute(mark, "height")? / 2.0,
        ));
    }
    let corners = places(mark)?;
    let side = |pick: fn(&(f64, f64)) -> f64| {
        let least = corners.iter().map(pick).fold(f64::MAX, f64::min);
        (least, corners.iter().map(pick).fold(f64::MIN, f64::max))
    };
    let ((left, right), (top, bottom)) = (side(|p| p.0), side(|p| p.1));
    let x = (left + right) / 2.0;
    let on_top = corners
        .iter()
        .filter(|(_, y)| (y - top).abs() < 0.1)
        .count();
    let y = match (corners.len(), on_top) {
        // A triangle reaches from its middle to its point as far as to a side.
        (3, 1) => top + (right - left) / 2.0,
        (3, 2) => bottom - (right - left) / 2.0,
        _ => (top + bottom) / 2.0,
    };
    Some((x, y))
}

/// How high a line begins and ends.
fn ends(mark: Node) -> Option<(f64, f64)> {
    let line = mark
        .descendants()
        .find(|inside| inside.has_tag_name("path"))?;
    let places = places(line)?;
    Some((places.first()?.1, places.last()?.1))
}

fn spread(places: &[(f64, f64)]) -> f64 {
    let numbers = || places.iter().map(|place| place.0);
    numbers().fold(f64::MIN, f64::max) - numbers().fold(f64::MAX, f64::min)
}

/// Pixels for one, where all places are on one line against their numbers; `None` where all numbers are
/// the same.
fn straight(places: &[(f64, f64)], near: f64) -> Result<Option<f64>, String> {
    let by_number = |a: &&(f64, f64), b: &&(f64, f64)| a.0.total_cmp(&b.0);
    let (Some(least), Some(most)) = (
        places.iter().min_by(by_number),
        places.iter().max_by(by_number),
    ) else {
        return Ok(None);
    };
    let scale = match most.0 > least.0 {
        true => (most.1 - least.1) / (most.0 - least.0),
        false => 0.0,
    };
    for (number, place) in places {
        let expected = least.1 + (number - least.0) * scale;
        if (expected - place).abs() > near {
            return Err(format!(
                "{number} stands at {place} and not at {expected:.2}"
            ));
        }
    }
    Ok((most.0 > least.0).then_some(scale))
}

/// Pixels for one on the axis at the left; `None` where there is none with two numbers.
fn ticks(drawing: &Document) -> Result<Option<f64>, String> {
    let texts = drawing.descendants().filter(|node| {
        node.has_tag_name("text")
            && node.attribute("text-anchor") == Some("end")
            && node.attribute("class") == Some("g-zacht")
    });
    let tick = |node: Node| {
        let said = numbers(&all_text(node));
        Some((said.first()?.to_f64()?, attribute(node, "y")?))
    };
    let ticks: Vec<(f64, f64)> = texts.filter_map(tick).collect();
    match ticks.len() {
        0 | 1 => Ok(None),
        _ => straight(&ticks, NEAR).map_err(|fault| format!("the axis: {fault}")),
    }
}

#[test]
fn numbers_are_read_from_dutch_words() {
    let read =
        |words: &str| -> Vec<String> { numbers(words).iter().map(Decimal::to_string).collect() };
    assert_eq!(read("−€\u{a0}180.000"), ["-180000"]);
    assert_eq!(read("circa 8,5% (voorlopig, 2025)"), ["8.5"]);
    assert_eq!(
        read("van 51 aanvragen (2024) naar 44 aanvragen (2025)"),
        ["51", "44"]
    );
    assert_eq!(read("onbekend"), [""; 0]);
}

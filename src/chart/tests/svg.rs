//! Reads a drawing back, strictly: enough of XML and SVG to hold it against its rules.

use super::super::metrics::{self, Weight};

/// A drawing as read back.
pub(super) struct Drawing {
    width: f64,
    height: f64,
    elements: Vec<Element>,
}

struct Element {
    tag: String,
    attributes: Vec<(String, String)>,
    /// Text inside, with whether it is bold.
    text: Vec<(String, bool)>,
    /// How far the groups around it move it.
    moved: (f64, f64),
    /// For which size its letters were measured, as a part of the size that they have.
    measured: f64,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    fn number(&self, name: &str) -> f64 {
        self.attribute(name).unwrap().parse().unwrap()
    }

    fn words(&self) -> String {
        self.text.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Left, top, right, bottom of a text.
    fn text_box(&self) -> (f64, f64, f64, f64) {
        let size = self.number("font-size") * self.measured;
        let all_bold = self.attribute("font-weight").is_some();
        let width: f64 = self
            .text
            .iter()
            .map(|(text, bold)| match *bold || all_bold {
                true => metrics::width(text, size, Weight::Bold),
                false => metrics::width(text, size, Weight::Regular),
            })
            .sum();
        let x = self.number("x");
        let left = match self.attribute("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        let baseline = self.number("y");
        self.shifted((
            left,
            baseline - size * 0.74,
            left + width,
            baseline + size * 0.22,
        ))
    }

    fn shifted(&self, area: (f64, f64, f64, f64)) -> (f64, f64, f64, f64) {
        let (x, y) = self.moved;
        (area.0 + x, area.1 + y, area.2 + x, area.3 + y)
    }
}

impl Drawing {
    /// Reads a drawing; what is not well-formed is told.
    pub fn read(source: &str) -> Result<Drawing, String> {
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = source;
        while let Some(start) = rest.find('<') {
            let (text, after) = rest.split_at(start);
            let text = unescaped(text)?;
            if let Some(parent) = open.last() {
                let is_span = elements[*parent].tag == "tspan";
                let owner = match is_span {
                    true => open[open.len() - 2],
                    false => *parent,
                };
                elements[owner].text.push((text, is_span));
            } else if !text.is_empty() {
                return Err(format!("text outside the root: {text}"));
            }
            let end = after.find('>').ok_or("a tag without end")?;
            let tag = &after[1..end];
            rest = &after[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                let index = open.pop().ok_or("closed more than opened")?;
                if elements[index].tag != name {
                    return Err(format!("{} closed by {name}", elements[index].tag));
                }
                continue;
            }
            let (tag, is_empty) = match tag.strip_suffix('/') {
                Some(tag) => (tag, true),
                None => (tag, false),
            };
            let mut element = element(tag)?;
            let around = open
                .last()
                .map_or((0.0, 0.0), |parent| elements[*parent].moved);
            let own = match element.attribute("transform") {
                Some(transform) => translation(transform)?,
                None => (0.0, 0.0),
            };
            element.moved = (around.0 + own.0, around.1 + own.1);
            let root = elements.first().unwrap_or(&element);
            if root.attribute("font-family") == Some("Noto Sans") {
                element.measured = 100.0 / f64::from(metrics::PAPER_SIZE);
            }
            elements.push(element);
            if !is_empty {
                open.push(elements.len() - 1);
            }
        }
        if !open.is_empty() || !rest.is_empty() {
            return Err("something is left open".to_owned());
        }
        let root = elements.first().ok_or("nothing")?;
        let view: Vec<f64> = root
            .attribute("viewBox")
            .ok_or("no viewBox")?
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        Ok(Drawing {
            width: view[2],
            height: view[3],
            elements,
        })
    }

    /// Width and height.
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The words of each text.
    pub fn words(&self) -> Vec<String> {
        self.texts().map(Element::words).collect()
    }

    /// All text, names and descriptions too.
    pub fn all_text(&self) -> String {
        let texts = self.elements.iter().map(Element::words);
        texts.collect::<Vec<_>>().join("\n")
    }

    pub fn smallest_letters(&self) -> f64 {
        let sizes = self.texts().map(|text| text.number("font-size"));
        sizes.fold(f64::INFINITY, f64::min)
    }

    fn texts(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(|element| element.tag == "text")
    }

    /// Coordinates are numbers with at most two decimals.
    pub fn assert_numbers_are_plain(&self) {
        let keys = [
            "x",
            "y",
            "d",
            "cx",
            "cy",
            "r",
            "width",
            "height",
            "viewBox",
            "font-size",
        ];
        for element in &self.elements {
            for (key, value) in &element.attributes {
                if keys.contains(&key.as_str()) {
                    let mut numbers = value.split(|c: char| " MhvzZ".contains(c));
                    assert!(
                        numbers.all(|number| number.is_empty() || is_plain(number)),
                        "{key}=\"{value}\""
                    );
                }
            }
        }
    }

    /// Nothing leaves the frame, words by their estimated width.
    pub fn assert_inside_frame(&self) {
        let fits = |(left, top, right, bottom): (f64, f64, f64, f64)| {
            left >= -0.6 && top >= -0.6 && right <= self.width + 0.6 && bottom <= self.height + 0.6
        };
        for text in self.texts() {
            assert!(
                fits(text.text_box()),
                "{} {:?}",
                text.words(),
                text.text_box()
            );
        }
        for element in &self.elements {
            let area = match element.tag.as_str() {
                "rect" => {
                    let (x, y) = (element.number("x"), element.number("y"));
                    let (width, height) = (element.number("width"), element.number("height"));
                    assert!(width >= 0.0 && height >= 0.0, "an inside-out rectangle");
                    (x, y, x + width, y + height)
                }
                "circle" => {
                    let (x, y, r) = (
                        element.number("cx"),
                        element.number("cy"),
                        element.number("r"),
                    );
                    (x - r, y - r, x + r, y + r)
                }
                "path" => path_box(element.attribute("d").unwrap()),
                _ => continue,
            };
            let area = element.shifted(area);
            assert!(
                fits(area),
                "{} {area:?} {:?}",
                element.tag,
                element.attributes
            );
        }
    }

    /// No words stand over other words.
    pub fn assert_no_words_overlap(&self) {
        let boxes: Vec<_> = self
            .texts()
            .map(|text| (text.text_box(), text.words()))
            .collect();
        for (index, (one, words)) in boxes.iter().enumerate() {
            for (other, others) in &boxes[index + 1..] {
                let apart = one.2 <= other.0 + 0.5
                    || other.2 <= one.0 + 0.5
                    || one.3 <= other.1 + 0.5
                    || other.3 <= one.1 + 0.5;
                assert!(apart, "{words:?} {one:?} over {others:?} {other:?}");
            }
        }
    }

    /// The names that the root points at are there, and no id twice.
    pub fn assert_names_point_inside(&self, prefix: &str) {
        let ids: Vec<&str> = self
            .elements
            .iter()
            .filter_map(|e| e.attribute("id"))
            .collect();
        let named = self.elements[0].attribute("aria-labelledby").unwrap_or("");
        assert_eq!(named.split_whitespace().collect::<Vec<_>>(), ids);
        assert!(ids.iter().all(|id| id.starts_with(prefix)));
    }
}

/// The only way of moving that our drawings use.
fn translation(transform: &str) -> Result<(f64, f64), String> {
    let numbers = transform
        .strip_prefix("translate(")
        .and_then(|rest| rest.strip_suffix(')'))
        .and_then(|numbers| numbers.split_once(' '));
    let Some((x, y)) = numbers.filter(|(x, y)| is_plain(x) && is_plain(y)) else {
        return Err(format!("transform {transform}"));
    };
    Ok((x.parse().unwrap(), y.parse().unwrap()))
}

fn is_plain(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction) && fraction.len() <= 2
}

/// The box of a path of `M`, implicit lines and rectangles by `h` and `v`.
fn path_box(path: &str) -> (f64, f64, f64, f64) {
    let mut area = (
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    );
    for part in path.split('M').filter(|part| !part.is_empty()) {
        let part = part.trim_end_matches(['z', 'Z']);
        let (points, moves) = part.split_once('h').unwrap_or((part, ""));
        let numbers: Vec<f64> = points.split(' ').map(|n| n.parse().unwrap()).collect();
        let mut corners: Vec<(f64, f64)> = numbers.chunks(2).map(|xy| (xy[0], xy[1])).collect();
        if let Some((width, rest)) = moves.split_once('v') {
            let height: f64 = rest.split('h').next().unwrap().parse().unwrap();
            let width: f64 = width.parse().unwrap();
            corners.push((corners[0].0 + width, corners[0].1 + height));
        }
        for (x, y) in corners {
            area = (area.0.min(x), area.1.min(y), area.2.max(x), area.3.max(y));
        }
    }
    area
}

fn element(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest
            .split_once("=\"")
            .ok_or(format!("attribute in {tag}"))?;
        let (value, after) = after.split_once('"').ok_or(format!("value in {tag}"))?;
        if attributes.iter().any(|(other, _)| other == key) {
            return Err(format!("{key} twice in {tag}"));
        }
        attributes.push((key.to_owned(), unescaped(value)?));
        rest = match after {
            "" => "",
            more => more.strip_prefix(' ').ok_or(format!("no space in {tag}"))?,
        };
    }
    Ok(Element {
        tag: name.to_owned(),
        attributes,
        text: Vec::new(),
        moved: (0.0, 0.0),
        measured: 1.0,
    })
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (entity, after) = after.split_once(';').ok_or("a bare ampersand")?;
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => return Err(format!("unknown entity {other}")),
        });
        rest = after;
    }
    out.push_str(rest);
    if out.chars().any(metrics::is_dropped) {
        return Err("a character that must not be here".to_owned());
    }
    Ok(out)
}

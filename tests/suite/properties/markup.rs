//! A tiny reader of the markup that the program writes: strict, so that whatever an author's text
//! breaks shows as a mistake.

use std::collections::BTreeSet;

/// What stands in a page or drawing.
#[derive(Debug, Default)]
pub struct Markup {
    /// Each piece of text between two tags, with its entities decoded.
    pub texts: Vec<String>,
    /// Those that stand in a drawing instead: there a text may be broken into lines.
    pub drawn: Vec<String>,
    /// Each value of an attribute, decoded.
    pub values: Vec<String>,
    /// Each element with each of its attributes: `a href`; without attributes `p `.
    pub shapes: BTreeSet<String>,
}

/// Elements of HTML that have no end.
const VOID: [&str; 6] = ["meta", "link", "br", "hr", "img", "input"];

/// Reads markup whose elements are all closed and in order; says what is wrong with others.
pub fn read(text: &str) -> Result<Markup, String> {
    let mut found = Markup::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        found.text(&rest[..at], &open)?;
        rest = &rest[at + 1..];
        if let Some(declaration) = rest.strip_prefix('!').or_else(|| rest.strip_prefix('?')) {
            let end = declaration.find('>').ok_or("a declaration without end")?;
            rest = &declaration[end + 1..];
        } else if let Some(closing) = rest.strip_prefix('/') {
            let (name, after) = closing.split_once('>').ok_or("an end tag without end")?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            rest = after;
        } else {
            let (name, is_closed, after) = found.tag(rest)?;
            if !is_closed && !VOID.contains(&name.as_str()) {
                open.push(name);
            }
            rest = after;
        }
    }
    found.text(rest, &open)?;
    match open.pop() {
        Some(name) => Err(format!("<{name}> is never closed")),
        None => Ok(found),
    }
}

impl Markup {
    fn text(&mut self, raw: &str, open: &[String]) -> Result<(), String> {
        let is_drawn = open.iter().any(|name| name == "svg");
        if !raw.is_empty() {
            let place = if is_drawn {
                &mut self.drawn
            } else {
                &mut self.texts
            };
            place.push(decoded(raw)?);
        }
        Ok(())
    }

    /// Reads a start tag; returns its name, whether it closes itself, and what follows.
    fn tag<'a>(&mut self, text: &'a str) -> Result<(String, bool, &'a str), String> {
        let end = text
            .find(|c: char| !is_name(c))
            .ok_or("a tag without end")?;
        let (name, mut rest) = text.split_at(end);
        if name.is_empty() {
            return Err(format!(
                "a bare < before {:?}",
                rest.get(..20).unwrap_or(rest)
            ));
        }
        self.shapes.insert(format!("{name} "));
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>') {
                return Ok((name.to_owned(), false, after));
            }
            if let Some(after) = rest.strip_prefix("/>") {
                return Ok((name.to_owned(), true, after));
            }
            let end = rest
                .find(|c: char| !is_name(c))
                .ok_or("a tag without end")?;
            let (attribute, after) = rest.split_at(end);
            if attribute.is_empty() {
                return Err(format!("no attribute in <{name}>: {:?}", after.get(..20)));
            }
            self.shapes.insert(format!("{name} {attribute}"));
            rest = after;
            if let Some(after) = after.strip_prefix("=\"") {
                let (value, after) = after.split_once('"').ok_or("a value without end")?;
                self.values.push(decoded(value)?);
                rest = after;
            }
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-:_".contains(c)
}

/// A text with its entities replaced. Only those that we write are known.
fn decoded(raw: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let (name, after) = rest[at + 1..].split_once(';').ok_or("a bare &")?;
        text.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" | "#39" => '\'',
            "nbsp" => '\u{a0}',
            "#10" => '\n',
            "#9" => '\t',
            other => return Err(format!("an unknown entity &{other};")),
        });
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

#[test]
fn markup_that_is_not_well_formed_is_seen() {
    for wrong in [
        "<p>a<b></p>",
        "<p>",
        "a & b",
        "<p a=\"x>",
        "a < b",
        "</p>",
        "<p 'x'>",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    let right =
        read("<!DOCTYPE html><p class=\"a&lt;\">1 &amp; 2<br>3</p><g x=\"1\"/>").expect("well");
    assert_eq!(right.texts, ["1 & 2", "3"]);
    assert_eq!(right.values, ["a<", "1"]);
    assert!(right.shapes.contains("p class") && right.shapes.contains("br "));
}

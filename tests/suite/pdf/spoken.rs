//! The structure tree of a PDF with its words, as `pdfinfo -struct-text` goes through it and a screen
//! reader would.

/// An element, with what is in it in reading order.
#[derive(Debug, Default)]
pub struct Element {
    /// `H1`, `P`, `Table`, …
    pub kind: String,
    /// Whether it stands in the middle of a line.
    pub is_inline: bool,
    /// Its attributes as written: `/Scope /Row`.
    pub attributes: Vec<String>,
    pub parts: Vec<Part>,
}

#[derive(Debug)]
pub enum Part {
    /// Words on one line.
    Words(String),
    Element(Element),
}

impl Element {
    /// Those of its own elements and of theirs that are of a kind, in order.
    pub fn all<'a>(&'a self, kind: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        self.gather(&|element| element.kind == kind, &mut found);
        found
    }

    /// Those that answer to something.
    pub fn gather<'a>(&'a self, is: &impl Fn(&Element) -> bool, found: &mut Vec<&'a Element>) {
        for element in self.elements() {
            if is(element) {
                found.push(element);
            }
            element.gather(is, found);
        }
    }

    /// Its own elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.parts.iter().filter_map(|part| match part {
            Part::Element(element) => Some(element),
            Part::Words(_) => None,
        })
    }

    /// Whether it says something about itself.
    pub fn says(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|own| own == attribute)
    }
}

/// Reads what `pdfinfo -enc UTF-8 -struct-text` writes: an element stands two spaces further in than
/// the one that it is part of, its attributes three.
pub fn read(text: &str) -> Result<Element, String> {
    let mut open: Vec<Element> = vec![Element::default()];
    for line in text.lines() {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        if words.is_empty() {
            continue;
        }
        if words.starts_with('/') && indent % 2 == 1 {
            let element = open.last_mut().ok_or("an attribute of nothing")?;
            element.attributes.push(words.to_owned());
            continue;
        }
        if indent % 2 == 1 {
            return Err(format!("not understood: {line:?}"));
        }
        while open.len() > indent / 2 + 1 {
            close(&mut open)?;
        }
        if open.len() != indent / 2 + 1 {
            return Err(format!("too far in: {line:?}"));
        }
        let parent = open.last_mut().ok_or("words of nothing")?;
        if let Some(words) = words.strip_prefix('"').and_then(|w| w.strip_suffix('"')) {
            parent.parts.push(Part::Words(words.to_owned()));
        } else if !words.starts_with("Object ") {
            let kind: String = words.chars().take_while(char::is_ascii_alphanumeric).collect();
            if kind.is_empty() {
                return Err(format!("not understood: {line:?}"));
            }
            open.push(Element {
                kind,
                is_inline: words.trim_end_matches(':').ends_with("(inline)"),
                ..Element::default()
            });
        }
    }
    while open.len() > 1 {
        close(&mut open)?;
    }
    open.pop().ok_or_else(|| "nothing".to_owned())
}

fn close(open: &mut Vec<Element>) -> Result<(), String> {
    let (done, parent) = (open.pop(), open.last_mut());
    let (Some(done), Some(parent)) = (done, parent) else {
        return Err("nothing to close".to_owned());
    };
    parent.parts.push(Part::Element(done));
    Ok(())
}

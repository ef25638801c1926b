//! A PDF as `qpdf --json` gives it: its objects, to be followed from one to the other.

use std::collections::BTreeMap;

use serde_json::Value;

/// The objects of a PDF.
pub struct Objects {
    all: Value,
    trailer: Value,
    outlines: Value,
    attachments: Value,
}

/// A bookmark: how deep it lies, from 1, and what it is called.
pub type Bookmark = (usize, String);

impl Objects {
    /// Reads what `qpdf --json=2`, with the data of streams, says.
    pub fn read(json: &str) -> Objects {
        let mut whole: Value = serde_json::from_str(json).expect("qpdf writes JSON");
        let mut all = whole["qpdf"][1].take();
        Objects {
            trailer: all["trailer"]["value"].take(),
            outlines: whole["outlines"].take(),
            attachments: whole["attachments"].take(),
            all,
        }
    }

    /// A value, or what it refers to.
    pub fn follow<'a>(&'a self, value: &'a Value) -> &'a Value {
        let reference = value.as_str().filter(|text| text.ends_with(" R"));
        let Some(reference) = reference else {
            return value;
        };
        let object = &self.all[format!("obj:{reference}")];
        match &object["stream"] {
            Value::Null => &object["value"],
            stream => &stream["dict"],
        }
    }

    pub fn catalog(&self) -> &Value {
        self.follow(&self.trailer["/Root"])
    }

    /// The document information dictionary.
    pub fn info(&self) -> &Value {
        self.follow(&self.trailer["/Info"])
    }

    /// Each text anywhere in the file, keys of dictionaries left out.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        texts_in(&self.all, &mut texts);
        texts_in(&self.trailer, &mut texts);
        texts
    }

    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let mut found = Vec::new();
        bookmarks_in(&self.outlines, 1, &mut found);
        found
    }

    /// What each attached file is called and described as.
    pub fn attachments(&self) -> BTreeMap<String, String> {
        let Some(attachments) = self.attachments.as_object() else {
            return BTreeMap::new();
        };
        let described = |(name, file): (&String, &Value)| {
            let words = file["description"].as_str().unwrap_or_default();
            (name.clone(), words.to_owned())
        };
        attachments.iter().map(described).collect()
    }

    /// The pages, as references.
    pub fn pages(&self) -> Vec<Value> {
        let mut found = Vec::new();
        self.pages_in(&self.catalog()["/Pages"], &mut found);
        found
    }

    fn pages_in(&self, reference: &Value, found: &mut Vec<Value>) {
        match self.follow(reference)["/Kids"].as_array() {
            Some(kids) => kids.iter().for_each(|kid| self.pages_in(kid, found)),
            None => found.push(reference.clone()),
        }
    }

    /// The bytes of a stream.
    pub fn data(&self, reference: &Value) -> Vec<u8> {
        let reference = reference.as_str().unwrap_or_default();
        let data = self.all[format!("obj:{reference}")]["stream"]["data"].as_str();
        base64(data.unwrap_or_else(|| panic!("{reference} is no stream")))
    }
}

/// What base64 stands for (RFC 4648).
fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let sixes: Vec<u32> = text.bytes().filter_map(value).map(u32::from).collect();
    let mut bytes = Vec::with_capacity(sixes.len() * 3 / 4);
    for four in sixes.chunks(4) {
        let whole = four.iter().enumerate();
        let whole = whole.fold(0, |sum, (at, six)| sum | six << (18 - 6 * at));
        bytes.extend_from_slice(&whole.to_be_bytes()[1..four.len()]);
    }
    bytes
}

/// A text of PDF without the mark by which qpdf tells it from a name.
pub fn text(value: &Value) -> Option<&str> {
    value.as_str()?.strip_prefix("u:")
}

fn texts_in(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.extend(text(value).map(str::to_owned)),
        Value::Array(values) => values.iter().for_each(|value| texts_in(value, found)),
        Value::Object(values) => values.values().for_each(|value| texts_in(value, found)),
        _ => {}
    }
}

fn bookmarks_in(outlines: &Value, depth: usize, found: &mut Vec<Bookmark>) {
    for outline in outlines.as_array().into_iter().flatten() {
        let title = outline["title"].as_str().unwrap_or_default();
        found.push((depth, title.to_owned()));
        bookmarks_in(&outline["kids"], depth + 1, found);
    }
}

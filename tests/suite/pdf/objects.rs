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

/// An element of the structure tree that is not inside a drawing.
pub struct Tag<'a> {
    pub kind: &'a str,
    pub dictionary: &'a Value,
}

impl Objects {
    /// Reads what `qpdf --json=2 --json-stream-data=none` says.
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

    /// The elements of the structure tree in reading order.
    pub fn tags(&self) -> Vec<Tag<'_>> {
        let mut found = Vec::new();
        let root = self.follow(&self.catalog()["/StructTreeRoot"]);
        self.tags_in(root, &mut found);
        found
    }

    fn tags_in<'a>(&'a self, of: &'a Value, found: &mut Vec<Tag<'a>>) {
        let children = self.follow(&of["/K"]);
        let children = match children {
            Value::Array(children) => children.as_slice(),
            one => std::slice::from_ref(one),
        };
        for child in children {
            let child = self.follow(child);
            // Content and links have no kind.
            let Some(kind) = child["/S"].as_str().filter(|_| !child["/P"].is_null()) else {
                continue;
            };
            found.push(Tag {
                kind: kind.trim_start_matches('/'),
                dictionary: child,
            });
            self.tags_in(child, found);
        }
    }
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

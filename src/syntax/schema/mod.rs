//! JSON Schemas (2020-12) of what authors type, for editors that complete and check.
//!
//! A schema says what a reader accepts; where a reader is lenient (`Ja`, `JA`), the schema names
//! the usual spelling only. Each reader has its schema in its own room; here are the parts that
//! they are made of, and the schemas of settings and letters. Tests hold both together: every
//! key that a reader asks for is in its schema, and the other way round (`agreement`).
//!
//! Editors give plain words a type before they check: `2019` is a number, `ja` a text, `0344`
//! another number. So a text may be any of those.

#[cfg(test)]
pub(crate) mod agreement;
mod letter;
mod settings;

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

pub use letter::{commitment_id, letter, page};
pub use settings::settings;

/// The version of JSON Schema that is written.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A key of a group.
#[derive(Clone, Debug)]
pub struct Key {
    name: String,
    schema: Value,
    is_required: bool,
}

/// A key that must be there.
pub fn required(name: impl Into<String>, about: &str, schema: Value) -> Key {
    Key {
        is_required: true,
        ..optional(name, about, schema)
    }
}

/// A key that may be there.
pub fn optional(name: impl Into<String>, about: &str, mut schema: Value) -> Key {
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".to_owned(), about.into());
    }
    Key {
        name: name.into(),
        schema,
        is_required: false,
    }
}

/// A group that has these keys and no others.
pub fn group(keys: impl IntoIterator<Item = Key>) -> Value {
    let mut group = open_group(keys, json!(true));
    group["additionalProperties"] = false.into();
    group
}

/// A group with these keys, and others of which the values follow a schema.
pub fn open_group(keys: impl IntoIterator<Item = Key>, others: Value) -> Value {
    let mut properties = Map::new();
    let mut needed = Vec::new();
    for key in keys {
        if key.is_required {
            needed.push(Value::from(key.name.as_str()));
        }
        properties.insert(key.name, key.schema);
    }
    let mut group =
        json!({"type": "object", "properties": properties, "additionalProperties": others});
    if !needed.is_empty() {
        group["required"] = needed.into();
    }
    group
}

/// A group of names that follow a pattern, with values that follow a schema.
pub fn names(pattern: &str, values: Value) -> Value {
    json!({"type": "object", "propertyNames": {"pattern": pattern}, "additionalProperties": values})
}

/// The pattern of a name in a tag (`syntax::front_matter::is_name`).
pub const NAME: &str = "^[a-z][a-z0-9_]*$";

/// A text, which an editor may take for a number or a truth.
pub fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "minLength": 1})
}

/// A cell of a table, which may be empty.
pub fn cell() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

/// One or more texts.
pub fn texts() -> Value {
    json!({"anyOf": [list(text()), text()]})
}

/// A list.
pub fn list(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// One of a list of words; a space and an underscore stand for each other.
pub fn choice<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    let mut spellings = Vec::new();
    for word in words {
        spellings.push(word.to_owned());
        let other = [word.replace(' ', "_"), word.replace('_', " ")];
        spellings.extend(other.into_iter().filter(|other| other != word));
    }
    json!({"type": "string", "enum": spellings})
}

/// `ja` or `nee`.
pub fn yes_or_no() -> Value {
    json!({"enum": ["ja", "nee", true, false]})
}

/// A day.
pub fn day() -> Value {
    json!({
        "type": "string",
        "pattern": "^([0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} \
            +[A-Za-z]+\\.? +[0-9]{4})$",
        "examples": ["22-03-2019", "22 maart 2019", "2019-03-22"]
    })
}

/// A day, month, season or other stretch of time.
pub fn period() -> Value {
    json!({"type": ["string", "integer"], "minLength": 1, "examples": [2019, "maart \
        2019", "najaar 2019", "Q2 2019"]})
}

/// A whole number.
pub fn whole(range: RangeInclusive<u32>) -> Value {
    json!({"type": "integer", "minimum": range.start(), "maximum": range.end()})
}

/// A number, or the words for no number.
pub fn number() -> Value {
    json!({"anyOf": [{"type": "number"}, {"type": "string", "minLength": 1, "examples": ["onbekend", "n.v.t."]}]})
}

/// An address of a page elsewhere.
pub fn web_address() -> Value {
    json!({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>\"'`\\\\{}|^]+$"})
}

/// The code of a public body.
pub fn organisation_code() -> Value {
    json!({"type": "string", "pattern": "^[A-Za-z]{2,5}[0-9]{2,8}$", "examples": ["gm0344"]})
}

/// A whole schema, with the name under which editors show it.
pub fn document(title: &str, about: &str, mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), DRAFT.into());
        object.insert("title".to_owned(), title.into());
        object.insert("description".to_owned(), about.into());
    }
    schema
}

/// The first shape where an object has a key, else the second.
pub fn if_has(key: &str, with: Value, without: Value) -> Value {
    json!({"type": "object", "if": {"required": [key]}, "then": with, "else": without})
}

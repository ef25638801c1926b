//! What stands in the columns of a CSV file, for programs: a Table Schema (Data Package 2.0, which
//! readers of 1.0 understand too).

use serde_json::{Map, Value, json};

use super::{CODE, RowColumn, RowColumnKind, Rows};

/// The Table Schema of the rows of a dataset. Codes of municipalities refer to the resource with
/// this name, if there is one.
pub(crate) fn table_schema(rows: &Rows<'_>, municipalities: Option<&str>) -> Value {
    let fields: Vec<Value> = rows.columns().iter().map(field).collect();
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), fields.into());
    schema.insert("missingValues".to_owned(), json!([""]));
    let key = rows.key();
    if !key.is_empty() {
        schema.insert("primaryKey".to_owned(), json!(key));
    }
    if let Some(resource) = municipalities.filter(|_| rows.has_codes()) {
        let reference = json!({
            "fields": [CODE],
            "reference": {"resource": resource, "fields": ["code"]},
        });
        schema.insert("foreignKeys".to_owned(), json!([reference]));
    }
    Value::Object(schema)
}

fn field(column: &RowColumn) -> Value {
    let kind = match column.kind {
        RowColumnKind::Text => "string",
        RowColumnKind::Number => "number",
        RowColumnKind::Day => "date",
    };
    let mut field = field_schema(&column.name, kind, &column.about);
    if let Some(object) = field.as_object_mut().filter(|_| !column.words.is_empty()) {
        object.insert("constraints".to_owned(), json!({"enum": column.words}));
    }
    field
}

/// A field of a Table Schema.
pub(crate) fn field_schema(name: &str, kind: &str, about: &str) -> Value {
    json!({"name": name, "type": kind, "description": about})
}

//! What stands in the columns of a CSV file, for programs: a Table Schema (Data Package 2.0, which
//! readers of 1.0 understand too).

use serde_json::{Map, Value, json};

use super::{CODE, RowColumn, Rows};
use crate::render::rows::FieldKind;

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
    let mut field = field_schema(&column.name, column.kind, &column.about);
    if let Some(object) = field.as_object_mut().filter(|_| !column.words.is_empty()) {
        object.insert("constraints".to_owned(), json!({"enum": column.words}));
    }
    field
}

/// A field of a Table Schema.
pub(crate) fn field_schema(name: &str, kind: FieldKind, about: &str) -> Value {
    let (kind, format) = match kind {
        FieldKind::Text | FieldKind::List => ("string", None),
        FieldKind::Date => ("date", None),
        FieldKind::Moment => ("datetime", None),
        FieldKind::Decimal => ("number", None),
        FieldKind::Whole => ("integer", None),
        FieldKind::YesNo => ("boolean", None),
        FieldKind::Address => ("string", Some("uri")),
    };
    let mut field = json!({"name": name, "type": kind, "description": about});
    if let Some(object) = field.as_object_mut() {
        if let Some(format) = format {
            object.insert("format".to_owned(), format.into());
        }
        if kind == "boolean" {
            object.insert("trueValues".to_owned(), json!(["ja"]));
            object.insert("falseValues".to_owned(), json!(["nee"]));
        }
    }
    field
}

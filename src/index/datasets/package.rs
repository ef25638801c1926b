//! `datapackage.json`: what every file of rows is and what stands in its columns, for programs.
//!
//! It follows Data Package 2.0, and keeps to what readers of 1.0 understand too: words of 1.0 that
//! 2.0 replaced (`profile`) stand beside their successors, and lists in cells are texts. Nothing in it
//! depends on when it was made, so it says no `created`.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::index::Archive;
use crate::index::export::{ArchiveFile, COMMITMENTS, FIGURES, LETTERS};
use crate::model::{Artifact, PublicDataset, Site, Source, WriteOrder};
use crate::render::{
    Field, FieldKind, RowFile, RowFormat, Rows, Value as Cell, field_schema, table_schema,
};

/// The profile that it follows.
const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// The list of municipalities that codes in datasets refer to: its path without what follows it.
/// No dataset has this name, since none has a slash in its id.
const MUNICIPALITIES: &str = "data/gemeenten";

/// Its columns.
const MUNICIPALITY_FIELDS: &[Field<'static>] = &[
    Field {
        name: "code",
        kind: FieldKind::Text,
        description: "Code van de gemeente in de registers van de overheid (TOOI).",
    },
    Field {
        name: "naam",
        kind: FieldKind::Text,
        description: "De gemeente, zoals de gegevens haar noemen.",
    },
];

/// The description while it is being made.
pub(super) struct Package<'a> {
    site: &'a Site,
    resources: Vec<Value>,
    needs_municipalities: bool,
}

impl<'a> Package<'a> {
    /// Begins with the files of the whole archive.
    pub(super) fn new(archive: &Archive<'a>) -> Package<'a> {
        Package {
            site: archive.site,
            resources: vec![
                of_archive(&LETTERS, Some(NUMBER), false),
                of_archive(&FIGURES, None, true),
                of_archive(&COMMITMENTS, Some("toezegging"), true),
            ],
            needs_municipalities: false,
        }
    }

    /// Adds a dataset with its files, and hands out what describes its columns, for beside them.
    pub(super) fn add(&mut self, dataset: &PublicDataset, files: &[Artifact]) -> Artifact {
        let rows = Rows::of(dataset, &self.site.lists);
        self.needs_municipalities |= rows.has_codes();
        let path = format!("{}{}.csv", dataset.address, dataset.id);
        let schema = table_schema(&rows, Some(MUNICIPALITIES));
        let mut resource = resource(&dataset.id, &path, &dataset.title, schema.clone());
        if let Some(definition) = &dataset.definition {
            resource.insert("description".to_owned(), definition.as_str().into());
        }
        if let Some(file) = files.iter().find(|file| file.path == path) {
            add_sum(&mut resource, &file.bytes);
        }
        let sources: Vec<Value> = dataset.sources.iter().map(source).collect();
        if !sources.is_empty() {
            resource.insert("sources".to_owned(), sources.into());
        }
        self.resources.push(Value::Object(resource));
        let path = format!("{}{}.schema.json", dataset.address, dataset.id);
        json_file(path, &alone(schema))
    }

    /// The description itself, and the list that it refers to.
    pub(super) fn files(mut self) -> Vec<Artifact> {
        let mut files = Vec::new();
        if self.needs_municipalities {
            let list = self.municipalities();
            let fields = MUNICIPALITY_FIELDS
                .iter()
                .map(field)
                .collect::<Vec<Value>>();
            let schema = json!({"fields": fields, "missingValues": [""], "primaryKey": ["code"]});
            let mut resource = resource(MUNICIPALITIES, &list.path, "Gemeenten", schema);
            add_sum(&mut resource, &list.bytes);
            self.resources.push(Value::Object(resource));
            files.push(list);
        }
        let organisation = &self.site.organisation.name;
        let letters = self.site.letters_name.to_lowercase();
        let mut package = json!({
            "$schema": PROFILE,
            "profile": "tabular-data-package",
            "name": "raadsbrieven",
            "id": self.site.base_url,
            "title": format!("{} van {organisation}", self.site.letters_name),
            "description": format!("De {letters} van {organisation}, hun cijfers en toezeggingen, en de openbare datasets daarbij."),
            "homepage": self.site.base_url,
            "contributors": [{"title": organisation, "roles": ["publisher"]}],
        });
        if let Some(package) = package.as_object_mut() {
            if let Some(licences) = licences(self.site) {
                package.insert("licenses".to_owned(), licences);
            }
            package.insert("resources".to_owned(), self.resources.into());
        }
        files.push(json_file("datapackage.json".to_owned(), &package));
        files
    }

    /// The list of municipalities as a file.
    fn municipalities(&self) -> Artifact {
        let mut file = RowFile::new(RowFormat::Csv, MUNICIPALITY_FIELDS);
        for municipality in &self.site.lists.municipalities {
            file.push(&[
                Cell::Text(municipality.code.as_str()),
                Cell::Text(&municipality.name),
            ]);
        }
        Artifact {
            path: format!("{MUNICIPALITIES}.csv"),
            bytes: file.finish(),
            order: WriteOrder::Asset,
        }
    }
}

/// The column with the number of a letter.
const NUMBER: &str = "kenmerk";

/// A file of the whole archive, with the column that tells its rows apart, and whether they belong to
/// a letter. Its sum is not known here.
fn of_archive(file: &ArchiveFile, key: Option<&str>, is_of_letter: bool) -> Value {
    let fields: Vec<Value> = file.fields.iter().map(field).collect();
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), fields.into());
    schema.insert("missingValues".to_owned(), json!([""]));
    if let Some(key) = key {
        schema.insert("primaryKey".to_owned(), json!([key]));
    }
    if is_of_letter {
        let letter = json!({"resource": LETTERS.stem, "fields": [NUMBER]});
        let reference = json!({"fields": [NUMBER], "reference": letter});
        schema.insert("foreignKeys".to_owned(), json!([reference]));
    }
    let schema = Value::Object(schema);
    let path = format!("{}.csv", file.stem);
    let mut resource = resource(file.stem, &path, file.title, schema);
    resource.insert("description".to_owned(), file.description.into());
    Value::Object(resource)
}

fn field(field: &Field<'_>) -> Value {
    field_schema(field.name, field.kind, field.description)
}

fn resource(name: &str, path: &str, title: &str, schema: Value) -> Map<String, Value> {
    let parts = [
        ("name", name.into()),
        ("title", title.into()),
        ("path", path.into()),
        ("type", "table".into()),
        ("profile", "tabular-data-resource".into()),
        ("format", "csv".into()),
        ("mediatype", "text/csv".into()),
        ("encoding", "utf-8".into()),
        ("schema", schema),
    ];
    let parts = parts.map(|(key, value): (&str, Value)| (key.to_owned(), value));
    parts.into_iter().collect()
}

fn add_sum(resource: &mut Map<String, Value>, bytes: &[u8]) {
    let sum = Sha256::digest(bytes);
    let hexadecimal: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    resource.insert("bytes".to_owned(), bytes.len().into());
    resource.insert("hash".to_owned(), format!("sha256:{hexadecimal}").into());
}

/// A document that data were taken from. An address with `..` in it is none for readers of 1.0.
fn source(source: &Source) -> Value {
    let mut about = Map::new();
    about.insert("title".to_owned(), source.words().into());
    if let Some(url) = source.url.as_deref().filter(|url| !url.contains("..")) {
        about.insert("path".to_owned(), url.into());
    }
    Value::Object(about)
}

fn licences(site: &Site) -> Option<Value> {
    let licence = site.data_licence.as_ref()?;
    let mut about = Map::new();
    if let Some(id) = licence.id {
        about.insert("name".to_owned(), id.into());
    }
    about.insert("title".to_owned(), licence.name.as_str().into());
    about.insert("path".to_owned(), licence.url.as_str().into());
    Some(json!([about]))
}

/// A Table Schema as a file of its own: there is no other resource there to refer to.
fn alone(mut schema: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("foreignKeys");
    }
    schema
}

fn json_file(path: String, value: &Value) -> Artifact {
    Artifact {
        path,
        bytes: format!("{value:#}\n").into_bytes(),
        order: WriteOrder::Asset,
    }
}

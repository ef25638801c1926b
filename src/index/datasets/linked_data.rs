//! What search engines and catalogues read of public data: schema.org as JSON-LD.

use serde_json::{Map, Value, json};

use crate::model::{Artifact, PublicDataset, Section, Site, Source};

use super::view::description;
use crate::render::{linked_data_block, linked_data_publisher};

/// The vocabulary.
const CONTEXT: &str = "https://schema.org";

/// A dataset, for its page.
pub(super) fn dataset(dataset: &PublicDataset, site: &Site, files: &[Artifact]) -> String {
    let url = format!("{}{}", site.base_url, dataset.address);
    let mut about = Map::new();
    let mut say = |key: &str, value: Value| {
        if value != Value::Null && value != json!([]) {
            about.insert(key.to_owned(), value);
        }
    };
    say("@context", CONTEXT.into());
    say("@type", "Dataset".into());
    say("@id", url.as_str().into());
    say("url", url.as_str().into());
    say("identifier", dataset.id.as_str().into());
    say("name", dataset.title.as_str().into());
    say("description", description(dataset, site).into());
    say("inLanguage", site.language.as_str().into());
    say("isAccessibleForFree", true.into());
    let publisher = json!(linked_data_publisher(&site.organisation));
    say("creator", publisher.clone());
    say("publisher", publisher);
    if site.example {
        say("creativeWorkStatus", "Voorbeeld".into());
    }
    say("license", licence(site));
    say("dateModified", day(dataset.last_recorded()));
    if let (Some(first), Some(last)) = (&dataset.first, &dataset.last) {
        let (first, last) = (first.period().begin, last.period().end);
        say("temporalCoverage", format!("{first}/{last}").into());
    }
    let areas = dataset.areas.iter().map(|area| {
        let members = area.members.iter();
        let members: Vec<Value> = members.map(|name| place(name)).collect();
        json!({"@type": "Place", "name": area.title, "containsPlace": members})
    });
    say("spatialCoverage", areas.collect());
    let measures = dataset.measures.iter().map(|measure| {
        json!({
            "@type": "PropertyValue",
            "name": measure.title,
            "unitText": measure.unit.plural,
        })
    });
    say("variableMeasured", measures.collect());
    say("isBasedOn", dataset.sources.iter().map(source).collect());
    let catalogue = format!("{}{}", site.base_url, Section::Datasets.address());
    say(
        "includedInDataCatalog",
        json!({"@type": "DataCatalog", "@id": catalogue}),
    );
    let downloads = files.iter().filter_map(|file| {
        let format = media_type(&file.path)?;
        Some(json!({
            "@type": "DataDownload",
            "encodingFormat": format,
            "contentUrl": format!("{}{}", site.base_url, file.path),
            "contentSize": format!("{} B", file.bytes.len()),
        }))
    });
    say("distribution", downloads.collect());
    linked_data_block(&about)
}

/// All datasets, for the overview.
pub(super) fn catalogue(datasets: &[PublicDataset], site: &Site) -> String {
    let url = format!("{}{}", site.base_url, Section::Datasets.address());
    let datasets = datasets.iter().map(|dataset| {
        let url = format!("{}{}", site.base_url, dataset.address);
        json!({"@type": "Dataset", "@id": url, "url": url, "name": dataset.title})
    });
    let datasets: Vec<Value> = datasets.collect();
    let mut about = json!({
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": url,
        "url": url,
        "name": format!("Gegevens van {}", site.organisation.name),
        "inLanguage": site.language,
        "publisher": linked_data_publisher(&site.organisation),
        "dataset": datasets,
    });
    if let (Some(about), Value::String(licence)) = (about.as_object_mut(), licence(site)) {
        about.insert("license".to_owned(), licence.into());
    }
    linked_data_block(&about)
}

fn licence(site: &Site) -> Value {
    let licence = site.data_licence.as_ref();
    licence.map_or(Value::Null, |licence| licence.url.as_str().into())
}

fn place(name: &str) -> Value {
    json!({"@type": "Place", "name": name})
}

fn source(source: &Source) -> Value {
    let mut about = Map::new();
    about.insert("@type".to_owned(), "CreativeWork".into());
    about.insert("name".to_owned(), source.title.as_str().into());
    if let Some(url) = &source.url {
        about.insert("url".to_owned(), url.as_str().into());
    }
    if let Some(publisher) = &source.publisher {
        let publisher = json!({"@type": "Organization", "name": publisher});
        about.insert("publisher".to_owned(), publisher);
    }
    if source.date.is_some() {
        about.insert("datePublished".to_owned(), day(source.date));
    }
    Value::Object(about)
}

fn day(day: Option<crate::model::Date>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

fn media_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    match ending {
        "csv" => Some("text/csv"),
        "json" => Some("application/json"),
        _ => None,
    }
}

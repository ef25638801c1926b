//! `raadsbrief schema`: what authors type, for editors.

use std::path::Path;

use serde_json::Value;

use super::arguments::Schema;
use super::files::{self, Existing};
use super::{Ending, screen};
use crate::dataset::schema as data;
use crate::diag::phrases::{noun, screen as line};
use crate::diag::{Diagnostics, Failure, Language, SourceMap, Span};
use crate::load;
use crate::resolve;
use crate::syntax::schema as text;
use crate::syntax::settings::{self, HeaderSpec};
use crate::syntax::yaml;
use crate::validate;

/// The schemas that are not of a kind of data file.
const NAMES: [&str; 6] = [
    "instellingen",
    "brief",
    "pagina",
    "grafiek",
    "tabelblok",
    "data",
];

/// The names of all schemas.
pub(super) fn names() -> Vec<&'static str> {
    NAMES.into_iter().chain(data::kinds()).collect()
}

/// Prints one schema, or writes all of them.
pub(super) fn schema(wanted: &Schema, language: Language) -> Result<Ending, Failure> {
    let header = header(&wanted.project)?;
    let Some(folder) = &wanted.out else {
        let name = wanted.name.as_deref().unwrap_or_default();
        screen::print(&shown(name, &header));
        return Ok(Ending::Done);
    };
    let made: Vec<(String, String)> = names()
        .into_iter()
        .map(|name| (format!("{name}.schema.json"), shown(name, &header)))
        .collect();
    files::write(folder, &made, Existing::Replace)?;
    let told = line::SCHEMAS_IN
        .with("count", noun::SCHEMA.count(made.len()))
        .with("folder", folder.display().to_string());
    screen::print(&format!("{}\n", told.get(language)));
    Ok(Ending::Done)
}

fn shown(name: &str, header: &[HeaderSpec]) -> String {
    let schema: Value = match name {
        "instellingen" => text::settings(),
        "brief" => text::letter(header),
        "pagina" => text::page(),
        "grafiek" => resolve::chart_schema(),
        "tabelblok" => resolve::table_schema(),
        "data" => data::any(),
        kind => data::schemas()
            .into_iter()
            .find(|(name, _)| *name == kind)
            .map(|(_, schema)| schema)
            .expect("the command line allows only names that are listed"),
    };
    format!("{schema:#}\n")
}

/// The fields of the head of a letter: of the site, or those that a site has that says nothing.
fn header(project: &Path) -> Result<Vec<HeaderSpec>, Failure> {
    let mut diagnostics = Diagnostics::default();
    if fs_err::metadata(project.join(load::SETTINGS)).is_ok() {
        let sources = load::site(project, &mut diagnostics)?;
        let settings = validate::settings(&sources, &mut diagnostics);
        if let Some(settings) = settings {
            return Ok(settings.header);
        }
    }
    let text = "organisatie: {naam: x}\nadres: https://x.example/\n";
    let file = SourceMap::default().add(load::SETTINGS, text);
    let place = |range: std::ops::Range<usize>| Span::new(file, range.start, range.end);
    let node = yaml::parse(text, &place, &mut diagnostics);
    let settings = node.and_then(|node| settings::read(&node, &mut diagnostics));
    Ok(settings
        .expect("the least that settings can be is enough")
        .header)
}

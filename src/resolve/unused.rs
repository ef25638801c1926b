//! What stands unused: datasets, files, figures, areas, templates and paragraphs that nothing leans
//! on. Letters say what they lean on while they are resolved; a check asks at the end what is left.

use std::collections::BTreeSet;

use super::Context;
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span};
use crate::syntax::HoledText;
use crate::validate::Project;

/// What letters and pages lean on.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// Names of letter templates.
    templates: BTreeSet<String>,
    /// Names of standard paragraphs.
    paragraphs: BTreeSet<String>,
    /// Figures that were asked for and that the text does not name.
    unused_figures: Vec<Located<String>>,
}

impl Uses {
    /// Notes the paragraphs that a text includes.
    pub(super) fn include(&mut self, text: &HoledText) {
        for (name, _) in &text.includes {
            self.paragraphs.insert(name.clone());
        }
    }

    /// Notes the template of a letter.
    pub(super) fn template(&mut self, name: Option<&Located<String>>) {
        self.templates.extend(name.map(|name| name.value.clone()));
    }

    /// Notes a figure that the text does not name.
    pub(super) fn without_figure(&mut self, name: &str, place: Span) {
        self.unused_figures
            .push(Located::new(name.to_owned(), place));
    }

    /// Notes a figure that a chart shows, named in the text or not.
    pub(super) fn figure(&mut self, name: &str) {
        self.unused_figures.retain(|figure| figure.value != name);
    }

    /// Adds what another letter leans on.
    pub fn append(&mut self, other: Uses) {
        self.templates.extend(other.templates);
        self.paragraphs.extend(other.paragraphs);
        self.unused_figures.extend(other.unused_figures);
    }
}

/// Reports what no letter leans on. `uses` is what all of them lean on, hidden ones included; a
/// letter with mistakes has not said it, so this is for sites without.
pub fn report_unused(context: &Context, uses: &Uses, diagnostics: &mut Diagnostics) {
    let project = &context.project;
    for figure in &uses.unused_figures {
        diagnostics.push(
            Diagnostic::new(&diag::text::UNUSED_FIGURE, figure.span)
                .with("name", figure.value.as_str()),
        );
    }
    templates(project, uses, diagnostics);
    let mut named: Option<BTreeSet<&str>> = None;
    for dataset in context.snapshots.untaken() {
        let named = named.get_or_insert_with(|| named_datasets(project));
        let is_public = dataset.public || dataset.public_from.is_some();
        if !is_public && !named.contains(dataset.id.as_str()) {
            diagnostics.push(Diagnostic::new(&diag::lists::UNUSED_DATASET, dataset.span));
        }
    }
    for table in &project.unnamed_tables {
        let path = &project.sources.file(*table).path;
        let name = path.rsplit('/').next().unwrap_or(path);
        diagnostics.push(
            Diagnostic::new(&diag::lists::UNUSED_TABLE, Span::start_of(*table)).with("name", name),
        );
    }
    areas(project, diagnostics);
    attachments(project, diagnostics);
}

/// Files that stand between the letters as if they were attachments.
fn attachments(project: &Project, diagnostics: &mut Diagnostics) {
    let of_published = project.sources_of_published.iter();
    let letters = project.letters.iter().chain(of_published);
    let named: BTreeSet<FileId> = letters
        .flat_map(|letter| letter.copied.iter().map(|file| file.file))
        .collect();
    for file in project.attachments.iter().filter(|f| !named.contains(f)) {
        diagnostics.push(Diagnostic::new(
            &diag::letter::UNUSED_ATTACHMENT,
            Span::start_of(*file),
        ));
    }
}

/// A paragraph in a template that is itself unused is not reported: once the template is used or
/// gone, so is the paragraph or the next check says it.
fn templates(project: &Project, uses: &Uses, diagnostics: &mut Diagnostics) {
    let holed = project
        .templates
        .values()
        .chain(project.paragraphs.values());
    let included: BTreeSet<&str> = holed
        .flat_map(|text| &text.includes)
        .map(|(name, _)| name.as_str())
        .chain(uses.paragraphs.iter().map(String::as_str))
        .collect();
    let is_own = |text: &HoledText| !project.standard.contains(&text.file);
    for (name, text) in &project.templates {
        if is_own(text) && !uses.templates.contains(name) {
            diagnostics.push(
                Diagnostic::new(&diag::template::UNUSED_TEMPLATE, Span::start_of(text.file))
                    .with("name", name.as_str()),
            );
        }
    }
    for (name, text) in &project.paragraphs {
        if is_own(text) && !included.contains(name.as_str()) {
            diagnostics.push(
                Diagnostic::new(&diag::template::UNUSED_PARAGRAPH, Span::start_of(text.file))
                    .with("name", name.as_str()),
            );
        }
    }
}

fn areas(project: &Project, diagnostics: &mut Diagnostics) {
    let datasets = project.datasets.values();
    let named: BTreeSet<&str> = datasets
        .flat_map(|dataset| dataset.areas.keys().map(|area| area.as_ref()))
        .collect();
    for (id, place) in &project.references.region_set_places {
        if !named.contains(id.as_str()) {
            diagnostics
                .push(Diagnostic::new(&diag::lists::UNUSED_AREA, *place).with("name", id.as_str()));
        }
    }
}

/// The keys and arguments that name a dataset.
const NAMING: [&str; 3] = ["uit", "gebeurtenissen", "fasen"];

/// The names behind those in everything that authors write. A tag in a branch that no letter takes
/// today asks for its dataset tomorrow, so not being asked is not enough to be unused.
fn named_datasets(project: &Project) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for (_, file) in project.sources.iter() {
        if !file.path.starts_with("data/") {
            named.extend(NAMING.iter().flat_map(|key| names_behind(key, &file.text)));
        }
    }
    named
}

/// What stands behind `uit:` or `uit=`, or another key, in quotes or not.
fn names_behind<'t>(key: &str, text: &'t str) -> impl Iterator<Item = &'t str> {
    let mut parts = text.split(key);
    parts.next();
    parts.filter_map(|part| {
        let rest = part.trim_start_matches(['"', '\'', ' ']);
        let rest = rest.strip_prefix([':', '='])?;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let is_of_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|name| !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::names_behind;

    #[test]
    fn datasets_are_found_however_they_are_asked_for() {
        let text = "a: {uit: een, wijk: Noord}\n{{ cijfer(uit=\"twee\") }} {{ rijen(uit = 'drie') }}\nuit: \"vier-5\"\nhet huis uit, of uit:\n";
        let found: Vec<&str> = names_behind("uit", text).collect();
        assert_eq!(found, ["een", "twee", "drie", "vier-5"]);
    }
}

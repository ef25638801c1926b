//! A site's own page templates.

use crate::diag::{Diagnostics, FileId, Language, SourceMap};
use crate::model::Neighbours;

use super::super::PageEngine;
use super::super::fixture::{letter, site};
use super::render;

/// A site's own templates, by name and text.
fn own(templates: &[(&str, &str)]) -> (SourceMap, Vec<(String, FileId)>) {
    let mut sources = SourceMap::default();
    let files = templates.iter().map(|(name, text)| {
        let id = sources.add(format!("templates/{name}"), *text);
        ((*name).to_owned(), id)
    });
    let files = files.collect();
    (sources, files)
}

/// What is wrong with them: code, file, line, and the text under it.
fn mistakes(templates: &[(&str, &str)]) -> Vec<String> {
    let (sources, files) = own(templates);
    let mut diagnostics = Diagnostics::default();
    let pages = PageEngine::new(&sources, &files, &mut diagnostics);
    if let Some(pages) = pages.map(|pages| pages.of_site(&site()))
        && let Err(error) = render(&letter(), &Neighbours::default(), &site(), &pages)
    {
        diagnostics.push(error.diagnostic);
    }
    let found = diagnostics.sorted().into_iter().map(|diagnostic| {
        let span = diagnostic.primary;
        let path = &sources.file(span.file).path;
        let line = sources.line_column(span).line;
        let message = diagnostic.message(Language::English);
        assert!(!message.contains("-->"), "{message}");
        format!(
            "{} {path}:{line} {}",
            diagnostic.entry.code,
            sources.slice(span)
        )
    });
    found.collect()
}

#[test]
fn a_site_can_change_one_part_of_a_standard_template() {
    let template = "{% extends \"standaard/brief.html\" %}\
                    {% block briefhoofd %}<h1>{{ brief.onderwerp }}!</h1>{% endblock briefhoofd %}";
    let (sources, files) = own(&[("brief.html", template)]);
    let pages = PageEngine::new(&sources, &files, &mut Diagnostics::default());
    let pages = pages.unwrap().of_site(&site());
    let page = render(&letter(), &Neighbours::default(), &site(), &pages)
        .unwrap()
        .pop()
        .unwrap();
    let html = String::from_utf8(page.bytes).unwrap();
    assert!(html.contains("<h1>Maatpact Regio Hart van Brabant!</h1>"));
    assert!(html.contains("Bronnen en peildata"));
}

#[test]
fn a_template_that_cannot_be_read_is_reported_at_its_line() {
    assert_eq!(
        mistakes(&[("brief.html", "<p>\n{{ brief. }}\n</p>")]),
        ["RB701 templates/brief.html:2 }}"]
    );
}

#[test]
fn all_templates_that_cannot_be_read_are_reported_at_once() {
    let templates = [
        ("404.html", "{% if %}"),
        ("brief.html", "ja\n\n{{ pagina.titel | onbekend }}"),
        ("eigen.html", "{% include \"nergens.html\" %}"),
    ];
    assert_eq!(
        mistakes(&templates),
        [
            "RB701 templates/404.html:1 %}",
            "RB701 templates/brief.html:3 onbekend",
            "RB701 templates/eigen.html:1 \"nergens.html\"",
        ]
    );
}

#[test]
fn a_field_that_does_not_exist_is_reported_where_it_is_asked_for() {
    assert_eq!(
        mistakes(&[("brief.html", "<p>\n\n{{ brief.ondewerp }}</p>")]),
        ["RB702 templates/brief.html:3 ondewerp"]
    );
}

#[test]
fn what_breaks_a_standard_template_is_reported_at_the_own_one() {
    // The frame has no block for the content, which the standard letter page fills.
    assert_eq!(
        mistakes(&[("basis.html", "<p>leeg</p>")]),
        ["RB701 templates/basis.html:1 "]
    );
}

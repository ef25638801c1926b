//! The sections of a letter: taken from its template in its order, replaced or added by the
//! letter, and held against the settings.

use std::ops::Range;

use super::Context;
use super::body::SectionHeading;
use crate::diag::{self, Diagnostic, Diagnostics, Span, nearest, phrases};
use crate::model::LetterStatus;
use crate::syntax::HoledText;
use crate::syntax::settings::{SectionSpec, Settings};
use crate::validate::{LetterSource, Project};

/// A section of the merged letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Whether it is the letter's own, not the template's.
    pub from_letter: bool,
    /// Its bytes in the file that it comes from.
    pub range: Range<usize>,
}

/// Merges a letter into its template: the template's order, the letter's words. Sections that only
/// the letter has come behind the section that they follow in the letter.
///
/// A section of the template without text is a place, not a section: a letter that does not write
/// it does not get it.
pub fn merge(
    settings: &Settings,
    template: &HoledText,
    template_text: &str,
    letter: &HoledText,
) -> Vec<Piece> {
    let own = |range: &Range<usize>| Piece {
        from_letter: true,
        range: range.clone(),
    };
    let name = |title: &Option<String>| title.as_ref().map(|title| canonical(settings, title));
    let template_names: Vec<Option<String>> = template
        .sections
        .iter()
        .map(|section| name(&section.title))
        .collect();
    let letter_names: Vec<Option<String>> = letter
        .sections
        .iter()
        .map(|section| name(&section.title))
        .collect();
    let mut pieces = Vec::new();
    for (section, section_name) in template.sections.iter().zip(&template_names) {
        let position = letter_names.iter().position(|name| name == section_name);
        let blank = |position: usize| {
            letter.sections[position].title.is_none() && letter.sections[position].range.is_empty()
        };
        match position.filter(|position| !blank(*position)) {
            Some(position) => pieces.push(own(&letter.sections[position].range)),
            None if is_place(&template_text[section.range.clone()]) => {}
            None => pieces.push(Piece {
                from_letter: false,
                range: section.range.clone(),
            }),
        }
        // What follows in the letter and is nowhere in the template stays behind it.
        if let Some(position) = position {
            let extra = letter.sections[position + 1..]
                .iter()
                .zip(&letter_names[position + 1..])
                .take_while(|(_, name)| !template_names.contains(name));
            pieces.extend(extra.map(|(section, _)| own(&section.range)));
        }
    }
    pieces
}

/// Whether nothing follows the heading.
fn is_place(section: &str) -> bool {
    section
        .split_once('\n')
        .is_none_or(|(_, text)| text.trim().is_empty())
}

/// The name that a title goes by: the settings' title for one of its aliases; in lower case.
fn canonical(settings: &Settings, title: &str) -> String {
    let lower = title.to_lowercase();
    settings
        .sections
        .iter()
        .find(|section| {
            section.title.to_lowercase() == lower
                || section
                    .aliases
                    .iter()
                    .any(|alias| alias.to_lowercase() == lower)
        })
        .map_or(lower, |section| section.title.to_lowercase())
}

/// Reports required sections that a letter lacks, and sections in an order of their own. `headings`
/// are those of level 2.
pub fn check(
    context: &Context,
    letter: &LetterSource,
    headings: &[SectionHeading],
    diagnostics: &mut Diagnostics,
) {
    let settings = &context.project.settings;
    let names: Vec<String> = headings
        .iter()
        .map(|heading| canonical(settings, &heading.title))
        .collect();
    let known: Vec<String> = settings
        .sections
        .iter()
        .map(|section| section.title.to_lowercase())
        .collect();
    for (section, name) in settings.sections.iter().zip(&known) {
        if !section.required || names.contains(name) {
            continue;
        }
        let free = headings
            .iter()
            .zip(&names)
            .filter(|(_, name)| !known.contains(name));
        let near = nearest(
            &section.title,
            free.map(|(heading, _)| heading.title.as_str()),
        );
        let at = near.and_then(|near| headings.iter().find(|heading| heading.title == near));
        let diagnostic = Diagnostic::new(
            &diag::text::MISSING_SECTION,
            at.map_or(letter.front.span, |heading| heading.span),
        )
        .with("title", section.title.as_str());
        diagnostics.push(match at {
            Some(_) => diagnostic.suggest(Some(&section.title)),
            None => diagnostic,
        });
    }
    let mut furthest: Option<(usize, Span)> = None;
    for (heading, name) in headings.iter().zip(&names) {
        let Some(position) = known.iter().position(|known| known == name) else {
            continue;
        };
        match furthest {
            Some((before, before_span)) if position < before => diagnostics.push(
                Diagnostic::new(&diag::text::SECTION_ORDER, heading.span)
                    .with("title", heading.title.as_str())
                    .related(before_span, phrases::place::LATER_SECTION),
            ),
            _ => furthest = Some((position, heading.span)),
        }
    }
}

/// Reports required sections with nothing in them in a letter that is ready. For letters whose
/// holes were filled without mistakes: elsewhere nobody knows what would stand there.
pub fn check_empty(
    context: &Context,
    letter: &LetterSource,
    headings: &[SectionHeading],
    diagnostics: &mut Diagnostics,
) {
    // A dataset with mistakes of its own leaves holes as well.
    if letter.front.status == LetterStatus::Draft || !context.project.broken.is_empty() {
        return;
    }
    let settings = &context.project.settings;
    for heading in headings.iter().filter(|heading| heading.is_empty) {
        let name = canonical(settings, &heading.title);
        let is_it = |section: &&SectionSpec| section.title.to_lowercase() == name;
        let section = settings.sections.iter().find(is_it);
        if section.is_some_and(|section| section.required) {
            diagnostics.push(
                Diagnostic::new(&diag::text::EMPTY_SECTION, heading.span)
                    .with("title", heading.title.as_str()),
            );
        }
    }
}

/// Reports standard paragraphs that a text includes and that do not exist.
pub fn check_includes(project: &Project, holed: &HoledText, diagnostics: &mut Diagnostics) {
    for (name, span) in &holed.includes {
        if !project.paragraphs.contains_key(name) {
            diagnostics.push(
                Diagnostic::new(&diag::template::UNKNOWN_INCLUDE, *span)
                    .suggest(nearest(name, project.paragraphs.keys().map(String::as_str)))
                    .with("name", name.as_str()),
            );
        }
    }
}

//! Letter templates and standard paragraphs: their tags, and what they include.

use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Diagnostics, FileId, SourceMap, nearest};
use crate::syntax::HoledText;

/// Reads texts with holes, by the name of their file in its folder, without `.md`.
pub(super) fn read(
    map: &SourceMap,
    files: &[FileId],
    folder: &str,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, HoledText> {
    let mut texts = BTreeMap::new();
    for file in files {
        let source = map.file(*file);
        let name = source.path.strip_prefix(folder).unwrap_or(&source.path);
        let name = name.strip_suffix(".md").unwrap_or(name).to_owned();
        let length = source.text.len();
        let text = HoledText::read(*file, &source.text, 0..length, None, diagnostics);
        texts.insert(name, text);
    }
    texts
}

/// Reports includes of paragraphs that do not exist, and paragraphs that include themselves.
pub(super) fn check_includes(
    templates: &BTreeMap<String, HoledText>,
    paragraphs: &BTreeMap<String, HoledText>,
    diagnostics: &mut Diagnostics,
) {
    for text in templates.values().chain(paragraphs.values()) {
        for (name, span) in &text.includes {
            if !paragraphs.contains_key(name) {
                diagnostics.push(
                    Diagnostic::new(&diag::template::UNKNOWN_INCLUDE, *span)
                        .suggest(nearest(name, paragraphs.keys().map(String::as_str)))
                        .with("name", name.as_str()),
                );
            }
        }
    }
    for (name, text) in paragraphs {
        for (included, span) in &text.includes {
            if reaches(paragraphs, included, name, &mut Vec::new()) {
                diagnostics.push(
                    Diagnostic::new(&diag::template::CIRCULAR_INCLUDE, *span)
                        .with("name", name.as_str()),
                );
            }
        }
    }
}

/// Whether a paragraph includes another, directly or by a detour.
fn reaches<'a>(
    paragraphs: &'a BTreeMap<String, HoledText>,
    from: &'a str,
    to: &str,
    seen: &mut Vec<&'a str>,
) -> bool {
    if from == to {
        return true;
    }
    if seen.contains(&from) {
        return false;
    }
    seen.push(from);
    let Some(text) = paragraphs.get(from) else {
        return false;
    };
    text.includes
        .iter()
        .any(|(next, _)| reaches(paragraphs, next, to, seen))
}

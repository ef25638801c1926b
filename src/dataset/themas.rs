//! `soort: themas`: what letters can be about.

use crate::diag::{Diagnostic, Diagnostics, Located, lists, nearest};
use crate::model::{NATIONAL_THEMES, NationalTheme, Theme};
use crate::syntax::yaml::{Mapping, Node};

use super::reference::{Addresses, Seen, entries, texts};
use super::{DataFile, Kind, Reading, list_schema};

/// `soort: themas`.
pub(super) struct ThemeList;

/// A theme as the file says it.
#[derive(Clone, Debug)]
pub struct ThemeEntry {
    /// Its name.
    pub name: Located<String>,
    /// Other spellings.
    pub aliases: Vec<Located<String>>,
    /// The theme of the national list that it belongs to.
    pub national: Option<&'static NationalTheme>,
}

impl Kind for ThemeList {
    fn name(&self) -> &'static str {
        "themas"
    }

    fn schema(&self) -> serde_json::Value {
        list_schema::themes(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "themas", theme, diagnostics);
        Some(DataFile::Themes(entries))
    }
}

fn theme(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<ThemeEntry> {
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let aliases = texts(keys.optional("ook"), diagnostics);
    let national = keys
        .optional("code")
        .and_then(|node| national(node, diagnostics));
    keys.optional("noot");
    Some(ThemeEntry {
        name: name?,
        aliases,
        national,
    })
}

/// A theme of the national list by its code, address or name.
fn national(node: &Node, diagnostics: &mut Diagnostics) -> Option<&'static NationalTheme> {
    let text = node.text(diagnostics)?;
    let found = NationalTheme::find(&text.value);
    if found.is_none() {
        // Of codes, the nearest one is no better guess than any other.
        let names = NATIONAL_THEMES.iter().map(|theme| theme.label);
        diagnostics.push(
            Diagnostic::new(&lists::THEME_CODE, text.span)
                .suggest(nearest(&text.value, names))
                .with("text", text.value),
        );
    }
    found
}

/// The themes of all files. Capitals make no other name.
pub(super) fn collect(entries: Vec<ThemeEntry>, diagnostics: &mut Diagnostics) -> Vec<Theme> {
    let mut seen = Seen::default();
    let mut addresses = Addresses::default();
    let mut themes = Vec::with_capacity(entries.len());
    for entry in entries {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let is_new = seen.check(&name.value.to_lowercase(), name.span, diagnostics);
            if is_new && std::ptr::eq(name, &entry.name) {
                addresses.check(&name.value, &name.value, name.span, diagnostics);
            }
        }
        themes.push(Theme {
            name: entry.name.value,
            aliases: entry.aliases.into_iter().map(|alias| alias.value).collect(),
            national: entry.national,
        });
    }
    themes
}

//! The free pages of a site: front matter, addresses, the menu, and which of them may be shown.

use std::collections::BTreeMap;

use super::aliases::Moved;
use super::{Gate, Hidden, ListedPage, PageSource};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};
use crate::load::Sources;
use crate::model::{LetterStatus, RESERVED_ADDRESSES, is_device_name, slug};
use crate::syntax::page_front_matter;

/// How many pages the menu has room for.
const MENU: usize = 6;

/// How long the name of a page in its address may be, in characters.
const ADDRESS_LENGTH: usize = 80;

/// What reading the pages brings.
#[derive(Default)]
pub(super) struct Pages {
    pub shown: Vec<PageSource>,
    pub directory: BTreeMap<String, ListedPage>,
    pub directory_is_whole: bool,
    pub hidden: Hidden,
    /// Those that say where they stood before.
    pub moved: Vec<Moved>,
    /// The addresses of all pages, shown or not.
    pub places: BTreeMap<String, Span>,
}

/// Reads the front matter of all pages. Two pages with one address are reported, also when only
/// one of them is shown.
pub(super) fn read(sources: &Sources, gate: Gate<'_>, diagnostics: &mut Diagnostics) -> Pages {
    let mut pages = Pages {
        directory_is_whole: true,
        ..Pages::default()
    };
    let mut taken: BTreeMap<String, FileId> = BTreeMap::new();
    for file in &sources.pages {
        let source = sources.map.file(*file);
        let mut found = Diagnostics::default();
        let name = address(sources, *file, &mut taken, &mut found);
        let front = page_front_matter::parse(&source.text, *file, &mut found);
        let is_sound = !found.has_errors();
        diagnostics.append(found);
        let (Some((front, body)), Some(name)) = (front, name) else {
            pages.directory_is_whole = false;
            continue;
        };
        let is_public =
            gate.is_public_page(front.status, front.date.as_ref().map(|date| date.value));
        let address = format!("{name}/");
        let listed = ListedPage {
            address: address.clone(),
            is_public,
        };
        pages.directory.insert(name, listed);
        pages.places.insert(address.clone(), front.span);
        if !front.aliases.is_empty() {
            pages.moved.push(Moved {
                address: address.clone(),
                title: front.title.value.clone(),
                is_public,
                aliases: front.aliases.clone(),
            });
        }
        // One with mistakes is never shown: it goes on so that its text is checked in this run.
        if !is_public && !gate.shows_drafts && is_sound {
            *match front.status {
                LetterStatus::Ready => &mut pages.hidden.waiting,
                _ => &mut pages.hidden.drafts,
            } += 1;
            continue;
        }
        pages.shown.push(PageSource {
            file: *file,
            front,
            body,
            is_public,
            address,
            is_sound,
        });
    }
    pages.shown.sort_by_cached_key(|page| {
        let title = &page.front.title.value;
        (slug(title), title.clone(), page.address.clone())
    });
    let in_menu = pages.shown.iter().filter_map(|page| page.front.in_menu);
    for span in in_menu.skip(MENU) {
        diagnostics.push(Diagnostic::new(&diag::free_page::MENU_FULL, span).with("limit", MENU));
    }
    pages
}

/// The name of a page in its address, from that of its file; `None` when it cannot have one.
fn address(
    sources: &Sources,
    file: FileId,
    taken: &mut BTreeMap<String, FileId>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let path = &sources.map.file(file).path;
    let file_name = path.rsplit('/').next().unwrap_or(path);
    let name = slug(file_name.strip_suffix(".md").unwrap_or(file_name));
    let start = Span::start_of(file);
    if name.is_empty() || name.len() > ADDRESS_LENGTH {
        diagnostics.push(
            Diagnostic::new(&diag::free_page::NO_ADDRESS, start).with("limit", ADDRESS_LENGTH),
        );
        return None;
    }
    if is_device_name(&name) {
        diagnostics
            .push(Diagnostic::new(&diag::file::DEVICE_NAME, start).with("name", name.as_str()));
        return None;
    }
    if RESERVED_ADDRESSES.contains(&name.as_str()) {
        diagnostics.push(
            Diagnostic::new(&diag::free_page::RESERVED_ADDRESS, start)
                .with("address", name.as_str()),
        );
        return None;
    }
    if let Some(before) = taken.get(&name) {
        diagnostics.push(
            Diagnostic::new(&diag::free_page::DUPLICATE_PAGE, start)
                .with("address", name.as_str())
                .with("other", sources.map.file(*before).path.as_str()),
        );
        return None;
    }
    taken.insert(name.clone(), file);
    Some(name)
}

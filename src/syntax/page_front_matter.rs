//! The block of data above a free page.

use std::collections::BTreeMap;

use crate::diag::{Diagnostics, FileId, Located, Span};
use crate::model::{Date, LetterStatus};
use crate::syntax::front_matter::{self, FigureRequest};
use crate::syntax::yaml::Node;

/// What stands above a page.
#[derive(Clone, Debug)]
pub struct PageFrontMatter {
    /// Where it is: a small place, for complaints about the page as a whole.
    pub span: Span,
    /// Whether it is public, once its date has come; a draft by default.
    pub status: LetterStatus,
    /// Its title (`titel`).
    pub title: Located<String>,
    /// Its date (`datum`), which decides what it knows; without one it knows what is known on the
    /// day of building.
    pub date: Option<Located<Date>>,
    /// What it says in a few sentences (`samenvatting`).
    pub summary: Option<Located<String>>,
    /// What it was put together from (`reconstructie`).
    pub reconstruction: Option<Located<String>>,
    /// Where the author asks for a place in the menu (`in_menu`); `None` for no place.
    pub in_menu: Option<Span>,
    /// The figures that it asks for, by name (`cijfers`).
    pub figures: BTreeMap<String, FigureRequest>,
    /// Where it stood before (`aliassen`).
    pub aliases: Vec<Located<String>>,
}

/// Reads the file of a page up to its text: the front matter, and where the text begins.
pub fn parse(
    text: &str,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> Option<(PageFrontMatter, usize)> {
    let (node, body) = front_matter::block(text, file, "titel", diagnostics)?;
    let front = read(&node, front_matter::first_line(file), diagnostics)?;
    Some((front, body))
}

/// Reads the tree of a front matter. `span` is the place for complaints about the page as a whole.
pub fn read(node: &Node, span: Span, diagnostics: &mut Diagnostics) -> Option<PageFrontMatter> {
    let mut keys = node.mapping(diagnostics)?;
    // What a letter calls its title.
    keys.mistaken("onderwerp", "titel");
    let status = keys
        .optional("status")
        .and_then(|node| node.choice(&LetterStatus::ALL, diagnostics))
        .unwrap_or_default();
    let title = keys
        .required("titel", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let date = keys
        .optional("datum")
        .and_then(|node| node.date(diagnostics));
    let mut text = |key, diagnostics: &mut Diagnostics| {
        keys.optional(key).and_then(|node| node.text(diagnostics))
    };
    let summary = text("samenvatting", diagnostics);
    let reconstruction = text("reconstructie", diagnostics);
    let in_menu = keys
        .optional("in_menu")
        .filter(|node| node.yes_or_no(diagnostics) == Some(true))
        .map(|node| node.span);
    let figures = keys.optional("cijfers").map_or_else(BTreeMap::new, |node| {
        front_matter::figures(node, diagnostics)
    });
    let aliases = keys
        .optional("aliassen")
        .map_or_else(Vec::new, |node| node.texts(diagnostics));
    keys.finish(diagnostics);
    Some(PageFrontMatter {
        span,
        status,
        title: title?,
        date,
        summary,
        reconstruction,
        in_menu,
        figures,
        aliases,
    })
}

#[cfg(test)]
mod tests {
    use super::{PageFrontMatter, parse};
    use crate::diag::{Diagnostics, Language, SourceMap};
    use crate::model::{LetterStatus, parse_date};

    fn check(text: &str) -> (Option<(PageFrontMatter, usize)>, Vec<String>) {
        let mut map = SourceMap::default();
        let file = map.add("content/paginas/proef.md", text);
        let mut diagnostics = Diagnostics::default();
        let read = parse(text, file, &mut diagnostics);
        let messages = diagnostics.sorted().into_iter().map(|d| {
            let at = map.line_column(d.primary);
            let message = d.message(Language::Dutch);
            format!("{}:{} {} {message}", at.line, at.column, d.entry.code)
        });
        (read, messages.collect())
    }

    #[test]
    fn a_page_needs_a_title_only() {
        let (read, messages) = check("---\ntitel: Over deze site\n---\nTekst.\n");
        assert_eq!(messages, Vec::<String>::new());
        let (front, body) = read.unwrap();
        assert_eq!(body, "---\ntitel: Over deze site\n---\n".len());
        assert_eq!(front.status, LetterStatus::Draft);
        assert_eq!((front.date, front.in_menu), (None, None));
    }

    #[test]
    fn a_page_is_read_with_all_it_can_say() {
        let (read, messages) = check(
            "---\ntitel: Wmo-contracten\ndatum: 1 maart 2022\nstatus: gereed\nin_menu: ja\n\
             samenvatting: Kort.\nreconstructie: naar dia's\ncijfers:\n  a: {uit: wmo}\n---\n",
        );
        assert_eq!(messages, Vec::<String>::new());
        let (front, _) = read.unwrap();
        assert_eq!(front.status, LetterStatus::Ready);
        assert_eq!(front.date.map(|d| d.value), parse_date("2022-03-01"));
        assert!(front.in_menu.is_some() && front.figures.contains_key("a"));
        let (read, _) = check("---\ntitel: x\nin_menu: nee\n---\n");
        assert_eq!(read.unwrap().0.in_menu, None);
    }

    #[test]
    fn every_mistake_is_reported_at_its_place() {
        let (read, messages) =
            check("---\nonderwerp: Over\ndatum: straks\nin_menu: misschien\nstatus: af\n---\n");
        assert!(read.is_none());
        let found: Vec<String> = messages
            .iter()
            .map(|message| message.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, ["2:1 RB106", "3:8 RB109", "4:10 RB108", "5:9 RB112"]);
        let (_, messages) = check("---\n---\n");
        assert_eq!(messages, ["1:1 RB107 hier ontbreekt „titel”"]);
    }
}

//! Running text: markers become figures and words, links find their target.

use std::ops::Range;

use super::Builder;
use crate::diag::{self, Diagnostic, Located, Span};
use crate::model::{Figure, Inline, LinkTarget, Quantity, slug};
use crate::resolve::Reference;
use crate::resolve::functions::Leaf;
use crate::syntax::language_code;
use crate::syntax::markdown;
use crate::syntax::marker::{self, Piece};
use crate::validate::{Listed, ListedPage};

impl Builder<'_, '_> {
    pub(super) fn inlines(&mut self, inlines: &[markdown::Inline]) -> Vec<Inline> {
        let mut built = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                markdown::Inline::Text(text) => self.words(text, &mut built),
                markdown::Inline::Emphasis(content) => {
                    built.push(Inline::Emphasis {
                        content: self.inlines(content),
                    });
                }
                markdown::Inline::Strong(content) => {
                    built.push(Inline::Strong {
                        content: self.inlines(content),
                    });
                }
                markdown::Inline::Strikethrough(content) => {
                    built.push(Inline::Strikethrough {
                        content: self.inlines(content),
                    });
                }
                markdown::Inline::Code(text) => built.push(Inline::Code { text: text.clone() }),
                markdown::Inline::Link {
                    destination,
                    range,
                    content,
                } => {
                    let content = self.inlines(content);
                    if let Some(code) = after_scheme(destination, "taal:") {
                        built.extend(self.language(code, range.clone(), content));
                        continue;
                    }
                    built.extend(self.link(destination, range.clone(), content));
                }
                markdown::Inline::FootnoteReference(label, _) => {
                    let number = self.footnote_number(label);
                    built.push(Inline::FootnoteReference { number });
                }
                markdown::Inline::LineBreak => built.push(Inline::LineBreak),
            }
        }
        built
    }

    /// Words with markers: data come in here, and nowhere else.
    pub(super) fn words(&mut self, text: &str, built: &mut Vec<Inline>) {
        for piece in marker::pieces(text) {
            match piece {
                Piece::Words(words) => push_text(built, words),
                Piece::Value(number) => match self.expanded.leaves.get(number) {
                    Some(Leaf::Text(words)) => push_text(built, words),
                    Some(Leaf::Figure(value)) => {
                        let figure = match self.figure_of.get(&number) {
                            Some(figure) => *figure,
                            None => self.figure(number, value.figure.clone()),
                        };
                        built.push(Inline::Figure { figure });
                    }
                    Some(Leaf::Broken) | None => {}
                },
            }
        }
    }

    /// Gives a figure its place among the letter's figures and its sources theirs.
    pub(super) fn figure(&mut self, number: usize, mut figure: Figure) -> usize {
        let withheld = figure.quantity == Quantity::Withheld;
        for provenance in &mut figure.provenance {
            if let Some(dataset) = self.context.project.datasets.get(&provenance.dataset) {
                let anchor = self.body.sources.add(dataset, provenance, withheld);
                self.body.sources.used_for(&anchor, &figure.text);
                provenance.entry = anchor;
            }
        }
        self.body.figures.push(figure);
        let index = self.body.figures.len() - 1;
        self.figure_of.insert(number, index);
        index
    }

    pub(super) fn link(
        &mut self,
        destination: &str,
        range: Range<usize>,
        mut content: Vec<Inline>,
    ) -> Option<Inline> {
        let span = self.place(range);
        let target = if let Some(anchor) = destination.strip_prefix('#') {
            if let Some((_, Some(numbered))) = self.ids.get(anchor) {
                let other = numbered.reference(&mut content, anchor, span);
                self.diagnostics.extend(other);
            }
            self.local_links.push(Located::new(anchor.to_owned(), span));
            LinkTarget::Anchor {
                anchor: anchor.to_owned(),
            }
        } else if let Some(number) = after_scheme(destination, "brief:") {
            self.letter_target(number, span)?
        } else if let Some(name) = after_scheme(destination, "pagina:") {
            self.page_target(name, span)?
        } else if ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| after_scheme(destination, scheme).is_some())
        {
            LinkTarget::External {
                url: destination.to_owned(),
            }
        } else {
            // Schemes that are refused, and data, were reported by the parser.
            let is_reported =
                markdown::refused_scheme(destination).is_some() || marker::has_value(destination);
            if !is_reported {
                let meant = self.meant_page(destination);
                self.complain(
                    Diagnostic::new(&diag::text::BAD_LINK, span)
                        .suggest(meant.as_deref())
                        .with("destination", destination),
                );
            }
            return None;
        };
        Some(Inline::Link { target, content })
    }

    /// Words of another language: `[Social Impact Bond](taal:en)`. With a wrong code the words stay.
    fn language(&mut self, code: &str, range: Range<usize>, content: Vec<Inline>) -> Vec<Inline> {
        if let Some(language) = language_code(code) {
            return vec![Inline::Language { language, content }];
        }
        if !marker::has_value(code) {
            let span = self.place(range);
            self.complain(
                Diagnostic::new(&diag::running_text::LANGUAGE_CODE, span).with("code", code),
            );
        }
        content
    }

    pub(super) fn letter_target(&mut self, destination: &str, span: Span) -> Option<LinkTarget> {
        let (number, anchor) = with_anchor(destination);
        let directory = &self.context.project.directory;
        // What is public may not lean on what can still change or go away.
        let is_public = self.writing.is_public;
        let may_lead_to = |listed: &&Listed| listed.is_public || !is_public;
        let listed = match directory.get(&slug(number)) {
            Some(listed) if may_lead_to(&listed) => listed,
            Some(listed) => {
                let entry = if listed.is_secret {
                    &diag::letter::LINK_TO_SECRET
                } else {
                    &diag::text::LETTER_NOT_PUBLIC
                };
                self.complain(Diagnostic::new(entry, span).with("number", listed.kenmerk.as_str()));
                return None;
            }
            None => {
                if self.context.project.directory_is_whole {
                    let known = directory.values().filter(may_lead_to);
                    let known = known.map(|listed| listed.kenmerk.as_str());
                    self.complain(
                        Diagnostic::new(&diag::text::UNKNOWN_LETTER, span)
                            .suggest(diag::nearest(number, known))
                            .with("number", number),
                    );
                }
                return None;
            }
        };
        let (kenmerk, address) = (listed.kenmerk.as_str(), &listed.address);
        if listed.is_withdrawn {
            let entry = &diag::publication::LINK_TO_WITHDRAWN;
            self.complain(Diagnostic::new(entry, span).with("number", kenmerk));
        }
        self.refer(address, kenmerk, anchor, span);
        Some(LinkTarget::Letter {
            kenmerk: kenmerk.to_owned(),
            address: address.clone(),
            anchor: anchor.map(str::to_owned),
        })
    }

    fn page_target(&mut self, destination: &str, span: Span) -> Option<LinkTarget> {
        let (name, anchor) = with_anchor(destination);
        let directory = &self.context.project.page_directory;
        let is_public = self.writing.is_public;
        let may_lead_to = |listed: &ListedPage| listed.is_public || !is_public;
        let listed = match directory.get(&slug(name)) {
            Some(listed) if may_lead_to(listed) => listed,
            Some(_) => {
                self.complain(
                    Diagnostic::new(&diag::text::PAGE_NOT_PUBLIC, span).with("name", name),
                );
                return None;
            }
            None => {
                if self.context.project.page_directory_is_whole {
                    let known = directory.iter().filter(|(_, listed)| may_lead_to(listed));
                    let known = known.map(|(known, _)| known.as_str());
                    self.complain(
                        Diagnostic::new(&diag::text::UNKNOWN_PAGE, span)
                            .suggest(diag::nearest(name, known))
                            .with("name", name),
                    );
                }
                return None;
            }
        };
        let address = &listed.address;
        self.refer(address, &format!("pagina:{}", slug(name)), anchor, span);
        Some(LinkTarget::Page {
            address: address.clone(),
            anchor: anchor.map(str::to_owned),
        })
    }

    /// Notes a reference to a passage, for when all letters and pages are known.
    fn refer(&mut self, address: &str, name: &str, anchor: Option<&str>, span: Span) {
        if let Some(anchor) = anchor {
            self.body.references.push(Reference {
                address: address.to_owned(),
                name: name.to_owned(),
                anchor: Located::new(anchor.to_owned(), span),
            });
        }
    }

    /// The link that was probably meant by an address such as `/over-ons/` or `../paginas/over-ons.md`.
    fn meant_page(&self, destination: &str) -> Option<String> {
        let (path, anchor) = with_anchor(destination);
        let file = path.trim_end_matches('/').rsplit('/').next()?;
        let name = slug(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
        let listed = self.context.project.page_directory.get(&name)?;
        if !listed.is_public && self.writing.is_public {
            return None;
        }
        let anchor = anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
        Some(format!("pagina:{name}{anchor}"))
    }
}

/// What follows a scheme, written in capitals or not.
fn after_scheme<'a>(destination: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = destination.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// What a link names, and the passage behind the `#`.
fn with_anchor(destination: &str) -> (&str, Option<&str>) {
    match destination.split_once('#') {
        Some((name, anchor)) => (name, Some(anchor)),
        None => (destination, None),
    }
}

fn push_text(built: &mut Vec<Inline>, words: &str) {
    if words.is_empty() {
        return;
    }
    match built.last_mut() {
        Some(Inline::Text { text }) => text.push_str(words),
        _ => built.push(Inline::Text {
            text: words.to_owned(),
        }),
    }
}

//! The table of contents of a long letter. Written here as a list, and not by the page template: it
//! stands in every long letter, and handing it over entry by entry costs more than all of it.

use crate::model::{Block, Document, plain_text};

use super::escape;

/// A letter with at most this many headings is seen at a glance.
const SHORT: usize = 6;

/// A section in the table of contents.
pub(in crate::render) struct Entry<'a> {
    pub(in crate::render) anchor: &'a str,
    pub(in crate::render) title: String,
    /// What stands in it under headings of its own.
    pub(in crate::render) below: Vec<Entry<'a>>,
}

/// The table of contents as a list; `None` for a short letter.
pub(super) fn html(document: Document<'_>) -> Option<String> {
    let sections = of(document, SHORT);
    let mut html = String::with_capacity(64 * sections.len());
    list(&mut html, &sections);
    (!sections.is_empty()).then_some(html)
}

fn list(html: &mut String, entries: &[Entry<'_>]) {
    html.push_str("<ul>\n");
    for entry in entries {
        html.push_str("<li><a href=\"#");
        escape::text(html, entry.anchor);
        html.push_str("\">");
        escape::text(html, &entry.title);
        html.push_str("</a>");
        if !entry.below.is_empty() {
            html.push('\n');
            list(html, &entry.below);
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n");
}

/// The sections of a letter with the headings in them, two levels deep; nothing for one that has at
/// most so many headings.
pub(in crate::render) fn of(document: Document<'_>, short: usize) -> Vec<Entry<'_>> {
    let headings = || {
        document.body.iter().filter_map(|block| match block {
            Block::Heading {
                anchor,
                level: level @ 2..=3,
                content,
            } => Some((anchor, *level, content)),
            _ => None,
        })
    };
    let mut sections: Vec<Entry<'_>> = Vec::new();
    if headings().count() <= short {
        return sections;
    }
    for (anchor, level, content) in headings() {
        let entry = Entry {
            anchor,
            title: plain_text(content, document.figures),
            below: Vec::new(),
        };
        match sections.last_mut() {
            Some(section) if level == 3 => section.below.push(entry),
            _ => sections.push(entry),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use crate::model::{Block, Inline};
    use crate::render::fixture::letter;

    fn heading(level: u8, title: &str) -> Block {
        let text = title.to_owned();
        Block::Heading {
            anchor: title.to_lowercase(),
            level,
            content: vec![Inline::Text { text }],
        }
    }

    #[test]
    fn a_long_letter_has_its_sections_and_what_is_in_them() {
        let mut letter = letter();
        letter.body = (1..=4)
            .flat_map(|n| {
                [
                    heading(2, &format!("Deel{n}")),
                    heading(3, &format!("Sub{n}")),
                ]
            })
            .collect();
        letter.body.push(heading(4, "Diep"));
        let contents = super::of(letter.document(), super::SHORT);
        assert_eq!(contents.len(), 4);
        assert_eq!(contents[2].title, "Deel3");
        assert_eq!(contents[2].below[0].anchor, "sub3");
        letter.body.truncate(6);
        assert!(super::of(letter.document(), super::SHORT).is_empty());
    }
}

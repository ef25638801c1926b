//! The words of a letter in the order in which they are read: those of its page, and those of its PDF.
//!
//! The two must be the same. Where they may differ, the reason stands with the rule that says so.

use roxmltree::{Document, Node};

use super::spoken::{Element, Part};

/// What a letter says, word for word.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its words, with the marks that stand at the end of a line ([`JOINT`]).
    pub text: String,
    /// Each note, by number: a page has them at its end, paper where they are referred to.
    pub notes: Vec<String>,
    /// The titles in its list of contents: a page has them aside, paper with the numbers of pages.
    pub contents: Vec<String>,
}

/// The lines at the foot of a site: on a page they stand below the letter, on paper they end it.
fn foot(page: &str) -> Vec<String> {
    let start = page.find("<ul class=\"voettekst\">").unwrap_or(page.len());
    let list = &page[start..];
    let end = list
        .find("</ul>")
        .map_or(list.len(), |end| end + "</ul>".len());
    let Ok(document) = Document::parse(&list[..end]) else {
        return Vec::new();
    };
    let lines = document
        .descendants()
        .filter(|node| node.has_tag_name("li"));
    lines.map(all_text).collect()
}

/// Stands where a line of the PDF ends without a space: a word was broken there, or a new line begun.
const JOINT: char = '\u{1}';

/// Marks the end of a line or of a piece of text.
const BREAK: char = '\n';

/// Elements of HTML that stand in the middle of a line.
const INLINE: [&str; 15] = [
    "a", "abbr", "b", "code", "data", "del", "em", "i", "s", "small", "span", "strong", "sub",
    "sup", "time",
];

/// What is only for the screen, or a drawing: its words are those of its table.
const NOT_READ: [&str; 5] = ["nav", "svg", "script", "style", "form"];

/// The words of the page of a letter.
pub fn of_page(page: &str) -> Reading {
    let mut reading = of_letter(page);
    reading.text.push(BREAK);
    reading.text.push_str(&foot(page).join(" · "));
    reading
}

/// The words of the letter on its page, without those of the site around it.
pub fn of_letter(page: &str) -> Reading {
    let article = article(page);
    let document = Document::parse(&article).unwrap_or_else(|wrong| panic!("{wrong}\n{article}"));
    let mut reading = Reading::default();
    let mut text = String::new();
    read_node(document.root_element(), &mut text, &mut reading);
    reading.text = text;
    reading
}

/// The letter itself as XML: our pages close every element but those that have no end.
pub fn article(page: &str) -> String {
    let start = page.find("<article").expect("a letter is an article");
    let end = page.rfind("</article>").expect("it ends") + "</article>".len();
    let mut article = page[start..end].to_owned();
    for void in ["br", "hr"] {
        article = article.replace(&format!("<{void}>"), &format!("<{void}/>"));
    }
    article
}

fn read_node(node: Node<'_, '_>, text: &mut String, reading: &mut Reading) {
    if let Some(words) = node.text().filter(|_| node.is_text()) {
        text.push_str(words);
    }
    if !node.is_element() || node.attribute("data-pdf") == Some("skip") {
        return;
    }
    let name = node.tag_name().name();
    let class = node.attribute("class").unwrap_or_default();
    if name == "nav" {
        let links = node.descendants().filter(|node| node.has_tag_name("a"));
        reading.contents.extend(links.map(all_text));
    }
    // A reference to a footnote is a number that paper makes too.
    let leads_to_note = node
        .attribute("href")
        .and_then(|href| href.strip_prefix('#'))
        .is_some_and(is_note);
    if NOT_READ.contains(&name) || leads_to_note {
        return;
    }
    if node.attribute("role") == Some("doc-endnotes") {
        let all = node.descendants();
        for note in all.filter(|node| node.attribute("id").is_some_and(is_note)) {
            let mut text = String::new();
            for child in note.children() {
                read_node(child, &mut text, &mut Reading::default());
            }
            reading.notes.push(text);
        }
        return;
    }
    let is_inline = INLINE.contains(&name);
    if !is_inline {
        text.push(BREAK);
    }
    for child in node.children() {
        read_node(child, text, reading);
    }
    // On paper a figure's number and its title share a line, with a full stop between them.
    if name == "p" && class == "nummer" {
        text.push('.');
    }
    // On paper names follow each other in one line, with commas.
    let is_name = name == "li"
        && node
            .ancestors()
            .nth(2)
            .is_some_and(|a| a.has_tag_name("dd"));
    if is_name && node.next_sibling_element().is_some() {
        text.push(',');
    }
    if !is_inline {
        text.push(BREAK);
    }
}

/// The text of an element and all that is in it.
pub fn all_text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

fn is_note(id: &str) -> bool {
    let number = id.strip_prefix("noot.");
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The words of a PDF, from its structure tree.
pub fn of_paper(spoken: &Element) -> Reading {
    let mut reading = Reading::default();
    let mut text = String::new();
    read_element(spoken, false, &mut text, &mut reading);
    reading.text = text;
    reading
}

/// Reads an element; `of_terms` tells whether it stands in a list of terms, whose labels are words.
fn read_element(element: &Element, of_terms: bool, text: &mut String, reading: &mut Reading) {
    match element.kind.as_str() {
        // Labels are numbers and dots that a page makes too.
        "Lbl" if !of_terms => return,
        // What is drawn in a figure is said by its table.
        "Figure" => return,
        "Note" => {
            let mut note = String::new();
            read_parts(element, false, &mut note, &mut Reading::default());
            return reading.notes.push(note);
        }
        _ if is_contents(element) => {
            let mut read = |link: &&Element| {
                let mut title = String::new();
                read_element(link, false, &mut title, &mut Reading::default());
                title
            };
            return reading
                .contents
                .extend(element.all("Link").iter().map(&mut read));
        }
        _ => {}
    }
    let of_terms = match element.kind.as_str() {
        "L" => element.says("/ListNumbering /None"),
        "LI" => of_terms,
        _ => false,
    };
    if !element.is_inline {
        text.push(BREAK);
    }
    read_parts(element, of_terms, text, reading);
    if !element.is_inline {
        text.push(BREAK);
    }
}

/// Whether an element is a line of the contents: a link and the number of a page.
fn is_contents(element: &Element) -> bool {
    let number = match element.parts.as_slice() {
        [Part::Element(link), Part::Words(number)] if link.kind == "Link" => number,
        _ => return false,
    };
    element.kind == "P" && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn read_parts(element: &Element, of_terms: bool, text: &mut String, reading: &mut Reading) {
    for part in &element.parts {
        match part {
            Part::Words(words) => {
                if !text.ends_with([' ', BREAK]) {
                    text.push(JOINT);
                }
                text.push_str(words);
            }
            Part::Element(element) => read_element(element, of_terms, text, reading),
        }
    }
}

/// Splits into words: spaces of any kind are one, marks that nobody sees are none.
pub fn words(text: &str) -> Vec<String> {
    let seen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words of a PDF, those at the end of a line joined or not as a page has them.
fn joined(paper: &[String], page: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(paper.len());
    for word in paper {
        let mut begun = String::new();
        for piece in word.split(JOINT).filter(|piece| !piece.is_empty()) {
            let whole = page.get(all.len()).is_some_and(|word| *word == begun);
            if whole {
                all.push(std::mem::take(&mut begun));
            }
            begun.push_str(piece);
        }
        all.extend(Some(begun).filter(|word| !word.is_empty()));
    }
    all
}

/// Where two readings first part, for people; `None` where they are one.
pub fn difference(page: &str, paper: &str) -> Option<String> {
    let page = words(page);
    let paper = joined(&words(paper), &page);
    let same = page.iter().zip(&paper).take_while(|(a, b)| a == b).count();
    if same == page.len() && same == paper.len() {
        return None;
    }
    let around = |words: &[String]| {
        let from = same.saturating_sub(6);
        let until = words.len().min(same + 8);
        words[from.min(until)..until].join(" ")
    };
    Some(format!(
        "after {same} words\n    page: … {} …\n    PDF:  … {} …",
        around(&page),
        around(&paper)
    ))
}

#[test]
fn words_that_are_broken_are_one_and_words_that_differ_are_seen() {
    let same = |page: &str, paper: &str| difference(page, paper).is_none();
    assert!(same("een woordenboek", "een woorden\u{1}boek"));
    assert!(same("een woorden boek", "een woorden\u{1}boek"));
    assert!(same("een woorden-boek\n1", "een\nwoorden-\u{1}boek 1"));
    assert!(!same("een woordenboek", "een woordenboeken"));
    assert!(!same("een twee", "twee een"));
    assert!(!same("een twee", "een twee drie"));
    assert!(!same("een twee drie", "een twee"));
    assert!(!same("een twee", "eentwee"));
}

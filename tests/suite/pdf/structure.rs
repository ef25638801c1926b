//! A PDF is read as its page is: the same headings, tables and words, in the same order.

use std::path::Path;
use std::process::Command;

use roxmltree::{Document, Node};

use super::papers::{none_wrong, output};
use super::words::{self, difference};
use super::{one_line, papers, spoken, string};

/// The headings of the page of a letter: how deep, from 1, and their words.
fn page_headings(page: &str) -> Vec<(usize, String)> {
    let article = words::article(page);
    let document = Document::parse(&article).expect("it was read before");
    let is_depth = |node: &Node<'_, '_>| {
        let depth = node
            .tag_name()
            .name()
            .strip_prefix('h')?
            .parse::<usize>()
            .ok()?;
        (2..=6).contains(&depth).then_some(depth - 1)
    };
    let screen = |node: &Node<'_, '_>| {
        let mut around = node.ancestors();
        around.any(|node| node.attribute("data-pdf") == Some("skip"))
    };
    let endnotes = |node: &Node<'_, '_>| {
        let mut around = node.ancestors();
        around.any(|node| node.attribute("role") == Some("doc-endnotes"))
    };
    let mut headings = Vec::new();
    for node in document.descendants() {
        // The notes of a page stand under a heading; those of paper at the foot.
        if let Some(depth) = is_depth(&node).filter(|_| !screen(&node) && !endnotes(&node)) {
            headings.push((depth, one_line(&words::all_text(node))));
        }
    }
    headings
}

#[test]
fn bookmarks_and_headings_are_those_of_the_page() {
    none_wrong(|paper| {
        let wanted = page_headings(&paper.page);
        let level = |kind: &str| kind.strip_prefix('H').and_then(|n| n.parse::<usize>().ok());
        let mut headings = Vec::new();
        paper
            .spoken
            .gather(&|element| level(&element.kind).is_some(), &mut headings);
        let tagged = headings.iter().filter_map(|heading| {
            let title = heading.title.as_deref().unwrap_or_default();
            Some((level(&heading.kind)?, one_line(title)))
        });
        let tagged: Vec<(usize, String)> = tagged.collect();
        let bookmarks = paper.objects.bookmarks().into_iter();
        let bookmarks = bookmarks.map(|(depth, title)| (depth, one_line(&title)));
        let bookmarks: Vec<(usize, String)> = bookmarks.collect();
        let mut wrong = Vec::new();
        for (what, found) in [("headings", &tagged), ("bookmarks", &bookmarks)] {
            if *found != wanted {
                wrong.push(format!("its {what} are {found:?}, not {wanted:?}"));
            }
        }
        wrong
    });
}

#[test]
fn drawings_are_described_in_other_words_than_their_captions() {
    none_wrong(|paper| {
        let charts = paper.letter["grafieken"].as_array().into_iter().flatten();
        let titles: Vec<&str> = charts.map(|chart| string(chart, &["titel"])).collect();
        let figures = paper.spoken.all("Figure");
        let logos = usize::from(paper.page.contains("<p class=\"naam logo"));
        let mut wrong = Vec::new();
        if figures.len() != titles.len() + logos {
            wrong.push(format!(
                "{} drawings for {} charts",
                figures.len(),
                titles.len()
            ));
        }
        for figure in figures {
            match figure.alternative.as_deref().map(str::trim) {
                None | Some("") => wrong.push("a drawing without description".to_owned()),
                Some(words) if titles.contains(&words) => {
                    wrong.push(format!("a drawing is only called {words:?}"));
                }
                Some(_) => {}
            }
        }
        wrong
    });
}

#[test]
fn tables_have_the_header_cells_of_the_page() {
    none_wrong(|paper| {
        let article = words::article(&paper.page);
        let document = Document::parse(&article).expect("it was read before");
        let wanted = document
            .descendants()
            .filter(|node| node.has_tag_name("table"));
        let wanted: Vec<Node<'_, '_>> = wanted.collect();
        let mut found = Vec::new();
        paper.spoken.gather(
            &|element| element.kind == "Table" && has_column_heads(element),
            &mut found,
        );
        let mut wrong = Vec::new();
        if found.len() < wanted.len() {
            wrong.push(format!("{} tables, not {}", found.len(), wanted.len()));
        }
        // A table that is too wide for paper stands in parts, each with the heads of its rows.
        let whole = Some(&wanted).filter(|wanted| wanted.len() == found.len());
        for (on_page, on_paper) in whole.into_iter().flatten().zip(&found) {
            let count =
                |is: &dyn Fn(&Node<'_, '_>) -> bool| on_page.descendants().filter(is).count();
            let columns = count(&|node| node.attribute("scope") == Some("col"));
            let mut rows = count(&|node| node.attribute("scope") == Some("row"));
            // Where heads would outnumber the data, what a row begins with is data on paper.
            if columns + rows > count(&|node| node.has_tag_name("td")) {
                rows = 0;
            }
            let heads = on_paper.all("TH");
            let of_rows = heads.iter().filter(|head| head.says("/Scope /Row")).count();
            let heads = (heads.len() - of_rows, of_rows);
            let caption = on_page
                .descendants()
                .find(|node| node.has_tag_name("caption"));
            let caption = one_line(&caption.map(words::all_text).unwrap_or_default());
            if !on_paper.elements().any(|element| element.kind == "Caption") {
                wrong.push(format!("{caption:?} has no caption of its own"));
            }
            if heads != (columns, rows) {
                wrong.push(format!(
                    "{caption:?}: heads {heads:?}, not {:?}",
                    (columns, rows)
                ));
            }
        }
        for cell in paper.spoken.all("TH") {
            if !cell
                .attributes
                .iter()
                .any(|attribute| attribute.starts_with("/Scope "))
            {
                wrong.push("a header cell does not say of what".to_owned());
            }
        }
        wrong
    });
}

fn has_column_heads(table: &spoken::Element) -> bool {
    let cells = table.all("TH");
    cells.iter().any(|cell| !cell.says("/Scope /Row"))
}

#[test]
fn each_says_what_its_page_says_in_the_same_order() {
    none_wrong(|paper| {
        let page = words::of_page(&paper.page);
        let sheet = words::of_paper(&paper.spoken);
        let mut wrong: Vec<String> = difference(&page.text, &sheet.text).into_iter().collect();
        if words::words(&page.text).len() < 10 {
            wrong.push("hardly a word".to_owned());
        }
        // On paper only a letter of many sheets has contents.
        let mut contents = page.contents;
        contents.retain(|_| !sheet.contents.is_empty());
        let parts = [
            ("notes", page.notes, sheet.notes),
            ("lines of contents", contents, sheet.contents),
        ];
        for (what, page, sheet) in parts {
            if page.len() != sheet.len() {
                let (page, sheet) = (page.len(), sheet.len());
                wrong.push(format!("{page} {what} on the page, {sheet} in the PDF"));
            }
            let differences = page.iter().zip(&sheet);
            let differences = differences.filter_map(|(page, sheet)| difference(page, sheet));
            wrong.extend(differences.map(|difference| format!("{what}: {difference}")));
        }
        wrong
    });
}

#[test]
fn running_heads_and_feet_are_printed_but_not_read() {
    none_wrong(|paper| {
        let pages = output("pdfinfo", [], &paper.path);
        let pages = pages.lines().find_map(|line| line.strip_prefix("Pages:"));
        let pages = pages.expect("it has pages").trim();
        let foot = format!("pagina {pages} van {pages}");
        let read = one_line(&words::of_paper(&paper.spoken).text);
        let mut wrong = Vec::new();
        if !one_line(&printed(&paper.path)).contains(&foot) {
            wrong.push(format!("does not print {foot:?}"));
        }
        if read.contains(&foot) {
            wrong.push(format!("reads {foot:?} aloud"));
        }
        wrong
    });
}

/// What a PDF prints, as it stands on its pages.
fn printed(path: &Path) -> String {
    let ended = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-layout"])
        .arg(path)
        .arg("-")
        .output();
    let ended = ended.expect("pdftotext is there; .ci/test installs it");
    String::from_utf8_lossy(&ended.stdout).into_owned()
}

#[test]
fn a_letter_of_many_sheets_has_contents() {
    let has_some = |paper: &&papers::Paper| !words::of_paper(&paper.spoken).contents.is_empty();
    let long = papers::papers().iter().filter(has_some);
    assert!(long.count() > 0, "no letter of many sheets is looked at");
}

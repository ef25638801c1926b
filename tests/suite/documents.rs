//! Documents as the tests see them: the sites whose files they show, and their links.
//!
//! A file of a site is a fenced block right below a line that begins with its path between
//! backticks. All files of a page are one site, until `<!-- site -->` begins another. A path that
//! begins with `site/` is output: a page must hold these words, any other file these lines.
//!
//! A row of a table of two columns whose first cell is a tag is a proof: put into the first letter
//! of the site, it must print the second cell. `…` stands for what is left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::{self, repository};
use crate::tree::{self, Tree};

/// The day on which the examples are built: after every date in them.
const NOW: &str = "2026-12-31";

/// A page with examples.
pub struct Document {
    pub sites: Vec<Site>,
}

/// A site whose files a page shows.
#[derive(Default)]
pub struct Site {
    /// The line of the page on which it begins.
    pub line: usize,
    files: Tree,
    outputs: BTreeMap<String, String>,
    pub proofs: Vec<Proof>,
}

/// What is typed in a letter and what it prints.
pub struct Proof {
    pub typed: String,
    printed: String,
}

/// The text of a document.
pub fn text(page: &str) -> String {
    fs::read_to_string(repository(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

impl Document {
    pub fn read(page: &str) -> Document {
        let text = text(page);
        let mut sites = vec![Site::default()];
        let mut name: Option<String> = None;
        let mut fence: Option<(&str, Option<String>, String)> = None;
        for (index, line) in text.lines().enumerate() {
            let site = sites.last_mut().expect("there is always one");
            if let Some((open, path, mut content)) = fence.take() {
                if line == open {
                    site.add(path, content, index);
                } else {
                    content.push_str(line);
                    content.push('\n');
                    fence = Some((open, path, content));
                }
            } else if line.starts_with("```") {
                let open = &line[..line.len() - line.trim_start_matches('`').len()];
                fence = Some((open, name.take(), String::new()));
            } else if line == "<!-- site -->" {
                sites.push(Site::default());
            } else {
                name = path(line);
                site.proofs.extend(proof(line));
            }
        }
        sites.retain(|site| !site.files.is_empty() || !site.outputs.is_empty());
        Document { sites }
    }
}

/// The path with which a line begins, if it names a file of a site.
fn path(line: &str) -> Option<String> {
    let (path, _) = line.strip_prefix('`')?.split_once('`')?;
    let is_settings = path == "raadsbrief.yaml";
    let folders = ["content/", "data/", "templates/", "site/"];
    let in_site = folders.iter().any(|folder| path.starts_with(folder));
    let is_file = Path::new(path).extension().is_some() && !path.contains([' ', '*', '<']);
    ((is_settings || in_site) && is_file).then(|| path.to_owned())
}

fn proof(line: &str) -> Option<Proof> {
    let row = line.strip_prefix("| `{")?;
    let (typed, rest) = row.split_once("` | ")?;
    let printed = rest.strip_suffix(" |")?;
    Some(Proof {
        typed: format!("{{{}", typed.replace("\\|", "|")),
        printed: printed.replace("\\|", "|"),
    })
}

impl Site {
    fn add(&mut self, path: Option<String>, content: String, line: usize) {
        let Some(path) = path else { return };
        if self.line == 0 {
            self.line = line;
        }
        let before = match path.strip_prefix("site/") {
            Some(output) => self.outputs.insert(output.to_owned(), content).is_some(),
            None => self.files.insert(path.clone(), content.into()).is_some(),
        };
        assert!(!before, "{path} stands twice in one site");
    }

    /// Its files, without what is shown of its output.
    pub fn files(&self) -> &Tree {
        &self.files
    }

    /// Builds the site and compares what is shown.
    pub fn check(&self) -> Result<(), String> {
        let project = tempfile::tempdir().expect("a temporary folder");
        tree::write(project.path(), &self.files);
        if !self.proofs.is_empty() {
            tree::write(project.path(), &self.letter_of_proofs()?);
        }
        let out = project.path().join("site");
        let mut words = ["build", "--ready", "--no-pdf", "--no-cache", "--now", NOW]
            .map(str::to_owned)
            .to_vec();
        for (option, folder) in [("--project", project.path()), ("--out", out.as_path())] {
            words.push(option.to_owned());
            words.push(folder.to_string_lossy().into_owned());
        }
        let ended = command::raadsbrief(words);
        if ended.code != 0 || ended.stderr.contains("waarschuwing") {
            return Err(ended.stderr);
        }
        for (path, shown) in &self.outputs {
            let found = fs::read_to_string(out.join(path)).map_err(|e| format!("{path}: {e}"))?;
            holds(&found, shown, path.ends_with(".html"))
                .map_err(|lacks| format!("{path} lacks {lacks}"))?;
        }
        self.check_proofs(&out)
    }

    /// The first letter of the site with the proofs for its text.
    fn letter_of_proofs(&self) -> Result<Tree, String> {
        let letter = self
            .files
            .iter()
            .find(|(path, _)| path.starts_with("content/brieven/") && path.ends_with(".md"));
        let (_, letter) = letter.ok_or("proofs need a letter")?;
        let letter = String::from_utf8_lossy(letter);
        let head = letter.split("---\n").nth(1).ok_or("a letter has a head")?;
        let head: String = head
            .lines()
            .filter(|line| !line.starts_with("kenmerk:") && !line.starts_with("sjabloon:"))
            .map(|line| format!("{line}\n"))
            .collect();
        let mut text = format!("---\nkenmerk: PROEF\n{head}---\n\n## Informatie\n");
        for proof in &self.proofs {
            text.push_str(&format!("\nPROEF {}\n", proof.typed));
        }
        Ok(Tree::from([(
            "content/brieven/proef.md".to_owned(),
            text.into(),
        )]))
    }

    fn check_proofs(&self, out: &Path) -> Result<(), String> {
        if self.proofs.is_empty() {
            return Ok(());
        }
        let files = tree::read(&out.join("brieven"));
        let page = files
            .iter()
            .find(|(path, _)| path.ends_with("/proef/index.html"));
        let page = String::from_utf8_lossy(page.ok_or("no page of proofs")?.1);
        let found: Vec<String> = page
            .split("<p")
            .filter_map(|part| part.split_once('>')?.1.split_once("</p>"))
            .map(|(content, _)| plain(content))
            .filter_map(|words| {
                words
                    .strip_prefix("PROEF")
                    .map(|rest| rest.trim().to_owned())
            })
            .collect();
        let wanted: Vec<&str> = self
            .proofs
            .iter()
            .map(|proof| proof.printed.as_str())
            .collect();
        for (proof, found) in self.proofs.iter().zip(&found) {
            if proof.printed != *found {
                return Err(format!("{} prints\n{found}", proof.typed));
            }
        }
        (found.len() == wanted.len())
            .then_some(())
            .ok_or_else(|| format!("{} of {} proofs are there", found.len(), wanted.len()))
    }
}

/// Whether a file holds what is shown of it, in that order; if not, the line that it lacks.
pub fn holds(found: &str, shown: &str, is_page: bool) -> Result<(), String> {
    let found = if is_page {
        plain(found)
    } else {
        found.replace("\r\n", "\n")
    };
    let mut rest = found.as_str();
    let lines = shown.lines().map(str::trim_end);
    for line in lines.filter(|line| line.trim() != "…" && !line.is_empty()) {
        let wanted = if is_page { line.trim() } else { line };
        let Some(at) = rest.find(wanted) else {
            return Err(format!(
                "{line}\n\nwhat follows on the lines above it is\n{rest}"
            ));
        };
        rest = &rest[at + wanted.len()..];
    }
    Ok(())
}

/// Elements that stand within a word or sentence; any other parts words.
const INLINE: [&str; 8] = ["a", "span", "em", "strong", "sup", "time", "data", "abbr"];

/// The words of a page, without drawings and marks, hard spaces as spaces.
fn plain(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        rest = &rest[start..];
        let name = rest.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
        if !name.is_some_and(|name| INLINE.contains(&name)) {
            words.push(' ');
        }
        let end = if rest.starts_with("<svg") {
            "</svg>"
        } else {
            ">"
        };
        rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
    }
    words.push_str(rest);
    let named = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&quot;", "\""),
    ];
    for (entity, character) in named {
        words = words.replace(entity, character);
    }
    let words = words.replace("&amp;", "&").replace('\u{a0}', " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of a page's links, those outside this repository left out.
pub fn links(page: &str) -> Vec<String> {
    let text = text(page);
    let outside_fences = text.split("\n```").step_by(2);
    outside_fences
        .flat_map(|part| part.split('`').step_by(2))
        .flat_map(|part| part.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')'))
        .map(|(address, _)| address.to_owned())
        .filter(|address| {
            !["://", "brief:", "pagina:", "mailto:", "taal:"]
                .iter()
                .any(|sign| address.contains(sign))
        })
        .collect()
}

/// The anchors that a page gets from its headings.
pub fn headings(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = words
                .chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
}

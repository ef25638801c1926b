//! Where the characters stand that cannot be printed.
//!
//! In a letter that is ready they have lost their place. So they are looked for in what their author
//! may have typed: first the letter itself, then what letters lean on. A site without such characters
//! pays nothing for this.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{self, Diagnostic, Diagnostics, FileId, SourceFile, Span};
use crate::load::SETTINGS;
use crate::model::Letter;
use crate::syntax::characters::code_point;
use crate::validate::Project;

/// More places in one file tell an author nothing new.
const REPORTED_AT_MOST: usize = 20;

/// So many characters of a piece are named by their number.
const NAMED_AT_MOST: usize = 4;

/// What cannot be printed of a letter.
pub(super) struct Unprintable {
    characters: BTreeSet<char>,
    /// The datasets that it leans on.
    datasets: Vec<String>,
}

impl Unprintable {
    /// `None` when all of it can be printed.
    pub(super) fn of(letter: &Letter, characters: BTreeSet<char>) -> Option<Unprintable> {
        let datasets = || letter.sources.iter().map(|entry| entry.dataset.clone());
        (!characters.is_empty()).then(|| Unprintable {
            datasets: datasets().collect(),
            characters,
        })
    }
}

/// Reports what cannot be printed, each piece of text once in each file. `letters` are letters of
/// the project by their files.
pub(super) fn report<'a>(
    project: &Project,
    letters: impl Iterator<Item = (FileId, &'a Unprintable)>,
    diagnostics: &mut Diagnostics,
) {
    // Those that no letter holds in its own text, and the letters that print them.
    let mut elsewhere: Vec<(FileId, BTreeSet<char>, &Unprintable)> = Vec::new();
    let mut told = BTreeSet::new();
    for (file, letter) in letters {
        let found = pieces(project, file, &letter.characters, diagnostics);
        let rest: BTreeSet<char> = letter.characters.difference(&found).copied().collect();
        told.extend(found);
        if !rest.is_empty() {
            elsewhere.push((file, rest, letter));
        }
    }
    if elsewhere.is_empty() {
        return;
    }
    let wanted: BTreeSet<char> = elsewhere
        .iter()
        .flat_map(|(_, rest, _)| rest)
        .copied()
        .collect();
    let shared = Shared::holding(project, &wanted);
    let mut files: BTreeMap<FileId, BTreeSet<char>> = BTreeMap::new();
    for (file, rest, letter) in elsewhere {
        for c in rest {
            let places = shared.places(c, &letter.datasets);
            for place in &places {
                files.entry(*place).or_default().insert(c);
            }
            // A letter that settles what another promised says the other's words.
            if places.is_empty() && !told.contains(&c) {
                let place = written_otherwise(project, file, c);
                diagnostics.push(complaint(&c.to_string(), &[c], place));
            }
        }
    }
    for (file, characters) in files {
        pieces(project, file, &characters, diagnostics);
    }
}

/// Reports the pieces of a file that consist of such characters, and returns those that it holds.
fn pieces(
    project: &Project,
    file: FileId,
    characters: &BTreeSet<char>,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<char> {
    let text = &project.sources.file(file).text;
    let mut found = BTreeSet::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut rest = 0;
    while let Some(at) = text[rest..].find(|c| characters.contains(&c)) {
        let start = rest + at;
        let length = text[start..].find(|c| !characters.contains(&c) && !is_joint(c));
        let end = length.map_or(text.len(), |length| start + length);
        let piece = text[start..end].trim_end_matches(is_joint);
        rest = end;
        if told.len() < REPORTED_AT_MOST && told.insert(piece) {
            let held: Vec<char> = piece.chars().filter(|c| characters.contains(c)).collect();
            let span = Span::new(file, start, start + piece.len());
            diagnostics.push(complaint(piece, &held, span));
        }
        found.extend(piece.chars().filter(|c| characters.contains(c)));
    }
    found
}

/// What joins two signs to one.
fn is_joint(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

fn complaint(piece: &str, characters: &[char], place: Span) -> Diagnostic {
    let mut points: Vec<String> = Vec::new();
    for c in characters {
        let point = code_point(*c);
        if !points.contains(&point) {
            points.push(point);
        }
    }
    if points.len() > NAMED_AT_MOST {
        points.truncate(NAMED_AT_MOST);
        points.push("…".to_owned());
    }
    Diagnostic::new(&diag::paper::UNPRINTABLE, place)
        .with("text", piece)
        .with("points", points.join(" "))
}

/// A character that its author wrote by its number, as Markdown and YAML allow; else the start of the
/// letter that prints it.
fn written_otherwise(project: &Project, file: FileId, c: char) -> Span {
    let code = u32::from(c);
    let forms = [
        format!("&#x{code:x};"),
        format!("&#x{code:X};"),
        format!("&#{code};"),
        format!("\\U{code:08X}"),
        format!("\\U{code:08x}"),
        format!("\\u{code:04X}"),
        format!("\\u{code:04x}"),
    ];
    let text = &project.sources.file(file).text;
    let mut found = forms.iter().filter_map(|form| {
        let at = text.find(form.as_str())?;
        Some(Span::new(file, at, at + form.len()))
    });
    found.next().unwrap_or(Span::start_of(file))
}

/// The files that letters lean on, by the characters that are looked for.
struct Shared<'a> {
    holders: BTreeMap<char, Vec<(FileId, &'a SourceFile)>>,
}

impl<'a> Shared<'a> {
    /// Reads all of them once.
    fn holding(project: &'a Project, wanted: &BTreeSet<char>) -> Shared<'a> {
        let mut holders: BTreeMap<char, Vec<_>> = BTreeMap::new();
        for (id, file) in project
            .sources
            .iter()
            .filter(|(_, file)| is_shared(&file.path))
        {
            let held: BTreeSet<char> = file.text.chars().filter(|c| wanted.contains(c)).collect();
            for c in held {
                holders.entry(c).or_default().push((id, file));
            }
        }
        Shared { holders }
    }

    /// The files that a letter most likely has a character from: its datasets, or else the first.
    fn places(&self, c: char, datasets: &[String]) -> Vec<FileId> {
        let Some(holders) = self.holders.get(&c) else {
            return Vec::new();
        };
        let is_of_letter = |(_, file): &&(FileId, &SourceFile)| {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            let stem = name.split('.').next().unwrap_or(name);
            datasets.iter().any(|dataset| dataset == stem)
        };
        let own: Vec<FileId> = holders
            .iter()
            .filter(is_of_letter)
            .map(|(id, _)| *id)
            .collect();
        match own.is_empty() {
            true => holders.iter().take(1).map(|(id, _)| *id).collect(),
            false => own,
        }
    }
}

/// Whether words of a file can stand in any letter.
fn is_shared(path: &str) -> bool {
    let folders = ["data/", "templates/brieven/", "templates/alineas/"];
    path == SETTINGS || folders.iter().any(|folder| path.starts_with(folder))
}

//! The record of what was published, as it is stored → the [`Record`](crate::model::Record), and what is wrong in it.
//!
//! Each act is read by itself, then all together; then each letter's folder is held against what the acts
//! say of it. So the pipeline can do the first and the last side by side. What is wrong is said once: where
//! an act is missing or cannot be read, nothing is complained about that it may explain.

mod chain;
mod files;
#[cfg(test)]
mod tests;

use crate::diag::{
    Argument, Diagnostic, Diagnostics, Entry, FileId, Phrase, SourceMap, Span, phrases, record,
};
use crate::load::{self, ActFile};
use crate::model::{ACT_SCHEMA, Act, StoredAct};

pub use chain::{Chain, chain, since};
pub use files::{Found, Stored, letter_files, sum_flaw};

/// Something that is wrong in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFlaw {
    /// Where: a path from the record.
    pub path: String,
    /// What.
    pub entry: &'static Entry,
    /// What fills the placeholders of its message.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Another file that belongs to it.
    pub other: Option<String>,
    /// What a sum should be and what it is.
    pub sums: Option<(String, String)>,
}

impl RecordFlaw {
    /// Something that is wrong at a path.
    pub fn new(entry: &'static Entry, path: impl Into<String>) -> RecordFlaw {
        RecordFlaw {
            path: path.into(),
            entry,
            arguments: Vec::new(),
            other: None,
            sums: None,
        }
    }

    /// Something that is wrong with an act.
    pub(crate) fn of_act(entry: &'static Entry, name: &str) -> RecordFlaw {
        RecordFlaw::new(entry, format!("{}/{name}", load::ACTS))
    }

    /// Fills the placeholder `{name}` of the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> RecordFlaw {
        self.arguments.push((name, value.into()));
        self
    }

    /// Fills the placeholder `{reason}` of the message.
    pub fn because(self, reason: impl Into<Phrase>) -> RecordFlaw {
        self.with("reason", reason.into())
    }
}

/// Reports what is wrong in a record. The files stand behind all others; `place` says how authors know a
/// path of the record.
pub fn report_flaws(
    mut flaws: Vec<RecordFlaw>,
    place: impl Fn(&str) -> String,
    map: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) {
    flaws.sort_by(|one, other| one.path.cmp(&other.path));
    let mut last: Option<(String, FileId)> = None;
    for flaw in flaws {
        let file = match &last {
            Some((path, file)) if *path == flaw.path => *file,
            _ => map.add(place(&flaw.path), ""),
        };
        last = Some((flaw.path, file));
        let mut diagnostic = Diagnostic::new(flaw.entry, Span::start_of(file));
        diagnostic.arguments = flaw.arguments;
        if let Some(other) = flaw.other {
            let other = map.add(place(&other), "");
            diagnostic = diagnostic.related(Span::start_of(other), phrases::place::OTHER);
        }
        diagnostics.push(diagnostic);
    }
}

/// An act, as its file says it.
pub fn read_act(file: &ActFile) -> Result<StoredAct, Box<RecordFlaw>> {
    let unreadable = |reason: Phrase| {
        let flaw = RecordFlaw::of_act(&record::ACT_UNREADABLE, &file.name);
        Box::new(flaw.because(reason))
    };
    let Some(bytes) = &file.bytes else {
        let limit = load::ACT_LIMIT.words;
        return Err(unreadable(
            phrases::record::ACT_OVER_LIMIT.with("limit", limit),
        ));
    };
    let sha256 = load::sha256(bytes);
    match serde_json::from_slice::<Act>(bytes) {
        Ok(act) if act.schema == ACT_SCHEMA => {
            if StoredAct::file_name(act.moment, &sha256) == file.name {
                return Ok(StoredAct {
                    name: file.name.clone(),
                    sha256,
                    bytes: bytes.len() as u64,
                    act,
                });
            }
            Err(changed(&file.name, bytes, sha256))
        }
        _ if is_newer(bytes) => Err(unreadable(phrases::record::ACT_OF_NEWER_PROGRAM.into())),
        // What is no act any more was one, when its name is that of one.
        _ if sum_in_name(&file.name).is_some_and(|sum| !sha256.starts_with(sum)) => {
            Err(changed(&file.name, bytes, sha256))
        }
        Ok(_) | Err(_) => Err(unreadable(phrases::record::NO_ACT.into())),
    }
}

/// An act of which the name and the sum do not fit.
fn changed(name: &str, bytes: &[u8], sha256: String) -> Box<RecordFlaw> {
    let letters = letters_in(bytes);
    let what = if letters.is_empty() {
        phrases::record::THIS_ACT.into()
    } else {
        phrases::record::ACT_ABOUT.with("letters", letters.join(", "))
    };
    let mut flaw = RecordFlaw::of_act(&record::ACT_CHANGED, name).with("what", what);
    let expected = sum_in_name(name).map_or(String::new(), |sum| format!("{sum}…"));
    flaw.sums = Some((expected, sha256));
    Box::new(flaw)
}

/// The same, of acts that must be right; `None` for one that is not.
pub fn stored_act(file: &ActFile) -> Option<StoredAct> {
    read_act(file).ok()
}

/// The first digits of the sum of an act, by the name of its file.
fn sum_in_name(name: &str) -> Option<&str> {
    let (_, sum) = name.strip_suffix(".json")?.rsplit_once('-')?;
    let fits = sum.len() == 16 && is_hexadecimal(sum);
    fits.then_some(sum)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// The numbers of the letters that something speaks of that was an act, as far as it can still be read.
fn letters_in(bytes: &[u8]) -> Vec<String> {
    let json: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let letters = json
        .as_ref()
        .and_then(|json| json.get("brieven")?.as_array());
    let numbers = letters.into_iter().flatten().filter_map(|letter| {
        let number = letter.get("kenmerk")?.as_str()?;
        Some(number.to_owned())
    });
    numbers.collect()
}

/// Whether a program that knows a later format wrote an act.
fn is_newer(bytes: &[u8]) -> bool {
    let json: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let schema = json.and_then(|json| json.get("schema")?.as_u64());
    schema.is_some_and(|schema| schema > u64::from(ACT_SCHEMA))
}

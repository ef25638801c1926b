//! How we talk to authors.
//!
//! In: what went wrong, and where in which file. Out: messages in Dutch or English, in one of
//! three forms. An author's mistake is a [`Diagnostic`]: collected, never thrown. What the world
//! refuses (disk, port, command line) is a [`Failure`]: returned. This room knows nothing of letters
//! or data; it may not read files or print.
//!
//! All text for people is in this room: kinds of mistakes in `codes/`, all other phrases in
//! [`phrases`]. Elsewhere they are only named.
//!
//! To add a kind of mistake: add an entry to the file of its subject in `codes/`, and a folder in
//! `tests/mistakes/` that provokes it.

mod codes;
mod diagnostic;
mod emit;
mod explain;
mod failure;
mod nearest;
pub mod phrases;
mod source;
mod words;

pub use codes::{
    Entry, Severity, agreement, alias, all, asked_chart, chart, commitment, data, differing,
    dossier, figure, file, find, free_page, letter, line, lists, page, panel, paper, printing,
    publication, published_address, record, register, request, running_text, settings, table,
    template, text,
};
pub use diagnostic::{Diagnostic, Diagnostics, Stopped};
pub use emit::{Format, Paint, emit};
pub use explain::{explain, list};
pub use failure::Failure;
pub use nearest::{nearest, one_slip_apart};
pub use source::{FileId, LineColumn, Located, SourceFile, SourceMap, Span};
pub use words::{Argument, Language, Noun, Phrase, Words};

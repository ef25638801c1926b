//! Every word to authors that is not a kind of mistake: each phrase once, in Dutch and English.
//!
//! Kinds of mistakes are in `codes/`. What fills their placeholders, stands beside a related place,
//! or is said on the command line is here, in the file of its subject, so that both languages can
//! be read side by side. Words of letters and pages are Dutch only, and stand where they are made.
//!
//! To add a phrase: one line in the file of its subject. A phrase begins with a small letter and has
//! no full stop, so that it fits into a sentence; questions and lines of the screen are sentences.
//! What the moment decides is a `{placeholder}`, filled by [`Words::with`] or [`Words::fill`]; a word
//! that is counted is a [`Noun`].

pub mod command;
pub mod file;
pub mod import;
pub mod noun;
pub mod place;
pub mod question;
pub mod record;
pub mod screen;
pub mod term;
pub mod value;

use super::words::{Noun, Words};

/// Every phrase that fits into a sentence, with the name of its constant.
pub fn all_phrases() -> impl Iterator<Item = &'static (&'static str, Words)> {
    [
        command::PHRASES,
        file::PHRASES,
        import::PHRASES,
        place::PHRASES,
        record::PHRASES,
        term::PHRASES,
        value::PHRASES,
    ]
    .into_iter()
    .flatten()
}

/// Every line and question that stands on its own, as a sentence or a label.
pub fn all_sentences() -> impl Iterator<Item = &'static (&'static str, Words)> {
    [question::PHRASES, screen::PHRASES].into_iter().flatten()
}

/// Every noun that is counted, with the name of its constant.
pub fn all_nouns() -> impl Iterator<Item = &'static (&'static str, Noun)> {
    noun::NOUNS.iter()
}

/// Declares phrases as constants and lists them, so that no phrase can miss from the list.
macro_rules! phrases {
    ($( $constant:ident = $nl:literal / $en:literal; )*) => {
        $(
            #[doc = concat!("`", $en, "`")]
            pub const $constant: $crate::diag::Words = $crate::diag::Words::new($nl, $en);
        )*
        /// The phrases of this file.
        pub(super) const PHRASES: &[(&str, $crate::diag::Words)] =
            &[$((stringify!($constant), $constant)),*];
    };
}
use phrases;

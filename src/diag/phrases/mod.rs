//! Every word to authors that is not a kind of mistake: each phrase once, in Dutch and English.
//!
//! Kinds of mistakes are in `codes/`. What fills their placeholders, stands beside a related place,
//! or is said on the command line is here, in the file of its subject, so that both languages can
//! be read side by side. Words of letters and pages are Dutch only, and stand where they are made.
//!
//! To add a phrase: one line in the file of its subject. A phrase begins with a small letter and has
//! no full stop, so that it fits into a sentence; what the moment decides is a `{placeholder}`, for
//! [`Words::fill`]; a word that is counted is a [`Noun`].

pub mod command;
pub mod file;
pub mod noun;
pub mod place;
pub mod screen;
pub mod term;
pub mod value;

use super::words::{Noun, Words};

/// Every phrase with the name of its constant, file by file.
pub fn all_phrases() -> impl Iterator<Item = &'static (&'static str, Words)> {
    [
        command::PHRASES,
        file::PHRASES,
        place::PHRASES,
        screen::PHRASES,
        term::PHRASES,
        value::PHRASES,
    ]
    .into_iter()
    .flatten()
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

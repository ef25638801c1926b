//! The catalogue of mistakes: each kind once, with its permanent code.
//!
//! Codes are for ever: people search for them. A code is never reused, and an entry is never
//! removed while a message of it can still be found somewhere. RB1xx files and YAML, RB2xx
//! settings, RB3xx data, RB4xx letters
//! and pages, RB5xx letter templates, RB6xx charts and tables and how letters are printed, RB701
//! to RB710 page templates, RB711 to RB769 what was published, and how.

pub mod agreement;
pub mod alias;
pub mod asked_chart;
pub mod chart;
pub mod commitment;
pub mod data;
pub mod differing;
pub mod dossier;
pub mod figure;
pub mod file;
pub mod free_page;
pub mod letter;
pub mod line;
pub mod lists;
pub mod page;
pub mod panel;
pub mod paper;
pub mod printing;
pub mod publication;
pub mod published_address;
pub mod record;
pub mod register;
pub mod request;
pub mod running_text;
pub mod settings;
pub mod table;
pub mod template;
pub mod text;

use super::phrases::term;
use super::words::Words;

/// How grave a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The author must mend it; nothing is written.
    Error,
    /// The author should look at it; the site is built all the same.
    Warning,
}

impl Severity {
    /// Its name in messages.
    pub const fn words(self) -> Words {
        match self {
            Severity::Error => term::ERROR,
            Severity::Warning => term::WARNING,
        }
    }
}

/// One kind of mistake.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Permanent code, such as `RB301`.
    pub code: &'static str,
    /// Permanent name in English, such as `unknown-dataset`.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// One sentence with `{placeholders}`.
    pub message: Words,
    /// What to do, one sentence; may be empty.
    pub help: Words,
    /// A paragraph for `explain`: why it matters and how to mend it.
    pub explanation: Words,
}

/// Every kind of mistake, in the order of the codes.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [
        file::ENTRIES,
        settings::ENTRIES,
        data::ENTRIES,
        lists::ENTRIES,
        letter::ENTRIES,
        text::ENTRIES,
        request::ENTRIES,
        running_text::ENTRIES,
        free_page::ENTRIES,
        alias::ENTRIES,
        register::ENTRIES,
        dossier::ENTRIES,
        figure::ENTRIES,
        commitment::ENTRIES,
        template::ENTRIES,
        chart::ENTRIES,
        paper::ENTRIES,
        line::ENTRIES,
        panel::ENTRIES,
        table::ENTRIES,
        printing::ENTRIES,
        asked_chart::ENTRIES,
        page::ENTRIES,
        record::ENTRIES,
        agreement::ENTRIES,
        publication::ENTRIES,
        differing::ENTRIES,
        published_address::ENTRIES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The entry of a code (`RB301`) or name (`unknown-dataset`), in either case of letters.
pub fn find(code_or_name: &str) -> Option<&'static Entry> {
    all().find(|entry| {
        entry.code.eq_ignore_ascii_case(code_or_name)
            || entry.name.eq_ignore_ascii_case(code_or_name)
    })
}

/// Declares entries as statics and lists them, so that no entry can miss from the list.
macro_rules! entries {
    ($( $constant:ident = $severity:ident $code:literal $name:literal {
        message: $message_nl:literal / $message_en:literal,
        help: $help_nl:literal / $help_en:literal,
        explanation: $explanation_nl:literal / $explanation_en:literal $(,)?
    } )*) => {
        $(
            #[doc = concat!("`", $code, "`: ", $name, ".")]
            pub static $constant: $crate::diag::Entry = $crate::diag::Entry {
                code: $code,
                name: $name,
                severity: $crate::diag::Severity::$severity,
                message: $crate::diag::Words::new($message_nl, $message_en),
                help: $crate::diag::Words::new($help_nl, $help_en),
                explanation: $crate::diag::Words::new($explanation_nl, $explanation_en),
            };
        )*
        /// The entries of this file, in the order of the codes.
        pub(super) static ENTRIES: &[&$crate::diag::Entry] = &[$(&$constant),*];
    };
}
use entries;

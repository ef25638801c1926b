//! How much a site may hold. A mistake in a folder or an export must not choke a build.

use super::Kind;

/// Files of a site, all kinds together.
pub(super) const FILES: usize = 100_000;

/// The size that a file may have.
pub struct Limit {
    /// In bytes.
    pub bytes: u64,
    /// As authors read it.
    pub words: &'static str,
}

const TEXT: Limit = Limit {
    bytes: 1_000_000,
    words: "1 MB",
};

const DATA: Limit = Limit {
    bytes: 8_000_000,
    words: "8 MB",
};

/// Rows as they come out of a spreadsheet: half a million of them fit.
const TABLE: Limit = Limit {
    bytes: 32_000_000,
    words: "32 MB",
};

/// The size that an attachment may have; larger ones are not looked into.
pub const ATTACHMENT: Limit = Limit {
    bytes: 100_000_000,
    words: "100 MB",
};

/// The size that an act of the record may have: ten thousand letters with twenty files each fit.
pub const ACT: Limit = Limit {
    bytes: 64_000_000,
    words: "64 MB",
};

/// How many acts a record may have.
pub const ACTS: usize = 200_000;

/// The size that a picture of the house style may have; of larger ones nothing is kept.
const PICTURE: Limit = Limit {
    bytes: 300_000,
    words: "300 kB",
};

/// The limit of a kind of file.
pub(super) fn bytes(kind: Kind) -> &'static Limit {
    match kind {
        Kind::Data => &DATA,
        Kind::Table => &TABLE,
        Kind::Attachment => &ATTACHMENT,
        Kind::Picture => &PICTURE,
        Kind::Settings
        | Kind::Letter
        | Kind::Agreement
        | Kind::Page
        | Kind::LetterTemplate
        | Kind::Paragraph
        | Kind::PageTemplate
        | Kind::PaperTemplate => &TEXT,
    }
}

//! A file of the output, before it is written.

/// A file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its path in the output folder, with forward slashes: `brieven/2019/rib-2019-001/index.html`.
    pub path: String,
    /// Its contents.
    pub bytes: Vec<u8>,
    /// When it may be written: what others point at comes before them.
    pub order: WriteOrder,
}

/// A file that stands beside a page, as the page offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered<'a> {
    /// Its path in the output folder.
    pub path: &'a str,
    /// Its size in bytes.
    pub bytes: usize,
}

impl<'a> Offered<'a> {
    /// Files that were made, as pages offer them.
    pub fn all(made: &'a [Artifact]) -> Vec<Offered<'a>> {
        let offered = made.iter().map(|file| Offered {
            path: &file.path,
            bytes: file.bytes.len(),
        });
        offered.collect()
    }
}

/// When a file is written, so that a reader never meets a link to something that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WriteOrder {
    /// What pages use: style sheets, data files, drawings.
    Asset,
    /// A letter's page.
    Page,
    /// An address that only leads to another.
    Redirect,
    /// What leads to pages: front page, lists.
    Index,
}

//! Whether everything is still as it was published: in the record of a site, or in a copy of the site that
//! somebody else has.

mod copy;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::record::{self, Closely, FoundRecord};
use crate::diag::{Diagnostics, Failure, SourceMap};
use crate::load;
use crate::model::Record;
use crate::validate::{self, RecordFlaw};
pub use copy::verify_copy;

/// What is to be verified.
#[derive(Clone, Debug)]
pub struct Verify {
    /// The folder of the site; or, for [`verify_copy`], of the copy.
    pub folder: PathBuf,
    /// A head that was noted before: the sum of an act, or its first digits.
    pub head: Option<String>,
    /// How many threads may work.
    pub jobs: NonZeroUsize,
}

/// What came of it. With errors among the diagnostics, something is no longer as it was published.
#[derive(Debug)]
pub struct Verified {
    /// Everything that is wrong.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: SourceMap,
    /// What the acts come to; of a record with flaws, as far as they agree.
    pub record: Record,
    /// How many stored files were looked at.
    pub files: usize,
    /// The files of which the sum is another than it should be, by path.
    pub sums: Vec<WrongSum>,
    /// Whether a publication was interrupted, and nothing of it published.
    pub is_interrupted: bool,
    /// The numbers of letters of which files are left that were to be erased.
    pub unerased: Vec<String>,
    /// The names of the acts that came after the head that was noted.
    pub after_head: Vec<String>,
}

/// A file of which the sum is another than it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSum {
    /// The file.
    pub path: String,
    /// What its sum should be; only the first digits may be known.
    pub expected: String,
    /// What it is; empty for what is not there.
    pub found: String,
}

/// Verifies the record of a site: every act, and every byte of every stored file.
pub fn verify(wanted: &Verify) -> Result<Verified, Failure> {
    load::is_site(&wanted.folder)?;
    let folder = load::record_folder(&wanted.folder);
    let FoundRecord {
        chain,
        mut flaws,
        is_interrupted,
        unerased,
        files,
    } = record::read(&folder, Closely::Hashed, wanted.jobs)?;
    let after_head = wanted.since_head(&chain.record, &mut flaws);
    Ok(Verified {
        files,
        is_interrupted,
        unerased,
        after_head,
        ..Verified::new(chain.record, flaws, load::record_path)
    })
}

impl Verify {
    /// Holds the acts against the head that was noted; returns those that came after it.
    fn since_head(&self, record: &Record, flaws: &mut Vec<RecordFlaw>) -> Vec<String> {
        let Some(head) = &self.head else {
            return Vec::new();
        };
        let (wrong, after) = validate::since(record, head);
        flaws.extend(wrong);
        after
    }
}

impl Verified {
    fn new(record: Record, flaws: Vec<RecordFlaw>, place: impl Fn(&str) -> String) -> Verified {
        let sum = |flaw: &RecordFlaw| {
            let (expected, found) = flaw.sums.clone()?;
            Some(WrongSum {
                path: place(&flaw.path),
                expected,
                found,
            })
        };
        let mut sums: Vec<WrongSum> = flaws.iter().filter_map(sum).collect();
        sums.sort_by(|one, other| one.path.cmp(&other.path));
        let (mut sources, mut diagnostics) = (SourceMap::default(), Diagnostics::default());
        validate::report_flaws(flaws, place, &mut sources, &mut diagnostics);
        Verified {
            diagnostics,
            sources,
            record,
            files: 0,
            sums,
            is_interrupted: false,
            unerased: Vec::new(),
            after_head: Vec::new(),
        }
    }
}

/// The full path of something in a folder, by its path with forward slashes.
fn below(folder: &Path, path: &str) -> PathBuf {
    path.split('/')
        .fold(folder.to_owned(), |at, part| at.join(part))
}

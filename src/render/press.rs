//! The slow files of a letter.
//!
//! A stand-in: it makes a file of the right name, so that all that stands around a press is tried.

use crate::diag::Argument;
use crate::model::{Artifact, Letter, Site, WriteOrder, address};

/// Makes the slow files of letters: the PDF, and a PNG of each chart.
pub struct Press {
    fingerprint: Vec<u8>,
}

/// A letter that could not be printed, and why.
#[derive(Clone, Debug)]
pub struct Misprint {
    /// Why, in words for authors.
    pub reason: Argument,
}

impl Press {
    /// A press for the letters of a site, in its house style.
    pub fn new(site: &Site) -> Press {
        Press {
            fingerprint: format!("{:?}", site.archival).into_bytes(),
        }
    }

    /// All that decides the bytes of slow files and is the same for every letter.
    pub fn fingerprint(&self) -> &[u8] {
        &self.fingerprint
    }

    /// The slow files of one letter; `made` are its other files.
    pub fn print(
        &self,
        letter: &Letter,
        _site: &Site,
        made: &[Artifact],
    ) -> Result<Vec<Artifact>, Misprint> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend_from_slice(&self.fingerprint);
        for file in made {
            bytes.extend_from_slice(&file.bytes);
        }
        Ok(vec![Artifact {
            path: address::pdf(&letter.address),
            bytes,
            order: WriteOrder::Asset,
        }])
    }
}

//! The slow files of letters: out of the cache, or off the press and into it.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cache::{Cache, Key};
use crate::diag::{Argument, Failure, phrases};
use crate::model::{Artifact, Letter, Site};
use crate::render::{LetterFiles, Misprint, Press};

/// The size of the longest letter that is printed, as JSON. A long letter has a hundredth of that; more
/// would take minutes and all memory.
const LONGEST: usize = 16_000_000;

/// How many letters were printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// In this run.
    pub made: usize,
    /// In an earlier run, and kept since.
    pub reused: usize,
}

/// A letter that is still to be printed.
pub(super) struct Waiting {
    /// Which it is.
    pub(super) index: usize,
    /// What its slow files are kept under.
    pub(super) key: Key,
}

/// The press, and the cache in front of it.
pub(super) struct Printing {
    press: Press,
    cache: Option<Cache>,
    made: AtomicUsize,
    reused: AtomicUsize,
}

impl Printing {
    pub(super) fn new(cache: Option<Cache>, press: Press) -> Printing {
        Printing {
            press,
            cache,
            made: AtomicUsize::new(0),
            reused: AtomicUsize::new(0),
        }
    }

    /// Whether a letter can be printed at all, as far as that is known before.
    pub(super) fn admit(&self, files: &LetterFiles<'_>) -> Result<(), Misprint> {
        if files.record().len() > LONGEST {
            let reason = Argument::Words(phrases::value::TOO_LONG_TO_PRINT);
            return Err(Misprint {
                reason,
                template: None,
            });
        }
        Ok(())
    }

    /// What the slow files of a letter are kept under: all that decides their bytes. The other files
    /// of the letter, of which the PDF holds some, are made of its record and nothing else.
    pub(super) fn key(&self, letter: &Letter, site: &Site, files: &LetterFiles<'_>) -> Key {
        let sheet = self.press.sheet(letter, site, files.made());
        Key::of(&[self.press.fingerprint(), files.record(), &sheet])
    }

    /// The slow files of a letter, if they were made before.
    pub(super) fn find(&self, key: &Key) -> Option<Vec<Artifact>> {
        let slow = self.cache.as_ref()?.find(key)?;
        self.reused.fetch_add(1, Ordering::Relaxed);
        Some(slow)
    }

    /// Makes the slow files of a letter, and keeps them unless the letter is secret.
    pub(super) fn print(
        &self,
        key: &Key,
        letter: &Letter,
        site: &Site,
        files: &LetterFiles<'_>,
    ) -> Result<Vec<Artifact>, Misprint> {
        let slow = self.press.print(letter, site, files.made())?;
        // What is secret leaves no copy beside the output that somebody asked for.
        if let Some(cache) = self.cache.as_ref().filter(|_| letter.secrecy.is_none()) {
            cache.keep(key, &slow);
        }
        self.made.fetch_add(1, Ordering::Relaxed);
        Ok(slow)
    }

    /// How many letters were printed.
    pub(super) fn printed(&self) -> Printed {
        Printed {
            made: self.made.load(Ordering::Relaxed),
            reused: self.reused.load(Ordering::Relaxed),
        }
    }

    /// Makes room in the cache. Returns what was wrong with it, if anything was.
    pub(super) fn close(self) -> Option<Failure> {
        self.cache?.close()
    }
}

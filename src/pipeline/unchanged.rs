//! A build in which nothing changed: known by a look at all files, without reading one.
//!
//! A build without any message leaves a stamp in the cache: the footprint of all that it read and of all
//! that it wrote, what it was asked, and what it came to. The next build that finds the same footprints,
//! asked the same by the same program, before anything becomes public or another day begins, would do the
//! same and write nothing. It says so, and is done.
//!
//! Whatever is uncertain costs time and nothing else: a stamp that is lost or damaged, a file that changed
//! just now, a disk that does not say when files changed. Then everything is done as if there were no
//! stamp.
//!
//! A stamp may have to say which letter is to be published next, and nobody may find that in a cache
//! before its time: what it came to is sealed with the footprints, which only those have who have the
//! sources.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::workers::in_parallel;
use super::{Drafts, Options, Outcome, Pdf, Printed, Ready, Silent};
use crate::cache::{Cache, Key, footprint};
use crate::diag::{Diagnostics, SourceMap};
use crate::load;
use crate::model::{Artifact, Moment, WriteOrder};
use crate::publish;
use crate::validate::{Due, Hidden};

/// Where a build looks whether anything changed since the last one.
#[derive(Clone, Debug)]
pub struct Stamps {
    /// The folder of the [`Cache`] that they are kept in. One that cannot be used is as good as empty.
    pub cache: PathBuf,
    /// When the run began, on the clock of the machine, which is that of its disks.
    pub begin: SystemTime,
}

/// The name of a stamp among the files of its entry in the cache.
const NAME: &str = "stempel";

/// What a build saw before it began, and where its stamp is kept.
pub(super) struct Look<'a> {
    options: &'a Options,
    out: &'a Path,
    cache: Cache,
    key: Key,
    sources: Footprint,
}

/// What was seen of some files and folders, and of everything in them.
struct Footprint {
    sum: [u8; 32],
    files: usize,
    /// How many files may have changed since the run began.
    changed: usize,
    /// From when on they are all at rest.
    at_rest: SystemTime,
}

/// What a build came to, and how long that holds.
#[derive(Serialize, Deserialize)]
struct Stamp {
    from: Moment,
    until: Moment,
    letters: usize,
    pages: usize,
    secret: usize,
    drafts: usize,
    waiting: usize,
    due: Due,
    printed: Option<usize>,
    files: usize,
    bytes: u64,
}

impl<'a> Look<'a> {
    /// Looks at all that a build will read, before it does. `None` when no stamps are wanted or possible.
    pub(super) fn begin(options: &'a Options) -> Option<Look<'a>> {
        let stamps = options.stamps.as_ref()?;
        let out = options.out.as_deref()?;
        let cache = Cache::open(&stamps.cache, &options.project, out).ok()?;
        let real = publish::real_path(out).ok()?;
        let asked = [
            options.ready == Ready::Count,
            options.drafts == Drafts::Show,
            matches!(options.pdf, Pdf::Make { .. }),
        ];
        let key = Key::of(&[
            b"stamp 1",
            real.as_os_str().as_encoded_bytes(),
            &asked.map(u8::from),
        ]);
        let mut roots = vec![options.project.join(load::SETTINGS)];
        roots.extend(
            load::FOLDERS
                .iter()
                .map(|folder| options.project.join(folder)),
        );
        let sources = footprint(&roots, stamps.begin, options.jobs).ok()?;
        Some(Look {
            options,
            out,
            cache,
            key,
            sources,
        })
    }

    /// What the build would come to, if nothing changed since the last one.
    pub(super) fn unchanged(&self) -> Option<Outcome> {
        let entry = self.cache.find(&self.key)?;
        let (sum, sealed) = entry.first()?.bytes.split_at_checked(32)?;
        let both = self.both(&self.output()?);
        if sum != digest(&[b"sum", &both]) {
            return None;
        }
        let stamp: Stamp = serde_json::from_slice(&seal(sealed, &both)).ok()?;
        let now = self.options.now;
        (stamp.from <= now && now < stamp.until).then(|| stamp.outcome())
    }

    /// Leaves a stamp of what a build came to, which holds until some moment. Of one that had anything to
    /// say nothing is kept: the next one has to say it again.
    pub(super) fn keep(&self, outcome: &Outcome, until: Moment) {
        // All of it, so that nothing that is added to it is forgotten here.
        let Outcome {
            diagnostics,
            sources: _,
            letters,
            pages,
            hidden:
                Hidden {
                    secret,
                    drafts,
                    waiting,
                },
            due,
            printed,
            unkept,
            report: Some(report),
        } = outcome
        else {
            return;
        };
        if self.sources.changed > 0 || !diagnostics.sorted().is_empty() || unkept.is_some() {
            return;
        }
        if report.written + report.deleted > 0 {
            // What was written just now must come to rest.
            std::thread::sleep(footprint::pause());
        }
        let (Some(now), Some(output)) = (self.cache.time(), self.output()) else {
            return;
        };
        // All files with the list of them; of these only the list and what was written are new. Otherwise
        // somebody else is at work there too.
        let files = report.written + report.unchanged + 1;
        if output.at_rest >= now || output.files < files || output.changed > report.written + 1 {
            return;
        }
        let stamp = Stamp {
            from: self.options.now,
            until,
            letters: *letters,
            pages: *pages,
            secret: *secret,
            drafts: *drafts,
            waiting: *waiting,
            due: due.clone(),
            printed: printed.map(|printed| printed.made + printed.reused),
            files: report.written + report.unchanged,
            bytes: report.bytes,
        };
        let Ok(stamp) = serde_json::to_vec(&stamp) else {
            return;
        };
        let both = self.both(&output);
        let mut bytes = digest(&[b"sum", &both]).to_vec();
        bytes.extend(seal(&stamp, &both));
        let file = Artifact {
            path: NAME.to_owned(),
            bytes,
            order: WriteOrder::Asset,
        };
        self.cache.keep(&self.key, &[file]);
    }

    /// The output as it is now.
    fn output(&self) -> Option<Footprint> {
        let stamps = self.options.stamps.as_ref()?;
        let root = [self.out.to_owned()];
        footprint(&root, stamps.begin, self.options.jobs).ok()
    }

    /// The sum of what was read and of the output.
    fn both(&self, output: &Footprint) -> [u8; 32] {
        digest(&[&self.sources.sum, &output.sum])
    }
}

impl Stamp {
    fn outcome(self) -> Outcome {
        let mut outcome = Outcome::new(SourceMap::default(), Diagnostics::default());
        outcome.letters = self.letters;
        outcome.pages = self.pages;
        outcome.hidden = Hidden {
            secret: self.secret,
            drafts: self.drafts,
            waiting: self.waiting,
        };
        outcome.due = self.due;
        outcome.printed = self.printed.map(|reused| Printed { made: 0, reused });
        outcome.report = Some(publish::Report {
            unchanged: self.files,
            bytes: self.bytes,
            ..publish::Report::default()
        });
        outcome
    }
}

/// Looks at some files and folders and at everything in them, one level after the other.
fn footprint(roots: &[PathBuf], since: SystemTime, jobs: NonZeroUsize) -> io::Result<Footprint> {
    let mut hasher = Sha256::new();
    let (mut files, mut changed, mut at_rest) = (0, 0, SystemTime::UNIX_EPOCH);
    let mut level: Vec<footprint::Seen> = roots
        .iter()
        .map(|root| footprint::look_at(root, since))
        .collect::<io::Result<_>>()?;
    while !level.is_empty() {
        let mut folders = Vec::new();
        for seen in level {
            hasher.update(seen.sum);
            files += seen.files;
            changed += seen.changed;
            at_rest = at_rest.max(seen.at_rest);
            folders.extend(seen.folders);
        }
        level = in_parallel(folders.len(), jobs, &Silent, |index| {
            footprint::look_into(&folders[index], since)
        })?;
    }
    Ok(Footprint {
        sum: hasher.finalize().into(),
        files,
        changed,
        at_rest,
    })
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Seals bytes with a secret, or opens them again.
fn seal(bytes: &[u8], secret: &[u8; 32]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(bytes.len());
    for (number, block) in bytes.chunks(32).enumerate() {
        let pad = digest(&[b"seal", secret, &(number as u64).to_le_bytes()]);
        sealed.extend(block.iter().zip(pad).map(|(byte, pad)| byte ^ pad));
    }
    sealed
}

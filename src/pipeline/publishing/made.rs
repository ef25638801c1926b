//! A version of a letter with all its files, before it is stored.

use super::super::unprintable::{self, Unprintable};
use super::super::workers::{in_parallel, print_in_parallel};
use super::super::{Prepared, Progress, Silent};
use super::{Before, ChangedLetter, RecordChange, agreed, before};
use crate::diag::{Diagnostics, Failure};
use crate::load;
use crate::model::{
    ActKind, ActLetter, Agreement, Artifact, Correcting, Frozen, Kenmerk, Letter, Site, StoredAct,
    StoredChanges, WriteOrder,
};
use crate::publish::record::{Contents, NewFile, Staging};
use crate::render::{self, LetterFiles, Press};
use crate::resolve;
use crate::validate::{Copied, LetterSource};

/// A version of a letter with all its files.
pub(super) struct Made {
    kenmerk: Kenmerk,
    subject: String,
    version: u32,
    address: String,
    agreement: Option<Agreement>,
    correction: Option<Correcting>,
    files: Vec<Artifact>,
    /// What is copied, and from where.
    copied: Vec<(std::path::PathBuf, Copied)>,
}

/// The letter as its first version is published.
pub(super) fn first_version(mut letter: Letter, source: &LetterSource) -> Letter {
    letter.version = Some(1);
    letter.aliases = aliases(source);
    letter
}

/// The old addresses that a source gives.
pub(super) fn aliases(source: &LetterSource) -> Vec<String> {
    let aliases = source.front.aliases.iter();
    aliases.map(|alias| alias.value.clone()).collect()
}

/// What is wrong with letters that are to be published, in their order.
pub(super) fn check(
    site: &Prepared,
    letters: &[usize],
    change: &RecordChange,
) -> Result<Vec<Diagnostics>, Failure> {
    in_parallel(letters.len(), change.jobs, &Silent, |number| {
        let index = letters[number];
        let source = &site.project.letters[index];
        let mut found = Diagnostics::default();
        let resolved = resolve::letter(&site.context, index, &mut found);
        if let Some(letter) = resolved.value {
            let letter = first_version(letter, source);
            let characters = render::unprintable(&letter, &site.site);
            if let Some(unprintable) = Unprintable::of(&letter, characters) {
                let one = std::iter::once((source.file, &unprintable));
                unprintable::report(&site.project, one, &mut found);
            }
            found.extend(agreed::agreement(site, source, &letter).err());
        }
        Ok(found)
    })
}

/// What was published: the act, and its letters. Or which letters could not be printed.
type Added = Result<(StoredAct, Vec<ChangedLetter>), Vec<(usize, Diagnostics)>>;

/// Makes the first versions of letters, and publishes them by one act: all of them or none.
pub(super) fn publish(
    site: &Prepared,
    letters: &[usize],
    change: &RecordChange,
    progress: &dyn Progress,
) -> Result<Added, Failure> {
    let writer = change.writer(site)?;
    let staging = writer.begin()?;
    let press = site.press();
    progress.stage("pdf");
    let made = print_in_parallel(letters.len(), change.jobs, progress, |number| {
        let index = letters[number];
        let source = &site.project.letters[index];
        let mut found = Diagnostics::default();
        let letter = site.resolved_again(index);
        let letter = first_version(letter, source);
        let before = before(site, index)?;
        let agreement = agreed::agreement(site, source, &letter);
        let Some(made) = Made::of(site, &press, source, letter, before, &mut found) else {
            return Ok(Err((index, found)));
        };
        // What is wrong with it was found before anything was made.
        let made = made.agreed(agreement.unwrap_or_default());
        made.stage(&staging, change, site).map(Ok)
    })?;
    let mut wrong = Vec::new();
    let (mut entries, mut told) = (Vec::new(), Vec::new());
    for made in made {
        match made {
            Ok((entry, one)) => {
                entries.push(entry);
                told.push(one);
            }
            Err(unprinted) => wrong.push(unprinted),
        }
    }
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let act = change.act(site, ActKind::Publication, change.by(site), entries);
    Ok(Ok((staging.finish(&act)?, told)))
}

impl Made {
    /// Makes all files of a version. `None` when it cannot be printed, which is reported.
    pub(super) fn of(
        site: &Prepared,
        press: &Press,
        source: &LetterSource,
        letter: Letter,
        before: Option<Before>,
        found: &mut Diagnostics,
    ) -> Option<Made> {
        let files = match files(press, &letter, &site.site) {
            Ok(files) => files,
            Err(misprint) => {
                found.push(site.not_printed(source.file, misprint));
                return None;
            }
        };
        let mut made = Made {
            kenmerk: letter.kenmerk.clone()?,
            subject: letter.subject.clone(),
            version: letter.version?,
            address: letter.address.clone(),
            agreement: None,
            correction: letter.correction.as_ref().map(|correction| Correcting {
                kind: correction.kind,
                reason: correction.reason.clone(),
            }),
            files,
            copied: Vec::new(),
        };
        made.files
            .extend(before.and_then(|before| changes(site, before, &letter)));
        let copied = source.copied.iter().cloned();
        made.copied = copied
            .map(|copied| (site.folder.join(&copied.from), copied))
            .collect();
        Some(made)
    }

    /// The same, with who agreed to it.
    pub(super) fn agreed(self, agreement: Option<Agreement>) -> Made {
        Made { agreement, ..self }
    }

    /// Gets its files ready to become part of the record; its entry in the act, and what is told of it.
    pub(super) fn stage(
        self,
        staging: &Staging<'_>,
        change: &RecordChange,
        site: &Prepared,
    ) -> Result<(ActLetter, ChangedLetter), Failure> {
        let folder = folder(&self.address);
        let artifacts = self.files.into_iter().map(|file| NewFile {
            name: file.path[self.address.len()..].to_owned(),
            contents: Contents::Bytes(file.bytes),
        });
        let copies = self.copied.into_iter().map(|(from, copied)| NewFile {
            name: copied.to,
            contents: Contents::Copy {
                from,
                sha256: copied.sha256,
            },
        });
        let files: Vec<NewFile> = artifacts.chain(copies).collect();
        let salt = salt(&change.seed, &self.kenmerk, self.version);
        let files = staging.stage(&format!("{folder}/v{}", self.version), &salt, &files)?;
        let told = ChangedLetter {
            kenmerk: self.kenmerk.clone(),
            subject: Some(self.subject),
            version: self.version,
            url: format!("{}{}", site.site.base_url, self.address),
        };
        let entry = ActLetter {
            kenmerk: self.kenmerk,
            version: self.version,
            folder,
            agreement: self.agreement,
            correction: self.correction,
            withdrawal: None,
            files,
        };
        Ok((entry, told))
    }
}

/// What changed since the letter before it, as a file; `None` where the two have no figure in common.
fn changes(site: &Prepared, before: Before, letter: &Letter) -> Option<Artifact> {
    let changes = resolve::changes(&site.context, &before.figures, letter);
    if changes.is_empty() {
        return None;
    }
    let stored = StoredChanges {
        before: before.kenmerk,
        changes,
    };
    let mut bytes = match serde_json::to_vec_pretty(&stored) {
        Ok(bytes) => bytes,
        Err(error) => unreachable!("what changed has a JSON form: {error}"),
    };
    bytes.push(b'\n');
    Some(Artifact {
        path: format!("{}{}", letter.address, Frozen::CHANGES),
        bytes,
        order: WriteOrder::Asset,
    })
}

/// The folder of a letter in the record, by its address: `2026/rib-2026-001`.
fn folder(address: &str) -> String {
    let folder = address.trim_end_matches('/');
    folder.strip_prefix("brieven/").unwrap_or(folder).to_owned()
}

/// The salt of a version: 64 hexadecimal digits.
fn salt(seed: &[u8; 32], kenmerk: &Kenmerk, version: u32) -> String {
    let mut all = seed.to_vec();
    all.extend_from_slice(kenmerk.as_str().as_bytes());
    all.extend_from_slice(format!("/{version}").as_bytes());
    load::sha256(&all)
}

/// Every file of a letter but its page.
fn files(press: &Press, letter: &Letter, site: &Site) -> Result<Vec<Artifact>, render::Misprint> {
    let files = LetterFiles::begin(letter, site);
    let slow = press.print(letter, site, files.made())?;
    let mut all = files.made().to_vec();
    all.extend(slow);
    Ok(all)
}

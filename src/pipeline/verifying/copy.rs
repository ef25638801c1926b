//! A copy of a public site, without its sources: as anybody can have it.
//!
//! It carries the acts, the sum of the last one, and the stored files of every public letter. So the acts
//! say whether the files are as they were published, and the noted head whether the acts are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::Silent;
use super::super::record;
use super::super::workers::in_parallel;
use super::{Verified, Verify, below};
use crate::diag::{Failure, phrases, record as code};
use crate::load;
use crate::model::{Frozen, FrozenFile, Record, Recorded, Version, address};
use crate::validate::RecordFlaw;

/// Verifies a copy of a public site.
pub fn verify_copy(wanted: &Verify) -> Result<Verified, Failure> {
    let site = wanted.folder.as_path();
    let record_of_site = below(site, FOLDER);
    let listing = load::record(&record_of_site)?;
    if listing.acts.is_empty() {
        let reason = phrases::record::NO_RECORD_IN_COPY;
        return Err(Failure::refused(phrases::record::READ_COPY, site, reason));
    }
    let mut chain = record::chain(&record_of_site, &listing, wanted.jobs)?;
    let mut flaws: Vec<RecordFlaw> = std::mem::take(&mut chain.flaws)
        .into_iter()
        .map(|mut flaw| {
            flaw.path = format!("{FOLDER}/{}", flaw.path);
            flaw.other = flaw.other.map(|other| format!("{FOLDER}/{other}"));
            flaw
        })
        .collect();
    let record = chain.record;
    if chain.is_whole {
        heads(site, &record, &mut flaws)?;
    }
    let mut against_head = Vec::new();
    let after_head = wanted.since_head(&record, &mut against_head);
    flaws.extend(against_head.into_iter().map(|mut flaw| {
        flaw.path = format!("{FOLDER}/{}", flaw.path);
        flaw
    }));
    let mut sums = Sums::read(site, &mut flaws)?;
    for stored in &record.acts {
        let path = address::act(&stored.name);
        sums.hold(&path, stored.sha256.clone(), &mut flaws);
    }
    let letters: Vec<&Recorded> = record.letters.values().map(|letter| &**letter).collect();
    let looked = in_parallel(letters.len(), wanted.jobs, &Silent, |index| {
        Letter::look(site, letters[index], chain.is_whole)
    })?;
    let mut files = 0;
    for letter in looked {
        flaws.extend(letter.flaws);
        for (path, sum) in letter.plain {
            files += 1;
            sums.hold(&path, sum, &mut flaws);
        }
        sums.told(letter.named);
    }
    sums.told(flaws.iter().map(|flaw| flaw.path.clone()));
    sums.check_others(site, &mut flaws)?;
    Ok(Verified {
        files,
        after_head,
        ..Verified::new(record, flaws, str::to_owned)
    })
}

/// Where a site keeps what there is of its record.
const FOLDER: &str = "publicaties";

/// Holds the list of heads against the acts: it names acts that are there, and each act is one of them or
/// came before one.
fn heads(site: &Path, record: &Record, flaws: &mut Vec<RecordFlaw>) -> Result<(), Failure> {
    let Some(text) = load::text_if_there(&below(site, address::HEADS))? else {
        flaws.push(of_site(&code::FILE_MISSING, address::HEADS));
        return Ok(());
    };
    let named: BTreeSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let known: BTreeSet<&str> = record.acts.iter().map(|act| act.sha256.as_str()).collect();
    for sum in named.difference(&known) {
        let flaw = RecordFlaw::new(&code::HEAD, address::HEADS);
        let mut flaw = flaw.because(phrases::record::UNKNOWN_HEAD);
        flaw.sums = Some(((*sum).to_owned(), String::new()));
        flaws.push(flaw);
    }
    for head in record
        .heads
        .iter()
        .filter(|sum| !named.contains(sum.as_str()))
    {
        let act = record.acts.iter().find(|act| act.sha256 == *head);
        let path = act.map_or(String::new(), |act| address::act(&act.name));
        let flaw = RecordFlaw::new(&code::HEAD, path);
        flaws.push(flaw.because(phrases::record::NOT_IN_HEADS));
    }
    Ok(())
}

fn of_site(entry: &'static crate::diag::Entry, path: &str) -> RecordFlaw {
    RecordFlaw::new(entry, path).with("what", phrases::record::FILE_OF_SITE)
}

/// The list of sums at the root of the site.
struct Sums {
    /// The sum of each path that nothing was held against yet.
    listed: BTreeMap<String, String>,
    /// Whether there is a list.
    is_there: bool,
}

impl Sums {
    fn read(site: &Path, flaws: &mut Vec<RecordFlaw>) -> Result<Sums, Failure> {
        let text = load::text_if_there(&below(site, address::SUMS))?;
        if text.is_none() {
            flaws.push(of_site(&code::FILE_MISSING, address::SUMS));
        }
        Ok(Sums {
            is_there: text.is_some(),
            listed: load::sums(text.unwrap_or_default().as_bytes()),
        })
    }

    /// Holds a file that is as it was published against the list.
    fn hold(&mut self, path: &str, sha256: String, flaws: &mut Vec<RecordFlaw>) {
        let listed = self.listed.remove(path);
        if !self.is_there || listed.as_ref() == Some(&sha256) {
            return;
        }
        let mut flaw = RecordFlaw::new(&code::FILE_CHANGED, address::SUMS);
        flaw = flaw.with("what", phrases::record::LINE_OF_SUMS.with("file", path));
        flaw.sums = Some((sha256, listed.unwrap_or_default()));
        flaws.push(flaw);
    }

    /// Leaves out files of which something was said already.
    fn told(&mut self, paths: impl IntoIterator<Item = String>) {
        for path in paths {
            self.listed.remove(&path);
        }
    }

    /// Checks the files of which no act says anything.
    fn check_others(self, site: &Path, flaws: &mut Vec<RecordFlaw>) -> Result<(), Failure> {
        for (path, sum) in self.listed {
            let full = below(site, &path);
            if !address::is_safe(&path) || !load::is_file(&full) {
                flaws.push(of_site(&code::FILE_MISSING, &path));
                continue;
            }
            let found = load::salted_digest(&[], &full)?;
            if found != sum {
                let mut flaw = of_site(&code::FILE_CHANGED, &path);
                flaw.sums = Some((sum, found));
                flaws.push(flaw);
            }
        }
        Ok(())
    }
}

/// A letter as it stands in the copy.
#[derive(Default)]
struct Letter {
    flaws: Vec<RecordFlaw>,
    /// The path and the plain sum of each file that is as it was published.
    plain: Vec<(String, String)>,
    /// The paths of all files that the acts name.
    named: Vec<String>,
}

impl Letter {
    /// Looks at a letter. Where not every act is there, what they do not name may still be published.
    fn look(site: &Path, letter: &Recorded, is_whole: bool) -> Result<Letter, Failure> {
        let address = letter.address();
        let stands = load::files_below(&below(site, address.trim_end_matches('/')))?;
        let mut looked = Letter::default();
        let mut expected = BTreeSet::new();
        if letter.withdrawn.is_none() {
            for version in &letter.versions {
                let at = letter.address_of(version.number);
                let within = at.strip_prefix(&address).unwrap_or_default().to_owned();
                looked.version(site, letter, version, (&at, &within), &stands)?;
                let files = version.files.iter();
                expected.extend(files.map(|file| format!("{within}{}", file.name)));
            }
        }
        for name in stands.keys() {
            // Pages are not published: they are made from what is.
            if !is_whole || expected.contains(name) || name.ends_with(".html") {
                continue;
            }
            let reason = if letter.withdrawn.is_some() {
                let withdrawn = phrases::record::LETTER_WITHDRAWN;
                withdrawn.with("letter", letter.kenmerk.as_str())
            } else {
                phrases::record::NO_ACT_NAMES_IT.into()
            };
            let flaw = RecordFlaw::new(&code::NOT_OF_THE_RECORD, format!("{address}{name}"));
            looked.flaws.push(flaw.because(reason));
        }
        Ok(looked)
    }

    fn version(
        &mut self,
        site: &Path,
        letter: &Recorded,
        version: &Version,
        (at, within): (&str, &str),
        stands: &BTreeMap<String, u64>,
    ) -> Result<(), Failure> {
        let mut salt = None;
        let is_salt = |file: &&FrozenFile| file.name == Frozen::SALT;
        // The salt comes first: without it nothing can be said of the others.
        let files = version.files.iter().filter(is_salt);
        let files = files.chain(version.files.iter().filter(|file| !is_salt(file)));
        for file in files {
            let path = format!("{at}{}", file.name);
            self.named.push(path.clone());
            let wrong = |entry| {
                let what = phrases::record::FILE_OF_LETTER
                    .with("file", file.name.as_str())
                    .with("letter", letter.kenmerk.as_str());
                RecordFlaw::new(entry, path.as_str()).with("what", what)
            };
            match stands.get(&format!("{within}{}", file.name)) {
                None => {
                    self.flaws.push(wrong(&code::FILE_MISSING));
                    continue;
                }
                Some(bytes) if *bytes != file.bytes => {
                    self.flaws.push(wrong(&code::FILE_CHANGED));
                    continue;
                }
                Some(_) => {}
            }
            let full = below(site, &path);
            let plain = load::salted_digest(&[], &full)?;
            let sum = if is_salt(&file) {
                salt = Some(load::frozen(site, &path)?);
                plain.clone()
            } else if let Some(salt) = &salt {
                load::salted_digest(salt, &full)?
            } else {
                continue;
            };
            if sum == file.sha256 {
                self.plain.push((path, plain));
                continue;
            }
            if is_salt(&file) {
                salt = None;
            }
            let mut flaw = wrong(&code::FILE_CHANGED);
            flaw.sums = Some((file.sha256.clone(), sum));
            self.flaws.push(flaw);
        }
        Ok(())
    }
}

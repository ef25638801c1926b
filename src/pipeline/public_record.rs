//! What of the record stands on the site, for whoever wants to check it; and that no address that was ever
//! published is lost.

use std::collections::BTreeMap;

use super::Prepared;
use crate::diag::{Diagnostic, Diagnostics, Failure, Span, published_address};
use crate::load;
use crate::model::{
    Artifact, Frozen, Kenmerk, Letter, Recorded, Redirect, Version, WriteOrder, address,
};
use crate::publish::{Copy, Origin, Output};
use crate::validate;

/// The sums of the files of a public letter, as they stand in the list of the whole site.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Where the letter stands.
    address: String,
    /// Each with its line feed.
    lines: Vec<String>,
}

impl Sums {
    pub(super) fn of(recorded: &Recorded) -> Sums {
        Sums {
            address: recorded.address(),
            lines: Vec::new(),
        }
    }

    /// Adds the files of a version that stands at an address, by the list that is stored with them.
    pub(super) fn add(
        &mut self,
        address: &str,
        version: &Version,
        list: &[u8],
        sums: &BTreeMap<String, String>,
    ) {
        for (name, sum) in sums {
            self.line(sum, address, name);
        }
        self.line(&load::sha256(list), address, Frozen::SUMS);
        // Of the salt the act has the plain sum.
        if let Some(salt) = version.file(Frozen::SALT) {
            self.line(&salt.sha256, address, Frozen::SALT);
        }
    }

    fn line(&mut self, sum: &str, address: &str, name: &str) {
        self.lines.push(line(sum, &format!("{address}{name}")));
    }
}

/// A line as `sha256sum` writes it.
fn line(sum: &str, path: &str) -> String {
    format!("{sum}  {path}\n")
}

/// The path in such a line.
fn path(line: &str) -> &str {
    line.split_once("  ").map_or(line, |(_, path)| path)
}

impl Prepared {
    /// Hands the acts, their heads and the list of all sums to the output folder.
    pub(super) fn write_record(&self, mut sums: Vec<Sums>, output: &Output) -> Result<(), Failure> {
        let record = &self.record.record;
        if record.acts.is_empty() {
            return Ok(());
        }
        let mut acts = Vec::with_capacity(record.acts.len());
        for act in &record.acts {
            let to = address::act(&act.name);
            acts.push(line(&act.sha256, &to));
            output.copy(&Copy {
                from: self.record.folder.join(load::ACTS).join(&act.name),
                to,
                bytes: act.bytes,
                origin: Origin::Record,
                sha256: &act.sha256,
            })?;
        }
        acts.sort_unstable_by(|one, other| path(one).cmp(path(other)));
        let heads: String = record.heads.iter().flat_map(|sum| [sum, "\n"]).collect();
        // Each letter has its lines together, and all of them stand before the acts.
        sums.sort_unstable_by(|one, other| one.address.cmp(&other.address));
        let mut list = String::new();
        for mut of_letter in sums {
            let lines = &mut of_letter.lines;
            lines.sort_unstable_by(|one, other| path(one).cmp(path(other)));
            list.extend(of_letter.lines);
        }
        list.extend(acts);
        for (path, text) in [(address::HEADS, heads), (address::SUMS, list)] {
            output.write(&Artifact {
                path: path.to_owned(),
                bytes: text.into_bytes(),
                order: WriteOrder::Index,
            })?;
        }
        Ok(())
    }

    /// Reports every address that was published and that the output does not have.
    pub(super) fn report_lost(&self, output: &Output, diagnostics: &mut Diagnostics) {
        for recorded in self.record.record.letters.values() {
            let mut lost = |path: String| {
                if !output.has(&path) {
                    diagnostics.push(self.lost(&recorded.kenmerk, &path));
                }
            };
            lost(format!("{}index.html", address::short(&recorded.kenmerk)));
            for version in &recorded.versions {
                let address = recorded.address_of(version.number);
                lost(format!("{address}index.html"));
                // What a letter that was withdrawn offered went with it.
                if recorded.withdrawn.is_none() {
                    for file in &version.files {
                        lost(format!("{address}{}", file.name));
                    }
                }
            }
            if !recorded.lost_files().is_empty() && recorded.withdrawn.is_none() {
                lost(address::OLD_ADDRESSES.to_owned());
            }
        }
    }

    /// Reports the old addresses of an earlier version that no longer lead to its letter.
    pub(super) fn report_lost_aliases(
        &self,
        recorded: &Recorded,
        earlier: &Letter,
        current: &Letter,
        diagnostics: &mut Diagnostics,
    ) {
        let permalink = recorded.address();
        let aliases = earlier.aliases.iter();
        // Of those that the letter still has, it is known already that they lead to it.
        for alias in aliases.filter(|alias| !current.aliases.contains(alias)) {
            let from = validate::from_front(alias, &self.site.base_url);
            let leads = |redirect: &Redirect| {
                redirect.to == permalink && redirect.from.eq_ignore_ascii_case(from)
            };
            if !self.site.redirects.iter().any(leads) {
                diagnostics.push(self.lost(&recorded.kenmerk, from));
            }
        }
    }

    /// The complaint that an address of a letter would be lost; at its source, if it still has one.
    fn lost(&self, kenmerk: &Kenmerk, address: &str) -> Diagnostic {
        let source = self.project.numbers.get(&kenmerk.slug());
        let file = source.map_or(self.project.settings_file, |number| number.file);
        let place = Span::start_of(file);
        let shown = address.strip_suffix("index.html").unwrap_or(address);
        Diagnostic::new(&published_address::ADDRESS_LOST, place)
            .with("number", kenmerk.as_str())
            .with("address", format!("/{shown}"))
    }
}

//! What a crash left behind: a publication is taken back, an erasure completed.

use std::collections::BTreeSet;
use std::path::Path;

use super::{RecordWriter, is_folder, refused_by_system};
use crate::diag::Failure;
use crate::load;
use crate::model::address;
use crate::publish::path::parents;
use crate::validate;

impl RecordWriter {
    /// Clears what a crash left behind.
    pub(super) fn recover(&self) -> Result<(), Failure> {
        self.take_back()?;
        for file in load::acts(&self.folder)? {
            let Some(stored) = validate::stored_act(&file) else {
                continue;
            };
            for letter in &stored.act.letters {
                let erased = letter.withdrawal.as_ref().is_some_and(|why| why.erased);
                if erased && address::is_safe(&letter.folder) {
                    self.erase(&letter.folder)?;
                }
            }
        }
        Ok(())
    }

    /// Takes back a publication of which the act has no place yet: the versions that have one, then the
    /// rest.
    pub(super) fn take_back(&self) -> Result<(), Failure> {
        let work = self.folder.join(load::WORK);
        if !is_folder(&work)? {
            return Ok(());
        }
        let pending = load::pending_acts(&self.folder)?;
        let pending: Vec<_> = pending.iter().filter_map(validate::stored_act).collect();
        if !pending.is_empty() {
            let published = self.published_versions()?;
            for stored in &pending {
                for version in stored.act.version_folders() {
                    if address::is_safe(&version) && !published.contains(&version) {
                        self.remove_version(&version)?;
                    }
                }
            }
        }
        self.disk
            .remove_dir_all(&work)
            .map_err(|error| refused_by_system(&work, error))
    }

    /// The folders of all versions that an act names.
    fn published_versions(&self) -> Result<BTreeSet<String>, Failure> {
        let acts = load::acts(&self.folder)?;
        let acts = acts.iter().filter_map(validate::stored_act);
        Ok(acts
            .flat_map(|stored| stored.act.version_folders().collect::<Vec<_>>())
            .collect())
    }

    fn remove_version(&self, version: &str) -> Result<(), Failure> {
        if !self.is_folder_below(version)? {
            return Ok(());
        }
        let full = self.folder.join(version);
        let system = |path: &Path, error| refused_by_system(path, error);
        self.disk
            .remove_dir_all(&full)
            .map_err(|error| system(&full, error))?;
        // The folders above it go as well when nothing else is in them.
        for above in parents(version) {
            let above = self.folder.join(above);
            if self.disk.remove_dir(&above).is_err() {
                return self.sync(&above);
            }
        }
        self.sync(&self.folder)
    }
}

//! For programs and web servers: every address that something stood at before, and where it leads now.
//!
//! A page that moved has a page of its own at its old address as well ([`super::redirects`]). A file that
//! a next version of a letter no longer has cannot: here it is found again, with the version that has it.

use serde::Serialize;

use crate::model::{Artifact, WriteOrder, address};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// The version of the file.
const SCHEMA: u32 = 1;

/// `aliassen.json`; none where nothing ever moved.
pub(super) struct OldAddresses;

#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    #[serde(rename = "adressen")]
    addresses: Vec<Moved<'a>>,
}

/// An old address, from the front of the site.
#[derive(Serialize)]
struct Moved<'a> {
    #[serde(rename = "van")]
    from: std::borrow::Cow<'a, str>,
    #[serde(rename = "naar")]
    to: std::borrow::Cow<'a, str>,
}

/// Whether something moved, so that there is such a file.
pub(super) fn has_any(archive: &Archive<'_>) -> bool {
    !archive.site.redirects.is_empty()
        || archive
            .record()
            .public()
            .any(|recorded| !recorded.lost_files().is_empty())
}

impl Index for OldAddresses {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let redirects = archive.site.redirects.iter().map(|redirect| Moved {
            from: redirect.from.as_str().into(),
            to: redirect.to.as_str().into(),
        });
        let mut addresses: Vec<Moved<'_>> = redirects.collect();
        for recorded in archive.record().public() {
            let lost = recorded.lost_files().into_iter();
            addresses.extend(lost.map(|(name, version)| Moved {
                from: format!("{}{name}", recorded.address()).into(),
                to: format!("{}{name}", recorded.address_of(version)).into(),
            }));
        }
        if addresses.is_empty() {
            return Ok(());
        }
        addresses.sort_by(|a, b| a.from.cmp(&b.from));
        let list = List {
            schema: SCHEMA,
            addresses,
        };
        let mut bytes = serde_json::to_vec_pretty(&list).unwrap_or_else(|error| {
            unreachable!("words always serialise: {error}");
        });
        bytes.push(b'\n');
        write(Artifact {
            path: address::OLD_ADDRESSES.to_owned(),
            bytes,
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

//! The slow files of a letter: what makes them, and all that decides their bytes.

use crate::diag::Argument;
use crate::model::{Archival, Artifact, Letter, Site};

use super::pdf::Typesetter;
use super::png;

/// Makes the slow files of the letters of a site, in its house style.
pub struct Press {
    typesetter: Typesetter,
    archival: Archival,
    fingerprint: Vec<u8>,
}

/// Why a letter could not be printed.
#[derive(Clone, Debug)]
pub struct Misprint {
    /// In words for authors.
    pub reason: Argument,
}

impl Press {
    /// A press for the letters of a site.
    pub fn new(site: &Site) -> Press {
        let mut fingerprint = format!("{:?}\n", site.archival).into_bytes();
        if let Some(logo) = &site.logo {
            fingerprint.extend_from_slice(&logo.picture.bytes);
        }
        Press {
            typesetter: Typesetter::new(site),
            archival: site.archival,
            fingerprint,
        }
    }

    /// What decides the bytes of slow files and is the same for every letter, but for what each
    /// [sheet](Press::sheet) says.
    pub fn fingerprint(&self) -> &[u8] {
        &self.fingerprint
    }

    /// What is set of one letter: beside what is in its record also what only the site knows, such as
    /// whether there is a page for a dataset that it leans on.
    pub fn sheet(&self, letter: &Letter, site: &Site, made: &[Artifact]) -> Vec<u8> {
        self.typesetter.sheet(letter, site, &self.attached(made))
    }

    /// The slow files of one letter; `made` are its other files, of which it holds the data.
    pub fn print(
        &self,
        letter: &Letter,
        site: &Site,
        made: &[Artifact],
    ) -> Result<Vec<Artifact>, Misprint> {
        let printed = self.typesetter.print(letter, site, &self.attached(made));
        let pdf = printed.map_err(|reasons| {
            let reasons: Vec<&str> = reasons
                .iter()
                .map(|reason| reason.message.as_str())
                .collect();
            Misprint {
                reason: Argument::Text(reasons.join("; ")),
            }
        })?;
        let mut slow = png::files(letter.document());
        slow.insert(0, pdf);
        Ok(slow)
    }

    /// The data of charts and tables, which is attached where the norm allows it.
    fn attached<'a>(&self, made: &'a [Artifact]) -> Vec<&'a Artifact> {
        let files = made.iter().filter(|_| self.archival == Archival::A3a);
        files.filter(|file| file.path.ends_with(".csv")).collect()
    }
}

//! The slow files of a letter: what makes them, and all that decides their bytes.

use crate::diag::Argument;
use crate::model::{Artifact, Letter, Site};

use super::pdf;

/// Makes the slow files of the letters of a site, in its house style.
pub struct Press {
    pdf: pdf::Press,
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
            pdf: pdf::Press::new(site),
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
        self.pdf.sheet(letter, site, &data(made))
    }

    /// The slow files of one letter; `made` are its other files, of which it holds the data.
    pub fn print(
        &self,
        letter: &Letter,
        site: &Site,
        made: &[Artifact],
    ) -> Result<Vec<Artifact>, Misprint> {
        match self.pdf.print(letter, site, &data(made)) {
            Ok(pdf) => Ok(vec![pdf]),
            Err(misprint) => {
                let reasons = misprint
                    .reasons
                    .iter()
                    .map(|reason| reason.message.as_str());
                let reason = Argument::Text(reasons.collect::<Vec<_>>().join("; "));
                Err(Misprint { reason })
            }
        }
    }
}

/// The data of charts and tables, which is attached.
fn data(made: &[Artifact]) -> Vec<&Artifact> {
    let files = made.iter();
    files.filter(|file| file.path.ends_with(".csv")).collect()
}

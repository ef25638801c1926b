//! The slow files of a letter: what makes them, and all that decides their bytes.

use crate::diag::{self, Argument, Diagnostic, Entry, Span};
use crate::model::{Archival, Artifact, Concept, Letter, Palette, Site, address};

use super::pdf::{OwnTemplate, Remark, Typesetter};
use super::png;

/// Makes the slow files of the letters of a site, in its house style.
pub struct Press {
    typesetter: Typesetter,
    archival: Archival,
    palette: Palette,
    fingerprint: Vec<u8>,
    own: Option<OwnTemplate>,
}

/// Why a letter could not be printed.
#[derive(Clone, Debug)]
pub struct Misprint {
    /// In words for authors.
    pub reason: Argument,
    /// The mistake in the site's own template that it comes from.
    pub template: Option<Box<Diagnostic>>,
}

/// More mistakes of one template tell its author nothing new.
const REPORTED_AT_MOST: usize = 20;

impl Press {
    /// A press for the letters of a site, with its own template if it has one.
    pub fn new(site: &Site, own: Option<OwnTemplate>) -> Press {
        let mut fingerprint = format!("{:?}\n{:?}\n", site.archival, site.palette).into_bytes();
        if let Some(logo) = &site.logo {
            fingerprint.extend_from_slice(&logo.picture.bytes);
        }
        if let Some(own) = &own {
            fingerprint.extend_from_slice(own.text.as_bytes());
        }
        Press {
            typesetter: Typesetter::new(site, own.as_ref()),
            archival: site.archival,
            palette: site.palette,
            fingerprint,
            own,
        }
    }

    /// What is wrong with the site's own template, or doubtful, tried with a letter that holds
    /// everything that letters can hold.
    pub fn check(&self, site: &Site) -> Vec<Diagnostic> {
        let Some(own) = &self.own else {
            return Vec::new();
        };
        let (entry, remarks) = match self.typesetter.print_sample(site) {
            Ok(printed) => (&diag::paper::DOUBTFUL_PAPER_TEMPLATE, printed.warnings),
            Err(remarks) => (&diag::paper::PAPER_TEMPLATE, remarks),
        };
        let mut told: Vec<Diagnostic> = Vec::new();
        for mistake in remarks.iter().map(|remark| mistake(own, entry, remark)) {
            // One thing that goes wrong in a loop is one mistake.
            if !told.contains(&mistake) && told.len() < REPORTED_AT_MOST {
                told.push(mistake);
            }
        }
        told
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

    /// The slow files of one letter; `made` are its other files, of which its PDF holds the data.
    pub fn print(
        &self,
        letter: &Letter,
        site: &Site,
        made: &[Artifact],
    ) -> Result<Vec<Artifact>, Misprint> {
        let mut slow = vec![self.pdf(letter, site, made)?];
        slow.extend(self.images(letter));
        Ok(slow)
    }

    /// The first of the slow files of a letter.
    pub fn pdf(
        &self,
        letter: &Letter,
        site: &Site,
        made: &[Artifact],
    ) -> Result<Artifact, Misprint> {
        self.printed(letter, None, site, made)
    }

    /// The PDF of a letter that somebody is asked to agree to, with its control code on each sheet.
    pub(super) fn concept(
        &self,
        letter: &Letter,
        concept: &Concept,
        site: &Site,
        made: &[Artifact],
    ) -> Result<Artifact, Misprint> {
        let pdf = self.printed(letter, Some(concept), site, made)?;
        Ok(Artifact {
            path: address::concept(&letter.address, "pdf"),
            ..pdf
        })
    }

    fn printed(
        &self,
        letter: &Letter,
        concept: Option<&Concept>,
        site: &Site,
        made: &[Artifact],
    ) -> Result<Artifact, Misprint> {
        let attached = self.attached(made);
        let printed = self.typesetter.print(letter, concept, site, &attached);
        let printed = printed.map_err(|remarks| {
            let reasons: Vec<&str> = remarks.iter().map(|remark| remark.words.as_str()).collect();
            let own = self.own.as_ref().zip(remarks.first());
            Misprint {
                reason: Argument::Text(reasons.join("; ")),
                template: own.map(|(own, remark)| {
                    Box::new(mistake(own, &diag::paper::PAPER_TEMPLATE, remark))
                }),
            }
        })?;
        Ok(printed.pdf)
    }

    /// The others: an image of each chart.
    pub fn images(&self, letter: &Letter) -> Vec<Artifact> {
        png::files(&self.palette, letter.document())
    }

    /// The data of charts and tables, which is attached where the norm allows it.
    fn attached<'a>(&self, made: &'a [Artifact]) -> Vec<&'a Artifact> {
        let files = made.iter().filter(|_| self.archival == Archival::A3a);
        files.filter(|file| file.path.ends_with(".csv")).collect()
    }
}

/// A remark of Typst as a mistake at its place in the site's own template.
fn mistake(own: &OwnTemplate, entry: &'static Entry, remark: &Remark) -> Diagnostic {
    let range = remark.range.clone().unwrap_or(0..0);
    let place = Span::new(own.file, range.start, range.end);
    Diagnostic::new(entry, place).with("reason", remark.words.as_str())
}

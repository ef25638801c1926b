//! The letter on paper: `<kenmerk>.pdf`, made by Typst.
//!
//! In: a [`Letter`] and the house style of the site. Out: one file that is PDF/UA-1 (ISO 14289-1) and
//! PDF/A-3a (ISO 19005-3) at once, with the data of each chart and table attached; or PDF/A-2a
//! (ISO 19005-2) without attachments.
//!
//! The template is a Typst program that reads the letter as data, `/brief.json` ([`mod@sheet`]).
//! Nothing that an author wrote is parsed as Typst. The same letter gives the same bytes.

mod body;
mod characters;
pub(super) mod faces;
mod sheet;
mod stream_ends;
mod tables;
mod world;

use std::ops::Range;

use comemo::evict;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::syntax::FileId;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::chart;
use crate::diag::{self, Diagnostic, Span};
use crate::model::{Artifact, Letter, Site, WriteOrder};

pub use characters::unprintable;

use sheet::Sheet;
use world::{Bench, Workshop, file};

/// The standard template. A site's own file of the same name replaces it.
const TEMPLATE: &str = include_str!("../../../templates/brief.typ");

/// How many letters what Typst remembers of a letter is kept for: enough to find again what all
/// letters share, few enough for memory to stay flat.
const MEMORY: usize = 10;

/// A letter that holds everything that letters can hold. Everything in it is made up.
const SAMPLE: &str = include_str!("voorbeeld.json");

/// More mistakes of one template tell its author nothing new.
const REPORTED_AT_MOST: usize = 20;

/// Makes the PDFs of a site.
pub struct Press {
    workshop: Workshop,
    options: PdfOptions,
    house: sheet::House,
    logo: Option<(FileId, Bytes)>,
    own: Option<OwnTemplate>,
}

/// A site's own template of the PDF.
#[derive(Clone, Debug)]
pub struct OwnTemplate {
    /// Its file.
    pub file: diag::FileId,
    /// What it holds.
    pub text: String,
}

/// Why a PDF could not be made.
#[derive(Debug)]
pub struct Misprint {
    /// What Typst says, with the place in the template in bytes, where it names one.
    pub reasons: Vec<(Option<Range<usize>>, String)>,
}

impl Press {
    /// A press for the letters of a site.
    pub fn new(site: &Site) -> Press {
        Press::of(site, TEMPLATE.to_owned(), None)
    }

    /// The same, with a template of the site's own.
    pub fn with_template(site: &Site, own: OwnTemplate) -> Press {
        Press::of(site, own.text.clone(), Some(own))
    }

    fn of(site: &Site, template: String, own: Option<OwnTemplate>) -> Press {
        let standards = [PdfStandard::Ua_1, PdfStandard::A_3a];
        let standards = PdfStandards::new(&standards);
        Press {
            workshop: Workshop::new(template),
            options: PdfOptions {
                creator: Smart::Custom(Some("raadsbrief".to_owned())),
                standards: standards.unwrap_or_else(|_| unreachable!("the two go together")),
                ..PdfOptions::default()
            },
            house: sheet::House::of(site),
            logo: site.logo.as_ref().map(|logo| {
                let name = logo.picture.name;
                (file(name), Bytes::new(logo.picture.bytes.to_vec()))
            }),
            own,
        }
    }

    /// What is wrong with the site's own template, by printing a letter that holds everything that
    /// letters can hold. Nothing for the standard one.
    pub fn check(&self, site: &Site) -> Vec<Diagnostic> {
        if self.own.is_none() {
            return Vec::new();
        }
        let letter: Letter = match serde_json::from_str(SAMPLE) {
            Ok(letter) => letter,
            Err(error) => unreachable!("the sample is a letter: {error}"),
        };
        let printed = self.print(&letter, site, &[]);
        printed.map_or_else(|misprint| self.mistakes(&misprint), |_| Vec::new())
    }

    /// The mistakes in the site's own template that a misprint speaks of, each place once; none when
    /// it was the standard template that failed.
    pub fn mistakes(&self, misprint: &Misprint) -> Vec<Diagnostic> {
        let Some(own) = &self.own else {
            return Vec::new();
        };
        let mut told: Vec<Diagnostic> = Vec::new();
        for (range, reason) in &misprint.reasons {
            let range = range.clone().unwrap_or(0..0);
            let place = Span::new(own.file, range.start, range.end);
            if told.len() < REPORTED_AT_MOST && told.iter().all(|known| known.primary != place) {
                let mistake = Diagnostic::new(&diag::paper::PAPER_TEMPLATE, place);
                told.push(mistake.with("reason", reason.as_str()));
            }
        }
        told
    }

    /// The PDF of a letter.
    pub fn print(
        &self,
        letter: &Letter,
        site: &Site,
        csv: &[&Artifact],
    ) -> Result<Artifact, Misprint> {
        let sheet = Sheet::of(letter, site, &self.house, csv);
        let mut files = vec![(file("brief.json"), Bytes::new(sheet.json()))];
        for (index, chart) in letter.charts.iter().enumerate() {
            let drawing = chart::on_paper(chart);
            files.push((
                file(&format!("{index}.svg")),
                Bytes::new(drawing.into_bytes()),
            ));
        }
        for (index, data) in csv.iter().enumerate() {
            files.push((
                file(&format!("{index}.csv")),
                Bytes::new(data.bytes.clone()),
            ));
        }
        files.extend(self.logo.clone());
        let bench = Bench {
            workshop: &self.workshop,
            files,
        };
        let document = typst::compile::<PagedDocument>(&bench);
        let options = PdfOptions {
            ident: Smart::Custom(format!("{}{}", site.base_url, letter.address)),
            creator: self.options.creator.clone(),
            standards: self.options.standards.clone(),
            ..PdfOptions::default()
        };
        let bytes = document
            .output
            .and_then(|document| typst_pdf::pdf(&document, &options));
        evict(MEMORY);
        let bytes = bytes.map_err(|reasons| Misprint {
            reasons: reasons.iter().map(|reason| told(reason, &bench)).collect(),
        })?;
        Ok(Artifact {
            path: format!("{}{}", letter.address, name(letter)),
            bytes: stream_ends::settled(bytes),
            order: WriteOrder::Asset,
        })
    }
}

/// What the PDF of a letter is called: `rib-2019-001.pdf`.
pub(super) fn name(letter: &Letter) -> String {
    let slug = letter.address.trim_end_matches('/').rsplit('/').next();
    format!("{}.pdf", slug.unwrap_or("brief"))
}

/// What Typst says, in one line, and where in the template.
fn told(reason: &SourceDiagnostic, bench: &Bench<'_>) -> (Option<Range<usize>>, String) {
    let mut words = reason.message.to_string();
    for hint in &reason.hints {
        words.push_str("; ");
        words.push_str(&hint.v);
    }
    // What goes wrong in data that the template reads has a place in those data; the template is
    // what reads them.
    let template = bench.workshop.template.id();
    let is_here = reason.span.id() == Some(template);
    let range = is_here.then(|| bench.range(reason.span.clone())).flatten();
    (range, words.replace('\n', " "))
}

//! The letter on paper: `<kenmerk>.pdf`, made by Typst.
//!
//! In: a [`Letter`] and the house style of the site. Out: one file that is PDF/UA-1 (ISO 14289-1) and
//! PDF/A-3a (ISO 19005-3) at once, with the data of each chart and table attached; or PDF/A-2a
//! (ISO 19005-2) without attachments.
//!
//! The template is a Typst program that reads the letter as data, `/brief.json` ([`mod@sheet`]).
//! Nothing that an author wrote is parsed as Typst. The same letter gives the same bytes.

mod body;
pub(super) mod faces;
mod sheet;
mod stream_ends;
mod tables;
mod world;

use comemo::evict;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::syntax::FileId;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::chart;
use crate::model::{Archival, Artifact, Letter, Site, WriteOrder, address};

use sheet::Sheet;
use world::{Bench, Workshop, file};

/// The standard template. A site's own file of the same name replaces it.
const TEMPLATE: &str = include_str!("../../../templates/brief.typ");

/// How many letters what Typst remembers of a letter is kept for: enough to find again what all
/// letters share, few enough for memory to stay flat.
const MEMORY: usize = 10;

/// Makes the PDFs of a site.
pub(super) struct Typesetter {
    workshop: Workshop,
    standards: PdfStandards,
    /// For a draft without a date: PDF/A wants one, and nobody archives a draft.
    undated: PdfStandards,
    house: sheet::House,
    logo: Option<(FileId, Bytes)>,
}

impl Typesetter {
    /// Typesets the letters of a site.
    pub(super) fn new(site: &Site) -> Typesetter {
        Typesetter::with_template(site, TEMPLATE.to_owned())
    }

    /// The same, with a template of the site's own.
    pub(super) fn with_template(site: &Site, template: String) -> Typesetter {
        let archival = match site.archival {
            Archival::A3a => PdfStandard::A_3a,
            Archival::A2a => PdfStandard::A_2a,
        };
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, archival]);
        Typesetter {
            workshop: Workshop::new(template),
            standards: standards.unwrap_or_else(|_| unreachable!("the two go together")),
            undated: PdfStandards::new(&[PdfStandard::Ua_1])
                .unwrap_or_else(|_| unreachable!("one standard goes with itself")),
            house: sheet::House::of(site),
            logo: site.logo.as_ref().map(|logo| {
                let name = logo.picture.name;
                (file(name), Bytes::new(logo.picture.bytes.to_vec()))
            }),
        }
    }

    /// All that the template reads of a letter, with what is the same for every letter.
    pub(super) fn sheet(&self, letter: &Letter, site: &Site, csv: &[&Artifact]) -> Vec<u8> {
        Sheet::of(letter, site, &self.house, csv).json()
    }

    /// The PDF of a letter, or what Typst says is wrong.
    pub(super) fn print(
        &self,
        letter: &Letter,
        site: &Site,
        csv: &[&Artifact],
    ) -> Result<Artifact, Vec<SourceDiagnostic>> {
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
            creator: Smart::Custom(Some("raadsbrief".to_owned())),
            standards: match letter.date {
                Some(_) => self.standards.clone(),
                None => self.undated.clone(),
            },
            ..PdfOptions::default()
        };
        let bytes = document
            .output
            .and_then(|document| typst_pdf::pdf(&document, &options));
        evict(MEMORY);
        let bytes = bytes.map_err(|reasons| reasons.into_iter().collect::<Vec<_>>())?;
        Ok(Artifact {
            path: address::pdf(&letter.address),
            bytes: stream_ends::settled(bytes),
            order: WriteOrder::Asset,
        })
    }
}

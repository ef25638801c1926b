//! The letter on paper: `<kenmerk>.pdf`, made by Typst.
//!
//! In: a [`Letter`] and the house style of the site. Out: one file that is PDF/UA-1 (ISO 14289-1) and
//! PDF/A-3a (ISO 19005-3) at once, with the data of each chart and table attached; or PDF/A-2a
//! (ISO 19005-2) without attachments.
//!
//! The template is a Typst program that reads the letter as data, `/brief.json` ([`mod@sheet`]).
//! Nothing that an author wrote is parsed as Typst. The same letter gives the same bytes.

mod anchors;
mod body;
mod characters;
mod face_bytes;
pub(super) mod faces;
mod running;
mod sheet;
mod stream_ends;
mod table_layout;
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
use crate::diag;
use crate::model::{Archival, Artifact, Concept, Letter, Palette, Site, WriteOrder, address};

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

/// A site's own template of the PDF.
#[derive(Clone, Debug)]
pub struct OwnTemplate {
    /// Its file.
    pub file: diag::FileId,
    /// What it holds.
    pub text: String,
}

/// What Typst says, and where in the template in bytes, where it names a place.
pub(super) struct Remark {
    pub(super) words: String,
    pub(super) range: Option<Range<usize>>,
}

/// A letter on paper.
pub(super) struct Printed {
    pub(super) pdf: Artifact,
    /// What Typst warns of; nothing with the standard template.
    pub(super) warnings: Vec<Remark>,
}

/// Makes the PDFs of a site.
pub(super) struct Typesetter {
    workshop: Workshop,
    standards: PdfStandards,
    house: sheet::House,
    palette: Palette,
    logo: Option<(FileId, Bytes)>,
}

impl Typesetter {
    /// Typesets the letters of a site, by its own template if it has one.
    pub(super) fn new(site: &Site, own: Option<&OwnTemplate>) -> Typesetter {
        let template = own.map_or(TEMPLATE, |own| &own.text).to_owned();
        let archival = match site.archival {
            Archival::A3a => PdfStandard::A_3a,
            Archival::A2a => PdfStandard::A_2a,
        };
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, archival]);
        Typesetter {
            workshop: Workshop::new(template),
            standards: standards.unwrap_or_else(|_| unreachable!("the two go together")),
            house: sheet::House::of(site),
            palette: site.palette,
            logo: site.logo.as_ref().map(|logo| {
                let name = logo.picture.name;
                (file(name), Bytes::new(logo.picture.bytes.to_vec()))
            }),
        }
    }

    /// All that the template reads of a letter, with what is the same for every letter.
    pub(super) fn sheet(&self, letter: &Letter, site: &Site, csv: &[&Artifact]) -> Vec<u8> {
        Sheet::of(letter, None, site, &self.house, csv).json()
    }

    /// The PDF of a letter that holds everything that letters can hold: how a template is tried.
    pub(super) fn print_sample(&self, site: &Site) -> Result<Printed, Vec<Remark>> {
        match serde_json::from_str(SAMPLE) {
            Ok(letter) => self.print(&letter, None, site, &[]),
            Err(error) => unreachable!("the sample is a letter: {error}"),
        }
    }

    /// The PDF of a letter, perhaps as a concept, or what Typst says is wrong.
    pub(super) fn print(
        &self,
        letter: &Letter,
        concept: Option<&Concept>,
        site: &Site,
        csv: &[&Artifact],
    ) -> Result<Printed, Vec<Remark>> {
        let sheet = Sheet::of(letter, concept, site, &self.house, csv);
        let mut files = vec![(file("brief.json"), Bytes::new(sheet.json()))];
        for (index, chart) in letter.charts.iter().enumerate() {
            let drawing = chart::on_paper(&self.palette, chart);
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
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let bytes = document
            .output
            .and_then(|document| typst_pdf::pdf(&document, &options));
        evict(MEMORY);
        let mut bytes = bytes.map_err(|reasons| remarks(&reasons, &bench))?;
        stream_ends::settle(&mut bytes);
        let pdf = Artifact {
            path: address::pdf(&letter.address),
            bytes,
            order: WriteOrder::Asset,
        };
        Ok(Printed {
            pdf,
            warnings: remarks(&document.warnings, &bench),
        })
    }
}

/// What Typst says of a letter on the workbench, each in one line.
fn remarks(found: &[SourceDiagnostic], bench: &Bench<'_>) -> Vec<Remark> {
    let template = bench.workshop.template.id();
    let remark = |found: &SourceDiagnostic| {
        let mut words = found.message.to_string();
        // Its own command line is not there to be told anything.
        let hints = found.hints.iter().filter(|hint| !hint.v.contains("--"));
        for hint in hints {
            words.push_str("; ");
            words.push_str(&hint.v);
        }
        let is_here = found.span.id() == Some(template);
        Remark {
            words: words.replace('\n', " "),
            range: is_here.then(|| bench.range(found.span)).flatten(),
        }
    };
    found.iter().map(remark).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::anchors::SHORT;
    use super::sheet::{House, Sheet};
    use super::{SAMPLE, Typesetter};
    use crate::model::{Artifact, Block, Concept, ControlCode, Kenmerk, Letter, WriteOrder};
    use crate::render::fixture;

    fn concept() -> Concept {
        Concept {
            kenmerk: Kenmerk::new("RIB-2026-004").expect("a number"),
            code: ControlCode::of(&"7".repeat(64)),
            version: 1,
            is_ready: true,
            is_secret: false,
            from: None,
            to: "de griffie".to_owned(),
        }
    }

    fn sample() -> Letter {
        serde_json::from_str(SAMPLE).expect("the sample is a letter")
    }

    /// The keys of JSON, and apart from them what stands under `s`: which kind of block or text it is.
    fn names(value: &Value, keys: &mut BTreeSet<String>, kinds: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    keys.insert(key.clone());
                    if let ("s", Value::String(kind)) = (key.as_str(), value) {
                        kinds.insert(kind.clone());
                    }
                    names(value, keys, kinds);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| names(value, keys, kinds)),
            _ => {}
        }
    }

    #[test]
    fn the_sample_is_printed_by_the_standard_template_without_a_warning() {
        let site = fixture::site();
        let printed = Typesetter::new(&site, None).print_sample(&site);
        let told: Vec<String> = match printed {
            Ok(printed) => printed
                .warnings
                .into_iter()
                .map(|remark| remark.words)
                .collect(),
            Err(remarks) => remarks.into_iter().map(|remark| remark.words).collect(),
        };
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn a_concept_is_printed_without_a_warning() {
        let site = fixture::site();
        let typesetter = Typesetter::new(&site, None);
        let printed = typesetter.print(&sample(), Some(&concept()), &site, &[]);
        let warnings = printed.map_or(1, |printed| printed.warnings.len());
        assert_eq!(warnings, 0);
    }

    /// Who writes a template of their own knows nothing but that page.
    #[test]
    fn the_page_on_house_style_names_each_key_and_each_kind_of_the_data_of_a_template() {
        let mut letter = sample();
        // So many headings that there is a table of contents.
        for level in (0..SHORT).flat_map(|_| [2, 3]) {
            letter.body.push(Block::Heading {
                anchor: format!("kop-{}", letter.body.len()),
                level,
                content: Vec::new(),
            });
        }
        let data = Artifact {
            path: "brieven/2026/voorbeeld/cijfers.csv".to_owned(),
            bytes: Vec::new(),
            order: WriteOrder::Asset,
        };
        let site = fixture::site();
        let house = House::of(&site);
        let sheet = serde_json::to_value(Sheet::of(
            &letter,
            Some(&concept()),
            &site,
            &house,
            &[&data],
        ));
        let (mut keys, mut kinds) = (BTreeSet::new(), BTreeSet::new());
        names(&sheet.expect("JSON"), &mut keys, &mut kinds);
        // The site of the tests has no logo.
        keys.extend(["bestand", "tekst"].map(str::to_owned));
        assert!(keys.len() > 80, "the sample says too little: {keys:?}");
        assert!(kinds.len() > 17, "the sample says too little: {kinds:?}");
        let page = include_str!("../../../docs/vormgeving.md");
        let page = &page[page.find("In `/brief.json` staat").expect("its part")..];
        let named: BTreeSet<String> = page
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        let names: BTreeSet<String> = keys.union(&kinds).cloned().collect();
        let unnamed: Vec<&String> = names.difference(&named).collect();
        assert!(unnamed.is_empty(), "not in docs/vormgeving.md: {unnamed:?}");
        // Values and the file itself; all else that stands there must be in the data.
        let others =
            ["/brief.json", "none", "nl", "NL", "Erratum", "Rectificatie"].map(str::to_owned);
        let named = named
            .difference(&names)
            .filter(|name| !others.contains(name));
        let stale: Vec<&String> = named.collect();
        assert!(
            stale.is_empty(),
            "docs/vormgeving.md has what is not there: {stale:?}"
        );
    }

    #[test]
    fn the_sample_holds_every_kind_of_block_and_text() {
        let kinds = [
            "kop",
            "alinea",
            "lijst",
            "citaat",
            "begrippen",
            "code",
            "scheiding",
            "grafiek",
            "tabel",
            "nadruk",
            "vet",
            "doorgehaald",
            "cijfer",
            "noot",
            "taal",
            "regeleinde",
            "link",
        ];
        let text = SAMPLE.replace(' ', "");
        for kind in kinds {
            assert!(text.contains(&format!("\"soort\":\"{kind}\"")), "{kind}");
        }
    }
}

//! Sources → [`Project`]: every file understood, every name that stands on its own resolved.
//!
//! In: the text of all files. Out: settings, datasets, reference lists, templates, and the front
//! matter of each letter and page that may be shown. What their text asks of the data is answered in
//! resolve, since that depends on its date. This room reads no files and knows no pages.

mod agreements;
mod aliases;
mod attachments;
mod coming;
mod commitments;
mod data;
mod dossiers;
mod house;
mod letters;
mod names;
mod numbers;
mod pages;
mod published;
mod record;
mod templates;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::dataset::{Dataset, ReferenceLists};
use crate::diag::{Diagnostic, Diagnostics, FileId, Located, SourceMap, Span, file};
use crate::load::Sources;
use crate::model::{
    Announcement, Attachment, Date, Kenmerk, LetterStatus, Lists, Logo, Moment, PageSummary,
    Record, Redirect, Section, Settlement, Site, StoredAgreement,
};
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::page_front_matter::PageFrontMatter;
use crate::syntax::settings::{self, Settings};
use crate::syntax::{HoledText, yaml};

pub use aliases::from_front;
pub use attachments::Copied;
pub use coming::{Coming, Due};
pub use dossiers::Dossiers;
pub use published::{Published, PublishedLetter, WithdrawnLetter, publication};
pub use record::{
    Chain, Found, RecordFlaw, Stored, chain, letter_files, read_act, report_flaws, since,
    stored_act, sum_flaw,
};

/// A site whose files are understood.
#[derive(Debug)]
pub struct Project {
    /// The files.
    pub sources: SourceMap,
    /// The settings.
    pub settings: Settings,
    /// Their file.
    pub settings_file: FileId,
    /// The datasets by id.
    pub datasets: BTreeMap<String, Arc<Dataset>>,
    /// The ids of datasets with mistakes, which are not among `datasets`. What asks for one of them
    /// is no second mistake.
    pub broken: BTreeSet<String>,
    /// CSV files that no dataset names.
    pub unnamed_tables: Vec<FileId>,
    /// Municipalities, organisations, region sets, persons and themes.
    pub references: ReferenceLists,
    /// Letter templates by name.
    pub templates: BTreeMap<String, HoledText>,
    /// Standard paragraphs by name.
    pub paragraphs: BTreeMap<String, HoledText>,
    /// The letters that may be shown, in the order of their files.
    pub letters: Vec<LetterSource>,
    /// The public letters of the record, by the slug of their number.
    pub published: Vec<PublishedLetter>,
    /// Whether something was ever published.
    pub has_record: bool,
    /// The sources of letters of the record. They are not shown: a check and a correction look at them; a
    /// build does not even read them, where it can do without.
    pub sources_of_published: Vec<LetterSource>,
    /// The letters that are ready and not published, in the order of their files.
    pub coming: Vec<Coming>,
    /// What is said of those of which the moment is to come.
    pub announcements: Vec<Announcement>,
    /// Who agreed to letters that are to be published, by the slug of the number.
    pub agreements: BTreeMap<String, StoredAgreement>,
    /// Where the number of each letter in `content/` stands, by its slug.
    pub numbers: BTreeMap<String, Span>,
    /// All letters with a number, by its slug.
    pub directory: BTreeMap<String, Listed>,
    /// Whether every letter could be read, so that a number that is not in the directory is wrong.
    pub directory_is_whole: bool,
    /// The pages that may be shown, in the order of their titles.
    pub pages: Vec<PageSource>,
    /// All pages, by their name in links.
    pub page_directory: BTreeMap<String, ListedPage>,
    /// Whether every page could be read.
    pub page_directory_is_whole: bool,
    /// Old addresses that lead to public letters and pages.
    pub redirects: Vec<Redirect>,
    /// How many letters and pages are not shown, since nobody asked for drafts.
    pub hidden: Hidden,
    /// The site's own page templates and styles, by name.
    pub page_templates: Vec<(String, FileId)>,
    /// The site's own template of the PDF.
    pub paper_template: Option<FileId>,
    /// The letter templates and standard paragraphs that are not the site's own.
    pub standard: Vec<FileId>,
    /// The files that letters can have as attachments, used or not.
    pub attachments: Vec<FileId>,
    /// The logo of the house style.
    pub logo: Option<Logo>,
}

/// A letter before its holes are filled.
#[derive(Debug)]
pub struct LetterSource {
    /// Its file.
    pub file: FileId,
    /// What stands above its text.
    pub front: FrontMatter,
    /// Where its text begins, in bytes of the file.
    pub body: usize,
    /// Whether it is public, or counts as such; only asked for are others.
    pub is_public: bool,
    /// Its address in the site: `brieven/2019/rib-2019-001/`.
    pub address: String,
    /// What is sent along with it.
    pub attachments: Vec<Attachment>,
    /// The files among those.
    pub copied: Vec<Copied>,
    /// How earlier commitments stand, as it says.
    pub settlements: Vec<Settlement>,
    /// Whether its front matter is without mistakes. If not, it is checked and never shown.
    pub is_sound: bool,
    /// Of the source of a published letter: what is wrong above its text. Of others it is told at once.
    pub mistakes: Diagnostics,
}

/// A page before its holes are filled.
#[derive(Debug)]
pub struct PageSource {
    /// Its file.
    pub file: FileId,
    /// What stands above its text.
    pub front: PageFrontMatter,
    /// Where its text begins, in bytes of the file.
    pub body: usize,
    /// Whether it is public; only asked for are others.
    pub is_public: bool,
    /// Its address in the site: `over-deze-site/`.
    pub address: String,
    /// Whether its front matter is without mistakes. If not, it is checked and never shown.
    pub is_sound: bool,
}

/// What a link to a page needs to know.
#[derive(Clone, Debug)]
pub struct ListedPage {
    /// Its address in the site.
    pub address: String,
    /// Whether it is public. What is public may not lean on what is not.
    pub is_public: bool,
}

/// What links and settlements need to know of a letter.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// Its address in the site.
    pub address: String,
    /// Whether it is public. What is public may not lean on what is not.
    pub is_public: bool,
    /// Whether it was withdrawn: its page says so, and nothing else of it is left.
    pub is_withdrawn: bool,
    /// Whether it is ready and waits for its publication.
    pub waits: bool,
    /// Whether secrecy rests on it.
    pub is_secret: bool,
    /// Whether its front matter is without mistakes.
    pub is_sound: bool,
    /// Its date; `None` only for a draft.
    pub date: Option<Date>,
    /// What it promises, in order.
    pub commitments: Vec<Promised>,
}

/// A commitment, for letters that speak of it later.
#[derive(Clone, Debug)]
pub struct Promised {
    /// What its author calls it; without one it goes by its number.
    pub id: Option<String>,
    /// What was promised.
    pub what: String,
}

/// Which letters and pages may be shown.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'a> {
    /// The moment that counts as now: what is to be public later waits.
    pub now: Moment,
    /// Whether drafts are shown too, and what is ready but not published.
    pub shows_drafts: bool,
    /// Whether what is ready, and could be published now, counts as published.
    pub counts_ready: bool,
    /// Of these only those with a number among these slugs; of all where there are none.
    pub named: Option<&'a BTreeSet<String>>,
}

/// How many letters and pages are not shown, by the first reason that they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Letters under secrecy.
    pub secret: usize,
    /// Drafts: those whose status is not `gereed`.
    pub drafts: usize,
    /// Those that are ready, and not published yet.
    pub waiting: usize,
}

impl Hidden {
    /// How many there are.
    pub fn count(self) -> usize {
        self.secret + self.drafts + self.waiting
    }

    /// Both together.
    fn with(self, other: Hidden) -> Hidden {
        Hidden {
            secret: self.secret + other.secret,
            drafts: self.drafts + other.drafts,
            waiting: self.waiting + other.waiting,
        }
    }
}

impl Gate<'_> {
    /// The gate of a site as everyone sees it.
    pub fn public(now: Moment) -> Gate<'static> {
        Gate {
            now,
            shows_drafts: false,
            counts_ready: false,
            named: None,
        }
    }

    /// The one place where it is decided whether a letter that is not in the record counts as public.
    /// One that is in the record never comes here.
    pub fn is_public(&self, letter: &FrontMatter) -> bool {
        let slug = letter.kenmerk.as_ref().map(|number| number.value.slug());
        let is_named = |named: &BTreeSet<String>| slug.is_some_and(|slug| named.contains(&slug));
        self.counts_ready && self.is_due(letter) && self.named.is_none_or(is_named)
    }

    /// Whether a letter is ready, and its day and moment have come.
    pub fn is_due(&self, letter: &FrontMatter) -> bool {
        let has_come = |date: &Located<Date>| date.value <= self.today();
        let may_be = |from: &Located<Moment>| from.value <= self.now;
        letter.status == LetterStatus::Ready
            && letter.secrecy.is_none()
            && letter.date.as_ref().is_some_and(has_come)
            && letter.publish_from.as_ref().is_none_or(may_be)
    }

    /// The day that counts as today.
    pub fn today(&self) -> Date {
        self.now.day()
    }

    /// The same for pages, which need no date.
    pub fn is_public_page(&self, status: LetterStatus, date: Option<Date>) -> bool {
        status == LetterStatus::Ready && date.is_none_or(|date| date <= self.today())
    }
}

/// Reads all files of a site. Every mistake is reported; `None` when one is in the settings or in
/// a letter template or standard paragraph, since no letter can be judged without them.
///
/// Mistakes in datasets and in front matter are no reason to stop: what leans on them is left
/// alone, and the rest is checked in the same run.
pub fn project(
    sources: Sources,
    record: &Record,
    published: Published,
    gate: Gate<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Project> {
    let mut shared = Diagnostics::default();
    let settings = settings(&sources, &mut shared);
    let mut data = data::read(&sources, gate, diagnostics);
    let Some(settings) = settings else {
        diagnostics.append(shared);
        return None;
    };
    let map = &sources.map;
    let templates = templates::read(
        map,
        &sources.letter_templates,
        "templates/brieven/",
        &mut shared,
    );
    let paragraphs = templates::read(map, &sources.paragraphs, "templates/alineas/", &mut shared);
    templates::check_includes(&templates, &paragraphs, &mut shared);
    let logo = settings
        .logo
        .as_ref()
        .and_then(|spec| house::logo(spec, &sources, diagnostics));
    let known = letters::Known {
        record,
        published: &published,
    };
    let mut letters = letters::read(
        &sources,
        &settings,
        &templates,
        &data,
        known,
        gate,
        diagnostics,
    );
    let mut pages = pages::read(&sources, gate, diagnostics);
    let mut places = std::mem::take(&mut letters.places);
    places.append(&mut pages.places);
    let moved = [
        std::mem::take(&mut letters.moved),
        std::mem::take(&mut pages.moved),
    ];
    let redirects = aliases::redirects(&moved.concat(), &places, &settings.base_url, diagnostics);
    commitments::resolve(&mut letters, &mut data, gate, diagnostics);
    let explained = std::mem::take(&mut data.numbers);
    data.references.numbers =
        numbers::resolve(explained, &settings.number_pattern, &letters, diagnostics);
    let is_sound = !shared.has_errors();
    diagnostics.append(shared);
    if !is_sound {
        return None;
    }
    let page_templates = sources
        .page_templates
        .iter()
        .map(|file| {
            let path = &map.file(*file).path;
            let name = path.strip_prefix("templates/").unwrap_or(path);
            (name.to_owned(), *file)
        })
        .collect();
    let agreements = agreements::read(&sources, diagnostics);
    let paper_template = house::paper_template(&sources, diagnostics);
    Some(Project {
        paper_template,
        standard: sources.standard,
        sources: sources.map,
        settings,
        settings_file: sources.settings,
        datasets: data.datasets,
        broken: data.broken,
        unnamed_tables: data.unnamed_tables,
        references: data.references,
        templates,
        paragraphs,
        letters: letters.shown,
        published: published.letters,
        has_record: !record.acts.is_empty(),
        sources_of_published: letters.of_published,
        numbers: letters.numbers,
        announcements: gate.announced(&letters.coming),
        coming: letters.coming,
        agreements,
        directory: letters.directory,
        directory_is_whole: letters.directory_is_whole,
        pages: pages.shown,
        page_directory: pages.directory,
        page_directory_is_whole: pages.directory_is_whole,
        redirects,
        hidden: letters.hidden.with(pages.hidden),
        page_templates,
        attachments: sources.attachments.values().map(|a| a.file).collect(),
        logo,
    })
}

/// Reads the settings of a site; `None` when they cannot be understood, which was reported.
pub fn settings(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let text = &sources.map.file(sources.settings).text;
    let place = |range: Range<usize>| Span::new(sources.settings, range.start, range.end);
    if yaml::says_nothing(text) {
        let start = Span::start_of(sources.settings);
        diagnostics.push(Diagnostic::new(&file::MISSING_KEY, start).with("key", "organisatie"));
        return None;
    }
    settings::read(&yaml::parse(text, &place, diagnostics)?, diagnostics)
}

impl Project {
    /// What every page needs to know about the site.
    pub fn site(&self, today: Date) -> Site {
        let s = &self.settings;
        let lists = self.references.lists();
        let in_menu = |page: &&PageSource| page.front.in_menu.is_some();
        Site {
            organisation: s.organisation.clone(),
            base_url: s.base_url.clone(),
            language: s.language.clone(),
            letter_name: s.letter_name.clone(),
            letters_name: s.letters_name.clone(),
            number_pattern: s.number_pattern.clone(),
            example: s.example,
            accent: s.accent,
            accent_dark: s.accent_dark,
            palette: s.palette,
            band: s.band,
            typeface: s.typeface,
            logo: self.logo.clone(),
            footer: s.footer.clone(),
            archival: s.archival,
            report: s.report.clone(),
            data_licence: s.data_licence.clone(),
            public_datasets: self.public_datasets(),
            pages: self.pages.iter().map(PageSource::summary).collect(),
            menu: self
                .pages
                .iter()
                .filter(in_menu)
                .map(PageSource::summary)
                .collect(),
            redirects: self.redirects.clone(),
            announcements: self.announcements.clone(),
            sections: self.sections(&lists),
            commitment_count: self.commitment_count(),
            today,
            lists,
        }
    }

    /// The ids of the datasets that are published on their own.
    fn public_datasets(&self) -> BTreeSet<String> {
        let datasets = self.datasets.values().filter(|dataset| dataset.public);
        datasets.map(|dataset| dataset.id.clone()).collect()
    }

    /// The lists that the site has something for. Known before letters are resolved, because the
    /// page of each letter leads to them.
    fn sections(&self, lists: &Lists) -> Vec<Section> {
        let any = |test: fn(&FrontMatter) -> bool, of_published: fn(&PublishedLetter) -> bool| {
            let mut letters = self.letters.iter();
            letters.any(|letter| test(&letter.front)) || self.published.iter().any(of_published)
        };
        let has = |section: &Section| match section {
            Section::Archive | Section::Reuse => true,
            Section::Amendments | Section::Checking => self.has_record,
            Section::Dossiers => any(
                |front| front.dossier.is_some(),
                |letter| letter.dossier.is_some(),
            ),
            Section::Commitments => self.commitment_count() > 0,
            Section::Datasets => self.datasets.values().any(|dataset| dataset.public),
            Section::Themes => any(|front| !front.themes.is_empty(), |letter| letter.has_themes),
            Section::PortfolioHolders => {
                any(
                    |front| !front.holders.is_empty(),
                    |letter| !letter.holders.is_empty(),
                ) || self.a_listed_person_promises(lists)
            }
            Section::Organisations => {
                !lists.organisations.is_empty()
                    || any(
                        |front| !front.organisations.is_empty(),
                        |letter| letter.has_organisations,
                    )
            }
            Section::Municipalities => {
                !lists.municipalities.is_empty()
                    || any(
                        |front| !front.municipalities.is_empty(),
                        |letter| letter.has_municipalities,
                    )
            }
        };
        Section::ALL.into_iter().filter(has).collect()
    }
}

impl PageSource {
    fn summary(&self) -> PageSummary {
        let summary = self.front.summary.as_ref();
        PageSummary {
            address: self.address.clone(),
            title: self.front.title.value.clone(),
            summary: summary.map_or(String::new(), |text| text.value.clone()),
            status: self.front.status,
            is_public: self.is_public,
        }
    }
}

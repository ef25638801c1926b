//! What lists, feeds and registers know of a letter: little enough to keep of every letter.

use super::chart::{ChartKind, Timeline};
use super::commitment::{Commitment, Settlement};
use super::date::Date;
use super::document::Anchor;
use super::figure::Time;
use super::kenmerk::Kenmerk;
use super::letter::{Letter, LetterStatus, LetterTheme, NoticeKind, Sender};
use super::neighbours::Change;
use super::person::Holder;
use super::publication::{Publication, PublishedVersion};
use super::quantity::{Qualifier, Quantity, Status, Unit};

/// What lists and links need to know about a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterSummary {
    /// Its number; `None` only for a draft.
    pub kenmerk: Option<Kenmerk>,
    /// Its address in the site: `brieven/2019/rib-2019-001/`.
    pub address: String,
    /// Whether it is ready to be published.
    pub status: LetterStatus,
    /// What it is about.
    pub subject: String,
    /// Its date; `None` only for a draft.
    pub date: Option<Date>,
    /// What it says in a few sentences.
    pub summary: String,
    /// Who sends it.
    pub sender: Sender,
    /// The words for the portfolio holders in its head, if there are any.
    pub portfolio_holder: Option<String>,
    /// The portfolio holders, each of them.
    pub holders: Vec<Holder>,
    /// The dossier that it belongs to.
    pub dossier: Option<String>,
    /// What it is about, by the themes of the site.
    pub themes: Vec<LetterTheme>,
    /// The organisations that it speaks of.
    pub organisations: Vec<String>,
    /// The municipalities that it speaks of.
    pub municipalities: Vec<String>,
    /// The ids of the sets of municipalities that its data are about.
    pub areas: Vec<String>,
    /// The kinds of notices on it.
    pub notices: Vec<NoticeKind>,
    /// What it promises.
    pub commitments: Vec<Commitment>,
    /// What it says of earlier promises.
    pub settlements: Vec<Settlement>,
    /// The ids of the datasets that it leans on, in the order of its list of sources, each once.
    pub datasets: Vec<String>,
    /// The figures of the data in its text, each once, in reading order.
    pub figures: Vec<UsedFigure>,
    /// The charts, tables and calculations that lean on a dataset, in reading order.
    pub uses: Vec<DatasetUse>,
    /// Its timelines, for its dossier; none for a letter without one.
    pub timelines: Vec<ShownTimeline>,
    /// The size of its PDF in bytes, when it was printed.
    pub pdf: Option<usize>,
    /// Its publication; `None` for what is not in the record.
    pub publication: Option<Publication>,
    /// Whether it is ready but not published, and shown only because somebody asked.
    pub waits: bool,
}

/// A timeline as a letter shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownTimeline {
    /// Where it stands in the letter.
    pub anchor: Anchor,
    /// The ids of the datasets that it shows.
    pub datasets: Vec<String>,
    /// What it shows.
    pub timeline: Timeline,
}

/// A figure of the data as a letter prints it. Two letters use the same figure when dataset, measure
/// and key are equal; its time and value may then differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedFigure {
    /// Id of the dataset.
    pub dataset: String,
    /// Title of the dataset.
    pub title: String,
    /// The measure.
    pub measure: String,
    /// Dimensions and their values, in the order of the dataset.
    pub key: Vec<(String, String)>,
    /// The time that it speaks about.
    pub time: Option<Time>,
    /// The value.
    pub quantity: Quantity,
    /// What it counts.
    pub unit: Unit,
    /// How exact the source calls it.
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
    /// What is printed: `naar schatting 2.600 huishoudens`.
    pub text: String,
    /// The entry of the letter's list of sources, by its anchor.
    pub entry: String,
    /// What changed since the letter before it in its dossier, in words: `12 meer`.
    pub change: Option<String>,
}

/// Something in a letter that leans on a dataset and is no figure of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetUse {
    /// Id of the dataset.
    pub dataset: String,
    /// What it is.
    pub what: UseKind,
}

/// What leans on a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UseKind {
    /// The chart with this number and anchor.
    Chart(u32, String),
    /// The table with this number and anchor.
    Table(Option<u32>, String),
    /// A figure that was calculated, as printed.
    Calculation(String),
}

impl UsedFigure {
    /// Whether another letter's figure is the same question to the same data.
    pub fn is_same(&self, other: &UsedFigure) -> bool {
        self.dataset == other.dataset && self.measure == other.measure && self.key == other.key
    }
}

impl LetterSummary {
    /// What lists and links need to know about a letter.
    pub fn of(letter: &Letter) -> LetterSummary {
        let mut datasets: Vec<String> = Vec::new();
        for source in &letter.sources {
            if !datasets.contains(&source.dataset) {
                datasets.push(source.dataset.clone());
            }
        }
        LetterSummary {
            kenmerk: letter.kenmerk.clone(),
            address: letter.address.clone(),
            status: letter.status,
            subject: letter.subject.clone(),
            date: letter.date,
            summary: letter.summary.clone(),
            sender: letter.sender.clone(),
            portfolio_holder: letter.portfolio_holder().map(str::to_owned),
            holders: letter.portfolio_holders(),
            dossier: letter.dossier.clone(),
            themes: letter.themes.clone(),
            organisations: letter.organisations.clone(),
            municipalities: letter.municipalities.clone(),
            areas: letter.areas.iter().map(|area| area.id.clone()).collect(),
            notices: letter.notices.iter().map(|notice| notice.kind).collect(),
            commitments: letter.commitments.clone(),
            settlements: letter.settlements.clone(),
            datasets,
            figures: used_figures(letter),
            timelines: timelines(letter),
            uses: uses(letter),
            pdf: None,
            publication: None,
            waits: false,
        }
    }

    /// Whether everyone may see it on a day. A letter that is not public can be shown all the same,
    /// because somebody asked for drafts: then no register, feed or count speaks of it.
    pub fn is_public(&self, today: Date) -> bool {
        !self.is_draft()
            && !self.notices.contains(&NoticeKind::Secret)
            && self.date.is_some_and(|date| date <= today)
    }

    /// How many versions of it there are; one, before it is published.
    pub fn versions(&self) -> usize {
        let publication = self.publication.as_ref();
        publication.map_or(1, |publication| publication.versions.len())
    }

    /// The correction that made the version that counts: which one it is, and when it became public.
    pub fn corrected(&self) -> Option<&PublishedVersion> {
        let current = self.publication.as_ref()?.versions.last()?;
        current.correction.is_some().then_some(current)
    }

    /// Notes what changed since the letter before it in its dossier.
    pub fn note(&mut self, changes: &[Change]) {
        for change in changes {
            let from = &change.from;
            let figure = self.figures.iter_mut().find(|figure| {
                figure.dataset == from.dataset
                    && figure.measure == from.measure
                    && figure.key == from.key
                    && figure.time == from.time
            });
            if let Some(figure) = figure {
                figure.change = change.verdict.short().map(str::to_owned);
            }
        }
    }

    /// Whether it is shown only because somebody asked for drafts.
    pub fn is_draft(&self) -> bool {
        self.status == LetterStatus::Draft || self.waits
    }
}

/// The timelines of a letter that belongs to a dossier.
fn timelines(letter: &Letter) -> Vec<ShownTimeline> {
    if letter.dossier.is_none() {
        return Vec::new();
    }
    let charts = letter.charts.iter();
    let shown = charts.filter_map(|chart| {
        let ChartKind::Timeline(timeline) = &chart.kind else {
            return None;
        };
        let mut datasets: Vec<String> = Vec::new();
        let sources = letter.sources.iter();
        for source in sources.filter(|source| chart.source_entries.contains(&source.anchor)) {
            if !datasets.contains(&source.dataset) {
                datasets.push(source.dataset.clone());
            }
        }
        Some(ShownTimeline {
            anchor: chart.id.clone(),
            datasets,
            timeline: timeline.clone(),
        })
    });
    shown.collect()
}

/// The figures of the data in a letter's text, each once; calculated ones are not among them.
fn used_figures(letter: &Letter) -> Vec<UsedFigure> {
    let mut used: Vec<UsedFigure> = Vec::new();
    for figure in &letter.figures {
        let ([from], None) = (&figure.provenance[..], &figure.calculation) else {
            continue;
        };
        let known = used.iter().any(|other| {
            other.dataset == from.dataset
                && other.measure == from.measure
                && other.key == from.key
                && other.time == from.time
        });
        if !known {
            used.push(UsedFigure {
                dataset: from.dataset.clone(),
                title: from.title.clone(),
                measure: from.measure.clone(),
                key: from.key.clone(),
                time: from.time.clone(),
                quantity: figure.quantity,
                unit: figure.unit.clone(),
                qualifier: figure.qualifier,
                status: figure.status,
                text: figure.text.clone(),
                entry: from.entry.clone(),
                change: None,
            });
        }
    }
    used
}

/// The charts, tables and calculations that lean on datasets, each once for each dataset.
fn uses(letter: &Letter) -> Vec<DatasetUse> {
    let mut uses: Vec<DatasetUse> = Vec::new();
    let mut add = |dataset: &str, what: UseKind| {
        let is_it = |known: &DatasetUse| known.dataset == dataset && known.what == what;
        if !uses.iter().any(is_it) {
            uses.push(DatasetUse {
                dataset: dataset.to_owned(),
                what,
            });
        }
    };
    let datasets = |entries: &[String]| {
        let entries = entries.iter().filter_map(|entry| {
            let mut sources = letter.sources.iter();
            sources.find(|source| source.anchor == *entry)
        });
        entries
            .map(|source| source.dataset.as_str())
            .collect::<Vec<&str>>()
    };
    for chart in &letter.charts {
        for dataset in datasets(&chart.source_entries) {
            add(dataset, UseKind::Chart(chart.number, chart.id.clone()));
        }
    }
    for table in &letter.tables {
        for dataset in datasets(&table.source_entries) {
            add(dataset, UseKind::Table(table.number, table.id.clone()));
        }
    }
    for figure in letter.figures.iter().filter(|f| f.calculation.is_some()) {
        for from in &figure.provenance {
            add(&from.dataset, UseKind::Calculation(figure.text.clone()));
        }
    }
    uses
}

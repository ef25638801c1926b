//! What lists, feeds and registers know of a letter: little enough to keep of every letter.

use super::commitment::{Commitment, Settlement};
use super::date::Date;
use super::figure::Time;
use super::kenmerk::Kenmerk;
use super::letter::{Letter, LetterStatus, LetterTheme, NoticeKind, Sender};
use super::person::Holder;
use super::quantity::{Quantity, Unit};

/// What lists and links need to know about a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterSummary {
    /// Its number; `None` only for a draft.
    pub kenmerk: Option<Kenmerk>,
    /// Its address in the site: `brieven/2019/rib-2019-001/`.
    pub address: String,
    /// Whether it stands for published.
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
}

/// A figure of the data as a letter prints it. Two letters use the same figure when dataset, measure
/// and key are equal; its time and value may then differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedFigure {
    /// Id of the dataset.
    pub dataset: String,
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
    /// What is printed: `naar schatting 2.600 huishoudens`.
    pub text: String,
    /// The entry of the letter's list of sources, by its anchor.
    pub entry: String,
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
        }
    }

    /// Whether it is shown only because somebody asked for drafts.
    pub fn is_draft(&self) -> bool {
        self.status == LetterStatus::Draft
    }
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
                measure: from.measure.clone(),
                key: from.key.clone(),
                time: from.time.clone(),
                quantity: figure.quantity.clone(),
                unit: figure.unit.clone(),
                text: figure.text.clone(),
                entry: from.entry.clone(),
            });
        }
    }
    used
}

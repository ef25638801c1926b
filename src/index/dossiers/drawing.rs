//! The phases of a dossier as a drawing, with its letters and what is promised for a day.

use crate::chart;
use crate::model::{
    Chart, ChartKind, CommitmentStatus, Document, Event, LetterSummary, Period, Phase, Site,
    Status, Timeline, notation,
};
use crate::render::{self, Shown};

use super::Dossier;
use super::course::Course;
use crate::index::commitments::Registered;

/// Each letter, event and promise takes a row of the drawing: no more than this of each. Some of many
/// letters would say nothing, so that they are then left to the list.
const ROWS: usize = 6;

/// As many characters of a subject as fit beside a mark.
const WORDS: usize = 70;

/// The drawing; `None` for a dossier without phases. The list of the course tells all of it.
pub(super) fn of(
    dossier: &Dossier<'_>,
    course: &Course<'_>,
    root: &str,
    site: &Site,
) -> Option<Shown> {
    let timelines = course.timelines.iter();
    let phases: Vec<_> = timelines
        .clone()
        .flat_map(|(_, shown)| shown.timeline.phases.iter().cloned())
        .collect();
    if phases.is_empty() {
        return None;
    }
    let mut events: Vec<Event> = match dossier.public.len() <= ROWS {
        true => dossier
            .public
            .iter()
            .filter_map(|l| letter_event(l))
            .collect(),
        false => Vec::new(),
    };
    let letters = events.len();
    let (promises, due) = promises(&dossier.commitments);
    let shown = promises.len();
    events.extend(promises);
    events.extend(
        timelines
            .clone()
            .flat_map(|(_, shown)| shown.timeline.events.iter().cloned())
            .take(ROWS),
    );
    events.sort_by(|a, b| a.when.cmp(&b.when));
    let title = title(&phases, letters, (shown, due));
    let kind = ChartKind::Timeline(Timeline {
        phases,
        events,
        letter_date: None,
    });
    let words = chart::describe(&kind, &title);
    let chart = Chart {
        id: ID.to_owned(),
        number: 1,
        subtitle: String::new(),
        source_line: source_line(timelines.map(|(letter, _)| *letter)),
        notes: chart::notes(&kind),
        alternative: words.alternative,
        description: words.description,
        data: chart::data_table(&kind, ID, &title),
        kind,
        title,
        source_entries: Vec::new(),
    };
    let document = Document {
        address: &dossier.address,
        body: &[],
        footnotes: &[],
        figures: &[],
        charts: &[chart],
        tables: &[],
        sources: &[],
    };
    Some(render::shown(document, root, site))
}

/// What stands in the drawing: `Drie fasen, één brief en twee toezeggingen`. Of promises it is said how
/// many are shown, and how many there are.
fn title(phases: &[Phase], letters: usize, (shown, due): (usize, usize)) -> String {
    let words = |count: usize| {
        let words = notation::number_words(count.into());
        words.unwrap_or_else(|| count.to_string())
    };
    let some = |count: usize, one: &str, several: &str| match count {
        0 => None,
        1 => Some(format!("één {one}")),
        count => Some(format!("{} {several}", words(count))),
    };
    let parts = [
        some(phases.len(), "fase", "fasen"),
        some(letters, "brief", "brieven"),
        match shown < due {
            true => Some(format!("{} van de {due} toezeggingen", words(shown))),
            false => some(shown, "toezegging", "toezeggingen"),
        },
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    notation::capitalised(&notation::list(&parts))
}

/// The name of the drawing and of its files.
const ID: &str = "fasen";

fn letter_event(letter: &LetterSummary) -> Option<Event> {
    let number = letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str());
    Some(Event {
        label: number.unwrap_or("Brief").to_owned(),
        detail: shortened(&letter.subject),
        when: Period::day(letter.date?),
        status: Status::Unknown,
    })
}

/// The promises with a day to be kept by, and how many there are. Where there is no room for all of
/// them, those that are to come are shown, the nearest first.
fn promises(commitments: &[&Registered<'_>]) -> (Vec<Event>, usize) {
    let open = commitments.iter().filter(|c| is_open(c));
    let mut due: Vec<(&Registered<'_>, Period)> = open
        .filter_map(|commitment| {
            let period = Period::parse(commitment.due);
            let period = period.or_else(|| commitment.due_on.map(Period::day))?;
            Some((*commitment, period))
        })
        .collect();
    due.sort_by_key(|(commitment, _)| (commitment.is_overdue, commitment.due_on));
    let count = due.len();
    let shown = due.into_iter().take(ROWS).map(|(commitment, when)| Event {
        label: "Toegezegd".to_owned(),
        detail: shortened(commitment.what),
        when,
        status: Status::Unknown,
    });
    (shown.collect(), count)
}

fn is_open(commitment: &Registered<'_>) -> bool {
    matches!(
        commitment.status,
        CommitmentStatus::Open | CommitmentStatus::InProgress
    )
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    if text.chars().count() <= WORDS {
        return text.to_owned();
    }
    let start: String = text.chars().take(WORDS).collect();
    let words = start.rsplit_once(' ').map_or(&*start, |(words, _)| words);
    format!("{} …", words.trim_end_matches([',', ';', ':']))
}

/// The letters that say what the phases are.
fn source_line<'a>(letters: impl Iterator<Item = &'a LetterSummary>) -> String {
    let mut names: Vec<String> = Vec::new();
    for letter in letters {
        let number = letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str());
        let name = match (number, letter.date) {
            (Some(number), Some(date)) => format!("{number} van {}", notation::date(date)),
            (Some(number), None) => number.to_owned(),
            (None, _) => "een concept".to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!("Fasen volgens {}.", notation::list(&names))
}

//! The timeline in words: its description, its table, and the words at its marks.

use crate::model::{Cell, Column, ColumnKind, Event, Phase, Row, Status, Timeline, notation};

use crate::chart::Description;
use crate::chart::dutch;

/// How many phases, and how many events, the description tells; the table has them all.
const TOLD: usize = 12;

/// From when to when a phase lasts, as it stands at its bar.
pub(super) fn stretch(phase: &Phase) -> String {
    match &phase.end {
        None => format!("begint {}", dutch::when(&phase.begin)),
        Some(end) if end == &phase.begin => phase.begin.text.clone(),
        Some(end) => format!("{}\u{a0}– {}", phase.begin.text, end.text),
    }
}

/// When an event is, with how firm that is where it is not final.
pub(super) fn moment(event: &Event) -> String {
    match event.status {
        status if status.is_tentative() => format!("{} ({})", event.when.text, status.words()),
        _ => event.when.text.clone(),
    }
}

/// The name of a phase's bar.
pub(super) fn name(phase: &Phase) -> String {
    let end = match &phase.end {
        None => "einde niet genoemd".to_owned(),
        Some(end) => format!("eindigt {}", dutch::when(end)),
    };
    format!(
        "{}: begint {}, {end}",
        phase.label,
        dutch::when(&phase.begin)
    )
}

/// A timeline in plain sentences.
pub(super) fn describe(timeline: &Timeline, title: &str) -> Description {
    let parts = parts(timeline);
    let alternative = match dutch::without_stop(title) {
        "" => format!("Tijdlijn met {parts}."),
        title => dutch::sentence(&format!("Tijdlijn met {parts}: {title}")),
    };
    let mut sentences = vec![format!("Tijdlijn met {parts}.")];
    let differ = statuses_differ(timeline);
    let events = timeline.events.iter().take(TOLD);
    sentences.extend(events.map(|event| event_sentence(event, differ)));
    let phases = timeline.phases.iter().take(TOLD);
    sentences.extend(phases.map(|phase| phase_sentence(phase, differ)));
    if timeline.events.len().max(timeline.phases.len()) > TOLD {
        sentences.push("De overige staan in de tabel.".to_owned());
    }
    if let Some(sentence) = status_sentence(timeline) {
        sentences.push(sentence);
    }
    if let Some(date) = timeline.letter_date {
        sentences.push(format!("De brief is van {}.", notation::date(date)));
    }
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

/// "drie fasen en één gebeurtenis".
fn parts(timeline: &Timeline) -> String {
    let some = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("één {one}")),
        more => Some(format!("{} {many}", dutch::count(more))),
    };
    let parts: Vec<String> = [
        some(timeline.phases.len(), "fase", "fasen"),
        some(timeline.events.len(), "gebeurtenis", "gebeurtenissen"),
    ]
    .into_iter()
    .flatten()
    .collect();
    notation::list(&parts)
}

/// Whether some are firm and others not, so that each must say it.
fn statuses_differ(timeline: &Timeline) -> bool {
    let phases = timeline.phases.iter().map(|phase| phase.status);
    let mut statuses = phases.chain(timeline.events.iter().map(|event| event.status));
    let first = statuses.next();
    statuses.any(|status| Some(status) != first)
}

fn event_sentence(event: &Event, says_status: bool) -> String {
    let label = dutch::without_stop(&event.label);
    let when = notation::capitalised(&dutch::when(&event.when));
    format!(
        "{when}: {label}{}.",
        in_brackets(&event.detail, event.status, says_status)
    )
}

fn phase_sentence(phase: &Phase, says_status: bool) -> String {
    let label = dutch::without_stop(&phase.label);
    let begin = dutch::when(&phase.begin);
    let detail = in_brackets(&phase.detail, phase.status, says_status);
    match &phase.end {
        None => format!("{label} begint {begin}{detail}; het einde is niet genoemd."),
        Some(end) if end == &phase.begin => format!("{label} is {begin}{detail}."),
        Some(end) => format!(
            "{label} begint {begin} en eindigt {}{detail}.",
            dutch::when(end)
        ),
    }
}

fn in_brackets(detail: &str, status: Status, says_status: bool) -> String {
    let status = match says_status && status.is_tentative() {
        true => status.words(),
        false => "",
    };
    let parts = [dutch::without_stop(detail), status];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!(" ({})", parts.join("; ")),
    }
}

/// What is said of all at once, where all are equally firm and not simply final.
fn status_sentence(timeline: &Timeline) -> Option<String> {
    let phases = timeline.phases.iter().map(|phase| phase.status);
    let mut statuses = phases.chain(timeline.events.iter().map(|event| event.status));
    let first = statuses.next()?;
    if !statuses.all(|status| status == first) {
        return None;
    }
    let what = match first {
        Status::Intention => "Het gaat om voornemens.",
        Status::Forecast => "Het gaat om een prognose.",
        Status::Target => "Het gaat om streefdata.",
        Status::Estimate => "Het gaat om een schatting.",
        Status::Provisional | Status::RevisedProvisional => "De gegevens zijn voorlopig.",
        Status::Fictitious => "De gegevens zijn verzonnen, als voorbeeld.",
        Status::Final | Status::Unknown => return None,
    };
    Some(what.to_owned())
}

/// The table behind a timeline; with how firm each is, where that differs.
pub(super) fn table(timeline: &Timeline) -> (Vec<Column>, Vec<Row>) {
    let says_status = statuses_differ(timeline);
    let column = |title: &str, kind| Column {
        title: title.to_owned(),
        unit: None,
        kind,
    };
    let mut columns = vec![
        column("Fase of gebeurtenis", ColumnKind::Header),
        column("Begin", ColumnKind::Text),
        column("Eind", ColumnKind::Text),
        column("Toelichting", ColumnKind::Text),
    ];
    if says_status {
        columns.push(column("Status", ColumnKind::Text));
    }
    let row = |label: &str, [begin, end]: [Cell; 2], detail: &str, status: Status| {
        let mut cells = vec![text(label), begin, end, text(detail)];
        if says_status {
            // Of a letter, say, nobody asks how firm it is.
            cells.push(text(match status {
                Status::Unknown => "",
                known => known.words(),
            }));
        }
        Row {
            cells,
            is_total: false,
        }
    };
    let events = timeline.events.iter().map(|event| {
        // A moment has no end of its own.
        let times = [Cell::time(&event.when), Cell::Empty];
        row(&event.label, times, &event.detail, event.status)
    });
    let phases = timeline.phases.iter().map(|phase| {
        let end = match &phase.end {
            Some(end) => Cell::time(end),
            None => text("niet genoemd"),
        };
        let times = [Cell::time(&phase.begin), end];
        row(&phase.label, times, &phase.detail, phase.status)
    });
    (columns, events.chain(phases).collect())
}

fn text(words: &str) -> Cell {
    match words.trim() {
        "" => Cell::Empty,
        words => Cell::Text {
            text: words.to_owned(),
        },
    }
}

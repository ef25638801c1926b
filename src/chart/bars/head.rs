//! What stands above bars: what they count, and which series has which fill.

use crate::model::{Arrangement, BarChart, RiftKind, UnitKind};

use super::build::{Emphasis, Scales};
use crate::chart::fill::Run;
use crate::chart::ink::Ink;
use crate::chart::legend::{Legend, Sample};
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Letters, Sheet};

/// What stands above bars.
pub(super) struct Head {
    heading: Vec<Line>,
    legend: Legend,
    look: Look,
}

/// Where the totals of shares stand, if anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wholes {
    Right,
    Above,
    Hidden,
}

impl Head {
    /// The head of a chart with bars that run this way; without names where these stand at the bars.
    pub fn of(
        chart: &BarChart,
        scales: &Scales,
        wholes: Wholes,
        run: Run,
        is_named: bool,
        look: &Look,
    ) -> Head {
        let heading = heading(chart, scales, wholes);
        let emphasis = Emphasis::of(chart);
        let names: Vec<String> = match is_named {
            true => Vec::new(),
            false => (0..chart.series.len())
                .map(|series| series_name(chart, series))
                .collect(),
        };
        let entries = names
            .iter()
            .enumerate()
            .map(|(index, name)| (name.as_str(), Sample::Bar(emphasis.fill(index))));
        Head {
            heading: metrics::wrap(&heading, 0, look.small, look.width),
            legend: Legend::of(entries, run, look),
            look: *look,
        }
    }

    fn words_height(&self) -> f64 {
        match self.heading.len() {
            0 => 0.0,
            lines => lines as f64 * self.look.leading + 6.0,
        }
    }

    /// Its height, with the space below it.
    pub fn height(&self) -> f64 {
        self.words_height() + self.legend.height()
    }

    /// Draws it at the top.
    pub fn draw(&self, sheet: &Sheet) {
        let letters = Letters::plain(self.look.small, Ink::Quiet);
        crate::chart::frame::stack(sheet, &self.heading, (0.0, 0.0), letters, self.look.leading);
        self.legend.draw(sheet, self.words_height(), &self.look);
    }
}

fn heading(chart: &BarChart, scales: &Scales, wholes: Wholes) -> String {
    if chart.arrangement != Arrangement::Shares {
        return scales.numbers.heading(&chart.unit);
    }
    let unit = scales.numbers.unit_words(&chart.unit);
    let of = match chart.unit.kind {
        UnitKind::Count if unit == chart.unit.plural.trim() && !unit.is_empty() => {
            format!("het totaal aantal {unit}")
        }
        _ if unit.is_empty() => "het totaal".to_owned(),
        _ => format!("het totaal in {unit}"),
    };
    match wholes {
        Wholes::Right => format!("procent; rechts {of}"),
        Wholes::Above => format!("procent; boven de staven {of}"),
        Wholes::Hidden => "procent".to_owned(),
    }
}

/// The name of a series in a drawing; one that comes after a rift says so.
pub(super) fn series_name(chart: &BarChart, series: usize) -> String {
    let Some(own) = chart.series.get(series) else {
        return String::new();
    };
    let is_time = chart.categories.iter().all(|found| found.time.is_none());
    let rift = chart
        .rifts
        .iter()
        .find(|rift| rift.after as usize == series);
    match rift.filter(|_| is_time) {
        Some(rift) => {
            let what = match rift.kind {
                RiftKind::Counting => "na reeksbreuk",
                RiftKind::Coverage => "ander gebied",
            };
            format!("{} ({what})", own.label.trim())
        }
        None => own.label.trim().to_owned(),
    }
}

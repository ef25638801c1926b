//! What the page of a public dataset draws and lists: a chart that nobody asked for, where the data
//! allow one, and its rows.

use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::diag::{Diagnostics, Located};
use crate::model::{Chart, Period, PublicDataset, Table};
use crate::resolve::charts::{self, AnyAsked};
use crate::resolve::figures::Asker;
use crate::resolve::requests::{ChartRequest, Selection};
use crate::resolve::snapshot::Snapshot;
use crate::resolve::sources::Sources;
use crate::resolve::tables;

/// The anchor of the chart in the page, and the name of its file.
const CHART: &str = "grafiek";

/// The anchor of the table in the page.
const TABLE: &str = "tabel";

/// More rows than this do not stand on the page; its downloads have all of them.
const ROWS: usize = 500;

/// So many times make a line; fewer are told better by bars.
const TIMES_OF_A_LINE: usize = 3;

/// The time as a request names it.
const TIME: &str = "tijd";

/// More lines or bars than this are not drawn without somebody who chose them.
const LINES: usize = 8;
const BARS: usize = 25;

/// The rows as a table, and how many of the oldest it leaves out where they are many.
pub fn table(
    snapshot: &Snapshot,
    totals: &[Located<String>],
    asker: &Asker<'_>,
) -> (Option<Table>, usize) {
    tables::newest(snapshot, (TABLE, totals), ROWS, asker)
}

/// The first drawing in a fixed order that the data allow: phases in time, a measure over time, a
/// measure by the values of a dimension.
pub fn chart(snapshot: &Snapshot, public: &PublicDataset, asker: &Asker<'_>) -> Option<Chart> {
    let dataset = snapshot.about();
    let mut chart = requests(snapshot)
        .into_iter()
        .find_map(|request| made(snapshot, &request, asker))?;
    if let [_, _, _, _, ..] = &public.sources[..] {
        let count = public.sources.len();
        chart.source_line = format!(
            "Bron: {count} documenten, zie de dataset „{}”.",
            dataset.title
        );
        chart.data.source_line = None;
    }
    // The page has the list of sources itself.
    chart.source_entries.clear();
    chart.data.source_entries.clear();
    Some(chart)
}

/// A chart, unless the data do not allow it: what would be an author's mistake is then a reason to
/// try the next one.
fn made(snapshot: &Snapshot, request: &ChartRequest, asker: &Asker<'_>) -> Option<Chart> {
    let mut refused = Diagnostics::default();
    let mut sources = Sources::default();
    charts::chart(
        snapshot,
        request,
        1,
        charts::Around::default(),
        asker,
        &mut sources,
        &mut refused,
    )
}

/// The charts to try, in order.
fn requests(snapshot: &Snapshot) -> Vec<ChartRequest> {
    let dataset = snapshot.about();
    if snapshot.events().next().is_some() {
        return vec![request(
            dataset,
            None,
            "Verloop in de tijd",
            charts::timeline(),
        )];
    }
    let cells = snapshot.select(&[]);
    let mut requests = Vec::new();
    for (index, measure) in dataset.measures.iter().enumerate() {
        let of_measure = || cells.iter().filter(|seen| seen.measure() == index);
        let times = of_measure().filter_map(|seen| seen.time().map(|time| time.period()));
        let times: BTreeSet<Period> = times.collect();
        let values = |dimension: usize| -> usize {
            let values = of_measure().filter_map(|seen| seen.key()[dimension].as_deref());
            values.collect::<BTreeSet<&str>>().len()
        };
        let name = Some(measure.name.as_str());
        let title = &measure.title;
        let dimensions = dataset.dimensions.iter().enumerate();
        if times.len() >= TIMES_OF_A_LINE {
            let over_time = format!("{title} in de tijd");
            requests.push(request(dataset, name, &over_time, charts::line(None)));
            for (dimension, about) in dimensions.clone() {
                if (2..=LINES).contains(&values(dimension)) {
                    let title = format!("{title} per {}", about.title.to_lowercase());
                    let series = Located::new(about.name.clone(), dataset.span);
                    requests.push(request(dataset, name, &title, charts::line(Some(series))));
                }
            }
        }
        for (dimension, about) in dimensions {
            if (2..=BARS).contains(&values(dimension)) {
                let title = format!("{title} per {}", about.title.to_lowercase());
                let category = Located::new(about.name.clone(), dataset.span);
                requests.push(request(dataset, name, &title, charts::bars(category)));
            }
        }
        if times.len() == 2 {
            let title = format!("{title} in de tijd");
            let category = Located::new(TIME.to_owned(), dataset.span);
            requests.push(request(dataset, name, &title, charts::bars(category)));
        }
    }
    requests
}

fn request(dataset: &Dataset, measure: Option<&str>, title: &str, asked: AnyAsked) -> ChartRequest {
    let located = |text: &str| Located::new(text.to_owned(), dataset.span);
    ChartRequest {
        id: located(CHART),
        title: title.to_owned(),
        subtitle: None,
        description: None,
        selection: Selection {
            dataset: located(&dataset.id),
            measures: measure.map(located).into_iter().collect(),
            filter: Vec::new(),
            times: Vec::new(),
            from: None,
            until: None,
        },
        panels: None,
        asked,
    }
}

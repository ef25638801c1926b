//! What a chart costs: CPU per chart of each kind, for all its drawings and for its words.
//!
//! `cargo bench --bench charts` prints microseconds, the least of many short rounds; `-- lijn` only
//! charts whose name holds that. It measures; it asserts nothing.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use mimalloc::MiMalloc;
use raadsbrief::chart::{data_table, describe, draw_all, notes, on_paper};
use raadsbrief::model::{
    Arrangement, BarChart, BarSeries, Category, Chart, ChartKind, Date, Direction, DotChart,
    DotRow, LineChart, LineShape, Measurement, Palette, Period, Phase, Point, Qualifier, Quantity,
    Series, SlopeChart, SlopeLine, Status, Timeline, Unit,
};

// As in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How often a chart is drawn in a round, and how many rounds there are.
const TIMES: u32 = 20;
const ROUNDS: usize = 400;

fn main() {
    let wanted: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    println!("µs of CPU per chart    drawings   on paper   words   table   bytes");
    for (name, kind) in kinds() {
        if !wanted.is_empty() && !wanted.iter().any(|wanted| name.contains(wanted)) {
            continue;
        }
        let (palette, chart) = (Palette::default(), chart(kind));
        let drawn = draw_all(&palette, &chart);
        let bytes = drawn.wide.len() + drawn.narrow.len() + drawn.file.len();
        println!(
            "{name:<22} {:>8.1}   {:>8.1}   {:>5.1}   {:>5.1}   {bytes:>5}",
            least(|| drop(black_box(draw_all(&palette, &chart)))),
            least(|| drop(black_box(on_paper(&palette, &chart)))),
            least(|| drop(black_box((
                describe(&chart.kind, &chart.title),
                notes(&chart.kind)
            )))),
            least(|| drop(black_box(data_table(&chart.kind, "proef", &chart.title)))),
        );
    }
}

/// The charts that are measured, by name.
fn kinds() -> Vec<(&'static str, ChartKind)> {
    vec![
        ("lijn 24x3", line(3, 24)),
        ("lijn 24x9", line(9, 24)),
        ("lijn 120x1", line(1, 120)),
        ("staven 9x3 naast", bars(Arrangement::Grouped, 9, 3)),
        ("staven 9x3 gestapeld", bars(Arrangement::Stacked, 9, 3)),
        ("staven 9x3 als aandeel", bars(Arrangement::Shares, 9, 3)),
        ("stippen 9x2", dots(9)),
        ("helling 9", slope(9)),
        ("tijdlijn 4", timeline(4)),
    ]
}

const NAMES: [&str; 9] = [
    "Tilburg",
    "Waalwijk",
    "Goirle",
    "Dongen",
    "Heusden",
    "Oisterwijk",
    "Hilvarenbeek",
    "Loon op Zand",
    "Gilze en Rijen",
];

/// A value that looks random and is the same everywhere.
fn value(row: usize, column: usize) -> Quantity {
    let value = 400 + row * 300 + (row * 7 + column * 13) * 37 % 190;
    Quantity::Known((value as i64).into())
}

fn line(lines: usize, points: usize) -> ChartKind {
    let month = |index: usize| {
        let text = format!("{}-{:02}", 2014 + index / 12, index % 12 + 1);
        Period::parse(&text).expect("a month")
    };
    let point = |line: usize, index: usize| Point {
        time: month(index),
        quantity: value(line, index),
        qualifier: Qualifier::Exact,
        status: match index + 3 > points {
            true => Status::Provisional,
            false => Status::Final,
        },
    };
    let series = (0..lines).map(|line| Series {
        label: NAMES[line].to_owned(),
        points: (0..points).map(|index| point(line, index)).collect(),
        coverage: Vec::new(),
    });
    ChartKind::Line(LineChart {
        unit: Unit::named("cliënten"),
        decimals: 0,
        series: series.collect(),
        breaks: Vec::new(),
        shape: LineShape::Straight,
        emphasis: Vec::new(),
        targets: Vec::new(),
        events: Vec::new(),
        phases: Vec::new(),
        remarks: Vec::new(),
    })
}

fn category(label: &str) -> Category {
    Category {
        label: label.to_owned(),
        time: Period::parse(label),
    }
}

fn measured(row: usize, column: usize) -> Option<Measurement> {
    Some(Measurement {
        quantity: value(row, column),
        qualifier: Qualifier::Exact,
        status: Status::Final,
    })
}

fn bars(arrangement: Arrangement, categories: usize, series: usize) -> ChartKind {
    let names = ["Begeleiding", "Dagopvang", "Vervoer"];
    let series = (0..series).map(|column| BarSeries {
        label: names[column].to_owned(),
        values: (0..categories).map(|row| measured(row, column)).collect(),
    });
    ChartKind::Bars(BarChart {
        unit: Unit::named("cliënten"),
        decimals: 0,
        arrangement,
        direction: Direction::Lying,
        categories: NAMES[..categories]
            .iter()
            .map(|name| category(name))
            .collect(),
        series: series.collect(),
        emphasis: Vec::new(),
        rifts: Vec::new(),
    })
}

fn slope(lines: usize) -> ChartKind {
    let lines = (0..lines).map(|row| SlopeLine {
        label: NAMES[row].to_owned(),
        from: measured(row, 0),
        to: measured(row, 4),
    });
    ChartKind::Slope(SlopeChart {
        unit: Unit::named("cliënten"),
        decimals: 0,
        from: category("2016"),
        to: category("2024"),
        lines: lines.collect(),
        emphasis: Vec::new(),
    })
}

fn dots(rows: usize) -> ChartKind {
    let rows = (0..rows).map(|row| DotRow {
        label: NAMES[row].to_owned(),
        values: vec![measured(row, 0), measured(row, 4)],
    });
    ChartKind::Dots(DotChart {
        unit: Unit::named("cliënten"),
        decimals: 0,
        moments: vec![category("2016"), category("2024")],
        rows: rows.collect(),
        emphasis: Vec::new(),
    })
}

fn timeline(phases: usize) -> ChartKind {
    let phases = (0..phases).map(|index| Phase {
        label: format!("Fase {}", index + 1),
        detail: "50 huishoudens; leren en reflecteren".to_owned(),
        begin: Period::parse(&format!("najaar {}", 2019 + index)).expect("a season"),
        end: None,
        status: Status::Intention,
    });
    ChartKind::Timeline(Timeline {
        phases: phases.collect(),
        events: Vec::new(),
        letter_date: Some(Date::constant(2020, 3, 22)),
    })
}

/// A chart as a letter has it.
fn chart(kind: ChartKind) -> Chart {
    let title = "Begeleiding neemt in Tilburg sneller toe dan in de rest van de regio";
    let words = describe(&kind, title);
    Chart {
        id: "proef".to_owned(),
        number: 1,
        title: title.to_owned(),
        subtitle: "Cliënten met begeleiding, januari 2014 tot en met december 2015".to_owned(),
        source_line: "Bron: Kwartaalcijfers begeleiding, 15 januari 2016 (verzonnen). \
                      Periode: januari 2014 tot en met december 2015."
            .to_owned(),
        notes: vec!["De cijfers zijn fictief: verzonnen als voorbeeld.".to_owned()],
        alternative: words.alternative,
        description: words.description,
        data: data_table(&kind, "proef", title),
        kind,
        source_entries: Vec::new(),
    }
}

/// Microseconds that something takes. The least of many short rounds is CPU time: in one of them
/// nothing else came between.
fn least(work: impl Fn()) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let before = Instant::now();
        for _ in 0..TIMES {
            work();
        }
        least = least.min(before.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES));
    }
    least
}

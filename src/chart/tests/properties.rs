//! The rules of drawings, held against random charts.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::model::{
    Arrangement, BarChart, BarSeries, Category, ChartKind, Compared, CoverageChange, Date,
    Direction, DotChart, DotRow, Event, LineChart, LineShape, Measurement, NumberChart, Panel,
    PanelChart, Period, Phase, Point, Precision, Qualifier, Quantity, Remark, Rift, RiftKind,
    Series, SeriesBreak, SlopeChart, SlopeLine, Status, Target, Timeline, Unit,
};

use super::super::{Surface, draw};
use super::check;
use super::paper::assert_can_be_printed;
use super::samples::{chart, monthly};

/// Boxed: what is made of many of them would need more stack than a test has.
fn any_words() -> BoxedStrategy<String> {
    prop_oneof![
        "[A-Za-zé ]{0,24}",
        "[ -~]{0,60}",
        "\\PC{0,40}",
        proptest::collection::vec(any::<char>(), 0..20)
            .prop_map(|characters| characters.into_iter().collect()),
        // From right to left, marks on letters, and letters of several characters.
        "[\u{5d0}-\u{5ea} ]{0,40}",
        "[\u{620}-\u{64a} ]{0,40}",
        "([a-z][\u{300}-\u{36f}]{1,6}){0,20}",
        "(\u{1f469}\u{200d}\u{1f9d1}|\u{1f1f3}\u{1f1f1}|\u{e01}\u{e33}){0,12}",
        Just("lang woord ".repeat(11)),
        Just("w".repeat(120)),
    ]
    .boxed()
}

fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        3 => (2015_i16..2027, 1_i8..=12, 1_i8..=28),
        1 => (1800_i16..2200, 1_i8..=12, 1_i8..=28),
    ]
    .prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn any_period() -> impl Strategy<Value = Period> {
    let precision = prop_oneof![
        Just(Precision::Day),
        Just(Precision::Month),
        Just(Precision::Quarter),
        Just(Precision::Year),
        Just(Precision::Range),
        Just(Precision::Fuzzy),
    ];
    (any_date(), 0_i32..800, precision, any_words()).prop_map(|(begin, days, precision, text)| {
        let days = match precision {
            Precision::Day => 0,
            Precision::Month => 30,
            Precision::Quarter => 90,
            Precision::Year => 364,
            Precision::Range | Precision::Fuzzy => days,
        };
        Period {
            begin,
            end: begin.saturating_add(jiff::Span::new().days(days)),
            precision,
            text,
        }
    })
}

fn any_timeline() -> impl Strategy<Value = ChartKind> {
    let phase = (
        (any_words(), any_words()),
        any_period(),
        proptest::option::of(any_period()),
        prop_oneof![Just(Status::Final), Just(Status::Intention)],
    )
        .prop_map(|((label, detail), begin, end, status)| Phase {
            label,
            detail,
            begin,
            end,
            status,
        });
    let event = (any_words(), any_words(), any_period()).prop_map(|(label, detail, when)| Event {
        label,
        detail,
        when,
        status: Status::Unknown,
    });
    (
        proptest::collection::vec(phase, 0..6),
        proptest::collection::vec(event, 0..6),
        proptest::option::of(any_date()),
    )
        .prop_map(|(phases, events, letter_date)| {
            ChartKind::Timeline(Timeline {
                phases,
                events,
                letter_date,
            })
        })
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        8 => (-500_i64..5000).prop_map(|value| Quantity::Known(value.into())),
        1 => any::<i64>().prop_map(|value| Quantity::Known(value.into())),
        1 => any::<i128>().prop_filter_map("fits", |value| {
            let value = value / 4_000_000_000;
            rust_decimal::Decimal::try_from_i128_with_scale(value, 3).ok().map(Quantity::Known)
        }),
        1 => Just(Quantity::Known(rust_decimal::Decimal::MAX)),
        1 => Just(Quantity::Known(rust_decimal::Decimal::MIN)),
        1 => Just(Quantity::Withheld),
        1 => Just(Quantity::Missing),
        1 => Just(Quantity::NotApplicable),
    ]
}

fn any_line() -> impl Strategy<Value = ChartKind> {
    let status = prop_oneof![Just(Status::Final), Just(Status::Provisional)];
    let point = (any_period(), any_quantity(), any_qualifier(), status).prop_map(
        |(time, quantity, qualifier, status)| Point {
            time,
            quantity,
            qualifier,
            status,
        },
    );
    let irregular = proptest::collection::vec(point, 0..12).prop_map(|mut points| {
        points.sort_by(|a, b| a.time.cmp(&b.time));
        points
    });
    let regular = proptest::collection::vec(any_quantity(), 1..60).prop_map(|quantities| {
        let mut points = monthly("", 2019, &vec![None; quantities.len()]).points;
        for (point, quantity) in points.iter_mut().zip(quantities) {
            point.quantity = quantity;
        }
        points
    });
    let points = prop_oneof![irregular, regular];
    let change = (any_period(), proptest::option::of(any_words()), any_words()).prop_map(
        |(from, before, after)| CoverageChange {
            from,
            before,
            after: Some(after),
        },
    );
    let changes = proptest::collection::vec(change, 0..2);
    let series = (any_words(), points, changes).prop_map(|(label, points, coverage)| Series {
        label,
        points,
        coverage,
    });
    let unit = prop_oneof![
        any_words(),
        Just("euro".to_owned()),
        Just("procent".to_owned())
    ];
    let breaks = proptest::collection::vec(any_break(), 0..3);
    let series = proptest::collection::vec(series, 0..12);
    (series, unit, 0_u32..29, breaks, any_context()).prop_map(
        |(series, unit, decimals, breaks, context)| {
            let every = series.iter().step_by(2);
            let emphasis = every.map(|series| series.label.clone()).collect();
            ChartKind::Line(LineChart {
                unit: Unit::named(&unit),
                decimals,
                series,
                breaks,
                emphasis: match context.breaks.is_empty() {
                    true => emphasis,
                    false => Vec::new(),
                },
                ..context
            })
        },
    )
}

/// A line chart of which only what stands around its lines is to be used, and its shape; a break in
/// it says that no line has emphasis.
fn any_context() -> impl Strategy<Value = LineChart> {
    let target =
        (any_words(), any_quantity()).prop_map(|(label, quantity)| Target { label, quantity });
    let event = (any_words(), any_period()).prop_map(|(label, when)| Event {
        label,
        detail: String::new(),
        when,
        status: Status::Unknown,
    });
    let phase = (
        any_words(),
        any_period(),
        proptest::option::of(any_period()),
    )
        .prop_map(|(label, begin, end)| Phase {
            label,
            detail: String::new(),
            begin,
            end,
            status: Status::Unknown,
        });
    let remark = (any_words(), any_period()).prop_map(|(text, at)| Remark { at, text });
    (
        any::<bool>(),
        proptest::collection::vec(target, 0..3),
        proptest::collection::vec(event, 0..8),
        proptest::collection::vec(phase, 0..4),
        proptest::collection::vec(remark, 0..4),
        proptest::collection::vec(any_break(), 0..2),
    )
        .prop_map(
            |(is_step, targets, events, phases, remarks, breaks)| LineChart {
                unit: Unit::named(""),
                decimals: 0,
                shape: match is_step {
                    true => LineShape::Step,
                    false => LineShape::Straight,
                },
                series: Vec::new(),
                breaks,
                emphasis: Vec::new(),
                targets,
                events,
                phases,
                remarks,
            },
        )
}

fn any_break() -> impl Strategy<Value = SeriesBreak> {
    (any_period(), any_words()).prop_map(|(from, reason)| SeriesBreak { from, reason })
}

fn any_qualifier() -> impl Strategy<Value = Qualifier> {
    let others = [Qualifier::JustOver, Qualifier::Estimated];
    prop_oneof![9 => Just(Qualifier::Exact), 1 => proptest::sample::select(others.to_vec())]
}

fn any_measurement() -> impl Strategy<Value = Option<Measurement>> {
    let status = prop_oneof![Just(Status::Final), Just(Status::Intention)];
    let measurement =
        (any_quantity(), any_qualifier(), status).prop_map(|(quantity, qualifier, status)| {
            Measurement {
                quantity,
                qualifier,
                status,
            }
        });
    proptest::option::weighted(0.95, measurement)
}

fn any_unit() -> impl Strategy<Value = Unit> {
    let unit = prop_oneof![
        any_words(),
        Just("euro".to_owned()),
        Just("procent".to_owned())
    ];
    unit.prop_map(|unit| Unit::named(&unit))
}

/// Categories that are names, or times that follow each other.
fn any_categories() -> impl Strategy<Value = Vec<Category>> {
    let names = any_words().prop_map(|label| Category { label, time: None });
    let odd = any_period().prop_map(|time| Category {
        label: time.short(),
        time: Some(time),
    });
    let months = (1_usize..31).prop_map(|count| {
        let points = monthly("", 2019, &vec![None; count]).points;
        let category = |time: Period| Category {
            label: time.short(),
            time: Some(time),
        };
        points
            .into_iter()
            .map(|point| category(point.time))
            .collect()
    });
    prop_oneof![
        proptest::collection::vec(names, 0..16),
        proptest::collection::vec(odd, 0..16),
        months,
    ]
}

fn any_arrangement() -> impl Strategy<Value = Arrangement> {
    prop_oneof![
        Just(Arrangement::Grouped),
        Just(Arrangement::Stacked),
        Just(Arrangement::Shares),
        Just(Arrangement::Opposed),
    ]
}

fn any_rift() -> impl Strategy<Value = Rift> {
    let kind = prop_oneof![Just(RiftKind::Counting), Just(RiftKind::Coverage)];
    (0_u32..20, kind, any_words()).prop_map(|(after, kind, note)| Rift { after, kind, note })
}

fn any_bars() -> impl Strategy<Value = ChartKind> {
    (any_categories(), 0_usize..7, any_arrangement())
        .prop_flat_map(|(categories, count, arrangement)| {
            let values = proptest::collection::vec(any_measurement(), categories.len());
            let series =
                (any_words(), values).prop_map(|(label, values)| BarSeries { label, values });
            let count = match arrangement {
                Arrangement::Opposed => 2,
                _ => count,
            };
            (
                Just((categories, arrangement)),
                proptest::collection::vec(series, count),
                any_unit(),
                0_u32..29,
                (any::<bool>(), 0_usize..8, 0_usize..20),
                proptest::collection::vec(any_rift(), 0..3),
            )
        })
        .prop_map(
            |((categories, arrangement), mut series, unit, decimals, chosen, rifts)| {
                // Only bars beside each other hold values below zero.
                for value in series.iter_mut().flat_map(|series| &mut series.values) {
                    if let Some(Measurement {
                        quantity: Quantity::Known(value),
                        ..
                    }) = value
                        && arrangement != Arrangement::Grouped
                    {
                        *value = value.abs();
                    }
                }
                let (standing, one, other) = chosen;
                let names = series.get(one).map(|series| series.label.clone());
                let emphasis = names
                    .into_iter()
                    .chain(categories.get(other).map(|found| found.label.clone()))
                    .collect();
                ChartKind::Bars(BarChart {
                    unit,
                    decimals,
                    arrangement,
                    direction: if standing {
                        Direction::Standing
                    } else {
                        Direction::Lying
                    },
                    categories,
                    series,
                    emphasis,
                    rifts,
                })
            },
        )
}

fn any_slope() -> impl Strategy<Value = ChartKind> {
    let line = (any_words(), any_measurement(), any_measurement())
        .prop_map(|(label, from, to)| SlopeLine { label, from, to });
    let moment = || any_words().prop_map(|label| Category { label, time: None });
    (
        (moment(), moment()),
        proptest::collection::vec(line, 0..21),
        any_unit(),
        0_u32..29,
    )
        .prop_map(|((from, to), lines, unit, decimals)| {
            let every = lines.iter().step_by(3);
            let emphasis = every.map(|line| line.label.clone()).collect();
            ChartKind::Slope(SlopeChart {
                unit,
                decimals,
                from,
                to,
                lines,
                emphasis: match decimals % 2 {
                    0 => emphasis,
                    _ => Vec::new(),
                },
            })
        })
}

/// Panels of one kind: what they must share is that of the first.
fn any_panels_of(
    kind: impl Strategy<Value = ChartKind>,
    alike: impl Fn(&ChartKind, ChartKind) -> ChartKind,
) -> impl Strategy<Value = ChartKind> {
    let panel = (any_words(), kind);
    (any_words(), proptest::collection::vec(panel, 1..13)).prop_map(move |(by, panels)| {
        let first = panels[0].1.clone();
        let panel = |(label, kind)| Panel {
            label,
            kind: alike(&first, kind),
        };
        ChartKind::Panels(PanelChart {
            by,
            panels: panels.into_iter().map(panel).collect(),
        })
    })
}

fn any_panels() -> impl Strategy<Value = ChartKind> {
    prop_oneof![any_panels_of_lines(), any_panels_of_dots()]
}

fn any_panels_of_dots() -> impl Strategy<Value = ChartKind> {
    any_panels_of(any_dots().boxed(), |first, kind| match (first, kind) {
        (ChartKind::Dots(first), ChartKind::Dots(own)) => {
            let values = own.rows.iter().flat_map(|row| row.values.iter().copied());
            let mut values: Vec<Option<Measurement>> = values.collect();
            let row = |row: &DotRow| DotRow {
                label: row.label.clone(),
                values: (0..first.moments.len())
                    .map(|_| values.pop().flatten())
                    .collect(),
            };
            ChartKind::Dots(DotChart {
                rows: first.rows.iter().map(row).collect(),
                ..first.clone()
            })
        }
        (_, kind) => kind,
    })
}

fn any_panels_of_lines() -> impl Strategy<Value = ChartKind> {
    any_panels_of(any_line().boxed(), |first, kind| match (first, kind) {
        (ChartKind::Line(first), ChartKind::Line(own)) => ChartKind::Line(LineChart {
            series: own.series.into_iter().take(4).collect(),
            breaks: own.breaks,
            ..first.clone()
        }),
        (_, kind) => kind,
    })
}

fn any_number() -> impl Strategy<Value = ChartKind> {
    let about = || {
        let name = any_words().prop_map(|label| Category { label, time: None });
        let time = any_period().prop_map(|time| Category {
            label: time.text.clone(),
            time: Some(time),
        });
        prop_oneof![name, time]
    };
    let compared =
        (about(), any_measurement()).prop_map(|(about, value)| Compared { about, value });
    let course = any_line().boxed().prop_map(|kind| match kind {
        ChartKind::Line(line) => line.series.into_iter().next().map(|series| series.points),
        _ => None,
    });
    (
        about().boxed(),
        any_measurement().boxed(),
        proptest::option::of(compared.boxed()),
        course.boxed(),
        any_unit().boxed(),
        0_u32..29,
    )
        .prop_map(|(about, value, compared, course, unit, decimals)| {
            ChartKind::Number(NumberChart {
                unit,
                decimals,
                about,
                value: value.unwrap_or(Measurement {
                    quantity: Quantity::Known(7.into()),
                    qualifier: Qualifier::Exact,
                    status: Status::Final,
                }),
                compared,
                course: course.unwrap_or_default(),
                breaks: Vec::new(),
            })
        })
}

fn any_dots() -> impl Strategy<Value = ChartKind> {
    let moment = prop_oneof![
        any_words().prop_map(|label| Category { label, time: None }),
        any_period().prop_map(|time| Category {
            label: time.text.clone(),
            time: Some(time),
        }),
    ];
    proptest::collection::vec(moment, 0..7)
        .prop_flat_map(|moments| {
            let values = proptest::collection::vec(any_measurement(), moments.len());
            let row = (any_words(), values).prop_map(|(label, values)| DotRow { label, values });
            (
                Just(moments),
                proptest::collection::vec(row, 0..12),
                any_unit(),
                0_u32..29,
                0_usize..20,
            )
        })
        .prop_map(|(moments, rows, unit, decimals, chosen)| {
            let emphasis = rows.get(chosen).map(|row| row.label.clone());
            ChartKind::Dots(DotChart {
                unit,
                decimals,
                moments,
                rows,
                emphasis: emphasis.into_iter().collect(),
            })
        })
}

/// How many cases are tried, and which: always the same, or as many others as `RAADSBRIEF_CASES` says.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("RAADSBRIEF_CASES");
    let asked = asked.ok().and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(usual),
        failure_persistence: None,
        max_shrink_iters: 4000,
        rng_seed: match asked {
            Some(_) => RngSeed::Random,
            None => RngSeed::Fixed(2),
        },
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_timeline_is_well_drawn(kind in any_timeline(), title in any_words()) {
        let mut chart = chart("tijdlijn", kind);
        chart.title = title;
        check(&chart);
    }

    #[test]
    fn any_line_is_well_drawn(kind in any_line(), title in any_words()) {
        let mut chart = chart("lijn", kind);
        chart.title = title;
        check(&chart);
    }

    #[test]
    fn any_bars_are_well_drawn(kind in any_bars(), title in any_words()) {
        let mut chart = chart("staven", kind);
        chart.title = title;
        check(&chart);
    }

    #[test]
    fn any_panels_are_well_drawn(kind in any_panels(), title in any_words()) {
        let mut chart = chart("panelen", kind);
        chart.title = title;
        check(&chart);
    }

    #[test]
    fn any_number_is_well_drawn(kind in any_number(), title in any_words()) {
        let mut chart = chart("getal", kind);
        chart.title = title;
        check(&chart);
    }

    #[test]
    fn any_dots_are_well_drawn(kind in any_dots(), title in any_words()) {
        let mut chart = chart("stippen", kind);
        chart.title = title;
        check(&chart);
    }

    #[test]
    fn any_slope_is_well_drawn(kind in any_slope(), title in any_words()) {
        let mut chart = chart("helling", kind);
        chart.title = title;
        check(&chart);
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_chart_can_be_printed(
        kind in prop_oneof![
            any_timeline().boxed(),
            any_line().boxed(),
            any_bars().boxed(),
            any_slope().boxed(),
            any_dots().boxed(),
            any_panels().boxed(),
            any_number().boxed(),
        ],
        title in any_words(),
    ) {
        let mut chart = chart("druk", kind);
        chart.title = title;
        assert_can_be_printed(&draw(&chart, Surface::Image));
    }
}

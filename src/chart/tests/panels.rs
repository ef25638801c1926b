//! Panels and numbers: what they share, and what they say.

use crate::model::{
    Category, ChartKind, Compared, LineChart, Measurement, NumberChart, Panel, PanelChart, Period,
    Qualifier, Quantity, Series, Status, Unit,
};

use super::samples::{chart, line_chart, monthly};
use super::svg::Drawing;
use super::{SURFACES, check, texts};
use crate::chart::{Surface, data_table, describe, draw};

fn panels(found: Vec<(&str, Vec<Series>)>) -> ChartKind {
    let panel = |(label, series): (&str, Vec<Series>)| Panel {
        label: label.to_owned(),
        kind: line_chart("cliënten", series),
    };
    ChartKind::Panels(PanelChart {
        by: "Gemeente".to_owned(),
        panels: found.into_iter().map(panel).collect(),
    })
}

fn three() -> ChartKind {
    let line = |values: &[Option<i64>]| vec![monthly("", 2024, values)];
    panels(vec![
        ("Tilburg", line(&[Some(400), Some(410), Some(460)])),
        ("Goirle", line(&[Some(40), None, Some(30)])),
        ("Dongen", line(&[None, None, None])),
    ])
}

fn measured(value: i64) -> Measurement {
    Measurement {
        quantity: Quantity::Known(value.into()),
        qualifier: Qualifier::Exact,
        status: Status::Final,
    }
}

fn moment(text: &str) -> Category {
    Category {
        label: text.to_owned(),
        time: Period::parse(text),
    }
}

fn number(value: i64, before: Option<Measurement>) -> ChartKind {
    ChartKind::Number(NumberChart {
        unit: Unit::named("cliënten"),
        decimals: 0,
        about: moment("1 januari 2025"),
        value: measured(value),
        compared: Some(Compared {
            about: moment("1 januari 2024"),
            value: before,
        }),
        course: Vec::new(),
        breaks: Vec::new(),
    })
}

#[test]
fn panels_share_one_scale_and_say_it_once() {
    let chart = chart("panelen", three());
    check(&chart);
    for surface in SURFACES {
        let words = Drawing::read(&draw(&chart, surface)).unwrap().words();
        let times = |wanted: &str| words.iter().filter(|word| *word == wanted).count();
        assert_eq!(times("cliënten"), 1, "{words:?}");
        for name in ["Tilburg", "Goirle", "Dongen"] {
            assert_eq!(times(name), 1, "{words:?}");
        }
        // Each panel has its last value, or the word for why there is none.
        assert_eq!([times("460"), times("30")], [1, 1]);
        assert!(times("onbekend") >= 1, "{words:?}");
        let columns = if surface == Surface::Narrow { 2 } else { 3 };
        let leftmost = 3_usize.div_ceil(columns);
        assert_eq!(times("400"), leftmost, "{surface:?}: {words:?}");
    }
}

#[test]
fn what_panels_have_in_common_is_told_once_and_what_stands_out_by_name() {
    let told = describe(&three(), "Titel").description;
    for sentence in [
        "Drie lijngrafieken van het aantal cliënten, één per gemeente, alle op dezelfde schaal.",
        "Tussen januari 2024 en maart 2024 steeg de waarde in één van de twee panelen; bij Goirle daalde zij.",
        "De grootste stijging is die bij Tilburg: van 400\u{a0}cliënten naar 460\u{a0}cliënten, een verschil van 60\u{a0}cliënten.",
        "Geen enkele waarde voor Dongen: onbekend.",
    ] {
        assert!(told.contains(sentence), "{sentence}\n{told}");
    }
}

#[test]
fn panels_of_one_line_have_a_column_each_and_those_of_several_a_row() {
    let table = data_table(&three(), "panelen", "Titel");
    let titles: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(titles, ["Periode", "Tilburg", "Goirle", "Dongen"]);
    assert_eq!(
        texts(&table.rows[1].cells),
        ["februari 2024", "410", "onbekend", "onbekend"]
    );
    let two = || {
        vec![
            monthly("Jeugd", 2024, &[Some(1), Some(2)]),
            monthly("Wmo", 2024, &[Some(3), Some(4)]),
        ]
    };
    let several = panels(vec![("Tilburg", two()), ("Goirle", two())]);
    let table = data_table(&several, "panelen", "Titel");
    assert_eq!(
        texts(&table.rows[3].cells),
        ["Goirle", "februari 2024", "2", "4"]
    );
}

#[test]
fn what_panels_cannot_show_of_a_line_is_not_lost() {
    let ChartKind::Panels(mut chart_of_panels) = three() else {
        unreachable!()
    };
    let target = crate::model::Target {
        label: "norm".to_owned(),
        quantity: Quantity::Known(300.into()),
    };
    for panel in &mut chart_of_panels.panels {
        if let ChartKind::Line(LineChart { targets, .. }) = &mut panel.kind {
            targets.push(target.clone());
        }
    }
    let chart = chart("panelen", ChartKind::Panels(chart_of_panels));
    check(&chart);
    let words = Drawing::read(&draw(&chart, Surface::Wide)).unwrap().words();
    assert!(
        words.contains(&"cliënten; streeplijn: norm 300".to_owned()),
        "{words:?}"
    );
}

#[test]
fn a_number_says_how_it_differs_in_words_and_a_shape() {
    let said = |value: i64, before: Option<Measurement>| {
        let chart = chart("getal", number(value, before));
        check(&chart);
        let drawing = draw(&chart, Surface::Wide);
        Drawing::read(&drawing).unwrap().words().join(" | ")
    };
    let more = said(4123, Some(measured(4111)));
    assert!(
        more.contains("12 meer dan op 1 januari 2024 (4.111)"),
        "{more}"
    );
    assert!(
        more.starts_with("4.123 | cliënten | op 1 januari 2025"),
        "{more}"
    );
    let same = said(7, Some(measured(7)));
    assert!(same.contains("Even veel als op 1 januari 2024"), "{same}");
    let none = said(7, None);
    assert!(none.contains("Op 1 januari 2024: onbekend"), "{none}");
    let told = describe(&number(10, Some(measured(12))), "Titel").description;
    assert_eq!(
        told,
        "Eén getal: 10\u{a0}cliënten op 1 januari 2025. \
         Dat is 2\u{a0}cliënten minder dan op 1 januari 2024 (12\u{a0}cliënten)."
    );
}

#[test]
fn a_long_number_becomes_smaller_and_stays_whole() {
    let chart = chart("getal", number(1_234_567_891, Some(measured(1))));
    check(&chart);
    let words = Drawing::read(&draw(&chart, Surface::Narrow))
        .unwrap()
        .words();
    assert!(words.contains(&"1.234.567.891".to_owned()), "{words:?}");
}

//! Dots: what they say and what they must never say.

use crate::model::{DotChart, DotRow, Status, Unit};

use super::samples::{at, category, chart, measured};
use super::svg::Drawing;
use super::{SURFACES, check, texts};
use crate::chart::{Surface, draw};
use crate::model::{Chart, ChartKind};

/// A row with its values; `None` for one that nobody knows.
fn row(label: &str, values: &[Option<i64>]) -> DotRow {
    DotRow {
        label: label.to_owned(),
        values: values.iter().copied().map(measured).collect(),
    }
}

fn dots(rows: Vec<DotRow>) -> DotChart {
    let moments = ["2016", "2017", "2018", "2019", "2020", "2021"];
    let count = rows.first().map_or(0, |row| row.values.len());
    DotChart {
        unit: Unit::named("aanbieders"),
        decimals: 0,
        moments: moments[..count].iter().map(|moment| at(moment)).collect(),
        rows,
        emphasis: Vec::new(),
    }
}

fn drawn(chart_of: DotChart) -> Chart {
    chart("stippen", ChartKind::Dots(chart_of))
}

fn words(chart_of: DotChart, surface: Surface) -> Vec<String> {
    Drawing::read(&draw(&drawn(chart_of), surface))
        .unwrap()
        .words()
}

/// The places of circles from left to right, with their classes.
fn circles(drawing: &str) -> Vec<(f64, &str)> {
    drawing
        .split("<circle cx=\"")
        .skip(1)
        .map(|circle| {
            let x = circle.split('"').next().unwrap().parse().unwrap();
            let class = circle.split("class=\"").nth(1).unwrap();
            (x, class.split('"').next().unwrap())
        })
        .collect()
}

#[test]
fn the_first_moment_is_open_and_the_second_solid_at_their_values() {
    let chart_of = dots(vec![
        row("Noord", &[Some(100), Some(50)]),
        row("Zuid", &[Some(0), Some(100)]),
    ]);
    let drawing = draw(&drawn(chart_of), Surface::Wide);
    let found = circles(&drawing);
    let classes: Vec<&str> = found.iter().map(|(_, class)| *class).collect();
    assert_eq!(classes, ["g-h1", "g-v1", "g-h1", "g-v1"]);
    let (hundred, fifty, zero) = (found[0].0, found[1].0, found[2].0);
    assert!((hundred + zero - 2.0 * fifty).abs() < 0.2, "{found:?}");
    assert!((found[3].0 - hundred).abs() < 0.1, "{found:?}");
    assert!(
        drawing.contains("Noord, 2016: 100\u{a0}aanbieders"),
        "{drawing}"
    );
}

#[test]
fn a_missing_end_is_a_word_on_its_side_and_a_note() {
    let chart_of = dots(vec![
        row("Noord", &[Some(80), Some(13)]),
        row("Zuid", &[None, Some(40)]),
        row("West", &[None, None]),
    ]);
    for surface in SURFACES {
        let said = words(chart_of.clone(), surface);
        let missing = said.iter().filter(|word| *word == "onbekend").count();
        assert_eq!(missing, 2, "{said:?}");
    }
    let drawing = draw(&drawn(chart_of.clone()), Surface::Wide);
    assert_eq!(circles(&drawing).len(), 3);
    let notes = crate::chart::notes(&drawn(chart_of).kind);
    assert_eq!(
        notes,
        [
            "In 2016 is de waarde van Zuid en West onbekend.",
            "In 2017 is de waarde van West onbekend."
        ]
    );
}

#[test]
fn what_is_not_final_is_dashed() {
    let mut chart_of = dots(vec![row("Noord", &[Some(80), Some(13)])]);
    assert!(!draw(&drawn(chart_of.clone()), Surface::Wide).contains("stroke-dasharray"));
    if let Some(value) = &mut chart_of.rows[0].values[1] {
        value.status = Status::Provisional;
    }
    let drawing = draw(&drawn(chart_of.clone()), Surface::Wide);
    assert!(drawing.contains("stroke-dasharray=\"5 4\""));
    assert!(drawing.contains("Noord, 2017: 13\u{a0}aanbieders (voorlopig)"));
    assert!(words(chart_of, Surface::Wide).contains(&"voorlopig".to_owned()));
}

#[test]
fn a_scale_that_does_not_begin_at_zero_says_so() {
    let far = dots(vec![row("Noord", &[Some(80), Some(90)])]);
    let near = dots(vec![row("Noord", &[Some(8), Some(90)])]);
    let says = |chart_of: DotChart| {
        let said = words(chart_of, Surface::Wide);
        said.iter().any(|word| word.contains("begint niet bij nul"))
    };
    assert!(says(far));
    assert!(!says(near));
}

#[test]
fn moments_are_named_at_the_first_row_or_above_all() {
    let spread = dots(vec![
        row("Noord", &[Some(80), Some(13)]),
        row("Zuid", &[Some(30), Some(40)]),
    ]);
    let lone = dots(vec![
        row("Noord", &[Some(80), None]),
        row("Zuid", &[Some(30), Some(40)]),
    ]);
    for chart_of in [spread, lone] {
        for surface in [Surface::Wide, Surface::Narrow] {
            let said = words(chart_of.clone(), surface);
            for moment in ["2016", "2017"] {
                assert!(said.iter().any(|word| word == moment), "{said:?}");
            }
        }
    }
}

#[test]
fn awkward_dots_keep_to_the_rules() {
    let long = "Jeugdhulp met verblijf, segment hoog-specialistisch ".repeat(3);
    for chart_of in [
        dots(vec![row("Tilburg", &[Some(1)])]),
        dots(vec![row("Tilburg", &[Some(0), Some(0)])]),
        dots(vec![row("Tilburg", &[Some(5), Some(5)]); 3]),
        dots(vec![row(&long, &[Some(-3), Some(1_000_000_000_000)]); 2]),
        dots(vec![
            row("a", &[Some(7); 6]),
            row("b", &[None, Some(1), Some(2), Some(2), Some(2), None]),
        ]),
        dots(
            (0..40)
                .map(|n| row(&format!("Wijk {n}"), &[Some(n), Some(40 - n)]))
                .collect(),
        ),
    ] {
        check(&drawn(chart_of.clone()));
        let mut emphasised = chart_of;
        emphasised.emphasis = vec![emphasised.rows[0].label.clone()];
        emphasised.moments[0] = category(&long);
        check(&drawn(emphasised));
    }
}

#[test]
fn dots_are_told_in_words_and_as_a_table() {
    let chart = drawn(dots(vec![
        row("Noord", &[Some(80), Some(13)]),
        row("Zuid", &[Some(30), None]),
    ]));
    assert_eq!(
        chart.description.replace('\u{a0}', " "),
        "Stippendiagram van het aantal aanbieders, 2016 en 2017, met twee rijen. Noord: van 80 \
         aanbieders naar 13 aanbieders, een daling van 67 aanbieders. Zuid: in 2016 30 aanbieders; \
         in 2017 onbekend."
    );
    assert_eq!(texts(&chart.data.rows[0].cells), ["Noord", "80", "13"]);
    let chart = drawn(dots(vec![row("Noord", &[Some(80), Some(13), Some(20)])]));
    let told = chart.description.replace('\u{a0}', " ");
    assert!(
        told.contains("Noord: 80 aanbieders (2016), 13 aanbieders (2017) en 20 aanbieders (2018)."),
        "{told}"
    );
    assert!(
        told.contains(
            "Het hoogst is Noord in 2016 (80 aanbieders), het laagst Noord in 2017 (13 aanbieders)."
        ),
        "{told}"
    );
}

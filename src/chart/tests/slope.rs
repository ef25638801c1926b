//! Slopes: what they say and what they must never say.

use crate::model::{SlopeChart, Status};

use super::samples::{regions, slope_line};
use super::svg::Drawing;
use super::{check, slope, texts};
use crate::chart::{Surface, draw};

#[test]
fn lines_are_named_at_both_ends_and_on_a_phone_at_one() {
    let words = |surface| {
        Drawing::read(&draw(&slope(regions()), surface))
            .unwrap()
            .words()
    };
    let named = |surface| {
        let words = words(surface);
        words
            .iter()
            .filter(|words| words.starts_with("Eindhoven"))
            .count()
    };
    assert_eq!((named(Surface::Wide), named(Surface::Narrow)), (2, 1));
    assert!(words(Surface::Narrow).contains(&"104".to_owned()));
}

#[test]
fn an_intention_is_dashed_with_an_open_end() {
    let drawing = draw(&slope(regions()), Surface::Wide);
    assert_eq!(
        drawing.matches("stroke-dasharray").count(),
        2,
        "the line and its key"
    );
    assert_eq!(drawing.matches("class=\"g-h1\"").count(), 1);
    assert!(drawing.contains("naar 13\u{a0}aanbieders (2017, voornemen)"));
    let mut firm = regions();
    firm.lines[0].to.as_mut().unwrap().status = Status::Final;
    assert!(!draw(&slope(firm), Surface::Wide).contains("stroke-dasharray"));
}

#[test]
fn a_line_without_one_of_its_values_is_a_mark() {
    let drawing = draw(&slope(regions()), Surface::Wide);
    assert_eq!(drawing.matches("class=\"g-s5\"").count(), 0);
    assert_eq!(drawing.matches("<circle").count(), 10);
    let told = slope(regions()).description;
    assert!(
        told.contains("Rotterdam: in 2016 30\u{a0}aanbieders; in 2017 onbekend."),
        "{told}"
    );
}

#[test]
fn awkward_slopes_keep_to_the_rules() {
    let with = |lines: Vec<_>| SlopeChart { lines, ..regions() };
    let long = "Jeugdhulp met verblijf, segment hoog-specialistisch";
    let many = |count: i64, value: fn(i64) -> i64| {
        let line = |n| slope_line(&format!("Gemeente {n}"), Some(value(n)), Some(value(n + 3)));
        (0..count).map(line).collect::<Vec<_>>()
    };
    for chart in [
        regions(),
        with(vec![slope_line("Tilburg", Some(5), Some(5))]),
        with(vec![
            slope_line(long, Some(5), Some(5)),
            slope_line(long, Some(5), Some(5)),
        ]),
        with(vec![slope_line("", Some(0), Some(0))]),
        with(vec![
            slope_line("a", Some(-5), Some(3)),
            slope_line("b", None, Some(4)),
        ]),
        with(many(9, |n| n * n)),
        with(many(20, |_| 7)),
        with(many(20, |n| 1_000_000 + n)),
    ] {
        check(&slope(chart));
    }
}

#[test]
fn a_slope_is_told_in_words() {
    let chart = slope(regions());
    let told = chart.description.replace('\u{a0}', " ");
    assert!(
        told.starts_with(
            "Hellingdiagram van het aantal aanbieders, 2016 en 2017, met vijf lijnen. Hart van \
             Brabant: van 80 aanbieders naar 13 aanbieders, een daling van 67 aanbieders."
        ),
        "{told}"
    );
    assert!(
        told.contains("De grootste verandering is die van Hart van Brabant: 67 aanbieders."),
        "{told}"
    );
    assert_eq!(
        texts(&chart.data.rows[4].cells),
        ["Rotterdam", "30", "onbekend"]
    );
}

//! Bars: what they say and what they must never say.

use crate::model::{
    Arrangement, BarChart, Direction, Measurement, Quantity, Rift, RiftKind, Status,
};

use super::samples::{at, bar_chart, bar_series, category, measured, municipalities, years};
use super::svg::Drawing;
use super::{SURFACES, bars, check, texts};
use crate::chart::{Surface, draw};

fn words(chart: BarChart, surface: Surface) -> Vec<String> {
    Drawing::read(&draw(&bars(chart), surface)).unwrap().words()
}

fn single(values: &[(&str, Option<i64>)]) -> BarChart {
    let categories = values.iter().map(|(label, _)| category(label)).collect();
    let values: Vec<Option<i64>> = values.iter().map(|(_, value)| *value).collect();
    let series = vec![bar_series("Jeugdigen", &values)];
    bar_chart(Arrangement::Grouped, Direction::Lying, categories, series)
}

/// Left edge and width of each bar of the first series.
fn solid(drawing: &str) -> Vec<(f64, f64)> {
    let number = |rect: &str, key: &str| -> f64 {
        let start = rect.find(&format!(" {key}=\"")).unwrap() + key.len() + 3;
        rect[start..].split('"').next().unwrap().parse().unwrap()
    };
    drawing
        .split("<rect")
        .skip(1)
        .map(|rect| rect.split('>').next().unwrap())
        .filter(|rect| rect.contains(" fill=\"#15607a\"") && !rect.contains("fill-opacity"))
        .map(|rect| (number(rect, "x"), number(rect, "width")))
        .collect()
}

#[test]
fn every_bar_begins_at_zero_and_is_as_long_as_its_value() {
    let chart = single(&[("a", Some(1000)), ("b", Some(990)), ("c", Some(500))]);
    let found = solid(&draw(&bars(chart), Surface::Wide));
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|(left, _)| *left == found[0].0));
    for ((_, width), value) in found.iter().zip([1000.0, 990.0, 500.0]) {
        assert!(
            (width / found[0].1 - value / 1000.0).abs() < 0.002,
            "{found:?}"
        );
    }
}

#[test]
fn below_zero_bars_run_the_other_way() {
    let chart = single(&[("a", Some(50)), ("b", Some(-100))]);
    let found = solid(&draw(&bars(chart.clone()), Surface::Wide));
    assert!(
        (found[1].0 + found[1].1 - found[0].0).abs() < 0.1,
        "{found:?}"
    );
    assert!((found[1].1 / found[0].1 - 2.0).abs() < 0.01);
    assert!(words(chart, Surface::Wide).contains(&"−100".to_owned()));
}

#[test]
fn what_has_no_number_has_a_word_and_no_bar() {
    let mut chart = single(&[("a", Some(4)), ("b", None), ("c", None), ("d", None)]);
    let values = &mut chart.series[0].values;
    let with = |quantity| Measurement {
        quantity,
        ..measured(None).unwrap()
    };
    values[2] = Some(with(Quantity::Withheld));
    values[3] = None;
    for surface in SURFACES {
        let said = words(chart.clone(), surface);
        for word in ["onbekend", "afgeschermd", "geen gegevens"] {
            assert!(said.iter().any(|said| said == word), "{word}: {said:?}");
        }
        assert_eq!(solid(&draw(&bars(chart.clone()), surface)).len(), 1);
    }
    let told = bars(chart).description;
    assert!(told.contains("Geen waarde voor c: afgeschermd"), "{told}");
}

#[test]
fn a_stack_that_misses_a_part_shows_no_total() {
    let said = words(municipalities(Arrangement::Stacked), Surface::Wide);
    assert!(said.contains(&"4.473".to_owned()), "{said:?}");
    assert!(said.contains(&"+ onbekend".to_owned()), "{said:?}");
    assert!(!said.contains(&"451".to_owned()), "{said:?}");
    let chart = bars(municipalities(Arrangement::Stacked));
    let totals: Vec<&str> = chart
        .data
        .rows
        .iter()
        .map(|row| texts(&row.cells)[4])
        .collect();
    assert_eq!(totals, ["4.473", "1.082", "onbekend", "164"]);
}

#[test]
fn a_withheld_part_withholds_the_total() {
    let mut chart = municipalities(Arrangement::Stacked);
    if let Some(part) = &mut chart.series[1].values[0] {
        part.quantity = Quantity::Withheld;
    }
    let chart = bars(chart);
    assert_eq!(texts(&chart.data.rows[0].cells)[4], "afgeschermd");
    assert!(!draw(&chart, Surface::File).contains("4.473"));
}

#[test]
fn bars_of_times_stand_and_lie_where_they_have_no_room() {
    // Words of standing bars are centred; of lying ones they begin at the edge.
    let stands = |chart: BarChart, surface| {
        let drawing = draw(&bars(chart), surface);
        let label = drawing.find(">2021<").unwrap();
        drawing[..label].ends_with("fill=\"#566067\"")
    };
    assert!(stands(years(Arrangement::Stacked), Surface::Wide));
    assert!(stands(years(Arrangement::Stacked), Surface::Narrow));
    let many = |count: usize| {
        let times: Vec<_> = (0..count)
            .map(|year| at(&format!("{}", 2021 + year)))
            .collect();
        let values: Vec<Option<i64>> = (0..count as i64).map(|n| Some(123_456 + n)).collect();
        let series = vec![bar_series("Aantal", &values)];
        bar_chart(Arrangement::Grouped, Direction::Standing, times, series)
    };
    assert!(stands(many(12), Surface::Wide));
    assert!(!stands(many(12), Surface::Narrow));
}

#[test]
fn what_is_not_final_is_hatched_and_in_the_key() {
    let mut chart = single(&[("a", Some(40)), ("b", Some(30))]);
    assert!(!draw(&bars(chart.clone()), Surface::Wide).contains("stroke-dasharray"));
    if let Some(value) = &mut chart.series[0].values[1] {
        value.status = Status::Estimate;
    }
    let drawing = draw(&bars(chart.clone()), Surface::Wide);
    assert!(drawing.contains("stroke-dasharray=\"4 3\""));
    assert!(drawing.contains("b: 30\u{a0}jeugdigen (schatting)"));
    assert!(words(chart, Surface::Wide).contains(&"schatting".to_owned()));
}

#[test]
fn a_small_value_beside_a_giant_keeps_its_number() {
    let chart = single(&[("reus", Some(98_000_000)), ("klein", Some(3))]);
    let said = words(chart.clone(), Surface::Narrow);
    assert!(said.contains(&"98.000.000".to_owned()), "{said:?}");
    assert!(said.contains(&"3".to_owned()), "{said:?}");
    assert!(solid(&draw(&bars(chart), Surface::Narrow))[1].1 >= 1.0);
}

#[test]
fn awkward_bars_keep_to_the_rules() {
    let long = "Jeugdhulp met verblijf, segment hoog-specialistisch";
    let names: Vec<String> = (0..30).map(|n| format!("{long} {n}")).collect();
    let thirty: Vec<(&str, Option<i64>)> =
        names.iter().map(|name| (name.as_str(), Some(7))).collect();
    for chart in [
        single(&[("Tilburg", Some(1))]),
        single(&[("a", Some(0)), ("b", Some(0))]),
        single(&[("a", Some(3)), ("b", None), ("c", None)]),
        single(&[("a", Some(-3)), ("b", Some(-9))]),
        single(&thirty),
        municipalities(Arrangement::Grouped),
        municipalities(Arrangement::Stacked),
        years(Arrangement::Grouped),
        years(Arrangement::Stacked),
    ] {
        for direction in [Direction::Lying, Direction::Standing] {
            let chart = BarChart {
                direction,
                ..chart.clone()
            };
            check(&bars(chart));
        }
    }
}

#[test]
fn bars_are_told_in_words() {
    let chart = single(&[("Noord", Some(40)), ("Zuid", Some(7)), ("West", Some(7))]);
    assert_eq!(
        bars(chart).description.replace('\u{a0}', " "),
        "Staafdiagram van het aantal jeugdigen, met drie staven. Het hoogst is Noord (40 \
         jeugdigen), het laagst Zuid (7 jeugdigen) en nog één."
    );
    let told = bars(years(Arrangement::Grouped))
        .description
        .replace('\u{a0}', " ");
    assert!(
        told.contains("Begeleiding: van 900 jeugdigen in 2021 naar 1.240 jeugdigen in 2024"),
        "{told}"
    );
    assert!(
        told.contains("is het grootst in 2024: 930 jeugdigen."),
        "{told}"
    );
}

#[test]
fn shares_fill_the_bar_and_a_bar_that_misses_a_part_has_none() {
    let chart = municipalities(Arrangement::Shares);
    let said = words(chart.clone(), Surface::Wide);
    for word in ["72%", "18%", "10%", "geen aandelen: deel onbekend"] {
        assert!(said.iter().any(|said| said == word), "{word}: {said:?}");
    }
    let chart = bars(chart);
    let rows = &chart.data.rows;
    // Name, three values, total, three shares.
    assert_eq!(texts(&rows[0].cells)[4..], ["4.473", "72", "18", "10"]);
    assert_eq!(texts(&rows[2].cells)[4..], ["onbekend"; 4]);
    let drawing = draw(&chart, Surface::Wide);
    assert!(
        drawing.contains("Ambulant, Tilburg: 3.211\u{a0}jeugdigen, 72%"),
        "{drawing}"
    );
    let notes = crate::chart::notes(&chart.kind);
    assert!(
        notes
            .iter()
            .any(|note| note.contains("heeft geen aandelen")),
        "{notes:?}"
    );
}

#[test]
fn a_withheld_part_withholds_the_shares() {
    let mut chart = municipalities(Arrangement::Shares);
    if let Some(part) = &mut chart.series[1].values[0] {
        part.quantity = Quantity::Withheld;
    }
    let chart = bars(chart);
    assert_eq!(texts(&chart.data.rows[0].cells)[4..], ["afgeschermd"; 4]);
    assert!(!draw(&chart, Surface::File).contains("72%"));
}

#[test]
fn opposite_bars_run_from_one_zero_to_both_sides() {
    let chart = BarChart {
        arrangement: Arrangement::Opposed,
        direction: Direction::Lying,
        ..years(Arrangement::Grouped)
    };
    let drawing = draw(&bars(chart.clone()), Surface::Wide);
    let found = solid(&drawing);
    let zero = found[0].0 + found[0].1;
    for ((left, width), value) in found.iter().zip([900.0, 980.0, 1100.0, 1240.0]) {
        assert!((left + width - zero).abs() < 0.1, "{found:?}");
        assert!(
            (width / found[3].1 - value / 1240.0).abs() < 0.002,
            "{found:?}"
        );
    }
    let said = words(chart, Surface::Wide);
    assert!(
        said.contains(&"1.240".to_owned()) && said.contains(&"310".to_owned()),
        "{said:?}"
    );
    assert!(!said.iter().any(|word| word.contains('−')), "{said:?}");
}

#[test]
fn emphasis_greys_out_the_others_and_keeps_their_names() {
    let mut chart = single(&[("Noord", Some(40)), ("Zuid", Some(30)), ("West", Some(20))]);
    assert_eq!(solid(&draw(&bars(chart.clone()), Surface::Wide)).len(), 3);
    chart.emphasis = vec!["Zuid".to_owned()];
    let drawing = draw(&bars(chart.clone()), Surface::Wide);
    assert_eq!(solid(&drawing).len(), 1);
    let said = words(chart, Surface::Wide);
    assert!(said.iter().any(|word| word == "Noord"), "{said:?}");
}

#[test]
fn a_rift_between_times_shows_between_their_bars() {
    let mut chart = years(Arrangement::Grouped);
    chart.rifts = vec![Rift {
        after: 2,
        kind: RiftKind::Counting,
        note: "Reeksbreuk vanaf 2023: anders geteld.".to_owned(),
    }];
    for direction in [Direction::Lying, Direction::Standing] {
        let chart = BarChart {
            direction,
            ..chart.clone()
        };
        check(&bars(chart.clone()));
        let said = words(chart, Surface::Wide);
        assert!(said.contains(&"reeksbreuk".to_owned()), "{said:?}");
    }
    let told = bars(chart).description;
    assert!(!told.contains("een stijging van"), "{told}");
}

#[test]
fn parts_are_named_at_a_bar_where_they_have_room_and_above_all_elsewhere() {
    // A legend has samples; names at the parts have the colour of their part.
    let named = |chart: BarChart, surface| {
        let drawing = draw(&bars(chart), surface);
        let name = drawing.find(">Begeleiding<").unwrap();
        drawing[..name]
            .rsplit_once("<text")
            .unwrap()
            .1
            .contains("g-v1")
    };
    for arrangement in [Arrangement::Stacked, Arrangement::Shares] {
        for direction in [Direction::Lying, Direction::Standing] {
            let chart = BarChart {
                direction,
                ..years(arrangement)
            };
            assert!(named(chart, Surface::Wide), "{arrangement:?} {direction:?}");
        }
    }
    assert!(!named(years(Arrangement::Stacked), Surface::Narrow));
}

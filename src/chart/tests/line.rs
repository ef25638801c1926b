//! Lines: steps, emphasis, and what stands around them.

use crate::model::{
    Cell, ChartKind, CoverageChange, LineChart, LineShape, Period, Qualifier, Quantity, Remark,
    Series, Status, Target,
};

use super::samples::{chart, event, line_chart, monthly, phase};
use super::svg::Drawing;
use super::{Surface, check, data_table, describe, draw};

/// A line chart, checked and drawn on a wide page.
fn drawn(change: impl FnOnce(&mut LineChart), series: Vec<Series>) -> (String, ChartKind) {
    let mut kind = line_chart("cliënten", series);
    if let ChartKind::Line(line) = &mut kind {
        change(line);
    }
    let chart = chart("lijn", kind.clone());
    check(&chart);
    (draw(&chart, Surface::Wide), kind)
}

fn words(drawing: &str) -> Vec<String> {
    Drawing::read(drawing).unwrap().words()
}

/// The points of each line of the first colour.
fn paths(drawing: &str) -> Vec<Vec<(f64, f64)>> {
    drawing
        .split("<path d=\"M")
        .filter(|part| part.contains("class=\"g-s1\""))
        .map(|part| {
            let numbers = part.split('"').next().unwrap().split(' ');
            let numbers: Vec<f64> = numbers.map(|number| number.parse().unwrap()).collect();
            numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
        })
        .collect()
}

#[test]
fn a_step_holds_until_the_next_and_the_last_as_long_as_its_period() {
    let series = vec![monthly("Tarief", 2023, &[Some(5), Some(8), None, Some(8)])];
    let (drawing, _) = drawn(|line| line.shape = LineShape::Step, series);
    let paths = paths(&drawing);
    let [whole, last] = paths.as_slice() else {
        panic!("{paths:?}")
    };
    let xs: Vec<f64> = whole.iter().map(|place| place.0).collect();
    let month = xs[1] - xs[0];
    assert!(month > 0.0);
    assert_eq!(whole.len(), 4);
    assert_eq!((whole[0].1, whole[2].1), (whole[1].1, whole[3].1));
    // The unknown month is a gap of a month, and the last month lasts as long as the first.
    assert!((last[0].0 - whole[3].0 - month).abs() < 0.2, "{paths:?}");
    assert!((last[1].0 - last[0].0 - month).abs() < 0.2, "{paths:?}");
}

#[test]
fn what_is_not_final_begins_where_the_final_line_ends() {
    for shape in [LineShape::Straight, LineShape::Step] {
        let mut series = monthly("Tarief", 2023, &[Some(5), Some(8), Some(9), Some(4)]);
        for point in &mut series.points[2..] {
            point.status = Status::Provisional;
        }
        let (drawing, _) = drawn(|line| line.shape = shape, vec![series]);
        let paths = paths(&drawing);
        let [firm, open] = paths.as_slice() else {
            panic!("{paths:?}")
        };
        assert_eq!(firm.last(), open.first(), "{shape:?}");
    }
}

#[test]
fn how_exact_a_value_is_stands_wherever_the_value_does() {
    let mut series = monthly("Tarief", 2023, &[Some(5), Some(8), Some(9), Some(4)]);
    series.points[2].qualifier = Qualifier::JustOver;
    series.points[3].qualifier = Qualifier::Estimated;
    let (drawing, kind) = drawn(|_| {}, vec![series.clone()]);
    // A number by estimate is not firm; one that is a little over is.
    let lengths: Vec<usize> = paths(&drawing).iter().map(Vec::len).collect();
    assert_eq!(lengths, [3, 2]);
    let said = words(&drawing);
    assert!(said.contains(&"schatting".to_owned()), "{said:?}");
    assert!(said.join(" ").contains("naar schatting 4"), "{said:?}");
    for name in [
        "Tarief, februari 2023: 8\u{a0}cliënten<",
        "Tarief, maart 2023: ruim 9\u{a0}cliënten<",
        "Tarief, april 2023: naar schatting 4\u{a0}cliënten<",
    ] {
        assert!(drawing.contains(name), "{name}");
    }
    let description = describe(&kind, "Titel").description;
    for sentence in [
        "van 5\u{a0}cliënten in januari 2023 tot naar schatting 4\u{a0}cliënten in april 2023, \
         een daling van circa 1\u{a0}cliënt.",
        "Het hoogst was het in maart 2023 (ruim 9\u{a0}cliënten).",
        "De waarde voor april 2023 is geschat.",
    ] {
        assert!(description.contains(sentence), "{description}");
    }
    let table = data_table(&kind, "lijn", "Titel");
    let remarks = table.rows.iter().map(|row| match &row.cells[1] {
        Cell::Number { remark, .. } => remark.as_deref(),
        other => panic!("{other:?}"),
    });
    let expected = [None, None, Some("ruim"), Some("naar schatting")];
    assert!(remarks.eq(expected));
    // An exact value is written as it always was.
    let json = serde_json::to_value(&series.points).unwrap();
    assert_eq!(json[0].get("kwalificatie"), None);
    assert_eq!(json[3]["kwalificatie"], "naar_schatting");
    assert_eq!(
        serde_json::from_value::<Vec<crate::model::Point>>(json).unwrap(),
        series.points
    );
}

#[test]
fn no_line_crosses_a_change_of_coverage() {
    let mut series = monthly("Regio", 2023, &[Some(5), Some(6), Some(9), Some(10)]);
    series.coverage.push(CoverageChange {
        from: Period::parse("maart 2023").unwrap(),
        before: Some("de oude regio".to_owned()),
        after: None,
    });
    let (drawing, kind) = drawn(|_| {}, vec![series]);
    let lengths: Vec<usize> = paths(&drawing).iter().map(Vec::len).collect();
    assert_eq!(lengths, [2, 2]);
    assert!(words(&drawing).contains(&"ander gebied".to_owned()));
    let told = "Vanaf maart 2023 gaat het om gemeenten die de gegevens niet noemen, daarvoor om de oude regio. ";
    assert!(describe(&kind, "Titel").description.contains(told));
    assert!(!describe(&kind, "Titel").description.contains("stijging"));
    assert!(super::super::notes(&kind)[0].starts_with(told.trim_end()));
}

#[test]
fn a_level_is_drawn_named_told_and_in_the_table() {
    let target = |quantity| Target {
        label: "doel voor 2023".to_owned(),
        quantity,
    };
    let series = vec![monthly("Tilburg", 2023, &[Some(5), Some(6)])];
    let known = target(Quantity::Known(40.into()));
    let (drawing, kind) = drawn(|line| line.targets.push(known), series.clone());
    assert!(words(&drawing).contains(&"doel voor 2023 40".to_owned()));
    assert!(drawing.contains("<title>Doel voor 2023: 40\u{a0}cliënten</title>"));
    let told = describe(&kind, "Titel").description.replace('\u{a0}', " ");
    assert!(
        told.contains("Doel voor 2023: 40 cliënten; de laatste waarde ligt er 34 cliënten onder.")
    );
    let table = data_table(&kind, "lijn", "Titel");
    assert_eq!(table.columns[2].title, "Doel voor 2023");
    assert_eq!(
        super::texts(&table.rows[1].cells),
        ["februari 2023", "6", "40"]
    );
    let unknown = target(Quantity::Missing);
    let (drawing, kind) = drawn(|line| line.targets.push(unknown), series);
    assert!(!drawing.contains("stroke-dasharray"));
    assert!(super::super::notes(&kind).contains(&"Doel voor 2023: onbekend.".to_owned()));
}

#[test]
fn moments_have_their_words_above_the_field_or_a_number() {
    let values: Vec<Option<i64>> = (0..24).map(|month| Some(60 + month)).collect();
    let series = || vec![monthly("Wachttijd", 2023, &values)];
    let few = |line: &mut LineChart| {
        line.events.push(event("Nieuwe inkoop", "1 januari 2024"));
        line.remarks.push(Remark {
            at: Period::parse("mei 2023").unwrap(),
            text: "Vakantie.".to_owned(),
        });
    };
    let (drawing, kind) = drawn(few, series());
    let found = words(&drawing);
    assert!(found.contains(&"Nieuwe inkoop".to_owned()), "{found:?}");
    assert!(found.contains(&"Vakantie".to_owned()), "{found:?}");
    let told = describe(&kind, "Titel").description;
    assert!(
        told.ends_with("Op 1 januari 2024: Nieuwe inkoop. Bij mei 2023: Vakantie."),
        "{told}"
    );
    let table = data_table(&kind, "lijn", "Titel");
    assert_eq!(table.columns[2].title, "Bijzonderheden");
    let said = |row: usize| match &table.rows[row].cells[2] {
        Cell::Text { text } => text.as_str(),
        _ => "",
    };
    assert_eq!(
        (said(4), said(12), said(13)),
        ("Vakantie", "Nieuwe inkoop", "")
    );

    let many = |line: &mut LineChart| {
        for day in 1..9 {
            let label = format!("Gesprek {day} met de aanbieders over de wachttijd");
            line.events.push(event(&label, &format!("{day} mei 2023")));
        }
    };
    let (drawing, _) = drawn(many, series());
    let found = words(&drawing);
    for expected in [
        "1",
        "8",
        "8 mei 2023: Gesprek 8 met de aanbieders over de wachttijd",
    ] {
        assert!(
            found.contains(&expected.to_owned()),
            "{expected}: {found:?}"
        );
    }
}

#[test]
fn phases_lie_behind_the_lines_and_are_vague_where_they_are() {
    let series = || {
        vec![monthly(
            "Tilburg",
            2023,
            &[Some(5), Some(6), Some(8), Some(7), Some(7)],
        )]
    };
    let bands = |begin: &str, end: Option<&str>| {
        let phases = vec![phase("Proef", "", begin, end)];
        let (drawing, kind) = drawn(|line| line.phases = phases, series());
        let band = drawing.split("<path class=\"g-band\"").nth(1).unwrap();
        let shapes = band.split("/>").next().unwrap().matches('M').count();
        let table = data_table(&kind, "lijn", "Titel");
        assert_eq!(table.columns[2].title, "Fase");
        (shapes, words(&drawing))
    };
    let (exact, found) = bands("1 februari 2023", Some("31 maart 2023"));
    assert_eq!(exact, 1);
    assert!(found.contains(&"Proef".to_owned()), "{found:?}");
    let (vague, found) = bands("begin 2023", Some("mei 2023"));
    assert!(vague > 2);
    assert!(
        found.contains(&"begin of eind niet precies bekend".to_owned()),
        "{found:?}"
    );
    let (open, found) = bands("1 februari 2023", None);
    assert!(open > 2);
    assert!(
        found.contains(&"einde niet genoemd".to_owned()),
        "{found:?}"
    );
}

#[test]
fn of_many_lines_those_with_emphasis_stand_out_and_the_others_are_counted() {
    let series: Vec<Series> = (0..60_i64)
        .map(|index| {
            monthly(
                &format!("Kern {index}"),
                2020,
                &[Some(index), Some(40 + index % 9)],
            )
        })
        .collect();
    let emphasis = ["Kern 3", "Kern 40"].map(str::to_owned).to_vec();
    let (drawing, kind) = drawn(|line| line.emphasis = emphasis, series);
    let of = |class: &str| {
        drawing
            .matches(&format!("class=\"{class}\" fill=\"none\""))
            .count()
    };
    assert_eq!(
        (of("g-s4"), of("g-s1"), of("g-s2"), of("g-s0")),
        (1, 1, 0, 58)
    );
    let found = words(&drawing);
    for name in ["Kern 3 43", "Kern 40 44"] {
        assert!(found.contains(&name.to_owned()), "{name}: {found:?}");
    }
    let counted = found
        .iter()
        .find_map(|words| words.strip_prefix("en ")?.strip_suffix(" andere"));
    let named = found
        .iter()
        .filter(|words| words.starts_with("Kern "))
        .count();
    assert_eq!(counted.unwrap().parse::<usize>().unwrap() + named, 60);
    let told = describe(&kind, "Titel").description;
    assert!(told.contains("zestig lijnen. Kern 3: "), "{told}");
}

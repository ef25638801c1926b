//! What holds for every drawing, whatever the data: well-formed, inside its frame, no words over
//! words, everything that an author wrote as text.

mod bars;
mod dots;
mod extremes;
mod line;
mod panels;
mod paper;
mod properties;
mod samples;
mod slope;
mod svg;

use crate::model::{
    BarChart, Cell, Chart, ChartKind, Period, Series, SeriesBreak, SlopeChart, Status,
};

use super::sheet::Medium;
use super::{Description, Surface, data_table, describe, draw};
use samples::{chart, event, line_chart, monthly, phase, timeline};
use svg::Drawing;

const SURFACES: [Surface; 5] = [
    Surface::Wide,
    Surface::Narrow,
    Surface::File,
    Surface::Paper,
    Surface::Image,
];

fn bars(chart: BarChart) -> Chart {
    samples::chart("staven", ChartKind::Bars(chart))
}

fn slope(chart: SlopeChart) -> Chart {
    samples::chart("helling", ChartKind::Slope(chart))
}

/// The one check of a drawing. Text is never under 12 px where the drawing is shown smallest: 640 px on a
/// wide screen, 288 px on a phone.
fn check(chart: &Chart) {
    for surface in SURFACES {
        let text = draw(chart, surface);
        assert_eq!(text, draw(chart, surface), "a drawing differs from itself");
        let drawing = Drawing::read(&text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
        drawing.assert_numbers_are_plain();
        drawing.assert_inside_frame();
        drawing.assert_no_words_overlap();
        drawing.assert_names_point_inside(&chart.id);
        let shown_smallest = match surface {
            Surface::Wide => 640.0 / 720.0,
            Surface::Narrow => 288.0 / 340.0,
            Surface::File | Surface::Paper | Surface::Image => continue,
        };
        let letters = drawing.smallest_letters() * shown_smallest;
        assert!(letters >= 12.0, "letters of {letters} on {surface:?}");
    }
}

#[test]
fn the_phases_of_the_maatpact_stand_with_their_words() {
    let chart = samples::maatpact();
    check(&chart);
    let drawing = draw(&chart, Surface::Wide);
    let words = Drawing::read(&drawing).unwrap().words();
    for expected in [
        "datum brief: 22 maart 2019",
        "Fase 1 begint\u{a0}in\u{a0}april\u{a0}2019",
        "50 huishoudens; leren en reflecteren",
        "begin of eind niet precies bekend",
        "einde niet genoemd",
    ] {
        assert!(
            words.iter().any(|word| word == expected),
            "{expected}: {words:?}"
        );
    }
}

#[test]
fn what_is_not_exact_is_striped_and_what_has_no_end_runs_out() {
    let drawn = |begin: &str, end: Option<&str>| {
        let mut phases = vec![phase("Fase 1", "", begin, end)];
        phases[0].status = Status::Final;
        let chart = chart("fasen", timeline(phases, Vec::new(), None));
        let drawing = draw(&chart, Surface::Wide);
        let has = |part: &str| drawing.contains(part);
        (
            has("g-fase"),
            has("class=\"g-vaag\" fill=\""),
            has("fill-opacity"),
        )
    };
    assert_eq!(
        drawn("1 april 2019", Some("mei 2020")),
        (true, false, false)
    );
    assert_eq!(drawn("1 april 2019", None), (true, true, false));
    assert_eq!(drawn("najaar 2019", Some("mei 2020")), (true, true, true));
    assert_eq!(drawn("2019", Some("2019")), (false, true, true));
}

#[test]
fn a_moment_that_is_not_one_day_has_an_open_mark() {
    let mark = |when: &str| {
        let events = vec![event("Gunning", when)];
        let chart = chart("verloop", timeline(Vec::new(), events, None));
        draw(&chart, Surface::Wide).contains("g-gebeurtenis-open")
    };
    assert!(!mark("26 april 2023"));
    assert!(mark("eind oktober 2022"));
}

#[test]
fn lines_differ_in_the_shape_of_their_marks() {
    let drawing = draw(&samples::three_lines(), Surface::Wide);
    let marks = |class: &str| {
        let start = drawing.find(&format!("<g class=\"{class}\"")).unwrap();
        let inside = &drawing[start..];
        let first = &inside[inside.find('>').unwrap() + 1..];
        first[1..first.find(' ').unwrap()].to_owned()
    };
    assert_eq!(
        [marks("g-v1"), marks("g-v2"), marks("g-v3")],
        ["circle", "rect", "path"]
    );
}

#[test]
fn a_timeline_has_a_table_that_says_what_nobody_said() {
    let chart = samples::buro_maks();
    let rows: Vec<Vec<&str>> = chart
        .data
        .rows
        .iter()
        .map(|row| texts(&row.cells))
        .collect();
    assert_eq!(
        rows[0],
        ["Definitieve gunning", "eind oktober 2022", "", "", ""]
    );
    assert_eq!(
        rows[4],
        [
            "Warme overdracht van cliënten",
            "april 2023",
            "niet genoemd",
            "",
            "voornemen"
        ]
    );
}

fn texts(cells: &[Cell]) -> Vec<&str> {
    cells
        .iter()
        .map(|cell| match cell {
            Cell::Text { text } | Cell::Time { text, .. } | Cell::Number { text, .. } => text,
            _ => "",
        })
        .collect()
}

#[test]
fn a_timeline_is_told_in_right_dutch() {
    let Description { description, .. } = describe(&samples::maatpact().kind, "Titel");
    assert_eq!(
        description,
        "Tijdlijn met drie fasen. Fase 1 begint in april 2019 (50 huishoudens; leren en \
         reflecteren); het einde is niet genoemd. Fase 2 begint in het najaar van 2019 (aantal \
         huishoudens nog onbekend; samenwerking met zorgverzekeraars en woningcorporaties); het \
         einde is niet genoemd. Fase 3 begint rond de zomer van 2020; het einde is niet genoemd. \
         Het gaat om voornemens. De brief is van 22 maart 2019."
    );
    let kind = samples::buro_maks().kind;
    let Description { alternative, .. } = describe(&kind, "Van gunning tot overdracht.");
    assert_eq!(
        alternative,
        "Tijdlijn met twee fasen en drie gebeurtenissen: Van gunning tot overdracht."
    );
}

#[test]
fn a_line_is_told_from_first_to_last_with_its_gaps() {
    let values = [Some(80), None, Some(13), Some(96), Some(90)];
    let kind = line_chart("cliënten", vec![monthly("Tilburg", 2023, &values)]);
    let told = describe(&kind, "Titel?");
    assert_eq!(
        told.alternative,
        "Lijngrafiek van het aantal cliënten, januari 2023 tot en met mei 2023: Titel?"
    );
    assert_eq!(
        told.description.replace('\u{a0}', " "),
        "Lijngrafiek van het aantal cliënten, januari 2023 tot en met mei 2023. Tilburg: van 80 \
         cliënten in januari 2023 naar 90 cliënten in mei 2023, een stijging van 10 cliënten. Het \
         hoogst was het in april 2023 (96 cliënten) en het laagst was het in maart 2023 (13 \
         cliënten). De grootste verandering was die van 13 cliënten (maart 2023) naar 96 cliënten \
         (april 2023). Geen waarde voor februari 2023: onbekend."
    );
}

#[test]
fn the_table_behind_a_line_has_a_column_for_each_series() {
    let long = monthly("Tilburg", 2023, &[Some(4123), None]);
    let short = monthly("Goirle", 2023, &[Some(7)]);
    let kind = line_chart("cliënten", vec![long, short]);
    let table = data_table(&kind, "cijfers", "Cliënten");
    assert_eq!(table.id, "cijfers-gegevens");
    let titles: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(titles, ["Periode", "Tilburg", "Goirle"]);
    assert_eq!(texts(&table.rows[0].cells), ["januari 2023", "4.123", "7"]);
    assert_eq!(
        texts(&table.rows[1].cells),
        ["februari 2023", "onbekend", ""]
    );
}

#[test]
fn no_line_crosses_a_break_of_the_series() {
    let values: Vec<Option<i64>> = (0..8).map(|month| Some(100 + month)).collect();
    let mut kind = line_chart("cliënten", vec![monthly("Tilburg", 2022, &values)]);
    let lines = |kind: &ChartKind| {
        let drawing = draw(&chart("lijn", kind.clone()), Surface::Wide);
        drawing.matches("<title>Tilburg</title>").count()
    };
    let whole = lines(&kind);
    if let ChartKind::Line(line) = &mut kind {
        line.breaks.push(SeriesBreak {
            from: Period::parse("mei 2022").unwrap(),
            reason: "anders geteld.".to_owned(),
        });
    }
    check(&chart("lijn", kind.clone()));
    assert_eq!(lines(&kind), whole + 1);
    let told = describe(&kind, "Titel").description;
    assert!(
        told.contains("Reeksbreuk vanaf mei 2022: anders geteld. "),
        "{told}"
    );
    assert!(!told.contains("stijging"), "{told}");
}

#[test]
fn no_line_crosses_a_gap() {
    let whole = monthly("Tilburg", 2023, &[Some(5), Some(6), Some(7), Some(8)]);
    let broken = monthly("Tilburg", 2023, &[Some(5), Some(6), None, Some(8)]);
    let lines = |series: Series| {
        let chart = chart("gat", line_chart("cliënten", vec![series]));
        let text = draw(&chart, Surface::Wide);
        text.split("<path d=\"M")
            .filter(|part| part.contains("class=\"g-s1\""))
            .map(|part| part.split('"').next().unwrap().split(' ').count() / 2)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(whole), [4]);
    assert_eq!(lines(broken), [2]);
}

#[test]
fn what_is_not_final_is_dashed_and_open() {
    let mut series = monthly("Tilburg", 2023, &[Some(5), Some(6), Some(7)]);
    let firm = chart("lijn", line_chart("cliënten", vec![series.clone()]));
    assert!(!draw(&firm, Surface::Wide).contains("stroke-dasharray"));
    series.points[2].status = Status::Provisional;
    let open = chart("lijn", line_chart("cliënten", vec![series]));
    let drawing = draw(&open, Surface::Wide);
    assert!(drawing.contains("stroke-dasharray=\"5 4\""));
    assert!(drawing.contains("class=\"g-h1\""));
    assert!(drawing.contains("maart 2023: 7\u{a0}cliënten (voorlopig)"));
}

#[test]
fn a_file_travels_alone_and_a_page_colours_its_own() {
    let chart = samples::maatpact();
    let file = draw(&chart, Surface::File);
    assert!(file.contains("xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(file.contains("class=\"g-papier\""));
    assert!(file.contains("Bron: Raadsinformatiebrief Maatpact"));
    let page = draw(&chart, Surface::Wide);
    assert!(!page.contains("g-papier"));
    assert!(!page.contains("Bron:"));
    for drawing in [file, page] {
        assert!(!drawing.contains("style=") && !drawing.contains("<style"));
    }
}

#[test]
fn extreme_charts_keep_to_the_rules() {
    check(&samples::buro_maks());
    check(&samples::three_lines());
    let huge: Vec<Option<i64>> = vec![Some(1_000_000_000_000), Some(-1), None, Some(0)];
    let label = "Zorg & <Co> \"'| ".repeat(8);
    let many = |count: usize| {
        (0..count)
            .map(|index| {
                monthly(
                    &format!("Gemeente {index}"),
                    2020,
                    &[Some(index as i64), Some(3)],
                )
            })
            .collect::<Vec<_>>()
    };
    let long: Vec<Option<i64>> = (0..500).map(|index| Some(index * index % 977)).collect();
    for series in [
        vec![monthly("één", 2023, &[Some(1)])],
        vec![monthly("nul", 2023, &[Some(0), Some(0), Some(0)])],
        vec![monthly("niets", 2023, &[None, None])],
        vec![monthly(&label, 2023, &huge)],
        vec![monthly("", 1990, &long)],
        vec![monthly("\u{202e}\u{0}\u{7}", 1990, &long)],
        many(60),
        (0..8)
            .map(|_| monthly(&label, 2020, &[Some(5), Some(6)]))
            .collect(),
    ] {
        check(&chart("uiterste", line_chart("cliënten", series.clone())));
        check(&chart("uiterste", line_chart(&label, series)));
    }
    let phases = (0..30).map(|n| phase(&format!("Fase {n}"), &label, "2023", None));
    let events = (0..20).map(|n| event(&format!("{label} {n}"), "26 april 2023"));
    check(&chart(
        "uiterste",
        timeline(phases.collect(), events.collect(), None),
    ));
    check(&chart("uiterste", timeline(Vec::new(), Vec::new(), None)));
}

#[test]
fn markup_in_names_comes_out_as_text() {
    let name = "<script>alert('x')</script> & \"y\"";
    let charts = [
        chart(
            "a",
            timeline(vec![phase(name, name, "2023", None)], vec![], None),
        ),
        chart("b", timeline(vec![], vec![event(name, "2023")], None)),
        chart(
            "c",
            line_chart(name, vec![monthly(name, 2023, &[Some(1), Some(2)])]),
        ),
    ];
    for mut chart in charts {
        chart.title = name.to_owned();
        chart.description = name.to_owned();
        for surface in SURFACES {
            let drawing = draw(&chart, surface);
            assert!(!drawing.contains("<script"), "{drawing}");
            let told = Drawing::read(&drawing).unwrap();
            // On paper the words for who cannot see it stand elsewhere.
            let is_told = told.all_text().contains(name);
            assert!(is_told || surface.medium() == Medium::Paper, "{drawing}");
        }
    }
}

//! Charts to draw in tests.

use crate::model::{
    Arrangement, BarChart, BarSeries, Category, Chart, ChartKind, Date, Direction, Event,
    LineChart, LineShape, Measurement, Period, Phase, Point, Precision, Qualifier, Quantity,
    Series, SlopeChart, SlopeLine, Status, Timeline, Unit, month_name,
};

use super::super::{data_table, describe};

pub(super) fn chart(id: &str, kind: ChartKind) -> Chart {
    let words = describe(&kind, "Titel");
    Chart {
        id: id.to_owned(),
        number: 1,
        title: "Titel".to_owned(),
        subtitle: "Aantal per maand".to_owned(),
        source_line: "Bron: Raadsinformatiebrief Maatpact, 22 maart 2019".to_owned(),
        notes: vec!["De cijfers zijn verzonnen.".to_owned()],
        alternative: words.alternative,
        description: words.description,
        data: data_table(&kind, id, "Titel"),
        kind,
        source_entries: Vec::new(),
    }
}

pub(super) fn timeline(
    phases: Vec<Phase>,
    events: Vec<Event>,
    letter_date: Option<Date>,
) -> ChartKind {
    ChartKind::Timeline(Timeline {
        phases,
        events,
        letter_date,
    })
}

pub(super) fn phase(label: &str, detail: &str, begin: &str, end: Option<&str>) -> Phase {
    Phase {
        label: label.to_owned(),
        detail: detail.to_owned(),
        begin: Period::parse(begin).unwrap(),
        end: end.map(|end| Period::parse(end).unwrap()),
        status: Status::Intention,
    }
}

pub(super) fn event(label: &str, when: &str) -> Event {
    Event {
        label: label.to_owned(),
        detail: String::new(),
        when: Period::parse(when).unwrap(),
        status: Status::Unknown,
    }
}

pub(super) fn line_chart(unit: &str, series: Vec<Series>) -> ChartKind {
    ChartKind::Line(LineChart {
        unit: Unit::named(unit),
        decimals: 0,
        series,
        breaks: Vec::new(),
        shape: LineShape::Straight,
        emphasis: Vec::new(),
        targets: Vec::new(),
        events: Vec::new(),
        phases: Vec::new(),
        remarks: Vec::new(),
    })
}

/// A value for each month from January of a year.
pub(super) fn monthly(label: &str, year: i16, values: &[Option<i64>]) -> Series {
    let points = values.iter().enumerate().map(|(index, value)| {
        let (year, month) = (year + index as i16 / 12, (index % 12) as i8 + 1);
        let begin = Date::constant(year, month, 1);
        Point {
            time: Period {
                begin,
                end: begin.last_of_month(),
                precision: Precision::Month,
                text: format!("{} {year}", month_name(month)),
            },
            quantity: value.map_or(Quantity::Missing, |value| Quantity::Known(value.into())),
            qualifier: Qualifier::Exact,
            status: Status::Final,
        }
    });
    Series {
        label: label.to_owned(),
        points: points.collect(),
        coverage: Vec::new(),
    }
}

pub(super) fn maatpact() -> Chart {
    let phases = vec![
        phase(
            "Fase 1",
            "50 huishoudens; leren en reflecteren",
            "april 2019",
            None,
        ),
        phase(
            "Fase 2",
            "aantal huishoudens nog onbekend; samenwerking met zorgverzekeraars en \
             woningcorporaties",
            "najaar 2019",
            None,
        ),
        phase("Fase 3", "", "rond de zomer van 2020", None),
    ];
    let letter_date = Some(Date::constant(2019, 3, 22));
    chart("fasen", timeline(phases, Vec::new(), letter_date))
}

pub(super) fn buro_maks() -> Chart {
    let phases = vec![
        phase(
            "Overgang van aflopende beschikkingen",
            "uiterlijk 31 december 2023",
            "1 januari 2023",
            Some("tweede helft 2023"),
        ),
        phase("Warme overdracht van cliënten", "", "april 2023", None),
    ];
    let events = vec![
        event("Definitieve gunning", "eind oktober 2022"),
        event("Nieuwe inkoop gaat in", "1 januari 2023"),
        event(
            "Coalitie zegt de samenwerking met Buro Maks op",
            "26 april 2023",
        ),
    ];
    let letter_date = Some(Date::constant(2023, 4, 26));
    chart("verloop", timeline(phases, events, letter_date))
}

pub(super) fn three_lines() -> Chart {
    let values = |base: i64| {
        (0..19)
            .map(|n| Some(base + n * 37 % 90))
            .collect::<Vec<_>>()
    };
    let series = vec![
        monthly("Tilburg", 2022, &values(3000)),
        monthly("Waalwijk", 2022, &values(900)),
        monthly("Goirle en Hilvarenbeek samen", 2022, &values(890)),
    ];
    chart("lijnen", line_chart("cliënten", series))
}

pub(super) fn category(label: &str) -> Category {
    Category {
        label: label.to_owned(),
        time: None,
    }
}

/// A category that is a time.
pub(super) fn at(time: &str) -> Category {
    let period = Period::parse(time).unwrap();
    Category {
        label: period.short(),
        time: Some(period),
    }
}

/// A firm value; `None` for one that nobody knows.
pub(super) fn measured(value: Option<i64>) -> Option<Measurement> {
    Some(Measurement {
        quantity: value.map_or(Quantity::Missing, |value| Quantity::Known(value.into())),
        qualifier: Qualifier::Exact,
        status: Status::Final,
    })
}

pub(super) fn bar_series(label: &str, values: &[Option<i64>]) -> BarSeries {
    BarSeries {
        label: label.to_owned(),
        values: values.iter().copied().map(measured).collect(),
    }
}

pub(super) fn bar_chart(
    arrangement: Arrangement,
    direction: Direction,
    categories: Vec<Category>,
    series: Vec<BarSeries>,
) -> BarChart {
    BarChart {
        unit: Unit::named("jeugdigen"),
        decimals: 0,
        arrangement,
        direction,
        categories,
        series,
        emphasis: Vec::new(),
        rifts: Vec::new(),
    }
}

/// Three kinds of care in four municipalities, one value of which is not known.
pub(super) fn municipalities(arrangement: Arrangement) -> BarChart {
    let long = "Jeugdhulp met verblijf, segment hoog-specialistisch";
    bar_chart(
        arrangement,
        Direction::Lying,
        ["Tilburg", "Waalwijk", "Goirle", "Gilze en Rijen"]
            .map(category)
            .to_vec(),
        vec![
            bar_series("Ambulant", &[Some(3211), Some(842), Some(390), Some(12)]),
            bar_series(long, &[Some(812), Some(240), None, Some(64)]),
            bar_series("Dagbehandeling", &[Some(450), Some(0), Some(61), Some(88)]),
        ],
    )
}

/// Two kinds of help in four years.
pub(super) fn years(arrangement: Arrangement) -> BarChart {
    bar_chart(
        arrangement,
        Direction::Standing,
        ["2021", "2022", "2023", "2024"].map(at).to_vec(),
        vec![
            bar_series(
                "Begeleiding",
                &[Some(900), Some(980), Some(1100), Some(1240)],
            ),
            bar_series("Vervoer", &[Some(400), Some(380), Some(390), Some(310)]),
        ],
    )
}

pub(super) fn slope_line(label: &str, from: Option<i64>, to: Option<i64>) -> SlopeLine {
    SlopeLine {
        label: label.to_owned(),
        from: measured(from),
        to: measured(to),
    }
}

/// Contracts of five regions in two years; one is an intention, one is not known afterwards.
pub(super) fn regions() -> SlopeChart {
    let mut lines = vec![
        slope_line("Hart van Brabant", Some(80), Some(13)),
        slope_line("West-Brabant-Oost", Some(104), Some(98)),
        slope_line("Eindhoven", Some(56), Some(14)),
        slope_line("Zuidoost-Brabant, de Kempen", Some(56), Some(14)),
        slope_line("Rotterdam", Some(30), None),
    ];
    if let Some(to) = &mut lines[0].to {
        to.status = Status::Intention;
    }
    SlopeChart {
        unit: Unit::named("aanbieders"),
        decimals: 0,
        from: at("2016"),
        to: at("2017"),
        lines,
        emphasis: Vec::new(),
    }
}

//! Charts to draw in tests.

use crate::model::{
    Chart, ChartKind, Date, Event, LineChart, Period, Phase, Point, Precision, Quantity, Series,
    Status, Timeline, Unit, month_name,
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
            status: Status::Final,
        }
    });
    Series {
        label: label.to_owned(),
        points: points.collect(),
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

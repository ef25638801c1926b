//! What data files say, and every mistake in them, through the one door of this room.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

use crate::diag::{Diagnostics, FileId, Language, Located, SourceMap, Span};
use crate::model::{DeliveryReason, Period, Qualifier, Quantity, Status, Time, parse_date};
use crate::syntax::yaml;

use super::{DataFile, Dataset, ListEntries, Named, ReferenceLists, check_totals, collect, read};

const HEAD: &str = "soort: tabel\ntitel: Proef\neenheid: huishoudens\nvastgesteld_op: 22-03-2019\nbron: {titel: Brief}\n";

/// Reads a data file with a CSV file beside it; the messages are `line:column code message [help]`.
fn check_with_csv(id: &str, text: &str, csv: &str) -> (Option<DataFile>, Vec<String>) {
    let mut map = SourceMap::default();
    let file = map.add(format!("data/{id}.yaml"), text);
    let csv_file = map.add("data/rijen.csv", csv);
    let mut diagnostics = Diagnostics::default();
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    let csv_text: Arc<str> = csv.into();
    let tables = |path: &Located<String>| -> Option<(FileId, Arc<str>)> {
        (path.value == "rijen.csv").then(|| (csv_file, csv_text.clone()))
    };
    let node = yaml::parse(text, &place, &mut diagnostics);
    let read = node.and_then(|node| read(id, &node, &tables, &mut diagnostics));
    (read, messages(&diagnostics, &map))
}

fn messages(diagnostics: &Diagnostics, map: &SourceMap) -> Vec<String> {
    let show = |d: &&crate::diag::Diagnostic| {
        let at = map.line_column(d.primary);
        let suggestion = d.suggestion.as_deref().map(|name| format!(" [{name}]"));
        format!(
            "{}:{} {} {}{}",
            at.line,
            at.column,
            d.entry.code,
            d.message(Language::Dutch),
            suggestion.unwrap_or_default()
        )
    };
    diagnostics.sorted().iter().map(show).collect()
}

fn check(text: &str) -> (Option<DataFile>, Vec<String>) {
    check_with_csv("proef", text, "")
}

#[track_caller]
fn dataset(text: &str) -> Dataset {
    match check(text) {
        (Some(DataFile::Dataset(dataset)), messages) if messages.is_empty() => *dataset,
        (_, messages) => panic!("{messages:#?}"),
    }
}

/// The rows of a `tabel` with households, and what is said about them.
#[track_caller]
fn says(text: &str, expected: &[&str]) {
    let (_, messages) = check(text);
    assert_eq!(messages, expected, "{text}");
}

fn known(number: i64) -> Option<Quantity> {
    Some(Quantity::Known(Decimal::from(number)))
}

#[test]
fn phases_become_values_and_stretches_of_time() {
    let dataset = dataset(
        "soort: fasen\ntitel: Fasen van het Maatpact\nbron: {titel: Raadsinformatiebrief Maatpact, datum: 22-03-2019}\n\
         vastgesteld_op: 22-03-2019      # once per delivery\ngebied: maatpact-2019\nstatus: voornemen\nfasen:\n\
         \x20 - {fase: 1, begin: april 2019, huishoudens: 50, gericht_op: leren en reflecteren}\n\
         \x20 - {fase: 2, begin: najaar 2019, huishoudens: onbekend, gericht_op: maatschappelijke partners}\n",
    );
    assert_eq!(
        dataset.observations[0].area.as_deref(),
        Some("maatpact-2019")
    );
    assert_eq!(dataset.events[0].area.as_deref(), Some("maatpact-2019"));
    assert_eq!(dataset.measures.len(), 1);
    assert_eq!(dataset.measures[0].name, "huishoudens");
    assert!(dataset.measures[0].persons);
    assert_eq!(dataset.threshold, 5);
    let values: Vec<_> = dataset
        .observations
        .iter()
        .map(|o| (o.key[0].as_deref(), o.quantity, o.status))
        .collect();
    assert_eq!(
        values,
        [
            (Some("1"), known(50), Status::Intention),
            (Some("2"), Some(Quantity::Missing), Status::Intention),
        ]
    );
    let event = &dataset.events[1];
    assert_eq!((event.label.as_str(), event.lasts), ("Fase 2", true));
    assert_eq!(event.detail, "maatschappelijke partners");
    assert_eq!(event.begin, Period::parse("najaar 2019").unwrap());
    assert_eq!(event.recorded_on, crate::model::parse_date("22-03-2019"));
}

#[test]
fn a_phase_can_have_only_a_budget() {
    let dataset = dataset(
        "soort: fasen\ntitel: Proef\nbron: {titel: Brief, datum: 22-03-2019}\nstatus: voornemen\nfasen:\n\
         \x20 - {fase: voorbereiding, naam: De voorbereiding, begin: april 2019, einde: mei 2019, budget: 1000}\n",
    );
    assert_eq!(dataset.measures.len(), 1);
    assert_eq!(dataset.measures[0].name, "budget");
    assert_eq!(dataset.observations[0].measure, 0);
    assert_eq!(dataset.events[0].label, "De voorbereiding");
}

#[test]
fn events_happen_or_last() {
    let dataset = dataset(
        "soort: fasen\ntitel: Proef\nbron: {titel: Brief, datum: 26-04-2023}\ngebeurtenissen:\n\
         \x20 - {naam: Gunning, wanneer: eind oktober 2022, toelichting: elf partijen}\n\
         \x20 - {naam: Overgang, van: 1-1-2023, tot: 31-12-2023}\n",
    );
    let events: Vec<_> = dataset
        .events
        .iter()
        .map(|e| (e.key.as_str(), e.detail.as_str(), e.lasts, e.end.is_some()))
        .collect();
    assert_eq!(
        events,
        [
            ("Gunning", "elf partijen", false, false),
            ("Overgang", "", true, true)
        ]
    );
    assert!(dataset.measures.is_empty());
}

#[test]
fn keys_that_are_no_words_or_measures_are_dimensions() {
    let dataset = dataset(&format!(
        "{HEAD}dimensies: {{soort_hulp: Hulp}}\nwaarnemingen:\n\
         \x20 - {{gemeente: Goirle, aantal: 7, peildatum: 1-1-2019}}\n\
         \x20 - {{gemeente: Goirle, soort_hulp: wonen, aantal: n.v.t., periode: 2018, kwalificatie: circa, noot: zo}}\n"
    ));
    let dimensions: Vec<_> = dataset
        .dimensions
        .iter()
        .map(|d| (d.name.as_str(), d.title.as_str()))
        .collect();
    assert_eq!(
        dimensions,
        [("gemeente", "Gemeente"), ("soort_hulp", "Hulp")]
    );
    let [first, second] = &dataset.observations[..] else {
        panic!("{:?}", dataset.observations)
    };
    assert_eq!(first.key, [Some("Goirle".to_owned()), None]);
    assert_eq!(
        first.time,
        crate::model::parse_date("1-1-2019").map(Time::AsOf)
    );
    assert_eq!(second.quantity, Some(Quantity::NotApplicable));
    assert_eq!(second.time, Period::parse("2018").map(Time::Over));
    assert_eq!(second.qualifier, Qualifier::About);
    assert_eq!(second.note.as_deref(), Some("zo"));
    assert_eq!(dataset.measures[0].title, "Huishoudens");
}

#[test]
fn a_table_can_declare_several_measures() {
    let dataset = dataset(
        "soort: tabel\ntitel: Proef\nbron: {titel: Brief, datum: 22-03-2019}\npersonen: nee\neenheid: trajecten\n\
         maten:\n  lopend: {}\n  uitgaven: {eenheid: euro, decimalen: 2, titel: Uitgaven per jaar}\n\
         \x20 leerlingen: {eenheid: leerlingen, enkelvoud: scholier}\n\
         waarnemingen:\n  - {lopend: 3, uitgaven: 12.50, leerlingen: 30}\n",
    );
    let measures: Vec<_> = dataset
        .measures
        .iter()
        .map(|m| {
            (
                m.title.as_str(),
                m.unit.plural.as_str(),
                m.decimals,
                m.persons,
            )
        })
        .collect();
    assert_eq!(
        measures,
        [
            ("Lopend", "trajecten", 0, false),
            ("Uitgaven per jaar", "euro", 2, false),
            ("Leerlingen", "leerlingen", 0, true)
        ]
    );
    assert_eq!(
        dataset.measures[2].unit.singular.as_deref(),
        Some("scholier")
    );
    assert_eq!(
        dataset.observations[1].quantity,
        Some(Quantity::Known("12.50".parse().unwrap()))
    );
}

#[test]
fn later_deliveries_correct_and_retract() {
    let dataset = dataset(
        "soort: tabel\ntitel: Proef\neenheid: contracten\nperiode: 2018\nleveringen:\n\
         \x20 - bron: {titel: Eerste, datum: 1-2-2019}\n    waarnemingen:\n      - {regio: Friesland, aantal: 101}\n      - {regio: Noord, aantal: 3}\n\
         \x20 - bron: {titel: Tweede, datum: 1-3-2019}\n    reden: correctie\n    waarnemingen:\n      - {regio: Friesland, aantal: 157}\n      - {regio: Noord, vervallen: ja}\n",
    );
    let rows: Vec<_> = dataset
        .observations
        .iter()
        .map(|o| {
            (
                o.key[0].as_deref().unwrap(),
                o.quantity,
                o.reason,
                o.source.title.as_str(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Friesland", known(101), None, "Eerste"),
            ("Noord", known(3), None, "Eerste"),
            (
                "Friesland",
                known(157),
                Some(DeliveryReason::Correction),
                "Tweede"
            ),
            ("Noord", None, Some(DeliveryReason::Correction), "Tweede"),
        ]
    );
}

#[test]
fn a_phase_that_is_taken_back_takes_its_values_along() {
    let dataset = dataset(
        "soort: fasen\ntitel: Proef\nstatus: voornemen\nbron: {titel: Brief, datum: 22-03-2019}\nfasen:\n\
         \x20 - {fase: 1, begin: april 2019, huishoudens: 50}\nleveringen:\n\
         \x20 - {vastgesteld_op: 1-6-2019, fasen: [{fase: 1, vervallen: ja}]}\n",
    );
    assert_eq!(dataset.observations[1].quantity, None);
    assert!(dataset.events[1].retracted);
    assert_eq!(dataset.events[1].begin, dataset.events[0].begin);
}

#[test]
fn a_phase_that_moves_without_a_reason_is_warned_about() {
    let text = |reason: &str| {
        format!(
            "soort: fasen\ntitel: Proef\nstatus: voornemen\nbron: {{titel: Brief, datum: 22-03-2019}}\nfasen:\n\
             \x20 - {{fase: 1, begin: april 2019, huishoudens: 50}}\nleveringen:\n\
             \x20 - {{vastgesteld_op: 1-6-2019, {reason}fasen: [{{fase: 1, begin: juli 2019, huishoudens: 50}}]}}\n"
        )
    };
    says(
        &text(""),
        &["8:6 RB317 deze levering verandert wat eerder is vastgesteld en zegt niet waarom"],
    );
    says(&text("reden: herziening, "), &[]);
}

#[test]
fn a_csv_may_show_euros_and_percentages_as_a_spreadsheet_does() {
    let text = "soort: tabel\ntitel: Proef\nbron: {titel: Brief, datum: 1-1-2019}\nmaten:\n  kosten: {eenheid: euro, decimalen: 2}\n\
        \x20 deel: {eenheid: procent}\n  gezinnen: {eenheid: gezinnen}\nwaarnemingen: {bestand: rijen.csv, getallen: nl}\n";
    let csv = "jaar;kosten;deel;gezinnen\n2017;€ 1.250,50;6%;4\n2018;-€\u{a0}3;7 %;€ 4\n";
    let (read, messages) = check_with_csv("proef", text, csv);
    assert_eq!(
        messages,
        ["3:15 RB310 „€ 4” is geen getal in deze schrijfwijze (getallen: nl)"]
    );
    let Some(DataFile::Dataset(dataset)) = read else {
        panic!()
    };
    let values: Vec<String> = dataset
        .observations
        .iter()
        .filter_map(|o| o.quantity?.known())
        .map(|number| number.to_string())
        .collect();
    assert_eq!(values, ["1250.50", "6", "4", "-3", "7"]);
}

#[test]
fn numbers_in_a_dutch_csv_are_read_as_dutch_people_write_them() {
    let text = format!("{HEAD}decimalen: 1\nwaarnemingen: {{bestand: rijen.csv, getallen: nl}}\n");
    let csv = "groep;aantal;kwalificatie\ndoelgroep;2.600;naar schatting\nrest;12,5;\n";
    let (read, messages) = check_with_csv("proef", &text, csv);
    assert_eq!(messages, Vec::<String>::new());
    let Some(DataFile::Dataset(dataset)) = read else {
        panic!()
    };
    assert_eq!(dataset.observations[0].quantity, known(2600));
    assert_eq!(dataset.observations[0].qualifier, Qualifier::Estimated);
    assert_eq!(
        dataset.observations[1].quantity,
        Some(Quantity::Known("12.5".parse().unwrap()))
    );
}

#[test]
fn wrong_cells_of_a_csv_are_reported_in_the_csv() {
    let csv = "groep;aantal;Soort;peildatum\na;4.14;x;1-1-2019\nb;;y;30-2-2019\n;7,5;;\n";
    for (getallen, expected) in [
        (
            ", getallen: nl",
            [
                "1:14 RB302 „Soort” kan geen naam van een kolom zijn [soort]",
                "2:3 RB310 „4.14” is geen getal in deze schrijfwijze (getallen: nl)",
                "3:1 RB311 in deze rij staat geen waarde",
                "3:6 RB109 „30-2-2019” is geen bestaande datum",
                "4:2 RB309 „7,5” heeft meer decimalen dan „aantal” toelaat (0)",
            ],
        ),
        (
            "",
            [
                "1:14 RB302 „Soort” kan geen naam van een kolom zijn [soort]",
                "2:3 RB310 „4.14” is geen getal in deze schrijfwijze („getallen” ontbreekt)",
                "3:1 RB311 in deze rij staat geen waarde",
                "3:6 RB109 „30-2-2019” is geen bestaande datum",
                "4:2 RB310 „7,5” is geen getal in deze schrijfwijze („getallen” ontbreekt)",
            ],
        ),
    ] {
        let text = format!("{HEAD}waarnemingen: {{bestand: rijen.csv{getallen}}}\n");
        let (_, messages) = check_with_csv("proef", &text, csv);
        assert_eq!(messages, expected, "{getallen}");
    }
}

#[test]
fn a_csv_without_a_column_for_the_measure_is_reported_once() {
    let text = format!("{HEAD}waarnemingen: {{bestand: rijen.csv, getallen: nl}}\n");
    let (_, messages) = check_with_csv("proef", &text, "groep;Aantal\na;1\nb;2\n");
    assert_eq!(
        messages,
        ["1:7 RB343 in dit bestand staat geen kolom met de getallen (aantal) [aantal]"]
    );
}

#[test]
fn every_mistake_in_a_table_is_reported_at_its_place() {
    let rows = |rows: &str| format!("{HEAD}waarnemingen:\n{rows}");
    says(
        &rows(
            "  - {groep: a, aantal: 4.142}\n  - {groep: b, aantal: 1.234.567}\n  - {groep: c, aantal: \"12,5\"}\n  - {groep: d, aantal: veel}\n  - {groep: e, aantal: 1.5}\n",
        ),
        &[
            "7:24 RB308 „4.142” is op zijn Nederlands geschreven, en in dit bestand is de punt de decimaalpunt [4142]",
            "8:24 RB308 „1.234.567” is op zijn Nederlands geschreven, en in dit bestand is de punt de decimaalpunt [1234567]",
            "9:24 RB308 „12,5” is op zijn Nederlands geschreven, en in dit bestand is de punt de decimaalpunt [12.5]",
            "10:24 RB111 „veel” is geen getal",
            "11:24 RB309 „1.5” heeft meer decimalen dan „aantal” toelaat (0)",
        ],
    );
    says(
        &rows(
            "  - {peildatm: 1-1-2019, aantal: 3}\n  - {peildatm: 1-2-2019, aantal: 4, groep: a}\n  - {groep: b, aantl: 4}\n  - {groep: d, aantl: 4}\n  - {bron: x, groep: c, aantal: 4}\n",
        ),
        &[
            "7:6 RB304 „peildatm” lijkt op een vast woord, maar is het niet [peildatum]",
            "9:16 RB304 „aantl” lijkt op een vast woord, maar is het niet [aantal]",
            "11:6 RB305 „bron” hoort niet in een rij maar bij de levering",
        ],
    );
    says(
        &rows(
            "  - {groep: a, aantal: 3, peildatum: 1-4-2019}\n  - {groep: b, aantal: 3, periode: 2019, status: prognose}\n  - {groep: c, aantal: 3, periode: 2018, peildatum: 1-1-2019}\n",
        ),
        &[
            "7:38 RB312 dit gaat over een tijd na 22 maart 2019, de dag waarop het werd vastgesteld",
            "9:36 RB313 hier staan een peildatum en een periode",
        ],
    );
    says(
        &rows(
            "  - {groep: a, aantal: 3}\n  - {groep: b, aantal: 3}\n  - {aantal: 5, groep: a}\n  - {groep: c, vervallen: ja}\n",
        ),
        &[
            "9:14 RB314 hierover is op dezelfde dag al iets vastgesteld",
            "10:27 RB318 hier vervalt iets wat niet eerder is vastgesteld",
        ],
    );
    says(
        &rows("  - {groep: a}\n  - {groep: b, aantal: }\n"),
        &[
            "7:6 RB311 in deze rij staat geen waarde",
            "8:22 RB108 hier hoort een getal of „onbekend”, maar er staat niets",
        ],
    );
    says(&rows("  []\n"), &["7:3 RB316 deze dataset is leeg"]);
}

#[test]
fn a_changed_figure_without_a_reason_is_warned_about_once() {
    says(
        "soort: tabel\ntitel: Proef\neenheid: contracten\nleveringen:\n\
         \x20 - bron: {titel: Eerste, datum: 1-2-2019}\n    waarnemingen: [{regio: A, aantal: 1}, {regio: B, aantal: 2}, {regio: C, aantal: 3}]\n\
         \x20 - bron: {titel: Tweede, datum: 1-3-2019}\n    waarnemingen: [{regio: A, aantal: 4}, {regio: B, aantal: 5}, {regio: C, aantal: 3}]\n",
        &["7:5 RB317 deze levering verandert wat eerder is vastgesteld en zegt niet waarom"],
    );
}

#[test]
fn every_mistake_in_a_head_is_reported_at_its_place() {
    says(
        "soort: tabel\nbron: {titel: Brief, url: \"javascript:alert(1)\"}\nopenbar: ja\nwaarnemingen: [{aantal: 3}]\n",
        &[
            "1:1 RB107 hier ontbreekt „titel”",
            "1:8 RB107 hier ontbreekt „eenheid”",
            "1:8 RB306 er staat niet bij sinds wanneer dit bekend is",
            "2:27 RB201 „javascript:alert(1)” is geen webadres",
            "3:1 RB106 „openbar” is hier niet bekend [openbaar]",
        ],
    );
    says(
        "soort: tabel\ntitel: Proef\neenheid: trajecten\nvastgesteld_op: 1-1-2019\nwaarnemingen: [{aantal: 3}]\n",
        &[
            "1:8 RB107 hier ontbreekt „bron”",
            "3:10 RB307 raadsbrief weet niet of „trajecten” personen telt, en schermt kleine aantallen daarom af",
        ],
    );
    says(
        "soort: tabel\ntitel: Proef\nvastgesteld_op: 1-1-2019\nbron: {titel: Brief}\nmaten:\n  Aantal: {eenheid: fasen}\n  status: {eenheid: fasen}\n  n: {eenheid: fasen}\ndimensies: {gmeente: Gemeente}\nwaarnemingen: [{n: 3, gemeente: Goirle}]\n",
        &[
            "6:3 RB302 „Aantal” kan geen naam van een kolom zijn [aantal]",
            "7:3 RB303 een kolom kan niet „status” heten, want dat woord betekent hier al iets",
            "9:13 RB106 „gmeente” is hier niet bekend [gemeente]",
        ],
    );
    says(
        "soort: tabell\n",
        &["1:8 RB112 „tabell” is hier geen bekende keuze [tabel]"],
    );
    let (_, messages) = check_with_csv(
        "Proef 1",
        &format!("{HEAD}waarnemingen: {{bestand: x.csv}}\n"),
        "",
    );
    assert_eq!(
        messages,
        [
            "1:8 RB301 „Proef 1” kan geen naam van een dataset zijn [proef-1]",
            "6:25 RB113 het bestand „x.csv” is er niet",
        ]
    );
}

#[test]
fn every_mistake_in_a_phase_is_reported_at_its_place() {
    says(
        "soort: fasen\ntitel: Proef\nbron: {titel: Brief, datum: 22-03-2019}\nfasen:\n\
         \x20 - {fase: 1, begin: mei 2018, einde: april 2018, huishoudens: 4.142}\n\
         \x20 - {fase: 1, begin: mei 2018}\n\
         \x20 - {fase: 2, begin: mei 2019}\n\
         \x20 - {fase: 3, begin: binnenkort, huishouden: 3}\n\
         \x20 - {fase: 4}\n\
         \x20 - {fase: 5, vervallen: ja}\n\
         gebeurtenissen: []\n",
        &[
            "5:39 RB315 het einde ligt voor het begin",
            "5:64 RB308 „4.142” is op zijn Nederlands geschreven, en in dit bestand is de punt de decimaalpunt [4142]",
            "6:12 RB314 hierover is op dezelfde dag al iets vastgesteld",
            "7:22 RB312 dit gaat over een tijd na 22 maart 2019, de dag waarop het werd vastgesteld",
            "8:22 RB110 „binnenkort” is geen tijd die raadsbrief begrijpt",
            "8:34 RB106 „huishouden” is hier niet bekend [huishoudens]",
            "9:12 RB107 hier ontbreekt „begin”",
            "10:12 RB318 hier vervalt iets wat niet eerder is vastgesteld",
            "11:17 RB316 deze dataset is leeg",
        ],
    );
    says(
        "soort: fasen\ntitel: Proef\npeildatum: 1-1-2019\n",
        &[
            "1:8 RB107 hier ontbreekt „fasen”",
            "3:1 RB106 „peildatum” is hier niet bekend",
        ],
    );
}

#[test]
fn what_was_reported_is_handed_over_so_that_letters_get_no_second_complaint() {
    for (text, keys) in [
        (
            format!("{HEAD}waarnemingen:\n  - {{groep: a, aantal: veel}}\n  - {{groep: b, aantal: 3, peildatum: 30-2-2019}}\n  - {{groep: b, aantal: 4, peildatum: 31-2-2019}}\n"),
            vec!["a", "b", "b"],
        ),
        (
            "soort: fasen\nbron: {titel: Brief, datum: 22-3-2019}\nfasen: [{fase: 1, begin: later, huishoudens: 50}, {fase: 2, begin: 2018, huishoudens: x}]\n".to_owned(),
            vec!["2", "1"],
        ),
    ] {
        let (read, messages) = check(&text);
        assert_eq!(messages.len(), 3, "{messages:?}");
        let Some(DataFile::Dataset(dataset)) = read else {
            panic!("{messages:?}")
        };
        let found: Vec<_> = dataset
            .observations
            .iter()
            .map(|o| o.key[0].as_deref().unwrap())
            .collect();
        assert_eq!(found, keys);
    }
}

/// Contracts of one region, with these rows.
fn contracts(above: &str, rows: &str) -> String {
    format!(
        "soort: contracten\ntitel: Proef\nbron: {{titel: Artikel, datum: 17-9-2017}}\n{above}waarnemingen:\n{rows}"
    )
}

#[test]
fn contracts_happened_or_are_intended() {
    let dataset = dataset(&contracts(
        "regio: Rotterdam\nstand: gerealiseerd\n",
        "  - {moment: eerst, aantal: 80}\n  - {moment: daarna, aantal: 13, stand: voornemen, model: hoofdaannemers}\n\
         \x20 - {regio: Friesland, periode: 2016, aantal: 157, kwalificatie: ruim, status: definitief}\n",
    ));
    let names: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["regio", "moment", "model"]);
    assert_eq!(dataset.measures[0].unit.plural, "contracten");
    assert!(!dataset.measures[0].persons);
    let rows: Vec<_> = dataset
        .observations
        .iter()
        .map(|o| (o.key[0].as_deref().unwrap(), o.status, o.qualifier))
        .collect();
    assert_eq!(
        rows,
        [
            ("Rotterdam", Status::Unknown, Qualifier::Exact),
            ("Rotterdam", Status::Intention, Qualifier::Exact),
            ("Friesland", Status::Final, Qualifier::JustOver),
        ]
    );
}

#[test]
fn contracts_can_count_providers() {
    let text = contracts(
        "telt: aanbieders\nregio: Friesland\nstand: voornemen\nperiode: 2018\n",
        "  - {aantal: 7}\n",
    );
    let dataset = dataset(&text);
    assert_eq!(dataset.measures[0].title, "Aanbieders");
    assert_eq!(dataset.observations[0].status, Status::Intention);
}

#[test]
fn contracts_say_where_when_and_whether_they_happened() {
    says(
        &contracts(
            "",
            "  - {aantal: 80}\n  - {regio: Friesland, moment: eerst, stand: gerealiseerd, aantal: 101}\n\
             \x20 - {regio: Friesland, moment: straks, stand: gepland, aantal: 101}\n",
        ),
        &[
            "5:6 RB324 deze rij zegt niet over welke tijd het gaat",
            "5:6 RB326 deze rij zegt niet over welke regio het gaat",
            "5:6 RB327 deze rij zegt niet of het om gesloten contracten gaat of om een voornemen",
            "7:47 RB112 „gepland” is hier geen bekende keuze",
        ],
    );
    says(
        &contracts(
            "",
            "  - {regio: A, moment: nu, aantal: 1}\n  - {regio: B, moment: nu, aantal: 2}\n",
        ),
        &[
            "1:8 RB327 de rijen van deze levering zeggen niet of het om gesloten contracten gaat of om een voornemen",
        ],
    );
    says(
        &contracts(
            "regio: A\nstand: voornemen\nstatus: prognose\n",
            "  - {moment: nu, aantal: 1, stand: gerealiseerd, status: streefwaarde}\n  - {moment: straks, aantal: 2, status: definitief}\n\
             \x20 - {moment: later, aantal: 3, stand: gerealiseerd}\n",
        ),
        &[
            "6:9 RB328 „stand: voornemen” en „status: prognose” spreken elkaar tegen",
            "8:58 RB328 „stand: gerealiseerd” en „status: streefwaarde” spreken elkaar tegen",
            "9:41 RB328 „stand: voornemen” en „status: definitief” spreken elkaar tegen",
        ],
    );
}

/// Clients, with these rows.
fn clients(above: &str, rows: &str) -> String {
    format!(
        "soort: clienten\ntitel: Proef\nbron: {{titel: Brief, datum: 26-4-2023}}\n{above}waarnemingen:\n{rows}"
    )
}

#[test]
fn clients_are_persons_of_known_places_and_times() {
    let dataset = dataset(&clients(
        "peildatum: 26-4-2023\ngebied: regio\n",
        "  - {wet: Wmo, aantal: 197}\n  - {wet: Jeugdwet, aantal: 34, eenheid: jeugdigen, gebied: onbekend}\n\
         \x20 - {wet: Wlz, aantal: 5, eenheid: cliënten, gebied: elders}\n",
    ));
    let rows: Vec<_> = dataset
        .observations
        .iter()
        .map(|o| {
            (
                dataset.unit(o).plural.as_str(),
                o.area.as_deref(),
                dataset.counts_persons(o),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("cliënten", Some("regio"), true),
            ("jeugdigen", None, true),
            ("cliënten", Some("elders"), true)
        ]
    );
    assert_eq!(dataset.areas.len(), 2);
}

#[test]
fn clients_say_when_and_where_and_stay_persons() {
    says(
        &clients(
            "personen: nee\neenheid: contracten\n",
            "  - {aantal: 3, peildatum: 1-1-2023}\n  - {wet: Wmo, aantal: 3, gebied: onbekend}\n  - {wet: Wlz, peildatum: 1-1-2023, vervallen: ja}\n",
        ),
        &[
            "4:11 RB323 een dataset met „soort: clienten” telt altijd personen",
            "5:10 RB323 een dataset met „soort: clienten” telt altijd personen",
            "7:6 RB325 deze rij zegt niet welke gemeenten meetellen",
            "8:6 RB324 deze rij zegt niet over welke tijd het gaat",
            "9:48 RB318 hier vervalt iets wat niet eerder is vastgesteld",
        ],
    );
    // A wrong time is no missing one.
    says(
        &clients(
            "gebied: onbekend\n",
            "  - {aantal: 9, peildatum: 30-2-2023}\n",
        ),
        &["6:28 RB109 „30-2-2023” is geen bestaande datum"],
    );
}

#[test]
fn each_qualifier_is_read_in_rows_of_every_kind_and_in_csv() {
    let words = ["circa", "ruim", "naar schatting", "minimaal", "meer dan"];
    let expected = Qualifier::ALL[1..].iter().map(|(q, _)| *q);
    for head in [
        "soort: clienten\ngebied: onbekend\n",
        "soort: contracten\nstand: gerealiseerd\n",
        "soort: tabel\neenheid: cliënten\n",
    ] {
        let head = format!(
            "{head}titel: Proef\nperiode: 2022\nbron: {{titel: Brief, datum: 1-2-2023}}\nwaarnemingen:"
        );
        let mut rows = String::new();
        let mut csv = "regio;aantal;kwalificatie\n".to_owned();
        for (index, word) in words.iter().enumerate() {
            rows.push_str(&format!(
                "\n  - {{regio: r{index}, aantal: 50, kwalificatie: {word}}}"
            ));
            csv.push_str(&format!("r{index};50;{word}\n"));
        }
        for text in [
            format!("{head}{rows}\n"),
            format!("{head} {{bestand: rijen.csv}}\n"),
        ] {
            let (read, messages) = check_with_csv("proef", &text, &csv);
            assert_eq!(messages, Vec::<String>::new(), "{text}");
            let Some(DataFile::Dataset(dataset)) = read else {
                panic!("{text}")
            };
            let found = dataset.observations.iter().map(|o| o.qualifier);
            assert!(found.eq(expected.clone()), "{text}");
        }
    }
}

#[test]
fn a_unit_of_a_row_is_that_of_its_only_number() {
    says(
        "soort: tabel\ntitel: Proef\nbron: {titel: Brief, datum: 22-03-2019}\nmaten:\n  a: {eenheid: cliënten}\n  b: {eenheid: cliënten}\n\
         waarnemingen:\n  - {a: 6, b: 7, eenheid: jeugdigen}\n  - {regio: A, a: 6, eenheid: trajecten}\n",
        &[
            "8:27 RB335 in deze rij staan meer getallen, en „eenheid” zegt niet van welk",
            "9:31 RB307 raadsbrief weet niet of „trajecten” personen telt, en schermt kleine aantallen daarom af",
        ],
    );
}

/// What is said about the totals of a table of contracts.
#[track_caller]
fn totals(text: &str) -> Vec<String> {
    let mut map = SourceMap::default();
    let file = map.add("data/proef.yaml", text);
    let mut diagnostics = Diagnostics::default();
    let place = |range: Range<usize>| Span::new(file, range.start, range.end);
    let node = yaml::parse(text, &place, &mut diagnostics).unwrap();
    let Some(DataFile::Dataset(dataset)) = read("proef", &node, &|_| None, &mut diagnostics) else {
        panic!()
    };
    check_totals(&dataset, &mut diagnostics);
    messages(&diagnostics, &map)
}

#[test]
fn declared_totals_add_up_on_every_day() {
    let head = "soort: tabel\ntitel: Proef\neenheid: contracten\nperiode: 2018\ntotalen: [regio]\nleveringen:\n";
    let first = "  - bron: {titel: Eerste, datum: 1-2-2019}\n    waarnemingen: [{regio: A, aantal: 1}, {regio: B, aantal: 2}, {aantal: 3}]\n";
    let second = |rows: &str| {
        format!(
            "{head}{first}  - bron: {{titel: Tweede, datum: 1-3-2019}}\n    reden: correctie\n    waarnemingen: [{rows}]\n"
        )
    };
    assert_eq!(totals(&format!("{head}{first}")), Vec::<String>::new());
    assert_eq!(
        totals(&second("{regio: A, aantal: 4}, {aantal: 6}")),
        Vec::<String>::new()
    );
    assert_eq!(
        totals(&second("{regio: B, vervallen: ja}, {aantal: 1}")),
        Vec::<String>::new()
    );
    assert_eq!(
        totals(&second("{regio: A, aantal: onbekend}")),
        Vec::<String>::new()
    );
    assert_eq!(
        totals(&second("{regio: A, aantal: 4}")),
        ["8:75 RB332 dit totaal is 3, maar de delen per regio zijn samen 6"]
    );
}

#[test]
fn what_cannot_be_a_total_is_told() {
    let text = |above: &str, rows: &str| {
        format!(
            "soort: tabel\ntitel: Proef\nbron: {{titel: Brief, datum: 22-03-2019}}\n{above}waarnemingen: {rows}\n"
        )
    };
    assert_eq!(
        totals(&text(
            "eenheid: procent\ntotalen: regio\n",
            "[{regio: A, aantal: 40}, {aantal: 40}]"
        )),
        ["5:10 RB334 percentages tellen niet op tot een totaal"]
    );
    assert_eq!(
        totals(&text(
            "eenheid: cliënten\ntotalen: [regio, wet]\n",
            "[{regio: A, aantal: 40}]"
        )),
        [
            "5:11 RB333 geen enkele rij is een totaal over „regio”",
            "5:18 RB329 de dataset „proef” heeft geen kolom „wet”",
        ]
    );
    assert_eq!(
        totals(&text(
            "eenheid: cliënten\ntotalen: [wet]\n",
            "[{wet: Wmo, aantal: 40}, {wet: Jw, aantal: 9, eenheid: jeugdigen}, {aantal: 49}]"
        )),
        ["6:91 RB334 aantallen met verschillende eenheden tellen niet op tot een totaal"]
    );
}

fn lists(texts: &[&str]) -> (ReferenceLists, Vec<String>) {
    let mut map = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let mut listed = ListEntries::default();
    for (index, text) in texts.iter().enumerate() {
        let file = map.add(format!("data/{index}.yaml"), *text);
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let node = yaml::parse(text, &place, &mut diagnostics).unwrap();
        match read("lijst", &node, &|_| None, &mut diagnostics) {
            Some(DataFile::Municipalities(found)) => listed.municipalities.extend(found),
            Some(DataFile::Organisations(found)) => listed.organisations.extend(found),
            Some(DataFile::RegionSets(found)) => listed.region_sets.extend(found),
            Some(DataFile::Persons(found)) => listed.persons.extend(found),
            Some(DataFile::Themes(found)) => listed.themes.extend(found),
            Some(DataFile::Dossiers(found)) => listed.dossiers.extend(found),
            other => panic!("{other:?}"),
        }
    }
    let lists = collect(listed, &mut diagnostics);
    (lists, messages(&diagnostics, &map))
}

#[test]
fn areas_name_municipalities_by_name_or_code() {
    let (lists, messages) = lists(&[
        "soort: gemeenten\ngemeenten: [{code: gm0785, naam: Goirle}, {code: gm0855, naam: Tilburg}]\n",
        "soort: gebieden\ngebieden:\n  - {id: twee, titel: de twee, peildatum: 1-1-2019, leden: [gm0855, Goirle]}\n",
        "soort: organisaties\norganisaties: [{naam: Buro Maks, ook: [buro Maks]}]\n",
    ]);
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(lists.region_sets["twee"].members, ["Tilburg", "Goirle"]);
    assert_eq!(lists.organisations[0].aliases, ["buro Maks"]);
}

#[test]
fn every_mistake_in_a_list_is_reported_at_its_place() {
    let (_, messages) = lists(&[
        "soort: gemeenten\ngemeenten:\n  - {code: 785, naam: Goirle}\n  - {code: gm0855, naam: Tilburg}\n  - {code: gm0855, naam: Dongen}\n",
        "soort: gebieden\ngebieden:\n  - {id: De Twee, titel: de twee, leden: [Tilburg, Dogen, gm0855]}\n",
        "soort: organisaties\norganisaties:\n  - {naam: Maks}\n  - {naam: Buro, ook: Maks}\n",
    ]);
    assert_eq!(
        messages,
        [
            "3:12 RB319 „785” is geen gemeentecode",
            "5:26 RB320 „gm0855” staat al in de lijst",
            "3:10 RB322 „De Twee” kan geen id van een gebied zijn [de-twee]",
            "3:52 RB321 de gemeente „Dogen” staat niet in de lijst van gemeenten [Dongen]",
            "3:59 RB320 „Tilburg” staat al in de lijst",
            "4:23 RB320 „Maks” staat al in de lijst",
        ]
    );
}

#[test]
fn the_data_of_the_example_are_without_mistakes() {
    let csv = include_str!("../../data/maatpact-huishoudens.csv");
    let csv = csv.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    for (id, text, observations, events) in [
        (
            "maatpact-fasen",
            include_str!("../../data/maatpact-fasen.yaml"),
            3,
            3,
        ),
        (
            "maatpact-huishoudens",
            include_str!("../../data/maatpact-huishoudens.yaml"),
            2,
            0,
        ),
        (
            "maatpact-budget",
            include_str!("../../data/maatpact-budget.yaml"),
            1,
            0,
        ),
        (
            "buro-maks-clienten",
            include_str!("../../data/buro-maks-clienten.yaml"),
            2,
            0,
        ),
        (
            "buro-maks-verloop",
            include_str!("../../data/buro-maks-verloop.yaml"),
            0,
            6,
        ),
        (
            "coalitie-aanbieders",
            include_str!("../../data/coalitie-aanbieders.yaml"),
            6,
            0,
        ),
    ] {
        let text = text.replace("maatpact-huishoudens.csv", "rijen.csv");
        let (read, messages) = check_with_csv(id, &text, &csv);
        assert_eq!(messages, Vec::<String>::new(), "{id}");
        let Some(DataFile::Dataset(dataset)) = read else {
            panic!("{id}")
        };
        assert_eq!(
            (dataset.observations.len(), dataset.events.len()),
            (observations, events),
            "{id}"
        );
    }
    let (lists, messages) = lists(&[
        include_str!("../../data/gemeenten.yaml"),
        include_str!("../../data/gebieden.yaml"),
        include_str!("../../data/organisaties.yaml"),
    ]);
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(lists.region_sets["maatpact-2019"].members.len(), 9);
    assert_eq!(lists.region_sets["wmo-begeleiding-2022"].members.len(), 9);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_the_reader_panic(
        kind in "fasen|tabel|clienten|contracten|gemeenten|organisaties|gebieden",
        lines in proptest::collection::vec(
            "(titel|eenheid|bron|status|stand|regio|fasen|waarnemingen|leveringen|maten|vervallen|peildatum|leden|gebieden|totalen|reeksbreuken|niet_optellen_met|noten): (\\{[a-z]{1,6}: [0-9a-zé.,-]{0,9}\\}|\\[\\{[a-z]{1,9}: [0-9a-z.,-]{0,9}, (aantal|fase|begin|peildatum|vervallen): [0-9a-z.-]{1,9}\\}\\]|[ -~é]{0,12})",
            0..8,
        ),
        csv in "([a-zé]{1,8}[;,\t]){0,4}[a-z\"]{1,5}\n([0-9a-z.,;\"\n é]{0,40})",
    ) {
        let text = format!("soort: {kind}\n{}\n", lines.join("\n"));
        check_with_csv("proef", &text, &csv);
        let table = format!("{HEAD}waarnemingen: {{bestand: rijen.csv, getallen: nl}}\n");
        check_with_csv("proef", &table, &csv);
    }
}

#[test]
fn a_person_goes_by_name_spelling_or_id_and_of_two_by_who_was_in_office() {
    let (lists, messages) = lists(&["soort: personen\npersonen:\n\
          - {naam: Anna Voorbeeld, ook: [A. Voorbeeld], van: 01-06-2022, partij: VP}\n\
          - {id: vader, naam: Bram Proef, tot: 31-05-2022}\n\
          - {id: zoon, naam: Bram Proef, van: 01-06-2022}\n\
          - {id: neef, naam: Bram Proef, van: 01-06-2024}\n"]);
    assert_eq!(messages, Vec::<String>::new());
    let day = |text: &str| parse_date(text).unwrap();
    let id = |written: &str, on: &str| match lists.person(written, day(on)) {
        Named::Person(person) => person.id.clone().unwrap_or_else(|| person.name.clone()),
        Named::Several(persons) => format!("{} of them", persons.len()),
        Named::Nobody => "nobody".to_owned(),
    };
    assert_eq!(id("A. Voorbeeld", "01-01-2023"), "Anna Voorbeeld");
    assert_eq!(id("Bram Proef", "31-05-2022"), "vader");
    assert_eq!(id("Bram Proef", "01-06-2022"), "zoon");
    assert_eq!(id("Bram Proef", "01-06-2024"), "3 of them");
    assert_eq!(id("vader", "01-06-2024"), "vader");
    assert_eq!(id("Bram", "01-06-2024"), "nobody");
}

#[test]
fn every_mistake_in_a_list_of_persons_or_themes_is_reported_at_its_place() {
    let (lists, messages) = lists(&[
        "soort: personen\npersonen:\n  - {id: a, naam: Anna}\n  - {id: a, naam: Bram, ook: Anna}\n  - {naam: Cor, van: 1-2-2020, tot: 1-1-2020}\n  - {naam: Cor, leeftijd: 40}\n",
        "soort: themas\nthemas:\n  - {naam: Zorg, code: c_d0463fb7}\n  - {naam: Wonen, ook: zorg}\n  - {naam: Geld, code: overheidsfinancien}\n",
    ]);
    assert_eq!(
        messages,
        [
            "4:10 RB320 „a” staat al in de lijst",
            "5:37 RB349 „tot” ligt voor „van”",
            "6:12 RB347 „Cor” staat al in de lijst van personen",
            "6:17 RB106 „leeftijd” is hier niet bekend",
            "4:24 RB320 „zorg” staat al in de lijst",
            "5:24 RB348 „overheidsfinancien” is geen code of naam uit de landelijke lijst van thema's [overheidsfinanciën]",
        ]
    );
    let theme = lists.theme("ZORG").and_then(|theme| theme.national);
    assert_eq!(theme.map(|theme| theme.label), Some("zorg en gezondheid"));
}

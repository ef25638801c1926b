//! What pages of dossiers promise.

use std::collections::BTreeSet;

use super::Dossiers;
use crate::index::{Archive, Index};
use crate::model::{
    Artifact, CommitmentStatus, Dossier, Kenmerk, KeyFigure, LetterStatus, LetterSummary, Period,
    Quantity, Site, Status, Time, Unit, UsedFigure, parse_date,
};
use crate::render::fixture::{letter, no_record, pages, site, tags, words};

fn files(site: &Site, letters: &[LetterSummary]) -> Vec<Artifact> {
    let archive = Archive::new(site, letters, &[], no_record());
    let mut files = Vec::new();
    let mut write = |file| {
        files.push(file);
        Ok(())
    };
    Dossiers
        .build(&archive, &pages().of_site(site), &mut write)
        .unwrap();
    files
}

fn file(site: &Site, letters: &[LetterSummary], path: &str) -> String {
    let files = files(site, letters);
    let file = files.iter().find(|file| file.path == path);
    String::from_utf8(file.unwrap().bytes.clone()).unwrap()
}

/// A letter with nothing in it but its head.
fn summary(number: &str, date: &str, dossier: &str) -> LetterSummary {
    LetterSummary {
        kenmerk: Kenmerk::new(number),
        address: format!("brieven/x/{}/", number.to_lowercase()),
        subject: format!("Over {number}"),
        date: parse_date(date),
        dossier: Some(dossier.to_owned()),
        commitments: Vec::new(),
        figures: Vec::new(),
        timelines: Vec::new(),
        ..LetterSummary::of(&letter())
    }
}

fn figure(dataset: &str, key: &[(&str, &str)], day: &str, text: &str) -> UsedFigure {
    UsedFigure {
        dataset: dataset.to_owned(),
        title: format!("Titel van {dataset}"),
        measure: "aantal".to_owned(),
        key: key
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        time: parse_date(day).map(Time::AsOf),
        quantity: Quantity::Known(1.into()),
        unit: Unit::named("huishoudens"),
        qualifier: crate::model::Qualifier::Exact,
        status: Status::Unknown,
        text: text.to_owned(),
        entry: "bron-1".to_owned(),
        change: None,
    }
}

fn listed(name: &str) -> Dossier {
    Dossier {
        name: name.to_owned(),
        description: "Waar het over gaat.".to_owned(),
        figures: Vec::new(),
        closed_on: None,
    }
}

/// Whether texts stand in a page in this order.
fn assert_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("„{part}” does not follow in\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn names_that_differ_in_capitals_or_accents_are_one_dossier() {
    let letters = [
        summary("A", "1-3-2019", "Beëindiging Wmo"),
        summary("B", "2-3-2020", "beeindiging WMO"),
    ];
    let path = "dossiers/beeindiging-wmo/index.html";
    let html = file(&site(), &letters, path);
    assert!(html.contains("<h1>beeindiging WMO</h1>"));
    assert_order(
        &words(&html),
        &["2, van 1 maart 2019", "2 maart 2020", "Over B", "Over A"],
    );
    let mut site = site();
    site.lists.dossiers = vec![listed("Beëindiging Wmo")];
    let html = file(&site, &letters, path);
    assert!(html.contains("<h1>Beëindiging Wmo</h1>"));
    assert!(words(&html).contains("Waar het over gaat."));
    let overview = words(&file(&site, &letters, "dossiers/index.html"));
    assert_order(&overview, &["2019 – 2020", "Beëindiging Wmo", "2 brieven"]);
}

#[test]
fn a_dossier_with_one_letter_has_no_empty_parts() {
    let html = file(
        &site(),
        &[summary("A", "1-3-2019", "Eén")],
        "dossiers/een/index.html",
    );
    let text = words(&html);
    assert_order(
        &text,
        &["Eén", "één, van 1 maart 2019", "Tijdlijn", "Over A"],
    );
    for absent in [
        "Kerncijfers",
        "Fasen",
        "Toezeggingen",
        "Nog te komen",
        "brieven,",
    ] {
        assert!(!text.contains(absent), "{absent}");
    }
    let overview = words(&file(
        &site(),
        &[summary("A", "1-3-2019", "Eén")],
        "dossiers/index.html",
    ));
    assert!(overview.contains("1 brief"));
}

#[test]
fn a_site_without_dossiers_has_no_page_for_them() {
    let mut letter = summary("A", "1-3-2019", "x");
    letter.dossier = None;
    assert!(files(&site(), &[letter]).is_empty());
}

#[test]
fn drafts_are_marked_and_do_not_count() {
    let mut draft = summary("B", "1-3-2020", "PLAN");
    draft.status = LetterStatus::Draft;
    draft.date = None;
    let letters = [summary("A", "1-3-2019", "Plan"), draft.clone()];
    let html = file(&site(), &letters, "dossiers/plan/index.html");
    // What everyone may see is named by what everyone may see.
    assert!(html.contains("<h1>Plan</h1>"));
    assert_order(
        &words(&html),
        &[
            "één, van 1 maart 2019",
            "1, niet openbaar",
            "Over B",
            "CONCEPT",
            "Nu",
            "Over A",
        ],
    );
    let alone = words(&file(&site(), &[draft], "dossiers/index.html"));
    assert!(alone.contains("CONCEPT"));
}

#[test]
fn the_dossier_with_the_newest_letter_comes_first() {
    let letters = [
        summary("A", "1-3-2019", "Eerste"),
        summary("B", "2-3-2020", "Tweede"),
        summary("C", "2-3-2021", "Eerste"),
    ];
    let overview = words(&file(&site(), &letters, "dossiers/index.html"));
    assert_order(&overview, &["Eerste", "Tweede"]);
}

#[test]
fn the_course_is_told_newest_first_with_what_is_to_come_above_now() {
    let mut told = LetterSummary::of(&letter());
    told.dossier = Some("Maatpact".to_owned());
    told.commitments[1].status = CommitmentStatus::Settled;
    let mut site = site();
    site.today = parse_date("1-8-2019").unwrap();
    let html = file(&site, &[told], "dossiers/maatpact/index.html");
    assert_order(
        &words(&html),
        &[
            "Nog te komen",
            "rond de zomer van 2020",
            "Fase 3 begint",
            "uiterlijk najaar 2019",
            "Toezegging open",
            "Fase 2 begint",
            "Nu 1 augustus 2019",
            "april 2019",
            "Fase 1 begint",
            "22 maart 2019",
            "Toegezegd:",
            "uiterlijk najaar 2019, open",
            "afgedaan",
        ],
    );
    // The letter itself called it settled: there is no day on which that happened.
    assert_eq!(words(&html).matches("Toezegging ").count(), 1);
    assert!(html.contains("index.html#fasen\">RIB-2019-001</a>, voornemen"));
    let paths: Vec<String> = files(&site, &[LetterSummary::of(&letter())])
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert!(paths.contains(&"dossiers/maatpact/fasen.svg".to_owned()));
    assert!(paths.contains(&"dossiers/maatpact/fasen.csv".to_owned()));
}

#[test]
fn phases_are_told_as_the_newest_letter_with_them_tells_them() {
    let old = LetterSummary::of(&letter());
    let mut new = old.clone();
    new.kenmerk = Kenmerk::new("NIEUW");
    new.address = "brieven/x/nieuw/".to_owned();
    new.date = parse_date("1-3-2020");
    new.commitments.clear();
    new.timelines[0].timeline.phases.truncate(1);
    new.timelines[0].timeline.phases[0].begin = Period::parse("mei 2020").unwrap();
    let html = file(&site(), &[old, new], "dossiers/maatpact/index.html");
    let course = words(&html[html.find("\"dossier.verloop\"").unwrap()..]);
    let course = course.as_str();
    assert_eq!(course.matches("begint").count(), 1, "{course}");
    assert_order(course, &["mei 2020", "Fase 1 begint", "volgens NIEUW"]);
}

#[test]
fn a_figure_that_two_letters_have_is_a_key_figure_and_named_ones_come_first() {
    let mut old = summary("A", "1-3-2019", "Plan");
    let mut new = summary("B", "1-3-2020", "Plan");
    old.figures = vec![
        figure("vaak", &[("wijk", "Noord")], "1-1-2019", "10 huishoudens"),
        figure("eens", &[], "1-1-2019", "99 huishoudens"),
    ];
    new.figures = vec![
        figure("vaak", &[("wijk", "Noord")], "1-1-2019", "11 huishoudens"),
        figure("vaak", &[("wijk", "Noord")], "1-1-2020", "12 huishoudens"),
        figure("geheel", &[], "1-1-2020", "70 huishoudens"),
        figure("geheel", &[("wijk", "Zuid")], "1-1-2020", "30 huishoudens"),
    ];
    new.figures[1].change = Some("2 meer".to_owned());
    let letters = [old, new];
    let html = file(&site(), &letters, "dossiers/plan/index.html");
    let text = words(&html);
    // The newest letter first, with the newest that it says.
    assert_order(
        &text,
        &[
            "Titel van vaak",
            "Noord",
            "12 huishoudens",
            "2 meer",
            "10 huishoudens",
        ],
    );
    for absent in ["11 huishoudens", "99 huishoudens", "70 huishoudens"] {
        assert!(!text.contains(absent), "{absent}");
    }
    assert!(html.contains("href=\"../../brieven/x/b/index.html#bron-1\""));

    let mut site = site();
    let mut dossier = listed("Plan");
    dossier.figures = vec![KeyFigure {
        title: Some("Iedereen".to_owned()),
        dataset: "geheel".to_owned(),
        measure: None,
        filter: Vec::new(),
    }];
    site.lists.dossiers = vec![dossier];
    let text = words(&file(&site, &letters, "dossiers/plan/index.html"));
    assert_order(
        &text,
        &[
            "Iedereen",
            "70 huishoudens",
            "niet genoemd",
            "Titel van vaak",
        ],
    );
    // Who asks for a figure without saying more means the whole.
    assert!(!text.contains("30 huishoudens"));
}

#[test]
fn there_are_no_more_key_figures_than_a_reader_takes_in() {
    let figures: Vec<UsedFigure> = (0..20)
        .map(|index| figure(&format!("d{index}"), &[], "1-1-2019", "1 huishouden"))
        .collect();
    let letters: Vec<LetterSummary> = (0..10)
        .map(|index| LetterSummary {
            figures: figures.clone(),
            ..summary(
                &format!("R{index}"),
                &format!("{}-1-2019", index + 1),
                "Plan",
            )
        })
        .collect();
    let html = file(&site(), &letters, "dossiers/plan/index.html");
    let rows = html.matches("<th scope=\"row\">").count();
    let columns = html.matches("<th scope=\"col\">").count();
    assert_eq!((rows, columns), (8, 7));
    assert!(words(&html).contains("4 oudere brieven"));
}

#[test]
fn a_dossier_of_four_hundred_letters_is_one_page_by_year_and_a_longer_one_is_split() {
    let letters = |count: usize| -> Vec<LetterSummary> {
        let letter = |index: usize| {
            let (year, month) = (2001 + index / 60, 1 + index % 12);
            summary(
                &format!("R{index}"),
                &format!("{}-{month}-{year}", 1 + index % 28),
                "Plan",
            )
        };
        (0..count).map(letter).collect()
    };
    let pages = |files: &[Artifact]| -> BTreeSet<String> {
        let pages = files.iter().map(|file| file.path.clone());
        pages.filter(|path| path.ends_with("index.html")).collect()
    };
    let whole = files(&site(), &letters(400));
    assert_eq!(pages(&whole).len(), 2);
    let html = file(&site(), &letters(400), "dossiers/plan/index.html");
    assert_eq!(html.matches("<h4><a href=").count(), 400);
    assert_eq!(html.matches("<h3>20").count(), 7);

    let split = files(&site(), &letters(501));
    assert_eq!(pages(&split).len(), 2 + 9);
    let mut linked = BTreeSet::new();
    for part in split
        .iter()
        .filter(|file| file.path.starts_with("dossiers/plan/2"))
    {
        let html = String::from_utf8(part.bytes.clone()).unwrap();
        let tags = tags(&html);
        let links = tags.iter().filter_map(|tag| tag.attribute("href"));
        linked.extend(
            links
                .filter(|href| href.contains("brieven/x/"))
                .map(str::to_owned),
        );
    }
    assert_eq!(linked.len(), 501);
}

#[test]
fn a_part_of_the_list_is_not_in_the_way_of_a_dossier_that_is_named_like_it() {
    let letters: Vec<LetterSummary> = (0..502)
        .map(|index| match index {
            0 => summary("R0", "1-2-2019", "2019"),
            _ => summary(
                &format!("R{index}"),
                "1-2-2019",
                &format!("Dossier {index}"),
            ),
        })
        .collect();
    let files = files(&site(), &letters);
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths.len(), files.len());
    assert!(paths.contains("dossiers/2019/index.html"));
    assert!(paths.contains("archief/dossiers/2019/index.html"));
}

#[test]
fn names_and_descriptions_are_text() {
    let name = "<b>'s-Gravenmoer & zo";
    let mut site = site();
    site.lists.dossiers = vec![Dossier {
        description: "<i>kort</i>".to_owned(),
        ..listed(name)
    }];
    let html = file(
        &site,
        &[summary("A", "1-3-2019", name)],
        "dossiers/b-s-gravenmoer-zo/index.html",
    );
    assert!(
        tags(&html)
            .iter()
            .all(|tag| tag.name != "b" && tag.name != "i")
    );
    assert!(words(&html).contains("<i>kort</i>"));
}

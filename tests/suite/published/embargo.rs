//! A letter that waits for its moment leaves no trace before it, and is there after it.

use std::fs;
use std::process::Command;

use proptest::prelude::*;

use super::sources;
use crate::office::Office;
use crate::properties::hold;
use crate::tree::{self, Tree};

/// Until a second before this moment nothing may be known.
const MOMENT: &str = "2026-01-05T09:00:00+01:00";
const JUST_BEFORE: &str = "2026-01-05T08:59:59+01:00";

/// What a letter can tell of itself; each word stands nowhere else. The number, the name of its source, its
/// subject, and so on.
const NUMBER: &str = "GEHEIMNR-2025-077";
const TOKENS: &[&str] = &[
    "geheimnr",
    "bronnaam",
    "onderwerp",
    "dossierwoord",
    "themawoord",
    "portefeuille",
    "gerichtaan",
    "aliaswoord",
    "samenvat",
    "cijferwoord",
    "datasetwoord",
    "eenheidwoord",
    "bronwoord",
    "rijwoord",
    "grafiekid",
    "grafiektitel",
    "tabelid",
    "tabeltitel",
    "kopwoord",
    "ankerwoord",
    "tekstwoord",
    "nootwoord",
    "bijlagetitel",
    "bijlagenaam",
    "bijlageinhoud",
    "inzagewoord",
    "toezegid",
    "toezegwoord",
    "ondertekenaar",
    "organisatiewoord",
    "747474",
    "747.474",
];

/// A word that can be found, of a kind.
fn token(kind: &str) -> String {
    assert!(TOKENS.contains(&kind), "{kind}");
    format!("zqx{kind}zqx")
}

/// A letter with something to find in every field, and data that only it uses.
fn embargoed(announced: bool) -> Tree {
    let t = token;
    let announcement = if announced {
        "aankondiging: Er komt nieuws over de markt\n"
    } else {
        ""
    };
    let letter = format!(
        "---\nkenmerk: {NUMBER}\nstatus: gereed\nonderwerp: Over {onderwerp}\ndatum: 20-12-2025\n\
         publiceren_vanaf: 05-01-2026 9:00\n{announcement}aan: {aan}\nportefeuillehouder: {houder}\n\
         dossier: {dossier}\nthemas: [{thema}]\norganisaties: [{organisatie}]\nsamenvatting: Kort over {samenvatting}.\naliassen: [/oud/{alias}.html]\n\
         cijfers:\n  {cijfer}: {{uit: {data}, plek: {rij}}}\n\
         toezeggingen:\n  - {{id: {toezegid}, wat: Terugkomen op {toezeg}, uiterlijk: 01-03-2026}}\n\
         bijlagen:\n  - {{bestand: bijlagen/{bijlagenaam}.csv, titel: Bijlage {bijlagetitel}}}\n\
         \x20 - {{titel: Kaart, ter_inzage: bij {inzage}}}\n\
         ondertekening: {{tekst: Namens ons, personen: [{{functie: wethouder, naam: {ondertekenaar}}}]}}\n---\n\
         ## Kop {kop} {{#{anker}}}\n\nHier staat {tekst} met {{{{ cijfers.{cijfer} }}}}.[^1]\n\n\
         [^1]: Een noot over {noot}.\n\n\
         ```grafiek\nid: {grafiekid}\nsoort: staven\nuit: {data}\ncategorie: plek\ntitel: Op {grafiektitel} zijn er meer dan elders\n```\n\n\
         ```tabel\nid: {tabelid}\nuit: {data}\ntitel: Een titel met {tabeltitel}\n```\n",
        onderwerp = t("onderwerp"),
        aan = t("gerichtaan"),
        houder = t("portefeuille"),
        dossier = t("dossierwoord"),
        thema = t("themawoord"),
        organisatie = t("organisatiewoord"),
        samenvatting = t("samenvat"),
        alias = t("aliaswoord"),
        cijfer = t("cijferwoord"),
        data = t("datasetwoord"),
        rij = t("rijwoord"),
        toezegid = t("toezegid"),
        toezeg = t("toezegwoord"),
        bijlagenaam = t("bijlagenaam"),
        bijlagetitel = t("bijlagetitel"),
        inzage = t("inzagewoord"),
        ondertekenaar = t("ondertekenaar"),
        kop = t("kopwoord"),
        anker = t("ankerwoord"),
        tekst = t("tekstwoord"),
        noot = t("nootwoord"),
        grafiekid = t("grafiekid"),
        grafiektitel = t("grafiektitel"),
        tabelid = t("tabelid"),
        tabeltitel = t("tabeltitel"),
    );
    let data = format!(
        "soort: tabel\ntitel: Aantal {}\neenheid: {}\npersonen: nee\nstatus: fictief\n\
         bron: {{titel: Bron {}, datum: 01-12-2025}}\nwaarnemingen:\n\
         \x20 - {{peildatum: 01-11-2025, plek: {}, aantal: 747474}}\n\
         \x20 - {{peildatum: 01-11-2025, plek: elders, aantal: 3}}\n",
        t("datasetwoord"),
        t("eenheidwoord"),
        t("bronwoord"),
        t("rijwoord"),
    );
    let file = |path: String, text: String| (path, text.into_bytes());
    Tree::from([
        file(format!("content/brieven/2025/{}.md", t("bronnaam")), letter),
        file(
            format!("content/brieven/2025/bijlagen/{}.csv", t("bijlagenaam")),
            format!("Kolom;{}\n1;2\n", t("bijlageinhoud")),
        ),
        file(format!("data/{}.yaml", t("datasetwoord")), data),
    ])
}

/// Everything that a reader, a program or a search engine could find in an output and in a cache, in lower
/// case: names, and bytes; of what is packed also what it holds.
fn findable(office: &Office) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["site", ".raadsbrief-cache"] {
        for (path, bytes) in tree::read(&office.path().join(folder)) {
            let path = format!("{folder}/{path}");
            found.push((path.clone(), path.to_lowercase()));
            // A stored entry of the cache holds a PDF among other files.
            if let Some(start) = bytes.windows(5).position(|bytes| bytes == b"%PDF-") {
                found.push((path.clone(), unpacked(office, &bytes[start..])));
            }
            found.push((path, String::from_utf8_lossy(&bytes).to_lowercase()));
        }
    }
    found
}

/// A PDF without compression, and its text.
fn unpacked(office: &Office, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (packed, plain) = (folder.path().join("in.pdf"), folder.path().join("uit.pdf"));
    fs::write(&packed, bytes).expect("it can be written");
    let words = ["--qdf", "--stream-data=uncompress", "--warning-exit-0"];
    let mut qpdf = Command::new("qpdf");
    let ended = qpdf.args(words).arg(&packed).arg(&plain).output();
    let ended = ended.expect("qpdf is there; .ci/test installs it");
    assert!(plain.exists(), "{ended:?} {}", office.path().display());
    let text = Command::new("pdftotext").arg(&packed).arg("-").output();
    let text = text
        .expect("pdftotext is there; .ci/test installs it")
        .stdout;
    let plain = fs::read(plain).expect("it can be read");
    format!(
        "{} {}",
        String::from_utf8_lossy(&plain),
        String::from_utf8_lossy(&text)
    )
    .to_lowercase()
}

/// Which tokens can be found, and where first.
fn traces(office: &Office) -> Vec<String> {
    let findable = findable(office);
    let tokens = TOKENS.iter().copied().chain(["zqx"]);
    let found = tokens.filter_map(|token| {
        let mut all = findable.iter();
        let (path, _) = all.find(|(_, text)| text.contains(token) && is_ours(text, token))?;
        Some(format!("{token} in {path}"))
    });
    found.collect()
}

/// Whether a common word was found as our token: between its marks, unless it is a number.
fn is_ours(text: &str, token: &str) -> bool {
    let alone = ["geheimnr", "747474", "747.474", "zqx"];
    alone.contains(&token) || text.contains(&format!("zqx{token}zqx"))
}

/// A site with a public letter, and beside it one that waits.
fn office(announced: bool) -> Office {
    let mut site = sources();
    // Then any name will do.
    site.retain(|path, _| !["data/personen.yaml", "data/themas.yaml"].contains(&path.as_str()));
    site.extend(embargoed(announced));
    let office = Office::of(&site);
    let published = office.at("2025-12-24T12:00:00+01:00", "publish --due");
    assert_eq!(published.code, 0, "{}", published.stderr);
    office
}

fn build(office: &Office, moment: &str) -> Tree {
    let ended = office.at(moment, "build");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    office.output()
}

#[test]
fn before_its_moment_nothing_of_a_letter_can_be_found_and_after_it_all() {
    let office = office(false);
    let with = build(&office, JUST_BEFORE);
    assert_eq!(traces(&office), Vec::<String>::new());
    // A second build, which only looks, leaves nothing either.
    build(&office, JUST_BEFORE);
    assert_eq!(traces(&office), Vec::<String>::new());
    // The site is as if there were no such letter: no number is another.
    for path in embargoed(false).keys() {
        fs::remove_file(office.path().join(path)).expect("it is there");
    }
    let without = build(&office, JUST_BEFORE);
    assert_eq!(tree::difference(&without, &with), None);
    tree::write(office.path(), &embargoed(false));

    let early = office.at(JUST_BEFORE, &format!("publish {NUMBER}"));
    assert_eq!(early.code, 1, "{}", early.stderr);
    let nothing = office.at(JUST_BEFORE, "publish --due");
    assert_eq!(nothing.code, 0, "{}", nothing.stderr);
    assert_eq!(office.acts(), 1);
    let due = office.at(MOMENT, "publish --due");
    assert_eq!(due.code, 0, "{}", due.stderr);
    assert_eq!(office.acts(), 2);
    // Who builds as of a moment before it still sees nothing.
    assert_eq!(
        tree::difference(&without, &build(&office, JUST_BEFORE)),
        None
    );
    assert_eq!(traces(&office), Vec::<String>::new());

    build(&office, MOMENT);
    let found = traces(&office);
    let missing: Vec<&&str> = TOKENS
        .iter()
        .filter(|token| {
            !found
                .iter()
                .any(|found| found.starts_with(&format!("{token} ")))
        })
        // How an author calls a source and a figure nobody else needs to know.
        .filter(|token| !["bronnaam", "cijferwoord"].contains(*token))
        .collect();
    assert_eq!(missing, Vec::<&&str>::new());
    office.verifies();
}

#[test]
fn of_an_announced_letter_only_the_announcement_can_be_found() {
    let office = office(true);
    build(&office, JUST_BEFORE);
    assert_eq!(traces(&office), Vec::<String>::new());
    let site = office.output();
    let says = |site: &Tree, words: &str| {
        let mut pages = site.values();
        pages.any(|page| String::from_utf8_lossy(page).contains(words))
    };
    assert!(says(&site, "Er komt nieuws over de markt"));
    office.at(MOMENT, "publish --due");
    assert!(!says(
        &build(&office, MOMENT),
        "Er komt nieuws over de markt"
    ));
}

#[test]
fn the_moment_is_that_of_amsterdam_in_winter_in_summer_and_between() {
    let hours = (0_i64..24 * 365, 0_u8..60);
    hold(12, hours, |(hour, minute)| {
        // An hour of the year on the clock of the world, and what the clock of Amsterdam shows then.
        let start: jiff::Timestamp = "2025-12-31T23:00:00Z".parse().expect("a moment");
        let span = jiff::Span::new().hours(hour).minutes(i64::from(minute));
        let moment = start.checked_add(span).expect("a moment");
        let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").expect("the zone is known");
        let local = moment.to_zoned(zone);
        let typed = local.strftime("%d-%m-%Y %H:%M").to_string();
        let office = Office::open();
        office.letter("001", &format!("publiceren_vanaf: {typed}\n"), "Een brief.");
        let second = jiff::Span::new().seconds(1);
        let before = moment.checked_sub(second).expect("a moment");
        let check = office.at(&before.to_string(), "check");
        if check.stderr.contains("fout[") {
            // The hour that the clock shows twice, which the author is asked about.
            prop_assert!(
                typed.starts_with("25-10-2026 02:"),
                "{typed}: {}",
                check.stderr
            );
            return Ok(());
        }
        let early = office.at(&before.to_string(), "publish --due");
        prop_assert!(
            early.stderr.contains("niets te publiceren"),
            "{typed}: {}",
            early.stderr
        );
        let due = office.at(&moment.to_string(), "publish --due");
        prop_assert!(
            due.stderr.contains("Gepubliceerd"),
            "{typed}: {}",
            due.stderr
        );
        Ok(())
    });
}

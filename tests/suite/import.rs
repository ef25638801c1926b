//! `import`: spreadsheets as people have them (made by `tests/import/make.py`) become datasets, or
//! questions.

use std::fs;
use std::path::Path;

use crate::command::{Ended, bare, repository, run};
use crate::tree;

const ABOUT: [&str; 6] = [
    "--titel",
    "Cliënten per wijk",
    "--bron-titel",
    "Register",
    "--bron-datum",
    "1-9-2025",
];

/// A site to import into.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ended = run(bare().arg("init").arg(folder.path()));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    folder
}

/// Imports a file; `name` is one of `tests/import`, or a path.
fn import(site: &Path, name: &str, words: &[&str]) -> Ended {
    let mut command = bare();
    command.current_dir(site).arg("import");
    command.arg(repository("tests/import").join(name));
    run(command.args(words).args(["--lang", "nl"]))
}

fn done(site: &Path, name: &str, words: &[&str]) -> Ended {
    let all: Vec<&str> = words.iter().chain(&ABOUT).copied().collect();
    let ended = import(site, name, &all);
    assert_eq!(ended.code, 0, "{}{}", ended.stderr, ended.stdout);
    let built = crate::command::build(site, &site.join("site"));
    assert!(
        built.code == 0 && !built.stderr.contains("waarschuwing"),
        "{}",
        built.stderr
    );
    ended
}

fn text(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The questions of a run that asks, and nothing was written.
fn asked(site: &Path, name: &str, words: &[&str]) -> String {
    let before = tree::read(site);
    let ended = import(site, name, words);
    assert_eq!(ended.code, 2, "{}", ended.stdout);
    assert_eq!(tree::difference(&before, &tree::read(site)), None);
    ended.stderr
}

const MEASURES: [&str; 10] = [
    "--maat",
    "Cliënten",
    "--maat",
    "Kosten",
    "--maat",
    "Aandeel",
    "--eenheid",
    "clienten=cliënten",
    "--eenheid",
    "kosten=euro",
];

#[test]
fn the_figure_that_import_proposes_can_be_taken_over_in_a_letter() {
    let site = site();
    let ended = done(site.path(), "netjes.xlsx", &MEASURES);
    let figure = ended.stdout.lines().find(|line| line.starts_with("  nu: "));
    let letter = format!(
        "---\nkenmerk: RIB-2025-002\nstatus: gereed\nonderwerp: X\ndatum: 01-12-2025\n\
         portefeuillehouder: Y\ncijfers:\n{}\n---\n\n## Kennisnemen van\n\nEen.\n\n\
         ## Inleiding\n\nTwee.\n\n## Informatie\n\nHet zijn {{{{ cijfers.nu }}}}.\n",
        figure.expect("import names a figure")
    );
    fs::write(site.path().join("content/brieven/2025/x.md"), letter).expect("it can be written");
    let built = crate::command::build(site.path(), &site.path().join("site"));
    assert_eq!(built.code, 0, "{}", built.stderr);
}

#[test]
fn a_tidy_sheet_becomes_a_dataset_with_its_decimals() {
    let site = site();
    done(site.path(), "netjes.xlsx", &MEASURES);
    assert_eq!(
        text(site.path(), "data/netjes.csv"),
        "wijk;peildatum;clienten;kosten;aandeel\n\
         Noord;01-01-2025;1180;1250.5;7\n\
         Noord;01-07-2025;941;1100.25;6.9\n\
         Zuid;01-01-2025;640;80;10\n\
         Zuid;01-07-2025;onbekend;;12.5\n\
         Centrum;01-07-2025;12;1.1;100\n"
    );
    let yaml = text(site.path(), "data/netjes.yaml");
    assert!(
        yaml.contains("werkblad „Cijfers” van netjes.xlsx"),
        "{yaml}"
    );
    assert!(
        yaml.contains("  kosten: {eenheid: euro, titel: Kosten, decimalen: 2}\n"),
        "{yaml}"
    );
    assert!(
        yaml.contains("  aandeel: {eenheid: procent, titel: Aandeel, decimalen: 1}\n"),
        "{yaml}"
    );
}

#[test]
fn a_letter_can_use_what_was_imported() {
    let site = site();
    done(site.path(), "netjes.xlsx", &MEASURES);
    let letter = "---\nkenmerk: RIB-2025-009\nstatus: gereed\nonderwerp: x\ndatum: \
        02-09-2025\naan: Raad\nportefeuillehouder: y\n---\n\
        ## Kennisnemen van\n{{ cijfer(uit=\"netjes\", wijk=\"Noord\", peildatum=\"01-07-2025\", \
            maat=\"aandeel\") }} en \
        {{ cijfer(uit=\"netjes\", wijk=\"Noord\", peildatum=\"01-01-2025\", maat=\"kosten\") \
        }}\n\n## Inleiding\nx\n\n## Informatie\nx\n";
    fs::write(site.path().join("content/brieven/x.md"), letter).expect("it can be written");
    let built = crate::command::build(site.path(), &site.path().join("site"));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let page = text(site.path(), "site/brieven/2025/rib-2025-009/index.html");
    assert!(page.contains("6,9%") && page.contains("1.250,50"), "{page}");
}

#[test]
fn an_ods_becomes_the_same() {
    let site = site();
    done(
        site.path(),
        "netjes.ods",
        &[
            "--naam",
            "ods",
            "--maat",
            "Cliënten",
            "--maat",
            "Aandeel",
            "--eenheid",
            "clienten=cliënten",
        ],
    );
    assert_eq!(
        text(site.path(), "data/ods.csv"),
        "wijk;peildatum;clienten;aandeel\nNoord;01-07-2025;941;6.9\nZuid;01-07-2025;645;10\n"
    );
}

#[test]
fn columns_of_years_become_rows() {
    let site = site();
    let questions = asked(site.path(), "breed.xlsx", &[]);
    assert!(questions.contains("--kop 2\n"), "{questions}");
    let questions = asked(site.path(), "breed.xlsx", &["--kop", "2"]);
    assert!(
        questions.contains("--laatste-rij 5 | --laatste-rij 8\n"),
        "{questions}"
    );
    let place = ["--kop", "2", "--laatste-rij", "5"];
    let questions = asked(site.path(), "breed.xlsx", &place);
    assert!(
        questions.contains("--smelt 2021,2022,2023=tijd --tijd tijd\n"),
        "{questions}"
    );
    let melted = [
        "--smelt",
        "2021..2023=jaar",
        "--tijd",
        "jaar",
        "--eenheid",
        "cliënten",
        "--naam",
        "gemeenten-per-jaar",
    ];
    let words: Vec<&str> = place.iter().chain(&melted).copied().collect();
    let questions = asked(site.path(), "breed.xlsx", &words);
    assert!(
        questions.contains("--totaalrijen leeg") && questions.contains("--onbekend -\n"),
        "{questions}"
    );
    let rest = ["--totaalrijen", "leeg", "--onbekend", "-"];
    let words: Vec<&str> = words.iter().chain(&rest).copied().collect();
    done(site.path(), "breed.xlsx", &words);
    assert_eq!(
        text(site.path(), "data/gemeenten-per-jaar.csv"),
        "gemeente;periode;aantal\nTilburg;2021;4100\nTilburg;2022;4142\nTilburg;2023;4230\n\
         Goirle;2021;310\nGoirle;2022;onbekend\nGoirle;2023;305\n;2021;4410\n;2022;4142\n;2023;4535\n"
    );
}

#[test]
fn what_stands_in_the_way_is_named_by_its_cell() {
    let site = site();
    let questions = asked(site.path(), "rommelig.xlsx", &[]);
    for told in [
        "B1, A3: deze cellen zijn samengevoegd",
        "C2: deze kolom heeft geen naam",
        "--vul Wijk",
        "Er is niets geschreven.",
    ] {
        assert!(questions.contains(told), "{told}\n{questions}");
    }
}

#[test]
fn a_question_shows_the_columns_and_the_command_that_answers() {
    let site = site();
    let questions = asked(site.path(), "netjes.xlsx", &["--titel", "Een titel"]);
    for told in [
        "  Kladblok (verborgen)\n",
        "  C  Cliënten   getallen    1180, 941, 640\n",
        "  E  Aandeel    percentages 7%, 6.9%, 10%\n",
        "--titel \"Een titel\" --lang nl --maat Cliënten --maat Kosten --maat Aandeel \
            --bron-titel \"…\" --bron-datum DD-MM-JJJJ\n",
    ] {
        assert!(questions.contains(told), "{told}\n{questions}");
    }
    let hidden = asked(site.path(), "netjes.xlsx", &["--blad", "Weg"]);
    assert!(hidden.contains("wel: „Cijfers”, „Kladblok”"), "{hidden}");
}

/// A CSV beside the site, imported.
fn csv(site: &Path, content: &[u8], words: &[&str]) -> Ended {
    let path = site.join("invoer.csv");
    fs::write(&path, content).expect("it can be written");
    let all: Vec<&str> = words.iter().chain(&ABOUT).copied().collect();
    import(site, &path.to_string_lossy(), &all)
}

#[test]
fn numbers_in_a_csv_are_read_as_someone_says() {
    let site = site();
    let content = "Wijk;Bedrag\nNoord;1.250,50\nZuid;€ 80\n".as_bytes();
    let words = ["--eenheid", "euro", "--peildatum", "1-1-2025"];
    let ended = csv(site.path(), content, &words);
    assert_eq!(ended.code, 2);
    assert!(
        ended.stderr.contains("--getallen nl | --getallen punt\n"),
        "{}",
        ended.stderr
    );
    let words: Vec<&str> = words.iter().chain(&["--getallen", "nl"]).copied().collect();
    let ended = csv(site.path(), content, &words);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert_eq!(
        text(site.path(), "data/invoer.csv"),
        "wijk;aantal\nNoord;1250.5\nZuid;80\n"
    );
    let again = csv(site.path(), content, &words);
    assert_eq!(again.code, 2);
    assert!(
        again.stderr.contains("data/invoer.yaml bestaat al"),
        "{}",
        again.stderr
    );
    let more: Vec<&str> = words
        .iter()
        .chain(&["--vervang", "--decimalen", "0"])
        .copied()
        .collect();
    let replaced = csv(site.path(), content, &more);
    assert!(
        replaced.stdout.contains("  1 getal is afgerond\n"),
        "{}",
        replaced.stdout
    );
    assert_eq!(
        text(site.path(), "data/invoer.csv"),
        "wijk;aantal\nNoord;1251\nZuid;80\n"
    );
}

#[test]
fn a_dataset_that_would_not_build_is_not_written() {
    let site = site();
    let content = "Wijk;Aantal\nNoord;1\nNoord;2\n".as_bytes();
    let words = ["--eenheid", "huishoudens", "--peildatum", "1-1-2025"];
    let ended = csv(site.path(), content, &words);
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(
        ended.stderr.contains("data/invoer.csv:3")
            && ended.stderr.contains("er is niets geschreven"),
        "{}",
        ended.stderr
    );
    assert!(!site.path().join("data/invoer.yaml").exists());
}

#[test]
fn a_name_that_plays_tricks_does_not_get_into_the_site() {
    let site = site();
    let path = site.path().join("cijfers\u{202e}vsc.csv");
    fs::write(&path, "Wijk;Aantal\nNoord;12\n").expect("it can be written");
    let words = [
        "--naam",
        "x",
        "--eenheid",
        "contracten",
        "--peildatum",
        "1-1-2025",
    ];
    done(site.path(), &path.to_string_lossy(), &words);
    let yaml = text(site.path(), "data/x.yaml");
    assert!(yaml.contains("uit cijfersvsc.csv.\n"), "{yaml}");
}

#[test]
fn files_that_are_no_spreadsheet_are_refused_in_words() {
    let site = site();
    let large = vec![b'x'; 20_000_001];
    for (content, told) in [
        (&b"a;b\n\xe9;1\n"[..], "de CSV is geen UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel-bestand"),
        (b"PK\x03\x04kapot", "beschadigd"),
        (b"\x89PNG\r\n\x1a\n\0", "UTF-8"),
        (b"", "leeg"),
        (&large, "groter dan 20 MB"),
    ] {
        let ended = csv(site.path(), content, &["--naam", "x"]);
        assert_eq!(ended.code, 2);
        assert!(ended.stderr.contains(told), "{told}: {}", ended.stderr);
    }
    assert!(!site.path().join("data/x.yaml").exists());
}

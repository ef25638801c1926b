//! A letter that was corrected: what its next version knows, what it says of the difference, and that
//! nothing else changes by it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::command::{self, Ended};
use crate::tree::{self, Tree};

const SETTINGS: &str = "\
organisatie: {naam: Gemeente Voorbeeldstad, code: gm9999}
adres: https://raad.voorbeeldstad.example/
brief:
  kop:
    - {veld: datum, label: Datum}
    - {veld: kenmerk, label: Kenmerk}
    - {veld: onderwerp, label: Onderwerp}
";

const DATA: &str = "\
soort: tabel
titel: Wachttijd voor begeleiding
openbaar: ja
status: fictief
maten:
  weken: {eenheid: weken, titel: Weken}
leveringen:
  - bron: {titel: Kwartaalrapportage, datum: 10-01-2025}
    waarnemingen:
      - {peildatum: 31-12-2023, wijk: Noord, weken: 12}
      - {peildatum: 31-12-2023, wijk: Zuid, weken: 9}
      - {peildatum: 31-12-2024, wijk: Noord, weken: 8}
      - {peildatum: 31-12-2024, wijk: Zuid, weken: 7}
";

/// What became known after the letter and before its correction: another number, and one about a later
/// day.
const KNOWN_LATER: &str = "  - bron: {titel: Verbeterde kwartaalrapportage, datum: 02-02-2025}
    reden: correctie
    waarnemingen:
      - {peildatum: 31-12-2024, wijk: Noord, weken: 10}
      - {peildatum: 15-01-2025, wijk: Noord, weken: 11}
";

/// What became known after the correction.
const REVISED: &str = "  - bron: {titel: Jaarrapportage, datum: 10-03-2025}
    reden: herziening
    waarnemingen:
      - {peildatum: 31-12-2024, wijk: Zuid, weken: 6}
";

const LETTER: &str = "\
---
kenmerk: RIB-2025-001
status: gereed
onderwerp: Wachttijd voor begeleiding daalt
datum: 20-01-2025
dossier: Begeleiding
cijfers:
  noord: {uit: wachttijd, wijk: Noord}
  zuid: {uit: wachttijd, wijk: Zuid}
toezeggingen:
  - wat: De raad informeren over de wachttijd in 2025
    uiterlijk: voorjaar 2027
---
## Inleiding

Met deze brief informeren wij u over de wachttijd voor begeleiding.[^meting]

[^meting]: Gemeten aan het eind van het jaar.

## Kernboodschap

In Noord wachten inwoners {{ cijfers.noord }} op begeleiding, in Zuid {{ cijfers.zuid }}.

```grafiek
id: wachttijd
soort: lijn
uit: wachttijd
reeks: wijk
titel: De wachttijd daalt in beide wijken
```

De daling komt door de inzet van extra begeleiders in de wijkteams.

Deze alinea stond er ten onrechte en gaat over een ander onderwerp.

```tabel
id: per-wijk
uit: wachttijd
titel: Wachttijd per wijk
```

## Wat wij doen

> Wie wacht, moet weten hoelang nog.

- In maart spreken wij de aanbieders.
- In juni volgt een nieuwe meting.
";

/// What its author changes.
const EDITS: [(&str, &str); 5] = [
    ("inzet van extra", "inzet van vier extra"),
    (
        "Deze alinea stond er ten onrechte en gaat over een ander onderwerp.\n\n",
        "",
    ),
    (
        "## Kernboodschap\n",
        "## Kernboodschap\n\nIn Noord daalde de wachttijd minder dan wij schreven, zie [hieronder](#per-wijk).\n",
    ),
    ("## Wat wij doen", "## Vervolg"),
    ("In juni volgt", "In juli volgt"),
];

const CORRECT: &str = "correct RIB-2025-001 --soort rectificatie --door Griffie \
    --reden \"Van Noord was een wachtlijst niet meegeteld\"";

/// A site of which the letter was published and corrected.
struct Site {
    folder: TempDir,
}

/// Writes a site whose letter was published, and then corrected.
pub fn write(to: &Path) {
    put(to, "raadsbrief.yaml", SETTINGS);
    put(to, "data/wachttijd.yaml", DATA);
    put(to, "content/brieven/wachttijd.md", LETTER);
    done(to, "2025-01-21", "publish RIB-2025-001 --door Griffie");
    edit(to);
    done(to, "2025-02-04", CORRECT);
}

/// What the author and the keeper of the data do before the correction.
fn edit(site: &Path) {
    put(site, "data/wachttijd.yaml", &format!("{DATA}{KNOWN_LATER}"));
    let edited = EDITS.iter().fold(LETTER.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    put(site, "content/brieven/wachttijd.md", &edited);
}

fn put(site: &Path, path: &str, text: &str) {
    let tree = Tree::from([(path.to_owned(), text.as_bytes().to_vec())]);
    tree::write(site, &tree);
}

fn run(site: &Path, day: &str, line: &str) -> Ended {
    let mut words = command::words(line);
    words.extend(["--project".to_owned(), site.display().to_string()]);
    words.extend(["--now".to_owned(), format!("{day}T12:00:00+01:00")]);
    command::raadsbrief(words)
}

#[track_caller]
fn done(site: &Path, day: &str, line: &str) -> String {
    let ended = run(site, day, line);
    assert_eq!(ended.code, 0, "{line}: {}{}", ended.stdout, ended.stderr);
    ended.stderr
}

impl Site {
    fn corrected() -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path());
        Site { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    #[track_caller]
    fn build(&self, day: &str) -> Tree {
        done(self.path(), day, "build");
        tree::read_site(&self.path().join("site"))
    }

    /// A version of the letter as it is stored.
    fn letter(&self, version: u32) -> Value {
        let path = format!("data/publicaties/2025/rib-2025-001/v{version}/brief.json");
        let bytes = fs::read(self.path().join(path)).expect("it is in the record");
        serde_json::from_slice(&bytes).expect("it is JSON")
    }
}

fn text(site: &Tree, path: &str) -> String {
    let bytes = site.get(path).unwrap_or_else(|| panic!("{path} is there"));
    String::from_utf8_lossy(bytes).into_owned()
}

const PAGE: &str = "brieven/2025/rib-2025-001/index.html";
const FIRST: &str = "brieven/2025/rib-2025-001/v1/index.html";

#[test]
fn a_correction_knows_what_was_known_on_its_day_of_what_the_letter_speaks_about() {
    let site = Site::corrected();
    let figures = |version| {
        let letter = site.letter(version);
        let figures = letter["cijfers"]
            .as_array()
            .expect("it has figures")
            .clone();
        let texts = figures.iter().map(|figure| figure["tekst"].as_str());
        texts
            .map(|text| text.expect("it is printed").replace('\u{a0}', " "))
            .collect::<Vec<String>>()
    };
    assert_eq!(figures(1), ["8 weken", "7 weken"]);
    // The number of the same day was recorded anew; the one of a later day is not what is asked for.
    assert_eq!(figures(2), ["10 weken", "7 weken"]);
    let corrected = site.letter(2);
    assert_eq!(corrected["datum"], "2025-01-20");
    assert_eq!(corrected["correctie"]["datum"], "2025-02-04");
    let shown = corrected["grafieken"][0].to_string();
    assert!(!shown.contains("15 januari 2025"), "{shown}");
}

#[test]
fn what_becomes_known_after_a_correction_changes_neither_version() {
    let site = Site::corrected();
    let of_letter = |tree: &Tree| {
        let own = |(path, _): &(&String, &Vec<u8>)| {
            path.starts_with("brieven/") && !path.ends_with("index.html")
        };
        let files = tree.iter().filter(own);
        files
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Tree>()
    };
    let before = site.build("2025-02-05");
    put(
        site.path(),
        "data/wachttijd.yaml",
        &format!("{DATA}{KNOWN_LATER}{REVISED}"),
    );
    let after = site.build("2025-04-01");
    assert_eq!(
        tree::difference(&of_letter(&before), &of_letter(&after)),
        None
    );
    let told = done(site.path(), "2025-04-01", "check");
    assert!(!told.contains("RB75"), "{told}");
    // Its page tells of it beside the old value, and only its page.
    let revised = "In deze brief: 7\u{a0}weken; inmiddels herzien: 6\u{a0}weken (bekend sinds \
        <time datetime=\"2025-03-10\">10 maart 2025</time>)";
    assert!(
        text(&after, PAGE).contains(revised),
        "{}",
        text(&after, PAGE)
    );
    assert!(!text(&before, PAGE).contains("inmiddels herzien"));
    assert!(!text(&after, FIRST).contains("inmiddels herzien"));
    // On the day before, nobody knew.
    assert!(!text(&site.build("2025-03-09"), PAGE).contains("inmiddels herzien"));
}

#[test]
fn a_figure_that_was_taken_back_since_is_told_as_such() {
    let site = Site::corrected();
    let taken_back = REVISED.replace("weken: 6", "vervallen: ja");
    put(
        site.path(),
        "data/wachttijd.yaml",
        &format!("{DATA}{KNOWN_LATER}{taken_back}"),
    );
    let page = text(&site.build("2025-04-01"), PAGE);
    let said = "In deze brief: 7\u{a0}weken; inmiddels vervallen (bekend sinds";
    assert!(page.contains(said), "{page}");
}

#[test]
fn a_correction_may_ask_for_another_day_that_was_over_but_for_no_later_one() {
    let site = Site::corrected();
    let source = "content/brieven/wachttijd.md";
    let asked = |day: &str| {
        let letter = fs::read_to_string(site.path().join(source)).expect("it can be read");
        let figure = "noord: {uit: wachttijd, wijk: Noord";
        let start = letter.find(figure).expect("it asks for it") + figure.len();
        let end = start + letter[start..].find('}').expect("it ends");
        let edited = format!("{}, peildatum: {day}{}", &letter[..start], &letter[end..]);
        put(site.path(), source, &edited);
    };
    let data = format!("{DATA}{KNOWN_LATER}{REVISED}")
        + "      - {peildatum: 28-02-2025, wijk: Noord, weken: 5}\n";
    put(site.path(), "data/wachttijd.yaml", &data);
    asked("28-02-2025");
    let refused = run(site.path(), "2025-04-01", CORRECT);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(
        refused.stderr.contains("20 januari 2025"),
        "{}",
        refused.stderr
    );
    asked("15-01-2025");
    done(site.path(), "2025-04-01", CORRECT);
    let letter = site.letter(3);
    assert_eq!(letter["cijfers"][0]["tekst"], "11\u{a0}weken");
    assert_eq!(letter["cijfers"][1]["tekst"], "6\u{a0}weken");
}

#[test]
fn data_that_are_not_public_never_tell_more_than_the_letter() {
    let site = Site::corrected();
    let data = format!("{DATA}{KNOWN_LATER}{REVISED}").replace("openbaar: ja\n", "");
    put(site.path(), "data/wachttijd.yaml", &data);
    assert!(!text(&site.build("2025-04-01"), PAGE).contains("inmiddels herzien"));
}

#[test]
fn a_corrected_page_says_what_differs_where_and_since_when() {
    let site = Site::corrected();
    let built = site.build("2025-02-05");
    let page = text(&built, PAGE);
    for said in [
        "<dt>Verbeterd</dt><dd><time datetime=\"2025-02-04\">4 februari 2025</time> (versie 2, rectificatie)</dd>",
        "<p class=\"reden\">Van Noord was een wachtlijst niet meegeteld.</p>",
        "<a href=\"#al-4\">Wachttijd voor begeleiding, Noord</a></th><td>8\u{a0}weken</td><td>10\u{a0}weken</td>",
        "Noord, 31 december 2024, Weken</a></th><td>8</td><td>10</td>",
        "<li id=\"al-6\">Kernboodschap, alinea 3 van versie 1: vervallen</li>",
        "<p id=\"al-4\" class=\"verschilt\"><span class=\"verschil\">gewijzigd</span> ",
        "<span class=\"verschil\">nieuw</span> In Noord daalde",
        "<figure class=\"grafiek verschilt\" id=\"wachttijd\">",
        ">https://raad.voorbeeldstad.example/brieven/2025/rib-2025-001/v1/</a>",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    // What only moved down did not change.
    assert!(page.contains("<p id=\"al-2\">Met deze brief"), "{page}");
    assert_eq!(page.matches("id=\"al-6\"").count(), 1);
}

#[test]
fn a_version_that_was_superseded_leads_to_the_one_that_counts_and_is_not_found() {
    let site = Site::corrected();
    let built = site.build("2025-02-05");
    let first = text(&built, FIRST);
    for said in [
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://raad.voorbeeldstad.example/brieven/2025/rib-2025-001/v1/\">",
        " (versie 1) – ",
        "<strong>Vervangen.</strong> Dit is versie 1.",
        "een rectificatie: Van Noord was een wachtlijst niet meegeteld",
        "8\u{a0}weken",
        "Deze alinea stond er ten onrechte",
    ] {
        assert!(first.contains(said), "{said}\n{first}");
    }
    assert!(!first.contains("class=\"verschilt\""));
    for (path, bytes) in &built {
        if path.contains("sitemap") {
            assert!(!String::from_utf8_lossy(bytes).contains("/v1/"), "{path}");
        }
    }
}

#[test]
fn a_check_says_what_is_not_on_the_site_yet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path();
    put(site, "raadsbrief.yaml", SETTINGS);
    put(site, "data/wachttijd.yaml", DATA);
    put(site, "content/brieven/wachttijd.md", LETTER);
    done(site, "2025-01-21", "publish RIB-2025-001 --door Griffie");
    let told = done(site, "2025-01-22", "check");
    assert!(!told.contains("RB75"), "{told}");
    edit(site);
    // Somebody typed over a number instead of adding what became known.
    let data = DATA.replace("wijk: Zuid, weken: 7", "wijk: Zuid, weken: 5");
    put(site, "data/wachttijd.yaml", &data);
    let told = done(site, "2025-02-04", "check").replace('\u{a0}', " ");
    for said in [
        "7 weken; nu zou er 5 weken staan (Wachttijd voor begeleiding, Zuid)",
        "„In juni volgt een nieuwe meting.”; nu zou er staan: „In juli volgt een nieuwe meting.”",
        "Kernboodschap, alinea 1 (nieuw)",
        "Kernboodschap, alinea 3 van versie 1 (vervallen)",
        "raadsbrief correct RIB-2025-001",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
}

//! `init`, `new` and `completions`: from an empty folder to a letter, as a newcomer goes.

use std::fs;
use std::path::Path;

use crate::command::{self, Ended, NOW, bare, run};
use crate::documents;
use crate::tree::{self, Tree};

/// Runs the program in a folder, in Dutch.
fn within(folder: &Path, words: &[&str]) -> Ended {
    let mut command = bare();
    command
        .current_dir(folder)
        .args(words)
        .args(["--lang", "nl"]);
    run(&mut command)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A folder with the site that `init` makes.
fn begun() -> tempfile::TempDir {
    let folder = folder();
    let ended = within(folder.path(), &["init"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    folder
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_site_that_was_begun_builds_without_a_remark() {
    let site = begun();
    let checked = within(site.path(), &["check", "--now", NOW]);
    assert_eq!(checked.code, 0);
    assert!(
        checked.stderr.starts_with("1 brief, geen fouten, "),
        "{}",
        checked.stderr
    );
    let built = command::build(site.path(), &site.path().join("site"));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let page = text(site.path(), "site/brieven/2025/rib-2025-001/index.html");
    let said = "In Noord wachten nu 941 huishoudens op begeleiding. Sinds januari is dat aantal \
        gedaald \
        van 1.180 naar 941";
    assert_eq!(documents::holds(&page, said, true), Ok(()));
    assert!(page.contains("<svg") && page.contains("fictief"));
}

#[test]
fn the_begun_site_is_what_the_program_holds_and_says() {
    let site = folder();
    let ended = within(
        site.path(),
        &[
            "init",
            "mijn site",
            "--naam",
            "Gemeente X: \"Y\"",
            "--adres",
            "https://x.example",
        ],
    );
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let made = tree::read(&site.path().join("mijn site"));
    for path in made.keys() {
        assert!(ended.stdout.contains(&format!("  {path}\n")), "{path}");
    }
    assert!(
        ended.stdout.contains("  cd \"mijn site\"\n"),
        "{}",
        ended.stdout
    );
    let settings = text(&site.path().join("mijn site"), "raadsbrief.yaml");
    assert!(
        settings.contains("  naam: \"Gemeente X: \\\"Y\\\"\"\n"),
        "{settings}"
    );
    let checked = within(&site.path().join("mijn site"), &["check", "--now", NOW]);
    assert!(
        checked.stderr.starts_with("1 brief, geen fouten, "),
        "{}",
        checked.stderr
    );
    let ignored = text(&site.path().join("mijn site"), ".gitignore");
    assert!(ignored.contains("/site/\n"));
}

#[test]
fn a_folder_that_has_a_file_of_it_is_left_alone() {
    for taken in ["raadsbrief.yaml", "data/wachtlijst.yaml", "content"] {
        let site = folder();
        tree::write(
            site.path(),
            &Tree::from([(taken.to_owned(), b"van mij".to_vec())]),
        );
        let ended = within(site.path(), &["init"]);
        assert_eq!(ended.code, 2, "{taken}");
        assert!(ended.stderr.contains(taken), "{}", ended.stderr);
        assert_eq!(tree::read(site.path()).len(), 1, "{taken}");
    }
    let wrong = within(folder().path(), &["init", "--adres", "ftp://x"]);
    assert_eq!(wrong.code, 2);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_symbolic_link() {
    let (site, elsewhere) = (folder(), folder());
    std::os::unix::fs::symlink(elsewhere.path(), site.path().join("data"))
        .expect("links can be made");
    let ended = within(site.path(), &["init"]);
    assert_eq!(ended.code, 2);
    assert!(
        ended.stderr.contains("symbolische koppeling"),
        "{}",
        ended.stderr
    );
    assert_eq!(
        fs::read_dir(elsewhere.path()).expect("it is there").count(),
        0
    );
    assert!(!site.path().join("raadsbrief.yaml").exists());
}

#[test]
fn a_new_letter_gets_the_next_number_of_its_year() {
    let site = begun();
    for (words, number, path) in [
        (
            ["new", "Wmo & jeugd", "--datum", "1-12-2025"],
            "RIB-2025-002",
            "content/brieven/2025/wmo-jeugd.md",
        ),
        (
            ["new", "Het vervolg", "--datum", "2025-12-02"],
            "RIB-2025-003",
            "content/brieven/2025/het-vervolg.md",
        ),
        (
            ["new", "Nieuw jaar", "--datum", "2 januari 2026"],
            "RIB-2026-001",
            "content/brieven/2026/nieuw-jaar.md",
        ),
        (
            ["new", "con", "--datum", "2 januari 2026"],
            "RIB-2026-002",
            "content/brieven/2026/brief-con.md",
        ),
    ] {
        let ended = within(site.path(), &words);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        assert!(
            ended.stdout.starts_with(&format!("{number}: {path} ")),
            "{}",
            ended.stdout
        );
        assert!(text(site.path(), path).contains(&format!("kenmerk: {number}\nstatus: concept ")));
    }
    let ended = within(site.path(), &["check", "--drafts", "--now", "2026-06-01"]);
    assert!(
        ended.stderr.starts_with("5 brieven, geen fouten, "),
        "{}",
        ended.stderr
    );
}

#[test]
fn gaps_stay_and_numbers_of_another_kind_do_not_count() {
    let site = begun();
    for (name, number) in [
        ("a", "RIB-2025-040"),
        ("b", "COLLEGE-2025-900"),
        ("c", "rib 2025 041"),
    ] {
        let letter = format!("---\nkenmerk: {number}\nonderwerp: x\n---\n");
        fs::write(
            site.path().join(format!("content/brieven/{name}.md")),
            letter,
        )
        .expect("it can be written");
    }
    let ended = within(site.path(), &["new", "Volgende", "--datum", "1-10-2025"]);
    // 041 would have the address of a letter that is there.
    assert!(
        ended.stdout.starts_with("RIB-2025-042: "),
        "{}",
        ended.stdout
    );
}

#[test]
fn a_new_letter_has_the_fields_and_sections_of_the_site() {
    let site = begun();
    let words = [
        "new",
        "Onderwerp: met teken",
        "--portefeuillehouder",
        "Piet Poos",
        "--veld",
        "aan=Raad",
        "--dossier",
        "wmo",
        "--datum",
        "1-10-2025",
    ];
    assert_eq!(within(site.path(), &words).code, 0);
    let letter = text(site.path(), "content/brieven/2025/onderwerp-met-teken.md");
    for line in [
        "onderwerp: \"Onderwerp: met teken\"",
        "datum: 01-10-2025",
        "aan: Raad",
        "portefeuillehouder: Piet Poos",
        "dossier: wmo",
        "## Kennisnemen van",
        "## Communicatie",
    ] {
        assert!(
            letter.lines().any(|found| found == line),
            "{line}\n{letter}"
        );
    }
    let words = [
        "new",
        "Met sjabloon",
        "--sjabloon",
        "rib",
        "--datum",
        "1-10-2025",
    ];
    assert_eq!(within(site.path(), &words).code, 0);
    let letter = text(site.path(), "content/brieven/2025/met-sjabloon.md");
    assert!(letter.contains("\nsjabloon: rib\n") && letter.contains("\n## Inleiding\n"));
    assert!(
        !letter.contains("\n## Vervolg\n"),
        "the template's own words would go"
    );
    let built = within(site.path(), &["check", "--drafts", "--now", NOW]);
    assert!(
        built.stderr.starts_with("3 brieven, geen fouten, "),
        "{}",
        built.stderr
    );
}

#[test]
fn a_letter_that_is_there_is_not_overwritten() {
    let site = begun();
    let words = ["new", "Twee keer", "--datum", "1-10-2025"];
    assert_eq!(within(site.path(), &words).code, 0);
    let before = tree::read(site.path());
    let again = within(site.path(), &words);
    assert_eq!(again.code, 2);
    assert!(
        again.stderr.contains("twee-keer.md: dat bestaat al"),
        "{}",
        again.stderr
    );
    for (words, told) in [
        (["new", "x", "--sjabloon", "rob"], "bedoelde u „rib”?"),
        (
            ["new", "x", "--veld", "wie=ik"],
            "wel: aan, portefeuillehouder",
        ),
        (
            ["new", "…", "--datum", "1-10-2025"],
            "geen letter of cijfer",
        ),
    ] {
        let ended = within(site.path(), &words);
        assert_eq!(ended.code, 2, "{words:?}");
        assert!(ended.stderr.contains(told), "{}", ended.stderr);
    }
    assert_eq!(tree::difference(&before, &tree::read(site.path())), None);
}

#[test]
fn mistakes_elsewhere_do_not_keep_anyone_from_beginning() {
    let site = begun();
    fs::write(site.path().join("data/kapot.yaml"), "soort: [").expect("it can be written");
    fs::write(
        site.path().join("content/brieven/kapot.md"),
        "---\nkenmerk: \"x\n---\n",
    )
    .expect("it can be written");
    let ended = within(site.path(), &["new", "Toch", "--datum", "1-10-2025"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(
        ended.stdout.contains("content/brieven/kapot.md"),
        "{}",
        ended.stdout
    );
    fs::write(site.path().join("raadsbrief.yaml"), "adres: x\n").expect("it can be written");
    let ended = within(site.path(), &["new", "Nu niet", "--datum", "1-10-2025"]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.stderr.contains("RB107") && ended.stderr.contains("raadsbrief.yaml"),
        "{}",
        ended.stderr
    );
}

#[test]
fn every_shell_gets_a_script_with_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = run(bare().args(["completions", shell]));
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{shell}");
        for name in [
            "build",
            "check",
            "init",
            "new",
            "import",
            "schema",
            "completions",
            "explain",
        ] {
            assert!(ended.stdout.contains(name), "{shell}: {name}");
        }
    }
    let script = run(bare().args(["completions", "bash"])).stdout;
    let folder = folder();
    let path = folder.path().join("raadsbrief.bash");
    fs::write(&path, script).expect("it can be written");
    let parsed = std::process::Command::new("bash")
        .arg("-n")
        .arg(&path)
        .output()
        .expect("bash starts");
    assert!(parsed.status.success(), "{parsed:?}");
}

//! What is read of a folder, and what is not.

use std::fs;
use std::path::Path;

use raadsbrief::diag::{Diagnostics, FileId, Language};
use raadsbrief::load::{self, Sources};

fn site(paths: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for path in paths {
        let full = folder.path().join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(full, format!("text of {path}\n")).expect("files can be written");
    }
    folder
}

fn read(folder: &Path) -> (Sources, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let sources = load::site(folder, &mut diagnostics).expect("it is a site");
    let found = diagnostics.sorted();
    let found = found
        .iter()
        .map(|d| format!("{} {}", d.entry.code, sources.map.file(d.primary.file).path));
    let found = found.collect();
    (sources, found)
}

fn paths<'a>(sources: &'a Sources, ids: &[FileId]) -> Vec<&'a str> {
    ids.iter()
        .map(|id| sources.map.file(*id).path.as_str())
        .collect()
}

#[test]
fn files_are_told_apart_by_where_they_stand_and_sorted_by_path() {
    let folder = site(&[
        "raadsbrief.yaml",
        "content/brieven/2023/b.md",
        "content/brieven/2019/a.md",
        "content/brieven/2019-bis.md",
        "content/paginas/over.md",
        "data/tellingen.csv",
        "data/tellingen.yaml",
        "data/diep/gemeenten.yaml",
        "templates/brieven/rib.md",
        "templates/alineas/contact.md",
        "templates/brief.html",
        "templates/stijl.css",
    ]);
    let (sources, found) = read(folder.path());
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(
        paths(&sources, &sources.letters),
        [
            "content/brieven/2019-bis.md",
            "content/brieven/2019/a.md",
            "content/brieven/2023/b.md"
        ]
    );
    assert_eq!(paths(&sources, &sources.pages), ["content/paginas/over.md"]);
    assert_eq!(
        paths(&sources, &sources.data),
        ["data/diep/gemeenten.yaml", "data/tellingen.yaml"]
    );
    assert_eq!(paths(&sources, &sources.tables), ["data/tellingen.csv"]);
    assert_eq!(
        paths(&sources, &sources.letter_templates),
        ["templates/brieven/rib.md"]
    );
    assert_eq!(
        paths(&sources, &sources.paragraphs),
        [
            "templates/alineas/contact.md",
            "templates/alineas/op-de-hoogte.md"
        ],
        "the standard one is there too"
    );
    assert_eq!(
        paths(&sources, &sources.page_templates),
        ["templates/brief.html", "templates/stijl.css"]
    );
    let all: Vec<&str> = sources
        .map
        .iter()
        .map(|(_, file)| file.path.as_str())
        .collect();
    assert!(all.is_sorted(), "ids do not order as paths do: {all:?}");
    assert_eq!(
        &*sources.map.file(sources.settings).text,
        "text of raadsbrief.yaml\n"
    );
}

#[test]
fn hidden_files_the_record_and_notes_for_colleagues_are_left_alone_in_silence() {
    let folder = site(&[
        "raadsbrief.yaml",
        "content/.concept/x.md",
        "content/brieven/.x.md",
        "data/publicaties/2023/rib.yaml",
        "data/README.md",
        "data/~$tellingen.xlsx",
        "data/bron.pdf",
        "site/brieven/index.html",
        "target/x.md",
    ]);
    let (sources, found) = read(folder.path());
    assert_eq!(found, Vec::<String>::new());
    let paths: Vec<&str> = sources.map.iter().map(|(_, file)| &*file.path).collect();
    let standard = [
        "templates/alineas/op-de-hoogte.md",
        "templates/brieven/rib.md",
    ];
    assert_eq!(paths, [&["raadsbrief.yaml"], &standard[..]].concat());
}

#[test]
fn files_that_look_as_if_meant_for_us_are_not_passed_over_in_silence() {
    let folder = site(&[
        "raadsbrief.yaml",
        "content/los.md",
        "content/brieven/Brief.MD",
        "data/a.yml",
        "data/publicaties-oud/b.xlsx",
    ]);
    let (_, found) = read(folder.path());
    assert_eq!(
        found,
        [
            "RB115 content/brieven/Brief.MD",
            "RB115 content/los.md",
            "RB115 data/a.yml",
            "RB115 data/publicaties-oud/b.xlsx"
        ]
    );
}

#[test]
fn links_are_not_followed() {
    let outside = site(&["geheim.yaml"]);
    let folder = site(&["raadsbrief.yaml", "data/a.yaml"]);
    let link = |target: &Path, path: &str| {
        std::os::unix::fs::symlink(target, folder.path().join(path)).expect("links can be made");
    };
    link(&outside.path().join("geheim.yaml"), "data/b.yaml");
    link(outside.path(), "data/map");
    link(outside.path(), "content");
    let (sources, found) = read(folder.path());
    assert_eq!(
        found,
        ["RB116 content", "RB116 data/b.yaml", "RB116 data/map"]
    );
    assert_eq!(paths(&sources, &sources.data), ["data/a.yaml"]);
}

#[test]
fn a_folder_without_settings_is_no_site() {
    let folder = site(&["content/brieven/a.md"]);
    let failure = load::site(folder.path(), &mut Diagnostics::default()).expect_err("no site");
    assert!(
        failure
            .message(Language::Dutch)
            .contains("raadsbrief.yaml: dat bestaat niet\nnoem")
    );
    let nowhere = load::site(&folder.path().join("weg"), &mut Diagnostics::default());
    assert!(nowhere.is_err());
}

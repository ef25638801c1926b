//! Letters as PDF, and the cache: made once, the same bytes whatever the cache is like, and never a
//! reason to fail.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, Ended, NOW};
use crate::tree::{self, Tree};

/// A site of five letters of one dossier and beside it, one of them a draft.
fn site() -> tempfile::TempDir {
    copy_of("letters-of-one-dossier")
}

fn copy_of(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut files = tree::read(&command::repository(&format!("tests/sites/{name}")));
    files.retain(|path, _| !path.starts_with("expected/"));
    tree::write(folder.path(), &files);
    folder
}

/// Builds a site as an author does, with more words on the command line.
fn build(project: &Path, more: &[&str]) -> Ended {
    let mut words: Vec<OsString> = ["build", "--ready", "--now", NOW, "--project"]
        .map(OsString::from)
        .into();
    words.push(project.into());
    words.extend(more.iter().map(OsString::from));
    command::raadsbrief(words)
}

fn built(project: &Path, more: &[&str]) -> Tree {
    let ended = build(project, more);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    tree::read_site(&project.join("site"))
}

/// The line at the end that says what was done.
fn last_line(ended: &Ended) -> &str {
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    // Behind it stands what is still to be published.
    let mut lines = ended.stderr.lines();
    let line = lines.find(|line| line.contains("geschreven, "));
    line.unwrap_or_default()
}

fn cache(project: &Path) -> PathBuf {
    project.join(".raadsbrief-cache")
}

/// The letters in a cache: all but its two marks, and the stamp of the last build.
fn entries(project: &Path) -> Vec<PathBuf> {
    let names = tree::read(&cache(project)).into_keys();
    let names = names.filter(|name| !["CACHEDIR.TAG", ".gitignore"].contains(&name.as_str()));
    let paths = names.map(|name| cache(project).join(name));
    let is_letter = |path: &PathBuf| {
        let entry = fs::read(path).expect("it can be read");
        entry.windows(5).any(|bytes| bytes == b".pdf\n")
    };
    paths.filter(is_letter).collect()
}

fn pdfs(tree: &Tree) -> Vec<&str> {
    let paths = tree.keys().map(String::as_str);
    paths.filter(|path| path.ends_with(".pdf")).collect()
}

#[test]
fn each_letter_has_a_pdf_that_its_page_offers_with_its_size() {
    let site = site();
    let tree = built(site.path(), &[]);
    let letters = tree.keys().filter(|path| path.ends_with("/brief.json"));
    let mut seen = 0;
    for letter in letters {
        seen += 1;
        let folder = letter.strip_suffix("/brief.json").expect("it ends so");
        let name = folder.rsplit('/').next().expect("it has a name");
        let pdf = &tree[&format!("{folder}/{name}.pdf")];
        assert!(pdf.starts_with(b"%PDF-1.7\n"), "{name}");
        let page = String::from_utf8_lossy(&tree[&format!("{folder}/index.html")]).into_owned();
        let alternate = format!(
            "<link rel=\"alternate\" type=\"application/pdf\" href=\"{name}.pdf\" title=\"Deze brief als PDF\">"
        );
        assert!(page.contains(&alternate), "{name}");
        let link = format!("<a href=\"{name}.pdf\" type=\"application/pdf\">Deze brief als PDF (");
        let (_, rest) = page.split_once(&link).expect("the page offers it");
        let size = rest.split(')').next().expect("a size");
        let bytes = pdf.len();
        let told = match bytes {
            0..1_000 => format!("{bytes}\u{a0}bytes"),
            _ => format!("{}\u{a0}kB", bytes.div_ceil(1_000)),
        };
        assert_eq!(size, told, "{name}");
    }
    assert!(seen >= 4, "{seen} letters");
    // Who follows the letters gets the PDF along, made now or before.
    let again = built(site.path(), &[]);
    assert_eq!(tree::difference(&tree, &again), None);
    let feed = String::from_utf8_lossy(&tree["feed.xml"]).into_owned();
    for path in pdfs(&tree) {
        let length = tree[path].len();
        let link = format!("<link rel=\"enclosure\" type=\"application/pdf\" length=\"{length}\" ");
        let (_, rest) = feed.split_once(&link).expect("the feed has it");
        assert!(feed.contains(&format!("{path}\"/>")), "{path}");
        assert!(rest.starts_with("href=\"https://"), "{path}");
    }
    assert_eq!(pdfs(&tree).len(), seen);
}

#[test]
fn without_pdf_no_page_offers_one_and_those_of_before_go() {
    let site = site();
    let with = built(site.path(), &[]);
    assert!(!pdfs(&with).is_empty());
    let kept = entries(site.path());
    let without = built(site.path(), &["--no-pdf"]);
    assert_eq!(pdfs(&without), Vec::<&str>::new());
    for (path, bytes) in without
        .iter()
        .filter(|(path, _)| path.starts_with("brieven/"))
    {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains(".pdf\"") && !text.contains("als-pdf"),
            "{path}"
        );
    }
    assert_eq!(entries(site.path()), kept, "the cache is left alone");
}

#[test]
fn a_letter_is_printed_once_until_it_changes() {
    let site = site();
    let first = build(site.path(), &[]);
    assert!(
        last_line(&first).contains("PDF's gemaakt, "),
        "{}",
        first.stderr
    );
    assert!(
        !last_line(&first).contains("hergebruikt"),
        "{}",
        first.stderr
    );
    let all = entries(site.path()).len();
    let second = build(site.path(), &[]);
    let told = format!(", {all} PDF's hergebruikt, 0 bestanden geschreven, ");
    assert!(last_line(&second).contains(&told), "{}", second.stderr);
    assert!(!last_line(&second).contains("gemaakt"), "{}", second.stderr);

    let path = site.path().join("content/brieven/b-alleen.md");
    let text = fs::read_to_string(&path).expect("it is there");
    fs::write(&path, format!("{text}\nEn nog iets.\n")).expect("it can be written");
    let third = build(site.path(), &[]);
    let told = format!(", 1 PDF gemaakt, {} PDF's hergebruikt, ", all - 1);
    assert!(last_line(&third).contains(&told), "{}", third.stderr);

    let path = site.path().join("raadsbrief.yaml");
    let text = fs::read_to_string(&path).expect("it is there");
    fs::write(&path, format!("{text}\npdf: {{norm: PDF/A-2a}}\n")).expect("it can be written");
    let fourth = build(site.path(), &[]);
    let told = format!(", {all} PDF's gemaakt, ");
    assert!(last_line(&fourth).contains(&told), "{}", fourth.stderr);
}

#[test]
fn threads_and_the_state_of_the_cache_change_no_byte() {
    let site = site();
    let expected = built(site.path(), &["--jobs", "1"]);
    let check = |what: &str, more: &[&str]| {
        fs::remove_dir_all(site.path().join("site")).expect("it is there");
        let found = built(site.path(), more);
        assert_eq!(tree::difference(&expected, &found), None, "{what}");
    };
    check("warm", &["--jobs", "8"]);
    for jobs in ["2", "8"] {
        fs::remove_dir_all(cache(site.path())).expect("it is there");
        check("cold", &["--jobs", jobs]);
    }
    for (number, entry) in entries(site.path()).into_iter().enumerate() {
        let mut bytes = fs::read(&entry).expect("it is there");
        match number % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.clear(),
            _ => {
                let last = bytes.len() - 1;
                bytes[last] ^= 0xff;
            }
        }
        fs::write(&entry, bytes).expect("it can be written");
    }
    check("damaged", &["--jobs", "2"]);
    check("mended", &["--jobs", "2"]);
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let elsewhere = elsewhere.path().join("nog/niet/daar");
    check("elsewhere", &["--cache", &elsewhere.to_string_lossy()]);
    assert!(elsewhere.join("CACHEDIR.TAG").exists());
}

#[test]
fn mistakes_are_told_before_anything_is_printed() {
    let site = site();
    let path = site.path().join("content/brieven/kapot.md");
    fs::write(
        &path,
        "---\nonderwerp: Kapot\nstatus: gereed\n---\nZie [daar](#nergens).\n",
    )
    .expect("it can be written");
    assert_eq!(build(site.path(), &["--timings"]).code, 1);
    assert!(!cache(site.path()).exists());
    fs::remove_file(&path).expect("it is there");
    // Also those in page templates of the site's own, which only show when pages are made.
    let template = site.path().join("templates/citeren.html");
    fs::create_dir_all(template.parent().expect("a folder")).expect("folders can be made");
    fs::write(&template, "{{ niets.van.dit }}").expect("it can be written");
    let ended = build(site.path(), &[]);
    assert_eq!(ended.code, 1);
    assert!(ended.stderr.contains("RB702"), "{}", ended.stderr);
    assert!(!cache(site.path()).exists(), "{}", ended.stderr);
    assert!(!site.path().join("site").exists());
}

#[test]
fn a_check_prints_nothing() {
    let site = site();
    let project = site.path().to_string_lossy().into_owned();
    let ended = command::raadsbrief(["check", "--timings", "--now", NOW, "--project", &project]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(!ended.stderr.contains(" pdf "), "{}", ended.stderr);
    assert!(!cache(site.path()).exists());
    let ended = build(site.path(), &["--timings"]);
    assert!(ended.stderr.contains(" pdf "), "{}", ended.stderr);
}

#[test]
fn a_cache_that_cannot_be_used_is_a_note_and_one_of_others_a_failure() {
    let site = site();
    let blocked = site.path().join("raadsbrief.yaml/cache");
    let ended = build(site.path(), &["--cache", &blocked.to_string_lossy()]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(
        ended
            .stderr
            .starts_with("let op: de cache gebruiken lukt niet: "),
        "{}",
        ended.stderr
    );
    assert!(!pdfs(&tree::read_site(&site.path().join("site"))).is_empty());

    fs::write(site.path().join("LEESMIJ.md"), "x").expect("it can be written");
    for folder in ["data", "site", "."] {
        let folder = site.path().join(folder);
        let before = tree::read(site.path());
        let ended = build(site.path(), &["--cache", &folder.to_string_lossy()]);
        assert_eq!(ended.code, 2, "{}", ended.stderr);
        assert!(ended.stderr.contains("--cache"), "{}", ended.stderr);
        assert_eq!(tree::difference(&before, &tree::read(site.path())), None);
    }
    let ended = build(site.path(), &["--no-pdf", "--cache", "x"]);
    assert_eq!(ended.code, 2, "{}", ended.stderr);
}

#[test]
fn secret_letters_are_printed_and_not_kept() {
    let site = copy_of("secret-letters-are-marked");
    let tree = built(site.path(), &["--drafts"]);
    let is_secret = |path: &&str| {
        let letter = Path::new(path).with_file_name("brief.json");
        let json = &tree[letter.to_str().expect("plain names")];
        String::from_utf8_lossy(json).contains("\"geheimhouding\"")
    };
    let pdfs = pdfs(&tree);
    let secret = pdfs.iter().filter(|path| is_secret(path)).count();
    assert!(secret > 0, "one of {pdfs:?} is secret");
    assert_eq!(entries(site.path()).len(), pdfs.len() - secret);
}

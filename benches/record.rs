//! What a record costs: verifying it, and building a site of published letters.
//!
//! `cargo bench --bench record -- 1000 10000` makes a made-up council of each size in a temporary folder and
//! publishes all its letters, each by an act of its own. The record is as the program makes it but for the
//! PDFs and images, which are noise of a usual size: printing is measured in `letters.rs`. Then, each in a
//! process of its own: verifying with one thread and with two beside `sha256sum` over the same files; a first
//! build, one in which all files are there already, and one that knows that nothing changed.
//! `-- --write 300 FOLDER` only makes the site. Ten thousand letters need 6 GB. It measures; it asserts
//! nothing but that the record is right.

mod corpus;
mod meter;

use std::env;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use mimalloc::MiMalloc;
use raadsbrief::load;
use raadsbrief::model::{
    ACT_SCHEMA, Act, ActKind, ActLetter, Frozen, FrozenFile, Letter, Moment, StoredAct,
};
use raadsbrief::pipeline::{self, Drafts, Options, Pdf, Ready, Stamps, Verify};
use raadsbrief::publish::{Disk, record::act_bytes};

use meter::{cpu, in_own_process, peak_memory};

// As in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The moment of all builds, after that of the last act.
const NOW: &str = "2026-01-01T12:00:00Z";

/// The sizes of what stands in for a PDF and for an image.
const NOISE: [(&str, usize); 2] = [("pdf", 100_000), ("png", 30_000)];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["--build", project, out, jobs] => build(project, out, jobs, None),
        ["--build", project, out, jobs, cache] => {
            let stamps = Stamps {
                cache: PathBuf::from(cache),
                begin: SystemTime::now(),
            };
            build(project, out, jobs, Some(stamps));
        }
        ["--verify", project, jobs] => verify(project, jobs),
        ["--write", size, folder] => {
            let size = size.parse().expect("a number of letters");
            write(Path::new(folder), size);
        }
        ref sizes => measure(sizes),
    }
}

fn measure(sizes: &[&str]) {
    let asked: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if asked.is_empty() {
        vec![1_000, 10_000]
    } else {
        asked
    };
    for size in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path();
        write(project, size);
        let record = load::record_folder(project);
        for turn in 1..=2 {
            println!("\n{size} letters, sha256sum over the record, time {turn}");
            sha256sum(&record);
            for jobs in ["1", "2"] {
                println!("\n{size} letters, {jobs} thread(s), verify, time {turn}");
                in_own_process(["--verify".as_ref(), project, jobs.as_ref()]);
            }
        }
        let (out, cache) = (project.join("site"), project.join(".raadsbrief-cache"));
        for jobs in ["1", "2"] {
            let _ = fs::remove_dir_all(&out);
            for what in ["first build", "all files are there"] {
                println!("\n{size} published letters, {jobs} thread(s), {what}");
                in_own_process(["--build".as_ref(), project, &out, jobs.as_ref()]);
            }
            for what in ["leaving a stamp", "nothing changed", "nothing changed"] {
                println!("\n{size} published letters, {jobs} thread(s), {what}");
                in_own_process(["--build".as_ref(), project, &out, jobs.as_ref(), &cache]);
            }
        }
    }
}

fn build(project: &str, out: &str, jobs: &str, stamps: Option<Stamps>) {
    meter::build(&Options {
        project: PathBuf::from(project),
        out: Some(PathBuf::from(out)),
        now: NOW.parse().map(Moment::new).expect("a moment"),
        ready: Ready::Wait,
        drafts: Drafts::Hide,
        pdf: Pdf::Leave,
        stamps,
        jobs: jobs.parse().expect("a number of jobs"),
        disk: Disk::real(),
    });
}

fn verify(project: &str, jobs: &str) {
    let wanted = Verify {
        folder: PathBuf::from(project),
        head: None,
        jobs: jobs.parse::<NonZeroUsize>().expect("a number of jobs"),
    };
    let began = Instant::now();
    let verified = pipeline::verify(&wanted).expect("the record is read");
    let took = began.elapsed();
    assert!(!verified.diagnostics.has_errors(), "the record is right");
    let (user, system) = cpu();
    println!(
        "  {:>8.1} ms   user {} ms   system {} ms   peak {} MB   {} acts, {} files",
        took.as_secs_f64() * 1_000.0,
        user.as_millis(),
        system.as_millis(),
        peak_memory() / 1_000,
        verified.record.acts.len(),
        verified.files,
    );
}

/// What everybody has, over the same files.
fn sha256sum(record: &Path) {
    let find = "find . -type f -print0 | xargs -0 sha256sum";
    let mut shell = Command::new("sh");
    let command = shell.args(["-c", find]).current_dir(record);
    let began = Instant::now();
    let status = command.stdout(Stdio::null()).status();
    assert!(status.expect("a shell").success());
    println!("  {:>8.1} ms", began.elapsed().as_secs_f64() * 1_000.0);
}

/// Makes a site of which every letter was published, one after the other.
fn write(project: &Path, size: usize) {
    corpus::write(project, size).expect("the corpus is written");
    let out = project.join("gemaakt");
    meter::build(&Options {
        project: project.to_owned(),
        out: Some(out.clone()),
        now: NOW.parse().map(Moment::new).expect("a moment"),
        ready: Ready::Count,
        drafts: Drafts::Hide,
        pdf: Pdf::Leave,
        stamps: None,
        jobs: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        disk: Disk::real(),
    });
    let record = load::record_folder(project);
    fs::create_dir_all(record.join(load::ACTS)).expect("the record is made");
    let attributes = record.join(".gitattributes");
    fs::write(attributes, "* -text\n").expect("the record is made");
    let first: jiff::Timestamp = "2025-06-01T08:00:00Z".parse().expect("a moment");
    let mut head = Vec::new();
    for (number, folder) in folders(&out.join("brieven")).into_iter().enumerate() {
        let after = jiff::Span::new().minutes(i64::try_from(number).expect("a small number"));
        let moment = Moment::new(first.checked_add(after).expect("a moment"));
        let entry = publish(&out, &folder, &record, number);
        let act = Act {
            schema: ACT_SCHEMA,
            kind: ActKind::Publication,
            moment,
            by: "Griffie".to_owned(),
            program: "raadsbrief 0.1.0".to_owned(),
            before: head,
            letters: vec![entry],
        };
        let bytes = act_bytes(&act);
        let sum = load::sha256(&bytes);
        let name = StoredAct::file_name(moment, &sum);
        fs::write(record.join(load::ACTS).join(name), bytes).expect("the act is written");
        head = vec![sum];
    }
    fs::remove_dir_all(out).expect("what was made for it goes");
}

/// The folders of letters, by year and number.
fn folders(letters: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let mut paths: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
        paths.sort();
        paths
    };
    let years = below(letters);
    let all = years.iter().flat_map(|year| below(year));
    all.filter(|path| path.join(Frozen::LETTER).exists())
        .collect()
}

/// Stores the files of a letter as its first version; its entry in an act.
fn publish(out: &Path, folder: &Path, record: &Path, number: usize) -> ActLetter {
    let place = folder
        .strip_prefix(out.join("brieven"))
        .expect("it is below it");
    let place = place.to_str().expect("plain names").to_owned();
    let version = record.join(&place).join("v1");
    fs::create_dir_all(&version).expect("the folder is made");
    let letter = fs::read(folder.join(Frozen::LETTER)).expect("it is there");
    let mut letter: Letter = serde_json::from_slice(&letter).expect("it is a letter");
    letter.version = Some(1);
    let slug = folder.file_name().and_then(|name| name.to_str());
    let slug = slug.expect("plain names").to_owned();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_str().expect("plain names").to_owned();
        if name != "index.html" && name != Frozen::LETTER {
            let bytes = fs::read(folder.join(&name)).expect("it is there");
            files.push((name, bytes));
        }
    }
    let mut json = serde_json::to_vec(&letter).expect("it has a JSON form");
    json.push(b'\n');
    files.push((Frozen::LETTER.to_owned(), json));
    for (extension, size) in NOISE {
        files.push((format!("{slug}.{extension}"), noise(size, number)));
    }
    files.sort();
    let sums: String = files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", load::sha256(bytes)))
        .collect();
    let salt = format!("{}\n", load::sha256(slug.as_bytes()));
    let mut stored = Vec::new();
    let mut store = |name: &str, bytes: &[u8], sha256: String| {
        fs::write(version.join(name), bytes).expect("the file is written");
        stored.push(FrozenFile {
            name: name.to_owned(),
            bytes: bytes.len() as u64,
            sha256,
        });
    };
    files.push((Frozen::SUMS.to_owned(), sums.into_bytes()));
    for (name, bytes) in &files {
        store(
            name,
            bytes,
            load::sha256(&[salt.as_bytes(), bytes].concat()),
        );
    }
    store(Frozen::SALT, salt.as_bytes(), load::sha256(salt.as_bytes()));
    stored.sort_by(|one, other| one.name.cmp(&other.name));
    ActLetter {
        kenmerk: letter.kenmerk.expect("it has a number"),
        version: 1,
        folder: place,
        agreement: None,
        correction: None,
        withdrawal: None,
        files: stored,
    }
}

/// Bytes that nothing makes smaller, other ones for each letter.
fn noise(size: usize, number: usize) -> Vec<u8> {
    let mut state = number as u64 + 1;
    let mut bytes = Vec::with_capacity(size + 8);
    while bytes.len() < size {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        bytes.extend_from_slice(&(state ^ (state >> 29)).to_le_bytes());
    }
    bytes.truncate(size);
    bytes
}

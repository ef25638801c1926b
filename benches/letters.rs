//! What a site of N letters costs: time and CPU per stage, CPU per letter, peak memory.
//!
//! `cargo bench --bench letters -- 100 1000 10000` writes a made-up council of each size to a
//! temporary folder and builds it in a process of its own, twice: into an empty folder, and again
//! with nothing to do. With `--pdf` before the sizes each letter is printed too: without a cache, out
//! of the cache into an empty folder, and with nothing to do; then PDFs and images are timed apart.
//! `-- --write 300 FOLDER` only writes the site. Figures are read from Linux's `/proc`. It measures; it
//! asserts nothing.

mod corpus;
mod meter;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use mimalloc::MiMalloc;
use raadsbrief::diag::Diagnostics;
use raadsbrief::load;
use raadsbrief::model::{Artifact, Letter, Moment, Record};
use raadsbrief::pipeline::{Drafts, Options, Pdf, Ready};
use raadsbrief::publish::Disk;
use raadsbrief::render::{LetterFiles, Press};
use raadsbrief::validate::{self, Gate};

use meter::{cpu, in_own_process, per_piece};

// As in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The day of all builds.
const TODAY: &str = "2026-01-01";

/// How many letters are enough to time PDFs and images apart.
const PRESSED_AT_MOST: usize = 200;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["--run", project, out, jobs] => build(project, out, jobs, Pdf::Leave),
        ["--run", project, out, jobs, cache] => {
            let cache = PathBuf::from(cache);
            build(project, out, jobs, Pdf::Make { cache: Some(cache) });
        }
        ["--press", project, out] => press(Path::new(project), Path::new(out)),
        ["--write", size, folder] => {
            let size = size.parse().expect("a number of letters");
            corpus::write(Path::new(folder), size).expect("the corpus is written");
        }
        ["--pdf", ref sizes @ ..] => measure(sizes, &[100, 1_000], print_site),
        ref sizes => measure(sizes, &[100, 1_000, 10_000], build_site),
    }
}

/// Measures made-up councils of some sizes, each in a folder of its own.
fn measure(sizes: &[&str], standard: &[usize], work: fn(usize, &Path)) {
    let asked: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if asked.is_empty() { standard } else { &asked };
    for size in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        corpus::write(folder.path(), *size).expect("the corpus is written");
        work(*size, folder.path());
    }
}

/// Pages only.
fn build_site(size: usize, folder: &Path) {
    for jobs in ["1", "2"] {
        let out = folder.join(format!("site-{jobs}"));
        for what in ["first build", "nothing to do"] {
            println!("\n{size} letters, {jobs} thread(s), {what}");
            in_own_process(["--run".as_ref(), folder, &out, jobs.as_ref()]);
        }
    }
}

/// Pages, PDFs and images. The cache stands beside the site, in another temporary folder.
fn print_site(size: usize, folder: &Path) {
    for jobs in ["1", "2"] {
        let cache = tempfile::tempdir().expect("a temporary folder");
        let out = folder.join(format!("site-{jobs}"));
        for what in ["no cache", "cached, empty folder", "cached, nothing to do"] {
            if what == "cached, empty folder" {
                fs::remove_dir_all(&out).expect("the site is removed");
            }
            println!("\n{size} letters with PDF, {jobs} thread(s), {what}");
            in_own_process(["--run".as_ref(), folder, &out, jobs.as_ref(), cache.path()]);
        }
    }
    let pressed = size.min(PRESSED_AT_MOST);
    println!("\n{pressed} letters, 1 thread, PDFs and images apart");
    in_own_process(["--press".as_ref(), folder, &folder.join("site-1")]);
}

/// Builds one site and prints what it cost.
fn build(project: &str, out: &str, jobs: &str, pdf: Pdf) {
    meter::build(&Options {
        project: PathBuf::from(project),
        out: Some(PathBuf::from(out)),
        now: Moment::end_of(TODAY.parse().expect("a day")),
        ready: Ready::Count,
        drafts: Drafts::Hide,
        pdf,
        stamps: None,
        jobs: jobs.parse().expect("a number of jobs"),
        disk: Disk::real(),
    });
}

/// Makes the PDFs and then the images of letters that were built before, and prints what each cost.
fn press(project: &Path, out: &Path) {
    // As when a site is built: one thread with a deep stack (`src/pipeline/workers.rs`).
    let stack = 16 << 20;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .stack_size(stack);
    let pool = pool.build().expect("the system gives a thread");
    pool.install(|| {
        let now = TODAY.parse().expect("a day");
        let mut diagnostics = Diagnostics::default();
        let sources = load::site(project, &mut diagnostics).expect("the site is read");
        let gate = Gate {
            counts_ready: true,
            ..Gate::public(Moment::end_of(now))
        };
        let record = Record::default();
        let project = validate::project(
            sources,
            &record,
            validate::Published::default(),
            gate,
            &mut diagnostics,
        );
        let site = project.expect("the site is right").site(now);
        let press = Press::new(&site, None);
        let letters: Vec<Letter> = records(out)
            .iter()
            .map(|record| serde_json::from_slice(record).expect("a letter"))
            .collect();
        let data: Vec<LetterFiles<'_>> = letters
            .iter()
            .map(|letter| LetterFiles::begin(letter, &site))
            .collect();
        // What is made once: faces.
        press
            .print(&letters[0], &site, data[0].made())
            .expect("a letter is printed");
        timed("PDF", || {
            let pairs = letters.iter().zip(&data);
            let print =
                |(letter, data): (_, &LetterFiles<'_>)| press.pdf(letter, &site, data.made());
            pairs
                .map(|pair| print(pair).expect("a letter is printed"))
                .collect()
        });
        timed("PNG", || {
            letters
                .iter()
                .flat_map(|letter| press.images(letter))
                .collect()
        });
    });
}

/// The `brief.json` of the first letters of a site.
fn records(out: &Path) -> Vec<Vec<u8>> {
    let folders = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        paths.retain(|path| path.is_dir());
        paths
    };
    let letters = folders(&out.join("brieven"));
    let letters = letters.iter().flat_map(|year| folders(year));
    let records = letters.filter_map(|letter| fs::read(letter.join("brief.json")).ok());
    records.take(PRESSED_AT_MOST).collect()
}

/// Prints what making some files cost, and their size.
fn timed(name: &str, make: impl FnOnce() -> Vec<Artifact>) {
    let (started, before) = (Instant::now(), cpu().0);
    let made = make();
    per_piece(name, made.len(), (started.elapsed(), cpu().0 - before));
    let bytes: usize = made.iter().map(|file| file.bytes.len()).sum();
    println!(
        "             {:>8.1} kB each",
        bytes as f64 / 1_000.0 / made.len() as f64
    );
}

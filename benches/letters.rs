//! What a site of N letters costs: time and CPU per stage, CPU per letter, peak memory.
//!
//! `cargo bench --bench letters -- 100 1000 10000` writes a made-up council of each size to a
//! temporary folder and builds it in a process of its own, twice: into an empty folder, and again
//! with nothing to do. With `--pdf` before the sizes each letter is printed too: without a cache, out
//! of the cache into an empty folder, and with nothing to do; then PDFs and images are timed apart.
//! `-- --write 300 FOLDER` only writes the site. Figures are read from Linux's `/proc`. It measures; it
//! asserts nothing.

mod corpus;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use raadsbrief::diag::{Diagnostics, Format, Language, Paint, emit};
use raadsbrief::load;
use raadsbrief::model::{Artifact, Letter, Moment, Record};
use raadsbrief::pipeline::{self, Drafts, Options, Pdf, Progress, Ready};
use raadsbrief::publish::Disk;
use raadsbrief::render::{LetterFiles, Press};
use raadsbrief::validate::{self, Gate};

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

/// This program again, so that its memory and time are its own.
fn in_own_process<const N: usize>(arguments: [&Path; N]) {
    let mut command = Command::new(env::current_exe().expect("this program"));
    let status = command.args(arguments).status();
    assert!(status.expect("this program runs").success());
}

/// Builds one site and prints what it cost.
fn build(project: &str, out: &str, jobs: &str, pdf: Pdf) {
    let meter = Meter::default();
    let options = Options {
        project: PathBuf::from(project),
        out: Some(PathBuf::from(out)),
        now: Moment::end_of(TODAY.parse().expect("a day")),
        ready: Ready::Count,
        drafts: Drafts::Hide,
        pdf,
        stamps: None,
        jobs: jobs.parse().expect("a number of jobs"),
        disk: Disk::real(),
    };
    let started = Instant::now();
    let outcome = pipeline::build(&options, &meter).expect("the site is built");
    meter.stage("end");
    let wall = started.elapsed();
    let mistakes = emit(
        &outcome.diagnostics,
        &outcome.sources,
        Format::Short,
        Language::English,
        Paint::Plain,
    );
    print!("{mistakes}");
    let report = outcome.report.expect("the site was written");
    let marks = meter.marks.into_inner().expect("no thread panicked");
    for pair in marks.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        println!(
            "  {:<10} {:>8.1} ms   user {:>6} ms   system {:>6} ms",
            before.stage,
            (after.at - before.at).as_secs_f64() * 1_000.0,
            (after.user - before.user).as_millis(),
            (after.system - before.system).as_millis(),
        );
        if let Some(printed) = outcome.printed.filter(|_| before.stage == "pdf") {
            let time = (after.at - before.at, after.user - before.user);
            per_piece("printed", printed.made, time);
        }
    }
    let last = cpu();
    let per_letter = |time: Duration| time.as_secs_f64() * 1e6 / outcome.letters as f64;
    println!(
        "  whole      {:>8.1} ms   user {:>6.0} µs a letter   system {:>6.0} µs a letter   peak {} MB",
        wall.as_secs_f64() * 1_000.0,
        per_letter(last.0),
        per_letter(last.1),
        peak_memory() / 1_000,
    );
    println!(
        "  {} files written, {} unchanged, {:.1} kB a letter",
        report.written,
        report.unchanged,
        report.bytes as f64 / 1_000.0 / outcome.letters as f64,
    );
    if let Some(printed) = outcome.printed {
        println!(
            "  {} printed, {} out of the cache",
            printed.made, printed.reused
        );
    }
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

/// Prints wall time and user time in all as time for one.
fn per_piece(name: &str, count: usize, (wall, user): (Duration, Duration)) {
    let each = |time: Duration| time.as_secs_f64() * 1_000.0 / count.max(1) as f64;
    println!(
        "    {name:<8} {:>8.1} ms   user {:>6.1} ms each",
        each(wall),
        each(user)
    );
}

#[derive(Default)]
struct Meter {
    marks: Mutex<Vec<Mark>>,
}

struct Mark {
    stage: &'static str,
    at: Instant,
    user: Duration,
    system: Duration,
}

impl Progress for Meter {
    fn stage(&self, name: &'static str) {
        let (user, system) = cpu();
        let mark = Mark {
            stage: name,
            at: Instant::now(),
            user,
            system,
        };
        self.marks.lock().expect("no thread panicked").push(mark);
    }

    fn letters(&self, _: usize, _: usize) {}
}

/// User and system time of this process, all threads, in ticks of 10 ms.
fn cpu() -> (Duration, Duration) {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .expect("a name")
        .split_whitespace()
        .collect();
    let ticks = |index: usize| {
        Duration::from_millis(10 * fields[index].parse::<u64>().expect("a number of ticks"))
    };
    (ticks(11), ticks(12))
}

/// The most memory that this process ever had, in kB.
fn peak_memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .expect("a peak");
    line.split_whitespace()
        .nth(1)
        .and_then(|kb| kb.parse().ok())
        .expect("a number")
}

//! What a site of N letters costs: time and CPU per stage, CPU per letter, peak memory.
//!
//! `cargo bench --bench letters -- 100 1000 10000` writes a made-up council of each size to a
//! temporary folder and builds it in a process of its own, twice: into an empty folder, and again
//! with nothing to do. `-- --write 300 FOLDER` only writes the site. Figures are read from Linux's `/proc`. It measures; it asserts nothing.

mod corpus;

use std::env;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use raadsbrief::diag::{Format, Language, Paint, emit};
use raadsbrief::pipeline::{self, Drafts, Options, Pdf, Progress};

// As in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [run, project, out, jobs] = &arguments[..]
        && run == "--run"
    {
        return build(
            Path::new(project),
            Path::new(out),
            jobs.parse().expect("a number of jobs"),
        );
    }
    if let [write, size, folder] = &arguments[..]
        && write == "--write"
    {
        let size = size.parse().expect("a number of letters");
        return corpus::write(Path::new(folder), size).expect("the corpus is written");
    }
    let sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        vec![100, 1_000, 10_000]
    } else {
        sizes
    };
    for size in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        corpus::write(folder.path(), size).expect("the corpus is written");
        for jobs in ["1", "2"] {
            let out = folder.path().join(format!("site-{jobs}"));
            for what in ["first build", "nothing to do"] {
                println!("\n{size} letters, {jobs} thread(s), {what}");
                let status = Command::new(env::current_exe().expect("this program"))
                    .args([
                        "--run".as_ref(),
                        folder.path().as_os_str(),
                        out.as_os_str(),
                        jobs.as_ref(),
                    ])
                    .status()
                    .expect("this program runs");
                assert!(status.success());
            }
        }
    }
}

/// Builds one site and prints what it cost.
fn build(project: &Path, out: &Path, jobs: NonZeroUsize) {
    let meter = Meter::default();
    let options = Options {
        project: project.to_owned(),
        out: Some(PathBuf::from(out)),
        now: "2026-01-01".parse().expect("a day"),
        drafts: Drafts::Hide,
        pdf: Pdf::Leave,
        jobs,
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

//! What a run costs: time and CPU per stage, and memory, as Linux tells in `/proc`.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use raadsbrief::diag::{Format, Language, Paint, emit};
use raadsbrief::pipeline::{self, Options, Progress};

/// This program again, so that its memory and time are its own.
pub fn in_own_process<const N: usize>(arguments: [&Path; N]) {
    let mut command = Command::new(env::current_exe().expect("this program"));
    let status = command.args(arguments).status();
    assert!(status.expect("this program runs").success());
}

/// Builds one site and prints what it cost.
pub fn build(options: &Options) {
    let meter = Meter::default();
    let started = Instant::now();
    let outcome = pipeline::build(options, &meter).expect("the site is built");
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

/// Prints wall time and user time in all as time for one.
pub fn per_piece(name: &str, count: usize, (wall, user): (Duration, Duration)) {
    let each = |time: Duration| time.as_secs_f64() * 1_000.0 / count.max(1) as f64;
    println!(
        "    {name:<8} {:>8.1} ms   user {:>6.1} ms each",
        each(wall),
        each(user)
    );
}

#[derive(Default)]
pub struct Meter {
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
pub fn cpu() -> (Duration, Duration) {
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
pub fn peak_memory() -> usize {
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

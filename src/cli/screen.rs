//! What appears on the screen, and how long things took.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::build::Strictness;
use crate::diag::phrases::{noun, screen as line};
use crate::diag::{
    self, Diagnostics, Failure, Format, Language, Noun, Paint, Phrase, Severity, SourceMap, Words,
};
use crate::model::Kenmerk;
use crate::pipeline::{Options, Outcome, Progress};
use crate::validate::{Due, Hidden};

/// How often the count of letters and pages on a terminal may change.
const REDRAW: Duration = Duration::from_millis(100);

/// How many letters a line names.
const NAMED: usize = 3;

/// The language of the environment: Dutch for `nl`, else English.
pub(super) fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(env::var_os)
        .find(|value| !value.is_empty());
    match locale {
        Some(locale) if locale.as_encoded_bytes().starts_with(b"nl") => Language::Dutch,
        Some(_) | None => Language::English,
    }
}

/// Prints on standard output. A reader that went away (`| head`) is no failure of ours.
pub(super) fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Prints on standard error.
pub(super) fn remark(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Says what the world refused.
pub(super) fn failure(failure: &Failure, language: Language) {
    let label = Severity::Error.words().get(language);
    remark(&format!("{label}: {}\n", failure.message(language)));
}

/// Shows the mistakes of a run: to people on standard error, to programs on standard output.
pub(super) fn diagnostics(
    diagnostics: &Diagnostics,
    sources: &SourceMap,
    format: Format,
    language: Language,
) {
    let paint = if format == Format::Human && has_colours() {
        Paint::Colour
    } else {
        Paint::Plain
    };
    let text = diag::emit(diagnostics, sources, format, language, paint);
    match format {
        Format::Human => remark(&text),
        Format::Short | Format::Json => print(&text),
    }
}

fn has_colours() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stderr().is_terminal()
        && !set("NO_COLOR")
        && env::var_os("TERM").is_some_and(|term| term != "dumb")
}

/// The end: one line with what was made, or what must be mended; and after a build what is to be published.
pub(super) fn summary(
    outcome: &Outcome,
    options: &Options,
    strictness: Strictness,
    took: Duration,
    language: Language,
) {
    if let Some(failure) = &outcome.unkept {
        let failure = failure.message(language);
        let told = line::CACHE_TROUBLE.with("failure", failure).get(language);
        remark(&format!("{told}\n"));
    }
    let built = options.out.is_some();
    remark(&sentence(outcome, built, strictness, took, language));
    if outcome.report.is_some() {
        due(&outcome.due, language);
    }
}

/// What is to be published, now and next, each with the command to type.
fn due(due: &Due, language: Language) {
    let say = |phrase: Phrase| remark(&format!("{}\n", phrase.get(language)));
    if !due.now.is_empty() {
        say(line::DUE_NOW.with("letters", some_of(&due.now, language)));
    }
    if let Some(first) = due.unagreed.first() {
        let letters = some_of(&due.unagreed, language);
        let told = line::DUE_UNAGREED.with("letters", letters);
        say(told.with("first", first.typed()));
    }
    if let Some((moment, letters)) = &due.next {
        let letters = some_of(letters, language);
        let told = line::DUE_NEXT.with("letters", letters);
        say(told.with("moment", moment.day_or_words()));
    }
}

/// The first of these numbers, and how many more there are.
fn some_of(numbers: &[Kenmerk], language: Language) -> String {
    let named: Vec<&str> = numbers.iter().take(NAMED).map(Kenmerk::as_str).collect();
    let named = named.join(", ");
    match numbers.len().checked_sub(NAMED + 1) {
        None => named,
        Some(more) => line::DUE_AND_OTHERS
            .with("letters", named)
            .with("count", more + 1)
            .get(language),
    }
}

fn sentence(
    outcome: &Outcome,
    built: bool,
    strictness: Strictness,
    took: Duration,
    language: Language,
) -> String {
    // As they are shown: the same mistake at the same place counts once.
    let shown = outcome.diagnostics.sorted();
    let count = |severity| shown.iter().filter(|d| d.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut parts = Vec::new();
    let words = |noun: Noun, count| noun.count(count).show(language);
    if errors > 0 {
        parts.push(words(noun::ERROR, errors));
    } else {
        parts.push(words(noun::LETTER, outcome.letters));
        if outcome.pages > 0 {
            parts.push(words(noun::PAGE, outcome.pages));
        }
        if outcome.hidden.count() > 0 {
            parts.push(hidden(outcome.hidden, language));
        }
    }
    if warnings > 0 {
        parts.push(words(noun::WARNING, warnings));
    }
    if let Some(printed) = outcome.printed {
        for (noun, count) in [
            (noun::PDF_MADE, printed.made),
            (noun::PDF_REUSED, printed.reused),
        ] {
            if count > 0 {
                parts.push(words(noun, count));
            }
        }
    }
    if let Some(report) = &outcome.report {
        parts.push(words(noun::WRITTEN, report.written));
        parts.push(words(noun::UNCHANGED, report.unchanged));
        if report.deleted > 0 {
            parts.push(words(noun::DELETED, report.deleted));
        }
    } else if let Some(words) = unwritten(built, errors, warnings, strictness) {
        parts.push(words.get(language).to_owned());
    }
    let told = line::TOOK
        .with("parts", parts.join(", "))
        .with("seconds", seconds(took, 2, language));
    format!("{}\n", told.get(language))
}

/// What is not shown, and why: whoever forgot a status should see that here.
fn hidden(hidden: Hidden, language: Language) -> String {
    let reasons = [
        (noun::DRAFT, hidden.drafts),
        (noun::SECRET, hidden.secret),
        (noun::WAITING, hidden.waiting),
    ];
    let told: Vec<String> = reasons
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(noun, count)| noun.count(count).show(language))
        .collect();
    let sum = noun::HIDDEN.count(hidden.count()).show(language);
    format!("{sum} ({})", told.join(", "))
}

/// What is said of a run that wrote nothing.
fn unwritten(built: bool, errors: usize, warnings: usize, strictness: Strictness) -> Option<Words> {
    if built {
        Some(line::NOTHING_WRITTEN)
    } else if warnings > 0 && strictness == Strictness::Strict {
        Some(line::STRICT_COUNTS_WARNINGS)
    } else if errors == 0 {
        Some(line::NO_ERRORS)
    } else {
        None
    }
}

fn seconds(duration: Duration, decimals: usize, language: Language) -> String {
    let text = format!("{:.decimals$}", duration.as_secs_f64());
    match language {
        Language::Dutch => text.replace('.', ","),
        Language::English => text,
    }
}

/// How long a run took, and each of its stages.
pub(super) struct Times {
    pub whole: Duration,
    stages: Vec<(&'static str, Duration)>,
}

/// Prints a line for each stage.
pub(super) fn timings(times: &Times, language: Language) {
    for (name, took) in &times.stages {
        remark(&format!(
            "{name:>10}  {:>8} s\n",
            seconds(*took, 4, language)
        ));
    }
}

/// Follows a run with a watch in hand, and on a terminal shows how far it is.
pub(super) struct Watch {
    begin: Instant,
    shows: bool,
    language: Language,
    state: Mutex<Seen>,
}

struct Seen {
    stages: Vec<(&'static str, Instant)>,
    drawn: Instant,
}

impl Watch {
    pub(super) fn start(format: Format, language: Language) -> Watch {
        let begin = Instant::now();
        Watch {
            begin,
            shows: format == Format::Human && io::stderr().is_terminal(),
            language,
            state: Mutex::new(Seen {
                stages: Vec::new(),
                drawn: begin,
            }),
        }
    }

    /// Stops the watch and wipes what it showed.
    pub(super) fn stop(self) -> Times {
        let end = Instant::now();
        if self.shows {
            remark("\r\x1b[K");
        }
        let seen = self
            .state
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let ends = seen.stages.iter().skip(1).map(|(_, begin)| *begin);
        Times {
            whole: end - self.begin,
            stages: seen
                .stages
                .iter()
                .zip(ends.chain([end]))
                .map(|((name, begin), end)| (*name, end - *begin))
                .collect(),
        }
    }

    fn show(&self, text: &str) {
        if self.shows {
            remark(&format!("\r\x1b[K{text}"));
        }
    }
}

impl Progress for Watch {
    fn stage(&self, name: &'static str) {
        let mut seen = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        seen.stages.push((name, Instant::now()));
        self.show(name);
    }

    fn letters(&self, done: usize, all: usize) {
        if !self.shows {
            return;
        }
        let mut seen = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if done == all || now - seen.drawn >= REDRAW {
            seen.drawn = now;
            let told = line::DONE_OF_ALL.with("done", done).with("all", all);
            self.show(&told.get(self.language));
        }
    }
}

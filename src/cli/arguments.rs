//! What can be typed. One definition gives parsing and help.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::clock;
use crate::diag::{Format, Language};
use crate::model::Date;

/// Most threads that can be asked for.
const JOBS_AT_MOST: u16 = 256;

/// Build tool for Dutch council information letters: data and Markdown in, an accessible site out.
#[derive(Debug, Parser)]
#[command(name = "raadsbrief", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    /// Language of messages [default: from LC_ALL, LC_MESSAGES or LANG; Dutch for nl, else English]
    #[arg(long = "lang", global = true, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 something in the site must be mended, 2 the disk or the command line failed.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site
    Build(Build),
    /// Look for mistakes and for what nothing uses, without writing anything
    Check(Check),
    /// Say what a kind of mistake means and how to mend it; all kinds without CODE
    Explain {
        /// A code such as RB101, or a name such as not-utf-8
        code: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Build {
    /// Folder for the output [default: PROJECT/site]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub run: Run,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Let a warning count as a mistake: exit code 1
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub run: Run,
}

#[derive(Debug, Args)]
pub(super) struct Run {
    /// Folder of the site, the one with raadsbrief.yaml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
    /// The day that counts as today, or an RFC 3339 instant [default: today in Amsterdam]
    #[arg(long, value_name = "DAY", value_parser = clock::day)]
    pub now: Option<Date>,
    /// Show drafts too, clearly marked
    #[arg(long)]
    pub drafts: bool,
    /// Form of messages: human on standard error, short and json on standard output
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub format: FormatName,
    /// How many threads may work, 1 to 256 [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
    /// Say how long each stage took
    #[arg(long)]
    pub timings: bool,
}

/// The names of the forms of messages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FormatName {
    /// With the source line, for people
    Human,
    /// One line for each mistake, for editors
    Short,
    /// One JSON object for each mistake, for programs
    Json,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Format {
        match name {
            FormatName::Human => Format::Human,
            FormatName::Short => Format::Short,
            FormatName::Json => Format::Json,
        }
    }
}

fn language(text: &str) -> Result<Language, &'static str> {
    match text {
        "nl" => Ok(Language::Dutch),
        "en" => Ok(Language::English),
        _ => Err("choose nl or en"),
    }
}

fn jobs(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse::<NonZeroUsize>()
        .ok()
        .filter(|jobs| jobs.get() <= usize::from(JOBS_AT_MOST))
        .ok_or("give a number from 1 to 256")
}

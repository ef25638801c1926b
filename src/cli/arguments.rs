//! What can be typed. One definition gives parsing and help.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::clock;
use super::import::Import;
use crate::diag::{Diagnostics, Format, Language, SourceMap, Span};
use crate::model::{ControlCode, CorrectionKind, Date, Moment};
use crate::syntax::characters::is_forbidden;
use crate::syntax::settings;
use crate::syntax::yaml::{Node, Value};

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
    /// Make a letter into a concept that can be sent around: one page that stands by itself, and a PDF
    ///
    /// Both bear a control code, which is another one as soon as anything in the letter changes.
    Review(Review),
    /// Note that somebody agreed to a letter, by the control code of the concept that they read
    Agree(Agree),
    /// Publish letters: from then on they never change
    ///
    /// The letters, their PDFs and all files beside them are stored in data/publicaties, with an act
    /// that says what was published and when. Several letters are one act: all of them or none.
    Publish(Publish),
    /// Publish the edited text of a letter as its next version
    ///
    /// The letter keeps its number, date and address. Its page says what changed and why; earlier
    /// versions stay readable.
    Correct(Correct),
    /// Take a letter off the site; its page says why
    Withdraw(Withdraw),
    /// Check that everything is still as it was published: every act, and every byte of every file
    ///
    /// It ends with the head of the record: the sum of its last act, which fixes everything before it.
    /// Keep that elsewhere; with --head it later proves that nothing was cut off.
    Verify(Verify),
    /// Make a site to begin with: settings, a letter with a figure, a chart and a table, and data
    Init(Init),
    /// Begin a letter, with the next number
    New(New),
    /// Make a dataset of a spreadsheet: XLSX, ODS or CSV
    ///
    /// What the program would have to guess it asks: without enough options it writes nothing, and
    /// shows the columns and the options that are missing.
    Import(Box<Import>),
    /// Print JSON Schemas, with which editors complete and check what authors type
    Schema(Schema),
    /// Print a script that completes commands in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
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
    /// Make neither PDF nor PNG; pages offer none
    #[arg(long, conflicts_with = "cache")]
    pub no_pdf: bool,
    /// Folder that keeps for a later build what was slow to make, and what the build saw [default:
    /// PROJECT/.raadsbrief-cache]
    #[arg(long, value_name = "FOLDER")]
    pub cache: Option<PathBuf>,
    /// Keep nothing for a later build, and use nothing of an earlier one
    #[arg(long, conflicts_with = "cache")]
    pub no_cache: bool,
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
    /// What counts as now: a day (to its last second), a day and time in Amsterdam, or an RFC 3339
    /// instant [default: the clock]
    #[arg(long, value_name = "MOMENT", value_parser = clock::moment)]
    pub now: Option<Moment>,
    /// Show drafts too, and letters that are ready but not published, clearly marked
    #[arg(long)]
    pub drafts: bool,
    /// Show letters that are ready as if they were published now, to see what the site will be
    #[arg(long)]
    pub ready: bool,
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

#[derive(Debug, Args)]
pub(super) struct Review {
    /// Number of the letter
    #[arg(value_name = "KENMERK", value_parser = words)]
    pub number: String,
    /// Folder for the concept [default: PROJECT/concept]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Debug, Args)]
pub(super) struct Agree {
    /// Number of the letter
    #[arg(value_name = "KENMERK", value_parser = words)]
    pub number: String,
    /// Who agrees
    #[arg(long = "door", value_name = "NAME", value_parser = words)]
    pub by: String,
    /// The control code that stands on the concept
    #[arg(long = "controle", value_name = "CODE", value_parser = control_code)]
    pub code: ControlCode,
    #[command(flatten)]
    pub look: Look,
}

/// What all commands that look at one letter know.
#[derive(Debug, Args)]
pub(super) struct Look {
    /// Folder of the site, the one with raadsbrief.yaml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
    /// What counts as now: a day (to its last second), a day and time in Amsterdam, or an RFC 3339
    /// instant [default: the clock]
    #[arg(long, value_name = "MOMENT", value_parser = clock::moment)]
    pub now: Option<Moment>,
    /// Form of messages about mistakes: human on standard error, short and json on standard output
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub format: FormatName,
    /// How many threads may work, 1 to 256 [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(super) struct Publish {
    /// Numbers of letters
    #[arg(value_name = "KENMERK", required_unless_present = "due", value_parser = words)]
    pub numbers: Vec<String>,
    /// Publish every letter that is ready, and agreed to where that is asked for, and whose moment has
    /// come; that there is none is fine
    #[arg(long, conflicts_with = "numbers")]
    pub due: bool,
    #[command(flatten)]
    pub change: ChangeRecord,
}

#[derive(Debug, Args)]
pub(super) struct Correct {
    /// Number of the letter
    #[arg(value_name = "KENMERK", value_parser = words)]
    pub number: String,
    /// Erratum: a slip; rectificatie: a mistake in the message itself
    #[arg(long = "soort", value_enum, value_name = "KIND")]
    pub kind: KindName,
    /// Why, in a sentence for readers
    #[arg(long = "reden", value_name = "REASON", value_parser = words)]
    pub reason: String,
    #[command(flatten)]
    pub change: ChangeRecord,
}

#[derive(Debug, Args)]
pub(super) struct Withdraw {
    /// Number of the letter
    #[arg(value_name = "KENMERK", value_parser = words)]
    pub number: String,
    /// Why, in a sentence for readers
    #[arg(long = "reden", value_name = "REASON", value_parser = words)]
    pub reason: String,
    /// The legal ground, such as "Woo art. 5.1 lid 2 onder e"
    #[arg(long = "grond", value_name = "GROUND", value_parser = words)]
    pub ground: String,
    /// Erase its stored files as well, for privacy; this cannot be undone
    #[arg(long = "wis")]
    pub erase: bool,
    #[command(flatten)]
    pub change: ChangeRecord,
}

/// What all commands that add to the record know.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Folder of the site, the one with raadsbrief.yaml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
    /// Check a copy of the public site in this folder instead, without its sources
    #[arg(long, value_name = "FOLDER", conflicts_with = "project")]
    pub site: Option<PathBuf>,
    /// A head that was noted before, or at least its first 12 digits
    #[arg(long, value_name = "SUM", value_parser = head)]
    pub head: Option<String>,
    /// Form of messages: human on standard error, short and json on standard output
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub format: FormatName,
    /// How many threads may work, 1 to 256 [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
    /// Also list the acts, and of what is wrong the sums
    #[arg(long)]
    pub verbose: bool,
}

#[derive(Debug, Args)]
pub(super) struct ChangeRecord {
    /// Who does it [default: as the settings say]
    #[arg(long = "door", value_name = "NAME", value_parser = words)]
    pub by: Option<String>,
    /// Folder of the site, the one with raadsbrief.yaml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
    /// What counts as now: a day (to its last second), a day and time in Amsterdam, or an RFC 3339
    /// instant [default: the clock]
    #[arg(long, value_name = "MOMENT", value_parser = clock::moment)]
    pub now: Option<Moment>,
    /// Form of messages about mistakes: human on standard error, short and json on standard output
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub format: FormatName,
    /// How many threads may work, 1 to 256 [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
    /// Also say what the act is called, and its sum
    #[arg(long)]
    pub verbose: bool,
    /// What salts are made of, instead of chance: 64 hexadecimal digits, to get the same bytes twice
    #[arg(long, value_name = "HEX", hide = true, value_parser = salt)]
    pub salt: Option<[u8; 32]>,
}

/// The kinds of corrections.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum KindName {
    /// A slip that leaves the message as it was
    Erratum,
    /// A mistake in the message itself
    Rectificatie,
}

impl From<KindName> for CorrectionKind {
    fn from(name: KindName) -> CorrectionKind {
        match name {
            KindName::Erratum => CorrectionKind::Erratum,
            KindName::Rectificatie => CorrectionKind::Rectification,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// Folder of the new site
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// Name of the organisation that sends the letters [default: Gemeente Voorbeeld]
    #[arg(long = "naam", value_name = "NAME", value_parser = words)]
    pub name: Option<String>,
    /// Address at which the site will stand [default: an example]
    #[arg(long = "adres", value_name = "URL", value_parser = web_address)]
    pub address: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// What the letter is about
    #[arg(value_name = "ONDERWERP", value_parser = words)]
    pub subject: String,
    /// Date of the letter [default: today in Amsterdam]
    #[arg(long = "datum", value_name = "DAY", value_parser = clock::day)]
    pub date: Option<Date>,
    /// Letter template that it takes its sections from, such as rib
    #[arg(long = "sjabloon", value_name = "NAME", value_parser = words)]
    pub template: Option<String>,
    /// Portfolio holder: short for --veld portefeuillehouder=NAME
    #[arg(long = "portefeuillehouder", value_name = "NAME", value_parser = words)]
    pub portfolio_holder: Option<String>,
    /// A field of the head that the settings name, such as aan=Raad; may be repeated
    #[arg(long = "veld", value_name = "FIELD=VALUE", value_parser = pair)]
    pub fields: Vec<(String, String)>,
    /// Dossier that it belongs to
    #[arg(long = "dossier", value_name = "NAME", value_parser = words)]
    pub dossier: Option<String>,
    /// Folder of the site, the one with raadsbrief.yaml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which schema; all of them into a folder with --out
    #[arg(required_unless_present = "out", value_parser = clap::builder::PossibleValuesParser::new(super::schema::names()))]
    pub name: Option<String>,
    /// Folder to write all schemas to, each as NAME.schema.json
    #[arg(long, value_name = "FOLDER", conflicts_with = "name")]
    pub out: Option<PathBuf>,
    /// Folder of the site, of which the settings say what stands in the head of a letter
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
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

/// One line of text with something in it.
pub(super) fn words(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("give a text");
    }
    if text.contains(is_forbidden) || text.contains(['\n', '\t']) {
        return Err("give a text of one line, without control characters");
    }
    Ok(text.to_owned())
}

/// `name=value`, neither of them empty.
pub(super) fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) = text.split_once('=').ok_or("write name=value")?;
    Ok((words(name)?, words(value)?))
}

/// An address that the settings accept.
pub(super) fn web_address(text: &str) -> Result<String, &'static str> {
    let text = words(text)?;
    let mut diagnostics = Diagnostics::default();
    let place = Span::start_of(SourceMap::default().add("", ""));
    let value = Value::Scalar {
        text: text.clone(),
        plain: false,
    };
    let node = Node { span: place, value };
    settings::web_address(&node, &mut diagnostics)
        .filter(|address| !address.value.contains(['?', '#']))
        .map(|address| address.value)
        .ok_or("give an address that begins with https://, such as https://brieven.example.nl/")
}

fn control_code(text: &str) -> Result<ControlCode, &'static str> {
    ControlCode::parse(text)
        .ok_or("give the twelve letters and digits of a concept, such as 7K3M-Q2PX-9TAB")
}

/// 32 bytes in hexadecimal.
fn salt(text: &str) -> Result<[u8; 32], &'static str> {
    let wrong = "give 64 hexadecimal digits";
    let mut salt = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return Err(wrong);
    }
    for (index, byte) in salt.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).map_err(|_| wrong)?;
    }
    Ok(salt)
}

/// A sum, or so much of one that no other act can be meant.
fn head(text: &str) -> Result<String, &'static str> {
    let text = text.trim().to_ascii_lowercase();
    let fits = (12..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then_some(text)
        .ok_or("give the 64 hexadecimal digits of a head, or at least the first 12")
}

fn jobs(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse::<NonZeroUsize>()
        .ok()
        .filter(|jobs| jobs.get() <= usize::from(JOBS_AT_MOST))
        .ok_or("give a number from 1 to 256")
}

//! What can be answered on the command line of `raadsbrief import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::arguments::{pair, words};
use crate::cli::clock;
use crate::dataset;
use crate::model::Date;
use crate::syntax::csv::NumberNotation;

/// The kinds of dataset that rows of a sheet can become.
const KINDS: [&str; 3] = ["tabel", "contracten", "clienten"];

/// Those of them that datasets have.
fn kinds() -> Vec<&'static str> {
    let known: Vec<_> = dataset::schema::kinds().collect();
    KINDS
        .into_iter()
        .filter(|kind| known.contains(kind))
        .collect()
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// The spreadsheet: XLSX, ODS, or CSV in UTF-8
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Id of the dataset: data/ID.yaml and data/ID.csv [default: the name of the file]
    #[arg(long = "naam", value_name = "ID", value_parser = words)]
    pub id: Option<String>,
    /// Kind of dataset
    #[arg(long = "soort", default_value = KINDS[0], value_parser = clap::builder::PossibleValuesParser::new(kinds()))]
    pub kind: String,
    /// Replace the dataset if there is one with this id
    #[arg(long = "vervang")]
    pub replace: bool,
    /// Folder of the site, the one with raadsbrief.yaml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
    #[command(flatten)]
    pub sheet: SheetOptions,
    #[command(flatten)]
    pub columns: ColumnOptions,
    #[command(flatten)]
    pub about: AboutOptions,
}

/// Where the table is, and how it is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Where the table is")]
pub(in crate::cli) struct SheetOptions {
    /// Name of the sheet [default: the only one that is not hidden]
    #[arg(long = "blad", value_name = "NAME")]
    pub sheet: Option<String>,
    /// Row with the names of the columns, as the spreadsheet counts
    #[arg(long = "kop", value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    pub head: Option<u32>,
    /// Last row of the table, as the spreadsheet counts
    #[arg(long = "laatste-rij", value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    pub last: Option<u32>,
    /// How numbers that are kept as text are written: nl (1.250,5) or punt (1250.5)
    #[arg(long = "getallen", value_name = "NOTATION", value_parser = notation)]
    pub numbers: Option<NumberNotation>,
    /// A text that stands for an unknown number, such as - or x; may be repeated
    #[arg(long = "onbekend", value_name = "TEXT", allow_hyphen_values = true)]
    pub unknown: Vec<String>,
}

/// What the columns are.
#[derive(Debug, Args)]
#[command(next_help_heading = "What the columns are")]
pub(in crate::cli) struct ColumnOptions {
    /// A column of numbers, and what it is called in letters; may be repeated
    #[arg(long = "maat", value_name = "COLUMN[=NAME]", value_parser = words)]
    pub measures: Vec<String>,
    /// Make rows of columns: 2021,2022,2023=jaar, or 2021..2023=jaar for all from the first to the last
    #[arg(long = "smelt", value_name = "COLUMNS=NAME", value_parser = pair)]
    pub melt: Option<(String, String)>,
    /// Another name for a column; may be repeated
    #[arg(long = "kolom", value_name = "COLUMN=NAME", value_parser = pair)]
    pub names: Vec<(String, String)>,
    /// A column that is left out; may be repeated
    #[arg(long = "weg", value_name = "COLUMN", value_parser = words)]
    pub left_out: Vec<String>,
    /// A column in which an empty cell means what stands above it; may be repeated
    #[arg(long = "vul", value_name = "COLUMN", value_parser = words)]
    pub filled: Vec<String>,
    /// The column with the day or period of each row
    #[arg(long = "tijd", value_name = "COLUMN", value_parser = words, conflicts_with_all = ["as_of", "period", "timeless"])]
    pub time: Option<String>,
    /// The day of all numbers
    #[arg(long = "peildatum", value_name = "DAY", value_parser = clock::day, conflicts_with_all = ["period", "timeless"])]
    pub as_of: Option<Date>,
    /// The period of all numbers, such as 2025 or "najaar 2025"
    #[arg(long = "periode", value_name = "PERIOD", value_parser = period, conflicts_with = "timeless")]
    pub period: Option<String>,
    /// The numbers have no day or period
    #[arg(long = "zonder-tijd")]
    pub timeless: bool,
    /// What rows are that say Totaal or nothing in a column
    #[arg(long = "totaalrijen", value_enum, value_name = "WHAT")]
    pub totals: Option<Totals>,
}

/// What rows with totals become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Totals {
    /// A total: the cell becomes empty, as datasets have it
    Leeg,
    /// Left out
    Weg,
    /// A row as any other
    Gewoon,
}

/// What is said about the numbers.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is said about the numbers")]
pub(in crate::cli) struct AboutOptions {
    /// What the numbers show
    #[arg(long = "titel", value_name = "TEXT", value_parser = words)]
    pub title: Option<String>,
    /// What exactly is counted
    #[arg(long = "definitie", value_name = "TEXT", value_parser = words)]
    pub definition: Option<String>,
    /// Unit, in the plural: cliënten, euro, procent; per measure as NAME=UNIT; may be repeated
    #[arg(long = "eenheid", value_name = "[NAME=]UNIT", value_parser = words)]
    pub units: Vec<String>,
    /// Whether the unit counts persons, so that small counts are withheld: ja or nee
    #[arg(long = "personen", value_name = "JA|NEE", value_parser = ["ja", "nee"])]
    pub persons: Option<String>,
    /// Round to so many decimals, 0 to 9 [default: as many as the numbers have]
    #[arg(long = "decimalen", value_name = "N", value_parser = clap::value_parser!(u32).range(0..=9))]
    pub decimals: Option<u32>,
    /// Title of the source
    #[arg(long = "bron-titel", value_name = "TEXT", value_parser = words)]
    pub source: Option<String>,
    /// Who published the source
    #[arg(long = "bron-uitgever", value_name = "TEXT", value_parser = words)]
    pub publisher: Option<String>,
    /// Date of the source
    #[arg(long = "bron-datum", value_name = "DAY", value_parser = clock::day)]
    pub source_date: Option<Date>,
    /// Address of the source
    #[arg(long = "bron-url", value_name = "URL", value_parser = crate::cli::arguments::web_address)]
    pub source_url: Option<String>,
    /// Day since which the numbers are known [default: the date of the source]
    #[arg(long = "vastgesteld-op", value_name = "DAY", value_parser = clock::day)]
    pub recorded_on: Option<Date>,
    /// How firm the numbers are, such as definitief or voorlopig
    #[arg(long = "status", value_name = "WORD", value_parser = words)]
    pub status: Option<String>,
    /// Id of the area that the numbers cover
    #[arg(long = "gebied", value_name = "ID", value_parser = words)]
    pub area: Option<String>,
    /// For contracten: gerealiseerd or voornemen
    #[arg(long = "stand", value_name = "WORD", value_parser = ["gerealiseerd", "voornemen"])]
    pub standing: Option<String>,
    /// For contracten: contracten or aanbieders
    #[arg(long = "telt", value_name = "WORD", value_parser = ["contracten", "aanbieders"])]
    pub counted: Option<String>,
}

fn notation(text: &str) -> Result<NumberNotation, &'static str> {
    let known = NumberNotation::ALL;
    let found = known.iter().find(|(_, word)| *word == text);
    found
        .map(|(notation, _)| *notation)
        .ok_or("choose nl or punt")
}

fn period(text: &str) -> Result<String, &'static str> {
    let text = words(text)?;
    match crate::model::Period::parse(&text) {
        Some(_) => Ok(text),
        None => Err("give a period such as 2025, \"Q2 2025\" or \"najaar 2025\""),
    }
}

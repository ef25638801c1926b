//! `raadsbrief import`: a sheet becomes a dataset.
//!
//! In: the bytes of a spreadsheet and the options. Out: `data/ID.yaml` and `data/ID.csv`, which
//! build at once; or, where something would have to be guessed, questions and nothing written. The
//! parts are in the order of the work: `table` finds the table in the sheet, `roles` says what each
//! column is, `rows` reads the cells, `written` makes the files.

mod written;
mod options;
mod questions;
mod roles;
mod rows;
mod table;
mod telling;

use std::io::Read;
use std::path::Path;

use super::files::{self, Existing};
use super::{Ending, clock, screen};
use crate::dataset as datasets;
use crate::diag::phrases::{command, import as phrase, question, screen as line};
use crate::diag::{Argument, Diagnostics, Failure, Format, Language, SourceMap};
use crate::load::{self, Sources};
use crate::model::{Record, slug};
use crate::syntax::characters::is_forbidden;
use crate::syntax::spreadsheet::{self, Flaw, Workbook};
use crate::validate::{self, Gate, Published};

pub(super) use options::Import;
use questions::Questions;
use table::Table;

/// Largest spreadsheet that is read.
const LARGEST: u64 = 20_000_000;

/// Makes a dataset, or asks. `typed` is the command line behind the name of the program.
pub(super) fn import(
    wanted: &Import,
    typed: &[String],
    language: Language,
) -> Result<Ending, Failure> {
    let bytes = bytes(&wanted.file)?;
    let book = spreadsheet::read(&bytes, wanted.sheet.sheet.as_deref()).map_err(refusal)?;
    let id = id(wanted)?;
    let sources = load::site(&wanted.project, &mut Diagnostics::default())?;
    let existing = existing(&sources, &id);
    if let (Some(path), false) = (&existing, wanted.replace) {
        let reason = phrase::DATASET_EXISTS.with("path", path);
        return Err(Failure::command_line(command::MAKE_DATASET, reason)
            .with_help(phrase::DATASET_EXISTS_HELP));
    }
    let mut questions = Questions::default();
    let found = find(&book, wanted, &mut questions);
    let mut about = None;
    if let Some(table) = &found {
        let roles = roles::give(table, wanted, &mut questions);
        let rows = rows::read(table, &roles, wanted, book.is_text, &mut questions);
        let above = written::Above::read(wanted, &rows, &mut questions);
        about = Some((above, rows, roles));
    }
    let (Some((above, rows, roles)), true) = (about, questions.are_answered()) else {
        let mut text = telling::listing(&book, found.as_ref(), wanted, language);
        text.push_str(&questions.show(typed, language));
        text.push_str(line::IMPORT_NOTHING_WRITTEN.get(language));
        text.push('\n');
        // What stands in a file from elsewhere may not play tricks on a terminal.
        text.retain(|c| c == '\n' || !is_forbidden(c));
        screen::remark(&text);
        return Ok(Ending::Failed);
    };
    let stem = existing.and_then(|path| path.strip_suffix(".yaml").map(str::to_owned));
    let stem = stem.unwrap_or_else(|| format!("data/{id}"));
    let made = [
        (
            format!("{stem}.yaml"),
            above.yaml(wanted, &rows, &id, &origin(&book, wanted)),
        ),
        (format!("{stem}.csv"), written::csv(&rows)),
    ];
    if let Some((map, diagnostics)) = mistakes(sources, &made) {
        screen::diagnostics(&diagnostics, &map, Format::Human, language);
        let told = line::IMPORT_WOULD_NOT_BUILD.get(language);
        screen::remark(&format!("{told}\n"));
        return Ok(Ending::Mistakes);
    }
    let may = if wanted.replace {
        Existing::Replace
    } else {
        Existing::Refuse
    };
    files::write(&wanted.project, &made, may)?;
    screen::print(&telling::done(
        &made[0].0,
        found.as_ref(),
        &rows,
        &roles,
        &id,
        language,
    ));
    Ok(Ending::Done)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = command::READ_SPREADSHEET;
    let system = |error| Failure::system(read, path, error);
    let file = fs_err::File::open(path).map_err(system)?;
    if file.metadata().map_err(system)?.is_dir() {
        return Err(Failure::refused(read, path, command::IS_A_FOLDER));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(system)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::refused(read, path, phrase::FILE_TOO_LARGE)
            .with_help(phrase::FILE_TOO_LARGE_HELP));
    }
    Ok(bytes)
}

/// Why a file cannot be read, and what to do.
fn refusal(flaw: Flaw) -> Failure {
    let (reason, help) = match flaw {
        Flaw::OldOrProtected => (
            phrase::OLD_OR_PROTECTED.into(),
            phrase::OLD_OR_PROTECTED_HELP,
        ),
        Flaw::NoSpreadsheet => (phrase::NO_SPREADSHEET.into(), phrase::NO_SPREADSHEET_HELP),
        Flaw::TooLarge => (
            phrase::UNPACKED_TOO_LARGE.into(),
            phrase::UNPACKED_TOO_LARGE_HELP,
        ),
        Flaw::TooManyCells => (phrase::TOO_MANY_CELLS.into(), phrase::TOO_MANY_CELLS_HELP),
        Flaw::NotUtf8 => (phrase::NOT_UTF8.into(), phrase::NOT_UTF8_HELP),
        Flaw::NoSuchSheet(names) => (
            phrase::NO_SUCH_SHEET.with("names", Argument::Quoted(names)),
            phrase::NO_SUCH_SHEET_HELP,
        ),
        Flaw::Damaged(what) => (phrase::DAMAGED.with("what", what), phrase::DAMAGED_HELP),
    };
    Failure::command_line(command::MAKE_DATASET, reason).with_help(help)
}

/// The id of the dataset: as given, or made of the file's name.
fn id(wanted: &Import) -> Result<String, Failure> {
    let stem = wanted
        .file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let id = wanted
        .id
        .clone()
        .unwrap_or_else(|| slug(&stem.unwrap_or_default()));
    if datasets::is_id(&id) {
        return Ok(id);
    }
    let meant = slug(&id);
    let meant = if datasets::is_id(&meant) {
        meant
    } else {
        "mijn-cijfers".to_owned()
    };
    let reason = phrase::DATASET_NAME.with("id", id).with("meant", meant);
    Err(Failure::command_line(command::MAKE_DATASET, reason))
}

/// The file of a dataset with this id.
fn existing(sources: &Sources, id: &str) -> Option<String> {
    let name = format!("{id}.yaml");
    let mut paths = sources
        .data
        .iter()
        .map(|file| &sources.map.file(*file).path);
    paths
        .find(|path| path.rsplit('/').next() == Some(&name))
        .cloned()
}

fn find(book: &Workbook, wanted: &Import, questions: &mut Questions) -> Option<Table> {
    let Some((_, grid)) = &book.sheet else {
        let shown: Vec<&str> = book
            .sheets
            .iter()
            .filter(|sheet| !sheet.is_hidden)
            .map(|sheet| sheet.name.as_str())
            .collect();
        let names = if shown.is_empty() {
            book.sheets
                .iter()
                .map(|sheet| sheet.name.as_str())
                .collect()
        } else {
            shown
        };
        let options: Vec<String> = names
            .iter()
            .map(|name| table::option("--blad", name))
            .collect();
        questions.ask(
            question::WHICH_SHEET,
            if options.is_empty() {
                "--blad …".to_owned()
            } else {
                options.join(" | ")
            },
        );
        return None;
    };
    let mut table = Table::find(grid, &wanted.sheet, questions)?;
    table.fill(&wanted.columns, questions);
    table.melt(&wanted.columns, questions);
    Some(table)
}

/// Where the numbers came from, as a remark in the file.
fn origin(book: &Workbook, wanted: &Import) -> String {
    // No name from elsewhere may bring in what a file of a site may not hold.
    let shown = |name: &str| {
        let kept = name
            .chars()
            .filter(|c| !c.is_control() && !is_forbidden(*c));
        kept.collect::<String>()
    };
    let name = wanted.file.file_name().unwrap_or_default();
    let name = shown(&name.to_string_lossy());
    match &book.sheet {
        Some((index, _)) if !book.is_text => {
            format!("werkblad „{}” van {name}", shown(&book.sheets[*index].name))
        }
        _ => name,
    }
}

/// The mistakes that the site would have with these files and has not without them.
fn mistakes(mut sources: Sources, made: &[(String, String)]) -> Option<(SourceMap, Diagnostics)> {
    let [(yaml_path, yaml), (csv_path, csv)] = made else {
        return None;
    };
    let Sources {
        map, data, tables, ..
    } = &mut sources;
    data.retain(|file| map.file(*file).path != *yaml_path);
    tables.retain(|file| map.file(*file).path != *csv_path);
    let new = [
        map.add(yaml_path.as_str(), yaml.as_str()),
        map.add(csv_path.as_str(), csv.as_str()),
    ];
    data.push(new[0]);
    tables.push(new[1]);
    let map = map.clone();
    let gate = Gate::public(clock::now());
    let mut all = Diagnostics::default();
    // What was published leans on no data.
    let nothing = Published::default();
    validate::project(sources, &Record::default(), nothing, gate, &mut all);
    let mut own = Diagnostics::default();
    for diagnostic in all.sorted() {
        if new.contains(&diagnostic.primary.file) {
            own.push(diagnostic.clone());
        }
    }
    own.has_errors().then_some((map, own))
}

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
use crate::diag::{Diagnostics, Failure, Format, Language, SourceMap, Words};
use crate::load::{self, Sources};
use crate::model::slug;
use crate::syntax::characters::is_forbidden;
use crate::syntax::spreadsheet::{self, Flaw, Workbook};
use crate::validate::{self, Gate};

pub(super) use options::Import;
use questions::{Questions, Told};
use table::Table;

const IMPORT: Words = Words::new("een dataset maken", "make a dataset");

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
        return Err(Failure::told(
            IMPORT,
            format!(
                "{path} bestaat al; --vervang vervangt die dataset, --naam geeft een andere \
                naam"
            ),
            format!(
                "{path} exists already; --vervang replaces that dataset, --naam gives \
                another name"
            ),
        )
        .with_help(Words::new(
            "cijfers van een nieuwe dag horen als levering in het bestaande bestand; import \
                voegt die niet zelf toe",
            "figures of a new day belong in the existing file as a delivery; import does not \
                add those",
        )));
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
        text.push_str(match language {
            Language::Dutch => "Er is niets geschreven.\n",
            Language::English => "Nothing was written.\n",
        });
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
        screen::remark(match language {
            Language::Dutch => {
                "Zo zou de dataset worden, en dan bouwt de site niet; er is niets geschreven.\n"
            }
            Language::English => {
                "The dataset would become this, and the site would not build; nothing was \
                    written.\n"
            }
        });
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
    let read = Words::new("het rekenblad lezen", "read the spreadsheet");
    let system = |error| Failure::system(read, path, error);
    let file = fs_err::File::open(path).map_err(system)?;
    if file.metadata().map_err(system)?.is_dir() {
        let reason = Words::new("dat is een map", "it is a folder");
        return Err(Failure::refused(read, path, reason));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(system)?;
    if bytes.len() as u64 > LARGEST {
        let reason = Words::new(
            "het bestand is groter dan 20 MB",
            "the file is larger than 20 MB",
        );
        let help = Words::new(
            "zet de tabel in een eigen bestand, zonder plaatjes en andere bladen",
            "put the table in a file of its own, without pictures and other sheets",
        );
        return Err(Failure::refused(read, path, reason).with_help(help));
    }
    Ok(bytes)
}

/// Why a file cannot be read, and what to do.
fn refusal(flaw: Flaw) -> Failure {
    let (nl, en, help) = match flaw {
        Flaw::OldOrProtected => (
            "dit is een oud Excel-bestand (.xls), of het is beveiligd met een wachtwoord"
                .to_owned(),
            "this is an old Excel file (.xls), or it is protected with a password".to_owned(),
            Words::new(
                "sla het op als .xlsx zonder wachtwoord",
                "save it as .xlsx without a password",
            ),
        ),
        Flaw::NoSpreadsheet => (
            "dit is geen XLSX, ODS of CSV".to_owned(),
            "this is no XLSX, ODS or CSV".to_owned(),
            Words::new(
                "sla het rekenblad op als .xlsx, .ods of „CSV UTF-8”",
                "save the spreadsheet as .xlsx, .ods or “CSV UTF-8”",
            ),
        ),
        Flaw::TooLarge => (
            "uitgepakt is het bestand te groot".to_owned(),
            "unpacked, the file is too large".to_owned(),
            Words::new(
                "zet de tabel in een eigen bestand",
                "put the table in a file of its own",
            ),
        ),
        Flaw::TooManyCells => (
            "het werkblad heeft meer dan 500.000 gevulde cellen".to_owned(),
            "the sheet has more than 500,000 filled cells".to_owned(),
            Words::new(
                "verdeel de tabel, of tel haar eerst op",
                "divide the table, or add it up first",
            ),
        ),
        Flaw::NotUtf8 => (
            "de CSV is geen UTF-8".to_owned(),
            "the CSV is not UTF-8".to_owned(),
            Words::new(
                "kies in Excel bij het opslaan „CSV UTF-8”",
                "choose “CSV UTF-8” when you save it in Excel",
            ),
        ),
        Flaw::NoSuchSheet(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("„{name}”")).collect();
            let list = names.join(", ");
            (
                format!("er is geen werkblad van die naam; wel: {list}"),
                format!("there is no sheet of that name; there are: {list}"),
                Words::new("kies er één met --blad", "choose one with --blad"),
            )
        }
        Flaw::Damaged(what) => (
            format!("het bestand is beschadigd of niet volgens de regels ({what})"),
            format!("the file is damaged or breaks the rules ({what})"),
            Words::new(
                "open het in een rekenprogramma en sla het opnieuw op",
                "open it in a spreadsheet program and save it again",
            ),
        ),
    };
    Failure::told(IMPORT, nl, en).with_help(help)
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
    Err(Failure::told(
        IMPORT,
        format!("„{id}” kan geen naam van een dataset zijn; wel bijvoorbeeld --naam {meant}"),
        format!("“{id}” cannot be the name of a dataset; --naam {meant} can"),
    ))
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
            Told::new(
                "Op welk werkblad staat de tabel?",
                "Which sheet has the table?",
            ),
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
    let gate = Gate {
        now: clock::today(),
        shows_drafts: false,
    };
    let mut all = Diagnostics::default();
    validate::project(sources, gate, &mut all);
    let mut own = Diagnostics::default();
    for diagnostic in all.sorted() {
        if new.contains(&diagnostic.primary.file) {
            own.push(diagnostic.clone());
        }
    }
    own.has_errors().then_some((map, own))
}

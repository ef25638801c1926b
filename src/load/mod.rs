//! The folder of a site → [`Sources`].
//!
//! In: a project folder. Out: the text of every file that authors write, in one source map, sorted
//! by path and told apart by where it stands. What is not clean text (UTF-8, no control
//! characters) is reported here, so that later stages need not ask. This room does not know what
//! is in the files: no YAML, no Markdown. It never follows a symbolic link and never leaves the
//! project folder.
//!
//! To read one kind of file more: one line in `KINDS`.

mod attached;
mod limits;
mod listing;
mod record;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Failure, FileId, SourceMap, Span, file, phrases};
use listing::{Found, Listed, Listing};

pub use attached::{Attached, Loaded, digest, hexadecimal, sha256};
pub use limits::{ACT as ACT_LIMIT, ACTS as ACTS_LIMIT, ATTACHMENT as ATTACHMENT_LIMIT};
pub use record::{
    ACTS, ATTRIBUTES, ActFile, LetterListing, Odd, RecordListing, WORK, act, acts, files_below,
    frozen, is_file, letter_folder, pending_acts, record, record_folder, record_path,
    salted_digest, sums, text_if_there,
};

/// The name of the settings file, which makes a folder a site.
pub const SETTINGS: &str = "raadsbrief.yaml";

/// The files of a site. Each list is sorted by path.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Paths and texts.
    pub map: SourceMap,
    /// The settings: `raadsbrief.yaml`.
    pub settings: FileId,
    /// Letters: `content/brieven/**/*.md`.
    pub letters: Vec<FileId>,
    /// Pages: `content/paginas/**/*.md`.
    pub pages: Vec<FileId>,
    /// Datasets and reference lists: `data/**/*.yaml`, without the record in `data/publicaties/`.
    pub data: Vec<FileId>,
    /// Who agreed to letters: `data/akkoorden/*.json`.
    pub agreements: Vec<FileId>,
    /// Tables that datasets name: `data/**/*.csv`.
    pub tables: Vec<FileId>,
    /// Letter templates: `templates/brieven/**/*.md`.
    pub letter_templates: Vec<FileId>,
    /// Standard paragraphs: `templates/alineas/**/*.md`.
    pub paragraphs: Vec<FileId>,
    /// Page templates and styles: `templates/**/*.html` and `*.css`.
    pub page_templates: Vec<FileId>,
    /// Templates of the PDF: `templates/**/*.typ`.
    pub paper_templates: Vec<FileId>,
    /// The letter templates and standard paragraphs that raadsbrief brought itself.
    pub standard: Vec<FileId>,
    /// Files that letters can have as attachments, by path: `content/**`, of the kinds in
    /// [`FILE_TYPES`](crate::model::FILE_TYPES).
    pub attachments: BTreeMap<String, Attached>,
    /// Pictures of the house style by path: `templates/**/*.svg` and `*.png`.
    pub pictures: BTreeMap<String, Loaded>,
}

/// What a file is for, known by where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Settings,
    Letter,
    Page,
    Data,
    Agreement,
    Table,
    LetterTemplate,
    Paragraph,
    PageTemplate,
    PaperTemplate,
    Attachment,
    Picture,
}

/// Folder, extension, kind. The order decides nothing: no two lines match the same file.
const KINDS: &[(&str, &str, Kind)] = &[
    ("content/brieven/", "md", Kind::Letter),
    ("content/paginas/", "md", Kind::Page),
    ("data/", "yaml", Kind::Data),
    ("data/", "csv", Kind::Table),
    ("templates/brieven/", "md", Kind::LetterTemplate),
    ("templates/alineas/", "md", Kind::Paragraph),
    ("templates/", "html", Kind::PageTemplate),
    ("templates/", "css", Kind::PageTemplate),
    ("templates/", "typ", Kind::PaperTemplate),
    ("templates/", "svg", Kind::Picture),
    ("templates/", "png", Kind::Picture),
];

/// Where attachments stand, beside the letters that name them. Their extensions are those of
/// [`FileType`](crate::model::FileType).
const ATTACHMENTS: &str = "content/";

/// The letter templates and standard paragraphs that every site has, each replaced by the site's own
/// file of that name. Sorted by path. (Those for pages belong to render.)
const STANDARD: &[(&str, Kind, &str)] = &[
    (
        "templates/alineas/op-de-hoogte.md",
        Kind::Paragraph,
        include_str!("../../templates/alineas/op-de-hoogte.md"),
    ),
    (
        "templates/brieven/rib.md",
        Kind::LetterTemplate,
        include_str!("../../templates/brieven/rib.md"),
    ),
];

/// Where authors' files stand.
pub const FOLDERS: &[&str] = &["content", "data", "templates"];

/// Who agreed to letters that are to be published. Nothing else is read there.
pub const AGREEMENTS: &str = "data/akkoorden/";

/// The record of what was published. It has a reader of its own.
const RECORD: &str = "data/publicaties";

/// Reads every file of a site.
///
/// A folder without settings, or a file that the system does not let us read, is a [`Failure`];
/// what is wrong inside files is reported in `diagnostics`.
pub fn site(project: &Path, diagnostics: &mut Diagnostics) -> Result<Sources, Failure> {
    let Listing { files, truncated } = listing::list(project)?;
    let mut map = SourceMap::default();
    let mut ids: BTreeMap<Kind, Vec<FileId>> = BTreeMap::new();
    let (mut attachments, mut pictures) = (BTreeMap::new(), BTreeMap::new());
    let mut standard = STANDARD.iter().peekable();
    let mut brought = Vec::new();
    let mut add_standard =
        |map: &mut SourceMap, ids: &mut BTreeMap<Kind, Vec<FileId>>, path: &str| {
            while let Some((name, kind, text)) = standard.next_if(|(name, ..)| *name <= path) {
                if *name != path {
                    let id = map.add(*name, *text);
                    ids.entry(*kind).or_default().push(id);
                    brought.push(id);
                }
            }
        };
    for Found { path, what } in files {
        add_standard(&mut map, &mut ids, &path);
        match what {
            Listed::File(Kind::Attachment) => {
                let id = map.add(path.as_str(), "");
                let attached = attached::look(project, &path, id)?;
                attachments.insert(path, attached);
            }
            Listed::File(Kind::Picture) => {
                let picture = attached::load(project, &path, &mut map)?;
                pictures.insert(path, picture);
            }
            Listed::File(kind) => {
                let id = read(project, path, kind, &mut map, diagnostics)?;
                ids.entry(kind).or_default().push(id);
            }
            Listed::Ignored(entry) => {
                let id = map.add(path, "");
                diagnostics.push(Diagnostic::new(entry, Span::start_of(id)));
            }
        }
    }
    add_standard(&mut map, &mut ids, "\u{10ffff}");
    let mut take = |kind| ids.remove(&kind).unwrap_or_default();
    let Some(&settings) = take(Kind::Settings).first() else {
        let error = io::Error::from(io::ErrorKind::NotFound);
        return Err(Failure::system(
            phrases::command::READ_FILE,
            project.join(SETTINGS),
            error,
        ));
    };
    if truncated {
        diagnostics.push(
            Diagnostic::new(&file::TOO_MANY_FILES, Span::start_of(settings))
                .with("limit", limits::FILES),
        );
    }
    Ok(Sources {
        settings,
        letters: take(Kind::Letter),
        pages: take(Kind::Page),
        data: take(Kind::Data),
        agreements: take(Kind::Agreement),
        tables: take(Kind::Table),
        letter_templates: take(Kind::LetterTemplate),
        paragraphs: take(Kind::Paragraph),
        page_templates: take(Kind::PageTemplate),
        paper_templates: take(Kind::PaperTemplate),
        standard: brought,
        attachments,
        pictures,
        map,
    })
}

/// Whether a folder is that of a site; if not, a failure says why.
pub fn is_site(project: &Path) -> Result<(), Failure> {
    listing::settings(project).map(|_| ())
}

/// Reads one file into the map. A file that is too large or no text stands in the map all the
/// same, so that its mistake has a place.
fn read(
    project: &Path,
    path: String,
    kind: Kind,
    map: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Result<FileId, Failure> {
    let full = project.join(&path);
    let limit = limits::bytes(kind);
    let bytes = match read_at_most(&full, limit.bytes) {
        Ok(bytes) => bytes,
        Err(error) => return Err(Failure::system(phrases::command::READ_FILE, full, error)),
    };
    if bytes.len() as u64 > limit.bytes {
        let id = map.add(path, "");
        diagnostics.push(
            Diagnostic::new(&file::FILE_TOO_LARGE, Span::start_of(id)).with("limit", limit.words),
        );
        return Ok(id);
    }
    let (text, flaws) = text::clean(bytes);
    let id = map.add(path, text);
    for flaw in flaws {
        diagnostics.push(flaw.report(id));
    }
    Ok(id)
}

/// The bytes of a file, and at most one more than the limit.
fn read_at_most(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = fs_err::File::open(path)?;
    let size = file.metadata()?.len().min(limit);
    // One byte more than the file has, so that the end is seen without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 2);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

//! What Typst gets to see: the template, the files of one letter, the faces; no folder, no clock.

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::faces::{Faces, faces};

/// What is the same for every letter.
pub(super) struct Workshop {
    library: LazyHash<Library>,
    faces: &'static Faces,
    pub(super) template: Source,
}

impl Workshop {
    /// A workshop that prints by a template.
    pub(super) fn new(template: String) -> Workshop {
        // For `pdf.header-cell`: the head of a row is one for those who listen, too.
        let features = [Feature::A11yExtras].into_iter().collect();
        Workshop {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            faces: faces(),
            template: Source::new(file("brief.typ"), template),
        }
    }
}

/// The place of a virtual file. Names are few and the same for every letter: Typst keeps each for
/// ever, and at most 65,535.
pub(super) fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name);
    let path = path.unwrap_or_else(|_| unreachable!("{name} is the name of a virtual file"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A letter on the workbench: what Typst asks while it is printed.
pub(super) struct Bench<'a> {
    pub(super) workshop: &'a Workshop,
    /// Its files: data, drawings, logo.
    pub(super) files: Vec<(FileId, Bytes)>,
}

impl World for Bench<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.workshop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.workshop.faces.book
    }

    fn main(&self) -> FileId {
        self.workshop.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() {
            return Ok(self.workshop.template.clone());
        }
        Err(absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let mut files = self.files.iter();
        let found = files.find(|(known, _)| *known == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| absent(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.workshop.faces.fonts.get(index).cloned()
    }

    /// Nobody: the same letter has the same bytes on every day.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    if let VirtualRoot::Package(package) = id.get().root() {
        return FileError::Package(PackageError::NotFound(package.clone()));
    }
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

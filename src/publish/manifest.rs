//! The list of what the tool wrote, kept in the output folder itself.
//!
//! Plain text: remarks begin with `#`, all else is a path on a line, sorted. A new path is added
//! at the end *before* its file is written; so after a crash at any moment every file of ours is
//! on the list, and a rerun can replace or remove it. The list is sorted again when a run is done.
//! A last line without line feed was cut off by a crash: its file was never written.

use std::collections::BTreeSet;

use crate::model::address;

/// Name of the list. Hidden, so that no web server shows it by accident and no file of a site can
/// have it.
pub(super) const NAME: &str = ".raadsbrief-manifest";

const HEAD: &str = "\
# Files in this folder that raadsbrief wrote. A build replaces and removes these and no others.
";

/// What a stored list says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Paths relative to the output folder.
    pub paths: BTreeSet<String>,
    /// Whether the end was cut off, so that nothing can simply be added to it.
    pub torn: bool,
}

impl Manifest {
    /// Reads a list. Lines that cannot be paths of ours are left out: nothing is ever removed on
    /// their word.
    pub fn parse(text: &str) -> Manifest {
        let torn = !text.is_empty() && !text.ends_with('\n');
        let whole = &text[..text.rfind('\n').map_or(0, |at| at + 1)];
        let paths = whole
            .lines()
            .filter(|line| address::is_safe(line) && *line != NAME)
            .map(str::to_owned)
            .collect();
        Manifest { paths, torn }
    }
}

/// The text of a list.
pub(super) fn text(paths: &BTreeSet<String>) -> String {
    let length: usize = paths.iter().map(|path| path.len() + 1).sum();
    let mut text = String::with_capacity(HEAD.len() + length);
    text.push_str(HEAD);
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Manifest, text};

    #[test]
    fn a_list_is_read_back_as_it_was_written() {
        let manifest = Manifest::parse("b.html\na/index.html\n");
        let again = Manifest::parse(&text(&manifest.paths));
        assert_eq!(
            again.paths.iter().collect::<Vec<_>>(),
            ["a/index.html", "b.html"]
        );
        assert!(!again.torn);
    }

    #[test]
    fn a_line_that_a_crash_cut_off_names_no_file() {
        let manifest = Manifest::parse("index.html\nbrieven/20");
        assert_eq!(manifest.paths.iter().collect::<Vec<_>>(), ["index.html"]);
        assert!(manifest.torn);
    }

    #[test]
    fn a_list_that_someone_tampered_with_cannot_point_outside() {
        assert!(
            Manifest::parse("../geheim\n/etc/passwd\n# x\n\n")
                .paths
                .is_empty()
        );
    }
}

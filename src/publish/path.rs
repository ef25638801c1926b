//! Which paths may stand in an output folder.

use crate::model::is_device_name;

/// Longest name that every file system takes.
const NAME_AT_MOST: usize = 200;

/// Whether a path stays inside the output folder and can exist on every system and in every
/// address: relative, forward slashes, plain ASCII names.
pub(super) fn is_safe(path: &str) -> bool {
    path.split('/').all(is_safe_name)
}

fn is_safe_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= NAME_AT_MOST
        && name.bytes().all(is_safe_byte)
        // Covers `.` and `..` too.
        && !name.ends_with('.')
        && !is_device_name(name)
}

fn is_safe_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~+=@,()'!$&;".contains(&byte)
}

/// The folders above a path, the nearest first: `a/b` and `a` for `a/b/c.html`.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::{is_safe, parents};

    #[test]
    fn addresses_of_the_site_are_safe() {
        for path in [
            "index.html",
            "brieven/2019/rib-2019-001/index.html",
            ".nojekyll",
            "a/console.svg",
        ] {
            assert!(is_safe(path), "{path}");
        }
    }

    #[test]
    fn paths_that_leave_the_folder_or_break_on_other_systems_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "c:/x",
            "nul",
            "a/CON.html",
            "com1.csv",
            "een brief.html",
            "één.html",
            "a\nb",
            "x.",
            "#a",
            "a?b",
            "a%b",
        ] {
            assert!(!is_safe(path), "{path:?}");
        }
        assert!(!is_safe(&"x".repeat(201)));
    }

    #[test]
    fn parents_are_named_from_the_nearest_up() {
        assert_eq!(parents("a/b/c.html").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(parents("c.html").count(), 0);
    }
}

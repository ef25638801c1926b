//! The folders that paths in an output folder stand in.

/// The folders above a path, the nearest first: `a/b` and `a` for `a/b/c.html`.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::parents;

    #[test]
    fn parents_are_named_from_the_nearest_up() {
        assert_eq!(parents("a/b/c.html").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(parents("c.html").count(), 0);
    }
}

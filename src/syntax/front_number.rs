//! The number of a letter, found without reading the rest of what stands above it.
//!
//! A build needs no more of the source of a published letter: the letter itself comes out of the record.
//! So whatever was changed or broken there since does it no harm, and costs it nothing. And who publishes a
//! letter that cannot be read is told why, instead of that there is none.

use crate::diag::{FileId, Located, Span};

use super::front_matter;

/// The number that a letter gives on a line of its own, in plain words or in quotes; `None` where it must
/// be read as YAML to know.
pub fn plain_number(text: &str, file: FileId) -> Option<Located<String>> {
    let parts = front_matter::split(text, file).ok()?;
    let yaml = text.get(parts.yaml.clone())?;
    let mut at = parts.yaml.start;
    let mut found = None;
    for line in yaml.split_inclusive('\n') {
        if let Some(value) = line.strip_prefix("kenmerk:") {
            // Twice is a mistake, which a full reading reports.
            if found.is_some() {
                return None;
            }
            let value = value.split(" #").next().unwrap_or(value).trim();
            let bare = value.trim_matches(['"', '\'']);
            let is_plain = |c: char| c.is_alphanumeric() || "-_./ ".contains(c);
            if bare.is_empty() || !bare.chars().all(is_plain) {
                return None;
            }
            let start = at + line.find(bare)?;
            let span = Span::new(file, start, start + bare.len());
            found = Some(Located::new(bare.to_owned(), span));
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::plain_number;
    use crate::diag::SourceMap;

    fn number(above: &str) -> Option<String> {
        let text = format!("---\n{above}---\nTekst.\n");
        let file = SourceMap::default().add("brief.md", text.as_str());
        let found = plain_number(&text, file)?;
        assert_eq!(&text[found.span.range()], found.value);
        Some(found.value)
    }

    #[test]
    fn a_number_on_a_line_of_its_own_is_found_whatever_else_is_wrong() {
        let found = Some("RIB-2026-001".to_owned());
        assert_eq!(number("kenmerk: RIB-2026-001\n"), found);
        assert_eq!(
            number("datum: [\nkenmerk: \"RIB-2026-001\"  # ons\n"),
            found
        );
    }

    #[test]
    fn what_must_be_read_in_full_has_none() {
        for above in [
            "onderwerp: x\n",
            "kenmerk:\n  - a\n",
            "kenmerk: a\nkenmerk: b\n",
            "kenmerk: !tag a\n",
            "op: {kenmerk: a}\n",
        ] {
            assert_eq!(number(above), None, "{above}");
        }
    }
}

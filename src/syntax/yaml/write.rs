//! Writing a text so that YAML reads it back.

/// A text as a scalar that any YAML reader takes for exactly this text: without quotation marks
/// where it can be, also inside `{…}` and `[…]`.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // Line ends of old systems, and what no file of a site may hold as it is.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn is_plain(text: &str) -> bool {
    // Words that other readers take for something else than text.
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(|c: char| c.is_whitespace() || c == ':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text
            .contains(|c: char| c.is_control() || ",[]{}\"\\\u{2028}\u{2029}\u{feff}".contains(c))
        && !WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::scalar;
    use crate::diag::{Diagnostics, SourceMap, Span};
    use crate::syntax::yaml;

    #[test]
    fn a_text_is_quoted_only_where_it_must_be() {
        assert_eq!(scalar("Wachtlijst voor 't Zand"), "Wachtlijst voor 't Zand");
        assert_eq!(scalar("Wmo: de cijfers"), "\"Wmo: de cijfers\"");
        assert_eq!(scalar("2025"), "\"2025\"");
        assert_eq!(scalar("a\"b\\c\n"), "\"a\\\"b\\\\c\\n\"");
        assert_eq!(scalar("No"), "\"No\"");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_back(text in "(\\PC|[ :#,'\"{}\\[\\]\\\\&*!|>%@`~\n\t-]){1,20}") {
            let file = SourceMap::default().add("x.yaml", "");
            let place = |range: Range<usize>| Span::new(file, range.start, range.end);
            for yaml in [format!("a: {}\n", scalar(&text)), format!("{{a: {}, b: c}}\n", scalar(&text))] {
                let mut diagnostics = Diagnostics::default();
                let node = yaml::parse(&yaml, &place, &mut diagnostics);
                let entries = node.as_ref().and_then(|node| node.entries(&mut diagnostics));
                let read = entries.and_then(|entries| entries[0].1.scalar());
                prop_assert_eq!(read, Some(text.as_str()), "{}", yaml);
            }
        }
    }
}

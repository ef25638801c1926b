//! The catalogue of mistakes as text, for those who meet a code.

use std::fmt::Write;

use super::codes::{all, find};
use super::phrases::term;
use super::words::{Argument, Language, Words};

const WIDTH: usize = 80;

/// What one code (`RB113`) or name (`missing-file`) means and how to mend it; `None` where no
/// such mistake exists.
pub fn explain(code_or_name: &str, language: Language) -> Option<String> {
    let entry = find(code_or_name)?;
    let mut text = format!(
        "{} {} ({})\n\n",
        entry.code,
        entry.name,
        entry.severity.words().get(language)
    );
    text.push_str(&wrap(&labelled(
        term::LABEL_MESSAGE,
        entry.message,
        language,
    )));
    if !entry.help.is_empty() {
        text.push_str(&wrap(&labelled(term::LABEL_HELP, entry.help, language)));
    }
    text.push('\n');
    text.push_str(&wrap(entry.explanation.get(language)));
    Some(text)
}

/// Every kind of mistake on a line of its own: code, name, severity, message.
pub fn list(language: Language) -> String {
    let name_width = all().map(|entry| entry.name.len()).max().unwrap_or(0);
    let severity_width = all()
        .map(|entry| entry.severity.words().get(language).len())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for entry in all() {
        let _ = writeln!(
            text,
            "{}  {:name_width$}  {:severity_width$}  {}",
            entry.code,
            entry.name,
            entry.severity.words().get(language),
            entry.message.get(language)
        );
    }
    text
}

fn labelled(label: Words, words: Words, language: Language) -> String {
    label.fill(language, &[("text", Argument::Words(words))])
}

/// A paragraph in lines of at most 80 characters, where its words allow.
fn wrap(paragraph: &str) -> String {
    let mut text = String::with_capacity(paragraph.len() + 8);
    let mut width = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += length;
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::{explain, wrap};
    use crate::diag::Language;

    #[test]
    fn a_mistake_is_found_by_its_code_and_by_its_name() {
        let by_code = explain("rb101", Language::Dutch);
        assert!(
            by_code
                .as_deref()
                .is_some_and(|text| text.contains("not-utf-8 (fout)"))
        );
        assert_eq!(by_code, explain("not-utf-8", Language::Dutch));
        assert_eq!(explain("RB999", Language::Dutch), None);
    }

    #[test]
    fn long_paragraphs_are_wrapped_between_words() {
        let wrapped = wrap(&"woord ".repeat(40));
        assert!(wrapped.lines().all(|line| line.len() <= 80));
        assert_eq!(wrapped.split_whitespace().count(), 40);
    }
}

//! Codes of languages (BCP 47), as authors type them at words of another language.

/// A code in its usual form (`en`, `zh-Hans`, `fr-BE`); `None` for what is no code.
///
/// Known is how codes are built (RFC 5646, 2.1), not which languages there are; those that it keeps for
/// private use say nothing to a reader's software and are refused.
pub fn language_code(text: &str) -> Option<String> {
    let mut parts = text.trim().split('-').peekable();
    let is_letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    let language = parts.next()?;
    if !matches!(language.len(), 2 | 3) || !is_letters(language) {
        return None;
    }
    let mut code = language.to_ascii_lowercase();
    let mut add = |part: String| {
        code.push('-');
        code.push_str(&part);
    };
    if let Some(script) = parts.next_if(|part| part.len() == 4 && is_letters(part)) {
        let (first, rest) = script.split_at(1);
        add(first.to_ascii_uppercase() + &rest.to_ascii_lowercase());
    }
    let is_region = |part: &&str| match part.len() {
        2 => is_letters(part),
        3 => part.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    if let Some(region) = parts.next_if(is_region) {
        add(region.to_ascii_uppercase());
    }
    for variant in parts {
        let begins_with_digit = variant.starts_with(|c: char| c.is_ascii_digit());
        let fits = matches!(variant.len(), 5..=8) || (variant.len() == 4 && begins_with_digit);
        if !fits || !is_plain(variant) {
            return None;
        }
        add(variant.to_ascii_lowercase());
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::language_code;

    #[test]
    fn codes_are_read_and_written_in_their_usual_form() {
        for (typed, code) in [
            ("en", "en"),
            (" EN-gb ", "en-GB"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("nds", "nds"),
            ("es-419", "es-419"),
            ("de-1996", "de-1996"),
            ("sl-rozaj", "sl-rozaj"),
        ] {
            assert_eq!(language_code(typed).as_deref(), Some(code), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in [
            "", "e", "engels", "en_GB", "en-", "-en", "x-eigen", "e1", "en GB", "én", "en-a",
        ] {
            assert_eq!(language_code(typed), None, "{typed}");
        }
    }
}

//! Text as it may stand in HTML.

/// Text between tags and in attributes with double quotes.
pub(in crate::render) fn text(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// An address that an author wrote, for an attribute; `None` unless it leads to the web or to a
/// mailbox. Validation refuses others before; here it is looked at again, because a `javascript:`
/// address in a page is the one mistake that readers would pay for.
pub(super) fn address(url: &str) -> Option<String> {
    if !is_of_the_web(url) && !has_scheme(url, "mailto") {
        return None;
    }
    let mut safe = String::with_capacity(url.len() + 8);
    for c in url.trim().chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '\'' => safe.push_str("&#39;"),
            // What may not stand in an address is written as its bytes.
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => percent(&mut safe, c),
            c if c.is_control() || c.is_whitespace() => percent(&mut safe, c),
            c => safe.push(c),
        }
    }
    Some(safe)
}

/// Whether an address leads to the web.
pub(in crate::render) fn is_of_the_web(url: &str) -> bool {
    has_scheme(url, "http") || has_scheme(url, "https")
}

fn has_scheme(url: &str, scheme: &str) -> bool {
    url.split_once(':')
        .is_some_and(|(before, _)| before.eq_ignore_ascii_case(scheme))
}

fn percent(safe: &mut String, c: char) {
    use std::fmt::Write;
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string cannot fail.
        let _ = write!(safe, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::{address, text};

    #[test]
    fn every_markup_character_is_written_as_text() {
        let mut html = String::new();
        text(&mut html, r#"<b a="1" b='2'>&"#);
        assert_eq!(html, "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
    }

    #[test]
    fn only_addresses_of_the_web_and_of_mailboxes_are_links() {
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address(" data:text/html,x"), None);
        assert_eq!(address("JAVASCRIPT://x"), None);
        assert_eq!(
            address("https://a.nl/?x=1&y=\"<a b>\"").as_deref(),
            Some("https://a.nl/?x=1&amp;y=%22%3Ca%20b%3E%22")
        );
    }
}

//! The lines at the foot of every page, which also end a letter on paper.

use serde::Serialize;

use crate::model::FooterLine;
use crate::render::html::escape;

/// A line of the house style that may lead somewhere.
#[derive(Serialize)]
pub(in crate::render) struct FooterLineView {
    #[serde(rename = "tekst")]
    text: String,
    #[serde(rename = "adres")]
    url: Option<String>,
}

/// A line of the foot; it leads to the web, a mailbox or a telephone, or nowhere.
pub(in crate::render) fn footer_line(line: &FooterLine) -> FooterLineView {
    let url = line.url.as_deref().filter(|url| {
        let is_contact = url.starts_with("mailto:") || url.starts_with("tel:");
        is_contact || escape::is_of_the_web(url)
    });
    FooterLineView {
        text: line.text.clone(),
        url: url.map(str::to_owned),
    }
}

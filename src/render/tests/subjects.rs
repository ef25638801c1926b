//! The ways from a letter to its portfolio holders, themes, organisations and municipalities.

use crate::model::{HeaderValue, Holder, Letter, LetterTheme};

use super::super::fixture::{letter, tags, words};
use super::file;

/// Where links of the page lead that begin so, in order, seen from the site's front.
fn links(letter: &Letter, beginning: &str) -> Vec<String> {
    let html = file(letter, "index.html");
    let tags = tags(&html);
    let links = tags.iter().filter_map(|tag| tag.attribute("href"));
    let links = links.map(|href| href.trim_start_matches("../"));
    links
        .filter(|href| href.starts_with(beginning) && *href != format!("{beginning}index.html"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_letter_of_before_portfolio_holders_were_kept_apart_leads_to_them_by_their_names() {
    let old = letter();
    assert!(old.holders.is_empty());
    let address = "portefeuillehouders/piet-poos/index.html";
    assert_eq!(links(&old, "portefeuillehouders/"), [address]);
}

#[test]
fn portfolio_holders_are_named_with_the_office_of_that_day() {
    let mut letter = letter();
    let holder = |name: &str, id: &str, function: &str| Holder {
        name: name.to_owned(),
        id: Some(id.to_owned()),
        function: Some(function.to_owned()),
    };
    letter.holders = vec![
        holder("Bram Proef", "vader", "wethouder"),
        holder("Bram Proef", "zoon", "burgemeester"),
    ];
    let expected = [
        "portefeuillehouders/vader/index.html",
        "portefeuillehouders/zoon/index.html",
    ];
    assert_eq!(links(&letter, "portefeuillehouders/"), expected);
    let words = words(&file(&letter, "index.html"));
    assert!(words.contains("Bram Proef (wethouder) en Bram Proef (burgemeester)"));
    // Who is not in the head stands nowhere.
    letter
        .header
        .retain(|field| !matches!(&field.value, HeaderValue::Text { .. }));
    assert!(links(&letter, "portefeuillehouders/").is_empty());
}

#[test]
fn what_a_letter_is_about_stands_beneath_it_as_far_as_it_can_be_read() {
    let mut letter = letter();
    letter.themes = ["Wmo", "WMO"]
        .map(|name| LetterTheme {
            name: name.to_owned(),
            uri: None,
        })
        .to_vec();
    letter.municipalities = (1..=342)
        .map(|number| format!("Gemeente {number}"))
        .collect();
    assert_eq!(links(&letter, "themas/"), ["themas/wmo/index.html"]);
    assert_eq!(links(&letter, "gemeenten/").len(), 24);
    let words = words(&file(&letter, "index.html"));
    assert!(words.contains("en nog 318"));
    assert!(!words.contains("Organisaties\n"));
}

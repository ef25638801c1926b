//! The one style sheet of the site, with the organisation's colours in it.

use tera::Context;

use super::{PageEngine, PageError};
use crate::model::{COLOURED_SERIES, Colour, Site, Typeface};

/// The text of `stijl.css`.
pub(crate) fn style_sheet(site: &Site, pages: &PageEngine) -> Result<String, PageError> {
    let mut context = Context::new();
    context.insert("accent", &site.accent.hex());
    context.insert("accent_donker", &site.accent_dark.hex());
    context.insert("papier", &Colour::PAPER.hex());
    context.insert("nacht", &Colour::NIGHT.hex());
    // A colour that cannot be read stays an ornament; links are then underlined text.
    context.insert("link", &readable(site.accent, Colour::PAPER, "#1c1f22"));
    context.insert(
        "link_donker",
        &readable(site.accent_dark, Colour::NIGHT, "#e6e3dd"),
    );
    let hex = |colours: [Colour; COLOURED_SERIES]| colours.map(Colour::hex);
    context.insert("reeksen", &hex(site.palette.light));
    context.insert("reeksen_donker", &hex(site.palette.dark));
    let band = site.band.map(Colour::hex);
    context.insert("vlak", &band);
    context.insert("op_vlak", &site.band.map(|band| band.readable().hex()));
    context.insert("schreefloos", &(site.typeface == Typeface::Sans));
    context.insert("organisatie", &css_string(&site.organisation.name));
    context.insert("brief_naam", &css_string(&site.letter_name));
    pages.render("stijl.css", &context)
}

fn readable(colour: Colour, ground: Colour, otherwise: &str) -> String {
    // The contrast that text needs with its ground (WCAG 2.2, 1.4.3).
    if colour.contrast(ground) >= 4.5 {
        colour.hex()
    } else {
        otherwise.to_owned()
    }
}

/// Words as a string of CSS, quotes included; whatever could end it is written as a code point.
fn css_string(text: &str) -> String {
    use std::fmt::Write;
    let mut string = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '\'' => {
                // Writing to a string cannot fail.
                let _ = write!(string, "\\{:x} ", u32::from(c));
            }
            c if c.is_control() => string.push(' '),
            c => string.push(c),
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use super::{css_string, readable};
    use crate::model::Colour;

    #[test]
    fn a_name_cannot_leave_its_string_in_the_style_sheet() {
        assert_eq!(
            css_string("a\"; } </style>\\ \n"),
            "\"a\\22 ; } \\3c /style>\\5c   \""
        );
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_no_colour_for_links() {
        let yellow = Colour::parse("#ffcc00").unwrap();
        let blue = Colour::parse("#15607a").unwrap();
        assert_eq!(readable(yellow, Colour::PAPER, "#000000"), "#000000");
        assert_eq!(readable(blue, Colour::PAPER, "#000000"), "#15607a");
    }
}

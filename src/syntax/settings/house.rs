//! The settings of the house style: colours, typeface, logo, the foot of pages, and what a PDF keeps to.

use super::web_address;
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, Words, phrases};
use crate::model::{
    Archival, COLOURED_SERIES, CONTRAST_OF_WORDS, Colour, FooterLine, Palette, Sight, Typeface,
    difference,
};
use crate::syntax::yaml::Node;

/// The logo that the settings name (`logo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoSpec {
    /// What it says (`tekst`).
    pub text: String,
    /// Its file (`bestand`).
    pub file: Located<String>,
    /// Its file for the dark view (`donker`).
    pub dark: Option<Located<String>>,
}

/// What stands under `kleuren`.
pub(super) struct Colours {
    pub accent: Colour,
    pub accent_dark: Colour,
    pub band: Option<Colour>,
    pub palette: Palette,
}

const ACCENT: Colour = Colour::of(0x15607a);
const ACCENT_DARK: Colour = Colour::of(0x7fc4dc);

/// The least contrast of text (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = CONTRAST_OF_WORDS;

/// Two colours that differ less than this (CIEDE2000) are hard to tell apart where they do not touch.
const LEAST_DIFFERENCE: f64 = 6.0;
/// In grey, where marks and textures do the most.
const LEAST_DIFFERENCE_IN_GREY: f64 = 2.0;

/// Reads the colours.
pub(super) fn colours(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Colours {
    let Some(mut keys) = node.and_then(|node| node.mapping(diagnostics)) else {
        return Colours {
            accent: ACCENT,
            accent_dark: ACCENT_DARK,
            band: None,
            palette: Palette::default(),
        };
    };
    let accent = keys
        .optional("accent")
        .and_then(|node| text_colour(node, Colour::PAPER, diagnostics));
    let accent_dark = keys
        .optional("accent_donker")
        .and_then(|node| text_colour(node, Colour::NIGHT, diagnostics));
    // Any ground will do: the words on it are black or white, whichever is read better.
    let band = keys
        .optional("vlak")
        .and_then(|node| colour(node, diagnostics));
    let palette = keys
        .optional("grafieken")
        .and_then(|node| palette(node, diagnostics));
    keys.finish(diagnostics);
    Colours {
        palette: palette.unwrap_or_default(),
        accent: accent.unwrap_or(ACCENT),
        accent_dark: accent_dark.unwrap_or(ACCENT_DARK),
        band: band.map(|(colour, _)| colour),
    }
}

/// Reads the colours of series in charts. Those that cannot be seen are reported, and those that many
/// readers cannot tell apart are warned of.
fn palette(node: &Node, diagnostics: &mut Diagnostics) -> Option<Palette> {
    let written = node.sequence(diagnostics)?;
    if written.len() != COLOURED_SERIES {
        diagnostics.push(
            Diagnostic::new(&diag::asked_chart::PALETTE_OF_SIX, node.span)
                .with("count", phrases::noun::COLOUR.count(written.len()))
                .with("expected", COLOURED_SERIES),
        );
        return None;
    }
    let read = written.iter().filter_map(|node| colour(node, diagnostics));
    let found: Vec<(Colour, Span)> = read.collect();
    for (colour, span) in &found {
        let contrast = colour.contrast(Colour::PAPER);
        if contrast < LEAST_CONTRAST {
            diagnostics.push(
                Diagnostic::new(&diag::asked_chart::PALE_IN_CHARTS, *span)
                    .with("text", colour.hex())
                    .with("ground", Colour::PAPER.hex())
                    .with("contrast", shown(contrast)),
            );
        }
    }
    let colours: Vec<Colour> = found.iter().map(|(colour, _)| *colour).collect();
    let light: [Colour; COLOURED_SERIES] = colours.try_into().ok()?;
    let palette = Palette::from_light(light);
    for (at, (colour, span)) in found.iter().enumerate() {
        for (earlier, (other, _)) in found.iter().take(at).enumerate() {
            // One warning for a pair: the first view in which it fails.
            let pairs = [(*other, *colour), (palette.dark[earlier], palette.dark[at])];
            let alike = |(_, sight): &(Words, Sight)| {
                let least = match sight {
                    Sight::Grey => LEAST_DIFFERENCE_IN_GREY,
                    _ => LEAST_DIFFERENCE,
                };
                pairs
                    .iter()
                    .any(|(a, b)| difference(*a, *b, *sight) < least)
            };
            if let Some((view, _)) = VIEWS.iter().find(|view| alike(view)) {
                diagnostics.push(
                    Diagnostic::new(&diag::asked_chart::ALIKE_IN_CHARTS, *span)
                        .with("one", other.hex())
                        .with("other", colour.hex())
                        .with("view", *view),
                );
            }
        }
    }
    Some(palette)
}

/// How colours are seen, in words, those first that the most readers share.
const VIEWS: [(Words, Sight); 5] = [
    (phrases::value::TO_EVERYBODY, Sight::Usual),
    (phrases::value::WITHOUT_GREEN, Sight::Deuteranopia),
    (phrases::value::WITHOUT_RED, Sight::Protanopia),
    (phrases::value::WITHOUT_BLUE, Sight::Tritanopia),
    (phrases::value::IN_GREY, Sight::Grey),
];

/// The words for the typefaces.
pub const TYPEFACES: [(Typeface, &str); 2] = [
    (Typeface::Serif, "schreef"),
    (Typeface::Sans, "schreefloos"),
];

/// Reads the face of running text.
pub(super) fn typeface(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Typeface {
    node.and_then(|node| node.choice(&TYPEFACES, diagnostics))
        .unwrap_or_default()
}

/// The words for what a PDF keeps to.
pub const ARCHIVAL: [(Archival, &str); 2] =
    [(Archival::A3a, "PDF/A-3a"), (Archival::A2a, "PDF/A-2a")];

/// Reads `pdf`: its `norm` is what the PDF of a letter keeps to.
pub(super) fn archival(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Archival {
    let norm = node.and_then(|node| {
        let mut keys = node.mapping(diagnostics)?;
        let norm = keys.optional("norm");
        keys.finish(diagnostics);
        norm?.choice(&ARCHIVAL, diagnostics)
    });
    norm.unwrap_or_default()
}

/// Reads what the logo is; whether its file will do is for validate.
pub(super) fn logo(node: &Node, diagnostics: &mut Diagnostics) -> Option<LogoSpec> {
    let mut keys = node.mapping(diagnostics)?;
    let file = keys
        .required("bestand", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let text = keys
        .required("tekst", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let dark = keys
        .optional("donker")
        .and_then(|node| node.text(diagnostics));
    keys.finish(diagnostics);
    Some(LogoSpec {
        text: text?.value,
        file: file?,
        dark,
    })
}

/// Reads the lines at the foot of pages: words, or words that lead somewhere.
pub(super) fn footer(node: &Node, diagnostics: &mut Diagnostics) -> Vec<FooterLine> {
    let mut lines = Vec::new();
    for item in node.items() {
        if item.scalar().is_some() {
            lines.extend(item.text(diagnostics).map(|text| FooterLine {
                text: text.value,
                url: None,
            }));
            continue;
        }
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let text = keys
            .required("tekst", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let url = keys
            .required("adres", diagnostics)
            .and_then(|node| contact_address(node, diagnostics));
        keys.finish(diagnostics);
        if let (Some(text), Some(url)) = (text, url) {
            lines.push(FooterLine {
                text: text.value,
                url: Some(url),
            });
        }
    }
    lines
}

/// A web address, `mailto:` with one mailbox, or `tel:` with a number.
fn contact_address(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let written = node.scalar().unwrap_or_default();
    let is_mailbox = written
        .strip_prefix("mailto:")
        .is_some_and(super::is_mailbox);
    let is_number = written.strip_prefix("tel:").is_some_and(|number| {
        let digits = number.strip_prefix('+').unwrap_or(number);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    });
    if is_mailbox || is_number {
        return Some(written.to_owned());
    }
    if ["mailto:", "tel:"]
        .iter()
        .any(|scheme| written.starts_with(scheme))
    {
        diagnostics.push(
            Diagnostic::new(&diag::settings::NOT_A_CONTACT_ADDRESS, node.span)
                .with("text", written),
        );
        return None;
    }
    web_address(node, diagnostics).map(|address| address.value)
}

fn colour(node: &Node, diagnostics: &mut Diagnostics) -> Option<(Colour, Span)> {
    let text = node.text(diagnostics)?;
    let colour = Colour::parse(&text.value);
    if colour.is_none() {
        diagnostics.push(
            Diagnostic::new(&diag::settings::NOT_A_COLOUR, text.span).with("text", text.value),
        );
    }
    Some((colour?, text.span))
}

/// A colour for words on a ground; one that cannot be read there is reported.
fn text_colour(node: &Node, ground: Colour, diagnostics: &mut Diagnostics) -> Option<Colour> {
    let (colour, span) = colour(node, diagnostics)?;
    let contrast = colour.contrast(ground);
    if contrast < LEAST_CONTRAST {
        diagnostics.push(
            Diagnostic::new(&diag::settings::LOW_CONTRAST, span)
                .with("text", colour.hex())
                .with("ground", ground.hex())
                .with("contrast", shown(contrast)),
        );
    }
    Some(colour)
}

/// A contrast in words: cut off, not rounded, or 4,46 would be called too little and shown as 4,5.
fn shown(contrast: f64) -> String {
    format!("{:.1}", (contrast * 10.0).floor() / 10.0).replace('.', ",")
}

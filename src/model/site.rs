//! What every page of a site needs to know about the site.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::address;
use super::announcement::Announcement;
use super::date::Date;
use super::kenmerk::NumberPattern;
use super::licence::Licence;
use super::lists::Lists;
use super::page::PageSummary;
use super::palette::Palette;
use super::redirect::Redirect;
use super::report::ReportAddress;
use super::section::Section;

/// The site as its settings describe it, for stages after resolve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The organisation that publishes.
    pub organisation: SiteOrganisation,
    /// Public address, with a slash at the end: `https://brieven.voorbeeld.nl/`.
    pub base_url: String,
    /// Language of pages and letters (BCP 47).
    pub language: String,
    /// What a letter is called: `Raadsinformatiebrief`.
    pub letter_name: String,
    /// What more than one letter is called: `Raadsinformatiebrieven`.
    pub letters_name: String,
    /// The pattern that numbers of letters follow.
    pub number_pattern: NumberPattern,
    /// Whether this is a worked example and not a council's own site.
    pub example: bool,
    /// The accent colour on light ground.
    pub accent: Colour,
    /// The accent colour on dark ground.
    pub accent_dark: Colour,
    /// The colours of series in charts.
    pub palette: Palette,
    /// The ground of the bar at the top of pages; without one it stands on the page's own ground.
    pub band: Option<Colour>,
    /// The face of running text.
    pub typeface: Typeface,
    /// The logo at the top of pages.
    pub logo: Option<Logo>,
    /// The lines at the foot of pages: address, telephone, contact.
    pub footer: Vec<FooterLine>,
    /// What the PDF of a letter keeps to.
    pub archival: Archival,
    /// Where readers tell of a mistake in a letter.
    pub report: Option<ReportAddress>,
    /// Persons, themes, organisations and places that letters speak of.
    pub lists: Lists,
    /// The terms under which others may use the public data; nothing is claimed without one.
    pub data_licence: Option<Licence>,
    /// The ids of the datasets that have a page of their own.
    pub public_datasets: BTreeSet<String>,
    /// The pages beside the letters, by title.
    pub pages: Vec<PageSummary>,
    /// Those of them that every page of the site leads to, by title; a few.
    pub menu: Vec<PageSummary>,
    /// Old addresses that lead to public letters and pages.
    pub redirects: Vec<Redirect>,
    /// What is said of letters that are still to come, in the order of their moments.
    pub announcements: Vec<Announcement>,
    /// The lists that it has, in the order of [`Section::ALL`].
    pub sections: Vec<Section>,
    /// How many commitments its register holds.
    pub commitment_count: usize,
    /// The day on which this site is built, as the caller says.
    pub today: Date,
}

/// The longest list on one page; a longer one is split.
pub const LONGEST_LIST: usize = 500;

impl Site {
    /// Whether it has a list, and so a page that leads to all of it.
    pub fn has(&self, section: Section) -> bool {
        self.sections.contains(&section)
    }

    /// The way to a commitment in the register, by what it goes by. A register of several pages is
    /// led to as a whole, since entries move from page to page as time passes.
    pub fn register_entry(&self, commitment: &str) -> String {
        let page = format!("{}index.html", address::COMMITMENTS);
        if self.commitment_count > LONGEST_LIST {
            return page;
        }
        format!("{page}#{}", address::commitment(commitment))
    }
}

/// The organisation that publishes a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteOrganisation {
    /// Its name: `Gemeente Goirle`.
    pub name: String,
    /// Its code in the TOOI registers: `gm0785`.
    pub code: Option<String>,
}

/// The face of running text; each stands for faces that readers' systems have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typeface {
    /// With serifs.
    #[default]
    Serif,
    /// Without.
    Sans,
}

/// The archival standard that the PDF of a letter keeps to, beside PDF/UA-1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Archival {
    /// PDF/A-3a: the data of charts and tables are attached.
    #[default]
    A3a,
    /// PDF/A-2a, for archives that refuse attachments: without them.
    A2a,
}

/// The logo of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What it says, for who does not see it: `Gemeente Goirle`.
    pub text: String,
    /// The picture, for light grounds and paper.
    pub picture: Picture,
    /// The picture for dark grounds, where the first cannot be seen.
    pub dark: Option<Picture>,
}

/// A picture that is a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name in the output: `logo.svg`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A line at the foot of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterLine {
    /// The words.
    pub text: String,
    /// Where they lead: the web, a mailbox or a telephone.
    pub url: Option<String>,
}

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// What pages are printed on, and the ground of light pages.
    pub const PAPER: Colour = Colour::of(0xffffff);
    /// The ground of the dark view.
    pub const NIGHT: Colour = Colour::of(0x15181b);

    /// A colour by its six hexadecimal digits: `0x15607a`.
    pub const fn of(digits: u32) -> Colour {
        let [_, red, green, blue] = digits.to_be_bytes();
        Colour { red, green, blue }
    }

    /// Reads `#15607a`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Colour {
            red: part(0)?,
            green: part(2)?,
            blue: part(4)?,
        })
    }

    /// The colour as `#15607a`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Contrast with another colour, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// White or black, whichever is read better on this colour. Its contrast is always enough for
    /// text.
    pub fn readable(self) -> Colour {
        let grey = |level| Colour {
            red: level,
            green: level,
            blue: level,
        };
        let (white, black) = (grey(0xff), grey(0));
        if self.contrast(white) >= self.contrast(black) {
            white
        } else {
            black
        }
    }

    /// Whether white is read better on this colour than black.
    pub fn is_dark(self) -> bool {
        self.readable().red == 0xff
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::Colour;

    #[test]
    fn black_on_white_has_the_highest_contrast() {
        let black = Colour::parse("#000000").unwrap();
        let white = Colour::parse("#ffffff").unwrap();
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert_eq!(Colour::parse("#ggffff"), None);
        assert_eq!(Colour::parse("#ééé"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_can_be_read_on_any_colour(red: u8, green: u8, blue: u8) {
            let ground = Colour { red, green, blue };
            prop_assert!(ground.readable().contrast(ground) >= 4.5);
        }
    }
}

//! What every page of a site needs to know about the site.

use super::date::Date;
use super::page::PageSummary;

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
    /// Whether this is a worked example and not a council's own site.
    pub example: bool,
    /// The accent colour on light ground.
    pub accent: Colour,
    /// The accent colour on dark ground.
    pub accent_dark: Colour,
    /// The pages beside the letters, by title.
    pub pages: Vec<PageSummary>,
    /// Those of them that every page of the site leads to, by title; a few.
    pub menu: Vec<PageSummary>,
    /// The day on which this site is built, as the caller says.
    pub today: Date,
}

/// The organisation that publishes a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteOrganisation {
    /// Its name: `Gemeente Goirle`.
    pub name: String,
    /// Its code in the TOOI registers: `gm0785`.
    pub code: Option<String>,
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
    use super::Colour;

    #[test]
    fn black_on_white_has_the_highest_contrast() {
        let black = Colour::parse("#000000").unwrap();
        let white = Colour::parse("#ffffff").unwrap();
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert_eq!(Colour::parse("#ggffff"), None);
        assert_eq!(Colour::parse("#ééé"), None);
    }
}

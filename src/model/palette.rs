//! The colours of the series of charts.

use super::Colour;
use super::sight::turned;

/// How many series of a chart have a colour of their own; the others are grey.
pub const COLOURED_SERIES: usize = 6;

/// The contrast that words need with their ground (WCAG 2.2, 1.4.3).
pub const CONTRAST_OF_WORDS: f64 = 4.5;

/// The colours of series in charts, in their order. They serve for lines, for areas and for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// On white: in a light page, in files and on paper.
    pub light: [Colour; COLOURED_SERIES],
    /// In the dark view.
    pub dark: [Colour; COLOURED_SERIES],
}

impl Palette {
    /// A palette of colours for white. Those for the dark view have the same hues, the darkest
    /// becoming the lightest.
    pub fn from_light(light: [Colour; COLOURED_SERIES]) -> Palette {
        Palette {
            light,
            dark: light.map(turned),
        }
    }
}

impl Default for Palette {
    /// Six hues that also differ in lightness, so that they can be told apart by who cannot tell red
    /// from green, and in grey print. The tests of this file hold how far.
    fn default() -> Palette {
        Palette {
            light: [0x15607a, 0xbb4105, 0x2d3288, 0x23552e, 0x5a0a3e, 0xb84ca5].map(Colour::of),
            dark: [0x7fc4dc, 0xee914b, 0x9a8ed1, 0x9fdd8d, 0xfdd5d8, 0xce6c91].map(Colour::of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sight::{Sight, difference};
    use super::{CONTRAST_OF_WORDS, Palette};
    use crate::model::Colour;

    fn pairs(colours: [Colour; 6]) -> impl Iterator<Item = (Colour, Colour)> {
        (0..6).flat_map(move |one| (0..one).map(move |other| (colours[other], colours[one])))
    }

    #[test]
    fn every_colour_can_be_read_as_words_and_seen_as_a_line() {
        let palette = Palette::default();
        for (ground, colours) in [
            (Colour::PAPER, palette.light),
            (Colour::NIGHT, palette.dark),
        ] {
            for colour in colours {
                let contrast = colour.contrast(ground);
                assert!(
                    contrast >= CONTRAST_OF_WORDS,
                    "{}: {contrast}",
                    colour.hex()
                );
            }
        }
    }

    #[test]
    fn colours_differ_to_every_eye_and_in_grey() {
        let palette = Palette::default();
        for (one, other) in pairs(palette.light).chain(pairs(palette.dark)) {
            for sight in Sight::ALL {
                let least = match sight {
                    Sight::Usual => 19.0,
                    Sight::Grey => 3.8,
                    _ => 7.9,
                };
                let found = difference(one, other, sight);
                let pair = (one.hex(), other.hex());
                assert!(found >= least, "{pair:?} differ by {found} in {sight:?}");
            }
        }
    }

    #[test]
    fn a_palette_for_white_gives_one_for_the_dark() {
        let black = [Colour::of(0); 6];
        let of_a_council = [
            "#00811f", "#ec0000", "#004699", "#000000", "#6b4c9a", "#767676",
        ]
        .map(|text| Colour::parse(text).unwrap());
        for light in [Palette::default().light, of_a_council, black] {
            let Palette { dark, .. } = Palette::from_light(light);
            for colour in dark {
                let contrast = colour.contrast(Colour::NIGHT);
                assert!(
                    contrast >= CONTRAST_OF_WORDS,
                    "{}: {contrast}",
                    colour.hex()
                );
            }
        }
        let Palette { dark, .. } = Palette::from_light(Palette::default().light);
        for (one, other) in pairs(dark) {
            assert!(difference(one, other, Sight::Deuteranopia) >= 6.0);
        }
    }
}

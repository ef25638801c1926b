//! What things are drawn with: a class that a style sheet can colour, and the colour that holds
//! where there is none.

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

use crate::model::{self, Colour, Palette};

/// How many series have a colour of their own; the others are grey.
pub(super) const COLOURED_SERIES: u8 = model::COLOURED_SERIES as u8;

/// What something is drawn with. Each has a class of its own; the table in the room's
/// documentation says what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Words.
    Text,
    /// Words that may stay behind.
    Quiet,
    /// The axis and its ticks.
    Axis,
    /// Lines to measure by.
    Grid,
    /// The lines of other panels, behind that of a panel.
    Behind,
    /// The line at the date of the letter.
    Letter,
    /// The days that certainly belong to a phase.
    Phase,
    /// The days that may belong to a phase.
    Fuzzy,
    /// What lies behind the days that may belong to a phase.
    FuzzyGround,
    /// The mark of an event.
    Event,
    /// The mark of an event on a day that nobody knows exactly.
    EventHollow,
    /// The days on which an event may happen.
    EventSpan,
    /// The dashed line of the key.
    SampleLine,
    /// The open mark of the key.
    SampleMark,
    /// What lies under all, where the drawing travels alone.
    Paper,
    /// The line of a series, by its index.
    Series(u8),
    /// Marks and words of a series, by its index.
    SeriesFill(u8),
    /// Marks of a series for values that are not final, and the outline of its bars.
    SeriesHollow(u8),
    /// The light ground of a bar of a series.
    SeriesGround(u8),
    /// Words on a solid bar.
    Inverse,
    /// A stretch of time behind lines.
    Band,
}

/// How an ink reaches the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Fill,
    /// A fill that lets most of what is below through.
    Ground,
    /// A fill that lets nearly all of it through.
    Faint,
    Stroke,
    Hollow,
}

/// A colour as it is written: `#15607a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written([u8; 7]);

impl Written {
    fn of(colour: Colour) -> Written {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut written = *b"#000000";
        for (at, part) in [colour.red, colour.green, colour.blue]
            .into_iter()
            .enumerate()
        {
            written[2 * at + 1] = DIGITS[usize::from(part >> 4)];
            written[2 * at + 2] = DIGITS[usize::from(part & 15)];
        }
        Written(written)
    }

    fn text(&self) -> &str {
        str::from_utf8(&self.0).expect("digits are ASCII")
    }
}

/// How many tones there are: those of the palette, and grey for all other series.
const TONES: usize = COLOURED_SERIES as usize + 1;

/// The grey of lines, and that of words and areas, which must stand out more.
const GREY: Colour = Colour::of(0x8a9298);
const GREY_WORDS: Colour = Colour::of(0x5f686e);

/// The colours of series in one drawing.
#[derive(Clone, Debug)]
pub(super) struct Tones {
    lines: [Written; TONES],
    words: [Written; TONES],
    /// What a fifth of the colour of words gives on white.
    grounds: [Written; TONES],
}

impl Tones {
    /// The tones of a palette, on white.
    pub fn of(palette: &Palette) -> Tones {
        let with = |grey: Colour| {
            let colour = |index: usize| palette.light.get(index).copied().unwrap_or(grey);
            std::array::from_fn(colour)
        };
        let words: [Colour; TONES] = with(GREY_WORDS);
        Tones {
            lines: with(GREY).map(Written::of),
            words: words.map(Written::of),
            grounds: words.map(|colour| Written::of(ground(colour))),
        }
    }
}

impl Default for Tones {
    fn default() -> Tones {
        Tones::of(&Palette::default())
    }
}

/// A fifth of a colour on white.
fn ground(colour: Colour) -> Colour {
    let mixed = |part: u8| ((u32::from(part) + 4 * 255 + 2) / 5) as u8;
    Colour {
        red: mixed(colour.red),
        green: mixed(colour.green),
        blue: mixed(colour.blue),
    }
}

const STROKE_CLASSES: [&str; 7] = ["g-s1", "g-s2", "g-s3", "g-s4", "g-s5", "g-s6", "g-s0"];
const FILL_CLASSES: [&str; 7] = ["g-v1", "g-v2", "g-v3", "g-v4", "g-v5", "g-v6", "g-v0"];
const HOLLOW_CLASSES: [&str; 7] = ["g-h1", "g-h2", "g-h3", "g-h4", "g-h5", "g-h6", "g-h0"];

/// Colour of what a drawing stands on.
pub(super) const PAPER: &str = "#ffffff";

impl Ink {
    /// Class, colour and use.
    pub fn appearance(self, tones: &Tones) -> (&'static str, &str, Use) {
        let of = |index: u8| usize::from(index.min(COLOURED_SERIES));
        let line = |index: u8| tones.lines[of(index)].text();
        let words = |index: u8| tones.words[of(index)].text();
        match self {
            Ink::Text => ("g-tekst", "#1c2328", Use::Fill),
            Ink::Quiet => ("g-zacht", "#566067", Use::Fill),
            Ink::Axis => ("g-as", "#7a848a", Use::Stroke),
            Ink::Grid => ("g-raster", "#dde2e5", Use::Stroke),
            Ink::Behind => ("g-rest", "#c5cbcf", Use::Stroke),
            Ink::Letter => ("g-brief", "#1c2328", Use::Stroke),
            Ink::Phase => ("g-fase", words(0), Use::Fill),
            Ink::Fuzzy => ("g-vaag", words(0), Use::Fill),
            Ink::FuzzyGround => ("g-vaag", words(0), Use::Ground),
            Ink::Event => ("g-gebeurtenis", line(1), Use::Fill),
            Ink::EventHollow => ("g-gebeurtenis-open", line(1), Use::Hollow),
            Ink::EventSpan => ("g-gebeurtenis-lijn", line(1), Use::Stroke),
            Ink::SampleLine => ("g-s0", line(COLOURED_SERIES), Use::Stroke),
            Ink::SampleMark => ("g-h0", line(COLOURED_SERIES), Use::Hollow),
            Ink::Paper => ("g-papier", PAPER, Use::Fill),
            Ink::Series(index) => (STROKE_CLASSES[of(index)], line(index), Use::Stroke),
            Ink::SeriesFill(index) => (FILL_CLASSES[of(index)], words(index), Use::Fill),
            Ink::SeriesHollow(index) => (HOLLOW_CLASSES[of(index)], line(index), Use::Hollow),
            Ink::SeriesGround(index) => (FILL_CLASSES[of(index)], words(index), Use::Ground),
            Ink::Inverse => ("g-om", PAPER, Use::Fill),
            Ink::Band => ("g-band", words(COLOURED_SERIES), Use::Faint),
        }
    }

    /// Colour and use in print: the greys darker than on a screen, because a printer makes dots of
    /// them, and nothing that lets through what is below.
    pub fn on_paper(self, tones: &Tones) -> (&str, Use) {
        let ground = |index: u8| tones.grounds[usize::from(index.min(COLOURED_SERIES))].text();
        match self {
            Ink::Quiet => ("#3f484e", Use::Fill),
            Ink::Axis => ("#5f696f", Use::Stroke),
            Ink::Grid | Ink::Behind => ("#c2c9cd", Use::Stroke),
            Ink::FuzzyGround => (ground(0), Use::Fill),
            Ink::SeriesGround(index) => (ground(index), Use::Fill),
            Ink::Band => ("#ebeced", Use::Fill),
            other => {
                let (_, colour, r#use) = other.appearance(tones);
                (colour, r#use)
            }
        }
    }

    /// The token by which an ink passes through plotters, whose styles know colours only.
    pub fn token(self) -> RGBColor {
        let (kind, index) = match self {
            Ink::Text => (0, 0),
            Ink::Quiet => (1, 0),
            Ink::Axis => (2, 0),
            Ink::Grid => (3, 0),
            Ink::Letter => (4, 0),
            Ink::Phase => (5, 0),
            Ink::Fuzzy => (6, 0),
            Ink::Event => (7, 0),
            Ink::EventHollow => (8, 0),
            Ink::EventSpan => (9, 0),
            Ink::Paper => (10, 0),
            Ink::Series(index) => (11, index),
            Ink::SeriesFill(index) => (12, index),
            Ink::SeriesHollow(index) => (13, index),
            Ink::FuzzyGround => (14, 0),
            Ink::SampleLine => (15, 0),
            Ink::SampleMark => (16, 0),
            Ink::SeriesGround(index) => (17, index),
            Ink::Inverse => (18, 0),
            Ink::Behind => (29, 0),
            Ink::Band => (19, 0),
        };
        RGBColor(0, kind, index)
    }

    /// The ink of a token.
    pub fn of(colour: BackendColor) -> Ink {
        let (_, kind, index) = colour.rgb;
        match kind {
            1 => Ink::Quiet,
            2 => Ink::Axis,
            3 => Ink::Grid,
            4 => Ink::Letter,
            5 => Ink::Phase,
            6 => Ink::Fuzzy,
            7 => Ink::Event,
            8 => Ink::EventHollow,
            9 => Ink::EventSpan,
            10 => Ink::Paper,
            11 => Ink::Series(index),
            12 => Ink::SeriesFill(index),
            13 => Ink::SeriesHollow(index),
            14 => Ink::FuzzyGround,
            15 => Ink::SampleLine,
            16 => Ink::SampleMark,
            17 => Ink::SeriesGround(index),
            18 => Ink::Inverse,
            29 => Ink::Behind,
            19 => Ink::Band,
            _ => Ink::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{COLOURED_SERIES, Ink, Tones};
    use crate::model::{Colour, Palette};
    use plotters::style::Color;

    #[test]
    fn a_palette_gives_every_series_its_colour_and_the_others_grey() {
        let mut palette = Palette::default();
        palette.light[1] = Colour::of(0x00811f);
        let tones = Tones::of(&palette);
        assert_eq!(Ink::Series(1).appearance(&tones).1, "#00811f");
        assert_eq!(Ink::SeriesFill(1).appearance(&tones).1, "#00811f");
        assert_eq!(Ink::Event.appearance(&tones).1, "#00811f");
        // A fifth of 0, 129 and 31 with four fifths of 255.
        assert_eq!(Ink::SeriesGround(1).on_paper(&tones).0, "#cce6d2");
        assert_eq!(Ink::Series(0).appearance(&tones).1, "#15607a");
        for index in [COLOURED_SERIES, 9] {
            assert_eq!(Ink::Series(index).appearance(&tones).1, "#8a9298");
            assert_eq!(Ink::SeriesFill(index).appearance(&tones).1, "#5f686e");
        }
    }

    #[test]
    fn every_ink_survives_the_way_through_plotters() {
        let inks = [
            Ink::Text,
            Ink::Quiet,
            Ink::Axis,
            Ink::Grid,
            Ink::Letter,
            Ink::Phase,
            Ink::Fuzzy,
            Ink::FuzzyGround,
            Ink::Event,
            Ink::EventHollow,
            Ink::EventSpan,
            Ink::Paper,
            Ink::Series(3),
            Ink::SeriesFill(9),
            Ink::SeriesHollow(0),
            Ink::SeriesGround(2),
            Ink::Inverse,
            Ink::Behind,
            Ink::Band,
        ];
        for ink in inks {
            assert_eq!(Ink::of(ink.token().to_backend_color()), ink);
        }
    }
}

//! What things are drawn with: a class that a style sheet can colour, and the colour that holds
//! where there is none.

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

/// How many series have a colour of their own; the others are grey.
pub(super) const COLOURED_SERIES: u8 = 6;

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

const SERIES: [&str; 7] = [
    "#15607a", "#b3450f", "#5b3a8c", "#2f7a34", "#a3195b", "#6b5900", "#8a9298",
];
const SERIES_WORDS: [&str; 7] = [
    "#15607a", "#a83f0c", "#5b3a8c", "#2a6d2f", "#a3195b", "#655400", "#5f686e",
];
const STROKE_CLASSES: [&str; 7] = ["g-s1", "g-s2", "g-s3", "g-s4", "g-s5", "g-s6", "g-s0"];
const FILL_CLASSES: [&str; 7] = ["g-v1", "g-v2", "g-v3", "g-v4", "g-v5", "g-v6", "g-v0"];
const HOLLOW_CLASSES: [&str; 7] = ["g-h1", "g-h2", "g-h3", "g-h4", "g-h5", "g-h6", "g-h0"];

/// What a fifth of the colour of marks and words gives on white.
const GROUNDS: [&str; 7] = [
    "#d0dfe4", "#eed9ce", "#ded8e8", "#d4e2d5", "#edd1de", "#e0ddcc", "#dfe1e2",
];

/// Colour of what a drawing stands on.
pub(super) const PAPER: &str = "#ffffff";

impl Ink {
    /// Class, colour and use.
    pub fn appearance(self) -> (&'static str, &'static str, Use) {
        let of = |index: u8| usize::from(index.min(COLOURED_SERIES));
        match self {
            Ink::Text => ("g-tekst", "#1c2328", Use::Fill),
            Ink::Quiet => ("g-zacht", "#566067", Use::Fill),
            Ink::Axis => ("g-as", "#7a848a", Use::Stroke),
            Ink::Grid => ("g-raster", "#dde2e5", Use::Stroke),
            Ink::Behind => ("g-rest", "#c5cbcf", Use::Stroke),
            Ink::Letter => ("g-brief", "#1c2328", Use::Stroke),
            Ink::Phase => ("g-fase", "#15607a", Use::Fill),
            Ink::Fuzzy => ("g-vaag", "#15607a", Use::Fill),
            Ink::FuzzyGround => ("g-vaag", "#15607a", Use::Ground),
            Ink::Event => ("g-gebeurtenis", "#b3450f", Use::Fill),
            Ink::EventHollow => ("g-gebeurtenis-open", "#b3450f", Use::Hollow),
            Ink::EventSpan => ("g-gebeurtenis-lijn", "#b3450f", Use::Stroke),
            Ink::SampleLine => ("g-s0", SERIES[6], Use::Stroke),
            Ink::SampleMark => ("g-h0", SERIES[6], Use::Hollow),
            Ink::Paper => ("g-papier", PAPER, Use::Fill),
            Ink::Series(index) => (STROKE_CLASSES[of(index)], SERIES[of(index)], Use::Stroke),
            Ink::SeriesFill(index) => (FILL_CLASSES[of(index)], SERIES_WORDS[of(index)], Use::Fill),
            Ink::SeriesHollow(index) => (HOLLOW_CLASSES[of(index)], SERIES[of(index)], Use::Hollow),
            Ink::SeriesGround(index) => (
                FILL_CLASSES[of(index)],
                SERIES_WORDS[of(index)],
                Use::Ground,
            ),
            Ink::Inverse => ("g-om", PAPER, Use::Fill),
            Ink::Band => ("g-band", SERIES_WORDS[6], Use::Faint),
        }
    }

    /// Colour and use in print: the greys darker than on a screen, because a printer makes dots of
    /// them, and nothing that lets through what is below.
    pub fn on_paper(self) -> (&'static str, Use) {
        match self {
            Ink::Quiet => ("#3f484e", Use::Fill),
            Ink::Axis => ("#5f696f", Use::Stroke),
            Ink::Grid | Ink::Behind => ("#c2c9cd", Use::Stroke),
            Ink::FuzzyGround => (GROUNDS[0], Use::Fill),
            Ink::Band => ("#ebeced", Use::Fill),
            Ink::SeriesGround(index) => {
                (GROUNDS[usize::from(index.min(COLOURED_SERIES))], Use::Fill)
            }
            other => {
                let (_, colour, r#use) = other.appearance();
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
    use super::{GROUNDS, Ink, SERIES_WORDS};
    use plotters::style::Color;

    #[test]
    fn grounds_on_paper_are_what_grounds_on_a_screen_look_like() {
        let parts = |colour: &str| {
            [1, 3, 5].map(|at| u32::from_str_radix(&colour[at..at + 2], 16).unwrap())
        };
        for (colour, ground) in SERIES_WORDS.into_iter().zip(GROUNDS) {
            let mixed = parts(colour).map(|part| (part + 4 * 255 + 2) / 5);
            assert_eq!(parts(ground), mixed, "{colour}");
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

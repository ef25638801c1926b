//! What bars are filled with: each series has a texture of its own beside its colour, dark and light
//! in turn, and what is not final is hatched within a dashed outline. What stays behind is grey.

use super::ink::{COLOURED_SERIES, Ink};
use super::sheet::{Place, Sheet};

/// Shorter bars than this are solid: a texture would not show.
const TEXTURED: f64 = 5.0;
/// The width of an outline, which stays inside its bar.
const OUTLINE: f64 = 1.25;
/// From one line of a hatch to the next.
const HATCH: f64 = 7.0;

/// What a bar is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fill {
    /// The index of its series.
    pub series: u8,
    /// Whether others carry the finding.
    pub is_muted: bool,
    /// Whether its value is not final.
    pub is_tentative: bool,
}

/// Which way a bar runs: textures that follow it need few lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Right,
    Up,
}

/// What the bars of a series are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texture {
    /// The colour.
    Solid,
    /// The colour, with a frame of paper inside.
    SolidFrame,
    /// The colour, with lines of paper across the bar.
    SolidAcross,
    /// A light ground in an outline.
    Light,
    /// The same, with dots.
    LightDots,
    /// The same, with a second outline inside.
    LightFrame,
    /// The same, with lines across the bar.
    LightAcross,
    /// The same, with lines across and a second outline.
    LightGrid,
}

impl Fill {
    /// The fill of a final value in a series.
    pub fn of(series: usize) -> Fill {
        Fill {
            series: series.min(usize::from(COLOURED_SERIES)) as u8,
            is_muted: false,
            is_tentative: false,
        }
    }

    /// The same, for what stays behind.
    pub fn muted(self, is_muted: bool) -> Fill {
        Fill { is_muted, ..self }
    }

    /// The same, for what is not final.
    pub fn tentative(self, is_tentative: bool) -> Fill {
        Fill {
            is_tentative,
            ..self
        }
    }

    /// The index of its colour.
    fn colour(self) -> u8 {
        match self.is_muted {
            true => COLOURED_SERIES,
            false => self.series,
        }
    }

    /// The ink of the name of its series.
    pub fn name_ink(self) -> Ink {
        match self.is_muted {
            true => Ink::Quiet,
            false => Ink::SeriesFill(self.series),
        }
    }

    fn texture(self) -> Texture {
        match (self.is_muted, self.series) {
            (false, 0) => Texture::Solid,
            (false, 2) => Texture::SolidFrame,
            (false, 4) => Texture::SolidAcross,
            (false, 1) | (true, 0) => Texture::Light,
            (_, 3) | (true, 2) => Texture::LightDots,
            (false, 5) | (true, 1) => Texture::LightFrame,
            (true, 4) => Texture::LightAcross,
            _ => Texture::LightGrid,
        }
    }

    /// The ink of words that stand on it.
    fn words_ink(self) -> Ink {
        match self.texture() {
            Texture::Solid | Texture::SolidFrame | Texture::SolidAcross if !self.is_tentative => {
                Ink::Inverse
            }
            _ => Ink::Text,
        }
    }

    /// Makes room on it for words between two corners, and gives their ink.
    pub fn plate(self, sheet: &Sheet, upper_left: Place, lower_right: Place) -> Ink {
        let ground = Ink::SeriesGround(self.colour());
        match (self.is_tentative, self.texture()) {
            (true, _) => sheet.rectangle(upper_left, lower_right, Ink::Paper),
            (false, Texture::Solid | Texture::Light) => {}
            // Their frames run near the edges.
            (false, Texture::SolidFrame | Texture::LightFrame) => {}
            (false, Texture::SolidAcross) => {
                sheet.rectangle(upper_left, lower_right, Ink::SeriesFill(self.colour()));
            }
            (false, _) => {
                sheet.rectangle(upper_left, lower_right, Ink::Paper);
                sheet.rectangle(upper_left, lower_right, ground);
            }
        }
        self.words_ink()
    }

    /// Draws a bar between two corners.
    pub fn draw(self, sheet: &Sheet, upper_left: Place, lower_right: Place, run: Run) {
        let (width, height) = (lower_right.0 - upper_left.0, lower_right.1 - upper_left.1);
        let solid = Ink::SeriesFill(self.colour());
        if width < TEXTURED || height < TEXTURED {
            return sheet.rectangle(upper_left, lower_right, solid);
        }
        let ink = Ink::Series(self.colour());
        let corners = (upper_left, lower_right);
        let inner = (
            (upper_left.0 + OUTLINE / 2.0, upper_left.1 + OUTLINE / 2.0),
            (lower_right.0 - OUTLINE / 2.0, lower_right.1 - OUTLINE / 2.0),
        );
        if self.is_tentative {
            sheet.rectangle(upper_left, lower_right, Ink::Paper);
            sheet.join(ink, 1.0, || hatch(sheet, inner, self.series));
            sheet.dash("4 3");
            return sheet.outline(inner.0, inner.1, ink, OUTLINE);
        }
        match self.texture() {
            Texture::Solid => return sheet.rectangle(upper_left, lower_right, solid),
            Texture::SolidFrame => return framed(sheet, corners, inlay(corners), solid),
            Texture::SolidAcross => {
                sheet.dash("11 1.25");
                return along_middle(sheet, corners, run, ink);
            }
            _ => {}
        }
        sheet.rectangle(upper_left, lower_right, Ink::Paper);
        sheet.rectangle(upper_left, lower_right, Ink::SeriesGround(self.colour()));
        match self.texture() {
            Texture::LightDots => dots(sheet, inner, run, ink),
            Texture::LightFrame => frame(sheet, inner, ink),
            Texture::LightAcross => across(sheet, inner, run, ink),
            Texture::LightGrid => {
                across(sheet, inner, run, ink);
                frame(sheet, inner, ink);
            }
            _ => {}
        }
        sheet.outline(inner.0, inner.1, ink, OUTLINE);
    }
}

/// How thick a bar is.
fn thickness((from, to): (Place, Place), run: Run) -> f64 {
    match run {
        Run::Right => to.1 - from.1,
        Run::Up => to.0 - from.0,
    }
}

/// How far from the edges of a bar a frame inside it runs.
fn inlay((from, to): (Place, Place)) -> f64 {
    ((to.0 - from.0).min(to.1 - from.1) * 0.2).min(3.5)
}

/// Colour, with a frame of paper inside its edges.
fn framed(sheet: &Sheet, (from, to): (Place, Place), edge: f64, ink: Ink) {
    const LINE: f64 = 1.25;
    let inside = edge + LINE;
    sheet.join(ink, 0.0, || {
        sheet.rectangle(from, (to.0, from.1 + edge), ink);
        sheet.rectangle((from.0, to.1 - edge), to, ink);
        sheet.rectangle((from.0, from.1 + edge), (from.0 + edge, to.1 - edge), ink);
        sheet.rectangle((to.0 - edge, from.1 + edge), (to.0, to.1 - edge), ink);
        sheet.rectangle(
            (from.0 + inside, from.1 + inside),
            (to.0 - inside, to.1 - inside),
            ink,
        );
    });
}

/// A line as thick as the bar, dashed as was said before.
fn along_middle(sheet: &Sheet, corners: (Place, Place), run: Run, ink: Ink) {
    let (from, to) = corners;
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let line = match run {
        Run::Right => [(from.0, middle.1), (to.0, middle.1)],
        Run::Up => [(middle.0, to.1), (middle.0, from.1)],
    };
    sheet.line(&line, ink, thickness(corners, run));
}

/// Thin lines across a bar.
fn across(sheet: &Sheet, inner: (Place, Place), run: Run, ink: Ink) {
    sheet.dash("1 7");
    along_middle(sheet, inner, run, ink);
}

/// A thin frame inside the edges of a bar.
fn frame(sheet: &Sheet, (from, to): (Place, Place), ink: Ink) {
    let edge = inlay((from, to)) - OUTLINE / 2.0;
    sheet.outline(
        (from.0 + edge, from.1 + edge),
        (to.0 - edge, to.1 - edge),
        ink,
        1.0,
    );
}

/// Rows of dots along a bar, every other row shifted.
fn dots(sheet: &Sheet, inner: (Place, Place), run: Run, ink: Ink) {
    const DOT: f64 = 2.0;
    let rows = (thickness(inner, run) / 6.5).floor().max(1.0);
    sheet.dash("2 6");
    sheet.join(ink, DOT, || {
        for index in 0..rows as usize {
            let shift = match index.is_multiple_of(2) {
                true => 3.0,
                false => 7.0,
            };
            let share = (index as f64 + 0.5) / rows;
            row(sheet, inner, run, ink, (share, shift), DOT);
        }
    });
}

/// A line along a bar at a share of its thickness, from so many pixels behind its beginning on.
fn row(
    sheet: &Sheet,
    inner: (Place, Place),
    run: Run,
    ink: Ink,
    (share, shift): (f64, f64),
    width: f64,
) {
    let (from, to) = inner;
    let offset = thickness(inner, run) * share;
    let line = match run {
        Run::Right => [
            ((from.0 + shift).min(to.0), from.1 + offset),
            (to.0, from.1 + offset),
        ],
        Run::Up => [
            (from.0 + offset, (to.1 - shift).max(from.1)),
            (from.0 + offset, from.1),
        ],
    };
    sheet.line(&line, ink, width);
}

/// Slanting lines, cut off at the edges. They lean to the other side in every second series, so that
/// parts that touch differ without colour.
fn hatch(sheet: &Sheet, (from, to): (Place, Place), series: u8) {
    let (width, height) = (to.0 - from.0, to.1 - from.1);
    let count = ((width + height) / HATCH).floor() as usize;
    for index in 1..=count {
        // The line holds the places whose distances to one side and the upper edge add up to this.
        let reach = index as f64 * HATCH;
        let start = (reach.min(width), (reach - width).max(0.0));
        let end = ((reach - height).max(0.0), reach.min(height));
        let place = |(aside, down): Place| match series.is_multiple_of(2) {
            true => (from.0 + aside, from.1 + down),
            false => (to.0 - aside, from.1 + down),
        };
        sheet.line(&[place(end), place(start)], Ink::Axis, 1.0);
    }
}

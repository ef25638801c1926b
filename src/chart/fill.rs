//! What bars are filled with: each series has a texture of its own beside its colour, and what is
//! not final is hatched within a dashed outline.

use super::ink::Ink;
use super::sheet::{Place, Sheet};

/// Shorter bars than this are solid: a texture would not show.
const TEXTURED: f64 = 5.0;
/// Half the width of an outline, which stays inside its bar.
const EDGE: f64 = 0.875;
/// From one line of a hatch to the next.
const HATCH: f64 = 7.0;

/// What a bar is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fill {
    /// The index of its series.
    pub series: u8,
    /// Whether its value is not final.
    pub is_tentative: bool,
}

/// Which way a bar runs: textures that follow it need few lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Right,
    Up,
}

impl Fill {
    /// The ink of words that stand on it, and whether these need a plate of paper below them.
    pub fn words_ink(self) -> (Ink, Plate) {
        match (self.is_tentative, self.series) {
            (false, 0) => (Ink::Inverse, Plate::None),
            (false, 1) => (Ink::Text, Plate::None),
            _ => (Ink::Text, Plate::Paper),
        }
    }

    /// Draws a bar between two corners.
    pub fn draw(self, sheet: &Sheet, upper_left: Place, lower_right: Place, run: Run) {
        let (width, height) = (lower_right.0 - upper_left.0, lower_right.1 - upper_left.1);
        let is_solid = self.series == 0 && !self.is_tentative;
        if is_solid || width < TEXTURED || height < TEXTURED {
            return sheet.rectangle(upper_left, lower_right, Ink::SeriesFill(self.series));
        }
        let inner = (
            (upper_left.0 + EDGE, upper_left.1 + EDGE),
            (lower_right.0 - EDGE, lower_right.1 - EDGE),
        );
        if self.is_tentative {
            sheet.dash("4 3");
        }
        sheet.rectangle(inner.0, inner.1, Ink::SeriesHollow(self.series));
        let ink = Ink::Series(self.series);
        match (self.is_tentative, self.series) {
            (true, series) => sheet.join(ink, 1.25, || hatch(sheet, inner, series)),
            (_, 1) => sheet.rectangle(inner.0, inner.1, Ink::SeriesGround(1)),
            (_, 2) => across(sheet, inner, run, ink, "2 4"),
            (_, 3) => along(sheet, inner, run, ink, 4.5, 1.5),
            (_, 4) => {
                sheet.dash("2.5 4");
                along(sheet, inner, run, ink, 5.5, 2.5);
            }
            _ => {
                across(sheet, inner, run, ink, "1.25 5");
                along(sheet, inner, run, ink, 5.0, 1.25);
            }
        }
    }
}

/// What lies below words on a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plate {
    /// The bar itself.
    None,
    /// Paper.
    Paper,
}

/// Stripes across a bar: one broad dashed line.
fn across(sheet: &Sheet, (from, to): (Place, Place), run: Run, ink: Ink, dash: &'static str) {
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    sheet.dash(dash);
    match run {
        Run::Right => sheet.line(&[(from.0, middle.1), (to.0, middle.1)], ink, to.1 - from.1),
        Run::Up => sheet.line(&[(middle.0, to.1), (middle.0, from.1)], ink, to.0 - from.0),
    }
}

/// Stripes along a bar, evenly shared out over its thickness.
fn along(sheet: &Sheet, (from, to): (Place, Place), run: Run, ink: Ink, pitch: f64, width: f64) {
    let thickness = match run {
        Run::Right => to.1 - from.1,
        Run::Up => to.0 - from.0,
    };
    let gaps = (thickness / pitch).round().max(2.0);
    sheet.join(ink, width, || {
        for index in 1..gaps as usize {
            let offset = thickness * index as f64 / gaps;
            let line = match run {
                Run::Right => [(from.0, from.1 + offset), (to.0, from.1 + offset)],
                Run::Up => [(from.0 + offset, to.1), (from.0 + offset, from.1)],
            };
            sheet.line(&line, ink, width);
        }
    });
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
        sheet.line(&[place(end), place(start)], Ink::Axis, 1.25);
    }
}

//! The shapes of the marks of series, and how large they are.

use super::ink::Ink;
use super::sheet::{Place, Sheet};

/// The shape of a mark; series that differ in colour differ in shape too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Hanging,
    Cross,
}

impl Shape {
    /// The shape of a series by its index.
    pub fn of(index: usize) -> Shape {
        match index {
            1 => Shape::Square,
            2 => Shape::Triangle,
            3 => Shape::Diamond,
            4 => Shape::Hanging,
            5 => Shape::Cross,
            _ => Shape::Circle,
        }
    }

    /// Draws it around a place. Shapes are scaled so that they look equally large.
    pub fn draw(self, sheet: &Sheet, (x, y): Place, reach: f64, ink: Ink) {
        let r = reach;
        match self {
            Shape::Circle => sheet.circle((x, y), r, ink),
            Shape::Square => {
                let r = r * 0.9;
                sheet.rectangle((x - r, y - r), (x + r, y + r), ink);
            }
            Shape::Triangle => {
                let r = r * 1.25;
                let base = y + r * 0.7;
                sheet.polygon(&[(x, y - r), (x + r, base), (x - r, base)], ink);
            }
            Shape::Diamond => {
                let r = r * 1.3;
                sheet.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], ink);
            }
            Shape::Hanging => {
                let r = r * 1.25;
                let base = y - r * 0.7;
                sheet.polygon(&[(x, y + r), (x + r, base), (x - r, base)], ink);
            }
            Shape::Cross => {
                let (r, t) = (r * 1.2, r * 0.45);
                let corners = [
                    (x - t, y - r),
                    (x + t, y - r),
                    (x + t, y - t),
                    (x + r, y - t),
                    (x + r, y + t),
                    (x + t, y + t),
                    (x + t, y + r),
                    (x - t, y + r),
                    (x - t, y + t),
                    (x - r, y + t),
                    (x - r, y - t),
                    (x - t, y - t),
                ];
                sheet.polygon(&corners, ink);
            }
        }
    }
}

/// How large the marks of a series are, which depends on how close its points stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    each: Option<f64>,
    large_every: usize,
    large_offset: usize,
}

const LARGE: f64 = 3.4;
const SMALL: f64 = 1.9;

impl Sizes {
    /// For points that stand `spacing` pixels apart, in series `index` of `series`.
    pub fn of(spacing: f64, series: usize, index: usize) -> Sizes {
        let each = match spacing {
            // Grey lines stay behind.
            _ if index >= 6 => None,
            wide if wide >= 11.0 && series <= 4 => Some(LARGE),
            close if close >= 4.5 => Some(SMALL),
            _ => None,
        };
        // Where every mark is small, a large one now and then tells the series apart.
        let large_every = match series > 1 && index < 6 && each != Some(LARGE) {
            true => (80.0 / spacing.max(0.1)).ceil().min(100_000.0) as usize,
            false => 0,
        };
        Sizes {
            each,
            large_every,
            large_offset: match large_every {
                0 => 0,
                every => index * every / 6,
            },
        }
    }

    /// Whether every mark is as large as it can be.
    pub fn are_all_large(&self) -> bool {
        self.each == Some(LARGE)
    }

    /// How far the mark of a point reaches; `None` for no mark.
    pub fn reach(&self, number: usize, must_show: bool) -> Option<f64> {
        let large = self.large_every > 0
            && number % self.large_every == self.large_offset % self.large_every;
        match must_show || large {
            true => Some(LARGE),
            false => self.each,
        }
    }
}

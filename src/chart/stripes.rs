//! Stripes: what may be, and is not certain.

use super::ink::Ink;
use super::sheet::{Place, Sheet};

/// From one stripe to the next.
const PITCH: f64 = 4.5;
/// The thinnest stripe, which is half a point wide in print.
const THINNEST: f64 = 0.8;

/// Whether stripes become thicker or thinner to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Grows,
    Shrinks,
}

/// The light ground behind stretches that stripes cover.
pub(super) fn ground(sheet: &Sheet, stretches: &[Place], (top, bottom): Place) {
    sheet.join(Ink::FuzzyGround, 0.0, || {
        for (from, to) in stretches {
            if to - from > 0.5 {
                sheet.rectangle((*from, top), (*to, bottom), Ink::FuzzyGround);
            }
        }
    });
}

/// Stripes over a stretch that grow into solid, or shrink out of it.
pub(super) fn stripes(sheet: &Sheet, (from, to): Place, (top, bottom): Place, shape: Shape) {
    let count = ((to - from) / PITCH).round().max(1.0);
    if to - from < 0.5 {
        return;
    }
    let pitch = (to - from) / count;
    for index in 0..count as usize {
        let share = (index as f64 + 1.0) / (count + 1.0);
        let (left, right) = match shape {
            Shape::Grows => {
                let right = from + (index as f64 + 1.0) * pitch;
                (right - (share * pitch).max(THINNEST), right)
            }
            Shape::Shrinks => {
                let left = to - (index as f64 + 1.0) * pitch;
                (left, left + (share * pitch).max(THINNEST))
            }
        };
        sheet.rectangle((left, top), (right, bottom), Ink::Fuzzy);
    }
}

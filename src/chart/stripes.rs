//! Stripes: what may be, and is not certain; and the hatch of what is not final.

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

/// Into what stripes grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Into {
    /// Into a solid bar.
    Solid,
    /// Into a hatch, than which they are not darker.
    Hatch,
}

/// Stripes over a stretch that grow into what is certain, or shrink out of it.
pub(super) fn stripes(
    sheet: &Sheet,
    (from, to): Place,
    (top, bottom): Place,
    shape: Shape,
    into: Into,
) {
    let most = match into {
        Into::Solid => 1.0,
        Into::Hatch => 0.38,
    };
    let count = ((to - from) / PITCH).round().max(1.0);
    if to - from < 0.5 {
        return;
    }
    let pitch = (to - from) / count;
    for index in 0..count as usize {
        let share = most * (index as f64 + 1.0) / (count + 1.0);
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

/// From one line of a hatch to the next, how wide it is across, and how wide the outline.
const HATCH: (f64, f64, f64) = (6.5, 2.0, 1.5);

/// The hatch of a phase that is not final, with its outline.
pub(super) fn hatch(sheet: &Sheet, (from, to): Place, (top, bottom): Place) {
    let (pitch, across, outline) = HATCH;
    let height = bottom - top;
    let bar = |corner: Place, opposite: Place| sheet.rectangle(corner, opposite, Ink::Phase);
    sheet.join(Ink::Phase, 0.0, || {
        let mut x = from - height + pitch / 2.0;
        while x < to {
            // Upwards to the right, cut off where the bar begins and ends.
            let (left, right) = (x.max(from), (x + height).min(to - across));
            if right > left {
                // Round the same way as rectangles, or what both cover would be empty.
                let (lower, upper) = (bottom - (left - x), bottom - (right - x));
                sheet.polygon(
                    &[
                        (right, upper),
                        (right + across, upper),
                        (left + across, lower),
                        (left, lower),
                    ],
                    Ink::Phase,
                );
            }
            x += pitch;
        }
        bar((from, top), (to, top + outline));
        bar((from, bottom - outline), (to, bottom));
        bar((from, top), (from + outline, bottom));
        bar((to - outline, top), (to, bottom));
    });
}

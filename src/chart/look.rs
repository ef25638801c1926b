//! Sizes for each surface.

use super::Surface;

/// Sizes in pixels of the drawing. A drawing is shown smaller on a small screen; the letters are
/// chosen so that no text is then under 12 px.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Width of the whole.
    pub width: f64,
    /// What stays free at the left and right edge, so that marks and lines are whole.
    pub inset: f64,
    /// Size of names.
    pub label: f64,
    /// Size of dates, axes and details.
    pub small: f64,
    /// From baseline to baseline.
    pub leading: f64,
    /// The widest that a text beside a mark becomes.
    pub measure: f64,
    /// Height of the field of a line chart.
    pub plot_height: f64,
    /// Whether the width is that of a phone.
    pub narrow: bool,
}

impl Look {
    /// The sizes for a surface.
    pub fn of(surface: Surface) -> Look {
        match surface {
            // Shown at 640 px or more: 13.5 becomes 12.
            Surface::Wide | Surface::File | Surface::Paper | Surface::Image => Look {
                width: 720.0,
                inset: 8.0,
                label: 15.0,
                small: 13.5,
                leading: 18.0,
                measure: 350.0,
                plot_height: 300.0,
                narrow: false,
            },
            // Shown at 288 px or more: 14.25 becomes 12.07.
            Surface::Narrow => Look {
                width: 340.0,
                inset: 7.0,
                label: 15.5,
                small: 14.25,
                leading: 19.0,
                measure: 326.0,
                plot_height: 260.0,
                narrow: true,
            },
        }
    }

    /// Left edge of what is drawn.
    pub fn left(&self) -> f64 {
        self.inset
    }

    /// Right edge of what is drawn.
    pub fn right(&self) -> f64 {
        self.width - self.inset
    }
}

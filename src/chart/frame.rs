//! Title, subtitle and source around a drawing that travels alone.

use crate::model::Chart;

use super::ink::Ink;
use super::look::Look;
use super::metrics::{self, Line};
use super::sheet::{Letters, Place, Sheet};

const MARGIN: f64 = 20.0;
const TITLE: (f64, f64) = (20.0, 26.0);
const SUBTITLE: (f64, f64) = (15.0, 20.0);
const SOURCE: (f64, f64) = (13.5, 18.0);

/// What stands around a picture that travels alone.
pub(super) struct Frame {
    title: Vec<Line>,
    subtitle: Vec<Line>,
    below: Vec<Line>,
    margin: f64,
    width: f64,
}

impl Frame {
    /// The words of a chart around its picture, on paper.
    pub fn around(chart: &Chart, look: &Look) -> Frame {
        let width = look.width;
        let title = metrics::wrap_evenly(&chart.title, chart.title.len(), TITLE.0, width);
        let subtitle = metrics::wrap_evenly(&chart.subtitle, 0, SUBTITLE.0, width);
        let mut below = Vec::new();
        for note in &chart.notes {
            below.extend(metrics::wrap_evenly(note, 0, SOURCE.0, width));
        }
        let source = metrics::wrap_evenly(&chart.source_line, 0, SOURCE.0, width);
        below.extend(source);
        Frame {
            title,
            subtitle,
            below,
            margin: MARGIN,
            width: width + 2.0 * MARGIN,
        }
    }

    /// Height of what stands above the picture.
    pub fn above(&self) -> f64 {
        let words = self.title.len() as f64 * TITLE.1 + self.subtitle.len() as f64 * SUBTITLE.1;
        self.margin + words + if words > 0.0 { 14.0 } else { 0.0 }
    }

    /// Height of what stands below it.
    pub fn below(&self) -> f64 {
        let words = self.below.len() as f64 * SOURCE.1;
        self.margin + words + if words > 0.0 { 12.0 } else { 0.0 }
    }

    /// Width of what stands at each side.
    pub fn beside(&self) -> f64 {
        self.margin
    }

    /// Draws it around a drawing of `height` in all.
    pub fn draw(&self, sheet: &Sheet, height: f64) {
        sheet.rectangle((0.0, 0.0), (self.width, height), Ink::Paper);
        let title = Letters::plain(TITLE.0, Ink::Text);
        let subtitle = Letters::plain(SUBTITLE.0, Ink::Quiet);
        let mut y = self.margin;
        y = stack(sheet, &self.title, (self.margin, y), title, TITLE.1);
        stack(
            sheet,
            &self.subtitle,
            (self.margin, y),
            subtitle,
            SUBTITLE.1,
        );
        let y = height - self.margin - self.below.len() as f64 * SOURCE.1;
        let source = Letters::plain(SOURCE.0, Ink::Quiet);
        stack(sheet, &self.below, (self.margin, y), source, SOURCE.1);
    }
}

/// Writes lines below each other from the upper edge `top`; gives the lower edge.
pub(super) fn stack(
    sheet: &Sheet,
    lines: &[Line],
    (x, top): Place,
    letters: Letters,
    leading: f64,
) -> f64 {
    let mut bottom = top;
    for line in lines {
        bottom += leading;
        // A fifth of the size hangs below the baseline; the rest of the leading is above.
        let baseline = bottom - (leading - letters.size) / 2.0 - letters.size * 0.2;
        sheet.text_line(line, (x, baseline), letters);
    }
    bottom
}

//! Where panels stand: in rows, as many beside each other as can be read.

use crate::chart::Picture;
use crate::chart::dutch;
use crate::chart::extent::Extent;
use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::key::Key;
use crate::chart::legend::Legend;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Letters, Place, Sheet};
use crate::model::{PanelChart, Status};

use super::{Cell, Needs, Panelled, panels};

/// Between two rows.
const ROW_GAP: f64 = 16.0;
/// From a name to its panel.
const NAME_GAP: f64 = 2.0;
/// The lines of a name that have room; more are cut short, and whole in the table.
const MOST_LINES: usize = 3;
/// More values than these are not drawn behind other panels.
const MOST_BEHIND: usize = 4000;

/// Panels of which everything has its place.
pub(super) struct Grid<'a> {
    look: Look,
    heading: Vec<Line>,
    legend: Legend,
    panels: Vec<Placed<'a>>,
    /// What all panels say below them.
    footer: Option<Box<dyn Picture>>,
    key: Key,
    bottom: f64,
}

/// A panel with its place.
struct Placed<'a> {
    name: &'a str,
    lines: Vec<Line>,
    lines_top: f64,
    at: Place,
    picture: Box<dyn Picture + 'a>,
}

/// How many panels stand beside each other, and how.
#[derive(Clone, Copy, Debug)]
struct Columns {
    number: usize,
    width: f64,
    gap: f64,
}

impl<'a> Grid<'a> {
    /// Lays out panels.
    pub fn of(chart: &'a PanelChart, look: &Look) -> Grid<'a> {
        let found: Vec<(&str, &dyn Panelled)> = panels(chart).collect();
        let extent = found.iter().fold(Extent::default(), |all, (_, panel)| {
            all.with(panel.extent())
        });
        let needs = needs(&found, &extent, look);
        let columns = Columns::of(&found, &needs, look);
        let heading = metrics::wrap(&needs.heading, 0, look.small, look.width);
        let legend = Legend::of(needs.names.iter().copied(), needs.run, look);
        let cell_look = columns.look(&needs, look);
        let behind: usize = found.iter().map(|(_, panel)| panel.values_behind()).sum();
        let mut y = legend.height();
        if !heading.is_empty() {
            y += heading.len() as f64 * look.leading + 6.0;
        }
        let mut footer: Option<Box<dyn Picture>> = None;
        let mut placed: Vec<Placed<'a>> = Vec::with_capacity(found.len());
        for (row, beside) in found.chunks(columns.number).enumerate() {
            let names: Vec<Vec<Line>> = beside
                .iter()
                .map(|(name, _)| wrapped(name, columns.width, look))
                .collect();
            let most = names.iter().map(Vec::len).max().unwrap_or(0);
            let names_height = most as f64 * look.leading;
            let mut row_height: f64 = 0.0;
            for (column, ((name, panel), lines)) in beside.iter().zip(names).enumerate() {
                let below = (row + 1) * columns.number + column;
                let cell = Cell {
                    look: cell_look,
                    extent,
                    is_leftmost: column == 0 && needs.gutter > 0.0,
                    is_lowest: below >= found.len(),
                    beside: match column {
                        0 => needs.gutter,
                        _ => columns.gap - 4.0,
                    },
                    room: needs.room,
                    chart,
                    shows_others: behind.saturating_mul(found.len()) <= MOST_BEHIND,
                };
                let picture = panel.lay_out_panel(&cell);
                if placed.is_empty() {
                    footer = panel.footer(&cell, look);
                }
                row_height = row_height.max(picture.height());
                let x = needs.gutter + column as f64 * (columns.width + columns.gap);
                placed.push(Placed {
                    name,
                    // A name stands upon its panel, however many lines its neighbour has.
                    lines_top: y + names_height - lines.len() as f64 * look.leading,
                    lines,
                    at: (x, y + names_height + NAME_GAP),
                    picture,
                });
            }
            y += names_height + NAME_GAP + row_height + ROW_GAP;
        }
        let mut samples = needs.samples;
        let (statuses, sample) = needs.tentative;
        let words = dutch::tentative_key(statuses.into_iter());
        samples.extend(words.map(|words| (sample, words)));
        Grid {
            look: *look,
            heading,
            legend,
            panels: placed,
            key: Key::of(&samples, look, 0.0),
            footer,
            bottom: (y - ROW_GAP).max(1.0),
        }
    }
}

impl Grid<'_> {
    fn footer_height(&self) -> f64 {
        self.footer.as_ref().map_or(0.0, |footer| footer.height())
    }
}

impl Picture for Grid<'_> {
    fn height(&self) -> f64 {
        self.bottom + self.footer_height() + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        let look = &self.look;
        let letters = Letters::plain(look.small, Ink::Quiet);
        let below = stack(sheet, &self.heading, (0.0, 0.0), letters, look.leading);
        let legend_top = match self.heading.is_empty() {
            true => 0.0,
            false => below + 6.0,
        };
        self.legend.draw(sheet, legend_top, look);
        for panel in &self.panels {
            let letters = Letters::plain(look.label, Ink::Text);
            let at = (panel.at.0, panel.lines_top);
            stack(sheet, &panel.lines, at, letters, look.leading);
            let draw = || sheet.shifted(panel.at, || panel.picture.draw(sheet));
            match look.narrow {
                true => draw(),
                false => sheet.named(Some(format_args!("{}", panel.name)), draw),
            }
        }
        if let Some(footer) = &self.footer {
            sheet.shifted((0.0, self.bottom), || footer.draw(sheet));
        }
        self.key.draw(sheet, self.bottom + self.footer_height());
    }
}

impl Columns {
    /// As many as can be read, without leaving a row half empty where another number would not.
    fn of(found: &[(&str, &dyn Panelled)], needs: &Needs<'_>, look: &Look) -> Columns {
        let gap = match look.narrow {
            true => 16.0,
            false => 24.0,
        };
        let with = |number: usize| Columns {
            number,
            width: (look.width - needs.gutter - (number - 1) as f64 * gap) / number as f64,
            gap,
        };
        let count = found.len().max(1);
        let empty = |number: usize| count.div_ceil(number) * number - count;
        let wanted: &[usize] = match (look.narrow, count) {
            (_, 1) => &[1],
            (true, _) | (_, 2) => &[2, 1],
            (_, 3) => &[3, 2, 1],
            (_, 4) => &[4, 2, 1],
            (_, count) if empty(4) < empty(3) || count > 12 => &[4, 3, 2, 1],
            _ => &[3, 2, 1],
        };
        let widest_word = found.iter().fold(0.0, |widest: f64, (name, _)| {
            widest.max(metrics::widest_piece(name, look.label, Weight::Bold))
        });
        // A long word in a name costs columns, but not the last two.
        let fits = |columns: &Columns| {
            columns.width >= needs.least + needs.room
                && (widest_word <= columns.width || columns.number <= 2)
        };
        let mut columns = wanted.iter().map(|number| with(*number));
        columns.find(fits).unwrap_or_else(|| with(1))
    }

    /// The sizes in a panel.
    fn look(&self, needs: &Needs<'_>, look: &Look) -> Look {
        let height = (self.width * 0.62).clamp(92.0, 170.0);
        Look {
            width: self.width.max(1.0),
            plot_height: needs.height.unwrap_or(height),
            ..*look
        }
    }
}

/// What all panels need together.
fn needs<'a>(found: &[(&'a str, &'a dyn Panelled)], extent: &Extent, look: &Look) -> Needs<'a> {
    let each = found.iter().map(|(_, panel)| panel.needs(extent, look));
    let together = each.reduce(|mut all, own| {
        all.gutter = all.gutter.max(own.gutter);
        all.room = all.room.max(own.room);
        all.least = all.least.max(own.least);
        all.tentative.0.extend(own.tentative.0);
        for sample in own.samples {
            if !all.samples.contains(&sample) {
                all.samples.push(sample);
            }
        }
        all
    });
    let mut together = together.unwrap_or_else(Needs::nothing);
    let statuses = &mut together.tentative.0;
    statuses.retain(|status: &Status| status.is_tentative());
    statuses.dedup();
    // Numbers of thirty digits leave nothing for what they are about; they are in the table.
    if together.gutter + together.least + together.room > look.width {
        together.gutter = 0.0;
    }
    if together.least + together.room > look.width {
        together.room = 0.0;
    }
    together
}

/// A name in the lines that it has room for.
fn wrapped(name: &str, width: f64, look: &Look) -> Vec<Line> {
    let mut lines = metrics::wrap(name, name.len(), look.label, width);
    if lines.len() > MOST_LINES {
        lines = metrics::wrap(name, name.len(), look.label, width - look.label);
        lines.truncate(MOST_LINES);
        if let Some(line) = lines.last_mut() {
            line.text.push('…');
            line.bold = line.text.len();
            line.width += look.label;
        }
    }
    lines
}

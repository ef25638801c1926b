//! Charts: from what a chart says to a drawing, words and a table.
//!
//! In: a [`Chart`], or what it shows ([`ChartKind`]). Out: SVG text, a [`Description`] for who
//! cannot see it, and the [`Table`] behind it. This room knows no letters, pages, files or clocks,
//! and it is the only one that knows plotters. The same chart gives the same bytes.
//!
//! To add a kind: a variant of [`ChartKind`], one file or folder here that implements `Kind` for its
//! value, and one line in `kind_of`, which does not compile without it. What several kinds lean on
//! stands beside the folders.
//!
//! # What a style sheet may colour
//!
//! Each shape carries a class and, as presentation attributes, the colours that hold without a
//! style sheet. There is no `style` attribute and no `<style>`, so a strict content security
//! policy holds. Text takes `fill`.
//!
//! | class | sets | what it is |
//! | --- | --- | --- |
//! | `g-tekst` | fill | words |
//! | `g-zacht` | fill | words that may stay behind: axis labels, details |
//! | `g-as` | stroke | the axis and its ticks |
//! | `g-raster` | stroke | lines to measure by |
//! | `g-rest` | stroke | the lines of other panels, behind that of a panel |
//! | `g-brief` | stroke | the line at the date of the letter |
//! | `g-fase` | fill | the days that certainly belong to a phase |
//! | `g-vaag` | fill | the days that may belong to a phase: stripes, and a ground that says its own `fill-opacity` |
//! | `g-gebeurtenis` | fill | the mark of an event |
//! | `g-gebeurtenis-open` | fill (paper), stroke | the same, for a moment that is not one day |
//! | `g-gebeurtenis-lijn` | stroke | the days on which that event may happen |
//! | `g-papier` | fill | the background of a drawing that travels alone, of a light or hatched bar, and of words on it |
//! | `g-s1` … `g-s6`, `g-s0` | stroke | the line of a series, and outline and texture of its bars; `0` for what stays behind, and in the key |
//! | `g-v1` … `g-v6`, `g-v0` | fill | marks, words and bars of that series; a light ground says its own `fill-opacity` |
//! | `g-h1` … `g-h6`, `g-h0` | fill (paper), stroke | its marks for values that are not final, and dots of a first moment |
//! | `g-om` | fill (paper) | words on a solid bar |
//! | `g-band` | fill | a stretch of time behind lines, which says its own `fill-opacity` |

mod above;
mod apart;
mod backend;
mod bars;
mod changes;
mod dots;
mod dutch;
mod emphasis;
mod extent;
mod fill;
mod frame;
mod ink;
mod key;
mod legend;
mod line;
mod look;
mod marks;
mod measured;
mod metrics;
mod number;
mod panels;
mod row_names;
mod sheet;
mod slope;
mod stripes;
#[cfg(test)]
mod tests;
mod time_axis;
mod timeline;
mod value_axis;

use rust_decimal::Decimal;

use crate::model::{Chart, ChartKind, Column, Palette, Row, Table};

use frame::Frame;
use look::Look;
use panels::Panelled;
use sheet::{Medium, Opening, Sheet};

/// For which surface a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// Inline in a page; drawn 720 wide, to be shown at 640 px or more.
    Wide,
    /// Inline in a page on a phone; drawn 340 wide, to be shown at 288 px or more.
    Narrow,
    /// A file of its own: with title, source and white paper.
    File,
    /// On a printed page, whose words stand around it; drawn 720 wide, to be shown 165 mm wide.
    Paper,
    /// To be turned into pixels: with title, source and white paper.
    Image,
}

impl Surface {
    /// Its word in ids.
    fn word(self) -> &'static str {
        match self {
            Surface::Wide => "breed",
            Surface::Narrow => "smal",
            Surface::File => "bestand",
            Surface::Paper => "papier",
            Surface::Image => "plaatje",
        }
    }

    fn medium(self) -> Medium {
        match self {
            Surface::Wide | Surface::Narrow => Medium::Page,
            Surface::File => Medium::File,
            Surface::Paper | Surface::Image => Medium::Paper,
        }
    }
}

/// Words for who cannot see a chart, made from its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// What it is, in one sentence: the name of the chart.
    pub alternative: String,
    /// What it shows, in plain sentences.
    pub description: String,
}

/// A chart drawn for every surface.
pub struct Drawings {
    /// For a page on a wide screen.
    pub wide: String,
    /// For a page on a narrow screen.
    pub narrow: String,
    /// For a file of its own.
    pub file: String,
}

/// Draws a chart as SVG text, in the colours of a palette; on a page the style sheet has the last word.
///
/// Ids inside begin with `<chart id>-<surface>` (`breed`, `smal`, `bestand`), so that two drawings
/// of one chart can stand in one page. On pages, and on paper, the drawing holds only the picture;
/// title, source and notes are the page's.
pub fn draw_in(palette: &Palette, chart: &Chart, surface: Surface) -> String {
    let (drawing, picture, height) = picture(palette, chart, surface);
    match surface {
        Surface::File | Surface::Image => {
            framed(palette, chart, surface, &drawing[picture..], height)
        }
        Surface::Wide | Surface::Narrow | Surface::Paper => drawing,
    }
}

/// Draws a chart for a printed page: an SVG file of its own, in colours for print, whose letters are
/// Noto Sans. Where it is shown 165 mm wide, they are between 8 and 9.5 pt. It holds no names and no
/// words for who cannot see it; those are the page's.
pub fn on_paper(palette: &Palette, chart: &Chart) -> String {
    draw_in(palette, chart, Surface::Paper)
}

/// Draws a chart in the colours of a site that chooses none.
#[cfg(test)]
fn draw(chart: &Chart, surface: Surface) -> String {
    draw_in(&Palette::default(), chart, surface)
}

/// Draws a chart for every surface. A file holds the picture of a wide page, which is drawn once.
pub fn draw_all(palette: &Palette, chart: &Chart) -> Drawings {
    let (wide, picture, height) = picture(palette, chart, Surface::Wide);
    Drawings {
        file: framed(palette, chart, Surface::File, &wide[picture..], height),
        narrow: draw_in(palette, chart, Surface::Narrow),
        wide,
    }
}

/// A drawing without a frame, where its picture begins in it, and how high it is.
fn picture(palette: &Palette, chart: &Chart, surface: Surface) -> (String, usize, f64) {
    let look = Look::of(surface);
    let picture = kind_of(&chart.kind).lay_out(&look);
    let height = picture.height();
    let sheet = Sheet::new(&Opening {
        prefix: &format!("{}-{}", chart.id, surface.word()),
        title: &chart.alternative,
        description: &chart.description,
        size: (look.width, height.ceil()),
        medium: surface.medium(),
        palette,
    });
    let start = sheet.length();
    picture.draw(&sheet);
    (sheet.finish(), start, height)
}

/// A drawing that travels alone: title, subtitle and source around the picture of a wide page.
/// `picture` ends with the closing tag of its drawing.
fn framed(
    palette: &Palette,
    chart: &Chart,
    surface: Surface,
    picture: &str,
    height: f64,
) -> String {
    let look = Look::of(surface);
    let frame = Frame::around(chart, &look);
    let height = (frame.above() + height + frame.below()).ceil();
    let sheet = Sheet::new(&Opening {
        prefix: &format!("{}-{}", chart.id, surface.word()),
        title: &chart.alternative,
        description: &chart.description,
        size: (look.width + 2.0 * frame.beside(), height),
        medium: surface.medium(),
        palette,
    });
    frame.draw(&sheet, height);
    sheet.insert(
        picture.trim_end_matches("</svg>"),
        (frame.beside(), frame.above()),
    );
    sheet.finish()
}

/// How high the drawing for paper is, in the units of which it is 720 wide.
pub fn height_on_paper(chart: &Chart) -> u32 {
    let look = Look::of(Surface::Paper);
    kind_of(&chart.kind).lay_out(&look).height().ceil() as u32
}

/// Words for who cannot see a chart, from what it shows and its title.
pub fn describe(kind: &ChartKind, title: &str) -> Description {
    kind_of(kind).describe(title)
}

/// What a reader must know about values that could not be drawn.
pub fn notes(kind: &ChartKind) -> Vec<String> {
    kind_of(kind).notes()
}

/// The data table behind the chart with this id; the id of the table is `<id>-gegevens`.
pub fn data_table(kind: &ChartKind, id: &str, caption: &str) -> Table {
    let (columns, rows) = kind_of(kind).table();
    Table {
        id: format!("{id}-gegevens"),
        number: None,
        caption: caption.to_owned(),
        columns,
        rows,
        notes: Vec::new(),
        cell_notes: Vec::new(),
        source_line: None,
        source_entries: Vec::new(),
    }
}

/// Whether a chart that can stand in a panel shows a value at all.
pub fn has_known_value(kind: &ChartKind) -> bool {
    let panel = kind_of(kind).in_panels();
    panel.is_some_and(|panel| panel.gist().unknown.is_none())
}

/// What panels are ordered by: the last value of a line, the first bar; `None` where it is not known.
pub fn size(kind: &ChartKind) -> Option<Decimal> {
    kind_of(kind).in_panels()?.gist().size
}

/// What each kind of chart can do.
trait Kind {
    /// Decides where everything stands.
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a>;
    /// Words from the values.
    fn describe(&self, title: &str) -> Description;
    /// What a reader must know about values that could not be drawn; nothing where the drawing
    /// says it all.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }
    /// The values as a table.
    fn table(&self) -> (Vec<Column>, Vec<Row>);
    /// The same as one of several panels; `None` where it cannot be one.
    fn in_panels(&self) -> Option<&dyn Panelled> {
        None
    }
}

/// A chart of which everything has its place.
trait Picture {
    /// Height in pixels.
    fn height(&self) -> f64;
    /// Draws it with its upper left corner at that of the sheet.
    fn draw(&self, sheet: &Sheet);
}

fn kind_of(kind: &ChartKind) -> &dyn Kind {
    match kind {
        ChartKind::Timeline(timeline) => timeline,
        ChartKind::Line(line) => line,
        ChartKind::Bars(bars) => bars,
        ChartKind::Slope(slope) => slope,
        ChartKind::Dots(dots) => dots,
        ChartKind::Number(number) => number,
        ChartKind::Panels(panels) => panels,
    }
}

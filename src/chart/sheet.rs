//! What kinds of charts draw on: pixels, inks and named marks, with plotters beneath.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;

use crate::model::Palette;

use super::backend::{Escaping, FINENESS, Page, SvgBackend, push_number};
use super::ink::{Ink, Tones};
use super::metrics::{Line, Weight};

/// A place in pixels from the upper left corner.
pub(super) type Place = (f64, f64);

/// The area that whole drawings stand on, for those who give it a coordinate system.
pub(super) type Area = DrawingArea<SvgBackend, Shift>;

/// On which side of its place a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    /// Size in pixels.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
    /// Side.
    pub align: Align,
}

impl Letters {
    /// Regular letters that begin at their place.
    pub fn plain(size: f64, ink: Ink) -> Letters {
        Letters {
            size,
            weight: Weight::Regular,
            ink,
            align: Align::Start,
        }
    }

    /// The same letters on another side of their place.
    pub fn aligned(self, align: Align) -> Letters {
        Letters { align, ..self }
    }
}

/// A sheet to draw on. Drawing cannot fail: it writes to a text in memory.
pub(super) struct Sheet {
    page: Rc<RefCell<Page>>,
    area: Area,
}

/// What the opening tag of a drawing says.
pub(super) struct Opening<'a> {
    /// Begins every id inside.
    pub prefix: &'a str,
    /// Name of the whole.
    pub title: &'a str,
    /// What it shows.
    pub description: &'a str,
    /// Width and height in pixels.
    pub size: Place,
    /// Where it will stand.
    pub medium: Medium,
    /// The colours of series.
    pub palette: &'a Palette,
}

/// What a drawing stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// A page, which has a style sheet.
    Page,
    /// A file of its own, which says its namespace and its size.
    File,
    /// Print. Its names and words for who cannot see it stand around it, not in it.
    Paper,
}

/// Why drawing cannot fail.
pub(super) const NEVER_FAILS: &str = "our backend writes to memory and holds no other borrow";

/// The face of the letters on paper.
const PAPER_FONT: &str = "Noto Sans";

const FONTS: &str =
    "&quot;Helvetica Neue&quot;, Helvetica, Arial, &quot;Liberation Sans&quot;, sans-serif";

impl Sheet {
    /// A fresh sheet.
    pub fn new(opening: &Opening) -> Sheet {
        let (width, height) = (fine(opening.size.0), fine(opening.size.1));
        let mut out = String::with_capacity(16 * 1024);
        out.push_str("<svg");
        if opening.medium != Medium::Page {
            out.push_str(" xmlns=\"http://www.w3.org/2000/svg\" width=\"");
            push_number(&mut out, width);
            out.push_str("\" height=\"");
            push_number(&mut out, height);
            out.push('"');
        }
        out.push_str(" viewBox=\"0 0 ");
        push_number(&mut out, width);
        out.push(' ');
        push_number(&mut out, height);
        match opening.medium {
            Medium::Page | Medium::File => Self::push_names(&mut out, opening),
            Medium::Paper => {
                out.push_str("\" font-family=\"");
                out.push_str(PAPER_FONT);
                out.push_str("\">");
            }
        }
        let page = Rc::new(RefCell::new(Page {
            out,
            on_paper: opening.medium == Medium::Paper,
            tones: Tones::of(opening.palette),
            ..Page::default()
        }));
        let size = (width.max(1) as u32, height.max(1) as u32);
        let area = SvgBackend::new(Rc::clone(&page), size).into_drawing_area();
        Sheet { page, area }
    }

    /// The end of the opening tag, and the words for who cannot see the drawing.
    fn push_names(out: &mut String, opening: &Opening) {
        out.push_str("\" role=\"img\" aria-labelledby=\"");
        for (suffix, next) in [("-titel ", ""), ("-omschrijving", "\" font-family=\"")] {
            Page::push_escaped(out, opening.prefix);
            out.push_str(suffix);
            out.push_str(next);
        }
        out.push_str(FONTS);
        out.push_str("\">");
        for (tag, suffix, words) in [
            ("title", "-titel", opening.title),
            ("desc", "-omschrijving", opening.description),
        ] {
            out.push('<');
            out.push_str(tag);
            out.push_str(" id=\"");
            Page::push_escaped(out, opening.prefix);
            out.push_str(suffix);
            out.push_str("\">");
            Page::push_escaped(out, words);
            out.push_str("</");
            out.push_str(tag);
            out.push('>');
        }
    }

    /// How long the text is so far, in bytes.
    pub fn length(&self) -> usize {
        self.page.borrow().out.len()
    }

    /// Puts a picture that was drawn before with its upper left corner at a place.
    pub fn insert(&self, picture: &str, at: Place) {
        self.shifted(at, || self.page.borrow_mut().out.push_str(picture));
    }

    /// Draws with the upper left corner of the sheet at a place.
    pub fn shifted(&self, (x, y): Place, draw: impl FnOnce()) {
        {
            let mut page = self.page.borrow_mut();
            page.out.push_str("<g transform=\"translate(");
            push_number(&mut page.out, fine(x));
            page.out.push(' ');
            push_number(&mut page.out, fine(y));
            page.out.push_str(")\">");
        }
        draw();
        self.page.borrow_mut().out.push_str("</g>");
    }

    /// The finished SVG.
    pub fn finish(self) -> String {
        let mut out = std::mem::take(&mut self.page.borrow_mut().out);
        out.push_str("</svg>");
        out
    }

    /// The whole of it, for those who give it a coordinate system.
    pub fn area(&self) -> &Area {
        &self.area
    }

    /// Gives the next shape a name.
    pub fn name(&self, name: fmt::Arguments) {
        let mut page = self.page.borrow_mut();
        if page.on_paper {
            return;
        }
        page.name.clear();
        fmt::Write::write_fmt(&mut Escaping(&mut page.name), name)
            .expect("writing to memory cannot fail");
    }

    /// Draws the next line dashed; lengths in pixels with spaces between.
    pub fn dash(&self, pattern: &'static str) {
        self.page.borrow_mut().dash = Some(pattern);
    }

    /// Draws shapes that share one name; without a name they stand by themselves.
    pub fn named(&self, name: Option<fmt::Arguments>, draw: impl FnOnce()) {
        let name = name.filter(|_| !self.page.borrow().on_paper);
        let Some(name) = name else { return draw() };
        self.name(name);
        {
            let mut page = self.page.borrow_mut();
            let name = std::mem::take(&mut page.name);
            page.out.push_str("<g><title>");
            page.out.push_str(&name);
            page.out.push_str("</title>");
        }
        draw();
        self.page.borrow_mut().out.push_str("</g>");
    }

    /// Draws shapes of one ink together, so that class and colour are said once.
    pub fn group(&self, ink: Ink, stroke: f64, draw: impl FnOnce()) {
        let start = {
            let mut page = self.page.borrow_mut();
            let start = page.out.len();
            page.out.push_str("<g");
            page.push_appearance(ink, fine(stroke).unsigned_abs());
            page.out.push('>');
            page.group = Some(ink);
            (start, page.out.len())
        };
        draw();
        let mut page = self.page.borrow_mut();
        page.group = None;
        match page.out.len() == start.1 {
            true => page.out.truncate(start.0),
            false => page.out.push_str("</g>"),
        }
    }

    /// Draws shapes of one ink as one path, which takes the name that was given before.
    pub fn join(&self, ink: Ink, stroke: f64, draw: impl FnOnce()) {
        let start = {
            let mut page = self.page.borrow_mut();
            let start = page.out.len();
            page.out.push_str("<path");
            page.push_appearance(ink, fine(stroke).unsigned_abs());
            page.out.push_str(" d=\"");
            page.joined = true;
            (start, page.out.len())
        };
        draw();
        let mut page = self.page.borrow_mut();
        page.joined = false;
        match page.out.len() == start.1 {
            true => page.out.truncate(start.0),
            false => {
                page.out.push('"');
                page.close("path");
            }
        }
    }

    /// A line through places.
    pub fn line(&self, places: &[Place], ink: Ink, width: f64) {
        let points: Vec<BackendCoord> = places.iter().copied().map(fine_place).collect();
        self.put(&PathElement::new(points, stroke(ink, width)));
    }

    /// A closed shape.
    pub fn polygon(&self, places: &[Place], ink: Ink) {
        let points: Vec<BackendCoord> = places.iter().copied().map(fine_place).collect();
        self.put(&Polygon::new(points, stroke(ink, 1.75)));
    }

    /// An upright rectangle between two corners.
    pub fn rectangle(&self, upper_left: Place, lower_right: Place, ink: Ink) {
        let corners = [fine_place(upper_left), fine_place(lower_right)];
        self.put(&Rectangle::new(corners, stroke(ink, 1.75).filled()));
    }

    /// The outline of an upright rectangle between two corners.
    pub fn outline(&self, upper_left: Place, lower_right: Place, ink: Ink, width: f64) {
        let corners = [fine_place(upper_left), fine_place(lower_right)];
        self.put(&Rectangle::new(corners, stroke(ink, width)));
    }

    /// A circle.
    pub fn circle(&self, centre: Place, radius: f64, ink: Ink) {
        let radius = fine(radius);
        self.put(&Circle::new(
            fine_place(centre),
            radius,
            stroke(ink, 1.75).filled(),
        ));
    }

    /// Words; `place` is on the baseline. It may lie to the left of the sheet, where that was shifted.
    pub fn text(&self, words: &str, place: Place, letters: Letters) {
        if place.0 < 0.0 {
            // plotters writes no text there, but at zero.
            return self.shifted((place.0, 0.0), || self.text(words, (0.0, place.1), letters));
        }
        let weight = match letters.weight {
            Weight::Bold => FontStyle::Bold,
            Weight::Regular => FontStyle::Normal,
        };
        let side = match letters.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let size = f64::from(fine(letters.size));
        let font = FontDesc::new(FontFamily::SansSerif, size, weight);
        let ink = letters.ink.token();
        let style = TextStyle::from(font)
            .color(&ink)
            .pos(Pos::new(side, VPos::Bottom));
        self.put(&Text::new(words, fine_place(place), style));
    }

    /// A line of a wrapped text, with its bold beginning.
    pub fn text_line(&self, line: &Line, place: Place, letters: Letters) {
        self.page.borrow_mut().bold = line.bold;
        self.text(&line.text, place, letters);
    }

    fn put<'a, E>(&self, element: &'a E)
    where
        &'a E: PointCollection<'a, BackendCoord>,
        E: Drawable<SvgBackend>,
    {
        self.area.draw(element).expect(NEVER_FAILS);
    }
}

/// A stroke of a width in pixels.
pub(super) fn stroke(ink: Ink, width: f64) -> ShapeStyle {
    ShapeStyle::from(&ink.token()).stroke_width(fine(width).unsigned_abs())
}

/// Pixels as the fine units of the canvas.
pub(super) fn fine(pixels: f64) -> i32 {
    let fine = pixels * f64::from(FINENESS);
    // Rounded by cutting off, which needs no function of the machine's maths library.
    (fine + 0.5_f64.copysign(fine)) as i32
}

fn fine_place((x, y): Place) -> BackendCoord {
    (fine(x), fine(y))
}

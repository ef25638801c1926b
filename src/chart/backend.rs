//! Our own SVG backend for plotters: real text, classes beside colours, names for marks.
//!
//! The canvas that plotters sees is [`FINENESS`] times finer than a pixel, so that its whole
//! coordinates become sixteenths of a pixel. Colours are tokens (see [`Ink`]). Three things that
//! plotters' styles cannot say are told to the [`Page`] just before an element is drawn: its name
//! (a `<title>`), that it is dashed, and how much of a text is bold.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt;
use std::rc::Rc;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::ink::{Ink, PAPER, Tones, Use};
use super::metrics;

/// How many units of plotters go into a pixel.
pub(super) const FINENESS: i32 = 16;

/// The outline of open marks: 1.75 px.
const HOLLOW_STROKE: i32 = 28;

/// The thinnest line on paper: 0.81 px, which is over half a point there.
const THINNEST_ON_PAPER: u32 = 13;

/// The SVG text while it is written, and what the next element needs to know.
#[derive(Default)]
pub(super) struct Page {
    /// What is written so far.
    pub out: String,
    /// Name of the next mark, already escaped; empty for none.
    pub name: String,
    /// Dashes of the next line.
    pub dash: Option<&'static str>,
    /// How many of the first bytes of the next text are bold.
    pub bold: usize,
    /// The ink that the open group has said already.
    pub group: Option<Ink>,
    /// Whether shapes are gathered into one open path.
    pub joined: bool,
    /// Whether it is for paper: no classes and names, colours for print, letters of their size there.
    pub on_paper: bool,
    /// The colours of series.
    pub tones: Tones,
}

/// The bytes that are a character as they stand, in a text and in an attribute.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ' as usize;
    while byte <= b'~' as usize {
        plain[byte] = !matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | b'\'');
        byte += 1;
    }
    plain
};

impl Page {
    /// Writes text so that it is text, whatever it holds.
    pub fn push_escaped(out: &mut String, text: &str) {
        let mut rest = text;
        loop {
            // Nearly all text is plain; it is copied in one go.
            let mut bytes = rest.bytes();
            let plain = bytes.position(|byte| !PLAIN[usize::from(byte)]);
            let (before, after) = rest.split_at(plain.unwrap_or(rest.len()));
            out.push_str(before);
            let mut characters = after.chars();
            match characters.next() {
                None => return,
                Some('&') => out.push_str("&amp;"),
                Some('<') => out.push_str("&lt;"),
                Some('>') => out.push_str("&gt;"),
                Some('"') => out.push_str("&quot;"),
                Some('\'') => out.push_str("&#39;"),
                Some('\t' | '\n' | '\r') => out.push(' '),
                Some(dropped) if metrics::is_dropped(dropped) => {}
                Some(other) => out.push(other),
            }
            rest = characters.as_str();
        }
    }

    /// Class and colours of an ink as attributes, unless the group has said them.
    fn push_ink(&mut self, ink: Ink, stroke_width: u32) {
        if self.group == Some(ink) {
            return;
        }
        self.push_appearance(ink, stroke_width);
    }

    /// Class and colours of an ink as attributes.
    pub fn push_appearance(&mut self, ink: Ink, stroke_width: u32) {
        let (class, mut colour, mut r#use) = ink.appearance(&self.tones);
        let out = &mut self.out;
        match self.on_paper {
            true => (colour, r#use) = ink.on_paper(&self.tones),
            false => {
                out.push_str(" class=\"");
                out.push_str(class);
                out.push('"');
            }
        }
        match r#use {
            Use::Fill => out.push_str(" fill=\""),
            Use::Ground => out.push_str(" fill-opacity=\"0.2\" fill=\""),
            Use::Faint => out.push_str(" fill-opacity=\"0.12\" fill=\""),
            Use::Stroke => out.push_str(" fill=\"none\" stroke=\""),
            Use::Hollow => {
                out.push_str(" fill=\"");
                out.push_str(PAPER);
                out.push_str("\" stroke=\"");
            }
        }
        out.push_str(colour);
        out.push('"');
        if matches!(r#use, Use::Stroke | Use::Hollow) {
            // plotters hands filled shapes on without their stroke.
            let stroke_width = match r#use {
                Use::Hollow => HOLLOW_STROKE,
                _ if self.on_paper => stroke_width.max(THINNEST_ON_PAPER) as i32,
                _ => stroke_width as i32,
            };
            out.push_str(" stroke-width=\"");
            push_number(out, stroke_width);
            out.push('"');
        }
        if let Some(dash) = self.dash.take() {
            out.push_str(" stroke-dasharray=\"");
            out.push_str(dash);
            out.push('"');
        }
    }

    /// Closes an element, with its name inside if it has one.
    pub fn close(&mut self, tag: &str) {
        if self.name.is_empty() {
            self.out.push_str("/>");
            return;
        }
        self.out.push_str("><title>");
        self.out.push_str(&self.name);
        self.name.clear();
        self.out.push_str("</title></");
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn push_points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        let mut previous = None;
        for point in points {
            if previous == Some(point) {
                continue;
            }
            // "M x y x y" draws lines between the points: the shortest way to say it.
            match previous {
                None => self.out.push('M'),
                Some(_) => self.out.push(' '),
            }
            push_number(&mut self.out, point.0);
            self.out.push(' ');
            push_number(&mut self.out, point.1);
            previous = Some(point);
        }
    }
}

/// Writes formatted words into a text so that they are text.
pub(super) struct Escaping<'a>(pub &'a mut String);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        Page::push_escaped(self.0, words);
        Ok(())
    }
}

/// The numbers to 999, three digits each: what is copied from here was not written a moment ago, for
/// which a processor would have to wait.
static THOUSAND: [u8; 3000] = {
    let mut digits = [b'0'; 3000];
    let mut number = 0;
    while number < 1000 {
        digits[3 * number] += (number / 100) as u8;
        digits[3 * number + 1] += (number / 10 % 10) as u8;
        digits[3 * number + 2] += (number % 10) as u8;
        number += 1;
    }
    digits
};
static THOUSAND_TEXT: &str = match std::str::from_utf8(&THOUSAND) {
    Ok(text) => text,
    Err(_) => panic!("digits are text"),
};

/// Writes a length in sixteenths of a pixel as pixels with at most two decimals.
pub(super) fn push_number(out: &mut String, sixteenths: i32) {
    const FRACTIONS: [&str; FINENESS as usize] = [
        "", ".06", ".13", ".19", ".25", ".31", ".38", ".44", ".5", ".56", ".63", ".69", ".75",
        ".81", ".88", ".94",
    ];
    if sixteenths < 0 {
        out.push('-');
    }
    let magnitude = sixteenths.unsigned_abs();
    push_whole(out, (magnitude / FINENESS as u32) as usize);
    out.push_str(FRACTIONS[(magnitude % FINENESS as u32) as usize]);
}

fn push_whole(out: &mut String, whole: usize) {
    let (end, silent) = match whole {
        0..10 => (whole, 2),
        10..100 => (whole, 1),
        100..1000 => (whole, 0),
        _ => {
            push_whole(out, whole / 1000);
            (whole % 1000, 0)
        }
    };
    out.push_str(&THOUSAND_TEXT[3 * end + silent..3 * end + 3]);
}

/// The backend. Cloning the handle of its page is how names and dashes reach it.
pub(super) struct SvgBackend {
    page: Rc<RefCell<Page>>,
    size: (u32, u32),
}

impl SvgBackend {
    /// A backend on a page, `size` in sixteenths of a pixel.
    pub fn new(page: Rc<RefCell<Page>>, size: (u32, u32)) -> SvgBackend {
        SvgBackend { page, size }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let corner = (point.0 + FINENESS, point.1 + FINENESS);
        self.draw_rect(point, corner, &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let ((x0, y0), (x1, y1)) = (upper_left, bottom_right);
        let mut page = self.page.borrow_mut();
        if page.joined {
            let out = &mut page.out;
            out.push('M');
            push_number(out, x0);
            out.push(' ');
            push_number(out, y0);
            out.push('h');
            push_number(out, x1 - x0);
            out.push('v');
            push_number(out, y1 - y0);
            out.push('h');
            push_number(out, x0 - x1);
            out.push('z');
            return Ok(());
        }
        page.out.push_str("<rect x=\"");
        for (value, next) in [
            (x0, "\" y=\""),
            (y0, "\" width=\""),
            (x1 - x0, "\" height=\""),
            (y1 - y0, "\""),
        ] {
            push_number(&mut page.out, value);
            page.out.push_str(next);
        }
        page.push_ink(Ink::of(style.color()), style.stroke_width());
        page.close("rect");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut page = self.page.borrow_mut();
        if page.joined {
            page.push_points(path);
            return Ok(());
        }
        page.out.push_str("<path d=\"");
        page.push_points(path);
        page.out.push('"');
        page.push_ink(Ink::of(style.color()), style.stroke_width());
        page.close("path");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let mut page = self.page.borrow_mut();
        page.out.push_str("<circle cx=\"");
        for (value, next) in [
            (center.0, "\" cy=\""),
            (center.1, "\" r=\""),
            (radius as i32, "\""),
        ] {
            push_number(&mut page.out, value);
            page.out.push_str(next);
        }
        page.push_ink(Ink::of(style.color()), style.stroke_width());
        page.close("circle");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        let mut page = self.page.borrow_mut();
        if page.joined {
            page.push_points(vertices);
            page.out.push('Z');
            return Ok(());
        }
        page.out.push_str("<path d=\"");
        page.push_points(vertices);
        page.out.push_str("Z\"");
        page.push_ink(Ink::of(style.color()), style.stroke_width());
        page.close("path");
        Ok(())
    }

    /// Draws real text; `position` is on the baseline.
    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        position: BackendCoord,
    ) -> Drawn {
        let mut page = self.page.borrow_mut();
        page.out.push_str("<text x=\"");
        push_number(&mut page.out, position.0);
        page.out.push_str("\" y=\"");
        push_number(&mut page.out, position.1);
        page.out.push_str("\" font-size=\"");
        let size = style.size() as i32;
        let size = match page.on_paper {
            true => size * metrics::PAPER_SIZE as i32 / 100,
            false => size,
        };
        push_number(&mut page.out, size);
        page.out.push('"');
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => page.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => page.out.push_str(" text-anchor=\"end\""),
        }
        let bold = std::mem::take(&mut page.bold);
        let all_bold = matches!(style.style(), FontStyle::Bold) || bold >= text.len().max(1);
        if all_bold {
            page.out.push_str(" font-weight=\"700\"");
        }
        page.push_ink(Ink::of(style.color()), 0);
        page.out.push('>');
        match text.split_at_checked(bold) {
            Some((strong, rest)) if bold > 0 && !all_bold => {
                page.out.push_str("<tspan font-weight=\"700\">");
                Page::push_escaped(&mut page.out, strong);
                page.out.push_str("</tspan>");
                Page::push_escaped(&mut page.out, rest);
            }
            _ => Page::push_escaped(&mut page.out, text),
        }
        page.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let weight = match style.style() {
            FontStyle::Bold => metrics::Weight::Bold,
            _ => metrics::Weight::Regular,
        };
        let width = metrics::width(text, style.size(), weight);
        Ok((width as u32, style.size() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, push_number};

    #[test]
    fn sixteenths_become_pixels_with_at_most_two_decimals() {
        for (sixteenths, text) in [
            (0, "0"),
            (16, "1"),
            (8, "0.5"),
            (1, "0.06"),
            (-1, "-0.06"),
            (-33, "-2.06"),
            (11520, "720"),
            (3, "0.19"),
        ] {
            let mut out = String::new();
            push_number(&mut out, sixteenths);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn markup_and_control_characters_become_text() {
        let mut out = String::new();
        Page::push_escaped(&mut out, "Zorg & <b>\u{0}\u{202e}\"x\"\n'y'");
        assert_eq!(out, "Zorg &amp; &lt;b&gt;&quot;x&quot; &#39;y&#39;");
    }
}

//! The little picture in a browser's tab, in the colour of the organisation: a drawing, and the same
//! in the old form that browsers and feed readers ask for without being told.

use tera::Context;

use crate::model::{Artifact, Colour, WriteOrder};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `icoon.svg` and `favicon.ico`.
pub(super) struct Icon;

impl Index for Icon {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut context = Context::new();
        context.insert("accent", &site.accent.hex());
        write(Artifact {
            path: "icoon.svg".to_owned(),
            bytes: pages.render("icoon.svg", &context)?.into_bytes(),
            order: WriteOrder::Asset,
        })?;
        write(Artifact {
            path: "favicon.ico".to_owned(),
            bytes: ico(site.accent),
            order: WriteOrder::Asset,
        })?;
        Ok(())
    }
}

/// How many points wide and high the picture is; a row of points of one bit is four bytes.
const SIZE: u8 = 32;

/// The picture as an ICO: one bitmap of two colours, with a mask that leaves out the corners.
fn ico(accent: Colour) -> Vec<u8> {
    let size = u32::from(SIZE);
    let rows = u32::from(SIZE) * 4;
    let bitmap = 40 + 2 * 4 + 2 * rows;
    let mut bytes = Vec::new();
    // One picture: its size, two colours, one plane, one bit a point, its length, where it begins.
    for number in [0u16, 1, 1] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend([SIZE, SIZE, 2, 0, 1, 0, 1, 0]);
    for number in [bitmap, 6 + 16] {
        bytes.extend(number.to_le_bytes());
    }
    // The head of a bitmap, whose height counts the mask as well; then the colours.
    for number in [40, size, 2 * size, 1 | 1 << 16, 0, 2 * rows, 0, 0, 2, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend([accent.blue, accent.green, accent.red, 0, 255, 255, 255, 0]);
    // Rows of points from the bottom up: first the colours, then what is left out.
    for is_set in [is_paper, is_outside] {
        for y in (0..SIZE).rev() {
            let points = (0..SIZE).map(|x| u32::from(is_set(x, y)) << (SIZE - 1 - x));
            bytes.extend(points.sum::<u32>().to_be_bytes());
        }
    }
    bytes
}

/// Whether a point is part of the sheet and not of a line on it; as in `icoon.svg`.
fn is_paper(x: u8, y: u8) -> bool {
    let is_line = match y {
        10 | 11 => (12..17).contains(&x),
        14 | 15 | 17 | 18 => (12..20).contains(&x),
        20 | 21 => (12..18).contains(&x),
        _ => false,
    };
    (9..23).contains(&x) && (6..26).contains(&y) && !is_line
}

/// Whether a point lies outside the rounded corners.
fn is_outside(x: u8, y: u8) -> bool {
    let to_corner = |at: u8| 6u16.saturating_sub(u16::from(at.min(SIZE - 1 - at)));
    let (x, y) = (to_corner(x), to_corner(y));
    x > 0 && y > 0 && x * x + y * y > 36
}

#[cfg(test)]
mod tests {
    use super::ico;
    use crate::model::Colour;

    /// The point in the picture as decoded: its colour, or `None` where it is left out.
    fn point(bytes: &[u8], x: usize, y: usize) -> Option<[u8; 3]> {
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let bitmap = number(18);
        assert_eq!(bytes.len(), bitmap + number(14));
        let colours = bitmap + number(bitmap);
        let bit = |rows: usize| {
            let byte = bytes[rows + (31 - y) * 4 + x / 8];
            usize::from(byte >> (7 - x % 8) & 1)
        };
        let points = colours + 8;
        let at = colours + 4 * bit(points);
        let [blue, green, red] = bytes[at..at + 3].try_into().unwrap();
        (bit(points + 128) == 0).then_some([red, green, blue])
    }

    #[test]
    fn the_picture_is_a_sheet_on_a_ground_in_the_colour_of_the_organisation() {
        let bytes = ico(Colour::parse("#15607a").unwrap());
        let (accent, paper) = (Some([0x15, 0x60, 0x7a]), Some([255, 255, 255]));
        assert_eq!(point(&bytes, 4, 16), accent);
        assert_eq!(point(&bytes, 10, 8), paper);
        assert_eq!(point(&bytes, 13, 10), accent);
        assert_eq!(point(&bytes, 10, 24), paper);
        assert_eq!(point(&bytes, 0, 0), None);
        assert_eq!(point(&bytes, 31, 31), None);
    }
}

//! Whether a PNG picture is whole, and not larger than it need be.

use std::io::Cursor;

use png::{Decoder, Limits};

use crate::diag::{Words, phrases};

/// The bytes that every PNG begins with (PNG Specification, "PNG signature").
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The most pixels that a picture may have along a side: a logo fills a sheet of paper with fewer.
const SIDE: u32 = 5_000;

/// How much memory it may take to read one.
const MEMORY: usize = 128 << 20;

/// What is wrong with a picture, if anything is. A broken one can be shown by some programs and by
/// others not at all.
pub fn check(bytes: &[u8]) -> Result<(), Words> {
    if !bytes.starts_with(SIGNATURE) {
        return Err(phrases::file::PICTURE_NOT_PNG);
    }
    let broken = |_| phrases::file::PICTURE_BROKEN;
    let limits = Limits { bytes: MEMORY };
    let decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = reader.info().size();
    if width > SIDE || height > SIDE {
        return Err(phrases::file::PICTURE_TOO_MANY_PIXELS);
    }
    let size = reader.output_buffer_size().filter(|size| *size <= MEMORY);
    let size = size.ok_or(phrases::file::PICTURE_TOO_MANY_PIXELS)?;
    reader.next_frame(&mut vec![0; size]).map_err(broken)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diag::phrases::file;

    /// A grey picture without detail.
    fn picture(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().expect("memory takes a head");
        let pixels = vec![128; (width * height) as usize];
        writer
            .write_image_data(&pixels)
            .expect("memory takes pixels");
        writer.finish().expect("memory takes an end");
        bytes
    }

    #[test]
    fn a_whole_picture_is_taken() {
        assert!(check(&picture(40, 30)).is_ok());
    }

    #[test]
    fn each_picture_that_was_cut_off_or_damaged_is_refused_without_panic() {
        let whole = picture(40, 30);
        for length in 0..whole.len() - 13 {
            assert!(check(&whole[..length]).is_err(), "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            // What the picture does not need may be damaged.
            let _ = check(&damaged);
        }
    }

    #[test]
    fn a_picture_larger_than_paper_is_refused() {
        let refused = check(&picture(5_001, 1));
        assert_eq!(refused, Err(file::PICTURE_TOO_MANY_PIXELS));
    }
}

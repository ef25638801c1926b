//! A finished PDF whose streams end where a checker looks for their end.
//!
//! ISO 19005 wants an end of line before `endstream` that the length of the stream does not count
//! (6.1.7.1). A compressed stream whose last byte happens to be a carriage return is followed by a line
//! feed; checkers take the two for one end of line, and the length for wrong by one. That is one stream
//! in 256, so about one PDF in ten. Such a stream gets one more byte: what decompresses stops before it.

/// How a stream ends that can be misread, and what we make of it.
const DOUBTFUL: &[u8] = b"\r\nendstream";
const FILTERED: &[u8] = b"/FlateDecode";
const LENGTH: &[u8] = b"/Length ";

/// The same document, with a byte more in each doubtful stream. A file whose parts are not where they
/// are looked for is left as it is.
pub(super) fn settled(pdf: Vec<u8>) -> Vec<u8> {
    let doubtful = doubtful(&pdf);
    if doubtful.is_empty() {
        return pdf;
    }
    rebuilt(&pdf, &doubtful).unwrap_or(pdf)
}

/// A stream to mend: where the number of its length stands, and where it ends.
struct Doubtful {
    length: std::ops::Range<usize>,
    end: usize,
}

fn doubtful(pdf: &[u8]) -> Vec<Doubtful> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = position(&pdf[from..], b"\nstream\n") {
        let start = from + at + b"\nstream\n".len();
        let dictionary = pdf[..from + at].len().saturating_sub(4096).max(from)..from + at;
        let Some(length) = length(pdf, dictionary.clone()) else {
            from = start;
            continue;
        };
        let bytes: usize = pdf[length.clone()].iter().fold(0_usize, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        });
        let end = start.saturating_add(bytes);
        let Some(tail) = pdf.get(end.saturating_sub(1)..) else {
            break;
        };
        let is_compressed = position(&pdf[dictionary], FILTERED).is_some();
        if is_compressed && tail.starts_with(DOUBTFUL) {
            found.push(Doubtful { length, end });
        }
        from = end;
    }
    found
}

/// Where the digits of the last length in a dictionary stand.
fn length(pdf: &[u8], dictionary: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    let text = &pdf[dictionary.clone()];
    let at = text
        .windows(LENGTH.len())
        .rposition(|window| window == LENGTH)?;
    let start = dictionary.start + at + LENGTH.len();
    let digits = pdf[start..].iter().take_while(|byte| byte.is_ascii_digit());
    let count = digits.count();
    (count > 0).then_some(start..start + count)
}

/// Writes it anew with the longer streams, and with the places of its objects as they then are
/// (ISO 32000-1, 7.5.4).
fn rebuilt(pdf: &[u8], doubtful: &[Doubtful]) -> Option<Vec<u8>> {
    let table = pdf.windows(6).rposition(|window| window == b"\nxref\n")? + 1;
    let mut out = Vec::with_capacity(pdf.len() + 16 * doubtful.len());
    // How much longer the file became, from which place on.
    let mut moves: Vec<(usize, usize)> = Vec::new();
    let mut done = 0;
    for stream in doubtful {
        let digits = std::str::from_utf8(&pdf[stream.length.clone()]).ok()?;
        let longer = (digits.parse::<usize>().ok()? + 1).to_string();
        out.extend_from_slice(&pdf[done..stream.length.start]);
        out.extend_from_slice(longer.as_bytes());
        out.extend_from_slice(&pdf[stream.length.end..stream.end]);
        out.push(b'\n');
        done = stream.end;
        moves.push((stream.end, out.len() - stream.end));
    }
    out.extend_from_slice(&pdf[done..table]);
    let moved = |place: usize| {
        let after = moves.partition_point(|(from, _)| *from <= place);
        place + after.checked_sub(1).map_or(0, |at| moves[at].1)
    };
    let rest = &pdf[table..];
    let trailer = position(rest, b"trailer")?;
    let mut lines = rest[..trailer].split_inclusive(|byte| *byte == b'\n');
    for line in &mut lines {
        match line {
            // An object in use: ten digits, five digits, `n` and a line end of two bytes.
            [place @ .., b' ', _, _, _, _, _, b' ', b'n', _, b'\n'] if place.len() == 10 => {
                let place: usize = std::str::from_utf8(place).ok()?.parse().ok()?;
                out.extend_from_slice(format!("{:010}", moved(place)).as_bytes());
                out.extend_from_slice(&line[10..]);
            }
            other => out.extend_from_slice(other),
        }
    }
    let start = position(rest, b"startxref\n")? + b"startxref\n".len();
    out.extend_from_slice(&rest[trailer..start]);
    let end = rest[start..]
        .iter()
        .position(|byte| !byte.is_ascii_digit())?;
    out.extend_from_slice(moved(table).to_string().as_bytes());
    out.extend_from_slice(&rest[start + end..]);
    Some(out)
}

fn position(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::settled;

    /// A document of two streams, of which the first ends in a carriage return.
    fn document(first: &[u8]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (number, data) in [(1, first), (2, b"second".as_slice())] {
            places.push(pdf.len());
            let head = format!(
                "{number} 0 obj\n<</Length {}/Filter/FlateDecode>>\nstream\n",
                data.len()
            );
            pdf.extend_from_slice(head.as_bytes());
            pdf.extend_from_slice(data);
            pdf.extend_from_slice(b"\nendstream\nendobj\n\n");
        }
        let table = pdf.len();
        pdf.extend_from_slice(b"xref\n0 3\n0000000000 65535 f\r\n");
        for place in places {
            pdf.extend_from_slice(format!("{place:010} 00000 n\r\n").as_bytes());
        }
        pdf.extend_from_slice(
            format!("trailer\n<</Size 3>>\nstartxref\n{table}\n%%EOF").as_bytes(),
        );
        pdf
    }

    #[test]
    fn a_stream_that_ends_in_a_carriage_return_gets_one_more_byte() {
        let data = b"first 890\r";
        let before = document(data);
        let after = settled(before.clone());
        // The byte.
        assert_eq!(after.len(), before.len() + 1);
        assert_eq!(after, document(b"first 890\r\n"));
    }

    #[test]
    fn a_length_may_take_one_more_digit() {
        let mut data = vec![b'x'; 98];
        data.push(b'\r');
        let after = settled(document(&data));
        data.push(b'\n');
        assert_eq!(after, document(&data));
    }

    #[test]
    fn other_documents_stay_as_they_are() {
        for data in [b"first".as_slice(), b"first\n", b"\r first"] {
            assert_eq!(settled(document(data)), document(data));
        }
        for odd in [
            b"".as_slice(),
            b"\nstream\n",
            b"/Length 99\nstream\n\r\nendstream",
        ] {
            assert_eq!(settled(odd.to_vec()), odd);
        }
    }
}

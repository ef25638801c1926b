//! Where the streams of a PDF end, without doubt.
//!
//! After the bytes of a stream comes an end of line, and then `endstream`. Typst writes a line feed.
//! Where the last byte of a stream happens to be a carriage return (of packed bytes, 1 in 256), the
//! two together are an end of line as well, and a checker of PDF/A counts one byte less than the
//! stream says that it has. A carriage return twice can only be read in one way.

/// Ends such streams with a carriage return instead. No byte moves.
pub(super) fn settle(pdf: &mut [u8]) {
    let mut at = 0;
    while let Some(start) = find(pdf, at, b"stream\n") {
        let start = start + b"stream\n".len();
        at = match length(&pdf[at..start]).map(|length| start + length) {
            Some(end) if is_end(pdf, end) => {
                if end > start && pdf[end - 1] == b'\r' {
                    pdf[end] = b'\r';
                }
                end + END.len()
            }
            _ => start,
        };
    }
}

const END: &[u8] = b"\nendstream";

fn is_end(pdf: &[u8], at: usize) -> bool {
    pdf.get(at..).is_some_and(|rest| rest.starts_with(END))
}

/// What the last dictionary of some bytes says of the length of its stream.
fn length(before: &[u8]) -> Option<usize> {
    const KEY: &[u8] = b"/Length ";
    let object = before.windows(KEY.len()).rposition(|bytes| bytes == KEY)?;
    let digits = before[object + KEY.len()..].iter();
    let digits = digits.take_while(|byte| byte.is_ascii_digit());
    digits.copied().try_fold(0_usize, |number, digit| {
        number
            .checked_mul(10)?
            .checked_add(usize::from(digit - b'0'))
    })
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut windows = rest.windows(wanted.len());
    windows
        .position(|window| window == wanted)
        .map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::settle;

    fn settled(pdf: &str) -> String {
        let mut bytes = pdf.as_bytes().to_vec();
        settle(&mut bytes);
        String::from_utf8(bytes).expect("only line ends change")
    }

    #[test]
    fn a_stream_that_ends_with_a_carriage_return_has_one_more_behind_it() {
        assert_eq!(
            settled("1 0 obj\n<</Length 3>>\nstream\nab\r\nendstream\nendobj\n"),
            "1 0 obj\n<</Length 3>>\nstream\nab\r\rendstream\nendobj\n"
        );
    }

    #[test]
    fn other_streams_stay_as_they_are() {
        for pdf in [
            "<</Length 4>>\nstream\nab\r\n\nendstream\nendobj\n",
            "<</Length 2>>\nstream\nab\nendstream\n",
            "<</Length 0>>\nstream\n\nendstream\n",
            "<</Length 99999999999999999999999>>\nstream\na\r\nendstream\n",
            "<</Length 20>>\nstream\na\r\nendstream\n",
            "stream\n",
            "",
        ] {
            assert_eq!(settled(pdf), pdf);
        }
    }

    #[test]
    fn the_bytes_of_a_stream_are_no_pdf() {
        // An attached file that says what a stream looks like.
        let inside = "<</Length 1>>\nstream\n\r\nendstream\n";
        let pdf = |end: &str| {
            let length = inside.len() + 1;
            format!("<</Length {length}>>\nstream\n{inside}\r{end}endstream\n")
        };
        assert_eq!(settled(&pdf("\n")), pdf("\r"));
    }
}

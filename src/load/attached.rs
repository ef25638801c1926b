//! Files that are not read as text: attachments, and pictures of the house style.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Kind, limits, read_at_most, text};
use crate::diag::{Failure, FileId, SourceMap, phrases};
use crate::model::{FileType, HEAD_BYTES};

/// A file that letters can have as an attachment. Its bytes are not kept: it is copied by its path.
#[derive(Clone, Debug)]
pub struct Attached {
    /// Its place for complaints; its text is empty.
    pub file: FileId,
    /// Its size; more than [`ATTACHMENT_LIMIT`](super::ATTACHMENT_LIMIT) means that nothing else
    /// is known of it.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Whether its first bytes are those of the kind that its name says.
    pub is_as_named: bool,
}

/// A small file with its bytes.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its place for complaints, with its text where it is text.
    pub file: FileId,
    /// Its bytes; `None` for a file that is too large.
    pub bytes: Option<Arc<[u8]>>,
}

/// Looks at a file without keeping it.
pub(super) fn look(project: &Path, path: &str, file: FileId) -> Result<Attached, Failure> {
    let full = project.join(path);
    let (bytes, sha256, head) =
        measure(&full).map_err(|e| Failure::system(phrases::command::READ_FILE, full, e))?;
    Ok(Attached {
        file,
        bytes,
        sha256,
        is_as_named: FileType::of(path).is_some_and(|kind| kind.fits(&head)),
    })
}

fn measure(full: &Path) -> io::Result<(u64, String, Vec<u8>)> {
    let file = fs_err::File::open(full)?;
    let size = file.metadata()?.len();
    if size > limits::ATTACHMENT.bytes {
        return Ok((size, String::new(), Vec::new()));
    }
    let mut head = Head(Vec::with_capacity(HEAD_BYTES));
    let (bytes, sha256) = digest(file, &mut head)?;
    Ok((bytes, sha256, head.0))
}

/// Keeps the first bytes that are written to it.
struct Head(Vec<u8>);

impl Write for Head {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = HEAD_BYTES - self.0.len();
        self.0.extend(bytes.iter().take(room));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Copies what can be read, and says how many bytes it was and their SHA-256 in hexadecimal.
pub fn digest(mut from: impl Read, to: &mut impl Write) -> io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        let count = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(&buffer[..count]);
        to.write_all(&buffer[..count])?;
        size += count as u64;
    }
    Ok((size, hexadecimal(&hasher.finalize())))
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal, in small letters.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

/// Reads a small file whole. What is wrong with it is told when something uses it.
pub(super) fn load(project: &Path, path: &str, map: &mut SourceMap) -> Result<Loaded, Failure> {
    let full = project.join(path);
    let limit = limits::bytes(Kind::Picture).bytes;
    let bytes = read_at_most(&full, limit)
        .map_err(|e| Failure::system(phrases::command::READ_FILE, full, e))?;
    if bytes.len() as u64 > limit {
        let file = map.add(path, "");
        return Ok(Loaded { file, bytes: None });
    }
    let text = match std::str::from_utf8(&bytes) {
        Ok(_) => text::clean(bytes.clone()).0,
        Err(_) => String::new(),
    };
    Ok(Loaded {
        file: map.add(path, text),
        bytes: Some(bytes.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn the_sum_of_a_file_is_the_one_that_others_compute() {
        let mut copy = Vec::new();
        let (size, sha256) = digest(&b"abc"[..], &mut copy).unwrap();
        assert_eq!((size, copy.as_slice()), (3, &b"abc"[..]));
        // The example in FIPS 180-4.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256, known);
    }
}

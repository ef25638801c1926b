//! The identity of the program's own code, for the cache of PDF files (`src/cache.rs`): whatever
//! was drawn by other code, with other templates or with other versions of its libraries is drawn again.
//!
//! It is the hash of the sources and not of the binary, so that two machines with the same sources
//! agree.

use std::io;
use std::path::{Path, PathBuf};

/// What decides what the program draws; a missing one counts as empty.
const SOURCES: [&str; 4] = ["src", "templates", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hash = Fnv::default();
    for source in SOURCES {
        let path = root.join(source);
        // A path that is not there would make every build run this again.
        if path.exists() {
            println!("cargo::rerun-if-changed={source}");
            add(&path, source, &mut hash)?;
        }
    }
    println!("cargo::rustc-env=RAADSBRIEF_CODE={:032x}", hash.0);
    Ok(())
}

/// Adds a file, or all files of a folder in the order of their names.
fn add(path: &Path, name: &str, hash: &mut Fnv) -> io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            add(&entry.path(), &name, hash)?;
        }
        return Ok(());
    }
    let bytes = std::fs::read(path)?;
    // With its length, so that no file runs over into the next.
    hash.add(name.as_bytes());
    hash.add(&(bytes.len() as u64).to_le_bytes());
    hash.add(&bytes);
    Ok(())
}

/// FNV-1a of 128 bits: a few lines, and the same for ever. The standard library's hasher promises
/// neither; nobody has to be kept from making two sources with one hash.
struct Fnv(u128);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 ^= u128::from(*byte);
            self.0 = self
                .0
                .wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

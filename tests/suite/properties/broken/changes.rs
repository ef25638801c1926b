//! Changes to files, small enough that much of what is right stays right.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::tree::Tree;

/// What may be put into a file.
pub type Tokens = &'static [&'static [u8]];

/// What means something to one of the readers of what authors type.
pub const TYPED: [&[u8]; 105] = [
    // Numbers, times and words that mean something to requests and data.
    b"0",
    b"00",
    b"1.250",
    b"12,5",
    b"79228162514264337593543950335",
    b"-79228162514264337593543950335",
    b"0.0000000000000000000000000001",
    b"onbekend",
    b"n.v.t.",
    b"ja",
    b"nee",
    b"29-02-2024",
    b"2025",
    b"januari 2025",
    b"Q4 9999",
    b"rond de zomer van 2026",
    b"januari t/m juni 2026",
    b"eerste helft 0001",
    b"{tijd: [januari 2025, januari 2026]}",
    b"waar: {tijd: 2025}\n",
    b"waar: {}\n",
    b"van: 2026\n",
    b"tot: 2025\n",
    b"soort: staven\n",
    b"soort: helling\n",
    b"soort: lijn\n",
    b"soort: tijdlijn\n",
    b"categorie: tijd\n",
    b"categorie: gemeente\n",
    b"reeks: maat\n",
    b"reeks: tijd\n",
    b"stapel: ja\n",
    b"richting: staand\n",
    b"volgorde: gegevens\n",
    b"momenten: [2024, 2025]\n",
    b"tussen: tijd\n",
    b"rij: tijd\n",
    b"kolom: maat\n",
    b"maten: [aantal, aantal]\n",
    b"soort: contracten\n",
    b"soort: clienten\n",
    b"soort: personen\n",
    b"soort: themas\n",
    b"soort: fasen\n",
    b"soort: tabel\n",
    b"gebied: onbekend\n",
    b"stand: voornemen\n",
    b"status: concept\n",
    b"status: gereed\n",
    b"status: prognose\n",
    b"kwalificatie: meer dan\n",
    b"vervallen: ja",
    b"eenheid: procent\n",
    b"eenheid: euro\n",
    b"personen: ja\n",
    b"drempel: 1000000\n",
    b"totalen: [gemeente]\n",
    b"reeksbreuken: [{vanaf: 2025, reden: x}]\n",
    b"niet_optellen_met: [{met: {}, reden: x}]\n",
    b"actueel: 1 dag\n",
    b"actueel: 99999999999 jaar\n",
    b"decimalen: 9\n",
    b"geheimhouding: ja\n",
    b"ondertekening: college\n",
    b"ondertekening: portefeuillehouder\n",
    b"bijlagen: [{titel: x, bestand: ../x.pdf}]\n",
    b"geheim: ja",
    b"{jaar:2}",
    b"{volgnummer:99}",
    b"som(van=[",
    b"aandeel(deel=",
    b"verandering(van=",
    b"meervoud(aantal=",
    b" | in_woorden",
    b" | miljoenen",
    b" is meer_dan(1)",
    b" is gestegen",
    b"{% elif",
    b"{% extends \"standaard/brief.html\" %}",
    b"{% block inhoud %}",
    b"{{ __tera_context }}",
    b"#ffffff",
    b"tel:0",
    b"javascript:x",
    b"../",
    b"/",
    // What a drawing or page is made of.
    b"<script>x()</script>",
    b"<g>",
    b"</g>",
    b" onload=\"x()\"",
    b" href=\"https://x.example/\"",
    b"<!DOCTYPE svg [<!ENTITY a \"&b;\">]>",
    b"<![CDATA[",
    b"<?x ?>",
    b"&#0;",
    b"&amp;",
    // Signs that are longer, wider or other than they look.
    b"\xc2\xa0",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xae",
    b"\xe2\x80\x9c",
    b"\xcc\x81",
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
    b"\xc4\xb0",
    b"\xf0\x9d\x9f\x98",
];

/// Names that a file may get instead of its own.
const NAMES: [&str; 14] = [
    "content/brieven/a.md",
    "content/brieven/een twee.md",
    "content/brieven/bijlagen/x.html",
    "content/brieven/bijlagen/x.pdf",
    "content/paginas/brieven.md",
    "content/paginas/con.md",
    "content/paginas/index.md",
    "data/Een.yaml",
    "data/a/tellingen.yaml",
    "data/tellingen.csv",
    "data/x.yml",
    "templates/alineas/rib.md",
    "templates/brief.html",
    "templates/brieven/rib.md",
];

/// The settings stay: a folder without them is no site.
const SETTINGS: &str = "raadsbrief.yaml";

/// The lines and words of sites that are right, which mean something in others too.
pub struct Phrases {
    lines: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

impl Phrases {
    pub fn of<'a>(files: impl IntoIterator<Item = &'a Vec<u8>>) -> Phrases {
        let (mut lines, mut words) = (Vec::new(), Vec::new());
        for bytes in files {
            for line in lines_of(bytes).filter(|line| line.len() < 400) {
                words.extend(places_of_words(line).map(|(from, to)| line[from..to].to_vec()));
                lines.push(line.to_vec());
            }
        }
        for phrases in [&mut lines, &mut words] {
            phrases.sort();
            phrases.dedup();
        }
        Phrases { lines, words }
    }
}

/// One change to a file.
#[derive(Clone, Debug)]
pub enum Change {
    Flip(Index, u8),
    Insert(Index, &'static [u8]),
    /// A word of another place.
    Word(Index, Index),
    /// A token where a word stood.
    Value(Index, &'static [u8]),
    /// A line of another place, as deep as the line that it comes before.
    Line(Index, Index),
    Cut(Index, u8),
    DropLine(Index),
    RepeatLine(Index, u8),
    SwapLines(Index, Index),
    Splice(Index, Index),
}

pub fn any_change(tokens: Tokens) -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        4 => (at(), select(tokens)).prop_map(|(at, token)| Change::Insert(at, token)),
        4 => (at(), at()).prop_map(|(at, word)| Change::Word(at, word)),
        4 => (at(), select(tokens)).prop_map(|(at, token)| Change::Value(at, token)),
        4 => (at(), at()).prop_map(|(at, line)| Change::Line(at, line)),
        2 => (at(), 1..20_u8).prop_map(|(at, length)| Change::Cut(at, length)),
        2 => at().prop_map(Change::DropLine),
        1 => (at(), 2..30_u8).prop_map(|(at, times)| Change::RepeatLine(at, times)),
        2 => (at(), at()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        1 => (at(), at()).prop_map(|(from, to)| Change::Splice(from, to)),
    ]
}

fn lines_of(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

/// Where words and numbers stand, from and to.
fn places_of_words(bytes: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    let is_word =
        |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80 || b"-_.,".contains(byte);
    let mut from = 0;
    bytes
        .chunk_by(move |a, b| is_word(a) == is_word(b))
        .map(move |chunk| {
            from += chunk.len();
            (from - chunk.len(), from, is_word(&chunk[0]))
        })
        .filter(|(_, _, is_word)| *is_word)
        .map(|(from, to, _)| (from, to))
}

impl Change {
    pub fn make(&self, bytes: &mut Vec<u8>, phrases: &Phrases) {
        if bytes.is_empty() {
            return;
        }
        let lines = |bytes: &[u8]| lines_of(bytes).map(<[u8]>::to_vec).collect::<Vec<_>>();
        let place = |at: &Index| at.index(bytes.len());
        match self {
            Change::Flip(at, bit) => {
                let at = place(at);
                bytes[at] ^= 1 << bit;
            }
            Change::Insert(at, token) => {
                let at = place(at);
                bytes.splice(at..at, token.iter().copied());
            }
            Change::Word(at, word) => {
                let word: &Vec<u8> = word.get(&phrases.words);
                replace_word(bytes, at, word);
            }
            Change::Value(at, token) => replace_word(bytes, at, token),
            Change::Line(at, line) => {
                let mut all = lines(bytes);
                let at = at.index(all.len());
                let blank = |byte: &&u8| **byte == b' ';
                let mut new: Vec<u8> = all[at].iter().take_while(blank).copied().collect();
                new.extend(line.get(&phrases.lines[..]).iter().skip_while(blank));
                all.insert(at, new);
                *bytes = all.concat();
            }
            Change::Cut(at, length) => {
                let at = place(at);
                let end = (at + usize::from(*length)).min(bytes.len());
                bytes.drain(at..end);
            }
            Change::DropLine(at) => {
                let mut all = lines(bytes);
                all.remove(at.index(all.len()));
                *bytes = all.concat();
            }
            Change::RepeatLine(at, times) => {
                let mut all = lines(bytes);
                let line = at.index(all.len());
                all[line] = all[line].repeat(usize::from(*times));
                *bytes = all.concat();
            }
            Change::SwapLines(one, other) => {
                let mut all = lines(bytes);
                let (one, other) = (one.index(all.len()), other.index(all.len()));
                all.swap(one, other);
                *bytes = all.concat();
            }
            Change::Splice(from, to) => {
                let piece: Vec<u8> = bytes[place(from)..].iter().copied().take(80).collect();
                let to = place(to);
                bytes.splice(to..to, piece);
            }
        }
    }
}

fn replace_word(bytes: &mut Vec<u8>, at: &Index, new: &[u8]) {
    let places: Vec<(usize, usize)> = places_of_words(bytes).collect();
    if !places.is_empty() {
        let (from, to) = *at.get(&places);
        bytes.splice(from..to, new.iter().copied());
    }
}

/// One change to a site.
#[derive(Clone, Debug)]
pub enum SiteChange {
    Inside(Index, Change),
    Drop(Index),
    Rename(Index, usize),
    /// The same file twice.
    Copy(Index, usize),
    /// Each has what the other had.
    Swap(Index, Index),
}

pub fn any_site_change() -> impl Strategy<Value = SiteChange> {
    let which = any::<Index>;
    let name = || 0..NAMES.len();
    prop_oneof![
        30 => (which(), any_change(&TYPED)).prop_map(|(file, change)| SiteChange::Inside(file, change)),
        1 => which().prop_map(SiteChange::Drop),
        1 => (which(), name()).prop_map(|(file, name)| SiteChange::Rename(file, name)),
        1 => (which(), name()).prop_map(|(file, name)| SiteChange::Copy(file, name)),
        1 => (which(), which()).prop_map(|(one, other)| SiteChange::Swap(one, other)),
    ]
}

impl SiteChange {
    pub fn make(&self, site: &mut Tree, phrases: &Phrases) {
        let path = |file: &Index| {
            let path = site.keys().nth(file.index(site.len()));
            path.expect("there is always a file").clone()
        };
        match self {
            SiteChange::Inside(file, change) => {
                let path = path(file);
                change.make(site.entry(path).or_default(), phrases);
            }
            SiteChange::Drop(file) => {
                let path = path(file);
                if path != SETTINGS {
                    site.remove(&path);
                }
            }
            SiteChange::Rename(file, name) => {
                let path = path(file);
                if path != SETTINGS {
                    let bytes = site.remove(&path).unwrap_or_default();
                    site.insert(NAMES[*name].to_owned(), bytes);
                }
            }
            SiteChange::Copy(file, name) => {
                let bytes = site[&path(file)].clone();
                site.insert(NAMES[*name].to_owned(), bytes);
            }
            SiteChange::Swap(one, other) => {
                let (one, other) = (path(one), path(other));
                let (a, b) = (site[&one].clone(), site[&other].clone());
                site.insert(one, b);
                site.insert(other, a);
            }
        }
    }
}

//! The words on the pages of a PDF, by the mark under which the structure tree finds them.
//!
//! `pdfinfo -struct-text` would tell them too, but loses what follows a hyphen that carries a text of
//! its own (ISO 32000-1, 14.9.4) within one mark. This reads what Typst writes, and no more: fonts
//! with codes of two bytes and a map to Unicode.

use std::collections::BTreeMap;

use serde_json::Value;

use super::objects::Objects;

/// The pieces of text under a mark, by page and number: each what stands together on a line.
pub type Marked = BTreeMap<(String, u64), Vec<String>>;

/// All of them.
pub fn of(objects: &Objects) -> Marked {
    let mut marked = Marked::new();
    for reference in objects.pages() {
        let page = objects.follow(&reference);
        let resources = objects.follow(&page["/Resources"]);
        let fonts = objects.follow(&resources["/Font"]).as_object();
        let fonts = fonts.into_iter().flatten().map(|(name, font)| {
            let map = objects.data(&objects.follow(font)["/ToUnicode"]);
            (name.clone(), unicode(&map))
        });
        let mut reader = Reader {
            page: reference.as_str().unwrap_or_default(),
            fonts: fonts.collect(),
            marks: Vec::new(),
            font: String::new(),
            is_new: true,
            marked: &mut marked,
        };
        let parts = match &page["/Contents"] {
            Value::Array(parts) => parts.clone(),
            one => vec![one.clone()],
        };
        for part in parts {
            reader.read(&objects.data(&part));
        }
    }
    marked
}

/// What a piece of content is made of.
#[derive(Debug)]
enum Token {
    /// An operator, a number, a name or a bracket.
    Word(String),
    Text(Vec<u8>),
}

/// Content that is marked: with a number, or as another text than it shows.
#[derive(Default)]
struct Mark {
    number: Option<u64>,
    instead: Option<String>,
}

struct Reader<'a> {
    page: &'a str,
    fonts: BTreeMap<String, BTreeMap<u16, String>>,
    marks: Vec<Mark>,
    font: String,
    /// Whether what follows stands apart from what came before.
    is_new: bool,
    marked: &'a mut Marked,
}

impl Reader<'_> {
    fn read(&mut self, content: &[u8]) {
        let mut before: Vec<Token> = Vec::new();
        for token in tokens(content) {
            let Token::Word(word) = &token else {
                before.push(token);
                continue;
            };
            match word.as_str() {
                "BT" => self.is_new = true,
                "Tf" => self.font = name(&before).unwrap_or_default(),
                "Tj" | "TJ" => self.show(&before),
                "BDC" | "BMC" => self.marks.push(mark(&before)),
                "EMC" => {
                    let instead = self.marks.pop().and_then(|mark| mark.instead);
                    self.say(&instead.unwrap_or_default());
                }
                word if !word.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    before.push(token);
                    continue;
                }
                _ => {}
            }
            before.clear();
        }
    }

    fn show(&mut self, texts: &[Token]) {
        let font = &self.fonts[&self.font];
        let mut said = String::new();
        for token in texts {
            let Token::Text(bytes) = token else { continue };
            for code in bytes.chunks_exact(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                said.push_str(font.get(&code).map_or("\u{fffd}", String::as_str));
            }
        }
        self.say(&said);
    }

    fn say(&mut self, words: &str) {
        let is_replaced = self.marks.iter().any(|mark| mark.instead.is_some());
        let number = self.marks.iter().rev().find_map(|mark| mark.number);
        let Some(number) = number.filter(|_| !is_replaced && !words.is_empty()) else {
            return;
        };
        let pieces = self
            .marked
            .entry((self.page.to_owned(), number))
            .or_default();
        if std::mem::take(&mut self.is_new) || pieces.is_empty() {
            pieces.push(String::new());
        }
        pieces.last_mut().expect("there is one").push_str(words);
    }
}

/// The name among operands.
fn name(operands: &[Token]) -> Option<String> {
    operands.iter().find_map(|token| match token {
        Token::Word(word) => word.starts_with('/').then(|| word.clone()),
        Token::Text(_) => None,
    })
}

fn mark(operands: &[Token]) -> Mark {
    let mut mark = Mark::default();
    for pair in operands.windows(2) {
        match pair {
            [Token::Word(key), Token::Word(number)] if key == "/MCID" => {
                mark.number = number.parse().ok();
            }
            [Token::Word(key), Token::Text(text)] if key == "/ActualText" => {
                mark.instead = Some(text_of(text));
            }
            _ => {}
        }
    }
    mark
}

/// A text of PDF: UTF-16 with a mark before it, or one byte a character.
fn text_of(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// What a font says its codes mean.
fn unicode(map: &[u8]) -> BTreeMap<u16, String> {
    let mut found = BTreeMap::new();
    let mut texts: Vec<Vec<u8>> = Vec::new();
    let code = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0, |sum: u16, byte| sum << 8 | u16::from(*byte))
    };
    let wide = |bytes: &[u8]| text_of(&[&[0xfe, 0xff], bytes].concat());
    for token in tokens(map) {
        match token {
            Token::Text(text) => texts.push(text),
            Token::Word(word) => {
                if word == "endbfchar" {
                    let pairs = texts.chunks_exact(2);
                    found.extend(pairs.map(|pair| (code(&pair[0]), wide(&pair[1]))));
                }
                assert!(
                    word != "endbfrange" || texts.is_empty(),
                    "ranges are not read"
                );
                if word.starts_with("begin") || word.starts_with("end") {
                    texts.clear();
                }
            }
        }
    }
    found
}

fn tokens(content: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(byte) = content.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'(' => {
                let mut text = Vec::new();
                at = literal(content, at, &mut text);
                tokens.push(Token::Text(text));
            }
            b'<' if content.get(at) != Some(&b'<') => {
                let end = content[at..].iter().position(|byte| *byte == b'>');
                let end = at + end.expect("it ends");
                tokens.push(Token::Text(hexadecimal(&content[at..end])));
                at = end + 1;
            }
            b'<' | b'>' => {
                at += 1;
                tokens.push(Token::Word("<>".to_owned()));
            }
            b'[' | b']' => tokens.push(Token::Word("[]".to_owned())),
            byte if byte.is_ascii_whitespace() || *byte == 0 => {}
            _ => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]/".contains(byte);
                let rest = content[at..].iter().position(ends);
                at = rest.map_or(content.len(), |length| at + length);
                let word = String::from_utf8_lossy(&content[start..at]);
                tokens.push(Token::Word(word.into_owned()));
            }
        }
    }
    tokens
}

/// Reads a literal string from behind its parenthesis; returns where it ends.
fn literal(content: &[u8], mut at: usize, text: &mut Vec<u8>) -> usize {
    let mut depth = 0;
    while let Some(byte) = content.get(at) {
        at += 1;
        match byte {
            b'\\' => {
                let rest = &content[at..];
                let octal = rest
                    .iter()
                    .take(3)
                    .take_while(|byte| (b'0'..=b'7').contains(*byte));
                let count = octal.count();
                if count > 0 {
                    let digits = rest[..count].iter();
                    let value = digits.fold(0_u32, |sum, digit| sum * 8 + u32::from(digit - b'0'));
                    text.push(value as u8);
                    at += count;
                    continue;
                }
                at += 1;
                text.push(match rest.first() {
                    Some(b'n') => b'\n',
                    Some(b'r') => b'\r',
                    Some(b't') => b'\t',
                    Some(b'b') => 8,
                    Some(b'f') => 12,
                    Some(other) => *other,
                    None => return at,
                });
                continue;
            }
            b'(' => depth += 1,
            b')' if depth == 0 => return at,
            b')' => depth -= 1,
            _ => {}
        }
        text.push(*byte);
    }
    at
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let digits = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16));
    let mut digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
    if digits.len() % 2 == 1 {
        digits.push(0);
    }
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

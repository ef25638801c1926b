//! The passages of a letter, as two versions of it are compared.

use crate::model::{
    Block, Cell, Chart, Figure, Inline, Letter, LinkTarget, Table, notation, plain_text,
};

/// What kinds of passages can take each other's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Heading,
    /// A paragraph or an item of a list.
    Text,
    /// What has no anchor: a quote, terms with their meaning, literal text.
    Other,
    Chart,
    Table,
}

/// A passage of a letter.
pub(super) struct Passage<'a> {
    pub(super) class: Class,
    /// Its anchor, if it has one.
    pub(super) anchor: Option<&'a str>,
    /// Whether its author gave it its anchor.
    pub(super) is_named: bool,
    /// Its words without markup: what it is recognised by.
    pub(super) text: String,
    /// Where it stands, in words.
    pub(super) place: String,
    /// What it says.
    pub(super) content: Content<'a>,
    /// The figures in it, in reading order.
    pub(super) figures: Vec<&'a Figure>,
}

/// What a passage says.
pub(super) enum Content<'a> {
    /// Words with their markup and where its links lead.
    Words(String),
    Chart(&'a Chart),
    Table(&'a Table),
}

/// The passages of a letter in reading order, each with all that has no anchor of its own in it.
pub(super) fn passages(letter: &Letter) -> Vec<Passage<'_>> {
    let mut reader = Reader {
        letter,
        heading: String::new(),
        paragraphs: 0,
        items: 0,
        found: Vec::new(),
    };
    reader.blocks(&letter.body);
    reader.found
}

/// The number of an anchor that nobody gave: `al-<n>`.
pub(super) fn number(anchor: &str, before: &str) -> Option<usize> {
    anchor.strip_prefix(before)?.parse().ok()
}

/// What stands before the number of a passage.
pub(super) const PASSAGE: &str = "al-";
/// What stands before the number of a table without an id.
pub(super) const TABLE: &str = "tabel-";

struct Reader<'a> {
    letter: &'a Letter,
    /// The words of the heading above what is read.
    heading: String,
    /// How many paragraphs came below it.
    paragraphs: usize,
    /// How many items of lists came below it.
    items: usize,
    found: Vec<Passage<'a>>,
}

impl<'a> Reader<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading {
                anchor, content, ..
            } if !anchor.is_empty() => {
                self.heading = plain_text(content, &self.letter.figures);
                (self.paragraphs, self.items) = (0, 0);
                let place = self.heading.clone();
                self.words(
                    Class::Heading,
                    Some(anchor),
                    place,
                    std::slice::from_ref(block),
                );
            }
            Block::Paragraph {
                anchor: Some(anchor),
                ..
            } => {
                self.paragraphs += 1;
                let place = self.below(&format!("alinea {}", self.paragraphs));
                self.words(
                    Class::Text,
                    Some(anchor),
                    place,
                    std::slice::from_ref(block),
                );
            }
            Block::List { items, .. } => {
                for item in items {
                    if let Some(anchor) = &item.anchor {
                        self.items += 1;
                        let place = self.below(&format!("punt {}", self.items));
                        self.words(Class::Text, Some(anchor), place, &item.blocks);
                    }
                    self.inner(&item.blocks);
                }
            }
            Block::Quote { blocks } => {
                let place = self.below("citaat");
                self.words(Class::Other, None, place, std::slice::from_ref(block));
                self.inner(blocks);
            }
            Block::Definitions { items } => {
                let place = self.below("begrippen");
                self.words(Class::Other, None, place, std::slice::from_ref(block));
                for blocks in items.iter().flat_map(|(_, meanings)| meanings) {
                    self.inner(blocks);
                }
            }
            Block::Code { .. } => {
                let place = self.below("letterlijke tekst");
                self.words(Class::Other, None, place, std::slice::from_ref(block));
            }
            Block::Chart { chart } => {
                if let Some(chart) = self.letter.charts.get(*chart) {
                    self.chart(chart);
                }
            }
            Block::Table { table } => {
                if let Some(table) = self.letter.tables.get(*table) {
                    self.table(table);
                }
            }
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Rule => {}
        }
    }

    /// What has an anchor inside something that was read as a whole.
    fn inner(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Chart { .. } | Block::Table { .. } => self.block(block),
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.inner(&item.blocks));
                }
                Block::Quote { blocks } => self.inner(blocks),
                Block::Definitions { items } => {
                    let meanings = items.iter().flat_map(|(_, meanings)| meanings);
                    meanings.for_each(|blocks| self.inner(blocks));
                }
                _ => {}
            }
        }
    }

    fn below(&self, what: &str) -> String {
        if self.heading.is_empty() {
            return notation::capitalised(what);
        }
        format!("{}, {what}", self.heading)
    }

    fn words(&mut self, class: Class, anchor: Option<&'a str>, place: String, blocks: &'a [Block]) {
        let mut said = Said::new(self.letter);
        said.blocks(blocks);
        self.found.push(Passage {
            class,
            anchor,
            is_named: anchor.is_some_and(|anchor| number(anchor, PASSAGE).is_none()),
            text: said.text.trim().to_owned(),
            place,
            content: Content::Words(said.shape),
            figures: said.figures,
        });
    }

    fn chart(&mut self, chart: &'a Chart) {
        self.found.push(Passage {
            class: Class::Chart,
            anchor: Some(&chart.id),
            is_named: true,
            text: format!("{} {}", chart.title, chart.description),
            place: format!("Figuur {}, {}", chart.number, chart.title),
            content: Content::Chart(chart),
            figures: Vec::new(),
        });
    }

    fn table(&mut self, table: &'a Table) {
        let mut said = Said::new(self.letter);
        said.table(table);
        let number_of = number(&table.id, TABLE);
        let place = match table.number {
            Some(number) => format!("Tabel {number}, {}", table.caption),
            None => table.caption.clone(),
        };
        self.found.push(Passage {
            class: Class::Table,
            anchor: Some(&table.id),
            // Only a table that was written in place can do without an id.
            is_named: table.source_line.is_some() || number_of.is_none(),
            text: format!("{} {}", table.caption, said.text.trim()),
            place,
            content: Content::Table(table),
            figures: said.figures,
        });
    }
}

/// What blocks say: their words, the same with markup, and their figures.
struct Said<'a> {
    letter: &'a Letter,
    text: String,
    /// Markup is written with control characters, which no letter holds.
    shape: String,
    figures: Vec<&'a Figure>,
}

/// Blocks of a letter as words with their markup, to see whether they say the same.
pub(super) fn shape(blocks: &[Block], letter: &Letter) -> String {
    let mut said = Said::new(letter);
    said.blocks(blocks);
    said.shape
}

/// Blocks of a letter in plain words.
pub(super) fn text(blocks: &[Block], letter: &Letter) -> String {
    let mut said = Said::new(letter);
    said.blocks(blocks);
    said.text.trim().to_owned()
}

/// The figures in blocks of a letter.
pub(super) fn figures<'a>(blocks: &'a [Block], letter: &'a Letter) -> Vec<&'a Figure> {
    let mut said = Said::new(letter);
    said.blocks(blocks);
    said.figures
}

impl<'a> Said<'a> {
    fn new(letter: &'a Letter) -> Said<'a> {
        Said {
            letter,
            text: String::new(),
            shape: String::new(),
            figures: Vec::new(),
        }
    }

    fn open(&mut self, what: &str) {
        self.shape.push('\u{1}');
        self.shape.push_str(what);
        self.shape.push('\u{2}');
    }

    fn close(&mut self) {
        self.shape.push('\u{3}');
    }

    fn word(&mut self, word: &str) {
        self.text.push_str(word);
        self.shape.push_str(word);
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.text.push(' ');
            match block {
                Block::Heading { level, content, .. } => {
                    self.open(&format!("kop {level}"));
                    self.inlines(content);
                }
                Block::Paragraph { content, .. } => {
                    self.open("alinea");
                    self.inlines(content);
                }
                Block::List { start, items } => {
                    self.open(match start {
                        Some(_) => "nummers",
                        None => "punten",
                    });
                    for item in items {
                        self.open("punt");
                        self.blocks(&item.blocks);
                        self.close();
                    }
                }
                Block::Quote { blocks } => {
                    self.open("citaat");
                    self.blocks(blocks);
                }
                Block::Definitions { items } => {
                    self.open("begrippen");
                    for (term, meanings) in items {
                        self.open("begrip");
                        self.inlines(term);
                        for meaning in meanings {
                            self.open("betekenis");
                            self.blocks(meaning);
                            self.close();
                        }
                        self.close();
                    }
                }
                Block::Code { text } => {
                    self.open("code");
                    self.word(text);
                }
                Block::Rule => self.open("scheiding"),
                // A passage of its own.
                Block::Chart { .. } | Block::Table { .. } => continue,
            }
            self.close();
        }
    }

    fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => self.word(text),
                Inline::Code { text } => {
                    self.open("code");
                    self.word(text);
                    self.close();
                }
                Inline::Emphasis { content } => self.inside("nadruk", content),
                Inline::Strong { content } => self.inside("vet", content),
                Inline::Strikethrough { content } => self.inside("doorgehaald", content),
                Inline::Language { language, content } => self.inside(language, content),
                Inline::Link { target, content } => self.inside(&address(target), content),
                Inline::Figure { figure } => {
                    let Some(figure) = self.letter.figures.get(*figure) else {
                        continue;
                    };
                    self.figures.push(figure);
                    // What is printed, and the number that programs read.
                    let value = figure.quantity.known().map(notation::plain_number);
                    self.open(value.as_deref().unwrap_or_default());
                    self.word(&figure.text);
                    self.close();
                }
                // Its number may change when another note comes before it.
                Inline::FootnoteReference { .. } => {
                    self.open("noot");
                    self.close();
                }
                Inline::LineBreak => {
                    self.text.push(' ');
                    self.shape.push('\n');
                }
            }
        }
    }

    fn inside(&mut self, what: &str, content: &'a [Inline]) {
        self.open(what);
        self.inlines(content);
        self.close();
    }

    fn table(&mut self, table: &'a Table) {
        for column in &table.columns {
            self.word(&column.title);
            self.text.push(' ');
        }
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            match cell {
                Cell::Content { blocks } => self.blocks(blocks),
                cell => self.word(&words_of(cell)),
            }
            self.text.push(' ');
        }
    }
}

fn address(target: &LinkTarget) -> String {
    match target {
        LinkTarget::External { url } => url.clone(),
        LinkTarget::Letter {
            address, anchor, ..
        }
        | LinkTarget::Page { address, anchor } => {
            format!("{address}#{}", anchor.as_deref().unwrap_or_default())
        }
        LinkTarget::Anchor { anchor } => format!("#{anchor}"),
    }
}

/// A cell of the data in words.
pub(super) fn words_of(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Content { .. } => String::new(),
        Cell::Text { text } | Cell::Time { text, .. } => text.clone(),
        Cell::Number { text, remark, .. } => match remark {
            Some(remark) => format!("{text} ({remark})"),
            None => text.clone(),
        },
    }
}

/// Whether two passages say the same. The numbers of charts, tables, footnotes and sources do not count:
/// they change when another comes before them.
pub(super) fn is_same(before: (&Passage<'_>, &Letter), now: (&Passage<'_>, &Letter)) -> bool {
    match (&before.0.content, &now.0.content) {
        (Content::Words(before), Content::Words(now)) => before == now,
        (Content::Chart(one), Content::Chart(other)) => {
            is_same_chart((one, before.1), (other, now.1))
        }
        (Content::Table(one), Content::Table(other)) => {
            is_same_table((one, before.1), (other, now.1))
        }
        _ => false,
    }
}

fn is_same_chart(before: (&Chart, &Letter), now: (&Chart, &Letter)) -> bool {
    let (one, other) = (before.0, now.0);
    one.id == other.id
        && one.title == other.title
        && one.subtitle == other.subtitle
        && one.source_line == other.source_line
        && one.notes == other.notes
        && one.alternative == other.alternative
        && one.description == other.description
        && one.kind == other.kind
        && is_same_table((&one.data, before.1), (&other.data, now.1))
}

fn is_same_table(before: (&Table, &Letter), now: (&Table, &Letter)) -> bool {
    let (one, other) = (before.0, now.0);
    let mut rows = one.rows.iter().zip(&other.rows);
    one.caption == other.caption
        && one.columns == other.columns
        && one.notes == other.notes
        && one.cell_notes == other.cell_notes
        && one.source_line == other.source_line
        && one.rows.len() == other.rows.len()
        && rows.all(|(one, other)| {
            let mut cells = one.cells.iter().zip(&other.cells);
            one.is_total == other.is_total
                && one.cells.len() == other.cells.len()
                && cells.all(|cells| match cells {
                    (Cell::Content { blocks: one }, Cell::Content { blocks: other }) => {
                        shape(one, before.1) == shape(other, now.1)
                    }
                    (one, other) => one == other,
                })
        })
}

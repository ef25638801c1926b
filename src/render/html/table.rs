//! Tables: those of the letter, and the data behind a chart.

use crate::model::{Cell, Column, ColumnKind, Period, Quantity, Table, notation};
use crate::render::view::table::{NotesByCell, Reference, SaidOnce, is_titled, padding, tail};
use crate::render::view::time::iso;

use super::body::Body;

/// A table whose narrowest form is wider than this may scroll sideways on a phone, and must then
/// be reachable by keyboard. In CSS pixels; low, because readers enlarge letters and spacing.
const NARROW: usize = 230;

/// A table whose narrowest form is wider than this takes the margin of the page as well.
const BROAD: usize = 640;

/// A table whose narrowest form is wider than this stands on paper on its side.
const PAPER: usize = 900;

/// A table of more rows than this may break over pages of paper.
const LONG: usize = 20;

/// Names of rows that are longer than this, in characters, get room.
const LONG_NAME: usize = 40;

/// A word of more characters than this is broken.
const LONG_WORD: usize = 24;

/// About how wide a character of a table is, in CSS pixels.
const CHARACTER: usize = 8;

/// The room between columns, in CSS pixels.
const GUTTER: usize = 18;

impl<'a> Body<'a> {
    /// A table of the letter: number and title, rows, notes, source, and its data to download.
    pub(super) fn table(&mut self, table: &'a Table) {
        self.push("<div class=\"tabel");
        let width = least_width(table);
        if width > BROAD {
            self.push(" breed");
        }
        if width > PAPER {
            self.push(" liggend");
        }
        if table.rows.len() > LONG {
            self.push(" lang");
        }
        self.class_of_change(&table.id, false);
        self.push("\" id=\"");
        self.text(&table.id);
        self.push("\">\n");
        self.change(Some(&table.id));
        self.grid(table);
        self.table_notes(table);
        self.source_line(table.source_line.as_deref(), &table.source_entries);
        let name = match table.number {
            Some(number) => format!("tabel {number}"),
            None => "deze tabel".to_owned(),
        };
        self.download_line(&table.id, &name);
        self.push("</div>\n");
    }

    /// The table element itself, in a part of the page that scrolls sideways where it must.
    pub(super) fn grid(&mut self, table: &'a Table) {
        if least_width(table) > NARROW {
            self.push("<div class=\"rol");
            if has_long_names(table) {
                self.push(" lange-namen");
            }
            if has_long_words(table) {
                self.push(" lange-woorden");
            }
            self.push("\" tabindex=\"0\" role=\"region\" aria-labelledby=\"");
            self.text(&table.id);
            self.push(".titel\">\n");
        } else {
            self.push("<div class=\"rol\">\n");
        }
        let once = SaidOnce::of(table);
        self.push("<table>\n<caption id=\"");
        self.text(&table.id);
        self.push(".titel\"><span class=\"kopregel\">");
        if let Some(number) = table.number {
            self.push("<span class=\"nummer\">Tabel ");
            self.number(number);
            self.push(".</span> ");
        }
        self.text(&table.caption);
        if let Some(words) = &once.title {
            self.push(" <span class=\"eenheid\">(");
            self.text(words);
            self.push(")</span>");
        }
        self.push("</span></caption>\n<thead>\n<tr>");
        let notes = NotesByCell::of(&table.cell_notes);
        for (at, (column, words)) in table.columns.iter().zip(&once.heads).enumerate() {
            self.column_head(column, words.as_deref(), (&table.id, notes.at_head(at)));
        }
        self.push("</tr>\n</thead>\n<tbody>\n");
        let columns: Vec<ColumnStyle<'_>> = (table.columns.iter().enumerate())
            .map(|(at, column)| ColumnStyle {
                column,
                tail: tail(table, at),
            })
            .collect();
        for (at, row) in table.rows.iter().enumerate() {
            self.push(if row.is_total {
                "<tr class=\"totaal\">"
            } else {
                "<tr>"
            });
            for (index, (style, cell)) in columns.iter().zip(&row.cells).enumerate() {
                let remark = match cell {
                    Cell::Number { remark, .. } => once.own_remark(index, remark.as_deref()),
                    _ => None,
                };
                self.table_cell(style, cell, remark, (&table.id, notes.at(at, index)));
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n</div>\n");
    }

    /// The head of a column, with what it says of all its numbers.
    fn column_head(
        &mut self,
        column: &Column,
        words: Option<&str>,
        (id, notes): (&str, &[Reference<'_>]),
    ) {
        if !is_titled(column) {
            // A heading without words would be announced as one.
            self.push("<td></td>");
            return;
        }
        self.push("<th scope=\"col\"");
        self.push(match column.kind {
            ColumnKind::Number => " class=\"getal\"",
            ColumnKind::Total => " class=\"getal som\"",
            ColumnKind::Header | ColumnKind::Text => "",
        });
        self.push(">");
        self.text(&column.title);
        if let Some(words) = words {
            self.push(" <span class=\"eenheid\">(");
            self.text(words);
            self.push(")</span>");
        }
        self.note_references(id, notes);
        self.push("</th>");
    }

    fn table_cell(
        &mut self,
        style: &ColumnStyle<'_>,
        cell: &'a Cell,
        remark: Option<&str>,
        (id, notes): (&str, &[Reference<'_>]),
    ) {
        let header = style.column.kind == ColumnKind::Header && !is_empty(cell);
        self.push(match (header, style.column.kind) {
            (true, _) => "<th scope=\"row\">",
            (false, ColumnKind::Number) => "<td class=\"getal\">",
            (false, ColumnKind::Total) => "<td class=\"getal som\">",
            (false, ColumnKind::Header | ColumnKind::Text) => "<td>",
        });
        match cell {
            Cell::Empty => {}
            Cell::Text { text } => self.text(text),
            Cell::Time { text, period } => self.time(period, text),
            Cell::Number { text, quantity, .. } => {
                self.table_number(*quantity, text, style.tail);
                self.note_references(id, notes);
                if let Some(remark) = remark {
                    self.push(" <small>");
                    self.text(remark);
                    self.push("</small>");
                }
            }
            Cell::Content { blocks } => self.small_part(blocks),
        }
        if !matches!(cell, Cell::Number { .. }) {
            self.note_references(id, notes);
        }
        self.push(if header { "</th>" } else { "</td>" });
    }

    /// A number by its decimal mark: the style sheet keeps room for what it lacks behind it.
    fn table_number(&mut self, quantity: Quantity, text: &str, tail: usize) {
        match (quantity, padding(text, quantity, tail)) {
            (Quantity::Known(value), Some(padding)) => {
                self.push("<data value=\"");
                self.push(&notation::plain_number(value));
                self.push("\" data-vul=\"");
                self.push(&padding);
                self.push("\">");
                self.text(text);
                self.push("</data>");
            }
            _ => self.value(quantity, text),
        }
    }

    /// A time in its own words, for programs too where HTML has a form for it.
    fn time(&mut self, period: &Period, text: &str) {
        let Some(value) = iso(period) else {
            return self.text(text);
        };
        self.push("<time datetime=\"");
        self.push(&value);
        self.push("\">");
        self.text(text);
        self.push("</time>");
    }

    /// The signs of notes at a cell, each of which leads to its note.
    fn note_references(&mut self, id: &str, notes: &[Reference<'_>]) {
        for note in notes {
            self.push("<sup class=\"celnoot\"><a class=\"nootverwijzing\" id=\"");
            self.note_id(id, note.sign);
            self.push(".");
            self.number(note.before + 1);
            self.push("\" href=\"#");
            self.note_id(id, note.sign);
            self.push("\" role=\"doc-noteref\" aria-label=\"noot ");
            self.push(note.sign);
            self.push("\">");
            self.push(note.sign);
            self.push("</a></sup>");
        }
    }

    fn note_id(&mut self, id: &str, sign: &str) {
        self.text(id);
        self.push(".noot.");
        self.text(sign);
    }

    /// What stands below a table: first what belongs to some cells, then what belongs to all.
    pub(super) fn table_notes(&mut self, table: &Table) {
        if !table.cell_notes.is_empty() {
            self.push("<ul class=\"celnoten\">\n");
            for note in &table.cell_notes {
                self.push("<li id=\"");
                self.note_id(&table.id, &note.sign);
                self.push("\"><b>");
                self.text(&note.sign);
                self.push("</b> ");
                self.text(&note.text);
                self.push(" <a class=\"terug\" data-pdf=\"skip\" href=\"#");
                self.note_id(&table.id, &note.sign);
                self.push(".1\" role=\"doc-backlink\">terug<span class=\"onzichtbaar\"> naar de tabel bij noot ");
                self.text(&note.sign);
                self.push("</span></a></li>\n");
            }
            self.push("</ul>\n");
        }
        self.notes(&table.notes);
    }

    pub(super) fn notes(&mut self, notes: &[String]) {
        for note in notes {
            self.push("<p class=\"noot\">");
            self.text(note);
            self.push("</p>\n");
        }
    }

    /// The source in one sentence, with the way to the entries of the list of sources.
    pub(super) fn source_line(&mut self, line: Option<&str>, entries: &[String]) {
        let Some(line) = line.filter(|line| !line.is_empty()) else {
            return;
        };
        self.push("<p class=\"bronregel\">");
        self.text(line);
        for (index, entry) in entries.iter().enumerate() {
            let document = self.document;
            let number = document
                .sources
                .iter()
                .position(|source| source.anchor == *entry);
            let Some(number) = number.map(|position| position + 1) else {
                continue;
            };
            self.push(if index == 0 { " " } else { ", " });
            self.push("<a href=\"#");
            self.text(entry);
            self.push("\">Bron ");
            self.number(number);
            self.push("</a>");
        }
        self.push("</p>\n");
    }
}

/// A column, and how many characters its longest number has behind the decimal mark.
struct ColumnStyle<'a> {
    column: &'a Column,
    tail: usize,
}

fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text { text } | Cell::Time { text, .. } | Cell::Number { text, .. } => {
            text.trim().is_empty()
        }
        Cell::Content { blocks } => blocks.is_empty(),
    }
}

/// About how narrow a table can become: the longest word of each column, numbers in one piece.
fn least_width(table: &Table) -> usize {
    let columns = table.columns.iter().enumerate().map(|(index, column)| {
        let heading = longest_word(&column.title);
        let unit = column.unit.as_deref().map_or(0, longest_word);
        let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
        let widest = cells.map(|cell| match cell {
            Cell::Empty => 0,
            Cell::Text { text } | Cell::Time { text, .. } => longest_word(text),
            Cell::Number { text, .. } => text.chars().count(),
            // Running text breaks anywhere between words; this is a long one.
            Cell::Content { .. } => 14,
        });
        widest.max().unwrap_or(0).max(heading).max(unit) * CHARACTER + GUTTER
    });
    columns.sum()
}

/// Whether the head of some row is a sentence rather than a word.
fn has_long_names(table: &Table) -> bool {
    let mut heads = table.rows.iter().filter_map(|row| row.cells.first());
    heads.any(|head| match head {
        Cell::Text { text } => text.chars().count() > LONG_NAME,
        _ => false,
    })
}

/// Whether some word is so long that it is broken rather than given all the width there is.
fn has_long_words(table: &Table) -> bool {
    let titles = table.columns.iter().map(|column| column.title.as_str());
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let words = cells.filter_map(|cell| match cell {
        Cell::Text { text } => Some(text.as_str()),
        _ => None,
    });
    titles.chain(words).any(|text| {
        let mut words = text.split([' ', '-']);
        words.any(|word| word.len() > LONG_WORD && word.chars().count() > LONG_WORD)
    })
}

/// How many characters of a text stay on one line.
fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '-']);
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    longest.min(LONG_WORD)
}

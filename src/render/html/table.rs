//! Tables: those of the letter, and the data behind a chart.

use crate::model::{Cell, Column, ColumnKind, Row, Table};

use super::body::Body;

/// A table whose narrowest form is wider than this may scroll sideways on a phone, and must then
/// be reachable by keyboard. In CSS pixels; low, because readers enlarge letters and spacing.
const NARROW: usize = 230;

/// A table whose narrowest form is wider than this takes the margin of the page as well.
const BROAD: usize = 640;

/// About how wide a character of a table is, in CSS pixels.
const CHARACTER: usize = 8;

/// The room between columns, in CSS pixels.
const GUTTER: usize = 18;

impl<'a> Body<'a> {
    /// A table of the letter: number and title, rows, notes, source, and its data to download.
    pub(super) fn table(&mut self, table: &'a Table) {
        self.push(if least_width(table) > BROAD {
            "<div class=\"tabel breed\" id=\""
        } else {
            "<div class=\"tabel\" id=\""
        });
        self.text(&table.id);
        self.push("\">\n");
        self.grid(table);
        self.notes(&table.notes);
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
            self.push("<div class=\"rol\" tabindex=\"0\" role=\"region\" aria-labelledby=\"");
            self.text(&table.id);
            self.push(".titel\">\n");
        } else {
            self.push("<div class=\"rol\">\n");
        }
        self.push("<table>\n<caption id=\"");
        self.text(&table.id);
        self.push(".titel\"><span class=\"kopregel\">");
        if let Some(number) = table.number {
            self.push("<span class=\"nummer\">Tabel ");
            self.number(number);
            self.push(".</span> ");
        }
        self.text(&table.caption);
        let shared = table.shared_unit();
        if let Some(unit) = shown_unit(table) {
            self.push(" <span class=\"eenheid\">(");
            self.text(&unit);
            self.push(")</span>");
        }
        self.push("</span></caption>\n<thead>\n<tr>");
        for column in &table.columns {
            self.column_head(column, shared.is_none());
        }
        self.push("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(&table.columns, row);
        }
        self.push("</tbody>\n</table>\n</div>\n");
    }

    /// The head of a column, with its unit unless the whole table has said it.
    fn column_head(&mut self, column: &Column, says_unit: bool) {
        let class = if column.kind == ColumnKind::Number {
            " class=\"getal\""
        } else {
            ""
        };
        if column.title.trim().is_empty() {
            // A heading without words would be announced as one.
            self.push("<td></td>");
            return;
        }
        self.push("<th scope=\"col\"");
        self.push(class);
        self.push(">");
        self.text(&column.title);
        if let Some(unit) = column.unit.as_deref().filter(|_| says_unit)
            && !unit.is_empty()
            && !unit.eq_ignore_ascii_case(&column.title)
        {
            self.push(" <span class=\"eenheid\">(");
            self.text(unit);
            self.push(")</span>");
        }
        self.push("</th>");
    }

    fn row(&mut self, columns: &[Column], row: &'a Row) {
        self.push(if row.is_total {
            "<tr class=\"totaal\">"
        } else {
            "<tr>"
        });
        for (column, cell) in columns.iter().zip(&row.cells) {
            let header = column.kind == ColumnKind::Header && !is_empty(cell);
            self.push(match (header, column.kind) {
                (true, _) => "<th scope=\"row\">",
                (false, ColumnKind::Number) => "<td class=\"getal\">",
                (false, _) => "<td>",
            });
            self.cell(cell);
            self.push(if header { "</th>" } else { "</td>" });
        }
        self.push("</tr>\n");
    }

    fn cell(&mut self, cell: &'a Cell) {
        match cell {
            Cell::Empty => {}
            Cell::Text { text } => self.text(text),
            Cell::Number {
                text,
                remark,
                quantity,
            } => {
                self.value(*quantity, text);
                if let Some(remark) = remark.as_deref().filter(|remark| !remark.is_empty()) {
                    self.push(" <small>");
                    self.text(remark);
                    self.push("</small>");
                }
            }
            Cell::Content { blocks } => self.small_part(blocks),
        }
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

/// The unit that a table says once for all its columns, as it stands behind its title: `in €`,
/// `aantal cliënten`.
pub(in crate::render) fn shown_unit(table: &Table) -> Option<String> {
    let unit = table.shared_unit()?;
    let said = names(&table.caption, unit);
    let before = if is_sign(unit) { "in" } else { "aantal" };
    (!said).then(|| format!("{before} {unit}"))
}

/// Whether a caption names the unit already, as "Huishoudens op de wachtlijst" does.
fn names(caption: &str, unit: &str) -> bool {
    caption.to_lowercase().contains(&unit.to_lowercase())
}

fn is_sign(unit: &str) -> bool {
    matches!(unit, "€" | "%")
}

fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text { text } | Cell::Number { text, .. } => text.trim().is_empty(),
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
            Cell::Text { text } => longest_word(text),
            Cell::Number { text, .. } => text.chars().count(),
            // Running text breaks anywhere between words; this is a long one.
            Cell::Content { .. } => 14,
        });
        widest.max().unwrap_or(0).max(heading).max(unit) * CHARACTER + GUTTER
    });
    columns.sum()
}

fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '-']);
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}

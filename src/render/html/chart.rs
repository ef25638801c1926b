//! Charts in a page: two drawings of which the style sheet shows one, and the same in words and
//! numbers.

use crate::chart::Drawings;
use crate::model::Chart;

use super::body::Body;

impl<'a> Body<'a> {
    pub(super) fn chart(&mut self, chart: &'a Chart, drawings: &'a Drawings) {
        self.push("<figure class=\"grafiek");
        self.class_of_change(&chart.id, false);
        self.push("\" id=\"");
        self.text(&chart.id);
        self.push("\">\n<figcaption>\n");
        self.change(Some(&chart.id));
        self.push("<p class=\"nummer\">Figuur ");
        self.number(chart.number);
        self.push("</p>\n<p class=\"titel\">");
        self.text(&chart.title);
        self.push("</p>\n");
        if !chart.subtitle.is_empty() {
            self.push("<p class=\"ondertitel\">");
            self.text(&chart.subtitle);
            self.push("</p>\n");
        }
        self.push("</figcaption>\n<div class=\"tekening breed\">");
        self.push(&drawings.wide);
        self.push("</div>\n<div class=\"tekening smal\">");
        self.push(&drawings.narrow);
        self.push("</div>\n");
        self.notes(&chart.notes);
        self.source_line(Some(&chart.source_line), &chart.source_entries);
        self.download_line(&chart.id, &format!("figuur {}", chart.number));
        self.in_words(chart);
        self.push("</figure>\n");
    }

    /// What the drawing shows, for who would rather read: sentences and the table of its data.
    fn in_words(&mut self, chart: &'a Chart) {
        self.push("<details>\n<summary data-pdf=\"skip\">Figuur ");
        self.number(chart.number);
        self.push(" in woorden en als tabel</summary>\n");
        if !chart.description.is_empty() {
            self.push("<p class=\"omschrijving\">");
            self.text(&chart.description);
            self.push("</p>\n");
        }
        self.grid(&chart.data);
        self.table_notes(&chart.data);
        self.push("</details>\n");
    }
}

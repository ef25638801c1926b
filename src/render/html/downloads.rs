//! The files beside a letter, as its page offers them: with kind and size in the words.

use serde::Serialize;

use crate::model::{Offered, notation};

use super::body::Body;

/// The files of a letter that were made before its page.
#[derive(Clone, Copy)]
pub(super) struct Downloads<'a>(&'a [Offered<'a>]);

/// A file beside a letter, under the names that page templates know.
#[derive(Serialize)]
pub(super) struct Download<'a> {
    /// Its name, which is also the way to it from the page.
    #[serde(rename = "bestand")]
    pub(super) name: &'a str,
    /// How large it is, in words.
    #[serde(rename = "omvang")]
    pub(super) size: String,
}

impl<'a> Downloads<'a> {
    pub(super) fn new(offered: &'a [Offered<'a>]) -> Downloads<'a> {
        Downloads(offered)
    }

    /// The file `<stem>.<extension>` beside the letter.
    pub(super) fn find(self, stem: &str, extension: &str) -> Option<Download<'a>> {
        let offered: &'a [Offered<'a>] = self.0;
        offered.iter().find_map(|file| {
            let name = file.path.rsplit('/').next()?;
            let found = name.strip_suffix(extension)?.strip_suffix('.')? == stem;
            found.then(|| Download {
                name,
                size: notation::file_size(file.bytes),
            })
        })
    }
}

impl Body<'_> {
    /// The line with what can be downloaded of a chart or table: its data, its drawing, its image.
    /// `of_what` tells equal links apart for who cannot see what they stand under.
    pub(super) fn download_line(&mut self, stem: &str, of_what: &str) {
        let offers = [
            ("Gegevens", "CSV", "csv", "text/csv"),
            ("Gegevens", "JSON", "json", "application/json"),
            ("Tekening", "SVG", "svg", "image/svg+xml"),
            ("Afbeelding", "PNG", "png", "image/png"),
        ];
        let mut opened = false;
        for (what, kind, extension, media_type) in offers {
            let Some(download) = self.downloads.find(stem, extension) else {
                continue;
            };
            self.push(if opened {
                "</li>\n<li>"
            } else {
                "<ul class=\"bestanden\" data-pdf=\"skip\">\n<li>"
            });
            opened = true;
            self.push("<a href=\"");
            self.text(download.name);
            self.push("\" type=\"");
            self.push(media_type);
            self.push("\">");
            self.push(what);
            self.push("<span class=\"onzichtbaar\"> van ");
            self.text(of_what);
            self.push("</span> (");
            self.push(kind);
            self.push(", ");
            self.text(&download.size);
            self.push(")</a>");
        }
        if opened {
            self.push("</li>\n</ul>\n");
        }
    }
}

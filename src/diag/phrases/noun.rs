//! What is counted in messages: for one and for more.

use super::Noun;
use crate::diag::Words;

/// Declares nouns as constants and lists them.
macro_rules! nouns {
    ($( $constant:ident = $nl_one:literal, $nl_many:literal / $en_one:literal, $en_many:literal; )*) => {
        $(
            #[doc = concat!("`", $en_one, "`, `", $en_many, "`")]
            pub const $constant: Noun = Noun {
                one: Words::new($nl_one, $en_one),
                many: Words::new($nl_many, $en_many),
            };
        )*
        /// The nouns of this file.
        pub(super) const NOUNS: &[(&str, Noun)] = &[$((stringify!($constant), $constant)),*];
    };
}

nouns! {
    ACT = "akte", "akten" / "act", "acts";
    BAR = "staaf", "staven" / "bar", "bars";
    CELL = "cel", "cellen" / "cell", "cells";
    COLOUR = "kleur", "kleuren" / "colour", "colours";
    COLUMN = "kolom", "kolommen" / "column", "columns";
    DELETED = "verwijderd", "verwijderd" / "removed", "removed";
    DRAFT = "zonder „status: gereed”", "zonder „status: gereed”" / "without “status: gereed”", "without “status: gereed”";
    ERROR = "fout", "fouten" / "error", "errors";
    FILE = "bestand", "bestanden" / "file", "files";
    HIDDEN = "niet getoond", "niet getoond" / "not shown", "not shown";
    LETTER = "brief", "brieven" / "letter", "letters";
    LINE = "lijn", "lijnen" / "line", "lines";
    NUMBER_ROUNDED = "getal is afgerond", "getallen zijn afgerond" / "number was rounded", "numbers were rounded";
    PAGE = "pagina", "pagina's" / "page", "pages";
    PDF_MADE = "PDF gemaakt", "PDF's gemaakt" / "PDF made", "PDFs made";
    PDF_REUSED = "PDF hergebruikt", "PDF's hergebruikt" / "PDF reused", "PDFs reused";
    ROW = "rij", "rijen" / "row", "rows";
    ROW_SKIPPED = "rij zonder getal is overgeslagen", "rijen zonder getal zijn overgeslagen" / "row without a number was skipped", "rows without a number were skipped";
    SCHEMA = "schema", "schema's" / "schema", "schemas";
    SECRET = "niet openbaar", "niet openbaar" / "not public", "not public";
    UNCHANGED = "ongewijzigd", "ongewijzigd" / "unchanged", "unchanged";
    WAITING = "die nog wacht", "die nog wachten" / "that waits", "that wait";
    WARNING = "waarschuwing", "waarschuwingen" / "warning", "warnings";
    WRITTEN = "bestand geschreven", "bestanden geschreven" / "file written", "files written";
}

//! What the command line says at the end of a run, and while it runs.

use super::phrases;

phrases! {
    DONE_OF_ALL = "{done} van {all}" / "{done} of {all}";
    NOTHING_WRITTEN = "er is niets geschreven" / "nothing was written";
    NO_ERRORS = "geen fouten" / "no errors";
    STRICT_COUNTS_WARNINGS = "met --strict telt elke waarschuwing als fout" / "with --strict each warning counts as an error";
    TOOK = "{parts}, in {seconds} s" / "{parts}, in {seconds} s";
}

//! Words and names of ours that fill a placeholder or label a line.

use super::phrases;

phrases! {
    // How grave a mistake is, and what is said about it.
    DID_YOU_MEAN = "bedoelde u „{name}”?" / "did you mean “{name}”?";
    ERROR = "fout" / "error";
    HELP = "tip" / "help";
    LABEL_HELP = "Wat te doen: {text}" / "What to do: {text}";
    LABEL_MESSAGE = "Melding: {text}" / "Message: {text}";
    WARNING = "waarschuwing" / "warning";

    // What stands around the lines of a chart.
    EMPHASISED = "lijnen met nadruk" / "lines with emphasis";
    EVENTS = "gebeurtenissen" / "events";
    EVENTS_AND_REMARKS = "gebeurtenissen en aantekeningen" / "events and remarks";
    PHASES = "fasen" / "phases";

    // Where, of what.
    FIRST_DAY_OF_ALL = "het begin" / "the first day";
    NONE = "geen" / "none";
    THIS_LETTER = "deze brief" / "this letter";
    THIS_PAGE = "deze pagina" / "this page";

    // What can be called in a tag.
    FILTER = "filter" / "filter";
    FUNCTION = "functie" / "function";
    TEST = "toets" / "test";

    // Rows of data, and what they lack.
    ALL_ROWS_DO = "de rijen van deze levering zeggen" / "the rows of this delivery do";
    COUNTS_OF_UNLIKE_UNITS = "aantallen met verschillende eenheden" / "counts with different units";
    PERCENTAGES = "percentages" / "percentages";
    ROW_DOES = "deze rij zegt" / "this row does";
    WAYS_AREA = "„gebied: …”" / "“gebied: …”";
    WAYS_REGION = "„regio: …”" / "“regio: …”";
    WAYS_STANDING = "„stand: …”" / "“stand: …”";
    WAYS_TIME = "„peildatum: …” of „periode: …”" / "“peildatum: …” or “periode: …”";
    WAYS_TIME_OR_MOMENT = "„peildatum: …”, „periode: …” of „moment: …”" / "“peildatum: …”, “periode: …” or “moment: …”";

    // How a CSV writes its numbers.
    NOTATION_DUTCH = "getallen: nl" / "getallen: nl";
    NOTATION_NOT_SAID = "„getallen” ontbreekt" / "“getallen” is missing";
    NOTATION_POINT = "getallen: punt" / "getallen: punt";
}

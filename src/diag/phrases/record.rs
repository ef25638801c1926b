//! The record of what was published: what could not be done to it, what is wrong in it, and what to do
//! about that.

use super::phrases;

phrases! {
    // What was tried.
    READ_RECORD = "het register lezen" / "read the record";
    READ_COPY = "een kopie van de site lezen" / "read a copy of a site";

    // Why we refused.
    ACT_TOO_LARGE = "dit zijn te veel brieven voor één akte" / "these are too many letters for one act";
    ANOTHER_PUBLICATION = "er wordt op dit moment al gepubliceerd, verbeterd of ingetrokken" / "something else is being published, corrected or withdrawn right now";
    FILE_NAME_UNFIT = "deze naam kan niet in het register staan" / "this name cannot stand in the record";
    NO_RECORD_IN_COPY = "daar staat geen kopie van een site met een register" / "no copy of a site with a record stands there";
    TOO_MANY_ACTS = "het register kan niet meer dan {limit} akten bevatten" / "the record cannot hold more than {limit} acts";
    VERSION_EXISTS = "deze versie staat al in het register" / "this version is in the record already";

    // What to do about it.
    FEWER_LETTERS = "publiceer ze in delen: minder brieven tegelijk" / "publish them in parts: fewer letters at a time";
    NO_LINK_IN_RECORD = "vervang de koppeling door de map of het bestand zelf" / "replace the link by the folder or file itself";
    WAIT_AND_RETRY = "wacht tot dat klaar is en probeer het dan opnieuw" / "wait until that is done and try again";

    // What is missing, or no longer what was published.
    FILE_OF_LETTER = "„{file}” van brief {letter}" / "“{file}” of letter {letter}";
    FILE_OF_SITE = "dit bestand van de site" / "this file of the site";
    LINE_OF_SUMS = "wat SHA256SUMS van {file} zegt" / "what SHA256SUMS says of {file}";
    VERSION_OF_LETTER = "versie {version} van brief {letter}" / "version {version} of letter {letter}";

    // Which act.
    ACT_ABOUT = "de akte over {letters}" / "the act about {letters}";
    THIS_ACT = "deze akte" / "this act";

    // Why an act cannot be read.
    ACT_OVER_LIMIT = "ze is groter dan {limit}; zet haar terug uit een reservekopie, of verplaats het bestand als het geen akte is" / "it is larger than {limit}; put it back from a backup, or move the file elsewhere if it is no act";
    ACT_OF_NEWER_PROGRAM = "een nieuwere raadsbrief schreef haar; installeer de nieuwste versie" / "a newer raadsbrief wrote it; install the newest version";
    NO_ACT = "zo schrijft raadsbrief geen akte; zet haar terug uit een reservekopie, of verplaats het bestand als het geen akte is" / "raadsbrief writes no act like this; put it back from a backup, or move the file elsewhere if it is no act";

    // Why an act does not follow.
    ACT_TOO_EARLY = "ze is van voor een akte waarop ze volgt" / "it is of before an act that it follows";
    CORRECTED_WHEN_WITHDRAWN = "brief {letter} was toen al ingetrokken" / "letter {letter} had been withdrawn by then";
    FOLDER_CHANGED = "brief {letter} stond eerder in een andere map" / "letter {letter} stood in another folder before";
    NAMED_TWICE = "brief {letter} staat er twee keer in" / "letter {letter} is named in it twice";
    NAME_UNFIT = "bij brief {letter} staat een naam of som die niet kan" / "letter {letter} has a name or sum that cannot be";
    NEVER_PUBLISHED = "brief {letter} was nog nooit gepubliceerd" / "letter {letter} had never been published";
    UNLIKE_ITS_KIND = "wat ze van brief {letter} zegt, hoort niet bij zo'n akte" / "what it says of letter {letter} is not of this kind of act";
    VERSION_SKIPPED = "van brief {letter} is er een versie {version}, maar niet de versie ervoor" / "there is a version {version} of letter {letter}, but not the one before it";

    // Why something does not belong.
    LETTER_WITHDRAWN = "brief {letter} is ingetrokken" / "letter {letter} was withdrawn";
    NO_ACT_NAMES_IT = "geen akte noemt het" / "no act names it";

    // Why something does not fit a head.
    BESIDE_HEAD = "deze akte kwam er niet voor en volgt er niet op" / "this act did not come before it and does not follow it";
    NO_SUCH_HEAD = "geen akte heeft deze som; er is iets van het eind weggehaald, of het is een hoofd van een ander register" / "no act has this sum; something was cut off the end, or it is the head of another record";
    NOT_IN_HEADS = "deze akte staat niet in hoofd.txt" / "this act is not in hoofd.txt";
    UNKNOWN_HEAD = "hoofd.txt noemt een akte die er niet is" / "hoofd.txt names an act that is not there";
}

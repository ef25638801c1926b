//! The record of what was published: what could not be done to it, and what to do about that.

use super::phrases;

phrases! {
    // What was tried.
    CHANGE_RECORD = "het register van publicaties bijwerken" / "update the record of publications";
    READ_RECORD = "het register van publicaties lezen" / "read the record of publications";

    // Why we refused.
    ANOTHER_PUBLICATION = "er wordt op dit moment al gepubliceerd, verbeterd of ingetrokken" / "something else is being published, corrected or withdrawn right now";
    TOO_MANY_ACTS = "het register heeft al {limit} akten, en meer kan het niet bevatten" / "the record has {limit} acts already, and can hold no more";
    ACT_TOO_LARGE = "dit zijn te veel brieven voor één akte" / "these are too many letters for one act";
    VERSION_EXISTS = "deze versie staat al in het register" / "this version is in the record already";
    FILE_NAME_UNFIT = "deze bestandsnaam kan niet in het register staan" / "this file name cannot stand in the record";

    // What to do about it.
    WAIT_AND_RETRY = "wacht tot dat klaar is en probeer het dan opnieuw" / "wait until that is done and try again";
    FEWER_LETTERS = "publiceer ze in delen: minder brieven tegelijk" / "publish them in parts: fewer letters at a time";
    NO_LINK_IN_RECORD = "vervang de koppeling door de map of het bestand zelf" / "replace the link by the folder or file itself";
}

//! What is wrong inside a file: these follow a colon.

use super::phrases;

phrases! {
    // YAML.
    YAML_COLON = "een tekst met een dubbele punt hoort tussen aanhalingstekens" / "a text with a colon belongs between quotation marks";
    YAML_OPEN_QUOTE = "een aanhalingsteken is niet gesloten" / "a quotation mark is not closed";
    YAML_REFERENCE = "een verwijzing (*naam) klopt niet; zet tekst die met * of & begint tussen aanhalingstekens" / "a reference (*name) is wrong; put text that begins with * or & between quotation marks";
    YAML_SECOND_DOCUMENT = "er staat een tweede regel „---”" / "there is a second line “---”";
    YAML_STRUCTURE = "de opbouw klopt hier niet" / "the structure is wrong here";
    YAML_TAB = "er staat een tab; spring in met spaties" / "there is a tab; indent with spaces";

    // CSV.
    CSV_COLUMN_TWICE = "een kolom heeft dezelfde naam als een eerdere" / "a column has the same name as an earlier one";
    CSV_COLUMN_UNNAMED = "een kolom heeft geen naam" / "a column has no name";
    CSV_EMPTY = "het bestand is leeg" / "the file is empty";
    CSV_NO_ROW_FITS = "geen enkele rij heeft evenveel cellen als de kop" / "no row has as many cells as the head";

    // Pictures.
    PICTURE_BROKEN = "de PNG is beschadigd of afgekapt" / "the PNG is damaged or cut off";
    PICTURE_NOT_PNG = "van binnen is het geen PNG" / "inside it is no PNG";
    PICTURE_NOT_TEXT = "een SVG is tekst in UTF-8, en dit is iets anders" / "an SVG is text in UTF-8, and this is something else";
    PICTURE_TOO_LARGE = "het is groter dan 300 kB" / "it is larger than 300 kB";
    PICTURE_TOO_MANY_PIXELS = "het heeft meer dan 5.000 beeldpunten langs een kant" / "it has more than 5,000 pixels along a side";
    PICTURE_WHERE = "het is geen SVG of PNG in de map templates" / "it is no SVG or PNG in the folder templates";
    SVG_DOCTYPE = "er staat een regel „<!DOCTYPE …>” in; haal die weg" / "it holds a line “<!DOCTYPE …>”; remove it";
    SVG_ELEMENT = "dit onderdeel hoort niet in een gewone tekening" / "this element does not belong in a plain drawing";
    SVG_INSTRUCTION = "dit is een opdracht aan het programma dat haar opent" / "this is an instruction to the program that opens it";
    SVG_NOT_SVG = "dit is geen SVG-tekening" / "this is not an SVG drawing";
    SVG_NOT_XML = "dit is geen geldige XML" / "this is not valid XML";
    SVG_NO_VIEW_BOX = "„viewBox” ontbreekt, zodat zij niet in een andere grootte kan worden getoond" / "“viewBox” is missing, so that it cannot be shown in another size";
    SVG_REFERENCE = "dit verwijst naar iets buiten de tekening" / "this refers to something outside the drawing";
    SVG_SCRIPT = "hier staat een script" / "a script stands here";

    // Tags of letters.
    TAG_NOT_COMPLETE = "de tag is hier niet af, of er staat een woord of teken te veel" / "the tag is not complete here, or has a word or sign too many";
    TAG_UNKNOWN_NAME = "deze naam bestaat hier niet; kijk of de kolom van de dataset zo heet" / "this name does not exist here; see whether a column of the dataset has this name";
}

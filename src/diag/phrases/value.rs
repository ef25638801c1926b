//! What was expected at a place, and what stands there.

use super::phrases;

phrases! {
    // In files.
    GROUP = "een groep regels „naam: …”" / "a group of lines “name: …”";
    LIST = "een lijst" / "a list";
    NOTHING = "niets" / "nothing";
    NUMBER_OR_UNKNOWN = "een getal of „onbekend”" / "a number or “onbekend”";
    QUOTED = "„{text}”" / "“{text}”";
    TEXT = "een tekst" / "a text";
    WHOLE_NUMBER = "een geheel getal dat niet te groot is" / "a whole number that is not too large";
    YES_OR_NO = "„ja” of „nee”" / "“ja” or “nee”";

    // What happened to a passage.
    PASSAGE_ADDED = "nieuw" / "new";
    PASSAGE_CHANGED = "gewijzigd" / "changed";
    PASSAGE_REMOVED = "vervallen" / "gone";

    // What keeps a letter from being printed.
    TOO_LONG_TO_PRINT = "de brief is te lang; als gegevens (brief.json) mag hij hooguit 16 MB zijn" / "the letter is too long; as data (brief.json) it may be 16 MB at most";

    // Why an agreement does not count.
    AGREEMENT_OF_ANOTHER = "het is van een andere brief dan de naam van het bestand zegt" / "it is of another letter than the name of the file says";
    DAMAGED_AGREEMENT = "het bestand is beschadigd" / "the file is damaged";
    NEWER_AGREEMENT = "het bestand is van een nieuwere versie van raadsbrief" / "the file is of a newer version of raadsbrief";

    // How colours look.
    IN_GREY = "in grijs, zoals uit een printer zonder kleur" / "in grey, as a printer without colours prints them";
    TO_EVERYBODY = "voor iedereen" / "to everybody";
    WITHOUT_BLUE = "voor wie blauw en groen slecht onderscheidt" / "to those who hardly tell blue from green";
    WITHOUT_GREEN = "voor wie rood en groen slecht onderscheidt" / "to those who hardly tell red from green";
    WITHOUT_RED = "voor wie rood slecht ziet" / "to those who hardly see red";

    // In tags of letters.
    DIFFERENCE = "een verschil: verschil(van=…, naar=…)" / "a difference: verschil(van=…, naar=…)";
    FIGURE = "een cijfer, zoals cijfers.naam" / "a figure, such as cijfers.name";
    FIGURES = "een lijst van twee of meer cijfers: van=[cijfers.een, cijfers.ander]" / "a list of two or more figures: van=[cijfers.een, cijfers.ander]";
    NAME = "een naam" / "a name";
    NUMBER_OF_SAME_DECIMALS = "een getal met niet meer decimalen dan het cijfer (de punt is de decimaalpunt)" / "a number with no more decimals than the figure (the point is the decimal mark)";
    TURNS = "end=… met een heel getal, voor ten hoogste 1.000 beurten" / "end=… with a whole number, for at most 1,000 turns";
}

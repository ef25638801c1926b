//! RB491 and on: commitments to the council, and how they stand.

use super::entries;

entries! {
    WHICH_COMMITMENT = Error "RB491" "which-commitment" {
        message: "„{text}” zegt niet welke toezegging dit is" / "“{text}” does not say which commitment this is",
        help: "schrijf het kenmerk van de brief, een schuine streep en het nummer of de id van de toezegging: RIB-2019-001/1; een toezegging buiten brieven om heeft een id in de lijst van toezeggingen" / "write the number of the letter, a slash and the number or id of the commitment: RIB-2019-001/1; a commitment outside letters has an id in the list of commitments",
        explanation:
            "Een toezegging heet naar haar brief en haar plaats daarin, van boven af geteld, of naar de id die zij daar heeft. Zo blijft zij te vinden, ook als de tekst op andere plaatsen terugkomt." /
            "A commitment is called after its letter and its place in it, counted from the top, or after the id that it has there. So it can always be found, also when its words come back elsewhere.",
    }
    UNKNOWN_LETTER = Error "RB492" "unknown-letter-of-commitment" {
        message: "er is geen brief met kenmerk „{number}”" / "there is no letter with number “{number}”",
        help: "schrijf het kenmerk zoals het boven die brief staat" / "write the number as it stands above that letter",
        explanation:
            "Een toezegging wordt genoemd bij de brief waarin zij staat, en afgedaan door een brief die er is. Anders kan een raadslid niet nakijken wat er beloofd en gedaan is." /
            "A commitment is called after the letter that makes it, and settled by a letter that exists. Otherwise a council member cannot check what was promised and done.",
    }
    UNKNOWN_COMMITMENT = Error "RB493" "unknown-commitment" {
        message: "de brief „{number}” heeft geen toezegging „{key}”" / "the letter “{number}” has no commitment “{key}”",
        help: "kijk in die brief onder „toezeggingen” naar het nummer of de id; bekend: {known}" / "look under “toezeggingen” in that letter for the number or id; known: {known}",
        explanation:
            "De toezeggingen van een brief zijn genummerd vanaf 1, in de volgorde waarin zij er staan. Een toezegging met een id heet ook zo." /
            "The commitments of a letter are numbered from 1, in the order in which they stand. A commitment with an id goes by that as well.",
    }
    NOT_PUBLIC = Error "RB494" "commitment-not-public" {
        message: "de brief „{number}” is niet openbaar, en dit wel" / "the letter “{number}” is not public, and this is",
        help: "wacht tot die brief gereed is en zijn datum is gekomen, of haal dit weg" / "wait until that letter is ready and its date has come, or remove this",
        explanation:
            "Wat op de site staat kan niet steunen op een brief die er niet staat: een concept, een brief die op zijn datum wacht, of een brief onder geheimhouding. Bij „door_brief” zonder „op” telt de stand vanzelf vanaf de dag dat die brief openbaar is." /
            "What the site shows cannot lean on a letter that it does not show: a draft, a letter that waits for its date, or one under secrecy. With “door_brief” and no “op” the standing counts by itself from the day on which that letter is public.",
    }
    TOO_EARLY = Error "RB495" "standing-too-early" {
        message: "de toezegging „{name}” is van {made}, later dan {date}" / "the commitment “{name}” is of {made}, later than {date}",
        help: "kijk beide datums na; hoe het met een toezegging staat is pas daarna te zeggen" / "check both dates; how a commitment stands can only be said afterwards",
        explanation:
            "Een brief kan alleen iets zeggen over toezeggingen uit eerdere brieven, en een lijst alleen over de tijd nadat iets is toegezegd." /
            "A letter can only speak of commitments of earlier letters, and a list only of the time after something was promised.",
    }
    TWO_STANDINGS = Error "RB496" "two-standings" {
        message: "op {date} staat de toezegging „{name}” er op twee manieren voor: {one} en {other}" / "on {date} the commitment “{name}” stands in two ways: {one} and {other}",
        help: "kijk welke van de twee klopt" / "see which of the two is right",
        explanation:
            "Van een toezegging telt wat er het laatst over gezegd is. Spreken twee plaatsen elkaar op dezelfde dag tegen, dan is er geen laatste. Hetzelfde twee keer zeggen mag." /
            "What was said last of a commitment counts. When two places contradict each other on one day, there is no last. Saying the same twice is allowed.",
    }
    NOT_AN_ID = Error "RB497" "commitment-id" {
        message: "„{id}” kan geen id van een toezegging zijn" / "“{id}” cannot be the id of a commitment",
        help: "gebruik kleine letters, cijfers en streepjes, met ten minste één letter" / "use lower-case letters, digits and hyphens, with at least one letter",
        explanation:
            "Een id staat in het adres van de toezegging. Een getal kan niet, want bij een getal is het nummer van de toezegging in haar brief bedoeld." /
            "An id is part of the address of the commitment. It cannot be a number, since a number means the place of the commitment in its letter.",
    }
    OWN_COMMITMENT = Error "RB498" "own-commitment" {
        message: "„{name}” is een toezegging van deze brief zelf" / "“{name}” is a commitment of this letter itself",
        help: "zeg met „status” onder „toezeggingen” hoe het ermee staat" / "say with “status” under “toezeggingen” how it stands",
        explanation:
            "Onder „afdoening” staat hoe het met toezeggingen uit eerdere brieven staat. Wat deze brief zelf toezegt, staat met zijn stand onder „toezeggingen”." /
            "“afdoening” says how commitments of earlier letters stand. What this letter promises itself stands with its status under “toezeggingen”.",
    }
    LATER_LETTER = Error "RB499" "settled-by-later-letter" {
        message: "de brief „{number}” is van {date}, na de dag van deze stand" / "the letter “{number}” is of {date}, after the day of this standing",
        help: "laat „op” weg, dan telt de datum van die brief; of kijk na welke brief het was" / "leave out “op”, then the date of that letter counts; or check which letter it was",
        explanation:
            "„door_brief” is de brief waarmee aan een toezegging voldaan is. Een toezegging kan niet afgedaan zijn voordat die brief er was." /
            "“door_brief” is the letter by which a commitment was kept. A commitment cannot be settled before that letter existed.",
    }
}

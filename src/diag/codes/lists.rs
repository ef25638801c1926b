//! RB344 and on: lists of names, how long data are current, and data that nothing uses.

use super::entries;

entries! {
    UNUSED_DATASET = Warning "RB344" "unused-dataset" {
        message: "geen brief of pagina gebruikt deze dataset" / "no letter or page uses this dataset",
        help: "vraag er een cijfer, grafiek of tabel uit, zeg „openbaar: ja”, of haal het bestand weg" / "ask for a figure, chart or table from it, say “openbaar: ja”, or remove the file",
        explanation:
            "Gegevens die nergens staan worden ook nergens nagekeken. Meestal is een brief ze vergeten, of is er een nieuwer bestand met een andere naam. Alleen „check” zegt dit." /
            "Data that stand nowhere are checked by nobody. Most of the time a letter forgot them, or there is a newer file with another name. Only “check” says this.",
    }
    UNUSED_TABLE = Warning "RB345" "unused-table" {
        message: "geen dataset noemt dit bestand" / "no dataset names this file",
        help: "noem het onder „waarnemingen” van een dataset als „bestand: {name}”, of haal het weg" / "name it under “waarnemingen” of a dataset as “bestand: {name}”, or remove it",
        explanation:
            "Een CSV is pas een dataset als een YAML-bestand ernaast zegt wat de getallen zijn en waar ze vandaan komen. Alleen „check” zegt dit." /
            "A CSV is a dataset only when a YAML file beside it says what the numbers are and where they come from. Only “check” says this.",
    }
    UNUSED_AREA = Warning "RB346" "unused-area" {
        message: "geen dataset noemt het gebied „{name}”" / "no dataset names the area “{name}”",
        help: "noem het in een dataset als „gebied: {name}”, of haal het uit de lijst" / "name it in a dataset as “gebied: {name}”, or remove it from the list",
        explanation:
            "Een gebied zegt welke gemeenten meetellen in de cijfers van een dataset. Noemt geen enkele dataset het, dan ontbreekt het waarschijnlijk ergens. Alleen „check” zegt dit." /
            "An area says which municipalities count in the figures of a dataset. When no dataset names it, it is probably missing somewhere. Only “check” says this.",
    }
    PERSON_TWICE = Error "RB347" "person-twice" {
        message: "„{name}” staat al in de lijst van personen" / "“{name}” is already in the list of persons",
        help: "zijn het twee mensen, geef ze dan elk een „id”, en noem ze in brieven bij die id" / "if they are two people, give each an “id”, and call them by it in letters",
        explanation:
            "Twee mensen kunnen hetzelfde heten. Met een eigen id is in een brief te zien wie er bedoeld is. Is het dezelfde persoon, laat dan één regel staan." /
            "Two people can have the same name. With an id of their own a letter shows who is meant. If it is the same person, keep one line.",
    }
    THEME_CODE = Error "RB348" "theme-code" {
        message: "„{text}” is geen code of naam uit de landelijke lijst van thema's" / "“{text}” is no code or name of the national list of themes",
        help: "gebruik een thema uit de lijst TOP van de overheid, of laat „code” weg" / "use a theme of the government's list TOP, or leave out “code”",
        explanation:
            "Met een code uit de landelijke lijst (TOOI, overheidsthema's) vinden lezers brieven van alle gemeenten bij elkaar. De code is het laatste stuk van het adres van het thema, zoals c_d0463fb7 voor zorg en gezondheid; de naam uit de lijst mag ook." /
            "With a code of the national list (TOOI, government themes) readers find letters of all municipalities together. The code is the last part of the address of the theme, such as c_d0463fb7 for zorg en gezondheid; the name in the list will do as well.",
    }
    OFFICE_ENDS_EARLY = Error "RB349" "office-ends-early" {
        message: "„tot” ligt voor „van”" / "“tot” lies before “van”",
        help: "kijk beide datums na; „tot” is de laatste dag in functie" / "check both dates; “tot” is the last day in office",
        explanation:
            "„van” is de eerste en „tot” de laatste dag waarop iemand de functie heeft. Wie nog in functie is heeft geen „tot”." /
            "“van” is the first and “tot” the last day on which someone holds the office. Somebody who is still in office has no “tot”.",
    }
    NOT_A_TERM = Error "RB350" "not-a-term" {
        message: "„{text}” is geen tijdsduur" / "“{text}” is no length of time",
        help: "schrijf een getal en een woord, zoals „14 dagen”, „6 weken”, „3 maanden” of „1 jaar”" / "write a number and a word, such as “14 dagen”, “6 weken”, “3 maanden” or “1 jaar”",
        explanation:
            "„actueel” zegt hoelang de cijfers van een dataset als de stand van nu gelden, geteld vanaf hun peildatum of het einde van hun periode." /
            "“actueel” says how long the figures of a dataset count as how things stand now, from their peildatum or the end of their period.",
    }
}

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
    OFFICE_BOTH_WAYS = Error "RB351" "office-both-ways" {
        message: "deze persoon heeft „functies”, en ernaast staat nog een functie" / "this person has “functies”, and there is another office beside it",
        help: "zet „functie”, „van”, „tot” en „portefeuille” in de lijst onder „functies”" / "put “functie”, “van”, “tot” and “portefeuille” in the list under “functies”",
        explanation:
            "Wie één functie heeft of had, heeft haar naast de naam staan. Wie er meer had, heeft ze allemaal onder „functies”, elk met haar eigen „van” en „tot”." /
            "Who holds or held one office has it beside the name. Who held several has all of them under “functies”, each with its own “van” and “tot”.",
    }
    NO_ADDRESS = Error "RB352" "no-address" {
        message: "van „{name}” blijft in een adres niets over" / "of “{name}” nothing is left in an address",
        help: "geef een naam of id met letters of cijfers" / "give a name or id with letters or digits",
        explanation:
            "Wat in een lijst staat krijgt een pagina, en haar adres wordt van de naam gemaakt: kleine letters zonder accenten, cijfers en streepjes. Bij personen mag het ook van de id." /
            "What is in a list gets a page, and its address is made of the name: small letters without accents, digits and hyphens. For persons it can be made of the id.",
    }
    ONE_ADDRESS = Error "RB353" "one-address" {
        message: "„{name}” en „{other}” krijgen hetzelfde adres" / "“{name}” and “{other}” get the same address",
        help: "is het dezelfde, zet de ene naam dan onder „ook” bij de andere; zijn het er twee, maak dan een naam anders (of geef twee personen elk een eigen „id”)" / "if they are the same, put one name under “ook” of the other; if they are two, change a name (or give two persons each an “id” of their own)",
        explanation:
            "Het adres van een pagina bestaat uit de letters en cijfers van de naam. Hoofdletters, accenten en leestekens tellen daarin niet mee, dus twee namen die alleen daarin verschillen zouden op één pagina komen." /
            "The address of a page consists of the letters and digits of the name. Capitals, accents and punctuation do not count in it, so two names that differ only in those would come on one page.",
    }
}

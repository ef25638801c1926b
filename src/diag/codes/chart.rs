//! RB6xx: charts and tables.

use super::entries;

entries! {
    NO_PHASES = Error "RB601" "no-phases" {
        message: "de dataset „{dataset}” had op {date} geen fasen of gebeurtenissen" / "the dataset “{dataset}” had no phases or events on {date}",
        help: "een tijdlijn vraagt om een dataset met „soort: fasen”" / "a timeline asks for a dataset with “soort: fasen”",
        explanation:
            "Een tijdlijn tekent fasen en gebeurtenissen. De gegevens die hier genoemd worden hebben die niet, of ze waren op de datum van de brief nog niet bekend." /
            "A timeline draws phases and events. The data named here have none, or they were not known yet on the date of the letter.",
    }
    NO_TIME = Error "RB602" "no-time" {
        message: "de dataset „{dataset}” heeft waarnemingen zonder peildatum of periode" / "the dataset “{dataset}” has observations without “peildatum” or “periode”",
        help: "een lijn loopt over de tijd: geef elke waarneming een peildatum of periode, of vraag een tabel" / "a line runs over time: give each observation a “peildatum” or “periode”, or ask for a table",
        explanation:
            "Zonder tijd is niet te zeggen waar een punt van de lijn staat." /
            "Without a time nobody can tell where a point of the line stands.",
    }
    SERIES_AMBIGUOUS = Error "RB603" "series-ambiguous" {
        message: "op {time} passen meer waarnemingen bij „{series}”" / "more than one observation fits “{series}” on {time}",
        help: "kies met „reeks” of „waar” uit: {known}" / "choose by “reeks” or “waar” from: {known}",
        explanation:
            "Elk punt van een lijn en elke cel van een tabel is één waarneming. Zijn er meer, dan zegt „reeks” welke kolom de lijnen maakt en „waar” welke rijen meedoen." /
            "Each point of a line and each cell of a table is one observation. When there are more, “reeks” says which column makes the lines and “waar” which rows take part.",
    }
    TOO_MANY_SERIES = Error "RB604" "too-many-series" {
        message: "deze grafiek krijgt {count} lijnen; meer dan {limit} kan niemand lezen" / "this chart gets {count} lines; nobody can read more than {limit}",
        help: "kies er enkele met „waar”, of vraag een tabel" / "choose some by “waar”, or ask for a table",
        explanation:
            "Een grafiek is er om iets te laten zien. Voor wie alles wil weten is er de tabel." /
            "A chart is there to show something. For who wants to know everything there is the table.",
    }
    ROW_CELLS = Error "RB605" "row-cells" {
        message: "deze rij heeft {found} cellen en de tabel heeft {expected} kolommen" / "this row has {found} cells and the table has {expected} columns",
        help: "een lege cel schrijft u als \"\"" / "an empty cell is written as \"\"",
        explanation:
            "Elke rij heeft evenveel cellen als er kolommen zijn, anders schuiven ze naar de verkeerde kolom." /
            "Each row has as many cells as there are columns, or they would slide into the wrong one.",
    }
    DATA_OR_ROWS = Error "RB606" "data-or-rows" {
        message: "een tabel heeft „uit”, of „kolommen” met „rijen”" / "a table has “uit”, or “kolommen” with “rijen”",
        help: "kies een van beide" / "choose one of the two",
        explanation:
            "Een tabel komt uit een dataset (uit: …), of is in de brief geschreven (kolommen: … en rijen: …)." /
            "A table comes from a dataset (uit: …), or is written in the letter (kolommen: … and rijen: …).",
    }
    NO_CAPTION = Error "RB607" "no-caption" {
        message: "deze tabel heeft geen titel" / "this table has no title",
        help: "zet vlak boven de tabel een alinea „Tabel: …”, of gebruik een ```tabel-blok" / "put a paragraph “Tabel: …” right above the table, or use a ```tabel block",
        explanation:
            "Een tabel heeft een titel, zodat ook wie hem niet ziet weet wat erin staat (WCAG 1.3.1)." /
            "A table has a title, so that who cannot see it knows what is in it (WCAG 1.3.1).",
    }
    BAD_ID = Error "RB608" "bad-id" {
        message: "„{id}” kan geen id van een grafiek of tabel zijn" / "“{id}” cannot be the id of a chart or table",
        help: "gebruik kleine letters, cijfers en streepjes, te beginnen met een letter" / "use lower-case letters, digits and hyphens, beginning with a letter",
        explanation:
            "De id is het adres van de grafiek in de brief en de naam van de bestanden erbij." /
            "The id is the address of the chart in the letter and the name of its files.",
    }
    EMPTY_REQUEST = Error "RB609" "empty-request" {
        message: "dit blok is leeg" / "this block is empty",
        help: "een grafiek heeft ten minste id, soort, uit en titel; een tabel id, titel en uit" / "a chart has at least id, soort, uit and titel; a table id, titel and uit",
        explanation:
            "Een ```grafiek- of ```tabel-blok zegt met enkele sleutels wat er getoond wordt." /
            "A ```grafiek or ```tabel block says in a few keys what is shown.",
    }
    NOTHING_KNOWN = Error "RB610" "nothing-known" {
        message: "de dataset „{dataset}” had hiervoor op {date} geen enkele waarde die getoond kan worden" / "the dataset “{dataset}” had no value at all for this on {date} that can be shown",
        help: "vraag een tabel, of laat het weg" / "ask for a table, or leave it out",
        explanation:
            "Een grafiek zonder punten zegt niets. Misschien zijn alle waarden onbekend of afgeschermd." /
            "A chart without points says nothing. Perhaps all values are unknown or withheld.",
    }
    UNKNOWN_BLOCK = Error "RB611" "unknown-block" {
        message: "„{word}” is geen soort blok" / "“{word}” is not a kind of block",
        help: "er zijn: grafiek en tabel; letterlijke tekst krijgt een blok zonder naam" / "there are: grafiek and tabel; literal text gets a block without a name",
        explanation:
            "Een blok met ``` en een naam vraagt om een grafiek of tabel. Een schrijffout in die naam zou anders als code in de brief komen." /
            "A block with ``` and a name asks for a chart or table. A misspelt name would otherwise end up in the letter as code.",
    }
    NOT_ON_ITS_OWN = Error "RB612" "not-on-its-own" {
        message: "een grafiek of tabel kan niet in een lijst, citaat, noot of cel staan" / "a chart or table cannot stand in a list, quote, note or cell",
        help: "zet het blok tussen twee alinea's, zonder inspringing" / "put the block between two paragraphs, without indentation",
        explanation:
            "Een grafiek of tabel heeft een nummer, een titel en een eigen plek nodig." /
            "A chart or table needs a number, a title and a place of its own.",
    }
}

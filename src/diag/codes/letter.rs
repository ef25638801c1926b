//! RB4xx: letters and pages, their front matter, text, charts and tables.

use super::entries;

entries! {
    NO_FRONT_MATTER = Error "RB401" "no-front-matter" {
        message: "boven deze tekst staan geen gegevens" / "there is no front matter above this text",
        help: "begin het bestand met een regel „---”, dan „onderwerp: …” (een brief) of „titel: …” (een pagina), en weer een regel „---”" / "begin the file with a line “---”, then “onderwerp: …” (a letter) or “titel: …” (a page), and a line “---” again",
        explanation:
            "Een brief begint met een blok tussen twee regels „---”. Daarin staan het onderwerp, het kenmerk, de datum en de cijfers van de brief. Bij een pagina is het hetzelfde, met een titel in plaats van een onderwerp." /
            "A letter begins with a block between two lines “---”. It holds the subject, the number, the date and the figures of the letter. A page has the same, with a title instead of a subject.",
    }
    OPEN_FRONT_MATTER = Error "RB402" "open-front-matter" {
        message: "het blok dat hier begint is niet gesloten" / "the block that begins here is not closed",
        help: "zet een regel met alleen „---” tussen de gegevens en de tekst" / "put a line with only “---” between the front matter and the text",
        explanation:
            "Het blok met gegevens boven een brief of pagina eindigt bij een regel die alleen uit „---” bestaat. Zonder die regel is niet te zien waar de tekst begint." /
            "The block above a letter or page ends at a line that is only “---”. Without it nobody can see where the text begins.",
    }
    READY_NEEDS = Error "RB403" "ready-needs" {
        message: "een brief die gereed is heeft „{key}” nodig" / "a letter that is ready needs “{key}”",
        help: "vul „{key}: …” in, of zet de status op concept" / "fill in “{key}: …”, or set the status to concept",
        explanation:
            "Een concept mag nog gegevens missen. Een brief die gereed is staat voor een gepubliceerde brief, en heeft een kenmerk, een datum en alle velden die de instellingen verplicht noemen." /
            "A draft may still lack things. A letter that is ready stands for a published one, and has a number, a date and all fields that the settings call required.",
    }
    NOT_A_NUMBER_OF_LETTER = Error "RB404" "not-a-kenmerk" {
        message: "„{text}” kan geen kenmerk zijn" / "“{text}” cannot be the number of a letter",
        help: "een kenmerk heeft ten minste één letter of cijfer en hooguit 60 tekens, zoals RIB-2019-001" / "a number has at least one letter or digit and at most 60 characters, such as RIB-2019-001",
        explanation:
            "Van het kenmerk wordt het adres van de brief gemaakt, dus er moet ten minste één letter of cijfer in staan." /
            "The address of the letter is made from its number, so it must hold at least one letter or digit.",
    }
    FIGURE_NAME = Error "RB405" "figure-name" {
        message: "„{name}” kan geen naam van een cijfer zijn" / "“{name}” cannot be the name of a figure",
        help: "begin met een kleine letter en gebruik verder kleine letters, cijfers en liggende streepjes, zoals aantal_2023" / "begin with a small letter and go on with small letters, digits and underscores, such as aantal_2023",
        explanation:
            "De naam wordt in de tekst gebruikt, als {{ cijfers.naam }}. Andere tekens hebben daar een eigen betekenis." /
            "The name is used in the text, as {{ cijfers.name }}. Other characters have a meaning of their own there.",
    }
    TWO_TIMES_ASKED = Error "RB406" "two-times-asked" {
        message: "hier staan een peildatum en een periode" / "there are a peildatum and a periode here",
        help: "kies één van beide" / "choose one of the two",
        explanation:
            "Een cijfer gaat over één moment (peildatum) of over een tijdvak (periode), niet over beide." /
            "A figure is about one moment (peildatum) or about a stretch of time (periode), not about both.",
    }
    NOT_A_DIMENSION_NAME = Error "RB407" "not-a-dimension-name" {
        message: "„{name}” kan geen naam van een dimensie zijn" / "“{name}” cannot be the name of a dimension",
        help: "alle sleutels behalve uit, maat, als, peildatum en periode noemen een dimensie van de dataset" / "all keys but uit, maat, als, peildatum and periode name a dimension of the dataset",
        explanation:
            "Een dimensie is een kolom die waarnemingen uit elkaar houdt, zoals „gemeente”. De naam heeft kleine letters, cijfers en liggende streepjes." /
            "A dimension is a column that tells observations apart, such as “gemeente”. Its name has small letters, digits and underscores.",
    }
}

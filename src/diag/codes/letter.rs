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
            "Een concept mag nog gegevens missen. Een brief die gereed is kan worden gepubliceerd, en heeft een kenmerk, een datum en alle velden die de instellingen verplicht noemen." /
            "A draft may still lack things. A letter that is ready can be published, and has a number, a date and all fields that the settings call required.",
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
        message: "„{name}” kan geen naam van een kolom zijn" / "“{name}” cannot be the name of a column",
        help: "naast uit, maat, als, peildatum en periode staan hier alleen kolommen van de dataset" / "beside uit, maat, als, peildatum and periode only columns of the dataset stand here",
        explanation:
            "Met een kolom van de dataset kiest u een rij, zoals met „gemeente”. De naam heeft kleine letters, cijfers en liggende streepjes." /
            "A column of the dataset chooses a row, as “gemeente” does. Its name has small letters, digits and underscores.",
    }
    NOBODY_SIGNS = Error "RB408" "nobody-signs" {
        message: "de portefeuillehouder ondertekent deze brief, maar „{field}” is niet ingevuld" / "the portfolio holder signs this letter, but “{field}” is not filled in",
        help: "vul „{field}: …” in, of zeg met „ondertekening: college” of „ondertekening: nee” dat het anders gaat" / "fill in “{field}: …”, or say with “ondertekening: college” or “ondertekening: nee” that it is otherwise",
        explanation:
            "Volgens de instellingen of de brief zelf ondertekent de portefeuillehouder. De naam komt uit de kop van de brief." /
            "By the settings or the letter itself the portfolio holder signs. The name comes from the head of the letter.",
    }
    SECRECY_NEEDS = Error "RB409" "secrecy-needs" {
        message: "bij deze geheimhouding ontbreekt: {keys}" / "this secrecy lacks: {keys}",
        help: "schrijf „geheimhouding: {grond: …, opgelegd_door: …, op_te_heffen_door: …}”, of zet de status op concept" / "write “geheimhouding: {grond: …, opgelegd_door: …, op_te_heffen_door: …}”, or set the status to concept",
        explanation:
            "Een stuk waarop geheimhouding rust moet dat zelf vermelden (Gemeentewet, artikel 89), met de grond waarop, wie haar heeft opgelegd en wie haar kan opheffen. Zo'n brief komt nooit op de site; alleen wie met --drafts bouwt ziet hem, met een duidelijk merk." /
            "A document under secrecy must say so itself (Gemeentewet, article 89), with its ground, who imposed it and who can lift it. Such a letter never gets on the site; only who builds with --drafts sees it, clearly marked.",
    }
    ATTACHMENT_WHERE = Error "RB410" "attachment-where" {
        message: "van de bijlage „{title}” is niet gezegd waar zij te vinden is" / "it is not said where the attachment “{title}” can be found",
        help: "schrijf „bestand: …”, „ter_inzage: …” of „geheim: ja”" / "write “bestand: …”, “ter_inzage: …” or “geheim: ja”",
        explanation:
            "Een lezer die over een bijlage leest, wil haar zien. Een bijlage is een bestand bij de brief, ligt ergens ter inzage, of is geheim." /
            "A reader who reads of an attachment wants to see it. An attachment is a file with the letter, can be inspected somewhere, or is secret.",
    }
    SECRET_WITH_FILE = Error "RB411" "secret-with-file" {
        message: "deze bijlage is geheim en noemt toch een bestand" / "this attachment is secret and names a file all the same",
        help: "haal „bestand” weg, en het bestand zelf uit de map van de site; of zeg „geheim: nee”" / "remove “bestand”, and the file itself from the folder of the site; or say “geheim: nee”",
        explanation:
            "Wat bij een brief als bestand staat komt op de site. Van een geheime bijlage staat alleen de titel in de brief; het stuk zelf hoort niet tussen de bestanden van de site." /
            "What stands with a letter as a file gets on the site. Of a secret attachment only the title stands in the letter; the document itself does not belong among the files of the site.",
    }
    LINK_TO_SECRET = Error "RB412" "link-to-secret" {
        message: "op de brief „{number}” rust geheimhouding; een openbare brief kan er niet naar verwijzen" / "the letter “{number}” is under secrecy; a public letter cannot refer to it",
        help: "noem de brief zonder link, of wacht tot de geheimhouding is opgeheven" / "name the letter without a link, or wait until the secrecy is lifted",
        explanation:
            "Een brief waarop geheimhouding rust komt niet op de site, dus een link ernaartoe leidt nergens heen. Let ook op wat uw zin over die brief verraadt." /
            "A letter under secrecy is not on the site, so a link to it leads nowhere. Mind what your sentence gives away about that letter as well.",
    }
    UNUSED_ATTACHMENT = Warning "RB413" "unused-attachment" {
        message: "geen brief heeft dit bestand als bijlage" / "no letter has this file as an attachment",
        help: "noem het onder „bijlagen” van een brief als „bestand: …”, of haal het weg" / "name it under “bijlagen” of a letter as “bestand: …”, or remove it",
        explanation:
            "Een bestand tussen de brieven komt pas op de site als een brief het als bijlage noemt. Staat het er voor iets anders, dan is het daar zoek. Alleen „check” zegt dit." /
            "A file among the letters gets on the site only when a letter names it as an attachment. If it is there for something else, it will be lost there. Only “check” says this.",
    }
    NAME_WITHOUT_ADDRESS = Error "RB414" "name-without-address" {
        message: "van „{name}” blijft in een adres niets over" / "of “{name}” nothing is left in an address",
        help: "schrijf een naam met letters of cijfers" / "write a name with letters or digits",
        explanation:
            "Elke portefeuillehouder, elk thema, elke organisatie en elke gemeente van een brief krijgt een pagina. Haar adres wordt van de naam gemaakt: kleine letters zonder accenten, cijfers en streepjes." /
            "Each portfolio holder, theme, organisation and municipality of a letter gets a page. Its address is made of the name: small letters without accents, digits and hyphens.",
    }
    UNKNOWN_MUNICIPALITY = Error "RB415" "unknown-municipality" {
        message: "„{name}” staat niet in de lijst van gemeenten" / "“{name}” is not in the list of municipalities",
        help: "gebruik een naam of code uit de lijst, of voeg deze gemeente daar toe" / "use a name or code of the list, or add this municipality there",
        explanation:
            "Heeft de site een lijst van gemeenten, dan staat elke gemeente waar een brief over gaat daarin, zodat alle brieven over dezelfde gemeente bij elkaar komen." /
            "When the site has a list of municipalities, each municipality that a letter is about is in it, so that all letters about the same municipality come together.",
    }
}

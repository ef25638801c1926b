//! RB2xx: the settings of a site.

use super::entries;

entries! {
    NOT_A_WEB_ADDRESS = Error "RB201" "not-a-web-address" {
        message: "„{text}” is geen webadres" / "“{text}” is not a web address",
        help: "begin met https:// (of http://) en laat spaties weg" / "begin with https:// (or http://) and leave out spaces",
        explanation:
            "Adressen van de site en van bronnen worden links op de pagina's. Alleen http en https worden toegelaten, zodat een link nooit iets anders kan doen dan een pagina openen." /
            "Addresses of the site and of sources become links on the pages. Only http and https are allowed, so that a link can never do anything but open a page.",
    }
    NOT_A_COLOUR = Error "RB202" "not-a-colour" {
        message: "„{text}” is geen kleur" / "“{text}” is not a colour",
        help: "schrijf een kleur als \"#15607a\": een hekje en zes tekens, tussen aanhalingstekens" / "write a colour as \"#15607a\": a number sign and six characters, between quotation marks",
        explanation:
            "Kleuren worden gelezen als # met zes hexadecimale cijfers. Zonder aanhalingstekens begint in YAML bij # een opmerking." /
            "Colours are read as # with six hexadecimal digits. Without quotation marks a # begins a comment in YAML.",
    }
    LOW_CONTRAST = Error "RB203" "low-contrast" {
        message: "de kleur {text} is niet goed te lezen op {ground}: het contrast is {contrast}, en 4,5 is het minste" / "the colour {text} is hard to read on {ground}: its contrast is {contrast}, and 4.5 is the least",
        help: "kies voor „accent” een donkerder en voor „accent_donker” een lichtere kleur" / "choose a darker colour for “accent” and a lighter one for “accent_donker”",
        explanation:
            "Links en koppen staan in de accentkleur. De wettelijke norm voor toegankelijkheid (WCAG, 1.4.3) vraagt een contrast van ten minste 4,5 op 1, op wit en in de donkere weergave." /
            "Links and headings stand in the accent colour. The legal standard for accessibility (WCAG, 1.4.3) asks for a contrast of at least 4.5 to 1, on white and in the dark view.",
    }
    NUMBER_PATTERN = Error "RB204" "number-pattern" {
        message: "„{text}” is geen patroon voor kenmerken" / "“{text}” is not a pattern for numbers",
        help: "schrijf bijvoorbeeld \"RIB-{jaar}-{volgnummer:3}\"; {volgnummer} staat er precies één keer in" / "write for example \"RIB-{jaar}-{volgnummer:3}\"; {volgnummer} stands in it exactly once",
        explanation:
            "Een patroon bestaat uit vaste tekst met {jaar} of {jaar:2} en {volgnummer} of {volgnummer:3}. Het cijfer na de dubbele punt is het aantal cijfers." /
            "A pattern is fixed text with {jaar} or {jaar:2} and {volgnummer} or {volgnummer:3}. The digit after the colon is how many digits there are.",
    }
    FIELD_NAME = Error "RB205" "field-name" {
        message: "„{name}” kan geen naam van een veld zijn" / "“{name}” cannot be the name of a field",
        help: "gebruik kleine letters en liggende streepjes, zoals portefeuillehouder of ter_inzage" / "use small letters and underscores, such as portefeuillehouder or ter_inzage",
        explanation:
            "De naam van een veld is ook de sleutel waarmee schrijvers het boven hun brief invullen. Wat er gedrukt wordt, staat bij „label”." /
            "The name of a field is also the key by which authors fill it in above their letter. What is printed stands under “label”.",
    }
    FIELD_TAKEN = Error "RB206" "field-taken" {
        message: "de naam „{name}” is al in gebruik" / "the name “{name}” is already in use",
        help: "kies een andere naam, of laat één van beide weg" / "choose another name, or leave one of the two out",
        explanation:
            "Elk veld komt één keer in de kop voor, en een veld kan niet heten als een sleutel die zelf al iets betekent, zoals „status” of „cijfers”." /
            "Each field occurs once in the head, and a field cannot have the name of a key that already means something, such as “status” or “cijfers”.",
    }
    SECTION_TWICE = Error "RB207" "section-twice" {
        message: "het onderdeel „{title}” staat er al" / "the section “{title}” is already there",
        help: "elke titel, ook onder „ook”, komt één keer voor" / "each title, also under “ook”, occurs once",
        explanation:
            "Een kop in een brief hoort bij precies één onderdeel, anders is niet te zeggen waar hij thuishoort." /
            "A heading in a letter belongs to exactly one section, or nobody can tell where it goes.",
    }
    ORGANISATION_CODE = Error "RB208" "organisation-code" {
        message: "„{text}” is geen code van een organisatie" / "“{text}” is not the code of an organisation",
        help: "schrijf de code uit het register, bijvoorbeeld gm0785; weet u hem niet, laat hem dan weg" / "write the code of the register, for example gm0785; leave it out if you do not know it",
        explanation:
            "Overheidsorganisaties hebben een code in de TOOI-registers: een of meer letters voor de soort en dan cijfers, zoals gm0785 voor een gemeente." /
            "Public bodies have a code in the TOOI registers: letters for the kind and then digits, such as gm0785 for a municipality.",
    }
}

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
        message: "de kleur {text} is niet goed te lezen op {ground}: het contrast is {contrast}, en 4,5 is nodig" / "the colour {text} is hard to read on {ground}: its contrast is {contrast}, and 4.5 is needed",
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
            "Met de naam van een veld vullen schrijvers het boven hun brief in. Wat er gedrukt wordt, staat bij „label”." /
            "Authors fill in a field above their letter by its name. What is printed stands under “label”.",
    }
    FIELD_TAKEN = Error "RB206" "field-taken" {
        message: "de naam „{name}” is al in gebruik" / "the name “{name}” is already in use",
        help: "kies een andere naam, of laat één van beide weg" / "choose another name, or leave one of the two out",
        explanation:
            "Elk veld komt één keer in de kop voor, en een veld kan niet heten als een woord dat zelf al iets betekent, zoals „status” of „cijfers”." /
            "Each field occurs once in the head, and a field cannot have the name of a word that already means something, such as “status” or “cijfers”.",
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
    SIGNATURE_FIELD = Error "RB209" "signature-field" {
        message: "de portefeuillehouder ondertekent, en de kop van brieven heeft geen veld „{field}”" / "the portfolio holder signs, and the head of letters has no field “{field}”",
        help: "zet het veld in de instellingen onder „brief”, „kop”, of noem onder „ondertekening”, „portefeuillehouder” bij „veld” een veld dat er wel staat" / "put the field in the settings under “brief”, “kop”, or name under “ondertekening”, “portefeuillehouder” as “veld” one that is there",
        explanation:
            "Ondertekent de portefeuillehouder, dan komt de naam uit een veld in de kop van de brief. Dat veld moet dus een van de velden zijn die de instellingen onder „brief”, „kop” noemen." /
            "When the portfolio holder signs, the name comes from a field in the head of the letter. So that field must be one of those that the settings name under “brief”, “kop”.",
    }
    NOT_A_CONTACT_ADDRESS = Error "RB210" "not-a-contact-address" {
        message: "„{text}” is geen e-mailadres of telefoonnummer waar een link naartoe kan" / "“{text}” is not a mailbox or telephone number that a link can lead to",
        help: "schrijf „mailto:” met één e-mailadres, of „tel:” met alleen cijfers, streepjes en een plus voorop, zoals tel:+31-13-0000000" / "write “mailto:” with one mailbox, or “tel:” with only digits, hyphens and a plus in front, such as tel:+31-13-0000000",
        explanation:
            "Een regel onderaan de pagina kan een link zijn naar het web (https:), een e-mailadres (mailto:) of een telefoonnummer (tel:)." /
            "A line at the foot of pages can be a link to the web (https:), a mailbox (mailto:) or a telephone number (tel:).",
    }
    LOGO_FILE = Error "RB211" "logo-file" {
        message: "„{path}” kan geen logo zijn: {reason}" / "“{path}” cannot be a logo: {reason}",
        help: "zet het logo als SVG of PNG van hooguit 300 kB in de map templates en noem het vanaf de map van de site: templates/logo.svg" / "put the logo as SVG or PNG of at most 300 kB in the folder templates and name it from the folder of the site: templates/logo.svg",
        explanation:
            "Het logo is een eigen bestand van de site. SVG blijft op elk scherm scherp. Grote bestanden maken elke pagina traag." /
            "The logo is a file of the site itself. SVG stays sharp on any screen. Large files make every page slow.",
    }
    UNSAFE_SVG = Error "RB212" "unsafe-svg" {
        message: "deze tekening kan niet op een site staan: {reason}" / "this drawing cannot stand on a site: {reason}",
        help: "sla haar in uw tekenprogramma opnieuw op als gewone SVG („Gewone SVG” in Inkscape, „SVG” met „Presentatiekenmerken” in Illustrator), met letters als vormen" / "save it again in your drawing program as plain SVG (“Plain SVG” in Inkscape, “SVG” with “Presentation Attributes” in Illustrator), with letters as shapes",
        explanation:
            "Een SVG kan meer zijn dan een tekening: er kunnen scripts, verwijzingen naar andere sites en stukken webpagina in staan. Een logo staat op elke pagina onder de naam van de gemeente, en daarom wordt alleen toegelaten wat een tekening nodig heeft." /
            "An SVG can be more than a drawing: it can hold scripts, references to other sites and pieces of web pages. A logo stands on every page under the name of the municipality, so only what a drawing needs is let in.",
    }
    REPORT_ADDRESS = Error "RB213" "report-address" {
        message: "op „{text}” kunnen lezers geen fout melden" / "readers cannot report a mistake at “{text}”",
        help: "geef één e-mailadres, of het adres van een formulier dat met https:// begint" / "give one mail address, or the address of a form that begins with https://",
        explanation:
            "Onder elke brief kan een link staan waarmee lezers een fout melden. Die gaat naar een postvak of naar een formulier op het web; alleen https wordt toegelaten, omdat lezers daar iets over zichzelf kunnen invullen." /
            "Below each letter there can be a link by which readers report a mistake. It leads to a mailbox or to a form on the web; only https is allowed, because readers may fill in something about themselves there.",
    }
    REPORT_FIELD = Error "RB214" "report-field" {
        message: "„{field}” kan niet worden ingevuld in het adres om fouten te melden" / "“{field}” cannot be filled in the address for reporting mistakes",
        help: "sluit elke accolade; ertussen kan staan: kenmerk, adres of passage" / "close each brace; between them can stand: kenmerk, adres or passage",
        explanation:
            "In het adres van een formulier worden het kenmerk van de brief, het adres van de brief of alinea, en de eerste woorden van de alinea ingevuld. Andere gegevens zijn er niet, en elke accolade wordt gesloten." /
            "In the address of a form the number of the letter, the address of the letter or passage, and the first words of the passage are filled in. There is nothing else, and each brace is closed.",
    }
    REPORT_HOST = Error "RB215" "report-host" {
        message: "in „{text}” bepaalt wat wordt ingevuld naar welke site de lezer gaat" / "in “{text}” what is filled in decides to which site the reader goes",
        help: "zet wat wordt ingevuld achter de naam van de site: https://www.voorbeeld.nl/fout?brief={kenmerk}" / "put what is filled in behind the name of the site: https://www.example.nl/fout?brief={kenmerk}",
        explanation:
            "Het deel van een adres tussen https:// en de eerste schuine streep is de naam van een site. Die moet vaststaan." /
            "The part of an address between https:// and the first slash is the name of a site. It must be fixed.",
    }
    REPORT_WITHOUT_LETTER = Warning "RB216" "report-without-letter" {
        message: "het formulier om fouten te melden weet niet om welke brief het gaat" / "the form for reporting mistakes does not know which letter it is about",
        help: "zet {kenmerk} of {adres} in het adres, bijvoorbeeld achter ?brief=" / "put {kenmerk} or {adres} in the address, for example behind ?brief=",
        explanation:
            "Wie een fout meldt hoeft niet over te typen in welke brief die staat: het kenmerk of het adres kan in het formulier al zijn ingevuld." /
            "Whoever reports a mistake need not copy in which letter it is: the number or the address can be filled in the form beforehand.",
    }
}

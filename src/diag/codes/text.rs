//! RB420 and on: what is in a letter as a whole, and the text of letters and pages.

use super::entries;

entries! {
    EMPTY_SECTION = Error "RB420" "empty-section" {
        message: "in het verplichte onderdeel „{title}” staat niets" / "there is nothing in the required section “{title}”",
        help: "schrijf er ten minste één zin, of zet de status op concept" / "write at least one sentence there, or set the status to concept",
        explanation:
            "De instellingen zeggen welke onderdelen elke brief heeft. Een kop met niets eronder, of alleen een opmerking, laat de lezer met lege handen. In een concept mag het." /
            "The settings say which sections each letter has. A heading with nothing below it, or only a comment, leaves the reader with nothing. In a draft it is allowed.",
    }
    DUPLICATE_ADDRESS = Error "RB421" "duplicate-address" {
        message: "deze brief krijgt hetzelfde adres als een andere: {address}" / "this letter gets the same address as another: {address}",
        help: "geef hem een eigen kenmerk, of geef het bestand een andere naam" / "give it a number of its own, or give the file another name",
        explanation:
            "Een brief zonder kenmerk krijgt zijn adres van de naam van zijn bestand, zonder map en zonder hoofdletters en leestekens. Twee brieven op één adres zouden elkaar overschrijven." /
            "A letter without a number gets its address from the name of its file, without folder, capitals and punctuation. Two letters at one address would overwrite each other.",
    }
    LETTER_NOT_PUBLIC = Error "RB422" "letter-not-public" {
        message: "„{number}” is niet openbaar, en wat hier staat wel" / "“{number}” is not public, and what stands here is",
        help: "publiceer die brief eerst of tegelijk („raadsbrief publish”), of haal de link weg" / "publish that letter first or at the same time (“raadsbrief publish”), or remove the link",
        explanation:
            "Een openbare brief of pagina kan niet verwijzen naar een brief die nog niet gepubliceerd is, of die ingetrokken is: lezers komen dan nergens uit." /
            "A public letter or page cannot refer to a letter that was not published yet, or that was withdrawn: readers would end up nowhere.",
    }
    UNKNOWN_PERSON = Error "RB423" "unknown-person" {
        message: "„{name}” staat niet in de lijst van personen" / "“{name}” is not in the list of persons",
        help: "gebruik een naam uit de lijst, of voeg deze persoon daar toe; noemt u er meer, schrijf dan [de een, de ander]" / "use a name of the list, or add this person there; for several, write [one, other]",
        explanation:
            "Heeft de site een lijst van personen, dan staat elke portefeuillehouder daarin, zodat elke naam overal hetzelfde geschreven wordt en alle brieven van dezelfde persoon bij elkaar komen. Een andere schrijfwijze kan onder „ook”." /
            "When the site has a list of persons, each portfolio holder is in it, so that each name is written the same everywhere and all letters of one person come together. Another spelling can go under “ook”.",
    }
    WHICH_PERSON = Error "RB424" "which-person" {
        message: "er zijn meer personen die „{name}” heten" / "there are several persons called “{name}”",
        help: "noem de persoon bij de id uit de lijst: {known}" / "call the person by the id in the list: {known}",
        explanation:
            "Twee mensen in de lijst heten hetzelfde, en op de datum van de brief is niet te zien wie er bedoeld is." /
            "Two people in the list have the same name, and the date of the letter does not show who is meant.",
    }
    NOT_IN_OFFICE = Warning "RB425" "not-in-office" {
        message: "„{name}” was op de datum van deze brief ({date}) niet in functie" / "“{name}” was not in office on the date of this letter ({date})",
        help: "kijk de naam na, of „van” en „tot” in de lijst van personen" / "check the name, or “van” and “tot” in the list of persons",
        explanation:
            "De lijst van personen zegt van wanneer tot wanneer iemand de functie had. Deze brief is van een dag daarbuiten." /
            "The list of persons says from when until when someone held the office. This letter is of a day outside that time.",
    }
    UNKNOWN_THEME = Error "RB426" "unknown-theme" {
        message: "„{name}” staat niet in de lijst van thema's" / "“{name}” is not in the list of themes",
        help: "gebruik een naam uit de lijst, of voeg dit thema daar toe" / "use a name of the list, or add this theme there",
        explanation:
            "Heeft de site een lijst van thema's, dan staat elk thema van een brief daarin, zodat een tikfout geen nieuw thema maakt. Een andere schrijfwijze kan onder „ook”." /
            "When the site has a list of themes, each theme of a letter is in it, so that a typing error makes no new theme. Another spelling can go under “ook”.",
    }
    UNUSED_FIGURE = Warning "RB427" "unused-figure" {
        message: "het cijfer „{name}” komt in de tekst niet voor" / "the figure “{name}” does not occur in the text",
        help: "zet {{ cijfers.{name} }} in de tekst waar het hoort, of haal het hier weg" / "put {{ cijfers.{name} }} in the text where it belongs, or remove it here",
        explanation:
            "Een cijfer dat onder „cijfers” is gevraagd en nergens staat, is meestal vergeten of in de tekst met de hand getypt. Alleen „check” zegt dit." /
            "A figure that is asked for under “cijfers” and stands nowhere was mostly forgotten, or typed in the text by hand. Only “check” says this.",
    }
    UNKNOWN_ORGANISATION = Error "RB428" "unknown-organisation" {
        message: "„{name}” staat niet in de lijst van organisaties" / "“{name}” is not in the list of organisations",
        help: "gebruik een naam uit de lijst, of voeg deze organisatie daar toe" / "use a name of the list, or add this organisation there",
        explanation:
            "Heeft de site een lijst van organisaties, dan staat elke organisatie waar een brief over gaat daarin. Dat geldt ook voor de afzender, tenzij hij de organisatie uit de instellingen is of een gemeente uit de lijst van gemeenten." /
            "When the site has a list of organisations, each organisation that a letter is about is in it. That holds for the sender as well, unless it is the organisation of the settings or a municipality of the list of municipalities.",
    }
    PAGE_NOT_PUBLIC = Error "RB429" "page-not-public" {
        message: "de pagina „{name}” is nog niet openbaar, en deze tekst wel" / "the page “{name}” is not public yet, and this text is",
        help: "haal de link weg, of wacht tot die pagina gereed is en haar datum is gekomen" / "remove the link, or wait until that page is ready and its date has come",
        explanation:
            "Wat openbaar is kan niet verwijzen naar een concept of naar een pagina die op haar datum wacht: lezers komen dan nergens uit." /
            "What is public cannot refer to a draft or to a page that waits for its date: readers would end up nowhere.",
    }
    RAW_HTML = Error "RB430" "raw-html" {
        message: "hier kan geen HTML staan" / "HTML cannot stand here",
        help: "gebruik Markdown; een los kleiner-dan-teken schrijft u als \\<" / "use Markdown; write a lone less-than sign as \\<",
        explanation:
            "Een brief wordt een pagina, een PDF en gegevens. HTML zou alleen op de pagina werken, en kan die ontoegankelijk of onveilig maken." /
            "A letter becomes a page, a PDF and data. HTML would work on the page only, and can make it inaccessible or unsafe.",
    }
    REFUSED_LINK = Error "RB431" "refused-link" {
        message: "een link kan niet met „{scheme}:” beginnen" / "a link cannot begin with “{scheme}:”",
        help: "gebruik https:, mailto:, brief:KENMERK, pagina:NAAM of #id" / "use https:, mailto:, brief:NUMBER, pagina:NAME or #id",
        explanation:
            "Adressen die een programma uitvoeren of gegevens insluiten zijn gevaarlijk voor lezers." /
            "Addresses that run a program or embed data are dangerous for readers.",
    }
    IMAGE = Error "RB432" "image" {
        message: "hier kan geen afbeelding staan" / "an image cannot stand here",
        help: "vraag een grafiek of tabel met een ```grafiek- of ```tabel-blok, of maak er een link van" / "ask for a chart or table with a ```grafiek or ```tabel block, or make it a link",
        explanation:
            "Grafieken worden uit gegevens getekend, zodat ze altijd een tabel en een beschrijving hebben en met de cijfers overeenkomen." /
            "Charts are drawn from data, so that they always have a table and a description and agree with the figures.",
    }
    EMPTY_LINK = Error "RB433" "empty-link" {
        message: "deze link heeft geen tekst" / "this link has no text",
        help: "zet tussen de vierkante haken waar de link heen gaat" / "put where the link leads between the square brackets",
        explanation:
            "Wie een schermlezer gebruikt hoort alleen de tekst van een link." /
            "Somebody with a screen reader hears only the text of a link.",
    }
    DATA_IN_LITERAL = Error "RB434" "data-in-literal" {
        message: "een cijfer of naam uit de gegevens kan hier niet staan" / "a figure or name from the data cannot stand here",
        help: "typ de tekst hier zelf; in adressen, code, id's en blokken wordt niets ingevuld" / "type the text here yourself; nothing is filled in inside addresses, code, ids and blocks",
        explanation:
            "Gegevens worden pas ingevuld als de tekst al gelezen is. In een adres, code of id zouden ze de betekenis van de tekst veranderen." /
            "Data are filled in after the text was read. In an address, code or id they would change what the text means.",
    }
    NESTED_TOO_DEEP = Error "RB435" "nested-too-deep-in-letter" {
        message: "lijsten en citaten staan hier te diep in elkaar" / "lists and quotes are nested too deeply here",
        help: "maak er aparte alinea's of een tussenkop van" / "make separate paragraphs or a subheading of it",
        explanation:
            "Wie leest of luistert verliest na een paar niveaus de draad." /
            "Readers and listeners lose the thread after a few levels.",
    }
    TITLE_HEADING = Error "RB436" "title-heading" {
        message: "een kop van niveau 1 is voor het onderwerp van een brief of de titel van een pagina" / "a heading of level 1 is for the subject of a letter or the title of a page",
        help: "begin met ##" / "begin with ##",
        explanation:
            "Elke pagina heeft één hoofdkop: het onderwerp van de brief, of haar titel. Onderdelen beginnen met ##, tussenkoppen met ###." /
            "Each page has one main heading: the subject of the letter, or its title. Sections begin with ##, subheadings with ###.",
    }
    SKIPPED_HEADING = Error "RB437" "skipped-heading" {
        message: "deze kop slaat een niveau over (van {from} naar {to})" / "this heading skips a level (from {from} to {to})",
        help: "gebruik {hashes}" / "use {hashes}",
        explanation:
            "Schermlezers en de inhoudsopgave van een PDF leunen op koppen die stap voor stap dieper gaan (WCAG 1.3.1)." /
            "Screen readers and the outline of a PDF rely on headings that go deeper step by step (WCAG 1.3.1).",
    }
    DUPLICATE_ANCHOR = Error "RB438" "duplicate-anchor" {
        message: "de id „{id}” komt hier twee keer voor" / "the id “{id}” occurs twice here",
        help: "geef er een van beide een andere naam" / "give one of them another name",
        explanation:
            "Een id is een adres in een brief of pagina en wijst naar één plek." /
            "An id is an address in a letter or page and points at one place.",
    }
    BAD_ANCHOR = Error "RB439" "bad-anchor" {
        message: "„{id}” kan geen id zijn" / "“{id}” cannot be an id",
        help: "gebruik kleine letters, cijfers en streepjes, te beginnen met een letter; „al-…”, „bron-…” en „noot-…” zijn van raadsbrief zelf" / "use lower-case letters, digits and hyphens, beginning with a letter; “al-…”, “bron-…” and “noot-…” belong to raadsbrief itself",
        explanation:
            "Een id komt in het adres van een passage en in namen van bestanden, en moet daar overal passen." /
            "An id becomes part of the address of a passage and of file names, and must fit everywhere there.",
    }
    UNKNOWN_ANCHOR = Error "RB440" "unknown-anchor" {
        message: "{where} heeft geen „#{id}”" / "{where} has no “#{id}”",
        help: "verwijs naar de id van een grafiek, een tabel of een kop met {#id}" / "refer to the id of a chart, a table or a heading with {#id}",
        explanation:
            "Een link naar een passage moet ergens uitkomen." /
            "A link to a passage must lead somewhere.",
    }
    UNKNOWN_LETTER = Error "RB441" "unknown-letter" {
        message: "er is geen brief met kenmerk „{number}”" / "there is no letter with number “{number}”",
        help: "schrijf het kenmerk zoals het boven die brief staat" / "write the number as it stands above that letter",
        explanation:
            "Met [tekst](brief:KENMERK) verwijst een brief naar een andere brief van deze site. Een brief die gereed is kan niet verwijzen naar een concept." /
            "With [text](brief:NUMBER) a letter refers to another letter of this site. A letter that is ready cannot refer to a draft.",
    }
    UNUSED_FOOTNOTE = Error "RB442" "unused-footnote" {
        message: "naar de noot „{label}” wordt nergens verwezen" / "nothing refers to the footnote “{label}”",
        help: "zet [^{label}] in de tekst, of haal de noot weg" / "put [^{label}] in the text, or remove the note",
        explanation:
            "Een noot zonder verwijzing wordt door niemand gevonden." /
            "A note without a reference is found by nobody.",
    }
    MISSING_SECTION = Error "RB443" "missing-section" {
        message: "het verplichte onderdeel „{title}” ontbreekt" / "the required section “{title}” is missing",
        help: "voeg een kop „## {title}” toe" / "add a heading “## {title}”",
        explanation:
            "De instellingen zeggen welke onderdelen een brief altijd heeft, zodat raadsleden in elke brief weten waar ze moeten kijken." /
            "The settings say which sections a letter always has, so that council members know where to look in every letter.",
    }
    SECTION_ORDER = Warning "RB444" "section-order" {
        message: "het onderdeel „{title}” staat na een onderdeel dat er volgens de instellingen op volgt" / "the section “{title}” comes after a section that follows it in the settings",
        help: "" / "",
        explanation:
            "De instellingen geven de volgorde van onderdelen; een vaste volgorde helpt wie veel brieven leest." /
            "The settings give the order of sections; a fixed order helps those who read many letters.",
    }
    BAD_LINK = Error "RB445" "bad-link" {
        message: "de link „{destination}” leidt nergens heen" / "the link “{destination}” leads nowhere",
        help: "gebruik een volledig adres (https:…), brief:KENMERK, pagina:NAAM of #id" / "use a full address (https:…), brief:NUMBER, pagina:NAME or #id",
        explanation:
            "Adressen ten opzichte van de brief breken zodra de brief ergens anders wordt gelezen, bijvoorbeeld als PDF." /
            "Addresses relative to the letter break as soon as the letter is read elsewhere, for example as a PDF.",
    }
    DUPLICATE_NUMBER = Error "RB446" "duplicate-number" {
        message: "het kenmerk „{number}” is al van een andere brief" / "the number “{number}” belongs to another letter already",
        help: "geef deze brief een eigen kenmerk" / "give this letter a number of its own",
        explanation:
            "Een kenmerk is het adres van een brief en komt één keer voor. Kenmerken die alleen in hoofdletters of leestekens verschillen geven hetzelfde adres." /
            "A number is the address of a letter and occurs once. Numbers that differ only in capitals or punctuation give the same address.",
    }
    EMPTY_HEADING = Error "RB447" "empty-heading" {
        message: "deze kop heeft geen tekst" / "this heading has no text",
        help: "haal de hekjes weg of schrijf de kop" / "remove the hashes or write the heading",
        explanation:
            "Een lege kop is voor wie een schermlezer gebruikt een dode plek." /
            "An empty heading is a dead spot for those who use a screen reader.",
    }
    NUMBER_YEAR = Warning "RB448" "number-year" {
        message: "het kenmerk „{number}” noemt het jaar {named}, en de brief is van {year}" / "the number “{number}” names the year {named}, and the letter is of {year}",
        help: "kijk welke van de twee klopt" / "see which of the two is right",
        explanation:
            "Volgens het patroon in de instellingen staat in het kenmerk een jaar. Een brief van een ander jaar komt onder dat andere jaar in het archief, en wie op het kenmerk zoekt kijkt daar niet." /
            "By the pattern in the settings the number names a year. A letter of another year comes under that other year in the archive, and whoever looks for the number does not look there.",
    }
    UNKNOWN_PAGE = Error "RB449" "unknown-page" {
        message: "er is geen pagina „{name}”" / "there is no page “{name}”",
        help: "een pagina heet naar haar bestand in content/paginas, zonder .md" / "a page is named after its file in content/paginas, without .md",
        explanation:
            "Met [tekst](pagina:NAAM) verwijst een brief of pagina naar een pagina van deze site. Wat gereed is kan niet verwijzen naar een concept." /
            "With [text](pagina:NAME) a letter or page refers to a page of this site. What is ready cannot refer to a draft.",
    }
}

//! RB5xx: letter templates and the tags in letters.

use super::entries;

entries! {
    UNCLOSED_TAG = Error "RB501" "unclosed-tag" {
        message: "de tag „{open}” wordt niet gesloten" / "the tag “{open}” is not closed",
        help: "sluit hem met „{close}”" / "close it with “{close}”",
        explanation:
            "Een tag begint met {{ of {% en eindigt met }} of %}, voor de eerstvolgende lege regel. Wilt u de accolades zelf laten zien, zet de tekst dan tussen {% raw %} en {% endraw %}." /
            "A tag begins with {{ or {% and ends with }} or %}, before the next empty line. To show the braces themselves, put the text between {% raw %} and {% endraw %}.",
    }
    UNCLOSED_BLOCK = Error "RB502" "unclosed-block" {
        message: "„{block}” begint hier en eindigt nergens" / "“{block}” begins here and ends nowhere",
        help: "zet „{end}” waar het ophoudt, in hetzelfde onderdeel van de brief" / "put “{end}” where it stops, in the same section of the letter",
        explanation:
            "Elke if en for heeft een endif of endfor, en elke endif of endfor een begin. Een herhaling of voorwaarde kan niet over meer onderdelen van een brief lopen." /
            "Each if and for has an endif or endfor, and each endif or endfor has a beginning. A loop or condition cannot run over several sections of a letter.",
    }
    TYPOGRAPHIC_QUOTE = Error "RB503" "typographic-quote" {
        message: "in een tag staat het gekrulde aanhalingsteken {quote}" / "there is a curly quotation mark {quote} in a tag",
        help: "gebruik rechte aanhalingstekens: \"…\"" / "use straight quotation marks: \"…\"",
        explanation:
            "Tekstverwerkers maken van rechte aanhalingstekens gekrulde. In lopende tekst is dat goed, in een tag begrijpt raadsbrief alleen rechte." /
            "Word processors turn straight quotation marks into curly ones. In running text that is fine, in a tag raadsbrief understands straight ones only.",
    }
    UNREADABLE_TAG = Error "RB504" "unreadable-tag" {
        message: "deze tag is niet te lezen bij „{text}”" / "this tag cannot be read at “{text}”",
        help: "een tag ziet eruit als {{ cijfers.naam }} of {{ cijfer(uit=\"dataset\") }}" / "a tag looks like {{ cijfers.naam }} or {{ cijfer(uit=\"dataset\") }}",
        explanation:
            "Een tag bevat namen, getallen, teksten tussen rechte aanhalingstekens en aanroepen als cijfer(uit=\"naam\")." /
            "A tag holds names, numbers, texts between straight quotation marks and calls such as cijfer(uit=\"name\").",
    }
    STATEMENT_NOT_ALLOWED = Error "RB505" "statement-not-allowed" {
        message: "„{name}” kan in een brief niet" / "“{name}” cannot be used in a letter",
        help: "in een brief kunnen: if, elif, else, for, include en raw" / "a letter can use: if, elif, else, for, include and raw",
        explanation:
            "Een brief is tekst met gaten. Wat kan rekenen, onthouden of zichzelf aanroepen hoort er niet in: dat maakt dat een brief altijd klaarkomt en dat elk cijfer uit de gegevens komt." /
            "A letter is text with holes. What can calculate, remember or call itself does not belong in it: so a letter always finishes and each figure comes from the data.",
    }
    UNKNOWN_FUNCTION = Error "RB506" "unknown-function" {
        message: "„{name}” bestaat niet als {kind}" / "there is no {kind} named “{name}”",
        help: "er zijn: {known}" / "there are: {known}",
        explanation:
            "Functies, filters en toetsen in brieven hebben een vaste lijst; docs/brieven.md beschrijft ze." /
            "Functions, filters and tests in letters have a fixed list; docs/brieven.md describes them.",
    }
    POSITIONAL_ARGUMENT = Error "RB507" "positional-argument" {
        message: "bij „{name}” hoort elke waarde een naam te hebben" / "each value given to “{name}” needs a name",
        help: "schrijf bijvoorbeeld {example}" / "write for example {example}",
        explanation:
            "Waarden worden bij naam gegeven, dan is later nog te lezen wat ze betekenen: cijfer(uit=\"naam\", maat=\"aantal\")." /
            "Values are given by name, so that one can still read later what they mean: cijfer(uit=\"name\", maat=\"aantal\").",
    }
    UNKNOWN_VARIABLE = Error "RB508" "unknown-variable" {
        message: "„{name}” is hier niet bekend" / "“{name}” is not known here",
        help: "hier zijn bekend: {known}" / "known here are: {known}",
        explanation:
            "In een brief zijn bekend: cijfers (uit de kop van de brief), brief (onderwerp, datum, …) en de naam die een for zelf invoert." /
            "Known in a letter are: cijfers (from its front matter), brief (subject, date, …) and the name that a for introduces.",
    }
    UNKNOWN_FIGURE = Error "RB509" "unknown-figure" {
        message: "het cijfer „{name}” staat niet onder „cijfers:”" / "the figure “{name}” is not under “cijfers:”",
        help: "voeg het toe onder „cijfers:”, met „uit:” en de naam van een dataset" / "add it under “cijfers:”, with “uit:” and the name of a dataset",
        explanation:
            "Elk cijfer dat een brief bij naam noemt is in de kop verbonden met een dataset." /
            "Each figure that a letter names is bound to a dataset in its front matter.",
    }
    UNKNOWN_INCLUDE = Error "RB510" "unknown-include" {
        message: "er is geen standaardalinea „{name}”" / "there is no standard paragraph “{name}”",
        help: "standaardalinea's staan in templates/alineas/ en heten naar hun bestand, zonder .md" / "standard paragraphs are in templates/alineas/ and are named after their file, without .md",
        explanation:
            "Met {% include \"naam\" %} neemt een brief een standaardalinea over." /
            "With {% include \"name\" %} a letter takes over a standard paragraph.",
    }
    CIRCULAR_INCLUDE = Error "RB511" "circular-include" {
        message: "de standaardalinea „{name}” neemt zichzelf over" / "the standard paragraph “{name}” includes itself",
        help: "haal een van de verwijzingen weg" / "remove one of the references",
        explanation:
            "Een standaardalinea die, soms langs een omweg, zichzelf overneemt heeft geen einde." /
            "A standard paragraph that takes over itself, perhaps by a detour, has no end.",
    }
    TOO_MANY_TURNS = Error "RB512" "too-many-turns" {
        message: "deze herhaling duurt te lang: na {limit} keer is gestopt" / "this loop runs too long: it was stopped after {limit} turns",
        help: "herhaal over minder rijen" / "repeat over fewer rows",
        explanation:
            "Een brief die blijft herhalen komt nooit af. Alle herhalingen van een brief samen hebben een grens." /
            "A letter that keeps repeating never finishes. All loops of a letter together have a limit.",
    }
    TOO_MUCH_TEXT = Error "RB513" "too-much-text" {
        message: "de ingevulde brief wordt langer dan {limit}" / "the filled letter gets longer than {limit}",
        help: "herhaal over minder rijen, of splits de brief" / "repeat over fewer rows, or split the letter",
        explanation:
            "Een brief is tekst om te lezen; wat langer is dan een boek is een vergissing." /
            "A letter is text to read; what is longer than a book is a mistake.",
    }
    TEMPLATE_FAILED = Error "RB514" "template-failed" {
        message: "dit kan niet worden ingevuld: {reason}" / "this cannot be filled in: {reason}",
        help: "" / "",
        explanation:
            "De sjabloontaal liep vast op deze plek. De reden staat er in het Engels bij, zoals de taal zelf hem geeft." /
            "The template language got stuck here. The reason is given as the language itself words it.",
    }
    UNKNOWN_TEMPLATE = Error "RB515" "unknown-template" {
        message: "er is geen briefsjabloon „{name}”" / "there is no letter template “{name}”",
        help: "sjablonen staan in templates/brieven/ en heten naar hun bestand, zonder .md" / "templates are in templates/brieven/ and are named after their file, without .md",
        explanation:
            "„sjabloon” boven een brief noemt een bestand in templates/brieven." /
            "“sjabloon” above a letter names a file in templates/brieven.",
    }
    WRONG_ARGUMENT = Error "RB516" "wrong-argument" {
        message: "bij „{name}” hoort {expected}" / "“{name}” needs {expected}",
        help: "" / "",
        explanation:
            "Een functie in een brief kreeg niet wat zij nodig heeft." /
            "A function in a letter did not get what it needs.",
    }
    WITHHELD_IN_CALCULATION = Error "RB517" "not-known-in-calculation" {
        message: "met een waarde die {state} is kan niet worden gerekend of vergeleken" / "a value that is {state} cannot be calculated or compared with",
        help: "vraag eerst of hij bekend is: {% if … is bekend %}" / "ask first whether it is known: {% if … is bekend %}",
        explanation:
            "Uit een verschil, aandeel of vergelijking met een afgeschermde waarde zou de waarde zelf af te leiden zijn; met een onbekende waarde is het antwoord een gok." /
            "A difference, share or comparison with a withheld value would give the value away; with an unknown value the answer is a guess.",
    }
    UNLIKE_UNITS = Error "RB518" "unlike-units" {
        message: "„{first}” en „{second}” zijn verschillende eenheden, die niet samengaan" / "“{first}” and “{second}” are different units, which do not go together",
        help: "vergelijk cijfers met dezelfde eenheid, of noem beide los van elkaar" / "compare figures with the same unit, or give both apart",
        explanation:
            "Een verschil of aandeel heeft alleen betekenis tussen cijfers met dezelfde eenheid." /
            "A difference or share has a meaning only between figures of the same unit.",
    }
    NESTED_TOO_DEEP = Error "RB519" "nested-too-deep" {
        message: "hier staan te veel haakjes of blokken in elkaar" / "too many brackets or blocks are inside each other here",
        help: "schrijf het eenvoudiger, of in twee stukken" / "write it simpler, or in two parts",
        explanation:
            "Wat zo diep in elkaar staat kan niemand meer lezen; meestal is er een haakje of blok niet gesloten." /
            "Nobody can read what is nested so deeply; usually a bracket or block was not closed.",
    }
    SIGN_BETWEEN_DATA = Error "RB520" "sign-between-data" {
        message: "met „{text}” kan een brief geen gegevens vergelijken of berekenen" / "a letter cannot compare or calculate data by “{text}”",
        help: "gebruik een toets (is meer_dan(…), is minder_dan(…), is gelijk_aan(…)) of een functie (verschil(…), aandeel(…))" / "use a test (is meer_dan(…), is minder_dan(…), is gelijk_aan(…)) or a function (verschil(…), aandeel(…))",
        explanation:
            "Een cijfer heeft een eenheid en kan onbekend of afgeschermd zijn. Toetsen en functies letten daarop, een teken niet. Woorden uit de gegevens zijn niet te vergelijken: kies de rijen al in de vraag, zoals rijen(uit=\"aanpak\", wijk=\"Noord\")." /
            "A figure has a unit and can be unknown or withheld. Tests and functions heed that, a sign does not. Words of the data cannot be compared: choose the rows in the question, as in rijen(uit=\"aanpak\", wijk=\"Noord\").",
    }
    NO_CONDITION = Error "RB521" "no-condition" {
        message: "„{text}” alleen is geen voorwaarde" / "“{text}” alone is no condition",
        help: "zeg wat u wilt weten, zoals „{text} is bekend” of „{text} is meer_dan(0)”" / "say what you want to know, such as “{text} is bekend” or “{text} is meer_dan(0)”",
        explanation:
            "Een cijfer is niet waar of onwaar. Een toets maakt er een voorwaarde van: is bekend, is meer_dan(…), is gedaald. Woorden uit de gegevens of de kop zijn geen voorwaarde." /
            "A figure is neither true nor false. A test makes it a condition: is bekend, is meer_dan(…), is gedaald. Words of the data or the front matter are no condition.",
    }
    AMBIGUOUS_NUMBER = Error "RB522" "ambiguous-number-in-tag" {
        message: "„{text}” is in een tag op twee manieren te lezen" / "“{text}” can be read in two ways in a tag",
        help: "schrijf duizendtallen zonder punt, zoals 1000; de punt is hier de decimaalpunt" / "write thousands without a point, as in 1000; the point is the decimal mark here",
        explanation:
            "In een brief is 1.000 duizend, in een tag is het één met drie nullen achter de punt. Om nooit het verkeerde te kiezen wordt zo'n getal geweigerd." /
            "In a Dutch letter 1.000 is a thousand, in a tag it is one with three noughts behind the point. So as never to choose wrongly, such a number is refused.",
    }
    UNLIKE_AREAS = Error "RB523" "unlike-areas" {
        message: "„{first}” gaat over {first_area} en „{second}” over {second_area}: dat zijn niet dezelfde gemeenten" / "“{first}” is about {first_area} and “{second}” about {second_area}: these are not the same municipalities",
        help: "het eerste telt wel mee wat het tweede niet telt: {only_first}; andersom: {only_second}; noem beide cijfers los van elkaar" / "the first counts what the second does not: {only_first}; the other way round: {only_second}; give both figures apart",
        explanation:
            "Een som, verschil, aandeel of vergelijking van cijfers over verschillende gemeenten laat vooral zien dat er andere gemeenten meetellen." /
            "A sum, difference, share or comparison of figures about different municipalities mostly shows that other municipalities take part.",
    }
    AREA_OF_ONE = Error "RB524" "area-of-one" {
        message: "„{known}” gaat over {area}, en van „{unknown}” is niet bekend welke gemeenten meetellen" / "“{known}” is about {area}, and for “{unknown}” it is not known which municipalities take part",
        help: "zeg in de gegevens met „gebied: …” welke gemeenten meetellen, of noem beide cijfers los van elkaar" / "say in the data by “gebied: …” which municipalities take part, or give both figures apart",
        explanation:
            "Zolang van één van de twee niet vaststaat over welke gemeenten het gaat, kan niemand zeggen of een som, verschil, aandeel of vergelijking klopt." /
            "As long as it is not known of one of the two which municipalities it is about, nobody can say whether a sum, difference, share or comparison is right.",
    }
    NOT_TO_ADD = Error "RB525" "not-to-add" {
        message: "met „{first}” en „{second}” mag niet samen worden gerekend: {reason}" / "“{first}” and “{second}” must not be calculated with together: {reason}",
        help: "noem beide cijfers los van elkaar; dit staat in de gegevens onder „niet_optellen_met”" / "give both figures apart; the data say this under “niet_optellen_met”",
        explanation:
            "De gegevens zeggen dat deze aantallen elkaar kunnen overlappen. Samen zouden ze dingen of mensen dubbel tellen." /
            "The data say that these counts may overlap. Together they would count things or people twice.",
    }
    SERIES_BREAK = Error "RB526" "series-break" {
        message: "tussen {first} en {second} is de reeks „{dataset}” gebroken: {reason}" / "between {first} and {second} the series “{dataset}” is broken: {reason}",
        help: "noem beide cijfers met de reden erbij zonder ze te vergelijken, of kies tijden aan dezelfde kant van de breuk (vanaf {from})" / "give both figures with the reason and without comparing them, or choose times on the same side of the break (from {from})",
        explanation:
            "Na een reeksbreuk wordt anders geteld dan ervoor. Een verschil over de breuk heen meet vooral die verandering van tellen." /
            "After a break in a series the counting is different from before. A difference across the break mostly measures that change of counting.",
    }
    COUNTED_TWICE = Error "RB527" "counted-twice" {
        message: "„{part}” zit al in „{whole}” en zou in deze som dubbel tellen" / "“{part}” is already part of “{whole}” and would count twice in this sum",
        help: "tel alleen delen op die elkaar niet bevatten, of gebruik het totaal" / "add only parts that do not hold each other, or use the total",
        explanation:
            "Een rij die een dimensie weglaat is een totaal, en een jaar bevat zijn maanden. Een deel bij zijn eigen totaal optellen telt het twee keer." /
            "A row that leaves out a dimension is a total, and a year holds its months. Adding a part to its own total counts it twice.",
    }
    SUM_OF_PERCENTAGES = Error "RB528" "sum-of-percentages" {
        message: "percentages zijn niet op te tellen" / "percentages cannot be added",
        help: "tel de aantallen op en neem daarvan het aandeel: aandeel(deel=…, geheel=…)" / "add the counts and take the share of those: aandeel(deel=…, geheel=…)",
        explanation:
            "10% van de ene groep en 10% van de andere is niet 20% van iets. Alleen aantallen zijn op te tellen." /
            "10% of one group and 10% of another is not 20% of anything. Only counts can be added.",
    }
    CHANGE_TO_PLAN = Error "RB529" "change-to-plan" {
        message: "het is niet „{words}”: {value} is een {status}" / "it has not “{words}”: {value} is a {status}",
        help: "noem beide cijfers en zeg dat het een {status} is, zoals: van {{ cijfers.eerst }} naar {{ cijfers.straks }}" / "give both figures and say that it is a {status}, as in: van {{ cijfers.eerst }} naar {{ cijfers.straks }}",
        explanation:
            "„verandering” zegt dat iets gestegen of gedaald is. Gaat het tweede cijfer over een voornemen, een prognose of een streefwaarde, dan is dat niet gebeurd." /
            "“verandering” says that something rose or fell. When the second figure is an intention, a forecast or a target, that did not happen.",
    }
    UNUSED_TEMPLATE = Warning "RB530" "unused-template" {
        message: "geen brief gebruikt het sjabloon „{name}”" / "no letter uses the template “{name}”",
        help: "schrijf „sjabloon: {name}” boven een brief, of haal het bestand weg" / "write “sjabloon: {name}” above a letter, or remove the file",
        explanation:
            "Een briefsjabloon doet pas iets als een brief het noemt. Alleen „check” zegt dit." /
            "A letter template does something only when a letter names it. Only “check” says this.",
    }
    UNUSED_PARAGRAPH = Warning "RB531" "unused-paragraph" {
        message: "geen brief, pagina of sjabloon neemt de alinea „{name}” over" / "no letter, page or template includes the paragraph “{name}”",
        help: "neem haar over met een tag „include \"{name}\"” waar zij hoort, of haal het bestand weg" / "include it with a tag “include \"{name}\"” where it belongs, or remove the file",
        explanation:
            "Een standaardalinea komt pas in een brief als die haar overneemt, zelf of door zijn sjabloon. Alleen „check” zegt dit." /
            "A standard paragraph gets into a letter only when the letter or its template includes it. Only “check” says this.",
    }
}

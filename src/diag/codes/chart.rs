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
        message: "de dataset „{dataset}” heeft rijen zonder peildatum of periode" / "the dataset “{dataset}” has rows without “peildatum” or “periode”",
        help: "deze grafiek gaat over de tijd: geef elke rij een peildatum of periode, of vraag een tabel" / "this chart is about time: give each row a “peildatum” or “periode”, or ask for a table",
        explanation:
            "Een lijn loopt over de tijd, en staven en een helling kunnen dat ook. Zonder tijd is niet te zeggen waar een waarde dan staat." /
            "A line runs over time, and bars and a slope may too. Without a time nobody can tell where a value stands.",
    }
    SERIES_AMBIGUOUS = Error "RB603" "series-ambiguous" {
        message: "bij „{series}” passen meer rijen op {time}" / "more than one row fits “{series}” on {time}",
        help: "kies met „reeks” of „waar” uit: {known}" / "choose by “reeks” or “waar” from: {known}",
        explanation:
            "Elk punt van een lijn en elke cel van een tabel is één rij van de dataset. Zijn er meer, dan zegt „reeks” welke kolom de lijnen maakt en „waar” welke rijen meedoen." /
            "Each point of a line and each cell of a table is one row of the dataset. When there are more, “reeks” says which column makes the lines and “waar” which rows take part.",
    }
    TOO_MANY_SERIES = Error "RB604" "too-many-series" {
        message: "deze grafiek krijgt {count} lijnen; meer dan {limit} kan niemand lezen" / "this chart gets {count} lines; nobody can read more than {limit}",
        help: "kies er enkele met „waar”, of vraag een tabel" / "choose some by “waar”, or ask for a table",
        explanation:
            "Een grafiek is er om iets te laten zien. Voor wie alles wil weten is er de tabel." /
            "A chart is there to show something. For those who want to know everything there is the table.",
    }
    ROW_CELLS = Error "RB605" "row-cells" {
        message: "deze rij heeft {found} en de tabel heeft {expected}" / "this row has {found} and the table has {expected}",
        help: "een lege cel schrijft u als \"\"" / "an empty cell is written as \"\"",
        explanation:
            "Elke rij heeft evenveel cellen als er kolommen zijn, anders schuiven ze naar de verkeerde kolom." /
            "Each row has as many cells as there are columns, or they would slide into the wrong one.",
    }
    DATA_OR_ROWS = Error "RB606" "data-or-rows" {
        message: "een tabel komt uit een dataset („uit”), of u schrijft haar hier („kolommen” en „rijen”)" / "a table comes from a dataset (“uit”), or you write it here (“kolommen” and “rijen”)",
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
            "A table has a title, so that those who cannot see it know what is in it (WCAG 1.3.1).",
    }
    BAD_ID = Error "RB608" "bad-id" {
        message: "„{id}” kan geen id van een grafiek of tabel zijn" / "“{id}” cannot be the id of a chart or table",
        help: "gebruik kleine letters, cijfers en streepjes, te beginnen met een letter, en geen naam die raadsbrief zelf gebruikt" / "use lower-case letters, digits and hyphens, beginning with a letter, and no name that raadsbrief uses itself",
        explanation:
            "De id is het adres van de grafiek in de brief en de naam van de bestanden erbij. raadsbrief gebruikt zelf „brief”, en wat begint met „inhoud”, „al-”, „bron-” of „noot-”." /
            "The id is the address of the chart in the letter and the name of its files. raadsbrief itself uses “brief”, and what begins with “inhoud”, “al-”, “bron-” or “noot-”.",
    }
    EMPTY_REQUEST = Error "RB609" "empty-request" {
        message: "dit blok is leeg" / "this block is empty",
        help: "een grafiek heeft ten minste id, soort, uit en titel; een tabel id, titel en uit" / "a chart has at least id, soort, uit and titel; a table id, titel and uit",
        explanation:
            "Een ```grafiek- of ```tabel-blok zegt in enkele regels wat er getoond wordt." /
            "A ```grafiek or ```tabel block says in a few lines what is shown.",
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
    BAR_AMBIGUOUS = Error "RB613" "bar-ambiguous" {
        message: "bij „{what}” passen meer rijen" / "more than one row fits “{what}”",
        help: "kies met „reeks” of „waar” uit: {known}" / "choose by “reeks” or “waar” from: {known}",
        explanation:
            "Elke staaf en elk eind van een helling is één rij van de dataset. Zijn er meer, dan zegt „reeks” welke kolom de staven of lijnen maakt, en „waar”, „van” en „tot” welke rijen meedoen." /
            "Each bar and each end of a slope is one row of the dataset. When there are more, “reeks” says which column makes the bars or lines, and “waar”, “van” and “tot” which rows take part.",
    }
    TOO_MANY_BARS = Error "RB614" "too-many-bars" {
        message: "deze grafiek krijgt {count}; meer dan {limit} kan niemand lezen" / "this chart gets {count}; nobody can read more than {limit}",
        help: "kies er enkele met „waar”, „van” en „tot”, of vraag een tabel" / "choose some by “waar”, “van” and “tot”, or ask for a table",
        explanation:
            "Een grafiek is er om iets te laten zien. Voor wie alles wil weten is er de tabel." /
            "A chart is there to show something. For those who want to know everything there is the table.",
    }
    TOO_MANY_BAR_SERIES = Error "RB615" "too-many-bar-series" {
        message: "elke groep of staaf krijgt {count} delen; meer dan {limit} zijn niet uit elkaar te houden" / "each group or bar gets {count} parts; more than {limit} cannot be told apart",
        help: "kies er enkele met „waar”, of maak ze met „categorie” tot eigen staven" / "choose some by “waar”, or make them bars of their own by “categorie”",
        explanation:
            "Elke reeks heeft een eigen kleur en een eigen vulling, zodat ook wie geen kleuren ziet ze uit elkaar houdt. Er zijn er zes." /
            "Each series has a colour and a texture of its own, so that those who see no colours can tell them apart too. There are six.",
    }
    SAME_AXIS = Error "RB616" "same-axis" {
        message: "deze grafiek gebruikt „{name}” twee keer" / "this chart uses “{name}” twice",
        help: "kies voor één van de twee een andere kolom, of laat „reeks” of „paneel” weg" / "choose another column for one of the two, or leave “reeks” or “paneel” out",
        explanation:
            "De ene kolom zegt waar de staven of punten over gaan, een andere (reeks) wat er naast elkaar staat, en nog een andere (paneel) wat een eigen kleine grafiek krijgt. Met twee keer dezelfde kolom is er van elk maar één." /
            "One column says what the bars or points are about, another (reeks) what stands beside each other, and yet another (paneel) what gets a small chart of its own. With the same column twice there is only one of each.",
    }
    UNLIKE_UNITS = Error "RB617" "bars-of-unlike-units" {
        message: "„{one}” heeft als eenheid {one_unit} en „{other}” heeft {other_unit}; die passen niet in één grafiek" / "“{one}” has the unit {one_unit} and “{other}” has {other_unit}; these do not fit in one chart",
        help: "noem bij „maten” alleen maten met dezelfde eenheid" / "name only measures with the same unit under “maten”",
        explanation:
            "Staven naast elkaar zijn alleen te vergelijken als ze hetzelfde tellen. Maak van ongelijke maten twee grafieken, of een tabel." /
            "Bars beside each other can only be compared when they count the same. Make two charts of unlike measures, or a table.",
    }
    STACK_OF_WHAT = Error "RB618" "stack-of-what" {
        message: "bij „stapel” ontbreekt „reeks”" / "“stapel” needs “reeks”",
        help: "zeg met „reeks” welke kolom de delen van een staaf maakt" / "say by “reeks” which column makes the parts of a bar",
        explanation:
            "Een gestapelde staaf bestaat uit delen die samen het geheel zijn, zoals huur en koop. Met „reeks” noemt u de kolom waarin die delen staan." /
            "A stacked bar consists of parts that make up the whole, such as rented and owned homes. With “reeks” you name the column that holds them.",
    }
    STACK_NEGATIVE = Error "RB619" "stack-negative" {
        message: "gestapelde staven en staven tegenover elkaar kunnen geen waarden onder nul hebben" / "stacked bars and bars opposite each other cannot have values below zero",
        help: "laat dit weg: dan staan de staven naast elkaar" / "leave this out: the bars then stand beside each other",
        explanation:
            "De lengte van een gestapelde staaf is de som van de delen. Een deel onder nul zou de staaf korter maken dan wat er te zien is. Bij staven tegenover elkaar zegt de kant al welke van de twee het is." /
            "The length of a stacked bar is the sum of its parts. A part below zero would make the bar shorter than what it shows. Of bars opposite each other the side already says which of the two it is.",
    }
    STACK_OF_STOCKS = Error "RB620" "stack-of-stocks" {
        message: "aantallen {unit} op verschillende peildata zijn niet op te tellen" / "numbers of {unit} on different days cannot be added up",
        help: "laat „stapel” weg: dan staan de staven naast elkaar" / "leave out “stapel”: the bars then stand beside each other",
        explanation:
            "Een stand op een peildatum telt wie er dan is. Wie er op twee peildata is, zou in een gestapelde staaf twee keer meetellen. Aantallen over perioden zijn wel te stapelen." /
            "A stock on a day counts those who are there then. Those who are there on two days would count twice in a stacked bar. Numbers over periods can be stacked.",
    }
    TWO_MOMENTS = Error "RB621" "two-moments" {
        message: "deze grafiek vergelijkt twee verschillende momenten" / "this chart compares two different moments",
        help: "schrijf bijvoorbeeld: momenten: [2016, 2017]" / "write for example: momenten: [2016, 2017]",
        explanation:
            "Een helling of een getal laat zien wat er tussen twee momenten veranderde. Voor meer momenten zijn er de stippen en de lijn." /
            "A slope or a number shows what changed between two moments. For more moments there are dots and the line.",
    }
    WHICH_MOMENTS = Error "RB622" "which-moments" {
        message: "deze grafiek zegt niet welke twee momenten hij vergelijkt" / "this chart does not say which two moments it compares",
        help: "kies er twee met „momenten: [.., ..]” uit: {known}" / "choose two by “momenten: [.., ..]” from: {known}",
        explanation:
            "Zijn er in de gegevens precies twee tijden, dan zijn dat de momenten. In andere gevallen, en als de momenten waarden van een kolom zijn, noemt u ze zelf." /
            "When the data have exactly two times, these are the moments. In other cases, and when the moments are values of a column, you name them yourself.",
    }
    NO_MOMENT = Error "RB623" "no-moment" {
        message: "bij „{moment}” zijn er geen gegevens" / "there are no data for “{moment}”",
        help: "er zijn: {known}" / "there are: {known}",
        explanation:
            "Een moment is een tijd die in de gegevens staat, of een jaar of maand waarin precies één zo'n tijd valt." /
            "A moment is a time that is in the data, or a year or month that holds exactly one such time.",
    }
    MOMENT_AMBIGUOUS = Error "RB624" "moment-ambiguous" {
        message: "in „{moment}” vallen meer tijden" / "“{moment}” holds more than one time",
        help: "kies er één: {known}" / "choose one: {known}",
        explanation:
            "Een moment is één tijd. Vallen er in een jaar meer, schrijf dan de maand of de dag." /
            "A moment is one time. When a year holds several, write the month or the day.",
    }
    NO_SLOPE = Error "RB625" "no-slope" {
        message: "geen enkele lijn heeft een waarde bij „{from}” én bij „{to}”" / "no line has a value both for “{from}” and for “{to}”",
        help: "kies andere momenten, of vraag een tabel" / "choose other moments, or ask for a table",
        explanation:
            "Een helling zonder lijnen zegt niets over een verandering. Misschien zijn waarden onbekend of afgeschermd." /
            "A slope without lines says nothing about a change. Perhaps values are unknown or withheld.",
    }
    EMPHASIS_ON_WHAT = Error "RB626" "emphasis-on-what" {
        message: "„{name}” komt in deze grafiek niet voor" / "“{name}” is not in this chart",
        help: "nadruk kan liggen op: {known}" / "emphasis can be on: {known}",
        explanation:
            "Met „nadruk” noemt u de reeksen of categorieën waar het om gaat. Die houden hun kleur; de andere worden grijs." /
            "With “nadruk” you name the series or categories that carry the finding. They keep their colour; the others become grey.",
    }
    OPPOSED_OF_TWO = Error "RB627" "opposed-of-two" {
        message: "„tegenover” vraagt om een „reeks” van twee; dit zijn er {count}" / "“tegenover” needs a “reeks” of two; these are {count}",
        help: "noem met „reeks” een kolom met twee waarden, of kies er twee met „waar”" / "name a column with two values by “reeks”, or choose two by “waar”",
        explanation:
            "Staven tegenover elkaar lopen vanaf één nul naar twee kanten, zoals instroom en uitstroom. Daar passen precies twee reeksen in." /
            "Bars opposite each other run from one zero to two sides, such as those who come in and those who leave. Exactly two series fit.",
    }
    STACKED_AND_OPPOSED = Error "RB628" "stacked-and-opposed" {
        message: "„stapel” en „tegenover” gaan niet samen" / "“stapel” and “tegenover” do not go together",
        help: "laat een van beide weg" / "leave one of them out",
        explanation:
            "Gestapelde delen staan achter elkaar in één staaf; staven tegenover elkaar lopen naar twee kanten." /
            "Stacked parts stand behind each other in one bar; bars opposite each other run to two sides.",
    }
    FEW_MOMENTS = Error "RB629" "few-moments" {
        message: "stippen laten één tot zes verschillende momenten zien" / "dots show one to six different moments",
        help: "noem ze, bijvoorbeeld: momenten: [2016, 2017]" / "name them, for example: momenten: [2016, 2017]",
        explanation:
            "Elke rij heeft een stip voor elk moment. Zonder „momenten” zijn het alle tijden in de gegevens; zijn dat er meer dan zes, dan kiest u met „momenten” welke." /
            "Each row has a dot for each moment. Without “momenten” these are all times in the data; when there are more than six, you choose by “momenten” which.",
    }
}

//! RB3xx: datasets and reference lists.

use super::entries;

entries! {
    DATASET_ID = Error "RB301" "dataset-id" {
        message: "„{name}” kan geen naam van een dataset zijn" / "“{name}” cannot be the name of a dataset",
        help: "geef het bestand een naam met kleine letters, cijfers en streepjes, zoals maatpact-fasen.yaml" / "give the file a name of small letters, digits and hyphens, such as maatpact-fasen.yaml",
        explanation:
            "De naam van het bestand is de naam waarmee brieven de dataset noemen, en een deel van het adres waarop hij te vinden is." /
            "The name of the file is the name by which letters call the dataset, and part of the address where it is found.",
    }
    COLUMN_NAME = Error "RB302" "column-name" {
        message: "„{name}” kan geen naam van een kolom zijn" / "“{name}” cannot be the name of a column",
        help: "begin met een kleine letter en gebruik verder kleine letters, cijfers en liggende streepjes; een mooie titel kan onder „maten” of „dimensies”; hoort dit bij een tekst met een komma, zet die tekst dan tussen aanhalingstekens" / "begin with a small letter and go on with small letters, digits and underscores; a proper title can stand under “maten” or “dimensies”; if this belongs to a text with a comma, put that text between quotation marks",
        explanation:
            "Een kolom is een maat (wat er geteld is, zoals huishoudens) of een dimensie (wat de rijen uit elkaar houdt, zoals wijk). Hun namen worden in brieven getypt, dus ze zijn kort en zonder hoofdletters of spaties. Wat lezers zien is de titel." /
            "A column is a measure (what is counted, such as households) or a dimension (what tells the rows apart, such as wijk). Their names are typed in letters, so they are short and without capitals or spaces. What readers see is the title.",
    }
    COLUMN_TAKEN = Error "RB303" "column-taken" {
        message: "een kolom kan niet „{name}” heten, want dat woord betekent hier al iets" / "a column cannot be called “{name}”: that word already means something here",
        help: "kies een andere naam" / "choose another name",
        explanation:
            "Woorden als peildatum, periode, status, kwalificatie, noot en vervallen zeggen iets over de hele rij. Een maat en een dimensie kunnen ook niet dezelfde naam hebben." /
            "Words such as peildatum, periode, status, kwalificatie, noot and vervallen say something about the whole row. A measure and a dimension cannot share a name either.",
    }
    RESEMBLES_WORD = Error "RB304" "resembles-word" {
        message: "„{name}” lijkt op een vast woord, maar is het niet" / "“{name}” resembles a fixed word but is not one",
        help: "is het echt een eigen kolom, geef die dan een andere naam" / "if it really is a column of your own, give it another name",
        explanation:
            "Elk woord van een rij dat raadsbrief niet kent, is een eigen kolom. Een tikfout in bijvoorbeeld „peildatum” zou zo een kolom maken en de datum stil weglaten." /
            "Each word of a row that raadsbrief does not know is a column of your own. A typing error in for example “peildatum” would so make a column and silently drop the date.",
    }
    MISPLACED_KEY = Error "RB305" "misplaced-key" {
        message: "„{key}” hoort niet in een rij maar bij de levering" / "“{key}” does not belong in a row but to the delivery",
        help: "zet het boven „waarnemingen”, of onder „leveringen” bij de levering waar het voor geldt" / "put it above “waarnemingen”, or under “leveringen” with the delivery that it is about",
        explanation:
            "De bron en de dag waarop iets werd vastgesteld gelden voor een hele levering. Komen er later cijfers bij, dan krijgen die een eigen levering onder „leveringen”." /
            "The source and the day on which something was established hold for a whole delivery. When figures are added later, they get a delivery of their own under “leveringen”.",
    }
    NO_RECORDED_DAY = Warning "RB306" "no-recorded-day" {
        message: "er staat niet bij sinds wanneer dit bekend is" / "it does not say since when this is known",
        help: "voeg „vastgesteld_op: …” toe, of een datum bij de bron" / "add “vastgesteld_op: …”, or a date to the source",
        explanation:
            "Een brief ziet alleen wat op zijn datum bekend was. Zonder die dag gelden deze cijfers als altijd bekend, ook voor oude brieven." /
            "A letter sees only what was known on its date. Without that day these figures count as always known, for old letters too.",
    }
    UNKNOWN_UNIT = Warning "RB307" "unknown-unit" {
        message: "raadsbrief weet niet of „{unit}” personen telt, en schermt kleine aantallen daarom af" / "raadsbrief does not know whether “{unit}” counts persons, and so withholds small counts",
        help: "schrijf in dit bestand „personen: ja” of „personen: nee”" / "write “personen: ja” or “personen: nee” in this file",
        explanation:
            "Kleine aantallen personen kunnen naar iemand wijzen en worden niet getoond. Bij een onbekende eenheid gaat raadsbrief van het veiligste uit: dat het om personen gaat." /
            "Small counts of persons can point at somebody and are not shown. For an unknown unit raadsbrief takes the safest view: that it counts persons.",
    }
    AMBIGUOUS_NUMBER = Error "RB308" "ambiguous-number" {
        message: "„{text}” is op zijn Nederlands geschreven, en in dit bestand is de punt de decimaalpunt" / "“{text}” is written the Dutch way, and in this file the point is the decimal mark",
        help: "schrijf duizendtallen zonder punt; is het echt een getal met decimalen, zeg dan „decimalen: …” bij de maat" / "write thousands without a point; if it really is a number with decimals, say “decimalen: …” with the measure",
        explanation:
            "In Nederland is 4.142 vierduizend honderdtweeënveertig, in een gegevensbestand (YAML) is het ruim vier. Om nooit het verkeerde te kiezen wordt zo'n getal geweigerd, tenzij de maat zegt hoeveel decimalen zij heeft." /
            "In the Netherlands 4.142 is four thousand one hundred and forty-two, in a data file (YAML) it is a little over four. So as never to choose wrongly, such a number is refused unless the measure says how many decimals it has.",
    }
    TOO_MANY_DECIMALS = Error "RB309" "too-many-decimals" {
        message: "„{text}” heeft meer decimalen dan „{measure}” toelaat ({decimals})" / "“{text}” has more decimals than “{measure}” allows ({decimals})",
        help: "rond het af, of zeg „decimalen: …” bij de maat" / "round it, or say “decimalen: …” with the measure",
        explanation:
            "Een maat zegt hoeveel decimalen haar getallen hebben; zonder opgave nul. Zo wordt een getal nooit stil afgerond." /
            "A measure says how many decimals its numbers have; none unless it does. So a number is never rounded in silence.",
    }
    CSV_NUMBER = Error "RB310" "csv-number" {
        message: "„{text}” is geen getal in deze schrijfwijze ({notation})" / "“{text}” is not a number in this notation ({notation})",
        help: "schrijf 4.142 of 12,5 bij „getallen: nl” en 4142 of 12.5 bij „getallen: punt”; een onbekend aantal is „onbekend”" / "write 4.142 or 12,5 with “getallen: nl” and 4142 or 12.5 with “getallen: punt”; an unknown count is “onbekend”",
        explanation:
            "Met „getallen: nl” is 4.142 een getal boven de vierduizend en 12,5 twaalf en een half; punten staan dan precies om de drie cijfers. Met „getallen: punt” is het 4142 en 12.5." /
            "With “getallen: nl” 4.142 is a number above four thousand and 12,5 is twelve and a half; points then stand at every third digit. With “getallen: punt” it is 4142 and 12.5.",
    }
    ROW_WITHOUT_VALUE = Error "RB311" "row-without-value" {
        message: "in deze rij staat geen waarde" / "there is no value in this row",
        help: "geef een waarde voor {measures}; een onbekend aantal schrijft u als „onbekend”" / "give a value for {measures}; an unknown count is written as “onbekend”",
        explanation:
            "Elke rij heeft een waarde voor ten minste één maat, of zegt „vervallen: ja”. Een leeg vakje zou anders stil verdwijnen." /
            "Each row has a value for at least one measure, or says “vervallen: ja”. An empty cell would otherwise vanish in silence.",
    }
    TIME_AHEAD = Error "RB312" "time-ahead" {
        message: "dit gaat over een tijd na {recorded}, de dag waarop het werd vastgesteld" / "this is about a time after {recorded}, the day on which it was established",
        help: "verbeter de datum, of zeg „status: voornemen”, „prognose” of „streefwaarde”" / "correct the date, or say “status: voornemen”, “prognose” or “streefwaarde”",
        explanation:
            "Wat nog moet gebeuren kan niet zijn waargenomen. Plannen, verwachtingen en doelen mogen vooruitkijken, als hun status dat zegt." /
            "What has yet to happen cannot have been observed. Plans, forecasts and targets may look ahead, if their status says so.",
    }
    TWO_TIMES = Error "RB313" "two-times" {
        message: "hier staan een peildatum en een periode" / "there are a peildatum and a periode here",
        help: "kies één van beide: een stand op een dag, of een aantal over een tijdvak" / "choose one of the two: a stock on a day, or a flow over a stretch of time",
        explanation:
            "Een waarneming is een stand op één dag (peildatum) of gaat over een tijdvak (periode). Staat de een boven de waarnemingen, dan kan een rij de ander noemen." /
            "An observation is a stock on one day (peildatum) or a flow over a stretch of time (periode). When one stands above the observations, a row can name the other.",
    }
    RECORDED_TWICE = Error "RB314" "recorded-twice" {
        message: "hierover is op dezelfde dag al iets vastgesteld" / "something was already recorded about this on the same day",
        help: "laat één van beide weg; is het later verbeterd, geef de verbetering dan een eigen levering met een latere „vastgesteld_op”" / "leave one of the two out; if it was improved later, give the improvement a delivery of its own with a later “vastgesteld_op”",
        explanation:
            "Twee waarden voor hetzelfde, op dezelfde dag vastgesteld, spreken elkaar tegen: er is niet te zeggen welke geldt." /
            "Two values for the same thing, established on the same day, contradict each other: nobody can tell which one counts.",
    }
    ENDS_BEFORE_BEGIN = Error "RB315" "ends-before-begin" {
        message: "het einde ligt voor het begin" / "the end lies before the beginning",
        help: "kijk beide datums na" / "check both dates",
        explanation:
            "Een fase of gebeurtenis kan niet eerder eindigen dan zij begint." /
            "A phase or event cannot end before it begins.",
    }
    NOTHING_RECORDED = Error "RB316" "nothing-recorded" {
        message: "deze dataset is leeg" / "this dataset is empty",
        help: "voeg ten minste één rij toe, of haal het bestand weg" / "add at least one row, or remove the file",
        explanation:
            "Een dataset zonder rijen kan geen enkele brief iets geven; meestal is er iets misgegaan bij het aanleveren." /
            "A dataset without rows can give nothing to any letter; usually something went wrong in the delivery.",
    }
    NO_REASON = Warning "RB317" "no-reason" {
        message: "deze levering verandert wat eerder is vastgesteld en zegt niet waarom" / "this delivery changes what was recorded before and does not say why",
        help: "voeg „reden: correctie” (het was fout) of „reden: herziening” (er is meer bekend) toe" / "add “reden: correctie” (it was wrong) or “reden: herziening” (more is known)",
        explanation:
            "Wie een oud en een nieuw cijfer naast elkaar ziet, moet kunnen weten of het eerste fout was of alleen voorlopig." /
            "Whoever sees an old and a new figure side by side must be able to tell whether the first was wrong or only provisional.",
    }
    RETRACTS_NOTHING = Error "RB318" "retracts-nothing" {
        message: "hier vervalt iets wat niet eerder is vastgesteld" / "something is retracted here that was not recorded before",
        help: "neem de namen en de tijd van de eerdere rij precies over, en geef een latere „vastgesteld_op”" / "copy the names and the time of the earlier row exactly, and give a later “vastgesteld_op”",
        explanation:
            "Met „vervallen: ja” wordt een eerdere rij teruggenomen. Past die bij geen enkele eerdere rij, dan zou het verkeerde cijfer stil blijven staan." /
            "With “vervallen: ja” an earlier row is taken back. If it fits no earlier row, the wrong figure would silently remain.",
    }
    MUNICIPALITY_CODE = Error "RB319" "municipality-code" {
        message: "„{text}” is geen gemeentecode" / "“{text}” is not the code of a municipality",
        help: "een gemeentecode is gm met vier cijfers, zoals gm0785" / "a municipality has gm and four digits as its code, such as gm0785",
        explanation:
            "Gemeenten hebben een code van vier cijfers. De nul vooraan hoort erbij, en valt in spreadsheets makkelijk weg." /
            "Municipalities have a code of four digits. The zero in front belongs to it, and is easily lost in spreadsheets.",
    }
    LISTED_TWICE = Error "RB320" "listed-twice" {
        message: "„{name}” staat al in de lijst" / "“{name}” is already in the list",
        help: "laat één van beide staan" / "keep one of the two",
        explanation:
            "Een naam of code hoort bij precies één gemeente, organisatie of gebied. Bij twee is niet te zeggen welke bedoeld is." /
            "A name or code belongs to exactly one municipality, organisation or area. With two nobody can tell which one is meant.",
    }
    UNKNOWN_MEMBER = Error "RB321" "unknown-member" {
        message: "de gemeente „{name}” staat niet in de lijst van gemeenten" / "the municipality “{name}” is not in the list of municipalities",
        help: "noem een gemeente bij haar naam of code, of voeg haar toe aan de lijst" / "name a municipality by its name or code, or add it to the list",
        explanation:
            "Een gebied bestaat uit gemeenten van de lijst, zodat elke naam overal hetzelfde geschreven wordt." /
            "An area consists of municipalities of the list, so that each name is written the same everywhere.",
    }
    AREA_ID = Error "RB322" "area-id" {
        message: "„{name}” kan geen id van een gebied zijn" / "“{name}” cannot be the id of an area",
        help: "gebruik kleine letters, cijfers en streepjes, zoals maatpact-2019" / "use small letters, digits and hyphens, such as maatpact-2019",
        explanation:
            "Datasets noemen een gebied bij zijn id. Zet het jaar erin: dezelfde regio kan later andere gemeenten tellen." /
            "Datasets call an area by its id. Put the year in it: the same region can have other municipalities later.",
    }
    NOT_PERSONS = Error "RB323" "not-persons" {
        message: "een dataset met „soort: clienten” telt altijd personen" / "a dataset with “soort: clienten” always counts persons",
        help: "laat dit weg; tellen de rijen iets anders, kies dan „soort: tabel”" / "leave this out; if the rows count something else, choose “soort: tabel”",
        explanation:
            "Kleine aantallen cliënten kunnen naar iemand wijzen en worden daarom afgeschermd. Bij deze soort is dat niet uit te zetten." /
            "Small counts of clients can point at somebody and are therefore withheld. With this kind that cannot be switched off.",
    }
    ROW_WITHOUT_TIME = Error "RB324" "row-without-time" {
        message: "{what} niet over welke tijd het gaat" / "{what} not say what time it is about",
        help: "voeg {ways} toe; geldt het voor alle rijen, zet het dan één keer erboven" / "add {ways}; if it holds for all rows, put it above them once",
        explanation:
            "Een aantal is een stand op een dag (peildatum) of gaat over een tijdvak (periode). Zonder tijd kan niemand het met een ander aantal vergelijken. Noemt de bron van een vergelijking geen tijd, dan kan bij contracten „moment” met een eigen woord: eerst, daarna." /
            "A count is a stock on a day (peildatum) or a flow over a stretch of time (periode). Without a time nobody can compare it with another. Where the source of a comparison names no time, contracts can have “moment” with a word of its own: eerst, daarna.",
    }
    ROW_WITHOUT_AREA = Error "RB325" "row-without-area" {
        message: "{what} niet welke gemeenten meetellen" / "{what} not say which municipalities take part",
        help: "voeg „gebied: …” toe, boven de rijen of in de rij; weet niemand het, schrijf dan „gebied: onbekend”" / "add “gebied: …”, above the rows or in the row; if nobody knows, write “gebied: onbekend”",
        explanation:
            "Twee aantallen cliënten van „de regio” kunnen over verschillende gemeenten gaan. Alleen als bij beide staat welke meetellen, kan raadsbrief ze laten vergelijken of optellen." /
            "Two counts of clients of “the region” can be about different municipalities. Only when both say which take part can raadsbrief let them be compared or added.",
    }
    ROW_WITHOUT_REGION = Error "RB326" "row-without-region" {
        message: "{what} niet over welke regio het gaat" / "{what} not say what region it is about",
        help: "voeg „regio: …” toe, in de rij of één keer boven alle rijen" / "add “regio: …”, in the row or once above all rows",
        explanation:
            "Contracten worden per regio geteld. Zonder de naam van de regio is niet te zeggen wiens contracten dit zijn." /
            "Contracts are counted by region. Without the name of the region nobody can tell whose contracts these are.",
    }
    ROW_WITHOUT_STANDING = Error "RB327" "row-without-standing" {
        message: "{what} niet of het om gesloten contracten gaat of om een voornemen" / "{what} not say whether these contracts were made or are intended",
        help: "voeg „stand: gerealiseerd” of „stand: voornemen” toe; geldt het voor alle rijen, zet het dan één keer erboven" / "add “stand: gerealiseerd” or “stand: voornemen”; if it holds for all rows, put it above them once",
        explanation:
            "„Van 80 naar 13 contracten” kan gebeurd zijn of een plan zijn. Dat verschil hoort bij het getal en komt in elke brief en grafiek terug." /
            "“From 80 to 13 contracts” can have happened or be a plan. That difference belongs to the number and shows in every letter and chart.",
    }
    STANDING_AND_STATUS = Error "RB328" "standing-and-status" {
        message: "„stand: {standing}” en „status: {status}” spreken elkaar tegen" / "“stand: {standing}” and “status: {status}” contradict each other",
        help: "bij een voornemen vult raadsbrief de status zelf in: laat hem dan weg; wat gerealiseerd is kan geen voornemen, prognose of streefwaarde zijn" / "for an intention raadsbrief fills in the status itself: leave it out; what was made cannot be a voornemen, prognose or streefwaarde",
        explanation:
            "„stand” zegt of contracten gesloten zijn of nog een plan. De status zegt hoe vast een getal is. Een plan heeft de status voornemen en geen andere." /
            "“stand” says whether contracts were made or are still a plan. The status says how firm a number is. A plan has the status voornemen and no other.",
    }
    UNKNOWN_DIMENSION = Error "RB329" "unknown-dimension-of-data" {
        message: "de dataset „{dataset}” heeft geen kolom „{name}”" / "the dataset “{dataset}” has no column “{name}”",
        help: "er zijn: {known}" / "there are: {known}",
        explanation:
            "„totalen”, „niet_optellen_met” en de cijfers van een dossier noemen dimensies: kolommen die de rijen uit elkaar houden, zoals wijk, en die geen maat en geen vast woord zijn." /
            "“totalen”, “niet_optellen_met” and the figures of a dossier name dimensions: columns that tell the rows apart, such as wijk, and that are no measure and no fixed word.",
    }
    UNKNOWN_DIMENSION_VALUE = Error "RB330" "unknown-value-of-data" {
        message: "„{value}” komt in de dataset „{dataset}” niet voor als {name}" / "“{value}” does not occur as {name} in the dataset “{dataset}”",
        help: "er zijn: {known}" / "there are: {known}",
        explanation:
            "Een regel over wat niet mag worden opgeteld, of een cijfer van een dossier, moet precies zeggen om welke rijen het gaat. Een naam die nergens voorkomt zou niets beschermen en niets tonen." /
            "A rule about what must not be added, or a figure of a dossier, has to say exactly which rows it is about. A name that occurs nowhere would protect nothing and show nothing.",
    }
    UNKNOWN_OTHER_DATASET = Error "RB331" "unknown-other-dataset" {
        message: "er is geen dataset „{name}”" / "there is no dataset “{name}”",
        help: "een dataset heet naar zijn bestand in data/, zonder .yaml" / "a dataset is named after its file in data/, without .yaml",
        explanation:
            "Onder „met” staat met „uit” de dataset waarmee niet mag worden opgeteld. Zonder „uit” is het deze dataset zelf." /
            "Under “met”, “uit” names the dataset that must not be added. Without “uit” it is this dataset itself.",
    }
    TOTAL_DIFFERS = Error "RB332" "total-differs" {
        message: "dit totaal is {total}, maar de delen per {dimension} zijn samen {sum}" / "this total is {total}, but its parts by {dimension} add up to {sum}",
        help: "kijk het totaal en de delen na, zoals zij op {day} bekend waren; horen zij niet op te tellen, haal dan „{dimension}” weg onder „totalen”" / "check the total and the parts, as they were known on {day}; if they are not meant to add up, remove “{dimension}” under “totalen”",
        explanation:
            "Onder „totalen” staat dat de rijen over een dimensie optellen tot de rij die er niets over zegt. Dat wordt precies nagerekend, voor elke dag waarop iets is vastgesteld." /
            "“totalen” says that the rows over a dimension add up to the row that is silent about it. That is checked exactly, for each day on which something was established.",
    }
    NO_TOTAL = Error "RB333" "no-total" {
        message: "geen enkele rij is een totaal over „{dimension}”" / "no row is a total over “{dimension}”",
        help: "voeg een rij toe die „{dimension}” weglaat, of haal „{dimension}” weg onder „totalen”" / "add a row that leaves out “{dimension}”, or remove “{dimension}” under “totalen”",
        explanation:
            "Een totaal is een rij die een dimensie weglaat. Is er geen, dan valt er niets na te rekenen en belooft „totalen” iets wat nergens gebeurt." /
            "A total is a row that leaves out a dimension. Without one there is nothing to check, and “totalen” promises something that happens nowhere.",
    }
    TOTAL_OF_UNLIKE = Error "RB334" "total-of-unlike" {
        message: "{what} tellen niet op tot een totaal" / "{what} do not add up to a total",
        help: "haal „{dimension}” weg onder „totalen”" / "remove “{dimension}” under “totalen”",
        explanation:
            "Percentages van verschillende groepen zijn geen delen van één geheel, en wat verschillende eenheden heeft is niet bij elkaar te tellen." /
            "Percentages of different groups are no parts of one whole, and what has different units cannot be added.",
    }
    UNIT_OF_SEVERAL = Error "RB335" "unit-of-several" {
        message: "in deze rij staan meer getallen, en „eenheid” zegt niet van welk" / "there are several numbers in this row, and “eenheid” does not say of which",
        help: "geef het getal met de andere eenheid een eigen rij, of zet de eenheid bij de maat onder „maten”" / "give the number with the other unit a row of its own, or put the unit with the measure under “maten”",
        explanation:
            "Een rij kan een eigen eenheid hebben als er één getal in staat, zoals 34 jeugdigen tussen de cliënten." /
            "A row can have a unit of its own when there is one number in it, such as 34 jeugdigen among the cliënten.",
    }
    DUPLICATE_DATASET = Error "RB340" "duplicate-dataset" {
        message: "er zijn twee datasets met de naam „{name}”" / "there are two datasets named “{name}”",
        help: "geef een van beide bestanden een andere naam" / "give one of the two files another name",
        explanation:
            "Een dataset heet naar zijn bestand. Ook in verschillende mappen komt een naam één keer voor." /
            "A dataset is named after its file. Also in different folders a name occurs once.",
    }
    UNKNOWN_AREA = Error "RB341" "unknown-area" {
        message: "er is geen gebied „{name}”" / "there is no area “{name}”",
        help: "gebieden staan in een lijst met „soort: gebieden”" / "areas are in a list with “soort: gebieden”",
        explanation:
            "Een gebied is een benoemde verzameling gemeenten op een datum. Twee keer „negen gemeenten” hoeven niet dezelfde te zijn." /
            "An area is a named set of municipalities on a date. “Nine municipalities” twice need not be the same ones.",
    }
    NOT_IN_LIST = Error "RB342" "not-in-list" {
        message: "„{value}” staat niet in de lijst bij „{name}”" / "“{value}” is not in the list for “{name}”",
        help: "gebruik de naam of code uit de lijst, of voeg hem daar toe" / "use the name or code of the list, or add it there",
        explanation:
            "Gemeenten en organisaties staan in lijsten, zodat elke naam overal hetzelfde geschreven wordt en een tikfout geen nieuwe gemeente maakt." /
            "Municipalities and organisations are in lists, so that each name is written the same everywhere and a typing error makes no new municipality.",
    }
    NO_MEASURE_COLUMN = Error "RB343" "no-measure-column" {
        message: "in dit bestand staat geen kolom met de getallen ({measures})" / "this file has no column with the numbers ({measures})",
        help: "de eerste regel van het bestand heeft de namen van de kolommen, precies zoals de maten heten" / "the first line of the file has the names of the columns, exactly as the measures are called",
        explanation:
            "Een CSV-bestand begint met de namen van de kolommen. Een ervan is de maat: wat onder „maten” staat, of „aantal” als de dataset één eenheid heeft. Een titel boven de tabel hoort niet in het bestand." /
            "A CSV file begins with the names of the columns. One of them is the measure: what stands under “maten”, or “aantal” when the dataset has one unit. A title above the table does not belong in the file.",
    }
}

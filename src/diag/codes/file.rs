//! RB1xx: files, YAML and CSV as such, whatever they are about.

use super::entries;

entries! {
    NOT_UTF8 = Error "RB101" "not-utf-8" {
        message: "dit bestand is geen UTF-8-tekst" / "this file is not UTF-8 text",
        help: "sla het opnieuw op als UTF-8 (in Excel: „CSV UTF-8”)" / "save it again as UTF-8 (in Excel: “CSV UTF-8”)",
        explanation:
            "Alle bestanden van een site zijn tekst in UTF-8. Een bestand in een andere codering zou namen als „Één cliënt” verminken, en dat blijkt pas in de brief." /
            "All files of a site are text in UTF-8. A file in another encoding would mangle names such as “Één cliënt”, and one sees that only in the letter.",
    }
    FORBIDDEN_CHARACTER = Error "RB102" "forbidden-character" {
        message: "hier staat een teken dat niet in tekst hoort ({character})" / "there is a character here that does not belong in text ({character})",
        help: "typ deze regel opnieuw; zulke tekens ziet u niet, en komen mee bij plakken" / "type this line again; such characters are invisible and come along with pasting",
        explanation:
            "Stuurtekens, tekens voor eigen gebruik en tekens die de leesrichting omdraaien zijn onzichtbaar en kunnen verbergen wat er werkelijk staat. Ze worden daarom geweigerd." /
            "Control characters, private-use characters and characters that turn the reading direction are invisible and can hide what the text really says. They are refused.",
    }
    FILE_TOO_LARGE = Error "RB103" "file-too-large" {
        message: "dit bestand is groter dan {limit}" / "this file is larger than {limit}",
        help: "laat weg wat brieven niet gebruiken, of verdeel het over meer bestanden; veel rijen horen in een CSV" / "leave out what letters do not use, or divide it over more files; many rows belong in a CSV",
        explanation:
            "Een grens op de grootte van bestanden voorkomt dat een vergissing de bouw laat vastlopen." /
            "A limit on the size of files keeps a mistake from choking the build.",
    }
    YAML_SYNTAX = Error "RB104" "yaml-syntax" {
        message: "raadsbrief kan dit niet lezen: {reason}" / "raadsbrief cannot read this: {reason}",
        help: "let op de inspringing, de spatie na elke dubbele punt en de aanhalingstekens, op deze regel en die ervoor" / "look at the indentation, the space after each colon and the quotation marks, on this line and the one before",
        explanation:
            "Gegevens staan in regels „naam: …” (YAML), waarin ook de inspringing betekenis heeft. Meestal mist een spatie na een dubbele punt, staat er een tab, of is een aanhalingsteken niet gesloten. Per bestand wordt één zo'n fout gemeld, omdat wat erna komt niet meer te vertrouwen is." /
            "Data stand in lines “name: …” (YAML), in which the indentation has a meaning too. Usually a space after a colon is missing, there is a tab, or a quotation mark is not closed. One such mistake is reported for each file, since what follows it cannot be trusted.",
    }
    DUPLICATE_KEY = Error "RB105" "duplicate-key" {
        message: "„{key}” staat hier voor de tweede keer" / "“{key}” is here for the second time",
        help: "laat één van beide staan" / "keep one of the two",
        explanation:
            "Staat hetzelfde er twee keer, dan is niet te zeggen welke van de twee geldt." /
            "When the same thing is said twice, nobody can tell which of the two counts.",
    }
    UNKNOWN_KEY = Error "RB106" "unknown-key" {
        message: "„{key}” is hier niet bekend" / "“{key}” is not known here",
        help: "hier kunnen staan: {known}" / "what can stand here: {known}",
        explanation:
            "Aan het begin van een regel staat een vast woord met een dubbele punt. Met een schrijffout daarin zou de regel anders stil genegeerd worden." /
            "A line begins with a fixed word and a colon. With a typing error in it the line would otherwise be ignored in silence.",
    }
    MISSING_KEY = Error "RB107" "missing-key" {
        message: "hier ontbreekt „{key}”" / "“{key}” is missing here",
        help: "voeg een regel „{key}: …” toe" / "add a line “{key}: …”",
        explanation:
            "Zonder deze regel is niet te zeggen wat er bedoeld is." /
            "Without this line nobody can tell what is meant.",
    }
    WRONG_TYPE = Error "RB108" "wrong-type" {
        message: "hier hoort {expected}, maar er staat {found}" / "this should be {expected}, but it is {found}",
        help: "" / "",
        explanation:
            "Achter dit woord hoort iets van een andere vorm. Een lijst staat tussen [ en ], of heeft voor elk deel een regel met een streepje. Een groep bestaat uit regels „naam: …” die verder zijn ingesprongen." /
            "This word asks for something of another form. A list stands between [ and ], or has a line with a hyphen for each part. A group is made of lines “name: …” that are indented further.",
    }
    NOT_A_DATE = Error "RB109" "not-a-date" {
        message: "„{text}” is geen bestaande datum" / "“{text}” is not a day that exists",
        help: "schrijf een dag als 22-03-2019, 2019-03-22 of 22 maart 2019" / "write a day as 22-03-2019, 2019-03-22 or 22 maart 2019",
        explanation:
            "Dagen worden gelezen als 22-03-2019, 2019-03-22 of 22 maart 2019. Een dag die niet bestaat, zoals 30 februari, wordt geweigerd." /
            "Days are read as 22-03-2019, 2019-03-22 or 22 maart 2019. A day that does not exist, such as 30 February, is refused.",
    }
    NOT_A_PERIOD = Error "RB110" "not-a-period" {
        message: "„{text}” is geen tijd die raadsbrief begrijpt" / "“{text}” is not a time that raadsbrief understands",
        help: "schrijf bijvoorbeeld „april 2019”, „najaar 2019”, „3e kwartaal 2023” of een dag" / "write for example “april 2019”, “najaar 2019”, “3e kwartaal 2023” or a day",
        explanation:
            "Een tijd mag vaag zijn, maar heeft altijd een jaartal: april 2019, najaar 2019, rond de zomer van 2020, eind oktober 2022, 3e kwartaal 2023, januari t/m juni 2021." /
            "A time may be fuzzy but always has a year: april 2019, najaar 2019, rond de zomer van 2020, eind oktober 2022, 3e kwartaal 2023, januari t/m juni 2021.",
    }
    NOT_A_NUMBER = Error "RB111" "not-a-number" {
        message: "„{text}” is geen getal" / "“{text}” is not a number",
        help: "schrijf 4142 of 12.5; een onbekend aantal is „onbekend”" / "write 4142 or 12.5; an unknown count is “onbekend”",
        explanation:
            "In een gegevensbestand (YAML) is de punt de decimaalpunt en staan er geen scheidingstekens tussen de duizendtallen. In een CSV met „getallen: nl” is het andersom: 4.142 en 12,5." /
            "In a data file (YAML) the point is the decimal mark and thousands have no separator. In a CSV with “getallen: nl” it is the other way round: 4.142 and 12,5.",
    }
    UNKNOWN_WORD = Error "RB112" "unknown-word" {
        message: "„{text}” is hier geen bekende keuze" / "“{text}” is not a known choice here",
        help: "kies uit: {known}" / "choose from: {known}",
        explanation:
            "Hier kan alleen een woord uit een vaste lijst staan." /
            "Only a word of a fixed list can stand here.",
    }
    MISSING_FILE = Error "RB113" "missing-file" {
        message: "het bestand „{path}” is er niet" / "the file “{path}” does not exist",
        help: "het pad telt vanaf de map waarin dit bestand staat" / "the path counts from the folder of this file",
        explanation:
            "Een bestand dat genoemd wordt moet in de site staan. Paden die de map van de site verlaten worden geweigerd." /
            "A file that is named must be in the site. Paths that leave the site's folder are refused.",
    }
    CSV_CELLS = Error "RB114" "csv-cells" {
        message: "deze rij heeft {found}, en de kop heeft er {expected}" / "this row has {found}, and the head has {expected}",
        help: "misschien staat er een scheidingsteken te veel of ontbreken aanhalingstekens om een tekst" / "perhaps there is a separator too many, or quotation marks around a text are missing",
        explanation:
            "Elke rij van een CSV heeft evenveel cellen als de kop, anders schuiven waarden naar de verkeerde kolom." /
            "Each row of a CSV has as many cells as its head, or values would slide into the wrong column.",
    }
    NOT_READ = Warning "RB115" "not-read" {
        message: "dit bestand wordt niet gelezen" / "this file is not read",
        help: "brieven (.md) horen in content/brieven met hun bijlagen erbij, pagina's (.md) in content/paginas, gegevens (.yaml, .csv) in data, sjablonen en het logo in templates; schrijf .md, .yaml en .csv in kleine letters" / "letters (.md) belong in content/brieven with their attachments beside them, pages (.md) in content/paginas, data (.yaml, .csv) in data, templates and the logo in templates; write .md, .yaml and .csv in small letters",
        explanation:
            "Dit bestand staat tussen de bestanden van de site, maar op een plaats of in een vorm die raadsbrief niet leest. Van een spreadsheet maakt „raadsbrief import” een dataset. Hoort het bestand er alleen voor collega's te staan, noem het dan LEESMIJ of laat de naam met een punt beginnen." /
            "This file stands among the files of the site, but in a place or a form that raadsbrief does not read. “raadsbrief import” makes a dataset of a spreadsheet. If the file is there for colleagues only, call it README or let its name begin with a dot.",
    }
    SYMBOLIC_LINK = Error "RB116" "symbolic-link" {
        message: "dit is een symbolische koppeling; die wordt niet gevolgd" / "this is a symbolic link; it is not followed",
        help: "zet het bestand zelf in de map van de site" / "put the file itself in the folder of the site",
        explanation:
            "Een koppeling kan buiten de map van de site wijzen, en dan staat er ongemerkt iets in een brief dat niet in de site staat en niet bewaard blijft." /
            "A link can point outside the folder of the site; then something gets into a letter, unnoticed, that is not in the site and is not kept.",
    }
    FILE_NAME = Error "RB117" "file-name" {
        message: "de naam van dit bestand of van zijn map bevat tekens die niet in een naam horen" / "the name of this file or of its folder holds characters that do not belong in a name",
        help: "gebruik letters, cijfers en streepjes" / "use letters, digits and hyphens",
        explanation:
            "Namen met stuurtekens, backslashes of tekens in een onbekende codering zijn niet op elk systeem te lezen of te typen." /
            "Names with control characters, backslashes or characters in an unknown encoding cannot be read or typed on every system.",
    }
    TOO_MANY_FILES = Error "RB118" "too-many-files" {
        message: "deze site heeft meer dan {limit} bestanden" / "this site has more than {limit} files",
        help: "kijk of --project de goede map noemt" / "see whether --project names the right folder",
        explanation:
            "Een grens op het aantal bestanden voorkomt dat een verkeerd gekozen map de bouw laat vastlopen." /
            "A limit on the number of files keeps a wrongly chosen folder from choking the build.",
    }
    CSV_HEAD = Error "RB119" "csv-head" {
        message: "de kop van deze CSV klopt niet: {reason}" / "the head of this CSV is wrong: {reason}",
        help: "de eerste regel noemt elke kolom één keer, met een naam; een titel hoort er niet boven" / "the first line names each column once; no title stands above it",
        explanation:
            "De eerste regel van een CSV zegt wat er in elke kolom staat. Een kolom zonder naam, of twee kolommen met dezelfde naam, kan niet gelezen worden." /
            "The first line of a CSV says what stands in each column. A column without a name, or two columns with the same name, cannot be read.",
    }
    CSV_QUOTE = Error "RB120" "csv-quote" {
        message: "het aanhalingsteken waarmee deze cel begint is niet gesloten" / "the quotation mark that this cell begins with is not closed",
        help: "sluit de cel met \" of haal het eerste aanhalingsteken weg" / "close the cell with \" or remove the first quotation mark",
        explanation:
            "Een cel die met een aanhalingsteken begint loopt door tot het volgende. Ontbreekt dat, dan wordt de rest van het bestand één cel." /
            "A cell that begins with a quotation mark goes on to the next one. If that is missing, the rest of the file becomes one cell.",
    }
    ATTACHMENT_TYPE = Error "RB121" "attachment-type" {
        message: "„{path}” is geen soort bestand dat als bijlage kan" / "“{path}” is not a kind of file that can be an attachment",
        help: "een bijlage kan zijn: {known}" / "an attachment can be: {known}",
        explanation:
            "Bijlagen zijn bestanden die iedereen kan openen. Webpagina's en SVG-tekeningen horen daar niet bij: er kunnen scripts in staan, die dan onder de naam van de gemeente draaien. Een PDF is meestal de beste keus." /
            "Attachments are files that everybody can open. Web pages and SVG drawings are not among them: they can hold scripts, which would run under the name of the municipality. A PDF is the best choice most of the time.",
    }
    ATTACHMENT_CONTENTS = Error "RB122" "attachment-contents" {
        message: "„{path}” is van binnen geen {extension}" / "inside, “{path}” is not {extension}",
        help: "open het bestand en sla het opnieuw op als {extension}; een andere naam maakt er geen ander bestand van" / "open the file and save it again as {extension}; another name does not make it another file",
        explanation:
            "Aan de eerste tekens van een bestand is te zien wat het is. Klopt dat niet met zijn naam, dan kunnen lezers het niet openen, of is het iets anders dan zij verwachten." /
            "The first characters of a file show what it is. If that does not agree with its name, readers cannot open it, or it is something else than they expect.",
    }
    ATTACHMENT_TOO_LARGE = Error "RB123" "attachment-too-large" {
        message: "de bijlage „{path}” is groter dan {limit}" / "the attachment “{path}” is larger than {limit}",
        help: "maak er een kleinere PDF van (vaak zijn het de foto's), of noem haar met „ter_inzage”" / "make a smaller PDF of it (often it is the photographs), or name it with “ter_inzage”",
        explanation:
            "Wie een bijlage op een telefoon opent, haalt haar helemaal op. Bestanden van deze grootte zijn meestal niet voor het web gemaakt." /
            "Whoever opens an attachment on a telephone fetches all of it. Files of this size were mostly not made for the web.",
    }
    ATTACHMENT_TWICE = Error "RB124" "attachment-twice" {
        message: "deze brief heeft al een bijlage met de naam „{name}”" / "this letter has an attachment with the name “{name}” already",
        help: "haal er een weg, of geef een van de bestanden een andere naam" / "remove one, or give one of the files another name",
        explanation:
            "Bijlagen staan onder hun eigen naam bij de brief, in kleine letters en zonder andere tekens dan letters, cijfers en streepjes. Twee bijlagen met dezelfde naam zouden elkaar vervangen." /
            "Attachments stand beside the letter under their own name, in small letters and without other characters than letters, digits and hyphens. Two attachments with the same name would replace each other.",
    }
    DEVICE_NAME = Error "RB130" "device-name" {
        message: "„{name}” kan geen naam zijn: op Windows heet een apparaat zo" / "“{name}” cannot be a name: Windows has a device that is called so",
        help: "kies een andere naam" / "choose another name",
        explanation:
            "Van deze naam wordt een map of bestand van de site gemaakt. Windows bewaart con, prn, aux, nul, com1 tot en met com9 en lpt1 tot en met lpt9 voor apparaten; een site met zo’n bestand kan daar niet staan." /
            "This name becomes a folder or file of the site. Windows keeps con, prn, aux, nul, com1 to com9 and lpt1 to lpt9 for devices; a site with such a file cannot stand there.",
    }
    TOO_MANY_ROWS = Error "RB131" "too-many-rows" {
        message: "dit bestand heeft meer dan {limit} rijen" / "this file has more than {limit} rows",
        help: "lever alleen de rijen aan die brieven gebruiken, of tel ze op in de spreadsheet" / "deliver only the rows that letters use, or add them up in the spreadsheet",
        explanation:
            "Alle rijen van een dataset staan bij het bouwen in het geheugen. De grens voorkomt dat een verkeerd geëxporteerd bestand de bouw laat vastlopen." /
            "All rows of a dataset are in memory during a build. The limit keeps a wrongly exported file from choking it.",
    }
    YAML_TOO_DEEP = Error "RB132" "yaml-too-deep" {
        message: "de gegevens in dit bestand staan te diep in elkaar, of verwijzen te vaak naar elkaar" / "the data in this file are nested too deeply, or refer to each other too often",
        help: "een paar niveaus is genoeg, en verwijzingen (*naam) zijn niet nodig; zet veel rijen in een CSV" / "a few levels are enough, and references (*name) are not needed; put many rows in a CSV",
        explanation:
            "Bij elk haakje of elke inspringing komt er een niveau bij, en een verwijzing (*naam) herhaalt alles waar zij naar wijst. Een klein bestand kan zo uitgroeien tot meer dan het geheugen aankan." /
            "Each bracket or indentation adds a level, and a reference (*name) repeats all that it points to. A small file can so grow to more than memory can hold.",
    }
}

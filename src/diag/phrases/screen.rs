//! What the command line says of itself: whole lines, some of them labels that end in a colon.

use super::phrases;

phrases! {
    // `publish`, `correct` and `withdraw`.
    ACT_ADDED = "Akte {name} (SHA-256 {sum})" / "Act {name} (SHA-256 {sum})";
    BUILD_NEXT = "Bouw nu de site opnieuw, met „raadsbrief build”." / "Now build the site again, with “raadsbrief build”.";
    CORRECTED = "Verbeterd: {number} „{subject}”, nu versie {version}. Adres: {address}" / "Corrected: {number} “{subject}”, now version {version}. Address: {address}";
    ERASED = "Ingetrokken en gewist: {number}. Op {address} staat straks waarom; kopieën elders (back-ups, de geschiedenis van git) wist u zelf." / "Withdrawn and erased: {number}. {address} will say why; copies elsewhere (backups, the history of git) are yours to erase.";
    NOTHING_ADDED = "Er is niets gepubliceerd of veranderd." / "Nothing was published or changed.";
    NOTHING_DUE = "Er is nu niets te publiceren." / "There is nothing to publish now.";
    PUBLISHED = "Gepubliceerd: {number} „{subject}”. Adres: {address}" / "Published: {number} “{subject}”. Address: {address}";
    WITHDRAWN = "Ingetrokken: {number}. Op {address} staat straks waarom." / "Withdrawn: {number}. {address} will say why.";

    // `review` and `agree`.
    AGREED = "Akkoord van {by} met {number} is vastgelegd." / "That {by} agreed to {number} is noted.";
    AGREE_NEXT = "Na akkoord: raadsbrief agree {number} --door \"naam\" --controle {code}" / "After the agreement: raadsbrief agree {number} --door \"name\" --controle {code}";
    CONTROL_CODE = "Controlecode van {number}: {code}" / "Control code of {number}: {code}";

    // `init`.
    INIT_BUILD = "maakt de site; open site/index.html" / "makes the site; open site/index.html";
    INIT_IMPORT = "maakt van een spreadsheet een dataset" / "makes a dataset of a spreadsheet";
    INIT_IMPORT_FILE = "cijfers.xlsx" / "figures.xlsx";
    INIT_INVENTED = "De brief en de cijfers erin zijn verzonnen; LEESMIJ.md zegt wat waar staat." / "The letter and its figures are invented; LEESMIJ.md says what is where.";
    INIT_MADE_HERE = "Gemaakt in deze map:" / "Made in this folder:";
    INIT_MADE_IN = "Gemaakt in {folder}:" / "Made in {folder}:";
    INIT_NEXT = "Wat u nu doet:" / "What to do now:";
    INIT_NEW = "begint een brief met het volgende kenmerk" / "begins a letter with the next number";
    INIT_NEW_SUBJECT = "Uw onderwerp" / "Your subject";

    // `new`.
    NEW_DRAFT = "{number}: {path} (concept; te zien met --drafts)" / "{number}: {path} (a draft; seen with --drafts)";
    NEW_UNREAD = "let op: het kenmerk in {path} is niet te lezen en telt niet mee; „raadsbrief check” zegt waarom" / "note: the number in {path} cannot be read and does not count; “raadsbrief check” says why";

    // `schema`.
    SCHEMAS_IN = "{count} in {folder}" / "{count} in {folder}";

    // `import`.
    IMPORT_ANSWERED = "Dan wordt het, met op … wat u kiest:" / "It then becomes, with your choice at …:";
    IMPORT_COLUMNS = "Kolommen (kop in rij {head}, {rows}):" / "Columns (head in row {head}, {rows}):";
    IMPORT_FIRST_MEND = "Eerst in het rekenblad:" / "First, in the spreadsheet:";
    IMPORT_IN_A_LETTER = "Een cijfer eruit, in de kop van een brief onder „cijfers:”" / "A figure of it, in the head of a letter under “cijfers:”";
    IMPORT_IN_THE_TEXT = "en in de tekst {{ cijfers.nu }}" / "and in the text {{ cijfers.nu }}";
    IMPORT_NEEDS = "{file}: er is nog iets nodig om er een dataset van te maken." / "{file}: something is still needed to make a dataset of it.";
    IMPORT_NOTHING_WRITTEN = "Er is niets geschreven." / "Nothing was written.";
    IMPORT_QUESTIONS = "Vragen, met de optie die antwoord geeft:" / "Questions, with the option that answers:";
    IMPORT_SHEETS = "Werkbladen:" / "Sheets:";
    IMPORT_WOULD_NOT_BUILD = "Zo zou de dataset worden, en dan bouwt de site niet; er is niets geschreven." / "The dataset would become this, and the site would not build; nothing was written.";

    // `verify`.
    VERIFIED = "Alles is nog zoals het gepubliceerd werd: {parts}." / "Everything is as it was published: {parts}.";
    VERIFIED_NOTHING = "Er is nog niets gepubliceerd." / "Nothing was published yet.";
    VERIFIED_WRONG = "Niet alles is zoals het gepubliceerd werd: {errors}." / "Not everything is as it was published: {errors}.";
    VERIFY_ACT = "{name}: {letters}; som {sum}" / "{name}: {letters}; sum {sum}";
    VERIFY_AFTER_HEAD = "Na het hoofd dat u noemde kwamen erbij: {names}" / "After the head that you gave came: {names}";
    VERIFY_HEAD = "Hoofd van de keten: {sum}" / "Head of the chain: {sum}";
    VERIFY_INTERRUPTED = "let op: een publicatie is onderbroken, en daarvan is niets openbaar; de volgende publicatie ruimt op wat er ligt" / "note: a publication was interrupted, and nothing of it is public; the next one clears what it left";
    VERIFY_MORE_HEADS = "De keten heeft {count} hoofden: kopieën van de site publiceerden los van elkaar, en de volgende publicatie verbindt ze." / "The chain has {count} heads: copies of the site published apart from each other, and the next publication connects them.";
    VERIFY_SUM = "{path}: hoort {expected} te zijn, en is {found}" / "{path}: should be {expected}, and is {found}";
    VERIFY_SUM_GONE = "{path}: noemt {expected}, en die is er niet" / "{path}: names {expected}, which is not there";
    VERIFY_UNERASED = "let op: van brief {letter} is nog niet alles gewist; de volgende publicatie of intrekking maakt dat af" / "note: not everything of letter {letter} was erased yet; the next publication or withdrawal completes it";

    // The end of a run.
    CACHE_TROUBLE = "let op: {failure}; een volgende bouw maakt de PDF's opnieuw" / "note: {failure}; a later build makes the PDFs again";
    DONE_OF_ALL = "{done} van {all}" / "{done} of {all}";
    NOTHING_WRITTEN = "er is niets geschreven" / "nothing was written";
    NO_ERRORS = "geen fouten" / "no errors";
    STRICT_COUNTS_WARNINGS = "met --strict telt elke waarschuwing als fout" / "with --strict each warning counts as an error";
    DUE_AND_OTHERS = "{letters} en nog {count}" / "{letters} and {count} more";
    DUE_NEXT = "Volgende publicatie: {letters}, {moment}; raadsbrief publish --due" / "Next publication: {letters}, {moment}; raadsbrief publish --due";
    DUE_NOW = "Klaar om te publiceren: {letters}; raadsbrief publish --due" / "Ready to be published: {letters}; raadsbrief publish --due";
    DUE_UNAGREED = "Wacht op akkoord: {letters}; raadsbrief review {first}" / "Waits for an agreement: {letters}; raadsbrief review {first}";
    TOOK = "{parts}, in {seconds} s" / "{parts}, in {seconds} s";
}

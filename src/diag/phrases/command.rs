//! What a command tried, why the world or we refused, and what to do about it.

use super::phrases;

phrases! {
    // How a failure begins.
    CANNOT = "{operation} lukt niet: " / "cannot {operation}: ";

    // What was tried: these follow “cannot”, and precede „lukt niet”.
    BEGIN_LETTER = "een brief beginnen" / "begin a letter";
    CHANGE_RECORD = "het register aanvullen" / "add to the record";
    CORRECT = "de brief verbeteren" / "correct the letter";
    EXPLAIN_CODE = "een code uitleggen" / "explain a code";
    MAKE_CONCEPT = "een concept van de brief maken" / "make a concept of the letter";
    MAKE_DATASET = "een dataset maken" / "make a dataset";
    NOTE_AGREEMENT = "het akkoord vastleggen" / "note the agreement";
    PUBLISH = "de brief publiceren" / "publish the letter";
    READ_FILE = "een bestand van de site lezen" / "read a file of the site";
    READ_SITE = "de site lezen" / "read the site";
    READ_SPREADSHEET = "het rekenblad lezen" / "read the spreadsheet";
    REMOVE_FILE = "een bestand verwijderen dat niet meer in de site hoort" / "remove a file that no longer belongs to the site";
    USE_CACHE = "de cache gebruiken" / "use the cache";
    USE_OUTPUT = "de uitvoermap gebruiken" / "use the output folder";
    WITHDRAW = "de brief intrekken" / "withdraw the letter";
    WRITE_FILE = "een bestand schrijven" / "write a file";

    WRITE_NEW_FILE = "een nieuw bestand schrijven" / "write a new file";

    // Why the system refused.
    DISK_FULL = "de schijf is vol" / "the disk is full";
    DISK_READ_ONLY = "op deze schijf kan alleen gelezen worden" / "this disk is read-only";
    DOES_NOT_EXIST = "dat bestaat niet" / "it does not exist";
    EXISTS = "dat bestaat al" / "it already exists";
    IS_A_FOLDER = "dat is een map" / "it is a folder";
    NO_PERMISSION = "u hebt hier geen toestemming voor" / "you have no permission for this";
    PART_IS_NO_FOLDER = "een deel van dit pad is geen map" / "a part of this path is not a folder";
    QUOTA_USED_UP = "uw schijfruimte is op" / "your disk quota is used up";

    // Why we refused.
    ADDRESS_TAKEN = "twee bestanden van de site krijgen hetzelfde adres" / "two files of the site get the same address";
    ADDRESS_UNFIT = "dit adres kan niet in de uitvoermap staan" / "this address cannot stand in the output folder";
    ANOTHER_BUILD = "een andere bouw schrijft nu in deze map" / "another build is writing to this folder now";
    CLOCK_RUNS_BACK = "het is volgens de klok {now}, en er werd al iets gepubliceerd op {last}" / "it is {now} by the clock, and something was published on {last} already";
    IS_NOT_PUBLISHED = "„{number}” is nog niet gepubliceerd" / "“{number}” was not published yet";
    IS_PUBLISHED = "„{number}” is al gepubliceerd" / "“{number}” was published already";
    IS_WITHDRAWN = "„{number}” is ingetrokken" / "“{number}” was withdrawn";
    NO_CHANCE = "dit systeem geeft geen toevalsgetallen ({error})" / "this system gives no random numbers ({error})";
    NO_LETTER_BUT = "er is geen brief „{number}”; bedoelde u „{meant}”?" / "there is no letter “{number}”; did you mean “{meant}”?";
    NO_SOURCE = "de tekst van „{number}” staat niet meer in content/brieven" / "the text of “{number}” no longer stands in content/brieven";
    NO_SUCH_LETTER = "er is geen brief „{number}”" / "there is no letter “{number}”";
    RECORD_CHANGED_MEANWHILE = "iemand anders publiceerde intussen iets" / "somebody else published something meanwhile";
    SITE_HAS_MISTAKES = "in de instellingen of sjablonen staat een fout" / "there is a mistake in the settings or templates";
    CHANGED_MEANWHILE = "dit bestand veranderde tijdens de bouw" / "this file changed during the build";
    NOT_AS_PUBLISHED = "dit is niet meer wat gepubliceerd werd" / "this is no longer what was published";
    VERIFY_RECORD = "„raadsbrief verify” zegt wat er in het register mis is" / "“raadsbrief verify” says what is wrong in the record";
    HOLDS_FOREIGN_FILES = "er staan bestanden in die raadsbrief niet schreef" / "it holds files that raadsbrief did not write";
    HOLDS_OUTPUT = "de uitvoermap staat erin, of andersom" / "the output folder stands in it, or the other way round";
    HOLDS_SITE = "de site zelf staat in deze map" / "the site itself stands in this folder";
    HOLDS_SOURCES = "daar staan de bronnen van de site" / "the sources of the site stand there";
    IS_A_LINK = "dat is een symbolische koppeling" / "it is a symbolic link";
    NOT_A_FILE = "dat is geen gewoon bestand" / "it is not a plain file";
    NOT_A_FOLDER = "dat is geen map" / "it is not a folder";
    NOT_OURS = "hier staat al iets dat raadsbrief niet schreef" / "something that raadsbrief did not write stands here already";
    NEW_EXISTS = "dat bestaat al; er is niets geschreven" / "it already exists; nothing was written";
    NO_LETTER_OR_DIGIT = "in het onderwerp staat geen letter of cijfer" / "the subject has no letter or digit";
    NO_SUCH_CODE = "deze code bestaat niet" / "this code does not exist";

    NO_SUCH_FIELD = "de instellingen kennen geen veld „{field}”; wel: {known}" / "the settings know no field “{field}”; they know: {known}";
    NO_SUCH_TEMPLATE = "er is geen sjabloon „{name}”; wel: {known}" / "there is no template “{name}”; there are: {known}";
    NO_SUCH_TEMPLATE_MEANT = "er is geen sjabloon „{name}”; bedoelde u „{near}”?" / "there is no template “{name}”; did you mean “{near}”?";

    // What to do about it.
    CHECK_FIRST = "„raadsbrief check” zegt welke" / "“raadsbrief check” says which";
    CORRECT_IT = "met „raadsbrief correct” maakt u een verbeterde versie" / "“raadsbrief correct” makes a corrected version";
    EDIT_IT = "pas de brief aan in content/brieven, en publiceer hem met „raadsbrief publish”" / "edit the letter in content/brieven, and publish it with “raadsbrief publish”";
    MEND_CLOCK = "zet de klok van deze computer goed, of laat --now weg" / "set the clock of this computer right, or leave --now out";
    PUT_SOURCE_BACK = "zet het bestand terug, met de verbetering erin" / "put the file back, with the correction in it";
    TRY_AGAIN = "probeer het opnieuw" / "try again";
    USE_ANOTHER_NUMBER = "schrijf een nieuwe brief, met een eigen kenmerk" / "write a new letter, with a number of its own";
    BUILD_AGAIN = "bouw opnieuw" / "build again";
    LIST_CODES = "„raadsbrief explain” noemt ze allemaal" / "“raadsbrief explain” lists them all";
    MOVE_IT = "verplaats het, of kies een andere map met --out" / "move it, or choose another folder with --out";
    NAME_SITE = "noem met --project de map waarin het bestand raadsbrief.yaml staat" / "name the folder that holds the file raadsbrief.yaml with --project";
    NEW_FOLDER = "kies een nieuwe map, zoals „raadsbrief init mijn-brieven”" / "choose a new folder, as in “raadsbrief init my-letters”";
    OTHER_CACHE = "kies een lege of nieuwe map met --cache" / "choose an empty or new folder with --cache";
    OTHER_OUTPUT = "kies een lege of nieuwe map met --out" / "choose an empty or new folder with --out";
    OTHER_SUBJECT = "geef de brief een ander onderwerp, of verander dat bestand" / "give the letter another subject, or change that file";
}

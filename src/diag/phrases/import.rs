//! What `import` finds in a spreadsheet, and what it made of it.

use super::phrases;

phrases! {
    // Why the file cannot be used, and what to do.
    DAMAGED = "het bestand is beschadigd of niet volgens de regels ({what})" / "the file is damaged or breaks the rules ({what})";
    DAMAGED_HELP = "open het in een rekenprogramma en sla het opnieuw op" / "open it in a spreadsheet program and save it again";
    DATASET_EXISTS = "{path} bestaat al; --vervang vervangt die dataset, --naam geeft een andere naam" / "{path} exists already; --vervang replaces that dataset, --naam gives another name";
    DATASET_EXISTS_HELP = "cijfers van een nieuwe dag horen als levering in het bestaande bestand; import voegt die niet zelf toe" / "figures of a new day belong in the existing file as a delivery; import does not add those";
    DATASET_NAME = "„{id}” kan geen naam van een dataset zijn; wel bijvoorbeeld --naam {meant}" / "“{id}” cannot be the name of a dataset; --naam {meant} can";
    FILE_TOO_LARGE = "het bestand is groter dan 20 MB" / "the file is larger than 20 MB";
    FILE_TOO_LARGE_HELP = "zet de tabel in een eigen bestand, zonder plaatjes en andere bladen" / "put the table in a file of its own, without pictures and other sheets";
    NOT_UTF8 = "de CSV is geen UTF-8" / "the CSV is not UTF-8";
    NOT_UTF8_HELP = "geef het Excel-bestand zelf (.xlsx), of kies in Excel bij het opslaan „CSV UTF-8”" / "give the Excel file itself (.xlsx), or choose “CSV UTF-8” when you save it in Excel";
    NO_SPREADSHEET = "dit is geen XLSX, ODS of CSV" / "this is not XLSX, ODS or CSV";
    NO_SPREADSHEET_HELP = "sla het rekenblad op als .xlsx, .ods of „CSV UTF-8”" / "save the spreadsheet as .xlsx, .ods or “CSV UTF-8”";
    NO_SUCH_SHEET = "er is geen werkblad van die naam; wel: {names}" / "there is no sheet of that name; there are: {names}";
    NO_SUCH_SHEET_HELP = "kies er één met --blad" / "choose one with --blad";
    OLD_OR_PROTECTED = "dit is een oud Excel-bestand (.xls), of het is beveiligd met een wachtwoord" / "this is an old Excel file (.xls), or it is protected with a password";
    OLD_OR_PROTECTED_HELP = "sla het op als .xlsx zonder wachtwoord" / "save it as .xlsx without a password";
    TOO_MANY_CELLS = "het werkblad heeft meer dan 500.000 gevulde cellen" / "the sheet has more than 500,000 filled cells";
    TOO_MANY_CELLS_HELP = "verdeel de tabel, of tel haar eerst op" / "divide the table, or add it up first";
    UNPACKED_TOO_LARGE = "uitgepakt is het bestand te groot" / "unpacked, the file is too large";
    UNPACKED_TOO_LARGE_HELP = "zet de tabel in een eigen bestand" / "put the table in a file of its own";

    // What stands in the way in a cell.
    CELLS_MERGED = "deze cellen zijn samengevoegd; hef dat op en vul elke cel" / "these cells are merged; undo that and fill each cell";
    CELL_FAILED = "hier staat een fout of iets wat geen getal, tekst of dag is ({error})" / "this is an error or something that is no number, text or day ({error})";
    DAY_FOR_NUMBER = "hier staat een dag ({day}) waar een getal hoort" / "this is a day ({day}) where a number belongs";
    HEAD_TWICE = "een andere kolom heeft deze naam al; geef elke kolom een eigen naam" / "another column has this name already; give each column its own";
    HEAD_UNNAMED = "deze kolom heeft geen naam in de kop; staat de kop in twee rijen, maak er dan één van" / "this column has no name in the head; if the head takes two rows, make it one";
    NOT_A_DAY = "„{shown}” is geen dag" / "“{shown}” is not a day";
    NOT_A_PERIOD = "„{shown}” is geen periode" / "“{shown}” is not a period";
    TABLE_TOO_LARGE = "de tabel is te groot (meer dan 500 kolommen, of 2.000.000 cellen)" / "the table is too large (over 500 columns, or 2,000,000 cells)";
    TIME_MISSING = "hier ontbreekt de tijd" / "the time is missing here";

    // What a column looks like.
    LOOKS_DAYS = "dagen" / "days";
    LOOKS_EMPTY = "leeg" / "empty";
    LOOKS_NUMBERS = "getallen" / "numbers";
    LOOKS_PERCENTAGES = "percentages" / "percentages";
    LOOKS_TEXT = "tekst" / "text";
    LOOKS_YEARS = "jaren" / "years";

    // What a column became.
    BECAME_DIMENSION = "indeling „{name}”" / "breakdown “{name}”";
    BECAME_MEASURE = "maat „{name}”" / "measure “{name}”";
    BECAME_NOTHING = "weggelaten" / "left out";
    BECAME_TIME = "de tijd" / "the time";
    BECAME_WORD = "„{name}” van de rij" / "“{name}” of the row";

    // Beside the name of a sheet, and behind the places of an obstacle.
    AND_MORE = "(en nog {count})" / "(and {count} more)";
    SHEET_HIDDEN = "(verborgen)" / "(hidden)";
    SHEET_READ = "(dit is gelezen)" / "(this one was read)";
}

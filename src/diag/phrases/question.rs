//! What `import` asks, as whole sentences, before it makes a dataset.

use super::phrases;

phrases! {
    ARE_PERSONS = "Zijn „{unit}” personen of huishoudens? Dan worden kleine aantallen afgeschermd." / "Are “{unit}” persons or households? Small counts are then withheld.";
    COLUMNS_ARE_TIMES = "De kolommen {titles} zijn tijden. Worden het rijen, met één kolom voor de tijd?" / "The columns {titles} are times. Should they become rows, with one column for the time?";
    COLUMN_NAME = "Hoe heet de kolom „{title}” in brieven? Kleine letters, cijfers en _." / "What is the column “{title}” called in letters? Lower-case letters, digits and _.";
    COLUMN_NAME_TAKEN = "„{name}” kan niet de naam van kolom „{title}” zijn, of is het al van een andere. Hoe heet zij?" / "“{name}” cannot be the name of column “{title}”, or another has it. What is it called?";
    EMPTY_CELLS = "In „{title}” zijn cellen leeg. Is zo'n rij een totaal, of geldt wat erboven staat?" / "“{title}” has empty cells. Is such a row a total, or does what stands above it count?";
    HEAD_ROW_EMPTY = "De rij van de kop is leeg. In welke rij staan de namen van de kolommen?" / "The row of the head is empty. Which row has the names of the columns?";
    HOW_WRITTEN = "Er staan getallen in zoals „{text}”. Hoe zijn die geschreven?" / "It has numbers such as “{text}”. How are they written?";
    HOW_WRITTEN_AS_TEXT = "Er staan getallen als tekst in zoals „{text}”. Hoe zijn die geschreven?" / "It has numbers as text such as “{text}”. How are they written?";
    IS_UNKNOWN = "„{text}” is geen getal. Betekent het onbekend? Zo nee, verbeter het dan in het rekenblad." / "“{text}” is not a number. Does it mean unknown? If not, mend it in the spreadsheet.";
    MEASURE_NAME = "Hoe heet „{title}” in brieven? Kleine letters, cijfers en _." / "What is “{title}” called in letters? Lower-case letters, digits and _.";
    MIXED_PERCENTAGES = "„{title}” heeft percentages en andere getallen door elkaar; maak er in het rekenblad één van, of laat de kolom weg." / "“{title}” mixes percentages and other numbers; make them one kind in the spreadsheet, or leave the column out.";
    NOTHING_BELOW_HEAD = "Onder de kop staat niets. In welke rij staan de namen van de kolommen?" / "Nothing stands below the head. Which row has the names of the columns?";
    NO_COLUMN = "Er is geen kolom „{name}”. Welke bedoelt u?" / "There is no column “{name}”. Which one do you mean?";
    NUMBERS_WHAT = "„{title}” bevat getallen. Is dat wat er geteld is, een indeling, of kan de kolom weg?" / "“{title}” has numbers. Is that what was counted, a breakdown, or can the column go?";
    ONE_MEASURE = "Een dataset van de soort „{kind}” telt één ding, „aantal”. Welke kolom is dat?" / "A dataset of the kind “{kind}” counts one thing, “aantal”. Which column is it?";
    ROUND_VALUE = "{place} is {value}: meer cijfers dan een spreadsheet precies bewaart. Op hoeveel decimalen rondt u af?" / "{place} is {value}: more digits than a spreadsheet keeps exactly. To how many decimals do you round?";
    SHEET_EMPTY = "Dit werkblad is leeg. Op welk blad staat de tabel?" / "This sheet is empty. Which sheet has the table?";
    TOO_MANY_DECIMALS = "„{title}” heeft {decimals} decimalen; een dataset heeft er hoogstens {limit}. Op hoeveel rondt u af?" / "“{title}” has {decimals} decimals; a dataset has at most {limit}. To how many do you round?";
    TOTALS = "In „{title}” staan totalen. Een totaal is in een dataset een lege cel. Worden zij dat, of gaan de rijen weg?" / "“{title}” has totals. A total is an empty cell in a dataset. Should they become that, or should the rows go?";
    WHAT_COUNTED = "Wat is er geteld in „{title}”? Het meervoud, zoals cliënten, euro of procent." / "What does “{title}” count? In the plural, such as cliënten, euro or procent.";
    WHAT_SHOWN = "Wat laten de getallen zien? Dat wordt de titel." / "What do the numbers show? That becomes the title.";
    WHICH_AREA = "Welke gemeenten tellen mee? De id van een gebied, of onbekend." / "Which municipalities take part? The id of an area, or onbekend.";
    WHICH_COLUMN_NUMBERS = "In welke kolom staan de getallen?" / "Which column has the numbers?";
    WHICH_COLUMN_REGION = "In welke kolom staat de regio?" / "Which column has the region?";
    WHICH_DAY = "Van welke dag is de bron? Een brief ziet alleen wat op zijn eigen datum bekend was." / "Which day is the source of? A letter sees only what was known on its own date.";
    WHICH_HEAD = "In welke rij staan de namen van de kolommen?" / "Which row has the names of the columns?";
    WHICH_HEAD_LIKELY = "Boven de tabel staat nog iets. In welke rij staan de namen van de kolommen? Rij {row} lijkt erop." / "Something stands above the table. Which row has the names of the columns? Row {row} looks like it.";
    WHICH_LAST_ROW = "Na een lege rij staat er nog iets (tot rij {until}). Wat is de laatste rij van de tabel?" / "After an empty row there is more (up to row {until}). What is the last row of the table?";
    WHICH_SHEET = "Op welk werkblad staat de tabel?" / "Which sheet has the table?";
    WHICH_SOURCE = "Waar komen de getallen vandaan?" / "Where do the numbers come from?";
    WHICH_STANDING = "Zijn deze aantallen er echt, of zijn zij een voornemen?" / "Are these numbers real, or are they intended?";
    WHICH_STATUS = "„{word}” is geen status. Welke is het: {list}?" / "“{word}” is not a status. Which one is it: {list}?";
    WHICH_TIME = "Over welke dag of periode gaan de getallen?" / "Which day or period are the numbers about?";
}

//! RB45x and on: asking the data for something they do not have.

use super::entries;

entries! {
    UNKNOWN_DATASET = Error "RB451" "unknown-dataset" {
        message: "er is geen dataset „{name}”" / "there is no dataset “{name}”",
        help: "datasets staan in data/ en heten naar hun bestand, zonder .yaml" / "datasets are in data/ and are named after their file, without .yaml",
        explanation:
            "Elk cijfer, elke grafiek en elke tabel noemt de dataset waar de getallen uit komen." /
            "Each figure, chart and table names the dataset that its numbers come from.",
    }
    UNKNOWN_MEASURE = Error "RB452" "unknown-measure" {
        message: "de dataset „{dataset}” heeft geen maat „{name}”" / "the dataset “{dataset}” has no measure “{name}”",
        help: "maten zijn: {known}" / "its measures are: {known}",
        explanation:
            "Een maat is wat er geteld wordt, bijvoorbeeld huishoudens of budget." /
            "A measure is what is counted, for example households or budget.",
    }
    CHOOSE_MEASURE = Error "RB453" "choose-measure" {
        message: "de dataset „{dataset}” heeft meer maten; zeg welke" / "the dataset “{dataset}” has several measures; say which",
        help: "voeg „maat” toe: {known}" / "add “maat”: {known}",
        explanation:
            "Als een dataset meer dan één maat heeft is zonder „maat” niet te zeggen welk getal bedoeld is." /
            "When a dataset has more than one measure, nobody can tell without “maat” which number is meant.",
    }
    UNKNOWN_DIMENSION = Error "RB454" "unknown-dimension" {
        message: "de dataset „{dataset}” heeft geen kolom „{name}”" / "the dataset “{dataset}” has no column “{name}”",
        help: "rijen zijn te kiezen met: {known}" / "rows can be chosen by: {known}",
        explanation:
            "Een rij van een dataset kiest u met de kolommen die hem van andere rijen onderscheiden." /
            "A row of a dataset is chosen by the columns that tell it from other rows.",
    }
    UNKNOWN_VALUE = Error "RB455" "unknown-value" {
        message: "„{value}” komt bij „{name}” in de dataset „{dataset}” niet voor" / "“{value}” does not occur under “{name}” in the dataset “{dataset}”",
        help: "daar staan: {known}" / "there are: {known}",
        explanation:
            "De brief ziet alleen wat op zijn datum bekend was. Een waarde die pas later is vastgesteld bestaat voor deze brief nog niet." /
            "The letter sees only what was known on its date. A value that was recorded later does not exist yet for this letter.",
    }
    NO_OBSERVATION = Error "RB456" "no-observation" {
        message: "in de dataset „{dataset}” stond hierover op {date} nog niets" / "the dataset “{dataset}” had nothing about this on {date} yet",
        help: "kijk of er een rij voor is, en of die op of voor de datum van de brief is vastgesteld" / "see whether there is a row for it, recorded on or before the date of the letter",
        explanation:
            "Een brief ziet wat op zijn datum bekend was (vastgesteld_op), en niets van daarna. Zo verandert een oude brief niet als er nieuwe gegevens komen." /
            "A letter sees what was known on its date (vastgesteld_op), and nothing later. So an old letter does not change when new data arrive.",
    }
    AMBIGUOUS = Error "RB457" "ambiguous" {
        message: "hier passen {count} rijen van de dataset „{dataset}”, en een cijfer is er één" / "{count} rows of the dataset “{dataset}” fit here, and a figure is one of them",
        help: "kies één rij, door erbij te zeggen: {known}" / "choose one row, by adding: {known}",
        explanation:
            "Een cijfer is één rij van een dataset. Noem zo veel kolommen met hun waarde dat er één overblijft." /
            "A figure is one row of a dataset. Name as many columns with their value as it takes to leave one.",
    }
    NO_SINGULAR = Error "RB458" "no-singular" {
        message: "de eenheid „{unit}” heeft geen enkelvoud, en de waarde is 1" / "the unit “{unit}” has no singular, and the value is 1",
        help: "voeg in de dataset „enkelvoud: …” toe" / "add “enkelvoud: …” to the dataset",
        explanation:
            "„1 huishoudens” is geen Nederlands. Van veel eenheden kent raadsbrief het enkelvoud; van andere zegt u het in de dataset." /
            "“1 huishoudens” is not Dutch. raadsbrief knows the singular of many units; of others you say it in the dataset.",
    }
    AS_MILLIONS = Error "RB459" "not-millions" {
        message: "dit cijfer is te klein om in miljoenen te schrijven" / "this figure is too small to be written in millions",
        help: "laat „miljoenen” weg" / "leave out “miljoenen”",
        explanation:
            "In miljoenen worden ten hoogste twee decimalen gedrukt; wat kleiner is of meer cijfers heeft zou veranderen." /
            "In millions at most two decimals are printed; what is smaller or has more digits would change.",
    }
    AS_WORDS = Error "RB460" "not-words" {
        message: "dit cijfer is niet in woorden te schrijven" / "this figure cannot be written in words",
        help: "in woorden kunnen hele getallen onder de duizend" / "whole numbers under a thousand can be written in words",
        explanation:
            "Hele getallen onder de duizend kunnen in woorden; grotere en gebroken getallen leest iedereen beter in cijfers." /
            "Whole numbers under a thousand can be written in words; larger and broken ones read better in digits.",
    }
    SEVERAL_UNITS = Error "RB461" "several-units" {
        message: "deze rijen van „{dataset}” hebben verschillende eenheden: {first} en {second}" / "these rows of “{dataset}” have different units: {first} and {second}",
        help: "kies met „waar” de rijen met dezelfde eenheid, of vraag een tabel" / "choose the rows with the same unit by “waar”, or ask for a table",
        explanation:
            "Een grafiek heeft één schaal. Aantallen cliënten en jeugdigen op één schaal lijken vergelijkbaar en zijn het niet." /
            "A chart has one scale. Counts of clients and of young people on one scale look comparable and are not.",
    }
}

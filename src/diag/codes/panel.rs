//! RB640 to RB644: panels, and one large number.

use super::entries;

entries! {
    TOO_MANY_PANELS = Error "RB640" "too-many-panels" {
        message: "deze grafiek krijgt {count} panelen; meer dan {limit} is te veel om te vergelijken" / "this chart gets {count} panels; more than {limit} are too many to compare",
        help: "kies er enkele met „waar”, of vraag een tabel" / "choose some by “waar”, or ask for a table",
        explanation:
            "Panelen zijn kleine grafieken naast elkaar, op één schaal. Zijn het er te veel, dan is elk te klein om iets te zien." /
            "Panels are small charts beside each other, on one scale. When there are too many, each is too small to show anything.",
    }
    NO_PANELS_OF_KIND = Error "RB641" "no-panels-of-kind" {
        message: "deze soort grafiek kan niet in panelen staan" / "this kind of chart cannot stand in panels",
        help: "laat „paneel” weg, of kies een lijn, staven, een helling of stippen" / "leave out “paneel”, or choose a line, bars, a slope or dots",
        explanation:
            "Panelen zetten dezelfde grafiek een aantal keer naast elkaar. Een tijdlijn heeft al een regel voor elke fase, en een getal staat alleen." /
            "Panels set the same chart beside itself a number of times. A timeline has a row for each phase already, and a number stands alone.",
    }
    SEVERAL_NUMBERS = Error "RB642" "several-numbers" {
        message: "hier passen {count} rijen van de dataset, en één getal komt uit één rij" / "{count} rows of the dataset fit here, and one number comes from one row",
        help: "kies met „waar” uit: {known}" / "choose by “waar” from: {known}",
        explanation:
            "De soort „getal” laat één waarde zien: die van één rij. Noem met „waar” zo veel kolommen met hun waarde dat er één rij overblijft." /
            "The kind “getal” shows one value: that of one row. Name by “waar” as many columns with their value as it takes to leave one row.",
    }
    NO_NUMBER = Error "RB643" "no-number" {
        message: "bij „{moment}” staat in de gegevens geen waarde" / "the data have no value for “{moment}”",
        help: "kies een ander tweede moment: de waarde daarvan is het getal" / "choose another second moment: its value is the number",
        explanation:
            "Van de twee momenten is het tweede het getal dat groot in beeld komt, en het eerste waarmee het vergeleken wordt." /
            "Of the two moments the second is the number that is shown large, and the first is what it is compared with.",
    }
}

//! RB634 to RB639: what stands around the lines of a chart.

use super::entries;

entries! {
    UNKNOWN_TARGET = Error "RB634" "unknown-target" {
        message: "„{name}” is geen cijfer van deze brief of pagina" / "“{name}” is not a figure of this letter or page",
        help: "zet het boven de tekst onder „cijfers”; er zijn: {known}" / "put it under “cijfers” above the text; there are: {known}",
        explanation:
            "Een doel in een grafiek is een cijfer van de brief, dat onder „cijfers” een naam heeft. Zo komt het uit gegevens met een bron, en zeggen tekst en grafiek hetzelfde." /
            "A target in a chart is a figure of the letter, which has a name under “cijfers”. So it comes from data with a source, and text and chart say the same.",
    }
    TARGET_UNIT = Error "RB635" "target-unit" {
        message: "„{name}” telt {first} en de grafiek telt {second}" / "“{name}” counts {first} and the chart counts {second}",
        help: "kies een cijfer in dezelfde eenheid" / "choose a figure in the same unit",
        explanation:
            "Een doel staat als een lijn op de schaal van de grafiek. Dat kan alleen als beide hetzelfde tellen." /
            "A target stands as a line on the scale of the chart. That is only possible when both count the same.",
    }
    NOTHING_AROUND = Error "RB637" "nothing-around" {
        message: "„{dataset}” heeft geen {what} tussen {from} en {until}, de tijd van deze grafiek" / "“{dataset}” has no {what} between {from} and {until}, the time of this chart",
        help: "kies een dataset met „soort: fasen”, een andere periode, of laat de sleutel weg" / "choose a dataset with “soort: fasen”, another period, or leave out the key",
        explanation:
            "Gebeurtenissen en fasen staan op hun plaats in de tijd bij de lijnen. Wat buiten de tijd van de grafiek valt, of op de datum van de brief nog niet bekend was, staat er niet bij." /
            "Events and phases stand at their place in time with the lines. What falls outside the time of the chart, or was not known yet on the date of the letter, is not there.",
    }
    TOO_MANY_TO_TELL_APART = Error "RB638" "too-many-to-tell-apart" {
        message: "deze grafiek krijgt {count} {what}; meer dan {limit} kan niemand uit elkaar houden" / "this chart gets {count} {what}; nobody can tell more than {limit} apart",
        help: "kies er minder: een kortere periode, of alleen waar het om gaat" / "choose fewer: a shorter period, or only what matters",
        explanation:
            "Nadruk en gebeurtenissen helpen een verandering te begrijpen, zolang het er weinig zijn. Voor wie alle gebeurtenissen wil zien is er de tijdlijn, en voor alle waarden de tabel." /
            "Emphasis and events help to understand a change, as long as they are few. For those who want to see all events there is the timeline, and for all values the table.",
    }
    REMARK_OUTSIDE = Error "RB639" "remark-outside" {
        message: "„{moment}” valt buiten de tijd van deze grafiek: {from} tot en met {until}" / "“{moment}” is outside the time of this chart: {from} to {until}",
        help: "noem een moment daarbinnen" / "name a moment within it",
        explanation:
            "Een aantekening staat in de grafiek bij het moment waar ze over gaat." /
            "A remark stands in the chart at the moment that it is about.",
    }
}

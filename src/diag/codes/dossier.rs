//! RB484 and on: dossiers, in letters and in the list of them.

use super::entries;

entries! {
    DOSSIER_NAME = Error "RB484" "dossier-name" {
        message: "„{name}” kan geen naam van een dossier zijn" / "“{name}” cannot be the name of a dossier",
        help: "een naam heeft ten minste één letter of cijfer en hooguit honderd tekens" / "a name has at least one letter or digit and at most a hundred characters",
        explanation:
            "Van de naam wordt het adres van de pagina van het dossier gemaakt. Daar moet iets van overblijven, en het is de naam van een map. Wat er meer over te zeggen is kan als „omschrijving” in een lijst van dossiers." /
            "The address of the page of the dossier is made from its name. Something must be left of it, and it is the name of a folder. What more there is to say can go under “omschrijving” in a list of dossiers.",
    }
    UNKNOWN_DOSSIER = Error "RB485" "unknown-dossier" {
        message: "„{name}” staat niet in de lijst van dossiers" / "“{name}” is not in the list of dossiers",
        help: "gebruik een naam uit de lijst, of voeg dit dossier daar toe" / "use a name of the list, or add this dossier there",
        explanation:
            "Heeft de site een lijst van dossiers, dan staat het dossier van elke brief daarin, zodat een tikfout geen nieuw dossier maakt. Een andere schrijfwijze kan onder „ook”; hoofdletters en accenten maken geen verschil." /
            "When the site has a list of dossiers, the dossier of each letter is in it, so that a typing error makes no new dossier. Another spelling can go under “ook”; capitals and accents make no difference.",
    }
    DOSSIER_CLOSED = Warning "RB486" "dossier-closed" {
        message: "het dossier „{name}” is op {date} afgesloten, en deze brief is van daarna" / "the dossier “{name}” was closed on {date}, and this letter is of a later day",
        help: "kijk het dossier en de datum na, of haal „afgesloten_op” uit de lijst van dossiers" / "check the dossier and the date, or remove “afgesloten_op” from the list of dossiers",
        explanation:
            "De pagina van een afgesloten dossier zegt dat er geen brieven meer komen. Komt er toch een, dan is het dossier weer open of hoort de brief ergens anders bij." /
            "The page of a closed dossier says that no more letters will come. When one does come, the dossier is open again or the letter belongs elsewhere.",
    }
}

//! RB73x: publishing, correcting and withdrawing.

use super::entries;

entries! {
    IS_DRAFT = Error "RB730" "publishing-draft" {
        message: "„{number}” is nog een concept" / "“{number}” is still a draft",
        help: "zet boven de brief „status: gereed” als hij af is" / "write “status: gereed” above the letter when it is finished",
        explanation:
            "Alleen een brief die gereed is kan gepubliceerd worden. Daarna verandert hij nooit meer; een vergissing wordt verbeterd met een volgende versie." /
            "Only a letter that is ready can be published. After that it never changes; a mistake is corrected by a next version.",
    }
    IS_SECRET = Error "RB731" "publishing-secret" {
        message: "op „{number}” rust geheimhouding" / "secrecy rests on “{number}”",
        help: "haal „geheimhouding” pas weg als het orgaan dat haar oplegde haar heeft opgeheven" / "take “geheimhouding” out only after the body that imposed it has lifted it",
        explanation:
            "Een brief waarop geheimhouding rust (Gemeentewet, hoofdstuk Va) wordt nooit openbaar." /
            "A letter on which secrecy rests (Gemeentewet, chapter Va) never becomes public.",
    }
    DATE_TO_COME = Error "RB732" "publishing-before-date" {
        message: "„{number}” is gedateerd op {date}; dat is nog niet geweest" / "“{number}” is dated {date}, which is still to come",
        help: "publiceer hem op die dag, of verander de datum" / "publish it on that day, or change the date",
        explanation:
            "Een brief wordt niet openbaar voor de dag die erboven staat." /
            "A letter does not become public before the day that stands above it.",
    }
    TOO_EARLY = Error "RB733" "publishing-too-early" {
        message: "„{number}” mag pas openbaar worden op {moment}" / "“{number}” may become public on {moment}, not before",
        help: "wacht tot dan („raadsbrief publish --due” doet het vanzelf), of verander „publiceren_vanaf”" / "wait until then (“raadsbrief publish --due” does it by itself), or change “publiceren_vanaf”",
        explanation:
            "Met „publiceren_vanaf” zegt de schrijver van welk moment af een brief openbaar mag zijn, op de klok van Amsterdam. Eerder komt er niets van op de site." /
            "With “publiceren_vanaf” the author says from which moment a letter may be public, by the clock of Amsterdam. Before that nothing of it is on the site.",
    }
    NOT_AGREED = Error "RB734" "publishing-without-agreement" {
        message: "voor „{number}” is nog geen akkoord gegeven" / "nobody agreed to “{number}” yet",
        help: "laat hem lezen met „raadsbrief review”, en leg het akkoord vast met „raadsbrief agree”" / "have it read with “raadsbrief review”, and note the agreement with “raadsbrief agree”",
        explanation:
            "De instellingen van deze site zeggen dat een brief pas gepubliceerd wordt als de portefeuillehouder akkoord gaf („publicatie”, „akkoord”)." /
            "The settings of this site say that a letter is published only after the portfolio holder agreed to it (“publicatie”, “akkoord”).",
    }
    CHANGED_SINCE = Error "RB735" "changed-since-agreement" {
        message: "„{number}” is veranderd sinds {by} akkoord gaf" / "“{number}” changed since {by} agreed to it",
        help: "laat hem opnieuw lezen met „raadsbrief review”, of maak de verandering ongedaan" / "have it read again with “raadsbrief review”, or undo the change",
        explanation:
            "Een akkoord geldt voor de brief zoals hij toen was, cijfers en bijlagen inbegrepen. Ook een verandering in de gegevens verandert de brief." /
            "An agreement counts for the letter as it was then, with its figures and attachments. A change in the data changes the letter too.",
    }
    NOTHING_CHANGED = Error "RB736" "nothing-to-correct" {
        message: "er is niets veranderd aan „{number}”" / "nothing changed in “{number}”",
        help: "pas eerst de tekst of de gegevens aan; de verbetering maakt daar de volgende versie van" / "edit the text or the data first; the correction makes the next version of that",
        explanation:
            "Een verbetering publiceert de aangepaste brief als volgende versie. Zonder verschil zou die hetzelfde zeggen als de vorige." /
            "A correction publishes the edited letter as its next version. Without a difference that would say the same as the one before.",
    }
    OTHER_DAY = Error "RB737" "correction-other-date" {
        message: "„{number}” is van {date}; een verbetering houdt die datum" / "“{number}” is of {date}; a correction keeps that date",
        help: "zet de datum terug; de site zegt zelf wanneer de brief verbeterd is" / "put the date back; the site says by itself when the letter was corrected",
        explanation:
            "Een verbeterde brief blijft de brief van die dag. De dag van de verbetering komt erbij te staan." /
            "A corrected letter stays the letter of that day. The day of the correction is added to it.",
    }
    PROMISE_WITHDRAWN = Warning "RB738" "commitment-of-withdrawn-letter" {
        message: "„{number}” is ingetrokken; wat hier over zijn toezegging staat, toont de site niet meer" / "“{number}” was withdrawn; the site no longer shows what is said here of its commitment",
        help: "haal dit weg, of noem de toezegging in de lijst van toezeggingen met een eigen id" / "take this out, or put the commitment in the list of commitments with an id of its own",
        explanation:
            "Van een ingetrokken brief toont de site niets, ook zijn toezeggingen niet. Geldt een toezegging nog, dan staat zij voortaan in de lijst van de griffie („soort: toezeggingen”)." /
            "Nothing of a withdrawn letter is shown, nor its commitments. A commitment that still counts belongs in the clerk's list from then on (“soort: toezeggingen”).",
    }
    LINK_TO_WITHDRAWN = Warning "RB739" "link-to-withdrawn-letter" {
        message: "„{number}” is ingetrokken; lezers vinden daar alleen nog dat bericht" / "“{number}” was withdrawn; readers find only that message there",
        help: "haal de link weg als hij niets meer toevoegt" / "remove the link if it no longer adds anything",
        explanation:
            "Het adres van een ingetrokken brief blijft bestaan en zegt waarom de brief weg is. Een link erheen houdt de bouw daarom niet tegen." /
            "The address of a withdrawn letter stays, and says why the letter is gone. So a link to it does not stop a build.",
    }
    NEVER_PUBLIC = Error "RB740" "moment-of-no-public-dataset" {
        message: "deze dataset komt niet op zichzelf op de site, ook later niet" / "this dataset does not come on the site by itself, nor later",
        help: "voeg „openbaar: ja” toe, of haal „publiceren_vanaf” weg" / "add “openbaar: ja”, or take “publiceren_vanaf” out",
        explanation:
            "„publiceren_vanaf” zegt van welk moment af een openbare dataset op de site staat. Bij een dataset die niet openbaar is heeft dat geen betekenis." /
            "“publiceren_vanaf” says from which moment a public dataset is on the site. With a dataset that is not public it means nothing.",
    }
    DATA_BEFORE_LETTER = Warning "RB741" "data-public-before-letter" {
        message: "„{number}” wacht nog, en de gegevens „{name}” waarop hij leunt zijn al openbaar" / "“{number}” still waits, and the data “{name}” that it leans on are public already",
        help: "zet in data/{name}.yaml hetzelfde „publiceren_vanaf” als boven de brief, als ze niet eerder bekend mogen zijn" / "put the same “publiceren_vanaf” in data/{name}.yaml as above the letter, if they must not be known earlier",
        explanation:
            "Een brief die op zijn moment wacht laat geen spoor na op de site. Maar een dataset met „openbaar: ja” staat er op zichzelf, ook als geen openbare brief hem nog gebruikt. Wie de cijfers leest, weet dan eerder wat de brief gaat zeggen." /
            "A letter that waits for its moment leaves no trace on the site. But a dataset with “openbaar: ja” stands there by itself, also when no public letter uses it yet. Who reads the numbers knows sooner what the letter will say.",
    }
}

//! RB720 to RB729: when a letter may be public, what is announced of it, and who agreed to it.

use super::entries;

entries! {
    NOT_A_MOMENT = Error "RB720" "not-a-moment" {
        message: "„{text}” is geen moment" / "“{text}” is no moment",
        help: "schrijf een dag, of een dag en een tijd, zoals 01-12-2026 9:00 of 1 december 2026 9:00" / "write a day, or a day and a time, such as 01-12-2026 9:00 or 1 december 2026 9:00",
        explanation:
            "Een tijd is die op de klok van Amsterdam, met uren van 0 tot en met 23. Een dag zonder tijd begint om middernacht. Wie een ander tijdstip met tijdzone heeft, zoals 2026-12-01T08:00:00Z, mag dat ook schrijven." /
            "A time is that on the clock of Amsterdam, with hours from 0 to 23. A day without a time begins at midnight. An instant with its zone, such as 2026-12-01T08:00:00Z, will do as well.",
    }
    SKIPPED_MOMENT = Error "RB721" "skipped-moment" {
        message: "het moment „{text}” bestaat niet: die nacht begint de zomertijd, en gaat de klok van 2.00 meteen naar 3.00 uur" / "the moment “{text}” does not exist: summer time begins that night, and the clock goes from 2:00 to 3:00 at once",
        help: "schrijf een tijd vóór 2.00 uur, of vanaf 3.00 uur" / "write a time before 2:00, or from 3:00 on",
        explanation:
            "Op de laatste zondag van maart slaat de klok van Amsterdam een uur over. Een brief kan in dat uur niet openbaar worden, omdat het er niet is." /
            "On the last Sunday of March the clock of Amsterdam skips an hour. A letter cannot become public in that hour, because there is none.",
    }
    DOUBLE_MOMENT = Error "RB722" "double-moment" {
        message: "het moment „{text}” komt twee keer voor: die nacht eindigt de zomertijd, en gaat de klok van 3.00 terug naar 2.00 uur" / "the moment “{text}” occurs twice: summer time ends that night, and the clock goes from 3:00 back to 2:00",
        help: "schrijf {first} voor de eerste keer, of {second} voor een uur later" / "write {first} for the first time, or {second} for an hour later",
        explanation:
            "Op de laatste zondag van oktober wijst de klok van Amsterdam een uur lang tijden aan die er al geweest zijn. Schrijf het verschil met de wereldtijd erbij (+02:00 is zomertijd, +01:00 wintertijd), dan is duidelijk welke van de twee u bedoelt." /
            "On the last Sunday of October the clock of Amsterdam shows an hour of times that it showed before. Add the difference with universal time (+02:00 is summer time, +01:00 winter time), so that it is clear which of the two you mean.",
    }
    BEFORE_ITS_DATE = Error "RB723" "public-before-its-date" {
        message: "deze brief zou openbaar worden voordat het zijn datum is, {date}" / "this letter would become public before its date, {date}",
        help: "kies bij „publiceren_vanaf” een moment op of na die dag, of verander de datum van de brief" / "choose a moment on or after that day for “publiceren_vanaf”, or change the date of the letter",
        explanation:
            "Een brief vertelt wat er op zijn datum bekend was. Staat hij er eerder, dan lezen mensen een brief uit de toekomst. De dag telt in Amsterdam: een tijdstip met een tijdzone kan hier een dag eerder vallen." /
            "A letter tells what was known on its date. If it stood there earlier, people would read a letter from the future. Days count in Amsterdam: an instant with its zone may fall on the day before there.",
    }
    ANNOUNCED_WITHOUT_MOMENT = Error "RB724" "announced-without-moment" {
        message: "deze aankondiging zegt niet voor wanneer zij is" / "this announcement does not say what moment it is for",
        help: "vul „publiceren_vanaf: …” in, of de datum van de brief" / "fill in “publiceren_vanaf: …”, or the date of the letter",
        explanation:
            "Een aankondiging staat in de agenda van de site, met de dag (en de tijd) waarop de brief verwacht wordt. Zij verdwijnt daaruit als dat moment er is." /
            "An announcement stands in the agenda of the site, with the day (and the time) at which the letter is expected. It leaves when that moment has come.",
    }
    LONG_ANNOUNCEMENT = Error "RB725" "long-announcement" {
        message: "deze aankondiging is te lang: zij is één regel van hooguit {limit} tekens" / "this announcement is too long: it is one line of at most {limit} characters",
        help: "zeg in één zin wat er komt; meer staat straks in de brief" / "say in one sentence what is to come; the letter will say more",
        explanation:
            "De aankondiging is al openbaar voordat de brief dat is. Schrijf alleen wat iedereen nu al mag weten." /
            "The announcement is public before the letter is. Write only what everybody may know now.",
    }
    USELESS_AGREEMENT = Warning "RB726" "useless-agreement" {
        message: "dit akkoord telt niet: {reason}" / "this agreement does not count: {reason}",
        help: "haal het bestand weg, en laat zo nodig opnieuw akkoord geven met „raadsbrief agree”" / "remove the file, and have it agreed to again with “raadsbrief agree” if need be",
        explanation:
            "In data/akkoorden/ staat wie akkoord gaf met welke brief, tot de brief gepubliceerd is. Alleen „raadsbrief agree” schrijft daar. Een bestand dat met de hand is veranderd of beschadigd raakte bewijst niets." /
            "data/akkoorden/ holds who agreed to which letter, until the letter is published. Only “raadsbrief agree” writes there. A file that was changed by hand or got damaged proves nothing.",
    }
    AGREEING_TO_DRAFT = Error "RB727" "agreeing-to-draft" {
        message: "„{number}” is nog een concept, en verandert dus nog" / "“{number}” is still a draft, and so will still change",
        help: "zet boven de brief „status: gereed” als hij af is, en laat hem dan lezen met „raadsbrief review {typed}”" / "write “status: gereed” above the letter when it is finished, and then have it read with “raadsbrief review {typed}”",
        explanation:
            "Akkoord gaan kan met een brief die af is. De schrijver zegt dat met „status: gereed”; daarna leest de portefeuillehouder hem, en geeft de controlecode door." /
            "One agrees to a letter that is finished. Its author says so with “status: gereed”; then the portfolio holder reads it, and passes on the control code.",
    }
    OTHER_CODE = Error "RB728" "other-control-code" {
        message: "de controlecode {code} hoort niet bij „{number}” zoals die brief nu is" / "the control code {code} does not belong to “{number}” as that letter is now",
        help: "kijk of de code goed is overgenomen; zijn de brief of zijn gegevens veranderd, laat hem dan opnieuw lezen met „raadsbrief review {typed}”" / "look whether the code was copied right; if the letter or its data changed, have it read again with “raadsbrief review {typed}”",
        explanation:
            "De code wordt gemaakt van de brief zelf: elk woord, elk cijfer en elke bijlage telt mee. Een andere code betekent dat iemand iets anders gelezen heeft dan er nu gepubliceerd zou worden." /
            "The code is made of the letter itself: every word, every figure and every attachment counts. Another code means that somebody read something else than what would be published now.",
    }
    NOTHING_TO_AGREE_TO = Error "RB729" "nothing-to-agree-to" {
        message: "„{number}” is al gepubliceerd, en sindsdien niet veranderd" / "“{number}” was published already, and has not changed since",
        help: "er is niets om akkoord mee te gaan; pas voor een verbetering eerst de tekst of de gegevens aan" / "there is nothing to agree to; for a correction, edit the text or the data first",
        explanation:
            "Wat gepubliceerd is verandert niet meer. Akkoord gaan kan met een volgende versie, die iets anders zegt dan deze." /
            "What was published changes no more. One can agree to a next version, which says something else than this one.",
    }
}

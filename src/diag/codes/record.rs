//! RB711 to RB719: the record of what was published is no longer as it was written.

use super::entries;

entries! {
    ACT_UNREADABLE = Error "RB711" "act-unreadable" {
        message: "deze akte is niet te lezen: {reason}" / "this act cannot be read: {reason}",
        help: "" / "",
        explanation:
            "Elke publicatie, verbetering en intrekking staat als akte in „data/publicaties/akten”. Alleen raadsbrief schrijft daar, en een akte verandert nooit meer. Zolang er een niet te lezen is, is niet zeker wat er openbaar is, en wordt de site niet gebouwd." /
            "Each publication, correction and withdrawal stands as an act in “data/publicaties/akten”. Only raadsbrief writes there, and an act never changes. As long as one cannot be read, it is not certain what is public, and the site is not built.",
    }
    ACT_CHANGED = Error "RB712" "act-changed" {
        message: "{what} is veranderd nadat ze geschreven was" / "{what} was changed after it was written",
        help: "zet haar terug uit een reservekopie; wat gepubliceerd is verandert alleen met „raadsbrief correct” of „raadsbrief withdraw”" / "put it back from a backup; what was published changes only by “raadsbrief correct” or “raadsbrief withdraw”",
        explanation:
            "De naam van een akte hoort bij haar inhoud: het moment, en het begin van de controlesom. Die twee passen niet meer bij elkaar: iemand veranderde of hernoemde het bestand, of een programma veranderde de regeleinden." /
            "The name of an act belongs to what is in it: the moment, and the beginning of the sum. These two no longer fit: somebody changed or renamed the file, or a program changed its line ends.",
    }
    ACT_MISSING = Error "RB713" "act-missing" {
        message: "er ontbreekt een akte: deze akte volgt op een die er niet meer is" / "an act is missing: this act follows one that is no longer there",
        help: "zet de akte die eraan voorafging terug uit een reservekopie van het register" / "put the act that came before it back from a backup of the record",
        explanation:
            "Elke akte noemt de akten die ervoor kwamen. Zo kan er geen verdwijnen zonder dat het blijkt. Met de akte ontbreekt ook wat ze openbaar maakte." /
            "Each act names the acts that came before it. So none can vanish unnoticed. With the act, what it made public is missing too.",
    }
    ACT_DOES_NOT_FOLLOW = Error "RB714" "act-does-not-follow" {
        message: "deze akte past niet bij wat ervoor kwam: {reason}" / "this act does not fit what came before it: {reason}",
        help: "zet het hele register terug uit een reservekopie; raadsbrief schrijft zo'n akte niet" / "put the whole record back from a backup; raadsbrief writes no such act",
        explanation:
            "Versies van een brief volgen elkaar op, een ingetrokken brief wordt niet meer verbeterd, en een akte is nooit ouder dan de akten die ze noemt. Een akte die daar niet aan voldoet, is met de hand gemaakt of veranderd." /
            "Versions of a letter follow each other, a letter that was withdrawn is corrected no more, and an act is never older than those that it names. An act that does not do so was made or changed by hand.",
    }
    PUBLISHED_TWICE = Error "RB715" "published-twice" {
        message: "versie {version} van brief {letter} is twee keer gepubliceerd" / "version {version} of letter {letter} was published twice",
        help: "neem het register van de kopie die al openbaar was, en publiceer daarop opnieuw wat alleen in de andere kopie stond" / "take the record of the copy that was public already, and publish once more on it what was only in the other copy",
        explanation:
            "Twee kopieën van de site mogen allebei publiceren; wie ze samenvoegt heeft beide reeksen akten, en de volgende akte verbindt die. Maar dezelfde versie van dezelfde brief kan maar één keer bestaan: anders is niet te zeggen welke telt." /
            "Two copies of a site may both publish; who joins them has both rows of acts, and the next act connects them. But the same version of the same letter can exist only once: else nobody could say which one counts.",
    }
    FILE_MISSING = Error "RB716" "published-file-missing" {
        message: "{what} ontbreekt" / "{what} is missing",
        help: "zet het terug uit een reservekopie van het register; een brief haalt u van de site met „raadsbrief withdraw”" / "put it back from a backup of the record; take a letter off the site with “raadsbrief withdraw”",
        explanation:
            "Wat gepubliceerd is, blijft: de site neemt de brief en elk bestand erbij uit het register. Zonder dit bestand zou er een openbaar adres verdwijnen." /
            "What was published stays: the site takes the letter and each of its files from the record. Without this file a public address would vanish.",
    }
    FILE_CHANGED = Error "RB717" "published-file-changed" {
        message: "{what} is niet meer wat gepubliceerd werd" / "{what} is no longer what was published",
        help: "zet het terug uit een reservekopie; een verbetering publiceert u met „raadsbrief correct”" / "put it back from a backup; publish a correction with “raadsbrief correct”",
        explanation:
            "Bij elk gepubliceerd bestand staan in een akte de grootte en een controlesom. Die passen niet meer bij het bestand: iemand bewerkte het, een programma veranderde de regeleinden, of de schijf is beschadigd." /
            "For each published file an act holds its size and a sum. These no longer fit the file: somebody edited it, a program changed its line ends, or the disk is damaged.",
    }
    NOT_OF_THE_RECORD = Error "RB718" "not-of-the-record" {
        message: "dit hoort hier niet: {reason}" / "this does not belong here: {reason}",
        help: "verplaats het; hier schrijft alleen raadsbrief" / "move it elsewhere; only raadsbrief writes here",
        explanation:
            "Wat geen akte noemt, is niet gepubliceerd. Een bestand dat er toch tussen staat, zou voor gepubliceerd worden aangezien." /
            "What no act names was not published. A file that stands among the others all the same would be taken for published.",
    }
    HEAD = Error "RB719" "head-does-not-fit" {
        message: "dit past niet bij het hoofd dat u noemde: {reason}" / "this does not fit the head that you gave: {reason}",
        help: "vergelijk met een andere kopie van het register; klopt alles, noteer dan het nieuwe hoofd" / "compare it with another copy of the record; if everything is right, note the new head",
        explanation:
            "Het hoofd is de controlesom van de laatste akte, en legt alles vast wat ervoor kwam. Wie het elders bewaart, ziet of er akten van het eind zijn weggehaald of later ertussen zijn gezet. Na het samenvoegen van twee kopieën staan er ook akten naast een eerder hoofd." /
            "The head is the sum of the last act, and fixes all that came before it. Who keeps it elsewhere sees whether acts were cut off the end or put in between later. After two copies were joined there are acts beside an earlier head too.",
    }
}

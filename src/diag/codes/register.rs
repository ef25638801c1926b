//! RB48x: the register of letters, and the numbers in it that no letter has.

use super::entries;

entries! {
    NOT_BY_PATTERN = Error "RB480" "number-not-by-pattern" {
        message: "„{number}” volgt het patroon van de kenmerken niet" / "“{number}” does not follow the pattern of the numbers",
        help: "schrijf het kenmerk voluit, zoals „{example}”" / "write the number in full, such as “{example}”",
        explanation:
            "Het register zet kenmerken op volgorde en ziet aan het patroon uit de instellingen („brief”, „kenmerk”) welke nummers ontbreken. Alleen van nummers in dat patroon kan een lijst van soort nummers zeggen waarom er geen brief bij is. Andere letters ervoor mogen wel, zoals GR-2026-001 naast RIB-2026-001." /
            "The register puts numbers in order and sees by the pattern of the settings (“brief”, “kenmerk”) which are missing. Only of numbers in that pattern a list of the kind nummers can say why there is no letter. Other letters in front are fine, such as GR-2026-001 beside RIB-2026-001.",
    }
    HAS_LETTER = Warning "RB481" "number-has-letter" {
        message: "er is een openbare brief met het kenmerk „{number}”" / "there is a public letter with the number “{number}”",
        help: "haal dit kenmerk uit de lijst; het register laat de brief zien" / "take this number out of the list; the register shows the letter",
        explanation:
            "Een lijst van soort nummers zegt waarom er bij een nummer geen openbare brief is. Komt de brief er later toch, dan klopt die reden niet meer. Het register laat dan de brief zien." /
            "A list of the kind nummers says why there is no public letter with a number. When the letter comes after all, that reason is no longer right. The register then shows the letter.",
    }
    EXPLAINED_TWICE = Error "RB482" "number-explained-twice" {
        message: "bij „{number}” staat al een reden" / "“{number}” has a reason already",
        help: "laat bij elk kenmerk één reden staan; reeksen mogen elkaar niet overlappen" / "keep one reason with each number; runs must not overlap",
        explanation:
            "Het register toont bij een ontbrekend nummer één reden. Met „van” en „tot_en_met” horen alle nummers daartussen erbij." /
            "The register shows one reason with a missing number. With “van” and “tot_en_met” all numbers in between belong to it.",
    }
    NO_RUN = Error "RB483" "numbers-no-run" {
        message: "van „{first}” tot en met „{last}” is geen reeks" / "from “{first}” up to “{last}” is no run",
        help: "gebruik twee kenmerken van hetzelfde jaar en dezelfde soort, het laagste eerst" / "use two numbers of the same year and kind, the lowest first",
        explanation:
            "Een reeks loopt binnen een jaar van het laagste naar het hoogste nummer, zoals van RIB-2026-003 tot en met RIB-2026-005. Ontbreken er nummers van twee jaren, schrijf dan twee reeksen." /
            "A run goes within a year from the lowest to the highest number, such as from RIB-2026-003 up to RIB-2026-005. When numbers of two years are missing, write two runs.",
    }
}

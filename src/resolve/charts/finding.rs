//! Whether the title of a chart states a finding or only names a topic.
//!
//! Nobody can tell for sure without reading Dutch, and a warning that is wrong is worse than one that
//! is missing. So a title is taken for a finding as soon as one word in it may be a finite verb, or
//! compares, denies or counts.

/// Finite verbs that their ending does not give away, in the forms that titles use.
const VERBS: &[&str] = &[
    "ben",
    "bleef",
    "bleek",
    "bleken",
    "bleven",
    "blijf",
    "bracht",
    "brachten",
    "brak",
    "braken",
    "daal",
    "deden",
    "deed",
    "doen",
    "dreef",
    "gaan",
    "gaat",
    "gaf",
    "gaven",
    "ging",
    "gingen",
    "had",
    "hadden",
    "hebben",
    "heeft",
    "hield",
    "hielden",
    "hoeft",
    "is",
    "kan",
    "kreeg",
    "kregen",
    "kocht",
    "kochten",
    "kwam",
    "kwamen",
    "lag",
    "lagen",
    "las",
    "liep",
    "liepen",
    "liet",
    "lieten",
    "ligt",
    "mag",
    "mocht",
    "mochten",
    "moest",
    "moesten",
    "moet",
    "nam",
    "namen",
    "overtreft",
    "overtrof",
    "raakt",
    "raakte",
    "reed",
    "reden",
    "schoot",
    "schoten",
    "sloeg",
    "sloot",
    "sloten",
    "spaart",
    "sprong",
    "staan",
    "staat",
    "steeg",
    "stegen",
    "stond",
    "stonden",
    "telt",
    "trad",
    "traden",
    "trof",
    "trok",
    "trokken",
    "valt",
    "verdween",
    "verdwenen",
    "verloor",
    "verloren",
    "vertrok",
    "vertrokken",
    "viel",
    "vielen",
    "vond",
    "vonden",
    "vroeg",
    "vroegen",
    "was",
    "waren",
    "werd",
    "werden",
    "wil",
    "willen",
    "won",
    "wonnen",
    "wordt",
    "zag",
    "zagen",
    "zal",
    "zat",
    "zaten",
    "ziet",
    "zijn",
    "zocht",
    "zochten",
    "zou",
    "zouden",
    "zullen",
];

/// Words that compare, deny, limit or judge: a topic has none of them.
const FINDING: &[&str] = &[
    "afgenomen",
    "alleen",
    "alle",
    "allemaal",
    "bijna",
    "beter",
    "dan",
    "dubbel",
    "duurder",
    "elk",
    "elke",
    "evenveel",
    "gedaald",
    "geen",
    "gegroeid",
    "gehalveerd",
    "gelijk",
    "gestegen",
    "goedkoper",
    "grootste",
    "groter",
    "helft",
    "hoger",
    "hoogste",
    "iedereen",
    "keer",
    "kleiner",
    "kleinste",
    "korter",
    "laagste",
    "lager",
    "langer",
    "meer",
    "meest",
    "meeste",
    "minder",
    "minst",
    "minste",
    "nauwelijks",
    "nergens",
    "niemand",
    "niet",
    "niets",
    "nog",
    "nooit",
    "opnieuw",
    "overal",
    "ruim",
    "slechter",
    "slechts",
    "sneller",
    "steeds",
    "toch",
    "toegenomen",
    "vaker",
    "veel",
    "verdriedubbeld",
    "verdubbeld",
    "vooral",
    "vroeger",
    "weer",
    "weinig",
    "zelden",
];

/// Endings of words with a `t` that are no verbs.
const NOUNS_IN_T: &[&str] = &[
    "accent",
    "achtergrond",
    "agent",
    "aspect",
    "besluit",
    "bericht",
    "beurt",
    "budget",
    "buurt",
    "cent",
    "client",
    "cliënt",
    "consument",
    "contact",
    "contract",
    "debat",
    "dienst",
    "district",
    "document",
    "docent",
    "effect",
    "element",
    "fout",
    "gezicht",
    "gewicht",
    "groot",
    "haast",
    "hart",
    "herfst",
    "hout",
    "inzet",
    "kaart",
    "kabinet",
    "kant",
    "klant",
    "klimaat",
    "komst",
    "kort",
    "kracht",
    "krant",
    "kunst",
    "kust",
    "kwart",
    "lijst",
    "lucht",
    "maart",
    "macht",
    "markt",
    "maat",
    "moment",
    "nacht",
    "naast",
    "object",
    "oost",
    "opbrengst",
    "opzet",
    "overzicht",
    "pakket",
    "part",
    "patiënt",
    "plant",
    "plicht",
    "poort",
    "post",
    "procent",
    "product",
    "project",
    "punt",
    "rapport",
    "recht",
    "rest",
    "resultaat",
    "segment",
    "soort",
    "sport",
    "start",
    "straat",
    "student",
    "tekort",
    "test",
    "tocht",
    "toezicht",
    "transport",
    "uitstoot",
    "vaart",
    "vlucht",
    "west",
    "wet",
    "winst",
    "inzicht",
    "zuidwest",
];

/// Words after which no finite verb stands: what follows belongs to them.
const BEFORE_NOUNS: &[&str] = &[
    "aan",
    "aandeel",
    "aantal",
    "aantallen",
    "achter",
    "bij",
    "binnen",
    "buiten",
    "de",
    "deze",
    "die",
    "door",
    "een",
    "en",
    "haar",
    "het",
    "hun",
    "in",
    "inclusief",
    "met",
    "na",
    "naar",
    "of",
    "om",
    "onder",
    "onze",
    "op",
    "over",
    "per",
    "percentage",
    "rond",
    "sinds",
    "soorten",
    "te",
    "tegen",
    "tot",
    "totaal",
    "totale",
    "tussen",
    "uit",
    "van",
    "vanaf",
    "via",
    "volgens",
    "voor",
    "zijn",
    "zonder",
    "exclusief",
    "gemiddeld",
    "gemiddelde",
    "mediane",
];

const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Whether a title may state a finding.
pub(super) fn states_a_finding(title: &str) -> bool {
    let lower = title.to_lowercase();
    if lower.contains(['%', '€', '?']) {
        return true;
    }
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "–—/-".contains(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).any(|at| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        tells(words[at], before.copied(), words.get(at + 1).copied())
    })
}

/// Whether a word makes a finding of the title that it stands in.
fn tells(word: &str, before: Option<&str>, after: Option<&str>) -> bool {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return counts(word, after);
    }
    VERBS.contains(&word) || FINDING.contains(&word) || may_be_a_verb(word, before)
}

/// Whether a number counts something: a year, and the day of a date, do not.
fn counts(word: &str, after: Option<&str>) -> bool {
    if !word
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
    {
        // "1e kwartaal", "18plus".
        return false;
    }
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_day = after.is_some_and(|after| MONTHS.contains(&after));
    !is_year && !is_day
}

/// Whether a word has the ending of a finite verb and stands where one may stand.
fn may_be_a_verb(word: &str, before: Option<&str>) -> bool {
    let Some(before) = before else {
        return false;
    };
    if BEFORE_NOUNS.contains(&before) || word.chars().count() < 4 {
        return false;
    }
    let third_person = word.ends_with('t') && !NOUNS_IN_T.iter().any(|noun| word.ends_with(noun));
    let past = (word.ends_with("de") || word.ends_with("te"))
        && !["ge", "tweede", "derde", "laatste", "eerste"]
            .iter()
            .any(|start| word.starts_with(start));
    let plural = word.ends_with("en") && word.chars().count() > 4;
    third_person || past || plural
}

#[cfg(test)]
mod tests {
    use super::states_a_finding;

    #[test]
    fn a_title_without_a_verb_is_a_topic() {
        for title in [
            "De aantallen",
            "Het verloop",
            "Contracten per regio",
            "Contracten in Noord en Zuid",
            "Jongeren in crisisopvang",
            "Jeugdigen met hulp",
            "Fasen van de proef",
            "Cliënten naar wijk en vorm van hulp",
            "Aantal cliënten per maand, 2024–2025",
            "Ontwikkeling van de uitgaven",
            "Verdeling naar leeftijd",
            "Gemiddelde wachttijd in weken",
            "Uitgaven aan begeleiding (in miljoenen euro)",
            "Wachttijd 2018-2025",
            "Stand op 1 januari 2025",
            "Aantal verleende vergunningen",
            "Wachtlijst jeugdzorg",
            "Resultaat 2025",
        ] {
            assert!(!states_a_finding(title), "{title}");
        }
    }

    #[test]
    fn a_title_that_says_something_is_a_finding() {
        for title in [
            "In Noord daalt het aantal cliënten",
            "Noord haalt in 2025 Centrum bijna in",
            "Het aantal groeit",
            "De uitgaven stijgen",
            "Gemeenten kiezen anders",
            "Meer cliënten in Noord en Zuid, minder in Centrum en Oost",
            "Rotterdam wil minder contracten, Friesland sloot er meer",
            "De gunning wordt begin 2022 verwacht, de nieuwe werkwijze begint in 2023",
            "Een half jaar na de gunning houdt de samenwerking met Buro Maks op",
            "Noord en Zuid gingen naar evenveel aanbieders",
            "Bovenmeer nadert Aakerveen",
            "Van 80 naar 13 aanbieders",
            "Uitgaven halveerden in vijf jaar",
            "Het Maatpact begint in april 2019",
            "Aakerveen krijgt de meeste aanvragen",
            "12% van de jeugdigen krijgt hulp",
            "In elke wijk ambulante hulp",
        ] {
            assert!(states_a_finding(title), "{title}");
        }
    }
}

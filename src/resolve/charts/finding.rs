//! Whether the title of a chart states a finding or only names a topic.
//!
//! Nobody can tell for sure without reading Dutch, and a warning that is wrong is worse than one that
//! is missing. So a title is taken for a finding as soon as one word in it may be a finite verb, or
//! compares, denies or counts.

/// Finite verbs that their ending does not give away, in the forms that titles use.
const VERBS: &str = "\
    ben bleef bleek bleken bleven blijf bracht brachten brak braken daal deden deed doen dreef \
    gaan gaat gaf gaven ging gingen had hadden hebben heeft hield hielden hoeft is kan kocht \
    kochten kreeg kregen kwam kwamen lag lagen las liep liepen liet lieten ligt mag mocht \
    mochten moest moesten moet nam namen overtreft overtrof raakt raakte reden reed schoot \
    schoten sloeg sloot sloten spaart sprong staan staat steeg stegen stond stonden telt trad \
    traden trof trok trokken valt verdween verdwenen verloor verloren vertrok vertrokken viel \
    vielen vond vonden vroeg vroegen waren was werd werden wil willen won wonnen wordt zag zagen \
    zal zat zaten ziet zijn zocht zochten zou zouden zullen";

/// Words that compare, deny, limit or judge: a topic has none of them.
const FINDING: &str = "\
    afgenomen alle alleen allemaal beter bijna dan dubbel duurder elk elke evenveel gedaald geen \
    gegroeid gehalveerd gelijk gestegen goedkoper grootste groter helft hoger hoogste iedereen \
    keer kleiner kleinste korter laagste lager langer meer meest meeste minder minst minste \
    nauwelijks nergens niemand niet niets nog nooit opnieuw overal ruim slechter slechts sneller \
    steeds toch toegenomen vaker veel verdriedubbeld verdubbeld vooral vroeger weer weinig \
    zelden";

/// Endings of words with a `t` that are no verbs.
const NOUNS_IN_T: &str = "\
    accent achtergrond agent aspect bericht besluit beurt budget buurt cent client cliënt \
    consument contact contract debat dienst district docent document effect element fout gewicht \
    gezicht groot haast hart herfst hout inzet inzicht kaart kabinet kant klant klimaat komst \
    kort kracht krant kunst kust kwart lijst lucht maart maat macht markt moment naast nacht \
    object oost opbrengst opzet overzicht pakket part patiënt plant plicht poort post procent \
    product project punt rapport recht rest resultaat segment soort sport start straat student \
    tekort test tocht toezicht transport uitstoot vaart vlucht west wet winst zuidwest";

/// Words after which no finite verb stands: what follows belongs to them.
const BEFORE_NOUNS: &str = "\
    aan achter bij binnen buiten de deze die door een en exclusief gemiddeld gemiddelde haar het \
    hun in inclusief mediane met na naar of om onder onze op over per rond sinds te tegen tot \
    totale tussen uit van vanaf via volgens voor zijn zonder";

/// Words behind which a plural is what they count, never a verb.
const COUNTED: &str = "aandeel aantal aantallen percentage soorten totaal";

const MONTHS: &str = "\
    januari februari maart april mei juni juli augustus september oktober november december";

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
    (0..words.len()).any(|at| tells(&words, at))
}

/// Whether a word is in a list.
fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Whether the word at a place makes a finding of its title.
fn tells(words: &[&str], at: usize) -> bool {
    let word = words[at];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return counts(word, words.get(at + 1).copied());
    }
    is_in(VERBS, word) || is_in(FINDING, word) || may_be_a_verb(words, at)
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
    let is_day = after.is_some_and(|after| is_in(MONTHS, after));
    !is_year && !is_day
}

/// Whether the word at a place has the ending of a finite verb and stands where one may stand.
fn may_be_a_verb(words: &[&str], at: usize) -> bool {
    let (word, before) = match at.checked_sub(1) {
        Some(before) => (words[at], words[before]),
        None => return false,
    };
    // "Aantal verleende vergunningen", but "Het aantal daalde".
    let is_counted = at == 1 && is_in(COUNTED, before);
    if is_counted || is_in(BEFORE_NOUNS, before) || word.chars().count() < 4 {
        return false;
    }
    let third_person =
        word.ends_with('t') && !NOUNS_IN_T.split(' ').any(|noun| word.ends_with(noun));
    let past = (word.ends_with("de") || word.ends_with("te"))
        && !["ge", "tweede", "derde", "laatste", "eerste"]
            .iter()
            .any(|start| word.starts_with(start));
    // "Verleende vergunningen".
    let plural = word.ends_with("en")
        && word.chars().count() > 4
        && !before.ends_with('e')
        && !is_in(COUNTED, before);
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

//! The schema of `raadsbrief.yaml`, read by `syntax::settings`.

use serde_json::{Value, json};

use super::{
    choice, document, group, list, optional, organisation_code, required, text, texts, web_address,
    yes_or_no,
};
use crate::model::KnownLicence;
use crate::syntax::settings::{ARCHIVAL, LANGUAGES, SIGNERS, TYPEFACES};

/// The schema of the settings.
pub fn settings() -> Value {
    let colour = || json!({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"});
    let organisation = group([
        required("naam", "Naam zoals hij boven de brieven staat.", text()),
        optional(
            "code",
            "Code uit de registers van de overheid; een gemeente heeft gm en vier cijfers.",
            organisation_code(),
        ),
    ]);
    let colours = group([
        optional("accent", "Kleur van links en koppen op wit.", colour()),
        optional(
            "accent_donker",
            "Dezelfde kleur in de donkere weergave.",
            colour(),
        ),
        optional(
            "vlak",
            "De kleur van het vlak achter de kop van de site.",
            colour(),
        ),
        optional(
            "grafieken",
            "De zes kleuren van reeksen in grafieken, op wit.",
            json!({"type": "array", "items": colour(), "minItems": 6, "maxItems": 6}),
        ),
    ]);
    let logo = group([
        required(
            "bestand",
            "De tekening: een PNG of SVG in templates/.",
            text(),
        ),
        required("tekst", "Wat erop staat, voor wie haar niet ziet.", text()),
        optional("donker", "De tekening voor de donkere weergave.", text()),
    ]);
    let contact = group([
        required("tekst", "Wat er staat.", text()),
        required(
            "adres",
            "Waar het heen gaat: https://, mailto: of tel:.",
            json!({"type": "string", "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|mailto:|tel:)"}),
        ),
    ]);
    let footer = json!({"anyOf": [list(json!({"anyOf": [contact, text()]})), text()]});
    let college = group([
        optional("tekst", "Wat erboven staat.", text()),
        optional("personen", "Wie er tekenen.", signatories()),
    ]);
    let holder = group([
        optional("tekst", "Wat erboven staat.", text()),
        optional("functie", "De functie onder de naam.", text()),
        optional("veld", "Het veld van de kop met de naam.", text()),
    ]);
    let signature = group([
        required("door", "Wie er tekent.", signers()),
        optional("college", "Hoe het college tekent.", college),
        optional(
            "portefeuillehouder",
            "Hoe de portefeuillehouder tekent.",
            holder,
        ),
    ]);
    let field = group([
        required(
            "veld",
            "De sleutel die schrijvers invullen.",
            json!({"type": "string", "pattern": "^[a-z][a-z_]*$"}),
        ),
        required("label", "Wat ervoor gedrukt wordt.", text()),
        optional(
            "verplicht",
            "Of een brief die gereed is dit veld moet hebben.",
            yes_or_no(),
        ),
    ]);
    let section = group([
        required("titel", "De kop.", text()),
        optional(
            "verplicht",
            "Of een brief dit onderdeel moet hebben.",
            yes_or_no(),
        ),
        optional(
            "ook",
            "Koppen die voor hetzelfde onderdeel doorgaan.",
            texts(),
        ),
    ]);
    let letter = group([
        optional(
            "naam",
            "Hoe een brief heet; Raadsinformatiebrief als er niets staat.",
            text(),
        ),
        optional("meervoud", "Hoe brieven heten.", text()),
        optional(
            "kenmerk",
            "Het patroon van kenmerken, met {jaar} of {jaar:2} en {volgnummer} of {volgnummer:3}.",
            json!({"type": "string", "pattern": "\\{volgnummer(:[0-9]+)?\\}", "examples": ["RIB-{jaar}-{volgnummer:3}"]}),
        ),
        optional(
            "kop",
            "De velden in de kop van een brief, in volgorde.",
            list(field),
        ),
        optional(
            "onderdelen",
            "De onderdelen van een brief, in volgorde.",
            list(section),
        ),
    ]);
    let licence = group([
        required("naam", "Hoe de licentie heet.", text()),
        required("adres", "Waar haar tekst staat.", web_address()),
    ]);
    let known = choice(KnownLicence::ALL.map(|(_, word)| word));
    let data = group([optional(
        "licentie",
        "Onder welke licentie anderen de openbare gegevens mogen gebruiken; niets als er niets staat.",
        json!({"anyOf": [licence, known]}),
    )]);
    let publication = group([
        optional(
            "akkoord",
            "Of iemand akkoord moet geven voordat een brief gepubliceerd wordt; nee als er niets staat.",
            yes_or_no(),
        ),
        optional(
            "door",
            "Wie publiceert, als het commando het niet zegt; anders de organisatie.",
            text(),
        ),
    ]);
    let pdf = group([optional(
        "norm",
        "Waar de PDF aan voldoet; PDF/A-2a heeft geen bijlagen met gegevens.",
        choice(ARCHIVAL.map(|(_, word)| word)),
    )]);
    let schema = group([
        required("organisatie", "Wie de brieven verstuurt.", organisation),
        required("adres", "Waar de site komt te staan.", web_address()),
        optional(
            "taal",
            "Taal van pagina's en brieven.",
            choice(LANGUAGES.map(|(code, _)| code)),
        ),
        optional(
            "voorbeeld",
            "Of de site een voorbeeld is: elke pagina zegt dat, en zoekmachines nemen haar niet \
                op.",
            yes_or_no(),
        ),
        optional(
            "kleuren",
            "De huisstijl; het contrast wordt gecontroleerd.",
            colours,
        ),
        optional(
            "lettertype",
            "Het lettertype van brieven.",
            choice(TYPEFACES.map(|(_, word)| word)),
        ),
        optional("logo", "Het logo in de kop van elke pagina.", logo),
        optional(
            "voettekst",
            "Regels onder elke pagina, zoals adres en telefoon.",
            footer,
        ),
        optional("pdf", "De PDF van elke brief.", pdf),
        optional("gegevens", "De openbare gegevens bij de brieven.", data),
        optional(
            "publicatie",
            "Hoe brieven gepubliceerd worden.",
            publication,
        ),
        optional(
            "ondertekening",
            "Wie brieven ondertekent.",
            json!({"anyOf": [signature, signers()]}),
        ),
        optional(
            "fout_gezien",
            "Waar lezers een fout melden: een e-mailadres, of een formulier met {kenmerk}, {adres} \
                en {passage}.",
            json!({"type": "string", "pattern": "^([Hh][Tt][Tt][Pp][Ss]://|(mailto:)?[A-Za-z0-9._+-]+@)"}),
        ),
        optional("brief", "Hoe brieven eruitzien.", letter),
    ]);
    document("Instellingen van raadsbrief", "raadsbrief.yaml", schema)
}

/// Who signs, in a word.
pub(super) fn signers() -> Value {
    choice(SIGNERS.map(|(_, word)| word))
}

/// People who sign.
pub(super) fn signatories() -> Value {
    list(group([
        optional("functie", "De functie.", text()),
        optional("naam", "De naam.", text()),
    ]))
}

#[cfg(test)]
mod tests {
    use crate::syntax::schema::agreement;
    use crate::syntax::settings::read;

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys() {
        let sample = "organisatie: {naam: Gemeente}\nadres: https://x.example/\nkleuren: \
            {accent: '#15607a', grafieken: ['#15607a', '#bb4105', '#2d3288', '#23552e', '#5a0a3e', '#b84ca5']}\n\
            brief:\n  kop: [{veld: aan, label: Aan}]\n  onderdelen: [{titel: Inleiding}]\n\
            fout_gezien: griffie@x.example\nlogo: {bestand: logo.svg, tekst: x}\nvoettekst: [{tekst: x, adres: 'https://x.example/'}]\n\
            pdf: {norm: PDF/A-2a}\n\
            gegevens: {licentie: {naam: x, adres: 'https://x.example/'}}\n\
            publicatie: {door: de griffie}\n\
            ondertekening:\n  door: college\n  college: {personen: [{naam: x}]}\n  portefeuillehouder: {tekst: y}\n";
        agreement::check(&super::settings(), &[sample], &[], &|node, diagnostics| {
            read(node, diagnostics);
        });
    }
}

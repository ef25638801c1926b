//! The schemas of what stands above a letter and a page, read by `syntax::front_matter` and
//! `syntax::page_front_matter`.

use serde_json::{Value, json};

use super::settings::{signatories, signers};
use super::{
    Key, NAME, choice, day, document, group, list, names, open_group, optional, organisation_code,
    period, required, text, texts, yes_or_no,
};
use crate::model::{CommitmentStatus, LetterStatus};
use crate::syntax::embargo::ANNOUNCEMENT_AT_MOST;
use crate::syntax::front_matter::FigureRequest;
use crate::syntax::settings::{FIXED_FIELDS, HeaderSpec};

/// The schema of the front matter of a letter of a site with these fields in the head.
pub fn letter(header: &[HeaderSpec]) -> Value {
    let sender = group([
        required("naam", "Naam van de afzender.", text()),
        optional(
            "code",
            "Code uit de registers van de overheid.",
            organisation_code(),
        ),
    ]);
    let secrecy = group([
        optional("grond", "De grond in de wet.", text()),
        optional("opgelegd_door", "Wie de geheimhouding oplegde.", text()),
        optional("op_te_heffen_door", "Wie haar kan opheffen.", text()),
        optional("datum", "Sinds wanneer zij geldt.", day()),
    ]);
    let signature = group([
        optional("tekst", "Wat boven de namen staat.", text()),
        required("personen", "Wie er tekenen.", signatories()),
    ]);
    let attachment = group([
        required("titel", "Hoe de bijlage heet.", text()),
        optional("bestand", "Het bestand, vanaf de map van de brief.", text()),
        optional(
            "ter_inzage",
            "Waar zij te lezen is, als zij niet op de site staat.",
            text(),
        ),
        optional("geheim", "Of zij geheim is.", yes_or_no()),
        optional("grond", "De grond daarvoor.", text()),
    ]);
    let mut keys = vec![
        required("onderwerp", "Waar de brief over gaat.", text()),
        status(),
        optional(
            "kenmerk",
            "Het nummer van de brief; nodig als hij gereed is.",
            text(),
        ),
        optional(
            "datum",
            "De datum van de brief; nodig als hij gereed is. De brief ziet wat toen bekend was.",
            day(),
        ),
        optional(
            "publiceren_vanaf",
            "Het moment waarop de brief op zijn vroegst openbaar wordt, op de klok van Amsterdam: 01-12-2026 9:00.",
            text(),
        ),
        optional(
            "aankondiging",
            "Wat de agenda van de site over de brief zegt voordat hij openbaar is.",
            json!({"type": "string", "maxLength": ANNOUNCEMENT_AT_MOST}),
        ),
        optional(
            "sjabloon",
            "Sjabloon waaruit de onderdelen komen, zoals rib.",
            text(),
        ),
        optional("dossier", "Het dossier waar de brief bij hoort.", text()),
        optional(
            "themas",
            "Waar de brief over gaat, met namen uit de lijst van thema's.",
            texts(),
        ),
        optional(
            "organisaties",
            "Organisaties waar de brief over gaat, naast die in zijn cijfers.",
            texts(),
        ),
        optional(
            "gemeenten",
            "Gemeenten waar de brief over gaat, naast die in zijn cijfers; bij naam of code.",
            texts(),
        ),
        optional("samenvatting", "De brief in een paar zinnen.", text()),
        optional(
            "reconstructie",
            "Waarnaar de brief is nagemaakt, als hij nooit verzonden is.",
            text(),
        ),
        optional(
            "afzender",
            "Wie de brief verstuurt, als dat niet de organisatie van de site is.",
            json!({"anyOf": [sender, text()]}),
        ),
        optional(
            "geheimhouding",
            "Of er geheimhouding op de brief rust; zo'n brief komt niet op de site.",
            json!({"anyOf": [secrecy, yes_or_no()]}),
        ),
        optional(
            "ondertekening",
            "Wie deze brief ondertekent, als dat anders is dan in de instellingen.",
            json!({"anyOf": [signature, signers()]}),
        ),
        optional("bijlagen", "Wat er bij de brief hoort.", list(attachment)),
        optional(
            "cijfers",
            "De cijfers van de brief, elk met een naam: {{ cijfers.naam }}.",
            figures(),
        ),
        optional(
            "toezeggingen",
            "Wat de brief aan de raad toezegt.",
            commitments(),
        ),
        aliases(),
        optional(
            "afdoening",
            "Hoe het met toezeggingen uit eerdere brieven staat.",
            settlements(),
        ),
    ];
    let fields = header
        .iter()
        .filter(|spec| !FIXED_FIELDS.contains(&spec.field.as_str()));
    keys.extend(fields.map(|spec| {
        optional(
            spec.field.as_str(),
            &format!("{} (in de kop).", spec.label),
            texts(),
        )
    }));
    let needed = header
        .iter()
        .filter(|spec| spec.required && !FIXED_FIELDS.contains(&spec.field.as_str()));
    let needed = ["kenmerk", "datum"]
        .into_iter()
        .chain(needed.map(|spec| spec.field.as_str()));
    let mut schema = group(keys);
    schema["allOf"] = json!([{
        "if": {"properties": {"status": {"const": "gereed"}}, "required": ["status"]},
        "then": {"required": needed.collect::<Vec<_>>()}
    }]);
    document(
        "Kop van een brief",
        "Het blok tussen --- boven een brief in content/brieven/",
        schema,
    )
}

/// The schema of the front matter of a page.
pub fn page() -> Value {
    let schema = group([
        required("titel", "De titel van de pagina.", text()),
        status(),
        optional(
            "datum",
            "De pagina ziet wat op die dag bekend was; zonder datum wat vandaag bekend is.",
            day(),
        ),
        optional("samenvatting", "De pagina in een paar zinnen.", text()),
        optional("reconstructie", "Waarnaar de pagina is nagemaakt.", text()),
        optional(
            "in_menu",
            "Of de pagina in het menu van de site staat.",
            yes_or_no(),
        ),
        optional(
            "cijfers",
            "De cijfers van de pagina, elk met een naam: {{ cijfers.naam }}.",
            figures(),
        ),
        aliases(),
    ]);
    document(
        "Kop van een pagina",
        "Het blok tussen --- boven een pagina in content/paginas/",
        schema,
    )
}

/// Whether it is ready to be published.
fn status() -> Key {
    let words = choice(LetterStatus::ALL.map(|(_, word)| word));
    optional(
        "status",
        "concept: alleen te zien met --drafts. gereed: klaar om gepubliceerd te worden.",
        words,
    )
}

/// Where it stood before.
fn aliases() -> Key {
    optional(
        "aliassen",
        "Oude adressen op deze site, zoals /2019/maatpact.html; zij leiden voortaan hierheen.",
        texts(),
    )
}

/// The figures that a text asks for, by name.
fn figures() -> Value {
    let figure = open_group(
        [
            required(
                "uit",
                "De dataset: de naam van een bestand in data/, zonder .yaml.",
                text(),
            ),
            optional("maat", "De maat, als de dataset er meer heeft.", text()),
            optional(
                "als",
                "Hoe het cijfer gedrukt wordt.",
                choice(FigureRequest::FORMS.map(|(_, word)| word)),
            ),
            optional("peildatum", "De dag waarover het cijfer gaat.", day()),
            optional("periode", "De periode waarover het cijfer gaat.", period()),
        ],
        text(),
    );
    names(NAME, figure)
}

/// What a letter promises to the council.
fn commitments() -> Value {
    list(group([
        required("wat", "Wat er toegezegd wordt.", text()),
        optional(
            "uiterlijk",
            "Wanneer: een dag, een periode, of woorden zoals „periodiek”.",
            text(),
        ),
        optional(
            "status",
            "Hoe het ermee staat.",
            choice(CommitmentStatus::ALL.map(|(_, word)| word)),
        ),
        optional("door", "Wie ervoor zorgt.", text()),
        optional(
            "id",
            "Waarmee latere brieven de toezegging noemen; zonder id heet zij naar haar nummer.",
            commitment_id(),
        ),
    ]))
}

/// What a letter says of earlier commitments.
fn settlements() -> Value {
    list(group([
        required(
            "toezegging",
            "Welke: kenmerk van de brief, een schuine streep en het nummer of de id, zoals RIB-2019-001/1.",
            text(),
        ),
        required(
            "stand",
            "Hoe het ermee staat.",
            choice(CommitmentStatus::ALL.map(|(_, word)| word)),
        ),
        optional("toelichting", "Wat erover te zeggen is.", text()),
        optional(
            "uiterlijk",
            "De nieuwe termijn, als het later wordt.",
            text(),
        ),
    ]))
}

/// What a commitment can be called.
pub fn commitment_id() -> Value {
    json!({"type": "string", "pattern": "^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$"})
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use crate::diag::{Diagnostics, SourceMap, Span};
    use crate::syntax::front_matter::read;
    use crate::syntax::schema::agreement;
    use crate::syntax::{page_front_matter, settings, yaml};

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys() {
        let text = "organisatie: {naam: x}\nadres: https://x.example/\n";
        let file = SourceMap::default().add("raadsbrief.yaml", text);
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(text, &place, &mut diagnostics).expect("it is YAML");
        let settings = settings::read(&node, &mut diagnostics).expect("they are settings");
        let sample = "onderwerp: x\nafzender: {naam: y}\ncijfers: {a: {uit: b, wijk: Noord}}\n\
            toezeggingen: [{wat: z}]\nafdoening: [{toezegging: RIB-1/1, stand: open}]\n\
            geheimhouding: {grond: a}\nondertekening: {personen: [{naam: x}]}\n\
            bijlagen: [{titel: x, geheim: ja, grond: y}]\n";
        let span = Span::start_of(SourceMap::default().add("proef.md", ""));
        let schema = super::letter(&settings.header);
        agreement::check(&schema, &[sample], &[], &|node, diagnostics| {
            read(node, &settings, span, diagnostics);
        });
    }

    #[test]
    fn the_schema_and_the_reader_of_pages_know_the_same_keys() {
        let span = Span::start_of(SourceMap::default().add("proef.md", ""));
        let sample = "titel: x\ncijfers: {a: {uit: b}}\n";
        agreement::check(&super::page(), &[sample], &[], &|node, diagnostics| {
            page_front_matter::read(node, span, diagnostics);
        });
    }
}

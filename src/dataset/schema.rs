//! The schemas of data files. What all kinds share stands here; each kind has its own function.

use serde_json::{Value, json};

use super::KINDS;
use super::contracten::COUNTED;
use super::delivery::REASONS;
use super::header::MAX_THRESHOLD;
use super::measures::MAX_DECIMALS;
use super::standing::Standing;
use crate::model::{Qualifier, Status};
use crate::syntax::csv::NumberNotation;
use crate::syntax::schema::{
    Key, NAME, choice, day, document, group, list, names, number, open_group, optional, period,
    required, text, texts, web_address, whole, yes_or_no,
};

/// The name of each kind of data file.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|kind| kind.name())
}

/// The name and the schema of each kind of data file.
pub fn schemas() -> Vec<(&'static str, Value)> {
    KINDS
        .iter()
        .map(|kind| (kind.name(), kind.schema()))
        .collect()
}

/// The schema of any data file: `soort` decides.
pub fn any() -> Value {
    let kinds = schemas();
    let cases: Vec<Value> = kinds
        .iter()
        .map(|(name, _)| {
            json!({
                "if": {"properties": {"soort": {"const": name}}, "required": ["soort"]},
                "then": {"$ref": format!("#/$defs/{name}")}
            })
        })
        .collect();
    let names = choice(kinds.iter().map(|(name, _)| *name));
    let schema = json!({
        "type": "object",
        "properties": {"soort": names},
        "required": ["soort"],
        "allOf": cases,
        "$defs": kinds.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect::<serde_json::Map<_, _>>()
    });
    document("Gegevens van raadsbrief", "Een bestand in data/", schema)
}

/// The key that says which kind a file is.
pub(super) fn kind(name: &str) -> Key {
    required(
        "soort",
        "Wat voor gegevens dit zijn.",
        json!({"const": name}),
    )
}

/// What every dataset says about itself.
fn header() -> Vec<Key> {
    let filter = || names(NAME, texts());
    let other = group([
        optional("uit", "De andere dataset; deze als er niets staat.", text()),
        optional("waar", "Welke cijfers daarvan.", filter()),
    ]);
    let not_to_add = group([
        optional(
            "waar",
            "Welke eigen cijfers; alle als er niets staat.",
            filter(),
        ),
        required("met", "Waarmee niet.", other),
        required("reden", "Waarom niet.", text()),
    ]);
    vec![
        required("titel", "Wat de gegevens laten zien.", text()),
        optional("definitie", "Wat er precies geteld is.", text()),
        optional("noten", "Opmerkingen bij het geheel.", texts()),
        optional(
            "niet_optellen_met",
            "Wat niet bij iets anders mag worden opgeteld, met de reden.",
            list(not_to_add),
        ),
        optional(
            "openbaar",
            "Of de dataset ook op zichzelf op de site komt.",
            yes_or_no(),
        ),
        optional(
            "publiceren_vanaf",
            "Het moment waarop een openbare dataset op zijn vroegst op de site komt, op de klok van Amsterdam: 01-12-2026 9:00.",
            text(),
        ),
        optional(
            "actueel",
            "Hoe lang de cijfers actueel zijn, zoals 3 maanden; daarna waarschuwt raadsbrief.",
            text(),
        ),
        optional(
            "drempel",
            "Onder welk aantal personen er wordt afgeschermd; 5 als er niets staat.",
            whole(0..=MAX_THRESHOLD),
        ),
    ]
}

fn source() -> Value {
    group([
        required("titel", "Titel van de bron.", text()),
        optional("uitgever", "Wie de bron uitgaf.", text()),
        optional("datum", "De datum van de bron.", day()),
        optional("url", "Waar de bron te vinden is.", web_address()),
    ])
}

/// What may stand above the entries of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Rows with a time.
    Rows,
    /// Rows with a time that happened or are intended, of a region.
    Contracts,
    /// Phases and events, with times of their own.
    Events,
}

fn area() -> Key {
    optional(
        "gebied",
        "Id van het gebied: welke gemeenten meetellen; of onbekend.",
        text(),
    )
}

fn standing() -> Key {
    let words = choice(Standing::ALL.map(|(_, word)| word));
    optional("stand", "Of de aantallen er zijn, of een voornemen.", words)
}

/// What holds for all rows of a delivery.
fn delivery(shape: Shape) -> Vec<Key> {
    let mut keys = vec![
        optional(
            "vastgesteld_op",
            "Sinds welke dag dit bekend is; de datum van de bron als er niets staat.",
            day(),
        ),
        optional("bron", "Waar de getallen vandaan komen.", source()),
        status(),
        qualifier(),
        optional(
            "reden",
            "Waarom dit anders is dan wat eerder vastgesteld was.",
            choice(REASONS.map(|(_, word)| word)),
        ),
    ];
    keys.push(area());
    if shape != Shape::Events {
        keys.extend(time());
    }
    if shape == Shape::Contracts {
        keys.push(standing());
        keys.push(optional("regio", "De regio van alle rijen.", text()));
    }
    keys
}

fn status() -> Key {
    optional(
        "status",
        "Hoe vast de getallen zijn.",
        choice(Status::ALL.map(|(_, word)| word)),
    )
}

fn qualifier() -> Key {
    optional(
        "kwalificatie",
        "Hoe precies de bron ze noemt.",
        choice(Qualifier::ALL.map(|(_, word)| word)),
    )
}

fn time() -> [Key; 2] {
    [
        optional("peildatum", "De dag waarover de getallen gaan.", day()),
        optional("periode", "De periode waarover de getallen gaan.", period()),
    ]
}

fn retracted() -> Key {
    optional(
        "vervallen",
        "Of dit een eerdere opgave intrekt.",
        yes_or_no(),
    )
}

fn note() -> Key {
    optional("noot", "Wat de bron erbij zegt.", text())
}

/// A dataset with these keys of its own, and contents that may stand in deliveries too.
fn dataset(name: &str, own: Vec<Key>, contents: &[Key], shape: Shape) -> Value {
    let mut item = delivery(shape);
    item.extend(contents.iter().cloned());
    let mut keys = vec![kind(name)];
    keys.extend(header());
    keys.extend(own);
    keys.extend(delivery(shape));
    keys.extend(contents.iter().cloned());
    keys.push(optional(
        "leveringen",
        "Meer leveringen, elk met een eigen bron en dag.",
        list(group(item)),
    ));
    document(
        &format!("Gegevens: {name}"),
        "Een bestand in data/",
        group(keys),
    )
}

/// What is said about numbers: of a dataset, or of one measure.
fn counting() -> Vec<Key> {
    vec![
        optional(
            "eenheid",
            "Wat er geteld is, in het meervoud: cliënten, euro, procent.",
            text(),
        ),
        optional("enkelvoud", "Hetzelfde in het enkelvoud.", text()),
        optional(
            "decimalen",
            "Hoeveel decimalen de getallen hebben; 0 als er niets staat.",
            whole(0..=MAX_DECIMALS),
        ),
        optional(
            "personen",
            "Of de eenheid personen telt, zodat kleine aantallen worden afgeschermd.",
            yes_or_no(),
        ),
    ]
}

/// `soort: tabel`.
pub(super) fn table(name: &str) -> Value {
    let mut measure = counting();
    measure.push(optional("titel", "Kop van de kolom in tabellen.", text()));
    let mut own = counting();
    own.push(optional(
        "maten",
        "Wat er geteld is, elk met een naam.",
        names(NAME, group(measure)),
    ));
    with_rows(name, own, Shape::Rows)
}

/// `soort: clienten`.
pub(super) fn clients(name: &str) -> Value {
    let own = vec![
        optional(
            "eenheid",
            "Welke personen: cliënten als er niets staat.",
            text(),
        ),
        optional("enkelvoud", "Hetzelfde in het enkelvoud.", text()),
        optional("personen", "Altijd ja.", json!({"enum": ["ja", true]})),
    ];
    with_rows(name, own, Shape::Rows)
}

/// `soort: contracten`.
pub(super) fn contracts(name: &str) -> Value {
    let counted = optional(
        "telt",
        "Wat er geteld is.",
        choice(COUNTED.map(|(_, word)| word)),
    );
    with_rows(name, vec![counted], Shape::Contracts)
}

/// A dataset with rows.
fn with_rows(name: &str, mut own: Vec<Key>, shape: Shape) -> Value {
    let series_break = group([
        required("vanaf", "Vanaf wanneer er anders geteld is.", period()),
        required("reden", "Waarom.", text()),
    ]);
    own.push(optional(
        "reeksbreuken",
        "Vanaf wanneer cijfers niet meer te vergelijken zijn met eerdere.",
        list(series_break),
    ));
    own.push(optional(
        "totalen",
        "Dimensies waarover de rijen optellen tot de rij zonder die dimensie.",
        texts(),
    ));
    own.push(optional(
        "dimensies",
        "Titels van dimensies, als de naam niet mooi genoeg is.",
        names(NAME, text()),
    ));
    let unit = optional("eenheid", "De eenheid van deze rij.", text());
    let mut words = vec![status(), qualifier(), note(), retracted(), area(), unit];
    words.extend(time());
    if shape == Shape::Contracts {
        words.push(standing());
    }
    let rows = list(open_group(words, number()));
    let file = group([
        required("bestand", "Een CSV naast dit bestand.", text()),
        optional(
            "getallen",
            "Hoe getallen geschreven zijn: nl (1.250,5) of punt (1250.5).",
            choice(NumberNotation::ALL.map(|(_, word)| word)),
        ),
    ]);
    let contents = json!({"anyOf": [rows, file]});
    let contents = [optional(
        "waarnemingen",
        "De rijen, hier of in een CSV.",
        contents,
    )];
    dataset(name, own, &contents, shape)
}

/// `soort: fasen`.
pub(super) fn phases(name: &str) -> Value {
    let phase = group([
        required("fase", "Nummer of naam van de fase.", text()),
        optional("naam", "Hoe de fase heet.", text()),
        optional("gericht_op", "Waar de fase over gaat.", text()),
        note(),
        qualifier(),
        optional(
            "huishoudens",
            "Hoeveel huishoudens meedoen, of onbekend.",
            number(),
        ),
        optional("budget", "Hoeveel euro er is, of onbekend.", number()),
        status(),
        retracted(),
        optional("begin", "Wanneer de fase begint.", period()),
        optional("einde", "Wanneer de fase eindigt.", period()),
    ]);
    let event = |times: Vec<Key>| {
        let mut keys = vec![
            required("naam", "Wat er gebeurt.", text()),
            optional("toelichting", "Wat erover te zeggen is.", text()),
            status(),
            retracted(),
            optional("tot", "Wanneer het eindigt.", period()),
        ];
        keys.extend(times);
        group(keys)
    };
    let from = || optional("van", "Wanneer het begint.", period());
    let at = || optional("wanneer", "Wanneer het gebeurt.", period());
    let events = list(event(vec![from(), at()]));
    let contents = [
        optional("fasen", "De fasen.", list(phase)),
        optional("gebeurtenissen", "Wat er daaromheen gebeurt.", events),
    ];
    dataset(name, Vec::new(), &contents, Shape::Events)
}

#[cfg(test)]
mod tests {
    use super::any;
    use crate::dataset::read;
    use crate::diag::SourceMap;
    use crate::syntax::schema::agreement;

    /// For each kind a file with every group of keys that it can have.
    const SAMPLES: &[&str] = &[
        "soort: tabel\n\
         titel: x\n\
         eenheid: huishoudens\n\
         bron: {titel: y, datum: 01-01-2026}\n\
         niet_optellen_met: [{met: {uit: z}, reden: w}]\n\
         reeksbreuken: [{vanaf: 2020, reden: v}]\n\
         waarnemingen: {bestand: x.csv}\n",
        "soort: tabel\n\
         titel: x\n\
         maten: {a: {eenheid: euro}}\n\
         leveringen:\n\
         \x20 - bron: {titel: y, datum: 01-01-2026}\n\
         \x20   waarnemingen: {bestand: x.csv}\n",
        "soort: clienten\n\
         titel: x\n\
         gebied: onbekend\n\
         periode: 2025\n\
         bron: {titel: y, datum: 01-01-2026}\n\
         niet_optellen_met: [{met: {uit: z}, reden: w}]\n\
         reeksbreuken: [{vanaf: 2020, reden: v}]\n\
         waarnemingen: {bestand: x.csv}\n",
        "soort: clienten\n\
         titel: x\n\
         gebied: onbekend\n\
         periode: 2025\n\
         leveringen:\n\
         \x20 - bron: {titel: y, datum: 01-01-2026}\n\
         \x20   waarnemingen: {bestand: x.csv}\n",
        "soort: contracten\n\
         titel: x\n\
         regio: a\n\
         stand: gerealiseerd\n\
         periode: 2025\n\
         bron: {titel: y, datum: 01-01-2026}\n\
         niet_optellen_met: [{met: {uit: z}, reden: w}]\n\
         reeksbreuken: [{vanaf: 2020, reden: v}]\n\
         waarnemingen: {bestand: x.csv}\n",
        "soort: contracten\n\
         titel: x\n\
         regio: a\n\
         stand: gerealiseerd\n\
         periode: 2025\n\
         leveringen:\n\
         \x20 - bron: {titel: y, datum: 01-01-2026}\n\
         \x20   waarnemingen: {bestand: x.csv}\n",
        "soort: fasen\n\
         titel: x\n\
         bron: {titel: y, datum: 01-01-2026}\n\
         niet_optellen_met: [{met: {uit: z}, reden: w}]\n\
         status: voornemen\n\
         fasen: [{fase: 1, begin: 2026}]\n\
         gebeurtenissen: [{naam: y, wanneer: 2026}, {naam: z, van: 2026, tot: 2027}]\n",
        "soort: fasen\n\
         titel: x\n\
         status: voornemen\n\
         leveringen:\n\
         \x20 - bron: {titel: y, datum: 01-01-2026}\n\
         \x20   fasen: [{fase: 1, begin: 2026}]\n\
         \x20   gebeurtenissen: [{naam: y, wanneer: 2026}, {naam: z, van: 2026, tot: 2027}]\n",
        "soort: toezeggingen\n\
         toezeggingen: [{id: a, wat: x, gedaan_op: 01-01-2026}]\n\
         standen: [{toezegging: a, stand: open, op: 01-02-2026}]\n",
        "soort: gemeenten\n\
         gemeenten: [{code: 0855, naam: Tilburg}]\n",
        "soort: organisaties\n\
         organisaties: [{naam: x}]\n",
        "soort: personen\n\
         personen: [{naam: x, functies: [{functie: y}]}]\n",
        "soort: themas\n\
         themas: [{naam: x}]\n",
        "soort: nummers\n\
         nummers: [{kenmerk: x, reden: y}, {van: x, tot_en_met: z, reden: y}]\n",
        "soort: dossiers\n\
         dossiers: [{naam: x, cijfers: [{uit: y}]}]\n",
        "soort: gebieden\n\
         gebieden: [{id: x, titel: X, leden: [Tilburg]}]\n",
    ];

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys() {
        agreement::check(&any(), SAMPLES, &[], &|node, diagnostics| {
            let mut map = SourceMap::default();
            let file = map.add("data/x.csv", "");
            let tables = |_: &crate::diag::Located<String>| {
                Some((file, "wijk;aantal;a\nNoord;1;1\n".into()))
            };
            read("x", node, &tables, diagnostics);
        });
    }
}

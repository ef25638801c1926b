//! The schemas of lists of names: municipalities, organisations, areas, persons, themes, dossiers.

use serde_json::{Value, json};

use super::schema::kind;
use crate::syntax::schema::{
    Key, NAME, day, document, group, list, names, optional, required, text, texts,
};

/// A list of names.
pub(super) fn reference(name: &str, item: Value) -> Value {
    let schema = group([
        kind(name),
        optional(
            "titel",
            "Wat dit voor lijst is; alleen om te lezen.",
            json!({}),
        ),
        optional(
            "bron",
            "Waar de lijst vandaan komt; alleen om te lezen.",
            json!({}),
        ),
        required(name, "De namen.", list(item)),
    ]);
    document(&format!("Gegevens: {name}"), "Een bestand in data/", schema)
}

/// `soort: gemeenten`.
pub(super) fn municipalities(name: &str) -> Value {
    reference(
        name,
        group([
            required(
                "code",
                "De code van het CBS: vier cijfers.",
                json!({"type": ["string", "integer"], "examples": ["0855"]}),
            ),
            required("naam", "De naam.", text()),
        ]),
    )
}

/// `soort: organisaties`.
pub(super) fn organisations(name: &str) -> Value {
    reference(
        name,
        group([
            required("naam", "De naam.", text()),
            optional("ook", "Andere schrijfwijzen.", texts()),
            optional("noot", "Een opmerking; alleen om te lezen.", json!({})),
        ]),
    )
}

/// `soort: personen`.
pub(super) fn persons(name: &str) -> Value {
    let office = |function: fn(&'static str, &str, Value) -> Key| {
        [
            function("functie", "De functie, zoals wethouder.", text()),
            optional("van", "De eerste dag in functie.", day()),
            optional("tot", "De laatste dag in functie.", day()),
            optional(
                "portefeuille",
                "Waar de functie over gaat, zoals zorg en jeugd.",
                text(),
            ),
        ]
    };
    let keys = [
        required("naam", "De naam.", text()),
        optional(
            "id",
            "Wat iemand onderscheidt van een ander met dezelfde naam.",
            text(),
        ),
        optional("partij", "De partij.", text()),
        optional(
            "functies",
            "De functies na elkaar, voor wie er meer had.",
            list(group(office(required))),
        ),
        optional("ook", "Andere schrijfwijzen.", texts()),
        optional("noot", "Een opmerking; alleen om te lezen.", json!({})),
    ];
    reference(name, group(keys.into_iter().chain(office(optional))))
}

/// `soort: dossiers`.
pub(super) fn dossiers(name: &str) -> Value {
    let figure = group([
        required("uit", "De dataset.", text()),
        optional("maat", "De maat, als de dataset er meer heeft.", text()),
        optional("waar", "Welke cijfers daarvan.", names(NAME, texts())),
        optional("titel", "Hoe dit cijfer op de pagina heet.", text()),
    ]);
    reference(
        name,
        group([
            required("naam", "De naam.", text()),
            optional("ook", "Andere schrijfwijzen.", texts()),
            optional(
                "omschrijving",
                "Waar het over gaat, in een paar zinnen.",
                text(),
            ),
            optional(
                "cijfers",
                "De cijfers om door de brieven heen te volgen, het eerste bovenaan.",
                list(figure),
            ),
            optional(
                "afgesloten_op",
                "De dag waarop het dossier gesloten is.",
                day(),
            ),
            optional("noot", "Een opmerking; alleen om te lezen.", json!({})),
        ]),
    )
}

/// `soort: themas`.
pub(super) fn themes(name: &str) -> Value {
    reference(
        name,
        group([
            required("naam", "De naam.", text()),
            optional("ook", "Andere schrijfwijzen.", texts()),
            optional(
                "code",
                "Het thema van de landelijke lijst waar dit bij hoort.",
                text(),
            ),
            optional("noot", "Een opmerking; alleen om te lezen.", json!({})),
        ]),
    )
}

/// `soort: gebieden`.
pub(super) fn region_sets(name: &str) -> Value {
    reference(
        name,
        group([
            required(
                "id",
                "Waarmee datasets dit gebied noemen.",
                json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
            ),
            required("titel", "Hoe het in een brief heet.", text()),
            required("leden", "De gemeenten, bij naam of code.", texts()),
            optional("peildatum", "De dag waarop dit de leden waren.", day()),
            optional("noot", "Een opmerking; alleen om te lezen.", json!({})),
        ]),
    )
}

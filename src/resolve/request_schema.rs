//! The schemas of fenced requests, read by `requests`.

use serde_json::{Value, json};

use super::charts::{KINDS, ORDERS};
use crate::syntax::schema::{
    Key, cell, choice, document, group, if_has, list, names, optional, period, required, text,
    texts, yes_or_no,
};

/// The pattern of an id in a letter.
const ID: &str = "^[a-z][a-z0-9-]{0,59}$";

fn id() -> Key {
    required(
        "id",
        "Waarmee de brief ernaar verwijst: [figuur](#id).",
        json!({"type": "string", "pattern": ID}),
    )
}

fn selection() -> Vec<Key> {
    vec![
        optional("maat", "De maat, als de dataset er meer heeft.", texts()),
        optional("maten", "De maten.", texts()),
        optional(
            "waar",
            "Waarden die rijen moeten hebben, per dimensie.",
            names("", texts()),
        ),
        optional("van", "Niets van daarvoor.", period()),
        optional("tot", "Niets van daarna.", period()),
    ]
}

fn dataset() -> Key {
    required(
        "uit",
        "De dataset: de naam van een bestand in data/, zonder .yaml.",
        text(),
    )
}

/// The schema of a fenced block `grafiek`: its kind decides which keys it can have.
pub fn chart_schema() -> Value {
    let words = KINDS.map(|(_, word)| word);
    let cases = KINDS.map(|(kind, word)| {
        let keys = about_chart()
            .into_iter()
            .chain(selection())
            .chain((kind.keys)());
        json!({
            "if": {"properties": {"soort": {"const": word}}, "required": ["soort"]},
            "then": group(keys)
        })
    });
    let schema = json!({
        "type": "object",
        "properties": {"soort": choice(words)},
        "required": ["soort"],
        "allOf": cases
    });
    document("Grafiek", "Een blok ```grafiek in een brief", schema)
}

/// What every chart says.
fn about_chart() -> Vec<Key> {
    vec![
        id(),
        required("soort", "Wat voor grafiek.", text()),
        required("titel", "Wat de grafiek laat zien, in een zin.", text()),
        optional(
            "ondertitel",
            "Maat, plaats en periode in uw woorden.",
            text(),
        ),
        optional(
            "omschrijving",
            "De grafiek in woorden; anders schrijft raadsbrief die zelf.",
            text(),
        ),
        dataset(),
        optional(
            "paneel",
            "De dimensie, tijd of maat waarvan elke waarde een eigen grafiekje krijgt.",
            text(),
        ),
        optional(
            "paneel_volgorde",
            "Waarop de panelen gesorteerd zijn.",
            choice(ORDERS.map(|(_, word)| word)),
        ),
    ]
}

/// The schema of a fenced block `tabel`.
pub fn table_schema() -> Value {
    let about = || {
        vec![
            id(),
            required("titel", "Het opschrift.", text()),
            optional("noten", "Wat eronder staat.", texts()),
        ]
    };
    let mut data = about();
    data.push(dataset());
    data.extend(selection());
    data.push(optional(
        "rij",
        "De dimensie, tijd of maat van de rijen.",
        text(),
    ));
    data.push(optional(
        "kolom",
        "De dimensie, tijd of maat van de kolommen.",
        text(),
    ));
    data.push(optional(
        "volgorde",
        "Waarop de rijen gesorteerd zijn; totalen staan altijd onderaan.",
        choice(ORDERS.map(|(_, word)| word)),
    ));
    data.push(optional(
        "volgorde_op",
        "Bij volgorde: waarde, de kop van de kolom die telt; anders is dat de laatste.",
        text(),
    ));
    data.push(optional(
        "verschil",
        "Of een kolom zegt wat er tussen de twee tijden veranderde.",
        yes_or_no(),
    ));
    // The reader knows them, to say that they cannot stand beside `uit`.
    let mut written = about();
    written.push(required("kolommen", "De koppen van de kolommen.", texts()));
    written.push(required(
        "rijen",
        "De rijen, elk een lijst van cellen met Markdown.",
        list(json!({"anyOf": [list(cell()), cell()]})),
    ));
    written.push(optional(
        "rijkop",
        "Of de eerste kolom zegt waar een rij over gaat.",
        yes_or_no(),
    ));
    let schema = if_has("uit", group(data), group(written));
    document("Tabel", "Een blok ```tabel in een brief", schema)
}

#[cfg(test)]
mod tests {
    use super::{chart_schema, table_schema};
    use crate::diag::{SourceMap, Span};
    use crate::resolve::requests::read_node;
    use crate::syntax::schema::agreement;

    #[test]
    fn the_schemas_and_the_reader_know_the_same_keys() {
        let block = Span::start_of(SourceMap::default().add("proef.md", ""));
        let charts = [
            "id: x\nsoort: tijdlijn\ntitel: y\nuit: z\n",
            "id: x\nsoort: lijn\ntitel: y\nuit: z\naantekeningen: [{bij: 2024, tekst: t}]\n",
            "id: x\nsoort: staven\ncategorie: wijk\ntitel: y\nuit: z\n",
            "id: x\nsoort: helling\ntitel: y\nuit: z\n",
            "id: x\nsoort: stippen\ntitel: y\nuit: z\n",
            "id: x\nsoort: getal\ntitel: y\nuit: z\n",
        ];
        agreement::check(&chart_schema(), &charts, &[], &|node, diagnostics| {
            read_node("grafiek", node, block, diagnostics);
        });
        let tables = [
            "id: x\ntitel: y\nuit: z\n",
            "id: x\ntitel: y\nkolommen: [a, b]\nrijen: [[1, 2]]\n",
        ];
        let refused = ["uit", "kolommen", "rijen"];
        agreement::check(&table_schema(), &tables, &refused, &|node, diagnostics| {
            read_node("tabel", node, block, diagnostics);
        });
    }
}

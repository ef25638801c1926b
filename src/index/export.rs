//! The whole archive as data: every public letter, every figure that one of them uses and every
//! commitment, each as CSV, as CSV for Dutch Excel and as NDJSON.

use crate::model::{
    Artifact, Kenmerk, LetterSummary, NoticeKind, PublishedVersion, Quantity, Site, Time,
    UsedFigure, WriteOrder, address,
};
use crate::render::{Field, FieldKind, PageEngine, RowFile, RowFormat, Value};

use super::commitments::Registered;
use super::{Archive, Index, Stop, Write};

/// A file of the whole archive, in each of the forms of [`RowFormat`].
pub(super) struct ArchiveFile {
    /// Its path without what follows the name: `archief/brieven`.
    pub(super) stem: &'static str,
    /// What it is called.
    pub(super) title: &'static str,
    /// What stands in it, in Dutch.
    pub(super) description: &'static str,
    /// Its columns.
    pub(super) fields: &'static [Field<'static>],
}

/// Every public letter.
pub(super) const LETTERS: ArchiveFile = ArchiveFile {
    stem: "archief/brieven",
    title: "Brieven",
    description: "Elke openbare brief, de nieuwste eerst.",
    fields: &[
        field("kenmerk", FieldKind::Text, "Het nummer van de brief."),
        field(
            "adres",
            FieldKind::Address,
            "Het blijvende adres van de brief.",
        ),
        field("datum", FieldKind::Date, "De datum van de brief."),
        field("onderwerp", FieldKind::Text, "Waar de brief over gaat."),
        field("afzender", FieldKind::Text, "Wie de brief stuurt."),
        field(
            "afzender_code",
            FieldKind::Text,
            "De code van de afzender in de registers van de overheid (TOOI).",
        ),
        field(
            "portefeuillehouders",
            FieldKind::List,
            "De portefeuillehouders.",
        ),
        field(
            "dossier",
            FieldKind::Text,
            "Het dossier waar de brief bij hoort.",
        ),
        field("themas", FieldKind::List, "De thema's van de brief."),
        field(
            "samenvatting",
            FieldKind::Text,
            "De brief in een paar zinnen.",
        ),
        field(
            "reconstructie",
            FieldKind::YesNo,
            "Of de brief is nagemaakt naar een ander stuk en nooit is verzonden.",
        ),
        field(
            "verzonnen_cijfers",
            FieldKind::YesNo,
            "Of er verzonnen cijfers in staan.",
        ),
        field(
            "datasets",
            FieldKind::List,
            "De datasets waarop de brief steunt.",
        ),
        field("json", FieldKind::Address, "De hele brief als gegevens."),
        field(
            "korte_link",
            FieldKind::Address,
            "Een kort adres dat naar de brief leidt.",
        ),
        field(
            "versie",
            FieldKind::Whole,
            "Welke versie nu geldt; leeg zolang de brief niet is gepubliceerd.",
        ),
        field(
            "gepubliceerd",
            FieldKind::Moment,
            "Wanneer de brief openbaar werd.",
        ),
        field(
            "verbeterd",
            FieldKind::Moment,
            "Wanneer de versie die nu geldt de vorige verving; leeg als er niets is verbeterd.",
        ),
    ],
};

/// Every figure in the text of a public letter.
pub(super) const FIGURES: ArchiveFile = ArchiveFile {
    stem: "archief/cijfers",
    title: "Cijfers in brieven",
    description: "Elk cijfer uit de gegevens dat in de tekst van een openbare brief staat, zoals het toen bekend was.",
    fields: &[
        field("kenmerk", FieldKind::Text, "Het nummer van de brief."),
        field("datum", FieldKind::Date, "De datum van de brief."),
        field(
            "dataset",
            FieldKind::Text,
            "De dataset waar het cijfer uit komt.",
        ),
        field("maat", FieldKind::Text, "Wat er gemeten is."),
        field(
            "kenmerken",
            FieldKind::List,
            "Waar het cijfer over gaat: elk kenmerk met zijn waarde.",
        ),
        field(
            "peildatum",
            FieldKind::Date,
            "De dag waarover het cijfer iets zegt.",
        ),
        field(
            "periode",
            FieldKind::Text,
            "Het tijdvak waarover het cijfer iets zegt, in woorden.",
        ),
        field(
            "periode_begin",
            FieldKind::Date,
            "De eerste dag die dat tijdvak kan bedoelen.",
        ),
        field(
            "periode_eind",
            FieldKind::Date,
            "De laatste dag die dat tijdvak kan bedoelen.",
        ),
        field(
            "soort",
            FieldKind::Text,
            "bekend, afgeschermd, onbekend of niet_van_toepassing.",
        ),
        field(
            "waarde",
            FieldKind::Decimal,
            "Het getal; leeg als het niet bekend is of niet getoond mag worden.",
        ),
        field("eenheid", FieldKind::Text, "Wat er geteld is."),
        field(
            "kwalificatie",
            FieldKind::Text,
            "Hoe precies de bron het getal noemt.",
        ),
        field(
            "status",
            FieldKind::Text,
            "Hoe vast het getal is; fictief is verzonnen.",
        ),
        field("tekst", FieldKind::Text, "Hoe het in de brief staat."),
        field(
            "adres",
            FieldKind::Address,
            "De bronvermelding in de brief.",
        ),
    ],
};

/// Every commitment of the register.
pub(super) const COMMITMENTS: ArchiveFile = ArchiveFile {
    stem: "archief/toezeggingen",
    title: "Toezeggingen",
    description: "Elke toezegging aan de raad en hoe zij ervoor staat, in de volgorde van het register.",
    fields: &[
        field(
            "toezegging",
            FieldKind::Text,
            "Waar de toezegging naar heet: het nummer van de brief en dat van de toezegging daarin.",
        ),
        field("kenmerk", FieldKind::Text, "De brief waarin zij is gedaan."),
        field(
            "gelegenheid",
            FieldKind::Text,
            "Waar zij is gedaan, als dat niet in een brief was.",
        ),
        field("gedaan_op", FieldKind::Date, "Wanneer zij is gedaan."),
        field("wat", FieldKind::Text, "Wat er is toegezegd."),
        field("door", FieldKind::List, "Wie het heeft toegezegd."),
        field(
            "dossier",
            FieldKind::Text,
            "Het dossier waar zij bij hoort.",
        ),
        field(
            "uiterlijk",
            FieldKind::Text,
            "Wanneer het klaar moet zijn, in woorden.",
        ),
        field(
            "uiterlijk_op",
            FieldKind::Date,
            "De laatste dag die die woorden kunnen bedoelen.",
        ),
        field("uitgesteld", FieldKind::YesNo, "Of die dag is verschoven."),
        field(
            "stand",
            FieldKind::Text,
            "open, in uitvoering, afgedaan of vervallen.",
        ),
        field("stand_sinds", FieldKind::Date, "Sinds wanneer dat zo is."),
        field(
            "over_tijd",
            FieldKind::YesNo,
            "Of zij op de dag waarop deze site is gebouwd klaar had moeten zijn en dat niet was.",
        ),
        field(
            "gemeld_in",
            FieldKind::Text,
            "De brief die zegt hoe zij ervoor staat.",
        ),
        field(
            "toelichting",
            FieldKind::Text,
            "Wat er het laatst over is gezegd.",
        ),
        field("adres", FieldKind::Address, "Waar zij in de brief staat."),
    ],
};

const fn field(name: &'static str, kind: FieldKind, description: &'static str) -> Field<'static> {
    Field {
        name,
        kind,
        description,
    }
}

/// `archief/brieven.csv` and its kin. One file is made at a time.
pub(super) struct Export;

impl Index for Export {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        for format in RowFormat::ALL {
            let mut file = RowFile::new(format, LETTERS.fields);
            for letter in archive.public() {
                file.push(&letter_row(site, letter));
            }
            write(finished(&LETTERS, format, file))?;
            let mut file = RowFile::new(format, FIGURES.fields);
            for letter in archive.public() {
                for figure in &letter.figures {
                    file.push(&figure_row(site, letter, figure));
                }
            }
            write(finished(&FIGURES, format, file))?;
            let mut file = RowFile::new(format, COMMITMENTS.fields);
            for commitment in archive.commitments() {
                file.push(&commitment_row(site, commitment));
            }
            write(finished(&COMMITMENTS, format, file))?;
        }
        Ok(())
    }
}

fn finished(made: &ArchiveFile, format: RowFormat, file: RowFile<'_>) -> Artifact {
    Artifact {
        path: format!("{}{}", made.stem, format.ending()),
        bytes: file.finish(),
        order: WriteOrder::Asset,
    }
}

fn number(letter: &LetterSummary) -> Value<'_> {
    Value::text(letter.kenmerk.as_ref().map(Kenmerk::as_str))
}

fn texts(texts: &[String]) -> Value<'_> {
    list(texts.iter().map(String::as_str))
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> Value<'a> {
    let texts: Vec<&str> = texts.collect();
    if texts.is_empty() {
        Value::Nothing
    } else {
        Value::List(texts)
    }
}

fn letter_row<'a>(site: &Site, letter: &'a LetterSummary) -> [Value<'a>; 18] {
    let base = &site.base_url;
    let page = format!("{base}{}", letter.address);
    let short = letter.kenmerk.as_ref().map(address::short);
    let summary = letter.summary.trim();
    let publication = letter.publication.as_ref();
    let first = publication.and_then(|publication| publication.versions.first());
    let moment = |version: &PublishedVersion| Value::Moment(version.moment);
    [
        number(letter),
        Value::Made(page.clone()),
        Value::date(letter.date),
        Value::Text(&letter.subject),
        Value::Text(&letter.sender.name),
        Value::text(letter.sender.code.as_deref()),
        list(letter.holders.iter().map(|holder| holder.name.as_str())),
        Value::text(letter.dossier.as_deref()),
        list(letter.themes.iter().map(|theme| theme.name.as_str())),
        Value::text((!summary.is_empty()).then_some(summary)),
        Value::YesNo(letter.notices.contains(&NoticeKind::Reconstruction)),
        Value::YesNo(letter.notices.contains(&NoticeKind::Fictitious)),
        texts(&letter.datasets),
        Value::Made(format!("{page}brief.json")),
        short.map_or(Value::Nothing, |short| {
            Value::Made(format!("{base}{short}"))
        }),
        publication.map_or(Value::Nothing, |publication| {
            Value::Whole(publication.version)
        }),
        first.map_or(Value::Nothing, moment),
        letter.corrected().map_or(Value::Nothing, moment),
    ]
}

fn figure_row<'a>(
    site: &Site,
    letter: &'a LetterSummary,
    figure: &'a UsedFigure,
) -> [Value<'a>; 16] {
    let (day, period) = match &figure.time {
        Some(Time::AsOf(day)) => (Some(*day), None),
        Some(Time::Over(period)) => (None, Some(period)),
        None => (None, None),
    };
    let kind = match figure.quantity {
        Quantity::Known(_) => "bekend",
        Quantity::Withheld => "afgeschermd",
        Quantity::Missing => "onbekend",
        Quantity::NotApplicable => "niet_van_toepassing",
    };
    let key = figure.key.iter();
    let key: Vec<String> = key
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    let entry = format!("{}{}#{}", site.base_url, letter.address, figure.entry);
    [
        number(letter),
        Value::date(letter.date),
        Value::Text(&figure.dataset),
        Value::Text(&figure.measure),
        if key.is_empty() {
            Value::Nothing
        } else {
            Value::Items(key)
        },
        Value::date(day),
        Value::text(period.map(|period| period.text.as_str())),
        Value::date(period.map(|period| period.begin)),
        Value::date(period.map(|period| period.end)),
        Value::Text(kind),
        figure
            .quantity
            .known()
            .map_or(Value::Nothing, Value::Decimal),
        Value::Text(&figure.unit.plural),
        Value::text(Some(figure.qualifier.words()).filter(|words| !words.is_empty())),
        Value::Text(figure.status.words()),
        Value::Text(&figure.text),
        Value::Made(entry),
    ]
}

fn commitment_row<'a>(site: &Site, commitment: &'a Registered<'_>) -> [Value<'a>; 16] {
    let letter = commitment.letter;
    let place = letter.zip(commitment.anchor.as_deref());
    let place = place.map(|(letter, anchor)| format!("{}#{anchor}", letter.address));
    [
        Value::Text(&commitment.id),
        letter.map_or(Value::Nothing, number),
        Value::text(commitment.occasion),
        Value::date(commitment.made_on),
        Value::Text(commitment.what),
        list(commitment.by.iter().map(|by| by.name)),
        Value::text(commitment.dossier),
        Value::Text(commitment.due),
        Value::date(commitment.due_on),
        Value::YesNo(commitment.is_put_off),
        Value::Text(commitment.status.words()),
        Value::date(commitment.since),
        Value::YesNo(commitment.is_overdue),
        commitment.said_in.map_or(Value::Nothing, number),
        Value::text(commitment.note),
        place.map_or(Value::Nothing, |place| {
            Value::Made(format!("{}{place}", site.base_url))
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{files, summary};
    use super::{COMMITMENTS, FIGURES, LETTERS};
    use crate::model::{LetterStatus, Quantity};

    #[test]
    fn every_row_is_the_same_in_each_form_and_only_public_letters_have_one() {
        let mut letter = summary("A", "1-3-2019");
        letter.subject = "=HYPERLINK(\"x\")".to_owned();
        letter.figures[0].quantity = Quantity::Withheld;
        let mut draft = summary("D", "1-3-2019");
        draft.status = LetterStatus::Draft;
        let files = files(&[letter.clone(), draft]);
        let text = |path: &str| {
            let file = files.iter().find(|file| file.path == path);
            String::from_utf8(file.unwrap().bytes.clone()).unwrap()
        };
        for (made, rows) in [
            (&LETTERS, 1),
            (&FIGURES, letter.figures.len()),
            (&COMMITMENTS, letter.commitments.len()),
        ] {
            assert!(rows > 0);
            for (ending, delimiter) in [(".csv", b','), ("-nl.csv", b';')] {
                let text = text(&format!("{}{ending}", made.stem));
                let text = text.trim_start_matches('\u{feff}');
                let mut reader = csv::ReaderBuilder::new()
                    .delimiter(delimiter)
                    .from_reader(text.as_bytes());
                let names: Vec<&str> = made.fields.iter().map(|field| field.name).collect();
                assert_eq!(reader.headers().unwrap(), names);
                let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
                assert_eq!(read.len(), rows);
                assert!(
                    read.iter()
                        .all(|row| row.iter().all(|cell| !cell.starts_with('=')))
                );
            }
            let lines = text(&format!("{}.ndjson", made.stem));
            assert_eq!(lines.lines().count(), rows);
            for line in lines.lines() {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                let keys = row.as_object().unwrap().keys();
                for key in keys {
                    assert!(made.fields.iter().any(|field| field.name == key), "{key}");
                }
            }
        }
        let figure: serde_json::Value = {
            let lines = text("archief/cijfers.ndjson");
            serde_json::from_str(lines.lines().next().unwrap()).unwrap()
        };
        assert_eq!(figure["soort"], "afgeschermd");
        assert_eq!(figure.get("waarde"), None);
    }
}

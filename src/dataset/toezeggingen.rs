//! `soort: toezeggingen`: what the clerk keeps of commitments to the council, beside what letters
//! say of them: those that were made in no letter, and how commitments stand.

use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::{CommitmentStatus, Date};
use crate::syntax::commitments::{self, Promise, StandingRequest};
use crate::syntax::schema::{
    choice, commitment_id, day, document, group, list, optional, required, text,
};
use crate::syntax::yaml::Mapping;

use super::reference::Seen;
use super::{DataFile, Kind, Reading, schema};

/// `soort: toezeggingen`.
pub(super) struct CommitmentFile;

/// What such files say.
#[derive(Clone, Debug, Default)]
pub struct CommitmentEntries {
    /// Commitments that were made in no letter (`toezeggingen`).
    pub spoken: Vec<SpokenEntry>,
    /// How commitments stand (`standen`).
    pub standings: Vec<StandingEntry>,
}

/// A commitment that was made in no letter.
#[derive(Clone, Debug)]
pub struct SpokenEntry {
    /// What it goes by.
    pub id: Located<String>,
    /// What was promised.
    pub promise: Promise,
    /// When.
    pub made_on: Date,
    /// Where: `raadsvergadering`.
    pub occasion: Option<String>,
    /// The dossier that it belongs to.
    pub dossier: Option<Located<String>>,
}

/// How a commitment stands.
#[derive(Clone, Debug)]
pub struct StandingEntry {
    /// What is said.
    pub request: StandingRequest,
    /// Since when; by default the date of the letter.
    pub on: Option<Located<Date>>,
    /// The number of the letter that it was done by.
    pub letter: Option<Located<String>>,
}

impl CommitmentEntries {
    /// Adds what another file says.
    pub fn append(&mut self, mut other: CommitmentEntries) {
        self.spoken.append(&mut other.spoken);
        self.standings.append(&mut other.standings);
    }

    /// Reports commitments with one id.
    pub fn check_once(&self, diagnostics: &mut Diagnostics) {
        let mut seen = Seen::default();
        for entry in &self.spoken {
            seen.check(&entry.id.value, entry.id.span, diagnostics);
        }
    }
}

impl Kind for CommitmentFile {
    fn name(&self) -> &'static str {
        "toezeggingen"
    }

    fn schema(&self) -> serde_json::Value {
        let statuses = || choice(CommitmentStatus::ALL.map(|(_, word)| word));
        let due = || text();
        let spoken = group([
            required(
                "id",
                "Waarmee u deze toezegging elders noemt.",
                commitment_id(),
            ),
            required("wat", "Wat er toegezegd is.", text()),
            required("gedaan_op", "De dag waarop dat was.", day()),
            optional("bij", "Waar het was, zoals raadsvergadering.", text()),
            optional("door", "Wie het toezegde.", text()),
            optional(
                "uiterlijk",
                "Wanneer: een dag, een periode, of woorden zoals „periodiek”.",
                due(),
            ),
            optional("stand", "Hoe het er die dag mee stond.", statuses()),
            optional("dossier", "Het dossier waar zij bij hoort.", text()),
        ]);
        let standing = group([
            required(
                "toezegging",
                "Welke: kenmerk van de brief, een schuine streep en het nummer of de id; of de id uit deze lijst.",
                text(),
            ),
            required("stand", "Hoe het ermee staat.", statuses()),
            optional(
                "op",
                "Sinds welke dag; zonder dag de datum van de brief bij door_brief.",
                day(),
            ),
            optional(
                "door_brief",
                "Het kenmerk van de brief die haar afdoet.",
                text(),
            ),
            optional("toelichting", "Wat erover te zeggen is.", text()),
            optional("uiterlijk", "De nieuwe datum, als zij later komt.", due()),
        ]);
        let schema = group([
            schema::kind(self.name()),
            optional(
                "titel",
                "Wat dit voor lijst is; alleen om te lezen.",
                serde_json::json!({}),
            ),
            optional(
                "bron",
                "Waar de lijst vandaan komt; alleen om te lezen.",
                serde_json::json!({}),
            ),
            optional(
                "toezeggingen",
                "Wat er buiten brieven om is toegezegd.",
                list(spoken),
            ),
            optional("standen", "Hoe het met toezeggingen staat.", list(standing)),
        ]);
        document("Gegevens: toezeggingen", "Een bestand in data/", schema)
    }

    fn read(&self, mut reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let keys = &mut reading.keys;
        keys.optional("titel");
        keys.optional("bron");
        let spoken = keys.optional("toezeggingen");
        let standings = keys.optional("standen");
        if spoken.is_none() && standings.is_none() {
            let lack =
                Diagnostic::new(&diag::file::MISSING_KEY, reading.span).with("key", "toezeggingen");
            keys.lacks("toezeggingen", lack, diagnostics);
        }
        let mut entries = CommitmentEntries::default();
        let items = spoken.and_then(|node| node.sequence(diagnostics));
        for item in items.unwrap_or_default() {
            let Some(mut keys) = item.mapping(diagnostics) else {
                continue;
            };
            entries.spoken.extend(spoken_entry(&mut keys, diagnostics));
            keys.finish(diagnostics);
        }
        let items = standings.and_then(|node| node.sequence(diagnostics));
        for item in items.unwrap_or_default() {
            let Some(mut keys) = item.mapping(diagnostics) else {
                continue;
            };
            entries
                .standings
                .extend(standing_entry(&mut keys, diagnostics));
            keys.finish(diagnostics);
        }
        reading.keys.finish(diagnostics);
        Some(DataFile::Commitments(entries))
    }
}

fn spoken_entry(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<SpokenEntry> {
    // So letters call it where they promise.
    keys.mistaken("status", "stand");
    let id = commitments::id(keys.required("id", diagnostics), diagnostics);
    let promise = commitments::promise(keys, "stand", diagnostics);
    let made_on = keys
        .required("gedaan_op", diagnostics)
        .and_then(|node| node.date(diagnostics));
    let mut text = |key| keys.optional(key).and_then(|node| node.text(diagnostics));
    let occasion = text("bij");
    let dossier = text("dossier");
    let id = id?;
    let mut promise = promise?;
    promise.commitment.id = Some(id.value.clone());
    Some(SpokenEntry {
        id,
        promise,
        made_on: made_on?.value,
        occasion: occasion.map(|occasion| occasion.value),
        dossier,
    })
}

fn standing_entry(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<StandingEntry> {
    let request = commitments::standing(keys, diagnostics);
    let day = keys.optional("op");
    let letter = keys.optional("door_brief");
    if day.is_none() && letter.is_none() {
        let lack = Diagnostic::new(&diag::file::MISSING_KEY, keys.key_span()).with("key", "op");
        keys.lacks("op", lack, diagnostics);
    }
    let on = day.map(|node| node.date(diagnostics));
    let letter = letter.map(|node| node.text(diagnostics));
    // What was written and could not be read is not the same as what was left out.
    Some(StandingEntry {
        request: request?,
        on: on.map_or(Some(None), |on| on.map(Some))?,
        letter: letter.map_or(Some(None), |letter| letter.map(Some))?,
    })
}

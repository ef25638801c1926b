//! The record of what was published: acts (*akten*) that are only ever added, and what they come to.
//!
//! An act names the files that it made public, each with its size and sum, and the sums of all acts that
//! no other act named before it (the heads). So nothing in it can change or vanish without a later act
//! no longer fitting; and two copies of a site that both published are joined by the next act.
//!
//! The sum of a file in an act is the SHA-256 of the version's salt followed by the file. The salt stands
//! among the files, in `zout.txt`. When a letter is erased, so is the salt: then nobody can find out by
//! guessing what the file was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::correction::CorrectionKind;
use super::kenmerk::Kenmerk;
use super::moment::Moment;

/// The version of the JSON of acts. Older ones are read for ever.
pub const ACT_SCHEMA: u32 = 1;

/// Something that was done to the record. Its JSON is a public format; its bytes are never written twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Version of this format: [`ACT_SCHEMA`].
    pub schema: u32,
    /// What was done.
    #[serde(rename = "soort")]
    pub kind: ActKind,
    /// When.
    pub moment: Moment,
    /// By whom, as they say.
    #[serde(rename = "door")]
    pub by: String,
    /// The program and its version: `raadsbrief 0.1.0`.
    #[serde(rename = "programma")]
    pub program: String,
    /// The SHA-256 of each act that was a head when this one was made, in order; none for the first.
    #[serde(rename = "vorige")]
    pub before: Vec<String>,
    /// The letters that it is about, by number.
    #[serde(rename = "brieven")]
    pub letters: Vec<ActLetter>,
}

/// What an act does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// Letters become public for the first time.
    #[serde(rename = "publicatie")]
    Publication,
    /// A letter gets a next version.
    #[serde(rename = "correctie")]
    Correction,
    /// A letter is public no longer.
    #[serde(rename = "intrekking")]
    Withdrawal,
}

/// What an act says of one letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActLetter {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// The version that the act makes; of a withdrawal the last one that was public.
    #[serde(rename = "versie")]
    pub version: u32,
    /// Its folder in the record, and below `brieven/` in the site: `2026/rib-2026-001`.
    #[serde(rename = "map")]
    pub folder: String,
    /// Who agreed to it, where that was recorded.
    #[serde(rename = "akkoord", default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// Of a correction: what kind, and why.
    #[serde(rename = "correctie", default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correcting>,
    /// Of a withdrawal: why.
    #[serde(
        rename = "intrekking",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub withdrawal: Option<Withdrawal>,
    /// The files of the version, by name; none for a withdrawal.
    #[serde(rename = "bestanden", default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FrozenFile>,
}

/// That somebody agreed to a letter before it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Who.
    #[serde(rename = "door")]
    pub by: String,
    /// When.
    pub moment: Moment,
}

/// What kind of correction, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correcting {
    /// Erratum or rectificatie.
    #[serde(rename = "soort")]
    pub kind: CorrectionKind,
    /// Why.
    #[serde(rename = "reden")]
    pub reason: String,
}

/// Why a letter is public no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why.
    #[serde(rename = "reden")]
    pub reason: String,
    /// The legal ground, as the clerk words it.
    #[serde(rename = "grond")]
    pub ground: String,
    /// Whether its stored files were erased as well.
    #[serde(rename = "gewist")]
    pub erased: bool,
}

/// A file of a published version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrozenFile {
    /// The way to it from the folder of the version: `brief.json`, `bijlagen/plan.pdf`.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of the salt followed by the file, in hexadecimal; of the salt itself, of the salt.
    pub sha256: String,
}

/// Names of files of a version that no letter offers by itself.
pub struct Frozen;

impl Frozen {
    /// The letter.
    pub const LETTER: &'static str = "brief.json";
    /// The salt: 64 hexadecimal digits and a line feed.
    pub const SALT: &'static str = "zout.txt";
    /// The plain SHA-256 of every other file but the salt, as `sha256sum` writes it.
    pub const SUMS: &'static str = "SHA256SUMS";
    /// What changed since the letter before it in its dossier, as it was when it was published.
    pub const CHANGES: &'static str = "veranderingen.json";
}

/// An act with what it is stored as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAct {
    /// The name of its file: `20261122T110000Z-0123456789abcdef.json`.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it says.
    pub act: Act,
}

impl Act {
    /// The folders of the versions that it makes: `2026/rib-2026-001/v1`.
    pub fn version_folders(&self) -> impl Iterator<Item = String> {
        let made = self.letters.iter().filter(|l| l.withdrawal.is_none());
        made.map(ActLetter::version_folder)
    }
}

impl ActLetter {
    /// The folder of its version: `2026/rib-2026-001/v1`.
    pub fn version_folder(&self) -> String {
        format!("{}/v{}", self.folder, self.version)
    }
}

impl StoredAct {
    /// The name of the file of an act: its moment, and the first digits of its sum. Acts that two copies
    /// of a site add never have one name.
    pub fn file_name(moment: Moment, sha256: &str) -> String {
        let moment: String = moment
            .to_string()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .collect();
        format!("{moment}-{}.json", sha256.get(..16).unwrap_or(sha256))
    }
}

/// What the acts come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The acts: each behind those that it names, then by moment, then by sum.
    pub acts: Vec<StoredAct>,
    /// The sums of the acts that no other act names, in order.
    pub heads: Vec<String>,
    /// The letters that were ever published, by the slug of their number.
    pub letters: BTreeMap<String, Arc<Recorded>>,
}

/// A letter that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// Its folder: `2026/rib-2026-001`.
    pub folder: String,
    /// Its versions, the first one first; never none.
    pub versions: Vec<Version>,
    /// Since it is public no longer: when and why.
    pub withdrawn: Option<Withdrawn>,
}

/// A version of a letter, as the record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which one, from 1.
    pub number: u32,
    /// When it became public.
    pub moment: Moment,
    /// Who published it.
    pub by: String,
    /// Who agreed to it.
    pub agreement: Option<Agreement>,
    /// Of a correction: what kind, and why.
    pub correction: Option<Correcting>,
    /// Its files, by name.
    pub files: Vec<FrozenFile>,
    /// The act, by its place in [`Record::acts`].
    pub act: usize,
}

/// That a letter is public no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Since when.
    pub moment: Moment,
    /// Who did it.
    pub by: String,
    /// Why, and whether its files were erased.
    pub why: Withdrawal,
    /// The act, by its place in [`Record::acts`].
    pub act: usize,
}

/// The address of a letter in the site, by its folder in the record: `brieven/2026/rib-2026-001/`.
pub fn address_of_folder(folder: &str) -> String {
    format!("brieven/{folder}/")
}

impl Recorded {
    /// The year that its number stands under in the register: that of its folder.
    pub fn year(&self) -> Option<i16> {
        self.folder.split('/').next()?.parse().ok()
    }

    /// The versions before the one that counts, the first one first.
    pub fn earlier(&self) -> &[Version] {
        match self.versions.split_last() {
            Some((_, earlier)) => earlier,
            None => &[],
        }
    }

    /// The files that an earlier version offered at the address of the letter and the one that counts does
    /// not, by name, each with the last version that has it.
    pub fn lost_files(&self) -> BTreeMap<&str, u32> {
        let current = self.current();
        let mut lost = BTreeMap::new();
        for version in self.earlier() {
            let names = version.files.iter().map(|file| file.name.as_str());
            let names = names.filter(|name| current.file(name).is_none());
            lost.extend(names.map(|name| (name, version.number)));
        }
        lost
    }

    /// Its address in the site, which always shows the version that counts.
    pub fn address(&self) -> String {
        address_of_folder(&self.folder)
    }

    /// The version that counts: the last one.
    pub fn current(&self) -> &Version {
        match self.versions.last() {
            Some(version) => version,
            None => unreachable!("a letter in the record has a version"),
        }
    }

    /// Where a version stands in the site: the last one at the address of the letter, earlier ones in a
    /// folder of their own.
    pub fn address_of(&self, version: u32) -> String {
        if version == self.current().number {
            self.address()
        } else {
            format!("{}v{version}/", self.address())
        }
    }

    /// The folder of a version in the record: `2026/rib-2026-001/v1`.
    pub fn folder_of(&self, version: u32) -> String {
        format!("{}/v{version}", self.folder)
    }
}

impl Version {
    /// One of its files by name.
    pub fn file(&self, name: &str) -> Option<&FrozenFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

impl Record {
    /// The record of these acts, which must stand behind those that they name and fit together.
    pub fn of(acts: Vec<StoredAct>) -> Record {
        let mut record = Record::default();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for (index, stored) in acts.iter().enumerate() {
            let act = &stored.act;
            named.extend(act.before.iter().map(String::as_str));
            for letter in &act.letters {
                record.enter(index, act, letter);
            }
        }
        let heads = acts.iter().map(|stored| stored.sha256.as_str());
        let mut heads: Vec<String> = heads
            .filter(|sum| !named.contains(sum))
            .map(str::to_owned)
            .collect();
        heads.sort_unstable();
        record.heads = heads;
        record.acts = acts;
        record
    }

    fn enter(&mut self, index: usize, act: &Act, letter: &ActLetter) {
        let key = letter.kenmerk.slug();
        let recorded = self.letters.entry(key).or_insert_with(|| {
            Arc::new(Recorded {
                kenmerk: letter.kenmerk.clone(),
                folder: letter.folder.clone(),
                versions: Vec::new(),
                withdrawn: None,
            })
        });
        let recorded = Arc::make_mut(recorded);
        match &letter.withdrawal {
            // Two copies may both withdraw a letter, and one that was withdrawn can be erased later.
            Some(why) => match &mut recorded.withdrawn {
                Some(earlier) => earlier.why.erased |= why.erased,
                None => {
                    recorded.withdrawn = Some(Withdrawn {
                        moment: act.moment,
                        by: act.by.clone(),
                        why: why.clone(),
                        act: index,
                    })
                }
            },
            None => recorded.versions.push(Version {
                number: letter.version,
                moment: act.moment,
                by: act.by.clone(),
                agreement: letter.agreement.clone(),
                correction: letter.correction.clone(),
                files: letter.files.clone(),
                act: index,
            }),
        }
    }

    /// The record as it was at a moment: of what was done later it knows nothing.
    pub fn at(self, now: Moment) -> Record {
        if self.acts.iter().all(|stored| stored.act.moment <= now) {
            return self;
        }
        // An act is never older than those that it names, so that none of these is lost.
        let acts = self.acts.into_iter();
        Record::of(acts.filter(|stored| stored.act.moment <= now).collect())
    }

    /// A letter by its number.
    pub fn letter(&self, kenmerk: &Kenmerk) -> Option<&Recorded> {
        self.letters.get(&kenmerk.slug()).map(Arc::as_ref)
    }

    /// The letters that are public.
    pub fn public(&self) -> impl Iterator<Item = &Arc<Recorded>> {
        let letters = self.letters.values();
        letters.filter(|letter| letter.withdrawn.is_none())
    }
}

/// The JSON Schema of an act.
pub fn act_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(Act).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "Akte".into());
    }
    schema
}

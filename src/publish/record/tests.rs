//! The record survives whatever the disk does.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Contents, NewFile, RecordWriter, salt};
use crate::diag::Failure;
use crate::load;
use crate::model::{
    ACT_SCHEMA, Act, ActKind, ActLetter, Correcting, CorrectionKind, Frozen, Kenmerk, Moment,
    Record, StoredAct, Withdrawal,
};
use crate::publish::Disk;
use crate::validate;

const SEED: [u8; 32] = [7; 32];

/// What is done to a record, one act after the other.
const STEPS: [(ActKind, &[(&str, u32)]); 4] = [
    (
        ActKind::Publication,
        &[("RIB-2026-001", 1), ("RIB-2026-002", 1)],
    ),
    (ActKind::Correction, &[("RIB-2026-001", 2)]),
    (ActKind::Withdrawal, &[("RIB-2026-001", 2)]),
    (ActKind::Publication, &[("RIB-2026-003", 1)]),
];

struct Place {
    project: TempDir,
    attachment: PathBuf,
}

impl Place {
    fn new() -> Place {
        let project = tempfile::tempdir().unwrap();
        let attachment = project.path().join("plan.pdf");
        std::fs::create_dir(project.path().join("data")).unwrap();
        std::fs::write(&attachment, "a plan").unwrap();
        Place {
            project,
            attachment,
        }
    }

    fn record(&self) -> PathBuf {
        load::record_folder(self.project.path())
    }

    fn read(&self) -> Record {
        let folder = self.record();
        let listing = load::record(&folder).unwrap();
        let files = load::acts(&folder).unwrap();
        let acts = files.iter().map(validate::read_act).collect();
        let chain = validate::chain(&listing, acts, &[]);
        assert_eq!(chain.flaws, []);
        chain.record
    }

    fn acts(&self) -> Vec<StoredAct> {
        self.read().acts
    }

    fn step(&self, disk: &Disk, number: usize) -> Result<StoredAct, Failure> {
        let (kind, letters) = STEPS[number];
        let writer = RecordWriter::open(self.project.path(), disk)?;
        let before = self.read().heads;
        let staging = writer.begin()?;
        let mut named = Vec::new();
        for (kenmerk, version) in letters {
            let kenmerk = Kenmerk::new(kenmerk).unwrap();
            let folder = format!("2026/{}", kenmerk.slug());
            let is_withdrawn = kind == ActKind::Withdrawal;
            let files = if is_withdrawn {
                Vec::new()
            } else {
                let salt = salt(&SEED, &kenmerk, *version);
                let files = self.files(&kenmerk, *version);
                staging.stage(&format!("{folder}/v{version}"), &salt, &files)?
            };
            named.push(ActLetter {
                kenmerk,
                version: *version,
                folder,
                agreement: None,
                correction: (kind == ActKind::Correction).then(|| Correcting {
                    kind: CorrectionKind::Erratum,
                    reason: "een tikfout".to_owned(),
                }),
                withdrawal: is_withdrawn.then(|| Withdrawal {
                    reason: "een naam".to_owned(),
                    ground: "AVG".to_owned(),
                    erased: true,
                }),
                files,
            });
        }
        let act = Act {
            schema: ACT_SCHEMA,
            kind,
            moment: Moment::parse(&format!("2026-11-22T11:00:0{number}Z")).unwrap(),
            by: "de griffie".to_owned(),
            program: "raadsbrief".to_owned(),
            before,
            letters: named,
        };
        let stored = staging.finish(&act)?;
        if kind == ActKind::Withdrawal {
            writer.erase(&act.letters[0].folder)?;
        }
        Ok(stored)
    }

    fn files(&self, kenmerk: &Kenmerk, version: u32) -> Vec<NewFile> {
        let letter = format!("{kenmerk} {version}").into_bytes();
        let plan = std::fs::read(&self.attachment).unwrap();
        let files = [
            (Frozen::LETTER, Contents::Bytes(letter)),
            (
                "bijlagen/plan.pdf",
                Contents::Copy {
                    from: self.attachment.clone(),
                    sha256: load::sha256(&plan),
                },
            ),
        ];
        let file = |(name, contents): (&str, Contents)| NewFile {
            name: name.to_owned(),
            contents,
        };
        files.map(file).to_vec()
    }

    /// Asserts that what is in the record is exactly what its acts say.
    fn assert_sound(&self, case: &str) {
        let folder = self.record();
        let mut expected: BTreeSet<String> = [".gitattributes".to_owned()].into();
        let acts = self.acts();
        for stored in &acts {
            expected.insert(format!("akten/{}", stored.name));
        }
        let record = self.read();
        for letter in record.public() {
            for version in &letter.versions {
                let place = letter.folder_of(version.number);
                let salt = std::fs::read(folder.join(&place).join(Frozen::SALT)).unwrap();
                for file in &version.files {
                    let path = format!("{place}/{}", file.name);
                    let bytes = std::fs::read(folder.join(&path)).unwrap();
                    let salted = [salt.as_slice(), &bytes].concat();
                    let sum = if file.name == Frozen::SALT {
                        load::sha256(&bytes)
                    } else {
                        load::sha256(&salted)
                    };
                    assert_eq!(
                        (sum, bytes.len() as u64),
                        (file.sha256.clone(), file.bytes),
                        "{case}: {path}"
                    );
                    expected.insert(path);
                }
            }
        }
        assert_eq!(paths(&folder), expected, "{case}");
    }
}

/// All files below a folder.
fn paths(folder: &Path) -> BTreeSet<String> {
    let walk = walkdir::WalkDir::new(folder).into_iter();
    let files = walk.map(Result::unwrap).filter(|e| e.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            path.to_str().unwrap().replace('\\', "/")
        })
        .collect()
}

#[test]
fn a_publication_a_correction_and_an_erasure_leave_what_their_acts_say() {
    let place = Place::new();
    for number in 0..STEPS.len() {
        place.step(&Disk::real(), number).unwrap();
        place.assert_sound(&number.to_string());
    }
    let acts = place.acts();
    assert_eq!(acts.len(), 4);
    for pair in acts.windows(2) {
        assert_eq!(pair[1].act.before, [pair[0].sha256.as_str()]);
    }
    assert!(!place.record().join("2026/rib-2026-001").exists());
    let sums = place.record().join("2026/rib-2026-002/v1/SHA256SUMS");
    let sums = std::fs::read_to_string(sums).unwrap();
    let plan = load::sha256(b"a plan");
    assert!(
        sums.contains(&format!("{plan}  bijlagen/plan.pdf\n")),
        "{sums}"
    );
    assert!(!sums.contains(Frozen::SALT) && !sums.contains(Frozen::SUMS));
}

/// Runs all steps on a disk with a fault at each of its changes in turn, then once more without.
fn try_at_every_change(disk_at: impl Fn(usize) -> Disk) {
    for change in 0.. {
        let place = Place::new();
        let disk = disk_at(change);
        let done = (0..STEPS.len()).take_while(|&step| place.step(&disk, step).is_ok());
        let done = done.count();
        let case = format!("change {change}, {done} steps done");
        // An act stands for all of what was done, also when the disk died just behind it.
        let acts = if place.record().exists() {
            place.acts().len()
        } else {
            0
        };
        assert!(acts == done || acts == done + 1, "{case}: {acts} acts");
        if place.record().exists() {
            drop(RecordWriter::open(place.project.path(), &Disk::real()).unwrap());
        }
        if acts > 0 {
            place.assert_sound(&case);
        }
        for step in acts..STEPS.len() {
            if let Err(failure) = place.step(&Disk::real(), step) {
                panic!("{case}: {failure}");
            }
        }
        place.assert_sound(&case);
        assert_eq!(place.acts().len(), STEPS.len(), "{case}");
        if disk.changes() <= change {
            assert!(change > 100, "only {change} changes were tried");
            return;
        }
    }
}

#[test]
fn a_disk_that_refuses_any_one_change_leaves_a_sound_record() {
    let kinds = [ErrorKind::StorageFull, ErrorKind::ReadOnlyFilesystem];
    try_at_every_change(|change| Disk::failing_at(change, kinds[change % 2]));
}

#[test]
fn a_program_that_is_killed_at_any_change_leaves_a_record_that_the_next_writer_mends() {
    try_at_every_change(Disk::dying_at);
}

#[test]
fn a_second_writer_is_refused_while_the_first_one_works() {
    let place = Place::new();
    let project = place.project.path();
    let first = RecordWriter::open(project, &Disk::real()).unwrap();
    let second = RecordWriter::open(project, &Disk::real()).unwrap_err();
    assert!(
        second
            .to_string()
            .contains("something else is being published"),
        "{second}"
    );
    drop(first);
    assert!(!place.record().exists(), "nothing came of it");
    place.step(&Disk::real(), 0).unwrap();
}

#[test]
fn what_was_staged_and_not_finished_leaves_no_trace() {
    let place = Place::new();
    place.step(&Disk::real(), 0).unwrap();
    let before = paths(&place.record());
    let writer = RecordWriter::open(place.project.path(), &Disk::real()).unwrap();
    let staging = writer.begin().unwrap();
    let kenmerk = Kenmerk::new("RIB-2026-009").unwrap();
    let files = place.files(&kenmerk, 1);
    let salt = salt(&SEED, &kenmerk, 1);
    staging
        .stage("2026/rib-2026-009/v1", &salt, &files)
        .unwrap();
    drop(staging);
    assert_eq!(paths(&place.record()), before);
}

#[test]
fn files_that_could_stand_elsewhere_or_twice_are_refused() {
    let place = Place::new();
    let writer = RecordWriter::open(place.project.path(), &Disk::real()).unwrap();
    let staging = writer.begin().unwrap();
    let salt = "0".repeat(64);
    let file = |name: &str| NewFile {
        name: name.to_owned(),
        contents: Contents::Bytes(Vec::new()),
    };
    for names in [
        &["../x"][..],
        &["zout.txt"],
        &["sha256sums"],
        &["a.csv", "A.csv"],
    ] {
        let files: Vec<NewFile> = names.iter().map(|name| file(name)).collect();
        let refused = staging.stage("2026/rib-2026-001/v1", &salt, &files);
        assert!(refused.is_err(), "{names:?}");
    }
    assert!(staging.stage("../v1", &salt, &[]).is_err());
}

#[test]
fn an_attachment_that_changed_meanwhile_is_not_published() {
    let place = Place::new();
    let kenmerk = Kenmerk::new("RIB-2026-001").unwrap();
    let files = place.files(&kenmerk, 1);
    std::fs::write(&place.attachment, "another plan").unwrap();
    let writer = RecordWriter::open(place.project.path(), &Disk::real()).unwrap();
    let staging = writer.begin().unwrap();
    let staged = staging.stage("2026/rib-2026-001/v1", &"0".repeat(64), &files);
    let failure = staged.unwrap_err().to_string();
    assert!(failure.contains("changed during the build"), "{failure}");
}

#[cfg(unix)]
#[test]
fn links_in_the_record_are_refused() {
    use std::os::unix::fs::symlink;

    let elsewhere = tempfile::tempdir().unwrap();
    for linked in ["", "akten", ".werk", "2026"] {
        let place = Place::new();
        let record = place.record();
        if !linked.is_empty() {
            std::fs::create_dir(&record).unwrap();
        }
        symlink(
            elsewhere.path(),
            record.join(linked).components().collect::<PathBuf>(),
        )
        .unwrap();
        let refused = place.step(&Disk::real(), 0).unwrap_err().to_string();
        assert!(refused.contains("symbolic link"), "{linked}: {refused}");
        assert_eq!(paths(elsewhere.path()).len(), 0, "{linked}");
    }
}

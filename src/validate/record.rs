//! Acts as they are stored → the [`Record`].

use crate::load::{self, ActFile};
use crate::model::{Act, Record, StoredAct};

/// What the acts come to.
pub fn record(files: Vec<ActFile>) -> Record {
    let mut acts: Vec<StoredAct> = files.iter().filter_map(stored_act).collect();
    acts.sort_by(|a, b| (a.act.moment, &a.sha256).cmp(&(b.act.moment, &b.sha256)));
    Record::of(acts)
}

/// An act, as its file says it; `None` for a file that is none, or no longer what was written.
pub fn stored_act(file: &ActFile) -> Option<StoredAct> {
    let act: Act = serde_json::from_slice(&file.bytes).ok()?;
    let sha256 = load::sha256(&file.bytes);
    (StoredAct::file_name(act.moment, &sha256) == file.name).then(|| StoredAct {
        name: file.name.clone(),
        sha256,
        bytes: file.bytes.len() as u64,
        act,
    })
}

//! Acts as they are stored → the [`Record`].

use crate::load::{self, ActFile};
use crate::model::{Act, Record, StoredAct};

/// What the acts come to.
pub fn record(files: Vec<ActFile>) -> Record {
    let mut acts: Vec<StoredAct> = files
        .into_iter()
        .filter_map(|file| {
            let act: Act = serde_json::from_slice(&file.bytes).ok()?;
            let sha256 = load::sha256(&file.bytes);
            Some(StoredAct {
                name: file.name,
                sha256,
                bytes: file.bytes.len() as u64,
                act,
            })
        })
        .collect();
    acts.sort_by(|a, b| (a.act.moment, &a.sha256).cmp(&(b.act.moment, &b.sha256)));
    Record::of(acts)
}

//! What templates see of a letter: its parts in words, the same for its page and its PDF.
//!
//! The names are those that authors know from `brief.json`, because an organisation's own templates
//! use them.

mod commitments;
mod concept;
mod correction;
mod footer;
mod letter;
mod name;
mod sources;
mod subjects;
pub(super) mod table;
pub(super) mod time;

pub(super) use commitments::{CommitmentView, SettlementView, commitments, settlements};
pub(super) use concept::{ConceptView, concept};
pub(super) use correction::{CORRECTED, CorrectionView, change, header, known_on};
pub(super) use footer::{FooterLineView, footer_line};
pub(super) use letter::{AttachmentView, NoticeView, attachment, notice};
pub(super) use name::{description, running_head, title};
pub(super) use sources::{CalculationView, SourceView, calculations, source};
pub(super) use subjects::{HolderView, Subjects, holders, subjects};

//! What is said of a letter before it is public.

use super::moment::Moment;

/// A letter that is to come, as far as its author wants it known: nothing else of it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Announcement {
    /// The moment from which the letter may be public.
    pub from: Moment,
    /// What its author says of it.
    pub words: String,
}

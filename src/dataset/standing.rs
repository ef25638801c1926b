//! `stand`: whether what is counted happened or is intended.

use crate::diag::{Diagnostic, Diagnostics, data};
use crate::model::Status;
use crate::syntax::yaml::Node;

/// Whether what is counted happened or is intended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It happened.
    Realised,
    /// It is a plan. Its status is [`Status::Intention`].
    Intended,
}

impl Standing {
    pub const ALL: [(Standing, &'static str); 2] = [
        (Standing::Realised, "gerealiseerd"),
        (Standing::Intended, "voornemen"),
    ];

    fn word(self) -> &'static str {
        Standing::ALL[self as usize].1
    }

    fn allows(self, status: Status) -> bool {
        match self {
            Standing::Intended => status == Status::Intention,
            Standing::Realised => !matches!(
                status,
                Status::Intention | Status::Forecast | Status::Target
            ),
        }
    }

    /// Reads a `stand` and a `status` that stand together, over what holds around them, and says
    /// which hold now. A contradiction is reported where it is written.
    ///
    /// ```text
    /// around        here                 holds
    /// definitief    stand: voornemen     voornemen
    /// voornemen     stand: gerealiseerd  onbekend, for the plan's status was that of the plan
    /// stand: voornemen  status: definitief   a contradiction
    /// ```
    pub fn read(
        standing: Option<&Node>,
        status: Option<&Node>,
        (outer_status, outer_standing): (Status, Option<Standing>),
        diagnostics: &mut Diagnostics,
    ) -> (Status, Option<Standing>) {
        let place = status.or(standing).map(|node| node.span);
        let own_status = status.and_then(|node| node.choice(&Status::ALL, diagnostics));
        let own = standing.and_then(|node| node.choice(&Standing::ALL, diagnostics));
        let holds = own.or(outer_standing);
        let status = match (own_status, own, outer_standing) {
            (Some(status), _, _) => status,
            (None, Some(Standing::Intended), _) => Status::Intention,
            (None, Some(Standing::Realised), Some(Standing::Intended)) => Status::default(),
            (None, _, _) => outer_status,
        };
        if let (Some(standing), Some(place)) = (holds, place)
            && !standing.allows(status)
        {
            diagnostics.push(
                Diagnostic::new(&data::STANDING_AND_STATUS, place)
                    .with("standing", standing.word())
                    .with("status", status.words()),
            );
        }
        (status, holds)
    }
}

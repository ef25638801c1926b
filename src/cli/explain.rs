//! `raadsbrief explain`.

use super::{Ending, screen};
use crate::diag::{self, Failure, Language, phrases};

/// Prints what one code or name means, or the list of all.
pub(super) fn explain(code: Option<&str>, language: Language) -> Ending {
    let Some(code) = code else {
        screen::print(&diag::list(language));
        return Ending::Done;
    };
    if let Some(text) = diag::explain(code, language) {
        screen::print(&text);
        return Ending::Done;
    }
    screen::failure(
        &Failure::command_line(
            phrases::command::EXPLAIN_CODE,
            phrases::command::NO_SUCH_CODE,
        )
        .with_help(phrases::command::LIST_CODES),
        language,
    );
    Ending::Failed
}

//! `raadsbrief explain`.

use super::{Ending, screen};
use crate::diag::{self, Failure, Language, Words};

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
            Words::new("een code uitleggen", "explain a code"),
            Words::new("deze code bestaat niet", "this code does not exist"),
        )
        .with_help(Words::new(
            "„raadsbrief explain” noemt ze allemaal",
            "“raadsbrief explain” lists them all",
        )),
        language,
    );
    Ending::Failed
}

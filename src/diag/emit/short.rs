//! One line for each mistake, in the form that editors know how to follow.

use std::fmt::Write;

use super::Lines;
use crate::diag::diagnostic::Diagnostic;
use crate::diag::source::SourceMap;
use crate::diag::words::Language;

/// `path:line:column: code severity: message`.
pub(super) fn write(sorted: &[&Diagnostic], sources: &SourceMap, language: Language) -> String {
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for diagnostic in sorted {
        let place = lines.start_of(diagnostic.primary);
        let _ = writeln!(
            out,
            "{}:{}:{}: {} {}: {}",
            place.path,
            place.line,
            place.column,
            diagnostic.entry.code,
            diagnostic.severity().words().get(language),
            diagnostic.message(language),
        );
    }
    out
}

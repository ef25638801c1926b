//! One JSON object for each mistake, one on each line, for programs.
//!
//! ```json
//! {"code":"RB113","name":"missing-file","severity":"error","message":"…","help":"…",
//!  "path":"data/maatpact.yaml","line":4,"column":12,"end":{"line":4,"column":20},
//!  "related":[{"message":"…","path":"…","line":1,"column":1,"end":{"line":1,"column":5}}]}
//! ```
//!
//! (On one line.) `severity` is `error` or `warning` in every language; `message`, `help` and the
//! related messages are in the language that was asked for, `help` may be empty. Lines and columns
//! count from 1, columns in characters; `end` is the first place after the mistake. Keys are never
//! renamed or removed; new ones may come.

use serde::Serialize;

use super::Lines;
use crate::diag::Severity;
use crate::diag::diagnostic::Diagnostic;
use crate::diag::source::{SourceMap, Span};
use crate::diag::words::Language;

#[derive(Serialize)]
struct Object<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: String,
    help: String,
    path: &'a str,
    line: usize,
    column: usize,
    end: End,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct End {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end: End,
}

pub(super) fn write(sorted: &[&Diagnostic], sources: &SourceMap, language: Language) -> String {
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for diagnostic in sorted {
        let place = lines.start_of(diagnostic.primary);
        let end = end(&mut lines, diagnostic.primary);
        let object = Object {
            code: diagnostic.entry.code,
            name: diagnostic.entry.name,
            severity: match diagnostic.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: diagnostic.message(language),
            help: diagnostic.help(language),
            path: place.path,
            line: place.line,
            column: place.column,
            end,
            related: related(&mut lines, diagnostic, language),
        };
        // Strings and numbers always serialise.
        out.push_str(&serde_json::to_string(&object).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn related<'a>(
    lines: &mut Lines<'a>,
    diagnostic: &Diagnostic,
    language: Language,
) -> Vec<Related<'a>> {
    let mut related = Vec::with_capacity(diagnostic.related.len());
    for (span, words) in &diagnostic.related {
        let place = lines.start_of(*span);
        related.push(Related {
            message: words.get(language),
            path: place.path,
            line: place.line,
            column: place.column,
            end: end(lines, *span),
        });
    }
    related
}

fn end(lines: &mut Lines<'_>, span: Span) -> End {
    let place = lines.place(span.file, span.end);
    End {
        line: place.line,
        column: place.column,
    }
}

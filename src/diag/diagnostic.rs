//! A mistake with its place, and the collection of all mistakes of a run.

use super::codes::{Entry, Severity};
use super::phrases::term;
use super::source::Span;
use super::words::{Argument, Language, Words};

/// One mistake of an author, at a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake, with its permanent code.
    pub entry: &'static Entry,
    /// Where it is. A file that is missing is reported at the reference to it.
    pub primary: Span,
    /// What fills the placeholders of the message.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The nearest existing name, where a name was misspelt.
    pub suggestion: Option<String>,
    /// Other places that belong to it, each with a few words.
    pub related: Vec<(Span, Words)>,
}

impl Diagnostic {
    /// A mistake of one kind at one place.
    pub fn new(entry: &'static Entry, primary: Span) -> Diagnostic {
        Diagnostic {
            entry,
            primary,
            arguments: Vec::new(),
            suggestion: None,
            related: Vec::new(),
        }
    }

    /// Fills the placeholder `{name}` of the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Diagnostic {
        self.arguments.push((name, value.into()));
        self
    }

    /// Offers the nearest existing name.
    pub fn suggest(mut self, suggestion: Option<&str>) -> Diagnostic {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }

    /// Points at another place that belongs to this mistake.
    pub fn related(mut self, span: Span, words: Words) -> Diagnostic {
        self.related.push((span, words));
        self
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.entry.severity
    }

    /// The message in one language, placeholders filled.
    pub fn message(&self, language: Language) -> String {
        self.entry.message.fill(language, &self.arguments)
    }

    /// What to do, in one language; empty where the message says it all.
    pub fn help(&self, language: Language) -> String {
        let help = self.entry.help.fill(language, &self.arguments);
        match &self.suggestion {
            None => help,
            Some(name) => {
                let name = Argument::Text(name.clone());
                let meant = term::DID_YOU_MEAN.fill(language, &[("name", name)]);
                if help.is_empty() {
                    meant
                } else {
                    format!("{meant} {help}")
                }
            }
        }
    }
}

/// All mistakes found so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

/// A stage found errors; its mistakes are in the [`Diagnostics`] and nothing may build on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Diagnostics {
    /// Adds a mistake.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Takes back a mistake that another one turned out to explain.
    pub fn retract(&mut self, diagnostic: &Diagnostic) {
        self.found.retain(|found| found != diagnostic);
    }

    /// Adds mistakes, or none.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Adds all mistakes of another collection.
    pub fn append(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
    }

    /// Adds the mistakes of another collection that are not known yet.
    pub fn append_new(&mut self, other: Diagnostics) {
        for diagnostic in other.found {
            if !self.found.contains(&diagnostic) {
                self.found.push(diagnostic);
            }
        }
    }

    /// Keeps only some of them.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(keep);
    }

    /// Whether there is an error among them; warnings do not count.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found
            .iter()
            .filter(|d| d.severity() == severity)
            .count()
    }

    /// Stops a run at the end of a stage that found errors.
    pub fn checkpoint(&self) -> Result<(), Stopped> {
        if self.has_errors() {
            Err(Stopped)
        } else {
            Ok(())
        }
    }

    /// The mistakes sorted by place, then code; the same mistake at the same place once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.found.iter().collect();
        sorted.sort_by_key(|d| (d.primary, d.entry.code));
        sorted.dedup();
        sorted
    }
}

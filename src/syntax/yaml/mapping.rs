//! Reading a group of keys, and knowing which of them nobody asked for.

use super::Node;
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest};

/// Reads a group key by key and knows at the end which keys nobody asked for.
pub struct Mapping<'a> {
    /// Where the group stands.
    pub span: Span,
    entries: &'a [(Located<String>, Node)],
    asked: Vec<&'a str>,
    /// Keys that were reported as missing, with what was said.
    missing: Vec<(&'a str, Diagnostic)>,
    /// Keys that were refused by a mistake of their own.
    refused: Vec<&'a str>,
    /// Names that stand elsewhere for a key of here, each with that key.
    aliases: Vec<(&'a str, &'a str)>,
}

impl<'a> Mapping<'a> {
    pub(super) fn new(span: Span, entries: &'a [(Located<String>, Node)]) -> Mapping<'a> {
        Mapping {
            span,
            entries,
            asked: Vec::new(),
            missing: Vec::new(),
            refused: Vec::new(),
            aliases: Vec::new(),
        }
    }

    /// The value of a key, if it is there.
    pub fn optional(&mut self, key: &'a str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, node)| node)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<&'a Node> {
        let node = self.optional(key);
        if node.is_none() {
            let lack = Diagnostic::new(&diag::file::MISSING_KEY, self.key_span()).with("key", key);
            self.lacks(key, lack, diagnostics);
        }
        node
    }

    /// Reports that a key is missing; taken back if it turns out to be there under a misspelt name.
    pub fn lacks(&mut self, key: &'a str, lack: Diagnostic, diagnostics: &mut Diagnostics) {
        diagnostics.push(lack.clone());
        self.missing.push((key, lack));
    }

    /// Notes that authors may write `other` where `key` is meant, because it is called so elsewhere.
    pub fn mistaken(&mut self, other: &'a str, key: &'a str) {
        self.aliases.push((other, key));
    }

    /// Where a key stands that is not wanted here and for which the caller has words of its own; it is
    /// then not reported as unknown.
    pub fn refused(&mut self, key: &'a str) -> Option<Span> {
        let found = self.entries.iter().find(|(name, _)| name.value == key);
        let place = found.map(|(name, _)| name.span)?;
        self.refused.push(key);
        Some(place)
    }

    /// The keys that were not asked for, with their values, in the order of the file. They count
    /// as known from here on.
    pub fn others(&mut self) -> Vec<(&'a Located<String>, &'a Node)> {
        let asked = std::mem::take(&mut self.asked);
        let others = self
            .entries
            .iter()
            .filter(|(name, _)| !asked.contains(&name.value.as_str()))
            .map(|(name, node)| (name, node))
            .collect();
        self.entries = &[];
        others
    }

    /// Reports every key that nobody asked for. One that was meant for a key that is missing is
    /// reported only once, where it stands.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        for (name, _) in self.entries {
            let key = name.value.as_str();
            if self.asked.contains(&key) || self.refused.contains(&key) {
                continue;
            }
            let alias = self.aliases.iter().find(|(other, _)| *other == name.value);
            let meant = match alias {
                Some((_, key)) => Some(*key),
                None => nearest(&name.value, self.asked.iter().copied()),
            };
            for (key, lack) in &self.missing {
                if Some(*key) == meant {
                    diagnostics.retract(lack);
                }
            }
            diagnostics.push(
                Diagnostic::new(&diag::file::UNKNOWN_KEY, name.span)
                    .suggest(meant)
                    .with("key", name.value.as_str())
                    .with("known", self.asked.join(", ")),
            );
        }
    }

    /// A small place for a complaint about the group as a whole: its first key.
    pub fn key_span(&self) -> Span {
        self.entries
            .first()
            .map_or(self.span, |(name, _)| name.span)
    }
}

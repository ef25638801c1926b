//! What published letters would say otherwise if they were made now. They never change by that: a check
//! tells of it, so that who changed data or a source knows what is not on the site.

use super::workers::in_parallel;
use super::{Prepared, Silent};
use crate::diag::{Diagnostic, Diagnostics, Failure, Severity, Span, differing, phrases};
use crate::model::PassageChange;
use crate::resolve::{self, Difference, Uses};
use crate::validate::{LetterSource, PublishedLetter};
use std::num::NonZeroUsize;

/// Of a letter that differs in more places only so many are named.
const NAMED: usize = 20;

impl Prepared {
    /// Warns about each published letter that its source would make otherwise now. What the sources lean
    /// on is used, whatever they say.
    pub(super) fn differing(
        &self,
        jobs: NonZeroUsize,
        diagnostics: &mut Diagnostics,
    ) -> Result<Uses, Failure> {
        let sources = &self.project.sources_of_published;
        let found = in_parallel(sources.len(), jobs, &Silent, |index| {
            self.differing_one(&sources[index])
        })?;
        let mut all = Uses::default();
        for (found, uses) in found {
            diagnostics.extend(found);
            all.append(uses);
        }
        Ok(all)
    }

    fn differing_one(&self, source: &LetterSource) -> Result<(Vec<Diagnostic>, Uses), Failure> {
        let nothing = (Vec::new(), Uses::default());
        // What was withdrawn is not compared.
        let Some((number, letter)) = self.published(source) else {
            return Ok(nothing);
        };
        let before = self.record.letter(letter)?;
        let mut found = Diagnostics::default();
        found.append(source.mistakes.clone());
        let known_on = before.correction.as_ref().map(|correction| correction.on);
        let known_on = known_on.or(before.date).unwrap_or(self.site.today);
        let resolved = resolve::corrected(&self.context, source, known_on, &mut found);
        let mistakes = found.sorted().into_iter();
        let mut errors = mistakes.filter(|found| found.severity() == Severity::Error);
        let name = letter.kenmerk.as_str();
        let Some(now) = resolved.value.filter(|_| found.count(Severity::Error) == 0) else {
            let warning = errors.next().map(|error| {
                Diagnostic::new(&differing::CANNOT_BE_MADE, error.primary)
                    .with("number", name)
                    .with("code", error.entry.code)
            });
            return Ok((warning.into_iter().collect(), Uses::default()));
        };
        let differences = resolve::differences(&before, now);
        let count = differences.len();
        let named = if count > NAMED + 1 { NAMED } else { count };
        let mut warnings: Vec<Diagnostic> = differences[..named]
            .iter()
            .map(|difference| warning(difference, number).with("number", name))
            .collect();
        if named < count {
            let more = Diagnostic::new(&differing::MORE_DIFFERS, number);
            warnings.push(more.with("number", name).with("count", count - named));
        }
        Ok((warnings, resolved.uses))
    }

    /// The public letter that a source was published as, and the place of its number there.
    fn published(&self, source: &LetterSource) -> Option<(Span, &PublishedLetter)> {
        let number = source.front.kenmerk.as_ref()?;
        let slug = number.value.slug();
        let letters = &self.project.published;
        let index = letters.binary_search_by(|known| known.kenmerk.slug().cmp(&slug));
        Some((number.span, &letters[index.ok()?]))
    }
}

fn warning(difference: &Difference, place_of_number: Span) -> Diagnostic {
    match difference {
        Difference::Figure { what, before, now } => {
            Diagnostic::new(&differing::FIGURE_DIFFERS, place_of_number)
                .with("what", what.as_str())
                .with("before", before.as_str())
                .with("now", now.as_str())
        }
        Difference::Words { place, before, now } => {
            Diagnostic::new(&differing::WORDS_DIFFER, place_of_number)
                .with("place", place.as_str())
                .with("before", before.as_str())
                .with("now", now.as_str())
        }
        Difference::Place { place, change } => {
            let change = match change {
                PassageChange::Changed => phrases::value::PASSAGE_CHANGED,
                PassageChange::Added => phrases::value::PASSAGE_ADDED,
                PassageChange::Removed => phrases::value::PASSAGE_REMOVED,
            };
            Diagnostic::new(&differing::PLACE_DIFFERS, place_of_number)
                .with("place", place.as_str())
                .with("change", change)
        }
        Difference::More(count) => {
            Diagnostic::new(&differing::MORE_DIFFERS, place_of_number).with("count", *count)
        }
    }
}

//! Breaks in a series: from then on it is counted differently.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::period::Period;

/// A moment at which what a series counts changed, so that before and after are not alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SeriesBreak {
    /// From when on the new way of counting holds.
    #[serde(rename = "vanaf")]
    pub from: Period,
    /// What changed.
    #[serde(rename = "reden")]
    pub reason: String,
}

impl SeriesBreak {
    /// What a reader must know about it.
    pub fn words(&self) -> String {
        let reason = self.reason.trim().trim_end_matches('.');
        let from = &self.from.text;
        format!(
            "Reeksbreuk vanaf {from}: {reason}. Wat ervoor en erna staat is niet te vergelijken."
        )
    }

    /// The first of several breaks that lies between two times, or within one of them.
    pub fn between<'a>(
        breaks: &'a [SeriesBreak],
        one: &Period,
        other: &Period,
    ) -> Option<&'a SeriesBreak> {
        if (one.begin, one.end) == (other.begin, other.end) {
            return None;
        }
        breaks.iter().find(|found| {
            let begin = found.from.begin;
            let is_before = one.end < begin && other.end < begin;
            let is_after = one.begin >= begin && other.begin >= begin;
            !is_before && !is_after
        })
    }
}

#[cfg(test)]
mod tests {
    use super::SeriesBreak;
    use crate::model::Period;

    #[test]
    fn a_break_lies_between_times_on_its_two_sides() {
        let breaks = [SeriesBreak {
            from: Period::parse("2020").unwrap(),
            reason: "anders geteld".to_owned(),
        }];
        let is_broken = |one: &str, other: &str| {
            let time = |text| Period::parse(text).unwrap();
            SeriesBreak::between(&breaks, &time(one), &time(other)).is_some()
        };
        assert!(is_broken("2019", "2020"));
        assert!(is_broken("2021", "2018"));
        assert!(is_broken("eind 2019", "1-1-2020"));
        // Half of this one was counted in the old way.
        assert!(is_broken("winter 2019-2020", "2021"));
        assert!(!is_broken("2018", "2019"));
        assert!(!is_broken("2020", "2021"));
        assert!(!is_broken("winter 2019-2020", "winter 2019-2020"));
    }
}

//! The nearest known name to a misspelt one.

/// The candidate that differs least from `written`, if it is near enough to be what was meant.
///
/// Near enough is an edit distance (Damerau's, adjacent swaps count as one) of at most a third of
/// the longer name, ignoring case; ties go to the candidate that comes first.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written: Vec<char> = written.to_lowercase().chars().take(64).collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.to_lowercase().chars().take(64).collect();
        let limit = (written.len().max(letters.len()) / 3).max(1);
        let distance = distance(&written, &letters);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two names differ by one letter more, less or other, or by one swapped pair.
pub fn one_slip_apart(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { text.to_lowercase().chars().take(64).collect() };
    distance(&letters(one), &letters(other)) == 1
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut current = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            current[j] = (previous[j] + 1)
                .min(current[j - 1] + 1)
                .min(previous[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                current[j] = current[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{nearest, one_slip_apart};

    #[test]
    fn a_swapped_pair_of_letters_is_one_mistake() {
        assert_eq!(
            nearest("haushoudens", ["huishoudens", "budget"]),
            Some("huishoudens")
        );
        assert_eq!(nearest("Tilbrug", ["Goirle", "Tilburg"]), Some("Tilburg"));
    }

    #[test]
    fn a_name_that_resembles_nothing_gets_no_suggestion() {
        assert_eq!(nearest("zwembad", ["huishoudens", "budget"]), None);
    }

    #[test]
    fn one_letter_more_less_other_or_swapped_is_one_slip() {
        for written in [
            "peildatm",
            "peildatums",
            "peildatim",
            "pieldatum",
            "Peildaum",
        ] {
            assert!(one_slip_apart(written, "peildatum"), "{written}");
        }
        for written in ["peildatum", "pieldatm", "datum"] {
            assert!(!one_slip_apart(written, "peildatum"), "{written}");
        }
    }
}

//! The control code of a letter: who agrees to a letter names it, so that it is clear to which text and
//! which figures.

use std::fmt;

use super::kenmerk::Kenmerk;
use super::moment::Moment;

/// The digits of Crockford's base 32: none of them is easily taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many digits a code has: 60 bits, far more than anyone can try.
const LENGTH: usize = 12;

/// Digits that stand together, for who reads a code out loud.
const GROUP: usize = 4;

/// The control code of a letter as it would be published: `7K3M-Q2PX-9TAB`. Another letter has another
/// one, and so has the same letter when a figure or a word of it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ControlCode([u8; LENGTH]);

impl ControlCode {
    /// The code of a letter, by the SHA-256 of its `brief.json` in hexadecimal.
    ///
    /// That file names the sums of its attachments, so that these count as well.
    pub fn of(sha256: &str) -> ControlCode {
        let bits = sha256.chars().take(LENGTH * 5 / 4);
        let bits = bits.fold(0_u64, |bits, digit| {
            bits << 4 | u64::from(digit.to_digit(16).unwrap_or(0))
        });
        let mut code = [0; LENGTH];
        for (at, digit) in code.iter_mut().enumerate() {
            *digit = DIGITS[(bits >> (5 * (LENGTH - 1 - at)) & 31) as usize];
        }
        ControlCode(code)
    }

    /// Reads a code as people pass it on: in either case, with or without dashes and spaces, and with
    /// O for 0 and I or L for 1. `None` for what is no code.
    pub fn parse(text: &str) -> Option<ControlCode> {
        let typed = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.'));
        let digits = typed.map(|c| {
            let digit = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            u8::try_from(digit)
                .ok()
                .filter(|digit| DIGITS.contains(digit))
        });
        let digits: Option<Vec<u8>> = digits.collect();
        Some(ControlCode(digits?.try_into().ok()?))
    }
}

/// What is said of a letter that somebody is asked to agree to, beside the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// Its control code.
    pub code: ControlCode,
    /// The version that it becomes: a later one than the first is a correction.
    pub version: u32,
    /// Whether its author calls it ready, so that it can be agreed to.
    pub is_ready: bool,
    /// Whether secrecy rests on it: then it never becomes public.
    pub is_secret: bool,
    /// The moment from which it may be public, as long as that is to come.
    pub from: Option<Moment>,
    /// Whom the code is told to.
    pub to: String,
}

impl fmt::Display for ControlCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*digit))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::ControlCode;

    #[test]
    fn a_code_is_the_first_sixty_bits_of_the_sum() {
        let code = |sum: &str| ControlCode::of(sum).to_string();
        assert_eq!(code(&"0".repeat(64)), "0000-0000-0000");
        assert_eq!(code(&"f".repeat(64)), "ZZZZ-ZZZZ-ZZZZ");
        // 00001 00010 00011 …, five bits to a digit.
        assert_eq!(code("08864298e84a96c"), "1234-5678-9ABC");
        assert_ne!(code("08864298e84a96c"), code("08864298e84a96d"));
    }

    #[test]
    fn a_code_is_read_as_people_pass_it_on() {
        let code = ControlCode::of("08864298e84a96c");
        for text in [
            "1234-5678-9ABC",
            "123456789abc",
            " i234 5678 9abc ",
            "L234–5678–9ABC",
        ] {
            assert_eq!(ControlCode::parse(text), Some(code), "{text}");
        }
        let zeros = ControlCode::of(&"0".repeat(64));
        assert_eq!(ControlCode::parse("oooo-OOOO-0000"), Some(zeros));
        for text in [
            "",
            "1234-5678-9AB",
            "1234-5678-9ABCD",
            "1234-5678-9ABU",
            "é23456789ABC",
        ] {
            assert_eq!(ControlCode::parse(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_is_read_back(sum in "[0-9a-f]{64}") {
            let code = ControlCode::of(&sum);
            prop_assert_eq!(ControlCode::parse(&code.to_string()), Some(code));
        }

        #[test]
        fn any_text_is_a_code_or_none(text in "\\PC{0,20}") {
            if let Some(code) = ControlCode::parse(&text) {
                prop_assert_eq!(code.to_string().len(), 14);
            }
        }
    }
}

//! What is recorded later changes nothing in an earlier letter or page.

use std::cell::Cell;

use proptest::prelude::*;

use super::built::build;
use super::council::{Council, any_council};
use super::hold;
use crate::tree::{self, Tree};

/// The files of one letter, and of the page that asks the same.
fn of_letter(site: &Tree, letter: usize) -> Tree {
    let (address, page) = (Council::address(letter), Council::page_address(letter));
    let own =
        |(path, _): &(&String, &Vec<u8>)| path.starts_with(&address) || path.starts_with(&page);
    let files = site.iter().filter(own);
    files
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

#[test]
fn a_later_recording_changes_no_byte_of_an_earlier_letter_or_page() {
    let compared = Cell::new(0);
    hold(60, any_council(), |council| {
        let now = build(&council.whole());
        prop_assert!(!now.failed, "{}", now.messages);
        for letter in 0..council.letters.len() {
            let then = build(&council.as_it_was_for(letter));
            prop_assert!(!then.failed, "{}", then.messages);
            let (then, now) = (
                of_letter(&then.files, letter),
                of_letter(&now.files, letter),
            );
            prop_assert!(then.len() > 8, "the letter and the page are there");
            if let Some(difference) = tree::difference(&then, &now) {
                return Err(TestCaseError::fail(difference));
            }
            compared.set(compared.get() + 1);
        }
        Ok(())
    });
    assert!(compared.get() > 60);
}

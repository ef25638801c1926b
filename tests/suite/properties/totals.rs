//! What adds up is checked, and what must not be added is in no output.

use std::fmt::Write;

use proptest::prelude::*;

use super::built::build;
use super::hold;
use crate::tree::Tree;

const SETTINGS: &str =
    "organisatie: {naam: Gemeente Voorbeeld}\nadres: https://voorbeeld.example/\n";

/// A site with one dataset and one letter.
fn site(data: String, letter: &str) -> Tree {
    let letter = format!(
        "---\nkenmerk: RIB-2025-001\nstatus: gereed\nonderwerp: Proef\ndatum: 01-10-2025\n{letter}"
    );
    Tree::from([
        ("raadsbrief.yaml".to_owned(), SETTINGS.into()),
        ("data/tellingen.yaml".to_owned(), data.into_bytes()),
        ("content/brieven/brief.md".to_owned(), letter.into_bytes()),
    ])
}

#[test]
fn a_declared_total_adds_up_or_is_reported() {
    let parts = proptest::collection::vec(proptest::option::weighted(0.9, 0_i64..100_000), 1..8);
    let off = prop_oneof![Just(0_i64), -3_i64..4];
    hold(80, (parts, off), |(parts, off)| {
        let mut data = "soort: tabel\ntitel: Tellingen\neenheid: euro\ndecimalen: 2\ntotalen: [wijk]\nbron: {titel: Register, datum: 01-03-2025}\nwaarnemingen:\n".to_owned();
        let cents = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        for (index, part) in parts.iter().enumerate() {
            let value = part.map_or("onbekend".to_owned(), cents);
            let _ = writeln!(data, "  - {{wijk: w{index}, aantal: {value}}}");
        }
        let sum: i64 = parts.iter().flatten().sum();
        let total = (sum + off).max(0);
        let _ = writeln!(data, "  - {{aantal: {}}}", cents(total));
        let built = build(&site(data, "---\n## Inleiding\nGeen cijfers.\n"));
        // What holds something unknown cannot be checked.
        let is_wrong = total != sum && parts.iter().all(Option::is_some);
        prop_assert_eq!(built.messages.contains("RB332"), is_wrong);
        prop_assert_eq!(built.failed, is_wrong, "{}", built.messages);
        Ok(())
    });
}

#[test]
fn a_refused_sum_is_in_no_output() {
    let count = 1_000_i64..1_000_000;
    hold(
        30,
        (count.clone(), count, any::<bool>()),
        |(one, other, is_declared)| {
            let rule = match is_declared {
                true => {
                    "niet_optellen_met: [{waar: {wet: Wmo}, met: {waar: {wet: Jeugdwet}}, reden: dezelfde mensen}]\n"
                }
                false => "",
            };
            let data = format!(
                "soort: clienten\ntitel: Tellingen\ngebied: onbekend\npeildatum: 01-01-2025\n{rule}bron: {{titel: Register, datum: 01-03-2025}}\n\
             waarnemingen: [{{wet: Wmo, aantal: {one}}}, {{wet: Jeugdwet, aantal: {other}}}]\n"
            );
            let built = build(&site(
                data,
                "cijfers: {a: {uit: tellingen, wet: Wmo}, b: {uit: tellingen, wet: Jeugdwet}}\n---\n## Inleiding\n{{ som(van=[cijfers.a, cijfers.b]) }}\n",
            ));
            let sum = (one + other).to_string();
            let is_said = built
                .files
                .values()
                .any(|file| String::from_utf8_lossy(file).contains(&format!("\"{sum}\"")));
            prop_assert_eq!(is_said, !is_declared, "{}", built.messages);
            prop_assert_eq!(built.failed, is_declared);
            prop_assert!(!built.messages.contains(&sum));
            Ok(())
        },
    );
}

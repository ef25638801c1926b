//! What is withheld occurs nowhere, in no form.

use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;

use super::built::{Built, SETTINGS, build, file};
use super::hold;
use crate::tree::{self, Tree};

const DISTRICTS: [&str; 3] = ["Noord", "Oost", "Zuid"];
const GROUPS: [&str; 2] = ["jong", "oud"];
/// Breakdowns; the last one is never withheld, so that charts have something to show.
const TIMES: usize = 4;
/// Cells of a breakdown: each district and group, each district, and all.
const CELLS: usize = 10;

/// What one cell holds.
#[derive(Clone, Copy, Debug)]
enum Value {
    Number(u32),
    Unknown,
    NotApplicable,
}

/// What nobody may be able to tell from the output: the numbers of withheld breakdowns, which of
/// them is the small one, and what stood in cells before they were corrected.
#[derive(Clone, Debug)]
struct Secret {
    /// For each breakdown: the small cell, and the number in it.
    small: Vec<(usize, u32)>,
    numbers: Vec<u32>,
    /// Cells of withheld breakdowns without a number.
    gaps: Vec<u8>,
}

/// What everybody may know.
#[derive(Clone, Debug)]
struct Shape {
    /// Which breakdowns are withheld.
    withheld: Vec<bool>,
    /// Which cells are corrected by a second delivery.
    corrected: Vec<bool>,
    numbers: Vec<u32>,
}

fn any_shape() -> impl Strategy<Value = Shape> {
    (
        vec(any::<bool>(), TIMES - 1),
        vec(any::<bool>(), TIMES * CELLS),
        vec(70_000..80_000_u32, TIMES * CELLS),
    )
        .prop_map(|(withheld, corrected, numbers)| Shape {
            withheld,
            corrected,
            numbers,
        })
}

fn any_secret() -> impl Strategy<Value = Secret> {
    (
        vec((0..CELLS, 0..5_u32), TIMES),
        vec(23_001..29_000_u32, 2 * TIMES * CELLS),
        vec(0..8_u8, TIMES * CELLS),
    )
        .prop_map(|(small, numbers, gaps)| Secret {
            small,
            numbers,
            gaps,
        })
}

/// Any site in which something may be withheld.
pub fn any_site() -> impl Strategy<Value = Tree> {
    let site = |(shape, secret): (Shape, Secret)| shape.site(&secret, letter(true));
    (any_shape(), any_secret()).prop_map(site)
}

/// The names of a cell of a breakdown: district and group.
fn cell_name(cell: usize) -> (Option<&'static str>, Option<&'static str>) {
    match cell {
        0..6 => (Some(DISTRICTS[cell / 2]), Some(GROUPS[cell % 2])),
        6..9 => (Some(DISTRICTS[cell - 6]), None),
        _ => (None, None),
    }
}

impl Shape {
    fn is_withheld(&self, time: usize) -> bool {
        self.withheld.get(time).copied().unwrap_or(false)
    }

    /// What a cell holds in the end.
    fn value(&self, secret: &Secret, time: usize, cell: usize) -> Value {
        let index = time * CELLS + cell;
        if !self.is_withheld(time) {
            return Value::Number(self.numbers[index]);
        }
        match (secret.small[time], secret.gaps[index]) {
            ((small, number), _) if small == cell => Value::Number(number),
            (_, 0) => Value::Unknown,
            (_, 1) => Value::NotApplicable,
            _ => Value::Number(secret.numbers[index]),
        }
    }

    fn site(&self, secret: &Secret, letter: String) -> Tree {
        let mut deliveries = [String::new(), String::new()];
        for time in 0..TIMES {
            for cell in 0..CELLS {
                let index = time * CELLS + cell;
                let last = row(time, cell, self.value(secret, time, cell));
                if self.corrected[index] {
                    let before = Value::Number(secret.numbers[TIMES * CELLS + index]);
                    deliveries[0].push_str(&row(time, cell, before));
                    deliveries[1].push_str(&last);
                } else {
                    deliveries[0].push_str(&last);
                }
            }
        }
        let mut data =
            "soort: tabel\ntitel: Jeugdigen met hulp\neenheid: jeugdigen\nleveringen:\n".to_owned();
        for (month, rows) in [(3, &deliveries[0]), (4, &deliveries[1])] {
            if !rows.is_empty() {
                let _ = write!(
                    data,
                    "  - bron: {{titel: Register, datum: 01-0{month}-2025}}\n    reden: correctie\n    \
                     waarnemingen:\n{rows}"
                );
            }
        }
        let mut site = Tree::new();
        file(&mut site, "raadsbrief.yaml", SETTINGS);
        file(&mut site, "data/jeugd.yaml", data);
        file(&mut site, "content/brieven/brief.md", letter);
        site
    }
}

fn day(time: usize) -> String {
    format!("01-0{}-2024", time + 1)
}

fn row(time: usize, cell: usize, value: Value) -> String {
    let (district, group) = cell_name(cell);
    let district = district
        .map(|name| format!("wijk: {name}, "))
        .unwrap_or_default();
    let group = group
        .map(|name| format!("groep: {name}, "))
        .unwrap_or_default();
    let value = match value {
        Value::Number(number) => number.to_string(),
        Value::Unknown => "onbekend".to_owned(),
        Value::NotApplicable => "n.v.t.".to_owned(),
    };
    format!(
        "      - {{{district}{group}peildatum: {}, aantal: {value}}}\n",
        day(time)
    )
}

/// A letter that asks for every cell and calculates with them, `with_care` only where both numbers
/// are known.
fn letter(with_care: bool) -> String {
    let mut figures = String::new();
    let mut body = "## Inleiding\n".to_owned();
    for time in 0..TIMES {
        for cell in 0..CELLS {
            let (district, group) = cell_name(cell);
            let district = district
                .map(|name| format!(", wijk: {name}"))
                .unwrap_or_default();
            let group = group
                .map(|name| format!(", groep: {name}"))
                .unwrap_or_default();
            let _ = writeln!(
                figures,
                "  c{time}_{cell}: {{uit: jeugd, peildatum: {}{district}{group}}}",
                day(time)
            );
            let name = format!("cijfers.c{time}_{cell}");
            let whole = format!("cijfers.c{time}_{}", CELLS - 1);
            let _ = write!(
                body,
                "Het zijn {{{{ {name} }}}}, {{{{ {name} | getal }}}}. "
            );
            if with_care {
                let _ = write!(
                    body,
                    "{{% if {name} is afgeschermd %}}Niet.{{% endif %}} \
                     {{% if {name} is bekend and {whole} is bekend %}}"
                );
            }
            let _ = write!(
                body,
                "Dat is {{{{ aandeel(deel={name}, geheel={whole}) }}}}, of \
                 {{{{ verschil(van={name}, naar={whole}) }}}} te weinig."
            );
            body.push_str(if with_care { "{% endif %}\n\n" } else { "\n\n" });
        }
    }
    body.push_str("{% for rij in rijen(uit=\"jeugd\") %}\n- {{ rij.wijk }} {{ rij.groep }}: {{ rij.aantal }}\n{% endfor %}\n\n");
    body.push_str("```tabel\nid: plat\ntitel: Alles\nuit: jeugd\n```\n\n");
    body.push_str("```tabel\nid: kruis\ntitel: Kruis\nuit: jeugd\nrij: wijk\nkolom: groep\nvan: 01-01-2024\ntot: 01-01-2024\n```\n\n");
    body.push_str("```grafiek\nid: lijn\nsoort: lijn\ntitel: Lijn\nuit: jeugd\nreeks: wijk\nwaar: {groep: jong}\n```\n");
    format!(
        "---\nkenmerk: RIB-2025-001\nstatus: gereed\nonderwerp: Jeugdhulp\ndatum: 01-10-2025\n\
         cijfers:\n{figures}---\n{body}"
    )
}

/// The numbers of a text as they are written: `21013`, `21.013`, `210.13`.
fn numbers_of(text: &str) -> BTreeSet<&str> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '\u{a0}';
    text.split(|c| !is_part(c))
        .map(|run| run.trim_matches(['.', '\u{a0}']))
        .collect()
}

/// Fails where a number of a cell, or the sum of two, stands in a file.
fn nowhere(built: &Built, numbers: &[u32]) -> Result<(), TestCaseError> {
    let sums = numbers
        .iter()
        .flat_map(|one| numbers.iter().map(move |other| one + other));
    let forms: BTreeSet<String> = numbers
        .iter()
        .copied()
        .chain(sums.filter(|sum| *sum < 69_000))
        .flat_map(|n| {
            let (high, low) = (n / 1000, n % 1000);
            [
                n.to_string(),
                format!("{high}.{low:03}"),
                format!("{high}\u{a0}{low:03}"),
            ]
        })
        .collect();
    let texts = built
        .files
        .iter()
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes)));
    for (path, text) in texts.chain([("messages", built.messages.as_str().into())]) {
        let found = numbers_of(&text);
        for form in &forms {
            prop_assert!(!found.contains(form.as_str()), "{form} in {path}");
        }
    }
    Ok(())
}

/// The numbers that a letter of this site must not show.
fn secrets(shape: &Shape, secret: &Secret) -> Vec<u32> {
    let withheld = (0..TIMES).filter(|time| shape.is_withheld(*time));
    let cells = withheld.flat_map(|time| time * CELLS..(time + 1) * CELLS);
    let last = cells.map(|cell| secret.numbers[cell]);
    // What stood in a cell before it was corrected is no longer said either.
    last.chain(secret.numbers[TIMES * CELLS..].iter().copied())
        .collect()
}

#[test]
fn a_withheld_value_occurs_in_no_output_and_decides_no_byte_of_it() {
    hold(
        40,
        (any_shape(), any_secret(), any_secret()),
        |(shape, one, other)| {
            let [a, b] = [&one, &other].map(|secret| build(&shape.site(secret, letter(true))));
            prop_assert!(!a.failed && !b.failed, "{}{}", a.messages, b.messages);
            nowhere(&a, &secrets(&shape, &one))?;
            // Neither as a place in a drawing, nor in an order, a sum, a share or a message.
            prop_assert_eq!(&a.messages, &b.messages);
            match tree::difference(&a.files, &b.files) {
                Some(difference) => Err(TestCaseError::fail(difference)),
                None => Ok(()),
            }
        },
    );
}

#[test]
fn a_message_about_a_withheld_value_does_not_tell_it() {
    hold(
        20,
        (any_shape(), any_secret(), any_secret()),
        |(shape, one, other)| {
            let [a, b] = [&one, &other].map(|secret| build(&shape.site(secret, letter(false))));
            prop_assert_eq!(a.failed, shape.withheld.contains(&true));
            nowhere(&a, &secrets(&shape, &one))?;
            prop_assert_eq!(a.messages, b.messages);
            Ok(())
        },
    );
}

#[test]
fn what_is_not_withheld_is_found_by_the_same_search() {
    let shape = super::some(1, any_shape()).remove(0);
    let secret = super::some(1, any_secret()).remove(0);
    let built = build(&shape.site(&secret, letter(true)));
    let shown: Vec<u32> = shape.numbers[(TIMES - 1) * CELLS..].to_vec();
    assert!(nowhere(&built, &shown).is_err());
}

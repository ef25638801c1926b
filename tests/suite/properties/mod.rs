//! What must hold for every site, held against random ones.
//!
//! The seeds are fixed, so that a run today finds what a run yesterday found. `RAADSBRIEF_CASES`
//! asks for more cases, and then of another seed each time (docs/testing.md).

mod broken;
mod built;
mod council;
mod labels;
mod later;
mod letters;
mod markup;
mod paper;
mod same_bytes;
mod totals;
mod withheld;

pub use broken::sound_sites;
pub use letters::python;

use std::env;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{
    Config, RngAlgorithm, RngSeed, TestCaseError, TestError, TestRng, TestRunner,
};

/// More cases than the suite runs by itself.
const CASES: &str = "RAADSBRIEF_CASES";

/// How many cases are asked for; `usual` unless somebody wants a long run.
fn cases(usual: u32) -> u32 {
    let asked = env::var(CASES).ok().and_then(|text| text.parse().ok());
    asked.unwrap_or(usual)
}

/// Holds a property against random values. What fails is made as small as it can be.
pub fn hold<S: Strategy>(
    usual: u32,
    values: S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases: cases(usual),
        failure_persistence: None,
        max_shrink_iters: 400,
        rng_seed: match env::var_os(CASES) {
            Some(_) => RngSeed::Random,
            None => RngSeed::Fixed(2),
        },
        ..Config::default()
    };
    match TestRunner::new(config).run(&values, property) {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => panic!("{reason}\nfor {value:#?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// A few random values, always the same.
fn some<S: Strategy>(count: usize, values: S) -> Vec<S::Value> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let value = |_| values.new_tree(&mut runner).expect("a value").current();
    (0..count).map(value).collect()
}

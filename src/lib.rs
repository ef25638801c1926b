#![doc = include_str!("ARCHITECTURE.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

// The order is the layering: a module may use only those above it (tests/suite/house_rules.rs).
// Ground: no input, no output.
pub mod diag;
pub mod model;
pub mod syntax;
// Catalogues: one kind, one file, one line in the list.
pub mod dataset;
pub mod chart;
// Stages, in order.
pub mod load;
pub mod validate;
pub mod resolve;
pub mod render;
pub mod index;
pub mod publish;
// Front desk.
pub mod cache;
pub mod pipeline;
pub mod cli;

//! raadsbrief makes council information letters from data and Markdown.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

// The order is the layering: a module may use only those above it (tests/suite/house_rules.rs).
// Ground: no input, no output.
pub mod diag;
pub mod model;
// Catalogues.
pub mod chart;
pub mod dataset;
// Stages, in order.
// One letter to its files.
pub mod render;
// All letters to what leads to them.
pub mod index;

//! raadsbrief makes council information letters from data and Markdown.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

// The order is the layering: a module may use only those above it (tests/suite/house_rules.rs).
// Ground: no input, no output.
pub mod diag;
pub mod model;
pub mod syntax;
// Catalogues.
pub mod dataset;
// Stages, in order.
pub mod load;
pub mod publish;
// Front desk: the stages in order, and who asks for them.
pub mod pipeline;
pub mod cli;

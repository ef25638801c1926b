//! The tests of raadsbrief as a whole. What only one function promises is tested beside it.

mod browser;
mod cli;
mod command;
mod docs;
mod documents;
mod house_rules;
mod load;
mod mistakes;
mod properties;
mod publish;
mod rust_code;
mod server;
mod sites;
mod tree;
mod webdriver;

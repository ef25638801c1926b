//! The tests of raadsbrief as a whole. What only one function promises is tested beside it.

mod agreement;
mod beginning;
mod browser;
mod cli;
mod command;
mod docs;
mod documents;
mod examples;
mod followed;
mod gallery;
mod house_rules;
mod import;
mod load;
mod mistakes;
mod pdf;
mod printed;
mod properties;
mod public_data;
mod publish;
mod publishing;
mod rust_code;
mod schema;
mod server;
mod sites;
mod tree;
mod webdriver;

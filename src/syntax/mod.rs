//! Text to trees with places: YAML, CSV, front matter, settings, letter templates, Markdown.
//!
//! In: the text of one file. Out: a tree in which every part knows where it stands, and
//! diagnostics. This room knows no other file and no meaning: whether a name exists is for
//! validate, what a number is for dataset and resolve.

mod attachments;
pub mod characters;
mod check;
pub mod commitments;
pub mod csv;
pub mod embargo;
pub mod front_matter;
mod front_number;
mod language;
mod letter_template;
pub mod markdown;
pub mod marker;
mod operators;
pub mod page_front_matter;
pub mod png;
pub mod schema;
pub mod settings;
pub mod spreadsheet;
pub mod svg;
mod tags;
pub mod vocabulary;
pub mod yaml;

pub use attachments::AttachmentRequest;
pub use front_number::plain_number;
pub use language::language_code;
pub use letter_template::{Assembled, Assembly, HoledText, Section};

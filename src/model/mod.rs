//! The domain: dates and as-of, places, quantities, the letter with its document, charts and
//! tables, and Dutch notation.
//!
//! In and out: values. This room knows no files, no YAML, no templates; it may not read a clock.
//! Only the formats that we promise to keep (the letter) have a serialised shape here.

pub mod address;
mod alphabet;
mod artifact;
mod attachment;
mod chart;
mod commitment;
mod date;
mod document;
mod figure;
mod kenmerk;
mod letter;
mod lists;
pub mod notation;
mod page;
mod period;
mod person;
mod place;
mod quantity;
mod section;
mod series_break;
mod signature;
mod site;
mod summary;
mod table;
mod term;
mod theme;

pub use alphabet::AlphabetKey;
pub use artifact::{Artifact, WriteOrder};
pub use attachment::{
    AttachedFile, Attachment, FILE_TYPES, FileType, HEAD_BYTES, Secrecy, SecretAttachment,
};
pub use chart::{
    Arrangement, BarChart, BarSeries, Category, Chart, ChartKind, Direction, Event, LineChart,
    Measurement, Phase, Point, Series, SlopeChart, SlopeLine, Timeline,
};
pub use commitment::{
    Commitment, CommitmentList, CommitmentStatus, PromisedIn, Settlement, SpokenCommitment,
    Standing,
};
pub use date::{Date, month_name, parse_date};
pub use document::{Anchor, Block, Document, Footnote, Inline, LinkTarget, ListItem, plain_text};
pub use figure::{Area, Figure, Provenance, Source, Time};
pub use kenmerk::{ExplainedNumbers, Kenmerk, NumberPattern, SeriesNumber, is_device_name, slug};
pub use letter::{
    HeaderField, HeaderValue, Headings, LETTER_SCHEMA, Letter, LetterStatus, LetterTheme, Notice,
    NoticeKind, Sender, SourceEntry, SourceLine, letter_schema,
};
pub use lists::Lists;
pub use page::{Page, PageSummary, RESERVED_ADDRESSES};
pub use period::{Period, Precision};
pub use person::Person;
pub use place::{Gemeentecode, Municipality, Organisation, RegionSet};
pub use quantity::{Qualifier, Quantity, Status, Unit, UnitKind};
pub use section::Section;
pub use series_break::SeriesBreak;
pub use signature::{Signatory, Signature, Signer};
pub use site::{Colour, FooterLine, Logo, Picture, Site, SiteOrganisation, Typeface};
pub use summary::{LetterSummary, UsedFigure};
pub use table::{Cell, Column, ColumnKind, Row, Table};
pub use term::Term;
pub use theme::{NATIONAL_THEMES, NationalTheme, Theme};

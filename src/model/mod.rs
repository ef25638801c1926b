//! The domain: dates and as-of, places, quantities, the letter with its document, charts and
//! tables, and Dutch notation.
//!
//! In and out: values. This room knows no files, no YAML, no templates; it may not read a clock.
//! Only the formats that we promise to keep (the letter, the public dataset) have a serialised shape here.

pub mod address;
mod agreement;
mod alphabet;
mod announcement;
mod artifact;
mod attachment;
mod chart;
mod commitment;
mod control;
mod correction;
mod date;
mod document;
mod dossier;
mod figure;
mod kenmerk;
mod letter;
mod letter_head;
mod licence;
mod lists;
mod moment;
mod neighbours;
pub mod notation;
mod page;
mod palette;
mod period;
mod person;
mod place;
mod public_dataset;
mod publication;
mod quantity;
mod record;
mod redirect;
mod section;
mod report;
mod series_break;
mod sight;
mod signature;
mod site;
mod summary;
mod table;
mod term;
mod theme;

pub use agreement::{AGREEMENT_SCHEMA, StoredAgreement};
pub use alphabet::AlphabetKey;
pub use announcement::Announcement;
pub use artifact::{Artifact, Offered, WriteOrder};
pub use attachment::{
    AttachedFile, Attachment, FILE_TYPES, FileType, HEAD_BYTES, Secrecy, SecretAttachment,
};
pub use chart::{
    Arrangement, BarChart, BarSeries, Category, Chart, ChartKind, Compared, CoverageChange,
    Direction, DotChart, DotRow, Event, LineChart, LineShape, Measurement, NumberChart, Panel,
    PanelChart, Phase, Point, Remark, Rift, RiftKind, Series, SlopeChart, SlopeLine, Target,
    Timeline,
};
pub use commitment::{
    Commitment, CommitmentList, CommitmentStatus, PromisedIn, Settlement, SpokenCommitment,
    Standing,
};
pub use control::{Concept, ControlCode};
pub use correction::{
    CorrectedFigure, CorrectedPassage, Correction, CorrectionKind, PassageChange,
};
pub use date::{Date, month_name, parse_date};
pub use document::{Anchor, Block, Document, Footnote, Inline, LinkTarget, ListItem, plain_text};
pub use dossier::{Dossier, KeyFigure, is_dossier_name};
pub use figure::{Area, Figure, Provenance, Source, Time};
pub use kenmerk::{ExplainedNumbers, Kenmerk, NumberPattern, SeriesNumber, is_device_name, slug};
pub use letter::{
    HeaderField, HeaderValue, Headings, LETTER_SCHEMA, Letter, LetterStatus, LetterTheme, Notice,
    NoticeKind, Sender, SourceEntry, SourceLine, letter_schema,
};
pub use letter_head::LetterHead;
pub use licence::{KnownLicence, Licence};
pub use lists::Lists;
pub use moment::{Moment, WrongMoment};
pub use neighbours::{
    Change, DossierPlace, Neighbour, Neighbours, Reading, Revision, StoredChanges, Verdict,
};
pub use page::{Page, PageSummary, RESERVED_ADDRESSES};
pub use palette::{COLOURED_SERIES, CONTRAST_OF_WORDS, Palette};
pub use period::{Period, Precision};
pub use person::{Holder, Office, Person};
pub use place::{Gemeentecode, Municipality, Organisation, RegionSet};
pub use public_dataset::{
    DATASET_SCHEMA, DeliveryReason, PublicDataset, PublicDelivery, PublicDimension, PublicEvent,
    PublicMeasure, PublicRow, dataset_schema,
};
pub use publication::{Publication, PublishedVersion};
pub use quantity::{Qualifier, Quantity, Status, Unit, UnitKind};
pub use record::{
    ACT_SCHEMA, Act, ActKind, ActLetter, Agreement, Correcting, Frozen, FrozenFile, Record,
    Recorded, StoredAct, Version, Withdrawal, Withdrawn, act_schema, address_of_folder,
};
pub use redirect::Redirect;
pub use report::{ReportAddress, ReportField, ReportPart, percent_encode};
pub use section::Section;
pub use series_break::SeriesBreak;
pub use sight::{Sight, difference};
pub use signature::{Signatory, Signature, Signer};
pub use site::{
    Archival, Colour, FooterLine, LONGEST_LIST, Logo, Picture, Site, SiteOrganisation, Typeface,
};
pub use summary::{DatasetUse, LetterSummary, ShownTimeline, UseKind, UsedFigure};
pub use table::{Cell, CellNote, CellPlace, Column, ColumnKind, Row, Table};
pub use term::Term;
pub use theme::{NATIONAL_THEMES, NationalTheme, Theme};

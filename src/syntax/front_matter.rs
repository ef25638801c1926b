//! The block of data above a letter, and the requests for figures in it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span};
use crate::model::notation::Form;
use crate::model::{Commitment, CommitmentStatus, Date, Kenmerk, LetterStatus, Period, Sender};
use crate::syntax::settings::{FIXED_FIELDS, Settings, organisation_code};
use crate::syntax::yaml::{self, Mapping, Node};

/// What stands above a letter.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// Where it is: a small place, for complaints about the letter as a whole.
    pub span: Span,
    /// The number; there unless the letter is a draft.
    pub kenmerk: Option<Located<Kenmerk>>,
    /// Whether it stands for published; a draft by default.
    pub status: LetterStatus,
    /// The letter template that it takes its sections from (`sjabloon`).
    pub template: Option<Located<String>>,
    /// What it is about (`onderwerp`).
    pub subject: Located<String>,
    /// Its date; there unless the letter is a draft.
    pub date: Option<Located<Date>>,
    /// The other fields of the head that the settings name (`aan`, `portefeuillehouder`), by key.
    pub fields: BTreeMap<String, Located<String>>,
    /// The dossier that it belongs to.
    pub dossier: Option<Located<String>>,
    /// Who sends it (`afzender`); the organisation of the settings where it is silent.
    pub sender: Option<Sender>,
    /// What it says in a few sentences (`samenvatting`).
    pub summary: Option<Located<String>>,
    /// What it was put together from, for a letter that was never sent (`reconstructie`).
    pub reconstruction: Option<Located<String>>,
    /// The figures that it asks for, by name (`cijfers`).
    pub figures: BTreeMap<String, FigureRequest>,
    /// What it promises to the council (`toezeggingen`).
    pub commitments: Vec<Located<Commitment>>,
}

/// A figure that a letter asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRequest {
    /// Where it is asked for.
    pub span: Span,
    /// Id of the dataset (`uit`).
    pub dataset: Located<String>,
    /// Its measure (`maat`); may be left out where a dataset has one.
    pub measure: Option<Located<String>>,
    /// The form in which it is printed (`als`).
    pub form: Form,
    /// The time that it is about (`peildatum` or `periode`).
    pub time: Option<Located<Period>>,
    /// A dimension and its value, in the order of the file: every other key.
    pub selection: Vec<(Located<String>, Located<String>)>,
}

/// Where the parts of a letter's file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML, without the lines around it.
    pub yaml: Range<usize>,
    /// Where the text of the letter begins.
    pub body: usize,
}

/// Finds the block between the first line, `---`, and the next line that is only that.
pub fn split(text: &str, file: FileId) -> Result<Parts, Diagnostic> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let first_line = Span::new(file, 0, first.trim_end().len());
    if first.trim_end() != "---" {
        return Err(Diagnostic::new(&diag::letter::NO_FRONT_MATTER, first_line));
    }
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Ok(Parts {
                yaml: first.len()..at,
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    Err(Diagnostic::new(
        &diag::letter::OPEN_FRONT_MATTER,
        first_line,
    ))
}

/// Reads the file of a letter up to its text: the front matter, and where the text begins.
pub fn parse(
    text: &str,
    file: FileId,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<(FrontMatter, usize)> {
    let parts = match split(text, file) {
        Ok(parts) => parts,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return None;
        }
    };
    let start = parts.yaml.start;
    let first_line = Span::new(file, 0, 3);
    let place = |range: Range<usize>| Span::new(file, start + range.start, start + range.end);
    let before = diagnostics.count(diag::Severity::Error);
    let node = yaml::parse(&text[parts.yaml.clone()], &place, diagnostics);
    let Some(node) = node else {
        // An empty block is no structural mistake, so nothing was said about it yet.
        if diagnostics.count(diag::Severity::Error) == before {
            diagnostics.push(
                Diagnostic::new(&diag::file::MISSING_KEY, first_line).with("key", "onderwerp"),
            );
        }
        return None;
    };
    let front_matter = read(&node, settings, first_line, diagnostics)?;
    Some((front_matter, parts.body))
}

/// Reads the tree of a front matter. `span` is the place for complaints about the letter as a
/// whole. All mistakes are reported at once; `None` when the letter cannot be understood.
pub fn read(
    node: &Node,
    settings: &Settings,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let mut keys = node.mapping(diagnostics)?;
    let statuses = [
        (LetterStatus::Draft, "concept"),
        (LetterStatus::Ready, "gereed"),
    ];
    let status = keys
        .optional("status")
        .and_then(|node| node.choice(&statuses, diagnostics))
        .unwrap_or_default();
    let subject = keys
        .required("onderwerp", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let mut head = Head {
        status,
        span,
        keys: &mut keys,
    };
    let kenmerk = head
        .value("kenmerk", true, diagnostics)
        .and_then(|node| kenmerk(node, diagnostics));
    let date = head
        .value("datum", true, diagnostics)
        .and_then(|node| node.date(diagnostics));
    let mut fields = BTreeMap::new();
    for spec in &settings.header {
        if FIXED_FIELDS.contains(&spec.field.as_str()) {
            continue;
        }
        let value = head.value(&spec.field, spec.required, diagnostics);
        if let Some(text) = value.and_then(|node| node.text(diagnostics)) {
            fields.insert(spec.field.clone(), text);
        }
    }
    let mut text = |key, diagnostics: &mut Diagnostics| {
        keys.optional(key).and_then(|node| node.text(diagnostics))
    };
    let template = text("sjabloon", diagnostics);
    let dossier = text("dossier", diagnostics);
    let summary = text("samenvatting", diagnostics);
    let reconstruction = text("reconstructie", diagnostics);
    let sender = keys
        .optional("afzender")
        .and_then(|node| sender(node, diagnostics));
    let figures = keys
        .optional("cijfers")
        .map_or_else(BTreeMap::new, |node| figures(node, diagnostics));
    let commitments = keys
        .optional("toezeggingen")
        .map_or_else(Vec::new, |node| commitments(node, diagnostics));
    keys.finish(diagnostics);
    Some(FrontMatter {
        span,
        kenmerk,
        status,
        template,
        subject: subject?,
        date,
        fields,
        dossier,
        sender,
        summary,
        reconstruction,
        figures,
        commitments,
    })
}

/// The keys of the head, of which some are needed once a letter is ready.
struct Head<'k, 'a> {
    status: LetterStatus,
    span: Span,
    keys: &'k mut Mapping<'a>,
}

impl<'a> Head<'_, 'a> {
    fn value(
        &mut self,
        key: &'a str,
        needed: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Node> {
        let node = self.keys.optional(key);
        if node.is_none() && needed && self.status == LetterStatus::Ready {
            diagnostics
                .push(Diagnostic::new(&diag::letter::READY_NEEDS, self.span).with("key", key));
        }
        node
    }
}

fn kenmerk(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Kenmerk>> {
    let text = node.text(diagnostics)?;
    let kenmerk = Kenmerk::new(&text.value);
    if kenmerk.is_none() {
        diagnostics.push(
            Diagnostic::new(&diag::letter::NOT_A_NUMBER_OF_LETTER, text.span)
                .with("text", text.value),
        );
    }
    Some(Located::new(kenmerk?, text.span))
}

fn sender(node: &Node, diagnostics: &mut Diagnostics) -> Option<Sender> {
    if node.scalar().is_some() {
        let name = node.text(diagnostics)?.value;
        return Some(Sender { name, code: None });
    }
    let mut keys = node.mapping(diagnostics)?;
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let code = keys
        .optional("code")
        .and_then(|node| organisation_code(node, diagnostics));
    keys.finish(diagnostics);
    Some(Sender {
        name: name?.value,
        code,
    })
}

fn figures(node: &Node, diagnostics: &mut Diagnostics) -> BTreeMap<String, FigureRequest> {
    let mut figures = BTreeMap::new();
    for (name, node) in node.entries(diagnostics).unwrap_or_default() {
        if !is_name(&name.value) {
            diagnostics.push(
                Diagnostic::new(&diag::letter::FIGURE_NAME, name.span)
                    .with("name", name.value.as_str()),
            );
        }
        if let Some(request) = FigureRequest::read(node, diagnostics) {
            figures.insert(name.value.clone(), request);
        }
    }
    figures
}

/// Whether a text can be a name in a tag: `a-z0-9_`, beginning with a letter.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl FigureRequest {
    /// The words for the forms of a figure.
    pub const FORMS: [(Form, &'static str); 4] = [
        (Form::Full, "voluit"),
        (Form::Bare, "getal"),
        (Form::Millions, "miljoenen"),
        (Form::Words, "woorden"),
    ];

    /// Reads a request such as `{uit: maatpact-fasen, fase: 1, maat: huishoudens}`.
    pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<FigureRequest> {
        let mut keys = node.mapping(diagnostics)?;
        let span = keys.key_span();
        let dataset = keys
            .required("uit", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let measure = keys
            .optional("maat")
            .and_then(|node| node.text(diagnostics));
        let form = keys
            .optional("als")
            .and_then(|node| node.choice(&FigureRequest::FORMS, diagnostics))
            .unwrap_or_default();
        let time = requested_time(&mut keys, diagnostics);
        let mut selection = Vec::new();
        for (name, node) in keys.others() {
            if !is_name(&name.value) {
                diagnostics.push(
                    Diagnostic::new(&diag::letter::NOT_A_DIMENSION_NAME, name.span)
                        .with("name", name.value.as_str()),
                );
            } else if let Some(value) = node.text(diagnostics) {
                selection.push((name.clone(), value));
            }
        }
        Some(FigureRequest {
            span,
            dataset: dataset?,
            measure,
            form,
            time,
            selection,
        })
    }
}

fn requested_time(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Period>> {
    let day = keys.optional("peildatum");
    let stretch = keys.optional("periode");
    if let (Some(day), Some(stretch)) = (day, stretch) {
        diagnostics.push(
            Diagnostic::new(&diag::letter::TWO_TIMES_ASKED, stretch.span).related(
                day.span,
                diag::Words::new("hier staat de peildatum", "the peildatum stands here"),
            ),
        );
        return None;
    }
    if let Some(day) = day {
        let date = day.date(diagnostics)?;
        return Some(Located::new(Period::day(date.value), date.span));
    }
    stretch?.period(diagnostics)
}

fn commitments(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Located<Commitment>> {
    let items = node.sequence(diagnostics).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| commitment(item, diagnostics))
        .collect()
}

fn commitment(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Commitment>> {
    let mut keys = node.mapping(diagnostics)?;
    let what = keys
        .required("wat", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let due = keys
        .optional("uiterlijk")
        .and_then(|node| node.text(diagnostics));
    let status = keys
        .optional("status")
        .and_then(|node| node.choice(&CommitmentStatus::ALL, diagnostics))
        .unwrap_or_default();
    let by = keys
        .optional("door")
        .and_then(|node| node.text(diagnostics));
    keys.finish(diagnostics);
    let what = what?;
    // Words that name no time, such as "periodiek", are a deadline too, only not one to count by.
    let due_on = due.as_ref().and_then(|due| Period::parse(&due.value));
    let due = due.map_or_else(|| "onbekend".to_owned(), |due| due.value);
    Some(Located::new(
        Commitment {
            what: what.value,
            by: by.map(|by| by.value),
            due: due_on.as_ref().map_or(due, |period| period.text.clone()),
            due_on: due_on.map(|period| period.end),
            status,
        },
        what.span,
    ))
}

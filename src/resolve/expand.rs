//! A letter's text with its holes filled: template and letter put together, expanded by Tera, and
//! every line of the result tied to the author's line it came from.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use tera::{Delimiters, Tera};

use super::Context;
use super::functions::{Desk, Leaf, Leaves, register, register_names};
use super::unused::Uses;
use super::writing::Writing;
use crate::diag::{self, Diagnostic, Diagnostics, FileId, SourceMap, Span, phrases};
use crate::model::notation;
use crate::syntax::marker::{LINE_END, LINE_START};
use crate::syntax::{Assembled, Assembly, HoledText};
use crate::validate::Project;

/// The filled text of a letter is at most this long.
pub const MAX_TEXT: usize = 4_000_000;

/// The name of the letter among Tera's templates; paragraphs have names without a colon.
const LETTER: &str = "brief:";

/// The engine that every letter starts from: delimiters set, standard paragraphs added.
pub struct Engine {
    tera: Tera,
    assembly: Assembly,
    paragraphs: BTreeMap<String, Assembled>,
}

/// A letter's text with its holes filled.
pub struct Expanded {
    /// Markdown with markers of values.
    pub text: String,
    /// What the markers stand for.
    pub leaves: Vec<Leaf>,
    /// What the letter leans on.
    pub uses: Uses,
    /// The author's line that each line came from.
    lines: Vec<(FileId, usize)>,
    /// Where each line of `text` begins.
    starts: Vec<usize>,
}

impl Engine {
    /// Prepares the engine with the standard paragraphs of a project. What only Tera refuses in them
    /// is reported here, once, and not in each letter; then there is no engine.
    pub fn new(project: &Project, diagnostics: &mut Diagnostics) -> Option<Engine> {
        let mut engine = Engine {
            tera: Tera::new(),
            assembly: Assembly::default(),
            paragraphs: BTreeMap::new(),
        };
        // A comment must not begin as an id of a heading does: `{#id}`.
        let delimiters = Delimiters {
            comment_start: "{!".into(),
            comment_end: "!}".into(),
            ..Default::default()
        };
        let set = engine.tera.set_delimiters(delimiters);
        debug_assert!(set.is_ok());
        engine.tera.autoescape_on(Vec::<String>::new());
        // Tera wants to know every name before it reads a template; each letter brings the answers.
        register_names(&mut engine.tera);
        for (name, holed) in &project.paragraphs {
            let text = &project.sources.file(holed.file).text;
            let mut out = Assembled::default();
            for section in &holed.sections {
                engine
                    .assembly
                    .append(&mut out, text, holed, section.range.clone());
            }
            engine.paragraphs.insert(name.clone(), out);
        }
        let paragraphs = engine
            .paragraphs
            .iter()
            .map(|(name, out)| (name.as_str(), out.text.as_str()));
        // Validate has checked their tags, their includes and that none includes itself.
        let mut tera = engine.tera.clone();
        if let Err(error) = tera.add_raw_templates(paragraphs) {
            engine.complain(project, &error, diagnostics);
            return None;
        }
        engine.tera = tera;
        Some(engine)
    }

    /// Reports what Tera has against the paragraphs, each at its own place. `error` is what it said
    /// of all together: the first mistake only.
    fn complain(&self, project: &Project, error: &tera::Error, diagnostics: &mut Diagnostics) {
        let origin = |paragraph: &str| self.paragraphs.get(paragraph);
        let mut is_found = false;
        for (name, text) in &project.paragraphs {
            if let Some(error) = self.refusal(name) {
                diagnostics.push(complaint(&error, &origin, Span::start_of(text.file)));
                is_found = true;
            }
        }
        // Should only all of them together be wrong, then the first words about it must do.
        if !is_found && let Some(text) = project.paragraphs.values().next() {
            diagnostics.push(complaint(error, &origin, Span::start_of(text.file)));
        }
    }

    /// What Tera has against one paragraph; the others stand empty beside it, because it may
    /// include them.
    fn refusal(&self, name: &str) -> Option<tera::Error> {
        let alone = self.paragraphs.iter().map(|(other, out)| {
            let text = if other == name { &out.text } else { "" };
            (other.as_str(), text)
        });
        self.tera.clone().add_raw_templates(alone).err()
    }
}

/// Fills the holes of a letter or page. Mistakes are reported; `None` when there is no text to go on with.
pub fn expand(
    context: &Arc<Context>,
    writing: &Writing<'_>,
    leaves: Leaves,
    variables: tera::Context,
    diagnostics: &mut Diagnostics,
) -> Option<Expanded> {
    let project = &context.project;
    let text = &project.sources.file(writing.file).text;
    let figures: BTreeSet<&str> = writing.figures.keys().map(String::as_str).collect();
    let holed = HoledText::read(
        writing.file,
        text,
        writing.body..text.len(),
        Some(&figures),
        diagnostics,
    );
    super::sections::check_includes(project, &holed, diagnostics);
    let mut assembly = context.engine.assembly.clone();
    let mut assembled = Assembled::default();
    let mut has_tags = holed.has_tags();
    let mut uses = Uses::default();
    uses.include(&holed);
    let mut template_figures = None;
    match writing
        .template
        .and_then(|name| project.templates.get(&name.value))
    {
        Some(template) => {
            has_tags |= template.has_tags();
            template_figures = Some(&template.figures);
            let template_text = &project.sources.file(template.file).text;
            check_template(template, template_text, &figures, diagnostics);
            for piece in super::sections::merge(&project.settings, template, template_text, &holed)
            {
                let (source, text) = if piece.from_letter {
                    (&holed, text)
                } else {
                    (template, template_text)
                };
                assembly.append(&mut assembled, text, source, piece.range);
            }
        }
        None => {
            for section in &holed.sections {
                assembly.append(&mut assembled, text, &holed, section.range.clone());
            }
        }
    }
    // Tera would stop at what was already reported, in words that help less.
    if diagnostics.has_errors() {
        return None;
    }
    uses.template(writing.template);
    for (name, request) in writing.figures {
        let shared = project.paragraphs.values().map(|text| &text.figures);
        let mut texts = shared.chain(template_figures).chain([&holed.figures]);
        if texts.all(|figures| !figures.contains(name)) {
            uses.without_figure(name, request.span);
        }
    }
    if !has_tags {
        return Some(Expanded::new(assembled.text, leaves.all, &assembly, uses));
    }
    let desk = Arc::new(Desk {
        context: context.clone(),
        date: writing.date,
        as_of: writing.as_of,
        letter: writing.span,
        places: assembly.places.clone(),
        leaves: Mutex::new(leaves),
    });
    let rendered = render(context, &desk, &assembled, &variables);
    let mut leaves = std::mem::take(&mut *desk.leaves());
    let reported = leaves.diagnostics.has_errors();
    diagnostics.append(std::mem::take(&mut leaves.diagnostics));
    match rendered {
        Ok(text) => Some(Expanded::new(text, leaves.all, &assembly, uses)),
        Err(failure) => {
            if !reported {
                diagnostics.push(failure.diagnostic(context, &assembled, writing));
            }
            None
        }
    }
}

/// The names of figures that a template asks for are checked against each letter.
fn check_template(
    template: &HoledText,
    text: &str,
    figures: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) {
    if !template.figures.is_empty() {
        HoledText::read(
            template.file,
            text,
            0..text.len(),
            Some(figures),
            diagnostics,
        );
    }
}

/// Why Tera stopped.
enum Failure {
    /// Too much text.
    TooLong,
    /// Its own complaint.
    Tera(Box<tera::Error>),
}

fn render(
    context: &Context,
    desk: &Arc<Desk>,
    assembled: &Assembled,
    variables: &tera::Context,
) -> Result<String, Failure> {
    let mut tera = context.engine.tera.clone();
    register(&mut tera, desk);
    tera.add_raw_template(LETTER, &assembled.text)
        .map_err(|e| Failure::Tera(Box::new(e)))?;
    let mut out = Limited {
        bytes: Vec::with_capacity(assembled.text.len() * 2),
        full: false,
    };
    match tera.render_to(LETTER, variables, &mut out) {
        Ok(()) => Ok(String::from_utf8_lossy(&out.bytes).into_owned()),
        Err(_) if out.full => Err(Failure::TooLong),
        Err(error) => Err(Failure::Tera(Box::new(error))),
    }
}

/// A text that stops growing at the limit.
struct Limited {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_TEXT {
            self.full = true;
            return Err(std::io::Error::other("limit"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Failure {
    fn diagnostic(
        self,
        context: &Context,
        assembled: &Assembled,
        writing: &Writing<'_>,
    ) -> Diagnostic {
        let whole = writing.span;
        let error = match self {
            Failure::TooLong => {
                return Diagnostic::new(&diag::template::TOO_MUCH_TEXT, whole)
                    .with("limit", notation::file_size(MAX_TEXT));
            }
            Failure::Tera(error) => error,
        };
        let origin = |name: &str| match name {
            LETTER => Some(assembled),
            paragraph => context.engine.paragraphs.get(paragraph),
        };
        complaint(&error, &origin, whole)
    }
}

/// Tera's complaint at the author's place. `origin` finds a text by the name that Tera knows it by.
fn complaint<'a>(
    error: &tera::Error,
    origin: &dyn Fn(&str) -> Option<&'a Assembled>,
    whole: Span,
) -> Diagnostic {
    let (message, place) = match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
            let text = origin(report.filename());
            let place = text.and_then(|text| text.place(report.span().range.clone()));
            (report.message().to_owned(), place)
        }
        _ => (
            error.to_string().lines().next().unwrap_or("").to_owned(),
            None,
        ),
    };
    let diagnostic = Diagnostic::new(&diag::template::TEMPLATE_FAILED, place.unwrap_or(whole));
    if message.contains("not defined") || message.contains("undefined") {
        let other = ["brief", "pagina"]
            .into_iter()
            .find(|name| message.contains(&format!("`{name}`")));
        if let Some(name) = other {
            let place = place.unwrap_or(whole);
            return Diagnostic::new(&diag::free_page::OTHER_FIELDS, place).with("name", name);
        }
        return diagnostic.with("reason", phrases::file::TAG_UNKNOWN_NAME);
    }
    if matches!(error.kind(), tera::ErrorKind::SyntaxError(_)) {
        return diagnostic.with("reason", phrases::file::TAG_NOT_COMPLETE);
    }
    diagnostic.with("reason", message)
}

impl Expanded {
    /// A letter's text with its tags still in it, for finding what else is wrong with it.
    pub fn as_written(file: FileId, text: &str, from: usize) -> Expanded {
        let text = text.get(from..).unwrap_or("");
        let mut starts = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            starts.push(at);
            at += line.len();
        }
        Expanded {
            text: text.to_owned(),
            leaves: Vec::new(),
            uses: Uses::default(),
            lines: starts.iter().map(|start| (file, from + start)).collect(),
            starts,
        }
    }

    /// Takes the line marks out of a text and remembers what they said.
    fn new(marked: String, leaves: Vec<Leaf>, assembly: &Assembly, uses: Uses) -> Expanded {
        let mut text = String::with_capacity(marked.len());
        let mut lines = Vec::new();
        let mut starts = Vec::new();
        let mut origin = assembly.lines.first().copied();
        for line in marked.split_inclusive('\n') {
            starts.push(text.len());
            let mut first = None;
            let mut rest = line;
            while let Some(start) = rest.find(LINE_START) {
                text.push_str(&rest[..start]);
                let Some(end) = rest[start..].find(LINE_END) else {
                    break;
                };
                let number = &rest[start + LINE_START.len_utf8()..start + end];
                let mark = number
                    .parse()
                    .ok()
                    .and_then(|n: usize| assembly.lines.get(n).copied());
                first = first.or(mark);
                rest = &rest[start + end + LINE_END.len_utf8()..];
            }
            text.push_str(rest);
            origin = first.or(origin);
            if let Some(origin) = origin {
                lines.push(origin);
            }
        }
        Expanded {
            text,
            leaves,
            uses,
            lines,
            starts,
        }
    }

    /// The place in an author's file of a range of the text: exact where the line was not changed
    /// before it, else the whole line.
    pub fn place(&self, range: Range<usize>, sources: &SourceMap, fallback: Span) -> Span {
        let index = self
            .starts
            .partition_point(|start| *start <= range.start)
            .saturating_sub(1);
        let (Some(start), Some((file, line_start))) =
            (self.starts.get(index), self.lines.get(index))
        else {
            return fallback;
        };
        let written = &sources.file(*file).text;
        let line = written
            .get(*line_start..)
            .unwrap_or("")
            .lines()
            .next()
            .unwrap_or("");
        let column = range.start - start;
        let until_end = self.text[range.clone()].lines().next().map_or(0, str::len);
        let same = self
            .text
            .get(*start..range.start + until_end)
            .is_some_and(|prefix| line.get(..prefix.len()) == Some(prefix));
        if same {
            let from = line_start + column;
            // A range of several lines is the author's text as well when nothing in it changed.
            let whole = written.get(from..from + range.len()) == self.text.get(range.clone());
            let length = if whole { range.len() } else { until_end };
            return Span::new(*file, from, from + length);
        }
        let indent = line.len() - line.trim_start().len();
        Span::new(*file, line_start + indent, line_start + line.len())
    }
}

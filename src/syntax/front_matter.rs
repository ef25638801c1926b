//! The block of data above a letter, and the requests for figures in it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span, phrases};
use crate::model::notation::{self, Form};
use crate::model::{Date, Holder, Kenmerk, LetterStatus, Moment, Period, Secrecy, Sender, slug};
use crate::syntax::attachments::{self, AttachmentRequest};
use crate::syntax::commitments::{self, Promise, StandingRequest};
use crate::syntax::embargo;
use crate::syntax::settings::{
    FIXED_FIELDS, PORTFOLIO_HOLDER, Settings, SignatureRequest, organisation_code,
    signature_request,
};
use crate::syntax::yaml::{self, Mapping, Node};

/// What stands above a letter.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// Where it is: a small place, for complaints about the letter as a whole.
    pub span: Span,
    /// The number; there unless the letter is a draft.
    pub kenmerk: Option<Located<Kenmerk>>,
    /// Whether it is ready; a draft by default.
    pub status: LetterStatus,
    /// The letter template that it takes its sections from (`sjabloon`).
    pub template: Option<Located<String>>,
    /// What it is about (`onderwerp`).
    pub subject: Located<String>,
    /// Its date; there unless the letter is a draft.
    pub date: Option<Located<Date>>,
    /// The moment from which it may be public (`publiceren_vanaf`); its date where it is silent.
    pub publish_from: Option<Located<Moment>>,
    /// What may be said of it before it is public (`aankondiging`), in one line.
    pub announcement: Option<Located<String>>,
    /// The other fields of the head that the settings name (`aan`, `portefeuillehouder`), by key.
    pub fields: BTreeMap<String, Located<String>>,
    /// The portfolio holders, each of them; the field of the head has them in one text.
    pub holders: Vec<Located<Holder>>,
    /// The dossier that it belongs to.
    pub dossier: Option<Located<String>>,
    /// What it is about, by the names of themes (`themas`).
    pub themes: Vec<Located<String>>,
    /// The organisations that it speaks of (`organisaties`).
    pub organisations: Vec<Located<String>>,
    /// The municipalities that it speaks of (`gemeenten`).
    pub municipalities: Vec<Located<String>>,
    /// Who sends it (`afzender`); the organisation of the settings where it is silent.
    pub sender: Option<Located<Sender>>,
    /// What it says in a few sentences (`samenvatting`).
    pub summary: Option<Located<String>>,
    /// What it was put together from, for a letter that was never sent (`reconstructie`).
    pub reconstruction: Option<Located<String>>,
    /// The secrecy that rests on it (`geheimhouding`); such a letter is never public.
    pub secrecy: Option<Secrecy>,
    /// What it says of its signature (`ondertekening`); as the settings have it where silent.
    pub signature: Option<SignatureRequest>,
    /// What is sent along with it (`bijlagen`).
    pub attachments: Vec<AttachmentRequest>,
    /// The figures that it asks for, by name (`cijfers`).
    pub figures: BTreeMap<String, FigureRequest>,
    /// What it promises to the council (`toezeggingen`).
    pub commitments: Vec<Promise>,
    /// Where it stood before (`aliassen`).
    pub aliases: Vec<Located<String>>,
    /// How earlier commitments stand (`afdoening`).
    pub settlements: Vec<StandingRequest>,
}

impl FrontMatter {
    /// The moment from which the letter may be public; `None` for a draft without a date.
    pub fn may_be_public_from(&self) -> Option<Moment> {
        let date = self.date.as_ref().map(|date| Moment::start_of(date.value));
        let from = self.publish_from.as_ref().map(|from| from.value);
        date.max(from)
    }
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
    let (node, body) = block(text, file, "onderwerp", diagnostics)?;
    let front_matter = read(&node, settings, first_line(file), diagnostics)?;
    Some((front_matter, body))
}

/// A small place at the top of a file, for complaints about the letter or page as a whole.
pub(super) fn first_line(file: FileId) -> Span {
    Span::new(file, 0, 3)
}

/// The tree of the block of data above a text, and where the text begins. `needed` is the key that
/// is reported as missing when the block is empty.
pub(super) fn block(
    text: &str,
    file: FileId,
    needed: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<(Node, usize)> {
    let parts = match split(text, file) {
        Ok(parts) => parts,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return None;
        }
    };
    let start = parts.yaml.start;
    let place = |range: Range<usize>| Span::new(file, start + range.start, start + range.end);
    let before = diagnostics.count(diag::Severity::Error);
    let node = yaml::parse(&text[parts.yaml.clone()], &place, diagnostics);
    if node.is_none() {
        // An empty block is no structural mistake, so nothing was said about it yet.
        if diagnostics.count(diag::Severity::Error) == before {
            diagnostics.push(
                Diagnostic::new(&diag::file::MISSING_KEY, first_line(file)).with("key", needed),
            );
        }
    }
    Some((node?, parts.body))
}

/// Reads the tree of a front matter. `span` is the place for complaints about the letter as a
/// whole. All mistakes are reported at once; what they leave open is empty. `None` when there are no
/// keys at all.
pub fn read(
    node: &Node,
    settings: &Settings,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let mut keys = node.mapping(diagnostics)?;
    // What a page calls its subject.
    keys.mistaken("titel", "onderwerp");
    let status = keys
        .optional("status")
        .and_then(|node| node.choice(&LetterStatus::ALL, diagnostics))
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
    let (fields, holders) = head.fields(settings, diagnostics);
    let publish_from = embargo::publish_from(&mut keys, date.as_ref(), diagnostics);
    let announcement = embargo::announcement(&mut keys, diagnostics);
    let mut text = |key, diagnostics: &mut Diagnostics| {
        keys.optional(key).and_then(|node| node.text(diagnostics))
    };
    let template = text("sjabloon", diagnostics);
    let dossier = text("dossier", diagnostics);
    let summary = text("samenvatting", diagnostics);
    let reconstruction = text("reconstructie", diagnostics);
    let mut names = |key| {
        let node = keys.optional(key);
        node.map_or_else(Vec::new, |node| node.texts(diagnostics))
    };
    let themes = names("themas");
    let organisations = names("organisaties");
    let municipalities = names("gemeenten");
    let sender = keys
        .optional("afzender")
        .and_then(|node| sender(node, diagnostics));
    let secrecy = keys
        .optional("geheimhouding")
        .and_then(|node| attachments::secrecy(node, status, diagnostics));
    let signature = keys
        .optional("ondertekening")
        .and_then(|node| signature_request(node, diagnostics));
    let attachments = keys
        .optional("bijlagen")
        .map_or_else(Vec::new, |node| attachments::attachments(node, diagnostics));
    let figures = keys
        .optional("cijfers")
        .map_or_else(BTreeMap::new, |node| figures(node, diagnostics));
    let commitments = keys
        .optional("toezeggingen")
        .map_or_else(Vec::new, |node| commitments::promises(node, diagnostics));
    let settlements = keys
        .optional("afdoening")
        .map_or_else(Vec::new, |node| commitments::settlements(node, diagnostics));
    let aliases = keys
        .optional("aliassen")
        .map_or_else(Vec::new, |node| node.texts(diagnostics));
    keys.finish(diagnostics);
    Some(FrontMatter {
        span,
        kenmerk,
        status,
        template,
        // Its absence was reported; the text is worth a look all the same.
        subject: subject.unwrap_or_else(|| Located::new(String::new(), span)),
        date,
        publish_from,
        announcement,
        fields,
        holders,
        dossier,
        themes,
        organisations,
        municipalities,
        sender,
        summary,
        reconstruction,
        secrecy,
        signature,
        attachments,
        figures,
        commitments,
        aliases,
        settlements,
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
            let lack = Diagnostic::new(&diag::letter::READY_NEEDS, self.span).with("key", key);
            self.keys.lacks(key, lack, diagnostics);
        }
        node
    }

    /// The fields that the settings name, other than those that every letter has, and the portfolio
    /// holders. A field may be a list: it is printed as one text.
    fn fields(
        &mut self,
        settings: &'a Settings,
        diagnostics: &mut Diagnostics,
    ) -> (BTreeMap<String, Located<String>>, Vec<Located<Holder>>) {
        let mut fields = BTreeMap::new();
        let mut holders = Vec::new();
        for spec in &settings.header {
            if FIXED_FIELDS.contains(&spec.field.as_str()) {
                continue;
            }
            let value = self.value(&spec.field, spec.required, diagnostics);
            let Some(node) = value else { continue };
            let names = node.texts(diagnostics);
            if names.is_empty() {
                continue;
            }
            let words: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
            let text = Located::new(notation::list(&words), node.span);
            fields.insert(spec.field.clone(), text);
            if spec.field == PORTFOLIO_HOLDER {
                let each = names.iter();
                let each = each.map(|name| Located::new(Holder::called(&name.value), name.span));
                holders = each.collect();
            }
        }
        (fields, holders)
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

fn sender(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Sender>> {
    if node.scalar().is_some() {
        let name = node.text(diagnostics)?;
        let sender = Sender {
            name: name.value,
            code: None,
        };
        return Some(Located::new(sender, name.span));
    }
    let mut keys = node.mapping(diagnostics)?;
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let code = keys
        .optional("code")
        .and_then(|node| organisation_code(node, diagnostics));
    keys.finish(diagnostics);
    let name = name?;
    let sender = Sender {
        name: name.value,
        code,
    };
    Some(Located::new(sender, name.span))
}

/// What stands under `cijfers`.
pub(super) fn figures(
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, FigureRequest> {
    let mut figures = BTreeMap::new();
    for (name, node) in node.entries(diagnostics).unwrap_or_default() {
        if !is_name(&name.value) {
            diagnostics.push(
                Diagnostic::new(&diag::letter::FIGURE_NAME, name.span)
                    .suggest(name_for(&name.value).as_deref())
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

/// The name that was probably meant by a text that is none: `Soort hulp` becomes `soort_hulp`.
pub fn name_for(text: &str) -> Option<String> {
    let name = slug(text).replace('-', "_");
    is_name(&name).then_some(name)
}

impl FigureRequest {
    /// The words for the forms of a figure.
    pub const FORMS: [(Form, &'static str); 4] = [
        (Form::Full, "voluit"),
        (Form::Bare, "getal"),
        (Form::Millions, "miljoenen"),
        (Form::Words, "in_woorden"),
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
            let mut dimension = name.clone();
            if !is_name(&name.value) {
                let meant = name_for(&name.value);
                diagnostics.push(
                    Diagnostic::new(&diag::letter::NOT_A_DIMENSION_NAME, name.span)
                        .suggest(meant.as_deref())
                        .with("name", name.value.as_str()),
                );
                // What was meant goes on, so that there is no second complaint about this figure.
                let Some(meant) = meant else { continue };
                dimension.value = meant;
            }
            if let Some(value) = node.text(diagnostics) {
                selection.push((dimension, value));
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
            Diagnostic::new(&diag::letter::TWO_TIMES_ASKED, stretch.span)
                .related(day.span, phrases::place::PEILDATUM),
        );
        return None;
    }
    if let Some(day) = day {
        let date = day.date(diagnostics)?;
        return Some(Located::new(Period::day(date.value), date.span));
    }
    stretch?.period(diagnostics)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{FrontMatter, SignatureRequest, parse};
    use crate::diag::{Diagnostics, Language, SourceMap, Span};
    use crate::model::notation::Form;
    use crate::model::{CommitmentStatus, LetterStatus, Period, parse_date};
    use crate::syntax::settings::{self, Settings};
    use crate::syntax::yaml;

    fn settings() -> Settings {
        let text = "organisatie: {naam: Gemeente}\nadres: https://x.example/\nbrief:\n  kop:\n\
            \x20   - {veld: aan, label: Aan}\n    - {veld: portefeuillehouder, label: Portefeuillehouder, verplicht: ja}\n    - {veld: onderwerp, label: Onderwerp}\n";
        let mut diagnostics = Diagnostics::default();
        let file = SourceMap::default().add("raadsbrief.yaml", text);
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let node = yaml::parse(text, &place, &mut diagnostics).unwrap();
        settings::read(&node, &mut diagnostics).unwrap()
    }

    fn check(text: &str) -> (Option<(FrontMatter, usize)>, Vec<String>) {
        let mut map = SourceMap::default();
        let file = map.add("content/brieven/proef.md", text);
        let mut diagnostics = Diagnostics::default();
        let read = parse(text, file, &settings(), &mut diagnostics);
        let messages = diagnostics.sorted().into_iter().map(|d| {
            let at = map.line_column(d.primary);
            let message = d.message(Language::Dutch);
            let meant = d.suggestion.as_deref().map(|name| format!(" [{name}]"));
            let meant = meant.unwrap_or_default();
            format!(
                "{}:{} {} {message}{meant}",
                at.line, at.column, d.entry.code
            )
        });
        (read, messages.collect())
    }

    const MAATPACT: &str = "---
kenmerk: RIB-2019-001          # our number, the real letter has none
status: gereed
sjabloon: rib
onderwerp: Maatpact Regio Hart van Brabant
datum: 22-03-2019
aan: Raad
portefeuillehouder: Piet Poos
dossier: maatpact
afzender: {naam: Een andere gemeente, code: gm0855}
cijfers:
  doelgroep: {uit: maatpact-huishoudens, groep: doelgroep}
  start: {uit: maatpact-fasen, fase: 1, maat: huishoudens}
  budget: {uit: maatpact-budget, als: miljoenen, periode: najaar 2019}
toezeggingen:
  - wat: De raad informeren over het plan voor uitbreiding
    uiterlijk: najaar 2019
  - {wat: Bijpraten, uiterlijk: periodiek, status: in_uitvoering, door: Het college}
  - {wat: Afspreken}
---
## Inleiding
---
";

    #[test]
    fn a_letter_is_read_as_the_design_writes_it() {
        let (read, messages) = check(MAATPACT);
        assert_eq!(messages, Vec::<String>::new());
        let (front_matter, body) = read.unwrap();
        assert!(MAATPACT[body..].starts_with("## Inleiding"));
        assert_eq!(front_matter.kenmerk.unwrap().value.as_str(), "RIB-2019-001");
        assert_eq!(front_matter.status, LetterStatus::Ready);
        assert_eq!(front_matter.template.unwrap().value, "rib");
        assert_eq!(front_matter.fields["aan"].value, "Raad");
        assert_eq!(front_matter.fields.len(), 2);
        assert_eq!(
            front_matter.sender.unwrap().value.code.as_deref(),
            Some("gm0855")
        );
        let date = front_matter.date.unwrap();
        assert_eq!(&MAATPACT[date.span.range()], "22-03-2019");

        let start = &front_matter.figures["start"];
        assert_eq!(start.dataset.value, "maatpact-fasen");
        assert_eq!(start.measure.as_ref().unwrap().value, "huishoudens");
        let [(name, value)] = &start.selection[..] else {
            panic!("{:?}", start.selection)
        };
        assert_eq!((name.value.as_str(), value.value.as_str()), ("fase", "1"));
        let budget = &front_matter.figures["budget"];
        assert_eq!(budget.form, Form::Millions);
        let time = budget.time.as_ref().unwrap();
        assert_eq!(Some(&time.value), Period::parse("najaar 2019").as_ref());
    }

    #[test]
    fn a_commitment_keeps_its_words_and_knows_its_last_day() {
        let (read, _) = check(MAATPACT);
        let (front_matter, _) = read.unwrap();
        let commitments: Vec<_> = front_matter
            .commitments
            .iter()
            .map(|promise| &promise.commitment)
            .map(|c| (c.due.as_str(), c.due_on, c.status))
            .collect();
        assert_eq!(
            commitments,
            [
                (
                    "najaar 2019",
                    parse_date("30-11-2019"),
                    CommitmentStatus::Open
                ),
                ("periodiek", None, CommitmentStatus::InProgress),
                ("onbekend", None, CommitmentStatus::Open),
            ]
        );
    }

    #[test]
    fn a_draft_may_lack_what_a_letter_that_is_ready_needs() {
        let (read, messages) = check("---\nonderwerp: Proef\n---\n");
        assert_eq!(messages, Vec::<String>::new());
        assert_eq!(read.unwrap().0.status, LetterStatus::Draft);

        let (_, messages) = check("---\nonderwerp: Proef\nstatus: gereed\n---\n");
        assert_eq!(
            messages,
            [
                "1:1 RB403 een brief die gereed is heeft „kenmerk” nodig",
                "1:1 RB403 een brief die gereed is heeft „datum” nodig",
                "1:1 RB403 een brief die gereed is heeft „portefeuillehouder” nodig",
            ]
        );
    }

    #[test]
    fn every_mistake_is_reported_at_its_place() {
        let (read, messages) = check(
            "---\nkenmerk: \"…\"\ndatum: 30-02-2023\nportefeuilehouder: Piet\nstatus: klaar\ncijfers:\n\
             \x20 Start: {uit: a, als: cijfer}\n  b: {maat: x, Fase: 1}\n  c: {uit: a, peildatum: 1-1-2019, periode: 2019}\n\
             toezeggingen:\n  - {uiterlijk: morgen, stand: open}\n---\n",
        );
        let (front_matter, _) = read.expect("its text can be checked all the same");
        assert_eq!(front_matter.subject.value, "");
        assert_eq!(
            messages,
            [
                "2:1 RB107 hier ontbreekt „onderwerp”",
                "2:10 RB404 „…” kan geen kenmerk zijn",
                "3:8 RB109 „30-02-2023” is geen bestaande datum",
                "4:1 RB106 „portefeuilehouder” is hier niet bekend [portefeuillehouder]",
                "5:9 RB112 „klaar” is hier geen bekende keuze",
                "7:3 RB405 „Start” kan geen naam van een cijfer zijn [start]",
                "7:24 RB112 „cijfer” is hier geen bekende keuze",
                "8:7 RB107 hier ontbreekt „uit”",
                "8:16 RB407 „Fase” kan geen naam van een kolom zijn [fase]",
                "9:45 RB406 hier staan een peildatum en een periode",
                "11:6 RB107 hier ontbreekt „wat”",
                "11:25 RB106 „stand” is hier niet bekend [status]",
            ]
        );
    }

    #[test]
    fn attachments_signature_and_secrecy_are_read() {
        let (read, messages) = check(
            "---\nonderwerp: Proef\nondertekening: {tekst: Namens ons, personen: [{functie: griffier}]}\n\
             bijlagen:\n  - {titel: Plan, bestand: plan.pdf, geheim: nee}\n  - {titel: Kaart, geheim: ja, grond: Woo}\n\
             geheimhouding: ja\n---\n",
        );
        assert_eq!(messages, Vec::<String>::new());
        let front_matter = read.unwrap().0;
        let [plan, map] = &front_matter.attachments[..] else {
            panic!("{:?}", front_matter.attachments)
        };
        assert_eq!(plan.file.as_ref().unwrap().value, "plan.pdf");
        assert_eq!(plan.secret, None);
        let ground = map.secret.as_ref().unwrap().ground.as_deref();
        assert_eq!(ground, Some("Woo"));
        assert_eq!(front_matter.secrecy.unwrap().ground, None);
        let Some(SignatureRequest::Own { text, people }) = front_matter.signature else {
            panic!("{:?}", front_matter.signature)
        };
        assert_eq!(text.as_deref(), Some("Namens ons"));
        assert_eq!(people[0].function.as_deref(), Some("griffier"));

        let (read, messages) =
            check("---\nonderwerp: Proef\nondertekening: nee\ngeheimhouding: nee\n---\n");
        assert_eq!(messages, Vec::<String>::new());
        let front_matter = read.unwrap().0;
        assert_eq!(front_matter.signature, Some(SignatureRequest::Nobody));
        assert_eq!(front_matter.secrecy, None);
    }

    #[test]
    fn a_missing_open_or_empty_block_is_reported_once() {
        for (text, expected) in [
            ("# Brief\n", "1:1 RB401"),
            ("", "1:1 RB401"),
            ("\n---\nonderwerp: x\n---\n", "1:1 RB401"),
            ("---\nonderwerp: x\n", "1:1 RB402"),
            ("---\n\n---\n", "1:1 RB107"),
            ("---\n# niets\n---\n", "1:1 RB107"),
            ("---\na: \"x\n---\n", "2:4 RB104"),
            ("---\n- x\n---\n", "2:1 RB108"),
        ] {
            let (read, messages) = check(text);
            assert!(read.is_none());
            assert_eq!(messages.len(), 1, "{text}: {messages:?}");
            assert!(messages[0].starts_with(expected), "{text}: {messages:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_the_reader_panic(
            text in "---\n((onderwerp|datum|cijfers|toezeggingen|afzender|kenmerk|bijlagen|ondertekening|geheimhouding): [-{}\\[\\]: a-z0-9#\"',\né&*|>]{0,30}\n){0,4}(---)?\n?[^\u{0}]{0,30}",
        ) {
            check(&text);
        }

        #[test]
        fn any_text_at_all_is_read_or_refused(text in "\\PC{0,60}") {
            let (read, messages) = check(&text);
            prop_assert!(read.is_some() || !messages.is_empty());
        }
    }
}

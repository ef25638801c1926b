//! The engine for page templates: Tera, with the standard templates and a site's own ones.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tera::{Context, ErrorKind, Tera, Value};

use super::{Frame, SiteView};
use crate::diag::{Diagnostic, Diagnostics, Entry, FileId, SourceMap, Span, nearest, page};
use crate::model::Site;

/// The standard templates. A site's own file of the same name replaces one.
const STANDARD: &[(&str, &str)] = &[
    ("404.html", include_str!("../../templates/404.html")),
    ("agenda.html", include_str!("../../templates/agenda.html")),
    ("archief.html", include_str!("../../templates/archief.html")),
    ("balk.html", include_str!("../../templates/balk.html")),
    ("basis.html", include_str!("../../templates/basis.html")),
    ("brief.html", include_str!("../../templates/brief.html")),
    (
        "briefinhoud.html",
        include_str!("../../templates/briefinhoud.html"),
    ),
    (
        "brievenlijst.html",
        include_str!("../../templates/brievenlijst.html"),
    ),
    (
        "brievenregel.html",
        include_str!("../../templates/brievenregel.html"),
    ),
    ("bronnen.html", include_str!("../../templates/bronnen.html")),
    ("buren.html", include_str!("../../templates/buren.html")),
    ("citeren.html", include_str!("../../templates/citeren.html")),
    (
        "controle.html",
        include_str!("../../templates/controle.html"),
    ),
    ("dataset.html", include_str!("../../templates/dataset.html")),
    ("delen.html", include_str!("../../templates/delen.html")),
    ("dossier.html", include_str!("../../templates/dossier.html")),
    (
        "dossiers.html",
        include_str!("../../templates/dossiers.html"),
    ),
    (
        "dossiermomenten.html",
        include_str!("../../templates/dossiermomenten.html"),
    ),
    (
        "gegevens.html",
        include_str!("../../templates/gegevens.html"),
    ),
    (
        "hergebruik.html",
        include_str!("../../templates/hergebruik.html"),
    ),
    ("icoon.svg", include_str!("../../templates/icoon.svg")),
    (
        "kruimelpad.html",
        include_str!("../../templates/kruimelpad.html"),
    ),
    ("namen.html", include_str!("../../templates/namen.html")),
    (
        "onderwerp.html",
        include_str!("../../templates/onderwerp.html"),
    ),
    (
        "onderwerpen.html",
        include_str!("../../templates/onderwerpen.html"),
    ),
    ("pagina.html", include_str!("../../templates/pagina.html")),
    (
        "register.html",
        include_str!("../../templates/register.html"),
    ),
    ("stijl.css", include_str!("../../templates/stijl.css")),
    (
        "verhuisd.html",
        include_str!("../../templates/verhuisd.html"),
    ),
    ("tekens.html", include_str!("../../templates/tekens.html")),
    (
        "toezeggingen.html",
        include_str!("../../templates/toezeggingen.html"),
    ),
    (
        "veranderd.html",
        include_str!("../../templates/veranderd.html"),
    ),
    (
        "verschillen.html",
        include_str!("../../templates/verschillen.html"),
    ),
    (
        "voetmenu.html",
        include_str!("../../templates/voetmenu.html"),
    ),
    ("volgen.html", include_str!("../../templates/volgen.html")),
    (
        "voorpagina.html",
        include_str!("../../templates/voorpagina.html"),
    ),
    (
        "verbeterdecijfers.html",
        include_str!("../../templates/verbeterdecijfers.html"),
    ),
    (
        "verbetering.html",
        include_str!("../../templates/verbetering.html"),
    ),
    (
        "verbeteringen.html",
        include_str!("../../templates/verbeteringen.html"),
    ),
    (
        "ingetrokken.html",
        include_str!("../../templates/ingetrokken.html"),
    ),
    (
        "controleren.html",
        include_str!("../../templates/controleren.html"),
    ),
    (
        "publicatie.html",
        include_str!("../../templates/publicatie.html"),
    ),
    ("versies.html", include_str!("../../templates/versies.html")),
];

/// Room for a page with a few charts, so that it is not moved while it grows.
const PAGE_SIZE: usize = 64 * 1024;

/// Under this name a site's own template finds the standard one, to extend it.
const STANDARD_PREFIX: &str = "standaard/";

/// The engine for pages, with all templates in it. What templates print is escaped for HTML.
#[derive(Clone, Debug)]
pub struct PageEngine {
    tera: Tera,
    own: OwnTemplates,
    /// The bar and the menu at the foot of letters, by the way to the site's front.
    menus: Arc<Mutex<BTreeMap<String, Menus>>>,
}

/// The bar at the top of a page and the menu at its foot, as HTML.
#[derive(Clone, Debug)]
pub(crate) struct Menus {
    pub(crate) bar: Value,
    pub(crate) foot: Value,
}

/// A site's own page template failed while a page was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// What is wrong, at its place in the template.
    pub diagnostic: Diagnostic,
}

/// A site's own templates: where each one's text stands.
#[derive(Clone, Debug, Default)]
struct OwnTemplates {
    files: BTreeMap<String, (FileId, String)>,
}

impl PageEngine {
    /// The engine with the standard templates, each replaced by the site's own file of that name
    /// where there is one. A site's other templates can be included by theirs.
    ///
    /// `None` when one of the site's own is refused; each mistake is then a diagnostic at its line.
    pub fn new(
        sources: &SourceMap,
        own: &[(String, FileId)],
        diagnostics: &mut Diagnostics,
    ) -> Option<PageEngine> {
        let files = own
            .iter()
            .map(|(name, id)| (name.clone(), (*id, sources.file(*id).text.to_string())))
            .collect();
        let own = OwnTemplates { files };
        let mut refused = Vec::new();
        // Tera stops at the first template that it cannot read. The standard one takes its place
        // for the next try, so that an author hears of all of them at once.
        loop {
            match load(&own, &refused) {
                Ok(tera) => {
                    return refused.is_empty().then_some(PageEngine {
                        tera,
                        own,
                        menus: Arc::default(),
                    });
                }
                Err(error) => {
                    let mistakes = own.mistakes(&error, &page::PAGE_TEMPLATE);
                    let mut progress = false;
                    for (name, mistake) in mistakes {
                        diagnostics.push(mistake);
                        if !refused.contains(&name) {
                            refused.push(name);
                            progress = true;
                        }
                    }
                    if !progress {
                        return None;
                    }
                }
            }
        }
    }

    /// The same engine for the pages of this site, which all templates know as `site`. Told once,
    /// because telling it anew for each page is a good part of what a page costs.
    pub fn of_site(mut self, site: &Site) -> PageEngine {
        let view = SiteView::of(site);
        self.tera.global_context().insert("site", &view);
        self
    }

    /// The bar and the menu at the foot of a letter, which are the same for all letters as deep in
    /// the site. `None` where the site has its own templates for them, which may say more.
    pub(crate) fn menus(&self, frame: &Frame) -> Result<Option<Menus>, PageError> {
        let is_own = |name| self.own.files.contains_key(name);
        if is_own("balk.html") || is_own("voetmenu.html") {
            return Ok(None);
        }
        let known = || self.menus.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(menus) = known().get(&frame.root) {
            return Ok(Some(menus.clone()));
        }
        let mut context = Context::new();
        context.insert("pagina", frame);
        let menus = Menus {
            bar: Value::safe_string(&self.render("balk.html", &context)?),
            foot: Value::safe_string(&self.render("voetmenu.html", &context)?),
        };
        known().insert(frame.root.clone(), menus.clone());
        Ok(Some(menus))
    }

    /// Reports the site's own templates that do nothing: those that neither have the name of a
    /// standard template nor are named by another.
    pub fn report_unused(&self, diagnostics: &mut Diagnostics) {
        let standard = || STANDARD.iter().map(|(name, _)| *name);
        let names = |text: &str, name: &str| {
            let quotes = ['"', '\''].iter();
            let mut quoted = quotes.map(|quote| format!("{quote}{name}{quote}"));
            quoted.any(|quoted| text.contains(&quoted))
        };
        for (name, (file, _)) in &self.own.files {
            let mut others = self.own.files.iter().filter(|(other, _)| *other != name);
            let is_named = others.any(|(_, (_, text))| names(text, name));
            if !is_named && standard().all(|known| known != name) {
                let alone = name.rsplit('/').next().unwrap_or(name);
                diagnostics.push(
                    Diagnostic::new(&page::UNUSED_PAGE_TEMPLATE, Span::start_of(*file))
                        .suggest(nearest(alone, standard()))
                        .with("name", name.as_str()),
                );
            }
        }
    }

    /// A page by its template.
    pub(crate) fn render(&self, template: &str, context: &Context) -> Result<String, PageError> {
        let mut page = Vec::with_capacity(PAGE_SIZE);
        let rendered = self.tera.render_to(template, context, &mut page);
        // Tera writes text; what was no text would show as such.
        let page = String::from_utf8(page)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        rendered.map(|()| page).map_err(|error| {
            let mistakes = self.own.mistakes(&error, &page::PAGE_TEMPLATE_FAILED);
            match mistakes.into_iter().next() {
                Some((_, diagnostic)) => PageError { diagnostic },
                None => unreachable!("`mistakes` always finds one"),
            }
        })
    }
}

fn load(own: &OwnTemplates, refused: &[String]) -> Result<Tera, tera::Error> {
    let mut templates: BTreeMap<String, &str> = BTreeMap::new();
    for (name, text) in STANDARD.iter().copied() {
        templates.insert(name.to_owned(), text);
        if !own.files.is_empty() {
            templates.insert(format!("{STANDARD_PREFIX}{name}"), text);
        }
    }
    for (name, (_, text)) in &own.files {
        if !refused.contains(name) {
            templates.insert(name.clone(), text);
        }
    }
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html", ".svg"]);
    // All at once: adding templates one by one checks every pair again each time.
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

impl OwnTemplates {
    /// The mistakes that an error of Tera speaks of, with the template's name; at least one.
    ///
    /// A mistake that shows in a standard template comes from a site's own one (a block that it
    /// left out, a field that it renamed), so it is reported at the start of the first of those.
    fn mistakes(&self, error: &tera::Error, entry: &'static Entry) -> Vec<(String, Diagnostic)> {
        let found: Vec<(String, Diagnostic)> = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let range = report.span().range.clone();
                self.at(report.filename(), range, report.message(), entry)
                    .into_iter()
                    .collect()
            }
            ErrorKind::Msg(reports) => reports
                .split("\n\n")
                .filter_map(|report| self.reported(report, entry))
                .collect(),
            ErrorKind::MissingParent { current, .. } => self
                .at(current, 0..0, &error.to_string(), entry)
                .into_iter()
                .collect(),
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => self
                .at(tpl, 0..0, &error.to_string(), entry)
                .into_iter()
                .collect(),
            _ => Vec::new(),
        };
        if !found.is_empty() {
            return found;
        }
        // The frame is the likeliest to break the others.
        let frame = self.files.get_key_value("basis.html");
        let Some((name, _)) = frame.or_else(|| self.files.iter().next()) else {
            unreachable!("a standard page template is wrong: {error}");
        };
        self.at(name, 0..0, &first_line(error), entry)
            .into_iter()
            .collect()
    }

    /// A mistake in one of the site's own templates; `None` for a standard one.
    fn at(
        &self,
        name: &str,
        range: std::ops::Range<usize>,
        reason: &str,
        entry: &'static Entry,
    ) -> Option<(String, Diagnostic)> {
        let (file, text) = self.files.get(name)?;
        let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
        let span = Span::new(*file, start, end);
        let diagnostic = Diagnostic::new(entry, span).with("reason", reason);
        Some((name.to_owned(), diagnostic))
    }

    /// A mistake that Tera hands out as text only: `error: Unknown filter …` and, on the next
    /// line, ` --> name:line:column`.
    fn reported(&self, report: &str, entry: &'static Entry) -> Option<(String, Diagnostic)> {
        let mut lines = report.lines();
        let reason = lines.next()?.trim_start_matches("error: ");
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let (_, text) = self.files.get(name)?;
        let line_start: usize = text
            .split_inclusive('\n')
            .take(line.checked_sub(1)?)
            .map(str::len)
            .sum();
        let before: usize = text
            .get(line_start..)?
            .chars()
            .take(column.saturating_sub(1))
            .map(char::len_utf8)
            .sum();
        let start = line_start + before;
        let rest = text.get(start..)?;
        // A word, or a name in quotes.
        let length = match rest.strip_prefix('"') {
            Some(name) => name.find('"').map_or(1, |close| close + 2),
            None => rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len()),
        };
        self.at(name, start..start + length, reason, entry)
    }
}

/// The first complaint of Tera in one line, with the place that it names.
fn first_line(error: &tera::Error) -> String {
    let report = error.to_string();
    let mut lines = report.lines().map(str::trim);
    let reason = lines.next().unwrap_or("").trim_start_matches("error: ");
    match lines.next().and_then(|line| line.strip_prefix("--> ")) {
        Some(place) => format!("{reason} ({place})"),
        None => reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::STANDARD;

    /// Who wants to change a page knows nothing but that table.
    #[test]
    fn the_page_on_settings_names_every_standard_template() {
        let page = include_str!("../../docs/instellingen.md");
        let page = &page[page.find("## Eigen vormgeving").expect("its part")..];
        let names = || STANDARD.iter().map(|(name, _)| *name).chain(["brief.typ"]);
        let unnamed: Vec<&str> = names()
            .filter(|name| !page.contains(&format!("`templates/{name}`")))
            .collect();
        assert!(
            unnamed.is_empty(),
            "not in docs/instellingen.md: {unnamed:?}"
        );
        let named = page.split("`templates/").skip(1);
        let named = named.filter_map(|rest| rest.split('`').next());
        let named = named.filter(|name| !name.is_empty());
        let stale: Vec<&str> = named
            .filter(|found| !names().any(|name| name == *found))
            .collect();
        assert!(
            stale.is_empty(),
            "docs/instellingen.md has what is not there: {stale:?}"
        );
    }
}

//! The logo of the house style: its files found, and fit for a site; and the site's own template of the PDF.

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span, nearest, phrases};
use crate::load::Sources;
use crate::model::{Logo, Picture};
use crate::syntax::settings::LogoSpec;
use crate::syntax::{png, svg};

/// Where a site's own template of the PDF stands.
const PAPER_TEMPLATE: &str = "templates/brief.typ";

/// The logo that the settings name. What is wrong with it is reported; then there is none.
pub(super) fn logo(
    spec: &LogoSpec,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Logo> {
    let picture = picture(&spec.file, ["logo.svg", "logo.png"], sources, diagnostics);
    let names = ["logo-donker.svg", "logo-donker.png"];
    let dark = spec
        .dark
        .as_ref()
        .map(|file| self::picture(file, names, sources, diagnostics));
    Some(Logo {
        text: spec.text.clone(),
        picture: picture?,
        dark: match dark {
            Some(dark) => Some(dark?),
            None => None,
        },
    })
}

/// A picture by its path from the folder of the site. `names` are those that it gets in the output,
/// as SVG and as PNG.
fn picture(
    path: &Located<String>,
    names: [&'static str; 2],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Picture> {
    let mut refuse = |reason| {
        diagnostics.push(
            Diagnostic::new(&diag::settings::LOGO_FILE, path.span)
                .with("path", path.value.as_str())
                .with("reason", reason),
        );
        None
    };
    let is_svg = path.value.ends_with(".svg");
    if !is_svg && !path.value.ends_with(".png") {
        return refuse(phrases::file::PICTURE_WHERE);
    }
    let Some(found) = sources.pictures.get(&path.value) else {
        let known = sources.pictures.keys().map(String::as_str);
        diagnostics.push(
            Diagnostic::new(&diag::file::MISSING_FILE, path.span)
                .suggest(nearest(&path.value, known))
                .with("path", path.value.as_str()),
        );
        return None;
    };
    let Some(bytes) = &found.bytes else {
        return refuse(phrases::file::PICTURE_TOO_LARGE);
    };
    if is_svg && std::str::from_utf8(bytes).is_err() {
        return refuse(phrases::file::PICTURE_NOT_TEXT);
    }
    if !is_svg && let Err(reason) = png::check(bytes) {
        return refuse(reason);
    }
    if is_svg {
        let text = &sources.map.file(found.file).text;
        if !svg::check(found.file, text, diagnostics) {
            return None;
        }
    }
    let [as_svg, as_png] = names;
    Some(Picture {
        name: if is_svg { as_svg } else { as_png },
        bytes: bytes.clone(),
    })
}

/// The site's own template of the PDF. It cannot read other files, so that others do nothing.
pub(super) fn paper_template(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let mut own = None;
    for file in &sources.paper_templates {
        match sources.map.file(*file).path.as_str() {
            PAPER_TEMPLATE => own = Some(*file),
            _ => diagnostics.push(Diagnostic::new(
                &diag::paper::UNUSED_PAPER_TEMPLATE,
                Span::start_of(*file),
            )),
        }
    }
    own
}

//! One free page from its source.

use std::sync::Arc;

use super::body::Body;
use super::writing::{self, Kind, Writing, fill};
use super::{Anchors, Context, Resolved, Uses};
use crate::diag::Diagnostics;
use crate::model::{Date, Headings, Page, notation};
use crate::validate::PageSource;

/// Resolves a page. It knows what was known on its date, and without one what is known now.
pub fn resolve(
    context: &Arc<Context>,
    page: &PageSource,
    diagnostics: &mut Diagnostics,
) -> Resolved<Page> {
    let mut found = Diagnostics::default();
    let mut references = Vec::new();
    let front = &page.front;
    let date = front.date.as_ref().map(|date| date.value);
    let writing = Writing {
        anchors: Vec::new(),
        kind: Kind::Page,
        file: page.file,
        body: page.body,
        span: front.span,
        template: None,
        figures: &front.figures,
        letter_date: None,
        date: date.unwrap_or(context.now),
        as_of: date.unwrap_or(context.now),
        is_public: page.is_public,
        is_sound: page.is_sound,
    };
    let day = date.map_or(String::new(), notation::date);
    let fields = [("titel", front.title.value.as_str()), ("datum", &day)];
    let body = fill(context, &writing, &fields, &mut references, &mut found);
    let failed = found.has_errors();
    diagnostics.append(found);
    let Some(mut body) = body.filter(|_| !failed) else {
        return Resolved {
            value: None,
            references,
            anchors: Anchors::default(),
            uses: Uses::default(),
        };
    };
    let anchors = std::mem::take(&mut body.anchors);
    let uses = std::mem::take(&mut body.uses);
    Resolved {
        value: Some(finish(context, page, writing.as_of, body)),
        references,
        anchors,
        uses,
    }
}

fn finish(context: &Context, source: &PageSource, as_of: Date, body: Body) -> Page {
    let front = &source.front;
    let reconstruction = front.reconstruction.as_ref();
    let reconstruction = reconstruction.map(|words| words.value.as_str());
    let notices = writing::notices(Kind::Page, front.status, reconstruction, &body);
    let summary = writing::summary(front.summary.as_ref(), &body);
    let sources = body.sources.finish();
    Page {
        address: source.address.clone(),
        status: front.status,
        language: context.project.settings.language.clone(),
        title: front.title.value.clone(),
        date: front.date.as_ref().map(|date| date.value),
        known_on: (!sources.is_empty()).then_some(as_of),
        summary,
        notices,
        body: body.blocks,
        footnotes: body.footnotes,
        figures: body.figures,
        charts: body.charts,
        tables: body.tables,
        sources,
        headings: Headings::dutch(),
    }
}

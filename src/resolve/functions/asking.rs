//! Functions that ask the data: a figure, or rows to loop over.

use std::collections::BTreeMap;

use tera::Kwargs;

use super::{Call, Desk, Leaf};
use crate::diag::{self, Diagnostic, Diagnostics, Located, phrases};
use crate::model::notation::Form;
use crate::resolve::figures::find;
use crate::syntax::front_matter::FigureRequest;
use crate::syntax::marker;
use crate::syntax::vocabulary::PLACE_ARGUMENT;

/// `cijfer(uit="…", maat="…", <kolom>="…")`.
pub(super) fn figure(desk: &Desk, call: &Call<'_>) -> String {
    let Some(request) = request(desk, call) else {
        return desk.leaves().add(Leaf::Broken);
    };
    let Some(snapshot) = desk
        .context
        .snapshots
        .get(&request.dataset.value, desk.as_of)
    else {
        let complaint = desk.context.unknown_dataset(&request.dataset);
        let mut leaves = desk.leaves();
        leaves.diagnostics.extend(complaint);
        return leaves.add(Leaf::Broken);
    };
    let mut diagnostics = Diagnostics::default();
    let found = find(snapshot, &request, &desk.asker(), &mut diagnostics);
    let mut leaves = desk.leaves();
    leaves.diagnostics.append(diagnostics);
    leaves.add(found.map_or(Leaf::Broken, |value| Leaf::Figure(Box::new(value))))
}

/// The request that the arguments of a call make.
pub(super) fn request(desk: &Desk, call: &Call<'_>) -> Option<FigureRequest> {
    let mut request = FigureRequest {
        span: call.place,
        dataset: Located::new(String::new(), call.place),
        measure: None,
        form: Form::Full,
        time: None,
        selection: Vec::new(),
    };
    for (key, value) in sorted(call.arguments) {
        let text = match value.as_str() {
            Some(text) => text.to_owned(),
            None => value.to_string(),
        };
        let text = match marker::read_value(&text) {
            Some(number) => match desk.leaves().all.get(number) {
                Some(Leaf::Text(words)) => words.clone(),
                _ => {
                    desk.complain(call.wrong(phrases::value::NAME));
                    return None;
                }
            },
            None => text,
        };
        let located = Located::new(text, call.place);
        match key.as_str() {
            PLACE_ARGUMENT => {}
            "uit" => request.dataset = located,
            "maat" => request.measure = Some(located),
            "als" => {
                let form = FigureRequest::FORMS
                    .iter()
                    .find(|(_, word)| *word == located.value);
                let Some((form, _)) = form else {
                    let words: Vec<&str> = FigureRequest::FORMS.iter().map(|(_, w)| *w).collect();
                    desk.complain(call.wrong(format!("als=\"{}\"", words.join("|"))));
                    return None;
                };
                request.form = *form;
            }
            "peildatum" | "periode" => {
                let Some(period) = crate::model::Period::parse(&located.value) else {
                    desk.complain(
                        Diagnostic::new(&diag::file::NOT_A_PERIOD, call.place)
                            .with("text", located.value),
                    );
                    return None;
                };
                request.time = Some(Located::new(period, call.place));
            }
            _ => request
                .selection
                .push((Located::new(key, call.place), located)),
        }
    }
    if request.dataset.value.is_empty() {
        desk.complain(call.needs("uit"));
        return None;
    }
    Some(request)
}

pub(super) fn sorted(arguments: &Kwargs) -> BTreeMap<String, tera::Value> {
    arguments
        .iter()
        .map(|(key, value)| (key.to_string(), value.clone()))
        .collect()
}

/// `rijen(uit="…")`: one row for each combination of dimensions, or for each phase and event.
pub(super) fn rows(desk: &Desk, call: &Call<'_>) -> Vec<BTreeMap<String, String>> {
    let Some(request) = request(desk, call) else {
        return Vec::new();
    };
    let Some(snapshot) = desk
        .context
        .snapshots
        .get(&request.dataset.value, desk.as_of)
    else {
        let complaint = desk.context.unknown_dataset(&request.dataset);
        desk.leaves().diagnostics.extend(complaint);
        return Vec::new();
    };
    let mut diagnostics = Diagnostics::default();
    let rows = super::rows::rows(snapshot, &request, &desk.asker(), &mut diagnostics);
    let mut leaves = desk.leaves();
    leaves.diagnostics.append(diagnostics);
    let rows = rows.unwrap_or_default();
    rows.into_iter()
        .map(|row| {
            row.into_iter()
                .map(|(name, leaf)| (name, leaves.add(leaf)))
                .collect()
        })
        .collect()
}

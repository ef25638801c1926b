//! What a concept says beside the letter: to whoever is asked to agree to it.

use serde::Serialize;

use crate::model::Concept;

/// A concept on screen and on paper.
#[derive(Serialize)]
pub(in crate::render) struct ConceptView {
    /// What it is, in a line.
    #[serde(rename = "kop")]
    heading: String,
    /// The control code.
    code: String,
    /// When it may be public.
    #[serde(rename = "openbaar")]
    public: String,
    /// What to do.
    #[serde(rename = "uitleg")]
    explanation: String,
    /// What is typed to note the agreement; `None` as long as nobody can agree.
    #[serde(rename = "opdracht")]
    command: Option<String>,
    /// What stands at the head of each printed page.
    #[serde(rename = "lopend")]
    running_head: String,
}

pub(in crate::render) fn concept(concept: &Concept) -> ConceptView {
    let code = concept.code.to_string();
    let kenmerk = &concept.kenmerk;
    let what = if concept.version > 1 {
        format!("Concept van een verbetering (versie {})", concept.version)
    } else {
        "Concept".to_owned()
    };
    let public = match concept.from {
        _ if concept.is_secret => "nee, op deze brief rust geheimhouding".to_owned(),
        Some(from) => format!("op zijn vroegst op {}", from.day_or_words()),
        None => "zodra hij gepubliceerd wordt".to_owned(),
    };
    let explanation = if concept.is_ready {
        format!(
            "Gaat u akkoord met deze brief? Geef dan de controlecode door aan {}. De code hoort bij precies deze \
            woorden, cijfers en bijlagen: verandert er iets, dan krijgt de brief een andere code.",
            concept.to
        )
    } else {
        "Deze brief is nog in bewerking. Akkoord gaan kan zodra hij gereed is.".to_owned()
    };
    let command = concept
        .is_ready
        .then(|| format!("raadsbrief agree {kenmerk} --door \"uw naam\" --controle {code}"));
    ConceptView {
        heading: format!("{what}, nog niet openbaar"),
        public,
        explanation,
        command,
        running_head: format!("CONCEPT · {kenmerk} · controlecode {code}"),
        code,
    }
}

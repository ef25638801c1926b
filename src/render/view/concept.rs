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
        _ if concept.is_secret => "nee".to_owned(),
        Some(from) => format!("op zijn vroegst op {}", from.day_or_words()),
        None => "zodra hij gepubliceerd wordt".to_owned(),
    };
    let explanation = if concept.is_ready {
        format!(
            "Gaat u akkoord met deze brief? Geef dan de controlecode door aan {}. De code hoort bij precies deze \
            woorden, cijfers en bijlagen: verandert er iets, dan krijgt de brief een andere code.",
            concept.to
        )
    } else if concept.is_secret {
        "Op deze brief rust geheimhouding. Hij wordt niet gepubliceerd, dus akkoord gaan kan niet."
            .to_owned()
    } else {
        "Deze brief is nog in bewerking. Akkoord gaan kan zodra hij gereed is.".to_owned()
    };
    let command = concept.is_ready.then(|| {
        format!(
            "raadsbrief agree {} --door \"uw naam\" --controle {code}",
            kenmerk.typed()
        )
    });
    ConceptView {
        heading: if concept.is_secret {
            format!("{what}, geheim")
        } else {
            format!("{what}, nog niet openbaar")
        },
        public,
        explanation,
        command,
        running_head: format!("CONCEPT · {kenmerk} · controlecode {code}"),
        code,
    }
}

#[cfg(test)]
mod tests {
    use super::concept;
    use crate::model::{Concept, ControlCode, Kenmerk, Moment};

    fn sample() -> Concept {
        Concept {
            kenmerk: Kenmerk::new("CB 26.004").expect("a number"),
            code: ControlCode::of(&"0".repeat(64)),
            version: 1,
            is_ready: true,
            is_secret: false,
            from: None,
            to: "de griffie".to_owned(),
        }
    }

    #[test]
    fn a_concept_says_when_it_may_be_public_and_what_to_do() {
        let view = concept(&sample());
        assert_eq!(view.heading, "Concept, nog niet openbaar");
        assert_eq!(view.public, "zodra hij gepubliceerd wordt");
        assert!(view.explanation.contains("aan de griffie"));
        assert_eq!(
            view.command.as_deref(),
            Some("raadsbrief agree cb-26-004 --door \"uw naam\" --controle 0000-0000-0000")
        );
        let day = Moment::parse("01-12-2026").expect("a day");
        let later = concept(&Concept {
            from: Some(day),
            version: 3,
            ..sample()
        });
        assert_eq!(later.public, "op zijn vroegst op 1 december 2026");
        assert_eq!(
            later.heading,
            "Concept van een verbetering (versie 3), nog niet openbaar"
        );
    }

    #[test]
    fn who_cannot_agree_is_not_asked_to() {
        for is_secret in [false, true] {
            let view = concept(&Concept {
                is_ready: false,
                is_secret,
                ..sample()
            });
            assert_eq!(view.command, None);
            assert!(!view.explanation.contains("griffie"));
            assert_eq!(view.public == "nee", is_secret);
        }
    }
}

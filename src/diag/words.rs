//! Text for people, in the two languages that the program speaks.

/// The language of messages to authors. Pages and letters are always Dutch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// One text in Dutch and in English. Both are always written together, so that neither is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The Dutch text.
    pub nl: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Words {
    /// Pairs a Dutch and an English text.
    pub const fn new(nl: &'static str, en: &'static str) -> Words {
        Words { nl, en }
    }

    /// The text in one language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.nl,
            Language::English => self.en,
        }
    }

    /// Whether there is no text at all.
    pub const fn is_empty(self) -> bool {
        self.nl.is_empty()
    }
}

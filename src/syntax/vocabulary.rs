//! The words that tags in letters may use. What is not here is refused before Tera sees it.

use crate::diag::{Words, phrases};

/// A function, filter or test: its name, and the name of the value that may be given without one.
pub struct Callable {
    /// Its name in letters.
    pub name: &'static str,
    /// The name that a single unnamed value gets; empty when every value needs a name.
    pub unnamed: &'static str,
    /// A call that is right, for messages.
    pub example: &'static str,
}

const fn callable(name: &'static str, unnamed: &'static str, example: &'static str) -> Callable {
    Callable {
        name,
        unnamed,
        example,
    }
}

/// Functions: `{{ cijfer(uit="…") }}`.
pub const FUNCTIONS: &[Callable] = &[
    callable("cijfer", "", "cijfer(uit=\"maatpact-fasen\", fase=1)"),
    callable("rijen", "", "rijen(uit=\"maatpact-fasen\")"),
    callable(
        "verschil",
        "",
        "verschil(van=cijfers.eerst, naar=cijfers.nu)",
    ),
    callable(
        "verandering",
        "",
        "verandering(van=cijfers.eerst, naar=cijfers.nu)",
    ),
    callable(
        "aandeel",
        "",
        "aandeel(deel=cijfers.jeugd, geheel=cijfers.alle)",
    ),
    callable("som", "", "som(van=[cijfers.wmo, cijfers.jeugd])"),
    callable(
        "meervoud",
        "",
        "meervoud(aantal=cijfers.fasen, een=\"fase\", meer=\"fasen\")",
    ),
    callable("range", "end", "range(end=3)"),
];

/// Filters: `{{ cijfers.budget | miljoenen }}`.
pub const FILTERS: &[Callable] = &[
    callable("getal", "", "cijfers.budget | getal"),
    callable("miljoenen", "", "cijfers.budget | miljoenen"),
    callable("in_woorden", "", "cijfers.fasen | in_woorden"),
    callable("eenheid", "", "cijfers.fasen | eenheid"),
    callable("hoofdletter", "", "cijfers.doelgroep | hoofdletter"),
    callable("length", "", "rijen(uit=\"maatpact-fasen\") | length"),
    callable("first", "", "rijen(uit=\"maatpact-fasen\") | first"),
    callable("last", "", "rijen(uit=\"maatpact-fasen\") | last"),
];

/// Tests: `{% if cijfers.start is meer_dan(100) %}`.
pub const TESTS: &[Callable] = &[
    callable("meer_dan", "dan", "cijfers.start is meer_dan(100)"),
    callable("minder_dan", "dan", "cijfers.start is minder_dan(100)"),
    callable("gelijk_aan", "aan", "cijfers.start is gelijk_aan(100)"),
    callable(
        "gestegen",
        "",
        "verschil(van=cijfers.eerst, naar=cijfers.nu) is gestegen",
    ),
    callable(
        "gedaald",
        "",
        "verschil(van=cijfers.eerst, naar=cijfers.nu) is gedaald",
    ),
    callable("bekend", "", "cijfers.start is bekend"),
    callable("afgeschermd", "", "cijfers.start is afgeschermd"),
    callable("onbekend", "", "cijfers.start is onbekend"),
];

/// Statements that a letter may use.
pub const STATEMENTS: &[&str] = &[
    "if", "elif", "else", "endif", "for", "endfor", "include", "raw", "break", "continue",
];

/// Names that every tag may use: Tera's own words.
pub const KEYWORDS: &[&str] = &[
    "true", "false", "none", "and", "or", "not", "in", "is", "if", "else", "loop",
];

/// Names of values in letters and pages: a letter has its own fields as `brief`, a page as `pagina`.
pub const VARIABLES: &[&str] = &["cijfers", "brief", "pagina"];

/// The hidden argument that tells a call where it stands.
pub const PLACE_ARGUMENT: &str = "__plek";

/// The hidden function that counts the turns of loops.
pub const TURN_FUNCTION: &str = "__beurt";

/// A kind of callable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// `name(…)`.
    Function,
    /// `| name`.
    Filter,
    /// `is name`.
    Test,
}

impl CallKind {
    /// The list of this kind.
    pub fn list(self) -> &'static [Callable] {
        match self {
            CallKind::Function => FUNCTIONS,
            CallKind::Filter => FILTERS,
            CallKind::Test => TESTS,
        }
    }

    /// The word for it in messages.
    pub fn words(self) -> Words {
        match self {
            CallKind::Function => phrases::term::FUNCTION,
            CallKind::Filter => phrases::term::FILTER,
            CallKind::Test => phrases::term::TEST,
        }
    }
}

//! The settings of a site: `raadsbrief.yaml`.
//!
//! Only `organisatie` and `adres` must be there; every other key has a default, named at its
//! field in [`Settings`].

use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span};
use crate::model::{Colour, NumberPattern, SiteOrganisation};
use crate::syntax::yaml::{Mapping, Node};

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Who publishes (`organisatie`).
    pub organisation: SiteOrganisation,
    /// The public address of the site, with a slash at the end (`adres`).
    pub base_url: String,
    /// Language of pages and letters (`taal`); `nl` by default.
    pub language: String,
    /// Whether this is a worked example (`voorbeeld`); no by default.
    pub example: bool,
    /// The accent colour on light ground (`kleuren`, `accent`); `#15607a` by default.
    pub accent: Colour,
    /// The accent colour on dark ground (`kleuren`, `accent_donker`); `#7fc4dc` by default.
    pub accent_dark: Colour,
    /// What a letter is called (`brief`, `naam`); `Raadsinformatiebrief` by default.
    pub letter_name: String,
    /// What letters are called (`brief`, `meervoud`); by default the name with `en` behind it.
    pub letters_name: String,
    /// The pattern of numbers (`brief`, `kenmerk`); `RIB-{jaar}-{volgnummer:3}` by default.
    pub number_pattern: NumberPattern,
    /// The fields of the head of a letter, in order (`brief`, `kop`); by default Aan,
    /// Portefeuillehouder, Onderwerp, Datum and Kenmerk, none of them required.
    pub header: Vec<HeaderSpec>,
    /// The sections of a letter, in order (`brief`, `onderdelen`); none by default, so that a
    /// letter may have any headings.
    pub sections: Vec<SectionSpec>,
}

/// A field of the head of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderSpec {
    /// The key in the front matter: `portefeuillehouder`.
    pub field: String,
    /// What is printed before it: `Portefeuillehouder`.
    pub label: String,
    /// Whether a letter that is ready must have it.
    pub required: bool,
}

/// A section of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionSpec {
    /// Its heading.
    pub title: String,
    /// Whether a letter must have it.
    pub required: bool,
    /// Other headings that count as this section.
    pub aliases: Vec<String>,
}

/// The languages of pages and letters, each with the word that authors type in lower case.
pub const LANGUAGES: [(&str, &str); 3] = [("nl", "nl"), ("nl-NL", "nl-nl"), ("nl-BE", "nl-be")];

/// The fields of the head that have a key of their own in every letter.
pub const FIXED_FIELDS: [&str; 3] = ["onderwerp", "datum", "kenmerk"];

/// The field of the head that names portfolio holders.
pub const PORTFOLIO_HOLDER: &str = "portefeuillehouder";

/// Keys of the front matter that mean something themselves, so that no field can have their name.
const RESERVED_FIELDS: [&str; 9] = [
    "status",
    "sjabloon",
    "dossier",
    "themas",
    "afzender",
    "samenvatting",
    "reconstructie",
    "cijfers",
    "toezeggingen",
];

const WHITE: Colour = Colour {
    red: 0xff,
    green: 0xff,
    blue: 0xff,
};
/// The ground of the dark view.
const DARK: Colour = Colour {
    red: 0x14,
    green: 0x18,
    blue: 0x1b,
};
const ACCENT: Colour = Colour {
    red: 0x15,
    green: 0x60,
    blue: 0x7a,
};
const ACCENT_DARK: Colour = Colour {
    red: 0x7f,
    green: 0xc4,
    blue: 0xdc,
};
/// The least contrast of text (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

/// Reads the settings. All mistakes are reported at once; `None` when something that has no
/// default is missing or wrong.
pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let mut keys = node.mapping(diagnostics)?;
    let organisation = keys
        .required("organisatie", diagnostics)
        .and_then(|node| organisation(node, diagnostics));
    let base_url = keys
        .required("adres", diagnostics)
        .and_then(|node| base_address(node, diagnostics));
    let language = keys
        .optional("taal")
        .and_then(|node| node.choice(&LANGUAGES, diagnostics));
    let example = keys
        .optional("voorbeeld")
        .and_then(|node| node.yes_or_no(diagnostics));
    let (accent, accent_dark) = colours(keys.optional("kleuren"), diagnostics);
    let letter = letter(keys.optional("brief"), diagnostics);
    keys.finish(diagnostics);
    Some(Settings {
        organisation: organisation?,
        base_url: base_url?,
        language: language.unwrap_or("nl").to_owned(),
        example: example.unwrap_or(false),
        accent,
        accent_dark,
        letter_name: letter.name,
        letters_name: letter.plural,
        number_pattern: letter.pattern?,
        header: letter.header,
        sections: letter.sections,
    })
}

/// A web address that may become a link; anything but http and https is reported.
pub fn web_address(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
    let address = node.text(diagnostics)?;
    let lower = address.value.to_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let has_host = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\{}|^".contains(c);
    if has_host && !address.value.contains(forbidden) {
        return Some(address);
    }
    diagnostics.push(
        Diagnostic::new(&diag::settings::NOT_A_WEB_ADDRESS, address.span)
            .with("text", address.value),
    );
    None
}

/// The code of a public body in the TOOI registers, in lower case; anything else is reported.
pub fn organisation_code(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = node.text(diagnostics)?;
    let code = text.value.to_lowercase();
    let digits = code.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let letters = code.len() - digits.len();
    let fits = (2..=5).contains(&letters)
        && (2..=8).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    if !fits {
        diagnostics.push(
            Diagnostic::new(&diag::settings::ORGANISATION_CODE, text.span).with("text", text.value),
        );
        return None;
    }
    Some(code)
}

/// The address of the site, with a slash at the end, so that paths can be put behind it.
fn base_address(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let address = web_address(node, diagnostics)?;
    if address.value.contains(['?', '#']) {
        diagnostics.push(
            Diagnostic::new(&diag::settings::NOT_A_WEB_ADDRESS, address.span)
                .with("text", address.value),
        );
        return None;
    }
    Some(format!("{}/", address.value.trim_end_matches('/')))
}

fn organisation(node: &Node, diagnostics: &mut Diagnostics) -> Option<SiteOrganisation> {
    let mut keys = node.mapping(diagnostics)?;
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let code = keys
        .optional("code")
        .and_then(|node| organisation_code(node, diagnostics));
    keys.finish(diagnostics);
    Some(SiteOrganisation {
        name: name?.value,
        code,
    })
}

fn colours(node: Option<&Node>, diagnostics: &mut Diagnostics) -> (Colour, Colour) {
    let Some(mut keys) = node.and_then(|node| node.mapping(diagnostics)) else {
        return (ACCENT, ACCENT_DARK);
    };
    let accent = keys
        .optional("accent")
        .and_then(|node| colour(node, WHITE, diagnostics));
    let accent_dark = keys
        .optional("accent_donker")
        .and_then(|node| colour(node, DARK, diagnostics));
    keys.finish(diagnostics);
    (accent.unwrap_or(ACCENT), accent_dark.unwrap_or(ACCENT_DARK))
}

fn colour(node: &Node, ground: Colour, diagnostics: &mut Diagnostics) -> Option<Colour> {
    let text = node.text(diagnostics)?;
    let Some(colour) = Colour::parse(&text.value) else {
        diagnostics.push(
            Diagnostic::new(&diag::settings::NOT_A_COLOUR, text.span).with("text", text.value),
        );
        return None;
    };
    let contrast = colour.contrast(ground);
    if contrast < LEAST_CONTRAST {
        // Cut off, not rounded: 4,46 would otherwise be called too little and shown as 4,5.
        let shown = format!("{:.1}", (contrast * 10.0).floor() / 10.0).replace('.', ",");
        diagnostics.push(
            Diagnostic::new(&diag::settings::LOW_CONTRAST, text.span)
                .with("text", colour.hex())
                .with("ground", ground.hex())
                .with("contrast", shown),
        );
    }
    Some(colour)
}

/// What stands under `brief`. The pattern is `None` only when a wrong one was reported.
struct Letter {
    name: String,
    plural: String,
    pattern: Option<NumberPattern>,
    header: Vec<HeaderSpec>,
    sections: Vec<SectionSpec>,
}

fn letter(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Letter {
    let mut keys = node.and_then(|node| node.mapping(diagnostics));
    let mut optional = |key| {
        keys.as_mut()
            .and_then(|keys: &mut Mapping<'_>| keys.optional(key))
    };
    let text = |node: Option<&Node>, diagnostics: &mut Diagnostics| {
        node.and_then(|node| node.text(diagnostics))
            .map(|text| text.value)
    };
    let name =
        text(optional("naam"), diagnostics).unwrap_or_else(|| "Raadsinformatiebrief".to_owned());
    let plural = text(optional("meervoud"), diagnostics).unwrap_or_else(|| plural_of(&name));
    let pattern = match optional("kenmerk") {
        None => NumberPattern::parse("RIB-{jaar}-{volgnummer:3}"),
        Some(node) => pattern(node, diagnostics),
    };
    let header = optional("kop").map_or_else(default_header, |node| header(node, diagnostics));
    let sections = optional("onderdelen").map_or_else(Vec::new, |node| sections(node, diagnostics));
    if let Some(keys) = keys {
        keys.finish(diagnostics);
    }
    Letter {
        name,
        plural,
        pattern,
        header,
        sections,
    }
}

/// The plural of a word for a letter: `brief` becomes `brieven`, others get `en`.
fn plural_of(name: &str) -> String {
    match name.strip_suffix("rief") {
        Some(stem) => format!("{stem}rieven"),
        None => format!("{name}en"),
    }
}

fn pattern(node: &Node, diagnostics: &mut Diagnostics) -> Option<NumberPattern> {
    let text = node.text(diagnostics)?;
    let pattern = NumberPattern::parse(&text.value);
    if pattern.is_none() {
        diagnostics.push(
            Diagnostic::new(&diag::settings::NUMBER_PATTERN, text.span).with("text", text.value),
        );
    }
    pattern
}

fn default_header() -> Vec<HeaderSpec> {
    let fields = [
        ("aan", "Aan"),
        ("portefeuillehouder", "Portefeuillehouder"),
        ("onderwerp", "Onderwerp"),
        ("datum", "Datum"),
        ("kenmerk", "Kenmerk"),
    ];
    fields
        .into_iter()
        .map(|(field, label)| HeaderSpec {
            field: field.to_owned(),
            label: label.to_owned(),
            required: false,
        })
        .collect()
}

fn header(node: &Node, diagnostics: &mut Diagnostics) -> Vec<HeaderSpec> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut specs = Vec::new();
    for item in node.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let field = keys
            .required("veld", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let label = keys
            .required("label", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let required = keys
            .optional("verplicht")
            .and_then(|node| node.yes_or_no(diagnostics))
            .unwrap_or(false);
        keys.finish(diagnostics);
        let (Some(field), Some(label)) = (field, label) else {
            continue;
        };
        if field_fits(&field, &mut seen, diagnostics) {
            specs.push(HeaderSpec {
                field: field.value,
                label: label.value,
                required,
            });
        }
    }
    specs
}

fn field_fits(
    field: &Located<String>,
    seen: &mut BTreeMap<String, Span>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let name = field.value.as_str();
    let letters = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if !letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        diagnostics
            .push(Diagnostic::new(&diag::settings::FIELD_NAME, field.span).with("name", name));
        return false;
    }
    let before = seen.insert(name.to_owned(), field.span);
    if before.is_none() && !RESERVED_FIELDS.contains(&name) {
        return true;
    }
    let mut taken = Diagnostic::new(&diag::settings::FIELD_TAKEN, field.span).with("name", name);
    if let Some(before) = before {
        taken = taken.related(before, FIRST_TIME);
    }
    diagnostics.push(taken);
    false
}

const FIRST_TIME: diag::Words = diag::Words::new(
    "hier staat het voor het eerst",
    "here it stands for the first time",
);

fn sections(node: &Node, diagnostics: &mut Diagnostics) -> Vec<SectionSpec> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut specs = Vec::new();
    for item in node.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let title = keys
            .required("titel", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let required = keys
            .optional("verplicht")
            .and_then(|node| node.yes_or_no(diagnostics))
            .unwrap_or(false);
        let aliases = keys
            .optional("ook")
            .map_or_else(Vec::new, |node| node.texts(diagnostics));
        keys.finish(diagnostics);
        let Some(title) = title else { continue };
        for name in std::iter::once(&title).chain(&aliases) {
            // Headings are compared without regard to case, so the names here are too.
            if let Some(before) = seen.insert(name.value.to_lowercase(), name.span) {
                diagnostics.push(
                    Diagnostic::new(&diag::settings::SECTION_TWICE, name.span)
                        .with("title", name.value.as_str())
                        .related(before, FIRST_TIME),
                );
            }
        }
        specs.push(SectionSpec {
            title: title.value,
            required,
            aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        });
    }
    specs
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Settings, read};
    use crate::diag::{Diagnostics, Language, SourceMap, Span};
    use crate::syntax::yaml;

    fn check(text: &str) -> (Option<Settings>, Vec<String>) {
        let mut map = SourceMap::default();
        let file = map.add("raadsbrief.yaml", text);
        let mut diagnostics = Diagnostics::default();
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let node = yaml::parse(text, &place, &mut diagnostics);
        let settings = node.and_then(|node| read(&node, &mut diagnostics));
        let messages = diagnostics.sorted().into_iter().map(|d| {
            let at = map.line_column(d.primary);
            let message = d.message(Language::Dutch);
            format!("{}:{} {} {message}", at.line, at.column, d.entry.code)
        });
        (settings, messages.collect())
    }

    const LEAST: &str =
        "organisatie: {naam: Gemeente Goirle, code: GM0785}\nadres: https://brieven.example\n";

    #[test]
    fn two_keys_are_enough() {
        let (settings, messages) = check(LEAST);
        assert_eq!(messages, Vec::<String>::new());
        let settings = settings.unwrap();
        assert_eq!(settings.base_url, "https://brieven.example/");
        assert_eq!(settings.organisation.code.as_deref(), Some("gm0785"));
        assert_eq!(settings.letters_name, "Raadsinformatiebrieven");
        assert_eq!(settings.number_pattern.format(2019, 1), "RIB-2019-001");
        assert_eq!(settings.header.len(), 5);
        assert!(settings.sections.is_empty());
        assert!(!settings.example);
    }

    #[test]
    fn the_settings_of_the_example_are_without_mistakes() {
        let (settings, messages) = check(include_str!("../../raadsbrief.yaml"));
        assert_eq!(messages, Vec::<String>::new());
        let settings = settings.unwrap();
        assert!(settings.example);
        assert_eq!(settings.sections[1].aliases, ["Aanleiding"]);
        assert!(settings.header[1].required);
    }

    #[test]
    fn an_address_that_no_path_can_follow_is_refused() {
        for address in [
            "https://x.example/?a=1",
            "https://x.example/#top",
            "https://",
            "//x.example",
            "https://x y",
        ] {
            let (_, messages) = check(&format!(
                "organisatie: {{naam: Gemeente}}\nadres: \"{address}\"\n"
            ));
            assert_eq!(
                messages,
                [format!("2:8 RB201 „{address}” is geen webadres")]
            );
        }
    }

    #[test]
    fn every_mistake_is_reported_at_its_place() {
        let (settings, messages) = check(
            "organisatie: {naam: Gemeente, code: goirle}\nadres: ftp://x\ntaal: de\nvorbeeld: ja\n\
             kleuren: {accent: blauw, accent_donker: \"#15607a\"}\nbrief:\n  kenmerk: RIB-{jaar}\n  kop:\n\
             \x20   - {veld: Aan, label: Aan}\n    - {veld: status, label: Status}\n    - {veld: aan, label: Aan}\n    - {veld: aan, label: Ook}\n    - {veld: onderwerp}\n\
             \x20 onderdelen:\n    - {titel: Inleiding, ook: [Aanleiding]}\n    - {titel: aanleiding, verplicht: misschien}\n",
        );
        assert_eq!(settings, None);
        assert_eq!(
            messages,
            [
                "1:37 RB208 „goirle” is geen code van een organisatie",
                "2:8 RB201 „ftp://x” is geen webadres",
                "3:7 RB112 „de” is hier geen bekende keuze",
                "4:1 RB106 de sleutel „vorbeeld” is hier niet bekend",
                "5:19 RB202 „blauw” is geen kleur",
                "5:41 RB203 de kleur #15607a is niet goed te lezen op #14181b: het contrast is 2,5, en 4,5 is het minste",
                "7:12 RB204 „RIB-{jaar}” is geen patroon voor kenmerken",
                "9:14 RB205 „Aan” kan geen naam van een veld zijn",
                "10:14 RB206 de naam „status” is al in gebruik",
                "12:14 RB206 de naam „aan” is al in gebruik",
                "13:8 RB107 hier ontbreekt „label”",
                "16:15 RB207 het onderdeel „aanleiding” staat er al",
                "16:38 RB108 hier hoort „ja” of „nee”, niet een enkele waarde",
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_the_reader_panic(
            text in "(organisatie|adres|kleuren|brief): [-{}\\[\\]: a-z#\"',\né\t&*!|>%@]{0,40}\n[^\u{0}]{0,40}",
        ) {
            check(&text);
        }
    }
}

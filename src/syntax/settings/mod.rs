//! The settings of a site: `raadsbrief.yaml`.
//!
//! Only `organisatie` and `adres` must be there; every other key has a default, named at its
//! field in [`Settings`].

mod data;
mod house;
mod letter;
mod publication;
mod report;
mod signature;

use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::{
    Archival, Colour, FooterLine, Licence, NumberPattern, Palette, ReportAddress, SiteOrganisation,
    Typeface,
};
use crate::syntax::yaml::Node;

pub use house::{ARCHIVAL, LogoSpec, TYPEFACES};
pub use letter::{FIXED_FIELDS, HeaderSpec, PORTFOLIO_HOLDER, SectionSpec};
pub use signature::{
    SIGNERS, SignatureRequest, SignatureSpec, request as signature_request, unknown_field,
};

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
    /// The colours of series in charts (`kleuren`, `grafieken`).
    pub palette: Palette,
    /// The ground of the bar at the top of pages (`kleuren`, `vlak`); none by default.
    pub band: Option<Colour>,
    /// The face of running text (`lettertype`); with serifs by default.
    pub typeface: Typeface,
    /// The logo (`logo`); none by default.
    pub logo: Option<LogoSpec>,
    /// What the PDF of a letter keeps to (`pdf`, `norm`); PDF/A-3a by default.
    pub archival: Archival,
    /// The lines at the foot of pages (`voettekst`); none by default.
    pub footer: Vec<FooterLine>,
    /// Where readers tell of a mistake (`fout_gezien`); nowhere by default.
    pub report: Option<ReportAddress>,
    /// The terms under which others may use the public data (`gegevens`, `licentie`); none by
    /// default, so that nothing is claimed.
    pub data_licence: Option<Licence>,
    /// Whether a letter is published only when somebody agreed to it (`publicatie`, `akkoord`); no by
    /// default.
    pub agreement_needed: bool,
    /// Who publishes when nobody says (`publicatie`, `door`); the organisation by default.
    pub publisher: String,
    /// Who signs letters (`ondertekening`); nobody by default.
    pub signature: SignatureSpec,
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

/// The languages of pages and letters, each with the word that authors type in lower case.
pub const LANGUAGES: [(&str, &str); 3] = [("nl", "nl"), ("nl-NL", "nl-nl"), ("nl-BE", "nl-be")];

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
    let colours = house::colours(keys.optional("kleuren"), diagnostics);
    let typeface = house::typeface(keys.optional("lettertype"), diagnostics);
    let logo = keys
        .optional("logo")
        .and_then(|node| house::logo(node, diagnostics));
    let archival = house::archival(keys.optional("pdf"), diagnostics);
    let footer = keys
        .optional("voettekst")
        .map_or_else(Vec::new, |node| house::footer(node, diagnostics));
    let report = keys
        .optional("fout_gezien")
        .and_then(|node| report::read(node, diagnostics));
    let data_licence = data::licence(keys.optional("gegevens"), diagnostics);
    let publication = keys
        .optional("publicatie")
        .and_then(|node| publication::read(node, diagnostics))
        .unwrap_or_default();
    let letter = letter::read(keys.optional("brief"), diagnostics);
    let signature = keys
        .optional("ondertekening")
        .map(|node| signature::read(node, &letter.header, diagnostics));
    keys.finish(diagnostics);
    let organisation = organisation?;
    Some(Settings {
        agreement_needed: publication.agreement_needed,
        publisher: publication
            .publisher
            .unwrap_or_else(|| organisation.name.clone()),
        organisation,
        base_url: base_url?,
        language: language.unwrap_or("nl").to_owned(),
        example: example.unwrap_or(false),
        accent: colours.accent,
        accent_dark: colours.accent_dark,
        palette: colours.palette,
        band: colours.band,
        typeface,
        logo,
        archival,
        footer,
        report,
        data_licence,
        signature: signature.unwrap_or_default(),
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

/// Whether a text is one mailbox, in plain characters.
fn is_mailbox(text: &str) -> bool {
    let plain = |part: &str| {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b".-_+".contains(&b);
        !part.is_empty() && part.bytes().all(is_plain)
    };
    text.split_once('@')
        .is_some_and(|(name, host)| plain(name) && plain(host))
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

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Settings, SignatureSpec, read};
    use crate::diag::{Diagnostics, Language, SourceMap, Span};
    use crate::model::{Archival, Colour, Signer, Typeface};
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
        assert!(!settings.agreement_needed);
        assert_eq!(settings.publisher, "Gemeente Goirle");
    }

    #[test]
    fn publishing_may_need_an_agreement_and_have_a_publisher_of_its_own() {
        let (settings, messages) = check(&format!(
            "{LEAST}publicatie: {{akkoord: ja, door: de griffie}}\n"
        ));
        assert_eq!(messages, Vec::<String>::new());
        let settings = settings.unwrap();
        assert!(settings.agreement_needed);
        assert_eq!(settings.publisher, "de griffie");
    }

    #[test]
    fn the_settings_of_the_example_are_without_mistakes() {
        let (settings, messages) = check(include_str!("../../../raadsbrief.yaml"));
        assert_eq!(messages, Vec::<String>::new());
        let settings = settings.unwrap();
        assert!(settings.example);
        assert_eq!(settings.sections[1].aliases, ["Aanleiding"]);
        assert!(settings.sections[0].required);
        assert_eq!(settings.header[1].field, "portefeuillehouder");
    }

    #[test]
    fn a_house_style_is_read() {
        let (settings, messages) = check(&format!(
            "{LEAST}kleuren: {{vlak: \"#4A150D\"}}\nlettertype: schreefloos\nlogo: {{bestand: templates/l.svg, tekst: Goirle}}\n\
             voettekst:\n  - Postbus 0\n  - {{tekst: Post, adres: \"mailto:raad@goirle.example\"}}\nondertekening: portefeuillehouder\n"
        ));
        assert_eq!(messages, Vec::<String>::new());
        let settings = settings.unwrap();
        assert_eq!(settings.band, Colour::parse("#4a150d"));
        assert_eq!(settings.typeface, Typeface::Sans);
        assert_eq!(settings.logo.unwrap().file.value, "templates/l.svg");
        let urls: Vec<_> = settings.footer.iter().map(|l| l.url.as_deref()).collect();
        assert_eq!(urls, [None, Some("mailto:raad@goirle.example")]);
        assert_eq!(settings.signature.by, Some(Signer::PortfolioHolder));

        let (settings, _) = check(LEAST);
        let settings = settings.unwrap();
        assert_eq!((settings.logo, settings.band), (None, None));
        assert_eq!(settings.signature, SignatureSpec::default());
    }

    #[test]
    fn a_licence_is_a_known_one_or_has_an_address() {
        let licence = |text: &str| check(&format!("{LEAST}gegevens: {{licentie: {text}}}\n"));
        let (settings, messages) = licence("cc-by-4.0");
        assert_eq!(messages, Vec::<String>::new());
        let known = settings.unwrap().data_licence.unwrap();
        assert_eq!(known.id, Some("CC-BY-4.0"));
        let (settings, messages) = licence("{naam: Eigen, adres: 'https://x.example/l'}");
        assert_eq!(messages, Vec::<String>::new());
        let own = settings.unwrap().data_licence.unwrap();
        assert_eq!((own.id, own.url.as_str()), (None, "https://x.example/l"));
        let (_, messages) = licence("CC-0");
        assert_eq!(messages, ["3:22 RB112 „CC-0” is hier geen bekende keuze"]);
        let (_, messages) = licence("{naam: Eigen}");
        assert_eq!(messages, ["3:23 RB107 hier ontbreekt „adres”"]);
        assert_eq!(check(LEAST).0.unwrap().data_licence, None);
    }

    #[test]
    fn a_pdf_keeps_to_one_of_two_norms() {
        let norm = |text: &str| check(&format!("{LEAST}pdf: {{norm: {text}}}\n"));
        let (settings, messages) = norm("pdf/a-2a");
        assert_eq!(messages, Vec::<String>::new());
        assert_eq!(settings.unwrap().archival, Archival::A2a);
        let (settings, messages) = norm("PDF/A-1b");
        assert_eq!(
            messages,
            ["3:13 RB112 „PDF/A-1b” is hier geen bekende keuze"]
        );
        assert_eq!(settings.unwrap().archival, Archival::A3a);
        assert_eq!(check(LEAST).0.unwrap().archival, Archival::A3a);
    }

    #[test]
    fn every_mistake_in_a_house_style_is_reported_at_its_place() {
        let (_, messages) = check(&format!(
            "{LEAST}kleuren: {{vlak: rood}}\nlettertype: comic\nlogo: {{bestand: l.svg}}\n\
             voettekst: [{{tekst: Bel, adres: \"tel:\"}}, {{tekst: x}}]\n\
             ondertekening: {{college: {{personen: [{{}}, {{functie: burgemeester, name: B}}]}}}}\n"
        ));
        assert_eq!(
            messages,
            [
                "3:17 RB202 „rood” is geen kleur",
                "4:13 RB112 „comic” is hier geen bekende keuze",
                "5:8 RB107 hier ontbreekt „tekst”",
                "6:33 RB210 „tel:” is geen e-mailadres of telefoonnummer waar een link naartoe kan",
                "6:43 RB107 hier ontbreekt „adres”",
                "7:17 RB107 hier ontbreekt „door”",
                "7:38 RB107 hier ontbreekt „functie”",
                "7:66 RB106 „name” is hier niet bekend",
            ]
        );
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
                "4:1 RB106 „vorbeeld” is hier niet bekend",
                "5:19 RB202 „blauw” is geen kleur",
                "5:41 RB203 de kleur #15607a is niet goed te lezen op #15181b: het contrast is 2,5, en 4,5 is nodig",
                "7:12 RB204 „RIB-{jaar}” is geen patroon voor kenmerken",
                "9:14 RB205 „Aan” kan geen naam van een veld zijn",
                "10:14 RB206 de naam „status” is al in gebruik",
                "12:14 RB206 de naam „aan” is al in gebruik",
                "13:8 RB107 hier ontbreekt „label”",
                "16:15 RB207 het onderdeel „aanleiding” staat er al",
                "16:38 RB108 hier hoort „ja” of „nee”, maar er staat „misschien”",
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_the_reader_panic(
            text in "(organisatie|adres|kleuren|brief|logo|voettekst|ondertekening): [-{}\\[\\]: a-z#\"',\né\t&*!|>%@]{0,40}\n[^\u{0}]{0,40}",
        ) {
            check(&text);
        }
    }
}

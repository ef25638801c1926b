//! `raadsbrief new`: the beginning of a letter.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use super::arguments::New;
use super::files::{self, Existing};
use super::{Ending, clock, screen};
use crate::diag::phrases::{command, screen as line};
use crate::diag::{Diagnostics, Failure, Format, Language, Span, nearest};
use crate::load::{self, ActFile, Sources};
use crate::model::{Date, slug};
use crate::syntax::front_matter;
use crate::syntax::settings::{FIXED_FIELDS, Settings};
use crate::syntax::{HoledText, yaml};
use crate::validate;

/// Longest name of a letter's file, in bytes, without `.md`.
const LONGEST_NAME: usize = 60;

/// Writes a letter that is a draft, with the next number, and says where it is.
pub(super) fn new(wanted: &New, language: Language) -> Result<Ending, Failure> {
    // Mistakes elsewhere are no reason not to begin: `check` reports them.
    let sources = load::site(&wanted.project, &mut Diagnostics::default())?;
    let mut diagnostics = Diagnostics::default();
    let settings = validate::settings(&sources, &mut diagnostics);
    let Some(settings) = settings.filter(|_| !diagnostics.has_errors()) else {
        screen::diagnostics(&diagnostics, &sources.map, Format::Human, language);
        return Ok(Ending::Mistakes);
    };
    let date = wanted.date.unwrap_or_else(clock::today);
    let acts = load::acts(&load::record_folder(&wanted.project))?;
    let numbers = Numbers::read(&sources, &acts);
    let number = numbers.next(&settings, date.year());
    let sections = match &wanted.template {
        Some(name) => template_sections(&sources, name)?,
        None => settings_sections(&settings),
    };
    let text = letter(wanted, &settings, date, &number, &sections)?;
    let name = file_name(&wanted.subject)?;
    let path = format!("content/brieven/{}/{name}.md", date.year());
    files::write(&wanted.project, &[(path.clone(), text)], Existing::Refuse)
        .map_err(|failure| failure.with_help(command::OTHER_SUBJECT))?;
    let made = line::NEW_DRAFT
        .with("number", &number)
        .with("path", shown_path(&wanted.project, &path));
    let mut told = format!("{}\n", made.get(language));
    for path in &numbers.unread {
        let unread = line::NEW_UNREAD.with("path", path);
        let _ = writeln!(told, "{}", unread.get(language));
    }
    screen::print(&told);
    Ok(Ending::Done)
}

fn shown_path(project: &Path, path: &str) -> String {
    if project == Path::new(".") {
        path.to_owned()
    } else {
        project.join(path).display().to_string()
    }
}

/// The numbers that letters of a site have.
struct Numbers {
    /// As written.
    taken: Vec<String>,
    /// Their addresses, which must differ too.
    addresses: BTreeSet<String>,
    /// Letters whose front matter cannot be read.
    unread: Vec<String>,
}

impl Numbers {
    /// Drafts and letters that wait for their date count as others do, and so do letters that were ever
    /// published: one that was withdrawn keeps its number, also when its source is gone.
    fn read(sources: &Sources, acts: &[ActFile]) -> Numbers {
        let mut numbers = Numbers {
            taken: Vec::new(),
            addresses: BTreeSet::new(),
            unread: Vec::new(),
        };
        for stored in acts.iter().filter_map(validate::stored_act) {
            for letter in stored.act.letters {
                let slug = letter.kenmerk.slug();
                if numbers.addresses.insert(slug) {
                    numbers.taken.push(letter.kenmerk.as_str().to_owned());
                }
            }
        }
        for file in &sources.letters {
            let source = sources.map.file(*file);
            let mut diagnostics = Diagnostics::default();
            let front = front_matter::split(&source.text, *file)
                .ok()
                .and_then(|parts| {
                    let place = |range: Range<usize>| Span::new(*file, range.start, range.end);
                    yaml::parse(&source.text[parts.yaml], &place, &mut diagnostics)
                });
            let Some(front) = front else {
                numbers.unread.push(source.path.clone());
                continue;
            };
            let mut keys = front.mapping(&mut diagnostics);
            let node = keys.as_mut().and_then(|keys| keys.optional("kenmerk"));
            let Some(node) = node else { continue };
            match node.scalar() {
                Some(number) => {
                    numbers.addresses.insert(slug(number));
                    numbers.taken.push(number.to_owned());
                }
                None => numbers.unread.push(source.path.clone()),
            }
        }
        numbers
    }

    /// The number behind the highest of the year; gaps are not filled, because the number of a
    /// letter that was thrown away may stand in someone's minutes.
    fn next(&self, settings: &Settings, year: i16) -> String {
        let pattern = &settings.number_pattern;
        let highest = self
            .taken
            .iter()
            .filter_map(|number| pattern.read(number))
            .filter(|(of, _)| of.is_none_or(|of| of == year))
            .map(|(_, sequence)| sequence)
            .max()
            .unwrap_or(0);
        let mut sequence = highest.saturating_add(1);
        loop {
            let number = pattern.format(year, sequence);
            // A number that does not follow the pattern may have the same address.
            if !self.addresses.contains(&slug(&number)) {
                return number;
            }
            sequence = sequence.saturating_add(1);
        }
    }
}

/// A section of the new letter.
struct Begun {
    title: String,
    /// What stands below the heading; `None` where the template has words of its own, which come
    /// by themselves as long as the letter does not have the heading.
    comment: Option<String>,
}

fn settings_sections(settings: &Settings) -> Vec<Begun> {
    let sections = settings.sections.iter().map(|section| Begun {
        title: section.title.clone(),
        comment: Some(comment(&section.title, section.required)),
    });
    sections.collect()
}

/// What goes in a section.
fn comment(title: &str, required: bool) -> String {
    let what = match title.to_lowercase().as_str() {
        "kennisnemen van" => "In één zin: waarvan de raad kennisneemt.",
        "inleiding" | "aanleiding" => "Waarom deze brief er nu is, en wat eraan voorafging.",
        "informatie" | "kernboodschap" => {
            "Wat u de raad vertelt. Cijfers komen uit data/, zoals {{ cijfers.nu }}."
        }
        "vervolg" => "Wat er nu gebeurt, en wanneer de raad daarvan hoort.",
        "communicatie" => "Wie het nog meer te horen krijgt, en hoe.",
        "consequenties" | "financiën" | "financiele consequenties" | "financiële consequenties" => {
            "Wat het kost, en waar dat geld vandaan komt."
        }
        _ => "Schrijf hier de tekst.",
    };
    let optional = if required {
        ""
    } else {
        " Niet nodig? Haal dan ook de kop weg."
    };
    format!("{{! {what}{optional} !}}")
}

/// The sections of a letter template: those that only keep a place are for the letter to write.
fn template_sections(sources: &Sources, name: &str) -> Result<Vec<Begun>, Failure> {
    let path = |name: &str| format!("templates/brieven/{name}.md");
    let map = &sources.map;
    let found = sources
        .letter_templates
        .iter()
        .find(|file| map.file(**file).path == path(name));
    let Some(file) = found else {
        let names: Vec<&str> = sources
            .letter_templates
            .iter()
            .filter_map(|file| {
                let rest = map.file(*file).path.strip_prefix("templates/brieven/")?;
                rest.strip_suffix(".md")
            })
            .collect();
        let reason = match nearest(name, names.iter().copied()) {
            Some(near) => command::NO_SUCH_TEMPLATE_MEANT
                .with("name", name)
                .with("near", near),
            None => command::NO_SUCH_TEMPLATE
                .with("name", name)
                .with("known", names.join(", ")),
        };
        return Err(Failure::command_line(command::BEGIN_LETTER, reason));
    };
    let text = &map.file(*file).text;
    let mut diagnostics = Diagnostics::default();
    let template = HoledText::read(*file, text, 0..text.len(), None, &mut diagnostics);
    let sections = template.sections.iter().filter_map(|section| {
        let title = section.title.clone()?;
        let below = text[section.range.clone()].split_once('\n');
        let is_place = below.is_none_or(|(_, below)| below.trim().is_empty());
        let comment = is_place.then(|| comment(&title, true));
        Some(Begun { title, comment })
    });
    Ok(sections.collect())
}

fn letter(
    wanted: &New,
    settings: &Settings,
    date: Date,
    number: &str,
    sections: &[Begun],
) -> Result<String, Failure> {
    let mut given: Vec<(&str, &str)> = wanted
        .fields
        .iter()
        .map(|(field, value)| (field.as_str(), value.as_str()))
        .collect();
    if let Some(name) = &wanted.portfolio_holder {
        given.push(("portefeuillehouder", name));
    }
    let known: Vec<&str> = settings
        .header
        .iter()
        .map(|spec| spec.field.as_str())
        .filter(|field| !FIXED_FIELDS.contains(field))
        .collect();
    for (field, _) in &given {
        if !known.contains(field) {
            let reason = command::NO_SUCH_FIELD
                .with("field", *field)
                .with("known", known.join(", "));
            return Err(Failure::command_line(command::BEGIN_LETTER, reason));
        }
    }
    let mut text = String::from("---\n");
    let _ = writeln!(text, "kenmerk: {}", yaml::scalar(number));
    // Who forgets to change it looks in vain for the letter.
    text.push_str("status: concept   # maak er „gereed” van als de brief af is\n");
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key}: {}", yaml::scalar(value));
    };
    if let Some(template) = &wanted.template {
        line("sjabloon", template);
    }
    line("onderwerp", &wanted.subject);
    let _ = writeln!(
        text,
        "datum: {:02}-{:02}-{:04}",
        date.day(),
        date.month(),
        date.year()
    );
    for field in known {
        match given.iter().find(|(given, _)| *given == field) {
            Some((_, value)) => {
                let _ = writeln!(text, "{field}: {}", yaml::scalar(value));
            }
            // A key without value would be a mistake; behind # it is a reminder.
            None => {
                let _ = writeln!(text, "# {field}: …");
            }
        }
    }
    match &wanted.dossier {
        Some(dossier) => {
            let _ = writeln!(text, "dossier: {}", yaml::scalar(dossier));
        }
        None => text.push_str("# dossier: …\n"),
    }
    text.push_str(
        "# cijfers:\n#   nu: {uit: bestand-in-data, wijk: Noord}\n\
         # toezeggingen:\n#   - {wat: De raad informeren over …, uiterlijk: najaar 2030}\n---\n",
    );
    for section in sections {
        match &section.comment {
            Some(comment) => {
                let _ = write!(text, "\n## {}\n\n{comment}\n", section.title);
            }
            None => {
                let _ = write!(
                    text,
                    "\n{{! „{}” komt uit het sjabloon; zet hier de kop ## {0} om het zelf te \
                        schrijven. !}}\n",
                    section.title
                );
            }
        }
    }
    if sections.is_empty() {
        text.push_str("\n{! Schrijf hier de brief; koppen beginnen met ##. !}\n");
    }
    Ok(text)
}

/// The name of a letter's file, without `.md`: the subject as an address, cut off at a word.
fn file_name(subject: &str) -> Result<String, Failure> {
    let mut name = slug(subject);
    if name.len() > LONGEST_NAME {
        // A slug is ASCII.
        let cut = name[..=LONGEST_NAME].rfind('-').unwrap_or(LONGEST_NAME);
        name.truncate(cut);
    }
    if name.is_empty() {
        return Err(Failure::command_line(
            command::BEGIN_LETTER,
            command::NO_LETTER_OR_DIGIT,
        ));
    }
    Ok(if is_reserved(&name) {
        format!("brief-{name}")
    } else {
        name
    })
}

/// Names that Windows keeps for devices, whatever the extension.
fn is_reserved(name: &str) -> bool {
    let numbered = |prefix: &str| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    ["con", "prn", "aux", "nul"].contains(&name) || numbered("com") || numbered("lpt")
}

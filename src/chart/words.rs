//! Dutch for periods and lists inside sentences.

use crate::model::{Period, Precision, notation};

/// A period with the preposition that a sentence needs: `op 1 januari 2023`, `in april 2019`,
/// `in het najaar van 2019`, `rond de zomer van 2020`, `medio 2023`.
pub(super) fn when(period: &Period) -> String {
    let text = period.text.trim();
    if period.precision == Precision::Day {
        return format!("op {text}");
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    match first.as_str() {
        "begin" => format!("aan het {}", with_of(text)),
        // These say their own place in time.
        "rond" | "omstreeks" | "circa" | "medio" | "eind" | "halverwege" | "in" | "op"
        | "uiterlijk" | "vanaf" | "voor" | "na" | "tussen" => text.to_owned(),
        "het" | "de" | "midden" | "einde" => format!("in {text}"),
        "voorjaar" | "najaar" => format!("in het {}", with_of(text)),
        "lente" | "zomer" | "herfst" | "winter" => format!("in de {}", with_of(text)),
        "eerste" | "tweede" | "derde" | "vierde" | "1e" | "2e" | "3e" | "4e" => {
            let article = match words.next() {
                Some("helft") => "de",
                _ => "het",
            };
            format!("in {article} {}", with_of(text))
        }
        "kwartaal" => format!("in {text}"),
        _ if period.precision == Precision::Range && text.contains(" t") => format!("van {text}"),
        _ => format!("in {text}"),
    }
}

/// "najaar 2019" as "najaar van 2019": the year takes "van" behind a name of a season.
fn with_of(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((name, year))
            if year.starts_with(|first: char| first.is_ascii_digit())
                && !name.ends_with(" van") =>
        {
            format!("{name} van {year}")
        }
        _ => text.to_owned(),
    }
}

/// A number of things in words up to a thousand.
pub(super) fn count(number: usize) -> String {
    notation::number_words(number.into()).unwrap_or_else(|| number.to_string())
}

/// An author's words as the end of a sentence: trimmed, without the stop that we add ourselves.
pub(super) fn without_stop(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',']).trim_end()
}

/// Words as a sentence: with a stop at the end, unless they have one.
pub(super) fn sentence(words: &str) -> String {
    match words.ends_with(['?', '!', '…', '.']) {
        true => words.to_owned(),
        false => format!("{words}."),
    }
}

#[cfg(test)]
mod tests {
    use super::when;
    use crate::model::Period;

    #[test]
    fn each_period_takes_the_preposition_that_dutch_gives_it() {
        for (text, sentence) in [
            ("1 januari 2023", "op 1 januari 2023"),
            ("april 2019", "in april 2019"),
            ("najaar 2019", "in het najaar van 2019"),
            ("najaar van 2019", "in het najaar van 2019"),
            ("zomer 2020", "in de zomer van 2020"),
            ("winter 2019-2020", "in de winter van 2019-2020"),
            ("rond de zomer van 2020", "rond de zomer van 2020"),
            ("medio 2023", "medio 2023"),
            ("begin 2023", "aan het begin van 2023"),
            ("eind oktober 2022", "eind oktober 2022"),
            ("2021", "in 2021"),
            ("3e kwartaal 2023", "in het 3e kwartaal van 2023"),
            ("tweede helft 2023", "in de tweede helft van 2023"),
            ("januari t/m juni 2021", "van januari t/m juni 2021"),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!(when(&period), sentence);
        }
    }
}

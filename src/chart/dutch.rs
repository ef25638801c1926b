//! Dutch for periods and lists inside sentences.

use crate::model::notation::{self, Form};
use crate::model::{Measurement, Period, Precision, Qualifier, Quantity, Status, Unit, UnitKind};

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

/// A period as it follows "sinds" or "tussen": `het 1e kwartaal van 2021`, `april 2019`.
pub(super) fn moment(period: &Period) -> String {
    let when = when(period);
    let bare = when.strip_prefix("in ").or(when.strip_prefix("op "));
    bare.unwrap_or(&when).to_owned()
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

/// A value with its unit, without what is known about it besides.
pub(super) fn amount(quantity: Quantity, unit: &Unit, decimals: u32) -> String {
    let (exact, status) = (Qualifier::Exact, Status::Unknown);
    notation::figure(quantity, unit, decimals, exact, status, Form::Full)
}

/// How a value changed, behind a comma: `, een daling van 67 huishoudens`. A change of values that
/// are not exact is not exact either.
pub(super) fn change(from: Measurement, to: Measurement, unit: &Unit, decimals: u32) -> String {
    let (Quantity::Known(before), Quantity::Known(after)) = (from.quantity, to.quantity) else {
        return String::new();
    };
    let Some(change) = after.checked_sub(before) else {
        return String::new();
    };
    let amount = difference(Quantity::Known(change.abs()), unit, decimals);
    let about = about([from, to]);
    match () {
        () if change.is_zero() && !about.is_empty() => ", per saldo ongeveer gelijk".to_owned(),
        () if change.is_zero() => ", per saldo gelijk".to_owned(),
        () if change.is_sign_negative() => format!(", een daling van {about}{amount}"),
        () => format!(", een stijging van {about}{amount}"),
    }
}

/// What stands before a number that was calculated from these.
pub(super) fn about(values: impl IntoIterator<Item = Measurement>) -> &'static str {
    let mut values = values.into_iter();
    match values.any(|value| value.qualifier != Qualifier::Exact) {
        true => "circa ",
        false => "",
    }
}

/// A value as a sentence tells it: `ruim 56 aanbieders`.
pub(super) fn told(value: Measurement, unit: &Unit, decimals: u32) -> String {
    let amount = amount(value.quantity, unit, decimals);
    match value.qualifier.words() {
        "" => amount,
        qualifier => format!("{qualifier} {amount}"),
    }
}

/// To where a value goes: `naar circa 60`, but `tot naar schatting 60`.
pub(super) fn toward(told: &str) -> String {
    match told.starts_with("naar ") {
        true => format!("tot {told}"),
        false => format!("naar {told}"),
    }
}

/// The difference between two values, without its sign.
pub(super) fn difference(amount_of: Quantity, unit: &Unit, decimals: u32) -> String {
    match (unit.kind, amount_of) {
        (UnitKind::Percent, Quantity::Known(points)) => {
            format!("{} procentpunt", notation::number(points, decimals))
        }
        _ => amount(amount_of, unit, decimals),
    }
}

/// What is counted, as it follows the name of a chart: ` van het aantal cliënten`.
pub(super) fn of_unit(unit: &Unit) -> String {
    match unit.kind {
        UnitKind::Euro => " van bedragen in euro".to_owned(),
        UnitKind::Percent => " van percentages".to_owned(),
        UnitKind::Count => match unit.plural.trim() {
            "" => String::new(),
            plural => format!(" van het aantal {plural}"),
        },
    }
}

/// The unit as it stands in the head of a column.
pub(super) fn unit_in_column(unit: &Unit) -> &str {
    match unit.kind {
        UnitKind::Euro => "€",
        UnitKind::Percent => "%",
        UnitKind::Count => unit.plural.as_str(),
    }
}

/// Why there is no number, as a sentence tells it.
pub(super) fn because(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Withheld => "afgeschermd, omdat het getal te klein is om te tonen",
        Quantity::NotApplicable => "niet van toepassing",
        Quantity::Missing | Quantity::Known(_) => "onbekend",
    }
}

/// What values that are not final are, behind "de waarden zijn".
pub(super) fn tentative(status: Status) -> &'static str {
    match status {
        Status::Estimate => "geschat",
        Status::Forecast => "een prognose",
        Status::Target => "een streefwaarde",
        Status::Intention => "een voornemen",
        _ => "voorlopig",
    }
}

/// What the key calls marks for these statuses, none of which is final; `None` for no status.
pub(super) fn tentative_key(mut statuses: impl Iterator<Item = Status>) -> Option<&'static str> {
    let first = statuses.next()?;
    Some(match first {
        first if statuses.all(|status| status == first) => first.words(),
        Status::Provisional | Status::RevisedProvisional => "voorlopig of nog onzeker",
        _ => "nog onzeker",
    })
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

//! Dutch notation: numbers, money, dates and number words as Dutch letters print them.
//!
//! Thousands take a point and decimals a comma; a number and its unit stay on one line by a hard
//! space; days are written out without a leading zero (Schrijfwijzer practice, and the letters
//! that this tool is made for).

use rust_decimal::Decimal;

use super::date::{Date, month_name};
use super::quantity::{Qualifier, Quantity, Status, Unit, UnitKind};

/// The space that does not break.
pub const HARD_SPACE: char = '\u{a0}';

/// In what form a figure is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Qualifier, number and unit: `naar schatting 2.600 huishoudens`.
    #[default]
    Full,
    /// The number alone: `2.600`.
    Bare,
    /// In millions: `€ 10 miljoen`.
    Millions,
    /// Whole numbers up to a thousand in words: `negen gemeenten`.
    Words,
}

/// A number with a fixed count of decimals: `4.142`, `12,50`, `−3`. Halves round away from zero.
pub fn number(value: Decimal, decimals: u32) -> String {
    // Nearly every number of a letter is a count; it needs no rounding.
    if decimals == 0
        && value.scale() == 0
        && let Ok(whole) = i64::try_from(value.mantissa())
    {
        return grouped(whole < 0, &whole.unsigned_abs().to_string());
    }
    let rounded = value.round_dp_with_strategy(
        decimals,
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    );
    // Padded by hand: a decimal cannot print more digits than it can hold.
    let plain = rounded.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = grouped(rounded.is_sign_negative() && !rounded.is_zero(), whole);
    if decimals > 0 {
        text.push(',');
        text.push_str(fraction);
        text.extend(std::iter::repeat_n(
            '0',
            (decimals as usize).saturating_sub(fraction.len()),
        ));
    }
    text
}

/// Digits with a point between thousands.
fn grouped(is_negative: bool, digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + 24);
    if is_negative {
        text.push('−');
    }
    // Digits are ASCII, so that each byte is one.
    let (mut before, mut rest) = digits.split_at(digits.len() % 3);
    loop {
        text.push_str(before);
        if rest.is_empty() {
            return text;
        }
        if !before.is_empty() {
            text.push('.');
        }
        (before, rest) = rest.split_at(3);
    }
}

/// A number for machines and Dutch spreadsheets alike is not possible; this is the one for
/// machines: point as decimal mark, no grouping, no exponent.
pub fn plain_number(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A figure in one of its forms, with the hard spaces that keep it together.
pub fn figure(
    quantity: Quantity,
    unit: &Unit,
    decimals: u32,
    qualifier: Qualifier,
    status: Status,
    form: Form,
) -> String {
    let value = match quantity {
        Quantity::Known(value) => value,
        not_known => return not_shown(not_known, unit, form),
    };
    let plain = number(value, decimals);
    if form == Form::Bare {
        return plain;
    }
    let qualifier = match qualifier {
        Qualifier::Exact if status == Status::Estimate => Qualifier::Estimated,
        stated => stated,
    };
    let number = match form {
        Form::Millions => millions(value),
        Form::Words => number_words(value).unwrap_or(plain),
        Form::Full | Form::Bare => plain,
    };
    let with_unit = match unit.kind {
        UnitKind::Euro => match number.strip_prefix('−') {
            Some(positive) => format!("−€{HARD_SPACE}{positive}"),
            None => format!("€{HARD_SPACE}{number}"),
        },
        UnitKind::Percent => format!("{number}%"),
        UnitKind::Count => {
            let mut text = number;
            text.push(HARD_SPACE);
            text.push_str(unit_for(value, unit));
            text
        }
    };
    match qualifier.words() {
        "" => with_unit,
        words => format!("{words} {with_unit}"),
    }
}

/// The unit's form that goes with a value: singular for exactly 1 and −1 where it is known.
pub fn unit_for(value: Decimal, unit: &Unit) -> &str {
    match &unit.singular {
        Some(singular) if value.abs() == Decimal::ONE => singular,
        _ => &unit.plural,
    }
}

/// The word that stands in a table or label for a quantity without a number.
pub fn no_number(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Known(_) => "",
        Quantity::Withheld => "afgeschermd",
        Quantity::Missing => "onbekend",
        Quantity::NotApplicable => "n.v.t.",
    }
}

fn not_shown(quantity: Quantity, unit: &Unit, form: Form) -> String {
    if matches!(form, Form::Bare) || quantity == Quantity::NotApplicable {
        return no_number(quantity).to_owned();
    }
    let adjective = no_number(quantity);
    match unit.kind {
        UnitKind::Euro => format!("een {adjective} bedrag"),
        UnitKind::Percent => format!("een {adjective} percentage"),
        UnitKind::Count => format!("een {adjective} aantal {}", unit.plural),
    }
}

fn millions(value: Decimal) -> String {
    let millions = value / Decimal::from(1_000_000);
    let decimals = millions.normalize().scale().min(2);
    format!("{}{HARD_SPACE}miljoen", number(millions, decimals))
}

/// A whole number from 0 to 999 in words: `negen`, `eenentwintig`; `None` for others.
pub fn number_words(value: Decimal) -> Option<String> {
    const SMALL: [&str; 20] = [
        "nul",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    const TENS: [&str; 10] = [
        "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
        "negentig",
    ];
    if !value.fract().is_zero() || value.is_sign_negative() || value >= Decimal::ONE_THOUSAND {
        return None;
    }
    let value: usize = value.trunc().to_string().parse().ok()?;
    if value == 1 {
        // Not to be read as the article.
        return Some("één".to_owned());
    }
    let below_hundred = |n: usize| -> String {
        match n {
            0..=19 => SMALL[n].to_owned(),
            n if n.is_multiple_of(10) => TENS[n / 10].to_owned(),
            n => {
                let unit = SMALL[n % 10];
                // A trema parts the vowels of "twee" and "drie" from the "en" behind them.
                let and = if unit.ends_with('e') { "ën" } else { "en" };
                format!("{unit}{and}{}", TENS[n / 10])
            }
        }
    };
    Some(match value {
        0..=99 => below_hundred(value),
        _ => {
            let hundreds = match value / 100 {
                1 => "honderd".to_owned(),
                n => format!("{}honderd", SMALL[n]),
            };
            match value % 100 {
                0 => hundreds,
                rest => format!("{hundreds}{}", below_hundred(rest)),
            }
        }
    })
}

/// How many there are of something, with points between thousands: `1.234`.
pub fn count(count: usize) -> String {
    number(Decimal::from(count), 0)
}

/// A day written out: `22 maart 2019`.
pub fn date(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month()),
        date.year()
    )
}

/// A day in short: `22 mrt 2019`.
pub fn date_short(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_short(date.month()),
        date.year()
    )
}

/// A month in three letters: `jan`, `mrt`, `mei`.
pub fn month_short(month: i8) -> &'static str {
    match month {
        3 => "mrt",
        other => &month_name(other)[..3],
    }
}

/// Words as a list in a sentence: `Dongen, Goirle en Tilburg`.
pub fn list(items: &[impl AsRef<str>]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} en {}", first.join(", "), last.as_ref())
        }
    }
}

/// A text with its first letter in upper case; `ij` counts as one letter.
pub fn capitalised(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The size of a file for a reader: `812 bytes`, `14 kB`, `1,2 MB` (1 kB is 1,000 bytes).
pub fn file_size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes}{HARD_SPACE}bytes"),
        1_000..1_000_000 => format!("{}{HARD_SPACE}kB", bytes.div_ceil(1_000)),
        _ => {
            let megabytes = Decimal::from(bytes) / Decimal::from(1_000_000);
            format!("{}{HARD_SPACE}MB", number(megabytes, 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn thousands_take_a_point_and_decimals_a_comma() {
        assert_eq!(number(decimal("4142"), 0), "4.142");
        assert_eq!(number(decimal("1234567.895"), 2), "1.234.567,90");
        assert_eq!(number(decimal("-0.4"), 0), "0");
        assert_eq!(number(decimal("-1250"), 0), "−1.250");
        assert_eq!(number(decimal("999"), 0), "999");
        assert_eq!(number(decimal("2.5"), 2), "2,50");
        assert_eq!(number(Decimal::TEN, 28).len(), "10,".len() + 28);
    }

    #[test]
    fn a_figure_carries_its_qualifier_number_and_unit() {
        let print = |value: &str, unit: &str, qualifier, status, form| {
            let quantity = Quantity::Known(decimal(value));
            figure(quantity, &Unit::named(unit), 0, qualifier, status, form)
                .replace(HARD_SPACE, " ")
        };
        use Qualifier::{Exact, JustOver};
        use Status::{Estimate, Unknown};
        assert_eq!(
            print("2600", "huishoudens", Exact, Estimate, Form::Full),
            "naar schatting 2.600 huishoudens"
        );
        assert_eq!(
            print("1", "huishoudens", Exact, Unknown, Form::Full),
            "1 huishouden"
        );
        assert_eq!(
            print("22000", "euro", JustOver, Unknown, Form::Full),
            "ruim € 22.000"
        );
        assert_eq!(
            print("10000000", "euro", Exact, Unknown, Form::Millions),
            "€ 10 miljoen"
        );
        assert_eq!(
            print("2540000", "euro", Exact, Unknown, Form::Millions),
            "€ 2,54 miljoen"
        );
        assert_eq!(print("6", "procent", Exact, Unknown, Form::Full), "6%");
        assert_eq!(
            print("9", "gemeenten", Exact, Unknown, Form::Words),
            "negen gemeenten"
        );
    }

    #[test]
    fn a_quantity_without_a_number_says_why() {
        let unit = Unit::named("cliënten");
        let print =
            |quantity, form| figure(quantity, &unit, 0, Qualifier::Exact, Status::Unknown, form);
        assert_eq!(
            print(Quantity::Withheld, Form::Full),
            "een afgeschermd aantal cliënten"
        );
        assert_eq!(print(Quantity::Missing, Form::Bare), "onbekend");
        assert_eq!(print(Quantity::NotApplicable, Form::Full), "n.v.t.");
    }

    #[test]
    fn whole_numbers_are_written_in_words() {
        for (value, words) in [
            (0, "nul"),
            (9, "negen"),
            (21, "eenentwintig"),
            (22, "tweeëntwintig"),
            (83, "drieëntachtig"),
            (100, "honderd"),
            (157, "honderdzevenenvijftig"),
            (680, "zeshonderdtachtig"),
        ] {
            assert_eq!(number_words(Decimal::from(value)).as_deref(), Some(words));
        }
        assert_eq!(number_words(Decimal::from(1000)), None);
        assert_eq!(number_words(decimal("2.5")), None);
    }

    #[test]
    fn lists_and_capitals_are_dutch() {
        assert_eq!(
            list(&["Dongen", "Goirle", "Tilburg"]),
            "Dongen, Goirle en Tilburg"
        );
        assert_eq!(capitalised("ijsselstein"), "IJsselstein");
    }
}

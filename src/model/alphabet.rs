//! The order of names in a Dutch alphabetical list.

use super::kenmerk::slug;

/// The place of a name in an alphabetical list: first its letter, then its spelling without capitals,
/// accents and punctuation.
///
/// The article that a name begins with, `'s-` or `'t`, does not count, so that 's-Hertogenbosch
/// stands under H. IJ is a letter of its own, behind I.
///
/// ```
/// use raadsbrief::model::AlphabetKey;
///
/// let mut names = ["Jutphaas", "IJsselstein", "'s-Hertogenbosch", "Goirle", "Ittervoort"];
/// names.sort_by_cached_key(|name| AlphabetKey::of(name));
/// assert_eq!(names, ["Goirle", "'s-Hertogenbosch", "Ittervoort", "IJsselstein", "Jutphaas"]);
/// assert_eq!(AlphabetKey::of("'s-Hertogenbosch").letter(), "H");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AlphabetKey {
    /// Its heading, by number.
    letter: usize,
    spelling: String,
    /// Names that differ only in capitals or accents still have an order.
    name: String,
}

/// The headings of an alphabetical list, in their order: the first is for digits, the last for names
/// in which nothing can be read as a letter or digit.
const LETTERS: [&str; 29] = [
    "0-9", "A", "B", "C", "D", "E", "F", "G", "H", "I", "IJ", "J", "K", "L", "M", "N", "O", "P",
    "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "Overig",
];

impl AlphabetKey {
    /// The place of a name.
    pub fn of(name: &str) -> AlphabetKey {
        let bare = without_article(name.trim());
        let spelling = slug(bare);
        let is_ij = ["IJ", "ij", "\u{132}", "\u{133}"]
            .iter()
            .any(|letter| bare.starts_with(letter));
        let heading = match spelling.bytes().next() {
            _ if is_ij => "IJ".to_owned(),
            Some(first) if first.is_ascii_digit() => LETTERS[0].to_owned(),
            Some(first) => char::from(first.to_ascii_uppercase()).to_string(),
            None => String::new(),
        };
        let letter = LETTERS.iter().position(|letter| *letter == heading);
        AlphabetKey {
            letter: letter.unwrap_or(LETTERS.len() - 1),
            spelling,
            name: name.to_owned(),
        }
    }

    /// The heading that the name stands under: `H`, `IJ`, `0-9`, `Overig`.
    pub fn letter(&self) -> &'static str {
        LETTERS[self.letter]
    }
}

fn without_article(name: &str) -> &str {
    let straight = name
        .strip_prefix(['\'', '\u{2019}', '\u{2018}', '`'])
        .unwrap_or(name);
    if straight.len() == name.len() {
        return name;
    }
    let article = ["s-", "S-", "s ", "S ", "t ", "T ", "t-", "T-"];
    let rest = article
        .iter()
        .find_map(|article| straight.strip_prefix(article));
    rest.map_or(straight, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::AlphabetKey;

    #[test]
    fn names_stand_where_dutch_readers_look() {
        for (name, letter) in [
            ("'s-Gravenhage", "G"),
            ("’s-Hertogenbosch", "H"),
            ("'t Zandt", "Z"),
            ("'t-Gooi", "G"),
            ("Súdwest-Fryslân", "S"),
            ("Élan", "E"),
            ("IJmuiden", "IJ"),
            ("Ĳsselstein", "IJ"),
            ("ijsvereniging", "IJ"),
            ("Ijaz", "I"),
            ("'s", "S"),
            ("3 Gemeenten", "0-9"),
            ("…", "Overig"),
            ("", "Overig"),
        ] {
            assert_eq!(AlphabetKey::of(name).letter(), letter, "{name}");
        }
    }

    #[test]
    fn capitals_and_accents_do_not_part_names() {
        let mut names = ["Éde", "edam", "Ede", "Eerbeek"];
        names.sort_by_cached_key(|name| AlphabetKey::of(name));
        assert_eq!(names, ["edam", "Ede", "Éde", "Eerbeek"]);
    }
}

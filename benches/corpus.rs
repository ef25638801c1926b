//! A made-up council: N letters of 600 words with one table, one chart and five figures each, on
//! monthly counts per municipality. The same N gives the same files.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

const MUNICIPALITIES: [(&str, &str); 9] = [
    ("gm0766", "Dongen"),
    ("gm0784", "Gilze en Rijen"),
    ("gm0785", "Goirle"),
    ("gm0797", "Heusden"),
    ("gm0798", "Hilvarenbeek"),
    ("gm0809", "Loon op Zand"),
    ("gm0824", "Oisterwijk"),
    ("gm0855", "Tilburg"),
    ("gm0867", "Waalwijk"),
];

/// Portfolio holders by id, name and first and last year in office. Two have one name.
const HOLDERS: [(&str, &str, u16, u16); 8] = [
    ("jansen", "Anke Jansen", 2018, 2022),
    ("jansen-2", "Anke Jansen", 2023, 2026),
    ("de-wit", "Dirk-Jan de Wit", 2018, 2026),
    ("el-amrani", "Yasmina el Amrani", 2018, 2026),
    ("brokx", "Piet Brokx", 2018, 2021),
    ("ijzerman", "Siôn IJzerman", 2021, 2026),
    ("s-gravesande", "Tjitske 's Gravesande", 2022, 2026),
    ("oeztuerk", "Çağla Öztürk", 2018, 2026),
];

/// Themes with the national one that they belong to.
const THEMES: [(&str, &str); 6] = [
    ("Wmo", "zorg en gezondheid"),
    ("Jeugdhulp", "jeugdzorg"),
    ("Schulden", "sociale zekerheid"),
    ("Inkoop", "inkoop en beheer"),
    ("Wonen", "wonen"),
    ("Data", "informatievoorziening en ICT"),
];

/// Subjects of the datasets: id, title, unit.
const DATASETS: [(&str, &str, &str); 4] = [
    ("begeleiding", "Cliënten met begeleiding", "cliënten"),
    ("dagopvang", "Cliënten met dagopvang", "cliënten"),
    ("jeugdhulp", "Jeugdigen met jeugdhulp", "jeugdigen"),
    ("schulden", "Huishoudens met schuldhulp", "huishoudens"),
];

/// Months of data: 2019 to 2023.
const MONTHS: usize = 60;

const WORDS: [&str; 48] = [
    "gemeente",
    "raad",
    "college",
    "zorg",
    "inwoners",
    "aanbieder",
    "contract",
    "regio",
    "overleg",
    "voortgang",
    "besluit",
    "budget",
    "wijk",
    "ondersteuning",
    "begeleiding",
    "wachttijd",
    "afspraak",
    "evaluatie",
    "kwartaal",
    "planning",
    "verordening",
    "huisvesting",
    "school",
    "veiligheid",
    "bereikbaarheid",
    "samenwerking",
    "partner",
    "medewerker",
    "het",
    "de",
    "een",
    "van",
    "voor",
    "met",
    "en",
    "dat",
    "wij",
    "is",
    "op",
    "aan",
    "bij",
    "niet",
    "ook",
    "naar",
    "door",
    "over",
    "meer",
    "worden",
];

/// Numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's linear congruential generator; the high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

/// Writes the site into an empty folder.
pub fn write(folder: &Path, letters: usize) -> io::Result<()> {
    for sub in ["content/brieven", "data", "templates/brieven"] {
        fs::create_dir_all(folder.join(sub))?;
    }
    fs::write(folder.join("raadsbrief.yaml"), SETTINGS)?;
    fs::write(folder.join("templates/brieven/rib.md"), TEMPLATE)?;
    let mut list = String::from("soort: gemeenten\ngemeenten:\n");
    for (code, name) in MUNICIPALITIES {
        let _ = writeln!(list, "  - {{code: {code}, naam: {name}}}");
    }
    fs::write(folder.join("data/gemeenten.yaml"), list)?;
    let mut list = String::from("soort: personen\npersonen:\n");
    for (id, name, from, until) in HOLDERS {
        let _ = writeln!(
            list,
            "  - {{id: {id}, naam: \"{name}\", functie: wethouder, van: 01-01-{from}, tot: 31-12-{until}}}"
        );
    }
    fs::write(folder.join("data/personen.yaml"), list)?;
    let mut list = String::from("soort: themas\nthemas:\n");
    for (name, national) in THEMES {
        let _ = writeln!(list, "  - {{naam: {name}, code: {national}}}");
    }
    fs::write(folder.join("data/themas.yaml"), list)?;
    for (index, (id, title, unit)) in DATASETS.iter().enumerate() {
        fs::write(
            folder.join(format!("data/{id}.yaml")),
            dataset(index, title, unit),
        )?;
    }
    for number in 0..letters {
        let year = folder.join(format!("content/brieven/{}", 2021 + number % 3));
        if number < 3 {
            fs::create_dir_all(&year)?;
        }
        fs::write(year.join(format!("brief-{number:05}.md")), letter(number))?;
    }
    Ok(())
}

/// A dataset with one delivery for each quarter, as regions deliver them.
fn dataset(index: usize, title: &str, unit: &str) -> String {
    let mut dice = Dice(index as u64 + 1);
    let mut text = format!(
        "soort: tabel\ntitel: {title}\neenheid: {unit}\nopenbaar: ja\nstatus: fictief\nleveringen:\n"
    );
    for quarter in 0..MONTHS / 3 {
        let (next_year, next_month) = month(quarter * 3 + 3);
        let day = format!("15-{next_month:02}-{next_year}");
        let _ = writeln!(text, "  - vastgesteld_op: {day}");
        let _ = writeln!(
            text,
            "    bron: {{titel: Kwartaalcijfers {title}, datum: {day}}}"
        );
        text.push_str("    waarnemingen:\n");
        for offset in 0..3 {
            let (year, month) = month(quarter * 3 + offset);
            for (place, (_, name)) in MUNICIPALITIES.iter().enumerate() {
                let count = 60 + place * 90 + quarter * 2 + dice.roll(40);
                let _ = writeln!(
                    text,
                    "      - {{gemeente: {name}, periode: {year}-{month:02}, aantal: {count}}}"
                );
            }
        }
    }
    text
}

fn month(index: usize) -> (usize, usize) {
    (2019 + index / 12, index % 12 + 1)
}

fn sentence(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for index in 0..words {
        let word = WORDS[dice.roll(WORDS.len())];
        if index == 0 {
            let (first, rest) = word.split_at(1);
            text.push_str(&first.to_uppercase());
            text.push_str(rest);
        } else {
            text.push(' ');
            text.push_str(word);
        }
    }
    text.push('.');
    text
}

fn paragraph(dice: &mut Dice, sentences: usize) -> String {
    let sentences: Vec<String> = (0..sentences).map(|_| sentence(dice, 12)).collect();
    sentences.join(" ")
}

fn letter(number: usize) -> String {
    let mut dice = Dice(number as u64 + 1_000);
    let year = 2021 + number % 3;
    let (dataset, title, _) = DATASETS[dice.roll(DATASETS.len())];
    let places: Vec<&str> = (0..3)
        .map(|i| MUNICIPALITIES[(number + i * 2) % 9].1)
        .collect();
    let last = year - 1;
    // Numbers run on within a year; now and then one was not used.
    let serial = number / 3 + number / 150 + 1;
    let in_office = |(_, _, from, until): &(&str, &str, u16, u16)| {
        (usize::from(*from)..=usize::from(*until)).contains(&year)
    };
    let holders: Vec<_> = HOLDERS.iter().filter(|holder| in_office(holder)).collect();
    let holder = holders[dice.roll(holders.len())].0;
    let theme = dice.roll(THEMES.len());
    let mut text = format!(
        "---\nkenmerk: RIB-{year}-{serial:05}\nstatus: gereed\nsjabloon: rib\n\
         onderwerp: {title} in {place}, bericht {number}\n\
         datum: {day:02}-{month:02}-{year}\naan: Raad\nportefeuillehouder: {holder}\n\
         dossier: {title} in {place}\nthemas: [{first}, {second}]\ncijfers:\n",
        place = places[0],
        day = 1 + dice.roll(28),
        month = 2 + dice.roll(11),
        first = THEMES[theme].0,
        second = THEMES[(theme + 1) % THEMES.len()].0,
    );
    for (name, place, period) in [
        ("eerst", places[0], format!("{last}-01")),
        ("nu", places[0], format!("{last}-12")),
        ("buur", places[1], format!("{last}-12")),
        ("derde", places[2], format!("{last}-06")),
    ] {
        let _ = writeln!(
            text,
            "  {name}: {{uit: {dataset}, gemeente: {place}, periode: {period}}}"
        );
    }
    let _ = write!(
        text,
        "toezeggingen:\n  - wat: De raad in het voorjaar informeren\n    uiterlijk: voorjaar {}\n---\n\n\
         ## Kennisnemen van\n\n{}\n\n## Inleiding\n\n{}\n\n\
         In {} waren er {{{{ cijfers.nu }}}}, tegen {{{{ cijfers.eerst }}}} aan het begin van het jaar. \
         Dat aantal is {{{{ verandering(van=cijfers.eerst, naar=cijfers.nu) }}}}.\n\n\
         ## Informatie\n\n### Cijfers\n\n{}\n\nIn {} zijn het er {{{{ cijfers.buur }}}}{{% if cijfers.buur is meer_dan(300) %}}, \
         een groot aantal{{% endif %}}. Zie [figuur](#verloop).\n\n",
        year + 1,
        paragraph(&mut dice, 2),
        paragraph(&mut dice, 8),
        places[0],
        paragraph(&mut dice, 8),
        places[1],
    );
    let _ = write!(
        text,
        "```grafiek\nid: verloop\nsoort: lijn\nuit: {dataset}\ntitel: {title} verandert weinig in drie gemeenten\n\
         reeks: gemeente\nwaar: {{gemeente: [{}]}}\nvan: {}-06\ntot: {last}-12\n```\n\n",
        places.join(", "),
        last - 1,
    );
    let _ = write!(
        text,
        "### Per gemeente\n\n{}\n\n```tabel\nid: per-gemeente\ntitel: {title} per gemeente\nuit: {dataset}\n\
         rij: gemeente\nkolom: tijd\nvan: {last}-10\ntot: {last}-12\n```\n\n\
         - {}\n- {}\n- {}\n\n## Vervolg\n\n{}\n\n## Communicatie\n\n{}\n",
        paragraph(&mut dice, 8),
        sentence(&mut dice, 9),
        sentence(&mut dice, 9),
        sentence(&mut dice, 9),
        paragraph(&mut dice, 8),
        paragraph(&mut dice, 6),
    );
    text
}

const SETTINGS: &str = "\
organisatie: {naam: Gemeente Voorbeeld}
adres: https://brieven.example/
voorbeeld: ja
brief:
  kenmerk: \"RIB-{jaar}-{volgnummer:5}\"
  kop:
    - {veld: aan, label: Aan}
    - {veld: portefeuillehouder, label: Portefeuillehouder, verplicht: ja}
    - {veld: onderwerp, label: Onderwerp}
    - {veld: datum, label: Datum}
    - {veld: kenmerk, label: Kenmerk}
  onderdelen:
    - {titel: Kennisnemen van, verplicht: ja}
    - {titel: Inleiding, verplicht: ja}
    - {titel: Informatie, verplicht: ja}
    - {titel: Vervolg}
    - {titel: Communicatie}
";

const TEMPLATE: &str = "\
## Kennisnemen van

{{ brief.onderwerp }}.

## Inleiding

## Informatie

## Vervolg

## Communicatie
";

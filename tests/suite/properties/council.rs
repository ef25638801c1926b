//! Random councils: datasets that grow by deliveries, and letters that look into them.
//!
//! Delivery `n` is recorded on the first of month `n`, counted from January 2020; a letter of
//! month `m` is dated the fifteenth, and so sees the deliveries up to and with `m`. What is asked
//! of the data is read off what was known then, so that every letter can be answered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::built::{SETTINGS, file, quoted};
use crate::tree::Tree;

const DISTRICTS: [&str; 4] = ["Noord", "Zuid", "Oost & West", "<Centrum>"];
const KINDS: [&str; 3] = ["Hulp thuis", "Opvang", "*Overig*"];

/// A row of a delivery.
#[derive(Clone, Debug)]
pub struct Row {
    district: u8,
    kind: Option<u8>,
    /// A row that speaks of a dimension that other rows do not have; it has a district of its own.
    is_new: bool,
    quarter: u8,
    number: Option<u16>,
    spent: Option<u32>,
    provisional: bool,
    note: bool,
    taken_back: bool,
}

/// What a row is about.
type Identity = (String, Option<u8>, u8);

/// A phase in a delivery.
#[derive(Clone, Debug)]
pub struct Phase {
    number: u8,
    begin: u8,
    households: Option<u16>,
    budget: Option<u32>,
    taken_back: bool,
}

/// What arrives in a month.
#[derive(Clone, Debug)]
pub struct Delivery {
    rows: Vec<Row>,
    stock: Vec<(Option<u8>, u16)>,
    phases: Vec<Phase>,
    /// Whether the columns of its rows come in another order.
    turned: bool,
}

/// A letter.
#[derive(Clone, Debug)]
pub struct Plan {
    month: usize,
    picks: Vec<u8>,
}

/// A council with its data and its letters.
#[derive(Clone, Debug)]
pub struct Council {
    deliveries: Vec<Delivery>,
    /// Whether files name the newest delivery first.
    newest_first: bool,
    /// Its letters; the number of a letter is its place in this list.
    pub letters: Vec<Plan>,
}

/// Any council.
pub fn any_council() -> impl Strategy<Value = Council> {
    let row = (
        (
            0..4_u8,
            option::weighted(0.7, 0..3_u8),
            prop::bool::weighted(0.1),
            0..4_u8,
        ),
        (
            option::weighted(0.8, 10..9_999_u16),
            option::weighted(0.3, 0..5_000_000_u32),
        ),
        (
            any::<bool>(),
            prop::bool::weighted(0.2),
            prop::bool::weighted(0.15),
        ),
    )
        .prop_map(
            |((district, kind, is_new, quarter), (number, spent), (p, n, t))| Row {
                district,
                kind,
                is_new,
                quarter,
                number,
                spent,
                provisional: p,
                note: n,
                taken_back: t,
            },
        );
    let budget = option::weighted(0.2, 1_000..9_000_000_u32);
    let phase = (
        1..4_u8,
        1..12_u8,
        option::of(10..500_u16),
        budget,
        prop::bool::weighted(0.2),
    )
        .prop_map(|(number, begin, households, budget, taken_back)| Phase {
            number,
            begin,
            households,
            budget,
            taken_back,
        });
    let stock = (option::weighted(0.6, 0..4_u8), 10..9_999_u16);
    let delivery = (
        vec(row, 0..9),
        vec(stock, 0..3),
        vec(phase, 0..3),
        any::<bool>(),
    )
        .prop_map(|(rows, stock, phases, turned)| Delivery {
            rows,
            stock,
            phases,
            turned,
        });
    let letter = (0..4_usize, vec(any::<u8>(), 6)).prop_map(|(month, picks)| Plan { month, picks });
    (vec(delivery, 1..6), any::<bool>(), vec(letter, 1..4)).prop_map(
        |(deliveries, newest_first, letters)| Council {
            deliveries,
            newest_first,
            letters,
        },
    )
}

impl Council {
    /// The council with one letter only, before anything was recorded that this letter cannot know.
    pub fn as_it_was_for(&self, letter: usize) -> Tree {
        let known = self.letters[letter].month + 1;
        self.site(known, &[letter])
    }

    /// The council with all its letters and data.
    pub fn whole(&self) -> Tree {
        let all: Vec<usize> = (0..self.letters.len()).collect();
        self.site(self.deliveries.len(), &all)
    }

    /// The folder in the output of the page that asks what a letter asks.
    pub fn page_address(letter: usize) -> String {
        format!("pagina-{letter}/")
    }

    /// The folder of a letter in the output.
    pub fn address(letter: usize) -> String {
        format!("brieven/2020/rib-2020-{:03}/", letter + 1)
    }

    fn site(&self, known: usize, letters: &[usize]) -> Tree {
        let known = known.min(self.deliveries.len());
        let mut site = Tree::new();
        file(&mut site, "raadsbrief.yaml", SETTINGS);
        for (name, text) in [
            ("tellingen", self.counts(known).0),
            ("stand", self.stock(known)),
            ("fasen", self.phases(known)),
        ] {
            file(&mut site, &format!("data/{name}.yaml"), text);
        }
        for letter in letters {
            let path = format!("content/brieven/{letter}.md");
            file(&mut site, &path, self.letter(*letter));
            // A page that asks the same on the same day.
            let page = self.letter(*letter).replace("onderwerp:", "titel:");
            let of_page = |line: &&str| !line.starts_with("kenmerk:");
            let page: Vec<&str> = page.lines().filter(of_page).collect();
            let path = format!("content/paginas/pagina-{letter}.md");
            file(&mut site, &path, page.join("\n"));
        }
        site
    }

    /// The deliveries of a file, in the order in which it names them.
    fn file(&self, head: &str, mut deliveries: Vec<String>) -> String {
        if self.newest_first {
            deliveries.reverse();
        }
        format!("{head}leveringen:\n{}", deliveries.concat())
    }

    /// The dataset of counts, and what is known of it in the end.
    fn counts(&self, known: usize) -> (String, BTreeMap<Identity, Row>) {
        let mut alive: BTreeMap<Identity, Row> = BTreeMap::new();
        let mut deliveries = Vec::new();
        for (month, delivery) in self.deliveries[..known].iter().enumerate() {
            let mut text = String::new();
            let mut seen = BTreeSet::new();
            let first = Row::first();
            let first = (month == 0).then_some(&first);
            for (index, row) in first.into_iter().chain(&delivery.rows).enumerate() {
                let identity = row.identity(month, index);
                let takes_back = row.taken_back && alive.contains_key(&identity);
                if !seen.insert(identity.clone()) || row.taken_back != takes_back {
                    continue;
                }
                text.push_str(&row.written(&identity, delivery.turned));
                if takes_back {
                    alive.remove(&identity);
                } else {
                    alive.insert(identity, row.clone());
                }
            }
            if !text.is_empty() {
                deliveries.push(arrives(month, "waarnemingen", &text));
            }
        }
        let head = "soort: tabel\ntitel: Tellingen\nmaten:\n  \
            contracten: {eenheid: contracten}\n  uitgaven: {eenheid: euro}\n";
        (self.file(head, deliveries), alive)
    }

    /// A dataset that begins without any dimension or time.
    fn stock(&self, known: usize) -> String {
        let mut deliveries = Vec::new();
        for (month, delivery) in self.deliveries[..known].iter().enumerate() {
            let mut rows: BTreeMap<Option<u8>, u16> = delivery.stock.iter().copied().collect();
            if month == 0 {
                rows = BTreeMap::from([(None, 40)]);
            }
            let mut text = String::new();
            for (group, number) in rows {
                let group = group
                    .map(|group| format!("groep: G{group}, "))
                    .unwrap_or_default();
                let _ = writeln!(text, "      - {{{group}aantal: {number}}}");
            }
            if !text.is_empty() {
                deliveries.push(arrives(month, "waarnemingen", &text));
            }
        }
        self.file(
            "soort: tabel\ntitel: Stand\neenheid: contracten\n",
            deliveries,
        )
    }

    fn phases(&self, known: usize) -> String {
        let mut alive = BTreeSet::new();
        let mut deliveries = Vec::new();
        for (month, delivery) in self.deliveries[..known].iter().enumerate() {
            let mut text = String::new();
            let mut seen = BTreeSet::new();
            let first = Phase::first();
            let first = (month == 0).then_some(&first);
            for phase in first.into_iter().chain(&delivery.phases) {
                let takes_back = phase.taken_back && alive.contains(&phase.number);
                // The first phase stays, so that there is always a timeline.
                let wrong = phase.taken_back != takes_back || (takes_back && phase.number == 1);
                if wrong || !seen.insert(phase.number) {
                    continue;
                }
                text.push_str(&phase.written());
                if takes_back {
                    alive.remove(&phase.number);
                } else {
                    alive.insert(phase.number);
                }
            }
            if !text.is_empty() {
                deliveries.push(arrives(month, "fasen", &text));
            }
        }
        self.file(
            "soort: fasen\ntitel: Fasen\nstatus: voornemen\n",
            deliveries,
        )
    }

    /// A letter that asks for a bit of everything that was known on its date.
    fn letter(&self, letter: usize) -> String {
        let plan = &self.letters[letter];
        let known = (plan.month + 1).min(self.deliveries.len());
        let (_, counts) = self.counts(known);
        let asked: Vec<(&Identity, &Row)> = plan
            .picks
            .iter()
            .filter_map(|pick| counts.iter().nth(*pick as usize % counts.len().max(1)))
            .collect();
        let mut figures = String::from("  stand: {uit: stand}\n");
        let mut body = String::from("## Inleiding\nDe stand is {{ cijfers.stand }}.\n\n");
        for (index, ((district, kind, quarter), _)) in asked.iter().enumerate() {
            let kind = kind.map(|kind| format!(", soort: {}", quoted(KINDS[kind as usize])));
            let _ = writeln!(
                figures,
                "  c{index}: {{uit: tellingen, maat: contracten, wijk: {}{}, peildatum: {}}}",
                quoted(district),
                kind.unwrap_or_default(),
                quarter_day(*quarter),
            );
            let _ = writeln!(
                body,
                "{{% if cijfers.c{index} is bekend %}}Bekend: {{{{ cijfers.c{index} }}}}{{% else %}}\
                 Niet bekend{{% endif %}}.\n"
            );
        }
        if let [(_, one), (_, other), ..] = asked[..]
            && let (Some(one), Some(other)) = (one.number, other.number)
            && one != other
        {
            body.push_str("Dat is {{ verandering(van=cijfers.c0, naar=cijfers.c1) }}.\n\n");
        }
        if let Some(((_, _, quarter), _)) = asked.first() {
            let day = quarter_day(*quarter);
            let _ = write!(
                body,
                "{{% for rij in rijen(uit=\"tellingen\", maat=\"contracten\", peildatum=\"{day}\") %}}\n\
                 - {{{{ rij.wijk }}}}, {{{{ rij.tijd }}}}: {{{{ rij.contracten }}}}\n{{% endfor %}}\n\n"
            );
        }
        body.push_str("```tabel\nid: alles\ntitel: Alles\nuit: tellingen\n```\n\n");
        body.push_str("```tabel\nid: stand\ntitel: Stand\nuit: stand\n```\n\n");
        body.push_str("```tabel\nid: fasen\ntitel: Fasen\nuit: fasen\n```\n\n");
        body.push_str(
            "```grafiek\nid: tijdlijn\nsoort: tijdlijn\ntitel: Fasen\nuit: fasen\n```\n\n",
        );
        let chosen = asked
            .iter()
            .find_map(|((_, kind, _), row)| kind.zip(row.number));
        if let Some((kind, _)) = chosen {
            let chosen = format!(
                "maat: contracten\nwaar: {{soort: {}}}",
                quoted(KINDS[kind as usize])
            );
            let _ = write!(
                body,
                "```tabel\nid: kruis\ntitel: Kruis\nuit: tellingen\nrij: wijk\nkolom: tijd\n{chosen}\n```\n\n\
                 ```grafiek\nid: lijn\nsoort: lijn\ntitel: Lijn\nuit: tellingen\nreeks: wijk\n{chosen}\n```\n",
            );
        }
        format!(
            "---\nkenmerk: RIB-2020-{:03}\nstatus: gereed\nonderwerp: Brief {letter}\n\
             datum: 15-{:02}-2020\ncijfers:\n{figures}---\n{body}",
            letter + 1,
            plan.month + 1,
        )
    }
}

/// A delivery as a file names it.
fn arrives(month: usize, what: &str, rows: &str) -> String {
    format!(
        "  - bron: {{titel: Register {month}, datum: 01-{:02}-2020}}\n    reden: herziening\n    \
         {what}:\n{rows}",
        month + 1,
    )
}

fn quarter_day(quarter: u8) -> String {
    format!("01-{:02}-2019", quarter * 3 + 1)
}

impl Row {
    /// The row that every council begins with.
    fn first() -> Row {
        Row {
            district: 0,
            kind: Some(0),
            is_new: false,
            quarter: 0,
            number: Some(120),
            spent: None,
            provisional: false,
            note: false,
            taken_back: false,
        }
    }

    fn identity(&self, month: usize, index: usize) -> Identity {
        let district = match self.is_new {
            true => format!("Nieuw {month}.{index}"),
            false => DISTRICTS[self.district as usize].to_owned(),
        };
        (district, self.kind, self.quarter)
    }

    fn written(&self, (district, kind, quarter): &Identity, turned: bool) -> String {
        let mut columns = vec![format!("wijk: {}", quoted(district))];
        columns.extend(kind.map(|kind| format!("soort: {}", quoted(KINDS[kind as usize]))));
        if self.is_new {
            columns.push("leeftijd: jong".to_owned());
        }
        if turned {
            columns.reverse();
        }
        columns.push(format!("peildatum: {}", quarter_day(*quarter)));
        if self.taken_back {
            columns.push("vervallen: ja".to_owned());
        } else {
            let number = self
                .number
                .map_or("onbekend".to_owned(), |number| number.to_string());
            columns.push(format!("contracten: {number}"));
            columns.extend(self.spent.map(|spent| format!("uitgaven: {spent}")));
        }
        if self.provisional {
            columns.push("status: voorlopig".to_owned());
        }
        if self.note {
            columns.push("noot: Zonder <de> rest".to_owned());
        }
        format!("      - {{{}}}\n", columns.join(", "))
    }
}

impl Phase {
    fn first() -> Phase {
        Phase {
            number: 1,
            begin: 4,
            households: None,
            budget: None,
            taken_back: false,
        }
    }

    fn written(&self) -> String {
        if self.taken_back {
            return format!("      - {{fase: {}, vervallen: ja}}\n", self.number);
        }
        let households = self
            .households
            .map(|number| format!(", huishoudens: {number}"));
        let budget = self.budget.map(|number| format!(", budget: {number}"));
        format!(
            "      - {{fase: {}, begin: 01-{:02}-2021{}{}}}\n",
            self.number,
            self.begin,
            households.unwrap_or_default(),
            budget.unwrap_or_default(),
        )
    }
}

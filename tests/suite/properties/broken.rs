//! Whatever stands in the files of a site: the program says what is wrong, and stays upright.

use std::panic;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::built::{Built, SETTINGS, build, file};
use super::{hold, some};
use crate::command;
use crate::tree::{self, Tree};

/// A build that takes longer hangs, also on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is put into files: what means something to one of the parsers.
const TOKENS: [&[u8]; 79] = [
    b"{{",
    b"}}",
    b"{%",
    b"%}",
    b"{!",
    b"!}",
    b"{{ cijfers.",
    b"{% for a in b %}",
    b"{% endfor %}",
    b"{% if",
    b"{% endif %}",
    b"{% raw %}",
    b"{% include \"contact\" %}",
    b"{{ rij.x }}",
    b" | getal",
    b"cijfer(uit=\"tellingen\")",
    b"rijen(uit=\"tellingen\")",
    b"range(end=99999999)",
    b"verschil(",
    b"| ",
    b"```",
    b"```tabel\n",
    b"```grafiek\n",
    b"---\n",
    b"***",
    b"[",
    b"](",
    b"](brief:RIB-2025-001#x)",
    b"](pagina:uitleg#x)",
    b"[^1]",
    b"[^1]: ",
    b"<b>",
    b"<!--",
    b"&",
    b"*",
    b"_",
    b"\\",
    b"`",
    b"> ",
    b"- ",
    b"1. ",
    b"# ",
    b"## ",
    b"\n",
    b"\n\n",
    b"\r\n",
    b"\t",
    b"    ",
    b":",
    b": ",
    b"- -",
    b"{",
    b"}",
    b"[[",
    b"&a",
    b"*a",
    b"<<: *a",
    b"!!binary",
    b"|",
    b">",
    b"'",
    b"\"",
    b"#",
    b"%",
    b"@",
    b"~",
    b"null",
    b"-1",
    b"0.1",
    b"1e9",
    b"4.142",
    b"99999999999999999999999999999",
    b"31-02-2025",
    b"9999-12-31",
    b"-0001-01-01",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\0",
    b"\xee\x80\x80",
];

/// One change to a file.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Insert(Index, usize),
    Cut(Index, u8),
    DropLine(Index),
    RepeatLine(Index, u8),
    SwapLines(Index, Index),
    Splice(Index, Index),
}

fn any_change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        5 => (at(), 0..TOKENS.len()).prop_map(|(at, token)| Change::Insert(at, token)),
        3 => (at(), 1..20_u8).prop_map(|(at, length)| Change::Cut(at, length)),
        2 => at().prop_map(Change::DropLine),
        1 => (at(), 2..30_u8).prop_map(|(at, times)| Change::RepeatLine(at, times)),
        2 => (at(), at()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        1 => (at(), at()).prop_map(|(from, to)| Change::Splice(from, to)),
    ]
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let lines = |bytes: &[u8]| -> Vec<Vec<u8>> {
            bytes
                .split_inclusive(|b| *b == b'\n')
                .map(<[u8]>::to_vec)
                .collect()
        };
        let place = |at: &Index| at.index(bytes.len());
        match self {
            Change::Flip(at, bit) => {
                let at = place(at);
                bytes[at] ^= 1 << bit;
            }
            Change::Insert(at, token) => {
                let at = place(at);
                bytes.splice(at..at, TOKENS[*token].iter().copied());
            }
            Change::Cut(at, length) => {
                let at = place(at);
                let end = (at + usize::from(*length)).min(bytes.len());
                bytes.drain(at..end);
            }
            Change::DropLine(at) => {
                let mut all = lines(bytes);
                all.remove(at.index(all.len()));
                *bytes = all.concat();
            }
            Change::RepeatLine(at, times) => {
                let mut all = lines(bytes);
                let line = at.index(all.len());
                all[line] = all[line].repeat(usize::from(*times));
                *bytes = all.concat();
            }
            Change::SwapLines(one, other) => {
                let mut all = lines(bytes);
                let (one, other) = (one.index(all.len()), other.index(all.len()));
                all.swap(one, other);
                *bytes = all.concat();
            }
            Change::Splice(from, to) => {
                let piece: Vec<u8> = bytes[place(from)..].iter().copied().take(80).collect();
                let to = place(to);
                bytes.splice(to..to, piece);
            }
        }
    }
}

/// Good sites to begin with: those of the tests, and one with a little of everything.
fn good_sites() -> Vec<Tree> {
    let mut sites = Vec::new();
    for name in [
        "mistakes/base",
        "sites/labels-are-text",
        "sites/line-over-time",
        "sites/pages-beside-letters",
        "sites/small-counts-are-withheld",
    ] {
        let mut site = tree::read(&command::repository("tests").join(name));
        site.retain(|path, _| !path.starts_with("expected/"));
        sites.push(site);
    }
    sites.push(everything());
    for site in &sites {
        let built = build(site);
        assert!(!built.failed, "{}", built.messages);
    }
    sites
}

fn everything() -> Tree {
    let mut site = Tree::new();
    let settings = format!(
        "{SETTINGS}kleuren: {{accent: '#15607a'}}\nbrief:\n  kop:\n    - {{veld: datum, label: Datum}}\n    - {{veld: aan, label: Aan}}\n  \
         onderdelen:\n    - {{titel: Inleiding, verplicht: ja}}\n    - {{titel: Vervolg, ook: [Hoe verder]}}\n"
    );
    file(&mut site, "raadsbrief.yaml", settings);
    file(
        &mut site,
        "data/gemeenten.yaml",
        "soort: gemeenten\ngemeenten:\n  - {code: '0785', naam: Goirle}\n  - {code: '0855', naam: Tilburg}\n",
    );
    file(
        &mut site,
        "data/tellingen.csv",
        "\u{feff}gemeente;peildatum;aantal;noot\r\nGoirle;01-01-2025;1.250;\r\nTilburg;01-01-2025;12.345;\"met \"\"rand\"\"\"\r\n",
    );
    file(
        &mut site,
        "data/tellingen.yaml",
        "soort: tabel\ntitel: Tellingen\neenheid: contracten\nbron: {titel: Register, datum: 01-03-2025}\n\
         leveringen:\n  - waarnemingen: {bestand: tellingen.csv, getallen: nl}\n  - vastgesteld_op: 01-06-2025\n    \
         reden: correctie\n    waarnemingen:\n      - {gemeente: '0785', peildatum: 01-01-2025, aantal: 1300}\n",
    );
    file(
        &mut site,
        "data/fasen.yaml",
        "soort: fasen\ntitel: Fasen\nstatus: voornemen\nbron: {titel: Plan, datum: 01-03-2025}\nfasen:\n  \
         - {fase: 1, begin: april 2025, einde: rond de zomer van 2026, huishoudens: 50}\n  - {fase: 2, begin: najaar 2026, budget: 2500000}\n\
         gebeurtenissen:\n  - {naam: Besluit, wanneer: 2e kwartaal 2025, toelichting: met *ster*}\n",
    );
    file(
        &mut site,
        "templates/alineas/contact.md",
        "Bel {{ brief.soort }} of mail.\n",
    );
    file(
        &mut site,
        "templates/brieven/rib.md",
        "## Inleiding\nOver {{ brief.onderwerp }}.\n\n## Vervolg\n{% include \"contact\" %}\n",
    );
    file(
        &mut site,
        "content/brieven/een.md",
        "---\nkenmerk: RIB-2025-001\nstatus: gereed\nsjabloon: rib\nonderwerp: Van alles\ndatum: 01-10-2025\naan: Raad\n\
         samenvatting: Kort.\ncijfers:\n  goirle: {uit: tellingen, gemeente: Goirle}\n  tilburg: {uit: tellingen, gemeente: Tilburg}\n  \
         budget: {uit: fasen, fase: 2, maat: budget, als: miljoenen}\ntoezeggingen:\n  - {wat: Een brief, uiterlijk: najaar 2026, door: Piet}\n---\n\
         ## Inleiding {#begin}\nIn Goirle {{ cijfers.goirle | getal }}, in Tilburg {{ cijfers.tilburg }}[^a], dus \
         {{ verschil(van=cijfers.goirle, naar=cijfers.tilburg) }} en {{ aandeel(deel=cijfers.goirle, geheel=cijfers.tilburg, decimalen=1) }}; \
         voor {{ cijfers.budget }}. {! niemand ziet dit !}\n\n[^a]: Een noot met [de figuur](#tijd) en *nadruk*.\n\n\
         {% if cijfers.tilburg is meer_dan(dan=100) %}Veel.{% else %}Weinig.{% endif %}\n\n> Een **citaat**.\n\n1. Een\n2. Twee\n   - diep\n\n\
         {% for rij in rijen(uit=\"tellingen\") %}\n- {{ rij.gemeente | hoofdletter }}: {{ rij.aantal }}\n{% endfor %}\n\n\
         Tabel: Met de hand\n\n| A | B |\n| --- | ---: |\n| {{ cijfers.goirle }} | `x` |\n\n\
         ```tabel\nid: cel\ntitel: Cellen\nkolommen: [A, B]\nrijen:\n  - [\"**vet**\", \"een [link](#tijd)\"]\n```\n\n\
         ```tabel\nid: data\ntitel: Data\nuit: tellingen\nrij: gemeente\nkolom: tijd\nwaar: {gemeente: [Goirle, '0855']}\nvan: 2025\n```\n\n\
         ```grafiek\nid: tijd\nsoort: tijdlijn\ntitel: Fasen\nuit: fasen\n```\n\n\
         ```grafiek\nid: lijn\nsoort: lijn\ntitel: Lijn\nuit: tellingen\nreeks: gemeente\nmaat: aantal\n```\n\n\
         ## Hoe verder\nZie [de tweede](brief:RIB-2025-002#al-1).\n",
    );
    file(
        &mut site,
        "content/brieven/twee.md",
        "---\nkenmerk: RIB-2025-002\nstatus: gereed\nonderwerp: Meer\ndatum: 02-10-2025\n---\n## Inleiding\nEen `code` en een [link](https://a.example/?b=c).\n",
    );
    file(
        &mut site,
        "content/paginas/uitleg.md",
        "---\ntitel: Uitleg\nstatus: gereed\ndatum: 01-10-2025\nin_menu: ja\nsamenvatting: Kort.\n\
         cijfers:\n  goirle: {uit: tellingen, gemeente: Goirle}\n---\n## Hoe {#hoe}\n\
         Op {{ pagina.datum }} {{ cijfers.goirle }}; zie [een brief](brief:RIB-2025-001#tijd) en [hier](pagina:uitleg#hoe).\n\n\
         ```grafiek\nid: tijd\nsoort: tijdlijn\ntitel: Fasen\nuit: fasen\n```\n",
    );
    site
}

/// Builds a site in a thread that nobody waits for endlessly.
fn build_in_time(site: &Tree) -> Result<Built, TestCaseError> {
    let (sender, receiver) = mpsc::channel();
    let site = site.clone();
    let worker = thread::spawn(move || {
        let built = panic::catch_unwind(|| build(&site));
        // Nobody listens any more when it took too long.
        let _ = sender.send(built.map_err(|_| ()));
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(Ok(built)) => {
            worker
                .join()
                .map_err(|_| TestCaseError::fail("panics at its end"))?;
            Ok(built)
        }
        Ok(Err(())) => Err(TestCaseError::fail("panics")),
        Err(_) => Err(TestCaseError::fail("hangs")),
    }
}

#[test]
fn whatever_stands_in_the_files_of_a_site_the_build_ends_and_mistakes_write_nothing() {
    let sites = good_sites();
    let changes = vec((any::<Index>(), any_change()), 1..6);
    hold(400, (any::<Index>(), changes), |(which, changes)| {
        let mut site = sites[which.index(sites.len())].clone();
        for (which, change) in &changes {
            let path = which.index(site.len());
            let bytes = site.values_mut().nth(path).expect("sites have files");
            change.make(bytes);
        }
        let built = build_in_time(&site).map_err(|wrong| {
            let shown: Vec<(&String, String)> = site
                .iter()
                .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
                .collect();
            TestCaseError::fail(format!("{wrong}: {shown:#?}"))
        })?;
        prop_assert_eq!(built.failed, built.files.is_empty(), "{}", built.messages);
        Ok(())
    });
}

#[test]
fn most_changes_are_small_enough_to_get_past_the_first_stage() {
    let sites = good_sites();
    let cases = some(60, (any::<Index>(), any::<Index>(), any_change()));
    let (mut sound, mut codes) = (0, std::collections::BTreeSet::new());
    for (which, path, change) in cases {
        let mut site = sites[which.index(sites.len())].clone();
        let path = path.index(site.len());
        change.make(site.values_mut().nth(path).expect("sites have files"));
        let built = build(&site);
        sound += usize::from(!built.failed);
        let code = |line: &str| {
            line.split(": ")
                .nth(1)
                .and_then(|rest| rest.get(..5))
                .map(str::to_owned)
        };
        codes.extend(built.messages.lines().filter_map(code));
    }
    assert!(sound > 5, "only {sound} sites could be built");
    assert!(codes.len() > 12, "only {codes:?} were told");
}

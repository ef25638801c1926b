//! Whatever stands in the files of a site: the program says what is wrong, and stays upright.

mod begun;
mod changes;
mod drawings;
mod sheets;

use std::panic::{self, UnwindSafe};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use raadsbrief::model::Date;

use super::built::{Built, SETTINGS, Work, file, work};
use super::{hold, some};
use crate::examples;
use crate::tree::Tree;
use changes::{Phrases, SiteChange, any_site_change};

/// What takes longer hangs, also on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// After every date in the sites, so that nothing waits for its day.
const NOW: Date = Date::constant(2026, 12, 31);

/// Good sites to begin with: every one of this repository, and one with a little of everything in
/// the same file.
fn good_sites() -> Vec<Tree> {
    let sites = examples::sites().into_iter().map(|(_, site)| site);
    let sites: Vec<Tree> = sites.chain([everything()]).collect();
    for site in &sites {
        let built = work(site, Work::BuildWithDrafts, NOW);
        assert!(!built.failed, "{}", built.messages);
    }
    sites
}

fn phrases(sites: &[Tree]) -> Phrases {
    Phrases::of(sites.iter().flat_map(Tree::values))
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

/// Does something in a thread that nobody waits for endlessly.
fn in_time<T: Send + 'static>(
    task: impl FnOnce() -> T + Send + UnwindSafe + 'static,
) -> Result<T, TestCaseError> {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        // Nobody listens any more when it took too long.
        let _ = sender.send(panic::catch_unwind(task).map_err(|_| ()));
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(Ok(done)) => {
            worker
                .join()
                .map_err(|_| TestCaseError::fail("panics at its end"))?;
            Ok(done)
        }
        Ok(Err(())) => Err(TestCaseError::fail("panics")),
        Err(_) => Err(TestCaseError::fail("hangs")),
    }
}

/// What a command may take, as the shell says it: kilobytes of memory and seconds of CPU.
const BOUNDS: &str = "ulimit -d 1000000 && ulimit -t 60 && exec \"$0\" \"$@\"";

/// A command of the program on a site, within bounds.
fn bounded(name: &str, project: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    command.env_clear().args(["-c", BOUNDS]);
    command.args([env!("CARGO_BIN_EXE_raadsbrief"), name]);
    command.args(["--lang", "nl", "--project"]).arg(project);
    command
}

fn work_in_time(site: &Tree, wanted: Work) -> Result<Built, TestCaseError> {
    let owned = site.clone();
    in_time(move || work(&owned, wanted, NOW)).map_err(|wrong| {
        let shown: Vec<(&String, String)> = site
            .iter()
            .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        TestCaseError::fail(format!("{wrong}: {wanted:?} {shown:#?}"))
    })
}

fn any_changes(most: usize) -> impl Strategy<Value = Vec<SiteChange>> {
    vec(any_site_change(), 1..=most)
}

/// One of the sites, changed.
fn changed(sites: &[Tree], which: &Index, changes: &[SiteChange], phrases: &Phrases) -> Tree {
    let mut site = which.get(sites).clone();
    for change in changes {
        change.make(&mut site, phrases);
    }
    site
}

#[test]
fn whatever_stands_in_the_files_of_a_site_the_run_ends_and_mistakes_write_nothing() {
    let sites = good_sites();
    let phrases = phrases(&sites);
    let works = select(&[Work::Build, Work::BuildWithDrafts, Work::Check][..]);
    let cases = (any::<Index>(), any_changes(5), works);
    hold(400, cases, |(which, changes, wanted)| {
        let site = changed(&sites, &which, &changes, &phrases);
        let done = work_in_time(&site, wanted)?;
        if wanted == Work::Check {
            prop_assert!(done.files.is_empty(), "a check writes nothing");
            // Whoever has checked a site is not surprised when it is built.
            let built = work_in_time(&site, Work::BuildWithDrafts)?;
            prop_assert_eq!(done.errors, built.errors);
        } else {
            prop_assert_eq!(done.failed, done.files.is_empty(), "{}", done.messages);
        }
        Ok(())
    });
}

/// The right ones among so many sites with one change.
pub fn sound_sites(among: usize) -> Vec<Tree> {
    let sites = good_sites();
    let phrases = phrases(&sites);
    let cases = some(among, (any::<Index>(), any_changes(1))).into_iter();
    let changed = cases.map(|(which, changes)| changed(&sites, &which, &changes, &phrases));
    changed
        .filter(|site| !work(site, Work::Check, NOW).failed)
        .collect()
}

#[test]
fn most_changes_are_small_enough_to_get_past_the_first_stage() {
    let sites = good_sites();
    let phrases = phrases(&sites);
    let cases = some(200, (any::<Index>(), any_changes(1)));
    let (mut sound, mut codes) = (0, std::collections::BTreeSet::new());
    for (which, changes) in cases {
        let site = changed(&sites, &which, &changes, &phrases);
        let checked = work(&site, Work::Check, NOW);
        sound += usize::from(!checked.failed);
        let code = |line: &str| {
            line.split(": ")
                .nth(1)
                .and_then(|rest| rest.get(..5))
                .map(str::to_owned)
        };
        codes.extend(checked.messages.lines().filter_map(code));
    }
    assert!(sound > 10, "only {sound} sites are sound");
    assert!(codes.len() > 25, "only {codes:?} were told");
}

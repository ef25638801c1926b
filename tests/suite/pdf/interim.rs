use std::fs;
use std::path::Path;

use raadsbrief::diag::Diagnostics;
use raadsbrief::model::*;
use raadsbrief::render::Press;

pub fn print(project: &Path, out: &Path) {
    let mut diagnostics = Diagnostics::default();
    let sources = raadsbrief::load::site(project, &mut diagnostics).expect("loads");
    let today = parse_date("2026-01-01").expect("a date");
    let gate = raadsbrief::validate::Gate { now: today, shows_drafts: true };
    let project = raadsbrief::validate::project(sources, gate, &mut diagnostics).expect("valid");
    let site = project.site(today);
    let press = Press::with_template(
        &site,
        fs::read_to_string(crate::command::repository("templates/brief.typ")).unwrap(),
    );
    std::thread::scope(|s| {
        std::thread::Builder::new()
            .stack_size(16 << 20)
            .spawn_scoped(s, || {
                for (path, bytes) in crate::tree::read(&out.join("brieven")) {
                    if !path.ends_with("/brief.json") {
                        continue;
                    }
                    let letter: Letter = serde_json::from_slice(&bytes).unwrap();
                    let dir = out.join("brieven").join(&path);
                    let dir = dir.parent().unwrap();
                    let ids = letter.charts.iter().map(|c| &c.id);
                    let ids = ids.chain(letter.tables.iter().map(|t| &t.id));
                    let csv: Vec<Artifact> = ids
                        .map(|id| Artifact {
                            path: format!("{}{id}.csv", letter.address),
                            bytes: fs::read(dir.join(format!("{id}.csv"))).unwrap(),
                            order: WriteOrder::Asset,
                        })
                        .collect();
                    let csv: Vec<&Artifact> = csv.iter().collect();
                    match press.print(&letter, &site, &csv) {
                        Ok(a) => fs::write(out.join(&a.path), &a.bytes).unwrap(),
                        Err(e) => panic!("{}: {e:?}", letter.address),
                    }
                }
            })
            .unwrap();
    });
}

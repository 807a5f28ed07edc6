//! What hostile texts take, from their bytes to a diagnostic or a page: `cargo bench -p eqex-benches --bench hostile [PART OF A NAME]`.

use std::process::ExitCode;
use std::time::Instant;

use eqex::{Budget, Defaults, Exercise, Localized, MAX_FILE, View};
use eqex_bank::variants;
use eqex_bank::variants::Worst;
use eqex_benches::hostile::{self, Hostile};
use eqex_classroom::editor::view as editor_view;
use eqex_classroom::task_text;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::prose::{Prose, ProsePiece};

/// Any text within the limits takes at most so many milliseconds and MiB.
const TIME: f64 = 250.0;
const MEMORY: f64 = 20.0;
/// A stage is told by itself from so many milliseconds on.
const TOLD: f64 = 20.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .iter()
        .any(|one| one == "--list" || one == "--test")
    {
        return ExitCode::SUCCESS;
    }
    let wanted = arguments.iter().find(|one| !one.starts_with('-'));
    let is_wanted = |kind: &&Hostile| wanted.is_none_or(|wanted| kind.name.contains(wanted));
    println!(
        "{:<45} {:>8} {:>9} {:>9} {:>9}",
        "text", "bytes", "ms", "peak MiB", "held KiB"
    );
    let mut missed = 0;
    for kind in hostile::ALL.iter().filter(is_wanted) {
        missed += usize::from(!examine(kind));
    }
    println!("{missed} missed {TIME} ms or {MEMORY} MiB");
    match missed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// A stage of the examination: its name, milliseconds and the most memory.
type Stage = (&'static str, f64, f64);

fn stage<R>(stages: &mut Vec<Stage>, name: &'static str, work: impl FnOnce() -> R) -> Option<R> {
    let mut result = None;
    let start = Instant::now();
    let counted = allocation_counter::measure(|| result = Some(work()));
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    let peak = counted.bytes_max as f64 / (1024.0 * 1024.0);
    stages.push((name, milliseconds, peak));
    result
}

/// The texts of a page: the main one and the hints.
fn page(exercise: &Exercise, main: &[ProsePiece<'_>]) -> usize {
    let mut texts = Prose::new(Lang::English);
    let hints = exercise.header().hints.iter();
    let hint = |hint: &Localized| texts.html(&task_text::of_hint(hint.get(None))).len();
    let hints: usize = hints.map(hint).sum();
    texts.html(main).len() + hints
}

/// A stage that stands for itself.
fn search(name: &'static str, work: impl FnOnce()) -> Stage {
    let mut stages = Vec::new();
    stage(&mut stages, name, work);
    stages.swap_remove(0)
}

/// Prints what a text takes; whether it is within the goals.
fn examine(kind: &Hostile) -> bool {
    let text = kind.text(MAX_FILE);
    let mut stages = Vec::new();
    let defaults = Defaults::default();
    let parsed = stage(&mut stages, "parse", || {
        Exercise::parse(text.as_bytes(), &defaults)
    });
    let mut held = 0;
    let mut searches = Vec::new();
    match parsed {
        Some(Ok(exercise)) => {
            held = exercise.size();
            let mut budget = Budget::signed_in();
            let variant = stage(&mut stages, "variant", || {
                let variant = exercise.variant_within(0, &mut budget);
                let pieces =
                    |variant| task_text::kept(task_text::of_variant(&variant, &View::default()));
                variant.map(pieces)
            });
            stage(&mut stages, "warnings", || {
                editor_view::warnings(&exercise, &mut budget)
            });
            if let Some(Ok(main)) = variant {
                stage(&mut stages, "page", || page(&exercise, &main));
            }
            // What the editor's buttons ask for is computed instead of the warnings, from as much of a budget.
            let mut budget = Budget::signed_in();
            searches.push(search("worst", || {
                variants::worst(&exercise, Worst::Figures, &mut budget);
            }));
            let mut budget = Budget::signed_in();
            searches.push(search("table", || {
                variants::table(&exercise, 0, &mut budget);
            }));
        }
        Some(Err(invalid)) => {
            stage(&mut stages, "diagnostics", || {
                let reports = invalid.diagnostics.iter();
                reports
                    .map(|one| one.report(&invalid.source, "pl"))
                    .collect::<Vec<_>>()
            });
        }
        None => {}
    }
    let total: f64 = stages.iter().map(|(_, time, _)| time).sum();
    let peak = stages.iter().map(|(_, _, peak)| *peak).fold(0.0, f64::max);
    let within = |time: f64, peak: f64| time <= TIME && peak <= MEMORY;
    let is_met = within(total, peak) && searches.iter().all(|(_, time, peak)| within(*time, *peak));
    let long: Vec<String> = stages
        .iter()
        .chain(&searches)
        .filter(|(_, time, _)| *time >= TOLD)
        .map(|(name, time, _)| format!("{name} {time:.0}"))
        .collect();
    println!(
        "{:<45} {:>8} {total:>9.1} {peak:>9.1} {:>9}  {} {}",
        kind.name,
        text.len(),
        held / 1024,
        if is_met { "met" } else { "MISSED" },
        long.join(", ")
    );
    is_met
}

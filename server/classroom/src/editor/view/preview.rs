//! What stands beside the text: a variant with its answers, and the problems of the text.

use eqex::{Budget, Diagnostic, Exercise, Invalid, Report, Severity, Tolerance, View};
use maud::{Markup, PreEscaped, html};

use crate::editor::view::Query;
use crate::number_format;
use crate::number_format::Right;
use crate::task_text;
use crate::texts::Say;
use eqex_bank::slug;
use eqex_bank::variants::{SEARCHED, WorstVariant};
use eqex_kernel::ui::mathematics;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::prose::Prose;

/// What `compiled` comes to: a variant, or what keeps the text from being an exercise.
pub fn preview(
    lang: Lang,
    compiled: Result<&Exercise, &Invalid>,
    query: &Query,
    found: Option<&WorstVariant>,
    budget: &mut Budget,
) -> Markup {
    match compiled {
        Ok(exercise) => variant(lang, exercise, query, found, budget),
        Err(invalid) => crate::editor::view::preview::invalid(lang, invalid),
    }
}

/// A compiled exercise as a variant with its answers.
fn variant(
    lang: Lang,
    exercise: &Exercise,
    query: &Query,
    found: Option<&WorstVariant>,
    budget: &mut Budget,
) -> Markup {
    let view = &query.view;
    let source = exercise.source();
    let name = exercise.name(view);
    let id = slug::of_name(name);
    let seed = found.map(|found| found.seed);
    // What is shown comes first; other seeds are looked at with what is left.
    let variant = exercise.variant_within(seed.unwrap_or(query.seed), budget);
    let warnings = reports(
        lang,
        &crate::editor::view::warnings(exercise, budget),
        source,
    );
    let worth = |title| problems(lang, &warnings, source, title);
    let variant = match variant {
        Ok(variant) => variant,
        Err(diagnostic) => {
            let failure = reports(lang, &[diagnostic], source);
            return html! {
                div.shown data-seed=[seed] data-slug=[id.as_ref().map(|id| id.as_str())] {
                    @if let Some(found) = found { (searched(lang, found)) }
                    h2 { (name) }
                    (problems(lang, &failure, source, lang.say("editor-no-variant")))
                    (worth(lang.say("editor-warnings")))
                }
            };
        }
    };
    let shown = exercise.lang(view);
    let other = (shown != lang.code()).then_some(shown);
    let mut texts = Prose::new(lang);
    let text = texts.html(&task_text::of_variant(&variant, view));
    html! {
        div.shown data-seed=[seed] data-slug=[id.as_ref().map(|id| id.as_str())] {
            @if let Some(found) = found { (searched(lang, found)) }
            (languages(lang, exercise, view))
            h2 lang=[other] { (name) }
            div.text lang=[other] { (PreEscaped(&text)) }
            @if text.contains(mathematics::AS_WRITTEN) { p.note { (lang.say("editor-latex")) } }
            @for image in exercise.images() { (picture(lang, query, name, image)) }
            (answers(lang, exercise, &variant.correct(), view))
            (hints(lang, exercise, view, &mut texts))
        }
        (worth(lang.say("editor-warnings")))
    }
}

/// What a search among many seeds came to.
fn searched(lang: Lang, found: &WorstVariant) -> Markup {
    let parts = [
        ("seed", found.seed.to_string()),
        ("tried", found.tried.to_string()),
        ("failing", found.failing.to_string()),
    ];
    let parts: Vec<(&'static str, &str)> = parts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    html! {
        p.note role="status" {
            @if found.failing > 0 { (lang.say_with("editor-found-failing", &parts)) }
            @else { (lang.say_with("editor-found", &parts)) }
            @if found.tried < SEARCHED { " " (lang.say("editor-found-less")) }
        }
    }
}

fn picture(lang: Lang, query: &Query, name: &str, image: &str) -> Markup {
    html! {
        @if let Some(subject) = &query.subject {
            img src=(crate::solving::view::picture(subject, image)) alt=(query.alternatives.get(image).cloned().unwrap_or_else(|| format!("{} ({image})", lang.name_in("image-of", name))));
        } @else {
            p.quiet { (lang.name_in("editor-picture", image)) }
        }
    }
}

/// A text that is no exercise: all that is wrong with it.
fn invalid(lang: Lang, invalid: &Invalid) -> Markup {
    let id = eqex::name_in_header(&invalid.source).and_then(|name| slug::of_name(&name));
    html! {
        div data-slug=[id.as_ref().map(|id| id.as_str())] {
            (problems(lang, &reports(lang, &invalid.diagnostics, &invalid.source), &invalid.source, lang.say("editor-invalid")))
        }
    }
}

fn reports(lang: Lang, diagnostics: &[Diagnostic], source: &str) -> Vec<Report> {
    diagnostics
        .iter()
        .take(SHOWN)
        .map(|diagnostic| diagnostic.report(source, lang.code()))
        .collect()
}

/// Diagnostics that a page shows; after mending these, the rest comes.
const SHOWN: usize = 20;

fn languages(lang: Lang, exercise: &Exercise, view: &View) -> Markup {
    let shown = exercise.lang(view);
    html! {
        @if exercise.langs().nth(1).is_some() {
            p.languages role="group" aria-label=(lang.say("editor-languages")) {
                @for lang in exercise.langs() {
                    button type="submit" form="editor" name="lang" value=(lang) aria-pressed=(lang == shown) { (lang) }
                }
            }
        }
    }
}

fn answers(lang: Lang, exercise: &Exercise, correct: &[f64], view: &View) -> Markup {
    html! {
        @if !correct.is_empty() {
            h3 { (lang.say("right-answers")) }
            table {
                @for (unknown, value) in exercise.unknowns().iter().zip(correct) {
                    tr {
                        th scope="row" { (PreEscaped(mathematics::inline(&unknown.latex))) }
                        td {
                            @let Right { relation, latex } = number_format::right(unknown, *value, view.notation());
                            @let mark = if relation == "=" { "" } else { relation };
                            (PreEscaped(mathematics::inline(&format!("{mark}{latex}{}", unknown.unit_latex))))
                        }
                        td.tolerance {
                            (tolerance(lang, unknown.tolerance))
                            @if let Tolerance::Absolute(_) = unknown.tolerance { (PreEscaped(mathematics::inline(&unknown.unit_latex))) }
                        }
                    }
                }
            }
        }
    }
}

fn tolerance(lang: Lang, tolerance: Tolerance) -> String {
    match tolerance {
        Tolerance::Figures(figures) => lang.count("editor-figures", usize::from(figures)),
        Tolerance::Decimals(decimals) => lang.count("editor-decimals", usize::from(decimals)),
        other => format!("± {other}"),
    }
}

fn hints(lang: Lang, exercise: &Exercise, view: &View, texts: &mut Prose) -> Markup {
    let shown = exercise.lang(view);
    html! {
        @for (index, hint) in exercise.header().hints.iter().enumerate() {
            details {
                summary { (lang.count("hint", index + 1)) }
                (PreEscaped(texts.html(&task_text::of_hint(hint.get(Some(shown))))))
            }
        }
    }
}

fn problems(lang: Lang, reports: &[Report], source: &str, title: String) -> Markup {
    html! {
        @if !reports.is_empty() {
            section.problems {
                h2 { (title) }
                // With one there is nothing to choose.
                @if reports.iter().filter(|report| report.mend.as_ref().is_some_and(|mend| mend.safe)).nth(1).is_some() {
                    p data-script hidden { button #mend-all type="button" { (lang.say("editor-mend-all")) } }
                }
                ul { @for report in reports { (problem(lang, report, source)) } }
            }
        }
    }
}

fn problem(lang: Lang, report: &Report, source: &str) -> Markup {
    let place = &report.place;
    let (class, level) = match report.severity {
        Severity::Warning => ("warning", lang.say("editor-warning")),
        Severity::Error => ("error", lang.say("editor-error")),
    };
    html! {
        li class=(class) data-line=(place.line) data-column=(place.column) data-length=(place.length) {
            p {
                span.level { (level) ": " } strong { (report.message) } " "
                button.place type="button" data-line=(place.line) data-column=(place.column) data-length=(place.length) { (lang.count("editor-line", place.line)) }
                " " code.quiet { (report.code) }
            }
            (line(report, source))
            @if let Some(help) = &report.help { p.help { (help) } }
            @if let Some(mend) = &report.mend {
                p data-script hidden {
                    button.mend type="button" data-safe[mend.safe] data-line=(mend.place.line) data-column=(mend.place.column) data-length=(mend.place.length) data-replacement=(mend.replacement) {
                        @if mend.replacement.is_empty() { (lang.say("editor-take-out")) } @else { (lang.say("editor-write")) " " code { (mend.replacement) } }
                    }
                    @if !mend.safe { " " span.quiet { (lang.say("editor-offered")) } }
                }
            }
        }
    }
}

/// Characters of a source line that are shown around a place.
const AROUND: usize = 60;

/// The source line with the place marked.
fn line(report: &Report, source: &str) -> Markup {
    let line: Vec<char> = source
        .split('\n')
        .nth(report.place.line.saturating_sub(1))
        .unwrap_or("")
        .chars()
        .collect();
    let start = report.place.column.saturating_sub(1).min(line.len());
    let end = (start + report.place.length).min(line.len());
    let from = start.saturating_sub(AROUND);
    let to = (end + AROUND).min(line.len()).min(start + 4 * AROUND);
    let text = |part: &[char]| part.iter().collect::<String>();
    html! {
        @if !line.is_empty() {
            pre { (text(&line[from..start])) mark { (text(&line[start..end.min(to)])) } (text(&line[end.min(to)..to])) }
        }
    }
}

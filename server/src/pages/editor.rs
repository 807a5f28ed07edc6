//! The page to write an exercise: the text on the left, a variant of it on the right.

use eqex::diagnostic::Report;
use eqex::{Diagnostic, Exercise, Invalid, Tolerance, View, number};
use maud::{Markup, PreEscaped, html};

use super::frame::Frame;
use super::{mathematics, prose};

/// What the preview page is asked for.
#[derive(Clone, Debug, Default)]
pub struct PreviewQuery {
    /// The exercise; none: one to start from.
    pub content: Option<String>,
    pub seed: i32,
    pub view: View,
}

/// The exercise that an empty page starts with.
const START: &str = "---\ntype: EqEx\nname: Two trains\n---\nFrom towns \\(A\\) and \\(B\\), d=300km apart, two trains leave at the same moment\nwith speeds v_a=[40;60]km/h and v_b=[60;80]km/h towards each other.\n\n1. At what distance x=?km from \\(A\\) do they meet?\n2. After what time t=?h?\n---\nt=d/(v_a+v_b)\nx=t*v_a\n";

/// The whole document, with the preview in it.
pub fn page(frame: &Frame, query: &PreviewQuery, preview: &Markup) -> String {
    let content = query.content.as_deref().unwrap_or(START);
    let lang = query.view.langs.first().map_or("", String::as_str);
    let main = html! {
        h1 { "Write an exercise" }
        div.editor {
            form #editor method="post" action="/preview" {
                div.bar {
                    label for="content" { "Exercise" }
                }
                // A line end right behind the tag is not part of the text.
                textarea #content name="content" rows="24" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="result" { "\n" (content) }
                div.bar {
                    label for="seed" { "Variant" }
                    button type="button" data-step="-1" aria-label="Previous variant" hidden { "◀" }
                    input #seed name="seed" type="number" min="-2147483648" max="2147483647" step="1" value=(query.seed);
                    button type="button" data-step="1" aria-label="Next variant" hidden { "▶" }
                    button type="button" data-step="random" hidden { "Random" }
                    label.check { input #comma name="comma" type="checkbox" value="1" checked[query.view.decimal_comma]; " Decimal comma" }
                    input #lang name="lang" type="hidden" value=(lang);
                    button #show type="submit" { "Show" }
                }
            }
            section #result aria-live="polite" aria-label="Preview" { (preview) }
        }
    };
    frame.wide("Write an exercise", &["preview.js"], &main)
}

/// The preview of the text that a page starts with, or that was sent.
pub fn content(query: &PreviewQuery) -> &str {
    query.content.as_deref().unwrap_or(START)
}

/// A compiled exercise as a variant with its answers.
pub fn variant(exercise: &Exercise, query: &PreviewQuery) -> Markup {
    let view = &query.view;
    let source = exercise.source();
    let warnings = reports(exercise.warnings(), source);
    match exercise.variant(query.seed) {
        Err(diagnostic) => html! {
            h2 { (exercise.name(view)) }
            (diagnostics(&reports(&[diagnostic], source), source, "This variant cannot be given"))
            (diagnostics(&warnings, source, "Worth a look"))
        },
        Ok(variant) => html! {
            (languages(exercise, view))
            h2 { (exercise.name(view)) }
            div.text { (PreEscaped(prose::html(&variant.main(view)))) }
            @for image in exercise.images() {
                p.image { "Image: " code { (image) } }
            }
            (answers(exercise, &variant.correct(), view))
            (hints(exercise, view))
            (diagnostics(&warnings, source, "Worth a look"))
        },
    }
}

/// A text that is no exercise: all that is wrong with it.
pub fn invalid(invalid: &Invalid) -> Markup {
    diagnostics(
        &reports(&invalid.diagnostics, &invalid.source),
        &invalid.source,
        "This is not an exercise yet",
    )
}

fn reports(diagnostics: &[Diagnostic], source: &str) -> Vec<Report> {
    diagnostics
        .iter()
        .take(SHOWN)
        .map(|diagnostic| diagnostic.report(source))
        .collect()
}

/// Diagnostics that a page shows; after mending these, the rest comes.
const SHOWN: usize = 20;

fn languages(exercise: &Exercise, view: &View) -> Markup {
    let shown = exercise.lang(view);
    html! {
        @if exercise.langs().nth(1).is_some() {
            p.languages {
                @for lang in exercise.langs() {
                    button type="submit" form="editor" name="lang" value=(lang) data-lang=(lang) aria-pressed=(lang == shown) { (lang) }
                }
            }
        }
    }
}

fn answers(exercise: &Exercise, correct: &[f64], view: &View) -> Markup {
    let notation = if view.decimal_comma {
        number::COMMA
    } else {
        number::POINT
    };
    html! {
        @if !correct.is_empty() {
            h3 { "Right answers" }
            table {
                @for (unknown, value) in exercise.unknowns().iter().zip(correct) {
                    tr {
                        th scope="row" { (PreEscaped(mathematics::inline(&unknown.latex))) }
                        td { (PreEscaped(mathematics::inline(&format!("{}{}", number::latex(*value, notation), unknown.unit_latex)))) }
                        td.tolerance { @if !matches!(unknown.tolerance, Tolerance::Figures(_)) { "± " } (unknown.tolerance) }
                    }
                }
            }
        }
    }
}

fn hints(exercise: &Exercise, view: &View) -> Markup {
    let lang = exercise.lang(view);
    html! {
        @for (index, hint) in exercise.header().hints.iter().enumerate() {
            details {
                summary { "Hint " (index + 1) }
                (PreEscaped(prose::html(hint.get(Some(lang)))))
            }
        }
    }
}

fn diagnostics(reports: &[Report], source: &str, title: &str) -> Markup {
    html! {
        @if !reports.is_empty() {
            h3.problems { (title) }
            ul.problems {
                @for report in reports {
                    li class=(if report.code.starts_with('W') { "warning" } else { "error" }) {
                        p {
                            strong { (report.message) } " "
                            button.place type="button" data-line=(report.place.line) data-column=(report.place.column) data-length=(report.place.length) { "line " (report.place.line) }
                            " " code { (report.code) }
                        }
                        (line(report, source))
                        @if let Some(help) = &report.help { p.help { (help) } }
                        @if let Some(mend) = &report.mend {
                            p { button.mend type="button" hidden data-line=(mend.place.line) data-column=(mend.place.column) data-length=(mend.place.length) data-replacement=(mend.replacement) {
                                @if mend.replacement.is_empty() { "Take it out" } @else { "Write " code { (mend.replacement) } }
                            } }
                        }
                    }
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

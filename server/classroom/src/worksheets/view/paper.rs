//! Sheets as they are printed, and the key with the answers.

use std::collections::BTreeSet;

use eqex::{Exercise, Unknown, Variant, View};
use maud::{Markup, PreEscaped, html};

use crate::number_format;
use crate::number_format::Right;
use crate::solving::view::{alternative, buttons, picture};
use crate::task_text;
use crate::texts::Say;
use crate::worksheets::rules::printed::{Mark, Printed, PrintedSheet, Question};
use crate::worksheets::view::address;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::mathematics;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::prose::Prose;

/// Answers beside each other in one table of the key.
const COLUMNS: usize = 8;

/// What goes to the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintSelection {
    All,
    Sheets,
    Key,
}

/// Printed sheets, and who looks at them how.
#[derive(Debug)]
pub struct Paper<'a> {
    pub frame: &'a Frame,
    pub printed: &'a Printed,
    /// In the language of the sheets.
    pub view: View,
    pub date: String,
    /// Whether the reader may take the worksheet away.
    pub owned: bool,
}

/// The worksheet with all of its sheets.
pub fn whole(paper: &Paper<'_>, part: PrintSelection) -> String {
    let lang = paper.frame.lang;
    let worksheet = &paper.printed.worksheet;
    let here = address(&worksheet.code);
    let count = usize::try_from(worksheet.count).unwrap_or(0);
    let sheets = &paper.printed.sheets;
    let variants: Vec<Vec<Option<Variant<'_>>>> =
        sheets.iter().map(|sheet| variants(paper, sheet)).collect();
    let main = html! {
        div.no-print {
            p.path { a href="/worksheets" { (lang.say("worksheets")) } }
            h1 { (worksheet.title) }
            p {
                code { (worksheet.code) } " · " (lang.count("worksheet-sheet-count", count)) " · "
                (lang.count("exercise-count", paper.printed.questions.len())) " · " (paper.date)
                @if let Some(author) = &worksheet.author_name { " · " (author) }
            }
            nav.bar aria-label=(lang.say("worksheet-part")) {
                @for (one, query, name) in [(PrintSelection::All, "", lang.say("worksheet-all")), (PrintSelection::Sheets, "?part=sheets", lang.say("worksheet-only-sheets")), (PrintSelection::Key, "?part=key", lang.say("worksheet-only-key"))] {
                    a.button href=(format!("{here}{query}")) aria-current=[(one == part).then_some("page")] { (name) }
                }
                button.main type="button" data-print hidden { (lang.say("worksheet-print")) }
            }
            p.help { (lang.say("worksheet-print-help")) }
            @if paper.owned {
                details {
                    summary { (lang.say("worksheet-remove")) }
                    form method="post" action=(format!("{here}/remove")) {
                        p { (lang.say("worksheet-remove-help")) }
                        button.danger type="submit" { (lang.say("worksheet-remove-do")) }
                    }
                }
            }
        }
        @if part != PrintSelection::Key { @for (sheet, variants) in sheets.iter().zip(&variants) { (page(paper, sheet, variants, false)) } }
        @if part != PrintSelection::Sheets { (key(paper, &variants)) }
    };
    paper.frame.wide(&worksheet.title, &["print.js"], &main)
}

/// One sheet with its answers, found by its code; `checked` tells of each exercise what a student wrote.
pub fn one(paper: &Paper<'_>, sheet: &PrintedSheet, checked: Option<&[Vec<Mark>]>) -> String {
    let lang = paper.frame.lang;
    let worksheet = &paper.printed.worksheet;
    let code = sheet.code(worksheet);
    let main = html! {
        div.no-print {
            p.path { a href="/worksheets" { (lang.say("worksheets")) } " / " a href=(address(&worksheet.code)) { (worksheet.title) } }
            h1 { (lang.name_in("worksheet-sheet", &code)) }
            @if let Some(student) = &sheet.student { p { (student) } }
            (score_bits(paper, sheet, checked))
        }
        (page(paper, sheet, &variants(paper, sheet), true))
    };
    paper.frame.wide(&code, &["print.js"], &main)
}

/// What is printed on a sheet, of each exercise: computed once, and none where there are no numbers.
fn variants<'a>(paper: &Paper<'a>, sheet: &PrintedSheet) -> Vec<Option<Variant<'a>>> {
    let questions = paper.printed.questions.iter().zip(&sheet.seeds);
    questions
        .map(|(question, seed)| question.exercise.variant(*seed).ok())
        .collect()
}

/// The language that a sheet speaks.
fn own(paper: &Paper<'_>) -> Lang {
    Lang::of_tag(&paper.printed.worksheet.lang).unwrap_or(paper.frame.lang)
}

fn page(
    paper: &Paper<'_>,
    sheet: &PrintedSheet,
    variants: &[Option<Variant<'_>>],
    answers: bool,
) -> Markup {
    let lang = own(paper);
    let worksheet = &paper.printed.worksheet;
    let space = format!("room room-{}", worksheet.space);
    html! {
        article.paper lang=(lang.code()) {
            // Said again on every page that the sheet takes.
            header.running {
                div.head {
                    p.title { (worksheet.title) }
                    p.code { (sheet.code(worksheet)) }
                    p.name {
                        (lang.say("sheet-name")) " "
                        @match &sheet.student { Some(student) => strong { (student) }, None => span.blank {} }
                    }
                    p.date { (lang.say("sheet-date")) " " span.blank.short {} }
                }
            }
            ol.questions {
                @for (question, variant) in paper.printed.questions.iter().zip(variants) {
                    @let exercise = &question.exercise;
                    li {
                        @match variant {
                            None => p { (lang.say("sheet-no-variant")) },
                            Some(variant) => {
                                @let mut texts = Prose::new(lang);
                                div.text { (PreEscaped(texts.html(&task_text::of_variant(variant, &paper.view)))) }
                                @for image in exercise.images() {
                                    img src=(picture(&question.subject, image)) alt=(alternative(lang, question.alternatives.get(image), exercise.name(&paper.view)));
                                }
                                @if worksheet.hints { (hints(lang, exercise, &paper.view, &mut texts)) }
                                @if worksheet.space > 0 && !answers { div class=(space) {} }
                                @if answers && question.correct { (solved(paper, exercise, variant)) } @else { (blanks(exercise)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn hints(lang: Lang, exercise: &Exercise, view: &View, texts: &mut Prose) -> Markup {
    let own = exercise.lang(view);
    html! {
        @for (index, hint) in exercise.header().hints.iter().enumerate() {
            div.hint { strong { (lang.count("hint", index + 1)) ":" } " " (PreEscaped(texts.html(&task_text::of_hint(hint.get(Some(own)))))) }
        }
    }
}

fn blanks(exercise: &Exercise) -> Markup {
    html! {
        @if !exercise.unknowns().is_empty() {
            ul.blanks {
                @for unknown in exercise.unknowns() {
                    li {
                        (PreEscaped(mathematics::inline(&unknown.latex))) " = " span.blank {}
                        @if !unknown.unit_latex.is_empty() { (PreEscaped(mathematics::inline(&unknown.unit_latex))) }
                    }
                }
            }
        }
    }
}

fn right(paper: &Paper<'_>, unknown: &Unknown, value: f64) -> Right {
    number_format::right(unknown, value, paper.view.notation())
}

fn solved(paper: &Paper<'_>, exercise: &Exercise, variant: &Variant<'_>) -> Markup {
    html! {
        ul.blanks {
            @for (unknown, value) in exercise.unknowns().iter().zip(variant.correct()) {
                @let Right { relation, latex } = right(paper, unknown, value);
                li { (PreEscaped(mathematics::inline(&format!("{}{relation}{latex}{}", unknown.latex, unknown.unit_latex)))) }
            }
        }
    }
}

/// A column of the key: number of the exercise and index of the unknown.
type KeyColumn = (usize, usize);

/// Every answer of every sheet that the reader may see, in tables that fit beside each other on paper.
fn key(paper: &Paper<'_>, variants: &[Vec<Option<Variant<'_>>>]) -> Markup {
    let lang = own(paper);
    let worksheet = &paper.printed.worksheet;
    let questions = &paper.printed.questions;
    let columns: Vec<KeyColumn> = questions
        .iter()
        .enumerate()
        .filter(|(_, question)| question.correct)
        .flat_map(|(at, question)| {
            let unknowns = 0..question.exercise.unknowns().len();
            unknowns.map(move |unknown| (at, unknown))
        })
        .collect();
    let answers = |(question, variant): (&Question, &Option<Variant<'_>>)| {
        variant
            .as_ref()
            .filter(|_| question.correct)
            .map(Variant::correct)
    };
    let correct: Vec<Vec<Option<Vec<f64>>>> = variants
        .iter()
        .map(|sheet| questions.iter().zip(sheet).map(answers).collect())
        .collect();
    html! {
        article.paper.key lang=(lang.code()) {
            header.running {
                div.head {
                    p.title { (lang.say("sheet-key")) ": " (worksheet.title) }
                    p.code { (worksheet.code) }
                }
            }
            @match kept_back(lang, questions) {
                Some(note) => (note),
                None if columns.is_empty() => p { (lang.say("no-unknowns")) },
                None => {},
            }
            @for part in columns.chunks(COLUMNS) {
                div.scroll tabindex="0" role="region" aria-label=(lang.say("sheet-key")) {
                    table {
                        thead { tr {
                            th scope="col" { (lang.say("sheet-number")) }
                            @for (at, unknown) in part { (heading(paper, *at, *unknown)) }
                        } }
                        tbody {
                            @for (sheet, correct) in paper.printed.sheets.iter().zip(&correct) {
                                tr {
                                    th scope="row" {
                                        (sheet.number)
                                        @if let Some(student) = &sheet.student { " " span.student { (student) } }
                                    }
                                    @for (at, unknown) in part {
                                        td.number {
                                            @match correct[*at].as_ref().and_then(|answers| answers.get(*unknown)) {
                                                Some(value) => (PreEscaped(mathematics::inline(&right(paper, &questions[*at].exercise.unknowns()[*unknown], *value).latex))),
                                                None => "–",
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Which answers the reader does not see, and why.
fn kept_back(lang: Lang, questions: &[Question]) -> Option<Markup> {
    let hidden = || {
        let numbered = (1..).zip(questions);
        numbered.filter(|(_, question)| !question.correct)
    };
    hidden().next()?;
    let numbers: Vec<String> = hidden().map(|(number, _)| number.to_string()).collect();
    let subjects: BTreeSet<&str> = hidden()
        .map(|(_, question)| question.subject.as_str())
        .collect();
    let subjects: Vec<&str> = subjects.into_iter().collect();
    let parts = [
        ("numbers", &*numbers.join(", ")),
        ("subjects", &*subjects.join(", ")),
    ];
    let text = lang.say_with("sheet-kept-back", &parts);
    Some(html! { p.note { (text) } })
}

fn heading(paper: &Paper<'_>, at: usize, unknown: usize) -> Markup {
    let unknown = &paper.printed.questions[at].exercise.unknowns()[unknown];
    html! {
        th.number scope="col" {
            (at + 1) ". " (PreEscaped(mathematics::inline(&unknown.latex)))
            @if !unknown.unit_latex.is_empty() { " " span.unit { "[" (PreEscaped(mathematics::inline(&unknown.unit_latex))) "]" } }
        }
    }
}

/// Fields for what a student wrote; what becomes of them is only shown.
fn score_bits(paper: &Paper<'_>, sheet: &PrintedSheet, checked: Option<&[Vec<Mark>]>) -> Markup {
    let lang = paper.frame.lang;
    let worksheet = &paper.printed.worksheet;
    let entry = |at: usize, index: usize| checked?.get(at)?.get(index);
    let questions = &paper.printed.questions;
    let note = kept_back(lang, questions);
    if !questions.iter().any(|question| question.correct) {
        return html! { @if let Some(note) = note { (note) } };
    }
    html! {
        form.card method="post" action=(format!("{}?sheet={}", address(&worksheet.code), sheet.number)) autocomplete="off" {
            h2 { (lang.say("sheet-check")) }
            p.help { (lang.say("sheet-check-help")) }
            @if let Some(note) = note { (note) }
            @if let Some(checked) = checked {
                @let all = checked.iter().flatten();
                @let right = all.clone().filter(|mark| mark.right == Some(true)).count();
                p role="status" { strong { (lang.say_with("sheet-checked", &[("right", &right.to_string()), ("all", &all.count().to_string())])) } }
            }
            ol.checks {
                @for (at, question) in questions.iter().enumerate().filter(|(_, question)| question.correct) {
                    li value=(at + 1) {
                        @for (index, unknown) in question.exercise.unknowns().iter().enumerate() {
                            @let id = format!("a{at}.{index}");
                            @let known = entry(at, index);
                            // A blank was not tried, and is no mistake to be shown.
                            @let tried = known.filter(|mark| !mark.typed.is_empty());
                            @let right = tried.map(|mark| mark.right);
                            @let asked = tried.filter(|mark| !mark.readings.is_empty());
                            span.check-field {
                                label for=(id) { (PreEscaped(mathematics::inline(&unknown.latex))) " =" }
                                input id=(id) name=(id) value=(known.map_or("", |mark| mark.typed.as_str())) maxlength="1000" spellcheck="false" autocapitalize="none"
                                    aria-invalid=(right == Some(Some(false)) || right == Some(None) && asked.is_none());
                                (PreEscaped(mathematics::inline(&unknown.unit_latex)))
                                @match right {
                                    Some(Some(true)) => span.good { "✓ " (lang.say("right")) },
                                    Some(Some(false)) => span.bad { "✗ " (lang.say("wrong")) },
                                    Some(None) if asked.is_some() => {},
                                    Some(None) => span.bad { "? " (lang.say("sheet-unreadable")) },
                                    None => {}
                                }
                                @if let Some(mark) = asked {
                                    @let meanings: Vec<(&str, &str)> = mark.readings.iter().map(|(latex, text)| (latex.as_str(), text.as_str())).collect();
                                    (buttons(lang, &format!("r{at}.{index}"), &mark.typed, &meanings, mark.chosen))
                                }
                            }
                        }
                    }
                }
            }
            button.main type="submit" { (lang.say("sheet-check-do")) }
        }
    }
}

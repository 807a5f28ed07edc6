//! What a student answered to an exercise: the variant, and every answer in order of time.

use eqex::{Exercise, Reading, Unknown, View};
use jiff::tz::TimeZone;
use maud::{Markup, PreEscaped, html};

use crate::board::rules::answers::{AnsweredVariant, Answers, TimedAnswer};
use crate::board::view as board_view;
use crate::results::rules::given::{AnswerEntry, TypedText};
use crate::solving::view::{alternative, picture};
use crate::task_text;
use crate::texts::Say;
use crate::{addresses, number_format, signs};
use eqex_bank::compute_budget::ComputeBudget;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::{mathematics, moment, prose};

/// How values are read and written.
#[derive(Debug)]
pub struct Reader<'a> {
    pub lang: Lang,
    pub view: View,
    pub zone: &'a TimeZone,
}

impl Reader<'_> {
    /// A number with a unit, as MathML, and with no more figures than say something.
    pub fn value(&self, value: f64, unit_latex: &str) -> String {
        let value = number_format::latex(value, self.view.notation());
        mathematics::inline(&format!("{value}{unit_latex}"))
    }

    /// The right answer to an unknown with its unit, as MathML.
    pub fn right(&self, unknown: &Unknown, value: f64) -> String {
        let right = number_format::right(unknown, value, self.view.notation());
        mathematics::inline(&format!("{}{}", right.latex, unknown.unit_latex))
    }

    /// How what was typed is understood, as MathML: one meaning, all where none of several was chosen, and none for what cannot be read any more.
    fn understood(&self, typed: &TypedText, exercise: &Exercise, index: usize) -> Vec<String> {
        let Some(readings) = typed.readings(exercise, index) else {
            return Vec::new();
        };
        let meant = match readings.settled(typed.chosen) {
            Some(one) => std::slice::from_ref(one),
            None => readings.list.as_slice(),
        };
        let shown = |one: &Reading| mathematics::inline(&one.latex(self.view.notation()));
        meant.iter().map(shown).collect()
    }

    /// What was given, as typed where it was typed.
    pub fn given(&self, given: &AnswerEntry) -> Markup {
        html! {
            @match given {
                AnswerEntry::Typed(typed) => code { (typed.text) },
                AnswerEntry::Number(number) => (PreEscaped(self.value(*number, ""))),
            }
        }
    }
}

/// The whole page, and a dialog's content alike.
pub fn page(frame: &Frame, answers: &Answers, reader: &Reader<'_>) -> String {
    let lang = frame.lang;
    let view = &reader.view;
    let exercise = answers
        .now
        .iter()
        .chain(&answers.before)
        .find_map(|variant| variant.exercise.as_ref());
    let title = exercise.map_or(answers.id.as_str(), |exercise| exercise.name(view));
    let team = answers.team.id;
    // The variants are worked out in the order in which they stand on the page.
    let mut budget = ComputeBudget::full();
    let heading = format!("{} – {title}", answers.user.name);
    let main = html! {
        p.path {
            a href="/classes" { (lang.say("classes")) } " / "
            a href=(format!("/class/{team}")) { (answers.team.name) } " / "
            a href=(board_view::address(team, "")) { (lang.say("session")) }
        }
        article #answered {
            h1 { (answers.user.name) @if let Some(number) = answers.user.number { " " span.quiet { "(" (number) ")" } } ": " (title) }
            p.bar {
                @if answers.opens { a href=(addresses::exercise(&answers.subject, &answers.id)) { (lang.say("answered-exercise")) } }
                a href=(format!("/class/{team}/student/{}", answers.user.public_id)) { (lang.say("answered-student")) }
            }
            @if answers.cut { p.note { (lang.say("answered-cut")) } }
            @if let Some(now) = &answers.now {
                (variant(lang, answers, now, reader, &mut budget))
            } @else if answers.before.is_empty() {
                p.empty { (lang.say("answered-none")) }
            }
            @for before in &answers.before {
                details.card.earlier open[answers.now.is_none()] {
                    summary { (label(lang, before)) }
                    (variant(lang, answers, before, reader, &mut budget))
                }
            }
        }
    };
    frame.document(&heading, &[], &main)
}

/// Which variant it was, in words.
fn label(lang: Lang, variant: &AnsweredVariant) -> String {
    let revision = variant.revision.to_string();
    match variant.practice {
        Some(number) => lang.say_with(
            "answered-practice",
            &[("number", &number.to_string()), ("revision", &revision)],
        ),
        None => lang.name_in("answered-before", &revision),
    }
}

fn variant(
    lang: Lang,
    answers: &Answers,
    one: &AnsweredVariant,
    reader: &Reader<'_>,
    budget: &mut ComputeBudget,
) -> Markup {
    let exercise = one.exercise.as_ref();
    let solved = match exercise.map(|exercise| (exercise, budget.variant(exercise, one.seed))) {
        Some((exercise, Some(Ok(solved)))) => Ok((exercise, solved)),
        Some((_, None)) => Err("answered-too-long"),
        Some((_, Some(Err(_)))) | None => Err("answered-no-text"),
    };
    html! {
        @match &solved {
            Ok((exercise, solved)) => {
                div.text { (PreEscaped(prose::html(lang, &task_text::of_variant(solved, &reader.view)))) }
                @for image in exercise.images() {
                    img src=(picture(&answers.subject, image)) alt=(alternative(lang, answers.alternatives.get(image), exercise.name(&reader.view))) loading="lazy";
                }
                @if answers.correct {
                    p {
                        (lang.say("right-answers")) ": "
                        @for (index, (unknown, value)) in exercise.unknowns().iter().zip(solved.correct()).enumerate() {
                            @if index > 0 { ", " }
                            (PreEscaped(mathematics::inline(&format!("{}=", unknown.latex)))) " "
                            (PreEscaped(reader.right(unknown, value)))
                        }
                    }
                } @else {
                    p.quiet { (lang.say("answered-not-yours")) }
                }
            },
            Err(why) => p.quiet { (lang.say(why)) },
        }
        @if one.entries.is_empty() {
            p.empty { (lang.say("answered-none")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.say("answered-answers")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("answered-time")) }
                        th scope="col" { (lang.say("answered-result")) }
                        th scope="col" { (lang.say("answered-answers")) }
                    } }
                    tbody { @for entry in &one.entries { (row(lang, one, entry, reader)) } }
                }
            }
        }
    }
}

/// How a typed answer was understood, or what it may mean.
fn understood(lang: Lang, meanings: &[String]) -> Markup {
    html! {
        @if let [only] = meanings {
            " " span.quiet { (lang.say("understood")) " " (PreEscaped(only)) }
        } @else if !meanings.is_empty() {
            " " span.quiet {
                (lang.say("answered-meanings")) " "
                @for (index, meaning) in meanings.iter().enumerate() {
                    @if index > 0 { ", " }
                    (PreEscaped(meaning))
                }
            }
        }
    }
}

fn row(lang: Lang, variant: &AnsweredVariant, entry: &TimedAnswer, reader: &Reader<'_>) -> Markup {
    let unknowns = variant
        .exercise
        .as_ref()
        .map(|exercise| exercise.unknowns());
    let name = |index: usize| {
        let unknown = unknowns.and_then(|unknowns| unknowns.get(index));
        unknown.map(|unknown| mathematics::inline(&unknown.latex))
    };
    html! {
        tr {
            td { (moment::time(lang, entry.at, reader.zone)) }
            td {
                (signs::state(lang, Some(entry.done)))
                @if entry.regraded { " " span.quiet { (lang.say("answered-regraded")) } }
            }
            td {
                ul.plain {
                    @for (index, (given, right)) in entry.parts.iter().enumerate() {
                        li {
                            @if *right { span.good { "✓" span.unseen { (lang.say("right")) } } }
                            @else { span.bad { "✗" span.unseen { (lang.say("wrong")) } } }
                            " "
                            @if let Some(name) = name(index) { (PreEscaped(name)) " = " }
                            @match given {
                                None => span.quiet { (lang.say("answered-empty")) },
                                Some(given) => {
                                    (reader.given(given))
                                    @if let (AnswerEntry::Typed(typed), Some(exercise)) = (given, &variant.exercise) {
                                        (understood(lang, &reader.understood(typed, exercise, index)))
                                    }
                                },
                            }
                        }
                    }
                }
            }
        }
    }
}

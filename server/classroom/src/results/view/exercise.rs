//! How an exercise was answered.

use eqex::Unknown;
use maud::{Markup, PreEscaped, html};

use crate::addresses;
use crate::answered::Reader;
use crate::board::view as board_view;
use crate::results::rules::MOST;
use crate::results::rules::exercise::OfExercise;
use crate::results::rules::statistics::{ATTEMPTS, AnswerStatistics, Split};
use crate::results::rules::wrong::{AnswerRelation, Example, Group};
use crate::texts::Say;
use eqex_kernel::ui::chart;
use eqex_kernel::ui::chart::BarPart;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::{mathematics, moment};

pub fn page(frame: &Frame, results: &OfExercise, reader: &Reader<'_>) -> String {
    let lang = frame.lang;
    let exercise = &results.place.exercise;
    let name = exercise.name(&reader.view);
    let title = lang.name_in("results-of", name);
    let (subject, id) = results.place.path.split_once('/').unwrap_or_default();
    let figures = &results.figures;
    let main = html! {
        p.path {
            // Whose class answered in a session does not always see the subject, or the exercise outside of it.
            @if results.correct || !results.place.subject.is_private() { a href=(addresses::subject(subject)) { (subject) } } @else { (subject) }
            " / "
            @if results.correct || results.place.is_open() { a href=(addresses::exercise(subject, id)) { (name) } } @else { (name) }
        }
        h1 { (title) }
        @if let Some(team) = &results.team {
            p.bar {
                span { (lang.name_in("results-of-class", &team.name)) }
                a href=(format!("/class/{}/results?subject={subject}", team.id)) { (lang.say("results-back-to-class")) }
                @if results.correct { a href=(format!("{}/results", addresses::exercise(subject, id))) { (lang.say("results-everybody")) } }
            }
        }
        @if results.cut { p.note { (lang.say_with("results-cut", &[("count", &moment::figure(lang, MOST as u64))])) } }
        @if results.earlier > 0 { p.note { (lang.count("results-earlier", results.earlier)) } }
        @if figures.people == 0 {
            p.empty { (lang.say("results-exercise-none")) }
        } @else {
            (summary(lang, figures))
            (parts(lang, results))
            @if results.wrong_cut { p.note { (lang.say("results-wrong-cut")) } }
            @for (index, (groups, rest)) in results.wrong.iter().enumerate() {
                (wrong(lang, results, index, groups, *rest, reader))
            }
        }
        (practice(lang, figures))
    };
    frame.document(&title, &[], &main)
}

fn summary(lang: Lang, figures: &AnswerStatistics) -> Markup {
    html! {
        section.card aria-labelledby="people" {
            h2 #people { (lang.say("results-people")) }
            p { (lang.count("results-tried-by", figures.people)) ", " (lang.count("results-answers-count", figures.answers)) }
            div.scroll tabindex="0" role="group" aria-labelledby="people" { table.wide {
                thead { tr {
                    td {}
                    th.wide scope="col" { (lang.say("live-chart")) }
                    th.number scope="col" { "☑" span.unseen { (lang.say("live-right")) } }
                    th.number scope="col" { "⚀" span.unseen { (lang.say("live-partly")) } }
                    th.number scope="col" { "☒" span.unseen { (lang.say("live-wrong")) } }
                } }
                tbody {
                    (split(lang, lang.say("results-first"), figures.first))
                    (split(lang, lang.say("results-last"), figures.last))
                }
            } }
            h3 #way { (lang.say("results-way")) }
            (attempts(lang, figures))
            @if let Some(time) = figures.to_right {
                p { (lang.say_with("results-time", &[("time", &moment::span(lang, time)), ("people", &lang.count("results-people-count", figures.mended))])) }
            }
            p.help { (lang.say("results-time-help")) }
        }
    }
}

fn split(lang: Lang, name: String, split: Split) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            td.wide { (board_view::bar(lang, &name, split, split.all())) }
            td.number { (split.right) }
            td.number { (split.partly) }
            td.number { (split.wrong) }
        }
    }
}

/// At which answer people were right.
fn attempts(lang: Lang, figures: &AnswerStatistics) -> Markup {
    let line = |name: String, class: &'static str, count: usize| {
        let part = [BarPart { class, count }];
        html! {
            tr {
                th scope="row" { (name) }
                td.wide { (chart::bar(&name, &part, figures.people)) }
                td.number { (count) }
                td.number { (moment::share(count, figures.people).unwrap_or_default()) }
            }
        }
    };
    html! {
        div.scroll tabindex="0" role="group" aria-labelledby="way" { table.wide {
            thead { tr {
                th scope="col" { (lang.say("results-right-at")) }
                th.wide scope="col" { (lang.say("live-chart")) }
                th.number scope="col" { (lang.say("results-people")) }
                th.number scope="col" { (lang.say("results-share")) }
            } }
            tbody {
                @for (index, count) in figures.attempts.iter().enumerate() {
                    @let name = if index + 1 == ATTEMPTS { lang.count("results-attempt-later", ATTEMPTS) } else { lang.count("results-attempt", index + 1) };
                    (line(name, "right", *count))
                }
                (line(lang.say("results-never"), "wrong", figures.never))
            }
        } }
    }
}

fn parts(lang: Lang, results: &OfExercise) -> Markup {
    let unknowns = results.place.exercise.unknowns();
    html! {
        @if unknowns.len() > 1 {
            section.card aria-labelledby="parts" {
                h2 #parts { (lang.say("results-parts")) }
                div.scroll tabindex="0" role="group" aria-labelledby="parts" { table {
                    thead { tr {
                        th scope="col" { (lang.say("results-unknown")) }
                        th.number scope="col" { (lang.say("results-people")) }
                        th.number scope="col" { (lang.say("results-first-right")) }
                        th.number scope="col" { (lang.say("results-last-right")) }
                    } }
                    tbody { @for (unknown, part) in unknowns.iter().zip(&results.figures.parts) {
                        tr {
                            th scope="row" { (PreEscaped(mathematics::inline(&unknown.latex))) }
                            td.number { (part.people) }
                            td.number { (with_share(part.first_right, part.people)) }
                            td.number { (with_share(part.last_right, part.people)) }
                        }
                    } }
                } }
            }
        }
    }
}

fn with_share(part: usize, whole: usize) -> Markup {
    html! { (part) @if let Some(share) = moment::share(part, whole) { " " span.quiet { "(" (share) ")" } } }
}

fn wrong(
    lang: Lang,
    results: &OfExercise,
    index: usize,
    groups: &[Group],
    rest: usize,
    reader: &Reader<'_>,
) -> Markup {
    let Some(unknown) = results.place.exercise.unknowns().get(index) else {
        return html! {};
    };
    let heading = format!("wrong-{index}");
    html! {
        @if !groups.is_empty() {
            section.card {
                h2 id=(heading) { (lang.say("results-wrong")) " " (PreEscaped(mathematics::inline(&unknown.latex))) }
                @if index == 0 { p.quiet { (lang.say("results-wrong-help")) } }
                div.scroll tabindex="0" role="group" aria-labelledby=(heading) {
                    table.results {
                        thead { tr {
                            th scope="col" { (lang.say("results-relation")) }
                            th.number scope="col" { (lang.say("results-people")) }
                            th.number scope="col" { (lang.say("results-answers")) }
                            th scope="col" { (lang.say("results-examples")) }
                        } }
                        tbody { @for group in groups {
                            tr {
                                th scope="row" { (relation(lang, results, group.relation, reader)) }
                                td.number { (group.people) }
                                td.number { (group.answers) }
                                td { ul.plain { @for one in &group.examples { li { (example(lang, results, one, unknown, reader)) } } } }
                            }
                        } }
                    }
                }
                @if rest > 0 { p.quiet { (lang.count("results-rest", rest)) } }
            }
        }
    }
}

/// What wrong answers are to the right one, in words.
fn relation(
    lang: Lang,
    results: &OfExercise,
    relation: AnswerRelation,
    reader: &Reader<'_>,
) -> Markup {
    // To whom right answers are not told, neither is what leads to them.
    let telling = !matches!(
        relation,
        AnswerRelation::Zero | AnswerRelation::Value(_) | AnswerRelation::Unit
    );
    if telling && !results.correct {
        return html! { (lang.say("results-mistake")) };
    }
    let times = lang.say("results-right-times");
    html! {
        @match relation {
            AnswerRelation::Sign => (lang.say("results-sign")),
            AnswerRelation::Power(power) => { (times) " " (PreEscaped(mathematics::inline(&format!("10^{{{power}}}")))) },
            AnswerRelation::Ratio(ratio) => { (times) " " (PreEscaped(reader.value(ratio, ""))) },
            AnswerRelation::Zero => "0",
            AnswerRelation::Value(value) => (PreEscaped(reader.value(value, ""))),
            AnswerRelation::Unit => (lang.say("results-unit")),
            AnswerRelation::Precision => (lang.say("results-precision")),
            AnswerRelation::Other(index) => {
                (lang.say("results-other")) " "
                @if let Some(other) = results.place.exercise.unknowns().get(index) { (PreEscaped(mathematics::inline(&other.latex))) }
            },
        }
    }
}

/// What someone gave, and what was right for them.
fn example(
    lang: Lang,
    results: &OfExercise,
    example: &Example,
    unknown: &Unknown,
    reader: &Reader<'_>,
) -> Markup {
    let person = results.people.get(&example.user).zip(results.team.as_ref());
    html! {
        (reader.given(&example.given))
        @if results.correct {
            " " span.quiet { (lang.say("results-instead-of")) " " (PreEscaped(reader.right(unknown, example.right))) }
        }
        @if let Some((person, team)) = person {
            @let (subject, id) = results.place.path.split_once('/').unwrap_or_default();
            " " a href=(board_view::address(team.id, &format!("/answer?subject={subject}&exercise={id}&user={}", person.public_id))) { (person.name) }
        }
    }
}

fn practice(lang: Lang, figures: &AnswerStatistics) -> Markup {
    let practice = figures.practice;
    html! {
        @if practice.answers > 0 {
            section.card aria-labelledby="practice" {
                h2 #practice { (lang.say("results-practice-head")) }
                p {
                    (lang.count("results-people-count", practice.people)) ", "
                    (lang.count("results-answers-count", practice.answers)) ", "
                    (lang.count("results-right-of-them", practice.right))
                    @if let Some(share) = moment::share(practice.right, practice.answers) { " (" (share) ")" }
                }
            }
        }
    }
}

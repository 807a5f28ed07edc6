//! Results: of an exercise, of a class, of a student.

pub mod exercise;

use maud::{Markup, html};

use crate::answered::Reader;
use crate::board::view as board_view;
use crate::results::rules::class::{OfClass, ResultsColumn, ResultsRow};
use crate::results::rules::student::{OfStudent, Recent};
use crate::results::rules::weeks::Week;
use crate::results::rules::{ExerciseName, MOST, ResultCell};
use crate::texts::Say;
use crate::{addresses, signs};
use eqex_kernel::ui::chart;
use eqex_kernel::ui::chart::TimeBar;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::moment;

/// Results of a class: students against subjects, or against the exercises of one.
pub fn class(frame: &Frame, class: &OfClass) -> String {
    let lang = frame.lang;
    let team = class.team.id;
    let base = format!("/class/{team}/results");
    let title = match &class.subject {
        None => lang.name_in("results-class", &class.team.name),
        Some(subject) => lang.say_with(
            "results-class-subject",
            &[("class", &class.team.name), ("subject", subject.as_str())],
        ),
    };
    let csv = match &class.subject {
        None => format!("{base}.csv"),
        Some(subject) => format!("{base}.csv?subject={subject}"),
    };
    let main = html! {
        (board_view::path(lang, &class.team))
        h1 { (title) }
        @if class.columns.is_empty() || class.lines.is_empty() {
            p.empty { (lang.say("results-none")) }
        } @else {
            p.bar {
                @if class.subject.is_some() { a href=(base) { (lang.say("results-all-subjects")) } }
                a.button href=(csv) { (lang.say("results-csv")) }
            }
            p.quiet { @if class.subject.is_some() { (lang.say("live-legend")) } @else { (lang.say("results-class-help")) } }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.results { (class_table(lang, class, &base)) }
            }
        }
    };
    frame.wide(&title, &[], &main)
}

fn class_table(lang: Lang, class: &OfClass, base: &str) -> Markup {
    let one = class.subject.is_some();
    html! {
        thead { tr {
            th.number scope="col" { (lang.say("live-number")) }
            th scope="col" { (lang.say("live-name")) }
            @for column in &class.columns {
                th scope="col" {
                    @match &class.subject {
                        None => a href=(format!("{base}?subject={}", column.key)) { (column.title) },
                        Some(subject) => (exercise_head(subject.as_str(), class.team.id, column)),
                    }
                }
            }
        } }
        tbody { @for line in &class.lines { (class_line(lang, class.team.id, line, one)) } }
        tfoot { tr {
            td {} th scope="row" { (lang.say("results-together")) }
            @for index in 0..class.columns.len() {
                @let cells = class.lines.iter().filter_map(|line| line.cells.get(index));
                @let (tried, right) = cells.fold((0, 0), |(tried, right), cell| (tried + cell.tried, right + cell.right));
                td { (right) "/" (tried) @if let Some(share) = moment::share(right, tried) { " " span.quiet { "(" (share) ")" } } }
            }
        } }
    }
}

fn exercise_head(subject: &str, team: i32, column: &ResultsColumn) -> Markup {
    html! {
        @if column.opens {
            a href=(format!("{}/results?team={team}", addresses::exercise(subject, &column.key))) { (column.title) }
        } @else { (column.title) }
    }
}

fn class_line(lang: Lang, team: i32, line: &ResultsRow, one: bool) -> Markup {
    html! {
        tr {
            td.number { @if let Some(number) = line.user.number { (number) } }
            th scope="row" { a href=(format!("/class/{team}/student/{}", line.user.public_id)) { (line.user.name) } }
            @for cell in &line.cells {
                td {
                    @if one {
                        (signs::state(lang, (cell.tried > 0).then_some(cell.done)))
                    } @else { (fraction(*cell)) }
                }
            }
        }
    }
}

/// Right ones of those that were tried.
fn fraction(cell: ResultCell) -> Markup {
    html! { @if cell.tried > 0 { (cell.right) "/" (cell.tried) } @else { span.quiet { "–" } } }
}

/// Results of a student, for themself or for whoever looks after their class.
pub fn student(frame: &Frame, student: &OfStudent, reader: &Reader<'_>) -> String {
    let lang = frame.lang;
    let title = match &student.team {
        Some(_) => student.user.name.clone(),
        None => lang.say("results-own"),
    };
    let main = html! {
        @if let Some(team) = &student.team { (board_view::path(lang, team)) }
        h1 { (title) @if let Some(number) = student.user.number.filter(|_| student.team.is_some()) { " " span.quiet { "(" (number) ")" } } }
        @if student.weeks.is_empty() {
            p.empty { @if student.team.is_some() { (lang.say("results-student-none")) } @else { (lang.say("results-own-none")) } }
        } @else {
            @if student.cut { p.note { (lang.say_with("results-cut", &[("count", &moment::figure(lang, MOST as u64))])) } }
            (progress(lang, &student.weeks))
            (subjects(lang, &student.subjects))
            (recent(lang, student, reader))
        }
    };
    frame.document(&title, &[], &main)
}

fn progress(lang: Lang, weeks: &[Week]) -> Markup {
    let step = |week: &Week| TimeBar {
        label: moment::day(lang, week.monday),
        all: week.answers,
        right: week.right,
    };
    let steps: Vec<TimeBar> = weeks.iter().map(step).collect();
    html! {
        section.card aria-labelledby="weeks" {
            h2 #weeks { (lang.say("results-weeks")) }
            (chart::progress(&lang.say("results-weeks-chart"), &steps))
            p.quiet { (lang.say("results-weeks-key")) }
            details {
                summary { (lang.say("results-as-table")) }
                div.scroll tabindex="0" role="group" aria-label=(lang.say("results-weeks")) {
                    table {
                        thead { tr {
                            th scope="col" { (lang.say("results-week")) }
                            th.number scope="col" { (lang.say("results-answers")) }
                            th.number scope="col" { (lang.say("results-right")) }
                            th.number scope="col" { (lang.say("results-share")) }
                            th.number scope="col" { (lang.say("results-practice")) }
                        } }
                        tbody { @for week in weeks.iter().rev() {
                            tr {
                                th scope="row" { (moment::day(lang, week.monday)) }
                                td.number { (week.answers) }
                                td.number { (week.right) }
                                td.number { (moment::share(week.right, week.answers).unwrap_or_else(|| "–".to_owned())) }
                                td.number { (week.practice) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

fn subjects(lang: Lang, subjects: &[(String, ResultCell)]) -> Markup {
    html! {
        @if !subjects.is_empty() {
            section.card aria-labelledby="subjects" {
                h2 #subjects { (lang.say("subjects")) }
                div.scroll tabindex="0" role="group" aria-labelledby="subjects" {
                    table.wide {
                        thead { tr {
                            th scope="col" { (lang.say("results-subject")) }
                            th.number scope="col" { (lang.say("live-tried")) }
                            th.number scope="col" { (lang.say("results-right")) }
                            th.number scope="col" { (lang.say("results-mean")) }
                        } }
                        tbody { @for (subject, cell) in subjects {
                            tr {
                                th scope="row" { @if subject.starts_with('_') { (subject) } @else { a href=(addresses::subject(subject)) { (subject) } } }
                                td.number { (cell.tried) }
                                td.number { (cell.right) }
                                td.number { (mean(*cell)) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// The mean result as per cent.
fn mean(cell: ResultCell) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1"
    )]
    let share = |share: f64| moment::share((share * 1000.0).round() as usize, 1000);
    cell.share().and_then(share).unwrap_or_default()
}

fn recent(lang: Lang, student: &OfStudent, reader: &Reader<'_>) -> Markup {
    html! {
        section.card aria-labelledby="recent" {
            h2 #recent { (lang.say("results-recent")) }
            div.scroll tabindex="0" role="group" aria-label=(lang.say("results-recent")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("live-exercise")) }
                        th scope="col" { (lang.say("answered-result")) }
                        th.number scope="col" { (lang.say("results-answers")) }
                        th scope="col" { (lang.say("answered-time")) }
                    } }
                    tbody { @for one in &student.recent { (recent_line(lang, student, one, reader)) } }
                }
            }
        }
    }
}

fn recent_line(lang: Lang, student: &OfStudent, one: &Recent, reader: &Reader<'_>) -> Markup {
    html! {
        tr {
            th scope="row" {
                (link(student, &one.exercise)) " " span.quiet { (one.exercise.subject) }
                @if one.practice { " " span.quiet { "(" (lang.say("results-practice")) ")" } }
            }
            td { (signs::state(lang, Some(one.done))) }
            td.number { (one.answers) }
            td { (moment::time(lang, one.at, reader.zone)) }
        }
    }
}

/// To the answers for a teacher, to the exercise for the student.
fn link(student: &OfStudent, exercise: &ExerciseName) -> Markup {
    let (subject, id) = (&exercise.subject, &exercise.id);
    html! {
        @match &student.team {
            Some(team) => a href=(board_view::address(team.id, &format!("/answer?subject={subject}&exercise={id}&user={}", student.user.public_id))) { (exercise.title) },
            None if exercise.opens => a href=(addresses::exercise(subject, id)) { (exercise.title) },
            None => (exercise.title),
        }
    }
}

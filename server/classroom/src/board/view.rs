//! The live session: students against exercises, as it changes.

use maud::{Markup, html};

use crate::board::rules::{Board, BoardColumn, BoardRow};
use crate::cell_state::CellState;
use crate::results::rules::statistics::Split;
use crate::signs::sign;
use crate::texts::Say;
use eqex_kernel::accounts::rows::Team;
use eqex_kernel::ui::chart;
use eqex_kernel::ui::chart::BarPart;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::qr;

/// How the board is shown.
#[derive(Clone, Copy, Debug)]
pub struct BoardOptions {
    /// Names are left out altogether; numbers stay.
    pub names: bool,
    /// For all to see: nothing leads on to what single students answered.
    pub projector: bool,
}

/// Where latecomers join.
#[derive(Debug)]
pub struct JoinInvitation {
    /// To be typed.
    pub address: String,
    /// To be scanned.
    pub link: String,
    pub invitation: String,
}

/// The address of a class's session, and what stands behind it.
pub fn address(team: i32, rest: &str) -> String {
    format!("/class/{team}/session{rest}")
}

/// The whole page.
pub fn page(frame: &Frame, board: &Board, look: BoardOptions) -> String {
    let lang = frame.lang;
    let team = board.team.id;
    let title = lang.name_in("live-title", &board.team.name);
    let main = html! {
        (path(lang, &board.team))
        h1 { (title) }
        div.bar.live-bar {
            (state(lang, board))
            a.button href=(address(team, "/choose")) { (lang.say("live-choose")) }
            a.button href=(address(team, "/projector")) { (lang.say("live-projector")) }
            a.button href=(format!("/class/{team}/reports")) { (lang.say("live-reports")) }
            form.plain method="post" action=(address(team, "/names")) {
                button type="submit" name="names" value=(if look.names { "hide" } else { "show" }) {
                    @if look.names { (lang.say("live-hide-names")) } @else { (lang.say("live-show-names")) }
                }
            }
            button type="button" data-print hidden { (lang.say("live-print")) }
        }
        @if board.columns.is_empty() {
            div.card {
                p { (lang.say("live-empty")) }
                p { a.button.main href=(address(team, "/choose")) { (lang.say("live-choose")) } }
            }
        }
        (live(lang, board, look))
        @if !board.columns.is_empty() { (actions(lang, board)) }
    };
    frame.wide(&title, &["live.js"], &main)
}

/// The way back to the class.
pub fn path(lang: Lang, team: &Team) -> Markup {
    html! {
        p.path { a href="/classes" { (lang.say("classes")) } " / " a href=(format!("/class/{}", team.id)) { (team.name) } }
    }
}

fn state(lang: Lang, board: &Board) -> Markup {
    html! {
        strong.badge {
            @if board.finished { (lang.say("live-finished")) }
            @else if board.columns.is_empty() { (lang.say("live-not-started")) }
            @else { (lang.say("live-running")) }
        }
    }
}

/// The part that changes, with what its script needs.
fn live(lang: Lang, board: &Board, look: BoardOptions) -> Markup {
    let team = board.team.id;
    let news = |count| lang.count("live-news", count);
    html! {
        section #live aria-label=(lang.say("live-board")) data-events=(format!("/api/session/events?teamId={team}"))
            data-board=(address(team, &format!("/grid{}", query(look)))) data-lang=(lang.code())
            data-one=(news(1)) data-few=(news(2)) data-many=(news(5))
            data-live=(lang.say("live-connected")) data-lost=(lang.say("live-reconnecting")) data-gone=(lang.say("live-gone"))
            data-close=(lang.say("live-close")) data-failed=(lang.say("live-failed")) data-loading=(lang.say("live-loading")) {
            p.connection {
                span #connection {}
                " " a #refresh href="" { (lang.say("live-refresh")) }
            }
            p #news.unseen role="status" {}
            (grid(lang, board, look))
        }
    }
}

fn query(look: BoardOptions) -> &'static str {
    match (look.projector, look.names) {
        (false, _) => "",
        (true, false) => "?projector=1",
        (true, true) => "?projector=1&names=1",
    }
}

/// The board itself: a fragment of its own as well.
pub fn grid(lang: Lang, board: &Board, look: BoardOptions) -> Markup {
    html! {
        p #board-summary {
            (lang.count("live-students", board.lines.len())) ", "
            (lang.count("live-came", board.came()))
        }
        @if board.lines.is_empty() { p.quiet { (lang.say("live-nobody")) } }
        @if !board.columns.is_empty() {
            div.boards {
                @if !board.lines.is_empty() {
                    div {
                        div.scroll.live-scroll tabindex="0" role="group" aria-label=(lang.say("live-board")) {
                            table #board-table .board { (rows(lang, board, look)) }
                        }
                        p.quiet.legend { (lang.say("live-legend")) }
                    }
                }
                div.scroll tabindex="0" role="region" aria-label=(lang.say("live-counts")) {
                    table #board-counts .counts { (counts(lang, board)) }
                }
            }
        }
    }
}

fn rows(lang: Lang, board: &Board, look: BoardOptions) -> Markup {
    html! {
        thead { tr {
            th.number scope="col" { (lang.say("live-number")) }
            @if look.names { th scope="col" { (lang.say("live-name")) } }
            @for (index, column) in board.columns.iter().enumerate() {
                th.exercise scope="col" title=(column.title) data-exercise={ (column.subject) "/" (column.id) } {
                    (index + 1) span.unseen { ": " (column.title) }
                }
            }
        } }
        tbody {
            @let hrefs = hrefs(board, look);
            @for line in &board.lines { (row(lang, line, look, &hrefs)) }
        }
    }
}

/// The tails of the links to what was answered: one for each exercise.
fn hrefs(board: &Board, look: BoardOptions) -> Vec<Option<String>> {
    let team = board.team.id;
    let href = |column: &BoardColumn| {
        let (subject, id) = (&column.subject, &column.id);
        (!look.projector).then(|| {
            address(
                team,
                &format!("/answer?subject={subject}&exercise={id}&user="),
            )
        })
    };
    board.columns.iter().map(href).collect()
}

fn row(lang: Lang, line: &BoardRow, look: BoardOptions, hrefs: &[Option<String>]) -> Markup {
    let number = line.number.map(|number| number.to_string());
    let words = CellTexts::of(lang);
    html! {
        tr.absent[!line.came] data-user=(line.public_id.get(..16).unwrap_or("")) {
            @if look.names {
                td.number { (number.as_deref().unwrap_or("")) }
                th scope="row" {
                    (line.name)
                    @if !line.came { " " span.quiet.away { (words.away) } }
                }
            } @else {
                th.number scope="row" {
                    (number.as_deref().unwrap_or("·"))
                    @if !line.came { " " span.quiet.away { (words.away) } }
                }
            }
            @for (cell, href) in line.cells.iter().zip(hrefs) {
                @let state = CellState::of(*cell);
                @let (class, word) = words.cell(state);
                td class=(class) data-cell {
                    @match href {
                        Some(href) if line.came => a href={ (href) (line.public_id) } aria-label=(word) { (sign(state)) },
                        _ => span role="img" aria-label=(word) { (sign(state)) },
                    }
                }
            }
        }
    }
}

/// Words that stand in every cell, looked up once.
struct CellTexts {
    away: String,
    none: String,
    wrong: String,
    partly: String,
    right: String,
}

impl CellTexts {
    fn of(lang: Lang) -> CellTexts {
        CellTexts {
            away: lang.say("live-away"),
            none: lang.say("done-none"),
            wrong: lang.say("done-wrong"),
            partly: lang.say("done-partly"),
            right: lang.say("done-right"),
        }
    }

    fn cell(&self, state: CellState) -> (&'static str, &str) {
        match state {
            CellState::Unattempted => ("none", &self.none),
            CellState::Wrong => ("wrong", &self.wrong),
            CellState::PartlyRight => ("partly", &self.partly),
            CellState::Right => ("right", &self.right),
        }
    }
}

fn counts(lang: Lang, board: &Board) -> Markup {
    let class = board.lines.len();
    html! {
        caption { (lang.say("live-counts")) }
        thead { tr {
            th scope="col" { (lang.say("live-exercise")) }
            th.wide scope="col" { (lang.say("live-chart")) }
            th.number scope="col" { (lang.say("live-tried")) }
            th.number scope="col" { "☑ " (lang.say("live-right")) }
            th.number scope="col" { "⚀ " (lang.say("live-partly")) }
            th.number scope="col" { "☒ " (lang.say("live-wrong")) }
        } }
        tbody {
            @for (index, column) in board.columns.iter().enumerate() {
                @let split = board.split(index);
                tr {
                    th scope="row" { (index + 1) ". " (exercise(column)) }
                    td.wide { (bar(lang, &column.title, split, class)) }
                    td.number { (split.all()) }
                    td.number { (split.right) }
                    td.number { (split.partly) }
                    td.number { (split.wrong) }
                }
            }
        }
    }
}

fn exercise(column: &BoardColumn) -> Markup {
    html! {
        @if column.opens {
            a href=(crate::addresses::exercise(&column.subject, &column.id)) { (column.title) }
        } @else {
            (column.title)
        }
    }
}

/// How far a class of so many is with an exercise.
pub fn bar(lang: Lang, title: &str, split: Split, class: usize) -> Markup {
    let part = |class, count| BarPart { class, count };
    let parts = [
        part("right", split.right),
        part("partly", split.partly),
        part("wrong", split.wrong),
        part("none", class.saturating_sub(split.all())),
    ];
    chart::bar(&lang.name_in("live-bar-of", title), &parts, class)
}

fn actions(lang: Lang, board: &Board) -> Markup {
    let team = board.team.id;
    html! {
        div.bar.live-actions {
            form.plain method="post" action=(format!("/class/{team}/reports/save")) {
                button type="submit" { (lang.say("live-save")) }
            }
            a.button href=(address(team, "/report.csv")) { "CSV" }
            a.button href=(address(team, "/report.xlsx")) { "Excel" }
            @if !board.finished {
                details.confirm {
                    summary.button { (lang.say("live-end")) }
                    form.card method="post" action=(address(team, "/end")) {
                        p { (lang.say("live-end-why")) }
                        button.main type="submit" { (lang.say("live-end-really")) }
                    }
                }
            }
        }
        details.live-exercises {
            summary { (lang.count("live-exercises", board.columns.len())) }
            ol {
                @for (index, column) in board.columns.iter().enumerate() {
                    li {
                        (exercise(column)) " "
                        details.confirm {
                            summary { (lang.say("live-remove")) span.unseen { " " (column.title) } }
                            form.card method="post" action=(address(team, "/remove")) {
                                input type="hidden" name="subject" value=(column.subject);
                                input type="hidden" name="exercise" value=(column.id);
                                p { (lang.count("live-remove-why", board.split(index).all())) }
                                button type="submit" { (lang.say("live-remove-really")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The board for all to see, in large letters.
pub fn projector(
    frame: &Frame,
    board: &Board,
    look: BoardOptions,
    door: Option<&JoinInvitation>,
) -> String {
    let lang = frame.lang;
    let team = board.team.id;
    let title = lang.name_in("live-title", &board.team.name);
    let main = html! {
        div.projector {
            div.projector-head {
                h1 { (board.team.name) " " (state(lang, board)) }
                @if let Some(door) = door {
                    div.door {
                        dl {
                            dt { (lang.say("live-join")) } dd { (door.address) }
                            dt { (lang.say("live-invitation")) } dd.code { (door.invitation) }
                        }
                        @if let Some(image) = qr::svg(&door.link, &lang.say("invitation-qr")) { (image) }
                    }
                }
            }
            @if board.columns.is_empty() { p { (lang.say("live-wait")) } }
            (live(lang, board, look))
            p.bar.quiet {
                a href=(address(team, "")) { (lang.say("live-back")) }
                @if look.names {
                    a href=(address(team, "/projector")) { (lang.say("live-hide-names")) }
                } @else {
                    a href=(address(team, "/projector?names=1")) { (lang.say("live-show-names")) }
                }
            }
        }
    };
    frame.bare(&title, &["live.js"], &main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eqex_kernel::accounts::rows::Person;

    fn board(students: usize, exercises: usize) -> Board {
        let column = |index: usize| BoardColumn {
            subject: "mechanics".to_owned(),
            id: format!("exercise-{index}"),
            title: format!("Exercise {index}"),
            opens: true,
        };
        let cell = |index: usize| [None, Some(0.0), Some(0.5), Some(1.0)][index % 4];
        let line = |index: usize| BoardRow {
            public_id: format!("{index:064x}"),
            name: format!("Name<{index}>"),
            number: i32::try_from(index).ok(),
            came: index % 10 != 9,
            cells: (0..exercises).map(|column| cell(index + column)).collect(),
        };
        Board {
            team: Team {
                id: 2,
                name: "7a".to_owned(),
                assignee: Person {
                    id: 1,
                    public_id: String::new(),
                    name: String::new(),
                },
                invitation: None,
            },
            finished: false,
            columns: (0..exercises).map(column).collect(),
            lines: (0..students).map(line).collect(),
        }
    }

    #[test]
    fn hidden_names_are_not_in_the_page_at_all() {
        let look = |names| BoardOptions {
            names,
            projector: true,
        };
        let open = grid(Lang::English, &board(3, 2), look(true)).into_string();
        assert!(open.contains("Name&lt;1&gt;"), "{open}");
        let hidden = grid(Lang::English, &board(3, 2), look(false)).into_string();
        assert!(!hidden.contains("Name"), "{hidden}");
        assert!(!hidden.contains("/answer"), "{hidden}");
    }

    #[test]
    fn a_large_class_is_shown_at_once() {
        let look = BoardOptions {
            names: true,
            projector: false,
        };
        let page = grid(Lang::Polish, &board(40, 20), look).into_string();
        assert_eq!(page.matches(" data-cell").count(), 800);
        assert!(page.len() < 260_000, "{}", page.len());
    }
}

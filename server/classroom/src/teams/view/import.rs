//! A class list: sent, looked at row by row, then confirmed.

use maud::{Markup, html};

use crate::board::view as board_view;
use crate::teams::roster::{
    Dropped, Encoding, MAX_ROWS, Roster, RosterRow, RowFault, RowNote, UnreadableRoster,
};
use crate::teams::view::address;
use crate::texts::Say;
use eqex_kernel::accounts::rows::Team;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// What a list came to.
#[derive(Debug)]
pub enum RosterPreview {
    /// Nothing was sent yet.
    Nothing,
    Unreadable(UnreadableRoster),
    Rows(Roster),
}

/// The page; `list` is the text that was sent, to be mended and sent again.
pub fn page(frame: &Frame, team: &Team, list: &str, seen: &RosterPreview) -> String {
    let lang = frame.lang;
    let main = html! {
        (board_view::path(lang, team))
        h1 { (lang.name_in("import-title", &team.name)) }
        @match seen {
            RosterPreview::Nothing => {}
            RosterPreview::Unreadable(why) => p.complaint role="alert" { (unreadable(lang, *why)) },
            RosterPreview::Rows(roster) => (dry_run(lang, team, roster)),
        }
        (form(lang, team, list, matches!(seen, RosterPreview::Rows(_))))
    };
    frame.document(&lang.say("import"), &[], &main)
}

fn form(lang: Lang, team: &Team, list: &str, again: bool) -> Markup {
    html! {
        section.card aria-labelledby="list" {
            h2 #list { @if again { (lang.say("import-again")) } @else { (lang.say("import-list")) } }
            @if !again { p { (lang.say("import-help")) } }
            form.stack method="post" enctype="multipart/form-data" action=(format!("{}/import", address(team.id))) {
                div.field {
                    label for="file" { (lang.say("import-file")) }
                    input #file name="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-describedby="file-help";
                    p.help #file-help { (lang.say("import-file-help")) }
                }
                div.field {
                    label for="text" { (lang.say("import-text")) }
                    // A line end right behind the tag is not part of the text.
                    textarea #text name="text" rows="10" spellcheck="false" autocomplete="off" aria-describedby="text-help" { "\n" (list) }
                    p.help #text-help { (lang.say("import-text-help")) }
                }
                button.main[!again] type="submit" { (lang.say("import-check")) }
            }
        }
    }
}

fn dry_run(lang: Lang, team: &Team, roster: &Roster) -> Markup {
    let good = roster.people().count();
    let bad = roster.rows.len() - good;
    html! {
        section.card aria-labelledby="found" {
            h2 #found { (lang.count("import-found", roster.rows.len())) }
            p role="status" {
                (lang.count("import-good", good)) " "
                @if bad > 0 { strong.bad { (lang.count("import-bad", bad)) } }
            }
            @if roster.encoding == Encoding::Windows1250 { p.note { (lang.say("import-windows")) } }
            @if !roster.dropped.is_empty() { p.note { (lang.name_in("import-dropped", &dropped(lang, roster))) } }
            @if good > 0 {
                form.bar method="post" action=(format!("{}/import/confirm", address(team.id))) {
                    input type="hidden" name="list" value=(roster.kept());
                    button.main type="submit" { (lang.count("import-confirm", good)) }
                    a href=(address(team.id)) { (lang.say("cancel")) }
                }
                p.help { (lang.say("import-nothing-yet")) }
            }
            div.scroll.rows tabindex="0" role="group" aria-labelledby="found" {
                table {
                    thead { tr {
                        th.number scope="col" { (lang.say("import-line")) }
                        th.number scope="col" { (lang.say("number")) }
                        th scope="col" { (lang.say("name")) }
                        th scope="col" { (lang.say("import-becomes")) }
                    } }
                    tbody { @for one in &roster.rows { (row(lang, one)) } }
                }
            }
        }
    }
}

/// The columns that are not taken, by their headers where they have some.
fn dropped(lang: Lang, roster: &Roster) -> String {
    let named = |column: &Dropped| match column.header.as_str() {
        "" => lang.count("import-column", column.number),
        header => header.to_owned(),
    };
    let all: Vec<String> = roster.dropped.iter().map(named).collect();
    all.join(", ")
}

fn row(lang: Lang, row: &RosterRow) -> Markup {
    html! {
        tr {
            td.number { (row.line) }
            td.number { (row.number) }
            th scope="row" { (row.name) }
            td {
                @if let Some(problem) = row.problem {
                    span.bad { "✗ " (told(lang, problem)) }
                } @else {
                    span.good { "✓ " } (lang.say("import-invitation"))
                    @if let Some(note) = row.note { br; span.warn { "! " (noted(lang, note)) } }
                }
            }
        }
    }
}

fn told(lang: Lang, problem: RowFault) -> String {
    match problem {
        RowFault::NoName => lang.say("import-no-name"),
        RowFault::LongName => lang.say("import-long-name"),
        RowFault::BadNumber => lang.say("import-bad-number"),
        RowFault::SameNumber(line) => lang.count("import-same-number", line),
        RowFault::Member => lang.say("import-member"),
        RowFault::Invited => lang.say("import-invited"),
    }
}

fn noted(lang: Lang, note: RowNote) -> String {
    match note {
        RowNote::SameName(line) => lang.count("import-same-name", line),
        RowNote::NameOfMember => lang.say("import-name-of-member"),
        RowNote::NumberTaken => lang.say("import-number-taken"),
    }
}

fn unreadable(lang: Lang, why: UnreadableRoster) -> String {
    match why {
        UnreadableRoster::TooLarge => lang.say("import-too-large"),
        UnreadableRoster::NoText => lang.say("import-no-text"),
        UnreadableRoster::Empty => lang.say("import-empty"),
        UnreadableRoster::TooManyRows => lang.count("import-too-many", MAX_ROWS),
        UnreadableRoster::OpenQuote(line) => lang.count("import-open-quote", line),
        UnreadableRoster::LooseQuote(line) => lang.count("import-loose-quote", line),
        UnreadableRoster::NoNames => lang.say("import-no-names"),
        UnreadableRoster::NoHeader => lang.say("import-no-header"),
    }
}

//! What was saved of an exercise, and the difference between two contents.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::addresses;
use crate::texts::Say;
use eqex_bank::difference::{DifferenceLine, LineChange};
use eqex_bank::rows::{Revision, Saving};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::moment;

/// Two revisions and where they differ.
#[derive(Debug)]
pub struct Compared {
    pub from: i64,
    pub to: i64,
    pub places: Vec<Vec<DifferenceLine>>,
}

#[derive(Debug)]
pub struct History<'a> {
    pub frame: &'a Frame,
    pub zone: &'a TimeZone,
    pub subject: &'a str,
    pub id: &'a str,
    /// The newest first.
    pub savings: &'a [Saving],
    pub compared: Option<Compared>,
}

impl History<'_> {
    pub fn page(&self) -> String {
        let lang = self.frame.lang;
        let address = addresses::exercise(self.subject, self.id);
        let title = lang.name_in("history-of", self.id);
        let main = html! {
            p.path {
                a href="/" { (lang.say("subjects")) } " / " a href=(addresses::subject(self.subject)) { (self.subject) }
                " / " a href=(address) { (self.id) } " · " a href=(format!("{address}/edit")) { (lang.say("edit")) }
            }
            h1 { (title) }
            @if let Some(compared) = &self.compared {
                section.card aria-labelledby="difference" {
                    h2 #difference { (lang.say_with("history-difference", &[("from", &compared.from.to_string()), ("to", &compared.to.to_string())])) }
                    (difference(lang, &compared.places))
                }
            }
            @if self.savings.len() < 2 { p.quiet { (lang.say("history-one")) } }
            (self.list(&format!("{address}/history")))
        };
        self.frame.wide(&title, &[], &main)
    }

    /// One form for both: comparing asks, restoring sends.
    fn list(&self, address: &str) -> Markup {
        let lang = self.frame.lang;
        let newest = self.savings.first().map(|saving| saving.number);
        html! {
            form.history method="get" action=(address) {
                div.scroll tabindex="0" role="region" aria-label=(lang.say("history")) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (lang.say("history-from")) }
                                th scope="col" { (lang.say("history-to")) }
                                th.number scope="col" { (lang.say("history-number")) }
                                th scope="col" { (lang.say("history-time")) }
                                th scope="col" { (lang.say("history-author")) }
                                th scope="col" { (lang.say("history-origin")) }
                                th scope="col" { (lang.say("history-restore")) }
                            }
                        }
                        tbody {
                            @for saving in self.savings {
                                (self.row(saving, Some(saving.number) == newest, address))
                            }
                        }
                    }
                }
                p { button.main type="submit" disabled[self.savings.len() < 2] { (lang.say("history-compare")) } }
            }
        }
    }

    fn row(&self, saving: &Saving, newest: bool, address: &str) -> Markup {
        let lang = self.frame.lang;
        let number = saving.number.to_string();
        let is = |chosen: fn(&Compared) -> i64| {
            self.compared
                .as_ref()
                .is_some_and(|compared| chosen(compared) == saving.number)
        };
        let origin = match saving.origin.as_str() {
            "imported" => lang.say("history-imported"),
            "restored" => lang.say("history-restored"),
            _ => lang.say("history-saved"),
        };
        html! {
            tr {
                td { input type="radio" name="from" value=(number) checked[is(|compared| compared.from)] aria-label=(lang.name_in("history-from-this", &number)); }
                td { input type="radio" name="to" value=(number) checked[is(|compared| compared.to)] aria-label=(lang.name_in("history-to-this", &number)); }
                th.number scope="row" { (number) }
                td { (moment::time(lang, saving.at, self.zone)) }
                td { @match &saving.author { Some(name) => (name), None => span.quiet { "—" } } }
                td { (origin) }
                td {
                    @if newest { span.quiet { (lang.say("history-now")) } }
                    @else { button type="submit" name="restore" value=(number) formmethod="post" formaction=(address) aria-label=(lang.name_in("history-restore-this", &number)) { (lang.say("history-restore")) } }
                }
            }
        }
    }
}

/// The difference, line by line: what went is struck out, what came is underlined, and the words that changed stand out.
fn difference(lang: Lang, places: &[Vec<DifferenceLine>]) -> Markup {
    html! {
        @if places.is_empty() { p.quiet { (lang.say("history-same")) } }
        @else {
            div.difference tabindex="0" role="region" aria-label=(lang.say("history-changes")) {
                @for (index, place) in places.iter().enumerate() {
                    @if index > 0 { hr; }
                    @for line in place { (crate::editor::view::history::line(line)) }
                }
            }
        }
    }
}

fn line(line: &DifferenceLine) -> Markup {
    let parts = html! {
        @for (changed, text) in &line.parts {
            @if *changed { strong { (text) } } @else { (text) }
        }
    };
    html! {
        div.line {
            span.at aria-hidden="true" { (line.number) }
            @match line.change {
                LineChange::None => { span.sign { " " } span { (parts) } }
                LineChange::Removed => { span.sign { "−" } del { (parts) } }
                LineChange::Added => { span.sign { "+" } ins { (parts) } }
            }
        }
    }
}

/// What to do where someone else saved meanwhile: what they saved, what one's own text changes of it, and the choice.
pub fn conflict(
    lang: Lang,
    zone: &TimeZone,
    theirs: &Revision,
    places: &[Vec<DifferenceLine>],
) -> Markup {
    let nobody = lang.say("history-nobody");
    let author = theirs
        .author
        .as_ref()
        .map_or(nobody.as_str(), |author| author.name.as_str());
    let number = theirs.number.to_string();
    html! {
        section.complaint aria-labelledby="conflict-title" {
            h2 #conflict-title { (lang.say("conflict")) }
            p { (lang.say_with("conflict-who", &[("name", author), ("number", &number)])) " " (moment::time(lang, theirs.created_at, zone)) ". " (lang.say("conflict-help")) }
            (difference(lang, places))
            div.bar {
                button type="submit" name="do" value=(format!("over-{number}")) data-choice="mine" data-revision=(number) { (lang.say("conflict-mine")) }
                button type="button" data-script hidden data-choice="theirs" data-revision=(number) { (lang.say("conflict-theirs")) }
            }
            details {
                summary { (lang.say("conflict-text")) }
                textarea readonly rows="12" aria-label=(lang.say("conflict-text")) { "\n" (theirs.content) }
            }
        }
    }
}

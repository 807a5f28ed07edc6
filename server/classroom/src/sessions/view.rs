//! A student's session: the list with what is done, and the exercise beside it.

use maud::{Markup, html};

use crate::signs;
use crate::solving::view::{AnswerStatus, EVENTS, Sheet, SolvingPlace};
use crate::texts::Say;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// An exercise of the session.
#[derive(Debug)]
pub struct ShownSessionExercise {
    pub subject: String,
    pub id: String,
    pub name: String,
    /// The student's cell of the report.
    pub done: Option<f64>,
}

/// What the class does now.
#[derive(Debug)]
pub struct Session {
    pub finished: bool,
    pub tasks: Vec<ShownSessionExercise>,
}

impl Session {
    /// A cell; none where nothing is done.
    pub fn get(&self, subject: &str, id: &str) -> Option<f64> {
        let is_it = |task: &&ShownSessionExercise| task.subject == subject && task.id == id;
        self.tasks.iter().find(is_it)?.done
    }

    /// A cell that has just changed.
    pub fn set(&mut self, subject: &str, id: &str, done: Option<f64>) {
        for task in &mut self.tasks {
            if task.subject == subject && task.id == id {
                task.done = done;
            }
        }
    }

    fn all_right(&self) -> bool {
        let right = |task: &ShownSessionExercise| task.done.is_some_and(|done| done >= 1.0);
        self.tasks.iter().all(right)
    }
}

/// The session on the first page.
pub fn card(lang: Lang, session: &Session) -> Markup {
    html! {
        section.card aria-labelledby="session" {
            h2 #session { @if session.finished { (lang.say("session")) } @else { (lang.say("session-now")) } }
            p.quiet {
                @if session.finished { (lang.say("session-finished")) } @else { (lang.say("session-of-your-class")) }
            }
            (list(lang, session, None))
            p { a.button.main href="/session" { @if session.finished { (lang.say("session-look")) } @else { (lang.say("session-go")) } } }
        }
    }
}

/// The exercises with their states; the one that is open is marked.
pub fn list(lang: Lang, session: &Session, open: Option<(&str, &str)>) -> Markup {
    html! {
        ol.tasks {
            @for task in &session.tasks {
                @let here = open == Some((&task.subject, &task.id));
                li {
                    a href=(SolvingPlace::Session.address(&task.subject, &task.id)) aria-current=[here.then_some("true")] {
                        span data-state=(format!("{}/{}", task.subject, task.id)) { (signs::state(lang, task.done)) }
                        " " (task.name)
                    }
                }
            }
        }
    }
}

/// What changes by itself while the page is open: the list, and whether the session is over.
pub fn status(lang: Lang, session: &Session, open: Option<(&str, &str)>) -> Markup {
    html! {
        @if session.finished { p.note { (lang.say("session-finished")) } }
        @else if session.tasks.is_empty() { p.empty { (lang.say("session-empty")) } }
        @else if session.all_right() { p.note { (lang.say("session-all-right")) } }
        (list(lang, session, open))
    }
}

/// The whole document.
pub fn page(
    frame: &Frame,
    session: &Session,
    sheet: Option<&Sheet>,
    typed: &[Option<String>],
    outcome: &AnswerStatus,
) -> String {
    let lang = frame.lang;
    let open = sheet.map(|sheet| (sheet.form.subject.as_str(), sheet.form.id.as_str()));
    let main = html! {
        div.beside {
            aside.card aria-labelledby="session" {
                @if sheet.is_some() { h2 #session { (lang.say("session")) } } @else { h1 #session { (lang.say("session")) } }
                div #list aria-live="polite" data-events=(EVENTS) data-offline=(lang.say("session-offline")) { (status(lang, session, open)) }
                @if !session.tasks.is_empty() { (signs::legend(lang)) }
            }
            div {
                @if let Some(sheet) = sheet {
                    (sheet.article(typed, outcome))
                    (sheet.ways(None))
                } @else if !session.tasks.is_empty() {
                    p.empty { (lang.say("session-choose")) }
                }
            }
        }
    };
    frame.wide(&lang.say("session"), &["exercise.js", "session.js"], &main)
}

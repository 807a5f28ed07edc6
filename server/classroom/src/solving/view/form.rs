//! The form of an exercise: a field for each unknown, and what became of the answers. It is all that changes when answers are sent.

use eqex::Exercise;
use maud::{Markup, PreEscaped, html};

use crate::signs;
use crate::solving::view::notes::{AnswerNote, note, unit};
use crate::solving::view::outcome::AnswerStatus;
use crate::solving::view::place::SolvingPlace;
use crate::texts::Say;
use eqex_bank::answer::MAX_TYPED;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::{mathematics, moment};

/// Where students hear that their session is over.
pub const EVENTS: &str = "/api/session/events";

/// The fields of an exercise, ready to be shown with or without answers.
#[derive(Debug)]
pub struct AnswerForm {
    pub frame: Frame,
    pub subject: String,
    pub id: String,
    /// Where it is solved.
    pub place: SolvingPlace,
    /// Tells this variant from another one.
    pub variant: String,
    /// The number of the practice variant, where it is one.
    pub practice: Option<i32>,
    /// Whether answers are taken.
    pub open: bool,
    /// Whether it is of the session of the student who solves it; none for all others.
    pub session: Option<bool>,
    /// Whether the page tells what the reader has done of the exercise.
    pub tells_result: bool,
    pub unknowns: Vec<ShownUnknown>,
}

/// An unknown beside its field.
#[derive(Debug)]
pub struct ShownUnknown {
    /// Name and unit as MathML.
    name: String,
    unit: String,
}

/// The unknowns of an exercise.
pub fn unknowns(exercise: &Exercise) -> Vec<ShownUnknown> {
    let unknown = |unknown: &eqex::Unknown| ShownUnknown {
        name: mathematics::inline(&unknown.latex),
        unit: unit(&unknown.unit_latex),
    };
    exercise.unknowns().iter().map(unknown).collect()
}

impl AnswerForm {
    /// The address of the page that it stands on.
    pub fn address(&self) -> String {
        self.place.address(&self.subject, &self.id)
    }

    /// The address of a practice variant.
    pub fn practice_address(&self, number: i32) -> String {
        format!("{}?practice={number}", self.address())
    }

    /// The form with what became of the answers.
    pub fn markup(&self, typed: &[Option<String>], outcome: &AnswerStatus) -> Markup {
        let lang = self.frame.lang;
        if self.unknowns.is_empty() {
            return html! { p.quiet { (lang.say("no-unknowns")) } };
        }
        let action = match self.practice {
            Some(number) => self.practice_address(number),
            None => self.address(),
        };
        let done = match outcome {
            AnswerStatus::Judged { info, .. } if self.practice.is_none() && self.tells_result => {
                Some(done(info))
            }
            _ => None,
        };
        html! {
            form #answers method="post" action=(action) autocomplete="off"
                data-exercise=(format!("{}/{}", self.subject, self.id))
                data-understood=(format!("/s/{}/{}/understood", self.subject, self.id))
                data-saving=(lang.say("saving")) data-waiting=(lang.say("waiting")) data-refused=(lang.say("refused"))
                data-signed-out=(lang.name_in("signed-out", "%")) data-sign-in=(lang.say("sign-in-elsewhere"))
                data-unsaved=(lang.say("unsaved")) data-kept=(lang.say("kept"))
                data-events=[self.session.map(|_| EVENTS)] data-session[self.session == Some(true)]
                data-over=(lang.say("session-finished")) {
                input type="hidden" name="variant" value=(self.variant);
                input type="hidden" name="reader" value=(self.frame.reader);
                h2 { (lang.say("answers")) }
                p #answer-hint .quiet { (lang.say("answer-hint")) }
                @for (index, unknown) in self.unknowns.iter().enumerate() {
                    (field(lang, index, unknown, typed.get(index).and_then(Option::as_deref), outcome, self.open))
                }
                @if self.open {
                    div.bar {
                        button.main type="submit" { (lang.say("submit")) }
                        span.sending role="status" { @if matches!(outcome, AnswerStatus::Judged { .. }) { (lang.say("kept")) } }
                    }
                }
                div #verdict .verdict role="status" {
                    @if matches!(outcome, AnswerStatus::Judged { .. }) { span hidden data-judged {} }
                    @if *outcome != AnswerStatus::Asked { p { (verdict(lang, outcome, self.open)) } }
                    @if let Some(done) = done { span hidden data-result=(format!("{}/{}", self.subject, self.id)) { (signs::state(lang, Some(done))) } }
                }
            }
        }
    }
}

/// The part that is right.
#[allow(clippy::cast_precision_loss, reason = "there are few unknowns")]
pub fn done(info: &[bool]) -> f64 {
    let right = info.iter().filter(|right| **right).count();
    right as f64 / info.len().max(1) as f64
}

fn field(
    lang: Lang,
    index: usize,
    unknown: &ShownUnknown,
    typed: Option<&str>,
    outcome: &AnswerStatus,
    open: bool,
) -> Markup {
    let id = format!("a{index}");
    let described = format!("n{index}");
    let right = match outcome {
        AnswerStatus::Judged { info, .. } => info.get(index).copied(),
        _ => None,
    };
    let read = match outcome {
        AnswerStatus::Judged { notes, .. }
        | AnswerStatus::Unreadable(notes)
        | AnswerStatus::Undecided(notes) => notes.get(index),
        _ => None,
    };
    let wrong = right == Some(false) && typed.is_some();
    let invalid = matches!(read, Some(AnswerNote::Unreadable(_))) || wrong;
    let class = match right {
        Some(true) => "field right",
        Some(false) if wrong => "field wrong",
        _ => "field",
    };
    html! {
        div class=(class) {
            label for=(id) { (PreEscaped(&unknown.name)) " =" }
            input id=(id) name=(id) value=(typed.unwrap_or("")) inputmode="text" spellcheck="false" autocapitalize="none"
                maxlength="1000" disabled[!open] aria-invalid=(invalid) aria-describedby=(format!("{described} answer-hint"));
            span.unit { (PreEscaped(&unknown.unit)) }
            div.result id=(described) {
                @match right {
                    Some(true) => span.good { "✓ " (lang.say("right")) },
                    Some(false) if typed.is_none() => span.quiet { (lang.say("not-answered")) },
                    Some(false) => span.bad { "✗ " (lang.say("wrong")) },
                    None => {}
                }
                @if let Some(read) = read { " " (note(lang, index, read, &unknown.unit)) }
            }
        }
    }
}

/// What became of the answers, and what to do next where something can be done.
fn verdict(lang: Lang, outcome: &AnswerStatus, open: bool) -> String {
    match outcome {
        AnswerStatus::Asked => String::new(),
        AnswerStatus::Empty => lang.say("nothing-typed"),
        AnswerStatus::Changed => lang.say("numbers-changed"),
        AnswerStatus::Unreadable(_) => lang.say("nothing-lost"),
        AnswerStatus::Undecided(_) => lang.say("nothing-decided"),
        AnswerStatus::TooLong => lang.count("answer-too-long", MAX_TYPED),
        AnswerStatus::TooMany(seconds) => {
            format!(
                "{} {}",
                lang.say("too-many-answers"),
                moment::again_in(lang, *seconds)
            )
        }
        AnswerStatus::TooLate => lang.say("answer-too-late"),
        AnswerStatus::Judged { info, .. } => match info.iter().filter(|right| **right).count() {
            count if count == info.len() => lang.say("all-right"),
            0 if open => lang.say("none-right"),
            0 => lang.say("none-was-right"),
            count if open => lang.count("some-right", count),
            count => lang.count("some-were-right", count),
        },
    }
}

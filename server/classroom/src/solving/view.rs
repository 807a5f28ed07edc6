//! An exercise for those who solve it: the text, a field for each unknown, and what became of the answers.

mod notes;

use eqex::{Exercise, Variant, View};
use maud::{Markup, PreEscaped, html};

use crate::addresses;
use crate::number_format;
use crate::number_format::Right;
use crate::signs;
use crate::task_text;
use crate::texts::Say;
use eqex_bank::answer::MAX_TYPED;
use eqex_bank::content::AlternativeTexts;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::prose::{Prose, ProsePiece};
use eqex_kernel::ui::{mathematics, moment};

pub use notes::{Choice, Note, Reading, buttons, choice_name, chosen, notes};
use notes::{note, unit};

/// Where students hear that their session is over.
pub const EVENTS: &str = "/api/session/events";

/// A variant, ready to be shown with or without answers.
#[derive(Debug)]
pub struct Sheet {
    pub frame: Frame,
    pub subject: String,
    pub id: String,
    /// Where it is solved.
    pub place: Place,
    /// The result of the last answer; none for visitors.
    pub done: Option<Option<f64>>,
    /// The exercise behind this one: its id and name.
    pub next: Option<(String, String)>,
    /// Tells this variant from another one.
    pub variant: String,
    /// Whether the reader writes exercises here.
    pub manages: bool,
    /// The seed of these numbers, where the reader's own have no answer and they may know it.
    pub moved_to: Option<i32>,
    /// The number of the practice variant, where it is one.
    pub practice: Option<i32>,
    /// Whether there are practice variants: not in a running session.
    pub may_practice: bool,
    /// Whether answers are taken.
    pub open: bool,
    /// Whether it is of the session of the student who solves it; none for all others.
    pub session: Option<bool>,
    title: String,
    /// The language of its text.
    lang: String,
    /// Made into HTML where it is shown: what becomes of answers goes out without it.
    text: Vec<ProsePiece<'static>>,
    /// Each with what it shows, where that is said.
    images: Vec<(String, Option<String>)>,
    unknowns: Vec<Unknown>,
    hints: Vec<String>,
    /// For those who manage the subject, as MathML.
    correct: Option<Vec<String>>,
}

/// Where an exercise is solved: by oneself, or with the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Subject,
    Session,
}

impl Place {
    pub fn address(self, subject: &str, id: &str) -> String {
        match self {
            Place::Subject => addresses::exercise(subject, id),
            Place::Session => format!("/session/{subject}/{id}"),
        }
    }
}

#[derive(Debug)]
struct Unknown {
    /// Name and unit as MathML.
    name: String,
    unit: String,
}

/// What became of answers.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    Asked,
    /// What was right, and what was understood of each answer.
    Judged {
        info: Vec<bool>,
        notes: Vec<Note>,
    },
    /// Nothing was typed.
    Empty,
    /// The numbers are others than those that were answered.
    Changed,
    /// Something cannot be read, so nothing was judged.
    Unreadable(Vec<Note>),
    /// Something can be read in several ways and none was chosen, so nothing was judged.
    Undecided(Vec<Note>),
    /// Something is longer than any answer.
    TooLong,
    /// Too many answers came at once: it goes on after so many seconds.
    TooMany(u64),
    /// The session had ended before it came.
    TooLate,
}

/// Where a picture of a subject lies.
pub(crate) fn picture(subject: &str, name: &str) -> String {
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    format!("/api/subject/static/{subject}/{name}")
}

/// What a picture shows, or at least what it is of.
pub(crate) fn alternative(lang: Lang, shows: Option<&String>, title: &str) -> String {
    shows.map_or_else(|| lang.name_in("image-of", title), String::clone)
}

impl Sheet {
    #[allow(
        clippy::too_many_arguments,
        reason = "what a sheet is made of, each of another kind"
    )]
    pub fn new(
        frame: Frame,
        subject: String,
        id: String,
        exercise: &Exercise,
        variant: &Variant<'_>,
        view: &View,
        correct: bool,
        alternatives: &AlternativeTexts,
    ) -> Sheet {
        let lang = exercise.lang(view);
        let unknown = |unknown: &eqex::Unknown| Unknown {
            name: mathematics::inline(&unknown.latex),
            unit: unit(&unknown.unit_latex),
        };
        let right = |(unknown, value): (&eqex::Unknown, f64)| {
            let Right { relation, latex } = number_format::right(unknown, value, view.notation());
            let unit = &unknown.unit_latex;
            mathematics::inline(&format!("{}{relation}{latex}{unit}", unknown.latex))
        };
        let hints = exercise.header().hints.iter();
        Sheet {
            frame,
            subject,
            id,
            place: Place::Subject,
            done: None,
            next: None,
            variant: String::new(),
            manages: false,
            moved_to: None,
            practice: None,
            may_practice: true,
            open: true,
            session: None,
            lang: lang.to_owned(),
            title: exercise.name(view).to_owned(),
            text: task_text::kept(task_text::of_variant(variant, view)),
            images: exercise
                .images()
                .iter()
                .map(|image| (image.clone(), alternatives.get(image).cloned()))
                .collect(),
            unknowns: exercise.unknowns().iter().map(unknown).collect(),
            hints: hints.map(|hint| hint.get(Some(lang)).to_owned()).collect(),
            correct: correct.then(|| {
                let values = variant.correct();
                exercise.unknowns().iter().zip(values).map(right).collect()
            }),
        }
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    fn address(&self) -> String {
        self.place.address(&self.subject, &self.id)
    }

    fn practice_address(&self, number: i32) -> String {
        format!("{}?practice={number}", self.address())
    }

    /// The whole document, with what was typed.
    pub fn page(&self, typed: &[Option<String>], outcome: &Outcome) -> String {
        let lang = self.frame.lang;
        let subject = addresses::subject(&self.subject);
        let main = html! {
            p.path { a href="/" { (lang.say("subjects")) } " / " a href=(subject) { (self.subject) } }
            (self.article(typed, outcome))
            (self.ways())
        };
        self.frame.document(&self.title, &["exercise.js"], &main)
    }

    /// The exercise itself.
    pub fn article(&self, typed: &[Option<String>], outcome: &Outcome) -> Markup {
        let lang = self.frame.lang;
        let other = (self.lang != lang.code()).then_some(&self.lang);
        html! {
            article.exercise {
                div.head {
                    h1 lang=[other] { (self.title) }
                    @if let Some(done) = self.done.filter(|_| self.practice.is_none()) {
                        span data-state=(format!("{}/{}", self.subject, self.id)) { (signs::state(lang, done)) }
                    }
                }
                @if self.manages && self.place == Place::Subject {
                    p.bar.managing {
                        a href=(format!("{}/edit", self.address())) { (lang.say("edit")) }
                        a href=(format!("{}/history", self.address())) { (lang.say("history")) }
                        a href=(format!("{}/results", self.address())) { (lang.say("results")) }
                    }
                }
                @if let Some(number) = self.practice {
                    p.note {
                        strong { (lang.name_in("practice-this", &number.to_string())) } " "
                        (lang.say("practice-help")) " "
                        a href=(self.address()) { (lang.say("practice-back")) }
                    }
                }
                @if let Some(seed) = self.moved_to {
                    p.note { (lang.name_in("numbers-moved", &seed.to_string())) }
                }
                @if !self.open { p.note { (lang.say("session-finished")) } }
                @let mut texts = Prose::new(self.frame.lang);
                div.text lang=[other] { (PreEscaped(texts.html(&self.text))) }
                @for (image, shows) in &self.images {
                    img src=(self.image(image)) alt=(alternative(lang, shows.as_ref(), &self.title)) loading="lazy";
                }
                (self.hints(0, other, &mut texts))
                (self.answers(typed, outcome))
                @if let Some(correct) = &self.correct {
                    details.correct {
                        summary { (lang.say("right-answers")) }
                        ul { @for right in correct { li { (PreEscaped(right)) } } }
                    }
                }
            }
        }
    }

    /// Hints one by one: each lies within the one before it.
    fn hints(&self, from: usize, language: Option<&String>, texts: &mut Prose) -> Markup {
        let lang = self.frame.lang;
        html! {
            @if let Some(hint) = self.hints.get(from) {
                details.hint {
                    summary { (lang.count("hint", from + 1)) }
                    div lang=[language] { (PreEscaped(texts.html(&task_text::of_hint(hint)))) }
                    (self.hints(from + 1, language, texts))
                }
            }
        }
    }

    /// Where to go from here.
    pub fn ways(&self) -> Markup {
        let lang = self.frame.lang;
        let again = self.may_practice && !self.unknowns.is_empty();
        html! {
            @if again || self.next.is_some() {
                nav.bar.ways aria-label=(lang.say("ways")) {
                    @if again {
                        a.button href=(self.practice_address(self.practice.unwrap_or(0).saturating_add(1))) { (lang.say("practice-another")) }
                    }
                    @if let Some((id, name)) = &self.next {
                        a.button href=(self.place.address(&self.subject, id)) { (lang.say("next")) ": " (name) }
                    }
                }
            }
        }
    }

    fn image(&self, name: &str) -> String {
        picture(&self.subject, name)
    }

    /// The form with what became of it: all that changes when answers are sent.
    pub fn answers(&self, typed: &[Option<String>], outcome: &Outcome) -> Markup {
        let lang = self.frame.lang;
        if self.unknowns.is_empty() {
            return html! { p.quiet { (lang.say("no-unknowns")) } };
        }
        let action = match self.practice {
            Some(number) => self.practice_address(number),
            None => self.address(),
        };
        let done = match outcome {
            Outcome::Judged { info, .. } if self.practice.is_none() && self.done.is_some() => {
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
                        span.sending role="status" { @if matches!(outcome, Outcome::Judged { .. }) { (lang.say("kept")) } }
                    }
                }
                div #verdict .verdict role="status" {
                    @if matches!(outcome, Outcome::Judged { .. }) { span hidden data-judged {} }
                    @if *outcome != Outcome::Asked { p { (verdict(lang, outcome, self.open)) } }
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
    unknown: &Unknown,
    typed: Option<&str>,
    outcome: &Outcome,
    open: bool,
) -> Markup {
    let id = format!("a{index}");
    let described = format!("n{index}");
    let right = match outcome {
        Outcome::Judged { info, .. } => info.get(index).copied(),
        _ => None,
    };
    let read = match outcome {
        Outcome::Judged { notes, .. } | Outcome::Unreadable(notes) | Outcome::Undecided(notes) => {
            notes.get(index)
        }
        _ => None,
    };
    let wrong = right == Some(false) && typed.is_some();
    let invalid = matches!(read, Some(Note::Unreadable(_))) || wrong;
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
fn verdict(lang: Lang, outcome: &Outcome, open: bool) -> String {
    match outcome {
        Outcome::Asked => String::new(),
        Outcome::Empty => lang.say("nothing-typed"),
        Outcome::Changed => lang.say("numbers-changed"),
        Outcome::Unreadable(_) => lang.say("nothing-lost"),
        Outcome::Undecided(_) => lang.say("nothing-decided"),
        Outcome::TooLong => lang.count("answer-too-long", MAX_TYPED),
        Outcome::TooMany(seconds) => {
            format!(
                "{} {}",
                lang.say("too-many-answers"),
                moment::again_in(lang, *seconds)
            )
        }
        Outcome::TooLate => lang.say("answer-too-late"),
        Outcome::Judged { info, .. } => match info.iter().filter(|right| **right).count() {
            count if count == info.len() => lang.say("all-right"),
            0 if open => lang.say("none-right"),
            0 => lang.say("none-was-right"),
            count if open => lang.count("some-right", count),
            count => lang.count("some-were-right", count),
        },
    }
}

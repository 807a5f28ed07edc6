//! An exercise for those who solve it: the text, a field for each unknown, and what became of the answers.

mod form;
mod notes;
mod outcome;
mod place;

use eqex::{Exercise, Variant, View};
use maud::{Markup, PreEscaped, html};

use crate::addresses;
use crate::number_format;
use crate::number_format::Right;
use crate::signs;
use crate::task_text;
use crate::texts::Say;
use eqex_bank::content::AlternativeTexts;
use eqex_kernel::ui::mathematics;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::prose::{Prose, ProsePiece};

pub use form::{AnswerForm, EVENTS, done, unknowns};
pub use notes::{AnswerNote, ReadingChoice, ShownReading, buttons, choice_name, chosen, notes};
pub use outcome::AnswerStatus;
pub use place::SolvingPlace;

/// A variant with its form, ready to be shown with or without answers.
#[derive(Debug)]
pub struct Sheet {
    pub form: AnswerForm,
    /// The result of the last answer; none where the page tells none.
    pub done: Option<Option<f64>>,
    /// Whether the reader writes exercises here.
    pub manages: bool,
    /// The seed of these numbers, where the reader's own have no answer and they may know it.
    pub moved_to: Option<i32>,
    /// Whether there are practice variants: not in a running session.
    pub may_practice: bool,
    title: String,
    /// The language of its text.
    lang: String,
    text: Vec<ProsePiece<'static>>,
    /// Each with what it shows, where that is said.
    images: Vec<(String, Option<String>)>,
    hints: Vec<String>,
    /// For those who manage the subject, as MathML.
    correct: Option<Vec<String>>,
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
    /// `manages` says whether the reader writes exercises here, and so sees the right answers.
    pub fn new(
        form: AnswerForm,
        exercise: &Exercise,
        variant: &Variant<'_>,
        view: &View,
        manages: bool,
        alternatives: &AlternativeTexts,
    ) -> Sheet {
        let lang = exercise.lang(view);
        let right = |(unknown, value): (&eqex::Unknown, f64)| {
            let Right { relation, latex } = number_format::right(unknown, value, view.notation());
            let unit = &unknown.unit_latex;
            mathematics::inline(&format!("{}{relation}{latex}{unit}", unknown.latex))
        };
        let hints = exercise.header().hints.iter();
        Sheet {
            form,
            done: None,
            manages,
            moved_to: None,
            may_practice: true,
            lang: lang.to_owned(),
            title: exercise.name(view).to_owned(),
            text: task_text::kept(task_text::of_variant(variant, view)),
            images: exercise
                .images()
                .iter()
                .map(|image| (image.clone(), alternatives.get(image).cloned()))
                .collect(),
            hints: hints.map(|hint| hint.get(Some(lang)).to_owned()).collect(),
            correct: manages.then(|| {
                let values = variant.correct();
                exercise.unknowns().iter().zip(values).map(right).collect()
            }),
        }
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    /// The whole document, with what was typed. `next` is the exercise behind this one, by id and name.
    pub fn page(
        &self,
        typed: &[Option<String>],
        outcome: &AnswerStatus,
        next: Option<&(String, String)>,
    ) -> String {
        let form = &self.form;
        let lang = form.frame.lang;
        let subject = addresses::subject(&form.subject);
        let main = html! {
            p.path { a href="/" { (lang.say("subjects")) } " / " a href=(subject) { (form.subject) } }
            (self.article(typed, outcome))
            (self.ways(next))
        };
        form.frame.document(&self.title, &["exercise.js"], &main)
    }

    /// The exercise itself.
    pub fn article(&self, typed: &[Option<String>], outcome: &AnswerStatus) -> Markup {
        let form = &self.form;
        let lang = form.frame.lang;
        let other = (self.lang != lang.code()).then_some(&self.lang);
        html! {
            article.exercise {
                div.head {
                    h1 lang=[other] { (self.title) }
                    @if let Some(done) = self.done.filter(|_| form.practice.is_none()) {
                        span data-state=(format!("{}/{}", form.subject, form.id)) { (signs::state(lang, done)) }
                    }
                }
                @if self.manages && form.place == SolvingPlace::Subject {
                    p.bar.managing {
                        a href=(format!("{}/edit", form.address())) { (lang.say("edit")) }
                        a href=(format!("{}/history", form.address())) { (lang.say("history")) }
                        a href=(format!("{}/results", form.address())) { (lang.say("results")) }
                    }
                }
                @if let Some(number) = form.practice {
                    p.note {
                        strong { (lang.name_in("practice-this", &number.to_string())) } " "
                        (lang.say("practice-help")) " "
                        a href=(form.address()) { (lang.say("practice-back")) }
                    }
                }
                @if let Some(seed) = self.moved_to {
                    p.note { (lang.name_in("numbers-moved", &seed.to_string())) }
                }
                @if !form.open { p.note { (lang.say("session-finished")) } }
                @let mut texts = Prose::new(lang);
                div.text lang=[other] { (PreEscaped(texts.html(&self.text))) }
                @for (image, shows) in &self.images {
                    img src=(self.image(image)) alt=(alternative(lang, shows.as_ref(), &self.title)) loading="lazy";
                }
                (self.hints(0, other, &mut texts))
                (form.markup(typed, outcome))
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
        let lang = self.form.frame.lang;
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
    pub fn ways(&self, next: Option<&(String, String)>) -> Markup {
        let form = &self.form;
        let lang = form.frame.lang;
        let again = self.may_practice && !form.unknowns.is_empty();
        html! {
            @if again || next.is_some() {
                nav.bar.ways aria-label=(lang.say("ways")) {
                    @if again {
                        a.button href=(form.practice_address(form.practice.unwrap_or(0).saturating_add(1))) { (lang.say("practice-another")) }
                    }
                    @if let Some((id, name)) = next {
                        a.button href=(form.place.address(&form.subject, id)) { (lang.say("next")) ": " (name) }
                    }
                }
            }
        }
    }

    fn image(&self, name: &str) -> String {
        picture(&self.form.subject, name)
    }
}

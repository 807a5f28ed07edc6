//! An exercise for those who solve it: the text, a field for each unknown, and what became of the answers.

use eqex::{Exercise, Variant, View, number};
use maud::{Markup, PreEscaped, html};

use super::frame::Frame;
use super::words::Lang;
use super::{mathematics, prose};

/// A variant, ready to be shown with or without answers.
#[derive(Debug)]
pub struct Sheet {
    pub frame: Frame,
    pub subject: String,
    pub id: String,
    /// The number of the practice variant, where it is one.
    pub practice: Option<i32>,
    /// Whether there are practice variants: not in a running session.
    pub may_practice: bool,
    /// Whether answers are taken.
    pub open: bool,
    title: String,
    /// As HTML.
    text: String,
    images: Vec<String>,
    unknowns: Vec<Unknown>,
    hints: Vec<String>,
    /// For those who manage the subject, as MathML.
    correct: Option<Vec<String>>,
}

#[derive(Debug)]
struct Unknown {
    /// Name and unit as MathML.
    name: String,
    unit: String,
}

/// What became of answers.
#[derive(Debug)]
pub enum Outcome {
    Asked,
    /// What was right, and what was understood of each answer, in LaTeX.
    Judged {
        info: Vec<bool>,
        understood: Vec<Option<String>>,
    },
    /// Entries that cannot be read, by index, and why.
    Unreadable(Vec<(usize, String)>),
}

impl Sheet {
    pub fn new(
        frame: Frame,
        subject: String,
        id: String,
        exercise: &Exercise,
        variant: &Variant<'_>,
        view: &View,
        correct: bool,
    ) -> Sheet {
        let lang = exercise.lang(view);
        let notation = if view.decimal_comma {
            number::COMMA
        } else {
            number::POINT
        };
        let unknown = |unknown: &eqex::Unknown| Unknown {
            name: mathematics::inline(&unknown.latex),
            unit: match unknown.unit_latex.as_str() {
                "" => String::new(),
                unit => mathematics::inline(unit),
            },
        };
        let right = |(unknown, value): (&eqex::Unknown, f64)| {
            let value = number::latex(value, notation);
            mathematics::inline(&format!(
                "{}={value}{}",
                unknown.latex, unknown.unit_latex
            ))
        };
        let hints = exercise.header().hints.iter();
        Sheet {
            frame,
            subject,
            id,
            practice: None,
            may_practice: true,
            open: true,
            title: exercise.name(view).to_owned(),
            text: prose::html(&variant.main(view)),
            images: exercise.images().to_vec(),
            unknowns: exercise.unknowns().iter().map(unknown).collect(),
            hints: hints
                .map(|hint| prose::html(hint.get(Some(lang))))
                .collect(),
            correct: correct.then(|| {
                let values = variant.correct();
                exercise.unknowns().iter().zip(values).map(right).collect()
            }),
        }
    }

    fn address(&self) -> String {
        super::home::address(&self.subject, &self.id)
    }

    fn practice_address(&self, number: i32) -> String {
        format!("{}?practice={number}", self.address())
    }

    /// The whole document, with what was typed.
    pub fn page(&self, typed: &[Option<String>], outcome: &Outcome) -> String {
        let lang = self.frame.lang;
        let main = html! {
            p.path { a href="/" { (lang.say("home")) } " / " (self.subject) }
            article.exercise {
                h1 { (self.title) }
                @if let Some(number) = self.practice {
                    p.note {
                        strong { (lang.name_in("practice-this", &number.to_string())) } " "
                        (lang.say("practice-help")) " "
                        a href=(self.address()) { (lang.say("practice-back")) }
                    }
                }
                @if !self.open { p.note { (lang.say("session-finished")) } }
                div.text { (PreEscaped(&self.text)) }
                @for image in &self.images {
                    img src=(self.image(image)) alt=(lang.name_in("image-of", &self.title)) loading="lazy";
                }
                @for (index, hint) in self.hints.iter().enumerate() {
                    details.hint {
                        summary { (lang.count("hint", index + 1)) }
                        (PreEscaped(hint))
                    }
                }
                (self.answers(typed, outcome))
                @if let Some(correct) = &self.correct {
                    details.correct {
                        summary { (lang.say("right-answers")) }
                        ul { @for right in correct { li { (PreEscaped(right)) } } }
                    }
                }
            }
            @if self.may_practice && !self.unknowns.is_empty() {
                p { a.button href=(self.practice_address(self.practice.unwrap_or(0).saturating_add(1))) { (lang.say("practice-another")) } }
            }
        };
        self.frame.document(&self.title, &["exercise.js"], &main)
    }

    fn image(&self, name: &str) -> String {
        let name =
            percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
        format!("/api/subject/static/{}/{name}", self.subject)
    }

    fn answers(&self, typed: &[Option<String>], outcome: &Outcome) -> Markup {
        let lang = self.frame.lang;
        if self.unknowns.is_empty() {
            return html! { p.quiet { (lang.say("no-unknowns")) } };
        }
        let action = match self.practice {
            Some(number) => self.practice_address(number),
            None => self.address(),
        };
        html! {
            form #answers method="post" action=(action) autocomplete="off"
                data-understood=(format!("{}/understood", self.address()))
                data-saving=(lang.say("saving")) data-waiting=(lang.say("waiting")) {
                h2 { (lang.say("answers")) }
                p #answer-hint .quiet { (lang.say("answer-hint")) }
                @for (index, unknown) in self.unknowns.iter().enumerate() {
                    (field(lang, index, unknown, typed.get(index).and_then(Option::as_deref), outcome, self.open))
                }
                @if self.open {
                    button.main type="submit" { (lang.say("submit")) }
                }
                p #verdict .verdict role="status" { (verdict(lang, outcome)) }
            }
        }
    }
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
    let note = format!("n{index}");
    let right = match outcome {
        Outcome::Judged { info, .. } => info.get(index).copied(),
        _ => None,
    };
    let problem = match outcome {
        Outcome::Unreadable(entries) => entries.iter().find(|(at, _)| *at == index),
        _ => None,
    };
    let invalid = problem.is_some() || right == Some(false);
    let class = match right {
        Some(true) => "field right",
        Some(false) => "field wrong",
        None => "field",
    };
    html! {
        div class=(class) {
            label for=(id) { (PreEscaped(&unknown.name)) " =" }
            input id=(id) name=(id) value=(typed.unwrap_or("")) inputmode="text" spellcheck="false" autocapitalize="none"
                maxlength="1000" disabled[!open] aria-invalid=(invalid) aria-describedby=(format!("{note} answer-hint"));
            span.unit { (PreEscaped(&unknown.unit)) }
            p.result id=(note) {
                @match right {
                    Some(true) => span.good { "✓ " (lang.say("right")) },
                    Some(false) => span.bad { "✗ " (lang.say("wrong")) },
                    None => {}
                }
                @if let Some((_, message)) = problem {
                    span.bad { (lang.say("unreadable")) } " " (message)
                }
                @if let Outcome::Judged { understood, .. } = outcome {
                    @if let Some(Some(latex)) = understood.get(index) { " " (reading(lang, latex)) }
                }
            }
        }
    }
}

fn reading(lang: Lang, latex: &str) -> Markup {
    html! { span.quiet { (lang.say("understood")) " " (PreEscaped(mathematics::inline(latex))) } }
}

fn verdict(lang: Lang, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Asked => String::new(),
        Outcome::Unreadable(_) => lang.say("nothing-lost"),
        Outcome::Judged { info, .. } => match info.iter().filter(|right| **right).count() {
            count if count == info.len() => lang.say("all-right"),
            0 => lang.say("none-right"),
            count => lang.count("some-right", count),
        },
    }
}

/// What is understood of answers while they are typed: for each the note that stands below its field.
pub fn notes(lang: Lang, entries: &[Result<Option<String>, String>]) -> String {
    html! {
        @for entry in entries {
            p.result {
                @match entry {
                    Ok(None) => {}
                    Ok(Some(latex)) => (reading(lang, latex)),
                    Err(message) => { span.bad { (lang.say("unreadable")) } " " (message) }
                }
            }
        }
    }
    .into_string()
}

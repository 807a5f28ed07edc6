//! What stands below a field: how its answer is understood, what it may mean, or why it cannot be read.

use eqex::{Diagnostic, Exercise};
use maud::{Markup, PreEscaped, html};

use crate::texts::Say;
use eqex_kernel::ui::mathematics;
use eqex_kernel::ui::messages::Lang;

/// How one answer is understood.
#[derive(Debug, PartialEq)]
pub enum AnswerNote {
    /// Nothing was typed.
    Empty,
    Understood(ShownReading),
    /// What the answer may mean, for its writer to choose.
    Choice(ReadingChoice),
    /// Why it cannot be read.
    Unreadable(Diagnostic),
}

/// One meaning of an answer.
#[derive(Debug, PartialEq)]
pub struct ShownReading {
    pub latex: String,
    /// In plain signs, for those who listen.
    pub text: String,
    /// Whether its unit can be converted to the asked one.
    pub fits: bool,
    /// A unit that was read although its capitals differ: as typed, and as it was understood.
    pub capitals: Option<(String, String)>,
}

/// Several meanings of an answer, or a single one that its writer is asked about.
#[derive(Debug, PartialEq)]
pub struct ReadingChoice {
    /// As it was typed.
    pub text: String,
    pub readings: Vec<ShownReading>,
    pub chosen: Option<usize>,
}

/// The name of the form's field that tells the chosen reading of an answer.
pub fn choice_name(index: usize) -> String {
    format!("r{index}")
}

/// What that field holds: the index of the reading, bound to the text that it is a reading of.
fn choice_value(reading: usize, text: &str) -> String {
    format!("{reading}:{text}")
}

/// The reading that was chosen for a text; none where it was chosen for another one, which has been edited since.
pub fn chosen(value: &str, text: &str) -> Option<usize> {
    let (reading, of) = value.split_once(':')?;
    (of == text).then(|| reading.parse().ok())?
}

/// What stands below the field of an index; `unit` is what is asked for, as MathML.
pub(crate) fn note(lang: Lang, index: usize, note: &AnswerNote, unit: &str) -> Markup {
    html! {
        @match note {
            AnswerNote::Empty => {},
            AnswerNote::Understood(reading) => (understood(lang, reading, unit)),
            AnswerNote::Choice(choice) => (meanings(lang, index, choice, unit)),
            AnswerNote::Unreadable(diagnostic) => { span.bad { (lang.say("unreadable")) } " " (diagnostic.told(lang.code())) },
        }
    }
}

fn understood(lang: Lang, reading: &ShownReading, unit: &str) -> Markup {
    html! {
        span.quiet { (lang.say("understood")) " " (PreEscaped(mathematics::inline(&reading.latex))) }
        @if let Some((typed, read)) = &reading.capitals {
            " " span.quiet { (lang.say_with("unit-capitals", &[("typed", typed), ("read", read)])) }
        }
        (misfit(lang, reading, unit))
    }
}

/// That a unit is of another kind than the asked one.
fn misfit(lang: Lang, reading: &ShownReading, unit: &str) -> Markup {
    html! {
        @if !reading.fits {
            " " span.warn {
                @if unit.is_empty() { (lang.say("unit-none")) } @else { (lang.say("unit-differs")) " " (PreEscaped(unit)) }
            }
        }
    }
}

fn meanings(lang: Lang, index: usize, choice: &ReadingChoice, unit: &str) -> Markup {
    let meanings: Vec<(&str, &str)> = choice
        .readings
        .iter()
        .map(|reading| (reading.latex.as_str(), reading.text.as_str()))
        .collect();
    let taken = choice.chosen.and_then(|chosen| choice.readings.get(chosen));
    html! {
        (buttons(lang, &choice_name(index), &choice.text, &meanings, choice.chosen))
        @if let Some(taken) = taken { (misfit(lang, taken, unit)) }
    }
}

/// A button for each meaning of a text, in LaTeX and in plain signs: one tap chooses. They belong to the form around them, so that the choice goes with what was
/// typed, with a script or without.
pub fn buttons(
    lang: Lang,
    name: &str,
    text: &str,
    meanings: &[(&str, &str)],
    chosen: Option<usize>,
) -> Markup {
    let question = match meanings.len() {
        1 => lang.say("reading-one"),
        count => lang.count("readings", count),
    };
    let is_open = chosen.is_none_or(|chosen| chosen >= meanings.len());
    html! {
        fieldset.readings data-open[is_open] {
            legend { (question) }
            @for (reading, (latex, plain)) in meanings.iter().enumerate() {
                label {
                    input type="radio" name=(name) value=(choice_value(reading, text)) checked[chosen == Some(reading)] aria-label=(plain);
                    " " (PreEscaped(mathematics::inline(latex)))
                }
            }
        }
    }
}

/// What is understood of answers while they are typed: for each the note that stands below its field.
pub fn notes(lang: Lang, exercise: &Exercise, entries: &[AnswerNote]) -> String {
    html! {
        @for (index, (entry, unknown)) in entries.iter().zip(exercise.unknowns()).enumerate() {
            div.result { (note(lang, index, entry, &unit(&unknown.unit_latex))) }
        }
    }
    .into_string()
}

/// A unit as MathML; nothing where there is none.
pub(crate) fn unit(latex: &str) -> String {
    match latex {
        "" => String::new(),
        latex => mathematics::inline(latex),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_bound_to_its_text() {
        let value = choice_value(1, "1:30");
        assert_eq!(value, "1:1:30");
        assert_eq!(chosen(&value, "1:30"), Some(1));
        assert_eq!(chosen(&value, "1:31"), None);
        assert_eq!(chosen("", ""), None);
        assert_eq!(chosen("x:1", "1"), None);
        assert_eq!(chosen("-1:1", "1"), None);
    }

    #[test]
    fn meanings_are_shown_to_choose_from() {
        let reading = |latex: &str| ShownReading {
            latex: latex.to_owned(),
            text: latex.to_owned(),
            fits: true,
            capitals: None,
        };
        let choice = |chosen| {
            AnswerNote::Choice(ReadingChoice {
                text: "1,234\"".to_owned(),
                readings: vec![reading("1.234"), reading("1234")],
                chosen,
            })
        };
        let shown = |note: &AnswerNote| super::note(Lang::English, 3, note, "").into_string();
        let open = shown(&choice(None));
        assert_eq!(open.matches("type=\"radio\"").count(), 2);
        assert!(
            open.contains("name=\"r3\" value=\"1:1,234&quot;\""),
            "{open}"
        );
        assert!(
            open.contains("data-open") && !open.contains("checked"),
            "{open}"
        );
        let settled = shown(&choice(Some(1)));
        assert_eq!(settled.matches("checked").count(), 1);
        assert!(!settled.contains("data-open"), "{settled}");
        // A choice that there is not is none.
        assert!(shown(&choice(Some(2))).contains("data-open"));
    }
}

//! What stands in the fields of an exercise's form, and how it is understood.

use eqex::{Exercise, View};

use crate::number_format;
use crate::solving::view as pages;
use crate::solving::view::{Choice, Note, Reading};
use eqex_bank::answer::{Typed, too_long};
use eqex_kernel::http::input::Fields;

/// Fields `a0`, `a1`, … of a form, as many as there are unknowns, with the readings that were chosen for these very texts.
pub(crate) fn typed(fields: &Fields, exercise: &Exercise, view: &View) -> Typed {
    let count = exercise.unknowns().len();
    let text = |index: usize| fields.filled(&format!("a{index}")).map(str::to_owned);
    let texts: Vec<Option<String>> = (0..count).map(text).collect();
    // Such an answer is refused; nobody reads it before.
    let long = too_long(&texts).is_some();
    let choice = |(index, text): (usize, &Option<String>)| {
        let text = text.as_deref().filter(|_| !long)?;
        let chosen = pages::chosen(fields.text(&pages::choice_name(index)), text)?;
        // A form of ours asks for nothing else; what else comes is dropped, and asked for again.
        let readings = exercise.read(index, text, view).ok()??;
        let asks = readings.settled(None).is_none();
        (asks && chosen < readings.list.len()).then_some(chosen)
    };
    let mut reading: Vec<Option<usize>> = texts.iter().enumerate().map(choice).collect();
    if reading.iter().all(Option::is_none) {
        reading.clear();
    }
    Typed {
        reading,
        ..Typed::new(texts, view.typed)
    }
}

/// What is understood of each answer, one by one, so that an entry that cannot be read hides no other.
pub(crate) fn notes(exercise: &Exercise, typed: &Typed, view: &View) -> Vec<Note> {
    let view = typed.view(view);
    let note = |(index, text): (usize, &Option<String>)| {
        let Some(text) = text else {
            return Note::Empty;
        };
        let readings = match exercise.read(index, text, &view) {
            Ok(Some(readings)) => readings,
            Ok(None) => return Note::Empty,
            Err(diagnostic) => return Note::Unreadable(diagnostic),
        };
        let asks = readings.settled(None).is_none();
        let mut meanings: Vec<Reading> = readings
            .list
            .into_iter()
            .map(|mut one| {
                // Figures that say nothing to people are left out of what was computed; what was typed is shown as it was.
                one.number = number_format::shown(one.number);
                Reading {
                    fits: one.conversion.is_some(),
                    latex: one.latex(view.notation()),
                    text: one.text(view.typed),
                    capitals: one.capitals,
                }
            })
            .collect();
        match meanings.pop() {
            None => Note::Empty,
            Some(only) if !asks => Note::Understood(only),
            Some(last) => {
                meanings.push(last);
                Note::Choice(Choice {
                    text: text.clone(),
                    readings: meanings,
                    chosen: typed.chosen(index),
                })
            }
        }
    };
    typed.texts.iter().enumerate().map(note).collect()
}

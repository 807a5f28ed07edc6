//! What stands in the fields of an exercise's form, and how it is understood.

use eqex::{Diagnostic, Exercise, ReadAnswers, Readings, View};

use crate::number_format;
use crate::solving::view as pages;
use crate::solving::view::{AnswerNote, ReadingChoice, ShownReading};
use eqex_bank::answer::Typed;
use eqex_bank::refusal::Refusal;
use eqex_kernel::http::input::Fields;

/// Fields `a0`, `a1`, … of a form, as many as there are unknowns.
pub(crate) fn texts(fields: &Fields, exercise: &Exercise) -> Vec<Option<String>> {
    let text = |index: usize| fields.filled(&format!("a{index}")).map(str::to_owned);
    (0..exercise.unknowns().len()).map(text).collect()
}

/// Reads the texts of a form, each once, and finds the readings that were chosen for these very texts.
pub(crate) fn read(
    fields: &Fields,
    texts: Vec<Option<String>>,
    exercise: &Exercise,
    view: &View,
) -> Result<(Typed, ReadAnswers), Refusal> {
    let mut typed = Typed::new(texts, view.typed);
    let read = exercise
        .read_answers(&typed.texts(), view)
        .map_err(|refused| Refusal::Answer(Box::new(refused)))?;
    let choice = |(index, entry): (usize, &Result<Option<Readings>, Diagnostic>)| {
        let readings = entry.as_ref().ok()?.as_ref()?;
        let text = typed.texts.get(index)?.as_deref()?;
        let chosen = pages::chosen(fields.text(&pages::choice_name(index)), text)?;
        // A form of ours asks for nothing else; what else comes is dropped, and asked for again.
        let asks = readings.settled(None).is_none();
        (asks && chosen < readings.list.len()).then_some(chosen)
    };
    let reading: Vec<Option<usize>> = read.entries.iter().enumerate().map(choice).collect();
    if reading.iter().any(Option::is_some) {
        typed.reading = reading;
    }
    Ok((typed, read))
}

/// What is understood of each answer, one by one, so that an entry that cannot be read hides no other.
/// `chosen` has the index of the reading that was meant for each, or is empty where nothing was chosen.
pub(crate) fn notes(
    read: ReadAnswers,
    texts: &[Option<String>],
    chosen: &[Option<usize>],
    view: &View,
) -> Vec<AnswerNote> {
    let note = |(index, entry): (usize, Result<Option<Readings>, Diagnostic>)| {
        let readings = match entry {
            Ok(Some(readings)) => readings,
            Ok(None) => return AnswerNote::Empty,
            Err(diagnostic) => return AnswerNote::Unreadable(diagnostic),
        };
        let asks = readings.settled(None).is_none();
        let mut meanings: Vec<ShownReading> = readings
            .list
            .into_iter()
            .map(|mut one| {
                // Figures that say nothing to people are left out of what was computed; what was typed is shown as it was.
                one.number = number_format::shown(one.number);
                ShownReading {
                    fits: one.conversion.is_some(),
                    latex: one.latex(view.notation()),
                    text: one.text(view.typed),
                    capitals: one.capitals,
                }
            })
            .collect();
        match meanings.pop() {
            None => AnswerNote::Empty,
            Some(only) if !asks => AnswerNote::Understood(only),
            Some(last) => {
                meanings.push(last);
                AnswerNote::Choice(ReadingChoice {
                    text: texts.get(index).cloned().flatten().unwrap_or_default(),
                    readings: meanings,
                    chosen: chosen.get(index).copied().flatten(),
                })
            }
        }
    };
    read.entries.into_iter().enumerate().map(note).collect()
}

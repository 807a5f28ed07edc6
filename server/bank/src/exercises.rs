//! Exercises as their managers keep them.

use eqex::{Exercise, Rules};
use eqex_messages::Message;

use crate::access;
use crate::catalog;
use crate::catalog::Catalog;
use crate::content::Accepted;
use crate::hierarchy;
use crate::names::{ExerciseId, SubjectName};
use crate::refusal::Refusal;
use crate::rows::{Card, ExerciseRow, ListedExercise, Revision, Saving, Subject};
use crate::state::Bank;
use crate::state::BankSettings;
use crate::store as bank;
use crate::store::NewRevision;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::refusal::taken;
use eqex_kernel::store::{ReadTx, WriteTx};

/// A content that its type accepts, ready to be saved.
#[derive(Debug)]
pub struct Draft {
    pub content: String,
    kind: &'static str,
    cards: Vec<Card>,
}

/// A draft with the exercise that it is, for what is told of it before it is saved.
#[derive(Debug)]
pub struct Compiled {
    pub draft: Draft,
    pub exercise: Exercise,
}

/// Compiles a text that someone wrote, off the writer, by the rules for saving.
pub fn draft(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
) -> Result<Draft, Refusal> {
    compiled(catalog, settings, content, None).map(|compiled| compiled.draft)
}

/// Compiles a text that someone saves over another one.
pub fn draft_over(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
    current: &str,
) -> Result<Draft, Refusal> {
    compiled(catalog, settings, content, Some(current)).map(|compiled| compiled.draft)
}

/// The draft of a text that someone wrote, and the exercise itself. Where it is saved over `current`, what stands already may stand, whatever rules came
/// since.
pub fn compiled(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
    current: Option<&str>,
) -> Result<Compiled, Refusal> {
    let rules = match current == Some(content.as_str()) {
        true => Rules::Stored,
        false => Rules::Saving,
    };
    let exercise = parsed(catalog, &content, rules)?;
    let draft = draft_of(&exercise, settings, content);
    Ok(Compiled { draft, exercise })
}

/// Compiles a text that was accepted once and is to stand again, off the writer, by the rules for stored texts.
pub fn draft_of_stored(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
) -> Result<Draft, Refusal> {
    let exercise = parsed(catalog, &content, Rules::Stored)?;
    Ok(draft_of(&exercise, settings, content))
}

fn parsed(catalog: &Catalog, content: &str, rules: Rules) -> Result<Exercise, Refusal> {
    catalog
        .parse(content, rules)
        .map_err(|invalid| Refusal::Content(Box::new(invalid)))
}

/// The draft of a file that was compiled with others.
pub fn draft_of_accepted(accepted: Accepted, settings: &BankSettings, content: String) -> Draft {
    Draft {
        kind: accepted.kind,
        cards: accepted.cards(settings.decimal_comma),
        content,
    }
}

/// The draft of a content that is compiled already.
fn draft_of(exercise: &Exercise, settings: &BankSettings, content: String) -> Draft {
    Draft {
        kind: exercise.kind(),
        cards: catalog::cards(exercise, settings.decimal_comma),
        content,
    }
}

impl Draft {
    pub(super) fn revision(
        &self,
        author: Option<Id>,
        origin: &'static str,
        at: i64,
    ) -> NewRevision<'_> {
        NewRevision {
            content: &self.content,
            kind: self.kind,
            cards: &self.cards,
            author,
            origin,
            at,
        }
    }
}

/// All exercises of a subject, by id.
pub fn list(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Vec<ListedExercise>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    Ok(bank::exercises(db, subject.id)?)
}

fn find(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<(Subject, ExerciseRow), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let row = bank::exercise(db, subject.id, id.as_str())?;
    row.map(|row| (subject, row)).ok_or(Refusal::Missing)
}

/// Whether the caller may add here, before the text is looked at.
pub fn may_add(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    match bank::exercise(db, subject.id, id.as_str())? {
        Some(_) => Err(there_already()),
        None => Ok(()),
    }
}

fn there_already() -> Refusal {
    Refusal::Conflict(Message::new("exercise-taken"))
}

pub fn add(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    if bank::exercise(db, subject.id, id.as_str())?.is_some() {
        return Err(there_already());
    }
    let revision = draft.revision(caller.id(), "saved", bank.kernel.environment.now());
    bank::add_exercise(db, subject.id, id.as_str(), &revision)
        .map_err(taken(Message::new("exercise-taken")))?;
    Ok(())
}

/// The current content, byte for byte.
pub fn content(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<String, Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    bank::content(db, row.revision)?.ok_or(Refusal::Missing)
}

/// Whether the caller may change this, before the text is looked at.
pub fn may_update(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<(), Refusal> {
    find(db, caller, name, id).map(drop)
}

/// Whether it stands in the table of contents.
pub fn is_listed(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<bool, Refusal> {
    find(db, caller, name, id).map(|(_, row)| row.listed)
}

/// A new revision; the same content again makes none.
pub fn update(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
) -> Result<(), Refusal> {
    save(db, bank, caller, name, id, draft, "saved")
}

/// The same where nothing was saved since the revision of that number; the number of the revision that now stands.
pub fn update_from(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
    base: i64,
) -> Result<i64, Refusal> {
    let now = current(db, caller, name, id)?;
    if overtaken(&now, base, &draft.content) {
        return Err(Refusal::Conflict(Message::new("exercise-saved-meanwhile")));
    }
    update(db, bank, caller, name, id, draft)?;
    Ok(current(db, caller, name, id)?.number)
}

/// Whether a content that came of the revision `base` would silently take the place of another one.
pub fn overtaken(now: &Revision, base: i64, content: &str) -> bool {
    now.number != base && now.content != content
}

/// The revision that stands now.
pub fn current(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<Revision, Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    bank::current(db, row.revision)?.ok_or(Refusal::Missing)
}

fn save(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
    origin: &'static str,
) -> Result<(), Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    if bank::content(db, row.revision)?.as_deref() == Some(draft.content.as_str()) {
        return Ok(());
    }
    let revision = draft.revision(caller.id(), origin, bank.kernel.environment.now());
    bank::add_revision(db, row.id, &revision)?;
    Ok(())
}

/// Every content that was saved, the newest first.
pub fn history(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<Vec<Revision>, Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    Ok(bank::revisions(db, row.id)?)
}

/// Revisions that a history lists; older ones are there, and can be asked for by number.
const LISTED: i64 = 500;

/// The latest savings without their contents, the newest first.
pub fn savings(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<Vec<Saving>, Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    Ok(bank::savings(db, row.id, LISTED)?)
}

/// The content of an earlier revision, to be made the newest one.
pub fn earlier(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    number: i64,
) -> Result<String, Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    let revision = bank::revision(db, row.id, number)?.ok_or(Refusal::Missing)?;
    Ok(revision.content)
}

pub fn restore(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
) -> Result<(), Refusal> {
    save(db, bank, caller, name, id, draft, "restored")
}

/// Takes an exercise out of lists, sessions and the table of contents. Revisions, results and the log stay.
pub fn remove(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<(), Refusal> {
    let (subject, row) = find(db, caller, name, id)?;
    bank::remove_exercise(db, row.id)?;
    // What is not there any more is not stored.
    let tree = bank::hierarchy(db, subject.id)?;
    hierarchy::store(db, subject.id, tree)
}

/// The last content of an exercise that was removed.
pub fn removed(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<String, Refusal> {
    may_add(db, caller, name, id)?;
    let exercise = bank::exercise_ever(db, name.as_str(), id.as_str())?.ok_or(Refusal::Missing)?;
    let newest = bank::savings(db, exercise, 1)?.into_iter().next();
    let number = newest.ok_or(Refusal::Missing)?.number;
    let revision = bank::revision(db, exercise, number)?.ok_or(Refusal::Missing)?;
    Ok(revision.content)
}

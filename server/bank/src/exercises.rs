//! Exercises as their managers keep them.

use std::sync::Arc;

use eqex::{Exercise, Invalid, Rules};
use eqex_messages::Message;

use crate::access;
use crate::catalog;
use crate::catalog::Catalog;
use crate::content::Accepted;
use crate::hierarchy;
use crate::names::{ExerciseId, SubjectName};
use crate::refusal::Refusal;
use crate::rows::{Card, ExerciseRow, ListedExercise, Revision, SavedRevision, Saving, Subject};
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
    /// What the content was compiled to, where it is kept for whoever asks for the exercise next.
    exercise: Option<Arc<Exercise>>,
}

/// A draft with the exercise that it is, for what is told of it before it is saved.
#[derive(Debug)]
pub struct Compiled {
    pub draft: Draft,
    pub exercise: Arc<Exercise>,
}

/// A content that a job of the writer has made the one that stands.
#[derive(Debug)]
pub struct SavedContent {
    /// The number of its revision within the exercise.
    pub number: i64,
    /// The revision, where it is a new one, and what the content was compiled to.
    compiled: Option<(Id, Arc<Exercise>)>,
}

impl SavedContent {
    fn new(saved: SavedRevision, draft: &Draft) -> SavedContent {
        let exercise = draft.exercise.clone();
        SavedContent {
            number: saved.number,
            compiled: exercise.map(|exercise| (saved.id, exercise)),
        }
    }

    /// Puts what was compiled for the draft at hand under the new revision, so that nobody compiles it again. To be called once the job is durable.
    pub fn keep(self, catalog: &Catalog) {
        if let Some((revision, exercise)) = self.compiled {
            catalog.keep(revision, exercise);
        }
    }
}

/// Compiles a text that someone wrote, off the writer, by the rules for saving.
pub fn draft(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
) -> Result<Draft, Refusal> {
    compiled(catalog, settings, content, None).map(|compiled| compiled.draft)
}

/// Compiles a text that someone saves who began with the revision of the number `base`; refused where it would take the place of another one.
pub fn draft_from(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
    base: i64,
    current: &Revision,
) -> Result<Draft, Refusal> {
    not_overtaken(current, base, &content)?;
    compiled(catalog, settings, content, Some(current)).map(|compiled| compiled.draft)
}

/// The rule of saving over an exercise: a content that came of the revision `base` does not silently take the place of another one.
fn not_overtaken(current: &Revision, base: i64, content: &str) -> Result<(), Refusal> {
    match current.number == base || current.content == content {
        true => Ok(()),
        false => Err(Refusal::Conflict(Message::new("exercise-saved-meanwhile"))),
    }
}

/// The draft of a text that someone wrote, and the exercise itself. Where it is saved over `current`, what stands already may stand, whatever rules came
/// since.
pub fn compiled(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
    current: Option<&Revision>,
) -> Result<Compiled, Refusal> {
    let exercise = match current.filter(|current| current.content == content) {
        Some(current) => catalog.standing(current.id, &content),
        None => catalog.preview(&content),
    };
    let exercise = exercise.map_err(refused)?;
    let draft = draft_of(exercise.clone(), settings, content);
    Ok(Compiled { draft, exercise })
}

fn refused(invalid: Invalid) -> Refusal {
    Refusal::Content(Box::new(invalid))
}

/// Compiles a text that was accepted once and is to stand again, off the writer, by the rules for stored texts.
pub fn draft_of_stored(
    catalog: &Catalog,
    settings: &BankSettings,
    content: String,
) -> Result<Draft, Refusal> {
    let exercise = catalog.parse(&content, Rules::Stored).map_err(refused)?;
    Ok(draft_of(Arc::new(exercise), settings, content))
}

/// The draft of a file that was compiled with others.
pub fn draft_of_accepted(accepted: Accepted, settings: &BankSettings, content: String) -> Draft {
    Draft {
        kind: accepted.kind,
        cards: accepted.cards(settings.decimal_comma),
        content,
        exercise: None,
    }
}

/// The draft of a content that is compiled already.
fn draft_of(exercise: Arc<Exercise>, settings: &BankSettings, content: String) -> Draft {
    Draft {
        kind: exercise.kind(),
        cards: catalog::cards(&exercise, settings.decimal_comma),
        content,
        exercise: Some(exercise),
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
) -> Result<SavedContent, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    if bank::exercise(db, subject.id, id.as_str())?.is_some() {
        return Err(there_already());
    }
    let revision = draft.revision(caller.id(), "saved", bank.kernel.environment.now());
    let saved = bank::add_exercise(db, subject.id, id.as_str(), &revision)
        .map_err(taken(Message::new("exercise-taken")))?;
    Ok(SavedContent::new(saved, draft))
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
) -> Result<SavedContent, Refusal> {
    save(db, bank, caller, name, id, draft, Occasion::Saved)
}

/// A new revision where nothing was saved since that of the number `base`; the same content again makes none.
pub fn update_from(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
    base: i64,
) -> Result<SavedContent, Refusal> {
    save(db, bank, caller, name, id, draft, Occasion::SavedFrom(base))
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

/// What a content is saved on.
#[derive(Clone, Copy)]
enum Occasion {
    Saved,
    /// By someone who began with the revision of this number.
    SavedFrom(i64),
    Restored,
}

impl Occasion {
    /// What the history says of it.
    fn origin(self) -> &'static str {
        match self {
            Occasion::Saved | Occasion::SavedFrom(_) => "saved",
            Occasion::Restored => "restored",
        }
    }
}

fn save(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    name: &SubjectName,
    id: &ExerciseId,
    draft: &Draft,
    occasion: Occasion,
) -> Result<SavedContent, Refusal> {
    let (_, row) = find(db, caller, name, id)?;
    let current = bank::current(db, row.revision)?.ok_or(Refusal::Missing)?;
    if let Occasion::SavedFrom(base) = occasion {
        not_overtaken(&current, base, &draft.content)?;
    }
    if current.content == draft.content {
        return Ok(SavedContent {
            number: current.number,
            compiled: None,
        });
    }
    let now = bank.kernel.environment.now();
    let revision = draft.revision(caller.id(), occasion.origin(), now);
    let saved = bank::add_revision(db, row.id, &revision)?;
    Ok(SavedContent::new(saved, draft))
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
) -> Result<SavedContent, Refusal> {
    save(db, bank, caller, name, id, draft, Occasion::Restored)
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

//! The session of the student who reads, as it stands.

use crate::api::pages::reader::{frame, page_view};
use crate::app::Call;
use crate::domain::hierarchy::card;
use crate::domain::sessions;
use crate::http::failure::Failure;
use crate::pages::exercise::{Outcome, Sheet};
use crate::pages::session::{self as pages, Session, Task};
use crate::store::ReadTx;

/// Whether it is over, and its tasks with what is done of them.
pub(in crate::api::pages) fn look(call: Call<'_>, db: &ReadTx<'_>) -> Result<Session, Failure> {
    let view = page_view(call);
    let task = |task: sessions::Task| {
        Some(Task {
            name: card(&task.exercise.cards, &view)?.name.clone(),
            subject: task.subject,
            id: task.exercise.slug,
            done: task.done,
        })
    };
    let tasks = sessions::list(db, call.caller)?;
    Ok(Session {
        finished: sessions::is_finished(db, call.caller)?,
        tasks: tasks.into_iter().filter_map(task).collect(),
    })
}

/// The page of an exercise beside the list.
pub(in crate::api::pages) fn beside(
    call: Call<'_>,
    sheet: &Sheet,
    typed: &[Option<String>],
    outcome: &Outcome,
) -> Result<String, Failure> {
    let session = look(call, &call.db()?)?;
    Ok(pages::page(
        &frame(call),
        &session,
        Some(sheet),
        typed,
        outcome,
    ))
}

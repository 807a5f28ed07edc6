//! The session of the student who reads, as it stands.

use crate::reader::{frame, page_view};
use crate::sessions::rules as sessions;
use crate::sessions::view as pages;
use crate::sessions::view::{Session, Task};
use crate::solving::view::{Outcome, Sheet};
use crate::state::RequestContext;
use eqex_bank::hierarchy::card;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::store::ReadTx;

/// Whether it is over, and its tasks with what is done of them.
pub(crate) fn look(context: RequestContext<'_>, db: &ReadTx<'_>) -> Result<Session, Failure> {
    let view = page_view(context);
    let task = |task: sessions::Task| {
        Some(Task {
            name: card(&task.exercise.cards, &view)?.name.clone(),
            subject: task.subject,
            id: task.exercise.slug,
            done: task.done,
        })
    };
    let tasks = sessions::list(db, context.caller)?;
    Ok(Session {
        finished: sessions::is_finished(db, context.caller)?,
        tasks: tasks.into_iter().filter_map(task).collect(),
    })
}

/// The page of an exercise beside the list.
pub(crate) fn beside(
    context: RequestContext<'_>,
    sheet: &Sheet,
    typed: &[Option<String>],
    outcome: &Outcome,
) -> Result<String, Failure> {
    let session = look(context, &context.db()?)?;
    Ok(pages::page(
        &frame(context),
        &session,
        Some(sheet),
        typed,
        outcome,
    ))
}

//! The session of the student who reads, as it stands.

use eqex::View;

use crate::reader::page_view;
use crate::sessions::rules as sessions;
use crate::sessions::view as pages;
use crate::sessions::view::{Session, ShownSessionExercise};
use crate::solving::pages::sheet::Surroundings;
use crate::solving::rules::SolvableExercise;
use crate::solving::view::{AnswerForm, AnswerStatus, Sheet, SolvingPlace};
use crate::state::RequestContext;
use eqex_bank::hierarchy::card;
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::store::ReadTx;

/// Whether it is over, and its tasks with what is done of them.
pub(crate) fn look(context: RequestContext<'_>, db: &ReadTx<'_>) -> Result<Session, Failure> {
    let view = page_view(context);
    let task = |task: sessions::OwnSessionExercise| {
        Some(ShownSessionExercise {
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

impl Surroundings for Session {
    const PLACE: SolvingPlace = SolvingPlace::Session;

    fn tells_result(caller: &Caller, problem: &SolvableExercise) -> Result<bool, Refusal> {
        sessions::student(caller)?;
        Ok(problem.session.is_some())
    }

    fn read(
        context: RequestContext<'_>,
        db: &ReadTx<'_>,
        _: &SolvableExercise,
        _: &View,
    ) -> Result<Session, Failure> {
        look(context, db)
    }

    /// The cell of the report, and not what was done before the session.
    fn done(&self, form: &AnswerForm) -> Option<f64> {
        self.get(&form.subject, &form.id)
    }

    fn set_done(&mut self, form: &AnswerForm, done: Option<f64>) {
        self.set(&form.subject, &form.id, done);
    }

    fn page(&self, sheet: &Sheet, typed: &[Option<String>], outcome: &AnswerStatus) -> String {
        pages::page(&sheet.form.frame, self, Some(sheet), typed, outcome)
    }
}

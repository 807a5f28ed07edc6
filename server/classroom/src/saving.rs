//! Saving a content of an exercise: the writer's job, and what follows once it is durable.

use eqex_bank::exercises::SavedContent;
use eqex_bank::refusal::Refusal;
use eqex_bank::state::Bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, ReadyResponse};
use eqex_kernel::store::WriteTx;

use crate::state::RequestContext;

/// Saves on the writer, and answers with the number of the revision that then stands. What the content was compiled to is put at hand before the answer
/// goes out, so that whoever asks next finds it.
pub(crate) fn commit<O: ReadyResponse + 'static>(
    context: RequestContext<'_>,
    save: impl FnOnce(&WriteTx<'_>, &Bank, &Caller) -> Result<SavedContent, Refusal> + Send + 'static,
    answer: impl FnOnce(i64) -> Result<O, Failure> + Send + 'static,
) -> DeferredResponse<O> {
    let (bank, caller) = (context.state.bank.clone(), context.caller.clone());
    let kept = bank.clone();
    DeferredResponse::commit_then(
        move |db| save(db, &bank, &caller),
        move |saved: SavedContent| {
            let number = saved.number;
            saved.keep(&kept.catalog);
            answer(number)
        },
    )
}

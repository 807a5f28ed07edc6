//! From a request whose body is there to its answer: at once where that takes a moment, else on the pool, and on the writer where something is kept.

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use crate::accounts::caller::Caller;
use crate::accounts::rows::Id;
use crate::accounts::store as accounts;
use crate::http::body::Source;
use crate::http::context::RequestBase;
use crate::http::failure::Failure;
use crate::http::input::Request;
use crate::http::limits::Limits;
use crate::http::outcome::Outcome;
use crate::http::output::Output;
use crate::http::pool::Work;
use crate::http::router::Match;
use crate::http::service::Service;
use crate::http::turns::Client;
use crate::http::{compression, upload};
use crate::light_work;

/// How often a request is begun before its client is told to come back. Nothing is compiled or searched for on the writer, where all others wait; a request
/// that finds there what was not at hand before is begun anew, which happens again only where its exercise is saved each time in between.
const BEGINNINGS: u32 = 3;

/// How an answer is brought to its end.
#[derive(Clone, Copy)]
struct Finish<'a> {
    caller: &'a Caller,
    client: Client,
    /// What is done beside the runtime is of this kind.
    heavy: Work,
    compresses: bool,
}

/// What preparing an answer came to, and for whom.
struct PreparedAnswer {
    result: Result<Outcome, Failure>,
    caller: Caller,
}

impl Service {
    /// Prepares an answer and does what it still needs: as light as it may be at first, and once more on the pool where it comes to compiling.
    pub(super) async fn begun(
        self: &Arc<Self>,
        request: &Arc<Request>,
        found: &Match,
        body: &mut Source,
        limits: &Limits,
        compresses: bool,
        slow_turn: &mut Option<Instant>,
    ) -> (Caller, Result<Output, Failure>) {
        let endpoint = self.router.endpoint(found);
        let mut work = endpoint.effect.work(request.body.len());
        let mut beginning = 1;
        let mut missed = None;
        loop {
            let prepared = self
                .prepared(work, request, found, missed, compresses)
                .await;
            let PreparedAnswer { result, caller } = match prepared {
                Ok(prepared) => prepared,
                Err((caller, failure)) => return (caller, Err(failure)),
            };
            let finish = Finish {
                caller: &caller,
                client: self.client(request, &caller),
                heavy: work.unwrap_or(Work::Page),
                compresses,
            };
            let result = match result {
                Ok(outcome) => {
                    self.finish(outcome, finish, body, request, limits, slow_turn)
                        .await
                }
                Err(failure) => Err(failure),
            };
            match result {
                Err(Failure {
                    begin_anew: Some(what),
                    ..
                }) => {
                    // What streams in comes only once.
                    if beginning == BEGINNINGS || endpoint.streams_in {
                        return (caller, Err(Failure::keeps_changing()));
                    }
                    missed = what.row;
                    work = Some(
                        work.filter(|work| *work == Work::Bulk)
                            .unwrap_or(Work::Long),
                    );
                    beginning += 1;
                }
                result => return (caller, result),
            }
        }
    }

    /// What the handler says, at once or on the pool.
    async fn prepared(
        self: &Arc<Self>,
        work: Option<Work>,
        request: &Arc<Request>,
        found: &Match,
        missed: Option<Id>,
        compresses: bool,
    ) -> Result<PreparedAnswer, (Caller, Failure)> {
        let Some(kind) = work else {
            return Ok(self.prepare_light(request, found));
        };
        let endpoint = self.router.endpoint(found);
        let caller = self.caller_of(endpoint, request, &OnceCell::new());
        let caller = caller.map_err(|failure| (Caller::Anonymous, failure))?;
        let client = self.client(request, &caller);
        let (service, asked, place) = (self.clone(), request.clone(), found.clone());
        let prepared = move || {
            if let Some(row) = missed {
                // Whatever it was needed for finds it then.
                (service.make_ready)(row)?;
            }
            let mut prepared = match kind {
                Work::Page => service.prepare_light(&asked, &place),
                _ => service.prepare(&asked, &place),
            };
            if let Ok(Outcome::Done(output)) = prepared.result {
                let output = match compresses {
                    true => compression::compress(output, &service.compressors),
                    false => output,
                };
                prepared.result = Ok(Outcome::Done(output));
            }
            Ok(prepared)
        };
        let prepared = self.pool.run(client, kind, prepared).await;
        prepared.map_err(|failure| (caller, failure))
    }

    /// Runs the handler where nothing may take long.
    fn prepare_light(&self, request: &Request, found: &Match) -> PreparedAnswer {
        let (prepared, missed) = light_work::kept_light(|| self.prepare(request, found));
        match missed {
            Some(missed) => PreparedAnswer {
                result: Err(Failure::missed(missed)),
                ..prepared
            },
            None => prepared,
        }
    }

    /// Runs the handler. A mistake of ours in one request must not take the connection with it.
    fn prepare(&self, request: &Request, found: &Match) -> PreparedAnswer {
        let reading = OnceCell::new();
        let endpoint = self.router.endpoint(found);
        let caller = match self.caller_of(endpoint, request, &reading) {
            Ok(caller) => caller,
            Err(failure) => {
                return PreparedAnswer {
                    result: Err(failure),
                    caller: Caller::Anonymous,
                };
            }
        };
        let context = RequestBase {
            kernel: &self.kernel,
            metrics: &self.metrics,
            description: &self.description,
            caller: &caller,
            request,
            parameters: &found.parameters,
            states: &self.states,
            reading: &reading,
        };
        let result = catch_unwind(AssertUnwindSafe(|| endpoint.answer(context)))
            .unwrap_or_else(|_| Err(Failure::internal("the handler panicked")));
        drop(reading);
        PreparedAnswer { result, caller }
    }

    /// Does what an answer still needs. `slow_turn` becomes when the turn for the client's rounds came.
    async fn finish(
        self: &Arc<Self>,
        mut outcome: Outcome,
        how: Finish<'_>,
        body: &mut Source,
        request: &Request,
        limits: &Limits,
        slow_turn: &mut Option<Instant>,
    ) -> Result<Output, Failure> {
        let Finish { client, heavy, .. } = how;
        loop {
            outcome = match outcome {
                Outcome::Done(output) => return Ok(output),
                Outcome::Commit { job, then } => {
                    let token = match how.caller {
                        Caller::User(account) => Some(account.token.clone()),
                        Caller::Anonymous => None,
                    };
                    let pending = self.kernel.store.write(move |db| {
                        // Someone may have been signed out, or deleted, since the request came in.
                        match token {
                            Some(token) if !accounts::has_token(db, &token)? => {
                                return Err(Failure::unauthorized());
                            }
                            _ => {}
                        }
                        // Everybody waits for the writer.
                        let (result, missed) = light_work::kept_light(|| job(db));
                        missed.map_or(result, |missed| Err(Failure::missed(missed)))
                    });
                    let result = pending.done().await;
                    let begin_anew = result
                        .as_ref()
                        .is_err_and(|failure| failure.begin_anew.is_some());
                    return match then.filter(|_| !begin_anew) {
                        Some(then) => {
                            let (service, compresses) = (self.clone(), how.compresses);
                            let page = move || {
                                let output = then(result)?;
                                Ok(match compresses {
                                    true => compression::compress(output, &service.compressors),
                                    false => output,
                                })
                            };
                            self.pool.run(client, heavy, page).await
                        }
                        None => result,
                    };
                }
                Outcome::Hash { task, rounds } => {
                    self.hashes.run(client, rounds, task, slow_turn).await?
                }
                Outcome::Receive { limit, then } => {
                    let file = upload::receive(&self.kernel, request, body, limit, limits).await?;
                    let kind = match heavy {
                        Work::Page => Work::Long,
                        other => other,
                    };
                    self.pool.run(client, kind, move || then(file)).await?
                }
            }
        }
    }
}

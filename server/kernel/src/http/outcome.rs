//! What a handler may return: an answer, or what has to be done before there is one.

use std::fmt;
use std::marker::PhantomData;
use std::sync::mpsc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::http::failure::Failure;
use crate::http::output::{Body, JSON, Output};
use crate::store::{NewFile, WriteTx};

type Job = Box<dyn FnOnce(&WriteTx<'_>) -> Result<Output, Failure> + Send>;
/// What becomes of an answer once all is durable.
type Then = Box<dyn FnOnce(Result<Output, Failure>) -> Result<Output, Failure> + Send>;
pub(super) type HashTask = Box<dyn FnOnce() -> Result<Outcome, Failure> + Send>;
type Finish = Box<dyn FnOnce(NewFile) -> Result<Outcome, Failure> + Send>;

/// An answer, or the way to one.
pub enum Outcome {
    Done(Output),
    /// A job for the writer, and what its answer becomes where it is a page: these are made on the pool, as the writer has others to serve.
    Commit {
        job: Job,
        then: Option<Then>,
    },
    /// Hashing of passwords, which many may ask for and few may do at once: one, where a plain one takes the client's rounds, a third of a second.
    Hash {
        task: HashTask,
        rounds: bool,
    },
    /// The file that the body holds, of at most so many bytes.
    Receive {
        limit: u64,
        then: Finish,
    },
}

impl Outcome {
    /// Another answer in the place of the one that it comes to, wherever on the way it comes.
    fn map<F>(self, change: F) -> Result<Outcome, Failure>
    where
        F: FnOnce(Result<Output, Failure>) -> Result<Output, Failure> + Send + 'static,
    {
        Ok(match self {
            Outcome::Done(output) => Outcome::Done(change(Ok(output))?),
            Outcome::Commit { job, then } => Outcome::Commit {
                job,
                then: Some(Box::new(move |result| {
                    change(match then {
                        Some(then) => then(result),
                        None => result,
                    })
                })),
            },
            Outcome::Hash { task, rounds } => Outcome::Hash {
                rounds,
                task: Box::new(move || match task() {
                    Ok(outcome) => outcome.map(change),
                    Err(failure) => change(Err(failure)).map(Outcome::Done),
                }),
            },
            Outcome::Receive { limit, then } => Outcome::Receive {
                limit,
                then: Box::new(move |file| match then(file) {
                    Ok(outcome) => outcome.map(change),
                    Err(failure) => change(Err(failure)).map(Outcome::Done),
                }),
            },
        })
    }
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Done(_) => "Done",
            Outcome::Commit { .. } => "Commit",
            Outcome::Hash { .. } => "Hash",
            Outcome::Receive { .. } => "Receive",
        })
    }
}

/// What a handler may return.
pub trait Response {
    fn outcome(self) -> Result<Outcome, Failure>;

    /// The schema of a body in JSON.
    fn schema(_: &mut SchemaGenerator) -> Option<Schema> {
        None
    }

    /// The type of the body; none where there is none.
    fn content_type() -> Option<&'static str>;
}

/// An answer that is there at once.
pub trait ReadyResponse: Sized {
    fn output(self) -> Result<Output, Failure>;

    fn schema(_: &mut SchemaGenerator) -> Option<Schema> {
        None
    }

    fn content_type() -> Option<&'static str>;
}

impl<F: ReadyResponse> Response for F {
    fn outcome(self) -> Result<Outcome, Failure> {
        self.output().map(Outcome::Done)
    }

    fn schema(generator: &mut SchemaGenerator) -> Option<Schema> {
        <F as ReadyResponse>::schema(generator)
    }

    fn content_type() -> Option<&'static str> {
        <F as ReadyResponse>::content_type()
    }
}

/// Some body that the handler wrote itself; the documentation says no more of it.
impl ReadyResponse for Output {
    fn output(self) -> Result<Output, Failure> {
        Ok(self)
    }

    fn content_type() -> Option<&'static str> {
        Some("*/*")
    }
}

/// A success without data.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl ReadyResponse for Nothing {
    fn output(self) -> Result<Output, Failure> {
        Ok(Output {
            status: 200,
            headers: vec![("cache-control", "no-store".into())],
            body: Body::Empty,
        })
    }

    fn content_type() -> Option<&'static str> {
        None
    }
}

/// A success without data, and with headers.
#[derive(Debug)]
pub struct Bare(pub Output);

impl ReadyResponse for Bare {
    fn output(self) -> Result<Output, Failure> {
        Ok(self.0)
    }

    fn content_type() -> Option<&'static str> {
        None
    }
}

/// A value as JSON.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: Serialize + JsonSchema> ReadyResponse for Json<T> {
    fn output(self) -> Result<Output, Failure> {
        serde_json::to_string(&self.0)
            .map(Output::json)
            .map_err(|error| Failure::internal(error.to_string()))
    }

    fn schema(generator: &mut SchemaGenerator) -> Option<Schema> {
        Some(generator.subschema_for::<T>())
    }

    fn content_type() -> Option<&'static str> {
        Some(JSON)
    }
}

/// A value as JSON for those who asked for it, and a success without data for all others.
#[derive(Debug)]
pub struct JsonOnRequest<T>(pub Option<T>);

impl<T: Serialize + JsonSchema> ReadyResponse for JsonOnRequest<T> {
    fn output(self) -> Result<Output, Failure> {
        match self.0 {
            Some(value) => Json(value).output(),
            None => Nothing.output(),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Option<Schema> {
        Some(generator.subschema_for::<T>())
    }

    fn content_type() -> Option<&'static str> {
        Some(JSON)
    }
}

/// JSON of the form of `T` that the handler wrote itself, headers included.
pub struct Written<T>(pub Output, PhantomData<T>);

impl<T> fmt::Debug for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Written({:?})", self.0)
    }
}

impl<T> Written<T> {
    pub fn new(output: Output) -> Written<T> {
        Written(output, PhantomData)
    }
}

impl<T: JsonSchema> ReadyResponse for Written<T> {
    fn output(self) -> Result<Output, Failure> {
        Ok(self.0)
    }

    fn schema(generator: &mut SchemaGenerator) -> Option<Schema> {
        Some(generator.subschema_for::<T>())
    }

    fn content_type() -> Option<&'static str> {
        Some(JSON)
    }
}

/// An answer of kind `O` that other work comes before.
pub struct DeferredResponse<O>(Outcome, PhantomData<O>);

impl<O> fmt::Debug for DeferredResponse<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Later({:?})", self.0)
    }
}

impl<O: ReadyResponse + 'static> DeferredResponse<O> {
    pub fn done(answer: O) -> Result<DeferredResponse<O>, Failure> {
        Ok(DeferredResponse(
            Outcome::Done(answer.output()?),
            PhantomData,
        ))
    }

    /// Runs on the writer; the answer goes out once all is durable.
    pub fn commit<E: Into<Failure>>(
        job: impl FnOnce(&WriteTx<'_>) -> Result<O, E> + Send + 'static,
    ) -> DeferredResponse<O> {
        let job =
            move |db: &WriteTx<'_>| job(db).map_err(Into::into).and_then(ReadyResponse::output);
        let outcome = Outcome::Commit {
            job: Box::new(job),
            then: None,
        };
        DeferredResponse(outcome, PhantomData)
    }

    /// Runs on the writer; what came of it goes out as a page that is made once all is durable.
    pub fn commit_then<T: Send + 'static, E: Into<Failure>>(
        job: impl FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
        page: impl FnOnce(T) -> Result<O, Failure> + Send + 'static,
    ) -> DeferredResponse<O> {
        let (tell, told) = mpsc::channel();
        let job = move |db: &WriteTx<'_>| {
            let value = job(db).map_err(Into::into)?;
            // It is heard below, or nobody waits for it any more.
            let _ = tell.send(value);
            Nothing.output()
        };
        let then = move |result: Result<Output, Failure>| {
            result?;
            let value = told.try_recv();
            let value = value.map_err(|error| Failure::internal(error.to_string()))?;
            page(value)?.output()
        };
        let outcome = Outcome::Commit {
            job: Box::new(job),
            then: Some(Box::new(then)),
        };
        DeferredResponse(outcome, PhantomData)
    }

    /// Hashes passwords, in their own turns; `rounds` where the client's hash is to be made too.
    pub fn hash(
        rounds: bool,
        task: impl FnOnce() -> Result<DeferredResponse<O>, Failure> + Send + 'static,
    ) -> DeferredResponse<O> {
        let task = Box::new(move || task().map(|later| later.0));
        DeferredResponse(Outcome::Hash { task, rounds }, PhantomData)
    }

    pub fn receive(
        limit: u64,
        then: impl FnOnce(NewFile) -> Result<DeferredResponse<O>, Failure> + Send + 'static,
    ) -> DeferredResponse<O> {
        let then = move |file| then(file).map(|later: DeferredResponse<O>| later.0);
        DeferredResponse(
            Outcome::Receive {
                limit,
                then: Box::new(then),
            },
            PhantomData,
        )
    }
}

impl<O> DeferredResponse<O> {
    /// The same with another failure in the place of the one that it comes to.
    pub fn or<F>(self, change: F) -> Result<DeferredResponse<O>, Failure>
    where
        F: FnOnce(Failure) -> Failure + Send + 'static,
    {
        let outcome = self.0.map(move |result| result.map_err(change))?;
        Ok(DeferredResponse(outcome, PhantomData))
    }

    /// What an answer or a failure becomes on a page. A failure that stays one keeps its rules, as that of not being told too soon.
    pub fn page<F>(self, change: F) -> Result<DeferredResponse<Output>, Failure>
    where
        F: FnOnce(Result<Output, Failure>) -> Result<Output, Failure> + Send + 'static,
    {
        Ok(DeferredResponse(self.0.map(change)?, PhantomData))
    }
}

impl DeferredResponse<Nothing> {
    /// The same for a job that has nothing to tell.
    pub fn change<E: Into<Failure> + 'static>(
        job: impl FnOnce(&WriteTx<'_>) -> Result<(), E> + Send + 'static,
    ) -> DeferredResponse<Nothing> {
        DeferredResponse::commit(move |db| job(db).map(|()| Nothing))
    }
}

impl<O: ReadyResponse> Response for DeferredResponse<O> {
    fn outcome(self) -> Result<Outcome, Failure> {
        Ok(self.0)
    }

    fn schema(generator: &mut SchemaGenerator) -> Option<Schema> {
        O::schema(generator)
    }

    fn content_type() -> Option<&'static str> {
        O::content_type()
    }
}

//! HTTP: hyper is named here and below, and nowhere else.
//!
//! bytes -> route -> origin check -> caller -> body -> handler. [`Service::answer`] is all of it but the bytes, for tests.

mod auth;
pub mod endpoint;
pub mod failure;
pub mod input;
pub mod output;
mod router;
mod server;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use server::{Limits, serve};

use crate::app::App;
use endpoint::{Call, Endpoint};
use failure::Failure;
use input::{Method, Request};
use output::{Body, Output};
use router::{Match, Router};

/// The application behind its endpoints.
#[derive(Debug)]
pub struct Service {
    pub app: App,
    router: Router,
}

impl Service {
    /// An error where two endpoints claim the same method and path.
    pub fn new(app: App, endpoints: Vec<Endpoint>) -> Result<Service, String> {
        Ok(Service {
            app,
            router: Router::new(endpoints)?,
        })
    }

    pub fn endpoints(&self) -> &[Endpoint] {
        self.router.endpoints()
    }

    /// Answers a request whose body is there.
    pub fn answer(&self, request: &Request) -> Output {
        match self.admit(request) {
            Ok(found) => self.run(request, &found),
            Err(failure) => failure.output(),
        }
    }

    /// What is checked before the body is read.
    fn admit(&self, request: &Request) -> Result<Match, Failure> {
        let found = self.router.find(&request.method, &request.path)?;
        auth::same_site(request, &self.app.settings)?;
        Ok(found)
    }

    fn run(&self, request: &Request, found: &Match) -> Output {
        let call = Call {
            app: &self.app,
            caller: auth::caller(request),
            request,
            parameters: &found.parameters,
        };
        let endpoint = self.router.endpoint(found);
        // A mistake of ours in one request must not take the connection with it.
        let answer = catch_unwind(AssertUnwindSafe(|| endpoint.answer(call)))
            .unwrap_or_else(|_| Err(Failure::internal("the handler panicked")));
        let output = answer.unwrap_or_else(|failure| {
            if let Some(private) = &failure.private {
                eprintln!("error: {endpoint:?}: {private}");
            }
            failure.output()
        });
        let output = auth::forget_invalid(request, output);
        if request.method == Method::HEAD {
            headless(output)
        } else {
            output
        }
    }
}

/// The answer to `HEAD`: the length of the body that `GET` has, and no body.
fn headless(mut output: Output) -> Output {
    let length = output.body.as_bytes().len().to_string();
    output.body = Body::Empty;
    output.header("content-length", length)
}

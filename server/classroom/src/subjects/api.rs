//! Subjects.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::state::RequestContext;
use eqex_bank::names::SubjectName;
use eqex_bank::subjects;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::rows::Person;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::optional::Nullable;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/subject/list",
            Access::Anyone,
            Effect::Read,
            "The subjects that the caller may list",
            list,
        ),
        Endpoint::post(
            "/api/subject/create",
            Access::Teacher,
            Effect::Write,
            "A new subject; `assignees` null lets every teacher manage it",
            create,
        )
        .may(&[409])
        .example(r#"{"subject":"astronomy","assignees":null}"#),
        Endpoint::post(
            "/api/subject/info",
            Access::Teacher,
            Effect::Read,
            "Who manages a subject",
            info,
        )
        .may(&[404])
        .example(r#"{"subject":"physics"}"#),
        Endpoint::post(
            "/api/subject/permit",
            Access::Teacher,
            Effect::Write,
            "Replaces the list of those who manage a subject",
            permit,
        )
        .may(&[404])
        .example(r#"{"subject":"physics","assignees":null}"#),
    ]
}

#[derive(Debug, Serialize, JsonSchema)]
struct Subjects {
    subjects: Vec<String>,
}

fn list(context: RequestContext<'_>) -> Result<Json<Subjects>, Failure> {
    let subjects = subjects::list(&context.db()?, context.caller)?;
    Ok(Json(Subjects { subjects }))
}

/// Null where every teacher manages the subject.
#[derive(Debug, Deserialize, JsonSchema)]
struct Managed {
    subject: SubjectName,
    #[schemars(extend("maxItems" = subjects::MOST_ASSIGNEES))]
    assignees: Nullable<Vec<UserId>>,
}

impl Managed {
    fn checked(self) -> Result<(SubjectName, Option<Vec<UserId>>), Failure> {
        let assignees = self.assignees.0;
        subjects::few_enough(assignees.as_deref().unwrap_or_default())?;
        Ok((self.subject, assignees))
    }
}

fn create(
    context: RequestContext<'_>,
    input: Managed,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let (subject, assignees) = input.checked()?;
    let classroom = context.state.clone();
    Ok(DeferredResponse::change(move |db| {
        subjects::create(
            db,
            &classroom.kernel.environment,
            &subject,
            assignees.as_deref(),
        )
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Named {
    subject: SubjectName,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Info {
    /// Null where every teacher manages the subject.
    assignees: Option<Vec<Assignee>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Assignee {
    user_id: String,
    name: String,
}

fn info(context: RequestContext<'_>, input: Named) -> Result<Json<Info>, Failure> {
    let assignees = subjects::info(&context.db()?, context.caller, &input.subject)?;
    let wire = |person: Person| Assignee {
        user_id: person.public_id,
        name: person.name,
    };
    Ok(Json(Info {
        assignees: assignees.map(|list| list.into_iter().map(wire).collect()),
    }))
}

fn permit(
    context: RequestContext<'_>,
    input: Managed,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let (subject, assignees) = input.checked()?;
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        subjects::permit(db, &caller, &subject, assignees.as_deref())
    }))
}

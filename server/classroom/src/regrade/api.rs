//! Judging answers again, for the administrator.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::regrade::rules::{Obstacle, Regrade, RegradeReason, Scope};
use crate::state::RequestContext;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::problem::Short;
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json};
use eqex_kernel::optional::OptionalField;
use eqex_kernel::store::ReadTx;
use eqex_kernel::whole::Count;

/// Changes that one answer tells; the counts are of all.
const TOLD: usize = 1000;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/regrade",
            Access::Admin,
            Effect::BulkWrite,
            "Judges the answers of the log again, and tells what comes to something else and what cannot be compared; `write` gives users their new results",
            regrade,
        )
        .may(&[404])
        .example(r#"{"subject":"physics","exerciseId":"two-trains","write":false}"#),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Asked {
    /// All subjects where it is absent.
    #[serde(default)]
    subject: OptionalField<SubjectName>,
    /// All exercises of the subject where it is absent.
    #[serde(default)]
    exercise_id: OptionalField<ExerciseId>,
    /// Of the one exercise; the current one where it is absent.
    #[serde(default)]
    revision: OptionalField<Count>,
    #[serde(default)]
    write: bool,
    /// Tell with every change which rules make it.
    #[serde(default)]
    reasons: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Told {
    judged: u64,
    /// Answers that are not judged again and keep their results.
    unfit: usize,
    changed: usize,
    written: bool,
    /// The first thousand.
    changes: Vec<Change>,
    /// The first thousand of the answers that keep their results, with what keeps them from being judged; absent where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unjudged: Vec<Left>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Change {
    /// Null where the user is gone.
    user_id: Option<String>,
    name: Option<String>,
    /// `subject/exercise-id`
    exercise: String,
    /// When it was answered, in milliseconds since 1970.
    time: i64,
    #[schemars(with = "f64")]
    before: Short,
    #[schemars(with = "f64")]
    after: Short,
    /// The rules that make the change, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Vec<RegradeReason>>,
}

/// An answer that keeps its result.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Left {
    /// Null where the user is gone.
    user_id: Option<String>,
    name: Option<String>,
    /// `subject/exercise-id`
    exercise: String,
    /// When it was answered, in milliseconds since 1970.
    time: i64,
    #[schemars(with = "f64")]
    done: Short,
    obstacle: Obstacle,
}

fn told(db: &ReadTx<'_>, regrade: &Regrade, written: bool, reasons: bool) -> Result<Told, Refusal> {
    let named = |user| -> Result<_, Refusal> {
        let user = accounts::user(db, user)?;
        Ok(user.map(|user| (user.public_id, user.name)).unzip())
    };
    let mut changes = Vec::new();
    for changed in regrade.changed.iter().take(TOLD) {
        let (user_id, name) = named(changed.user)?;
        changes.push(Change {
            user_id,
            name,
            exercise: changed.path.to_string(),
            time: changed.at,
            before: Short(changed.before),
            after: Short(changed.after),
            reasons: reasons.then(|| changed.reasons.clone()),
        });
    }
    let mut unjudged = Vec::new();
    for left in regrade.unjudged.iter().take(TOLD) {
        let (user_id, name) = named(left.user)?;
        unjudged.push(Left {
            user_id,
            name,
            exercise: left.path.to_string(),
            time: left.at,
            done: Short(left.done),
            obstacle: left.obstacle,
        });
    }
    Ok(Told {
        judged: regrade.judged,
        unfit: regrade.unjudged.len(),
        changed: regrade.changed.len(),
        written,
        changes,
        unjudged,
    })
}

fn regrade(
    context: RequestContext<'_>,
    input: Asked,
) -> Result<DeferredResponse<Json<Told>>, Failure> {
    let scope = Scope {
        subject: input.subject.0,
        exercise: input.exercise_id.0,
        revision: input.revision.0.map(|number| i64::from(number.0)),
    };
    let db = context.db()?;
    let mut regrade = Regrade::new(&db, &scope, context.state.bank.notation())?;
    regrade.judge(&db, &context.state.bank.catalog, &mut |_| {})?;
    if !input.write {
        return DeferredResponse::done(Json(told(&db, &regrade, false, input.reasons)?));
    }
    let reasons = input.reasons;
    let classroom = context.state.clone();
    Ok(DeferredResponse::commit(move |db| -> Result<_, Refusal> {
        // Answers that came meanwhile.
        regrade.judge(db, &classroom.bank.catalog, &mut |_| {})?;
        regrade.write(db, classroom.kernel.environment.now())?;
        Ok(Json(told(db, &regrade, true, reasons)?))
    }))
}

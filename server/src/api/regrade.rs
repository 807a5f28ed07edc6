//! Judging answers again, for the administrator.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::Refusal;
use crate::domain::regrade::{Regrade, Scope};
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::outcome::{Json, Later};
use crate::model::{Count, ExerciseId, Given, SubjectName};
use crate::problem::Short;
use crate::store::Db;

/// Changes that one answer tells; the counts are of all.
const TOLD: usize = 1000;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/regrade",
            Access::Admin,
            Effect::LongWrite,
            "Judges the answers of the log again, and tells what comes to something else; `write` gives users their new results",
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
    subject: Given<SubjectName>,
    /// All exercises of the subject where it is absent.
    #[serde(default)]
    exercise_id: Given<ExerciseId>,
    /// Of the one exercise; the current one where it is absent.
    #[serde(default)]
    revision: Given<Count>,
    #[serde(default)]
    write: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Told {
    judged: u64,
    /// Answers that do not fit the exercise any more; they keep their results.
    unfit: u64,
    changed: usize,
    written: bool,
    /// The first thousand.
    changes: Vec<Change>,
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
}

fn told(db: &Db<'_>, regrade: &Regrade, written: bool) -> Result<Told, Refusal> {
    let mut changes = Vec::new();
    for changed in regrade.changed.iter().take(TOLD) {
        let user = db.user(changed.user)?;
        let (user_id, name) = user.map(|user| (user.public_id, user.name)).unzip();
        changes.push(Change {
            user_id,
            name,
            exercise: changed.path.clone(),
            time: changed.at,
            before: Short(changed.before),
            after: Short(changed.after),
        });
    }
    Ok(Told {
        judged: regrade.judged,
        unfit: regrade.unfit,
        changed: regrade.changed.len(),
        written,
        changes,
    })
}

fn regrade(call: Call<'_>, input: Asked) -> Result<Later<Json<Told>>, Failure> {
    let scope = Scope {
        subject: input.subject.0,
        exercise: input.exercise_id.0,
        revision: input.revision.0.map(|number| i64::from(number.0)),
    };
    let db = call.db()?;
    let mut regrade = Regrade::new(&db, &scope)?;
    regrade.judge(&db, &call.app.catalog, &mut |_| {})?;
    if !input.write {
        return Later::done(Json(told(&db, &regrade, false)?));
    }
    let app = call.app.clone();
    Ok(Later::commit(move |db| -> Result<_, Refusal> {
        // Answers that came meanwhile.
        regrade.judge(db, &app.catalog, &mut |_| {})?;
        regrade.write(db, app.outside.now())?;
        Ok(Json(told(db, &regrade, true)?))
    }))
}

//! An exercise with the numbers of its reader, and what was answered to them before.

use crate::path;
use crate::reader::{frame, page_view};
use crate::sessions::pages::standing;
use crate::sessions::rules as sessions;
use crate::solving::pages::typed::notes;
use crate::solving::rules as solving;
use crate::solving::rules::{Problem, Rendered, VariantChoice, VariantRequest};
use crate::solving::view::{Outcome, Place, Sheet};
use crate::state::RequestContext;
use eqex_bank::answer::{Answer, Typed};
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::store::ReadTx;
use eqex_kernel::whole::Count;

/// The exercise that the path names, with the numbers that are asked for.
pub(crate) fn asked(context: RequestContext<'_>) -> Result<VariantRequest, Failure> {
    let (subject, exercise) = path::exercise(context)?;
    let fields = context.request.fields();
    let practice = fields.get("practice").map(|number| {
        let number = number.parse().ok().and_then(Count::new);
        number.map(|number| number.0).ok_or_else(Failure::not_found)
    });
    Ok(VariantRequest {
        subject,
        exercise,
        wanted: VariantChoice {
            seed: None,
            practice: practice.transpose()?,
            visitor: context.visitor_seed(),
        },
    })
}

/// The variant of the reader, ready to be shown, and the exercise as it was found.
pub(crate) fn sheet(
    context: RequestContext<'_>,
    db: &ReadTx<'_>,
    asked: &VariantRequest,
    place: Place,
) -> Result<(Sheet, Problem), Failure> {
    let rendered = solving::render(db, context.state, context.caller, asked)?;
    let told_seed = rendered.told_seed();
    let Rendered {
        problem,
        numbers,
        done,
        correct,
    } = rendered;
    let exercise = problem.exercise();
    let variant = exercise
        .variant(numbers.seed)
        .map_err(|_| Refusal::NoVariant)?;
    let view = page_view(context);
    let mut sheet = Sheet::new(
        frame(context),
        asked.subject.to_string(),
        asked.exercise.to_string(),
        exercise,
        &variant,
        &view,
        correct,
        &bank::alternative_texts(db, problem.place.subject.id)?,
    );
    sheet.place = place;
    sheet.manages = correct;
    sheet.moved_to = told_seed;
    sheet.practice = asked.wanted.practice;
    sheet.variant = solving::variant_fingerprint(problem.place.row.revision, numbers.seed);
    sheet.may_practice = problem.has_practice();
    sheet.open = asked.wanted.practice.is_some() || problem.takes_answers(context.caller);
    sheet.session = match asked.wanted.practice {
        None if context.caller.role() == Some(Role::Student) => Some(problem.session.is_some()),
        _ => None,
    };
    sheet.done = context.caller.user().map(|_| done);
    sheet.next = match place {
        // A part of the page does not show it.
        Place::Subject if context.request.wants_part() => None,
        Place::Subject => solving::next(db, context.caller, &problem, &view)?,
        Place::Session => {
            // The cell of the report, and not what was done before the session.
            let tasks = sessions::list(db, context.caller)?;
            let here = |task: &sessions::Task| {
                task.subject == asked.subject.as_str()
                    && task.exercise.slug == asked.exercise.as_str()
            };
            sheet.done = tasks.iter().find(|task| here(task)).map(|task| task.done);
            None
        }
    };
    Ok((sheet, problem))
}

/// What was answered before to these numbers, and what became of it.
pub(crate) fn before(
    context: RequestContext<'_>,
    problem: &Problem,
    asked: &VariantRequest,
) -> Result<(Vec<Option<String>>, Outcome), Failure> {
    let last = solving::last_answer(
        &context.db()?,
        context.state,
        context.caller,
        problem,
        asked,
    )?;
    let Some((answer, info)) = last else {
        return Ok((Vec::new(), Outcome::Asked));
    };
    let view = page_view(context);
    let typed = match answer {
        Answer::Typed(typed) => typed,
        Answer::Numbers(numbers) => {
            let text = |number: Option<f64>| number.map(|number| number.to_string());
            Typed::new(numbers.into_iter().map(text).collect(), view.typed)
        }
    };
    let notes = notes(problem.exercise(), &typed, &view);
    Ok((typed.texts, Outcome::Judged { info, notes }))
}

/// The whole page of a sheet, where it is solved.
pub(crate) fn page(
    context: RequestContext<'_>,
    sheet: &Sheet,
    typed: &[Option<String>],
    outcome: &Outcome,
) -> Result<String, Failure> {
    match sheet.place {
        Place::Subject => Ok(sheet.page(typed, outcome)),
        Place::Session => standing::beside(context, sheet, typed, outcome),
    }
}

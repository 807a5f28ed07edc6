//! Answers from the form of an exercise: judged, kept, and what the page says of them.

use eqex::Refused;

use crate::reader::{frame, view_in};
use crate::solving::attempt;
use crate::solving::attempt::{Attempt, AttemptOutcome, MAX_KEY, Prepared};
use crate::solving::pages::sheet::{ExercisePage, Surroundings, form, variant_request};
use crate::solving::pages::typed::{notes, read, texts};
use crate::solving::rules as solving;
use crate::solving::rules::Judged;
use crate::solving::view::{AnswerForm, AnswerStatus};
use crate::state::RequestContext;
use eqex_bank::answer::{Answer, told_too_long, too_long};
use eqex_bank::refusal::Refusal;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::store::WriteTx;

/// What makes a repeated request the same one.
fn key(context: RequestContext<'_>) -> Option<String> {
    let value = context
        .request
        .headers
        .get("idempotency-key")?
        .to_str()
        .ok()?;
    (1..=MAX_KEY)
        .contains(&value.len())
        .then(|| value.to_owned())
}

/// What is sent back: for a script of ours the form alone, else the whole page.
enum Sent<S> {
    Form(Box<AnswerForm>),
    Page(Box<ExercisePage<S>>),
}

impl<S: Surroundings> Sent<S> {
    fn form(&mut self) -> &mut AnswerForm {
        match self {
            Sent::Form(form) => form,
            Sent::Page(page) => &mut page.sheet.form,
        }
    }

    fn html(&self, typed: &[Option<String>], outcome: &AnswerStatus) -> String {
        match self {
            Sent::Form(form) => form.markup(typed, outcome).into_string(),
            Sent::Page(page) => page.html(typed, outcome),
        }
    }

    /// The page around an answer that was not kept, with its status.
    fn refused(
        mut self,
        refusal: Refusal,
        typed: &[Option<String>],
        outcome: &AnswerStatus,
    ) -> Failure {
        // It may have ended after the form was made.
        self.form().open &= *outcome != AnswerStatus::TooLate;
        Failure::from(refusal).with_page(self.html(typed, outcome))
    }
}

/// Judges what was typed, and keeps it. The exercise is looked up once, each answer is read once, and what is made of them is what is sent.
pub(crate) fn submit<S: Surroundings>(
    context: RequestContext<'_>,
) -> Result<DeferredResponse<Output>, Failure> {
    // Somebody else may have signed in on this browser since the page was opened: these answers are not theirs.
    let fields = context.request.form()?;
    let frame = frame(context);
    if fields
        .get("reader")
        .is_some_and(|reader| reader != frame.reader)
    {
        return Err(Failure::unauthorized());
    }
    let request = variant_request(context)?;
    let (visitor, practice) = (request.choice.visitor, request.choice.practice);
    let db = context.db()?;
    let (bank, caller) = (&context.state.bank, context.caller);
    let rendered = solving::render(&db, bank, caller, &request)?;
    let variant = rendered.variant()?;
    let exercise = rendered.problem.exercise();
    let view = view_in(context, frame.lang);
    let form = form::<S>(caller, frame, &request, &rendered)?;
    let part = context.request.wants_part();
    // Around the form stands what was read before: for a script it is not even read.
    let mut sent: Sent<S> = match part {
        true => Sent::Form(Box::new(form)),
        false => Sent::Page(Box::new(ExercisePage::read(
            context, &db, &rendered, &variant, &view, form,
        )?)),
    };
    let texts = texts(&fields, exercise);
    if let Some(index) = too_long(&texts) {
        let failure = Failure::bad_request(told_too_long(index));
        return Err(match context.request.wants_page() && !part {
            true => failure.with_page(sent.html(&texts, &AnswerStatus::TooLong)),
            false => failure,
        });
    }
    let done = |html: String| {
        let output = context.with_seed(Output::page(html), visitor);
        DeferredResponse::done(output)
    };
    if texts.iter().all(Option::is_none) && !texts.is_empty() && sent.form().open {
        // Nothing was typed, so nothing is judged: an answer counts, and this one was none.
        return done(sent.html(&texts, &AnswerStatus::Empty));
    }
    let (typed, read) = read(&fields, texts, exercise, &view)?;
    let attempt = Attempt {
        request,
        answer: Answer::Typed(typed),
        view,
        key: key(context),
        variant: fields.get("variant").map(str::to_owned),
    };
    let (answer, view) = (&attempt.answer, &attempt.view);
    let judge = || {
        rendered.problem.admit_answer(caller, practice)?;
        let settled = read
            .settled(answer.reading(), view)
            .map_err(|refused| Refusal::Answer(Box::new(refused)))?;
        // Only what is kept for a repeated request tells it as programs are told.
        let understood = attempt
            .key
            .as_ref()
            .map(|_| eqex::understood(&settled, view));
        Ok(Judged::of(&rendered, variant.grade(&settled), understood))
    };
    let prepared = attempt::prepare(&db, bank, &context.state.submits, caller, &attempt, judge);
    let typed = answer.typed().to_vec();
    let notes = notes(read, &typed, answer.reading(), view);
    // Scripts and programs hear by JSON that an answer was not kept.
    let reads = context.request.wants_page();
    let not_kept = move |refusal: &Refusal| {
        let told = not_kept(refusal).filter(|_| !part);
        told.filter(|outcome| reads || *outcome == AnswerStatus::Changed)
    };
    let judged = match prepared {
        Ok(Prepared::Settled(outcome)) => {
            let info = info(outcome)?;
            return done(sent.html(&typed, &AnswerStatus::Judged { info, notes }));
        }
        Ok(Prepared::ToKeep(judged)) => judged,
        Err(Refusal::Answer(refused)) => {
            let outcome = match *refused {
                Refused::Readings(_) => AnswerStatus::Undecided(notes),
                _ => AnswerStatus::Unreadable(notes),
            };
            return done(sent.html(&typed, &outcome));
        }
        Err(refusal) => match not_kept(&refusal) {
            Some(outcome) => return Err(sent.refused(refusal, &typed, &outcome)),
            None => return Err(refusal.into()),
        },
    };
    let (classroom, caller) = (context.state.clone(), caller.clone());
    let keep = move |db: &WriteTx<'_>| {
        let (bank, submits) = (&classroom.bank, &classroom.submits);
        match attempt::keep(db, bank, submits, &caller, &attempt, judged) {
            // Nothing was written then; it is told with what was typed.
            Err(refusal) if not_kept(&refusal).is_some() => Ok(Err(refusal)),
            Err(refusal) => Err(refusal),
            Ok(outcome) => Ok(Ok(outcome)),
        }
    };
    Ok(DeferredResponse::commit_then(keep, move |kept| {
        let outcome = match kept {
            Ok(outcome) => outcome,
            Err(refusal) => {
                let outcome = not_kept(&refusal).unwrap_or(AnswerStatus::Asked);
                return Err(sent.refused(refusal, &typed, &outcome));
            }
        };
        let info = info(outcome)?;
        if let Sent::Page(page) = &mut sent {
            page.answered(&info);
        }
        let html = sent.html(&typed, &AnswerStatus::Judged { info, notes });
        Ok(Output::page(html))
    }))
}

/// What was right, of an answer that is told now or was told before.
fn info(outcome: AttemptOutcome) -> Result<Vec<bool>, Failure> {
    let unreadable = || Failure::internal("what was answered first is no judgement");
    outcome.into_info().ok_or_else(unreadable)
}

/// What a page says of an answer that was not kept, with what was typed; none where that is told by a page of its own.
fn not_kept(refusal: &Refusal) -> Option<AnswerStatus> {
    match refusal {
        // What was typed was meant for other numbers; these are shown now.
        Refusal::Conflict(_) => Some(AnswerStatus::Changed),
        Refusal::TooManyAnswers(seconds) => Some(AnswerStatus::TooMany(*seconds)),
        refusal if solving::came_too_late(refusal) => Some(AnswerStatus::TooLate),
        _ => None,
    }
}

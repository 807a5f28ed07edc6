//! An exercise with the numbers of its reader, and what was answered to them before.

use eqex::{Variant, View};

use crate::path;
use crate::reader::{frame, view_in};
use crate::solving::pages::typed::notes;
use crate::solving::rules as solving;
use crate::solving::rules::{Rendered, SolvableExercise, VariantChoice, VariantRequest};
use crate::solving::view::{AnswerForm, AnswerStatus, Sheet, SolvingPlace, done, unknowns};
use crate::state::RequestContext;
use eqex_bank::answer::{Answer, Typed};
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::store::ReadTx;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::whole::Count;

/// What stands around an exercise where it is solved.
pub(crate) trait Surroundings: Sized + Send + 'static {
    const PLACE: SolvingPlace;

    /// Whether the place tells what the caller has done of an exercise; refused where they have no business there.
    fn tells_result(caller: &Caller, problem: &SolvableExercise) -> Result<bool, Refusal>;

    fn read(
        context: RequestContext<'_>,
        db: &ReadTx<'_>,
        problem: &SolvableExercise,
        view: &View,
    ) -> Result<Self, Failure>;

    /// What the caller has done of the exercise.
    fn done(&self, form: &AnswerForm) -> Option<f64>;

    /// Takes in what has just been done of it.
    fn set_done(&mut self, form: &AnswerForm, done: Option<f64>);

    /// The whole document.
    fn page(&self, sheet: &Sheet, typed: &[Option<String>], outcome: &AnswerStatus) -> String;
}

/// An exercise on its own page, among the others of its subject.
#[derive(Debug)]
pub(crate) struct BySelf {
    done: Option<f64>,
    /// The exercise behind this one: its id and name.
    next: Option<(String, String)>,
}

impl Surroundings for BySelf {
    const PLACE: SolvingPlace = SolvingPlace::Subject;

    fn tells_result(caller: &Caller, _: &SolvableExercise) -> Result<bool, Refusal> {
        Ok(caller.user().is_some())
    }

    fn read(
        context: RequestContext<'_>,
        db: &ReadTx<'_>,
        problem: &SolvableExercise,
        view: &View,
    ) -> Result<BySelf, Failure> {
        Ok(BySelf {
            done: solving::result(db, context.caller, problem)?,
            next: match context.request.wants_part() {
                // A part of the page does not show it.
                true => None,
                false => solving::next(db, context.caller, problem, view)?,
            },
        })
    }

    fn done(&self, _: &AnswerForm) -> Option<f64> {
        self.done
    }

    fn set_done(&mut self, _: &AnswerForm, done: Option<f64>) {
        self.done = done;
    }

    fn page(&self, sheet: &Sheet, typed: &[Option<String>], outcome: &AnswerStatus) -> String {
        sheet.page(typed, outcome, self.next.as_ref())
    }
}

/// An exercise with what stands around it.
#[derive(Debug)]
pub(crate) struct ExercisePage<S> {
    pub sheet: Sheet,
    around: S,
}

impl<S: Surroundings> ExercisePage<S> {
    /// Reads what is shown around the form.
    pub(crate) fn read(
        context: RequestContext<'_>,
        db: &ReadTx<'_>,
        rendered: &Rendered,
        variant: &Variant<'_>,
        view: &View,
        form: AnswerForm,
    ) -> Result<ExercisePage<S>, Failure> {
        let problem = &rendered.problem;
        let alternatives = bank::alternative_texts(db, problem.place.subject.id)?;
        let around = S::read(context, db, problem, view)?;
        let done = form.tells_result.then(|| around.done(&form));
        let mut sheet = Sheet::new(
            form,
            problem.exercise(),
            variant,
            view,
            rendered.manages,
            &alternatives,
        );
        sheet.moved_to = rendered.told_seed();
        sheet.may_practice = problem.has_practice();
        sheet.done = done;
        Ok(ExercisePage { sheet, around })
    }

    /// Takes in what was just kept.
    pub(crate) fn answered(&mut self, info: &[bool]) {
        let (sheet, around) = (&mut self.sheet, &mut self.around);
        if sheet.form.practice.is_none() {
            sheet.done = sheet.done.map(|_| Some(done(info)));
        }
        around.set_done(&sheet.form, sheet.done.flatten());
    }

    pub(crate) fn html(&self, typed: &[Option<String>], outcome: &AnswerStatus) -> String {
        self.around.page(&self.sheet, typed, outcome)
    }
}

/// The exercise that the path names, with the numbers that are asked for.
pub(crate) fn variant_request(context: RequestContext<'_>) -> Result<VariantRequest, Failure> {
    let (subject, exercise) = path::exercise(context)?;
    let fields = context.request.fields();
    let practice = fields.get("practice").map(|number| {
        let number = number.parse().ok().and_then(Count::new);
        number.map(|number| number.0).ok_or_else(Failure::not_found)
    });
    Ok(VariantRequest {
        subject,
        exercise,
        choice: VariantChoice {
            seed: None,
            practice: practice.transpose()?,
            visitor: context.visitor_seed(),
        },
    })
}

/// The form of the reader's variant.
pub(crate) fn form<S: Surroundings>(
    caller: &Caller,
    frame: Frame,
    request: &VariantRequest,
    rendered: &Rendered,
) -> Result<AnswerForm, Refusal> {
    let practice = request.choice.practice;
    let problem = &rendered.problem;
    Ok(AnswerForm {
        frame,
        subject: request.subject.to_string(),
        id: request.exercise.to_string(),
        place: S::PLACE,
        variant: rendered.variant_fingerprint(),
        practice,
        open: practice.is_some() || problem.takes_answers(caller),
        session: match practice {
            None if caller.role() == Some(Role::Student) => Some(problem.session.is_some()),
            _ => None,
        },
        tells_result: S::tells_result(caller, problem)?,
        unknowns: unknowns(problem.exercise()),
    })
}

/// The page of an exercise with what was answered before.
pub(crate) fn page<S: Surroundings>(
    context: RequestContext<'_>,
    request: &VariantRequest,
) -> Result<String, Failure> {
    let db = context.db()?;
    let rendered = solving::render(&db, &context.state.bank, context.caller, request)?;
    let variant = rendered.variant()?;
    let frame = frame(context);
    let view = view_in(context, frame.lang);
    let form = form::<S>(context.caller, frame, request, &rendered)?;
    let page = ExercisePage::<S>::read(context, &db, &rendered, &variant, &view, form)?;
    let (typed, outcome) = before(context, &db, &rendered, request, &view)?;
    Ok(page.html(&typed, &outcome))
}

/// What was answered before to these numbers, and what became of it.
fn before(
    context: RequestContext<'_>,
    db: &ReadTx<'_>,
    rendered: &Rendered,
    request: &VariantRequest,
    view: &View,
) -> Result<(Vec<Option<String>>, AnswerStatus), Failure> {
    let notation = context.state.bank.notation();
    let practice = request.choice.practice;
    let last = solving::last_answer(db, notation, context.caller, rendered, practice)?;
    let Some((answer, info)) = last else {
        return Ok((Vec::new(), AnswerStatus::Asked));
    };
    let typed = match answer {
        Answer::Typed(typed) => typed,
        Answer::Numbers(numbers) => {
            let text = |number: Option<f64>| number.map(|number| number.to_string());
            Typed::new(numbers.into_iter().map(text).collect(), view.typed)
        }
    };
    let view = typed.view(view);
    let exercise = rendered.problem.exercise();
    let notes = match exercise.read_answers(&typed.texts(), &view) {
        Ok(read) => notes(read, &typed.texts, &typed.reading, &view),
        // What the log holds was judged, so this is none of ours; it is shown without a word.
        Err(_) => Vec::new(),
    };
    Ok((typed.texts, AnswerStatus::Judged { info, notes }))
}

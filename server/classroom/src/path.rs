//! What the path of a page names. What cannot be a name or a number is none that exists.

use crate::state::RequestContext;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::whole::TeamId;

/// The class.
pub(crate) fn team(context: RequestContext<'_>) -> Result<i32, Failure> {
    let number = context
        .parameters
        .first()
        .and_then(|text| text.parse().ok());
    let team = number.and_then(TeamId::new);
    team.map(|team| team.0).ok_or_else(Failure::not_found)
}

/// The subject.
pub(crate) fn subject_name(context: RequestContext<'_>) -> Result<SubjectName, Failure> {
    let name = context.parameters.first().map_or("", String::as_str);
    SubjectName::parse(name).ok_or_else(Failure::not_found)
}

/// The exercise, by its id in the subject.
pub(crate) fn exercise_id(context: RequestContext<'_>) -> Result<ExerciseId, Failure> {
    let id = context.parameters.get(1).map_or("", String::as_str);
    ExerciseId::parse(id).ok_or_else(Failure::not_found)
}

/// The exercise and its subject.
pub(crate) fn exercise(context: RequestContext<'_>) -> Result<(SubjectName, ExerciseId), Failure> {
    Ok((subject_name(context)?, exercise_id(context)?))
}

/// The member of the class.
pub(crate) fn user_id(context: RequestContext<'_>) -> Result<UserId, Failure> {
    let id = context.parameters.get(1).and_then(|id| UserId::parse(id));
    id.ok_or_else(Failure::not_found)
}

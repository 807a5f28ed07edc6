//! What the path of a page names. What cannot be a name or a number is none that exists.

use crate::app::Call;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::whole::TeamId;

/// The class.
pub(crate) fn team(call: Call<'_>) -> Result<i32, Failure> {
    let number = call.parameters.first().and_then(|text| text.parse().ok());
    let team = number.and_then(TeamId::new);
    team.map(|team| team.0).ok_or_else(Failure::not_found)
}

/// The subject.
pub(crate) fn subject_name(call: Call<'_>) -> Result<SubjectName, Failure> {
    let name = call.parameters.first().map_or("", String::as_str);
    SubjectName::parse(name).ok_or_else(Failure::not_found)
}

/// The exercise, by its id in the subject.
pub(crate) fn exercise_id(call: Call<'_>) -> Result<ExerciseId, Failure> {
    let id = call.parameters.get(1).map_or("", String::as_str);
    ExerciseId::parse(id).ok_or_else(Failure::not_found)
}

/// The exercise and its subject.
pub(crate) fn exercise(call: Call<'_>) -> Result<(SubjectName, ExerciseId), Failure> {
    Ok((subject_name(call)?, exercise_id(call)?))
}

/// The member of the class.
pub(crate) fn user_id(call: Call<'_>) -> Result<UserId, Failure> {
    let id = call.parameters.get(1).and_then(|id| UserId::parse(id));
    id.ok_or_else(Failure::not_found)
}

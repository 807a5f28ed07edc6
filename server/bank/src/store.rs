//! Subjects, exercises, files and the log of answers as rows: the only SQL of the bank.

mod answers;
mod exercises;
mod files;
mod subjects;
mod submissions;

pub use answers::{answers_of, answers_of_to, answers_to, standings, standings_of};
pub use exercises::{
    NewRevision, add_exercise, add_revision, all_exercises, content, current, current_revision,
    exercise, exercise_counts, exercise_ever, exercise_file, exercise_path, exercises,
    listed_exercise, remove_exercise, removed_exercises, revision, revision_number, revisions,
    savings, set_cards, set_extension, standing_revisions,
};
pub use files::{
    add_named_files, all_files, alternative_texts, file, files, forget_import, imports,
    is_file_named, remove_file, set_alternative_text, set_file, set_import,
};
pub use subjects::{
    add_subject, assignees, hierarchy, set_hierarchy, set_managers, subject, subjects,
};
pub use submissions::{
    Logged, add_submission, change_result, count_submissions, first_answer, keep_answer,
    last_answer, last_answered, last_submission, log_regrade, regraded, result, results,
    set_result, submissions,
};

//! What the store keeps, as plain values.

/// Internal numbers of users, teams, subjects, exercises and revisions. Only the store makes them, and they are never used again.
pub type Id = i64;

/// The role follows from the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Student,
    Teacher,
    Admin,
}

/// The team of the administrator.
pub const ADMIN_TEAM: i32 = 0;
/// The team whose members are teachers.
pub const TEACHERS: i32 = 1;

impl Role {
    pub fn of_team(team: i32) -> Role {
        match team {
            ADMIN_TEAM => Role::Admin,
            TEACHERS => Role::Teacher,
            _ => Role::Student,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: Id,
    pub public_id: String,
    pub login: String,
    pub name: String,
    pub number: Option<i32>,
    pub team: i32,
    pub seed: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    pub id: i32,
    pub name: String,
    pub assignee: Person,
    pub invitation: Option<String>,
}

/// A team as the list of classes shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamSummary {
    pub team: Team,
    pub members: i64,
    /// Personal invitations that nobody has used yet.
    pub invited: i64,
    /// Exercises of the session.
    pub exercises: i64,
    pub finished: bool,
}

/// An invitation for one person, used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalInvitation {
    pub id: Id,
    pub code: String,
    pub team: i32,
    pub name: String,
    pub number: Option<i32>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// When a member joined, and when they last signed in where that sign-in still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    pub user: Id,
    pub joined: i64,
    pub signed_in: Option<i64>,
}

/// A user as others see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Id,
    pub public_id: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub id: Id,
    pub name: String,
    pub managers: Managers,
}

impl Subject {
    /// Seen by its managers alone.
    pub fn is_private(&self) -> bool {
        super::text::is_private(&self.name)
    }

    /// Whether anybody may solve an exercise of it that is, or is not, listed.
    pub fn opens(&self, listed: bool) -> bool {
        listed && !self.is_private()
    }
}

/// Who manages a subject besides the administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Managers {
    Teachers,
    Users(Vec<Id>),
}

/// An exercise where it stands: the current revision of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExerciseRow {
    pub id: Id,
    pub revision: Id,
    pub listed: bool,
}

/// What lists tell of an exercise, in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub lang: String,
    pub name: String,
    pub description: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedExercise {
    pub id: Id,
    pub slug: String,
    pub kind: String,
    pub cards: Vec<Card>,
    pub listed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub id: Id,
    /// 1, 2, … within the exercise.
    pub number: i64,
    pub content: String,
    /// Nobody where the content was imported or its author is gone.
    pub author: Option<Person>,
    pub origin: String,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// A revision without its content, as a history lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    pub number: i64,
    pub origin: String,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The name of the author, where there is one.
    pub author: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    pub sha256: String,
    pub size: i64,
}

/// A team's session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassSession {
    /// Another one after each reset.
    pub id: Id,
    pub team: i32,
    pub finished: bool,
    pub seed_offset: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionExercise {
    pub id: Id,
    pub subject: String,
    pub slug: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReportRow {
    pub user: Id,
    pub public_id: String,
    pub name: String,
    pub number: Option<i32>,
    /// One per session exercise.
    pub cells: Vec<Option<f64>>,
}

/// What someone answered last to an exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct LastAnswer {
    /// As JSON.
    pub answer: String,
    pub revision: Id,
    pub seed: i32,
    /// `1` or `0` for each unknown, as the last regrade left it.
    pub info: String,
}

/// An accepted answer, as the log keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    pub user: Id,
    pub exercise: Id,
    pub revision: Id,
    pub seed: i32,
    /// The `answer` of the request, as JSON.
    pub answer: String,
    pub tolerance: String,
    pub done: f64,
    /// `1` or `0` for each unknown.
    pub info: String,
    pub class_session: Option<Id>,
    pub practice: Option<i32>,
    pub at: i64,
}

/// An answer of the log as it counts now: result and marks are those of the last regrade, where there was one.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedAnswer {
    pub id: Id,
    pub submission: Submission,
    /// Which revision of the exercise was answered: 1, 2, …
    pub revision_number: i64,
    pub regraded: bool,
}

/// Where a member of a class stands with an exercise: the result of the last answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub user: Id,
    pub exercise: Id,
    pub subject: String,
    pub slug: String,
    pub done: f64,
}

/// Printed exercises: so many sheets, each with variants of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    pub id: Id,
    pub code: String,
    pub title: String,
    /// Nobody where the author is gone.
    pub author: Option<Id>,
    pub author_name: Option<String>,
    /// The class that they were made for, and its name.
    pub team_id: Option<i32>,
    pub team: Option<String>,
    pub count: i32,
    pub lang: String,
    /// Lines' worth of room to write.
    pub space: i32,
    pub hints: bool,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

//! Users and teams, as plain values.

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

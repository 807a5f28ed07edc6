//! What root alone sees and does: the whole instance.

use std::collections::HashMap;

use eqex_bank::refusal::Refusal;
use eqex_bank::rows::{Managers, Subject};
use eqex_bank::search_terms::SearchTerms;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::rows::{Id, Person, TEACHERS, Team, User};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::store::SignIn;
use eqex_kernel::store::{ReadTx, WriteTx};

/// Users on one page of a list.
pub const PAGE: usize = 50;

fn only_root(caller: &Caller) -> Result<(), Refusal> {
    if caller.is_admin() {
        Ok(())
    } else {
        Err(Refusal::Forbidden)
    }
}

/// Which users are looked for.
#[derive(Clone, Debug, Default)]
pub struct UserSearch {
    /// Parts of the name and the login; nothing: everybody.
    pub words: String,
    pub team: Option<i32>,
    /// From 1.
    pub page: usize,
}

/// One page of those who were found.
#[derive(Debug)]
pub struct UserPage {
    pub users: Vec<User>,
    pub total: usize,
    pub page: usize,
    pub pages: usize,
}

/// By team, and in order of joining.
pub fn find(db: &ReadTx<'_>, caller: &Caller, search: &UserSearch) -> Result<UserPage, Refusal> {
    only_root(caller)?;
    let words = SearchTerms::of(&search.words);
    let mut users = match search.team {
        Some(team) => accounts::members(db, team)?,
        None => accounts::users(db)?,
    };
    users.retain(|user| words.stand_in(&format!("{} {}", user.name, user.login)));
    let total = users.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = search.page.clamp(1, pages);
    let users = users.into_iter().skip((page - 1) * PAGE).take(PAGE);
    Ok(UserPage {
        users: users.collect(),
        total,
        page,
        pages,
    })
}

/// A user with what they can come in with.
pub fn user(
    db: &ReadTx<'_>,
    caller: &Caller,
    id: &UserId,
    now: i64,
) -> Result<(User, Vec<SignIn>), Refusal> {
    only_root(caller)?;
    let user = eqex_kernel::accounts::access::assigned_user(db, caller, id.as_str())?;
    let sign_ins = accounts::sign_ins(db, user.id, now)?;
    Ok((user, sign_ins))
}

/// Ends one sign-in of a user, or all of them but the caller's own.
pub fn revoke(
    db: &WriteTx<'_>,
    caller: &Caller,
    id: &UserId,
    hash: Option<&[u8]>,
) -> Result<(), Refusal> {
    only_root(caller)?;
    let user = eqex_kernel::accounts::access::assigned_user(db, caller, id.as_str())?;
    match hash {
        // One that has ended meanwhile is what was asked for.
        Some(hash) => accounts::revoke_of(db, user.id, hash)?,
        None => {
            let own = match caller {
                Caller::User(account) => account.token.as_slice(),
                Caller::Anonymous => &[],
            };
            accounts::revoke_all(db, user.id, own)?;
        }
    }
    Ok(())
}

/// A team with how many are in it.
#[derive(Debug)]
pub struct TeamRow {
    pub team: Team,
    pub members: usize,
}

pub fn teams(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<TeamRow>, Refusal> {
    only_root(caller)?;
    let counts = accounts::member_counts(db)?;
    let row = |team: Team| TeamRow {
        members: counts.get(&team.id).copied().unwrap_or(0),
        team,
    };
    Ok(accounts::teams(db)?.into_iter().map(row).collect())
}

/// A teacher with the subjects that are theirs by name, and the classes they look after.
#[derive(Debug)]
pub struct TeacherRow {
    pub user: User,
    pub subjects: Vec<String>,
    pub classes: Vec<Team>,
}

pub fn teachers(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<TeacherRow>, Refusal> {
    only_root(caller)?;
    let (subjects, teams) = (bank::subjects(db)?, accounts::teams(db)?);
    let row = |user: User| {
        let manages = |subject: &&Subject| match &subject.managers {
            Managers::Teachers => false,
            Managers::Users(users) => users.contains(&user.id),
        };
        let managed = subjects.iter().filter(manages);
        let classes = teams.iter().filter(|team| team.assignee.id == user.id);
        TeacherRow {
            subjects: managed.map(|subject| subject.name.clone()).collect(),
            classes: classes.cloned().collect(),
            user,
        }
    };
    Ok(accounts::members(db, TEACHERS)?
        .into_iter()
        .map(row)
        .collect())
}

/// A subject with those who manage it, and how many exercises it has.
#[derive(Debug)]
pub struct SubjectRow {
    pub name: String,
    /// `None`: every teacher.
    pub managers: Option<Vec<Person>>,
    pub exercises: usize,
}

pub fn subjects(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<SubjectRow>, Refusal> {
    only_root(caller)?;
    let counts: HashMap<Id, usize> = bank::exercise_counts(db)?;
    let mut rows = Vec::new();
    for subject in bank::subjects(db)? {
        rows.push(SubjectRow {
            managers: match subject.managers {
                Managers::Teachers => None,
                Managers::Users(_) => Some(bank::assignees(db, subject.id)?),
            },
            exercises: counts.get(&subject.id).copied().unwrap_or(0),
            name: subject.name,
        });
    }
    Ok(rows)
}

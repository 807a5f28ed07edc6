//! A school to look at: the shipped exercises, a teacher, two classes, twenty students with results, a running session.

use std::path::Path;
use std::sync::Arc;

use eqex::View;
use include_dir::{Dir, include_dir};

use crate::cli::failure::CommandFailure;
use crate::cli::folder;
use eqex_bank::answer::Answer;
use eqex_bank::import::Options;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_classroom::sessions::rules as sessions;
use eqex_classroom::solving::rules as solving;
use eqex_classroom::solving::rules::{VariantChoice, VariantRequest};
use eqex_classroom::state::Classroom;
use eqex_classroom::teams::rules as teams;
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::accounts::names::{Invitation, Login, PersonName, TeamName};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::Registration;
use eqex_kernel::accounts::rows::{Id, TEACHERS};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::store::Verifiers;
use eqex_kernel::store::WriteTx;
use eqex_kernel::whole::RegisterNumber;

/// The shipped exercises, inside the binary.
static BANK: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../exercises");

/// Everybody's password.
pub(super) const PASSWORD: &str = "demo";

/// Names, logins, and what a client makes of the password, which would take a third of a second for each.
const PEOPLE: [(&str, &str, &str); 22] = [
    (
        "root",
        "root",
        "17CWxEe7lhEBlB9EAoac09teLKR1C631mg9SAX9hHsU=",
    ),
    (
        "Anna Kowalska",
        "anna@demo.example",
        "iMIbo1XSaAdZHbn+Y/pjLOgY/PondlVcNztlcegdsjs=",
    ),
    (
        "Ada",
        "ada@demo.example",
        "6as08NYSaKyR699xm8L1IKoZsf5NjkagALbTIMiuYTI=",
    ),
    (
        "Ben",
        "ben@demo.example",
        "Pd90qoLGEi66LMjr53fTb6Xiz1ZrrjMCoLXZmwfh/pw=",
    ),
    (
        "Celina",
        "celina@demo.example",
        "8AzWzgRr8JvlHZHIdrJHVjcRuIcFoldIs4IArV/t8kY=",
    ),
    (
        "Dawid",
        "dawid@demo.example",
        "78AgEvLVgzQvaSaAZfaoQ4mP9NkrOpXg4ifB0pkURe0=",
    ),
    (
        "Ewa",
        "ewa@demo.example",
        "+pEzzfAKdwz+7YWJz1yjHXYye6eUYNgC3vcyCD2F8ho=",
    ),
    (
        "Filip",
        "filip@demo.example",
        "c89ds6efpZI9Y36d0W+5H9RNJttZuApHWig78BriQ+E=",
    ),
    (
        "Gosia",
        "gosia@demo.example",
        "YSfZO6X/HOavJ6X/XLWX9n9p5ECjhdIUFrkVWI56AK4=",
    ),
    (
        "Hugo",
        "hugo@demo.example",
        "IhFiV5PRkYYMP8W1IuG4Q6ru86RzBYiFdJKF0ou0X6g=",
    ),
    (
        "Iga",
        "iga@demo.example",
        "vrL6Ysf/hyaaI1Gwk9Xe72KS0YCVWrzbbWwqWnqZDJU=",
    ),
    (
        "Jan",
        "jan@demo.example",
        "A2AgSKwOuBVtOZHR/MUfcwMxehAw8rf23OD0ZTZK4Fk=",
    ),
    (
        "Kinga",
        "kinga@demo.example",
        "atHT+qydf05zwmfqWYsHObtzXTYEvE6FvuwS3nAjJH4=",
    ),
    (
        "Leon",
        "leon@demo.example",
        "HhLMe/G2YOKCidhEHWDwnmKJXbB100Cy/11JeI13vFM=",
    ),
    (
        "Maja",
        "maja@demo.example",
        "PF7RH+8In0Ecph2cqvEGCQP6bVdI89ioMY8+x9IrJoo=",
    ),
    (
        "Nela",
        "nela@demo.example",
        "NUPv5MgGh8V/vtPLVxItYPpXUQxKrI22TEo4c9Feg+0=",
    ),
    (
        "Oskar",
        "oskar@demo.example",
        "h2pdqIW4PER8VrfWlGgYUBZrEGo630NNxppqAjRgibU=",
    ),
    (
        "Pola",
        "pola@demo.example",
        "t9AiiZbkbuqDxPjPXOSKa7HMRpp35fHRabpaeW0nImE=",
    ),
    (
        "Robert",
        "robert@demo.example",
        "q7t9u+0R6HfyJYgjshKnPVua25BCdyEKSHT83xb9LGI=",
    ),
    (
        "Szymon",
        "szymon@demo.example",
        "gNMLajK54Uu4YLHBAP2kEvrbWb5azjOqh4AafWwz1NU=",
    ),
    (
        "Tola",
        "tola@demo.example",
        "vCS1T5FEQS0Y5k2xUD/q9nNwoYfzoL705F7iXe6Qi+8=",
    ),
    (
        "Wanda",
        "wanda@demo.example",
        "31ztaee027tx2QGaSqf4DY3lpHuh/jXX1zaG7M4o8gQ=",
    ),
];

/// What a client makes of root's password.
pub(super) const ROOT: &str = PEOPLE[0].2;

/// Exercises of the running session.
const SESSION: [(&str, &str); 4] = [
    ("mechanics", "two-hikers"),
    ("mechanics", "stone-into-well"),
    ("mechanics", "pushed-crate"),
    ("mathematics", "cooling-tea"),
];

/// Fills an instance, and tells who can sign in.
pub(super) fn fill(app: &Arc<Classroom>) -> Result<String, CommandFailure> {
    let bank = tempfile::tempdir()?;
    BANK.extract(bank.path())?;
    load(app, bank.path())?;
    let (hash, writer) = (verifiers(app)?, app.clone());
    app.kernel
        .store
        .write_now(move |db| school(db, &writer, &hash))?;
    let writer = app.clone();
    app.kernel.store.write_now(move |db| answers(db, &writer))?;
    let login = |index: usize| PEOPLE[index].1;
    Ok(format!(
        "A school to try, gone when this ends. Everybody's password is `{PASSWORD}`:\n  root           root\n  teacher        {}\n  students of 7a {}, {}, … (session running)\n  students of 7b {}, {}, …\n  invitations    join-7a, join-7b\n",
        login(1),
        login(2),
        login(3),
        login(12),
        login(13),
    ))
}

fn load(app: &Arc<Classroom>, bank: &Path) -> Result<(), CommandFailure> {
    folder::load(app, bank, Options::default()).map(drop)
}

/// What all passwords are checked against.
fn verifiers(app: &Classroom) -> Result<Vec<Verifiers>, CommandFailure> {
    let hash = |password: &str| {
        eqex_passwords::hash(password, app.kernel.environment.random())
            .map_err(CommandFailure::Message)
    };
    // Everybody's is the same one.
    let plain = hash(PASSWORD)?;
    let of = |person: &(&str, &str, &str)| {
        Ok(Verifiers {
            hashed: hash(person.2)?,
            plain: Some(plain.clone()),
        })
    };
    PEOPLE.iter().map(of).collect()
}

/// A text of ours as a checked value.
fn good<T>(value: Option<T>) -> Result<T, Refusal> {
    value.ok_or_else(|| Refusal::Invalid("a name of the demonstration is not good".into()))
}

fn school(db: &WriteTx<'_>, app: &Classroom, verifiers: &[Verifiers]) -> Result<(), Refusal> {
    let join = |index: usize, team: i32, number: Option<i32>| -> Result<Id, Refusal> {
        let (name, login, _) = PEOPLE[index];
        let new = Registration {
            login: good(Login::parse(login))?,
            name: good(PersonName::parse(name))?,
            number: number.and_then(|number| RegisterNumber::new(i64::from(number))),
            invitation: good(Invitation::parse("demo"))?,
        };
        Ok(people::add(
            db,
            &app.kernel.environment,
            &app.kernel.salt,
            &new,
            team,
            &verifiers[index],
        )?)
    };
    let teacher = join(1, TEACHERS, None)?;
    let caller = caller(db, teacher)?;
    for (class, first) in [("7a", 2), ("7b", 12)] {
        let team = teams::create(
            db,
            &app.kernel.environment,
            &caller,
            &good(TeamName::parse(class))?,
        )?;
        let invitation = good(Invitation::parse(&format!("join-{class}")))?;
        let update = teams::TeamUpdate {
            invitation: Some(teams::NewInvitation::Text(invitation)),
            ..teams::TeamUpdate::default()
        };
        teams::update(db, &app.kernel.environment, &caller, team, &update)?;
        for (number, index) in (first..first + 10).enumerate() {
            join(index, team, i32::try_from(number + 1).ok())?;
        }
    }
    Ok(())
}

/// Someone who is signed in.
fn caller(db: &WriteTx<'_>, user: Id) -> Result<Caller, Refusal> {
    let user = good(accounts::user(db, user)?)?;
    Ok(Caller::User(Account {
        user,
        token: Vec::new(),
    }))
}

/// Practice of both classes, then a session of the first in which most have come some way.
fn answers(db: &WriteTx<'_>, app: &Classroom) -> Result<(), Refusal> {
    let teacher = good(accounts::user_by_login(db, PEOPLE[1].1)?)?.id;
    let teacher = caller(db, teacher)?;
    let students = |first: usize| PEOPLE[first..first + 10].iter().enumerate();
    for first in [2, 12] {
        for (index, person) in students(first) {
            for (place, (subject, id)) in SESSION.iter().enumerate().take(index % 4) {
                answer(db, app, person.1, subject, id, index + place)?;
            }
        }
    }
    let class = good(accounts::team_of_invitation(db, "join-7a")?)?;
    for (subject, id) in SESSION {
        let (subject, id) = (
            good(SubjectName::parse(subject))?,
            good(ExerciseId::parse(id))?,
        );
        let addition = sessions::prepare(db, &app.bank, &teacher, class, &subject, &id, None)?;
        sessions::add(db, &app.bank, &teacher, class, &addition)?;
    }
    for (index, person) in students(2).take(8) {
        for (place, (subject, id)) in SESSION.iter().enumerate().take((index + 2) % 5) {
            answer(db, app, person.1, subject, id, 3 * index + place)?;
        }
    }
    Ok(())
}

/// An answer as a student may give it: right most often, else wrong, or right in part where there are parts.
fn answer(
    db: &WriteTx<'_>,
    app: &Classroom,
    login: &str,
    subject: &str,
    id: &str,
    luck: usize,
) -> Result<(), Refusal> {
    let caller = caller(db, good(accounts::user_by_login(db, login)?)?.id)?;
    let request = VariantRequest {
        subject: good(SubjectName::parse(subject))?,
        exercise: good(ExerciseId::parse(id))?,
        choice: VariantChoice {
            seed: None,
            practice: None,
            visitor: 0,
        },
    };
    let rendered = solving::render(db, &app.bank, &caller, &request)?;
    let numbers: Vec<Option<f64>> = rendered
        .variant()?
        .correct()
        .into_iter()
        .enumerate()
        .map(|(part, value)| match (luck % 5, part) {
            (0, _) | (1, 1..) => Some(value * 1.5 + 1.0),
            _ => Some(value),
        })
        .collect();
    let answer = Answer::Numbers(numbers);
    let judged = solving::judge(db, &app.bank, &caller, &request, &answer, &View::default())?;
    judged.keep(db, &caller, None, &answer, app.kernel.environment.now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_passwords_are_those_of_the_clients() {
        for (_, login, hashed) in [PEOPLE[0], PEOPLE[1], PEOPLE[21]] {
            assert_eq!(eqex_passwords::client_hash(login, PASSWORD), hashed);
        }
    }
}

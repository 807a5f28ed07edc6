//! The words of invitations, those of teams and those of single people, and what each of them opens.

use eqex_messages::Message;

use crate::accounts::rows::{ADMIN_TEAM, PersonalInvitation};
use crate::accounts::store as accounts;
use crate::environment::Environment;
use crate::refusal::Refusal;
use crate::store::ReadTx;

/// Letters of an invitation that nobody chose. They are told apart in print and typed without a shift key, as some read them off a slip or a board.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const INVITATION_LENGTH: usize = 12;

/// A word that nobody can guess.
pub fn random_word(environment: &Environment) -> String {
    // The last multiple of their count: no letter is likelier than another.
    let even = 256 - 256 % LETTERS.len();
    let mut text = String::with_capacity(INVITATION_LENGTH);
    while text.len() < INVITATION_LENGTH {
        for byte in environment.random::<16>().map(usize::from) {
            if byte < even && text.len() < INVITATION_LENGTH {
                text.push(char::from(LETTERS[byte % LETTERS.len()]));
            }
        }
    }
    text
}

/// Whether no invitation of either kind is this word.
pub fn is_free(db: &ReadTx<'_>, invitation: &str) -> Result<bool, Refusal> {
    Ok(accounts::team_of_invitation(db, invitation)?.is_none()
        && accounts::personal_invitation(db, invitation)?.is_none())
}

/// What an invitation opens.
#[derive(Clone, Debug)]
pub enum Invited {
    /// Whoever has the word joins this team.
    Team(i32),
    /// One person does, under this name.
    Person(PersonalInvitation),
}

impl Invited {
    pub fn team(&self) -> i32 {
        match self {
            Invited::Team(team) => *team,
            Invited::Person(personal) => personal.team,
        }
    }
}

/// The team or the person that an invitation is for.
pub fn invited(db: &ReadTx<'_>, invitation: &str) -> Result<Invited, Refusal> {
    let found = match accounts::team_of_invitation(db, invitation)? {
        Some(team) => Some(Invited::Team(team)),
        None => accounts::personal_invitation(db, invitation)?.map(Invited::Person),
    };
    found
        .filter(|invited| invited.team() != ADMIN_TEAM)
        .ok_or(Refusal::ForbiddenBecause(Message::new(
            "invitation-unknown",
        )))
}

/// The invitation that someone meant who typed it off a slip or a board: the very one, or else the only one of those that the server made which
/// looks like it.
pub fn meant(db: &ReadTx<'_>, typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim();
    if !is_free(db, typed)? {
        return Ok(typed.to_owned());
    }
    // They have no spaces, and none of these signs.
    let plain: String = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '.' | '_'))
        .collect();
    let mut like = accounts::codes_that_look_like(db, &plain)?;
    Ok(match (like.pop(), like.is_empty()) {
        (Some(only), true) => only,
        _ => typed.to_owned(),
    })
}

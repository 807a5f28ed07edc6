//! Users, what they sign in with, and teams as rows: the only SQL of accounts.

mod invitations;
mod teams;
mod tokens;
mod users;

pub use invitations::{
    add_personal_invitation, codes_that_look_like, personal_invitation, personal_invitations,
    remove_personal_invitation, remove_personal_invitations,
};
pub use teams::{
    add_team, add_team_as, delete_team, read_team, rename_team, set_assignee, set_invitation, team,
    team_of_invitation, teams,
};
pub use tokens::{
    SignIn, TokenKind, add_token, has_token, keys, revoke, revoke_all, revoke_of, revoke_resets,
    sign_ins, user_of_reset, user_of_token,
};
pub use users::{
    NewUser, Verifiers, add_user, credentials, delete_user, member_counts, members, note_sign_in,
    password_hash, person, presence, rename_user, set_number, set_password, set_plain_verifier,
    signed_in_from, user, user_by_login, user_by_public_id, users,
};

//! Where one joins with an invitation.

use crate::app::Call;
use eqex_kernel::accounts::sign_in;

/// Where an invitation leads.
pub(crate) fn link(call: Call<'_>, invitation: &str) -> String {
    let word: String = form_urlencoded::byte_serialize(invitation.as_bytes()).collect();
    format!("{}/join?invitation={word}", sign_in::base(call.context))
}

/// The address to type where nothing can be scanned, as people say it: without the scheme.
pub(crate) fn typed(call: Call<'_>) -> String {
    let base = sign_in::base(call.context);
    let host = base.split("://").nth(1).unwrap_or(&base);
    format!("{host}/join")
}

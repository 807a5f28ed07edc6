//! Where one joins with an invitation.

use crate::app::Call;
use crate::entry;

/// Where an invitation leads.
pub(super) fn link(call: Call<'_>, invitation: &str) -> String {
    let word: String = form_urlencoded::byte_serialize(invitation.as_bytes()).collect();
    format!("{}/join?invitation={word}", entry::base(call.context))
}

/// The address to type where nothing can be scanned, as people say it: without the scheme.
pub(super) fn typed(call: Call<'_>) -> String {
    let base = entry::base(call.context);
    let host = base.split("://").nth(1).unwrap_or(&base);
    format!("{host}/join")
}

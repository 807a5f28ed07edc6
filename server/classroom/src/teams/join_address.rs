//! Where one joins with an invitation.

use crate::state::RequestContext;
use eqex_kernel::accounts::sign_in;

/// Where an invitation leads.
pub(crate) fn link(context: RequestContext<'_>, invitation: &str) -> String {
    let word: String = form_urlencoded::byte_serialize(invitation.as_bytes()).collect();
    format!("{}/join?invitation={word}", sign_in::base(context.base))
}

/// The address to type where nothing can be scanned, as people say it: without the scheme.
pub(crate) fn typed(context: RequestContext<'_>) -> String {
    let base = sign_in::base(context.base);
    let host = base.split("://").nth(1).unwrap_or(&base);
    format!("{host}/join")
}

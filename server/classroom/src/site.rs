//! What the shell of every page shows of these pages.

use crate::texts::text;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::ui::messages::Text;
use eqex_kernel::ui::site::Link;

const EVERYBODY: &[Option<Role>] = &[
    None,
    Some(Role::Student),
    Some(Role::Teacher),
    Some(Role::Admin),
];
const STUDENTS: &[Option<Role>] = &[Some(Role::Student)];
const TEACHERS: &[Option<Role>] = &[Some(Role::Teacher), Some(Role::Admin)];

/// The ways to the main pages.
pub const NAVIGATION: &[Link] = &[
    Link {
        address: "/",
        text: text("subjects"),
        other_places: &["/s"],
        readers: EVERYBODY,
    },
    Link {
        address: "/session",
        text: text("session"),
        other_places: &[],
        readers: STUDENTS,
    },
    Link {
        address: "/results",
        text: text("results-own"),
        other_places: &[],
        readers: STUDENTS,
    },
    Link {
        address: "/classes",
        text: text("classes"),
        other_places: &["/class"],
        readers: TEACHERS,
    },
    Link {
        address: "/worksheets",
        text: text("worksheets"),
        other_places: &[],
        readers: TEACHERS,
    },
    // Visitors may try how it is to write an exercise.
    Link {
        address: "/write",
        text: text("write"),
        other_places: &[],
        readers: &[None, Some(Role::Teacher), Some(Role::Admin)],
    },
    Link {
        address: "/admin",
        text: text("admin"),
        other_places: &[],
        readers: &[Some(Role::Admin)],
    },
];

/// What forms say on the pages that they lead to.
pub const NOTICES: &[Text] = &[
    text("notice-joined"),
    text("notice-sign-ins-ended"),
    text("notice-user-deleted"),
    text("notice-session-started"),
    text("notice-session-ended"),
    text("notice-exercises-added"),
    text("notice-exercise-removed"),
    text("notice-nothing-chosen"),
    text("notice-session-runs"),
    text("notice-report-saved"),
    text("notice-report-deleted"),
    text("notice-removed"),
    text("notice-brought-back"),
    text("notice-arrange-changed"),
    text("notice-arrange-name"),
    text("notice-arrange-no-place"),
    text("notice-arrange-too-deep"),
    text("notice-arrange-too-many"),
    text("notice-class-created"),
    text("notice-class-deleted"),
    text("notice-invited"),
    text("notice-revoked"),
    text("notice-member-deleted"),
    text("notice-handed-over"),
    text("notice-restored"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use eqex_kernel::ui::messages::Lang;

    #[test]
    fn every_text_of_the_site_is_there() {
        let links = NAVIGATION.iter().map(|link| link.text);
        for text in links.chain(NOTICES.iter().copied()) {
            for lang in Lang::ALL {
                assert_ne!(text.tell(lang), text.id(), "{lang:?}");
            }
        }
    }
}

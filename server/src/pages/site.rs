//! What the shell of every page shows of these pages.

use crate::model::rows::Role;
use crate::ui::site::{Link, Site};

const EVERYBODY: &[Option<Role>] = &[
    None,
    Some(Role::Student),
    Some(Role::Teacher),
    Some(Role::Admin),
];
const STUDENTS: &[Option<Role>] = &[Some(Role::Student)];
const TEACHERS: &[Option<Role>] = &[Some(Role::Teacher), Some(Role::Admin)];

/// The ways to the main pages, and what forms say on the pages that they lead to.
pub static SITE: Site = Site {
    navigation: &[
        Link {
            address: "/",
            text: "subjects",
            other_places: &["/s"],
            readers: EVERYBODY,
        },
        Link {
            address: "/session",
            text: "session",
            other_places: &[],
            readers: STUDENTS,
        },
        Link {
            address: "/results",
            text: "results-own",
            other_places: &[],
            readers: STUDENTS,
        },
        Link {
            address: "/classes",
            text: "classes",
            other_places: &["/class"],
            readers: TEACHERS,
        },
        Link {
            address: "/worksheets",
            text: "worksheets",
            other_places: &[],
            readers: TEACHERS,
        },
        // Visitors may try how it is to write an exercise.
        Link {
            address: "/write",
            text: "write",
            other_places: &[],
            readers: &[None, Some(Role::Teacher), Some(Role::Admin)],
        },
        Link {
            address: "/admin",
            text: "admin",
            other_places: &[],
            readers: &[Some(Role::Admin)],
        },
    ],
    notices: &[
        "notice-joined",
        "notice-sign-ins-ended",
        "notice-user-deleted",
        "notice-session-started",
        "notice-session-ended",
        "notice-exercises-added",
        "notice-exercise-removed",
        "notice-nothing-chosen",
        "notice-session-runs",
        "notice-report-saved",
        "notice-report-deleted",
        "notice-removed",
        "notice-brought-back",
        "notice-arrange-changed",
        "notice-arrange-name",
        "notice-arrange-no-place",
        "notice-arrange-too-deep",
        "notice-arrange-too-many",
        "notice-class-created",
        "notice-class-deleted",
        "notice-invited",
        "notice-revoked",
        "notice-member-deleted",
        "notice-handed-over",
        "notice-restored",
    ],
};

//! The texts of these pages, and with them those of what all pages are made with.

use crate::ui;
use crate::ui::messages::texts;

texts!(
    with ui::texts::SOURCES;
    "admin",
    "admin/settings",
    "answered",
    "choice",
    "classes",
    "editor",
    "exercise",
    "home",
    "join",
    "live",
    "manage",
    "reports",
    "results",
    "session",
    "signs",
    "worksheets",
);

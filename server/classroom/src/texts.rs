//! The texts of these pages, and with them those of what all pages are made with.

use eqex_kernel::ui;
use eqex_kernel::ui::messages::texts;

texts!(
    with ui::texts::SOURCES;
    "admin",
    "admin/settings",
    "answered",
    "board/choice",
    "teams",
    "editor",
    "solving",
    "home",
    "join",
    "board",
    "manage",
    "reports",
    "results",
    "sessions",
    "signs",
    "worksheets",
);

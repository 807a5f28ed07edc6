//! What pages are served with: the styles and scripts of each feature.

use eqex_kernel::ui::assets::Part;

const ADMIN: &[Part] = &[Part::Style(include_str!("admin/style.css"))];

const CHOICE: &[Part] = &[Part::script(
    "choice.js",
    include_str!("board/choice/choice.js"),
)];

const CLASSES: &[Part] = &[Part::Style(include_str!("teams/style.css"))];

const EDITOR: &[Part] = &[
    Part::Style(include_str!("editor/style.css")),
    Part::script("editor.js", include_str!("editor/editor.js")),
    Part::script("editor-insert.js", include_str!("editor/editor-insert.js")),
    Part::script("editor-keep.js", include_str!("editor/editor-keep.js")),
    Part::script("editor-paint.js", include_str!("editor/editor-paint.js")),
    Part::script(
        "editor-pictures.js",
        include_str!("editor/editor-pictures.js"),
    ),
    Part::script(
        "editor-problems.js",
        include_str!("editor/editor-problems.js"),
    ),
    Part::script("editor-text.js", include_str!("editor/editor-text.js")),
];

const EXERCISE: &[Part] = &[
    Part::Style(include_str!("solving/style.css")),
    Part::script("exercise.js", include_str!("solving/exercise.js")),
    Part::script("sending.js", include_str!("solving/sending.js")),
];

const LIVE: &[Part] = &[
    Part::Style(include_str!("board/style.css")),
    Part::script("live.js", include_str!("board/live.js")),
];

const MANAGE: &[Part] = &[
    Part::Style(include_str!("manage/style.css")),
    Part::script("arrange.js", include_str!("manage/arrange.js")),
    Part::script("files.js", include_str!("manage/files.js")),
];

const RESULTS: &[Part] = &[Part::Style(include_str!("results/style.css"))];

const SESSION: &[Part] = &[
    Part::script("events.js", include_str!("sessions/events.js")),
    Part::script("session.js", include_str!("sessions/session.js")),
];

const WORKSHEETS: &[Part] = &[
    Part::Style(include_str!("worksheets/style.css")),
    Part::script("worksheet.js", include_str!("worksheets/worksheet.js")),
];

/// All parts, in the order of their rules in the style sheet.
pub const PARTS: &[&[Part]] = &[
    ADMIN, CLASSES, EDITOR, EXERCISE, LIVE, RESULTS, MANAGE, WORKSHEETS, CHOICE, SESSION,
];

//! What pages are served with: the styles and scripts of each feature.

use eqex_kernel::ui::assets::AssetPart;

const ADMIN: &[AssetPart] = &[AssetPart::Style(include_str!("admin/style.css"))];

const CHOICE: &[AssetPart] = &[AssetPart::script(
    "choice.js",
    include_str!("board/choice/choice.js"),
)];

const CLASSES: &[AssetPart] = &[AssetPart::Style(include_str!("teams/style.css"))];

const EDITOR: &[AssetPart] = &[
    AssetPart::Style(include_str!("editor/style.css")),
    AssetPart::script("editor.js", include_str!("editor/editor.js")),
    AssetPart::script("editor-insert.js", include_str!("editor/editor-insert.js")),
    AssetPart::script("editor-keep.js", include_str!("editor/editor-keep.js")),
    AssetPart::script("editor-paint.js", include_str!("editor/editor-paint.js")),
    AssetPart::script(
        "editor-pictures.js",
        include_str!("editor/editor-pictures.js"),
    ),
    AssetPart::script(
        "editor-problems.js",
        include_str!("editor/editor-problems.js"),
    ),
    AssetPart::script("editor-text.js", include_str!("editor/editor-text.js")),
];

const EXERCISE: &[AssetPart] = &[
    AssetPart::Style(include_str!("solving/style.css")),
    AssetPart::script("exercise.js", include_str!("solving/exercise.js")),
    AssetPart::script("sending.js", include_str!("solving/sending.js")),
];

const LIVE: &[AssetPart] = &[
    AssetPart::Style(include_str!("board/style.css")),
    AssetPart::script("live.js", include_str!("board/live.js")),
];

const MANAGE: &[AssetPart] = &[
    AssetPart::Style(include_str!("manage/style.css")),
    AssetPart::script("arrange.js", include_str!("manage/arrange.js")),
    AssetPart::script("files.js", include_str!("manage/files.js")),
];

const RESULTS: &[AssetPart] = &[AssetPart::Style(include_str!("results/style.css"))];

const SESSION: &[AssetPart] = &[
    AssetPart::script("events.js", include_str!("sessions/events.js")),
    AssetPart::script("session.js", include_str!("sessions/session.js")),
];

const WORKSHEETS: &[AssetPart] = &[
    AssetPart::Style(include_str!("worksheets/style.css")),
    AssetPart::script("worksheet.js", include_str!("worksheets/worksheet.js")),
];

/// All parts, in the order of their rules in the style sheet.
pub const PARTS: &[&[AssetPart]] = &[
    ADMIN, CLASSES, EDITOR, EXERCISE, LIVE, RESULTS, MANAGE, WORKSHEETS, CHOICE, SESSION,
];

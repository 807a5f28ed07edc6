//! The files that pages need, part of the binary.

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

#[derive(Debug)]
pub struct Asset {
    /// Its content type.
    pub kind: &'static str,
    pub bytes: &'static [u8],
    /// What tells it from earlier ones of its name.
    pub tag: String,
}

/// One style sheet of all families, in order.
const STYLE: &str = concat!(
    include_str!("assets/css/base.css"),
    include_str!("assets/css/admin.css"),
    include_str!("assets/css/classes.css"),
    include_str!("assets/css/editor.css"),
    include_str!("assets/css/exercise.css"),
    include_str!("assets/css/live.css"),
    include_str!("assets/css/mathematics.css"),
    include_str!("assets/css/results.css"),
    include_str!("assets/css/manage.css"),
    include_str!("assets/css/worksheets.css"),
);

/// A script by its name.
macro_rules! script {
    ($name:literal) => {
        (
            $name,
            "text/javascript; charset=utf-8",
            include_str!(concat!("assets/js/", $name)),
        )
    };
}

/// Name, content type and text.
const FILES: &[(&str, &str, &str)] = &[
    ("eqex.css", "text/css; charset=utf-8", STYLE),
    (
        "favicon.svg",
        "image/svg+xml",
        include_str!("assets/favicon.svg"),
    ),
    script!("arrange.js"),
    script!("choice.js"),
    script!("copy.js"),
    script!("editor.js"),
    script!("editor-insert.js"),
    script!("editor-keep.js"),
    script!("editor-paint.js"),
    script!("editor-pictures.js"),
    script!("editor-problems.js"),
    script!("editor-text.js"),
    script!("elsewhere.js"),
    script!("events.js"),
    script!("exercise.js"),
    script!("files.js"),
    script!("live.js"),
    script!("password.js"),
    script!("print.js"),
    script!("sending.js"),
    script!("session.js"),
    script!("words.js"),
    script!("worksheet.js"),
];

static ASSETS: LazyLock<HashMap<&'static str, Asset>> = LazyLock::new(|| {
    let asset = |(name, kind, text): &(&'static str, &'static str, &'static str)| {
        let hash = Sha256::digest(text.as_bytes());
        let asset = Asset {
            kind,
            bytes: text.as_bytes(),
            tag: format!("\"{}\"", hex::encode(&hash[..8])),
        };
        (*name, asset)
    };
    FILES.iter().map(asset).collect()
});

pub fn asset(name: &str) -> Option<&'static Asset> {
    ASSETS.get(name)
}

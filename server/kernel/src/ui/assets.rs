//! The styles, scripts and pictures that pages need, part of the binary.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

/// The style sheet of all pages, which is joined of what each part has for it.
pub const STYLE_SHEET: &str = "eqex.css";

/// A part of the assets, which lies beside the feature that needs it.
#[derive(Clone, Copy, Debug)]
pub enum AssetPart {
    /// Rules of the style sheet. Those of later parts stand behind them, and win where both say something.
    Style(&'static str),
    File {
        name: &'static str,
        /// Its content type.
        kind: &'static str,
        text: &'static str,
    },
}

impl AssetPart {
    pub const fn script(name: &'static str, text: &'static str) -> AssetPart {
        AssetPart::File {
            name,
            kind: "text/javascript; charset=utf-8",
            text,
        }
    }
}

/// What the shell of pages and the pages of the accounts need.
pub const SHELL: &[AssetPart] = &[
    AssetPart::Style(include_str!("assets/base.css")),
    AssetPart::File {
        name: "favicon.svg",
        kind: "image/svg+xml",
        text: include_str!("assets/favicon.svg"),
    },
    AssetPart::script("copy.js", include_str!("assets/copy.js")),
    AssetPart::script("elsewhere.js", include_str!("sign_in/elsewhere.js")),
    AssetPart::script("password.js", include_str!("account/password.js")),
    AssetPart::script("print.js", include_str!("assets/print.js")),
    AssetPart::script("words.js", include_str!("assets/words.js")),
];

/// What formulas need.
pub const MATHEMATICS: &[AssetPart] = &[AssetPart::Style(include_str!("mathematics/style.css"))];

/// A file as it is served.
#[derive(Debug)]
pub struct Asset {
    /// Its content type.
    pub kind: &'static str,
    pub bytes: Arc<[u8]>,
    /// What tells it from earlier ones of its name.
    pub tag: String,
}

impl Asset {
    fn new(kind: &'static str, bytes: &[u8]) -> Asset {
        let hash = Sha256::digest(bytes);
        Asset {
            kind,
            bytes: bytes.into(),
            tag: format!("\"{}\"", hex::encode(&hash[..8])),
        }
    }
}

/// Assets: all files that are served to pages, by name.
#[derive(Debug)]
pub struct Assets(HashMap<&'static str, Asset>);

/// The name that two parts give to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameTaken(pub &'static str);

impl fmt::Display for NameTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two assets have the name {}", self.0)
    }
}

impl std::error::Error for NameTaken {}

impl Assets {
    /// Joins parts in their order.
    pub fn new<'a>(parts: impl IntoIterator<Item = &'a AssetPart>) -> Result<Assets, NameTaken> {
        let mut style = String::new();
        let mut files = HashMap::new();
        for part in parts {
            match part {
                AssetPart::Style(text) => style.push_str(text),
                AssetPart::File { name, kind, text } => match files.entry(*name) {
                    Entry::Occupied(_) => return Err(NameTaken(name)),
                    Entry::Vacant(place) => {
                        place.insert(Asset::new(kind, text.as_bytes()));
                    }
                },
            }
        }
        let sheet = Asset::new("text/css; charset=utf-8", style.as_bytes());
        match files.insert(STYLE_SHEET, sheet) {
            Some(_) => Err(NameTaken(STYLE_SHEET)),
            None => Ok(Assets(files)),
        }
    }

    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.0.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_in_order() {
        let parts = [
            AssetPart::Style("a {}\n"),
            AssetPart::script("x.js", "x"),
            AssetPart::Style("b {}\n"),
        ];
        let assets = Assets::new(&parts).expect("every name is another");
        let sheet = assets.get(STYLE_SHEET).expect("it is there");
        assert_eq!(*sheet.bytes, *b"a {}\nb {}\n");
        let script = assets.get("x.js").expect("it is there");
        assert_eq!(*script.bytes, *b"x");
        assert!(assets.get("y.js").is_none());
    }

    #[test]
    fn a_name_is_given_once() {
        let twice = [
            AssetPart::script("x.js", "x"),
            AssetPart::script("x.js", "y"),
        ];
        assert_eq!(Assets::new(&twice).err(), Some(NameTaken("x.js")));
        let sheet = [AssetPart::script(STYLE_SHEET, "x")];
        assert_eq!(Assets::new(&sheet).err(), Some(NameTaken(STYLE_SHEET)));
    }
}

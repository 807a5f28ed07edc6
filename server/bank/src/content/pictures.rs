//! `pictures.yml`: what the pictures of a subject show, for those who do not see them. A map from names of files to texts.

use std::collections::BTreeMap;

use crate::names::alternative_text;

/// The file of a subject's alternative texts.
pub const PICTURES: &str = "pictures.yml";

/// Alternative texts by the name of the picture.
pub type AlternativeTexts = BTreeMap<String, String>;

/// Reads the file; nothing where it is no such map, or a text is too long.
pub(super) fn read(bytes: &[u8]) -> Option<AlternativeTexts> {
    if bytes.len() > eqex::MAX_FILE {
        return None;
    }
    let texts: Option<AlternativeTexts> = serde_yaml::from_slice(bytes).ok()?;
    let mut tidy = AlternativeTexts::new();
    for (name, text) in texts.unwrap_or_default() {
        let text = alternative_text(&text)?;
        if !text.is_empty() {
            tidy.insert(name, text);
        }
    }
    Some(tidy)
}

/// The file of these texts.
pub fn write(texts: &AlternativeTexts) -> Result<String, serde_yaml::Error> {
    serde_yaml::to_string(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = "A pier: two boats, \"left\" # and right";
        let texts = AlternativeTexts::from([
            ("map.png".to_owned(), text.to_owned()),
            ("12.svg".to_owned(), "true".to_owned()),
        ]);
        let written = write(&texts).expect("it is written");
        assert_eq!(read(written.as_bytes()), Some(texts));
    }

    #[test]
    fn what_is_no_map_of_texts_is_not_read() {
        assert_eq!(read(b""), Some(AlternativeTexts::new()));
        assert_eq!(read(b"a.png: '  '"), Some(AlternativeTexts::new()));
        for bad in [
            "- a.png",
            "a.png: [b]",
            "a.png: {b: c}",
            "text",
            "a: b: c",
            "\u{1}",
        ] {
            assert_eq!(read(bad.as_bytes()), None, "{bad:?}");
        }
        assert_eq!(read(&[0xff, 0xfe, 0x00]), None);
        assert_eq!(read(format!("a.png: {}", "x".repeat(501)).as_bytes()), None);
    }
}

//! A text as a QR code.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules that scanners want on every side.
const QUIET: usize = 4;

/// An image of the text; nothing where it is too long for one. Dark on white whatever the colours of the page are: scanners want that.
pub fn svg(text: &str, label: &str) -> Option<Markup> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width() + 2 * QUIET;
    let dark = path(&code);
    Some(html! {
        svg.qr role="img" aria-label=(label) viewBox=(format!("0 0 {side} {side}")) shape-rendering="crispEdges" {
            rect width="100%" height="100%" fill="#fff" {}
            path fill="#000" d=(dark) {}
        }
    })
}

/// All dark modules, those beside each other in a row as one strip.
fn path(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width.max(1)).enumerate() {
        let mut column = 0;
        for strip in modules.chunk_by(|one, next| one == next) {
            let length = strip.len();
            if strip.first() == Some(&Color::Dark) {
                let (x, y) = (column + QUIET, row + QUIET);
                // Writing to a text does not fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            column += length;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_where_they_belong() {
        let code = QrCode::new("https://school.example/join?invitation=abc").expect("it fits");
        let dark = code
            .to_colors()
            .iter()
            .filter(|one| **one == Color::Dark)
            .count();
        let strips = path(&code);
        let lengths = strips.split('h').skip(1).step_by(2);
        let drawn: usize = lengths
            .filter_map(|part| part.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
        // The finder in the corner begins behind the quiet zone, seven modules wide.
        assert!(strips.starts_with("M4 4h7v1h-7z"), "{strips}");
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(svg(&"x".repeat(10_000), "").is_none());
        assert!(svg("", "").is_some());
    }
}

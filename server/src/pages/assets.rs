//! The files that pages need, part of the binary.

/// Content type and bytes of an asset.
pub fn asset(name: &str) -> Option<(&'static str, &'static [u8])> {
    Some(match name {
        "eqex.css" => ("text/css; charset=utf-8", include_bytes!("assets/eqex.css")),
        "preview.js" => (
            "text/javascript; charset=utf-8",
            include_bytes!("assets/preview.js"),
        ),
        "favicon.svg" => ("image/svg+xml", include_bytes!("assets/favicon.svg")),
        _ => return None,
    })
}

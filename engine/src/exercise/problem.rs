//! The JSON of a problem behind its text, which all variants share.

use crate::header::Header;
use crate::kinds::eqex::EqEx;
use crate::render::escape_json;

/// `","unknown":[…],"img":[…]}`, from behind the text on.
pub(super) fn rest(body: &EqEx, header: &Header) -> String {
    let mut out = String::from("\",\"unknown\":[");
    for (index, unknown) in body.unknowns.iter().enumerate() {
        out.push_str(if index == 0 { "[\"" } else { ",[\"" });
        escape_json(&mut out, &unknown.latex);
        out.push_str("\",\"");
        escape_json(&mut out, &unknown.unit_latex);
        out.push_str("\"]");
    }
    out.push_str("],\"img\":[");
    for (index, image) in header.images.iter().enumerate() {
        out.push_str(if index == 0 { "\"" } else { ",\"" });
        escape_json(&mut out, image);
        out.push('"');
    }
    out.push_str("]}");
    out.shrink_to_fit();
    out
}

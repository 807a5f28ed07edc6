//! Pages and what they need, packed for slow networks. Answers of the API go out as they are: they are small, and many.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::header;

use super::input::Request;
use super::output::{Body, Output};

/// Shorter bodies gain nothing.
const SHORTEST: usize = 1024;

/// Whether the client takes gzip, as every browser does.
pub(super) fn is_taken(request: &Request) -> bool {
    let accepted = request.header(&header::ACCEPT_ENCODING).unwrap_or("");
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |part: &str| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        parts.next() == Some("gzip") && !parts.any(refused)
    })
}

/// The answer, smaller where that is worth it.
pub(super) fn pack(mut output: Output) -> Output {
    let packable = |(name, value): &(&str, Cow<'_, str>)| {
        *name == "content-type"
            && ["text/html", "text/css", "text/javascript", "image/svg"]
                .iter()
                .any(|kind| value.starts_with(kind))
    };
    // What is read from a disk or comes bit by bit has no bytes here, and goes out as it is.
    if output.body.as_bytes().len() < SHORTEST || !output.headers.iter().any(packable) {
        return output;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail; where it did, the answer would go out as it is.
    let packed = encoder
        .write_all(output.body.as_bytes())
        .and_then(|()| encoder.finish());
    if let Ok(packed) = packed {
        output.body = Body::Bytes(packed);
        output = output
            .header("content-encoding", "gzip")
            .header("vary", "accept-encoding");
    }
    output
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn request(accepted: &str) -> Request {
        Request::new("GET", "/", &[("accept-encoding", accepted)], Vec::new())
    }

    #[test]
    fn who_takes_it() {
        for good in ["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.5"] {
            assert!(is_taken(&request(good)), "{good}");
        }
        for bad in ["", "br", "gzip;q=0", "xgzip"] {
            assert!(!is_taken(&request(bad)), "{bad}");
        }
    }

    #[test]
    fn pages_come_back_whole() {
        let html = "<p>zażółć</p>".repeat(1000);
        let packed = pack(Output::page(html.clone()));
        let bytes = packed.body.as_bytes();
        assert!(bytes.len() < html.len() / 10);
        let mut back = String::new();
        flate2::read::GzDecoder::new(bytes)
            .read_to_string(&mut back)
            .expect("it is gzip");
        assert_eq!(back, html);
        let json = pack(Output::json("[1]".repeat(1000)));
        assert!(matches!(json.body, Body::Text(_)));
    }
}

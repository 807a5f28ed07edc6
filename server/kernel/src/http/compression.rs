//! Pages and what they need, compressed for slow networks. Answers of the API go out as they are: they are small, and many.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use hyper::header;

use crate::http::input::Request;
use crate::http::output::{Body, Output};

/// Shorter bodies gain nothing.
const SHORTEST: usize = 1024;

/// Whether the client takes gzip, as every browser does.
pub(super) fn is_accepted(request: &Request) -> bool {
    let accepted = request.header(&header::ACCEPT_ENCODING).unwrap_or("");
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |part: &str| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        parts.next() == Some("gzip") && !parts.any(refused)
    })
}

/// Compressors that have nothing to do. What one needs to work is large, and made once: fresh for every page, it leaves the memory in pieces.
#[derive(Debug, Default)]
pub(super) struct Compressors(Mutex<Vec<Compress>>);

/// Compressors that are kept; more are at work only for a moment.
const KEPT: usize = 8;

impl Compressors {
    fn take(&self) -> Compress {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.unwrap_or_else(|| Compress::new(Compression::fast(), false))
    }

    fn give_back(&self, mut compressor: Compress) {
        compressor.reset();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT {
            kept.push(compressor);
        }
    }

    /// The bytes in the format of gzip; nothing where that fails.
    fn compress(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut compressor = self.take();
        let mut compressed = Vec::with_capacity(bytes.len() / 3 + 64);
        compressed.extend(HEADER);
        let whole = loop {
            let read = usize::try_from(compressor.total_in()).ok()?;
            let rest = bytes.get(read..)?;
            match compressor.compress_vec(rest, &mut compressed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) => break true,
                Ok(Status::Ok | Status::BufError) => compressed.reserve(bytes.len() / 4 + 64),
                Err(_) => break false,
            }
        };
        self.give_back(compressor);
        let mut sum = Crc::new();
        sum.update(bytes);
        compressed.extend(sum.sum().to_le_bytes());
        compressed.extend(sum.amount().to_le_bytes());
        whole.then_some(compressed)
    }
}

/// A stream of gzip that is deflated as quickly as possible, of no known time and system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255];

/// Whether it was compressed already.
pub(super) fn is_compressed(output: &Output) -> bool {
    let mut headers = output.headers.iter();
    headers.any(|(name, _)| *name == "content-encoding")
}

/// The answer, smaller where that is worth it.
pub(super) fn compress(mut output: Output, compressors: &Compressors) -> Output {
    let is_compressible = |(name, value): &(&str, Cow<'_, str>)| {
        *name == "content-type"
            && ["text/html", "text/css", "text/javascript", "image/svg"]
                .iter()
                .any(|kind| value.starts_with(kind))
    };
    // What is read from a disk or comes bit by bit has no bytes here, and goes out as it is.
    let worth = output.body.as_bytes().len() >= SHORTEST && !is_compressed(&output);
    if !worth || !output.headers.iter().any(is_compressible) {
        return output;
    }
    // Packing in memory does not fail; where it did, the answer would go out as it is.
    if let Some(compressed) = compressors.compress(output.body.as_bytes()) {
        output.body = Body::Bytes(compressed);
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
            assert!(is_accepted(&request(good)), "{good}");
        }
        for bad in ["", "br", "gzip;q=0", "xgzip"] {
            assert!(!is_accepted(&request(bad)), "{bad}");
        }
    }

    #[test]
    fn pages_come_back_whole() {
        let html = "<p>zażółć</p>".repeat(1000);
        let compressors = Compressors::default();
        let compressed = compress(Output::page(html.clone()), &compressors);
        let bytes = compressed.body.as_bytes();
        assert!(bytes.len() < html.len() / 10);
        let mut back = String::new();
        flate2::read::GzDecoder::new(bytes)
            .read_to_string(&mut back)
            .expect("it is gzip");
        assert_eq!(back, html);
        let json = compress(Output::json("[1]".repeat(1000)), &compressors);
        assert!(matches!(json.body, Body::Text(_)));
    }

    #[test]
    fn a_compressor_is_used_again_and_remembers_nothing() {
        let compressors = Compressors::default();
        let decompressed = |bytes: &[u8]| {
            let compressed = compressors.compress(bytes).expect("it compresses");
            let mut back = Vec::new();
            let mut reader = flate2::read::GzDecoder::new(compressed.as_slice());
            reader.read_to_end(&mut back).expect("it is gzip");
            back
        };
        // What cannot be made smaller needs more room than was thought.
        let mut word = 1u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            word = word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (word >> 24) as u8
        })
        .take(300_000)
        .collect();
        let plain = "zażółć ".repeat(100_000).into_bytes();
        for bytes in [&noise, &plain, &Vec::new(), &noise, &plain] {
            assert_eq!(decompressed(bytes), *bytes);
        }
        assert_eq!(compressors.0.lock().expect("nobody panicked").len(), 1);
    }
}

//! Requests whose end or whose host is not clear. What stands in front of the server may take them for other requests than it
//! does, so that nobody is served by a guess. How long a body is, hyper has decided by then: by `Transfer-Encoding` where that is
//! there, else by `Content-Length`, which must not contradict itself.

use eqex_messages::Message;
use hyper::Version;
use hyper::header::{self, HeaderMap, HeaderName};

/// What is not clear about a header as it came.
pub(super) fn unclear(version: Version, headers: &HeaderMap) -> Option<Message> {
    let count = |name: &HeaderName| headers.get_all(name).iter().count();
    let hosts = count(&header::HOST);
    if hosts > 1 || (hosts == 0 && version >= Version::HTTP_11) {
        return Some(Message::new("host-unclear").with("count", hosts));
    }
    if let Some(host) = headers.get(header::HOST) {
        let wrong = |byte: u8| !byte.is_ascii_graphic() || b"/\\@?#,\"<>".contains(&byte);
        if host.as_bytes().iter().copied().any(wrong) {
            return Some(Message::new("host-wrong"));
        }
    }
    let codings = headers.get_all(header::TRANSFER_ENCODING);
    let chunked = |value: &header::HeaderValue| value.as_bytes().eq_ignore_ascii_case(b"chunked");
    if codings.iter().count() > 1 || !codings.iter().all(chunked) {
        return Some(Message::new("coding-unclear"));
    }
    let mut lengths = headers.get_all(header::CONTENT_LENGTH).iter();
    if let Some(first) = lengths.next() {
        let digits = |value: &header::HeaderValue| value.as_bytes().iter().all(u8::is_ascii_digit);
        if !digits(first) || lengths.any(|other| other != first) {
            return Some(Message::new("length-unclear"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(version: Version, headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let value = header::HeaderValue::from_static(value);
            map.append(HeaderName::from_static(name), value);
        }
        unclear(version, &map).is_some()
    }

    #[test]
    fn what_is_not_clear() {
        let (old, new) = (Version::HTTP_10, Version::HTTP_11);
        assert!(!told(old, &[]) && !told(new, &[("host", "a")]) && !told(new, &[("host", "")]));
        assert!(!told(new, &[("host", "[::1]:8080")]));
        assert!(told(new, &[]) && told(new, &[("host", "a"), ("host", "a")]));
        assert!(told(old, &[("host", "a"), ("host", "b")]));
        for host in ["a, b", "a b", "a@b", "a/b", "a\\b"] {
            assert!(told(new, &[("host", host)]), "{host}");
        }
        let with =
            |more: &[(&'static str, &'static str)]| told(new, &[&[("host", "a")], more].concat());
        assert!(!with(&[("transfer-encoding", "Chunked")]));
        for coding in ["chunked, chunked", "gzip, chunked", "identity", "x"] {
            assert!(with(&[("transfer-encoding", coding)]), "{coding}");
        }
        assert!(with(&[
            ("transfer-encoding", "chunked"),
            ("transfer-encoding", "chunked")
        ]));
        assert!(!with(&[("content-length", "5")]));
        assert!(!with(&[("content-length", "5"), ("content-length", "5")]));
        for lengths in [["5", "6"], ["5", "05"], ["+5", "+5"], ["5, 5", "5, 5"]] {
            let lengths = lengths.map(|length| ("content-length", length));
            assert!(with(&lengths), "{lengths:?}");
        }
    }
}

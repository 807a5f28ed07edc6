//! A form with a small file: a multipart body that is there as a whole. Large files stream in, see `upload`.

use std::convert::Infallible;

use futures_util::FutureExt;
use futures_util::stream;
use hyper::body::Bytes;
use multer::Multipart;

use crate::http::failure::Failure;
use crate::http::input::Request;

/// Parts of a form.
const MOST: usize = 100;

/// The parts by their names, as bytes.
#[derive(Debug, Default)]
pub struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    /// What a field holds; nothing where it is not there. Of a file that was not chosen it is empty.
    pub fn bytes(&self, name: &str) -> &[u8] {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or(&[], |(_, bytes)| bytes)
    }
}

impl Request {
    /// The fields of a page's form that has a file among them.
    pub fn parts(&self) -> Result<Parts, Failure> {
        let kind = self.headers.get("content-type");
        let kind = kind.and_then(|value| value.to_str().ok());
        let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
        let Some(boundary) = boundary else {
            return Err(Failure::bad_request("the body must be multipart/form-data"));
        };
        let body = Bytes::copy_from_slice(&self.body);
        let read = read(Multipart::new(
            stream::iter([Ok::<_, Infallible>(body)]),
            boundary,
        ));
        // Nothing is waited for, as all of the body is there.
        match read.now_or_never() {
            Some(Ok(parts)) => Ok(parts),
            Some(Err(error)) => Err(Failure::bad_request(format!("the form: {error}"))),
            None => Err(Failure::bad_request("the form has no end")),
        }
    }
}

async fn read(mut form: Multipart<'_>) -> multer::Result<Parts> {
    let mut parts = Parts::default();
    while let Some(part) = form.next_field().await? {
        if parts.0.len() >= MOST {
            break;
        }
        let name = part.name().unwrap_or("").to_owned();
        let bytes = part.bytes().await?.to_vec();
        parts.0.push((name, bytes));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(body: &str) -> Result<Parts, u16> {
        let kind = [("content-type", "multipart/form-data; boundary=b")];
        let request = Request::new("POST", "/", &kind, body.as_bytes().to_vec());
        request.parts().map_err(|failure| failure.status)
    }

    #[test]
    fn files_and_texts() {
        let parts = parts(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"7a.csv\"\r\nContent-Type: text/csv\r\n\r\n1,Ada\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n--b--\r\n",
        )
        .expect("it is a form");
        assert_eq!(parts.bytes("file"), b"1,Ada\r\n");
        assert_eq!(parts.bytes("text"), b"");
        assert_eq!(parts.bytes("else"), b"");
    }

    #[test]
    fn what_is_no_form() {
        assert!(matches!(parts(""), Err(400)));
        assert!(matches!(
            parts("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nabc"),
            Err(400)
        ));
        let request = Request::new("POST", "/", &[], Vec::new());
        assert!(request.parts().is_err());
    }
}

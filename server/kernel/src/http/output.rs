//! What goes out.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::sync::Arc;

use tokio::sync::mpsc;

use crate::settings::Settings;

pub const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub enum Body {
    Empty,
    Text(String),
    Bytes(Vec<u8>),
    /// What many are sent.
    Shared(Arc<[u8]>),
    /// A file that is open, from its beginning, sent piece by piece; it may have no name any more.
    Opened {
        file: File,
        size: u64,
    },
    /// What comes until the sender is dropped; ends early where the client goes away.
    Stream(mpsc::Receiver<Vec<u8>>),
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Opened { size, .. } => write!(f, "Opened({size})"),
            Body::Stream(_) => f.write_str("Stream"),
            other => write!(f, "{:?}", String::from_utf8_lossy(other.as_bytes())),
        }
    }
}

impl Body {
    /// The bytes, where they are at hand.
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Body::Empty | Body::Opened { .. } | Body::Stream(_) => &[],
            Body::Text(text) => text.as_bytes(),
            Body::Bytes(bytes) => bytes,
            Body::Shared(bytes) => bytes,
        }
    }

    /// How long it is, where that is known.
    pub fn len(&self) -> Option<u64> {
        match self {
            Body::Stream(_) => None,
            Body::Opened { size, .. } => Some(*size),
            other => Some(other.as_bytes().len() as u64),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }
}

/// An answer. `X-Content-Type-Options: nosniff` goes with every one.
#[derive(Debug)]
pub struct Output {
    pub status: u16,
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    pub body: Body,
}

impl Output {
    /// A body of the given type that nobody keeps.
    pub fn text(content_type: &'static str, text: String) -> Output {
        Output::new(content_type, Body::Text(text)).header("cache-control", "no-store")
    }

    /// JSON that is already written.
    pub fn json(text: String) -> Output {
        Output::text(JSON, text)
    }

    /// A page of ours: nothing but our own files in it, and nobody else's frame around it.  Other sites hear nothing of where
    /// a reader came from; our own do, as browsers hide the origin of forms where not even they may.
    pub fn page(html: String) -> Output {
        Output::text(HTML, html)
            .header("content-security-policy", POLICY)
            .header("referrer-policy", "same-origin")
    }

    /// To another page, which is then asked for by itself: going back or reloading sends no form again.
    pub fn redirect(to: impl Into<Cow<'static, str>>) -> Output {
        Output {
            status: 303,
            headers: vec![
                ("cache-control", "no-store".into()),
                ("location", to.into()),
            ],
            body: Body::Empty,
        }
    }

    /// The same headers, cookies say, on the way to another page.
    #[must_use]
    pub fn redirected(self, to: &str) -> Output {
        let mut output = Output::redirect(to.to_owned());
        let cookies = self.headers.into_iter();
        output
            .headers
            .extend(cookies.filter(|(name, _)| *name == "set-cookie"));
        output
    }

    /// With a cookie of ours for so many seconds: no script reads it, and forms of other sites do not send it.
    #[must_use]
    pub fn cookie(self, settings: &Settings, name: &str, value: &str, age: i64) -> Output {
        let secure = if settings.is_secure() { "; Secure" } else { "" };
        self.header(
            "set-cookie",
            format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"),
        )
    }

    pub fn new(content_type: &'static str, body: Body) -> Output {
        Output {
            status: 200,
            headers: vec![("content-type", content_type.into())],
            body,
        }
    }

    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Output {
        self.headers.push((name, value.into()));
        self
    }
}

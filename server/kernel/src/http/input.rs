//! What comes in: the request as handlers see it, and its body as a typed value.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::OnceLock;

use eqex_messages::Message;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Deserializer};
use serde::{Deserialize, de};

use crate::http::failure::Failure;

pub use hyper::Method;

/// A request with its whole body.
#[derive(Debug)]
pub struct Request {
    pub method: Method,
    /// As sent, percent-encoded.
    pub path: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// The other end of the connection.
    pub peer: IpAddr,
    /// What was drawn for a visitor without a seed: once, however often the request is begun.
    pub(super) drawn: OnceLock<i32>,
    /// What is not clear about how it was sent: such a request is refused, whatever it asks for.
    pub unclear: Option<Message>,
}

impl Request {
    /// A request as a client sends it, for tests. What no client could send is left out of it.
    pub fn new(method: &str, target: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Request {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (
                HeaderName::try_from(*name),
                HeaderValue::from_bytes(value.as_bytes()),
            ) {
                map.append(name, value);
            }
        }
        Request {
            method: Method::from_bytes(method.as_bytes()).unwrap_or_default(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: map,
            body,
            peer: IpAddr::V4(Ipv4Addr::LOCALHOST),
            drawn: OnceLock::new(),
            unclear: None,
        }
    }

    /// The value of a header, where it is there and is text.
    pub fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where the request comes from: the other end, or whom a proxy that is trusted names.
    pub fn address(&self, trusted: &[IpAddr]) -> IpAddr {
        let mut address = self.peer.to_canonical();
        let forwarded = self.headers.get_all("x-forwarded-for").iter();
        let named: Vec<&str> = forwarded
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        // Each proxy appends who came to it, so the list is read from its end as long as whoever wrote it is trusted.
        for name in named.iter().rev() {
            if !trusted.contains(&address) {
                break;
            }
            match name.trim().parse::<IpAddr>() {
                Ok(next) => address = next.to_canonical(),
                Err(_) => break,
            }
        }
        address
    }

    /// Whether it comes from the machine itself, and not through a proxy that runs there.
    pub fn is_local(&self) -> bool {
        const PROXIED: [&str; 5] = [
            "x-forwarded-for",
            "x-forwarded-host",
            "x-real-ip",
            "forwarded",
            "via",
        ];
        self.peer.to_canonical().is_loopback()
            && !PROXIED.iter().any(|name| self.headers.contains_key(*name))
    }

    /// The value of a cookie; the first where there are several.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
    }

    /// The languages that the reader prefers, best first.
    pub fn languages(&self) -> Vec<String> {
        self.header(&header::ACCEPT_LANGUAGE)
            .map_or_else(Vec::new, languages)
    }

    /// The type of the body without its parameters, in small letters.
    pub fn content_type(&self) -> Option<String> {
        let value = self.headers.get(header::CONTENT_TYPE)?;
        let value = String::from_utf8_lossy(value.as_bytes());
        let kind = value.split(';').next().unwrap_or("").trim();
        Some(kind.to_ascii_lowercase())
    }

    /// The fields of the query.
    pub fn fields(&self) -> Fields {
        Fields::read(self.query.as_bytes())
    }

    /// The fields of a page's form.
    pub fn form(&self) -> Result<Fields, Failure> {
        match self.content_type().as_deref() {
            Some("application/x-www-form-urlencoded") => Ok(Fields::read(&self.body)),
            None if self.body.is_empty() => Ok(Fields::default()),
            _ => Err(Failure::bad_request(
                "the body must be application/x-www-form-urlencoded",
            )),
        }
    }

    /// Whether a script of ours asks for a part of the page, to put it in the place of the old one.
    pub fn wants_part(&self) -> bool {
        self.headers.contains_key("x-part")
    }

    /// Whether a browser asks, for someone to read.
    pub fn wants_page(&self) -> bool {
        let accept = self.header(&header::ACCEPT).unwrap_or("");
        let program = ["/api", "/assets", "/metrics"];
        accept.contains("text/html") && !program.iter().any(|start| self.path.starts_with(start))
    }

    /// The body as a JSON object; nothing at all is an empty one.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let body = self.body.trim_ascii();
        if body.is_empty() {
            return decode(b"{}");
        }
        if let Some(kind) = self
            .content_type()
            .filter(|kind| kind != "application/json")
        {
            return Err(Failure::bad_request(format!(
                "the body must be application/json, not {kind}"
            )));
        }
        decode(body)
    }
}

fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    // The library's name for numbers says nothing to people.
    let message = |error: serde_json::Error| error.to_string().replace("f64", "a number");
    serde_json::from_slice(body)
        .map(|Object(value)| value)
        .map_err(|error| Failure::bad_request(message(error)))
}

/// The tags of an `Accept-Language`, best first; what is refused or cannot be read is left out.
fn languages(value: &str) -> Vec<String> {
    let mut tags: Vec<(f32, &str)> = value
        .split(',')
        .take(20)
        .filter_map(|part| {
            let mut parts = part.split(';').map(str::trim);
            let tag = parts
                .next()
                .filter(|tag| eqex_messages::is_language_tag(tag))?;
            let quality = match parts.find_map(|part| part.strip_prefix("q=")) {
                Some(quality) => quality.parse().ok()?,
                None => 1.0f32,
            };
            (quality > 0.0).then_some((quality, tag))
        })
        .collect();
    tags.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    tags.into_iter().map(|(_, tag)| tag.to_owned()).collect()
}

/// The fields of a form or a query, decoded, in order.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

/// Fields that are read; no form of ours has more.
const MOST_FIELDS: usize = 20_000;

impl Fields {
    pub fn read(text: &[u8]) -> Fields {
        // Forms send line ends as CR LF.
        let field = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
            (name.into_owned(), value.replace("\r\n", "\n"))
        };
        let fields = form_urlencoded::parse(text).take(MOST_FIELDS);
        Fields(fields.map(field).collect())
    }

    /// The value of a field; the last of several, as a button's comes behind the form's own.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().rev();
        values
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The same, where a field that is not there is an empty one.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or("")
    }

    /// A field of which something has been typed.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// All values of a field, as of boxes that are ticked.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.0.iter().filter(move |(known, _)| known == name);
        values.map(|(_, value)| value.as_str())
    }
}

/// A JSON object; derived types alone would take a list of their fields too.
#[derive(Clone, Copy, Debug)]
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object<T>, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(de::value::MapAccessDeserializer::new(map)).map(Object)
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Object<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_behind_proxies() {
        let mut request = Request::new(
            "GET",
            "/",
            &[("x-forwarded-for", "6.6.6.6, 1.2.3.4, 10.0.0.2")],
            Vec::new(),
        );
        request.peer = IpAddr::from([10, 0, 0, 1]);
        let trusted = [IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2])];
        assert_eq!(request.address(&[]), request.peer);
        assert_eq!(request.address(&trusted), IpAddr::from([1, 2, 3, 4]));
    }

    #[test]
    fn accepted_languages() {
        assert_eq!(
            languages("pl, en;q=0.5, de;q=0.9, *;q=0.1"),
            ["pl", "de", "en"]
        );
        assert_eq!(languages("en;q=0, fr;q=x, pl-PL"), ["pl-PL"]);
        assert!(languages(",;,=").is_empty());
    }
}

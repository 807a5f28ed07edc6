//! What comes in: the request as handlers see it, and its body as a typed value.

use std::marker::PhantomData;

use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use serde::de::{DeserializeOwned, Deserializer, Error, Unexpected};
use serde::{Deserialize, de};

use super::failure::Failure;

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
        }
    }

    /// The value of a header, where it is there and is text.
    pub fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
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
                .filter(|tag| eqex::segments::is_language_tag(tag))?;
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

/// A field that may be absent but not null.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
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

/// A whole number of 32 bits, also written `2.0`.
#[derive(Clone, Copy, Debug)]
pub struct Int32(pub i32);

impl<'de> Deserialize<'de> for Int32 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "checked to be a whole number in range"
    )]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Int32, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Int32;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a whole number from -2147483648 to 2147483647")
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Int32, E> {
                i32::try_from(value)
                    .map(Int32)
                    .map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Int32, E> {
                i32::try_from(value)
                    .map(Int32)
                    .map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<Int32, E> {
                if value.fract() == 0.0
                    && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&value)
                {
                    Ok(Int32(value as i32))
                } else {
                    Err(E::invalid_value(Unexpected::Float(value), &self))
                }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted_languages() {
        assert_eq!(
            languages("pl, en;q=0.5, de;q=0.9, *;q=0.1"),
            ["pl", "de", "en"]
        );
        assert_eq!(languages("en;q=0, fr;q=x, pl-PL"), ["pl-PL"]);
        assert!(languages(",;,=").is_empty());
    }

    #[test]
    fn whole_numbers() {
        let read = |text| {
            serde_json::from_str::<Int32>(text)
                .map(|number| number.0)
                .ok()
        };
        assert_eq!(read("2.0"), Some(2));
        assert_eq!(read("-2147483648"), Some(i32::MIN));
        for bad in ["2147483648", "2.5", "\"2\"", "null", "true", "1e99"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}

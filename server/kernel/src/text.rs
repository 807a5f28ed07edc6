//! Texts with a form: names, ids, logins. Lengths count Unicode scalar values unless said otherwise.

#[doc(hidden)]
pub use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
#[doc(hidden)]
pub use serde::{Deserialize, Deserializer, Serialize};

#[doc(hidden)]
pub fn custom<E: serde::de::Error>(told: &'static str) -> E {
    E::custom(told)
}

/// Defines a type of texts of one form: how it looks, what is good, and its schema.
#[macro_export]
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $form:literal, $good:expr, {$($schema:tt)*}) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, $crate::text::Serialize)]
        pub struct $name(String);

        impl $name {
            /// What it looks like, for those who wrote something else.
            pub const FORM: &'static str = $form;

            pub fn parse(text: &str) -> Option<$name> {
                let good: fn(&str) -> bool = $good;
                good(text).then(|| $name(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl<'de> $crate::text::Deserialize<'de> for $name {
            fn deserialize<D: $crate::text::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = <String as $crate::text::Deserialize>::deserialize(deserializer)?;
                $name::parse(&text).ok_or_else(|| $crate::text::custom(concat!("expected ", $form)))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl $crate::text::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut $crate::text::SchemaGenerator) -> $crate::text::Schema {
                $crate::text::json_schema!({"type": "string", "description": $form, $($schema)*})
            }
        }
    };
}

/// Whether a text is of small letters a to z, digits and `-`.
pub fn is_kebab(text: &str) -> bool {
    let part = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(part)
}

/// At least one character, none of U+0000 to U+001F, at most so many.
pub fn is_text(text: &str, most: usize) -> bool {
    // A character has at least one byte, so long texts are not counted.
    !text.is_empty()
        && text.len() <= 4 * most
        && text.chars().count() <= most
        && !text.chars().any(|c| c < ' ')
}

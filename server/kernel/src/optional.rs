//! Fields that may be absent, null, or both: three things that `Option` alone does not tell apart.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A field that may be absent but not null. Goes with `#[serde(default)]`.
#[derive(Clone, Copy, Debug)]
pub struct Given<T>(pub Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Given<T> {
        Given(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Given<T>, D::Error> {
        T::deserialize(deserializer).map(|value| Given(Some(value)))
    }
}

/// A field that may be null but not absent.
///
/// The derived reader of a tuple struct asks for a newtype, which an absent field cannot give.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Nullable<T>(pub Option<T>);

macro_rules! schema_of {
    ($name:ident, $inner:ty) => {
        impl<T: JsonSchema> JsonSchema for $name<T> {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                <$inner>::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$inner>::json_schema(generator)
            }
        }
    };
}

schema_of!(Given, T);
schema_of!(Nullable, Option<T>);

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Fields {
        #[serde(default)]
        given: Given<i32>,
        nullable: Nullable<i32>,
        #[serde(default)]
        both: Given<Nullable<i32>>,
    }

    #[test]
    fn absent_and_null() {
        let read = |text| serde_json::from_str::<Fields>(text);
        let fields = read(r#"{"nullable":null}"#).expect("it is good");
        assert!(fields.given.0.is_none() && fields.nullable.0.is_none() && fields.both.0.is_none());
        let fields = read(r#"{"nullable":1,"given":2,"both":null}"#).expect("it is good");
        assert!(matches!(fields.both.0, Some(Nullable(None))));
        assert!(read("{}").is_err());
        assert!(read(r#"{"nullable":1,"given":null}"#).is_err());
    }
}

//! Fields that may be absent, null, or both: three things that `Option` alone does not tell apart.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A field that may be absent but not null. Goes with `#[serde(default)]`.
#[derive(Clone, Copy, Debug)]
pub struct OptionalField<T>(pub Option<T>);

impl<T> Default for OptionalField<T> {
    fn default() -> OptionalField<T> {
        OptionalField(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OptionalField<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OptionalField<T>, D::Error> {
        T::deserialize(deserializer).map(|value| OptionalField(Some(value)))
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

schema_of!(OptionalField, T);
schema_of!(Nullable, Option<T>);

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Fields {
        #[serde(default)]
        given: OptionalField<i32>,
        nullable: Nullable<i32>,
        #[serde(default)]
        both: OptionalField<Nullable<i32>>,
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

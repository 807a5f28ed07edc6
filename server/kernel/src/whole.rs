//! Whole numbers of a range, as JSON writes them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Error, Unexpected};

/// A whole number from `MIN` to `MAX`, also written `2.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whole<const MIN: i32, const MAX: i32>(pub i32);

pub type Int32 = Whole<{ i32::MIN }, { i32::MAX }>;
/// The team of the administrator, 0, cannot be addressed.
pub type TeamId = Whole<1, { i32::MAX }>;
/// A number in the class register.
pub type RegisterNumber = Whole<1, 10_000>;
/// Which practice variant, from 1 on.
pub type Count = Whole<1, { i32::MAX }>;

impl<const MIN: i32, const MAX: i32> Whole<MIN, MAX> {
    pub fn new(value: i64) -> Option<Self> {
        let value = i32::try_from(value).ok()?;
        (MIN..=MAX).contains(&value).then_some(Whole(value))
    }
}

impl<'de, const MIN: i32, const MAX: i32> Deserialize<'de> for Whole<MIN, MAX> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a number beyond the range is refused, however it is cut"
    )]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<const MIN: i32, const MAX: i32>;
        impl<const MIN: i32, const MAX: i32> de::Visitor<'_> for Visitor<MIN, MAX> {
            type Value = Whole<MIN, MAX>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "a whole number from {MIN} to {MAX}")
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
                Whole::new(value).ok_or_else(|| E::invalid_value(Unexpected::Signed(value), &self))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
                let whole = i64::try_from(value).ok().and_then(Whole::new);
                whole.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
                let whole = (value.fract() == 0.0)
                    .then(|| Whole::new(value as i64))
                    .flatten();
                whole.ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<const MIN: i32, const MAX: i32> JsonSchema for Whole<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Whole{MIN}To{MAX}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": MIN, "maximum": MAX})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(serde_json::from_str::<RegisterNumber>("0").is_err());
        assert!(serde_json::from_str::<RegisterNumber>("10000").is_ok());
    }
}

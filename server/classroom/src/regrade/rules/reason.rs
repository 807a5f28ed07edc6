//! Why an answer of the log comes to something else: which rule judges it otherwise.

use std::collections::BTreeSet;
use std::sync::Arc;

use eqex::{Exercise, Tolerance, Value};
use schemars::JsonSchema;
use serde::Serialize;

use crate::regrade::rules::again::again;
use crate::results::rules::given::AnswerEntry;
use crate::solving::rules as solving;
use eqex_bank::answer::Answer;

/// A rule by which an answer comes to something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RegradeReason {
    /// The text of the exercise changed: what was answered is judged by other calculations or another tolerance.
    Exercise,
    /// The value is 0 in exact arithmetic, and counts as 0.
    Zero,
    /// The unit is read or converted otherwise.
    Unit,
    /// The number is read otherwise.
    Reading,
    /// Figures or decimals are counted otherwise.
    Precision,
    /// How far an answer may be off is another one.
    Tolerance,
}

impl RegradeReason {
    pub fn words(self) -> &'static str {
        match self {
            RegradeReason::Exercise => "the exercise has changed",
            RegradeReason::Zero => "the value is 0 in exact arithmetic",
            RegradeReason::Unit => "the unit is read otherwise",
            RegradeReason::Reading => "the number is read otherwise",
            RegradeReason::Precision => "figures are counted otherwise",
            RegradeReason::Tolerance => "the tolerance",
        }
    }
}

/// An answer that comes to something else.
pub(crate) struct Why<'a> {
    /// What it is judged by now, and what was seen when it was given.
    pub compiled: &'a Arc<Exercise>,
    pub seen: &'a Arc<Exercise>,
    /// What was right of it, and what is.
    pub before: &'a str,
    pub after: &'a str,
}

impl Why<'_> {
    /// By which rules, and what was given for the unknowns that they concern.
    pub(crate) fn told(&self, seed: i32, answer: &Answer) -> (Vec<RegradeReason>, Vec<String>) {
        // What the text that was seen makes of it by the rules of today.
        let unchanged = match Arc::ptr_eq(self.compiled, self.seen) {
            true => None,
            false => again(self.seen, self.seen, seed, answer)
                .ok()
                .map(|graded| solving::score_bits(&graded.info)),
        };
        let right = self
            .compiled
            .variant(seed)
            .map_or_else(|_| Vec::new(), |variant| variant.values().to_vec());
        let entries = AnswerEntry::all(answer, right.len());
        let mut reasons = BTreeSet::new();
        let mut given = Vec::new();
        for (index, (entry, value)) in entries.into_iter().zip(right).enumerate() {
            let mark = |info: &str| info.as_bytes().get(index).copied();
            let before = mark(self.before);
            if before == mark(self.after) {
                continue;
            }
            let Some(entry) = entry else {
                reasons.insert(RegradeReason::Exercise);
                continue;
            };
            let by_text = unchanged
                .as_deref()
                .is_some_and(|info| mark(info) == before);
            reasons.insert(match by_text {
                true => RegradeReason::Exercise,
                false => reason(self.compiled, index, &entry, &value, before == Some(b'1')),
            });
            given.push(match entry {
                AnswerEntry::Typed(typed) => typed.text,
                AnswerEntry::Number(number) => number.to_string(),
            });
        }
        (reasons.into_iter().collect(), given)
    }
}

/// Why an answer to the unknown of an index comes to something else although it is judged by the same text. `value` is the right answer, `before`
/// whether it was right so far. Nobody kept how it was understood then, so this tells the first rule that concerns it.
fn reason(
    exercise: &Exercise,
    index: usize,
    given: &AnswerEntry,
    value: &Value,
    before: bool,
) -> RegradeReason {
    let Some(unknown) = exercise.unknowns().get(index) else {
        return RegradeReason::Exercise;
    };
    if value.number == 0.0 {
        return RegradeReason::Zero;
    }
    let AnswerEntry::Typed(typed) = given else {
        return RegradeReason::Tolerance;
    };
    let readings = typed.readings(exercise, index);
    let Some(meant) = readings
        .as_ref()
        .and_then(|readings| readings.settled(typed.chosen))
    else {
        return RegradeReason::Reading;
    };
    let counted = !matches!(
        unknown.tolerance,
        Tolerance::Relative(_) | Tolerance::Absolute(_)
    );
    // By its value alone it would be judged as before: then it is the figures.
    let by_value = meant.given().map(|given| {
        let number = given.conversion.apply(given.number);
        unknown.tolerance.accepts(value, number)
    });
    if counted && by_value == Some(before) {
        RegradeReason::Precision
    } else if !meant.unit.is_empty() && meant.unit != unknown.unit {
        RegradeReason::Unit
    } else if !is_plain(&typed.text) {
        RegradeReason::Reading
    } else {
        match counted {
            true => RegradeReason::Precision,
            false => RegradeReason::Tolerance,
        }
    }
}

/// Whether a text is digits with one point or comma at most, which was never read otherwise.
fn is_plain(text: &str) -> bool {
    let unsigned = text.trim().trim_start_matches(['-', '+']);
    let number = unsigned.split([' ', '\u{a0}']).next().unwrap_or("");
    let signs = number.matches(['.', ',']).count();
    let digits = number
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    signs <= 1 && digits && !number.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::rules::given::TypedText;
    use eqex::{Defaults, TypedNotation};

    fn told(tolerance: &str, unknown: &str, text: &str, value: f64, before: bool) -> RegradeReason {
        let source =
            format!("---\ntype: EqEx\nname: N\ntolerance: {tolerance}\n---\n{unknown}\n---\nx=2\n");
        let exercise = Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is one");
        let given = AnswerEntry::Typed(TypedText {
            text: text.to_owned(),
            notation: TypedNotation::Point,
            chosen: None,
        });
        reason(&exercise, 0, &given, &value.into(), before)
    }

    #[test]
    fn rules_are_named() {
        assert_eq!(told("1%", "x=?", "0", 0.0, false), RegradeReason::Zero);
        assert_eq!(
            told("1%", "x=?m", "200 cm", 2.0, false),
            RegradeReason::Unit
        );
        assert_eq!(
            told("1%", "x=?m", "4/2", 2.0, false),
            RegradeReason::Reading
        );
        assert_eq!(
            told("0%", "x=?m", "2", 2.0, false),
            RegradeReason::Tolerance
        );
        assert_eq!(
            told("0%", "x=?m", "2 m", 2.0, false),
            RegradeReason::Tolerance
        );
        // 149 min are 2.48333… h, which is no rounding of 2.48333 to three figures.
        let minutes = 2.483_33;
        assert_eq!(
            told("3 figures", "x=?h", "149 min", minutes, false),
            RegradeReason::Precision
        );
        assert_eq!(
            told("3 figures", "x=?h", "1/3", 1.0 / 3.0, false),
            RegradeReason::Precision
        );
        assert_eq!(
            reason(
                &Exercise::parse(
                    b"---\ntype: EqEx\nname: N\n---\nx=?\n---\nx=2\n",
                    &Defaults::default()
                )
                .expect("it is one"),
                0,
                &AnswerEntry::Number(2.0),
                &2.0.into(),
                false
            ),
            RegradeReason::Tolerance
        );
    }
}

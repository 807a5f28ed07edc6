//! Wrong answers by what they are to the right one: variants differ, slips do not.

use std::collections::{HashMap, HashSet};

use eqex::{
    Conversion, Exercise, GivenAnswer, Tolerance, Value, Verdict, Written, round_to_figures,
};

use crate::results::rules::given::AnswerEntry;
use eqex_kernel::accounts::rows::Id;

/// What a wrong answer is to the right one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AnswerRelation {
    /// The same size with the other sign.
    Sign,
    /// So many powers of ten beside it.
    Power(i32),
    /// The right answer to another unknown of the exercise.
    Other(usize),
    /// So many times the right answer, to three figures.
    Ratio(f64),
    Zero,
    /// Where the right answer is 0: the answer to three figures.
    Value(f64),
    /// A unit that cannot be that of the unknown.
    Unit,
    /// The right value to another number of figures than asked.
    Precision,
}

impl AnswerRelation {
    /// Equal for relations of one group.
    fn key(self) -> (u8, u64) {
        let whole = |number: i64| number.cast_unsigned();
        match self {
            AnswerRelation::Sign => (0, 0),
            AnswerRelation::Power(power) => (1, whole(power.into())),
            AnswerRelation::Other(index) => (2, index as u64),
            AnswerRelation::Ratio(ratio) => (3, ratio.to_bits()),
            AnswerRelation::Zero => (4, 0),
            AnswerRelation::Value(value) => (5, value.to_bits()),
            AnswerRelation::Unit => (6, 0),
            AnswerRelation::Precision => (7, 0),
        }
    }
}

/// Powers of ten that a slip with units may come to.
const POWERS: [i32; 14] = [1, 2, 3, 4, 5, 6, 9, -1, -2, -3, -4, -5, -6, -9];

/// What a number is to the right answer of unknown `at`, where it is wrong.
fn of_number(value: f64, at: usize, right: &[Value], tolerances: &[Tolerance]) -> AnswerRelation {
    let (Some(right_value), Some(tolerance)) = (right.get(at), tolerances.get(at)) else {
        return AnswerRelation::Value(round_to_figures(value, 3));
    };
    if value == 0.0 {
        return AnswerRelation::Zero;
    }
    let own = right_value.number;
    if own == 0.0 {
        return AnswerRelation::Value(round_to_figures(value, 3));
    }
    if tolerance.accepts(&Value::from(-own), value) {
        return AnswerRelation::Sign;
    }
    let other = right.iter().zip(tolerances).enumerate();
    let swapped = |(index, (right, tolerance)): (usize, (&Value, &Tolerance))| {
        (index != at && right.number != 0.0 && tolerance.accepts(right, value)).then_some(index)
    };
    if let Some(index) = other.filter_map(swapped).next() {
        return AnswerRelation::Other(index);
    }
    let power = |power: &&i32| {
        let factor = eqex::power_of_ten(**power);
        tolerance.accepts(right_value, value / factor)
    };
    if let Some(power) = POWERS.iter().find(power) {
        return AnswerRelation::Power(*power);
    }
    let ratio = value / own;
    if ratio.is_finite() {
        AnswerRelation::Ratio(round_to_figures(ratio, 3))
    } else {
        AnswerRelation::Value(round_to_figures(value, 3))
    }
}

/// What was given is to the right answer of unknown `at`; none for what cannot be read or is right.
pub fn relation(
    exercise: &Exercise,
    right: &[Value],
    at: usize,
    given: &AnswerEntry,
) -> Option<AnswerRelation> {
    let unknown = exercise.unknowns().get(at)?;
    let own = right.get(at)?;
    let tolerances: Vec<Tolerance> = exercise
        .unknowns()
        .iter()
        .map(|unknown| unknown.tolerance)
        .collect();
    let given = match given {
        AnswerEntry::Number(number) => GivenAnswer {
            number: *number,
            conversion: Conversion::IDENTITY,
            written: Written::Value,
        },
        AnswerEntry::Typed(text) => {
            let readings = text.readings(exercise, at)?;
            match readings.settled(text.chosen)?.given() {
                None => return Some(AnswerRelation::Unit),
                Some(given) => given,
            }
        }
    };
    let value = given.conversion.apply(given.number);
    match unknown.tolerance.judge(own, &given) {
        Verdict::Right => None,
        Verdict::WrongPrecision => Some(AnswerRelation::Precision),
        _ if value.is_finite() => Some(of_number(value, at, right, &tolerances)),
        _ => None,
    }
}

/// A wrong answer to one unknown.
#[derive(Clone, Debug)]
pub struct WrongAnswer {
    pub user: Id,
    pub relation: AnswerRelation,
    pub given: AnswerEntry,
    /// What was right in that variant.
    pub right: f64,
}

/// Wrong answers that are the same to the right one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub relation: AnswerRelation,
    pub people: usize,
    pub answers: usize,
    pub examples: Vec<Example>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub user: Id,
    pub given: AnswerEntry,
    pub right: f64,
}

/// Examples of a group.
const EXAMPLES: usize = 3;

/// The most frequent groups, by people and then by answers, and how many answers are in none of them.
pub fn groups(wrong: &[WrongAnswer], most: usize) -> (Vec<Group>, usize) {
    let mut places: HashMap<(u8, u64), usize> = HashMap::new();
    let mut found: Vec<(Group, HashSet<Id>)> = Vec::new();
    for one in wrong {
        let place = *places.entry(one.relation.key()).or_insert(found.len());
        if place == found.len() {
            let group = Group {
                relation: one.relation,
                people: 0,
                answers: 0,
                examples: Vec::new(),
            };
            found.push((group, HashSet::new()));
        }
        let (group, people) = &mut found[place];
        group.answers += 1;
        if people.insert(one.user) && group.examples.len() < EXAMPLES {
            group.examples.push(Example {
                user: one.user,
                given: one.given.clone(),
                right: one.right,
            });
        }
    }
    let mut groups: Vec<Group> = found
        .into_iter()
        .map(|(group, people)| Group {
            people: people.len(),
            ..group
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse((group.people, group.answers)));
    // Some number times the right one says nothing where it came only once.
    let (mut told, mut others): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| {
        group.answers > 1 || !matches!(group.relation, AnswerRelation::Ratio(_))
    });
    others.extend(told.drain(most.min(told.len())..));
    let rest = others.iter().map(|group| group.answers).sum();
    (told, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::rules::given::TypedText;
    use eqex::{Defaults, TypedNotation};

    fn exercise() -> Exercise {
        let text =
            "---\ntype: EqEx\nname: Fall\n---\nh=[20;20]m t=?s v=?m/s n=?\n---\nt=2\nv=20\nn=0\n";
        Exercise::parse(text.as_bytes(), &Defaults::default()).expect("it is good")
    }

    fn typed(at: usize, text: &str) -> Option<AnswerRelation> {
        let given = AnswerEntry::Typed(TypedText {
            text: text.to_owned(),
            notation: TypedNotation::Point,
            chosen: None,
        });
        relation(&exercise(), &[2.0, 20.0, 0.0].map(Value::from), at, &given)
    }

    #[test]
    fn slips() {
        assert_eq!(typed(0, "2 s"), None);
        assert_eq!(typed(0, "-2"), Some(AnswerRelation::Sign));
        assert_eq!(typed(0, "2000"), Some(AnswerRelation::Power(3)));
        assert_eq!(typed(0, "2 ms"), Some(AnswerRelation::Power(-3)));
        assert_eq!(typed(0, "2 m"), Some(AnswerRelation::Unit));
        assert_eq!(typed(0, "3"), Some(AnswerRelation::Ratio(1.5)));
        assert_eq!(typed(0, "2.8284"), Some(AnswerRelation::Ratio(1.41)));
        // It is the speed, and ten times the time as well: the nearer reading first.
        assert_eq!(typed(0, "20"), Some(AnswerRelation::Other(1)));
        assert_eq!(typed(1, "72 km/h"), None);
        assert_eq!(typed(1, "72"), Some(AnswerRelation::Ratio(3.6)));
        assert_eq!(typed(1, "0"), Some(AnswerRelation::Zero));
        assert_eq!(typed(2, "5.123"), Some(AnswerRelation::Value(5.12)));
        assert_eq!(typed(0, "?!"), None);
        assert_eq!(typed(7, "1"), None);
    }

    #[test]
    fn the_most_frequent_come_first() {
        let wrong = |user: Id, relation| WrongAnswer {
            user,
            relation,
            given: AnswerEntry::Number(1.0),
            right: 2.0,
        };
        let all = [
            wrong(1, AnswerRelation::Ratio(0.5)),
            wrong(1, AnswerRelation::Ratio(0.5)),
            wrong(1, AnswerRelation::Ratio(0.5)),
            wrong(2, AnswerRelation::Sign),
            wrong(3, AnswerRelation::Sign),
            wrong(4, AnswerRelation::Zero),
        ];
        let (groups, rest) = groups(&all, 2);
        let told: Vec<_> = groups
            .iter()
            .map(|group| {
                (
                    group.relation,
                    group.people,
                    group.answers,
                    group.examples.len(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (AnswerRelation::Sign, 2, 2, 2),
                (AnswerRelation::Ratio(0.5), 1, 3, 1)
            ]
        );
        assert_eq!(rest, 1);
    }
}

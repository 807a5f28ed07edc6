//! What a unit measures and how large it is, and the conversions from one unit into another.

use super::scale::{Conversion, Scale, Zero};
use super::table::{Dimension, NO_DIMENSION, Rotation, TABLE, UnitMeaning, add};

/// The places of the second and the kelvin among the dimensions: the order of the table.
const SECOND: usize = 2;
const KELVIN: usize = 4;

/// A word of a unit as it is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Known(UnitMeaning),
    /// A word of the author's that the table does not know, by its number.
    Literal(u8),
}

/// A word with its power, negative below the bar.
pub(super) type UnitFactor = (Word, i32);

/// Adds the dimensions of a product.
pub(super) fn add_parts(sum: &mut Dimension, parts: &[UnitFactor]) {
    for (word, power) in parts {
        match word {
            Word::Known(meaning) => {
                if let Some(entry) = TABLE.entry(*meaning) {
                    add(sum, &entry.dimension, *power);
                }
            }
            Word::Literal(number) => {
                let own = sum.get_mut(TABLE.dimensions() + usize::from(*number));
                let power = i16::try_from(*power).unwrap_or(i16::MAX);
                own.into_iter()
                    .for_each(|own| *own = own.saturating_add(power));
            }
        }
    }
}

/// A unit as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitQuantity {
    pub(super) dimension: Dimension,
    scale: Scale,
    turns: i32,
    cycles: i32,
    has_angle: bool,
    has_long_time: bool,
    /// The kelvins at zero of a unit that stands alone.
    zero: Option<Zero>,
}

/// How a rate counts rotations; what is no rate counts none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RotationRate {
    None,
    /// `rad/s`, `°/s`.
    Angle,
    /// `rpm`, `obr/s`.
    Turn,
    /// `Hz`, `1/min`.
    Cycle,
    /// `1/s`.
    Plain,
}

impl UnitQuantity {
    pub(super) fn of(parts: &[UnitFactor]) -> UnitQuantity {
        let mut dimension = NO_DIMENSION;
        add_parts(&mut dimension, parts);
        let mut quantity = UnitQuantity {
            dimension,
            scale: Scale::ONE,
            turns: 0,
            cycles: 0,
            has_angle: false,
            has_long_time: false,
            zero: None,
        };
        for (word, power) in parts {
            let Word::Known(meaning) = word else {
                continue;
            };
            let (Some(entry), Some(scale)) = (TABLE.entry(*meaning), TABLE.scale(*meaning)) else {
                continue;
            };
            quantity.scale = quantity.scale.times(scale.power(*power));
            match entry.rotation {
                Rotation::None => {}
                Rotation::Angle => quantity.has_angle = true,
                Rotation::Turn => quantity.turns = quantity.turns.saturating_add(*power),
                Rotation::Cycle => quantity.cycles = quantity.cycles.saturating_add(*power),
            }
            quantity.has_long_time |=
                is_power_of(SECOND, &entry.dimension) == Some(1) && entry.scale != Scale::ONE;
            if parts.len() == 1 && *power == 1 {
                quantity.zero = Some(entry.zero.unwrap_or(Zero::ABSOLUTE));
            }
        }
        quantity
    }

    pub(super) fn is_time(&self) -> bool {
        is_power_of(SECOND, &self.dimension) == Some(1)
    }

    pub(super) fn is_temperature(&self) -> bool {
        is_power_of(KELVIN, &self.dimension) == Some(1)
    }

    pub(super) fn has_kind(&self) -> bool {
        self.dimension != NO_DIMENSION || self.has_angle || self.turns != 0
    }

    /// Whether a number in one unit is the same in the other.
    pub(super) fn is_same(&self, other: &UnitQuantity) -> bool {
        let (size, other_size) = (self.size(), other.size());
        self.dimension == other.dimension
            && (size - other_size).abs() <= size * 1e-14
            && self.rate() == other.rate()
            && self.zero == other.zero
    }

    pub(super) fn size(&self) -> f64 {
        self.scale.approximately()
    }

    fn rate(&self) -> RotationRate {
        match is_power_of(SECOND, &self.dimension) {
            Some(power) if power < 0 => {}
            _ => return RotationRate::None,
        }
        if self.turns != 0 {
            RotationRate::Turn
        } else if self.has_angle {
            RotationRate::Angle
        } else if self.cycles != 0 || self.has_long_time {
            RotationRate::Cycle
        } else {
            RotationRate::Plain
        }
    }

    /// The size where a turn and a cycle are 2π each.
    fn in_radians(&self) -> Scale {
        match self.rate() {
            RotationRate::Cycle => self.scale.times(full_turn().power(self.cycles.max(1))),
            _ => self.scale,
        }
    }

    /// The size where a turn and a cycle are 1 each.
    fn counted(&self) -> Scale {
        self.scale
            .times(full_turn().power(self.turns.saturating_neg()))
    }

    /// The conversions that a number in this unit may want to be in the one that is asked, of the same dimension: one, or two where rotations
    /// are counted on one side and measured on the other.
    pub(super) fn conversions(&self, asked: &UnitQuantity, differences: bool) -> Vec<Conversion> {
        if self.is_temperature()
            && !differences
            && let Some(asked_zero) = asked.zero
        {
            let typed = (self.scale, self.zero.unwrap_or(Zero::ABSOLUTE));
            let conversion = Conversion::of_temperature(typed, (asked.scale, asked_zero));
            return conversion.into_iter().collect();
        }
        let sizes: Vec<(Scale, Scale)> = match (self.rate(), asked.rate()) {
            (RotationRate::Turn | RotationRate::Cycle, RotationRate::Angle)
            | (RotationRate::Angle, RotationRate::Turn | RotationRate::Cycle) => {
                vec![
                    (self.in_radians(), asked.in_radians()),
                    (self.counted(), asked.counted()),
                ]
            }
            (RotationRate::Turn, RotationRate::Plain) => vec![
                (self.counted(), asked.scale),
                (self.in_radians(), asked.scale),
            ],
            (RotationRate::None, _) | (_, RotationRate::None) => vec![(self.scale, asked.scale)],
            _ => vec![(self.counted(), asked.counted())],
        };
        sizes
            .into_iter()
            .filter_map(|(typed, asked)| Conversion::by(typed.times(asked.inverse())))
            .collect()
    }
}

fn full_turn() -> Scale {
    Scale::parse("2").unwrap_or(Scale::ONE).times(Scale::PI)
}

/// The power, where a dimension is a power of one base alone.
fn is_power_of(base: usize, dimension: &Dimension) -> Option<i16> {
    let power = *dimension.get(base)?;
    let others = dimension
        .iter()
        .enumerate()
        .all(|(index, power)| index == base || *power == 0);
    (others && power != 0).then_some(power)
}

/// A product in the language's notation.
pub(super) fn notation(parts: &[UnitFactor], literals: &[String]) -> String {
    let shown = |word: &Word, power: i32| {
        let word = match word {
            Word::Known(meaning) => TABLE.symbol(*meaning),
            Word::Literal(number) => literals
                .get(usize::from(*number))
                .cloned()
                .unwrap_or_default(),
        };
        // A symbol such as km/h stands in brackets among others.
        let word = if word.contains(['/', '*']) && (parts.len() > 1 || power != 1) {
            format!("({word})")
        } else {
            word
        };
        match power {
            1 => word,
            power => format!("{word}^{power}"),
        }
    };
    let above: Vec<String> = parts
        .iter()
        .filter(|(_, power)| *power > 0)
        .map(|(word, power)| shown(word, *power))
        .collect();
    let below: Vec<String> = parts
        .iter()
        .filter(|(_, power)| *power < 0)
        .map(|(word, power)| shown(word, -power))
        .collect();
    let above = match above.as_slice() {
        [] => "1".to_owned(),
        above => above.join("*"),
    };
    match below.as_slice() {
        [] => above,
        [below] => format!("{above}/{below}"),
        below => format!("{above}/({})", below.join("*")),
    }
}

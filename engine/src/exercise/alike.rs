//! Whether an answer to one text is one to another text as well.

use super::{Exercise, Variant};
use crate::kinds::eqex::{ShownNumber, are_the_same};
use crate::number;

impl Variant<'_> {
    /// The numbers that the text shows, with name and unit, in its order.
    pub(crate) fn shown_numbers(&self) -> Vec<ShownNumber<'_>> {
        let shown = self.exercise.body.shown.iter().filter_map(|declared| {
            let decimal = declared.value?.decimal(&|index| self.decimal(index));
            Some(ShownNumber {
                name: &declared.name,
                unit: &declared.unit,
                number: number::scaled(decimal.digits, decimal.exponent),
            })
        });
        shown.collect()
    }
}

impl Exercise {
    /// Whether an answer to a seed's variant of another text, `seen`, is an answer to the variant here as well: this one shows the same
    /// numbers, and asks for as many in the same units.
    pub fn is_comparable(&self, seen: &Exercise, seed: i32) -> bool {
        let asked = |exercise: &Exercise| -> Vec<String> {
            let unknowns = exercise.unknowns().iter();
            unknowns.map(|unknown| unknown.unit.clone()).collect()
        };
        if asked(self) != asked(seen) || self.has_moved_unknowns(seen) {
            return false;
        }
        match (self.variant(seed), seen.variant(seed)) {
            (Ok(here), Ok(there)) => are_the_same(&here.shown_numbers(), &there.shown_numbers()),
            _ => false,
        }
    }
}

impl Exercise {
    /// Whether a name that both texts ask for stands at another place among the unknowns: answers go by place.
    fn has_moved_unknowns(&self, seen: &Exercise) -> bool {
        let place = |exercise: &Exercise, name: &str| {
            let mut unknowns = exercise.unknowns().iter();
            unknowns.position(|unknown| unknown.name == name)
        };
        let mut unknowns = self.unknowns().iter().enumerate();
        unknowns
            .any(|(here, unknown)| place(seen, &unknown.name).is_some_and(|there| there != here))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Defaults;

    fn exercise(text: &str, calculations: &str) -> Exercise {
        let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{calculations}\n");
        Exercise::parse(source.as_bytes(), &Defaults::default()).unwrap()
    }

    #[test]
    fn what_can_be_compared() {
        let first = exercise("A car at v=[1;9;1]m/s for t=3s. x=?m", "x=v*t");
        let comparable = |text: &str, calculations: &str| {
            let other = exercise(text, calculations);
            let all = (0..50).filter(|seed| other.is_comparable(&first, *seed));
            all.count()
        };
        assert_eq!(
            comparable("For t=3s a car has v=[1;9;1]m/s: x=?m", "x=v*t+1"),
            50
        );
        assert_eq!(
            comparable("A car at v=[1;9;1]m/s for t=3s. d=?m", "d=v*t"),
            50
        );
        assert_eq!(
            comparable("A car at v=[1;9;1]m/s for t=3s. x=?km", "x=v*t"),
            0
        );
        assert_eq!(
            comparable("A car at v=[10;90;10]m/s for t=3s. x=?m", "x=v*t"),
            0
        );
        assert_eq!(
            comparable("A car at v=[1;9;1]m/s for t=4s. x=?m", "x=v*t"),
            0
        );
        assert_eq!(comparable("A car at v=[1;9;1]m/s. x=?m", "x=v*3"), 0);
        assert_eq!(
            comparable("A car at v=[1;9;1]m/s for t=3s. x=?m y=?m", "x=v*t\ny=x"),
            0
        );
        assert_eq!(
            comparable("A car at v=[1;9;1]m/s for t=3s. x=?m", "x=sqrt(0-v)"),
            0
        );
        let two = exercise("v=[1;9;1]m/s: x=?m y=?m", "x=v\ny=2*v");
        let moved = exercise("v=[1;9;1]m/s: y=?m x=?m", "x=v\ny=2*v");
        assert!(!moved.is_comparable(&two, 1) && two.is_comparable(&two, 1));
        // A wider range gives the same number here and there by chance.
        let some = comparable("A car at v=[1;10;1]m/s for t=3s. x=?m", "x=v*t");
        assert!(some > 0 && some < 50, "{some}");
    }
}

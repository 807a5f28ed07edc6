//! The numbers that a text shows: what a learner has before them, prose aside.

/// A shown value in one variant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ShownNumber<'a> {
    pub name: &'a str,
    pub unit: &'a str,
    pub number: f64,
}

/// Whether a text shows the same numbers as another one, which somebody saw. A name that both have shows the same in both; names that only the
/// text has were renamed in place, and show in order what names that only the other has showed. The order of names that stay is free, as a
/// sentence may be turned around. A number that is shown no more makes another exercise of it as well.
pub(crate) fn are_the_same(shown: &[ShownNumber<'_>], seen: &[ShownNumber<'_>]) -> bool {
    let known = |list: &[ShownNumber<'_>], name: &str| list.iter().any(|one| one.name == name);
    let is_same = |one: &ShownNumber<'_>, other: &ShownNumber<'_>| {
        one.unit == other.unit && one.number == other.number
    };
    let kept = shown.iter().all(|one| {
        let mut same = seen.iter().filter(|other| other.name == one.name);
        same.all(|other| is_same(one, other))
    });
    let dropped = seen.iter().filter(|one| !known(shown, one.name));
    let mut renamed = shown.iter().filter(|one| !known(seen, one.name));
    let same_names = dropped
        .into_iter()
        .all(|other| renamed.next().is_some_and(|one| is_same(one, other)));
    kept && same_names && renamed.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(list: &[(&'static str, &'static str, f64)]) -> Vec<ShownNumber<'static>> {
        list.iter()
            .map(|(name, unit, number)| ShownNumber {
                name,
                unit,
                number: *number,
            })
            .collect()
    }

    #[test]
    fn names_may_change_and_numbers_may_not() {
        let same = |seen: &[_], shown: &[_]| are_the_same(&numbers(shown), &numbers(seen));
        assert!(same(&[], &[]));
        assert!(same(&[("a", "m", 2.0)], &[("a", "m", 2.0)]));
        assert!(!same(&[("a", "m", 2.0)], &[("a", "m", 3.0)]));
        assert!(!same(&[("a", "m", 2.0)], &[("a", "km", 2.0)]));
        let more = [("a", "", 2.0), ("g", "", 9.81)];
        assert!(!same(&[("a", "", 2.0)], &more), "one more");
        assert!(!same(&more, &[("a", "", 2.0)]), "one less");
        // Turned around, and renamed.
        let two = [("v", "", 2.0), ("t", "", 3.0)];
        assert!(same(&two, &[("t", "", 3.0), ("v", "", 2.0)]));
        assert!(same(&two, &[("u", "", 2.0), ("t", "", 3.0)]));
        assert!(same(&two, &[("u", "", 2.0), ("w", "", 3.0)]));
        assert!(
            !same(&two, &[("t", "", 2.0), ("v", "", 3.0)]),
            "changed places"
        );
        assert!(!same(&two, &[("u", "", 3.0), ("w", "", 2.0)]));
        assert!(!same(&two, &[("u", "", 2.0), ("w", "", 2.0)]));
    }
}

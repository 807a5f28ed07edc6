//! Where nothing may take long: on threads that many wait for.

use std::cell::Cell;

use crate::accounts::rows::Id;

/// Work that was not done where it would have taken long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The row that it was for, where what comes of it is kept at hand by that: whoever offers the endpoints makes it ready.
    pub row: Option<Id>,
}

#[derive(Clone, Copy)]
enum Weight {
    Any,
    /// What was missed so far, the last of it.
    Light(Option<Missed>),
}

thread_local! {
    static WEIGHT: Cell<Weight> = const { Cell::new(Weight::Any) };
}

/// Things are as they were before once this goes.
struct Before(Weight);

impl Drop for Before {
    fn drop(&mut self) {
        WEIGHT.set(self.0);
    }
}

/// Does some work that does nothing that takes long: what it comes to, and what it missed. Where it missed something it came to nothing, and is
/// to be done where it may take its time.
pub fn kept_light<T>(work: impl FnOnce() -> T) -> (T, Option<Missed>) {
    let _before = Before(WEIGHT.replace(Weight::Light(None)));
    let done = work();
    match WEIGHT.get() {
        Weight::Light(missed) => (done, missed),
        Weight::Any => (done, None),
    }
}

/// Whether this may take long here; else the work is noted as missed, with the row that it was for.
pub fn may_take_long(row: Option<Id>) -> bool {
    match WEIGHT.get() {
        Weight::Any => true,
        Weight::Light(_) => {
            WEIGHT.set(Weight::Light(Some(Missed { row })));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_is_told_once() {
        let missed = |row| Some(Missed { row });
        assert!(may_take_long(Some(1)));
        assert_eq!(kept_light(|| 1), (1, None));
        let one = kept_light(|| may_take_long(Some(1)));
        assert_eq!(one, (false, missed(Some(1))));
        let text = kept_light(|| may_take_long(None));
        assert_eq!(text, (false, missed(None)));
        let nested = kept_light(|| kept_light(|| may_take_long(Some(1))));
        assert_eq!(nested, ((false, missed(Some(1))), None));
        assert!(may_take_long(None));
    }
}

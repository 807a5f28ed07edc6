//! Where nothing is compiled: on threads that many wait for.

use std::cell::Cell;

use crate::model::rows::Id;

/// What was to be compiled and was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The revision that it was, where it was one.
    pub revision: Option<Id>,
}

#[derive(Clone, Copy)]
enum Compiling {
    Allowed,
    /// What was missed so far, the last of it.
    Refused(Option<Missed>),
}

thread_local! {
    static COMPILING: Cell<Compiling> = const { Cell::new(Compiling::Allowed) };
}

/// Things are as they were before once this goes.
struct Before(Compiling);

impl Drop for Before {
    fn drop(&mut self) {
        COMPILING.set(self.0);
    }
}

/// Does some work that finds exercises compiled or not at all: what it comes to, and what it missed. Where it missed something it came to nothing, and is
/// to be done where it may take its time.
pub fn without_compiling<T>(work: impl FnOnce() -> T) -> (T, Option<Missed>) {
    let _before = Before(COMPILING.replace(Compiling::Refused(None)));
    let done = work();
    match COMPILING.get() {
        Compiling::Refused(missed) => (done, missed),
        Compiling::Allowed => (done, None),
    }
}

/// Whether a search over many seeds may be done here; else the work is noted as one that is to be done elsewhere.
pub fn may_search() -> bool {
    is_allowed(None)
}

/// Whether this may take long here; else it is noted as missed.
pub(super) fn is_allowed(revision: Option<Id>) -> bool {
    match COMPILING.get() {
        Compiling::Allowed => true,
        Compiling::Refused(_) => {
            COMPILING.set(Compiling::Refused(Some(Missed { revision })));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_is_told_once() {
        let missed = |revision| Some(Missed { revision });
        assert!(is_allowed(Some(1)));
        assert_eq!(without_compiling(|| 1), (1, None));
        let one = without_compiling(|| is_allowed(Some(1)));
        assert_eq!(one, (false, missed(Some(1))));
        let text = without_compiling(|| is_allowed(None));
        assert_eq!(text, (false, missed(None)));
        let nested = without_compiling(|| without_compiling(|| is_allowed(Some(1))));
        assert_eq!(nested, ((false, missed(Some(1))), None));
        assert!(is_allowed(None));
    }
}

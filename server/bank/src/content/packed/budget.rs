//! Counting what is unpacked.

use std::io::{self, Read};

use crate::content::packed::unusable::Unusable;

/// What is left of what may be unpacked.
pub(super) struct UnpackingBudget {
    pub(super) all: u64,
    pub(super) texts: u64,
}

impl UnpackingBudget {
    /// All of a text, or as much of it as is needed to know that it is too long.
    pub(super) fn text(
        &mut self,
        entry: impl Read,
        name: &str,
        most: u64,
    ) -> Result<Vec<u8>, Unusable> {
        let mut bytes = Vec::new();
        let most = most.min(self.texts + 1);
        let mut counted = Counted::new(entry, &mut self.all);
        match (&mut counted).take(most).read_to_end(&mut bytes) {
            Ok(count) => {
                let left = self.texts.checked_sub(count as u64);
                self.texts = left.ok_or(Unusable::TooMuchText)?;
                Ok(bytes)
            }
            Err(_) => Err(counted.why(name)),
        }
    }
}

/// An entry whose bytes are counted as they are read.
pub(super) struct Counted<'a, R> {
    from: R,
    left: &'a mut u64,
    failed: Option<Failed>,
}

/// Why an entry was not read to its end.
#[derive(Clone, Copy)]
enum Failed {
    Damaged,
    TooLarge,
}

impl<R: Read> Counted<'_, R> {
    pub(super) fn new(from: R, left: &mut u64) -> Counted<'_, R> {
        Counted {
            from,
            left,
            failed: None,
        }
    }

    /// Whether it was the entry that failed, and not whoever reads it.
    pub(super) fn failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Why reading failed.
    pub(super) fn why(&self, name: &str) -> Unusable {
        match self.failed {
            Some(Failed::TooLarge) => Unusable::TooLarge,
            Some(Failed::Damaged) | None => Unusable::Unreadable(name.to_owned()),
        }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer).inspect_err(|_| {
            self.failed = Some(Failed::Damaged);
        })?;
        let Some(left) = self.left.checked_sub(count as u64) else {
            self.failed = Some(Failed::TooLarge);
            return Err(io::ErrorKind::FileTooLarge.into());
        };
        *self.left = left;
        Ok(count)
    }
}

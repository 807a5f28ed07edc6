//! Places of a typed answer that can be read in two ways, and the walk through all combinations of them.

/// More readings than this cannot be offered to anybody.
pub(super) const MAX_READINGS: usize = 4;
/// Combinations that are tried: places whose readings are equal, or refused, must not multiply the time that an answer takes.
pub(super) const MAX_COMBINATIONS: usize = 64;

/// Which way was taken at each place, in the order in which reading comes to them. Reading is repeated with the next combination until all are done.
#[derive(Debug, Default)]
pub(super) struct ReadingPath {
    /// The way taken and how many there are.
    taken: Vec<(u8, u8)>,
    at: usize,
}

impl ReadingPath {
    /// The way to take at the place that reading has come to.
    pub(super) fn pick(&mut self, ways: u8) -> u8 {
        if self.at == self.taken.len() {
            self.taken.push((0, ways));
        }
        let way = self.taken.get(self.at).map_or(0, |(way, _)| *way);
        self.at += 1;
        way
    }

    /// Sets out for the next combination; false where all were read.
    pub(super) fn advance(&mut self) -> bool {
        self.taken.truncate(self.at);
        self.at = 0;
        while let Some((way, ways)) = self.taken.pop() {
            if way + 1 < ways {
                self.taken.push((way + 1, ways));
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_comes_once() {
        let mut choices = ReadingPath::default();
        let mut seen = Vec::new();
        loop {
            let first = choices.pick(2);
            let second = if first == 0 { choices.pick(3) } else { 9 };
            seen.push((first, second));
            if !choices.advance() {
                break;
            }
        }
        assert_eq!(seen, [(0, 0), (0, 1), (0, 2), (1, 9)]);
    }
}

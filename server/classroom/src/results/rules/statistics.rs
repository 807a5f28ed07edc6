//! How an exercise was answered, in figures.

use std::collections::HashMap;

use eqex_kernel::accounts::rows::Id;

/// An answer as these figures see it.
#[derive(Clone, Copy, Debug)]
pub struct CountedAnswer<'a> {
    pub user: Id,
    pub at: i64,
    pub done: f64,
    /// `1` or `0` for each unknown; none where the exercise asked for other things then.
    pub info: Option<&'a str>,
    pub practice: bool,
}

/// People by what an answer of theirs came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    pub right: usize,
    pub partly: usize,
    pub wrong: usize,
}

impl Split {
    fn add(&mut self, done: f64) {
        if done >= 1.0 {
            self.right += 1;
        } else if done > 0.0 {
            self.partly += 1;
        } else {
            self.wrong += 1;
        }
    }

    pub fn of(results: impl Iterator<Item = f64>) -> Split {
        let mut split = Split::default();
        results.for_each(|done| split.add(done));
        split
    }

    pub fn all(&self) -> usize {
        self.right + self.partly + self.wrong
    }
}

/// One of the things that are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnknownStatistics {
    pub people: usize,
    pub first_right: usize,
    pub last_right: usize,
}

/// People by the number of the answer that was right first: 1, 2, 3, 4, later.
pub const ATTEMPTS: usize = 5;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerStatistics {
    pub people: usize,
    pub answers: usize,
    pub first: Split,
    pub last: Split,
    pub parts: Vec<UnknownStatistics>,
    pub attempts: [usize; ATTEMPTS],
    /// Who has not come to a right answer.
    pub never: usize,
    /// The median of the time from the first answer to the right one, of those who needed more than one.
    pub to_right: Option<i64>,
    /// How many those are.
    pub mended: usize,
    pub practice: Practice,
}

/// Answers to practice variants, which count nowhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    pub people: usize,
    pub answers: usize,
    pub right: usize,
}

/// Figures of answers that stand in order of time, to an exercise that asks for so many `parts`.
pub fn figures(answers: &[CountedAnswer<'_>], parts: usize) -> AnswerStatistics {
    let mut people: HashMap<Id, Vec<&CountedAnswer<'_>>> = HashMap::new();
    let mut practising: HashMap<Id, ()> = HashMap::new();
    let mut figures = AnswerStatistics {
        parts: vec![UnknownStatistics::default(); parts],
        ..AnswerStatistics::default()
    };
    for answer in answers {
        if answer.practice {
            practising.insert(answer.user, ());
            figures.practice.answers += 1;
            figures.practice.right += usize::from(answer.done >= 1.0);
        } else {
            people.entry(answer.user).or_default().push(answer);
        }
    }
    figures.practice.people = practising.len();
    figures.people = people.len();
    let mut times = Vec::new();
    for own in people.values() {
        figures.answers += own.len();
        if let (Some(first), Some(last)) = (own.first(), own.last()) {
            figures.first.add(first.done);
            figures.last.add(last.done);
            match own.iter().position(|answer| answer.done >= 1.0) {
                None => figures.never += 1,
                Some(at) => {
                    figures.attempts[at.min(ATTEMPTS - 1)] += 1;
                    if at > 0 {
                        times.push(own[at].at.saturating_sub(first.at));
                    }
                }
            }
        }
        count_parts(&mut figures.parts, own);
    }
    figures.mended = times.len();
    figures.to_right = median(&mut times);
    figures
}

fn count_parts(parts: &mut [UnknownStatistics], own: &[&CountedAnswer<'_>]) {
    let marks: Vec<&[u8]> = own
        .iter()
        .filter_map(|answer| answer.info.map(str::as_bytes))
        .collect();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return;
    };
    for (index, part) in parts.iter_mut().enumerate() {
        let right = |marks: &[u8]| usize::from(marks.get(index) == Some(&b'1'));
        part.people += 1;
        part.first_right += right(first);
        part.last_right += right(last);
    }
}

/// The middle one, or the mean of the two in the middle.
fn median(times: &mut [i64]) -> Option<i64> {
    times.sort_unstable();
    let middle = times.len() / 2;
    let upper = *times.get(middle)?;
    if times.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = times[middle - 1];
    Some(lower + (upper - lower) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(user: Id, at: i64, info: &'static str) -> CountedAnswer<'static> {
        let right = info.matches('1').count();
        #[allow(clippy::cast_precision_loss, reason = "a few marks")]
        let done = right as f64 / info.len() as f64;
        CountedAnswer {
            user,
            at,
            done,
            info: Some(info),
            practice: false,
        }
    }

    #[test]
    fn first_last_and_the_way_between() {
        let mut answers = vec![
            seen(1, 0, "00"),
            seen(2, 5, "11"),
            seen(1, 60, "10"),
            seen(3, 70, "01"),
            seen(1, 100, "11"),
            seen(3, 110, "00"),
        ];
        answers.push(CountedAnswer {
            practice: true,
            ..seen(2, 200, "11")
        });
        let figures = figures(&answers, 2);
        assert_eq!((figures.people, figures.answers), (3, 6));
        let split = |right, partly, wrong| Split {
            right,
            partly,
            wrong,
        };
        assert_eq!(figures.first, split(1, 1, 1));
        assert_eq!(figures.last, split(2, 0, 1));
        assert_eq!(figures.attempts, [1, 0, 1, 0, 0]);
        assert_eq!((figures.never, figures.mended), (1, 1));
        assert_eq!(figures.to_right, Some(100));
        let part = |first_right, last_right| UnknownStatistics {
            people: 3,
            first_right,
            last_right,
        };
        assert_eq!(figures.parts, [part(1, 2), part(2, 2)]);
        let practice = Practice {
            people: 1,
            answers: 1,
            right: 1,
        };
        assert_eq!(figures.practice, practice);
    }

    #[test]
    fn nothing_gives_nothing() {
        let figures = figures(&[], 1);
        assert_eq!(figures.people, 0);
        assert_eq!(figures.to_right, None);
        assert_eq!(figures.parts, [UnknownStatistics::default()]);
    }

    #[test]
    fn medians() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3, 1, 2]), Some(2));
        assert_eq!(median(&mut [4, 1, 2, 3]), Some(2));
    }
}

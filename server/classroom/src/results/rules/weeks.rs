//! Progress from week to week.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// What was answered in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: Date,
    pub answers: usize,
    /// Wholly right ones of these.
    pub right: usize,
    /// Answers to practice variants, which are counted in neither.
    pub practice: usize,
}

/// An answer: when, what it came to, and whether it was practice.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub at: i64,
    pub done: f64,
    pub practice: bool,
}

fn monday(at: i64, zone: &TimeZone) -> Option<Date> {
    let moment = Timestamp::from_millisecond(at).ok()?;
    let date = moment.to_zoned_datetime(zone.clone()).date();
    let back = i64::from(date.weekday().since(Weekday::Monday));
    date.checked_sub(back.days()).ok()
}

/// Every week from the first answer to now, at most the last so many.
pub fn weeks(moments: &[Moment], zone: &TimeZone, now: i64, most: usize) -> Vec<Week> {
    let dated: Vec<(Date, &Moment)> = moments
        .iter()
        .filter_map(|moment| Some((monday(moment.at, zone)?, moment)))
        .collect();
    let (Some(first), Some(this)) = (
        dated.iter().map(|(monday, _)| *monday).min(),
        monday(now, zone),
    ) else {
        return Vec::new();
    };
    let mut weeks = Vec::new();
    let mut at = this;
    while at >= first && weeks.len() < most {
        weeks.push(Week {
            monday: at,
            answers: 0,
            right: 0,
            practice: 0,
        });
        let Ok(before) = at.checked_sub(1.week()) else {
            break;
        };
        at = before;
    }
    weeks.reverse();
    for (monday, moment) in dated {
        if let Ok(place) = weeks.binary_search_by_key(&monday, |week| week.monday) {
            let week = &mut weeks[place];
            if moment.practice {
                week.practice += 1;
            } else {
                week.answers += 1;
                week.right += usize::from(moment.done >= 1.0);
            }
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;
    /// Wednesday 2026-03-04, 09:15:30 UTC.
    const NOW: i64 = 1_772_615_730_000;

    fn moment(days_ago: i64, done: f64) -> Moment {
        Moment {
            at: NOW - days_ago * DAY,
            done,
            practice: false,
        }
    }

    #[test]
    fn weeks_without_answers_are_there_too() {
        let practice = Moment {
            practice: true,
            ..moment(0, 1.0)
        };
        let moments = [
            moment(15, 1.0),
            moment(14, 0.5),
            moment(2, 1.0),
            moment(3, 0.0),
            practice,
        ];
        let weeks = weeks(&moments, &TimeZone::UTC, NOW, 10);
        let told: Vec<_> = weeks
            .iter()
            .map(|week| {
                (
                    week.monday.to_string(),
                    week.answers,
                    week.right,
                    week.practice,
                )
            })
            .collect();
        let week =
            |monday: &str, answers, right, practice| (monday.to_owned(), answers, right, practice);
        assert_eq!(
            told,
            [
                week("2026-02-16", 2, 1, 0),
                week("2026-02-23", 1, 0, 0),
                week("2026-03-02", 1, 1, 1),
            ]
        );
    }

    #[test]
    fn bounds() {
        assert!(weeks(&[], &TimeZone::UTC, NOW, 10).is_empty());
        let long_ago = [moment(4000, 1.0), moment(0, 1.0)];
        let weeks = weeks(&long_ago, &TimeZone::UTC, NOW, 10);
        assert_eq!(weeks.len(), 10);
        assert_eq!(weeks.last().map(|week| week.answers), Some(1));
        assert!(
            super::weeks(
                &[moment(i64::MAX / DAY - 30_000, 1.0)],
                &TimeZone::UTC,
                NOW,
                3
            )
            .len()
                <= 3
        );
    }
}

//! Times, counts and shares as the reader writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ui::messages::Lang;
use crate::ui::texts::Say;

/// Day and time of day: `4 Mar 2026, 10:15` or `4.03.2026, 10:15`.
pub fn time(lang: Lang, at: i64, zone: &TimeZone) -> String {
    let Ok(moment) = Timestamp::from_millisecond(at) else {
        return String::new();
    };
    let form = match lang {
        Lang::English => "%-d %b %Y, %H:%M",
        Lang::Polish => "%-d.%m.%Y, %H:%M",
    };
    let local = moment.to_zoned_datetime(zone.clone());
    local.strftime(form).to_string()
}

/// A day with its year: `4 Mar 2026` or `4.03.2026`.
pub fn date(lang: Lang, at: i64, zone: &TimeZone) -> String {
    let text = time(lang, at, zone);
    let day = text.split(',').next();
    day.unwrap_or("").to_owned()
}

/// A day as names of files have it: `2026-03-04`.
pub fn stamp(at: i64, zone: &TimeZone) -> String {
    Timestamp::from_millisecond(at).map_or_else(
        |_| String::new(),
        |moment| zone.to_datetime(moment).date().to_string(),
    )
}

/// `4 Mar` or `4.03`.
pub fn day(lang: Lang, date: Date) -> String {
    let form = match lang {
        Lang::English => "%-d %b",
        Lang::Polish => "%-d.%m",
    };
    date.strftime(form).to_string()
}

/// A part as whole per cent.
pub fn share(part: usize, whole: usize) -> Option<String> {
    let hundredths = (part * 200 + whole).checked_div(2 * whole)?;
    Some(format!("{hundredths}%"))
}

/// A count, its thousands set apart from five digits on: `20,000`, or `20 000` with a narrow space that does not break.
pub fn figure(lang: Lang, count: u64) -> String {
    let between = match lang {
        Lang::English => ',',
        Lang::Polish => '\u{202f}',
    };
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() > 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(between);
        }
        out.push(digit);
    }
    out
}

/// When something may be tried again, after so many seconds.
pub fn again_in(lang: Lang, seconds: u64) -> String {
    let count = |number| usize::try_from(number).unwrap_or(usize::MAX);
    match seconds {
        0..=90 => lang.count("again-in-seconds", count(seconds)),
        _ => lang.count("again-in-minutes", count(seconds.div_ceil(60))),
    }
}

/// How long something took: minutes and seconds, or hours and minutes, or days.
pub fn span(lang: Lang, milliseconds: i64) -> String {
    let seconds = usize::try_from((milliseconds.max(0) + 500) / 1000).unwrap_or(usize::MAX);
    let (minutes, hours) = (seconds / 60, seconds / 3600);
    if hours >= 48 {
        lang.count("span-days", hours / 24)
    } else if hours > 0 {
        format!("{hours} h {} min", minutes % 60)
    } else if minutes > 0 {
        format!("{minutes} min {} s", seconds % 60)
    } else {
        format!("{seconds} s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_reader_writes() {
        let at = 1_772_615_730_000;
        assert_eq!(time(Lang::English, at, &TimeZone::UTC), "4 Mar 2026, 09:15");
        assert_eq!(time(Lang::Polish, at, &TimeZone::UTC), "4.03.2026, 09:15");
        assert_eq!(date(Lang::Polish, at, &TimeZone::UTC), "4.03.2026");
        assert_eq!(time(Lang::Polish, i64::MAX, &TimeZone::UTC), "");
        assert_eq!(stamp(at, &TimeZone::UTC), "2026-03-04");
        assert_eq!(share(1, 3).as_deref(), Some("33%"));
        assert_eq!(share(2, 3).as_deref(), Some("67%"));
        assert_eq!(share(0, 0), None);
        let counts = [0, 999, 1000, 1_234_567];
        assert_eq!(
            counts.map(|count| figure(Lang::English, count)),
            ["0", "999", "1000", "1,234,567"]
        );
        assert_eq!(
            counts.map(|count| figure(Lang::Polish, count)),
            ["0", "999", "1000", "1\u{202f}234\u{202f}567"]
        );
        assert_eq!(span(Lang::English, 900), "1 s");
        assert_eq!(span(Lang::English, 90_000), "1 min 30 s");
        assert_eq!(span(Lang::English, 3_720_000), "1 h 2 min");
        assert_eq!(span(Lang::English, 3 * 86_400_000), "3 days");
        assert_eq!(span(Lang::Polish, -5), "0 s");
    }
}

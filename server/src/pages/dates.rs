//! Days as people write them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::words::Lang;

/// A day, `4 March 2026`, of milliseconds since 1970; nothing for one that no calendar has.
pub(super) fn day(lang: Lang, zone: &TimeZone, at: i64) -> Markup {
    let Ok(time) = Timestamp::from_millisecond(at) else {
        return html! {};
    };
    let date = zone.to_datetime(time).date();
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let month = format!("m{}", date.month());
    let parts = [("day", &*day), ("month", &*month), ("year", &*year)];
    html! { time datetime=(date) { (lang.say_with("date-day", &parts)) } }
}

//! The pages of the administrator: how the instance is, who is there, what there is.

mod lists;
mod people;
mod settings;

use crate::texts::Say;
use eqex_kernel::ui::size;
use maud::{Markup, html};

use crate::admin::store::SchoolCounts;
use eqex_kernel::backup;
use eqex_kernel::store::{DiskSpace, WriterStatistics};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::moment;

pub use lists::{subjects, teachers, teams};
pub use people::{Profile, ShownSignIn, Users, profile, users};
pub use settings::{meaning, settings};

/// How the instance is.
#[derive(Debug)]
pub struct Overview {
    pub version: &'static str,
    /// Minutes since the start.
    pub minutes: usize,
    pub started: String,
    /// Why nothing is written any more, where that is so.
    pub broken: bool,
    pub room: DiskSpace,
    pub counts: SchoolCounts,
    pub figures: WriterStatistics,
}

impl Overview {
    /// The room that a backup needs and the room there is, where that is not enough.
    pub fn backup_lacks(&self) -> Option<(u64, u64)> {
        let needed = backup::room_needed(&self.room, self.counts.file_bytes.unsigned_abs());
        self.room
            .free
            .filter(|free| *free < needed)
            .map(|free| (needed, free))
    }
}

/// Bytes of free disk that are too few.
const LITTLE: u64 = 256 << 20;

const WAYS: [&str; 6] = [
    "/admin",
    "/admin/users",
    "/admin/teams",
    "/admin/teachers",
    "/admin/subjects",
    "/admin/settings",
];

fn way(lang: Lang, address: &str) -> String {
    match address {
        "/admin" => lang.say("admin-overview"),
        "/admin/users" => lang.say("admin-users"),
        "/admin/teams" => lang.say("admin-teams"),
        "/admin/teachers" => lang.say("admin-teachers"),
        "/admin/subjects" => lang.say("subjects"),
        _ => lang.say("admin-settings"),
    }
}

/// One of the pages, with the ways to the others above it.
fn document(frame: &Frame, here: &str, title: &str, main: &Markup) -> String {
    let lang = frame.lang;
    let main = html! {
        nav.bar.rooms aria-label=(lang.say("admin")) {
            @for address in WAYS {
                a href=(address) aria-current=[(address == here).then_some("page")] { (way(lang, address)) }
            }
        }
        h1 { (title) }
        (main)
    };
    frame.wide(title, &["copy.js"], &main)
}

/// Bytes as people read them.
pub(crate) fn bytes(lang: Lang, count: u64) -> String {
    size::told(
        count,
        match lang {
            Lang::English => '.',
            Lang::Polish => ',',
        },
    )
}

fn uptime(lang: Lang, minutes: usize) -> String {
    match (minutes / (24 * 60), minutes / 60) {
        (0, 0) => lang.count("admin-minutes", minutes),
        (0, hours) => lang.count("admin-hours", hours),
        (days, _) => lang.count("admin-days", days),
    }
}

pub fn overview(frame: &Frame, seen: &Overview) -> String {
    let lang = frame.lang;
    let little = seen.room.free.is_some_and(|free| free < LITTLE);
    let count = |count: i64| moment::figure(lang, count.unsigned_abs());
    let main = html! {
        div.halves {
            section.card aria-labelledby="health" {
                h2 #health { (lang.say("admin-health")) }
                @if seen.broken {
                    p.complaint { (lang.say("admin-read-only")) }
                } @else if little {
                    p.complaint { (lang.say("admin-little-room")) }
                } @else {
                    p.good { (lang.say("admin-well")) }
                }
                dl.facts {
                    dt { (lang.say("admin-version")) } dd { (seen.version) }
                    dt { (lang.say("admin-uptime")) } dd { (uptime(lang, seen.minutes)) " " span.quiet { (lang.say_with("admin-since", &[("time", &seen.started)])) } }
                    dt { (lang.say("admin-database")) } dd { (bytes(lang, seen.room.database)) " " span.quiet { (lang.say_with("admin-journal", &[("size", &bytes(lang, seen.room.journal))])) } }
                    @if let Some(free) = seen.room.free {
                        dt { (lang.say("admin-free")) } dd { (bytes(lang, free)) }
                    }
                    dt { (lang.say("admin-writes")) } dd { (moment::figure(lang, seen.figures.jobs)) " " span.quiet { (lang.say_with("admin-commits", &[("count", &moment::figure(lang, seen.figures.commits))])) } }
                }
            }
            section.card aria-labelledby="contents" {
                h2 #contents { (lang.say("admin-contents")) }
                dl.facts {
                    dt { (lang.say("admin-users")) } dd { (count(seen.counts.users)) }
                    dt { (lang.say("admin-teams")) } dd { (count(seen.counts.teams)) }
                    dt { (lang.say("admin-sign-ins")) } dd { (count(seen.counts.sign_ins)) }
                    dt { (lang.say("subjects")) } dd { (count(seen.counts.subjects)) }
                    dt { (lang.say("admin-exercises")) } dd { (count(seen.counts.exercises)) }
                    dt { (lang.say("admin-revisions")) } dd { (count(seen.counts.revisions)) }
                    dt { (lang.say("admin-answers")) } dd { (count(seen.counts.answers)) }
                    dt { (lang.say("admin-files")) } dd { (count(seen.counts.files)) ", " (bytes(lang, seen.counts.file_bytes.unsigned_abs())) }
                }
            }
        }
        section.card aria-labelledby="backup" {
            h2 #backup { (lang.say("admin-backup")) }
            p { (lang.say("admin-backup-help")) }
            @match seen.backup_lacks() {
                None => form method="post" action="/admin/backup" {
                    button type="submit" { (lang.say("admin-backup-do")) }
                },
                Some((needed, free)) => p.complaint {
                    (lang.say_with("admin-backup-full", &[("needed", &bytes(lang, needed)), ("free", &bytes(lang, free))])) " "
                    code { "eqex backup --data … …" }
                },
            }
        }
    };
    document(frame, "/admin", &lang.say("admin-overview"), &main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_for_people() {
        let sizes = [0, 1023, 1536, 5 << 20, 3_435_973_837];
        let told = sizes.map(|size| bytes(Lang::Polish, size));
        assert_eq!(told, ["0 B", "1023 B", "1,5 KiB", "5,0 MiB", "3,1 GiB"]);
        assert_eq!(uptime(Lang::English, 60 * 25), "1 day");
    }
}

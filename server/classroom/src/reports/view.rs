//! Saved reports of a class.

use jiff::tz::TimeZone;
use maud::html;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::board::view as board_view;
use crate::reports::rules::SavedReport;
use crate::texts::Say;
use eqex_kernel::accounts::rows::Team;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::moment;

pub fn page(frame: &Frame, team: &Team, reports: &[SavedReport], zone: &TimeZone) -> String {
    let lang = frame.lang;
    let title = lang.name_in("reports-title", &team.name);
    let base = format!("/class/{}/reports", team.id);
    let main = html! {
        (board_view::path(lang, team))
        h1 { (title) }
        p.bar {
            a.button href=(board_view::address(team.id, "")) { (lang.say("session")) }
            form method="post" action=(format!("{base}/save")) { button type="submit" { (lang.say("live-save")) } }
        }
        p.help { (lang.say("reports-help")) }
        @if reports.is_empty() {
            p.empty { (lang.say("reports-none")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("reports-saved")) }
                        th scope="col" { (lang.say("reports-download")) }
                        th scope="col" { (lang.say("reports-delete")) }
                    } }
                    tbody {
                        @for report in reports.iter().rev() {
                            @let name = utf8_percent_encode(&report.filename, NON_ALPHANUMERIC).to_string();
                            @let when = moment::time(lang, report.at, zone);
                            tr {
                                th scope="row" { (when) }
                                td {
                                    span.bar {
                                        a href=(format!("{base}/{name}/csv")) { "CSV" span.unseen { ", " (when) } }
                                        a href=(format!("{base}/{name}/xlsx")) { "Excel" span.unseen { ", " (when) } }
                                    }
                                }
                                td {
                                    details.confirm {
                                        summary { (lang.say("reports-delete")) span.unseen { ", " (when) } }
                                        form method="post" action=(format!("{base}/delete")) {
                                            input type="hidden" name="filename" value=(report.filename);
                                            button.danger type="submit" { (lang.say("reports-delete-really")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    frame.document(&title, &[], &main)
}

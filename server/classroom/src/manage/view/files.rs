//! The pictures and other files of a subject.

use maud::html;

use crate::addresses;
use crate::admin::view::bytes;
use crate::manage::rules::File;
use crate::manage::view::{manage_address, ways};
use crate::solving::view::picture;
use crate::texts::Say;
use eqex_bank::names::MAX_ALTERNATIVE;
use eqex_kernel::ui::frame::Frame;

/// The files, and what an upload came to.
#[derive(Debug)]
pub struct Uploads<'a> {
    pub subject: &'a str,
    pub files: &'a [File],
    /// Why an upload was not taken, in words of the reader.
    pub complaint: Option<String>,
}

fn is_picture(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg"]
        .iter()
        .any(|known| end.eq_ignore_ascii_case(known))
}

pub fn files(frame: &Frame, page: &Uploads<'_>) -> String {
    let lang = frame.lang;
    let subject = page.subject;
    let here = manage_address(subject, "/files");
    let main = html! {
        (ways(lang, subject, "/files"))
        form #upload .card.stack method="post" action=(here) enctype="multipart/form-data" data-api=(format!("/api/subject/static/{subject}/"))
            data-done=(lang.say("files-sent")) data-sending=(lang.say("files-sending")) data-failed=(lang.say("files-failed")) {
            h2 { (lang.say("files-upload")) }
            p.help { (lang.say("files-upload-help")) }
            @if let Some(complaint) = &page.complaint { p.complaint role="alert" { (complaint) } }
            label for="file" { (lang.say("files-choose")) }
            input #file name="file" type="file" required;
            button type="submit" { (lang.say("files-send")) }
            ul #uploads .rows aria-live="polite" {}
        }
        @if page.files.is_empty() {
            p.empty { (lang.say("files-none")) }
        } @else {
            p.help { strong { (lang.say("files-shows")) } ": " (lang.say("files-shows-help")) }
            div.scroll tabindex="0" role="region" aria-label=(lang.say("manage-files")) {
                table.files {
                    thead { tr {
                        th scope="col" { (lang.say("files-look")) }
                        th scope="col" { (lang.say("files-name")) }
                        th scope="col" .number { (lang.say("files-size")) }
                        th scope="col" { (lang.say("files-shows")) }
                        th scope="col" { (lang.say("files-used")) }
                        th scope="col" { (lang.say("files-remove")) }
                    } }
                    tbody {
                        @for file in page.files {
                            tr {
                                td { @if is_picture(&file.name) { img.thumb src=(picture(subject, &file.name)) alt="" loading="lazy"; } }
                                th scope="row" { a href=(picture(subject, &file.name)) { (file.name) } }
                                td.number { (bytes(lang, u64::try_from(file.size).unwrap_or(0))) }
                                td { @if is_picture(&file.name) {
                                    form.bar.shows method="post" action=(format!("{here}/text")) {
                                        input type="hidden" name="name" value=(file.name);
                                        textarea name="text" rows="2" maxlength=(MAX_ALTERNATIVE) aria-label=(lang.name_in("files-shows-one", &file.name)) { "\n" (file.alternative_text) }
                                        button type="submit" { (lang.say("files-shows-save")) }
                                    }
                                } }
                                td {
                                    @for (index, id) in file.used_by.iter().enumerate() {
                                        @if index > 0 { ", " }
                                        a href=(addresses::exercise(subject, id)) { (id) }
                                    }
                                    @if file.used_by.is_empty() { span.quiet { (lang.say("files-unused")) } }
                                }
                                td {
                                    form method="post" action=(format!("{here}/remove")) {
                                        input type="hidden" name="name" value=(file.name);
                                        @if file.used_by.is_empty() {
                                            button type="submit" aria-label=(lang.name_in("files-remove-one", &file.name)) { (lang.say("files-remove")) }
                                        } @else {
                                            details {
                                                summary aria-label=(lang.name_in("files-remove-one", &file.name)) { (lang.say("files-remove")) }
                                                p { (lang.count("files-remove-used", file.used_by.len())) }
                                                button.danger type="submit" { (lang.say("files-remove-do")) }
                                            }
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
    frame.wide(&lang.say("manage-files"), &["files.js"], &main)
}

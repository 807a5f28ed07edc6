//! A subject as a zip: out of the server, and back in after a look at what that would change.

use maud::{Markup, html};

use crate::manage::rules::Imported;
use crate::manage::view::{manage_address, ways};
use crate::texts::Say;
use eqex_bank::content::Finding;
use eqex_bank::content::packed::Unusable;
use eqex_bank::import::{Holds, ImportOutcome, ImportPreview, Options, PartOutcome};
use eqex_bank::tree::Tree;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// What a zip that was sent would change.
#[derive(Debug)]
pub struct CheckedZip<'a> {
    /// What it is kept under until it is decided on.
    pub token: &'a str,
    pub preview: &'a ImportPreview,
    pub findings: &'a [Finding],
    pub options: Options,
}

/// What there is to tell on the page where zips are sent.
#[derive(Debug)]
pub enum TransferNotice<'a> {
    Nothing,
    Unusable(&'a Unusable),
    /// The zip was kept too long ago, or was brought in already.
    Forgotten,
    Done(&'a Imported),
}

/// The zip out, and the form for one in.
pub fn start(frame: &Frame, subject: &str, told: &TransferNotice<'_>) -> String {
    let lang = frame.lang;
    let main = html! {
        (ways(lang, subject, "/import"))
        @match told {
            TransferNotice::Nothing => {},
            TransferNotice::Unusable(Unusable::BadIndex(finding)) => (findings(lang, std::slice::from_ref(&**finding))),
            TransferNotice::Unusable(unusable) => p.complaint role="alert" { (unusable_words(lang, unusable)) },
            TransferNotice::Forgotten => p.complaint role="alert" { (lang.say("import-forgotten")) },
            TransferNotice::Done(imported) => section.card aria-labelledby="done" {
                h2 #done { (lang.say("import-done")) }
                @if imported.notes.is_empty() { p { (lang.say("import-same")) } } @else { (list(lang, &imported.notes)) }
                @if !imported.unlisted.is_empty() {
                    h3 { (lang.count("import-unlisted-now", imported.unlisted.len())) }
                    (ids(&imported.unlisted))
                }
                @if let Some((tree, version)) = &imported.before { (back(lang, subject, tree, version)) }
            },
        }
        div.halves {
            section.card aria-labelledby="export" {
                h2 #export { (lang.say("export")) }
                p { (lang.say("export-help")) }
                p { a.button href=(manage_address(subject, "/export")) download=(format!("{subject}.zip")) { (lang.name_in("export-do", &format!("{subject}.zip"))) } }
            }
            form.card.stack method="post" action=(manage_address(subject, "/import")) enctype="multipart/form-data" {
                h2 { (lang.say("zip-import")) }
                p { (lang.say("zip-help")) }
                label for="file" { (lang.say("zip-file")) }
                input #file name="file" type="file" accept=".zip,application/zip" required;
                button.main type="submit" { (lang.say("import-look")) }
            }
        }
    };
    frame.wide(&lang.say("manage-transfer"), &[], &main)
}

/// What the zip would change, and the button that does it.
pub fn import(frame: &Frame, subject: &str, checked: &CheckedZip<'_>) -> String {
    let lang = frame.lang;
    let ImportPreview { notes, unlisted } = checked.preview;
    let conflicts = notes
        .iter()
        .any(|note| note.fate == ImportOutcome::Conflict);
    // What is kept is kept whichever side holds.
    let changes = notes.iter().any(|note| note.fate != ImportOutcome::Kept);
    let Options { holds, prune, .. } = checked.options;
    let main = html! {
        (ways(lang, subject, "/import"))
        section.card aria-labelledby="would" {
            h2 #would { (lang.say("import-would")) }
            @if notes.is_empty() { p { (lang.say("import-same")) } } @else { (list(lang, notes)) }
            @if conflicts { p.note { (lang.say("import-conflict-help")) } }
            @if !unlisted.is_empty() {
                p.complaint role="alert" { (lang.count("import-unlisted", unlisted.len())) }
                (ids(unlisted))
                p.help { (lang.say("import-unlisted-help")) }
            }
        }
        (findings(lang, checked.findings))
        form.card.stack method="post" action=(manage_address(subject, "/import/apply")) {
            input type="hidden" name="token" value=(checked.token);
            fieldset {
                legend { (lang.say("import-holds")) }
                @for (one, value, text) in [(Holds::Neither, "neither", lang.say("import-neither")), (Holds::Theirs, "theirs", lang.say("import-theirs")), (Holds::Ours, "ours", lang.say("import-ours"))] {
                    p { label.check { input type="radio" name="holds" value=(value) checked[one == holds]; " " (text) } }
                }
            }
            label.check { input type="checkbox" name="prune" value="1" checked[prune]; " " (lang.say("import-prune")) }
            div.bar {
                @if changes { button.main type="submit" name="do" value="apply" { (lang.say("import-apply")) } }
                button type="submit" name="do" value="look" { (lang.say("import-look-again")) }
                a.button href=(manage_address(subject, "/import")) { (lang.say("import-cancel")) }
            }
        }
    };
    frame.wide(&lang.say("zip-import"), &[], &main)
}

fn ids(ids: &[String]) -> Markup {
    html! { ul.paths { @for id in ids { li { code { (id) } } } } }
}

/// The step that puts the table of contents back as it was.
fn back(lang: Lang, subject: &str, tree: &Tree, version: &str) -> Markup {
    let tree = serde_json::to_string(tree).unwrap_or_default();
    html! {
        form.bar method="post" action=(manage_address(subject, "/arrange")) {
            input type="hidden" name="version" value=(version);
            input type="hidden" name="tree" value=(tree);
            button type="submit" name="do" value="whole//" { (lang.say("import-tree-back")) }
            span.help { (lang.say("import-tree-back-help")) }
        }
    }
}

fn list(lang: Lang, notes: &[PartOutcome]) -> Markup {
    let fates = [
        (ImportOutcome::Conflict, "import-conflict"),
        (ImportOutcome::Added, "import-added"),
        (ImportOutcome::Changed, "import-changed"),
        (ImportOutcome::Removed, "import-removed"),
        (ImportOutcome::Kept, "import-kept"),
    ];
    html! {
        @for (fate, title) in fates {
            @let of_it: Vec<&PartOutcome> = notes.iter().filter(|note| note.fate == fate).collect();
            @if !of_it.is_empty() {
                h3 { (lang.count(title, of_it.len())) }
                ul.paths { @for note in of_it { li { code { (note.path) } } } }
            }
        }
    }
}

/// What is wrong in the files, with lines.
fn findings(lang: Lang, findings: &[Finding]) -> Markup {
    html! {
        @if !findings.is_empty() {
            section.card aria-labelledby="findings" {
                h2 #findings { (lang.say("import-findings")) }
                p.help { (lang.say("import-findings-help")) }
                @for finding in findings.iter().take(SHOWN) {
                    h3 { code { (finding.path.display()) } }
                    ul {
                        @for diagnostic in finding.diagnostics.iter().take(SHOWN) {
                            @let report = diagnostic.report(&finding.source, lang.code());
                            li {
                                @if !finding.source.is_empty() { (lang.count("zip-line", report.place.line)) ": " }
                                (report.message) " " code { (report.code) }
                                @if diagnostic.concerns_stored() { " " (lang.say("import-as-it-is")) }
                                @if let Some(help) = &report.help { " " span.quiet { (help) } }
                            }
                        }
                    }
                }
                @if findings.len() > SHOWN { p.quiet { (lang.count("import-findings-more", findings.len() - SHOWN)) } }
            }
        }
    }
}

/// Files, and places in each, that are shown; after mending these, the rest comes.
const SHOWN: usize = 50;

fn unusable_words(lang: Lang, unusable: &Unusable) -> String {
    match unusable {
        Unusable::NotZip => lang.say("zip-none"),
        Unusable::Encrypted(name) => lang.name_in("zip-encrypted", name),
        Unusable::BadName(name) => lang.name_in("zip-bad-name", name),
        Unusable::Link(name) => lang.name_in("zip-link", name),
        Unusable::Doubled(name) => lang.name_in("zip-doubled", name),
        Unusable::TooManyFiles => lang.say("zip-too-many"),
        Unusable::TooManyExercises => lang.say("zip-too-many-exercises"),
        Unusable::TooMuchText => lang.say("zip-too-much-text"),
        Unusable::TooLarge => lang.say("zip-too-large"),
        Unusable::ManySubjects(folders) => lang.name_in("zip-many", &folders.join(", ")),
        Unusable::NoIndex | Unusable::BadIndex(_) => lang.say("zip-no-index"),
        Unusable::Unreadable(name) => lang.name_in("zip-unreadable", name),
        Unusable::Io(_) => lang.say("error-server"),
    }
}

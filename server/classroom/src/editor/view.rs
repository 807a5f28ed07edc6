//! The editor of exercises: the text on the left, a variant of it on the right. One page for trying things out, for a new exercise and for one that stands.

mod history;
mod insert;
mod many;
mod preview;
mod warnings;

use eqex::View;
use maud::{Markup, html};

pub use history::{Compared, History, conflict};
pub use many::table;
pub use preview::preview;
pub use warnings::warnings;

use crate::addresses;
use crate::manage::view::manage_address;
use crate::texts::Say;
use eqex_bank::content::AlternativeTexts;
use eqex_bank::names::MAX_ALTERNATIVE;
use eqex_bank::variants::Worst;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// What a page or its script asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub seed: i32,
    pub view: View,
    pub worst: Worst,
    /// Whose pictures are shown.
    pub subject: Option<String>,
    /// What these show, for those who manage the subject.
    pub alternatives: AlternativeTexts,
}

/// The exercise that an empty page starts with.
pub const START: &str = "---\ntype: EqEx\nname: Two trains\n---\nFrom towns \\(A\\) and \\(B\\), d=300km apart, two trains leave at the same moment\nwith speeds v_a=[40;60]km/h and v_b=[60;80]km/h towards each other.\n\n1. At what distance x=?km from \\(A\\) do they meet?\n2. After what time t=?h?\n---\nt=d/(v_a+v_b)\nx=t*v_a\n";

/// The one that a new exercise starts with.
pub const NEW: &str = "---\ntype: EqEx\nname: \n---\n\n---\n";

/// What the text is.
#[derive(Clone, Debug)]
pub enum EditedText {
    /// Nothing that is saved.
    Scratch,
    /// A new exercise, of a subject that is still to be chosen.
    Open {
        /// Those that the reader manages.
        subjects: Vec<String>,
        /// The chosen one; empty where none is.
        subject: String,
        id: String,
    },
    New {
        subject: String,
        /// Empty until it is made from the name.
        id: String,
    },
    Exercise {
        subject: String,
        id: String,
        /// The revision that the text started from.
        revision: i64,
    },
}

impl EditedText {
    fn subject(&self) -> Option<&str> {
        match self {
            EditedText::Scratch => None,
            EditedText::Open { subject, .. } => {
                Some(&**subject).filter(|subject| !subject.is_empty())
            }
            EditedText::New { subject, .. } | EditedText::Exercise { subject, .. } => Some(subject),
        }
    }

    /// Whether it is the page to try things out, which stays the same whatever was written there.
    fn is_desk(&self) -> bool {
        matches!(self, EditedText::Scratch | EditedText::Open { .. })
    }

    /// The id of a new exercise.
    fn id(&self) -> Option<&str> {
        match self {
            EditedText::Open { id, .. } | EditedText::New { id, .. } => Some(id),
            _ => None,
        }
    }

    /// Where the form goes.
    fn address(&self) -> String {
        match self {
            EditedText::Scratch | EditedText::Open { .. } => "/write".to_owned(),
            EditedText::New { subject, .. } => format!("/subject/{subject}/new"),
            EditedText::Exercise { subject, id, .. } => {
                format!("{}/edit", addresses::exercise(subject, id))
            }
        }
    }

    fn revision(&self) -> i64 {
        match self {
            EditedText::Exercise { revision, .. } => *revision,
            _ => 0,
        }
    }

    fn saves(&self) -> bool {
        match self {
            EditedText::Scratch => false,
            EditedText::Open { subjects, .. } => !subjects.is_empty(),
            _ => true,
        }
    }
}

/// What stands on the page besides the text.
#[derive(Debug)]
pub struct Editor<'a> {
    pub frame: &'a Frame,
    pub place: EditedText,
    pub content: &'a str,
    pub query: &'a Query,
    pub preview: Markup,
    pub many: Option<Markup>,
    /// Why the text was not saved.
    pub complaint: Option<String>,
    /// What someone else changed meanwhile.
    pub conflict: Option<Markup>,
    /// Whether the exercise is saved and stands in no table of contents.
    pub unlisted: bool,
    /// Whether the text is what the page starts with, and nothing of the reader's.
    pub fresh: bool,
}

impl Editor<'_> {
    /// The whole document.
    pub fn page(&self) -> String {
        let lang = self.frame.lang;
        let title = match &self.place {
            EditedText::Scratch | EditedText::Open { .. } => lang.say("editor-scratch"),
            EditedText::New { .. } => lang.say("editor-new"),
            EditedText::Exercise { id, .. } => lang.name_in("editor-edit", id),
        };
        let main = html! {
            (self.path())
            h1 { (title) }
            (self.form())
            (insert::keys(lang))
        };
        self.frame.wide(&title, &["editor.js"], &main)
    }

    fn path(&self) -> Markup {
        let lang = self.frame.lang;
        html! {
            @if let EditedText::Open { subjects, .. } = &self.place {
                @if subjects.is_empty() {
                    p.quiet { (lang.say("editor-no-subjects")) " " a href="/subjects/new" { (lang.say("subject-new")) } }
                } @else {
                    p.quiet { (lang.say("editor-open-help")) }
                }
            } @else if let Some(subject) = self.place.subject() {
                p.path {
                    a href="/" { (lang.say("subjects")) } " / " a href=(addresses::subject(subject)) { (subject) }
                    @if let EditedText::Exercise { id, .. } = &self.place {
                        @let address = addresses::exercise(subject, id);
                        " / " a href=(address) { (id) }
                        " · " a href=(format!("{address}/history")) { (lang.say("history")) }
                    }
                }
            } @else {
                p.quiet { (lang.say("editor-scratch-help")) }
            }
        }
    }

    fn form(&self) -> Markup {
        let saves = self.place.saves();
        let address = self.place.address();
        let difference = matches!(self.place, EditedText::Exercise { .. })
            .then(|| format!("{address}/difference"));
        html! {
            form #editor.editor method="post" action=(address) data-draft=(address) data-saves=(if saves { "yes" } else { "no" })
                data-desk=(if self.place.is_desk() { "yes" } else { "no" })
                data-revision=(self.place.revision()) data-subject=[self.place.subject()] data-difference=[difference]
                data-fresh=(if self.fresh { "yes" } else { "no" })
                data-unsaved=[(self.complaint.is_some() || self.conflict.is_some()).then_some("yes")] {
                // The button that Enter in a field stands for.
                button type="submit" name="do" value="show" hidden {}
                @if saves { input type="hidden" name="base" value=(self.place.revision()); }
                (self.tools())
                (self.bars())
                div.sides {
                    (self.text())
                    (self.side())
                }
                div #many { @if let Some(many) = &self.many { (many) } }
            }
        }
    }

    fn tools(&self) -> Markup {
        let lang = self.frame.lang;
        html! {
            div.bar.tools {
                @if let EditedText::Open { subjects, subject, .. } = &self.place {
                    @if !subjects.is_empty() {
                        label for="subject" { (lang.say("editor-subject")) }
                        select #subject name="subject" data-missing=(lang.say("editor-no-subject")) {
                            @if subjects.len() > 1 { option value="" selected[subject.is_empty()] { (lang.say("editor-choose-subject")) } }
                            @for one in subjects { option value=(one) selected[one == subject] { (one) } }
                        }
                    }
                }
                @if let Some(id) = self.place.id().filter(|_| self.place.saves()) {
                    label for="id" { (lang.say("editor-id")) }
                    input #id name="id" value=(id) maxlength="100" pattern="[a-z0-9\\-]+" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="id-help";
                    span #id-help.quiet { (lang.say("editor-id-help")) }
                }
                div.switch role="group" aria-label=(lang.say("editor-switch")) data-script hidden {
                    button type="button" data-side-button="text" aria-pressed="true" { (lang.say("editor-text")) }
                    button type="button" data-side-button="preview" aria-pressed="false" { (lang.say("editor-preview")) }
                }
                (insert::menu(lang))
                button #picture type="button" data-script hidden { (lang.say("picture-add")) }
                input #picture-file type="file" accept="image/*" multiple hidden aria-label=(lang.say("picture-add"));
                button #help type="button" data-script hidden aria-label=(lang.say("keys")) title="F1" { "?" }
                span #state.state-line role="status" data-same=(if matches!(self.place, EditedText::Exercise { .. }) { lang.say("editor-same") } else { String::new() }) data-saved=(lang.name_in("editor-saved", "%")) data-unsaved=(lang.say("editor-unsaved"))
                    data-saving=(lang.say("editor-saving")) data-broken=(lang.say("editor-broken")) data-failed=(lang.name_in("editor-failed", "%"))
                    data-offline=(lang.say("editor-offline")) data-signed-out=(lang.name_in("editor-signed-out", "%")) data-sign-in=(lang.say("sign-in-elsewhere")) data-conflict=(lang.say("editor-conflict")) data-kept=(lang.say("editor-kept")) {}
                @if self.place.saves() { button.main type="submit" name="do" value="save" title="Ctrl+S" { (lang.say("editor-save")) } }
                @if self.place.is_desk() { button #again type="button" data-script hidden { (lang.say("editor-again")) } }
            }
            p #picture-status.quiet role="status" data-progress=(lang.name_in("picture-progress", "%")) data-done=(lang.name_in("picture-done", "%"))
                data-by-hand=(lang.name_in("picture-by-hand", "%")) data-failed=(lang.name_in("picture-failed", "%")) data-nowhere=(lang.say(if self.place.saves() { "picture-no-subject" } else { "picture-nowhere" })) data-unreadable=(lang.name_in("picture-unreadable", "%"))
                data-offline=(lang.say("editor-offline")) {}
            // For each picture that is added here, what it shows: the same text as on the page of the subject's files.
            div #picture-texts data-saved=(lang.say("picture-shows-saved")) data-failed=(lang.name_in("picture-shows-failed", "%")) {
                template {
                    div.bar.shows {
                        label { (lang.name_in("files-shows-one", "%")) }
                        textarea rows="2" maxlength=(MAX_ALTERNATIVE) {}
                        button type="button" { (lang.say("files-shows-save")) }
                        span.quiet role="status" {}
                    }
                }
            }
        }
    }

    /// What asks for a decision, above the text.
    fn bars(&self) -> Markup {
        let lang = self.frame.lang;
        html! {
            @if let Some(complaint) = &self.complaint {
                p.complaint role="alert" { (complaint) }
            }
            @if let (true, Some(subject)) = (self.unlisted, self.place.subject()) {
                p.note { (lang.say("editor-unlisted")) " " a href=(format!("{}#unlisted", manage_address(subject, ""))) { (lang.say("editor-list")) } }
            }
            div #draft.note hidden role="region" aria-label=(lang.say("draft")) data-found=(lang.name_in("draft-found", "%")) data-older=(lang.name_in("draft-older", "%")) {
                p {}
                div.bar {
                    button type="button" data-choice="restore" { (lang.say("draft-restore")) }
                    button type="button" data-choice="discard" { (lang.say("draft-discard")) }
                }
            }
            div #conflict { @if let Some(conflict) = &self.conflict { (conflict) } }
        }
    }

    fn text(&self) -> Markup {
        let lang = self.frame.lang;
        html! {
            div.writing {
                label for="content" { (lang.say("editor-text")) }
                div.desk {
                    div #layer aria-hidden="true" {}
                    // A line end right behind the tag is not part of the text.
                    textarea #content name="content" rows="24" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="problem" { "\n" (self.content) }
                    div #tip hidden aria-hidden="true" {}
                }
                div.bar {
                    p #problem role="status" data-error=(lang.say("editor-error")) data-warning=(lang.say("editor-warning")) data-mend=(lang.say("editor-mend-key")) data-none=(lang.say("editor-no-problems")) data-count=(lang.name_in("editor-problems", "%")) {}
                    button type="button" data-script hidden data-go="-1" title="Shift+F8" aria-label=(lang.say("keys-previous-problem")) { "↑" }
                    button type="button" data-script hidden data-go="1" title="F8" aria-label=(lang.say("keys-next-problem")) { "↓" }
                }
                (insert::reference(lang))
            }
        }
    }

    fn side(&self) -> Markup {
        let lang = self.frame.lang;
        let shown = self.query.view.langs.first().map_or("", String::as_str);
        html! {
            div.viewing {
                div.bar {
                    label for="seed" { (lang.say("editor-variant")) }
                    button type="submit" name="do" value="previous" title="Alt+↑" aria-label=(lang.say("keys-previous")) { "◀" }
                    input #seed name="seed" type="number" min="-2147483648" max="2147483647" step="1" value=(self.query.seed);
                    button type="submit" name="do" value="next" title="Alt+↓" aria-label=(lang.say("keys-next")) { "▶" }
                    button type="submit" name="do" value="random" title="Alt+R" { (lang.say("editor-random")) }
                    button type="submit" name="do" value="show" data-plain { (lang.say("editor-show")) }
                }
                div.bar {
                    @if self.frame.user.is_some() {
                        button type="submit" name="do" value="worst" title="Alt+W" { (lang.say("editor-worst")) }
                        label.unseen for="worst" { (lang.say("editor-worst-by")) }
                        select #worst name="worst" {
                            @for worst in Worst::ALL { option value=(worst.code()) selected[worst == self.query.worst] { (name(lang, worst)) } }
                        }
                        button type="submit" name="do" value="table" title="Alt+T" { (lang.say("editor-table")) }
                    }
                    label.check { input #comma name="comma" type="checkbox" value="1" checked[self.query.view.decimal_comma]; " " (lang.say("editor-comma")) }
                    input #lang name="lang" type="hidden" value=(shown);
                }
                section #result tabindex="-1" aria-label=(lang.say("editor-preview")) data-failed=(lang.name_in("editor-preview-failed", "%")) { (self.preview) }
            }
        }
    }
}

fn name(lang: Lang, worst: Worst) -> String {
    match worst {
        Worst::Figures => lang.say("worst-figures"),
        Worst::Largest => lang.say("worst-largest"),
        Worst::Smallest => lang.say("worst-smallest"),
    }
}

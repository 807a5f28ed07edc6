//! Pieces of Markdown and mathematics as HTML. Nothing in it can become a tag, a script or a link elsewhere than to the web.

pub mod bounds;

use std::borrow::Cow;
use std::fmt::Write;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::ui::mathematics;
use crate::ui::messages::Lang;
use crate::ui::prose::bounds::{Bounded, Room};
use crate::ui::texts::Say;

/// What the texts' Markdown has beside the common rules.
pub const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Stand for a formula while Markdown is read: signs of the private use area, taken out of the text itself.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum ProsePiece<'a> {
    /// Markdown without mathematics.
    Markdown(Cow<'a, str>),
    /// Mathematics in LaTeX, in the line or in one of its own.
    Mathematics { latex: Cow<'a, str>, display: bool },
}

/// Prose: texts that stand on one page, as a task and its hints do. Together they become a page no larger than one may be.
#[derive(Debug)]
pub struct Prose {
    lang: Lang,
    room: Room,
}

impl Prose {
    /// `lang` is the language of the page.
    pub fn new(lang: Lang) -> Prose {
        Prose {
            lang,
            room: Room::default(),
        }
    }

    /// A text as HTML; where that would be larger than there is room for, a line that says so.
    pub fn html(&mut self, text: &[ProsePiece<'_>]) -> String {
        let too_large =
            || maud::html! { p.note { (self.lang.say("text-too-large")) } }.into_string();
        converted(text, &mut self.room).unwrap_or_else(too_large)
    }
}

/// The HTML of a text, which takes of the room; `None` where there is not enough.
pub fn converted(pieces: &[ProsePiece<'_>], room: &mut Room) -> Option<String> {
    let text = &written(pieces);
    if !room.takes_signs(text) {
        return None;
    }
    let limit = room.limit(text);
    let (cut, formulas) = cut(pieces, text.len(), limit)?;
    let taken: usize = formulas.iter().map(String::len).sum();
    let html = markdown(&cut, Bounded::new(limit.checked_sub(taken)?))?;
    let html = fill(&html, &formulas, limit)?;
    room.take(text, html.len());
    Some(html)
}

/// A text that stands alone on its page, as HTML.
pub fn html(lang: Lang, text: &[ProsePiece<'_>]) -> String {
    Prose::new(lang).html(text)
}

/// The text as people write it, by which its room is measured.
fn written(pieces: &[ProsePiece<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            ProsePiece::Markdown(markdown) => text.push_str(markdown),
            ProsePiece::Mathematics { latex, display } => {
                text.push_str(if *display { "\\[" } else { "\\(" });
                text.push_str(latex);
                text.push_str(if *display { "\\]" } else { "\\)" });
            }
        }
    }
    text
}

/// Markdown as HTML, formulas left as they are marked; `None` where there is not room enough.
pub fn markdown(text: &str, mut out: Bounded) -> Option<String> {
    let events = Parser::new_ext(text, OPTIONS).map(harmless);
    let mut cells = Cells::default();
    let events = events.map(|event| cells.aligned(event));
    html::write_html_fmt(&mut out, events).ok()?;
    Some(out.html)
}

/// The text, about so many bytes long, with its formulas replaced by numbers, as Markdown goes on around them; and the formulas as MathML, which
/// has at most `room` bytes.
fn cut(pieces: &[ProsePiece<'_>], length: usize, mut room: usize) -> Option<(String, Vec<String>)> {
    let mut markdown = String::with_capacity(length);
    let mut formulas = Vec::new();
    for piece in pieces {
        match piece {
            ProsePiece::Markdown(text) => markdown.extend(text.split([OPEN, CLOSE])),
            ProsePiece::Mathematics { latex, display } => {
                let mathml = if *display {
                    mathematics::display(latex)
                } else {
                    mathematics::inline(latex)
                };
                room = room.checked_sub(mathml.len())?;
                markdown.push_str(&format!("{OPEN}{}{CLOSE}", formulas.len()));
                formulas.push(mathml);
            }
        }
    }
    Some((markdown, formulas))
}

fn fill(html: &str, formulas: &[String], room: usize) -> Option<String> {
    let mut out = Bounded::new(room);
    let mut parts = html.split(OPEN);
    out.write_str(parts.next().unwrap_or("")).ok()?;
    for part in parts {
        let (number, after) = part.split_once(CLOSE).unwrap_or(("", part));
        let formula = number.parse().ok().and_then(|at: usize| formulas.get(at));
        out.write_str(formula.map_or("", String::as_str)).ok()?;
        out.write_str(after).ok()?;
    }
    Some(out.html)
}

/// Aligns the cells of tables by classes, as a strict policy refuses the style attributes that they would get.
#[derive(Default)]
struct Cells {
    columns: Vec<Alignment>,
    next: usize,
    tag: &'static str,
}

impl Cells {
    fn aligned<'a>(&mut self, event: Event<'a>) -> Event<'a> {
        match event {
            Event::Start(Tag::Table(columns)) => {
                let plain = vec![Alignment::None; columns.len()];
                self.columns = columns;
                Event::Start(Tag::Table(plain))
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.next = 0;
                self.tag = match event {
                    Event::Start(Tag::TableHead) => "th",
                    _ => "td",
                };
                event
            }
            Event::Start(Tag::TableCell) => {
                let column = self.columns.get(self.next);
                self.next += 1;
                let class = match column {
                    Some(Alignment::Right) => " class=\"to-right\"",
                    Some(Alignment::Center) => " class=\"to-center\"",
                    Some(Alignment::Left) => " class=\"to-left\"",
                    _ => "",
                };
                Event::Html(format!("<{}{class}>", self.tag).into())
            }
            Event::End(TagEnd::TableCell) => Event::Html(format!("</{}>", self.tag).into()),
            other => other,
        }
    }
}

/// HTML of the text's own is shown as text; pictures are named; links lead to the web only.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        // The word behind a fence would stand in an attribute, mathematics and all.
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let web = dest_url.starts_with("https://") || dest_url.starts_with("http://");
            let dest_url = if web && !dest_url.contains([OPEN, CLOSE]) {
                dest_url
            } else {
                CowStr::from("#")
            };
            let title = if title.contains([OPEN, CLOSE]) {
                CowStr::from("")
            } else {
                title
            };
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            })
        }
        other => other,
    }
}

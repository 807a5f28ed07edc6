//! The text of an exercise, Markdown with mathematics, as HTML. Nothing in it can become a tag, a script or a link elsewhere than to the web.

mod pieces;
mod problems;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

pub use self::problems::{problems, warnings};

use self::pieces::{CLOSE, OPEN, Piece, pieces};
use super::mathematics;

/// What the texts' Markdown has beside the common rules.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Markdown with `\(…\)` and `\[…\]` as HTML.
pub(super) fn html(text: &str) -> String {
    let (markdown, formulas) = cut(text);
    let events = Parser::new_ext(&markdown, OPTIONS).map(harmless);
    let mut cells = Cells::default();
    let events = events.map(|event| cells.aligned(event));
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, events);
    fill(&out, &formulas)
}

/// The text with its formulas replaced by numbers, and the formulas as MathML. Code is left alone.
fn cut(text: &str) -> (String, Vec<String>) {
    let mut markdown = String::with_capacity(text.len());
    let mut formulas = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Markdown(place) | Piece::Code(place) => markdown.push_str(&text[place]),
            Piece::Formula { latex, display, .. } => {
                let mathml = if display {
                    mathematics::display(&text[latex])
                } else {
                    mathematics::inline(&text[latex])
                };
                markdown.push_str(&format!("{OPEN}{}{CLOSE}", formulas.len()));
                formulas.push(mathml);
            }
            Piece::Dropped => {}
        }
    }
    (markdown, formulas)
}

fn fill(html: &str, formulas: &[String]) -> String {
    let mut out =
        String::with_capacity(html.len() + formulas.iter().map(String::len).sum::<usize>());
    let mut parts = html.split(OPEN);
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let (number, after) = part.split_once(CLOSE).unwrap_or(("", part));
        out.push_str(
            number
                .parse()
                .ok()
                .and_then(|index: usize| formulas.get(index))
                .map_or("", String::as_str),
        );
        out.push_str(after);
    }
    out
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

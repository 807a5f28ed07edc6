//! The text of an exercise, Markdown with mathematics, as HTML. Nothing in it can become a tag, a script or a link elsewhere than to the web.

use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::mathematics;

/// Stand for a formula while Markdown is read: signs of the private use area, taken out of the text itself.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Markdown with `\(…\)` and `\[…\]` as HTML.
pub(super) fn html(text: &str) -> String {
    let (markdown, formulas) = cut(text);
    let events = Parser::new_ext(
        &markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    )
    .map(harmless);
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
    let mut rest = text;
    // Up to here, counted from the end of the text, the paragraph and the closing signs are known to be looked for in vain.
    let mut unclosed = [usize::MAX; 2];
    while let Some(at) = rest.find(['\\', '`', OPEN, CLOSE]) {
        markdown.push_str(&rest[..at]);
        rest = &rest[at..];
        let formula = [("\\(", "\\)"), ("\\[", "\\]")]
            .into_iter()
            .zip(&mut unclosed)
            .find_map(|((open, close), unclosed)| {
                let inner = rest.strip_prefix(open)?;
                if inner.len() > *unclosed {
                    return None;
                }
                // Mathematics ends with its paragraph at the latest, as everywhere in the language.
                let stops = |at: &usize| {
                    inner[*at..].starts_with(close) || inner[*at..].starts_with("\n\n")
                };
                let end = inner
                    .match_indices(['\\', '\n'])
                    .map(|(at, _)| at)
                    .find(stops)
                    .unwrap_or(inner.len());
                if !inner[end..].starts_with(close) {
                    *unclosed = inner.len() - end;
                    return None;
                }
                Some((&inner[..end], open == "\\[", open.len() + end + close.len()))
            });
        let length = if let Some((latex, display, length)) = formula {
            let mathml = if display {
                mathematics::display(latex)
            } else {
                mathematics::inline(latex)
            };
            markdown.push_str(&format!("{OPEN}{}{CLOSE}", formulas.len()));
            formulas.push(mathml);
            length
        } else if rest.starts_with('`') {
            let fence = rest.len() - rest.trim_start_matches('`').len();
            let length = rest[fence..]
                .find(&rest[..fence])
                .map_or(fence, |end| end + 2 * fence);
            markdown.push_str(&rest[..length]);
            length
        } else if let Some(guarded) = rest.strip_prefix('\\') {
            // Markdown's own backslash, with the sign it guards.
            let length = 1 + guarded.chars().next().map_or(0, char::len_utf8);
            markdown.push_str(&rest[..length]);
            length
        } else {
            OPEN.len_utf8()
        };
        rest = &rest[length..];
    }
    markdown.push_str(rest);
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

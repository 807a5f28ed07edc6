//! HTML, which is shown as it stands.

use std::ops::Range;

use eqex::{Diagnostic, W0904};

use crate::editor::text_warnings::text::{ExaminedText, Mark, MarkKind};

/// Longest text between two tags that a mend takes along.
const LONGEST: usize = 200;

/// Reports HTML of a text: within a line each pair of tags, else each block.
pub(crate) fn find(text: &mut ExaminedText<'_>, marks: &[Mark]) {
    let tags: Vec<&Mark> = marks
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::Tag | MarkKind::Block))
        .collect();
    // Up to here it has been told of.
    let mut told = 0;
    for (index, tag) in tags.iter().enumerate() {
        let markup = &text.content[tag.place.clone()];
        if tag.place.start < told || text.is_full() || !is_html(markup) {
            continue;
        }
        if tag.kind == MarkKind::Block {
            let line = markup.find('\n').unwrap_or(markup.len());
            let first = markup[..line].find('>').map_or(line, |at| at + 1);
            let place = tag.place.start..tag.place.start + first;
            told = tag.place.end;
            report(text, &place, None);
            continue;
        }
        let scripts = scripts(text, &tags[index..]);
        let closing = tags.get(index + 1).filter(|next| {
            next.kind == MarkKind::Tag
                && name(&text.content[next.place.clone()]) == Some(("/", name_of(markup)))
        });
        let comparison = text.content[..tag.place.start].ends_with(char::is_alphanumeric);
        if comparison && closing.is_none() && name_of(markup).len() == 1 {
            // `a<b>c` compares three numbers, and is shown so.
            continue;
        }
        let mend = scripts.or_else(|| match closing {
            Some(closing) => emphasis(text, tag, closing),
            None => line_break(text, tag),
        });
        told = match (&mend, closing) {
            (Some((place, _)), _) => place.end,
            (None, Some(closing)) => closing.place.end,
            (None, None) => tag.place.end,
        };
        report(text, &tag.place.clone(), mend);
    }
}

fn report(text: &mut ExaminedText<'_>, place: &Range<usize>, mend: Option<(Range<usize>, String)>) {
    let shown = &text.content[place.clone()];
    let shown = &shown[..shown.floor_char_boundary(LONGEST)];
    let diagnostic = Diagnostic::new(W0904, "", text.span(place)).with("tag", shown);
    text.report(match mend {
        Some((place, mended)) => diagnostic.offer(text.span(&place), mended),
        None => diagnostic,
    });
}

/// Elements that texts are written with elsewhere.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "audio",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "math",
    "meta",
    "nav",
    "nobr",
    "object",
    "ol",
    "option",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Whether it is a tag of HTML, or a comment, and nothing that only stands between `<` and `>`.
fn is_html(markup: &str) -> bool {
    let Some((_, element)) = name(markup) else {
        return false;
    };
    if element.is_empty() {
        return markup.starts_with("<!") || markup.starts_with("<?");
    }
    let known = ELEMENTS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(element));
    let tag = &markup[..markup.find('>').unwrap_or(markup.len())];
    let rest = tag.split_once(element).map_or("", |(_, rest)| rest);
    known && (rest.trim_matches(['/', ' ', '\n']).is_empty() || rest.contains('='))
}

/// `/` or nothing, and the name of a tag.
fn name(tag: &str) -> Option<(&str, &str)> {
    let inner = tag.strip_prefix('<')?;
    let (slash, inner) = match inner.strip_prefix('/') {
        Some(inner) => ("/", inner),
        None => ("", inner),
    };
    let end = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    Some((slash, &inner[..end]))
}

fn name_of(tag: &str) -> &str {
    name(tag).map_or("", |(_, name)| name)
}

/// `H<sub>2</sub>O` as mathematics: a word around tags for lower and higher signs.
fn scripts(text: &ExaminedText<'_>, tags: &[&Mark]) -> Option<(Range<usize>, String)> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '(' | ')');
    let first = tags.first()?;
    let before = text.content[..first.place.start]
        .trim_end_matches(is_sign)
        .len();
    // A declared value ends here, and its unit with it.
    if before == first.place.start || is_masked(text, before.checked_sub(1)) {
        return None;
    }
    let mut latex = text.content.get(before..first.place.start)?.to_owned();
    let mut end = first.place.start;
    for pair in tags.chunks_exact(2) {
        let [open, close] = pair else {
            return None;
        };
        if open.place.start != end {
            break;
        }
        let sign = match name(&text.content[open.place.clone()])? {
            ("", "sub") => '_',
            ("", "sup") => '^',
            _ => break,
        };
        let script = text.content.get(open.place.end..close.place.start)?;
        let closes = name(&text.content[close.place.clone()])?;
        let simple = |c: char| is_sign(c) || matches!(c, '+' | '-' | '−' | ',');
        let fits = closes == ("/", name_of(&text.content[open.place.clone()]))
            && (1..=LONGEST).contains(&script.len())
            && script.chars().all(simple);
        if !fits {
            return None;
        }
        latex.push(sign);
        if script.len() > 1 {
            latex.push_str(&format!("{{{script}}}"));
        } else {
            latex.push_str(script);
        }
        end = close.place.end;
        let rest = &text.content[end..];
        let word = rest.len() - rest.trim_start_matches(is_sign).len();
        latex.push_str(&rest[..word]);
        end += word;
    }
    if end == first.place.start || is_masked(text, Some(end)) {
        return None;
    }
    // Brackets around all of it, or one of them, are the sentence's.
    let balanced = latex.matches('(').count() == latex.matches(')').count();
    let letters: Vec<&str> = latex.split(|c: char| !c.is_ascii_alphabetic()).collect();
    let latex = match letters.iter().any(|letters| letters.len() > 1) {
        true => format!("\\(\\mathrm{{{latex}}}\\)"),
        false => format!("\\({latex}\\)"),
    };
    balanced.then_some((before..end, latex))
}

/// Whether a declaration or a formula stands at a place.
fn is_masked(text: &ExaminedText<'_>, at: Option<usize>) -> bool {
    let byte = at.and_then(|at| text.masked.as_bytes().get(at));
    byte.is_some_and(|byte| *byte < b'\t')
}

/// `<b>x</b>` as Markdown.
fn emphasis(text: &ExaminedText<'_>, open: &Mark, close: &Mark) -> Option<(Range<usize>, String)> {
    let sign = match name(&text.content[open.place.clone()])? {
        ("", "b" | "strong") => "**",
        ("", "i" | "em") => "*",
        ("", "code" | "tt") => "`",
        ("", "s" | "del" | "strike") => "~~",
        _ => return None,
    };
    let inner = text.content.get(open.place.end..close.place.start)?;
    let is_simple = !inner.is_empty()
        && inner.len() <= LONGEST
        && inner.trim() == inner
        && !inner.contains(['*', '`', '~', '<', '\n']);
    is_simple.then(|| {
        let whole = open.place.start..close.place.end;
        (whole, format!("{sign}{inner}{sign}"))
    })
}

/// `<br>` as the backslash that ends a line.
fn line_break(text: &ExaminedText<'_>, tag: &Mark) -> Option<(Range<usize>, String)> {
    let ("", "br") = name(&text.content[tag.place.clone()])? else {
        return None;
    };
    let behind = &text.content[tag.place.end..];
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    let place = tag.place.start..tag.place.end + blanks;
    let ends = behind[blanks..].starts_with('\n');
    Some((
        place,
        if ends {
            "\\".to_owned()
        } else {
            "\\\n".to_owned()
        },
    ))
}

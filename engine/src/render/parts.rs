//! The parts of a text as they are written: Markdown, mathematics, code.

use std::ops::Range;

/// How far the end of mathematics is looked for that has mathematics in it, and how often in vain.
const LONGEST_NESTED: usize = 2000;
const NESTED_TRIES: usize = 16;

/// A part of a text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Markdown without mathematics or code.
    Prose(Range<usize>),
    Code(Range<usize>),
    /// Mathematics with its brackets, and the place of the LaTeX between them.
    Formula {
        whole: Range<usize>,
        latex: Range<usize>,
        display: bool,
    },
}

/// The parts of `text`, in order.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    // Up to here, counted from the end of the text, the paragraph and the closing signs are known to be looked for in vain.
    let mut unclosed = [usize::MAX; 2];
    let mut tries = NESTED_TRIES;
    while let Some(found) = text[at..].find(['\\', '`', '~']) {
        if found > 0 {
            parts.push(Part::Prose(at..at + found));
        }
        at += found;
        let rest = &text[at..];
        let formula = [("\\(", "\\)"), ("\\[", "\\]")]
            .into_iter()
            .zip(&mut unclosed)
            .find_map(|((open, close), unclosed)| {
                let inner = rest.strip_prefix(open)?;
                if inner.len() > *unclosed {
                    return None;
                }
                match end_of_formula(inner, open, close, &mut tries) {
                    Ok(end) => Some((end, open == "\\[")),
                    Err(end) => {
                        *unclosed = inner.len() - end;
                        None
                    }
                }
            });
        let part = if let Some((length, display)) = formula {
            let latex = at + 2..at + 2 + length;
            Part::Formula {
                whole: at..latex.end + 2,
                latex,
                display,
            }
        } else if rest.starts_with('`') || rest.starts_with("~~~") {
            let sign = if rest.starts_with('`') { '`' } else { '~' };
            let fence = rest.len() - rest.trim_start_matches(sign).len();
            let length = rest[fence..]
                .find(&rest[..fence])
                .map_or(fence, |end| end + 2 * fence);
            Part::Code(at..at + length)
        } else if rest.starts_with('~') {
            Part::Prose(at..at + 1)
        } else {
            // Markdown's own backslash, with the sign it guards.
            let guarded = rest[1..].chars().next();
            Part::Prose(at..at + 1 + guarded.map_or(0, char::len_utf8))
        };
        at = match &part {
            Part::Prose(place) | Part::Code(place) => place.end,
            Part::Formula { whole, .. } => whole.end,
        };
        parts.push(part);
    }
    if at < text.len() {
        parts.push(Part::Prose(at..text.len()));
    }
    parts
}

/// Where mathematics ends that begins before `inner`; where its paragraph ends instead, at the latest, is the error.
fn end_of_formula(inner: &str, open: &str, close: &str, tries: &mut usize) -> Result<usize, usize> {
    // Mathematics ends with its paragraph at the latest, as everywhere in the language.
    let stops = |at: &usize| inner[*at..].starts_with(close) || inner[*at..].starts_with("\n\n");
    let signs = inner.match_indices(['\\', '\n']).map(|(at, _)| at);
    let end = signs.into_iter().find(stops).unwrap_or(inner.len());
    if !inner[end..].starts_with(close) {
        return Err(end);
    }
    if *tries == 0 || !inner[..end].contains(open) {
        return Ok(end);
    }
    // A text within mathematics may have mathematics again: `\(\text{for \(x\)}\)`.
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(found) = inner[at..].find(['\\', '\n']) {
        at += found;
        let rest = &inner[at..];
        if at > LONGEST_NESTED || rest.starts_with("\n\n") {
            break;
        }
        if rest.starts_with(open) {
            depth += 1;
        } else if rest.starts_with(close) && depth > 0 {
            depth -= 1;
        } else if rest.starts_with(close) {
            return Ok(at);
        }
        // A backslash guards the sign behind it, another backslash too.
        let guarded = rest[1..].chars().next().map_or(0, char::len_utf8);
        at += if rest.starts_with('\\') {
            1 + guarded
        } else {
            1
        };
    }
    *tries -= 1;
    Ok(end)
}

//! Names in scenarios: `$SUE`, `$RIGHT` and what was kept stand for something that is known only in the run.

use std::collections::HashMap;

use crate::scenario::starting_school::StartingSchool;

/// Names: what they stand for now.
#[derive(Debug)]
pub(crate) struct Names {
    school: StartingSchool,
    kept: HashMap<String, String>,
    /// The text of the last variant that each person was shown.
    shown: HashMap<String, String>,
}

impl Names {
    pub(crate) fn of(school: &StartingSchool) -> Names {
        Names {
            school: school.clone(),
            kept: HashMap::new(),
            shown: HashMap::new(),
        }
    }

    pub(crate) fn keep(&mut self, name: &str, value: String) {
        self.kept.insert(name.to_owned(), value);
    }

    pub(crate) fn kept(&self, name: &str) -> Result<&String, String> {
        let kept = self.kept.get(name);
        kept.ok_or_else(|| format!("nothing was kept as {name}"))
    }

    pub(crate) fn show(&mut self, who: &str, variant: &str) {
        self.shown.insert(who.to_owned(), variant.to_owned());
    }

    /// The text with what its names stand for to somebody. `$$` in front of a capital letter is a dollar sign, and `@repeat N@` is N times `x`.
    pub(crate) fn replaced(&self, text: &str, who: &str) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['$', '@']) {
            let (before, found) = rest.split_at(at);
            out.push_str(before);
            if let Some((count, after)) = repeated(found) {
                out.push_str(&"x".repeat(count));
                rest = after;
                continue;
            }
            let (sign, after) = found.split_at(1);
            let (is_escaped, after) = match after.strip_prefix('$') {
                Some(escaped) if sign == "$" && !split_name(escaped).0.is_empty() => {
                    (true, escaped)
                }
                _ => (false, after),
            };
            let (name, behind) = split_name(after);
            if sign == "@" || name.is_empty() {
                out.push_str(sign);
                rest = after;
                continue;
            }
            match is_escaped {
                true => out.push_str(&format!("${name}")),
                false => out.push_str(&self.meaning(name, who)?),
            }
            rest = behind;
        }
        out.push_str(rest);
        Ok(out)
    }

    fn meaning(&self, name: &str, who: &str) -> Result<String, String> {
        let kept = || self.kept.get(name).cloned();
        if let Some(meaning) = self.school.meaning(name).or_else(kept) {
            return Ok(meaning);
        }
        let off = match name {
            "RIGHT" => 0.0,
            "WRONG" => 1.0,
            _ => return Err(format!("${name} stands for nothing here")),
        };
        let shown = self.shown.get(who);
        let shown = shown.ok_or_else(|| format!("${name}: {who} was shown no variant yet"))?;
        right(shown)
            .map(|right| (right + off).to_string())
            .ok_or_else(|| format!("${name}: no answer is known to {shown}"))
    }
}

/// Whether a name may be kept: nobody else gives it a meaning.
pub(crate) fn is_free(name: &str, school: &StartingSchool) -> bool {
    let (all, rest) = split_name(name);
    let is_name = !all.is_empty() && rest.is_empty();
    is_name && name != "RIGHT" && name != "WRONG" && school.meaning(name).is_none()
}

/// The name that a text begins with, in capital letters, and the rest.
fn split_name(text: &str) -> (&str, &str) {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return ("", text);
    }
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()))
}

/// `@repeat 300000@…`: how often, and what follows.
fn repeated(text: &str) -> Option<(usize, &str)> {
    let (count, after) = text.strip_prefix("@repeat ")?.split_once('@')?;
    Some((count.parse().ok()?, after))
}

/// The right answer to `double` and `concat`, from what is shown.
fn right(variant: &str) -> Option<f64> {
    let shown = |name: &str| -> Option<f64> {
        let text = variant.split(&format!("\\({name}= ")).nth(1)?;
        text.split("\\)").next()?.parse().ok()
    };
    match (shown("a"), shown("b"), shown("c")) {
        (Some(a), Some(b), Some(c)) => Some(100.0 * a + 10.0 * b + c),
        (Some(a), _, _) => Some(2.0 * a),
        _ => None,
    }
}

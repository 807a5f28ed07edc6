//! Checks: the lines behind `+`, which look closer at a response.

use eqex_kernel::http::output::Output;
use serde_json::Value;

use crate::scenario::names::{self, Names};
use crate::scenario::starting_school::StartingSchool;

/// Check: what must hold of a response, or what is kept of it.
#[derive(Debug)]
pub(crate) enum Check {
    Has(String),
    Lacks(String),
    /// A header of this name has a value with this part.
    Header(String, String),
    NoHeader(String, String),
    Keep(String, Part),
    /// The text of the variant is the one that was kept.
    Same(String),
    Differs(String),
    /// Two things that were kept are the same.
    Alike(String, String),
    Unlike(String, String),
}

/// Part: what is kept of a response.
#[derive(Debug)]
pub(crate) enum Part {
    /// The text of a variant, or the whole body where there is none.
    Text,
    /// What stands between two texts.
    Between(String, String),
    /// A value of the JSON, by its JSON pointer.
    Pointer(String),
}

/// A response as checks look at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Response<'a> {
    pub(crate) output: &'a Output,
    pub(crate) body: &'a str,
    pub(crate) json: Option<&'a Value>,
}

impl Response<'_> {
    /// The text of the variant, where the response is one.
    pub(crate) fn variant(&self) -> Option<&str> {
        self.json?["problem"]["main"].as_str()
    }

    fn text(&self) -> &str {
        self.variant().unwrap_or(self.body)
    }

    fn has_header(&self, name: &str, part: &str) -> bool {
        let mut headers = self.output.headers.iter();
        headers.any(|(known, value)| *known == name && value.contains(part))
    }
}

impl Check {
    /// Reads what stands behind `+ `.
    pub(crate) fn read(line: &str, school: &StartingSchool) -> Result<Check, String> {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        let text = || match rest {
            "" => Err(format!("`+ {kind}` needs a text")),
            text => Ok(text.to_owned()),
        };
        let header = || {
            let (name, part) = rest
                .split_once(": ")
                .ok_or(format!("`+ {kind} NAME: PART` is what is wanted"))?;
            Ok::<_, String>((name.to_owned(), part.to_owned()))
        };
        let two = || {
            let (a, b) = rest
                .split_once(' ')
                .ok_or(format!("`+ {kind} NAME NAME` is what is wanted"))?;
            Ok::<_, String>((a.to_owned(), b.to_owned()))
        };
        Ok(match kind {
            "has" => Check::Has(text()?),
            "lacks" => Check::Lacks(text()?),
            "header" => header().map(|(name, part)| Check::Header(name, part))?,
            "no-header" => header().map(|(name, part)| Check::NoHeader(name, part))?,
            "keep" => {
                let (name, part) = rest.split_once(' ').unwrap_or((rest, ""));
                if !names::is_free(name, school) {
                    return Err(format!(
                        "`{name}` cannot be kept: a name has capital letters, and has no other meaning"
                    ));
                }
                Check::Keep(name.to_owned(), Part::read(part)?)
            }
            "same" => Check::Same(text()?),
            "differs" => Check::Differs(text()?),
            "alike" => two().map(|(a, b)| Check::Alike(a, b))?,
            "unlike" => two().map(|(a, b)| Check::Unlike(a, b))?,
            other => return Err(format!("`{other}` is no check")),
        })
    }

    /// Whether it holds; what is to be kept is kept.
    pub(crate) fn holds(
        &self,
        who: &str,
        names: &mut Names,
        response: Response<'_>,
    ) -> Result<bool, String> {
        Ok(match self {
            Check::Has(text) => response.body.contains(&names.replaced(text, who)?),
            Check::Lacks(text) => !response.body.contains(&names.replaced(text, who)?),
            Check::Header(name, part) => response.has_header(name, part),
            Check::NoHeader(name, part) => !response.has_header(name, part),
            Check::Keep(name, part) => {
                names.keep(name, part.of(response)?);
                true
            }
            Check::Same(name) => names.kept(name)? == response.text(),
            Check::Differs(name) => names.kept(name)? != response.text(),
            Check::Alike(a, b) => names.kept(a)? == names.kept(b)?,
            Check::Unlike(a, b) => names.kept(a)? != names.kept(b)?,
        })
    }
}

impl Part {
    fn read(text: &str) -> Result<Part, String> {
        match text.split_once('…') {
            _ if text.is_empty() => Ok(Part::Text),
            Some((before, after)) if !before.is_empty() && !after.is_empty() => {
                Ok(Part::Between(before.to_owned(), after.to_owned()))
            }
            None if text.starts_with('/') => Ok(Part::Pointer(text.to_owned())),
            _ => Err(format!(
                "`{text}` is neither a JSON pointer nor `before…after`"
            )),
        }
    }

    fn of(&self, response: Response<'_>) -> Result<String, String> {
        match self {
            Part::Text => Ok(response.text().to_owned()),
            Part::Between(before, after) => {
                let rest = response.body.split_once(before.as_str());
                let rest = rest.ok_or(format!("there is no `{before}`"))?.1;
                let value = rest.split_once(after.as_str());
                Ok(value.ok_or(format!("there is no `{after}`"))?.0.to_owned())
            }
            Part::Pointer(pointer) => {
                let value = response.json.and_then(|json| json.pointer(pointer));
                let value = value.ok_or(format!("there is no {pointer}"))?;
                let text = value.as_str().map(str::to_owned);
                Ok(text.unwrap_or_else(|| value.to_string()))
            }
        }
    }
}

//! A judgement as JSON: what programs are told, and what is kept of it for a request that may be repeated.

use eqex::Understood;
use serde::Deserialize;

use crate::solving::rules::Judgement;
use eqex_bank::problem::write_understood;

/// The text that a request was answered with when it came first: a repeated one gets the very same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstAnswer(pub String);

impl FirstAnswer {
    /// What was right of it; none where the text is not one of a judgement.
    pub fn info(&self) -> Option<Vec<bool>> {
        #[derive(Deserialize)]
        struct Info {
            info: Vec<bool>,
        }
        let read: Result<Info, _> = serde_json::from_str(&self.0);
        read.ok().map(|read| read.info)
    }
}

/// Writes a judgement.
pub fn judgement(judgement: &Judgement) -> String {
    let understood = judgement.understood.as_deref();
    write(Some(&judgement.info), understood, judgement.seed)
}

/// Writes what is understood of answers that are not judged.
pub fn understood(understood: &[Option<Understood>]) -> String {
    write(None, Some(understood), None)
}

/// `{"info":[…],"understood":[…],"seed":…}`, without what was not asked for.
fn write(
    info: Option<&[bool]>,
    understood: Option<&[Option<Understood>]>,
    seed: Option<i32>,
) -> String {
    let mut out = String::from("{");
    if let Some(info) = info {
        out.push_str("\"info\":[");
        for (index, right) in info.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            out.push_str(if *right { "true" } else { "false" });
        }
        out.push(']');
    }
    if let Some(understood) = understood {
        out.push_str(if info.is_some() { "," } else { "" });
        out.push_str("\"understood\":[");
        for (index, entry) in understood.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            write_understood(&mut out, entry.as_ref());
        }
        out.push(']');
    }
    if let Some(seed) = seed {
        out.push_str(if out.len() > 1 { "," } else { "" });
        out.push_str(&format!("\"seed\":{seed}"));
    }
    out.push('}');
    out
}

//! Blessings: whole responses that are written into scenario files with `EQEX_BLESS=1`, to be read as a difference.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

/// Blessing: what is to stand in lines of a file from now on.
#[derive(Debug)]
pub struct Blessing {
    pub path: PathBuf,
    /// Counted from 1, without the last one.
    pub lines: Range<usize>,
    pub response: String,
}

/// Writes them all, once no scenario is read any more.
pub fn write(blessings: Vec<Blessing>) {
    let mut files: BTreeMap<PathBuf, Vec<Blessing>> = BTreeMap::new();
    for blessing in blessings {
        let path = blessing.path.clone();
        files.entry(path).or_default().push(blessing);
    }
    for (path, mut blessings) in files {
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
        // From the end on, so that the lines in front stay where they are.
        blessings.sort_by_key(|blessing| std::cmp::Reverse(blessing.lines.start));
        for Blessing {
            lines: Range { start, end },
            response,
            ..
        } in blessings
        {
            lines.splice(start - 1..end - 1, [response]);
        }
        fs::write(&path, lines.concat()).unwrap();
    }
}

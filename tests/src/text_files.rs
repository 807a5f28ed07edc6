//! What the runners of text files share.

use std::path::{Path, PathBuf};

/// Whether expected parts are to be written instead of compared.
pub fn bless() -> bool {
    std::env::var_os("EQEX_BLESS").is_some_and(|value| value == "1")
}

/// All files with an extension below a folder, by name.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            found.extend(files(&entry, extension));
        } else if entry.extension().is_some_and(|found| found == extension) {
            found.push(entry);
        }
    }
    found
}

/// A fenced block: what stands behind the backticks, its text, and the line its text starts at.
#[derive(Debug)]
pub struct Block {
    pub info: String,
    pub text: String,
    pub line: usize,
}

/// The fenced blocks of a Markdown file. A fence of four backticks may hold ones of three.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, Block)> = None;
    for (index, line) in markdown.lines().enumerate() {
        let fence = line.len() - line.trim_start_matches('`').len();
        match &mut open {
            None if fence >= 3 => {
                let block = Block {
                    info: line[fence..].trim().to_owned(),
                    text: String::new(),
                    line: index + 2,
                };
                open = Some((line[..fence].to_owned(), block));
            }
            None => {}
            Some((close, _)) if line == close => blocks.extend(open.take().map(|(_, block)| block)),
            Some((_, block)) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// The file with other texts in some of its blocks.
pub fn with_texts(markdown: &str, texts: &[(usize, String)]) -> String {
    let mut out = String::new();
    let mut lines = markdown.lines().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if let Some((_, text)) = texts.iter().find(|(at, _)| *at == index + 2) {
            out.push_str(text);
            let fence = &line[..line.len() - line.trim_start_matches('`').len()];
            while lines.peek().is_some_and(|(_, line)| *line != fence) {
                lines.next();
            }
        }
    }
    out
}

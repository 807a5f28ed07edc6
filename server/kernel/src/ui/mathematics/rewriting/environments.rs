//! Environments: equations of their own are set where they stand and without numbers; what columns are aligned by is kept.

use std::ops::Range;

use crate::ui::mathematics::problem::Kind;
use crate::ui::mathematics::rewriting::progress::Rewriting;
use crate::ui::mathematics::rewriting::reader::{Reader, Token};

/// Most columns that `*{…}{…}` makes.
const MAX_COLUMNS: usize = 40;

/// What stands behind the name of an environment where it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Nothing,
    /// An argument that a page has no use for.
    Dropped,
    /// How columns are aligned.
    Columns,
}

/// Name, how it begins and ends instead, and what its beginning takes.
type Environment = (&'static str, &'static str, &'static str, Behind);

const ALIGNED: (&str, &str) = ("\\begin{aligned}", "\\end{aligned}");
const GATHERED: (&str, &str) = ("\\begin{gathered}", "\\end{gathered}");

const ENVIRONMENTS: &[Environment] = &[
    ("aligned", ALIGNED.0, ALIGNED.1, Behind::Nothing),
    ("align", ALIGNED.0, ALIGNED.1, Behind::Nothing),
    ("align*", ALIGNED.0, ALIGNED.1, Behind::Nothing),
    ("flalign", ALIGNED.0, ALIGNED.1, Behind::Nothing),
    ("flalign*", ALIGNED.0, ALIGNED.1, Behind::Nothing),
    ("split", ALIGNED.0, ALIGNED.1, Behind::Nothing),
    ("alignedat", ALIGNED.0, ALIGNED.1, Behind::Dropped),
    ("alignat", ALIGNED.0, ALIGNED.1, Behind::Dropped),
    ("alignat*", ALIGNED.0, ALIGNED.1, Behind::Dropped),
    ("gathered", GATHERED.0, GATHERED.1, Behind::Nothing),
    ("gather", GATHERED.0, GATHERED.1, Behind::Nothing),
    ("gather*", GATHERED.0, GATHERED.1, Behind::Nothing),
    ("multline", GATHERED.0, GATHERED.1, Behind::Nothing),
    ("multline*", GATHERED.0, GATHERED.1, Behind::Nothing),
    ("multlined", GATHERED.0, GATHERED.1, Behind::Nothing),
    (
        "eqnarray",
        "\\begin{array}{rcl}",
        "\\end{array}",
        Behind::Nothing,
    ),
    (
        "eqnarray*",
        "\\begin{array}{rcl}",
        "\\end{array}",
        Behind::Nothing,
    ),
    ("equation", "{", "}", Behind::Nothing),
    ("equation*", "{", "}", Behind::Nothing),
    ("displaymath", "{", "}", Behind::Nothing),
    ("math", "{", "}", Behind::Nothing),
    (
        "smallmatrix",
        "{\\scriptstyle\\begin{matrix}",
        "\\end{matrix}}",
        Behind::Nothing,
    ),
    ("array", "\\begin{array}", "\\end{array}", Behind::Columns),
    (
        "matrix*",
        "\\begin{matrix}",
        "\\end{matrix}",
        Behind::Nothing,
    ),
    (
        "pmatrix*",
        "\\begin{pmatrix}",
        "\\end{pmatrix}",
        Behind::Nothing,
    ),
    (
        "bmatrix*",
        "\\begin{bmatrix}",
        "\\end{bmatrix}",
        Behind::Nothing,
    ),
    (
        "vmatrix*",
        "\\begin{vmatrix}",
        "\\end{vmatrix}",
        Behind::Nothing,
    ),
];

fn environment(name: &str) -> Option<&'static Environment> {
    ENVIRONMENTS.iter().find(|(known, ..)| *known == name)
}

impl<'a> Rewriting<'a> {
    pub(super) fn begin(&mut self, place: Range<usize>, reader: &mut Reader<'a>) {
        let Some(name) = reader.braced() else {
            let command = self.of(&place).to_owned();
            self.fail(Kind::MissingArgument(command), place);
            return;
        };
        let whole = place.start..name.end + 1;
        let Some((_, begin, _, behind)) = environment(self.of(&name).trim()) else {
            self.copy(whole);
            self.open_table();
            return;
        };
        // Where a table stands beside its line.
        reader.optional();
        self.write(begin, whole);
        match behind {
            Behind::Nothing => {}
            Behind::Dropped => {
                self.argument(reader, &place);
            }
            Behind::Columns => {
                let columns = self.argument(reader, &place);
                match self.columns(columns.clone(), 0) {
                    Some(plain) => self.write(&format!("{{{plain}}}"), columns),
                    None => self.fail(Kind::Other, columns),
                }
            }
        }
        if *begin == "{" {
            self.open_group();
        } else {
            self.open_table();
        }
    }

    pub(super) fn end(&mut self, place: Range<usize>, reader: &mut Reader<'a>) {
        let Some(name) = reader.braced() else {
            let command = self.of(&place).to_owned();
            self.fail(Kind::MissingArgument(command), place);
            return;
        };
        let whole = place.start..name.end + 1;
        let known = environment(self.of(&name).trim());
        if known.is_some_and(|(_, begin, ..)| *begin == "{") {
            self.close_group();
        } else {
            self.close_table(&place);
        }
        match known {
            Some((_, _, end, _)) => self.write(end, whole),
            None => self.copy(whole),
        }
    }

    /// The columns of an array as letters and lines; `None` where they are something else.
    fn columns(&self, place: Range<usize>, depth: usize) -> Option<String> {
        let mut columns = String::new();
        let mut reader = Reader::new(self.source, place);
        while let Some((token, _)) = reader.next() {
            match token {
                Token::Other(column @ ('l' | 'c' | 'r' | '|' | ':')) => columns.push(column),
                Token::Other('p' | 'm' | 'b') => {
                    reader.braced()?;
                    columns.push('l');
                }
                Token::Other('@' | '!' | '>' | '<') => {
                    reader.braced()?;
                }
                Token::Other('*') if depth == 0 => {
                    let count = reader.argument()?;
                    let count: usize = self.of(&count).trim().parse().ok()?;
                    let repeated = reader.argument()?;
                    let repeated = self.columns(repeated, depth + 1)?;
                    columns.push_str(&repeated.repeat(count.min(MAX_COLUMNS)));
                }
                Token::Other(blank) if blank.is_whitespace() => {}
                _ => return None,
            }
        }
        (columns.len() <= MAX_COLUMNS).then_some(columns)
    }
}

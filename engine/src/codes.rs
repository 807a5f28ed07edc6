//! Every diagnostic code there is. A code never changes its meaning and is never used again for another one. Each stands in
//! `grammar/DIAGNOSTICS.md` with an example that a test runs.

use serde::Serialize;

/// How bad it is: a file with an error is not an exercise, one with warnings is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// A stable code such as `E0101`. All of them stand here and, with examples, in `grammar/DIAGNOSTICS.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Code(pub &'static str);

impl Code {
    pub fn severity(self) -> Severity {
        if self.0.starts_with('W') {
            Severity::Warning
        } else {
            Severity::Error
        }
    }
}

macro_rules! codes {
    ($($name:ident $title:literal,)*) => {
        $(pub const $name: Code = Code(stringify!($name));)*

        /// All codes with a title, in order.
        pub const ALL_CODES: &[(Code, &str)] = &[$(($name, $title),)*];
    };
}

/// Warnings about texts that were stored before and are read otherwise since; they are told of stored texts only.
pub const READ_OTHERWISE: &[Code] = &[W0325];

codes! {
    E0101 "the file is not UTF-8",
    E0102 "the file is too large",
    E0103 "the file does not start with `---`",
    E0104 "a separator is missing",
    E0105 "unknown word after `---`",
    E0106 "too many segments",
    E0107 "a NUL character",
    E0108 "a segment occurs twice",
    E0201 "the header is not YAML",
    E0202 "a required key is missing",
    E0203 "a value of the wrong type",
    E0204 "unknown exercise type",
    E0205 "the header is too large or nests too deep",
    E0206 "a value that is not allowed",
    E0207 "a tolerance for something that is not an unknown",
    E0208 "something that is not available yet",
    E0220 "an anchor or alias in the header",
    E0221 "a tag in the header",
    W0201 "unknown header key",
    W0220 "a value without effect",
    W0221 "a text ends before `#`",
    W0222 "double quotes change LaTeX",
    E0301 "a declaration cannot be read",
    E0302 "a name is declared twice",
    E0303 "the smallest value is above the largest",
    E0304 "the step is not positive",
    E0305 "the step exceeds the range",
    E0306 "an empty list",
    E0307 "too many variables",
    E0308 "not a name",
    E0309 "the unit cannot be read",
    E0310 "a number outside of what can be computed with",
    E0311 "the range is too narrow",
    E0312 "the grid is too fine",
    E0313 "the list is too long",
    W0301 "a decimal comma",
    W0302 "mathematics is not closed",
    W0303 "a value ends before its number or unit does",
    W0320 "what looks like a declaration is none",
    W0321 "a unit stands apart from its value",
    W0322 "a declaration goes on as an equation",
    W0323 "counted things may not be whole",
    W0324 "a unit is the inverse of another than it seems",
    W0325 "a unit is read to its end since",
    E0401 "a line cannot be read",
    E0402 "a multiplication sign is missing",
    E0403 "unknown name",
    E0404 "unknown function",
    E0405 "wrong number of arguments",
    E0406 "the expression nests too deep",
    E0407 "an unknown is never computed",
    E0408 "a name is used before it has a value",
    E0409 "a line has no finite value",
    E0410 "a decimal comma",
    E0411 "a sign that is not part of the language",
    E0412 "too many lines",
    E0413 "a condition that is never true",
    E0420 "a name only looks declared",
    W0401 "calculations without an unknown",
    E0501 "a translation lacks a variable",
    E0502 "a translation declares a variable differently",
    E0503 "a translation declares a variable of its own",
    E0601 "a variant has no finite value",
    E0602 "no variant meets the conditions",
    E0603 "a search for a variant was ended",
    W0601 "few draws meet the conditions",
    W0602 "an exact answer that is no short decimal",
    W0603 "a part of a line has no finite value",
    W0604 "some seeds have no variant",
    W0605 "not all seeds were tried",
    E0701 "an answer cannot be read",
    E0801 "index.yml cannot be read",
    E0802 "a file cannot be read",
    E0803 "a file name that is no exercise id",
    E0804 "two files for one exercise",
    E0820 "an anchor or alias in the index",
    W0801 "the index names an exercise that does not exist",
    W0802 "an exercise is not in the index",
    W0803 "an image is not in static/",
    W0804 "a folder without index.yml",
    W0805 "a file that is left out",
    W0901 "mathematics that cannot be shown",
    W0902 "a percent sign in mathematics",
    W0903 "TeX outside of mathematics",
    W0904 "HTML in a text",
    W0905 "a sign that is read as emphasis",
    W0906 "a text that becomes too large a page",
}

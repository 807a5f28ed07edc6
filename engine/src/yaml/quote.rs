//! Texts in quotes: writing them, and LaTeX that double quotes change.

/// A text of one line as a scalar in quotes: double ones where nothing in it means something there, else single ones.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        single_quoted(text)
    } else {
        format!("\"{text}\"")
    }
}

/// A text of one line as a scalar in single quotes, where a backslash is a backslash.
pub(crate) fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// An escape of a scalar in double quotes that was probably meant as LaTeX.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LatexEscape {
    /// Where it stands in the scalar as written, with the letters behind it: `\frac`.
    pub at: std::ops::Range<usize>,
    /// The whole scalar in single quotes, with its backslashes as they stand.
    pub single_quoted: String,
    /// How long the scalar is, its quotes included.
    pub length: usize,
}

/// The first escape that was probably meant as LaTeX, in a scalar in double quotes as it is written. Escapes that YAML does not know always are;
/// of those that it does, those with letters behind that make a command of LaTeX.
pub(crate) fn latex_escape(written: &str) -> Option<LatexEscape> {
    let inner = written.strip_prefix('"')?;
    let mut found = None;
    let mut plain = String::with_capacity(inner.len());
    let mut at = 0;
    let mut closed = false;
    while let Some(c) = inner[at..].chars().next() {
        let rest = &inner[at..];
        match c {
            '"' => {
                closed = true;
                break;
            }
            '\\' => {
                let escaped = rest[1..].chars().next()?;
                if found.is_none() && is_latex(&rest[1..]) {
                    let letters = rest[1..]
                        .find(|c: char| !c.is_ascii_alphabetic())
                        .unwrap_or(rest.len() - 1)
                        .max(escaped.len_utf8());
                    found = Some(1 + at..1 + at + 1 + letters);
                }
                // What was escaped because of the double quotes needs it no more; all else was meant as it stands.
                if !matches!(escaped, '"' | '\\' | '/') {
                    plain.push('\\');
                }
                plain.push(escaped);
                at += 1 + escaped.len_utf8();
            }
            _ => {
                plain.push(c);
                at += c.len_utf8();
            }
        }
    }
    let at_end = at + 2;
    closed.then_some(())?;
    Some(LatexEscape {
        at: found?,
        single_quoted: single_quoted(&plain),
        length: at_end,
    })
}

/// Whether what follows a backslash is a command of LaTeX rather than an escape of YAML.
fn is_latex(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else {
        return false;
    };
    let letters = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let word = &rest[..letters];
    match first {
        '"' | '\\' | '/' | ' ' | '\t' | '\n' | '\r' | '0' | '_' => false,
        // Line ends and tabs are wanted now and then.
        'n' | 'r' | 't' => COMMANDS.contains(&word),
        'x' => !has_digits(rest, 2),
        'u' => !has_digits(rest, 4),
        'U' => !has_digits(rest, 8),
        'N' => word.len() > 1,
        // Bells, form feeds and the like stand in no text.
        'a' | 'b' | 'e' | 'f' | 'v' | 'L' | 'P' => word.len() > 1,
        _ => true,
    }
}

/// Whether so many hexadecimal digits follow the first letter.
fn has_digits(rest: &str, count: usize) -> bool {
    rest.get(1..=count)
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Commands that start with a letter whose escape is wanted now and then.
const COMMANDS: [&str; 54] = [
    "nabla",
    "natural",
    "ne",
    "nearrow",
    "neg",
    "neq",
    "newline",
    "nexists",
    "ngeq",
    "ni",
    "nleq",
    "nmid",
    "nolimits",
    "nonumber",
    "not",
    "notin",
    "nparallel",
    "nrightarrow",
    "nsim",
    "nu",
    "nwarrow",
    "rangle",
    "rbrace",
    "rbrack",
    "rceil",
    "rfloor",
    "rho",
    "right",
    "rightarrow",
    "rightharpoonup",
    "rightleftharpoons",
    "rm",
    "root",
    "rvert",
    "tan",
    "tanh",
    "tau",
    "tbinom",
    "text",
    "textbf",
    "textcolor",
    "textit",
    "textrm",
    "textstyle",
    "tfrac",
    "tg",
    "therefore",
    "theta",
    "tilde",
    "times",
    "tiny",
    "to",
    "top",
    "triangle",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(written: &str) -> Option<(&str, String)> {
        let escape = latex_escape(written)?;
        assert!(written[..escape.length].ends_with('"'));
        Some((&written[escape.at], escape.single_quoted))
    }

    #[test]
    fn escapes_that_are_latex() {
        for (written, command, mend) in [
            (r#""\(x\)""#, r"\(", r"'\(x\)'"),
            (r#""a \frac{1}{2}""#, r"\frac", r"'a \frac{1}{2}'"),
            (r#""it's \theta""#, r"\theta", r"'it''s \theta'"),
            (r#""\xi" # note"#, r"\xi", r"'\xi'"),
            (r#""\"\alpha\"""#, r"\alpha", r#"'"\alpha"'"#),
            (r#""\\(a\\) \beta""#, r"\beta", r"'\(a\) \beta'"),
            (r#""\Omega \nu""#, r"\Omega", r"'\Omega \nu'"),
            (r#""\nu.""#, r"\nu", r"'\nu.'"),
            (r#""\Pi""#, r"\Pi", r"'\Pi'"),
            (r#""\µ""#, r"\µ", r"'\µ'"),
        ] {
            assert_eq!(
                found(written),
                Some((command, mend.to_owned())),
                "{written}"
            );
        }
    }

    #[test]
    fn escapes_that_are_meant() {
        for written in [
            r#""a\nNext line""#,
            r#""a\tb""#,
            r#""\x41 \u0105 \U0001F600""#,
            r#""\\(x\\)""#,
            r#""say \"hi\"""#,
            r#""\"#,
            r#""\("#,
            "\"",
            "",
            "'\\('",
            r#""\e""#,
        ] {
            assert_eq!(found(written), None, "{written}");
        }
    }

    #[test]
    fn texts_in_quotes() {
        assert_eq!(quoted("Zadanie # 5"), "\"Zadanie # 5\"");
        assert_eq!(quoted(r"it's \(x\)"), r"'it''s \(x\)'");
    }
}

//! LaTeX as plain text, for terminals: `\(v_{a}= 47.3\;\mathrm{\frac{km}{h}}\)` is `v_a = 47.3 km/h`. What it does not know stays as it is.

/// Commands that have a sign of their own.
const SIGNS: [(&str, &str); 44] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("varsigma", "ς"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Upsilon", "Υ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("cdot", "·"),
    ("times", "×"),
    ("circ", "°"),
    ("approx", "≈"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("to", "→"),
    ("quad", " "),
];

/// Groups nest in what people write a few deep; beyond this a text is copied as it stands.
const MAX_DEPTH: usize = 16;

/// The text with its mathematics in plain signs.
pub(super) fn text(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    convert(latex, &mut out, 0);
    // `a= 5` is how variants are written; on a terminal the blank before the sign reads better.
    out.replace("= ", " = ").replace("  =", " =")
}

fn convert(mut rest: &str, out: &mut String, depth: usize) {
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' => rest = command(after, out, depth),
            '_' | '^' if after.starts_with('{') && depth < MAX_DEPTH => {
                let (inner, behind) = group(after);
                out.push(c);
                convert(inner, out, depth + 1);
                rest = behind;
            }
            c => {
                out.push(c);
                rest = after;
            }
        }
    }
}

/// Writes what stands behind a backslash, and returns what follows it.
fn command<'a>(rest: &'a str, out: &mut String, depth: usize) -> &'a str {
    let length = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let (name, after) = rest.split_at(length);
    if name.is_empty() {
        let Some(c) = rest.chars().next() else {
            out.push('\\');
            return rest;
        };
        match c {
            ';' | ',' | ':' | ' ' => out.push(' '),
            '(' | ')' | '[' | ']' | '!' => {}
            '%' | '$' | '#' | '&' | '_' | '{' | '}' => out.push(c),
            c => {
                out.push('\\');
                out.push(c);
            }
        }
        return &rest[c.len_utf8()..];
    }
    if matches!(name, "mathrm" | "text" | "mathit" | "mathbf")
        && after.starts_with('{')
        && depth < MAX_DEPTH
    {
        let (inner, behind) = group(after);
        convert(inner, out, depth + 1);
        return behind;
    }
    if matches!(name, "frac" | "tfrac" | "dfrac") && after.starts_with('{') && depth < MAX_DEPTH {
        let (above, behind) = group(after);
        if behind.starts_with('{') {
            let (below, behind) = group(behind);
            part(above, out, depth);
            out.push('/');
            part(below, out, depth);
            return behind;
        }
    }
    match SIGNS.iter().find(|(known, _)| *known == name) {
        Some((_, sign)) => {
            out.push_str(sign);
            // The blank that ends a letter's command is no blank of the text: `\\Delta t` is Δt.
            let letter = sign.starts_with(char::is_alphabetic);
            after.strip_prefix(' ').filter(|_| letter).unwrap_or(after)
        }
        None => {
            out.push('\\');
            out.push_str(name);
            after
        }
    }
}

/// A side of a fraction, in parentheses where it is more than one factor.
fn part(latex: &str, out: &mut String, depth: usize) {
    let mut side = String::new();
    convert(latex, &mut side, depth + 1);
    let compound = side.contains([' ', '+', '·', '/']);
    if compound {
        out.push('(');
    }
    out.push_str(&side);
    if compound {
        out.push(')');
    }
}

/// The inside of the braces that `text` starts with, and what follows them; all of it where they are not closed.
fn group(text: &str) -> (&str, &str) {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&text[1..at], &text[at + 1..]);
        }
    }
    (&text[1..], "")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn variants_read_well() {
        assert_eq!(
            text(r"\(v_{a}= 47.3\;\mathrm{\frac{km}{h}}\)"),
            "v_a = 47.3 km/h"
        );
        assert_eq!(
            text(r"\(\beta= 31\mathrm{°}\), \(\Delta t= 1.5 \cdot 10^{-7}\;\mathrm{s}\)"),
            "β = 31°, Δt = 1.5 · 10^-7 s"
        );
        assert_eq!(
            text(r"\(W= 20\;\mathrm{\frac{kg \cdot m^{2}}{s^{2}}}\)"),
            "W = 20 (kg · m^2)/s^2"
        );
        assert_eq!(
            text(r"2,\!5 and \sqrt{2} \frac{ and \"),
            r"2,5 and \sqrt{2} \frac{ and \"
        );
    }
}

//! A variant in plain signs, for terminals: `v_a = 47.3 km/h`. Names, values and units are written as what they are. Mathematics that an author
//! wrote is told in the signs that it has, and what has none stays as it is.

use eqex::{Notation, Piece, Quantity, Unit, plain_name, write_decimal};

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

/// Signs that a backslash guards.
const GUARDED: [char; 7] = ['%', '$', '#', '&', '_', '{', '}'];

/// Groups nest in what people write a few deep; beyond this a text is copied as it stands.
const MAX_DEPTH: usize = 16;

/// The text of a variant, without its pictures. The notation is one of the plain ones.
pub(super) fn text(pieces: &[Piece<'_>], notation: Notation) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Prose(text) => prose(text, &mut out),
            Piece::Code(text) => out.push_str(text),
            Piece::Mathematics { latex, .. } => out.push_str(&formula(latex)),
            Piece::Quantity(quantity) => {
                out.push_str(&crate::cli::plain::quantity(quantity, notation));
            }
            Piece::Picture(_) => {}
        }
    }
    out
}

/// A name with its value and unit.
fn quantity(quantity: &Quantity<'_>, notation: Notation) -> String {
    let mut out = plain_name(quantity.name);
    if let Some(value) = quantity.value {
        out.push_str(" = ");
        write_decimal(&mut out, value.digits, value.exponent, notation);
        out.push_str(&Unit::parse(quantity.unit).plain());
    }
    out
}

/// Markdown as it is written, but for the backslash before a sign that means something in LaTeX.
fn prose(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        out.push_str(before);
        if !after.starts_with(GUARDED) {
            out.push('\\');
        }
        // The guarded sign is no backslash of its own.
        let length = after.chars().next().map_or(0, char::len_utf8);
        out.push_str(&after[..length]);
        rest = &after[length..];
    }
    out.push_str(rest);
}

/// A formula of LaTeX.
pub(super) fn formula(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    convert(latex, &mut out, 0);
    // `a= 5` is how many write; on a terminal the blank before the sign reads better.
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
            c if GUARDED.contains(&c) => out.push(c),
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
    use eqex::Decimal;

    use super::*;

    #[test]
    fn formulas_read_well() {
        assert_eq!(
            formula(r"v_{a}= 47.3\;\mathrm{\frac{km}{h}}"),
            "v_a = 47.3 km/h"
        );
        assert_eq!(
            formula(r"\Delta t= 1.5 \cdot 10^{-7}\;\mathrm{s}"),
            "Δt = 1.5 · 10^-7 s"
        );
        assert_eq!(
            formula(r"W= 20\;\mathrm{\frac{kg \cdot m^{2}}{s^{2}}}"),
            "W = 20 (kg · m^2)/s^2"
        );
        assert_eq!(
            formula(r"2,\!5 and \sqrt{2} \frac{ and \"),
            r"2,5 and \sqrt{2} \frac{ and \"
        );
    }

    #[test]
    fn quantities_read_as_their_mathematics_does() {
        let names = [
            "v_a",
            "alpha",
            "beta'",
            "Δt",
            "omega_max",
            "v_alfa",
            "Epsilon",
            "x1_ρ",
        ];
        let units = [
            "",
            "m",
            "km/h",
            "deg",
            "°",
            "°C",
            "kg*m^2/s^2",
            "J/(kg*K)",
            "/s",
            "%",
            "$/h",
            "s^-1",
            "m²",
            "(m/s)^2",
            "W/(m^2*K)",
            "°/s",
        ];
        let values = [(473, -1), (-5, 0), (15, -9), (602, 30), (0, 0)];
        for name in names {
            for unit in units {
                for (digits, exponent) in values {
                    let value = Some(Decimal { digits, exponent });
                    let one = Quantity { name, value, unit };
                    for (latex, plain) in [
                        (Notation::POINT, Notation::POINT_PLAIN),
                        (Notation::COMMA, Notation::COMMA_PLAIN),
                    ] {
                        assert_eq!(quantity(&one, plain), formula(&one.latex(latex)));
                    }
                }
            }
        }
    }

    #[test]
    fn prose_keeps_what_is_no_mathematics() {
        let told = |text: &str| {
            let mut out = String::new();
            prose(text, &mut out);
            out
        };
        assert_eq!(
            told(r"5 \$ and \_a\_, a= \alpha \\"),
            r"5 $ and _a_, a= \alpha \\"
        );
        assert_eq!(told(r"at the end \"), r"at the end \");
    }
}

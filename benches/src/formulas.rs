//! Five formulas that eqex and meval both say.

use eqex::Exercise;

use crate::compile;

/// As eqex writes it (`r` for radians) and as meval does.
pub const FORMULAS: [(&str, &str); 5] = [
    ("a*b+c", "a*b+c"),
    ("sqrt(a^2+b^2)/c", "sqrt(a^2+b^2)/c"),
    ("a*exp(-b*c/10)", "a*exp(-b*c/10)"),
    ("(a+b)^3/(c*(a-b/7))", "(a+b)^3/(c*(a-b/7))"),
    ("sinr(a)*cosr(b)+ln(c)", "sin(a)*cos(b)+ln(c)"),
];

/// Values of `a`, `b` and `c`.
pub fn inputs() -> Vec<[f64; 3]> {
    (0..64)
        .map(|index| {
            [
                1.5 + 0.1 * f64::from(index),
                0.3 + 0.05 * f64::from(index),
                0.7 + 0.01 * f64::from(index),
            ]
        })
        .collect()
}

pub fn ours(formula: &str) -> Exercise {
    compile(&format!(
        "---\ntype: EqEx\nname: T\n---\na=[1;9] b=[0.1;5] c=[0.5;2] x=?\n---\nx={formula}\n"
    ))
}

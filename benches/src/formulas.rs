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

/// How many inputs there are: a power of two, so that walking round them costs nothing next to a formula.
pub const INPUTS: usize = 64;

/// Values of `a`, `b` and `c`.
pub fn inputs() -> [[f64; 3]; INPUTS] {
    std::array::from_fn(|index| {
        let index = index as f64;
        [1.5 + 0.1 * index, 0.3 + 0.05 * index, 0.7 + 0.01 * index]
    })
}

pub fn ours(formula: &str) -> Exercise {
    compile(&format!(
        "---\ntype: EqEx\nname: T\n---\na=[1;9] b=[0.1;5] c=[0.5;2] x=?\n---\nx={formula}\n"
    ))
}

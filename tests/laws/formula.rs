//! Expressions that eqex and meval can both say.

use proptest::prelude::*;

/// An expression over `a`, `b` and `c` as eqex says it, and as meval does.
#[derive(Clone, Debug)]
pub(crate) struct Formula {
    pub(crate) ours: String,
    pub(crate) theirs: String,
    /// Only operations that IEEE 754 rounds exactly, so the bits must agree.
    pub(crate) exact: bool,
}

pub(crate) fn formula() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![
        prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(str::to_owned),
        (1u32..1000).prop_map(|number| number.to_string()),
        (1u32..100_000).prop_map(|number| format!("{}", f64::from(number) / 100.0)),
        (1u32..99, -5i32..5).prop_map(|(digits, exponent)| format!("{digits}e{exponent}")),
    ]
    .prop_map(|text| Formula {
        ours: text.clone(),
        theirs: text,
        exact: true,
    });
    leaf.prop_recursive(6, 48, 4, |inner| {
        let binary = (
            inner.clone(),
            prop_oneof![Just("+"), Just("-"), Just("*"), Just("/")],
            inner.clone(),
            any::<bool>(),
        )
            .prop_map(|(a, sign, b, bare)| {
                // Without parentheses precedence decides, which both must see alike.
                let join = |a: &str, b: &str| {
                    if bare {
                        format!("{a}{sign}{b}")
                    } else {
                        format!("({a} {sign} {b})")
                    }
                };
                Formula {
                    ours: join(&a.ours, &b.ours),
                    theirs: join(&a.theirs, &b.theirs),
                    exact: a.exact && b.exact,
                }
            });
        // The names that the two have for one function; eqex's suffix `r` is radians.
        const FUNCTIONS: [(&str, &str, bool); 17] = [
            ("sqrt", "sqrt", true),
            ("abs", "abs", true),
            ("floor", "floor", true),
            ("ceil", "ceil", true),
            ("exp", "exp", false),
            ("ln", "ln", false),
            ("sinr", "sin", false),
            ("cosr", "cos", false),
            ("tanr", "tan", false),
            ("asinr", "asin", false),
            ("acosr", "acos", false),
            ("atanr", "atan", false),
            ("sinhr", "sinh", false),
            ("coshr", "cosh", false),
            ("tanhr", "tanh", false),
            ("asinhr", "asinh", false),
            ("tgr", "tan", false),
        ];
        let unary = (inner.clone(), proptest::sample::select(FUNCTIONS.to_vec())).prop_map(
            |(a, (ours, theirs, exact))| Formula {
                ours: format!("{ours}({})", a.ours),
                theirs: format!("{theirs}({})", a.theirs),
                exact: a.exact && exact,
            },
        );
        let pair = (
            inner.clone(),
            inner.clone(),
            prop_oneof![Just("max"), Just("min")],
        )
            .prop_map(|(a, b, name)| Formula {
                ours: format!("{name}({}, {})", a.ours, b.ours),
                theirs: format!("{name}({}, {})", a.theirs, b.theirs),
                exact: a.exact && b.exact,
            });
        let power = (inner.clone(), -3i32..4).prop_map(|(a, exponent)| Formula {
            ours: format!("({})^{exponent}", a.ours),
            // meval reads no sign behind `^`.
            theirs: format!("({})^({exponent})", a.theirs),
            exact: false,
        });
        // meval binds a sign tighter than `^`; in parentheses both mean the same.
        let negated = inner.prop_map(|a| Formula {
            ours: format!("(-({}))", a.ours),
            theirs: format!("(-({}))", a.theirs),
            exact: a.exact,
        });
        prop_oneof![4 => binary, 2 => unary, 1 => pair, 1 => power, 1 => negated]
    })
}

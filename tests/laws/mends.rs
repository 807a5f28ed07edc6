//! Diagnostics: any text has some or is an exercise, and mends mend.

use eqex::{Defaults, Exercise};
use proptest::prelude::*;

use super::{law, parse, read_number, with};

/// Pieces of exercises, in any order: more of the language than random letters are.
fn scrap() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "---\n",
            "type: EqEx\n",
            "name: T\n",
            "tolerance: ",
            "1%",
            "3 figures",
            "{x: 1%}",
            "a=",
            "v_a=",
            "x=?",
            "km/h",
            "[1;2]",
            "[1;2;0.5]",
            "{1;2}",
            "\\(",
            "\\)",
            "`",
            "\n",
            " ",
            "require ",
            "x=",
            "a+b",
            "2a",
            "sqrt(",
            ")",
            "^",
            "<=",
            "--- pl\n",
            "--- solution\n",
            "µ",
            "½",
            "Δt",
            "\u{feff}",
            "\r\n",
            "ż",
            "1e999",
            ";",
            "]",
            "}",
            "'",
            "_",
            "#",
            "1.5",
            ",",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,5}",
    ];
    (any::<bool>(), proptest::collection::vec(piece, 0..40)).prop_map(|(header, pieces)| {
        let start = if header {
            "---\ntype: EqEx\nname: T\n---\n"
        } else {
            ""
        };
        format!("{start}{}", pieces.concat())
    })
}

#[test]
fn any_text_is_an_exercise_or_has_diagnostics_with_places() {
    law(scrap(), |text| {
        let (source, diagnostics) = match Exercise::parse(text.as_bytes(), &Defaults::default()) {
            Ok(exercise) => (exercise.source().to_owned(), exercise.warnings().to_vec()),
            Err(invalid) => {
                prop_assert!(!invalid.diagnostics.is_empty());
                (invalid.source, invalid.diagnostics)
            }
        };
        for diagnostic in &diagnostics {
            prop_assert!(
                source.get(diagnostic.span.range()).is_some(),
                "{:?}",
                diagnostic
            );
            if let Some(mend) = &diagnostic.mend {
                prop_assert!(source.get(mend.span.range()).is_some(), "{:?}", diagnostic);
                let mut mended = source.clone();
                mended.replace_range(mend.span.range(), &mend.replacement);
                prop_assert!(
                    mended != source,
                    "the mend changes nothing: {:?}",
                    diagnostic
                );
                let _ = Exercise::parse(mended.as_bytes(), &Defaults::default());
            }
        }
        let _ = read_number(&text);
        Ok(())
    });
}

/// Where an exercise's only mistake has a mend, the mended text is an exercise.
#[test]
fn mends_mend() {
    for (text, calculations) in [
        ("v=[60;40]m x=?", "x=v"),
        ("v=[2,5;3]m x=?", "x=v"),
        ("v=[40;60) x=?", "x=v"),
        ("n={1;2;} x=?", "x=n"),
        ("v=[40 ;60] x=?", "x=v"),
        ("v=[1;2] x=?", "x=2v"),
        ("v=[1;2] x=?", "x=v(1+1)"),
        ("v=[1;2] x=?", "x=(v)v"),
        ("v=[1;2] x=?", "x=sqrt v"),
        ("v=[1;2] x=?", "x=sqr(v)"),
        ("v=[1;2] x=?", "x=2,5*v"),
        ("v=[1;2] x=?", "x=v×2"),
        ("v=[1;2] x=?", "x=v**2"),
        ("v=[1;2] x=?", "x=(v+1"),
        ("v=[1;2] x=?", "x=v+1)"),
        ("v=[1;2] x=?", "x=min(v;1)"),
        ("speed=[1;2] x=?", "x=sped"),
    ] {
        let source = with(text, calculations);
        let diagnostics = parse(&source).unwrap_err();
        assert_eq!(diagnostics.len(), 1, "{source}: {diagnostics:?}");
        let mend = diagnostics[0]
            .mend
            .as_ref()
            .unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
        let mut mended = source.clone();
        mended.replace_range(mend.span.range(), &mend.replacement);
        assert!(
            parse(&mended).is_ok(),
            "{mended}: {:?}",
            parse(&mended).err()
        );
    }
}

/// A mend is safe only where what is meant cannot change.
#[test]
fn mends_are_safe_or_offered() {
    let safe = [
        ("v=[40 ;60] x=?", "x=v"),
        ("v=[−4;60] x=?", "x=v"),
        ("v=[1;2] x=?", "x=v×2"),
        ("v=[1;2] x=?", "x=v−2"),
        ("v=[1;2] x=?", "x=v**2"),
        ("v=[1;2] x=?", "x=v²"),
        ("v=[1;2] x=?", "x=min(v;1)"),
        ("v=[1;2] x=?", "x=2v"),
        ("v=[1;2] x=?", "x=1+2(v+1)"),
        ("v=[1;2] x=?", "x=v*π"),
    ];
    let offered = [
        ("v=[1,10] x=?", "x=v"),
        ("n={1,2,3} x=?", "x=n"),
        ("v=[60;40] x=?", "x=v"),
        ("v=[40;60 x=?", "x=1"),
        ("v=[40;60km] x=?", "x=1"),
        ("v=[40;60) x=?", "x=1"),
        ("v=[1;2] x=?", "x=2,5*v"),
        ("v=[1;2] x=?", "x=(v+1"),
        ("v=[1;2] x=?", "x=v+1)"),
        ("v=[1;2] x=?", "x=1/2v"),
        ("v=[1;2] x=?", "x=2^2v"),
        ("v=[1;2] x=?", "x=v v"),
        ("v=[1;2] x=?", "x=v(2)"),
        ("v=[1;2] x=?", "x=3x10^2"),
        ("v=[1;2] x=?", "x=2*[v]"),
        ("v=[1;2] x=?", "x=√2"),
        ("v=[1;2] x=?", "x=lg(v)"),
        ("speed=[1;2] x=?", "x=sped"),
    ];
    let all = safe.map(|case| (case, true)).into_iter();
    for ((text, calculations), safe) in all.chain(offered.map(|case| (case, false))) {
        let source = with(text, calculations);
        let diagnostics = parse(&source).unwrap_err();
        let mend = diagnostics.iter().find_map(|one| one.mend.as_ref());
        let mend = mend.unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
        assert_eq!(mend.safe, safe, "{source}");
    }
}

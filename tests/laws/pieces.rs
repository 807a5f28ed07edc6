//! The pieces of a text are the text, whatever it is.

use eqex::{Defaults, Exercise, Notation, Piece, View};

/// Pieces as the one text of Markdown and LaTeX that JSON has; pictures stand beside it.
pub(super) fn text_of(pieces: &[Piece<'_>], notation: Notation) -> String {
    let written = |piece: &Piece<'_>| match piece {
        Piece::Prose(text) | Piece::Code(text) => text.to_string(),
        Piece::Mathematics {
            latex,
            display: true,
        } => format!("\\[{latex}\\]"),
        Piece::Mathematics { latex, .. } => format!("\\({latex}\\)"),
        Piece::Quantity(quantity) => format!("\\({}\\)", quantity.latex(notation)),
        Piece::Picture(_) => String::new(),
    };
    pieces.iter().map(written).collect()
}

fn assert_same(exercise: &Exercise) {
    for lang in exercise.langs() {
        for (seed, comma) in [(0, false), (1, true)] {
            let view = View::new(vec![lang.to_owned()], comma);
            let variant = exercise.variant(seed).unwrap();
            let pieces = variant.pieces(&view);
            assert_eq!(text_of(&pieces, view.notation()), variant.main(&view));
        }
    }
}

#[test]
fn texts_that_are_strangely_written() {
    for text in [
        "v_a=[1;9e30] t=?h",
        "~~~ v_a=[1.5;9.5] ~~~ t=?h",
        r"\text{\(} v_a={0.25}m \) t=?h \",
        r"\\(v_a=[0.1;0.9]\) t=?h \[",
        "` v_a=[0.1;0.9] ` and ``` t=?h",
        "\u{E000}0\u{E001} v_a=[0.1;0.9] t=?h",
    ] {
        let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n");
        if let Ok(exercise) = Exercise::parse(source.as_bytes(), &Defaults::default()) {
            assert_same(&exercise);
        }
    }
}

#[test]
fn texts_of_the_bank() {
    for source in eqex_benches::sources() {
        assert_same(&eqex_benches::compile(&source));
    }
}

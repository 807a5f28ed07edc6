//! The text of a variant and its hints as pieces of prose.

use std::borrow::Cow;

use eqex::{Variant, View};

use eqex_kernel::ui::prose::Piece;

/// The text of a variant. Its pictures stand beside it, each with what it shows.
pub fn of_variant<'a>(variant: &'a Variant<'_>, view: &View) -> Vec<Piece<'a>> {
    let pieces = variant.pieces(view).into_iter();
    pieces.filter_map(|piece| prose(piece, view)).collect()
}

/// A text without values, as a hint is.
pub fn of_hint(text: &str) -> Vec<Piece<'_>> {
    let pieces = eqex::pieces_of(text).into_iter();
    let view = View::default();
    pieces.filter_map(|piece| prose(piece, &view)).collect()
}

fn prose<'a>(piece: eqex::Piece<'a>, view: &View) -> Option<Piece<'a>> {
    Some(match piece {
        eqex::Piece::Prose(text) | eqex::Piece::Code(text) => Piece::Markdown(text),
        eqex::Piece::Mathematics { latex, display } => Piece::Mathematics { latex, display },
        eqex::Piece::Quantity(quantity) => Piece::Mathematics {
            latex: Cow::Owned(quantity.latex(view.notation())),
            display: false,
        },
        eqex::Piece::Picture(_) => return None,
    })
}

/// A text that outlives what it was taken from.
pub fn kept(pieces: Vec<Piece<'_>>) -> Vec<Piece<'static>> {
    let kept = |piece| match piece {
        Piece::Markdown(text) => Piece::Markdown(Cow::Owned(text.into_owned())),
        Piece::Mathematics { latex, display } => Piece::Mathematics {
            latex: Cow::Owned(latex.into_owned()),
            display,
        },
    };
    pieces.into_iter().map(kept).collect()
}

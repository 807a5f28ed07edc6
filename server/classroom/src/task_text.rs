//! The text of a variant and its hints as pieces of prose.

use std::borrow::Cow;

use eqex::{Variant, View};

use eqex_kernel::ui::prose::ProsePiece;

/// The text of a variant. Its pictures stand beside it, each with what it shows.
pub fn of_variant<'a>(variant: &'a Variant<'_>, view: &View) -> Vec<ProsePiece<'a>> {
    let pieces = variant.pieces(view).into_iter();
    pieces.filter_map(|piece| prose(piece, view)).collect()
}

/// A text without values, as a hint is.
pub fn of_hint(text: &str) -> Vec<ProsePiece<'_>> {
    let pieces = eqex::pieces_of(text).into_iter();
    let view = View::default();
    pieces.filter_map(|piece| prose(piece, &view)).collect()
}

fn prose<'a>(piece: eqex::Piece<'a>, view: &View) -> Option<ProsePiece<'a>> {
    Some(match piece {
        eqex::Piece::Prose(text) | eqex::Piece::Code(text) => ProsePiece::Markdown(text),
        eqex::Piece::Mathematics { latex, display } => ProsePiece::Mathematics { latex, display },
        eqex::Piece::Quantity(quantity) => ProsePiece::Mathematics {
            latex: Cow::Owned(quantity.latex(view.notation())),
            display: false,
        },
        eqex::Piece::Picture(_) => return None,
    })
}

/// A text that outlives what it was taken from.
pub fn kept(pieces: Vec<ProsePiece<'_>>) -> Vec<ProsePiece<'static>> {
    let kept = |piece| match piece {
        ProsePiece::Markdown(text) => ProsePiece::Markdown(Cow::Owned(text.into_owned())),
        ProsePiece::Mathematics { latex, display } => ProsePiece::Mathematics {
            latex: Cow::Owned(latex.into_owned()),
            display,
        },
    };
    pieces.into_iter().map(kept).collect()
}

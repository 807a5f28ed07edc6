//! A door to the inside, for tests, benches and fuzz targets that hold one part of the engine to another one or to a peer: drawing, and evaluation of
//! one seed and of many. The product has no business here.

pub use crate::draw::Draw;
pub use crate::eval::Code;
pub use crate::eval::columns::{BLOCK, Columns};
pub use crate::functions::FUNCTIONS;
pub use crate::generator::{Key, hash};

use crate::exercise::Exercise;

/// The register code that computes the variants of an exercise.
pub fn code(exercise: &Exercise) -> &Code {
    exercise.code()
}

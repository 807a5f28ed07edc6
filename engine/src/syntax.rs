//! From text to syntax tree, and what is told where there is none. pest is seen here alone.

pub(crate) mod beginnings;
mod calculations;
pub(crate) mod forms;
mod places;
mod text;
mod unreadable;
mod untouched;

pub(crate) use calculations::{
    BinaryOperator, CalculationLine, LineKind, NodeKind, Relation, SyntaxNode, SyntaxNodeId,
    calculation,
};
pub(crate) use text::{Declaration, DeclaredValue, ParsedText, text};
pub(crate) use unreadable::Missing;

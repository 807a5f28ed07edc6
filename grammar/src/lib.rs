//! The grammar of EqEx. The language is `eqex.pest`; this file derives the parser from it and does nothing else.

#![allow(missing_debug_implementations, reason = "the derived types are pest's")]

/// The parser that pest derives from `eqex.pest`.
#[derive(pest_derive::Parser)]
#[grammar = "eqex.pest"]
pub struct EqexParser;

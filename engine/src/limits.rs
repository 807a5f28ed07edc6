//! The limits of the language. Past one of them a file gets a diagnostic, never a crash and never a slow parse.

/// Size of a file in bytes (256 KiB).
pub const MAX_FILE: usize = 256 * 1024;
/// Size of the header in bytes. YAML is the slowest part of a file to read, and no honest header comes near this.
pub const MAX_HEADER: usize = 64 * 1024;
/// Brackets that may be open at once in the header: YAML readers take quadratic time with nesting.
pub const MAX_HEADER_DEPTH: usize = 32;
/// What the aliases of a header or an index may copy, in bytes of scalars with [`NODE_WEIGHT`] for each node (64 KiB).
pub const MAX_COPIES: usize = 64 * 1024;
/// What a node counts besides its text where aliases copy it.
pub const NODE_WEIGHT: usize = 32;
/// Variables of an exercise: names of the text and of the calculations together.
pub const MAX_VARIABLES: usize = 256;
/// Languages of an exercise beside the first.
pub const MAX_TRANSLATIONS: usize = 100;
/// Operations of the calculations, names and numbers among them, counted as they are written.
pub const MAX_OPERATIONS: usize = 32 * 1024;
/// Length of a line of the calculations in bytes (32 KiB).
pub const MAX_LINE: usize = 32 * 1024;
/// Names of one file for which a known one is looked for that may have been meant; the other unknown names are told without an offer.
pub const MAX_NEAR_NAMES: usize = 8;
/// How deep an expression nests: parentheses, signs and powers.
pub const MAX_DEPTH: usize = 64;
/// Arguments of `min` and `max`.
pub const MAX_ARGUMENTS: usize = 32;
/// Lines of calculations that hold something.
pub const MAX_LINES: usize = 1000;
/// Draws that are tried for a variant that meets every `require`.
pub const MAX_ATTEMPTS: u32 = 1000;
/// Length of one typed answer in bytes.
pub const MAX_TYPED: usize = 1000;
/// Values of a list `{a;b;…}`.
pub const MAX_LIST: usize = 1000;
/// Diagnostics that one file gives; the rest is only counted.
pub const MAX_DIAGNOSTICS: usize = 100;

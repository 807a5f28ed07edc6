//! What a place that cannot be read was probably meant to be: from the text around it to a message in a person's words and, where likely, the mend.

mod calculation;
mod commas;
mod mathematics;
mod missing;
mod name;
mod range;

pub(super) use calculation::calculation;
pub(super) use mathematics::unclosed;
pub(crate) use missing::Missing;
pub(super) use name::name;
pub(super) use range::range;

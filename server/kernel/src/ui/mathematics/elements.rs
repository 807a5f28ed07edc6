//! What a formula on a page may be made of: the elements of MathML Core, and attributes whose values are words, lengths and colours that were checked one by one.
//! Nothing here keeps a string of the converter.

use crate::ui::mathematics::attributes::{Attribute, Length};
use crate::ui::mathematics::style;

/// What an element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementContent {
    /// Text and nothing else.
    Text,
    Nothing,
    /// Any number of elements.
    Elements,
    /// So many elements, as each has a meaning of its own.
    Exactly(usize),
    Only(&'static [Element]),
}

macro_rules! elements {
    ($($variant:ident $name:literal $content:expr;)*) => {
        /// An element of MathML Core.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Element { $($variant),* }

        impl Element {
            pub(super) fn of_name(name: &str) -> Option<Element> {
                match name {
                    $($name => Some(Element::$variant),)*
                    _ => None,
                }
            }

            pub(super) fn name(self) -> &'static str {
                match self { $(Element::$variant => $name),* }
            }

            pub(super) fn content(self) -> ElementContent {
                match self { $(Element::$variant => $content),* }
            }
        }
    };
}

elements! {
    Math "math" ElementContent::Elements;
    Row "mrow" ElementContent::Elements;
    Identifier "mi" ElementContent::Text;
    Number "mn" ElementContent::Text;
    Operator "mo" ElementContent::Text;
    Text "mtext" ElementContent::Text;
    Space "mspace" ElementContent::Nothing;
    Fraction "mfrac" ElementContent::Exactly(2);
    SquareRoot "msqrt" ElementContent::Elements;
    Root "mroot" ElementContent::Exactly(2);
    Subscript "msub" ElementContent::Exactly(2);
    Superscript "msup" ElementContent::Exactly(2);
    BothScripts "msubsup" ElementContent::Exactly(3);
    Under "munder" ElementContent::Exactly(2);
    Over "mover" ElementContent::Exactly(2);
    UnderOver "munderover" ElementContent::Exactly(3);
    Scripts "mmultiscripts" ElementContent::Elements;
    ScriptsBefore "mprescripts" ElementContent::Nothing;
    Padded "mpadded" ElementContent::Elements;
    Phantom "mphantom" ElementContent::Elements;
    Table "mtable" ElementContent::Only(&[Element::TableRow]);
    TableRow "mtr" ElementContent::Only(&[Element::Cell]);
    Cell "mtd" ElementContent::Elements;
}

const BOOLEAN: &[&str] = &["true", "false"];

/// Attributes whose values are words.
const WORDS: &[(&str, &[&str])] = &[
    ("display", &["block"]),
    ("displaystyle", BOOLEAN),
    ("scriptlevel", &["0", "1", "2"]),
    ("mathvariant", &["normal"]),
    ("accent", BOOLEAN),
    ("accentunder", BOOLEAN),
    ("stretchy", BOOLEAN),
    ("symmetric", BOOLEAN),
    ("largeop", BOOLEAN),
    ("movablelimits", BOOLEAN),
    ("form", &["prefix", "infix", "postfix"]),
];

/// Attributes whose values are lengths.
const LENGTHS: &[&str] = &[
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "width",
    "height",
    "linethickness",
];

/// Adds to `attributes` what one attribute of the converter comes to; `None` where it is none that a formula may have.
pub(super) fn add(attributes: &mut Vec<Attribute>, name: &str, value: &str) -> Option<()> {
    if name == "style" {
        return style::add(attributes, value);
    }
    if let Some(name) = LENGTHS.iter().find(|known| **known == name) {
        attributes.push(Attribute::Length(name, Length::read(value)?));
        return Some(());
    }
    let (name, words) = WORDS.iter().find(|(known, _)| *known == name)?;
    let word = words.iter().find(|word| **word == value)?;
    attributes.push(Attribute::Word(name, word));
    Some(())
}

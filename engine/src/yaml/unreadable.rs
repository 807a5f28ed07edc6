//! Why a text is no YAML that is read here, with the place.

use granit_parser::ErrorKind;

use crate::span::Span;

#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    pub span: Span,
    pub reason: Reason,
    /// The key that stands twice was there first.
    pub first: Option<Span>,
    /// A value of one line that in quotes would be the text it was probably meant to be.
    pub unquoted: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A mapping has a key twice.
    Twice,
    /// More is open than allowed.
    Depth,
    /// Aliases that copy more than allowed.
    Copies,
    /// An alias inside what it stands for.
    Circle,
    /// `*name` where no `&name` stood before.
    Alias,
    /// A quotation mark is not closed.
    Quote,
    /// Something stands behind a closing quotation mark.
    BehindQuote,
    /// A backslash in double quotes that is no escape of YAML.
    Escape,
    /// A bracket is not closed, or by another one.
    Bracket,
    /// A colon where no key can stand.
    Colon,
    /// A value starts with a sign that YAML keeps for itself.
    Sign,
    Tab,
    /// A line stands further in or out than the lines it belongs to.
    Indentation,
    /// A second document in one text.
    Document,
    /// A tag that cannot be read.
    Tag,
    /// Something else.
    Other,
}

impl Reason {
    pub(super) fn of(kind: &ErrorKind) -> Reason {
        use ErrorKind as K;
        match kind {
            K::RecursionLimitExceeded => Reason::Depth,
            K::UnknownAnchor | K::MissingAnchorOrAliasName => Reason::Alias,
            K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => Reason::Quote,
            K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
                Reason::BehindQuote
            }
            K::UnknownQuotedScalarEscape
            | K::InvalidQuotedScalarHexEscape
            | K::InvalidLowSurrogateHexEscape
            | K::InvalidLowSurrogate
            | K::MissingLowSurrogate
            | K::UnpairedLowSurrogate
            | K::InvalidUnicodeEscape => Reason::Escape,
            K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping
            | K::MisplacedFlowCollectionEnd
            | K::MismatchedFlowCollectionEnd { .. }
            | K::UnclosedFlowCollection { .. }
            | K::ExpectedFlowMappingSeparator
            | K::ExpectedFlowSequenceSeparator
            | K::InvalidColonPlacement
            | K::FlowMappingValueAdjacentCollection
            | K::BlockEntryInFlowCollection => Reason::Bracket,
            K::MappingValueNotAllowed | K::MappingKeyNotAllowed => Reason::Colon,
            K::UnexpectedCharacter { .. } | K::PlainScalarStartsWithDashFlowIndicator => {
                Reason::Sign
            }
            K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabAtBlockScalarStart
            | K::TabInIndentation
            | K::TabInPlainScalar => Reason::Tab,
            K::ExpectedBlockMappingKey
            | K::ExpectedBlockSequenceEntry
            | K::InvalidIndentation
            | K::InvalidBlockScalarIndent
            | K::InvalidQuotedScalarIndent
            | K::InvalidFlowScalarIndent
            | K::BlockSequenceEntryNotAllowed
            | K::SimpleKeyExpected
            | K::InvalidSimpleKey => Reason::Indentation,
            K::ExpectedDocumentStart
            | K::InvalidDocumentEnd
            | K::MissingDocumentEndBeforeDirective => Reason::Document,
            K::UndeclaredTagHandle
            | K::ExpectedTagBang
            | K::InvalidGlobalTagCharacter
            | K::InvalidTagTerminator
            | K::MissingTagUri
            | K::UnclosedVerbatimTag
            | K::InvalidTagEscape
            | K::InvalidTagUtf8LeadingByte
            | K::InvalidTagUtf8TrailingByte
            | K::InvalidTagUtf8 => Reason::Tag,
            _ => Reason::Other,
        }
    }
}

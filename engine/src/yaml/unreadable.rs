//! Why a text is no YAML that is read here, with the place.

use granit_parser::ErrorKind;

use super::quote::{latex_escape, quoted};
use crate::diagnostic::Diagnostic;
use crate::limits::MAX_COPIES;
use crate::span::Span;
use eqex_messages::Message;

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
    /// Something stands behind a value that has ended, such as one in brackets.
    BehindValue,
    /// A line is neither `key: value` nor an item of a list.
    Key,
    /// A list begins behind a key.
    Dash,
    /// Something stands behind the `|` or `>` that begins a text of several lines.
    Lines,
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

impl Unreadable {
    /// The key that stands twice.
    pub fn key<'a>(&self, source: &'a str) -> &'a str {
        self.span.of(source).trim_matches(['"', '\''])
    }

    /// Whether quotes around the text would have helped.
    pub fn wants_quotes(&self) -> bool {
        matches!(
            self.reason,
            Reason::Alias
                | Reason::BehindQuote
                | Reason::BehindValue
                | Reason::Colon
                | Reason::Dash
                | Reason::Sign
                | Reason::Other
        )
    }

    /// The diagnostic with the argument `reason`, further places and the mend that was probably meant.
    pub fn explain(&self, source: &str, mut diagnostic: Diagnostic) -> Diagnostic {
        if let Some(first) = self.first {
            diagnostic = diagnostic.place(first, "first");
        }
        let at = self.span.range().start;
        let escape = match self.reason {
            Reason::Escape => latex_escape(&source[at..]),
            _ => None,
        };
        if let Some(escape) = escape {
            diagnostic.span = Span::new(at + escape.at.start, at + escape.at.end);
            let reason = Message::new("yaml-escape").with("escape", diagnostic.span.of(source));
            return diagnostic
                .with("reason", reason)
                .offer(Span::new(at, at + escape.length), escape.single_quoted);
        }
        let diagnostic = diagnostic.with("reason", self.reason.message());
        match self.unquoted {
            Some(unquoted) => diagnostic.offer(unquoted, quoted(unquoted.of(source))),
            None => diagnostic,
        }
    }
}

impl Reason {
    fn message(self) -> Message {
        match self {
            Reason::Copies => Message::new("yaml-copies").with("limit", MAX_COPIES),
            Reason::Circle => Message::new("yaml-circle"),
            Reason::Alias => Message::new("yaml-alias"),
            Reason::Quote => Message::new("yaml-quote"),
            Reason::BehindQuote => Message::new("yaml-behind-quote"),
            Reason::BehindValue => Message::new("yaml-behind-value"),
            Reason::Key => Message::new("yaml-key"),
            Reason::Dash => Message::new("yaml-dash"),
            Reason::Lines => Message::new("yaml-lines"),
            Reason::Bracket => Message::new("yaml-bracket"),
            Reason::Colon => Message::new("yaml-colon"),
            Reason::Sign => Message::new("yaml-sign"),
            Reason::Tab => Message::new("yaml-tab"),
            Reason::Indentation => Message::new("yaml-indentation"),
            Reason::Document => Message::new("yaml-document"),
            Reason::Tag => Message::new("yaml-tag"),
            Reason::Escape => Message::new("yaml-other-escape"),
            // The first two have messages of their own.
            Reason::Twice | Reason::Depth | Reason::Other => Message::new("yaml-other"),
        }
    }

    pub(super) fn of(kind: &ErrorKind) -> Reason {
        use ErrorKind as K;
        match kind {
            K::RecursionLimitExceeded => Reason::Depth,
            K::UnknownAnchor => Reason::Alias,
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
            K::UnexpectedCharacter { .. }
            | K::PlainScalarStartsWithDashFlowIndicator
            | K::MissingAnchorOrAliasName => Reason::Sign,
            K::SimpleKeyExpected | K::InvalidSimpleKey => Reason::Key,
            K::BlockSequenceEntryNotAllowed => Reason::Dash,
            K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => Reason::Lines,
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
            | K::InvalidFlowScalarIndent => Reason::Indentation,
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

//! Messages for people. A message is an id with arguments; how it reads in a language stands in tables, Fluent sources that whoever tells it
//! brings along. What a language lacks is told in English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The language that every message has.
pub const FALLBACK: &str = "en";

/// A language tag as of BCP 47, as far as texts need it: two or three letters, then subtags.
pub fn is_language_tag(word: &str) -> bool {
    let mut parts = word.split('-');
    let primary = parts.next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// A message: its id, and what is put into its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The code that the id begins with; empty for what is no diagnostic.
    code: &'static str,
    detail: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// An argument: what is put into a place of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Told as it is.
    Text(String),
    /// A count, which plural forms may depend on.
    Number(i64),
    /// Told in the language of the message around it.
    Message(Message),
}

impl Message {
    /// The message of an id that stands in the tables as it is.
    pub fn new(id: &'static str) -> Message {
        Message::of_code("", id)
    }

    /// The message of a code, as `E0301-comma`, or `E0302` where there is no detail.
    pub fn of_code(code: &'static str, detail: &'static str) -> Message {
        Message {
            code,
            detail,
            arguments: Vec::new(),
        }
    }

    /// A text that no table has, the same in every language: what a library says, or what only programs are told.
    pub fn plain(text: impl Into<String>) -> Message {
        Message::new("").with("", text.into())
    }

    /// Whether it is the same in every language.
    pub fn is_plain(&self) -> bool {
        self.code.is_empty() && self.detail.is_empty()
    }

    /// Puts something into the place `$name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Message {
        self.arguments.push((name, argument.into()));
        self
    }

    /// What was put into the place `$name`.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        let named = |argument: &&(&str, Argument)| argument.0 == name;
        self.arguments
            .iter()
            .find(named)
            .map(|(_, argument)| argument)
    }

    /// Bytes on the heap that belong to it.
    pub fn heap(&self) -> usize {
        let room = self.arguments.capacity() * size_of::<(&str, Argument)>();
        let owned = self.arguments.iter().map(|(_, argument)| match argument {
            Argument::Text(text) => text.capacity(),
            Argument::Number(_) => 0,
            Argument::Message(message) => message.heap(),
        });
        room + owned.sum::<usize>()
    }

    /// The id in the tables.
    pub fn id(&self) -> String {
        match (self.code, self.detail) {
            ("", detail) => detail.to_owned(),
            (code, "") => code.to_owned(),
            (code, detail) => format!("{code}-{detail}"),
        }
    }
}

impl From<String> for Message {
    fn from(text: String) -> Message {
        Message::plain(text)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Message {
        Message::plain(text)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Argument {
        Argument::Message(message)
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_owned())
    }
}

impl From<char> for Argument {
    fn from(sign: char) -> Argument {
        Argument::Text(sign.to_string())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Argument {
        Argument::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Argument {
        Argument::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Argument {
        Argument::Number(i64::from(count))
    }
}

impl From<i32> for Argument {
    fn from(count: i32) -> Argument {
        Argument::Number(i64::from(count))
    }
}

/// Tables of messages in several languages.
pub struct Tables {
    /// The fallback first.
    languages: Vec<(&'static str, FluentBundle<FluentResource>)>,
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let languages = self.languages.iter().map(|(language, _)| language);
        f.debug_list().entries(languages).finish()
    }
}

impl Tables {
    /// Reads the sources; several of one language make one table.
    pub fn read(sources: &[(&'static str, &str)]) -> Tables {
        let mut tables = Tables {
            languages: Vec::new(),
        };
        for (language, source) in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) => resource,
                // Messages that cannot be read are missing; a test tells which.
                Err((resource, _)) => resource,
            };
            // Two messages of one id are told by a test; here the first stays.
            let _ = tables.bundle(language).add_resource(resource);
        }
        tables
    }

    fn bundle(&mut self, language: &'static str) -> &mut FluentBundle<FluentResource> {
        let at = match self
            .languages
            .iter()
            .position(|(known, _)| *known == language)
        {
            Some(at) => at,
            None => {
                let tag = language.parse().unwrap_or_default();
                let mut bundle = FluentBundle::new_concurrent(vec![tag]);
                // Marks around what is put in are for texts of mixed directions, which these are not.
                bundle.set_use_isolating(false);
                self.languages.push((language, bundle));
                self.languages.len() - 1
            }
        };
        &mut self.languages[at].1
    }

    /// The message in a language; its id where no table has it, so that a reader at least has something to quote.
    pub fn tell(&self, language: &str, message: &Message) -> String {
        if let (true, Some(Argument::Text(text))) = (message.is_plain(), message.argument("")) {
            return text.clone();
        }
        self.look_up(language, message, None)
            .unwrap_or_else(|| message.id())
    }

    /// An attribute of a message, where it has one.
    pub fn tell_attribute(
        &self,
        language: &str,
        message: &Message,
        attribute: &str,
    ) -> Option<String> {
        self.look_up(language, message, Some(attribute))
    }

    fn look_up(
        &self,
        language: &str,
        message: &Message,
        attribute: Option<&str>,
    ) -> Option<String> {
        let id = message.id();
        [language, FALLBACK].iter().find_map(|language| {
            let (_, bundle) = self.languages.iter().find(|(known, _)| known == language)?;
            let found = bundle.get_message(&id)?;
            let pattern = match attribute {
                None => found.value()?,
                Some(attribute) => found.get_attribute(attribute)?.value(),
            };
            let mut arguments = FluentArgs::new();
            for (name, argument) in &message.arguments {
                arguments.set(*name, self.value(language, argument));
            }
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
            Some(text.into_owned())
        })
    }

    fn value<'a>(&self, language: &str, argument: &'a Argument) -> FluentValue<'a> {
        match argument {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Message(message) => FluentValue::from(self.tell(language, message)),
        }
    }
}

//! What pages say, in the languages of their readers. Each crate has a table of its own, made by [`texts!`] of files that lie beside what says them:
//! `feature/en.ftl` and `feature/pl.ftl`, one message for each id, plural forms included.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

#[doc(inline)]
pub use crate::texts;

/// A language that the pages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    English,
    Polish,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::English, Lang::Polish];

    /// As documents and cookies name it.
    pub fn code(self) -> &'static str {
        match self {
            Lang::English => "en",
            Lang::Polish => "pl",
        }
    }

    /// The language's name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Lang::English => "English",
            Lang::Polish => "Polski",
        }
    }

    /// The language of a tag, with or without a region behind it.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split('-').next().unwrap_or("");
        Lang::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }
}

/// A source: what one feature says in one language, in the syntax of Fluent.
pub type Source = (Lang, &'static str);

/// Texts: a table of what is said, for each language.
pub struct Texts {
    english: Table,
    polish: Table,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Texts")
    }
}

impl Texts {
    /// Reads lists of sources, those of the crates below among them.
    pub fn read(lists: &[&[Source]]) -> Texts {
        let table = |lang| {
            let sources = lists.iter().copied().flatten();
            let of_lang = sources.filter(|(of, _)| *of == lang);
            Table::read(lang, of_lang.map(|(_, source)| *source))
        };
        Texts {
            english: table(Lang::English),
            polish: table(Lang::Polish),
        }
    }

    /// The text of an id, with the texts that belong into its places.
    pub fn tell(&self, lang: Lang, id: &'static str, parts: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, text) in parts {
            arguments.set(*name, FluentValue::from(*text));
        }
        self.table(lang).message(id, &arguments)
    }

    /// The text of an id that speaks of a number.
    pub fn tell_count(&self, lang: Lang, id: &'static str, count: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", FluentValue::from(count));
        self.table(lang).message(id, &arguments)
    }

    fn table(&self, lang: Lang) -> &Table {
        match lang {
            Lang::English => &self.english,
            Lang::Polish => &self.polish,
        }
    }
}

struct Table(FluentBundle<FluentResource>);

impl Table {
    fn read(lang: Lang, sources: impl Iterator<Item = &'static str>) -> Table {
        let tag = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around what is put in are for texts of mixed directions, which these are not.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) => resource,
                // Messages that cannot be read are missing; a test tells which.
                Err((resource, _)) => resource,
            };
            // Two messages of one id are told by a test; here the first stays.
            let _ = bundle.add_resource(resource);
        }
        Table(bundle)
    }

    /// The id itself where there is no text, so that a reader at least has something to quote.
    fn message(&self, id: &'static str, arguments: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.0
            .format_pattern(pattern, Some(arguments), &mut errors)
            .into_owned()
    }
}

/// A text of a table, to be told once its reader is known.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    texts: &'static LazyLock<Texts>,
    id: &'static str,
}

impl Text {
    pub const fn new(texts: &'static LazyLock<Texts>, id: &'static str) -> Text {
        Text { texts, id }
    }

    pub fn id(self) -> &'static str {
        self.id
    }

    pub fn tell(self, lang: Lang) -> String {
        self.texts.tell(lang, self.id, &[])
    }
}

/// Gives the crate that calls it its texts: `SOURCES`, of the folders beside the call that are listed; the trait `Say`, by which a [`Lang`] tells them; and `text`,
/// which makes a [`Text`]. What `with` names are the sources of a crate below, whose texts are told as well.
#[macro_export]
macro_rules! texts {
    ($(with $below:expr;)* $($folder:literal),+ $(,)?) => {
        /// The sources of the texts of this crate alone.
        pub const SOURCES: &[$crate::ui::messages::Source] = &[$(
            ($crate::ui::messages::Lang::English, include_str!(concat!($folder, "/en.ftl"))),
            ($crate::ui::messages::Lang::Polish, include_str!(concat!($folder, "/pl.ftl"))),
        )+];

        static TEXTS: std::sync::LazyLock<$crate::ui::messages::Texts> =
            std::sync::LazyLock::new(|| $crate::ui::messages::Texts::read(&[$($below,)* SOURCES]));

        /// A text of this crate, for who does not know its reader yet.
        pub const fn text(id: &'static str) -> $crate::ui::messages::Text {
            $crate::ui::messages::Text::new(&TEXTS, id)
        }

        /// Say: how a language tells the texts that this crate knows.
        pub trait Say: Sized {
            /// The text of an id.
            fn say(self, id: &'static str) -> String {
                self.say_with(id, &[])
            }

            /// The text of an id that speaks of a number.
            fn count(self, id: &'static str, count: usize) -> String;

            /// The text of an id that speaks of something with a name.
            fn name_in(self, id: &'static str, name: &str) -> String {
                self.say_with(id, &[("name", name)])
            }

            /// The text of an id that has places for several texts.
            fn say_with(self, id: &'static str, parts: &[(&'static str, &str)]) -> String;
        }

        impl Say for $crate::ui::messages::Lang {
            fn count(self, id: &'static str, count: usize) -> String {
                TEXTS.tell_count(self, id, count)
            }

            fn say_with(self, id: &'static str, parts: &[(&'static str, &str)]) -> String {
                TEXTS.tell(self, id, parts)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_tags() {
        assert_eq!(Lang::of_tag("pl-PL"), Some(Lang::Polish));
        assert_eq!(Lang::of_tag("de"), None);
    }

    #[test]
    fn a_table_holds_several_sources() {
        let below: &[Source] = &[(Lang::English, "a = A\n"), (Lang::Polish, "a = Ą\n")];
        let own: &[Source] = &[(Lang::English, "b = { $name }!\n")];
        let texts = Texts::read(&[below, own]);
        assert_eq!(texts.tell(Lang::Polish, "a", &[]), "Ą");
        assert_eq!(texts.tell(Lang::English, "b", &[("name", "x")]), "x!");
        assert_eq!(texts.tell(Lang::Polish, "b", &[]), "b");
    }
}

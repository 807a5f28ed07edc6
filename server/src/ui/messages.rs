//! What pages say, in English and Polish. The texts lie in `words/*.ftl`, one message for each id, plural forms included.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The texts of all families in a language.
macro_rules! texts {
    ($lang:literal) => {
        concat!(
            include_str!(concat!("../pages/words/", $lang, "/frame.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/home.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/exercise.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/account.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/admin.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/live.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/results.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/manage.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/worksheets.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/classes.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/join.ftl")),
            include_str!(concat!("../pages/words/", $lang, "/editor.ftl")),
        )
    };
}

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

    fn source(self) -> &'static str {
        match self {
            Lang::English => texts!("en"),
            Lang::Polish => texts!("pl"),
        }
    }

    fn words(self) -> &'static Words {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::English));
        static POLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::Polish));
        match self {
            Lang::English => &ENGLISH,
            Lang::Polish => &POLISH,
        }
    }

    /// The text of an id.
    pub fn say(self, id: &'static str) -> String {
        self.words().message(id, &FluentArgs::new())
    }

    /// The text of an id that speaks of a number.
    pub fn count(self, id: &'static str, count: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("count", FluentValue::from(count));
        self.words().message(id, &arguments)
    }

    /// When something may be tried again.
    pub fn again_in(self, seconds: u64) -> String {
        let count = |number| usize::try_from(number).unwrap_or(usize::MAX);
        match seconds {
            0..=90 => self.count("again-in-seconds", count(seconds)),
            _ => self.count("again-in-minutes", count(seconds.div_ceil(60))),
        }
    }

    /// The text of an id that speaks of something with a name.
    pub fn name_in(self, id: &'static str, name: &str) -> String {
        self.say_with(id, &[("name", name)])
    }

    /// The text of an id that has places for several texts.
    pub fn say_with(self, id: &'static str, parts: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, text) in parts {
            arguments.set(*name, FluentValue::from(*text));
        }
        self.words().message(id, &arguments)
    }
}

struct Words(FluentBundle<FluentResource>);

impl Words {
    fn read(lang: Lang) -> Words {
        let resource = match FluentResource::try_new(lang.source().to_owned()) {
            Ok(resource) => resource,
            // Messages that cannot be read are missing; a test tells which.
            Err((resource, _)) => resource,
        };
        let tag = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around what is put in are for texts of mixed directions, which these are not.
        bundle.set_use_isolating(false);
        // Two messages of one id are told by a test; here the first stays.
        let _ = bundle.add_resource(resource);
        Words(bundle)
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Ids and the variables of each message, which begins at the start of a line.
    fn messages(lang: Lang) -> BTreeSet<(String, BTreeSet<String>)> {
        if let Err((_, errors)) = FluentResource::try_new(lang.source().to_owned()) {
            panic!("{lang:?}: {errors:?}");
        }
        let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in lang.source().lines() {
            if let Some((id, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                found.push((id.to_owned(), BTreeSet::new()));
            }
            if let Some((_, variables)) = found.last_mut() {
                let name = |rest: &str| -> String {
                    rest.chars()
                        .take_while(char::is_ascii_alphanumeric)
                        .collect()
                };
                variables.extend(line.split('$').skip(1).map(name));
            }
        }
        let count = found.len();
        let found: BTreeSet<_> = found.into_iter().collect();
        assert_eq!(found.len(), count, "{lang:?} has two messages of one id");
        found
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let english = messages(Lang::English);
        let polish = messages(Lang::Polish);
        let only: Vec<_> = english.symmetric_difference(&polish).collect();
        assert!(!english.is_empty() && only.is_empty(), "{only:?}");
    }

    #[test]
    fn every_text_that_is_asked_for_is_there_and_every_one_there_is_asked_for() {
        fn read(folder: &Path, all: &mut String) {
            for entry in std::fs::read_dir(folder).expect("it is there") {
                let path = entry.expect("it is there").path();
                if path.is_dir() {
                    read(&path, all);
                } else if path.extension().is_some_and(|end| end == "rs") {
                    all.push_str(&std::fs::read_to_string(&path).expect("it is text"));
                }
            }
        }
        let mut sources = String::new();
        read(
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
            &mut sources,
        );
        let known: BTreeSet<String> = messages(Lang::English)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        for call in [".say(\"", ".count(\"", ".name_in(\"", ".say_with(\""] {
            for part in sources.split(call).skip(1) {
                let id = part.split('"').next().unwrap_or("");
                assert!(known.contains(id), "no text for {id}");
            }
        }
        for id in &known {
            assert!(
                sources.contains(&format!("\"{id}\"")),
                "nobody asks for {id}"
            );
        }
    }

    #[test]
    fn plural_forms() {
        let forms = [1, 2, 5, 22].map(|count| Lang::Polish.count("exercise-count", count));
        assert_eq!(forms, ["1 zadanie", "2 zadania", "5 zadań", "22 zadania"]);
        assert_eq!(Lang::English.count("exercise-count", 1), "1 exercise");
        assert_eq!(Lang::of_tag("pl-PL"), Some(Lang::Polish));
        assert_eq!(Lang::of_tag("de"), None);
    }
}

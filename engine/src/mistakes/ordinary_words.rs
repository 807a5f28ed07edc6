//! Words of a language that look like a symbol of a unit, or that a counted thing never is.

/// For each language, its words that are spelled like a symbol of the closed list.
const LIKE_SYMBOLS: [(&str, &[&str]); 16] = [
    ("en", &["a", "bar"]),
    ("pl", &["a", "w"]),
    ("fr", &["a", "bar"]),
    ("es", &["a", "bar"]),
    ("it", &["a", "bar"]),
    ("pt", &["a", "bar"]),
    ("ca", &["a", "bar"]),
    ("de", &["bar"]),
    ("nl", &["bar"]),
    ("cs", &["a", "k", "s", "v"]),
    ("sk", &["a", "k", "s", "v"]),
    ("sl", &["a", "h", "k", "s", "v"]),
    ("hr", &["a", "k", "s"]),
    ("hu", &["a", "s"]),
    ("ro", &["a", "bar"]),
    ("sv", &["bar"]),
];

/// Words that join parts of a sentence. One of them behind a range is no counted thing.
const JOINING: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "about", "after", "also", "an", "and", "are", "as", "at", "be", "because", "before",
            "between", "but", "by", "can", "does", "during", "each", "every", "exactly", "find",
            "for", "from", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is",
            "it", "its", "let", "must", "not", "of", "on", "or", "over", "per", "she", "so",
            "than", "that", "the", "their", "then", "there", "they", "this", "through", "times",
            "to", "under", "until", "up", "was", "we", "were", "what", "when", "where", "which",
            "while", "who", "will", "with", "without", "you",
        ],
    ),
    (
        "pl",
        &[
            "aby",
            "albo",
            "ale",
            "aż",
            "bez",
            "bo",
            "być",
            "był",
            "była",
            "było",
            "co",
            "czy",
            "dla",
            "do",
            "gdy",
            "gdzie",
            "ile",
            "ich",
            "im",
            "jak",
            "jaka",
            "jaki",
            "jakie",
            "jego",
            "jej",
            "jest",
            "jeśli",
            "jeżeli",
            "kiedy",
            "która",
            "które",
            "którego",
            "której",
            "który",
            "lub",
            "ma",
            "mają",
            "między",
            "na",
            "nad",
            "natomiast",
            "nie",
            "niech",
            "od",
            "oraz",
            "po",
            "pod",
            "podczas",
            "przed",
            "przez",
            "przy",
            "razy",
            "są",
            "się",
            "ta",
            "tak",
            "tam",
            "te",
            "ten",
            "to",
            "wtedy",
            "we",
            "więc",
            "wynosi",
            "za",
            "zaś",
            "zatem",
            "ze",
            "że",
            "znajdź",
            "oblicz",
        ],
    ),
];

fn of<'a>(lists: &[(&str, &'a [&'a str])], lang: &str) -> Option<&'a [&'a str]> {
    let lang = lang.split(['-', '_']).next().unwrap_or("");
    lists
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(lang))
        .map(|(_, words)| *words)
}

/// Whether a symbol of a unit is an ordinary word of the language, whatever its capitals.
pub(super) fn is_like_symbol(lang: &str, symbol: &str) -> bool {
    // `a` is a word in more languages than stand above.
    let words = of(&LIKE_SYMBOLS, lang).unwrap_or(&["a"]);
    words.contains(&symbol.to_lowercase().as_str())
}

/// Whether a word joins parts of a sentence. A single letter always may.
pub(super) fn joins(lang: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().nth(1).is_none()
        || of(&JOINING, lang).is_some_and(|words| words.contains(&word.as_str()))
}

//! Searching by words: small and capital letters and accents alike.

/// What was typed into a search.
#[derive(Debug)]
pub struct SearchTerms(Vec<String>);

impl SearchTerms {
    pub fn of(search: &str) -> SearchTerms {
        let words = fold(search);
        SearchTerms(words.split_whitespace().map(str::to_owned).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word, or part of one, stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.0.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Small letters without the accents of Polish and its neighbours, as they are searched by.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'ą' | 'á' | 'ä' | 'à' | 'â' => 'a',
        'ć' | 'č' | 'ç' => 'c',
        'ę' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'í' | 'î' => 'i',
        'ł' => 'l',
        'ń' | 'ň' | 'ñ' => 'n',
        'ó' | 'ö' | 'ô' => 'o',
        'ś' | 'š' => 's',
        'ú' | 'ü' | 'ů' => 'u',
        'ý' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_size_and_accent() {
        let words = SearchTerms::of(" zaŻÓŁĆ\tGES ");
        assert!(words.stand_in("Zażółć gęślą jaźń"));
        assert!(!words.stand_in("zażółć"));
        assert!(SearchTerms::of("  ").is_empty());
        assert!(SearchTerms::of("").stand_in("anything"));
    }
}

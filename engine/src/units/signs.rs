//! Signs that are written in several ways: the one that the table of units uses.

/// A sign as the table of units has it: one micro, one Ω, one degree; two letters for ℃.
pub(super) fn usual(c: char) -> &'static [char] {
    match c {
        'μ' => &['µ'],
        '\u{2126}' => &['Ω'],
        '\u{212A}' => &['K'],
        '\u{212B}' => &['Å'],
        'ℓ' => &['l'],
        '˚' | 'º' | '∘' | '◦' => &['°'],
        '℃' => &['°', 'C'],
        '℉' => &['°', 'F'],
        '\'' | '’' | '‘' | '‛' | '´' | '`' | 'ʹ' | 'ʼ' => &['′'],
        '"' | '”' | '“' | '„' | '‟' | 'ʺ' | '〃' => &['″'],
        '＄' => &['$'],
        '％' | '﹪' => &['%'],
        _ => &[],
    }
}

/// A word in the usual signs.
pub(super) fn usual_word(word: &str) -> String {
    let mut usual_word = String::with_capacity(word.len());
    for c in word.chars() {
        push_usual(&mut usual_word, c);
    }
    usual_word
}

pub(super) fn push_usual(word: &mut String, c: char) {
    match usual(c) {
        [] => word.push(c),
        signs => word.extend(signs),
    }
}

/// A word but for its capitals.
pub(super) fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// A word with Polish letters, as it is typed on keyboards that have none; `None` where nothing changes.
pub(super) fn without_polish_letters(word: &str) -> Option<String> {
    let plain: String = word
        .chars()
        .map(|c| match c {
            'ą' => 'a',
            'ć' => 'c',
            'ę' => 'e',
            'ł' => 'l',
            'ń' => 'n',
            'ó' => 'o',
            'ś' => 's',
            'ź' | 'ż' => 'z',
            c => c,
        })
        .collect();
    (plain != word).then_some(plain)
}

/// The one letter for a letter with the sign over or under it that follows it.
pub(super) fn composed(letter: char, sign: char) -> Option<char> {
    Some(match (letter, sign) {
        ('a', '\u{328}') => 'ą',
        ('e', '\u{328}') => 'ę',
        ('c', '\u{301}') => 'ć',
        ('n', '\u{301}') => 'ń',
        ('o', '\u{301}') => 'ó',
        ('s', '\u{301}') => 'ś',
        ('z', '\u{301}') => 'ź',
        ('z', '\u{307}') => 'ż',
        ('A', '\u{30A}') => 'Å',
        ('o', '\u{308}') => 'ö',
        _ => return None,
    })
}

//! Characters that texts, units and typed answers take alike: raised digits, signs of multiplication, blanks, and what shows nothing at all.

/// The digit or sign that a superscript stands for.
pub(crate) fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(u32::from(c) - u32::from('⁰'), 10)?,
        '⁻' => '-',
        '⁺' => '+',
        _ => return None,
    })
}

/// Whether a character stands for multiplication, the star of the keyboard and the letter x aside.
pub(crate) fn is_multiplication_sign(c: char) -> bool {
    matches!(
        c,
        '·' | '\u{387}' | '•' | '‧' | '⁎' | '∗' | '∙' | '⋅' | '×' | '✕' | '✖' | '⨉' | '⨯'
    )
}

/// Whether a character shows nothing at all: marks of direction, joiners, soft hyphens, variants of glyphs.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Whether a character is a blank within a line, of any width.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

pub(crate) fn first_char(text: &str) -> Option<char> {
    text.chars().next()
}

pub(crate) fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

//! Ids of exercises from their names.

use crate::names::ExerciseId;

/// Longest id that is made up; people read it in addresses.
const LONGEST: usize = 60;

/// The name in lower case without accents, words joined by hyphens. None where no letter of it is left.
pub fn of_name(name: &str) -> Option<ExerciseId> {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => slug.push_str(plain),
            None if letter.is_ascii_alphanumeric() => slug.push(letter),
            // A combining accent belongs to the letter before it.
            None if ('\u{300}'..'\u{370}').contains(&letter) || letter == '\'' => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    ExerciseId::parse(slug.trim_end_matches('-'))
}

/// Letters with marks, and those that are written as others where there are no such letters.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ĺ' | 'ľ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ő' => "o",
        'ö' | 'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        for (name, id) in [
            ("Two trains", "two-trains"),
            ("Zażółć gęślą jaźń!", "zazolc-gesla-jazn"),
            ("  E = mc^2 (I) ", "e-mc-2-i"),
            ("Fläche & Größe", "flaeche-groesse"),
            ("Mayer's cafe\u{301}", "mayers-cafe"),
            ("ŁÓDŹ", "lodz"),
        ] {
            assert_eq!(of_name(name).expect("an id").as_str(), id);
        }
        assert_eq!(of_name("Ωμέγα ☃"), None);
        assert!(of_name(&"long ".repeat(100)).expect("an id").as_str().len() <= LONGEST);
    }
}

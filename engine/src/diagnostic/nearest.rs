//! Which known word was probably meant by one that is not known.

/// The candidate nearest to `word`, if near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > 40 {
        return None;
    }
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            // One letter for another is no likeness.
            *distance <= allowed && *distance < candidate.chars().count().max(length)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What one slip of the keys can be, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    /// Two neighbours swapped, or a key struck twice or once instead of twice.
    Swapped,
    /// A letter too many or too few.
    Count,
    /// A wrong letter.
    Wrong,
}

/// The name that one slip of the keys makes `word`; nothing where several are as likely. Names of one letter are all near to one another, so that none is
/// taken for another.
pub(crate) fn slip<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let long = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if !long(word) || word.chars().count() > 40 {
        return None;
    }
    let mut best: Option<(Slip, &str)> = None;
    let mut several = false;
    for name in names.into_iter().filter(|name| long(name)) {
        let Some(slip) = one_slip(word, name) else {
            continue;
        };
        match best {
            Some((known, _)) if known < slip => {}
            Some((known, other)) if known == slip => several |= other != name,
            _ => {
                best = Some((slip, name));
                several = false;
            }
        }
    }
    best.filter(|_| !several).map(|(_, name)| name)
}

/// The one slip between what was typed and a name, where there is just one.
fn one_slip(typed: &str, name: &str) -> Option<Slip> {
    let typed: Vec<char> = typed.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let same = typed.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let (a, b) = (&typed[same..], &name[same..]);
    match (a, b) {
        ([first, second, rest @ ..], [third, fourth, other @ ..])
            if first == fourth && second == third && rest == other =>
        {
            Some(Slip::Swapped)
        }
        ([_, rest @ ..], [_, other @ ..]) if rest == other => {
            wrong_letter(&name, same).then_some(Slip::Wrong)
        }
        ([more, rest @ ..], other) if rest == other => struck(*more, &typed, same),
        (rest, [more, other @ ..]) if rest == other => struck(*more, &name, same),
        _ => None,
    }
}

/// A letter too many or too few at `at` of the longer word. A figure is no slip: `log3` is no `log`.
fn struck(letter: char, longer: &[char], at: usize) -> Option<Slip> {
    if letter.is_numeric() {
        return None;
    }
    let twice = at > 0 && longer.get(at - 1) == Some(&letter);
    Some(if twice { Slip::Swapped } else { Slip::Count })
}

/// Whether a wrong letter at `at` is a slip. A stem or subscript of one letter is all there is to tell by: `E_k` is no `E_p`.
fn wrong_letter(name: &[char], at: usize) -> bool {
    let mut start = 0;
    for part in name.split(|c| *c == '_') {
        if (start..start + part.len()).contains(&at) {
            let letters = part.iter().filter(|c| c.is_alphabetic()).count();
            return letters >= 2 && name[at].is_alphabetic();
        }
        start += part.len() + 1;
    }
    false
}

/// Levenshtein distance without regard to case, where two neighbours swapped count once.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    if a.len().abs_diff(b.len()) > 14 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        rows[i][0] = i;
        for j in 1..=b.len() {
            let substitution = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substitution.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_for_another_after_one_slip_alone() {
        let names = ["speed", "v_max", "E_p", "alpha", "ab", "xy", "x", "t_1"];
        for (typed, meant) in [
            ("sped", Some("speed")),
            ("spede", Some("speed")),
            ("spee_d", Some("speed")),
            ("sepde", None),
            ("vmax", Some("v_max")),
            ("v_mac", Some("v_max")),
            ("alpa", Some("alpha")),
            ("ba", Some("ab")),
            // A letter is all there is to tell these by.
            ("E_k", None),
            ("y", None),
            ("t_2", None),
            ("x1", None),
            ("speed2", None),
            ("velocity", None),
        ] {
            assert_eq!(slip(typed, names), meant, "{typed}");
        }
        assert_eq!(slip("aa", ["ab", "ac"]), None, "as likely as another");
    }

    #[test]
    fn keys_are_found_from_further_away() {
        assert_eq!(
            nearest("tolerence", ["type", "tolerance"]),
            Some("tolerance")
        );
        assert_eq!(nearest("z", ["a"]), None);
    }
}

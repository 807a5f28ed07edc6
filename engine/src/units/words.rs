//! Words that stand for a sign of a unit: `metres per second squared`, `metry kwadratowe`.

/// What a word means among units that is no unit itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connective {
    /// A fraction bar: `metres per second`, `metrów na sekundę`.
    Per,
    /// The power of the length that follows: `square metres`.
    PowerBefore(i32),
    /// The power of the length that stands before: `metry kwadratowe`.
    PowerBehind(i32),
}

/// The connective that begins the words, and how many of them it takes. Words are without capitals.
pub(super) fn connective(words: [&str; 2]) -> Option<(Connective, usize)> {
    let two = match words {
        ["do", "kwadratu"] => Some(Connective::PowerBehind(2)),
        ["do", "sześcianu" | "szescianu"] => Some(Connective::PowerBehind(3)),
        _ => None,
    };
    if let Some(two) = two {
        return Some((two, 2));
    }
    let one = match words[0] {
        "per" | "na" => Connective::Per,
        "square" | "sq" => Connective::PowerBefore(2),
        "cubic" | "cu" => Connective::PowerBefore(3),
        "squared" | "kw" | "kwadrat" => Connective::PowerBehind(2),
        "cubed" | "sześc" | "szesc" => Connective::PowerBehind(3),
        word if word.starts_with("kwadratow") => Connective::PowerBehind(2),
        word if word.starts_with("sześcienn") || word.starts_with("szescienn") => {
            Connective::PowerBehind(3)
        }
        _ => return None,
    };
    Some((one, 1))
}

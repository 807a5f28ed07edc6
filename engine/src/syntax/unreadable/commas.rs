//! Commas in a range or list: some separate, some are decimal signs, and one mend puts all of them right or none.

/// How many bytes of `text`, a range or list from its bracket on, are replaced and by what; nothing where the commas can be read in several ways or
/// something else is wrong as well.
pub(super) fn mended(text: &str) -> Option<(usize, String)> {
    let open = text.chars().next()?;
    let close = if open == '{' { '}' } else { ']' };
    let end = text.find(close)?;
    let inner = text.get(open.len_utf8()..end)?;
    let items: Vec<&str> = inner.split(',').map(str::trim).collect();
    let in_brackets = |inner: String| (end + close.len_utf8(), format!("{open}{inner}{close}"));
    if inner.contains(';') {
        // Where `;` separates, a comma is the decimal sign.
        let points = inner.replace(',', ".");
        let good = points.split(';').map(str::trim).all(is_number);
        return good.then(|| in_brackets(points));
    }
    if !items.iter().all(|item| is_number(item)) {
        return None;
    }
    let separated = match (open, items.len()) {
        ('{', _) | ('[', 2 | 3) => items.join(";"),
        // `[0,5,1,5]` has too many numbers for a range, unless every other comma is a decimal sign.
        ('[', 4 | 6) => {
            let pairs = items.chunks(2).map(|pair| pair.join("."));
            let numbers: Vec<String> = pairs.collect();
            if !numbers.iter().all(|number| is_number(number)) {
                return None;
            }
            numbers.join(";")
        }
        _ => return None,
    };
    Some(in_brackets(separated))
}

/// Whether the language reads it as one number.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let good = match mantissa.split_once('.') {
        Some((whole, fraction)) => digits(fraction) && (whole.is_empty() || digits(whole)),
        None => digits(mantissa),
    };
    let signless = |text: &str| digits(text.strip_prefix(['-', '+']).unwrap_or(text));
    good && exponent.is_none_or(signless)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_commas_or_none() {
        for (text, good) in [
            ("{1,2,3} apples", Some("{1;2;3}")),
            ("{1, 2, 3}", Some("{1;2;3}")),
            ("[1,10]", Some("[1;10]")),
            ("[-1.5,10,0.5]m", Some("[-1.5;10;0.5]")),
            ("{1,5;2,5}", Some("{1.5;2.5}")),
            ("[0,5;2;0,25]", Some("[0.5;2;0.25]")),
            ("[0,5,1,5]", Some("[0.5;1.5]")),
            ("[0,5,1,5,0,1]", Some("[0.5;1.5;0.1]")),
            // As numbers with points these are none, as separated ones too many.
            ("[0.5,1,5,7]", None),
            ("[1,2,3,4,5]", None),
            ("{1,2", None),
            ("{1,a}", None),
            ("{1,,2}", None),
            ("[1,5;2,5,3]", None),
        ] {
            let mended = mended(text).map(|(length, mended)| {
                assert!(text.is_char_boundary(length), "{text}");
                mended
            });
            assert_eq!(mended.as_deref(), good, "{text}");
        }
    }
}

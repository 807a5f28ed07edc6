//! LaTeX of a formula: what comes out for a page is elements and attributes of lists that stand here once more, and escaped text.
#![no_main]

use eqex_kernel::ui::mathematics;
use libfuzzer_sys::fuzz_target;

const ELEMENTS: &[&str] = &[
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mpadded",
    "mphantom",
    "mtable",
    "mtr",
    "mtd",
];
const EMPTY: &[&str] = &["mspace", "mprescripts"];
const TEXTS: &[&str] = &["mi", "mn", "mo", "mtext"];
const FLAGS: &[&str] = &[
    "displaystyle",
    "accent",
    "accentunder",
    "stretchy",
    "symmetric",
    "largeop",
    "movablelimits",
];
const LENGTHS: &[&str] = &[
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "width",
    "height",
    "linethickness",
];

fn is_allowed(attribute: &str, value: &str) -> bool {
    let word = |value: &str| {
        value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    match attribute {
        "display" => value == "block",
        "scriptlevel" => matches!(value, "0" | "1" | "2"),
        "mathvariant" => value == "normal",
        "form" => matches!(value, "prefix" | "infix" | "postfix"),
        "mathcolor" => value
            .strip_prefix('#')
            .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit())),
        "class" => value
            .split(' ')
            .all(|name| name.starts_with("math-") && word(name)),
        _ if FLAGS.contains(&attribute) => matches!(value, "true" | "false"),
        _ if LENGTHS.contains(&attribute) => {
            let number = value.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '%');
            number
                .parse::<f64>()
                .is_ok_and(|number| (0.0..=100.0).contains(&number))
                && value.len() - number.len() <= 3
        }
        _ => false,
    }
}

/// Text in which `<`, `>` and `&` do not stand for themselves.
fn check_text(text: &str, shown: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"']) {
        rest = &rest[at..];
        let entity = ["&lt;", "&gt;", "&amp;", "&quot;"]
            .into_iter()
            .find(|entity| rest.starts_with(entity));
        let entity = entity.unwrap_or_else(|| panic!("a sign stands for itself: {shown}"));
        rest = &rest[entity.len()..];
    }
}

fn check(shown: &str) {
    if let Some(text) = shown.strip_prefix("<code class=\"latex\">") {
        let text = text.strip_suffix("</code>").expect("an end");
        return check_text(text, shown);
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = shown;
    let mut began = false;
    while !rest.is_empty() {
        assert!(!began || !open.is_empty(), "behind the formula: {shown}");
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let within = open.last().expect("an element around the text");
            assert!(TEXTS.contains(within), "text in {within}: {shown}");
            check_text(&rest[..end], shown);
            rest = &rest[end..];
            continue;
        };
        let end = tag.find('>').expect("the end of a tag");
        let (inside, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{shown}");
            continue;
        }
        let (inside, empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let mut parts = inside.split(" ");
        let name = parts.next().unwrap_or("");
        assert!(ELEMENTS.contains(&name), "<{name}>: {shown}");
        assert_eq!(began, name != "math", "{shown}");
        assert_eq!(empty, EMPTY.contains(&name), "{shown}");
        if let Some(within) = open.last() {
            assert!(!TEXTS.contains(within), "<{name}> in {within}: {shown}");
        }
        began = true;
        let attributes = inside[name.len()..].trim();
        let mut values = attributes.split("\" ");
        while let Some(attribute) = values.next().filter(|one| !one.is_empty()) {
            let (attribute, value) = attribute.split_once("=\"").expect("a value");
            let value = value.trim_end_matches('"');
            assert!(
                is_allowed(attribute, value),
                "{attribute}=\"{value}\": {shown}"
            );
        }
        if !empty {
            open.push(name);
        }
    }
    assert!(began && open.is_empty(), "{shown}");
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(latex) = std::str::from_utf8(bytes) else {
        return;
    };
    check(&mathematics::inline(latex));
    check(&mathematics::display(latex));
});

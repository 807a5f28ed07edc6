use super::build::read;
use super::{Entry, Node, Reason, Unreadable, Value};
use crate::span::Span;

const DEPTH: usize = 32;

fn root(source: &str) -> Node {
    let document = read(source, Span::new(0, source.len()), DEPTH);
    document
        .expect("it is YAML")
        .root
        .expect("it holds something")
}

fn refused(source: &str) -> Unreadable {
    read(source, Span::new(0, source.len()), DEPTH).expect_err("it is refused")
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Mapping(entries) => entries,
        _ => panic!("it is no mapping"),
    }
}

#[test]
fn nodes_have_places() {
    let source = "name: |\n  abc: d\nlist: [ą, 'b' ] # note\nmap:\n  x: \"y\"\n\nend:\n";
    let node = root(source);
    let places: Vec<(&str, &str)> = entries(&node)
        .iter()
        .map(|entry| (entry.key.span.of(source), entry.value.span.of(source)))
        .collect();
    assert_eq!(
        places,
        [
            ("name", "abc: d\n"),
            ("list", "[ą, 'b' ]"),
            ("map", "x: \"y\""),
            ("end", "")
        ]
    );
    let part = "---\na: b\n---\n";
    let document = read(part, Span::new(4, 9), DEPTH).expect("it is YAML");
    let node = document.root.expect("it holds something");
    assert_eq!(entries(&node)[0].value.span.of(part), "b");
}

#[test]
fn keys_that_stand_twice() {
    let source = "a: 1\nb: 2\na: 3\nb: 4\n";
    let error = refused(source);
    assert_eq!(
        (error.reason, error.span),
        (Reason::Twice, Span::new(10, 11))
    );
    assert_eq!(error.first, Some(Span::new(0, 1)));
    // A number and a text are two keys.
    root("1: a\n\"1\": b\n");
}

#[test]
fn aliases_are_copies_with_a_place_of_their_own() {
    let source = "a: &x [1, b]\nc: *x\nd: *x\n";
    let node = root(source);
    let [a, c, d] = entries(&node) else {
        panic!("three entries");
    };
    assert_eq!(a.value.value, c.value.value);
    assert_eq!(a.value.value, d.value.value);
    assert_eq!(c.value.span.of(source), "*x");
    let document = read(source, Span::new(0, source.len()), DEPTH).expect("it is YAML");
    assert_eq!(document.anchor.map(|anchor| anchor.of(source)), Some("&x"));
}

#[test]
fn aliases_multiply_only_so_far() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let before = format!("*a{}, ", level - 1).repeat(8);
        bomb.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    assert_eq!(refused(&bomb).reason, Reason::Copies);
    let long = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(1000),
        "*a, ".repeat(70)
    );
    assert_eq!(refused(&long).reason, Reason::Copies);
    let many = format!("a: &a x\nb: [{}]\n", "*a, ".repeat(5000));
    assert_eq!(refused(&many).reason, Reason::Copies);
    root(&format!("a: &a x\nb: [{}]\n", "*a, ".repeat(1000)));
    // Anchors that nothing uses cost nothing.
    root(&format!("a: [{}]\n", "&a x, ".repeat(5000)));
}

#[test]
fn aliases_do_not_nest_deeper_than_brackets() {
    let mut deep = "a0: &a0 [x]\n".to_owned();
    for level in 1..60 {
        deep.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    assert_eq!(refused(&deep).reason, Reason::Depth);
    assert_eq!(refused("a: &x [*x]\n").reason, Reason::Circle);
    assert_eq!(refused(&"[".repeat(60_000)).reason, Reason::Depth);
    assert_eq!(refused(&"- ".repeat(30_000)).reason, Reason::Depth);
    assert_eq!(refused(&"{a: ".repeat(10_000)).reason, Reason::Depth);
}

#[test]
fn what_cannot_be_read_has_a_place_and_often_a_mend() {
    for (source, reason, place, unquoted) in [
        (
            "a: Part 1: trains\n",
            Reason::Colon,
            ":",
            Some("Part 1: trains"),
        ),
        (
            "a: *bold* text\n",
            Reason::Alias,
            "*bold*",
            Some("*bold* text"),
        ),
        ("a: @home # x\n", Reason::Sign, "@", Some("@home # x")),
        ("- `x`\n", Reason::Sign, "`", Some("`x`")),
        ("a: [@b]\n", Reason::Sign, "@", None),
        ("a: \"\\(x\\)\"\n", Reason::Escape, "\"", None),
        ("a: \"b\nc: d\n", Reason::Quote, "\"", None),
        ("a: [b, c\n", Reason::Bracket, "[", None),
        ("a: {b: c]\n", Reason::Bracket, "{", None),
        ("a:\n\tb: c\n", Reason::Tab, "b", None),
        ("a: b\n...\nc: d\n", Reason::Document, "", None),
        ("a:\n  b: c\n d: e\n", Reason::Indentation, "d", None),
        ("a: 'x' y\n", Reason::BehindQuote, "y", None),
    ] {
        let error = refused(source);
        assert_eq!(error.reason, reason, "{source}");
        assert_eq!(error.span.of(source), place, "{source}");
        assert_eq!(
            error.unquoted.map(|span| span.of(source)),
            unquoted,
            "{source}"
        );
    }
}

#[test]
fn tags() {
    let source = "a: !!str 5\nb: !own 5\nc: ! 5\nd: !!int '5'\n";
    let document = read(source, Span::new(0, source.len()), DEPTH).expect("it is YAML");
    assert_eq!(document.tag.map(|tag| tag.of(source)), Some("!own"));
    let node = document.root.expect("it holds something");
    let texts: Vec<Option<&str>> = entries(&node)
        .iter()
        .map(|entry| entry.value.text())
        .collect();
    assert_eq!(texts, [Some("5"), None, Some("5"), None]);
}

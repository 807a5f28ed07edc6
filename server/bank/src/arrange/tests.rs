use crate::arrange::*;

/// `a S(b c T()) d`
fn tree(text: &str) -> Tree {
    fn nodes(rest: &mut &str) -> Vec<TreeNode> {
        let mut found = Vec::new();
        loop {
            *rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with(')') {
                return found;
            }
            let end = rest.find([' ', '(', ')']).unwrap_or(rest.len());
            let word = rest[..end].to_owned();
            *rest = &rest[end..];
            if let Some(inner) = rest.strip_prefix('(') {
                *rest = inner;
                let children = nodes(rest);
                *rest = rest.strip_prefix(')').expect("it is closed");
                found.push(TreeNode::Section {
                    name: word,
                    children,
                });
            } else {
                found.push(TreeNode::Exercise(ExerciseId::parse(&word).expect("an id")));
            }
        }
    }
    let mut rest = text;
    Tree(nodes(&mut rest))
}

fn text(tree: &Tree) -> String {
    fn nodes(all: &[TreeNode]) -> String {
        let one = |node: &TreeNode| match node {
            TreeNode::Section { name, children } => format!("{name}({})", nodes(children)),
            TreeNode::Exercise(id) => id.to_string(),
        };
        all.iter().map(one).collect::<Vec<_>>().join(" ")
    }
    nodes(&tree.0)
}

fn done(before: &str, path: &[usize], wanted: &Move) -> String {
    let before = tree(before);
    let called = node(&before, path).map_or("?", name).to_owned();
    match step(before, path, &called, wanted) {
        Ok(arranged) => format!("{} @{:?}", text(&arranged.tree), arranged.at),
        Err(problem) => format!("{problem:?}"),
    }
}

#[test]
fn moves_by_key() {
    let start = "a S(b c T()) d";
    for (path, wanted, after) in [
        (&[0][..], Move::Up, "NoPlace"),
        (&[0], Move::Down, "S(b c T()) a d @[1]"),
        (&[0], Move::In, "NoPlace"),
        (&[2], Move::Up, "a d S(b c T()) @[1]"),
        (&[2], Move::Down, "NoPlace"),
        (&[2], Move::In, "a S(b c T() d) @[1, 3]"),
        (&[2], Move::Out, "NoPlace"),
        (&[1], Move::In, "NoPlace"),
        (&[1, 0], Move::Out, "a S(c T()) b d @[2]"),
        (&[1, 1], Move::Up, "a S(c b T()) d @[1, 0]"),
        (&[1, 2], Move::Out, "a S(b c) T() d @[2]"),
        (&[1, 2], Move::Remove, "a S(b c) d @[1, 2]"),
        (&[1], Move::Remove, "a b c T() d @[1]"),
        (&[1, 0], Move::Again, "a S(b b c T()) d @[1, 1]"),
        (&[1], Move::Again, "NoPlace"),
        (&[1], Move::Rename("U".to_owned()), "a U(b c T()) d @[1]"),
        (&[1], Move::Rename(String::new()), "Name"),
        (&[0], Move::Rename("U".to_owned()), "Gone"),
        (&[7], Move::Up, "Gone"),
        (&[0, 0], Move::Up, "Gone"),
        (&[], Move::Up, "Gone"),
    ] {
        assert_eq!(done(start, path, &wanted), after, "{path:?} {wanted:?}");
    }
}

#[test]
fn moves_by_hand() {
    let start = "a S(b c T()) d";
    let to = |into: &[usize], at| Move::To {
        into: into.to_vec(),
        at,
    };
    for (path, wanted, after) in [
        (&[0][..], to(&[], 3), "S(b c T()) d a @[2]"),
        (&[0], to(&[], 0), "a S(b c T()) d @[0]"),
        (&[0], to(&[], 1), "a S(b c T()) d @[0]"),
        (&[0], to(&[1], 1), "S(b a c T()) d @[0, 1]"),
        (&[0], to(&[1, 2], 0), "S(b c T(a)) d @[0, 2, 0]"),
        (&[2], to(&[1, 2], 0), "a S(b c T(d)) @[1, 2, 0]"),
        (&[1, 0], to(&[1, 2], 0), "a S(c T(b)) d @[1, 1, 0]"),
        (&[1], to(&[1, 2], 0), "NoPlace"),
        (&[1], to(&[1], 0), "NoPlace"),
        (&[0], to(&[], 4), "NoPlace"),
        (&[0], to(&[2], 0), "NoPlace"),
    ] {
        assert_eq!(done(start, path, &wanted), after, "{path:?} {wanted:?}");
    }
}

#[test]
fn a_name_guards_a_path() {
    let refused = step(tree("a b"), &[0], "b", &Move::Down);
    assert_eq!(refused, Err(ArrangeRefusal::Gone));
}

#[test]
fn additions() {
    let added = add_section(tree("S()"), &[0], "T").expect("it fits");
    assert_eq!(
        (text(&added.tree).as_str(), &added.at[..]),
        ("S(T())", &[0, 0][..])
    );
    assert_eq!(add_section(tree("a"), &[0], "T"), Err(ArrangeRefusal::Gone));
    assert_eq!(add_section(tree("a"), &[], "\n"), Err(ArrangeRefusal::Name));
    let id = || ExerciseId::parse("x").expect("an id");
    let added = add_exercise(tree("S(a)"), &[0], Some(0), id()).expect("it fits");
    assert_eq!(
        (text(&added.tree).as_str(), &added.at[..]),
        ("S(x a)", &[0, 0][..])
    );
    let added = add_exercise(tree("S(a)"), &[], None, id()).expect("it fits");
    assert_eq!(text(&added.tree), "S(a) x");
    assert_eq!(
        add_exercise(tree("a"), &[], Some(2), id()),
        Err(ArrangeRefusal::NoPlace)
    );
}

#[test]
fn limits_hold() {
    let mut deep = "S()".to_owned();
    for _ in 1..MAX_DEPTH {
        deep = format!("S({deep})");
    }
    let at = vec![0; MAX_DEPTH];
    assert_eq!(
        add_section(tree(&deep), &at, "T"),
        Err(ArrangeRefusal::TooDeep)
    );
    assert!(add_section(tree(&deep), &at[1..], "T").is_ok());
    let full = tree(&"a ".repeat(MAX_NODES));
    assert_eq!(
        add_section(full.clone(), &[], "T"),
        Err(ArrangeRefusal::TooMany)
    );
    assert_eq!(
        step(full, &[0], "a", &Move::Again),
        Err(ArrangeRefusal::TooMany)
    );
}

//! Which pages there are: the list that the tests in a browser are held against.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::school::School;
use crate::text_files::bless;

/// `golden/pages.txt`: whatever answers a GET and is not part of the public API, and the page that tells of it. Written by `EQEX_BLESS=1 cargo test -p eqex-tests pages`.
#[test]
fn the_list_of_pages() {
    let school = School::fixture();
    let paths: BTreeSet<&str> = school
        .service
        .endpoints()
        .iter()
        .filter(|endpoint| endpoint.method.as_str() == "GET")
        .filter(|endpoint| !endpoint.is_public() || endpoint.path == "/api/docs")
        .map(|endpoint| endpoint.path)
        .collect();
    let mut text = String::from("# What a browser can open; browser/pages.mjs has each of them.\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/pages.txt");
    if bless() {
        fs::write(&file, &text).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        text,
        "after a new page: EQEX_BLESS=1 cargo test -p eqex-tests pages, and a line in tests/browser/pages.mjs"
    );
}

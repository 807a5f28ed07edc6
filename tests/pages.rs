//! Which pages there are, the list that the tests in a browser are held against; and what they are served with.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use eqex_kernel::ui::assets::STYLE_SHEET;
use eqex_server::families::FAMILIES;

use crate::school::School;
use crate::text_files::{bless, files};

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

#[test]
fn every_style_and_script_is_served() {
    let assets = FAMILIES.assets().expect("no two have one name");
    let sheet = assets.get(STYLE_SHEET).unwrap();
    let sheet = std::str::from_utf8(&sheet.bytes).unwrap();
    for folder in ["server/kernel/src/ui", "server/classroom/src"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(folder);
        for path in files(&folder, "css") {
            let text = fs::read_to_string(&path).unwrap();
            assert!(sheet.contains(&text), "{}", path.display());
        }
        for path in files(&folder, "js") {
            let name = path.file_name().unwrap().to_str().unwrap();
            let asset = assets.get(name);
            let asset = asset.unwrap_or_else(|| panic!("{} is in no list", path.display()));
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(*asset.bytes, *text.as_bytes(), "{name}");
            let imports = text.split("from \"./").skip(1);
            for import in imports.map(|rest| rest.split('"').next().unwrap()) {
                assert!(assets.get(import).is_some(), "{name} imports {import}");
            }
        }
    }
}

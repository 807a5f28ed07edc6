//! `index.yml`: a hierarchy within its limits, or a diagnostic with a place.
#![no_main]

use eqex::Rules;
use eqex_bank::content::read_index;
use eqex_bank::tree::TreeNode;
use libfuzzer_sys::fuzz_target;

fn measure(nodes: &[TreeNode], depth: usize) -> usize {
    assert!(depth <= 33);
    let inner = |node: &TreeNode| match node {
        TreeNode::Section { name, children } => {
            assert!((1..=200).contains(&name.chars().count()));
            1 + measure(children, depth + 1)
        }
        TreeNode::Exercise(id) => {
            assert!(!id.as_str().is_empty());
            1
        }
    };
    nodes.iter().map(inner).sum()
}

fuzz_target!(|bytes: &[u8]| {
    match read_index(bytes, Rules::Stored) {
        Ok(index) => assert!(measure(&index.nodes, 1) <= 10_000),
        Err(diagnostic) => {
            let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
            let source = String::from_utf8_lossy(bytes);
            eqex_fuzz::check_diagnostics(&source, &[diagnostic]);
        }
    }
});

//! YAML of headers and indexes: a tree within its limits whose places lie in the text, or a diagnostic with a place.
#![no_main]

use eqex::{
    MAX_COPIES, MAX_HEADER_DEPTH, NODE_WEIGHT, Rules, Span, YamlNode, YamlValue, read_yaml,
};
use eqex_fuzz::check_diagnostics;
use libfuzzer_sys::fuzz_target;

/// What the nodes weigh, all of whose places must lie in the source.
fn weight(source: &str, node: &YamlNode, depth: usize) -> usize {
    assert!(
        source.get(node.span.range()).is_some(),
        "{node:?} lies outside"
    );
    assert!(depth <= MAX_HEADER_DEPTH);
    let inner = match &node.value {
        YamlValue::Scalar(scalar) => scalar.text.len(),
        YamlValue::Sequence(items) => items
            .iter()
            .map(|item| weight(source, item, depth + 1))
            .sum(),
        YamlValue::Mapping(entries) => entries
            .iter()
            .map(|entry| {
                weight(source, &entry.key, depth + 1) + weight(source, &entry.value, depth + 1)
            })
            .sum(),
    };
    NODE_WEIGHT + inner
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else {
        return;
    };
    match read_yaml(source, Span::new(0, source.len()), MAX_HEADER_DEPTH) {
        Ok(document) => {
            let most = MAX_COPIES + (NODE_WEIGHT + 4) * (source.len() + 1);
            let all = document.root.map_or(0, |root| weight(source, &root, 0));
            assert!(all <= most, "{all} of {} bytes", source.len());
        }
        Err(error) => assert!(
            source.get(error.span.range()).is_some(),
            "{error:?} lies outside"
        ),
    }
    // As a header, by both rule sets: what may be saved may be stored.
    let text = format!("---\n{source}\n---\nx=?\n---\nx=1\n");
    let parse =
        |rules| eqex::Exercise::parse_by(text.as_bytes(), &eqex::Defaults::default(), rules);
    match parse(Rules::Saving) {
        Ok(exercise) => {
            check_diagnostics(exercise.source(), exercise.warnings());
            assert!(parse(Rules::Stored).is_ok());
        }
        Err(invalid) => check_diagnostics(&invalid.source, &invalid.diagnostics),
    }
});

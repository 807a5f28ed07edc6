//! The command line as people see it: transcripts in text files, and those of READMEs, run with the real binary.
//! `TRYCMD=overwrite cargo test -p eqex-server` writes what is printed now into the files, to be read as a difference.

#[test]
fn transcripts() {
    // Transcripts name files as they are seen from the root of the repository.
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .expect("the repository has a root");
    trycmd::TestCases::new()
        .register_bin("eqex", std::path::Path::new(env!("CARGO_BIN_EXE_eqex")))
        .case("server/eqex/tests/cli/*.md")
        .case("README.md")
        .case("grammar/README.md");
}

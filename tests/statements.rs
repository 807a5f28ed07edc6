//! Statements: one text serves SQLite and an engine that speaks the protocol of PostgreSQL, so each is read by a parser of that dialect.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quote::ToTokens;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use syn::visit::{self, Visit};

use crate::text_files::files;

/// How a statement begins.
const BEGINNINGS: [&str; 4] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];

/// The texts of a file: its constants by name, and all literals, with those in macros among them.
#[derive(Default)]
struct Texts {
    constants: BTreeMap<String, String>,
    literals: Vec<String>,
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        if let syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) = &*item.expr
        {
            self.constants.insert(item.ident.to_string(), text.value());
        }
        visit::visit_item_const(self, item);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.literals.push(text.value());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let first = call.tokens.clone().into_iter().next();
        if let Some(first) = first
            && let Ok(text) = syn::parse2::<syn::LitStr>(first.to_token_stream())
        {
            self.literals.push(text.value());
        }
        visit::visit_macro(self, call);
    }
}

impl Texts {
    /// The statements of the file, with its constants in their places.
    fn statements(&self) -> Vec<String> {
        let mut statements = Vec::new();
        for literal in &self.literals {
            let mut text = literal.clone();
            for (name, constant) in &self.constants {
                text = text.replace(&format!("{{{name}}}"), constant);
            }
            // An expression that a function writes.
            text = text.replace("{}", "lower('a')");
            let is_statement = BEGINNINGS.iter().any(|start| text.starts_with(start));
            // What only begins one stands as a constant, and is read where it is put in.
            let is_part = self.constants.values().any(|constant| *constant == text);
            if is_statement && !is_part {
                statements.push(text);
            }
        }
        statements
    }
}

/// Parameters as PostgreSQL writes them.
fn portable(statement: &str) -> String {
    statement.replace('?', "$")
}

#[test]
fn every_statement_is_portable() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server");
    let mut count = 0;
    let mut wrong = Vec::new();
    for path in files(&root, "rs") {
        let shown = path.display().to_string();
        let is_store = shown.ends_with("/store.rs") || shown.contains("/store/");
        // What is SQLite's own stands in its folder.
        if !is_store || shown.contains("/sqlite") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let mut texts = Texts::default();
        texts.visit_file(&syn::parse_file(&source).unwrap());
        for statement in texts.statements() {
            count += 1;
            let text = portable(&statement);
            if let Err(error) = Parser::parse_sql(&PostgreSqlDialect {}, &text) {
                wrong.push(format!("{shown}: {error}\n{text}"));
            }
            // A comparison that SQLite alone writes so, and a parameter without a number.
            let is_own = ["INSERT OR ", " IS ?", " IS NOT ?"]
                .iter()
                .any(|own| statement.contains(own));
            let unnumbered = statement
                .split('?')
                .skip(1)
                .any(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
            if is_own || unnumbered || statement.to_lowercase().contains("now()") {
                wrong.push(format!("{shown}: SQLite's own\n{statement}"));
            }
        }
    }
    assert!(count > 120, "only {count} statements were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_another_engine_does_not_know_is_refused() {
    let is_read = |text: &str| Parser::parse_sql(&PostgreSqlDialect {}, &portable(text)).is_ok();
    assert!(is_read("SELECT a FROM b WHERE c = ?1 ORDER BY a LIMIT ?2"));
    for text in [
        "SELECT a FROM b WHERE c GLOB ?1",
        "SELECT a FROM b INDEXED BY c",
    ] {
        assert!(!is_read(text), "{text}");
    }
}

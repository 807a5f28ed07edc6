//! `EqEx`: exercises whose answers are numbers.

mod declared;
mod lines;
mod shown;
mod template;
mod translations;
mod unknowns;

pub(crate) use shown::{ShownNumber, are_the_same};
pub use unknowns::Unknown;

use std::collections::HashSet;

use declared::{declarations, declared};
use lines::lines;
use template::{shown, template};
use translations::compare;
use unknowns::unknowns;

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::eval::{self, Code};
use crate::grade::Tolerance;
use crate::header::Header;
use crate::heap::HeapSize;
use crate::limits::MAX_TRANSLATIONS;
use crate::program::{self, Program, Statement, Variable, VariableValue};
use crate::render::{ShownDeclaration, Template};
use crate::rules::Rules;
use crate::segments::{self, Segments};
use crate::span::Span;
use crate::syntax::{self, LineKind};

/// The compiled body of an `EqEx` exercise.
#[derive(Clone, Debug)]
pub(crate) struct EqEx {
    pub code: Code,
    /// The names of the drawn variables, in the order of the code's draws.
    pub inputs: Vec<String>,
    /// Where the first `require` line stands.
    pub condition: Option<Span>,
    /// Where the first line of the calculations stands.
    pub first_line: Option<Span>,
    /// In the order of the file.
    pub texts: Vec<LanguageText>,
    pub unknowns: Vec<Unknown>,
    /// What the texts show of their declarations, in the order of the first text.
    pub shown: Vec<ShownDeclaration>,
}

impl EqEx {
    /// Where to point to for what is said of the search for a draw: at the first condition, else where the calculations begin.
    pub(crate) fn place_of_search(&self) -> Span {
        self.condition.or(self.first_line).unwrap_or_default()
    }
}

/// The text in one language.
#[derive(Clone, Debug)]
pub(crate) struct LanguageText {
    pub lang: String,
    pub template: Template,
}

/// Compiles the body; `None` where it has errors. `lang` and `tolerance` stand in for what the header does not say.
pub(crate) fn compile(
    source: &str,
    segments: &Segments,
    header: &Header,
    lang: &str,
    tolerance: Tolerance,
    diagnostics: &mut Diagnostics,
) -> Option<EqEx> {
    let first_lang = header.lang.clone().unwrap_or_else(|| lang.to_owned());
    let (first, lookalikes) = declarations(
        source,
        segments.text,
        &first_lang,
        header.digits,
        diagnostics,
    );
    let lines = lines(source, segments.calculations, diagnostics)?;
    let variables: Vec<Variable> = first
        .iter()
        .map(|declared| declared.variable.clone())
        .collect();
    let program = program::compile(source, &variables, &lookalikes, &lines, diagnostics);
    let computed = lines
        .iter()
        .find(|line| !matches!(line.kind, LineKind::Requirement(_)));
    let asked = variables
        .iter()
        .any(|variable| matches!(variable.value, VariableValue::Unknown));
    if let (Some(line), false) = (computed, asked) {
        diagnostics.push(Diagnostic::new(W0401, "", line.span));
    }
    let unknowns = unknowns(source, &first, header, tolerance, diagnostics);

    let shown = shown(&first, &program);
    let mut texts = vec![LanguageText {
        lang: first_lang,
        template: template(source, segments.text, &first, &shown),
    }];
    let mut known: HashSet<String> = header
        .lang
        .iter()
        .map(|lang| lang.to_ascii_lowercase())
        .collect();
    for (index, translation) in segments.translations.iter().enumerate() {
        if index == MAX_TRANSLATIONS {
            let many = Diagnostic::new(E0108, "many", translation.separator);
            diagnostics.push_new_rule(many.with("limit", MAX_TRANSLATIONS));
            if diagnostics.rules() == Rules::Saving {
                return None;
            }
        }
        if !known.insert(translation.lang.to_ascii_lowercase()) {
            diagnostics.push(
                Diagnostic::new(E0108, "language", translation.separator)
                    .with("language", translation.lang.as_str()),
            );
        }
        let (declared, _) = declarations(
            source,
            translation.text,
            &translation.lang,
            header.digits,
            diagnostics,
        );
        compare(&first, &declared, translation.separator, diagnostics);
        texts.push(LanguageText {
            lang: translation.lang.clone(),
            template: template(source, translation.text, &declared, &shown),
        });
    }
    if diagnostics.has_errors() {
        return None;
    }
    let code = eval::assemble(&program);
    let condition = program
        .lines
        .iter()
        .find(|line| matches!(line.kind, Statement::Require(_)));
    Some(EqEx {
        inputs: program
            .inputs
            .iter()
            .map(|input| input.name.clone())
            .collect(),
        condition: condition.map(|line| line.span),
        first_line: program.lines.first().map(|line| line.span),
        code,
        texts,
        unknowns,
        shown,
    })
}

/// The program of a source that compiled by `rules`, read from it once more: it is large, and seldom needed beside the code.
pub(crate) fn program(source: &str, header: &Header, rules: Rules) -> Program {
    let mut told = Diagnostics::of_rules(rules);
    let Some(segments) = segments::cut(source, &mut told) else {
        return Program::default();
    };
    let text = syntax::text(source, segments.text, &mut told);
    let declared = declared(source, text.declarations, header.digits, &mut told);
    let variables: Vec<Variable> = declared.into_iter().map(|one| one.variable).collect();
    let lines = lines(source, segments.calculations, &mut told).unwrap_or_default();
    program::compile(source, &variables, &[], &lines, &mut told)
}

impl HeapSize for EqEx {
    fn heap(&self) -> usize {
        self.code.heap()
            + self.inputs.heap()
            + self.texts.heap()
            + self.unknowns.heap()
            + self.shown.heap()
    }
}

impl HeapSize for LanguageText {
    fn heap(&self) -> usize {
        self.lang.heap() + self.template.heap()
    }
}

//! `EqEx`: exercises whose answers are numbers.

mod shown;

pub(crate) use shown::{ShownNumber, ShownValue, are_the_same};

use std::collections::{HashMap, HashSet};

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics, Known, slip};
use crate::draw::{self, Draw};
use crate::eval::{self, Code};
use crate::grade::Tolerance;
use crate::header::Header;
use crate::heap::HeapSize;
use crate::limits::{MAX_LINE, MAX_LIST, MAX_OPERATIONS, MAX_TRANSLATIONS, MAX_VARIABLES};
use crate::mistakes::{self, Lookalike};
use crate::names;
use crate::number::{self, Decimal};
use crate::program::{self, Given, Program, Step, Variable};
use crate::render::{Filling, Template, trim_blank_lines};
use crate::rules::Rules;
use crate::segments::{self, Segments};
use crate::span::Span;
use crate::syntax::{self, Declaration, LineKind, Value};
use crate::units::{AskedUnit, Unit};

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
    pub texts: Vec<View>,
    pub unknowns: Vec<Unknown>,
    /// In the order of the first text.
    pub shown: Vec<ShownValue>,
}

impl EqEx {
    /// Where to point to for what is said of the search for a draw: at the first condition, else where the calculations begin.
    pub(crate) fn place_of_search(&self) -> Span {
        self.condition.or(self.first_line).unwrap_or_default()
    }
}

/// The text in one language.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub lang: String,
    pub template: Template,
}

/// What is asked, in the order of the first text.
#[derive(Clone, Debug)]
pub struct Unknown {
    pub name: String,
    pub latex: String,
    /// As written, empty for none.
    pub unit: String,
    pub unit_latex: String,
    /// The unit as answers are read for it.
    pub asked: AskedUnit,
    pub tolerance: Tolerance,
}

/// A declaration with its value read.
struct Declared {
    syntax: Declaration,
    variable: Variable,
    unit: String,
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
        .any(|variable| matches!(variable.value, Given::Unknown));
    if let (Some(line), false) = (computed, asked) {
        diagnostics.push(Diagnostic::new(W0401, "", line.span));
    }
    let unknowns = unknowns(source, &first, header, tolerance, diagnostics);

    let mut texts = vec![View {
        lang: first_lang,
        template: template(source, segments.text, &first, &program),
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
        texts.push(View {
            lang: translation.lang.clone(),
            template: template(source, translation.text, &declared, &program),
        });
    }
    if diagnostics.has_errors() {
        return None;
    }
    let code = eval::assemble(&program);
    let condition = program
        .lines
        .iter()
        .find(|line| matches!(line.kind, Step::Require(_)));
    let shown = first.iter().filter_map(|declared| {
        Some(ShownValue {
            name: declared.variable.name.clone(),
            unit: declared.unit.clone(),
            value: filling(&declared.variable, &program)?,
        })
    });
    Some(EqEx {
        shown: shown.collect(),
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

/// The lines of the calculations; `None` where there is more than is read, which is reported.
fn lines(
    source: &str,
    calculations: Option<Span>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<syntax::Line>> {
    let mut lines: Vec<syntax::Line> = Vec::new();
    let Some(span) = calculations else {
        return Some(lines);
    };
    let mut at = span.range().start;
    let mut operations = 0;
    for line in span.of(source).split('\n') {
        let place = Span::new(at, at + line.len());
        at += line.len() + 1;
        if line.len() > MAX_LINE {
            let place = Span::new(place.range().start, place.range().start);
            let long = Diagnostic::new(E0412, "long", place)
                .with("length", line.len())
                .with("limit", MAX_LINE);
            diagnostics.push_new_rule(long);
            if diagnostics.rules() == Rules::Saving {
                return None;
            }
        }
        let Some(line) = syntax::calculation(source, place, diagnostics) else {
            continue;
        };
        let before = operations;
        operations += line.nodes.len();
        if before <= MAX_OPERATIONS && operations > MAX_OPERATIONS {
            let start = Span::new(line.span.range().start, line.span.range().start);
            let many = Diagnostic::new(E0412, "operations", start).with("limit", MAX_OPERATIONS);
            diagnostics.push_new_rule(many);
            if diagnostics.rules() == Rules::Saving {
                return None;
            }
        }
        lines.push(line);
    }
    Some(lines)
}

/// The declarations of a text with their values, and what only looks like one. One that is wrong is reported; its name stays known, so that it is not
/// reported again.
fn declarations(
    source: &str,
    span: Span,
    lang: &str,
    digits: u8,
    diagnostics: &mut Diagnostics,
) -> (Vec<Declared>, Vec<Lookalike>) {
    let text = syntax::text(source, span, diagnostics);
    let lookalikes = mistakes::of_text(source, span, &text, lang, diagnostics);
    let list = declared(source, text.declarations, digits, diagnostics);
    (list, lookalikes)
}

fn declared(
    source: &str,
    declarations: Vec<Declaration>,
    digits: u8,
    diagnostics: &mut Diagnostics,
) -> Vec<Declared> {
    let mut list: Vec<Declared> = Vec::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    for declaration in declarations {
        let name = names::canonical(declaration.name.of(source)).into_owned();
        if let Some(earlier) = seen.get(&name) {
            diagnostics.push(
                Diagnostic::new(E0302, "", declaration.span)
                    .with("latex", names::latex_of_name(&name))
                    .with("name", name)
                    .place(*earlier, "first"),
            );
            continue;
        }
        seen.insert(name.clone(), declaration.span);
        if list.len() == MAX_VARIABLES {
            diagnostics.push(
                Diagnostic::new(E0307, "text", declaration.span).with("limit", MAX_VARIABLES),
            );
            break;
        }
        let value = given(source, &declaration.value, digits).unwrap_or_else(|diagnostic| {
            diagnostics.push(*diagnostic);
            unreadable()
        });
        list.push(Declared {
            variable: Variable {
                name,
                span: declaration.span,
                value,
            },
            unit: declaration.unit.of(source).to_owned(),
            syntax: declaration,
        });
    }
    list
}

/// Any value will do: the exercise has an error and is never drawn.
fn unreadable() -> Given {
    Given::Drawn(Draw::List(Vec::new()))
}

fn given(source: &str, value: &Value, digits: u8) -> Result<Given, Box<Diagnostic>> {
    let bound = |span: Span| draw::bound(source, span).map_err(Box::new);
    Ok(match value {
        Value::Unknown => Given::Unknown,
        Value::Broken => unreadable(),
        Value::Constant(span) => Given::Constant(bound(*span)?.value),
        Value::Range { min, max, step, .. } => {
            let (min, max) = (bound(*min)?, bound(*max)?);
            Given::Drawn(match step {
                Some(step) => draw::grid(source, min, max, bound(*step)?).map_err(Box::new)?,
                None => draw::interval(source, min, max, digits).map_err(Box::new)?,
            })
        }
        Value::List { items, whole } => {
            if items.is_empty() {
                return Err(Box::new(Diagnostic::new(E0306, "", *whole)));
            }
            if items.len() > MAX_LIST {
                let diagnostic = Diagnostic::new(E0313, "", *whole)
                    .with("count", items.len())
                    .with("limit", MAX_LIST);
                return Err(Box::new(diagnostic));
            }
            let items: Result<Vec<_>, _> = items.iter().map(|item| bound(*item)).collect();
            Given::Drawn(draw::list(&items?))
        }
    })
}

fn unknowns(
    source: &str,
    declared: &[Declared],
    header: &Header,
    instance: Tolerance,
    diagnostics: &mut Diagnostics,
) -> Vec<Unknown> {
    let default = header.tolerance.unwrap_or(instance);
    let asked = || {
        declared
            .iter()
            .filter(|declared| matches!(declared.variable.value, Given::Unknown))
    };
    for (name, _, span) in &header.tolerances {
        let canonical = names::canonical(name);
        if !asked().any(|declared| declared.variable.name == canonical) {
            let diagnostic = Diagnostic::new(E0207, "", *span).with("name", name.as_str());
            let find = || {
                slip(
                    name,
                    asked().map(|declared| declared.variable.name.as_str()),
                )
            };
            let meant = diagnostics.near(Known::Unknowns, name, find);
            diagnostics.push(match meant {
                Some(meant) if span.of(source) == name => diagnostic.offer(*span, meant),
                _ => diagnostic,
            });
        }
    }
    asked()
        .map(|declared| {
            let name = &declared.variable.name;
            let own = header
                .tolerances
                .iter()
                .find(|(own, _, _)| names::canonical(own) == *name);
            Unknown {
                name: name.clone(),
                latex: names::latex_of_name(name),
                unit: declared.unit.clone(),
                asked: AskedUnit::new(&declared.unit, name),
                unit_latex: Unit::parse(&declared.unit).latex(),
                tolerance: own.map_or(default, |(_, tolerance, _)| *tolerance),
            }
        })
        .collect()
}

/// Where a translation does not declare what the first text declares.
fn compare(first: &[Declared], other: &[Declared], separator: Span, diagnostics: &mut Diagnostics) {
    for declared in first {
        let name = &declared.variable.name;
        let Some(translated) = other.iter().find(|other| other.variable.name == *name) else {
            diagnostics.push(
                Diagnostic::new(E0501, "", separator)
                    .with("name", name.as_str())
                    .place(declared.syntax.span, "first"),
            );
            continue;
        };
        if matches!(declared.syntax.value, Value::Broken)
            || matches!(translated.syntax.value, Value::Broken)
        {
            continue;
        }
        let same = match (&declared.variable.value, &translated.variable.value) {
            (Given::Constant(a), Given::Constant(b)) => a == b,
            (Given::Drawn(a), Given::Drawn(b)) => a == b,
            (Given::Unknown, Given::Unknown) => true,
            _ => false,
        };
        if !same || declared.unit != translated.unit {
            let place = translated.syntax.span;
            let diagnostic = if same {
                Diagnostic::new(E0502, "unit", place)
            } else {
                Diagnostic::new(E0502, "value", place)
            };
            diagnostics.push(
                diagnostic
                    .with("name", name.as_str())
                    .place(declared.syntax.span, "first"),
            );
        }
    }
    for declared in other {
        if !first
            .iter()
            .any(|first| first.variable.name == declared.variable.name)
        {
            diagnostics.push(
                Diagnostic::new(E0503, "", declared.syntax.span)
                    .with("name", declared.variable.name.as_str()),
            );
        }
    }
}

/// Cuts a text at its declarations.
fn template(source: &str, span: Span, declared: &[Declared], program: &Program) -> Template {
    let lines = trim_blank_lines(span.of(source));
    let mut template = Template::with_room(lines.len());
    let mut at = span.range().start + lines.start;
    let end = span.range().start + lines.end;
    for declared in declared {
        let place = declared.syntax.span.range();
        if place.start < at || place.end > end {
            continue;
        }
        template.push_text(&source[at..place.start]);
        at = place.end;
        let variable = &declared.variable;
        template.push_text("\\(");
        template.push_text(&names::latex_of_name(&variable.name));
        if let Some(filling) = filling(variable, program) {
            template.push_text("= ");
            template.push_value(filling);
            template.push_text(&Unit::parse(&declared.unit).latex());
        }
        template.push_text("\\)");
    }
    template.push_text(&source[at..end]);
    template.push_text("\n");
    template.finished()
}

fn filling(variable: &Variable, program: &Program) -> Option<Filling> {
    Some(match &variable.value {
        Given::Unknown => return None,
        Given::Constant(value) => Filling::Constant(number::shortest(*value)),
        Given::Drawn(Draw::Fixed { decimal, .. }) => Filling::Fixed(*decimal),
        Given::Drawn(_) => match program
            .inputs
            .iter()
            .position(|input| input.name == variable.name)
        {
            Some(index) => Filling::Input(u16::try_from(index).unwrap_or(u16::MAX)),
            None => Filling::Fixed(Decimal {
                digits: 0,
                exponent: 0,
            }),
        },
    })
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

impl HeapSize for View {
    fn heap(&self) -> usize {
        self.lang.heap() + self.template.heap()
    }
}

impl HeapSize for Unknown {
    fn heap(&self) -> usize {
        let texts = [&self.name, &self.latex, &self.unit, &self.unit_latex];
        let texts: usize = texts.into_iter().map(HeapSize::heap).sum();
        texts + self.asked.heap()
    }
}

//! Many variants at once, as a table.

use eqex::{Exercise, View, without_noise, write_json_number};
use maud::{Markup, PreEscaped, html};

use crate::number_format;
use crate::texts::Say;
use eqex_bank::variants::VariantRow;
use eqex_kernel::ui::mathematics;
use eqex_kernel::ui::messages::Lang;

/// The variants of a table with their drawn values and answers, in columns.
pub fn table(lang: Lang, exercise: &Exercise, rows: &[VariantRow], view: &View) -> Markup {
    let inputs = exercise.inputs();
    let width = inputs.len() + exercise.unknowns().len();
    html! {
        section.card.many aria-labelledby="many-title" {
            div.bar {
                h2 #many-title { (lang.count("editor-variants", rows.len())) }
                button type="button" data-script hidden data-copy="yes" data-done=(lang.say("editor-copied")) data-failed=(lang.say("editor-copy-failed")) { (lang.say("editor-copy")) }
            }
            div.scroll tabindex="0" role="group" aria-labelledby="many-title" {
                table {
                    thead {
                        tr {
                            th scope="col" { (lang.say("editor-seed")) }
                            @for input in inputs {
                                th.number scope="col" data-value=(input) { (PreEscaped(mathematics::inline(&eqex::latex_of_name(input)))) }
                            }
                            @for unknown in exercise.unknowns() {
                                th.number.answer scope="col" data-value=(heading(&unknown.name, &unknown.unit)) {
                                    (PreEscaped(mathematics::inline(&format!("{}{}", unknown.latex, bracketed(&unknown.unit_latex)))))
                                }
                            }
                        }
                    }
                    tbody {
                        @for row in rows {
                            tr {
                                th scope="row" data-value=(row.seed) {
                                    button.place type="submit" form="editor" name="seed" value=(row.seed) { (row.seed) }
                                }
                                @match &row.values {
                                    Ok((drawn, answers)) => {
                                        @for value in drawn { (cell(*value, &number_format::latex(*value, view.notation()), view, "number")) }
                                        @for (unknown, value) in exercise.unknowns().iter().zip(answers) {
                                            (cell(*value, &number_format::right(unknown, *value, view.notation()).latex, view, "number answer"))
                                        }
                                    }
                                    Err(diagnostic) => td.bad colspan=(width.max(1)) { "✗ " (diagnostic.told(lang.code())) },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn heading(name: &str, unit: &str) -> String {
    if unit.is_empty() {
        name.to_owned()
    } else {
        format!("{name} [{unit}]")
    }
}

fn bracketed(unit: &str) -> String {
    if unit.is_empty() {
        String::new()
    } else {
        format!(r"\;[{}]", unit.trim_start_matches(r"\;"))
    }
}

fn cell(value: f64, latex: &str, view: &View, class: &str) -> Markup {
    let mut exact = String::new();
    write_json_number(&mut exact, without_noise(value));
    if view.decimal_comma {
        exact = exact.replace('.', ",");
    }
    html! {
        td class=(class) data-value=(exact) { (PreEscaped(mathematics::inline(latex))) }
    }
}

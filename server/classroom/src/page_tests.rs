use eqex::{Budget, Defaults, Exercise, View};
use maud::html;

use crate::editor::view as editor_view;
use crate::editor::view::{EditedText, Editor, Query};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

fn preview(source: &str) -> String {
    let compiled = Exercise::parse(source.as_bytes(), &Defaults::default());
    let budget = &mut Budget::visitor();
    editor_view::preview(
        Lang::English,
        compiled.as_ref(),
        &Query::default(),
        None,
        budget,
    )
    .into_string()
}

fn with_text(text: &str) -> String {
    preview(&format!("---\ntype: EqEx\nname: T\n---\n{text}\n"))
}

/// No attribute that a strict Content-Security-Policy refuses.
fn assert_strict(html: &str, what: &str) {
    for tag in html
        .split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
    {
        // Every second part lies within quotes: a value, where any text may stand.
        let names = tag.split('"').step_by(2);
        for attribute in names.flat_map(str::split_ascii_whitespace).skip(1) {
            assert!(
                !attribute.starts_with("style=") && !attribute.starts_with("on"),
                "{what}: <{tag}>"
            );
        }
    }
}

#[test]
fn the_bank_is_shown_with_formulas_and_without_styles() {
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    let (content, findings) =
        eqex_bank::content::ContentFolder::load(bank.as_ref(), &Defaults::default())
            .expect("it is good");
    assert!(findings.is_empty(), "{findings:?}");
    for subject in content.subjects.values() {
        for (id, text) in &subject.contents {
            let exercise = Exercise::parse(text.as_bytes(), &Defaults::default()).expect("one");
            for lang in ["en", "pl"] {
                for seed in 0..5 {
                    let view = View::new(vec![lang.to_owned()], lang == "pl");
                    let query = Query {
                        seed,
                        view,
                        ..Query::default()
                    };
                    let lang = Lang::of_tag(lang).expect("it is one");
                    let budget = &mut Budget::visitor();
                    let html = editor_view::preview(lang, Ok(&exercise), &query, None, budget)
                        .into_string();
                    assert_strict(&html, id.as_str());
                    assert!(
                        !html.contains("class=\"latex\""),
                        "{id}: a formula is not understood: {html}"
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_in_a_text_becomes_a_tag() {
    for text in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "\\(<script>alert(1)</script>\\)",
        "\\(\\text{<b onclick=x>}\\)",
        "[x](javascript:alert(1))",
        "![x](https://example.org/a.png)",
        "`<script>`",
        "\u{E000}0\u{E001} <b>",
    ] {
        let html = with_text(text);
        for bad in ["<script", "<img", "<b ", "<b>", "javascript:"] {
            assert!(!html.contains(bad), "{text} gives {html}");
        }
        assert_strict(&html, text);
    }
    let name = preview("---\ntype: EqEx\nname: \"<script>\"\n---\nx\n");
    assert!(name.contains("&lt;script&gt;"));
    let document = Editor {
        frame: &Frame::of_visitor(),
        place: EditedText::New {
            subject: "physics".to_owned(),
            id: "\"><script>".to_owned(),
        },
        content: "</textarea><script>",
        query: &Query::default(),
        preview: html! {},
        many: None,
        complaint: Some("<script>".to_owned()),
        conflict: None,
        unlisted: false,
        fresh: true,
    }
    .page();
    for bad in ["</textarea><script>", "\"><script>", "alert\"><script>"] {
        assert!(!document.contains(bad), "{bad}");
    }
    assert_strict(&document, "page");
}

#[test]
fn markdown_and_mathematics() {
    let html = with_text(
        "**Two** trains, v=[40;40]km/h, `\\(code\\)` and \\[ \\frac{a}{b} \\]\n\n1. one\n2. two",
    );
    for part in [
        "<strong>Two</strong>",
        "<mfrac>",
        "<code>\\(code\\)</code>",
        "<li>one</li>",
        "display=\"block\"",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[test]
fn cells_of_tables_are_aligned_without_styles() {
    let html = with_text("| a | b | c |\n|:--|--:|---|\n| 1 | **2** | 3 |\n");
    for part in [
        "<th class=\"to-left\">a</th><th class=\"to-right\">b</th><th>c</th>",
        "<td class=\"to-left\">1</td><td class=\"to-right\"><strong>2</strong></td><td>3</td>",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert_strict(&html, "a table");
}

#[test]
fn formulas_that_cannot_be_read_are_shown_as_written() {
    let html = with_text("\\(\\nosuchcommand{x}\\)");
    assert!(
        html.contains("<code class=\"latex\"") && html.contains("\\nosuchcommand{x}"),
        "{html}"
    );
}

#[test]
fn hostile_formulas_end() {
    for formula in [
        "{".repeat(100_000),
        "\\sqrt".repeat(199),
        "\\sqrt".repeat(50_000),
        "x^".repeat(199),
        "\\left(".repeat(24),
        "\\frac".repeat(199),
        "\\begin{matrix}".repeat(20),
        "-".repeat(2000),
    ] {
        with_text(&format!("\\({formula}\\)"));
    }
    with_text(&"\\(".repeat(100_000));
    with_text(&"`".repeat(100_000));
    with_text(&"\\(x\\) ".repeat(20_000));
    with_text(&"\\(\n\n".repeat(50_000));
}

#[test]
fn diagnostics_show_their_line() {
    let html = preview("---\ntype: EqEx\nname: T\n---\na=2m x=?m\n---\nx=2a\n");
    assert!(html.contains("<pre>x=2<mark>a</mark></pre>"), "{html}");
    assert!(html.contains("data-replacement=\"*\""), "{html}");
}

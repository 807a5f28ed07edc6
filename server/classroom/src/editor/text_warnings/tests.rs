use eqex::{Defaults, Exercise};

use crate::editor::text_warnings::problems;

/// Code, place and mend of every problem of a text, a mend that is only offered in brackets.
fn found(text: &str) -> Vec<String> {
    let source = format!("---\ntype: EqEx\nname: T\n---\n{text}\n");
    let exercise = Exercise::parse(source.as_bytes(), &Defaults::default()).expect("an exercise");
    problems(&exercise)
        .iter()
        .map(|problem| {
            for lang in ["en", "pl"] {
                assert!(!problem.told(lang).contains('{'), "{}", problem.told(lang));
            }
            let mend = match &problem.mend {
                None => String::new(),
                Some(mend) => {
                    let mended = [
                        &source[..mend.span.range().start],
                        &mend.replacement,
                        &source[mend.span.range().end..],
                    ]
                    .concat();
                    let mended = mended.split("\n---\n").nth(1).expect("a text").trim_end();
                    let arrow = if mend.safe { "=>" } else { "->" };
                    format!(" {arrow} {mended}")
                }
            };
            format!("{} `{}`{mend}", problem.code.0, problem.span.of(&source))
        })
        .collect()
}

#[track_caller]
fn assert_found(text: &str, wanted: &[&str]) {
    assert_eq!(found(text), wanted, "{text}");
}

#[test]
fn what_is_right_is_not_told() {
    for text in [
        r"From \(A\) and \[ B = \frac{1}{2} \], d=300km and v=[40;60]km/h: T=15K.",
        r"\(p = 20\%\), \(\SI{5}{m}\), \(\boxed{x}\), `$x^2$ 2*3*4 <b> \frac{1}{2}`",
        "It costs $5 and $6, or $5-$10, or 5$ and 6$; US$5 or \\$x\\$.",
        "od $5 do 10$, $5 i 6$, $5, 6$",
        "p=5$ and q=[1;5]$/kg, price $r=7$ here",
        "$a=5$",
        "A *word* and **bold** words, a_b_c, im*poss*ible, _x_ and 5 * 3 * 2, 2*3 = 6, v_1 and v_2",
        "* one\n* two\n\n1. 2*3\n2. 3*4",
        "<https://example.org> and a < b > c, [x](https://example.org/a_b_c*d*e)",
        "```\n$x^2$ <b> 2*3*4 \\frac{1}{2}\n```",
        "    $x^2$ <b> 2*3*4",
        "a<b and c>d, if a<b>c then <x> and <name>, &nbsp; &lt;",
        r"C:\temp\new and \_ and \* and \a",
        "| a | b |\n|---|---|\n| 1 | 2*3 |",
    ] {
        assert_found(text, &[]);
    }
}

#[test]
fn mathematics_that_cannot_be_set() {
    assert_found(r"a \(1+\frac{1}\) b", &[r"W0901 `\frac`"]);
    assert_found(r"\(x\) \[ \foo \] \(y\)", &[r"W0901 `\foo`"]);
    assert_found(r"\(\text{ą} \foo\)", &[r"W0901 `\foo`"]);
    assert_found(r"\(\textcolor{nosuch}{x}\)", &["W0901 `nosuch`"]);
    assert_found(
        r"\(\operatorname{<textarea>}\)",
        &[r"W0901 `\operatorname{<textarea>}`"],
    );
    assert_found(r"\(\text{for \(\foo\)}\)", &[r"W0901 `\foo`"]);
}

#[test]
fn percents_in_mathematics() {
    assert_found(r"\(p=20% + 3\)", &[r"W0902 `%` => \(p=20\% + 3\)"]);
    assert_found(r"\(p=20\,%\)", &[r"W0902 `%` => \(p=20\,\%\)"]);
    assert_found("\\[ x % why\n\\]", &["W0902 `%` -> \\[ x \\% why\n\\]"]);
    assert_found(r"\(a \\% b\)", &[r"W0902 `%` -> \(a \\\% b\)"]);
    assert_found("20% of a, a=[1;9;1]%", &[]);
}

#[test]
fn dollars_around_mathematics() {
    assert_found("solve $x^2$ now", &[r"W0903 `$x^2$` => solve \(x^2\) now"]);
    assert_found(
        r"$\frac{1}{2}$",
        &[r"W0903 `$\frac{1}{2}$` => \(\frac{1}{2}\)"],
    );
    assert_found(
        "$$x_1 + x_2$$",
        &[r"W0903 `$$x_1 + x_2$$` => \[x_1 + x_2\]"],
    );
    assert_found("let $x$ be", &[r"W0903 `$x$` -> let \(x\) be"]);
    assert_found(r"$\frac{1}$", &[r"W0903 `$\frac{1}$` -> \(\frac{1}\)"]);
    assert_found(
        "$a_1$ or $b_1$ for $5",
        &[
            r"W0903 `$a_1$` => \(a_1\) or $b_1$ for $5",
            r"W0903 `$b_1$` => $a_1$ or \(b_1\) for $5",
        ],
    );
    // Underscores within do not count again.
    assert_found("($_a+b_$)", &[r"W0903 `$_a+b_$` -> (\(_a+b_\))"]);
}

#[test]
fn commands_outside_of_mathematics() {
    assert_found(
        r"a \frac{1}{2} b",
        &[r"W0903 `\frac` -> a \(\frac{1}{2}\) b"],
    );
    assert_found(
        r"2\cdot 3 \cdot 4",
        &[r"W0903 `\cdot` -> 2\(\cdot\) 3 \cdot 4"],
    );
    assert_found(r"\SI{5}{m}", &[r"W0903 `\SI` -> \(\SI{5}{m}\)"]);
    assert_found(r"\frac{1}", &[r"W0903 `\frac`"]);
}

#[test]
fn html_is_shown_as_written() {
    assert_found("H<sub>2</sub>O", &[r"W0904 `<sub>` -> \(H_2O\)"]);
    assert_found("CO<sub>2</sub>.", &[r"W0904 `<sub>` -> \(\mathrm{CO_2}\)."]);
    assert_found(
        "so SO<sub>4</sub><sup>2-</sup> is",
        &[r"W0904 `<sub>` -> so \(\mathrm{SO_4^{2-}}\) is"],
    );
    assert_found("a <b>c</b> d", &["W0904 `<b>` -> a **c** d"]);
    assert_found("a <em>c</em> d", &["W0904 `<em>` -> a *c* d"]);
    assert_found("a<br>b", &["W0904 `<br>` -> a\\\nb"]);
    assert_found("a<br/>\nb", &["W0904 `<br/>` -> a\\\nb"]);
    assert_found(
        "a <font color=red>c</font> d",
        &["W0904 `<font color=red>`"],
    );
    assert_found("<p>one\n<b>two</b>\n</p>", &["W0904 `<p>`"]);
    assert_found("a <!-- b --> c", &["W0904 `<!-- b -->`"]);
    assert_found("v=5m<sup>2</sup> x", &["W0904 `<sup>`"]);
}

#[test]
fn signs_between_numbers_and_names() {
    assert_found("2*3*4 = 24", &[r"W0905 `*` -> \(2*3*4\) = 24"]);
    assert_found("**2*3*4**", &[r"W0905 `*` -> **\(2*3*4\)**"]);
    assert_found("v*t and s*t", &[r"W0905 `*` -> v\*t and s\*t"]);
    assert_found("(a*b*c)", &[r"W0905 `*` -> \((a*b*c)\)"]);
    assert_found("a*b*c*d*e.", &[r"W0905 `*` -> \(a*b*c*d*e\)."]);
    assert_found("2,5*3*4", &[r"W0905 `*` -> \(2{,}5*3*4\)"]);
    assert_found("2**3**4", &[r"W0905 `**` -> 2\*\*3\*\*4"]);
    assert_found("5~6 kg, 7~8 kg", &[]);
    assert_found("5~~6~~7", &[r"W0905 `~~` -> 5\~\~6\~\~7"]);
    assert_found("(a)_b_c", &[]);
    assert_found("d=5*\\(x\\)*2", &[r"W0905 `*` -> d=5\*\(x\)\*2"]);
    assert_found("\\(x\\)*3*\\(y\\)", &[r"W0905 `*` -> \(x\)\*3\*\(y\)"]);
}

#[test]
fn hostile_texts_end() {
    for text in [
        "$".repeat(50_000),
        "$a ".repeat(50_000),
        "$$a".repeat(40_000),
        "<sub>".repeat(20_000),
        "a<sub>1</sub>".repeat(10_000),
        "a*b".repeat(50_000),
        "*a".repeat(50_000),
        "~~a".repeat(50_000),
        "\\frac".repeat(40_000),
        "\\frac{".repeat(40_000),
        "\\frac\n{".repeat(30_000),
        "\\(\\(\\)".repeat(30_000),
        "\\(%\\)".repeat(30_000),
        "\\(\\foo\\)".repeat(20_000),
        "<b".repeat(50_000),
        "\u{1}*\u{2}*\u{1}".repeat(1000),
    ] {
        let source = format!("---\ntype: EqEx\nname: T\n---\n{text}\n");
        if let Ok(exercise) = Exercise::parse(source.as_bytes(), &Defaults::default()) {
            let begin = std::time::Instant::now();
            assert!(problems(&exercise).len() <= 100);
            assert!(begin.elapsed().as_secs() < 20, "{} took long", &text[..10]);
        }
    }
}

#[test]
fn hints_are_texts_too() {
    let source = "---\ntype: EqEx\nname: T\nhints:\n  - Use \\(\\frac{1}\\).\n  - 'Mind $x^2$.'\n  - {en: \"H<sub>2</sub>O\", pl: |\n      dobrze}\n---\nx=?\n---\nx=1\n";
    let source = source.replace("pl: |\n      dobrze", "pl: dobrze");
    let exercise = Exercise::parse(source.as_bytes(), &Defaults::default()).expect("an exercise");
    let told: Vec<String> = problems(&exercise)
        .iter()
        .map(|problem| {
            let mend = problem.mend.as_ref().map_or("", |mend| &mend.replacement);
            format!("{} `{}` {mend}", problem.code.0, problem.span.of(&source))
        })
        .collect();
    assert_eq!(
        told,
        [
            "W0901 `\\frac` ",
            "W0903 `$x^2$` \\(x^2\\)",
            "W0904 `<sub>` "
        ]
    );
}

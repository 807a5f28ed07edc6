use crate::ui::mathematics::*;

fn assert_shown(latex: &str) -> String {
    let mathml = inline(latex);
    assert!(mathml.starts_with("<math>"), "{latex} gives {mathml}");
    assert!(!mathml.contains(" style="), "{latex} gives {mathml}");
    assert_eq!(problems(latex), [], "{latex}");
    mathml
}

#[test]
fn large_fractions_stay_large() {
    let mathml = inline(r"\dfrac{1}{2}");
    assert!(mathml.contains("<mfrac displaystyle=\"true\""), "{mathml}");
    assert!(inline(r"\displaystyle \frac{1}{2}").contains("displaystyle=\"true\""));
}

#[test]
fn decimal_commas_belong_to_their_numbers() {
    assert_eq!(inline(r"2,\!5"), "<math><mn>2,5</mn></math>");
    assert!(inline("(2, 5)").contains("<mn>2</mn><mo>,</mo><mn>5</mn>"));
}

#[test]
fn nothing_of_the_converter_reaches_a_page_unchecked() {
    for latex in [
        r"\operatorname{<textarea>}",
        r"\operatorname{</mo></math><script>alert(1)</script>}",
        r"\operatorname{<mi>x</mi>}",
        r"\operatorname{<mi}",
        r"\operatorname*{<b onclick=x>}",
        r"\operatorname{&lt;}",
        r"\operatorname{\lt textarea\gt}",
        r"\eqref{x}",
        "\u{F8F0}x",
    ] {
        for shown in [inline(latex), display(latex)] {
            let plain = shown
                .strip_prefix(AS_WRITTEN)
                .and_then(|rest| rest.strip_suffix("</code>"));
            let plain = plain.unwrap_or_else(|| panic!("{latex} gives {shown}"));
            assert!(!plain.contains('<'), "{latex} gives {shown}");
        }
    }
    // What is an element where one may stand changes nothing but the formula.
    assert_eq!(
        inline(r"\operatorname{</mo><mo>}"),
        "<math><mo lspace=\"0\" rspace=\"0\"></mo><mo></mo></math>"
    );
}

#[test]
fn what_teachers_paste_is_shown() {
    for latex in [
        r"\text{if }x \mbox{for all} \textnormal{a} \hbox{b}",
        r"\boxed{x=\frac12} \fbox{a} \fcolorbox{red}{white}{a} \colorbox{yellow}{a}",
        r"20\degree 20\celsius 5\ohm \textdegree",
        r"\tfrac12 \dfrac12 \cfrac12 \nicefrac12 \sfrac{1}{2}",
        r"\textstyle x \displaystyle x {\scriptstyle x}",
        r"\color{red} x \textcolor{blue}{y} \textcolor[rgb]{1,0,0}{x}",
        r"\textcolor{#00ff00}{x} \textcolor{#0f0}{x} \textcolor[HTML]{00FF00}{x} \textcolor{blue!50}{x}",
        r"\phantom{x} \hphantom{x} \vphantom{x} \smash{x}",
        r"\underbrace{x+y}_{n} \overbrace{x+y}^{n}",
        r"\cancel{x} \bcancel{x} \xcancel{x} \cancelto{0}{x} \sout{x}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{align*} a &= b \\ c &= d \end{align*}",
        r"\begin{split} a &= b \end{split} \begin{gather} a \end{gather}",
        r"\begin{alignat}{2} a &= b \end{alignat} \begin{eqnarray} a &=& b \end{eqnarray}",
        r"\begin{equation} a \label{e} \tag{1} \end{equation}",
        r"\begin{cases} a & \text{if } x < 0 \\ b \end{cases}",
        r"\begin{array}{|l|*{2}{c}@{}p{3cm}|} a & b & c & d \\ \hline e \end{array}",
        r"\begin{array}[t]{c} a \end{array}",
        r"\begin{matrix} a \end{matrix} \begin{pmatrix} a & b \end{pmatrix} \begin{bmatrix} a \end{bmatrix}",
        r"\begin{vmatrix} a \end{vmatrix} \begin{Vmatrix} a \end{Vmatrix} \begin{smallmatrix} a \end{smallmatrix}",
        r"\mathrm{km} \vec{a} \overline{AB} \overrightarrow{AB} \left( \frac12 \right) \left< x \right>",
        r"\lim_{x \to 0} \sum_{i=1}^n \int_0^1 \binom{n}{k} \sqrt[3]{x} \sum_{\substack{a \\ b}}",
        r"\text{for \(x\), for $y$ and \alpha: 50% of_it & \textbf{more}}",
        r"\operatorname{arsinh} x \arcctg x \mathbb{R} \dots \dotsc \quad \, \% \$ \abs{x} \norm{x}",
        r"p=20% + 3",
    ] {
        assert_shown(latex);
    }
}

#[test]
fn quantities_are_written_as_the_language_writes_them() {
    for (latex, same) in [
        (r"\SI{5}{m}", r"{5\;\mathrm{m}}"),
        (
            r"\SI{9.81}{\metre\per\second\squared}",
            r"{9.81\;\mathrm{\frac{m}{s^{2}}}}",
        ),
        (r"\qty{9.81}{m/s^2}", r"{9.81\;\mathrm{\frac{m}{s^{2}}}}"),
        (r"\SI{2,5e-3}{\km}", r"{2{,}5\cdot 10^{-3}\;\mathrm{km}}"),
        (r"\unit{\kilo\metre\per\hour}", r"\mathrm{\frac{km}{h}}"),
        (r"\si{m.s^{-2}}", r"\mathrm{m\cdot s^{-2}}"),
        (r"\si{J/(kg.K)}", r"\mathrm{\frac{J}{kg\cdot K}}"),
        (
            r"\si{\joule\per\kilogram\per\kelvin}",
            r"\mathrm{\frac{J}{kg\cdot K}}",
        ),
        (r"\si{\per\second}", r"\mathrm{\frac{1}{s}}"),
        (r"\si{\square\metre}", r"\mathrm{m^{2}}"),
        (r"\si{\cubic\centi\metre}", r"\mathrm{cm^{3}}"),
        (r"\si{\mathrm{kg}\cdot\mathrm{m}}", r"\mathrm{kg\cdot m}"),
        (r"\SI{20}{\celsius}", r"{20\;\mathrm{°C}}"),
        (r"\SI{20}{\degree C}", r"{20\;\mathrm{°C}}"),
        (r"\SI{30}{\degree}", r"{30\mathrm{°}}"),
        (r"\SI{50}{\percent}", r"{50\;\mathrm{\%}}"),
        (r"\SIrange{1}{2}{\m}", r"{1\text{–}2\;\mathrm{m}}"),
        (r"\num{1e5}", r"{1\cdot 10^{5}}"),
        (r"\ang{30;5}", r"{{30}\mathrm{°}{5}'}"),
        (r"\SI{v}{m}", r"{v\;\mathrm{m}}"),
    ] {
        assert_eq!(assert_shown(latex), assert_shown(same), "{latex}");
    }
}

#[test]
fn colours_and_frames_are_no_styles() {
    assert_eq!(
        inline(r"\textcolor{red}{x}"),
        "<math><mrow mathcolor=\"#FF0000\"><mi>x</mi></mrow></math>"
    );
    assert_eq!(inline(r"\textcolor{black}{x}"), "<math><mi>x</mi></math>");
    assert!(inline(r"\boxed{x}").contains("<mrow class=\"math-framed\">"));
    assert!(inline(r"\cancel{x}").contains("<mrow class=\"math-cancel-up\"><mi>x</mi></mrow>"));
    // A blank does not push its formula off the page.
    assert!(inline(r"\hspace{9999cm}").contains("width=\"100rem\""));
}

#[test]
fn problems_have_a_kind_and_a_place() {
    for (latex, place, kind) in [
        (
            r"1+\frac{1}",
            r"\frac",
            Kind::MissingArgument(r"\frac".into()),
        ),
        ("x^", "^", Kind::MissingArgument("^".into())),
        (r"\SI{5}", r"\SI", Kind::MissingArgument(r"\SI".into())),
        (
            r"\alpah x",
            r"\alpah",
            Kind::UnknownCommand(r"\alpah".into()),
        ),
        (
            r"\mbox{a} \foo",
            r"\foo",
            Kind::UnknownCommand(r"\foo".into()),
        ),
        (
            r"\boxed{\foo}",
            r"\foo",
            Kind::UnknownCommand(r"\foo".into()),
        ),
        (
            r"\begin{foo}x\end{foo}",
            "{foo}x",
            Kind::UnknownEnvironment("foo".into()),
        ),
        (r"\SI{5}{\foo}", r"\foo", Kind::UnknownUnit(r"\foo".into())),
        (r"\frac{a}{b", "{b", Kind::Unclosed("{".into())),
        (r"\mbox{a", "{", Kind::Unclosed("{".into())),
        (r"\left( x", r"\left", Kind::Unclosed(r"\left".into())),
        ("a } b", "}", Kind::Unopened("}".into())),
        ("x^2^3", "^3", Kind::DoubleScript),
        ("a & b", "&", Kind::Misplaced("&".into())),
        (
            r"\textcolor{nosuch}{x}",
            "nosuch",
            Kind::UnknownColour("nosuch".into()),
        ),
    ] {
        let found = problems(latex);
        assert_eq!(found.len(), 1, "{latex}: {found:?}");
        assert_eq!(found[0].kind, kind, "{latex}");
        assert_eq!(Some(found[0].place.start), latex.rfind(place), "{latex}");
    }
    assert_eq!(problems(&"x".repeat(3000))[0].kind, Kind::TooLarge);
    assert_eq!(problems(&"{".repeat(100))[0].kind, Kind::TooLarge);
    assert_eq!(problems(&r"\boxed".repeat(100)).len(), 1);
}

#[test]
fn cells_stand_for_themselves() {
    for latex in [
        r"\begin{cases} \displaystyle \frac12 & x \\ \color{red} y & z \end{cases}",
        r"\begin{matrix} a \\[2pt] b \\* c \cr d \\ \end{matrix}",
        r"\begin{matrix} \begin{matrix} a & b \end{matrix} & c \end{matrix}",
        r"\begin{array}{c|c} \hline a & b \\ \hline \end{array}",
    ] {
        assert_shown(latex);
    }
    assert_eq!(
        inline(r"\begin{matrix} a \\ \end{matrix}"),
        inline(r"\begin{matrix} a \end{matrix}")
    );
    for latex in [
        r"\begin{matrix} {a & b} \end{matrix}",
        r"\begin{matrix} {a \\ b} \end{matrix}",
        r"\begin{matrix} \left( a & b \right) \end{matrix}",
        r"\begin{matrix} \sqrt{a & b} \end{matrix}",
        r"\begin{matrix} \frac1 & b \end{matrix}",
        r"\begin{matrix} a^ & b \end{matrix}",
        r"\begin{matrix} a \over b & c \end{matrix}",
        r"\begin{matrix} \boxed{a & b} \end{matrix}",
    ] {
        let found = problems(latex);
        assert!(
            matches!(found[0].kind, Kind::Misplaced(_)),
            "{latex}: {found:?}"
        );
    }
}

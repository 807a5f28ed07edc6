//! Hostile texts: each within the limits of the language, and each of a kind that costs as much as its author can make it. Tests hold what they
//! may take in memory, and the bench `hostile` prints what they take.

use std::fmt::Write;

use eqex::MAX_FILE;

/// A kind of hostile text.
pub struct Hostile {
    pub name: &'static str,
    make: fn(usize) -> String,
}

impl std::fmt::Debug for Hostile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Hostile {
    /// The text, of about so many bytes, and of not more than a file may have.
    pub fn text(&self, bytes: usize) -> String {
        let text = (self.make)(bytes.min(MAX_FILE));
        assert!(text.len() <= MAX_FILE, "{} is too long", self.name);
        text
    }
}

macro_rules! kinds {
    ($($name:literal $make:expr;)*) => {
        /// Every kind there is.
        pub const ALL: &[Hostile] = &[$(Hostile { name: $name, make: $make }),*];
    };
}

kinds! {
    "misspelt names, one a line" |size| calculations(size, "speed=[1;9] velocity=[1;9] distance=[1;9] x=?", |n| format!("x{n}=sped{}+velocty{}", letters(n), letters(n)));
    "misspelt names among as many known ones" |size| {
        let known: Vec<String> = (0..250).map(|n| format!("speed{}=1", letters(n))).collect();
        calculations(size, &format!("{} x=?", known.join(" ")), |n| format!("x=sped{}", letters(n)))
    };
    "misspelt names in one line" |size| one_line(size, "x=?", "x=1", |n| format!("+spedy{}", letters(n)));
    "misspelt functions" |size| one_line(size, "a=[1;9] x=?", "x=1", |n| format!("+sqart{}(a)", letters(n)));
    "misspelt keys of the header" |size| header(size, |n| format!("tolerence{}: 1", letters(n)));
    "misspelt tolerances" |size| {
        let names: Vec<String> = (0..200).map(|n| format!("speed{}=?", letters(n))).collect();
        let body = format!("{}\n---\n", names.join(" "));
        let mut head = "---\ntype: EqEx\nname: N\ntolerance:\n".to_owned();
        fill(&mut head, size.min(60_000).saturating_sub(body.len() + 5), |n| format!("  sped{}: 1%\n", letters(n)));
        format!("{head}---\n{body}")
    };
    "a false condition before power towers" |size| calculations(size, "a=[1;2] x=?", |n| if n == 0 { "require a > 3".to_owned() } else { format!("x={}", tower(10)) });
    "a false condition behind power towers" |size| behind(size, "a=[1;2] x=?", "require a > 3", |_| format!("x={}", tower(10)));
    "a false condition behind a dense line" |size| {
        let text = one_line(size - 20, "a=[1;2] x=?", "x=a", |_| "+a".to_owned());
        format!("{text}require a > 3\n")
    };
    "a false condition behind functions" |size| behind(size, "a=[1;2] x=?", "require a > 3", |_| "x=sinr(cosr(tanr(exp(ln(atan2(a;sqrt(a)))))))".to_owned());
    "conditions that nearly always fail" |size| behind(size, "a=[1;1000;1] x=?", "require a < 2", |_| format!("x={}", tower(10)));
    "many conditions" |size| calculations(size, "a=[1;9] x=?", |n| if n == 0 { "x=a".to_owned() } else { "require a < 10 < 11+a < 99".to_owned() });
    "values that are not finite" |size| calculations(size, "a=[1;9] x=?", |n| if n == 0 { "x=ln(0-a)".to_owned() } else { "x=x+a+a*a".to_owned() });
    "parts that hide what is not finite" |size| calculations(size, "a=[0;1;1] x=?", |_| "x=1/(1/a)+1/(1/a)+1/(1/a)".to_owned());
    "sums near zero" |size| calculations(size, "a=[1;9;0.1] x=?", |n| if n == 0 { "x=a-a".to_owned() } else { "x=x+a-a+a^2-a*a+sinr(a)-sinr(a)".to_owned() });
    "powers near zero" |size| calculations(size, "a=[1;9;0.1] x=?", |n| if n == 0 { "x=a-a".to_owned() } else { "x=x+a^a-a^a+a^a-a^a".to_owned() });
    "a dense line of additions" |size| one_line(size, "a=[1;9] x=?", "x=a", |_| "+a".to_owned());
    "a dense line of powers" |size| one_line(size, "a=[1;2] x=?", "x=a", |_| "+a^a".to_owned());
    "a dense line of constants" |size| one_line(size, "x=?", "x=1", |_| "+1".to_owned());
    "a line of long numbers" |size| one_line(size, "a=[1;9] x=?", "x=a", |n| format!("*1.000000{n:06}"));
    "signs one behind another" |size| one_line(size, "a=[1;9] x=?", "x=", |_| "-".to_owned());
    "deep brackets" |size| calculations(size, "a=[1;9] x=?", |_| format!("x={}a{}", "(".repeat(60), ")".repeat(60)));
    "brackets deeper than allowed" |size| calculations(size, "a=[1;9] x=?", |_| format!("x={}a{}", "(".repeat(200), ")".repeat(200)));
    "brackets that never close" |size| one_line(size, "a=[1;9] x=?", "x=", |_| "(".to_owned());
    "deep calls" |size| calculations(size, "a=[1;9] x=?", |_| format!("x={}a{}", "sin(".repeat(60), ")".repeat(60)));
    "calls of many arguments" |size| calculations(size, "a=[1;9] x=?", |_| format!("x=min({})", ["a"; 32].join(";")));
    "a call of too many arguments" |size| one_line(size, "a=[1;9] x=?", "x=min(a", |_| ";a".to_owned());
    "thousands of lines" |size| calculations(size, "a=[1;9] x=?", |_| "x=a".to_owned());
    "thousands of names in calculations" |size| calculations(size, "a=[1;9] x=?", |n| format!("x{n}=a"));
    "lines that cannot be read" |size| calculations(size, "a=[1;9] x=?", |_| "x=a**/+)2 v".to_owned());
    "lines of nothing" |size| calculations(size, "a=[1;9] x=?", |_| String::new());
    "thousands of declarations" |size| text(size, |n| format!("x{n}=[1;9] "));
    "declarations of one name" |size| text(size, |_| "x=1 ".to_owned());
    "declarations that are nearly right" |size| text(size, |n| format!("v{n} =[1,2;9 5] w=[1;2;3;4;5] z={{1,2}} u=[5;1] "));
    "declarations with units" |size| text(size, |n| format!("x{n}=5kg*m^2/s^3*A*K^-1*mol^2/cd "));
    "unknowns with long units" |size| text(size, |n| format!("x{n}=?{}\n", ["km"; 40].join("*")));
    "units that cannot be read" |size| text(size, |n| format!("x{n}=5 km^^2//s**3kg m3 s-1 "));
    "unit words behind numbers" |size| text(size, |n| format!("x{n}=? kilometers per hour, 5 kg m/s^2 m s-1\n"));
    "a huge list" |size| text(size, |n| if n == 0 { "a={1".to_owned() } else { format!(";{n}") });
    "lists of a thousand values" |size| {
        let values: Vec<String> = (0..999).map(|n| n.to_string()).collect();
        text(size, |n| format!("a{n}={{{}}} ", values.join(";")))
    };
    "ranges of all sizes" |size| text(size, |n| format!("a{n}=[-1{n}e200;1e250] b{n}=[0;1e-290] "));
    "lookalikes" |size| text(size, |n| format!("v{n}≔5 а{n}=5 v{n}＝5 v_{n} = 5 V=５ "));
    "lookalikes that are used" |size| {
        let text: Vec<String> = (0..400).map(|n| format!("v{} = 5 km", letters(n))).collect();
        calculations(size, &format!("{} x=?", text.join(" ")), |n| format!("x=v{}", letters(n % 400)))
    };
    "equals signs" |size| text(size, |_| "=".to_owned());
    "brackets in a text" |size| text(size, |_| "[".to_owned());
    "declarations without an end" |size| text(size, |_| "x=[1;".to_owned());
    "one long word" |size| text(size, |_| "a".to_owned());
    "long names" |size| text(size, |n| format!("{}{n}=[1;9] ", "abcdefghij".repeat(100)));
    "texts in many languages" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\nx=1\n".to_owned();
        fill(&mut source, size, |n| format!("--- {}\nx=1\n", language(n)));
        source
    };
    "many languages with many names" |size| {
        let names: Vec<String> = (0..255).map(|n| format!("a{n}=1")).collect();
        let names = names.join(" ");
        let mut source = format!("---\ntype: EqEx\nname: N\n---\n{names}\n");
        fill(&mut source, size, |n| format!("--- {}\n{names}\n", language(n)));
        source
    };
    "languages that declare something else" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\nx=1\n".to_owned();
        fill(&mut source, size, |n| format!("--- {}\ny{n}=2\n", language(n)));
        source
    };
    "separators" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\n".to_owned();
        fill(&mut source, size, |_| "---\n".to_owned());
        source
    };
    "misspelt separators" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\nx=1\n".to_owned();
        fill(&mut source, size, |n| format!("--- solutoin{}\n", letters(n)));
        source
    };
    "hints" |size| header_list(size, "hints", |_| "  - \"a \\\\(\\\\frac{1}{2}\\\\)\"\n".to_owned());
    "hints that are tables" |size| header_list(size, "hints", |_| {
        let columns = 60;
        format!("  - \"|{}\\n|{}\\n{}\"\n", "a|".repeat(columns), "-|".repeat(columns), "a\\n".repeat(50))
    });
    "images" |size| header_list(size, "image", |n| format!("  - {n}.png\n"));
    "names in many languages" |size| header_list(size, "name", |n| format!("  {}: N\n", language(n)));
    "deep YAML" |size| header(size, |_| "a: {b: [{c: [".to_owned());
    "YAML that indents" |size| header(size, |n| format!("{}a{n}:", " ".repeat(n.min(200))));
    "YAML brackets" |size| format!("---\n{}\n---\nx\n", "[".repeat(size.min(60_000) - 20));
    "YAML aliases" |size| header(size, |n| match n {
        0 => "a0: &a0 [x, x, x, x, x, x, x, x, x]".to_owned(),
        n => format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}]", n - 1),
    });
    "YAML anchors" |size| header(size, |n| format!("k{n}: &a{n} v"));
    "YAML keys" |size| header(size, |n| format!("k{n}: v"));
    "YAML quotes" |size| header(size, |_| "k: \"\\u00e9\\x41\\\n  b\"".to_owned());
    "YAML tags" |size| header(size, |n| format!("k{n}: !!t !<u> 'a''b'"));
    "YAML blocks" |size| header(size, |n| format!("k{n}: |\n  a\n   b"));
    "YAML comments" |size| header(size, |_| "# c".to_owned());
    "formulas" |size| text(size, |_| r"\(\frac{a}{b}\) ".to_owned());
    "empty formulas" |size| text(size, |_| r"\(\)".to_owned());
    "formulas of one sign" |size| text(size, |_| r"\(x\)".to_owned());
    "formulas of blanks" |size| text(size, |_| r"\(\,\!\;\)".to_owned());
    "formulas as long as they may be" |size| text(size, |_| format!(r"\({}\) ", "x+".repeat(900)));
    "fractions as deep as they may be" |size| text(size, |_| format!(r"\({}x{}\) ", r"\frac12{\sqrt{".repeat(11), "}}".repeat(11)));
    "matrices" |size| text(size, |_| format!(r"\(\begin{{matrix}}{}\end{{matrix}}\) ", "&".repeat(900)));
    "matrices of rows" |size| text(size, |_| format!(r"\(\begin{{matrix}}{}\end{{matrix}}\) ", r"\\".repeat(90)));
    "nested matrices" |size| text(size, |_| format!(r"\({}x{}\) ", r"\begin{pmatrix}".repeat(20), r"\end{pmatrix}".repeat(20)));
    "arrays of many columns" |size| text(size, |_| r"\(\begin{array}{*{40}{|c}}a\end{array}\) ".to_owned());
    "scripts" |size| text(size, |_| r"\(a_b^c{}_d^e'\) ".to_owned());
    "primes" |size| text(size, |_| format!(r"\(a{}\) ", "'".repeat(1900)));
    "quantities" |size| text(size, |_| r"\(\SI{1e5}{\kilo\metre\per\second\squared}\) ".to_owned());
    "units of quantities" |size| text(size, |_| format!(r"\(\si{{{}}}\) ", r"\kilogram".repeat(150)));
    "lists of numbers" |size| text(size, |_| format!(r"\(\num{{{}}}\) ", "1".repeat(1900)));
    "texts in formulas" |size| text(size, |_| format!(r"\(\text{{{}}}\) ", r"$x$".repeat(300)));
    "signs of texts in formulas" |size| text(size, |_| format!(r"\(\text{{{}}}\) ", "^".repeat(900)));
    "colours" |size| text(size, |_| r"\(\textcolor[rgb]{0.5,0.5,0.5}{x}\boxed{y}\cancel{z}\) ".to_owned());
    "commands that are unknown" |size| text(size, |n| format!(r"\(\unknown{}\) ", letters(n)));
    "formulas that never end" |size| text(size, |_| r"\(".to_owned());
    "formulas within formulas" |size| text(size, |_| r"\(\text{\(\text{\(x\)}\)}\)".to_owned());
    "percent signs" |size| text(size, |_| r"\(%%%%%%%%\)".to_owned());
    "TeX outside of formulas" |size| text(size, |_| r"\frac{1}{2} $x_1$ x^2 ".to_owned());
    "dollar signs" |size| text(size, |_| "$".to_owned());
    "dollar signs around words" |size| text(size, |_| "$a$ $$b$$ \\$c ".to_owned());
    "reference links" |size| {
        let mut source = format!("---\ntype: EqEx\nname: N\n---\n[a]: http://{}\n\n", "a".repeat(size / 4));
        fill(&mut source, size, |_| "[a]".to_owned());
        source
    };
    "reference links of many texts" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\n".to_owned();
        fill(&mut source, size / 2, |n| format!("[a{n}]: http://a.example 'title'\n"));
        fill(&mut source, size, |n| format!("[a{}]", n % 1000));
        source
    };
    "links" |size| text(size, |_| "[a](<".to_owned());
    "links within links" |size| text(size, |_| "[".to_owned());
    "links that never end" |size| text(size, |_| "[a](".to_owned());
    "pictures" |size| text(size, |_| "![".to_owned());
    "emphasis" |size| text(size, |_| "*a **b ".to_owned());
    "emphasis that closes" |size| text(size, |_| "*a*_b_~~c~~".to_owned());
    "stars" |size| text(size, |_| "*".to_owned());
    "underlines" |size| text(size, |_| "_a".to_owned());
    "tildes" |size| text(size, |_| "~~a".to_owned());
    "quotes" |size| text(size, |_| ">".to_owned());
    "quotes, one a line" |size| text(size, |_| "> > > > > a\n\n".to_owned());
    "nested lists" |size| text(size, |_| "- ".to_owned());
    "lists that nest line by line" |size| text(size, |n| format!("{}- a\n", " ".repeat(n % 400)));
    "lists" |size| text(size, |_| "1. a\n".to_owned());
    "headings" |size| text(size, |_| "#\n".to_owned());
    "rules" |size| text(size, |_| "***\n".to_owned());
    "a table of many columns" |size| {
        let columns = size / 8;
        let mut source = "---\ntype: EqEx\nname: N\n---\n".to_owned();
        let _ = write!(source, "{}|\n{}|\n", "|a".repeat(columns), "|-".repeat(columns));
        fill(&mut source, size, |_| "|a\n".to_owned());
        source
    };
    "tables" |size| text(size, |_| "|a|\n|-|\n|a|\n\n".to_owned());
    "a table that is aligned" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\n".to_owned();
        let _ = write!(source, "{}|\n{}|\n", "|a".repeat(100), "|:-:".repeat(100));
        fill(&mut source, size, |_| "|\n".to_owned());
        source
    };
    "code" |size| text(size, |n| format!("{}a ", "`".repeat(n % 500)));
    "fences" |size| text(size, |_| "```\n".to_owned());
    "indented code" |size| text(size, |_| "    <&>\n".to_owned());
    "signs that HTML escapes" |size| text(size, |_| "\"".to_owned());
    "entities" |size| text(size, |_| "&amp;&CounterClockwiseContourIntegral;".to_owned());
    "tags" |size| text(size, |_| "<a b=\"c\">".to_owned());
    "tags that never end" |size| text(size, |_| "<a b='".to_owned());
    "comments and instructions" |size| text(size, |_| "<!-- <? <![CDATA[ <!A ".to_owned());
    "autolinks" |size| text(size, |_| "<http://a.example>".to_owned());
    "backslashes" |size| text(size, |_| "\\".to_owned());
    "line ends with returns" |size| text(size, |_| "a\r\n".to_owned());
    "blank lines" |size| text(size, |_| "\n".to_owned());
    "blanks" |size| text(size, |_| " ".to_owned());
    "characters of four bytes" |size| text(size, |_| "𝔁=𝟓 ".to_owned());
    "accents" |size| text(size, |_| "a\u{301}\u{302}".to_owned());
    "signs of the private use area" |size| text(size, |_| "\u{E000}1\u{E001}".to_owned());
    "a solution" |size| {
        let mut source = "---\ntype: EqEx\nname: N\n---\nx=1\n---\n--- solution\n".to_owned();
        fill(&mut source, size, |_| "x=[1;2] \\(x\\) ".to_owned());
        source
    };
}

/// Adds pieces as long as the whole stays within `size`.
fn fill(source: &mut String, size: usize, mut piece: impl FnMut(usize) -> String) {
    for index in 0.. {
        let piece = piece(index);
        if source.len() + piece.len().max(1) > size {
            return;
        }
        source.push_str(if piece.is_empty() { " " } else { &piece });
    }
}

fn text(size: usize, piece: impl FnMut(usize) -> String) -> String {
    let mut source = "---\ntype: EqEx\nname: N\n---\n".to_owned();
    fill(&mut source, size, piece);
    source
}

fn calculations(size: usize, text: &str, mut line: impl FnMut(usize) -> String) -> String {
    let mut source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n");
    fill(&mut source, size, |n| line(n) + "\n");
    source
}

/// Lines with one more behind the last that the language takes.
fn behind(size: usize, text: &str, last: &str, mut line: impl FnMut(usize) -> String) -> String {
    let mut source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n");
    let mut lines = 0;
    while lines < eqex::MAX_LINES - 1 {
        let line = line(lines);
        if source.len() + line.len() + last.len() + 2 > size {
            break;
        }
        source.push_str(&line);
        source.push('\n');
        lines += 1;
    }
    source + last + "\n"
}

fn one_line(size: usize, text: &str, start: &str, piece: impl FnMut(usize) -> String) -> String {
    let mut source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{start}");
    fill(&mut source, size - 1, piece);
    source + "\n"
}

fn header(size: usize, mut line: impl FnMut(usize) -> String) -> String {
    let mut source = "---\ntype: EqEx\nname: N\n".to_owned();
    fill(&mut source, size.min(60_000) - 6, |n| line(n) + "\n");
    source + "---\nx\n"
}

fn header_list(size: usize, key: &str, item: impl FnMut(usize) -> String) -> String {
    let name = if key == "name" { "" } else { "name: N\n" };
    let mut source = format!("---\ntype: EqEx\n{name}{key}:\n");
    fill(&mut source, size.min(60_000) - 6, item);
    source + "---\nx\n"
}

fn tower(height: usize) -> String {
    vec!["a"; height].join("^")
}

/// A number in letters, as names have it.
fn letters(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
        if number == 0 {
            return name;
        }
    }
}

/// A language tag of a number.
fn language(number: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    format!(
        "{}{}{}",
        letter(number / 676),
        letter(number / 26),
        letter(number)
    )
}

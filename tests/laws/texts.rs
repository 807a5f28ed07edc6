//! Laws of texts: what is told of the places beside declarations, whatever stands there, and how long it takes.

use std::time::{Duration, Instant};

use eqex::{Defaults, Diagnostic, Exercise, Span};

fn header(lang: &str) -> String {
    format!("---\ntype: EqEx\nname: T\nlang: {lang}\n---\n")
}

/// What is told of a text, but for unknowns that nothing computes.
fn told(source: &str) -> Vec<Diagnostic> {
    let mut told = match Exercise::parse(source.as_bytes(), &Defaults::default()) {
        Ok(exercise) => exercise.warnings().to_vec(),
        Err(invalid) => invalid.diagnostics,
    };
    told.retain(|diagnostic| diagnostic.code.0 != "E0407");
    told
}

fn mended(source: &str, span: Span, replacement: &str) -> String {
    let mut mended = source.to_owned();
    mended.replace_range(span.range(), replacement);
    mended
}

/// The codes with the places they tell and the text with the mend.
fn in_short(text: &str, lang: &str) -> String {
    let header = header(lang);
    let source = format!("{header}{text}");
    let lines: Vec<String> = told(&source)
        .iter()
        .map(|diagnostic| {
            let mend = diagnostic.mend.as_ref().map_or(String::new(), |mend| {
                let mended = mended(&source, mend.span, &mend.replacement);
                format!(" -> {}", &mended[header.len()..])
            });
            format!(
                "{} {}{mend}",
                diagnostic.code.0,
                diagnostic.span.of(&source)
            )
        })
        .collect();
    lines.join("\n")
}

#[test]
fn a_symbol_one_blank_behind_is_told_but_for_words_of_the_language() {
    const SYMBOLS: &str = "m km cm mm dm s min h kg g mg t N kN J kJ MJ kWh W kW MW V kV mV A mA Ω kΩ Hz kHz MHz Pa kPa hPa bar l ml L K °C C F T mol %";
    for symbol in SYMBOLS.split(' ') {
        for lang in ["en", "en-GB", "pl", "de", "PL-pl"] {
            let ordinary = matches!(
                (&lang[..2].to_lowercase()[..], symbol),
                ("en", "A") | ("pl", "A" | "W")
            );
            for after in ["", " is", ".", ", y"] {
                let right = format!("W0321 {symbol} -> x=?{symbol}{after}");
                let right = if ordinary { "" } else { &right };
                assert_eq!(
                    in_short(&format!("x=? {symbol}{after}"), lang),
                    right,
                    "{lang}"
                );
            }
            // What goes on is another word, a name or a declaration.
            for after in ["x", "_1", "'", "=5", " = z", "-shaped", "(x)", "5"] {
                let found = in_short(&format!("x=? {symbol}{after}"), lang);
                assert!(!found.contains("W0321"), "{found}");
            }
        }
    }
}

/// Numbers between 0 and a bound, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

const PIECES: [&str; 76] = [
    "x=?",
    "v=[1;5]",
    "d=5",
    "n={1;2}",
    "m",
    "km",
    "s",
    "kg",
    "/",
    "*",
    "·",
    "^",
    "2",
    "3",
    "-1",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "²",
    "⁻¹",
    " ",
    " ",
    "\u{a0}",
    "\n",
    "\n\n",
    "$",
    "€",
    "\\(",
    "\\)",
    "\\mathrm{",
    "\\",
    "\\%",
    "\\,",
    "\\frac{m}{s}",
    "1/",
    "200",
    "=",
    " = ",
    "x",
    "y_1",
    "v_{1}",
    "−",
    "+",
    "<",
    ">",
    ";",
    ",",
    ".",
    "\u{200b}",
    "½",
    "**",
    "`",
    "](",
    "<a ",
    "https://",
    "Ω",
    "°",
    "%",
    "ą",
    "µ",
    "10^3",
    "×",
    "…",
    "\u{301}",
    "_",
    "'",
    "\"",
    "[20-40]",
    "(1;5)",
    "<1;10>",
    "apples",
    "ms^-1",
    "e5",
];

#[test]
fn whatever_stands_in_a_text_its_places_are_right_and_its_mends_mend() {
    let mut numbers = Numbers(1);
    for _ in 0..30_000 {
        let mut source = header("en");
        for _ in 0..2 + numbers.next(9) {
            source.push_str(PIECES[numbers.next(PIECES.len())]);
        }
        for diagnostic in told(&source) {
            assert!(source.get(diagnostic.span.range()).is_some(), "{source:?}");
            let Some(mend) = &diagnostic.mend else {
                continue;
            };
            assert!(source.get(mend.span.range()).is_some(), "{source:?}");
            let text = mended(&source, mend.span, &mend.replacement);
            // What was wrong at this place no longer is.
            let stays = told(&text).iter().any(|other| {
                other.code == diagnostic.code
                    && other.span.start == diagnostic.span.start
                    && other.span.of(&text) == diagnostic.span.of(&source)
            });
            assert!(!stays, "{source:?} -> {text:?}: {}", diagnostic.code.0);
        }
    }
}

#[test]
fn texts_are_read_in_linear_time() {
    const OPENING: [&str; 13] = [
        "a=",
        "](a",
        "[a]: ",
        "<a b=\"",
        "x = ",
        "=[",
        "=(1;",
        "v=<1",
        "d=1 200 ",
        "$x=5$ ",
        "x=?\\(",
        "<a:",
        "http://a ",
    ];
    for piece in PIECES.iter().chain(&OPENING) {
        for end in ["", "\n"] {
            let text = piece.repeat(200_000 / piece.len());
            let source = format!("{}{text}{end}", header("en"));
            let start = Instant::now();
            let _ = told(&source);
            // Quadratic work over so much takes far longer, and a busy machine does not.
            let taken = start.elapsed();
            assert!(taken < Duration::from_secs(5), "{piece:?}: {taken:?}");
        }
    }
}

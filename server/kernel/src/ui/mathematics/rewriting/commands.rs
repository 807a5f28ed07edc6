//! Commands that the converter does not know, or reads otherwise than LaTeX does, and how each is written instead.

use crate::ui::mathematics::rewriting::numbers::Quantity;

/// How a command is written instead.
#[derive(Clone, Copy, Debug)]
pub(super) enum Treatment {
    /// Other LaTeX stands for it.
    Instead(&'static str),
    /// It and so many arguments say nothing that a page shows.
    Dropped(usize),
    /// Between two parts stands its argument.
    Around(&'static str, &'static str),
    /// Its argument alone is shown.
    Plain,
    /// Its argument is a text.
    Text(&'static str),
    /// Its last argument is a text, behind so many others.
    Raised(usize),
    /// Its argument is framed, behind so many others.
    Framed {
        arguments: usize,
        is_text: bool,
    },
    /// Its argument is a text set lower or higher.
    Script(&'static str),
    Quotient,
    /// Struck out, with what it comes to above.
    Cancelled,
    /// Lines below a sum.
    Stacked,
    Tag,
    /// A bracket follows.
    Delimiter,
    /// The end of a row.
    Row,
    /// A line between rows.
    Line,
    Begin,
    End,
    /// The colour of all that follows in the group.
    Colour,
    /// The colour of an argument.
    Coloured,
    /// A number, a unit or both.
    Quantity(Quantity),
}

use Treatment::*;

const TREATMENTS: &[(&str, Treatment)] = &[
    ("\\", Row),
    ("cr", Row),
    ("tabularnewline", Row),
    ("hline", Line),
    ("hdashline", Line),
    ("begin", Begin),
    ("end", End),
    ("left", Delimiter),
    ("right", Delimiter),
    ("middle", Delimiter),
    ("color", Colour),
    ("textcolor", Coloured),
    // Texts and frames.
    ("text", Text("\\text")),
    ("mbox", Text("\\text")),
    ("hbox", Text("\\text")),
    ("textnormal", Text("\\text")),
    ("textup", Text("\\text")),
    ("textmd", Text("\\text")),
    ("textrm", Text("\\text")),
    ("textbf", Text("\\textbf")),
    ("textit", Text("\\textit")),
    ("textsl", Text("\\textit")),
    ("texttt", Text("\\texttt")),
    ("textsf", Text("\\textsf")),
    ("textsc", Text("\\textsc")),
    ("emph", Text("\\emph")),
    ("sout", Around("\\text{\\sout{", "}}")),
    ("makebox", Text("\\text")),
    ("raisebox", Raised(1)),
    ("colorbox", Raised(1)),
    (
        "boxed",
        Framed {
            arguments: 0,
            is_text: false,
        },
    ),
    (
        "fbox",
        Framed {
            arguments: 0,
            is_text: true,
        },
    ),
    (
        "framebox",
        Framed {
            arguments: 0,
            is_text: true,
        },
    ),
    (
        "fcolorbox",
        Framed {
            arguments: 2,
            is_text: true,
        },
    ),
    ("textsuperscript", Script("^")),
    ("textsubscript", Script("_")),
    // Quantities.
    ("SI", Quantity(Quantity::NumberAndUnit)),
    ("qty", Quantity(Quantity::NumberAndUnit)),
    ("si", Quantity(Quantity::Unit)),
    ("unit", Quantity(Quantity::Unit)),
    ("num", Quantity(Quantity::Number)),
    ("ang", Quantity(Quantity::Angle)),
    ("SIrange", Quantity(Quantity::RangeAndUnit)),
    ("qtyrange", Quantity(Quantity::RangeAndUnit)),
    ("numrange", Quantity(Quantity::Range)),
    ("SIlist", Quantity(Quantity::NumberAndUnit)),
    ("qtylist", Quantity(Quantity::NumberAndUnit)),
    ("qtyproduct", Quantity(Quantity::NumberAndUnit)),
    ("numlist", Quantity(Quantity::Number)),
    ("numproduct", Quantity(Quantity::Number)),
    // Signs.
    ("celsius", Instead("\\mathrm{°C}")),
    ("degreeCelsius", Instead("\\mathrm{°C}")),
    ("textcelsius", Instead("\\mathrm{°C}")),
    ("textdegree", Instead("\\degree")),
    ("ohm", Instead("\\mathrm{Ω}")),
    ("textohm", Instead("\\mathrm{Ω}")),
    ("micro", Instead("\\mathrm{µ}")),
    ("textmu", Instead("\\mathrm{µ}")),
    ("upmu", Instead("\\mathrm{μ}")),
    ("perthousand", Instead("\\mathrm{‰}")),
    ("permil", Instead("\\mathrm{‰}")),
    ("textperthousand", Instead("\\mathrm{‰}")),
    ("euro", Instead("\\mathrm{€}")),
    ("texteuro", Instead("\\mathrm{€}")),
    ("EUR", Instead("\\mathrm{€}")),
    ("textsterling", Instead("\\mathrm{£}")),
    ("cent", Instead("\\mathrm{¢}")),
    ("textcent", Instead("\\mathrm{¢}")),
    ("textdollar", Instead("\\$")),
    ("textbullet", Instead("\\bullet")),
    ("textpm", Instead("\\pm")),
    ("texttimes", Instead("\\times")),
    ("textbackslash", Instead("\\backslash")),
    ("textellipsis", Instead("\\ldots")),
    ("textasciitilde", Instead("\\sim")),
    ("dotsc", Instead("\\ldots")),
    ("dotso", Instead("\\ldots")),
    ("hdots", Instead("\\ldots")),
    ("mathellipsis", Instead("\\ldots")),
    ("dotsb", Instead("\\cdots")),
    ("dotsm", Instead("\\cdots")),
    ("dotsi", Instead("\\cdots")),
    ("Q", Instead("\\mathbb{Q}")),
    ("C", Instead("\\mathbb{C}")),
    ("widetilde", Instead("\\tilde")),
    ("vv", Instead("\\overrightarrow")),
    ("wideparen", Instead("\\overparen")),
    ("overarc", Instead("\\overparen")),
    ("mathup", Instead("\\mathrm")),
    ("mathbfit", Instead("\\boldsymbol")),
    ("pmb", Instead("\\boldsymbol")),
    ("enskip", Instead("\\enspace")),
    ("hfill", Instead("\\qquad")),
    ("hspace*", Instead("\\hspace")),
    ("smallsetminus", Instead("\\setminus")),
    ("arcctg", Instead("\\operatorname{arcctg}")),
    ("arccot", Instead("\\operatorname{arccot}")),
    ("arctgh", Instead("\\operatorname{arctgh}")),
    ("artgh", Instead("\\operatorname{artgh}")),
    ("arsinh", Instead("\\operatorname{arsinh}")),
    ("arcosh", Instead("\\operatorname{arcosh}")),
    ("artanh", Instead("\\operatorname{artanh}")),
    ("arcsec", Instead("\\operatorname{arcsec}")),
    ("arccsc", Instead("\\operatorname{arccsc}")),
    ("sech", Instead("\\operatorname{sech}")),
    ("csch", Instead("\\operatorname{csch}")),
    ("tgh", Instead("\\operatorname{tgh}")),
    ("ctgh", Instead("\\operatorname{ctgh}")),
    ("sgn", Instead("\\operatorname{sgn}")),
    ("sign", Instead("\\operatorname{sign}")),
    ("lcm", Instead("\\operatorname{lcm}")),
    ("nwd", Instead("\\operatorname{nwd}")),
    ("NWD", Instead("\\operatorname{NWD}")),
    ("nww", Instead("\\operatorname{nww}")),
    ("NWW", Instead("\\operatorname{NWW}")),
    // Arguments that are shown, whatever the command does with their size or place.
    ("ensuremath", Plain),
    ("mathnormal", Plain),
    ("smash", Plain),
    ("llap", Plain),
    ("rlap", Plain),
    ("clap", Plain),
    ("mathllap", Plain),
    ("mathrlap", Plain),
    ("mathclap", Plain),
    ("abs", Around("\\left|", "\\right|")),
    ("norm", Around("\\left\\|", "\\right\\|")),
    ("nicefrac", Quotient),
    ("sfrac", Quotient),
    ("flatfrac", Quotient),
    ("cancelto", Cancelled),
    ("substack", Stacked),
    ("tag", Tag),
    ("tag*", Tag),
    // What arranges a page of paper.
    ("label", Dropped(1)),
    ("vspace", Dropped(1)),
    ("vspace*", Dropped(1)),
    ("nonumber", Dropped(0)),
    ("notag", Dropped(0)),
    ("nobreak", Dropped(0)),
    ("allowbreak", Dropped(0)),
    ("linebreak", Dropped(0)),
    ("newline", Dropped(0)),
    ("noindent", Dropped(0)),
    ("centering", Dropped(0)),
    ("displaylimits", Dropped(0)),
    ("strut", Dropped(0)),
    ("tiny", Dropped(0)),
    ("scriptsize", Dropped(0)),
    ("footnotesize", Dropped(0)),
    ("small", Dropped(0)),
    ("normalsize", Dropped(0)),
    ("large", Dropped(0)),
    ("Large", Dropped(0)),
    ("LARGE", Dropped(0)),
    ("huge", Dropped(0)),
    ("Huge", Dropped(0)),
];

pub(super) fn treatment(name: &str) -> Option<Treatment> {
    TREATMENTS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, treatment)| *treatment)
}

/// Commands of letters that the converter knows in texts; any other is mathematics there.
const OF_TEXTS: &[&str] = &[
    "AA",
    "AE",
    "H",
    "L",
    "O",
    "OE",
    "P",
    "S",
    "aa",
    "ae",
    "c",
    "dag",
    "ddag",
    "degree",
    "dots",
    "enspace",
    "i",
    "j",
    "l",
    "ldots",
    "lq",
    "o",
    "oe",
    "quad",
    "r",
    "rq",
    "sect",
    "ss",
    "textasciicircum",
    "textbackslash",
    "textbar",
    "textbraceleft",
    "textbraceright",
    "textdegree",
    "textdollar",
    "textellipsis",
    "textemdash",
    "textendash",
    "textgreater",
    "textless",
    "textquotedblleft",
    "textquotedblright",
    "textquoteleft",
    "textquoteright",
    "textsterling",
    "textunderscore",
    "thickspace",
    "thinspace",
    "u",
    "v",
    "yen",
];

/// Whether a command within a text is one of texts: of a list, or a sign.
pub(super) fn is_of_texts(name: &str) -> bool {
    OF_TEXTS.contains(&name) || !name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether a command puts an accent on the letter behind it.
pub(super) fn is_accent(name: &str) -> bool {
    matches!(
        name,
        "'" | "`" | "^" | "\"" | "~" | "." | "=" | "c" | "H" | "r" | "u" | "v"
    )
}

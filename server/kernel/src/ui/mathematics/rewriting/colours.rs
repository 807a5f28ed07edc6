//! Colours by their names or figures, as the figures that the converter passes on.

use std::ops::Range;

use crate::ui::mathematics::attributes::Colour;
use crate::ui::mathematics::converter::knows_colour;
use crate::ui::mathematics::problem::Kind;
use crate::ui::mathematics::rewriting::progress::Rewriting;
use crate::ui::mathematics::rewriting::reader::Reader;

/// What a colour comes to.
enum Meaning {
    Colour(Colour),
    /// A name of the converter's own list.
    Name(String),
    /// The colour of the text itself, which is light on a dark page.
    Text,
}

impl<'a> Rewriting<'a> {
    /// `\color{…}`: the colour of what follows.
    pub(super) fn colour(&mut self, place: Range<usize>, reader: &mut Reader<'a>) {
        if let Some(begin) = self.colour_of_arguments(&place, reader) {
            self.write(&begin, place);
        }
    }

    /// `\textcolor{…}{…}`: the colour of the second argument, which is a text where it stands in one.
    pub(super) fn coloured(
        &mut self,
        place: Range<usize>,
        reader: &mut Reader<'a>,
        text: Option<&str>,
    ) {
        let begin = self.colour_of_arguments(&place, reader);
        let argument = self.argument(reader, &place);
        let end = argument.end..argument.end;
        self.write("{", place.clone());
        self.write(&begin.unwrap_or_default(), place);
        match text {
            Some(command) => self.text(command, argument),
            None => self.mathematics(argument),
        }
        self.write("}", end);
    }

    /// Reads the colour behind a command; gives the converter's command for it, where it has a colour.
    fn colour_of_arguments(
        &mut self,
        command: &Range<usize>,
        reader: &mut Reader<'a>,
    ) -> Option<String> {
        let model = reader.optional();
        let place = self.argument(reader, command);
        let model = model.map_or("", |model| self.of(&model));
        match meaning(model.trim(), self.of(&place).trim()) {
            Some(Meaning::Colour(Colour([red, green, blue]))) => {
                Some(format!("\\color[HTML]{{{red:02X}{green:02X}{blue:02X}}}"))
            }
            Some(Meaning::Name(name)) => Some(format!("\\color{{{name}}}")),
            Some(Meaning::Text) => None,
            None => {
                let name = self.of(&place).to_owned();
                self.note(Kind::UnknownColour(name), place);
                None
            }
        }
    }
}

fn meaning(model: &str, value: &str) -> Option<Meaning> {
    let colour = |channels: Option<[f64; 3]>| {
        // The share of a channel was brought between nothing and all.
        let byte = |share: f64| (share.clamp(0.0, 1.0) * 255.0).round() as u8;
        Some(Meaning::Colour(Colour(channels?.map(byte))))
    };
    match model {
        "HTML" => Colour::read(&format!("#{value}")).map(Meaning::Colour),
        "rgb" => colour(channels(value)),
        "RGB" => colour(channels(value).map(|channels| channels.map(|channel| channel / 255.0))),
        "gray" => colour(value.parse().ok().map(|share: f64| [share; 3])),
        "" | "named" => named(value),
        _ => None,
    }
}

fn channels(value: &str) -> Option<[f64; 3]> {
    let mut parts = value.split(',').map(|part| part.trim().parse().ok());
    let channels = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(channels)
}

/// A colour by its name; of a mixture (`red!50!black`) the first.
fn named(value: &str) -> Option<Meaning> {
    if let Some(short) = value.strip_prefix('#').filter(|digits| digits.len() == 3) {
        let digits: String = short.chars().flat_map(|digit| [digit, digit]).collect();
        return Colour::read(&format!("#{digits}")).map(Meaning::Colour);
    }
    if value.starts_with('#') {
        return Colour::read(value).map(Meaning::Colour);
    }
    let name = value.split('!').next().unwrap_or(value);
    if matches!(name, "black" | "Black" | ".") {
        return Some(Meaning::Text);
    }
    if let Some((_, channels)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(Meaning::Colour(Colour(*channels)));
    }
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_name && knows_colour(name)).then(|| Meaning::Name(name.to_owned()))
}

/// Names of the web that the converter's list, LaTeX's, does not have or has too bright to be read on white.
const NAMES: &[(&str, [u8; 3])] = &[
    ("green", [0, 128, 0]),
    ("darkgreen", [0, 100, 0]),
    ("darkblue", [0, 0, 139]),
    ("darkred", [139, 0, 0]),
    ("darkorange", [255, 140, 0]),
    ("darkcyan", [0, 139, 139]),
    ("darkmagenta", [139, 0, 139]),
    ("grey", [128, 128, 128]),
    ("darkgrey", [64, 64, 64]),
    ("lightgrey", [191, 191, 191]),
    ("navy", [0, 0, 128]),
    ("maroon", [128, 0, 0]),
    ("crimson", [220, 20, 60]),
    ("gold", [255, 215, 0]),
    ("indigo", [75, 0, 130]),
    ("turquoise", [64, 224, 208]),
    ("steelblue", [70, 130, 180]),
    ("royalblue", [65, 105, 225]),
    ("forestgreen", [34, 139, 34]),
    ("tomato", [255, 99, 71]),
    ("chocolate", [210, 105, 30]),
    ("silver", [192, 192, 192]),
    ("lightblue", [173, 216, 230]),
    ("lightgreen", [144, 238, 144]),
    ("skyblue", [135, 206, 235]),
    ("salmon", [250, 128, 114]),
    ("aqua", [0, 255, 255]),
    ("fuchsia", [255, 0, 255]),
];

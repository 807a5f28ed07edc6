//! LaTeX as teachers paste it, written in the LaTeX that the converter knows: quantities with units, frames, colours, texts with mathematics in them, environments of
//! whole equations, and signs of packages. Each part of what is written knows which part of the source it comes from, so that a problem has its place.

mod cells;
mod colours;
mod commands;
mod environments;
mod numbers;
mod progress;
mod reader;
mod units;
mod written;

use std::ops::Range;

use crate::ui::mathematics::problem::Kind;
use crate::ui::mathematics::rewriting::commands::Treatment;
use crate::ui::mathematics::rewriting::progress::{MAX_DEPTH, Rewriting};
use crate::ui::mathematics::rewriting::reader::{Reader, Token};
pub(super) use crate::ui::mathematics::rewriting::written::Rewritten;
use crate::ui::mathematics::tree::FRAMED;

/// `source` in the converter's words.
pub(super) fn rewrite(source: &str) -> Rewritten {
    let mut rewriting = Rewriting::new(source);
    if source.contains(FRAMED) {
        rewriting.fail(Kind::Other, 0..source.len());
    } else {
        rewriting.parts(0..source.len());
    }
    rewriting.out
}

impl<'a> Rewriting<'a> {
    /// Writes what stands in mathematics at `place`, an argument or the inside of a group.
    fn mathematics(&mut self, place: Range<usize>) {
        if self.depth >= MAX_DEPTH {
            self.fail(Kind::TooLarge, place);
            return;
        }
        self.depth += 1;
        let environment = self.containers.len();
        self.open_group();
        self.parts(place);
        self.containers.truncate(environment);
        self.depth -= 1;
    }

    fn parts(&mut self, place: Range<usize>) {
        let mut reader = Reader::new(self.source, place);
        while self.out.problem.is_none()
            && let Some((token, place)) = reader.next()
        {
            match token {
                Token::Command(name) => self.command(name, place, &mut reader),
                Token::Open => {
                    self.copy(place);
                    self.open_group();
                }
                Token::Close => {
                    self.close_group();
                    self.copy(place);
                }
                Token::Other('&') => self.end_of_cell("&", place),
                // It would begin a comment, and take the rest of the line away.
                Token::Other('%') => self.write("\\%", place),
                Token::Other(sign) => {
                    if matches!(sign, '^' | '_' | '\'' | '′' | '″') {
                        self.base_of_script(&place);
                    }
                    self.copy(place);
                }
            }
        }
    }

    /// A group of its own with what stands in mathematics at `place`.
    fn group(&mut self, place: Range<usize>) {
        let (start, end) = (place.start, place.end);
        self.write("{", start..start);
        self.mathematics(place);
        self.write("}", end..end);
    }

    /// The argument behind a command, which must have one.
    fn argument(&mut self, reader: &mut Reader<'a>, command: &Range<usize>) -> Range<usize> {
        reader.argument().unwrap_or_else(|| {
            match reader.next() {
                Some((Token::Open, brace)) => self.fail(Kind::Unclosed("{".to_owned()), brace),
                _ => {
                    let name = self.of(command).to_owned();
                    self.fail(Kind::MissingArgument(name), command.clone());
                }
            }
            command.end..command.end
        })
    }

    fn command(&mut self, name: &str, place: Range<usize>, reader: &mut Reader<'a>) {
        if cells::is_switch(name) {
            self.begin_switch(&place);
        }
        self.refuse_infix(name, &place);
        let Some(treatment) = commands::treatment(name) else {
            self.copy(place);
            return;
        };
        match treatment {
            Treatment::Instead(latex) => {
                self.write(latex, place.clone());
                // What follows is no part of the command's name.
                if latex.ends_with(|c: char| c.is_ascii_alphabetic()) {
                    self.write(" ", place);
                }
            }
            Treatment::Dropped(arguments) => {
                for _ in 0..arguments {
                    self.argument(reader, &place);
                }
                self.write(" ", place);
            }
            Treatment::Around(before, after) => {
                reader.optional();
                let argument = self.argument(reader, &place);
                self.write(before, place);
                self.group(argument.clone());
                self.write(after, argument.end..argument.end);
            }
            Treatment::Plain => {
                reader.optional();
                let argument = self.argument(reader, &place);
                self.group(argument);
            }
            Treatment::Text(command) => {
                reader.optional();
                let argument = self.argument(reader, &place);
                self.text(command, argument);
            }
            Treatment::Raised(arguments) => {
                for _ in 0..arguments {
                    self.argument(reader, &place);
                }
                reader.optional();
                let argument = self.argument(reader, &place);
                self.text("\\text", argument);
            }
            Treatment::Framed { arguments, is_text } => {
                for _ in 0..arguments {
                    self.argument(reader, &place);
                }
                while reader.optional().is_some() {}
                let argument = self.argument(reader, &place);
                self.write(&format!("{{{FRAMED}"), place);
                if is_text {
                    self.text("\\text", argument.clone());
                } else {
                    self.group(argument.clone());
                }
                self.write("}", argument.end..argument.end);
            }
            Treatment::Script(sign) => {
                let argument = self.argument(reader, &place);
                self.write(sign, place);
                self.text("\\text", argument);
            }
            Treatment::Quotient => {
                let above = self.argument(reader, &place);
                let below = self.argument(reader, &place);
                self.group(above);
                self.write("/", place);
                self.group(below);
            }
            Treatment::Cancelled => {
                let limit = self.argument(reader, &place);
                let argument = self.argument(reader, &place);
                self.write("\\cancel", place);
                self.group(argument);
                self.write("^", limit.clone());
                self.group(limit);
            }
            Treatment::Stacked => {
                let argument = self.argument(reader, &place);
                self.write("\\begin{subarray}{c}", place.clone());
                self.open_table();
                self.parts(argument);
                self.close_table(&place);
                self.write("\\end{subarray}", place);
            }
            Treatment::Tag => {
                let argument = self.argument(reader, &place);
                let starred = name.ends_with('*');
                self.write(if starred { "\\qquad" } else { "\\qquad(" }, place.clone());
                self.text("\\text", argument);
                self.write(if starred { "" } else { ")" }, place);
            }
            Treatment::Delimiter => {
                self.copy(place);
                let angle = match reader.peek() {
                    Some(Token::Other('<')) => "\\langle ",
                    Some(Token::Other('>')) => "\\rangle ",
                    _ => return,
                };
                if let Some((_, place)) = reader.next() {
                    self.write(angle, place);
                }
            }
            Treatment::Row => self.end_of_row(place, reader),
            Treatment::Line => self.line_between_rows(place),
            Treatment::Begin => self.begin(place, reader),
            Treatment::End => self.end(place, reader),
            Treatment::Colour => self.colour(place, reader),
            Treatment::Coloured => self.coloured(place, reader, None),
            Treatment::Quantity(kind) => self.quantity(kind, place, reader),
        }
    }

    /// Writes a text at `place` as `command{…}`; mathematics within it stands between texts.
    fn text(&mut self, command: &str, place: Range<usize>) {
        if self.depth >= MAX_DEPTH {
            self.fail(Kind::TooLarge, place);
            return;
        }
        self.depth += 1;
        let (start, end) = (place.start, place.end);
        // In a group, so that a script takes all of it.
        self.write(&format!("{{{command}{{"), start..start);
        self.text_parts(command, place);
        self.write("}}", end..end);
        self.depth -= 1;
    }

    fn text_parts(&mut self, command: &str, place: Range<usize>) {
        let mut reader = Reader::new(self.source, place);
        while self.out.problem.is_none()
            && let Some((token, place)) = reader.next()
        {
            match token {
                Token::Command("(") => match reader.until_command(")") {
                    Some(inner) => self.within_text(command, inner),
                    None => self.fail(Kind::Unclosed("\\(".to_owned()), place),
                },
                Token::Other('$') => match reader.until_sign('$') {
                    Some(inner) => self.within_text(command, inner),
                    None => self.write("\\${}", place),
                },
                Token::Command(name) => self.command_in_text(command, name, place, &mut reader),
                // Braces of a text hold nothing but it.
                Token::Open | Token::Close => {}
                Token::Other('%') => self.write("\\%{}", place),
                Token::Other('&') => self.write("\\&{}", place),
                Token::Other('#') => self.write("\\#{}", place),
                Token::Other('_') => self.write("\\_{}", place),
                Token::Other('^') => self.write("\\textasciicircum{}", place),
                Token::Other(_) => self.copy(place),
            }
        }
    }

    fn command_in_text(
        &mut self,
        within: &str,
        name: &str,
        place: Range<usize>,
        reader: &mut Reader<'a>,
    ) {
        let again = format!("{within}{{");
        match commands::treatment(name) {
            Some(Treatment::Dropped(0)) => {}
            Some(Treatment::Text(inner)) => {
                let argument = self.argument(reader, &place);
                let end = argument.end..argument.end;
                self.write("}", place);
                self.text(inner, argument);
                self.write(&again, end);
            }
            Some(Treatment::Coloured) => {
                self.write("}", place.clone());
                self.coloured(place.clone(), reader, Some(within));
                self.write(&again, place);
            }
            _ if commands::is_of_texts(name) => {
                self.copy(place.clone());
                if commands::is_accent(name) {
                    let letter = self.argument(reader, &place);
                    self.write("{", place.clone());
                    self.copy(letter);
                    self.write("}", place);
                } else {
                    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                        reader.skip_blanks();
                    }
                    // The converter takes blanks behind any command away.
                    self.write("{}", place);
                }
            }
            _ => {
                self.write("}", place.clone());
                self.command(name, place.clone(), reader);
                // What it takes is mathematics too.
                while let Some(argument) = reader.braced() {
                    self.group(argument);
                }
                self.write(&again, place);
            }
        }
    }

    fn within_text(&mut self, command: &str, inner: Range<usize>) {
        let end = inner.end..inner.end;
        self.write("}", inner.start..inner.start);
        self.group(inner);
        self.write(&format!("{command}{{"), end);
    }
}

//! Cells of tables. Each stands for itself: what begins in a cell ends in it, as in LaTeX, where a cell is a group. The converter looks for the end elsewhere, so
//! that commands for the rest of a group are closed here, and a cell that is nothing by itself is refused.

use std::ops::Range;

use crate::ui::mathematics::converter;
use crate::ui::mathematics::problem::Kind;
use crate::ui::mathematics::rewriting::progress::{Container, Rewriting};
use crate::ui::mathematics::rewriting::reader::{Reader, Token};

/// Commands that hold to the end of their group.
pub(super) fn is_switch(name: &str) -> bool {
    matches!(
        name,
        "color" | "displaystyle" | "textstyle" | "scriptstyle" | "scriptscriptstyle"
    )
}

/// Commands that divide their whole group into what is above and below.
fn is_infix(name: &str) -> bool {
    matches!(
        name,
        "over" | "atop" | "choose" | "brace" | "brack" | "above"
    )
}

impl<'a> Rewriting<'a> {
    pub(super) fn open_table(&mut self) {
        let cell = self.out.latex.len();
        let switches = 0;
        self.containers.push(Container::Table { cell, switches });
    }

    pub(super) fn close_table(&mut self, place: &Range<usize>) {
        self.end_switches(place);
        if matches!(self.containers.last(), Some(Container::Table { .. })) {
            self.containers.pop();
        }
    }

    pub(super) fn open_group(&mut self) {
        self.containers.push(Container::Group);
    }

    pub(super) fn close_group(&mut self) {
        if self.containers.last() == Some(&Container::Group) {
            self.containers.pop();
        }
    }

    /// Opens a group before a command that holds to the end of its cell.
    pub(super) fn begin_switch(&mut self, place: &Range<usize>) {
        if let Some(Container::Table { switches, .. }) = self.containers.last_mut() {
            *switches += 1;
            self.write("{", place.clone());
        }
    }

    fn end_switches(&mut self, place: &Range<usize>) {
        if let Some(Container::Table { switches, .. }) = self.containers.last_mut() {
            let closing = "}".repeat(std::mem::take(switches));
            self.write(&closing, place.clone());
        }
    }

    /// The end of a cell.
    pub(super) fn end_of_cell(&mut self, sign: &str, place: Range<usize>) {
        let within_table = self
            .containers
            .iter()
            .any(|container| matches!(container, Container::Table { .. }));
        match self.containers.last() {
            Some(Container::Table { cell, .. }) => {
                let cell = *cell;
                self.end_switches(&place);
                let written = self.out.latex.get(cell..).unwrap_or("");
                if is_complete(written) {
                    self.write(sign, place);
                    self.begin_cell();
                } else {
                    self.fail(Kind::Misplaced(self.of(&place).to_owned()), place);
                }
            }
            Some(Container::Group) if within_table => {
                self.fail(Kind::Misplaced(self.of(&place).to_owned()), place);
            }
            _ => self.write(sign, place),
        }
    }

    /// Gives a script at the beginning of a cell a base: the converter would set it at the sign before.
    pub(super) fn base_of_script(&mut self, place: &Range<usize>) {
        if let Some(Container::Table { cell, .. }) = self.containers.last()
            && self
                .out
                .latex
                .get(*cell..)
                .is_some_and(|cell| cell.trim().is_empty())
        {
            self.write("{}", place.clone());
        }
    }

    fn begin_cell(&mut self) {
        let at = self.out.latex.len();
        if let Some(Container::Table { cell, .. }) = self.containers.last_mut() {
            *cell = at;
        }
    }

    /// `\\`, with what may follow it.
    pub(super) fn end_of_row(&mut self, place: Range<usize>, reader: &mut Reader<'a>) {
        if reader.peek() == Some(Token::Other('*')) {
            reader.next();
        }
        // How far the next row stands below.
        if reader.peek() == Some(Token::Other('[')) {
            reader.optional();
        }
        reader.skip_blanks();
        let is_table = matches!(self.containers.last(), Some(Container::Table { .. }));
        if is_table && reader.peek() == Some(Token::Command("end")) {
            // The last row may end like the others, and begins none.
            self.write(" ", place);
        } else {
            self.end_of_cell("\\\\ ", place);
        }
    }

    /// Lines between rows begin no cell of their own.
    pub(super) fn line_between_rows(&mut self, place: Range<usize>) {
        self.copy(place);
        self.begin_cell();
    }

    /// Refuses a command that would divide a whole table.
    pub(super) fn refuse_infix(&mut self, name: &str, place: &Range<usize>) {
        if is_infix(name) && matches!(self.containers.last(), Some(Container::Table { .. })) {
            self.fail(Kind::Misplaced(self.of(place).to_owned()), place.clone());
        }
    }
}

/// Whether LaTeX that was written is a formula by itself.
fn is_complete(latex: &str) -> bool {
    latex.trim().is_empty() || converter::converts(latex)
}

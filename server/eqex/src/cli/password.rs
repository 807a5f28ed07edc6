//! A new password from the terminal or a pipe, by the rules of the pages.

use std::io::{BufRead, IsTerminal, Stdin};

use crate::cli::failure::CommandFailure;
use eqex_kernel::accounts::password_length::check_length;

/// Asked for twice where a person sits, who does not see it; else one line of standard input.
pub(super) fn read_password() -> Result<String, CommandFailure> {
    let input = std::io::stdin();
    let password = match input.is_terminal() {
        true => {
            let hidden = Hidden::new(&input);
            let password = asked(&input, "New password: ")?;
            check(&password)?;
            if asked(&input, "Once more: ")? != password {
                return Err(CommandFailure::Message(
                    "the two passwords are not the same; nothing was changed".to_owned(),
                ));
            }
            drop(hidden);
            password
        }
        false => line(&input)?,
    };
    check(&password)?;
    Ok(password)
}

fn check(password: &str) -> Result<(), CommandFailure> {
    check_length(password)
        .map_err(|reason| CommandFailure::Message(format!("{reason}; nothing was changed")))
}

fn asked(input: &Stdin, question: &str) -> Result<String, CommandFailure> {
    eprint!("{question}");
    let answer = line(input);
    // The line end that was typed is not shown either.
    eprintln!();
    answer
}

fn line(input: &Stdin) -> Result<String, CommandFailure> {
    let mut line = String::new();
    input.lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A terminal that does not show what is typed, until this goes away.
struct Hidden<'a> {
    #[cfg(unix)]
    before: Option<(&'a Stdin, rustix::termios::Termios)>,
    #[cfg(not(unix))]
    input: std::marker::PhantomData<&'a Stdin>,
}

#[cfg(unix)]
impl Hidden<'_> {
    fn new(input: &Stdin) -> Hidden<'_> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(input).ok().and_then(|before| {
            let mut hidden = before.clone();
            hidden.local_modes.remove(LocalModes::ECHO);
            let set = tcsetattr(input, OptionalActions::Flush, &hidden);
            set.ok().map(|()| (input, before))
        });
        Hidden { before }
    }
}

#[cfg(unix)]
impl Drop for Hidden<'_> {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some((input, before)) = &self.before {
            let _ = tcsetattr(input, OptionalActions::Flush, before);
        }
    }
}

#[cfg(not(unix))]
impl Hidden<'_> {
    fn new(_: &Stdin) -> Hidden<'_> {
        Hidden {
            input: std::marker::PhantomData,
        }
    }
}

//! How long a new password is, wherever one is set: on a page, in the settings, on the command line.

/// Characters that a new password has at least.
pub const MIN_PASSWORD: usize = 8;

/// Longest password as it is typed, in bytes.
pub const MAX_PASSWORD: usize = 1024;

/// Why a new password cannot be used: the same rule wherever one is set.
pub fn check_length(new: &str) -> Result<(), String> {
    if new.chars().count() < MIN_PASSWORD {
        return Err(format!("a password has at least {MIN_PASSWORD} characters"));
    }
    if new.len() > MAX_PASSWORD {
        return Err(format!("a password has at most {MAX_PASSWORD} bytes"));
    }
    Ok(())
}

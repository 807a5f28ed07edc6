//! The texts of what all pages are made with.

use super::messages::texts;

texts!("account", "error", "frame", "moment", "prose", "sign_in");

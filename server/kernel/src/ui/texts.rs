//! The texts of what all pages are made with.

use crate::ui::messages::texts;

texts!("account", "error", "frame", "moment", "prose", "sign_in");

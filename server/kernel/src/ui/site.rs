//! What all pages of a server share, and its families give: the ways between their pages, and what is said after something was done.

use crate::accounts::rows::Role;
use crate::ui::messages::Text;

/// A site: what the shell of every page shows of the families that are served. The shell itself names no page of theirs.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// In the order in which they are shown.
    pub navigation: Vec<Link>,
    /// What a form of theirs may say on the page it leads to: the id of each is `notice-` with the code in that page's address behind it.
    pub notices: Vec<Text>,
}

/// A link to a main page, for those who are shown it.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub address: &'static str,
    pub text: Text,
    /// Where pages lie that belong to this one without being below its address.
    pub other_places: &'static [&'static str],
    /// The roles of those who are shown it; `None` stands for visitors.
    pub readers: &'static [Option<Role>],
}

impl Link {
    /// Whether a path is that of the link, or belongs to it.
    pub fn leads_to(&self, path: &str) -> bool {
        let is_below = |place: &&str| {
            let rest = path.strip_prefix(*place);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let below = match self.address {
            // Below the first page lies everything, which says nothing.
            "/" => path == "/",
            address => is_below(&address),
        };
        below || self.other_places.iter().any(is_below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::texts::text;

    #[test]
    fn a_link_leads_to_what_lies_below_it() {
        let link = |address, other_places| Link {
            address,
            text: text("sign-in"),
            other_places,
            readers: &[None],
        };
        let first = link("/", &["/s"]);
        for path in ["/", "/s", "/s/physics/car"] {
            assert!(first.leads_to(path), "{path}");
        }
        for path in ["", "//", "/session", "/x"] {
            assert!(!first.leads_to(path), "{path}");
        }
        let other = link("/classes", &["/class"]);
        for path in ["/classes", "/classes/new", "/class/1"] {
            assert!(other.leads_to(path), "{path}");
        }
        for path in ["/", "/classesx", "/x/classes"] {
            assert!(!other.leads_to(path), "{path}");
        }
    }
}

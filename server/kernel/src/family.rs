//! Families: what is served, each as one value. Routing, sign-in, decoding, `405`, the documentation and the pages' shell come from the list of them.

use std::sync::Arc;

use crate::accounts;
use crate::http::dialect::Dialect;
use crate::http::endpoint::Endpoint;
use crate::http::{Application, MakeReady, States};
use crate::instance::Kernel;
use crate::shared;
use crate::store::{PartOfTables, Tables};
use crate::ui::assets::{AssetPart, Assets, MATHEMATICS, NameTaken, SHELL};
use crate::ui::messages::Text;
use crate::ui::site::{Link, Site};

/// A family of endpoints and pages: all that serving it adds to a server.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// As its crate and the documents of its API are called.
    pub name: &'static str,
    pub dialect: &'static Dialect,
    pub endpoints: fn() -> Vec<Endpoint>,
    /// What it keeps.
    pub tables: PartOfTables,
    /// The styles and scripts of its pages.
    pub assets: &'static [&'static [AssetPart]],
    /// The ways to its main pages.
    pub navigation: &'static [Link],
    /// What its forms say on the pages that they lead to.
    pub notices: &'static [Text],
}

/// What a server of these families has: a list that can be left shorter.
#[derive(Clone, Copy, Debug)]
pub struct Families(pub &'static [Family]);

impl Families {
    /// All tables of a data folder: those of accounts, of what the families stand on, and of each family.
    pub fn tables(self, below: &[PartOfTables]) -> Tables {
        let mut parts = vec![accounts::tables::TABLES];
        parts.extend(below);
        parts.extend(self.0.iter().map(|family| family.tables));
        Tables::of(&parts)
    }

    /// The styles and scripts of all pages. An error where two files have one name.
    pub fn assets(self) -> Result<Assets, NameTaken> {
        let lists = self.0.iter().flat_map(|family| family.assets);
        let parts = [&SHELL, &MATHEMATICS].into_iter().chain(lists);
        Assets::new(parts.copied().flatten())
    }

    /// What the shell of every page shows.
    pub fn site(self) -> Site {
        Site {
            navigation: self
                .0
                .iter()
                .flat_map(|one| one.navigation)
                .copied()
                .collect(),
            notices: self.0.iter().flat_map(|one| one.notices).copied().collect(),
        }
    }

    /// What every server offers, and what the families do: first what programs ask, then the pages.
    pub fn endpoints(self) -> Vec<Endpoint> {
        let of = |family: &Family| {
            let dialect = family.dialect;
            let own = (family.endpoints)().into_iter();
            own.map(move |endpoint| endpoint.speaking(dialect))
        };
        let all = self.0.iter().flat_map(of);
        let (api, pages): (Vec<Endpoint>, Vec<Endpoint>) = all.partition(Endpoint::is_public);
        let mut endpoints = shared::health::endpoints();
        endpoints.extend(api);
        endpoints.extend(shared::docs::endpoints());
        endpoints.extend(pages);
        endpoints.extend(shared::assets::endpoints());
        endpoints
    }

    /// What is served of an instance. Of nothing that there is, the first family tells.
    pub fn application(
        self,
        kernel: Arc<Kernel>,
        states: States,
        make_ready: MakeReady,
    ) -> Application {
        Application {
            kernel,
            endpoints: self.endpoints(),
            dialect: self.dialect(),
            states,
            make_ready,
        }
    }

    /// How whoever asks for something of no family is spoken to.
    pub fn dialect(self) -> &'static Dialect {
        self.0
            .first()
            .map_or(&shared::DIALECT, |family| family.dialect)
    }
}

//! How many wrong attempts there may be.

/// Wrong attempts in a quarter of an hour; 0 is no limit.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// For one login from one address.
    pub pair: u32,
    /// For one login from all addresses that it has not signed in from.
    pub login: u32,
    /// From one address for all logins that have not signed in from it.
    pub address: u32,
}

impl Default for Rates {
    fn default() -> Rates {
        Rates {
            pair: 10,
            login: 100,
            address: 300,
        }
    }
}

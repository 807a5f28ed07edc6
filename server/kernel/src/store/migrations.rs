//! Migrations: the steps by which the tables grow from one release to the next.

/// One step of one part of the house: what it adds to the tables that were of the version before.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The version of all tables that this is a part of: 1, 2, …
    pub version: usize,
    pub sql: &'static str,
}

/// The steps of all parts, in order. They only grow: each runs once in the life of a data folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Migrations(Vec<String>);

impl Migrations {
    /// The steps of several parts, where a later part may refer to the tables of an earlier one.
    pub(super) fn of(parts: &[&[Migration]]) -> Migrations {
        let mut steps: Vec<String> = Vec::new();
        for migration in parts.iter().copied().flatten() {
            let version = migration.version.max(1);
            if steps.len() < version {
                steps.resize(version, String::new());
            }
            steps[version - 1].push_str(migration.sql);
        }
        Migrations(steps)
    }

    /// The version of the tables once all have run.
    pub(super) fn version(&self) -> usize {
        self.0.len()
    }

    /// The steps that lead from one version to another.
    pub(super) fn steps(&self, from: usize, to: usize) -> &[String] {
        self.0.get(from..to.min(self.0.len())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_a_version_in_their_order() {
        let step = |version, sql| Migration { version, sql };
        let all = Migrations::of(&[
            &[step(1, "a1;"), step(2, "a2;")],
            &[step(1, "b1;"), step(3, "b3;")],
        ]);
        assert_eq!(all.version(), 3);
        assert_eq!(all.steps(0, 3), ["a1;b1;", "a2;", "b3;"]);
        assert_eq!(all.steps(1, 2), ["a2;"]);
        assert!(all.steps(3, 3).is_empty() && all.steps(4, 3).is_empty());
    }
}

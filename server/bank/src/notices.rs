//! Exercises that newer rules speak of: texts that were stored before, go on as they are, and would be refused if they were saved today.

use std::sync::Arc;

use crate::catalog::{Catalog, Notices};
use crate::store as bank;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::store::{Error, ReadTx};

/// An exercise that newer rules speak of.
#[derive(Clone, Debug)]
pub struct Noticed {
    pub subject: String,
    pub exercise: String,
    pub notices: Arc<Notices>,
}

/// Those of one subject, or of all, by subject and id, and how many exercises were looked at. Each revision is compiled once, so this is a long read.
pub fn noticed(
    db: &ReadTx<'_>,
    catalog: &Catalog,
    subject: Option<Id>,
) -> Result<(Vec<Noticed>, usize), Error> {
    let standing = bank::standing_revisions(db, subject)?;
    let mut noticed = Vec::new();
    for (subject, exercise, revision) in &standing {
        if let Some(notices) = catalog.notices(db, *revision)? {
            noticed.push(Noticed {
                subject: subject.clone(),
                exercise: exercise.clone(),
                notices,
            });
        }
    }
    Ok((noticed, standing.len()))
}

/// Exercises that the log of a start names one by one.
const LOGGED: usize = 30;

/// Tells in the log which stored texts newer rules speak of.
pub fn log(db: &ReadTx<'_>, catalog: &Catalog) -> Result<(), Error> {
    let (noticed, _) = noticed(db, catalog, None)?;
    for one in noticed.iter().take(LOGGED) {
        let path = format!("{}/{}", one.subject, one.exercise);
        tracing::warn!(
            exercise = path,
            reason = one.notices.first(),
            "goes on as it is stored; newer rules speak of it"
        );
    }
    if noticed.len() > LOGGED {
        let more = noticed.len() - LOGGED;
        tracing::warn!(
            more,
            "newer rules speak of further stored exercises: eqex check --stored tells all"
        );
    }
    Ok(())
}

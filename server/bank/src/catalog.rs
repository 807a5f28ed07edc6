//! Exercises at hand: compiled once for each revision, found without the database as long as no material has changed.

mod entry;
mod notices;
mod size;

use std::sync::Arc;

use eqex::{Defaults, Exercise, Invalid, MAX_ATTEMPTS, Rules, View};
use quick_cache::sync::Cache;

pub use entry::CatalogEntry;
pub use notices::Notices;
use size::{BySize, COMPILED, NOTICES, PLACES, PREVIEWS};

use crate::names::{ExerciseId, SubjectName};
use crate::refusals::ENGLISH;
use crate::rows::{Card, Subject};
use crate::store as bank;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::light_work::may_take_long;
use eqex_kernel::store::{Error, ReadTx, Store};

/// What there is of an exercise.
#[derive(Debug)]
pub enum CatalogLookup {
    NoSubject,
    NoExercise(Arc<Subject>),
    Here(Arc<CatalogEntry>),
}

#[derive(Debug)]
pub struct Catalog {
    places: Cache<String, Arc<CatalogEntry>, BySize>,
    compiled: Cache<Id, Arc<Exercise>, BySize>,
    previews: Cache<String, Arc<Exercise>, BySize>,
    notices: Cache<Id, Option<Arc<Notices>>, BySize>,
    defaults: Defaults,
}

impl Catalog {
    pub fn new(defaults: Defaults) -> Catalog {
        Catalog {
            places: Cache::with_weighter(4096, PLACES, BySize),
            compiled: Cache::with_weighter(4096, COMPILED, BySize),
            previews: Cache::with_weighter(1024, PREVIEWS, BySize),
            notices: Cache::with_weighter(16 * 1024, NOTICES, BySize),
            defaults,
        }
    }

    /// The exercise of a name. `store` tells whether what is known is still right.
    pub fn find(
        &self,
        store: &Store,
        db: &ReadTx<'_>,
        subject: &SubjectName,
        id: &ExerciseId,
    ) -> Result<CatalogLookup, Error> {
        let path = format!("{subject}/{id}");
        if let Some(place) = self
            .places
            .get(&path)
            .filter(|place| place.is_current(store))
        {
            if !place.quick && !may_take_long(None) {
                return Err(not_at_hand());
            }
            return Ok(CatalogLookup::Here(place));
        }
        let Some(subject) = bank::subject(db, subject.as_str())?.map(Arc::new) else {
            return Ok(CatalogLookup::NoSubject);
        };
        let Some(row) = bank::exercise(db, subject.id, id.as_str())? else {
            return Ok(CatalogLookup::NoExercise(subject));
        };
        let exercise = self.compiled(db, row.revision)?;
        let place = Arc::new(CatalogEntry {
            tolerance: tolerance(&exercise),
            quick: is_quick(&exercise),
            subject,
            row,
            exercise,
            path: path.clone(),
            seen: db.seen(),
        });
        // What is not durable yet may never be.
        if place.seen.is_some() {
            self.places.insert(path, place.clone());
        }
        if !place.quick && !may_take_long(None) {
            return Err(not_at_hand());
        }
        Ok(CatalogLookup::Here(place))
    }

    /// The exercise of a revision.
    pub fn compiled(&self, db: &ReadTx<'_>, revision: Id) -> Result<Arc<Exercise>, Error> {
        if let Some(exercise) = self.compiled.get(&revision) {
            return Ok(exercise);
        }
        if !may_take_long(Some(revision)) {
            return Err(not_at_hand());
        }
        let content = bank::content(db, revision)?
            .ok_or_else(|| Error::other(format!("there is no revision {revision}")))?;
        self.standing(revision, &content).map_err(|invalid| {
            let first = invalid.diagnostics.first().map(|first| first.told(ENGLISH));
            Error::other(format!(
                "revision {revision} was accepted once and is no exercise now: {}",
                first.unwrap_or_default()
            ))
        })
    }

    /// The exercise of a revision whose text was read already.
    pub fn standing(&self, revision: Id, content: &str) -> Result<Arc<Exercise>, Invalid> {
        if let Some(exercise) = self.compiled.get(&revision) {
            return Ok(exercise);
        }
        let exercise = Arc::new(self.parse(content, Rules::Stored)?);
        self.compiled.insert(revision, exercise.clone());
        Ok(exercise)
    }

    /// Keeps at hand what a text was compiled to before it was saved as this revision. To be called once that is durable: until then, the number may
    /// come to be another text's. What the rules for stored texts tell more of is left to be compiled by them.
    pub fn keep(&self, revision: Id, exercise: Arc<Exercise>) {
        if exercise.is_same_when_stored() {
            self.compiled.insert(revision, exercise);
        }
    }

    /// What newer rules say of a revision: that saving would refuse it now, or that it is read otherwise than when it was saved.
    pub fn notices(&self, db: &ReadTx<'_>, revision: Id) -> Result<Option<Arc<Notices>>, Error> {
        if let Some(notices) = self.notices.get(&revision) {
            return Ok(notices);
        }
        let notices = match self.compiled.get(&revision) {
            Some(exercise) => Notices::of(&exercise).map(Arc::new),
            None if !may_take_long(Some(revision)) => return Err(not_at_hand()),
            None => {
                let content = bank::content(db, revision)?
                    .ok_or_else(|| Error::other(format!("there is no revision {revision}")))?;
                match self.parse(&content, Rules::Stored) {
                    Ok(exercise) => Notices::of(&exercise).map(Arc::new),
                    // It was accepted once and cannot be read at all any more.
                    Err(Invalid {
                        source,
                        diagnostics,
                    }) => Some(Arc::new(Notices {
                        source,
                        diagnostics,
                    })),
                }
            }
        };
        self.notices.insert(revision, notices.clone());
        Ok(notices)
    }

    /// Compiles a text that a caller brought to look at or to save, by the rules for saving, or finds it compiled.
    pub fn preview(&self, content: &str) -> Result<Arc<Exercise>, Invalid> {
        if let Some(exercise) = self.previews.get(content) {
            return Ok(exercise);
        }
        let exercise = Arc::new(self.parse(content, Rules::Saving)?);
        self.previews.insert(content.to_owned(), exercise.clone());
        Ok(exercise)
    }

    /// Compiles a text that nobody will ask for again.
    pub fn parse(&self, content: &str, rules: Rules) -> Result<Exercise, Invalid> {
        if !may_take_long(None) {
            // Nobody is told this: where something was missed, all is done again.
            return Err(Invalid {
                source: String::new(),
                diagnostics: Vec::new(),
            });
        }
        Exercise::parse_by(content.as_bytes(), &self.defaults, rules)
    }
}

/// What is told inside, where nothing may be compiled.
fn not_at_hand() -> Error {
    Error::other("the exercise is not compiled yet")
}

/// Operations that are computed in a moment, about a millisecond.
const MOMENT: u64 = 1_000_000;

/// Whether a variant is made in a moment, whatever the seed: else few draws may meet the conditions of the text, and each may be long to compute.
fn is_quick(exercise: &Exercise) -> bool {
    let draws = match exercise.has_requirements() {
        true => u64::from(MAX_ATTEMPTS),
        false => 1,
    };
    draws * exercise.cost() <= MOMENT
}

fn tolerance(exercise: &Exercise) -> String {
    let mut all: Vec<String> = exercise
        .unknowns()
        .iter()
        .map(|unknown| unknown.tolerance.to_string())
        .collect();
    if all.iter().all(|one| *one == all[0]) {
        all.truncate(1);
    }
    all.join(", ")
}

/// What lists tell of an exercise, in each of its languages.
pub fn cards(exercise: &Exercise, decimal_comma: bool) -> Vec<Card> {
    let card = |lang: &str| {
        let view = View::new(vec![lang.to_owned()], decimal_comma);
        Card {
            lang: lang.to_owned(),
            name: exercise.name(&view).to_owned(),
            description: exercise.description(&view),
        }
    };
    exercise.langs().map(card).collect()
}

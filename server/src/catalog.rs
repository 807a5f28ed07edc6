//! Exercises at hand: compiled once for each revision, found without the database as long as no material has changed.

mod size;

use std::sync::Arc;

use eqex::limits::MAX_ATTEMPTS;
use eqex::{Defaults, Diagnostic, Exercise, Invalid, Rules, View};
use quick_cache::sync::Cache;

use size::{BySize, COMPILED, NOTICES, PLACES, PREVIEWS};

use crate::light_work::may_take_long;
use crate::model::rows::{Card, ExerciseRow, Id, Subject};
use crate::model::{ExerciseId, SubjectName};
use crate::refusals::ENGLISH;
use crate::store::{Db, Error, Store};

/// An exercise where it stands.
#[derive(Debug)]
pub struct Place {
    pub subject: Arc<Subject>,
    pub row: ExerciseRow,
    pub exercise: Arc<Exercise>,
    /// `subject/exercise-id`
    pub path: String,
    /// The tolerance of every unknown, as the log tells it.
    pub tolerance: String,
    /// Whether a variant is made in a moment, whatever the seed.
    quick: bool,
    /// The number of the material that this was read under.
    material: u64,
}

impl Place {
    /// Whether anybody may solve it.
    pub fn is_open(&self) -> bool {
        self.subject.opens(self.row.listed)
    }
}

/// What there is of an exercise.
#[derive(Debug)]
pub enum Found {
    NoSubject,
    NoExercise(Arc<Subject>),
    Here(Arc<Place>),
}

/// What newer rules say of a text that was stored before.
#[derive(Debug)]
pub struct Notices {
    /// The text that the places lie in.
    pub source: String,
    /// At least one.
    pub diagnostics: Vec<Diagnostic>,
}

impl Notices {
    /// The first of them in words, for the log.
    pub fn first(&self) -> String {
        self.diagnostics
            .first()
            .map_or_else(String::new, |first| first.told(eqex::messages::FALLBACK))
    }
}

#[derive(Debug)]
pub struct Catalog {
    places: Cache<String, Arc<Place>, BySize>,
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
        db: &Db<'_>,
        subject: &SubjectName,
        id: &ExerciseId,
    ) -> Result<Found, Error> {
        let path = format!("{subject}/{id}");
        // Before anything is read: what comes in later than this number is only newer.
        let material = store.material();
        if let Some(place) = self
            .places
            .get(&path)
            .filter(|place| place.material == material)
        {
            if !place.quick && !may_take_long(None) {
                return Err(not_at_hand());
            }
            return Ok(Found::Here(place));
        }
        let Some(subject) = db.subject(subject.as_str())?.map(Arc::new) else {
            return Ok(Found::NoSubject);
        };
        let Some(row) = db.exercise(subject.id, id.as_str())? else {
            return Ok(Found::NoExercise(subject));
        };
        let exercise = self.compiled(db, row.revision)?;
        let place = Arc::new(Place {
            tolerance: tolerance(&exercise),
            quick: is_quick(&exercise),
            subject,
            row,
            exercise,
            path: path.clone(),
            material,
        });
        self.places.insert(path, place.clone());
        if !place.quick && !may_take_long(None) {
            return Err(not_at_hand());
        }
        Ok(Found::Here(place))
    }

    /// The exercise of a revision.
    pub fn compiled(&self, db: &Db<'_>, revision: Id) -> Result<Arc<Exercise>, Error> {
        if let Some(exercise) = self.compiled.get(&revision) {
            return Ok(exercise);
        }
        if !may_take_long(Some(revision)) {
            return Err(not_at_hand());
        }
        let content = db
            .content(revision)?
            .ok_or_else(|| Error::other(format!("there is no revision {revision}")))?;
        let exercise = self.parse(&content, Rules::Stored).map_err(|invalid| {
            let first = invalid.diagnostics.first().map(|first| first.told(ENGLISH));
            Error::other(format!(
                "revision {revision} was accepted once and is no exercise now: {}",
                first.unwrap_or_default()
            ))
        })?;
        let exercise = Arc::new(exercise);
        self.compiled.insert(revision, exercise.clone());
        Ok(exercise)
    }

    /// What newer rules say of a revision: that saving would refuse it now, or that it is read otherwise than when it was saved.
    pub fn notices(&self, db: &Db<'_>, revision: Id) -> Result<Option<Arc<Notices>>, Error> {
        if let Some(notices) = self.notices.get(&revision) {
            return Ok(notices);
        }
        let notices = match self.compiled.get(&revision) {
            Some(exercise) => notices(&exercise),
            None if !may_take_long(Some(revision)) => return Err(not_at_hand()),
            None => {
                let content = db
                    .content(revision)?
                    .ok_or_else(|| Error::other(format!("there is no revision {revision}")))?;
                match self.parse(&content, Rules::Stored) {
                    Ok(exercise) => notices(&exercise),
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

    /// Compiles a text that a caller brought, by the rules for saving, or finds it compiled.
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

impl Place {
    /// Whether nothing changed since this was read, here or anywhere else.
    pub fn is_current(&self, store: &Store) -> bool {
        self.material == store.material()
    }

    /// Whether the subject with its managers, the text and its place in the hierarchy are those that were read: two look-ups, whatever else changed.
    pub fn still_stands(&self, db: &Db<'_>) -> Result<bool, Error> {
        if db.subject(&self.subject.name)?.as_ref() != Some(&*self.subject) {
            return Ok(false);
        }
        let id = self.path.rsplit('/').next().unwrap_or("");
        Ok(db.exercise(self.subject.id, id)? == Some(self.row))
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
    let draws = match exercise.has_conditions() {
        true => u64::from(MAX_ATTEMPTS),
        false => 1,
    };
    draws * exercise.cost() <= MOMENT
}

fn notices(exercise: &Exercise) -> Option<Arc<Notices>> {
    let concerns = |diagnostic: &&Diagnostic| diagnostic.concerns_stored();
    let diagnostics: Vec<Diagnostic> = exercise
        .warnings()
        .iter()
        .filter(concerns)
        .cloned()
        .collect();
    (!diagnostics.is_empty()).then(|| {
        Arc::new(Notices {
            source: exercise.source().to_owned(),
            diagnostics,
        })
    })
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

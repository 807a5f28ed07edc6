//! The states of the families that are served, by their types.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A state for each type. That of `()`, for endpoints that need none, is always there.
pub struct States(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl fmt::Debug for States {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "States({})", self.0.len())
    }
}

impl Default for States {
    fn default() -> States {
        States(HashMap::new()).with(Arc::new(()))
    }
}

impl States {
    /// One more state, in the place of one of its type.
    #[must_use]
    pub fn with<S: Send + Sync + 'static>(mut self, state: Arc<S>) -> States {
        self.0.insert(TypeId::of::<S>(), Box::new(state));
        self
    }

    pub(super) fn get<S: Send + Sync + 'static>(&self) -> Option<&Arc<S>> {
        self.0.get(&TypeId::of::<S>())?.downcast_ref()
    }

    pub(super) fn has(&self, state: TypeId) -> bool {
        self.0.contains_key(&state)
    }
}

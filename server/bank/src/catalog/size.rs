//! What the caches weigh: bytes of memory, as near as they are known.

use std::sync::Arc;

use eqex::Exercise;
use quick_cache::Weighter;

use crate::catalog::entry::CatalogEntry;
use crate::catalog::notices::Notices;
use eqex_kernel::accounts::rows::Id;

/// Bytes that exercises whose place is known may take.
pub(super) const PLACES: u64 = 40 * 1024 * 1024;
/// Bytes that other compiled exercises may take; most are those of the places.
pub(super) const COMPILED: u64 = 12 * 1024 * 1024;
/// Bytes that the exercises of previews may take: someone who flips through seeds sends the same text again and again.
pub(super) const PREVIEWS: u64 = 8 * 1024 * 1024;
/// Bytes that notices of newer rules may take; most exercises have none, and count for that alone.
pub(super) const NOTICES: u64 = 8 * 1024 * 1024;

/// Bytes of memory that a compiled exercise takes, its text included.
pub(super) fn size_of(exercise: &Exercise) -> u64 {
    exercise.size() as u64
}

/// Bytes that a place takes besides its texts, its subject among them.
const PLACE: u64 = 512;

#[derive(Clone, Debug)]
pub(super) struct BySize;

impl Weighter<Id, Arc<Exercise>> for BySize {
    fn weight(&self, _: &Id, exercise: &Arc<Exercise>) -> u64 {
        size_of(exercise)
    }
}

impl Weighter<String, Arc<CatalogEntry>> for BySize {
    fn weight(&self, path: &String, place: &Arc<CatalogEntry>) -> u64 {
        let texts = 2 * path.len() + place.tolerance.len();
        PLACE + texts as u64 + size_of(&place.exercise)
    }
}

impl Weighter<String, Arc<Exercise>> for BySize {
    fn weight(&self, content: &String, exercise: &Arc<Exercise>) -> u64 {
        content.len() as u64 + size_of(exercise)
    }
}

impl Weighter<Id, Option<Arc<Notices>>> for BySize {
    fn weight(&self, _: &Id, notices: &Option<Arc<Notices>>) -> u64 {
        let size = |notices: &Arc<Notices>| notices.source.len() + 600 * notices.diagnostics.len();
        64 + notices.as_ref().map_or(0, size) as u64
    }
}

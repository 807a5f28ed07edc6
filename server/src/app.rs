//! What the server is made of. Everything from outside, randomness too, goes through here, so that tests put in their own.

use std::fmt;
use std::sync::Arc;

use eqex::{Defaults, Exercise, Invalid, View};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::content::Content;

/// What an instance decides for itself.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Write numbers with a decimal comma.
    pub decimal_comma: bool,
    /// For exercises that do not say their language or tolerance.
    pub defaults: Defaults,
    /// Origins besides our own whose pages may send requests that change something.
    pub allowed_origins: Vec<String>,
}

/// Random numbers from outside.
pub type Random = Box<dyn Fn() -> u32 + Send + Sync>;

pub struct App {
    pub content: Content,
    pub settings: Settings,
    random: Random,
    previews: Cache<String, Arc<Exercise>, Bytes>,
}

/// Bytes of text whose compiled exercises previews keep.
const PREVIEW_CACHE: u64 = 8 * 1024 * 1024;

#[derive(Clone, Debug)]
struct Bytes;

impl Weighter<String, Arc<Exercise>> for Bytes {
    fn weight(&self, content: &String, _: &Arc<Exercise>) -> u64 {
        content.len() as u64 + 1
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl App {
    pub fn new(content: Content, settings: Settings, random: Random) -> App {
        App {
            content,
            settings,
            random,
            previews: Cache::with_weighter(1024, PREVIEW_CACHE, Bytes),
        }
    }

    /// A random seed.
    pub fn random_seed(&self) -> i32 {
        (self.random)().cast_signed()
    }

    pub fn view(&self, langs: Vec<String>) -> View {
        View {
            langs,
            decimal_comma: self.settings.decimal_comma,
        }
    }

    /// Compiles a text that a caller brought, or finds it compiled: someone who flips through seeds sends the same text again and again.
    pub fn compile(&self, content: &str) -> Result<Arc<Exercise>, Invalid> {
        if let Some(exercise) = self.previews.get(content) {
            return Ok(exercise);
        }
        let exercise = Arc::new(Exercise::parse(
            content.as_bytes(),
            &self.settings.defaults,
        )?);
        self.previews.insert(content.to_owned(), exercise.clone());
        Ok(exercise)
    }
}

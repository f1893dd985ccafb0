//! What is known of pairs of words: each pair is looked at once, whoever asks and however often.

use std::fmt;
use std::hash::BuildHasher;
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// How many parts a table has, each with a lock of its own, so that threads seldom wait for one another.
const PARTS: usize = 64;

/// How many pairs a part holds at most: a full one begins anew. All parts together take some tens of megabytes.
const MOST: usize = 8192;

/// A table from pairs of keys to what a pure function says of them.
pub(super) struct Pairs<T> {
    parts: Vec<Mutex<FxHashMap<(u32, u32), T>>>,
}

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self { parts: (0..PARTS).map(|_| Mutex::default()).collect() }
    }
}

/// A copy begins empty: what it needs it will find out again.
impl<T> Clone for Pairs<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> fmt::Debug for Pairs<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Pairs")
    }
}

impl<T: Copy> Pairs<T> {
    /// What the function says of a pair, which must be the same whenever it is asked.
    pub fn get_or(&self, pair: (u32, u32), function: impl FnOnce() -> T) -> T {
        let part = &self.parts[(FxBuildHasher.hash_one(pair) >> 40) as usize % PARTS];
        if let Some(&known) = part.lock().unwrap_or_else(PoisonError::into_inner).get(&pair) {
            return known;
        }
        // Nobody waits while it is found out; two threads may find out the same.
        let value = function();
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        if part.len() >= MOST {
            part.clear();
        }
        part.insert(pair, value);
        value
    }
}

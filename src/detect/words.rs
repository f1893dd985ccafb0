//! How often words stand in texts of any length, in little space.

use std::hash::Hasher;

use rustc_hash::FxHashMap;
use siphasher::sip::SipHasher13;

use super::evidence::Counts;

/// How many words are counted, folded spellings and stems together. Words that come after that many others are taken
/// for words that stand nowhere: so much of a corpus is enough, and memory has an end.
const MOST: usize = 3_000_000;

/// How many parts the table has: they grow one by one, so that growing takes little room.
const PARTS: usize = 64;

/// What is known of a folded word or a stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// How often it stands where, as a folded word.
    pub counts: Counts,
    /// How often it stands in the MT of a bead whose edited side has it nowhere.
    pub dropped: u32,
    /// How often it stands on the edited side of a bead whose MT has it nowhere.
    pub brought: u32,
    /// Whether the edited version or a related text has it as a stem.
    pub is_trusted_stem: bool,
    /// Whether it stands with small letters anywhere.
    pub is_written_small: bool,
}

/// Words by a hash of their letters, of 64 bits: in a table as full as can be, two share one with odds of one to a
/// million.
#[derive(Clone, Debug)]
pub(super) struct Words {
    parts: Vec<FxHashMap<u64, Word>>,
    len: usize,
}

impl Default for Words {
    fn default() -> Self {
        Self { parts: vec![FxHashMap::default(); PARTS], len: 0 }
    }
}

impl Words {
    /// What a word is called here.
    pub fn hash(folded: &str) -> u64 {
        let mut hasher = SipHasher13::new();
        hasher.write(folded.as_bytes());
        hasher.finish()
    }

    /// What is known of a word.
    pub fn get(&self, hash: u64) -> Word {
        self.parts[hash as usize % PARTS].get(&hash).copied().unwrap_or_default()
    }

    /// Adds to what is known of a word. Gives what was known before; none where there is no room for it.
    pub fn add(&mut self, hash: u64, more: Word) -> Option<Word> {
        let part = &mut self.parts[hash as usize % PARTS];
        let is_full = self.len >= MOST;
        let known = match part.get_mut(&hash) {
            Some(known) => known,
            None if is_full => return None,
            None => {
                self.len += 1;
                part.entry(hash).or_default()
            }
        };
        let before = *known;
        known.counts.mt = known.counts.mt.saturating_add(more.counts.mt);
        known.counts.edited = known.counts.edited.saturating_add(more.counts.edited);
        known.counts.related = known.counts.related.saturating_add(more.counts.related);
        known.dropped = known.dropped.saturating_add(more.dropped);
        known.brought = known.brought.saturating_add(more.brought);
        known.is_trusted_stem |= more.is_trusted_stem;
        known.is_written_small |= more.is_written_small;
        Some(before)
    }
}

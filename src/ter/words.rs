//! Words as numbers: all that follows compares integers.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::tokenize;

/// Past this many entries the table is given back, lest one endless line make every later one slow to clear.
const KEPT: usize = 1024;

/// The two sides of a segment. The reference's words are numbered from 0 in the order they first appear; an MT
/// word that the reference has not is [`Words::unknown`], whichever it is, for it can never match.
#[derive(Debug, Default)]
pub struct Words {
    /// The MT's words.
    pub mt: Vec<u32>,
    /// The reference's words.
    pub reference: Vec<u32>,
    /// How many different words the reference has.
    distinct: u32,
    table: HashTable<Entry>,
    hasher: DefaultHashBuilder,
}

#[derive(Debug)]
struct Entry {
    hash: u64,
    /// Where the word stands in the reference's text, in bytes.
    start: usize,
    end: usize,
    id: u32,
}

impl Words {
    /// Takes in a segment, given as text whose words stand between whitespace.
    pub fn fill(&mut self, mt: &str, reference: &str) {
        self.table.clear();
        self.distinct = 0;
        self.reference.clear();
        for word in tokenize::words(reference) {
            let id = self.number(word, reference);
            self.reference.push(id);
        }
        let (table, hasher, unknown) = (&self.table, &self.hasher, self.distinct);
        self.mt.clear();
        self.mt.extend(tokenize::words(mt).map(|word| {
            let found = table.find(hasher.hash_one(word), |e| &reference[e.start..e.end] == word);
            found.map_or(unknown, |e| e.id)
        }));
        if self.table.capacity() > KEPT {
            self.table = HashTable::new();
        }
    }

    /// The number of the MT words that are not in the reference; one more than the greatest word number.
    pub fn unknown(&self) -> u32 {
        self.distinct
    }

    /// The number of a reference word, a new one where it was not met before.
    fn number(&mut self, word: &str, text: &str) -> u32 {
        let hash = self.hasher.hash_one(word);
        let entry = self.table.entry(hash, |e| &text[e.start..e.end] == word, |e| e.hash);
        let distinct = &mut self.distinct;
        let entry = entry.or_insert_with(|| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            *distinct += 1;
            Entry { hash, start, end: start + word.len(), id: *distinct - 1 }
        });
        entry.get().id
    }
}

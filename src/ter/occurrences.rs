//! Finding words in the reference.

/// Where the reference has each word, as chains from left to right.
#[derive(Debug, Default)]
pub struct Occurrences {
    /// For each word number, the first occurrence not yet passed; the reference's length where there is none.
    first: Vec<u32>,
    next: Vec<u32>,
}

impl Occurrences {
    /// Takes in a reference, whose words are numbered below `unknown`.
    pub fn fill(&mut self, reference: &[u32], unknown: u32) {
        let none = reference.len() as u32;
        self.first.clear();
        self.first.resize(unknown as usize + 1, none);
        self.next.clear();
        self.next.resize(reference.len(), none);
        for (j, &word) in reference.iter().enumerate().rev() {
            self.next[j] = std::mem::replace(&mut self.first[word as usize], j as u32);
        }
    }

    /// The first occurrence of a word at `from` or later; the reference's length where there is none. From call to
    /// call `from` never goes back, so that all calls together take no longer than the reference is long.
    pub fn first(&mut self, word: u32, from: usize) -> usize {
        let first = &mut self.first[word as usize];
        while (*first as usize) < from && (*first as usize) < self.next.len() {
            *first = self.next[*first as usize];
        }
        *first as usize
    }

    /// The next occurrence of the word that stands at `at`.
    pub fn next(&self, at: usize) -> usize {
        self.next[at] as usize
    }
}

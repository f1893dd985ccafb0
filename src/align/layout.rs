//! Consecutive segments of two texts laid out to be compared again and again.
//!
//! Only what stands on both sides can be shared: the rest is left out. What stays is numbered anew, so that counts of it
//! lie close together in memory.

use std::ops::Range;

use super::features::{Features, Word};
use super::side::Side;

/// A stem or an n-gram of a segment that the other side has, too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its number among those laid out.
    pub id: u32,
    /// What it weighs.
    pub weight: f32,
    /// How often it stands in the segment before.
    pub rank: u16,
    /// Whether it is the stem of a number.
    pub number: bool,
}

/// A segment laid out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Laid<'l> {
    pub words: &'l [Item],
    pub grams: &'l [Item],
    /// How many n-grams each token has of these, where it has any: its own, and those of several tokens that it ends.
    pub tokens: &'l [u32],
    /// Where each of these tokens begins and ends, in letters from the segment's head.
    pub spans: &'l [Range<f32>],
}

/// Consecutive segments of both sides.
#[derive(Debug)]
pub(super) struct Layout {
    rows: [Rows; 2],
    stems: Labels,
    grams: Labels,
}

impl Layout {
    pub fn new(features: &Features) -> Self {
        Self {
            rows: Default::default(),
            stems: Labels::new(features.stem_weights.len()),
            grams: Labels::new(features.gram_weights.len()),
        }
    }

    /// Lays out a range of segments of either side, in the place of those before.
    pub fn fill(&mut self, features: &Features, sides: [(&Side<'_>, Range<usize>); 2]) {
        for (rows, (side, range)) in self.rows.iter_mut().zip(sides) {
            rows.read(features, side, range);
        }
        let [mt, edited] = &mut self.rows;
        mt.raw_words.iter().for_each(|word| self.stems.see(word.stem));
        mt.raw_grams.iter().for_each(|&gram| self.grams.see(gram));
        edited.choose(features, &mut self.stems, &mut self.grams, Labels::label);
        mt.choose(features, &mut self.stems, &mut self.grams, |labels, key| labels.known(key));
        mt.raw_words.iter().for_each(|word| self.stems.forget(word.stem));
        mt.raw_grams.iter().for_each(|&gram| self.grams.forget(gram));
    }

    /// How many stems and n-grams are numbered, at most so far.
    pub fn sizes(&self) -> [usize; 2] {
        [self.stems.counts.len(), self.grams.counts.len()]
    }

    /// A segment of a side, 0 the MT and 1 the edited text, by its number; empty where it was not laid out.
    pub fn segment(&self, side: usize, segment: usize) -> Laid<'_> {
        self.rows[side].segment(segment)
    }

    /// A segment of the MT by its number; empty where it was not laid out.
    pub fn mt(&self, segment: usize) -> Laid<'_> {
        self.rows[0].segment(segment)
    }

    /// A segment of the edited side.
    pub fn edited(&self, segment: usize) -> Laid<'_> {
        self.rows[1].segment(segment)
    }
}

/// Consecutive segments of one side: all that they hold, and what was chosen of it.
#[derive(Debug, Default)]
struct Rows {
    first: usize,
    raw_words: Vec<Word>,
    raw_grams: Vec<u32>,
    words: Vec<Item>,
    grams: Vec<Item>,
    /// How many n-grams each token has: all tokens, then those with n-grams that were chosen.
    raw_tokens: Vec<u32>,
    tokens: Vec<u32>,
    /// Where these begin and end, in letters from the head of their segment.
    raw_spans: Vec<Range<f32>>,
    spans: Vec<Range<f32>>,
    /// Where the words, n-grams and tokens of each segment end: all of them, then those chosen.
    raw_ends: Vec<[usize; 3]>,
    ends: Vec<[usize; 3]>,
}

impl Rows {
    fn read(&mut self, features: &Features, side: &Side<'_>, range: Range<usize>) {
        self.first = range.start;
        self.raw_words.clear();
        self.raw_grams.clear();
        self.raw_tokens.clear();
        self.raw_spans.clear();
        self.raw_ends.clear();
        for tokens in range.map(|segment| side.tokens(segment)) {
            self.raw_words.extend(features.words(tokens));
            let mut letters = 0.0;
            for (at, token) in tokens.iter().enumerate() {
                let before = self.raw_grams.len();
                let start = letters;
                letters += features.letters(token);
                self.raw_spans.push(start..letters);
                self.raw_grams.extend_from_slice(features.grams(token));
                features.each_joined_to(tokens, at, |gram| self.raw_grams.push(gram));
                self.raw_tokens.push((self.raw_grams.len() - before) as u32);
            }
            self.raw_ends.push([self.raw_words.len(), self.raw_grams.len(), self.raw_tokens.len()]);
        }
    }

    /// Keeps what has a label.
    fn choose(
        &mut self,
        features: &Features,
        stems: &mut Labels,
        grams: &mut Labels,
        label: impl Fn(&mut Labels, u32) -> Option<u32>,
    ) {
        self.words.clear();
        self.grams.clear();
        self.tokens.clear();
        self.spans.clear();
        self.ends.clear();
        let mut from = [0; 3];
        for &to in &self.raw_ends {
            let chosen = [self.words.len(), self.grams.len()];
            for word in &self.raw_words[from[0]..to[0]] {
                if let Some(id) = label(stems, word.stem) {
                    let weight = features.stem_weights[word.stem as usize];
                    self.words.push(Item { id, weight, rank: stems.count(id), number: word.number });
                }
            }
            let mut at = from[1];
            let mut take = |until: usize| {
                let before = self.grams.len();
                for &gram in &self.raw_grams[at..until] {
                    if let Some(id) = label(grams, gram) {
                        let weight = features.gram_weights[gram as usize];
                        self.grams.push(Item { id, weight, rank: grams.count(id), number: false });
                    }
                }
                at = until;
                (self.grams.len() - before) as u32
            };
            let mut end = from[1];
            for (&count, span) in self.raw_tokens[from[2]..to[2]].iter().zip(&self.raw_spans[from[2]..]) {
                end += count as usize;
                let count = take(end);
                if count > 0 {
                    self.tokens.push(count);
                    self.spans.push(span.clone());
                }
            }
            self.words[chosen[0]..].iter().for_each(|word| stems.counts[word.id as usize] = 0);
            self.grams[chosen[1]..].iter().for_each(|gram| grams.counts[gram.id as usize] = 0);
            self.ends.push([self.words.len(), self.grams.len(), self.tokens.len()]);
            from = to;
        }
    }

    fn segment(&self, number: usize) -> Laid<'_> {
        let Some(at) = number.checked_sub(self.first).filter(|&at| at < self.ends.len()) else {
            return Laid::default();
        };
        let from = if at == 0 { [0; 3] } else { self.ends[at - 1] };
        let to = self.ends[at];
        Laid {
            words: &self.words[from[0]..to[0]],
            grams: &self.grams[from[1]..to[1]],
            tokens: &self.tokens[from[2]..to[2]],
            spans: &self.spans[from[2]..to[2]],
        }
    }
}

/// Numbers from 0 on for what stands on both sides.
#[derive(Debug)]
struct Labels {
    /// By the number in the whole texts: [`UNSEEN`], [`SEEN`], or the new number after these.
    of: Vec<u32>,
    /// How often each stands in a segment.
    counts: Vec<u16>,
    next: u32,
}

/// On neither side so far.
const UNSEEN: u32 = 0;
/// On the first side.
const SEEN: u32 = 1;

impl Labels {
    fn new(keys: usize) -> Self {
        Self { of: vec![UNSEEN; keys], counts: Vec::new(), next: 0 }
    }

    fn see(&mut self, key: u32) {
        self.of[key as usize] = SEEN;
    }

    fn forget(&mut self, key: u32) {
        self.of[key as usize] = UNSEEN;
        self.next = 0;
    }

    /// The number of what the first side has, a new one at first.
    fn label(&mut self, key: u32) -> Option<u32> {
        let label = &mut self.of[key as usize];
        if *label == SEEN {
            self.next += 1;
            *label = SEEN + self.next;
            if self.counts.len() < self.next as usize {
                self.counts.push(0);
            }
        }
        label.checked_sub(SEEN + 1)
    }

    /// The number of what both sides have.
    fn known(&self, key: u32) -> Option<u32> {
        self.of[key as usize].checked_sub(SEEN + 1)
    }

    /// How often it was counted before.
    fn count(&mut self, id: u32) -> u16 {
        let count = &mut self.counts[id as usize];
        let before = *count;
        *count = before.saturating_add(1);
        before
    }
}

//! What two groups of segments have in common: the one is counted, the other uses the counts up.

use super::features::{Features, Word};
use super::layout::{Item, Laid};
use crate::document::Token;

/// What two groups of segments share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    pub words: f32,
    pub grams: f32,
    pub numbers: f32,
}

impl Shared {
    pub fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            grams: self.grams + other.grams,
            numbers: self.numbers + other.numbers,
        }
    }

    pub fn less(self, other: Self) -> Self {
        Self {
            words: self.words - other.words,
            grams: self.grams - other.grams,
            numbers: self.numbers - other.numbers,
        }
    }
}

/// Counts the words and n-grams of laid out segments.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    stems: Vec<u16>,
    grams: Vec<u16>,
}

impl Matcher {
    /// Makes room for so many stems and n-grams.
    pub fn resize(&mut self, [stems, grams]: [usize; 2]) {
        self.stems.resize(stems, 0);
        self.grams.resize(grams, 0);
    }

    /// Adds a segment to those that are compared with.
    pub fn load(&mut self, segment: Laid<'_>) {
        for (counts, items) in [(&mut self.stems, segment.words), (&mut self.grams, segment.grams)] {
            for item in items {
                let count = &mut counts[item.id as usize];
                *count = count.saturating_add(1);
            }
        }
    }

    /// Takes that segment away again, used up or not.
    pub fn clear(&mut self, segment: Laid<'_>) {
        for (counts, items) in [(&mut self.stems, segment.words), (&mut self.grams, segment.grams)] {
            for item in items {
                counts[item.id as usize] = 0;
            }
        }
    }

    /// What a segment shares with the loaded ones.
    pub fn share(&self, segment: Laid<'_>) -> Shared {
        let holds = |counts: &[u16], item: &Item| counts[item.id as usize] > item.rank;
        let mut shared = Shared::default();
        for word in segment.words.iter().filter(|word| holds(&self.stems, word)) {
            shared.words += word.weight;
            shared.numbers += f32::from(u8::from(word.number));
        }
        for gram in segment.grams {
            shared.grams += if holds(&self.grams, gram) { gram.weight } else { 0.0 };
        }
        shared
    }

    /// The same, and uses it up: what comes next has no part in it.
    pub fn take(&mut self, segment: Laid<'_>) -> Shared {
        let mut shared = Shared::default();
        for word in segment.words {
            let left = &mut self.stems[word.id as usize];
            if *left > 0 {
                *left -= 1;
                shared.words += word.weight;
                shared.numbers += f32::from(u8::from(word.number));
            }
        }
        for gram in segment.grams {
            let left = &mut self.grams[gram.id as usize];
            let has = *left > 0;
            *left -= u16::from(has);
            shared.grams += if has { gram.weight } else { 0.0 };
        }
        shared
    }

    /// Calls a function with the weight of those of each token's n-grams that are loaded.
    pub fn cover(&self, segment: Laid<'_>, mut function: impl FnMut(f32)) {
        let mut rest = segment.grams;
        for &count in segment.tokens {
            let (token, after) = rest.split_at(count as usize);
            rest = after;
            let weight = |gram: &Item| if self.grams[gram.id as usize] > 0 { gram.weight } else { 0.0 };
            function(token.iter().map(weight).sum());
        }
    }
}

/// Counts the words of one segment, to be compared with others anywhere in the texts.
pub(super) struct WordMatcher<'a> {
    features: &'a Features,
    stems: Vec<u16>,
}

impl<'a> WordMatcher<'a> {
    pub fn new(features: &'a Features) -> Self {
        Self { features, stems: vec![0; features.stem_weights.len()] }
    }

    /// Adds the words of tokens.
    pub fn load(&mut self, tokens: &[Token]) {
        for Word { stem, .. } in self.features.words(tokens) {
            let count = &mut self.stems[stem as usize];
            *count = count.saturating_add(1);
        }
    }

    /// Takes the words of those tokens away again, used up or not.
    pub fn clear(&mut self, tokens: &[Token]) {
        self.features.words(tokens).for_each(|word| self.stems[word.stem as usize] = 0);
    }

    /// The weight of the words that tokens share with the loaded ones; uses it up.
    pub fn take(&mut self, tokens: &[Token]) -> f32 {
        let mut shared = 0.0;
        for Word { stem, .. } in self.features.words(tokens) {
            let left = &mut self.stems[stem as usize];
            if *left > 0 {
                *left -= 1;
                shared += self.features.stem_weights[stem as usize];
            }
        }
        shared
    }
}

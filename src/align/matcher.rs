//! What two groups of segments have in common: the one is counted, the other uses the counts up.

use super::features::{Features, Word};
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
}

/// The words and n-grams of a segment, ready to be compared again and again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Laid<'l> {
    words: &'l [Word],
    grams: &'l [u32],
}

/// Consecutive segments laid out: each is compared many times over with those that stand near it.
#[derive(Debug, Default)]
pub(super) struct Layout {
    first: usize,
    words: Vec<Word>,
    grams: Vec<u32>,
    /// Where the words and the n-grams of each segment end.
    ends: Vec<(usize, usize)>,
}

impl Layout {
    /// Lays out segments from number `first` on, in the place of those before.
    pub fn fill<'t>(
        &mut self,
        features: &Features,
        first: usize,
        segments: impl Iterator<Item = &'t [Token]>,
    ) {
        self.first = first;
        self.words.clear();
        self.grams.clear();
        self.ends.clear();
        for tokens in segments {
            self.words.extend(features.words(tokens));
            features.each_gram(tokens, |gram| self.grams.push(gram));
            self.ends.push((self.words.len(), self.grams.len()));
        }
    }

    /// A segment by its number; empty where it was not laid out.
    pub fn segment(&self, number: usize) -> Laid<'_> {
        let Some(at) = number.checked_sub(self.first).filter(|&at| at < self.ends.len()) else {
            return Laid::default();
        };
        let from = if at == 0 { (0, 0) } else { self.ends[at - 1] };
        let to = self.ends[at];
        Laid { words: &self.words[from.0..to.0], grams: &self.grams[from.1..to.1] }
    }
}

/// Counts what one side of a comparison has and the other uses up.
pub(super) struct Matcher<'a> {
    features: &'a Features,
    stems: Vec<u16>,
    grams: Vec<u8>,
    taken_stems: Vec<u32>,
    taken_grams: Vec<u32>,
}

impl<'a> Matcher<'a> {
    pub fn new(features: &'a Features) -> Self {
        Self {
            features,
            stems: vec![0; features.stem_weights.len()],
            grams: vec![0; features.gram_weights.len()],
            taken_stems: Vec::new(),
            taken_grams: Vec::new(),
        }
    }

    /// Adds a segment to the side that is compared with.
    pub fn load(&mut self, segment: Laid<'_>) {
        self.load_stems(segment.words.iter().copied());
        for &gram in segment.grams {
            let count = &mut self.grams[gram as usize];
            *count = count.saturating_add(1);
        }
    }

    /// Adds the words of tokens alone.
    pub fn load_words(&mut self, tokens: &[Token]) {
        self.load_stems(self.features.words(tokens));
    }

    fn load_stems(&mut self, words: impl Iterator<Item = Word>) {
        for word in words {
            let count = &mut self.stems[word.stem as usize];
            *count = count.saturating_add(1);
        }
    }

    /// Takes that segment away again, used up or not.
    pub fn clear(&mut self, segment: Laid<'_>) {
        self.clear_stems(segment.words.iter().copied());
        for &gram in segment.grams {
            self.grams[gram as usize] = 0;
        }
        self.taken_grams.clear();
    }

    /// Takes the words of those tokens away again.
    pub fn clear_words(&mut self, tokens: &[Token]) {
        self.clear_stems(self.features.words(tokens));
    }

    fn clear_stems(&mut self, words: impl Iterator<Item = Word>) {
        for word in words {
            self.stems[word.stem as usize] = 0;
        }
        self.taken_stems.clear();
    }

    /// The weight of the words that tokens share with the loaded ones; uses it up.
    pub fn take_words(&mut self, tokens: &[Token]) -> f32 {
        self.take_stems(self.features.words(tokens)).words
    }

    fn take_stems(&mut self, words: impl Iterator<Item = Word>) -> Shared {
        let mut shared = Shared::default();
        for word in words {
            let left = &mut self.stems[word.stem as usize];
            if *left > 0 {
                *left -= 1;
                self.taken_stems.push(word.stem);
                shared.words += self.features.stem_weights[word.stem as usize];
                shared.numbers += f32::from(u8::from(word.number));
            }
        }
        shared
    }

    /// What a segment shares with the loaded ones; uses it up.
    pub fn take(&mut self, segment: Laid<'_>) -> Shared {
        let mut shared = self.take_stems(segment.words.iter().copied());
        for &gram in segment.grams {
            let left = &mut self.grams[gram as usize];
            if *left > 0 {
                *left -= 1;
                self.taken_grams.push(gram);
                shared.grams += self.features.gram_weights[gram as usize];
            }
        }
        shared
    }

    /// The weight of those of a token's n-grams that are loaded.
    pub fn cover(&self, token: &Token) -> f32 {
        let loaded = self.features.grams(token).iter().filter(|&&gram| self.grams[gram as usize] > 0);
        loaded.map(|&gram| self.features.gram_weights[gram as usize]).sum()
    }

    /// Puts back what was taken.
    pub fn restore(&mut self) {
        self.taken_stems.drain(..).for_each(|stem| self.stems[stem as usize] += 1);
        self.taken_grams.drain(..).for_each(|gram| self.grams[gram as usize] += 1);
    }
}

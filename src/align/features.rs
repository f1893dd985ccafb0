//! What segments are compared by: the stems they hold and the letter n-grams of their words, each weighted by how
//! rare it is in the two texts.

use rustc_hash::FxHashMap;

use crate::document::Segmented;
use crate::vocabulary::{Form, Kind, Vocabulary};

/// Lists of items, one list a segment, in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<Item>,
}

/// A feature and how often a segment has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub feature: u32,
    pub count: u32,
}

impl Lists {
    pub fn of(&self, segment: usize) -> &[Item] {
        &self.items[self.starts[segment] as usize..self.starts[segment + 1] as usize]
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds a segment's features, sorted and counted; empties `features`.
    fn push(&mut self, features: &mut Vec<u32>) {
        features.sort_unstable();
        for run in features.chunk_by(PartialEq::eq) {
            self.items.push(Item { feature: run[0], count: run.len() as u32 });
        }
        self.starts.push(self.items.len() as u32);
        features.clear();
    }
}

/// One kind of feature on both sides.
#[derive(Clone, Debug, Default)]
pub(super) struct Space {
    pub mt: Lists,
    pub edited: Lists,
    /// The weight of each feature, 0 (in every segment) to 1 (in one segment).
    pub weights: Vec<f32>,
}

impl Space {
    fn new(mt: Lists, edited: Lists, features: usize) -> Self {
        let mut held = vec![0u32; features];
        for item in mt.items.iter().chain(&edited.items) {
            held[item.feature as usize] += 1;
        }
        // A feature that stands once a side is as telling as can be, whatever the length of the texts.
        let segments = (mt.len() + edited.len()) as f32;
        let scale = (segments / 2.0 + 1.0).ln().max(1.0);
        let weights =
            held.iter().map(|&n| ((segments + 1.0) / (n.max(2) as f32 + 0.5)).ln().max(0.0) / scale);
        let weights = weights.map(|weight| weight.min(1.0)).collect();
        Self { mt, edited, weights }
    }

    /// The summed weight of a list.
    pub fn total(&self, items: &[Item]) -> f32 {
        items.iter().map(|item| self.weights[item.feature as usize] * item.count as f32).sum()
    }
}

/// All that the segments of two texts are compared by.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// Stems of words, values of numbers.
    pub words: Space,
    /// Letter n-grams.
    pub grams: Space,
    /// Letters in each segment, MT and edited.
    pub letters: [Vec<f32>; 2],
    /// Numbers (digits) in each segment, MT and edited.
    pub numbers: [Lists; 2],
}

/// Shortest and longest letter n-gram, with the word's edges.
const GRAM: std::ops::RangeInclusive<usize> = 3..=5;

impl Features {
    pub fn new(mt: &Segmented, edited: &Segmented, vocabulary: &Vocabulary) -> Self {
        let forms = FormGrams::new(vocabulary);
        let sides = [mt, edited].map(|text| Side::new(text, vocabulary, &forms));
        let [mt, edited] = sides;
        Self {
            words: Space::new(mt.words, edited.words, vocabulary.key_count()),
            grams: Space::new(mt.grams, edited.grams, forms.buckets),
            letters: [mt.letters, edited.letters],
            numbers: [mt.numbers, edited.numbers],
        }
    }
}

struct Side {
    words: Lists,
    grams: Lists,
    numbers: Lists,
    letters: Vec<f32>,
}

impl Side {
    fn new(text: &Segmented, vocabulary: &Vocabulary, forms: &FormGrams) -> Self {
        let empty = || Lists { starts: vec![0], items: Vec::new() };
        let mut side = Self { words: empty(), grams: empty(), numbers: empty(), letters: Vec::new() };
        let (mut words, mut grams, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for segment in 0..text.segments.len() {
            let mut letters = 0;
            // The last one and two words that no white space parts from the next: scripts without spaces.
            let mut joined: [Option<(u32, u32)>; 2] = [None; 2];
            for token in text.tokens_of(segment) {
                let form = vocabulary.form(token.form);
                letters += forms.letters[token.form as usize];
                if !form.is_wordlike() && form.kind != Kind::Markup {
                    joined = [None; 2];
                    continue;
                }
                words.push(form.stem);
                if form.kind == Kind::Number {
                    numbers.push(form.fold);
                }
                grams.extend_from_slice(forms.of(token.form));
                let [far, near] = joined.map(|last| last.filter(|&(_, end)| end == token.span.start));
                if let Some((hash, _)) = near {
                    grams.push(forms.bucket(mix(hash, form.fold)));
                }
                if let Some((hash, _)) = far {
                    grams.push(forms.bucket(mix(hash, form.fold)));
                }
                let pair = near.map(|(hash, _)| (mix(hash, form.fold), token.span.end));
                joined = [pair, Some((mix(0, form.fold), token.span.end))];
            }
            side.letters.push(letters as f32);
            side.words.push(&mut words);
            side.grams.push(&mut grams);
            side.numbers.push(&mut numbers);
        }
        side
    }
}

/// The letter n-grams of each form, as buckets of a hash; two n-grams in one bucket do little harm.
struct FormGrams {
    starts: Vec<u32>,
    grams: Vec<u32>,
    letters: Vec<u32>,
    buckets: usize,
}

impl FormGrams {
    fn new(vocabulary: &Vocabulary) -> Self {
        let buckets = (vocabulary.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 20);
        let mut all = Self { starts: vec![0], grams: Vec::new(), letters: Vec::new(), buckets };
        let mut by_fold: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
        for number in 0..vocabulary.len() as u32 {
            let form = vocabulary.form(number);
            let letters: Vec<char> = form.folded.chars().collect();
            if form.is_wordlike() {
                if let Some(&(from, to)) = by_fold.get(&form.fold) {
                    all.grams.extend_from_within(from as usize..to as usize);
                } else {
                    let from = all.grams.len() as u32;
                    all.push_grams(form, &letters);
                    by_fold.insert(form.fold, (from, all.grams.len() as u32));
                }
            }
            all.starts.push(all.grams.len() as u32);
            all.letters.push(letters.len() as u32);
        }
        all
    }

    fn push_grams(&mut self, form: &Form, letters: &[char]) {
        let edged: Vec<char> =
            std::iter::once('\u{2}').chain(letters.iter().copied()).chain(['\u{3}']).collect();
        for n in GRAM.filter(|_| form.kind == Kind::Word) {
            for gram in edged.windows(n) {
                let hash = gram.iter().fold(n as u32, |hash, &letter| mix(hash, letter as u32));
                let bucket = self.bucket(hash);
                self.grams.push(bucket);
            }
        }
    }

    fn bucket(&self, hash: u32) -> u32 {
        hash & (self.buckets as u32 - 1)
    }

    fn of(&self, form: u32) -> &[u32] {
        &self.grams[self.starts[form as usize] as usize..self.starts[form as usize + 1] as usize]
    }
}

/// A step of a multiplicative hash whose low bits are good.
fn mix(hash: u32, next: u32) -> u32 {
    let mixed = (u64::from(hash) << 32 | u64::from(next)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

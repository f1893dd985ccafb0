//! One of the two texts, made ready for alignment.

use std::ops::Range;

use rayon::prelude::*;

use super::features::{Ends, Features, Measure};
use crate::document::{Segmented, Token};

/// The segments of a text that hold something, numbered anew from 0.
#[derive(Debug)]
pub(super) struct Side<'a> {
    text: &'a Segmented,
    /// Their numbers in the text.
    pub ids: Vec<u32>,
    /// How much each holds.
    pub measures: Vec<Measure>,
    /// A hash of what each says, once folded.
    pub hashes: Vec<u64>,
    /// How many letters it has.
    letters: f32,
    /// How each begins and ends.
    ends: Vec<Ends>,
    /// The share of them that end as sentences do.
    stopping: f32,
    /// The share of them that begin with a capital.
    capitals: f32,
    /// Whether lines are paragraphs: some hold several segments.
    paragraphs: bool,
}

impl<'a> Side<'a> {
    pub fn new(text: &'a Segmented, features: &Features) -> Self {
        let ids: Vec<u32> =
            (0..text.segments.len()).filter(|&s| !text.tokens_of(s).is_empty()).map(|s| s as u32).collect();
        let look = |&id: &u32| {
            let tokens = text.tokens_of(id as usize);
            let hash =
                tokens.iter().fold(tokens.len() as u64, |hash, token| chain_hash(hash, features.fold(token)));
            ((features.measure(tokens), features.ends(tokens)), hash)
        };
        let (looks, hashes): (Vec<(Measure, Ends)>, Vec<u64>) =
            ids.par_iter().with_min_len(256).map(look).unzip();
        let (measures, ends): (Vec<Measure>, Vec<Ends>) = looks.into_iter().unzip();
        let letters = measures.iter().map(|measure| f64::from(measure.letters)).sum::<f64>() as f32;
        let share = |holds: fn(&Ends) -> bool| {
            ends.iter().filter(|&ends| holds(ends)).count() as f32 / ends.len().max(1) as f32
        };
        let (stopping, capitals) = (share(|ends| ends.stops), share(|ends| ends.capital));
        let paragraphs = text.segments.windows(2).any(|two| two[0].line == two[1].line);
        Self { text, ids, measures, hashes, letters, ends, stopping, capitals, paragraphs }
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn tokens(&self, segment: usize) -> &'a [Token] {
        self.text.tokens_of(self.ids[segment] as usize)
    }

    /// Whether segments follow each other in the text, with no blank line between.
    pub fn is_whole(&self, range: &Range<usize>) -> bool {
        self.ids[range.end - 1] - self.ids[range.start] == range.len() as u32 - 1
    }

    /// How many letters one text has for each letter of the other, from a half to two.
    pub fn ratio(mt: &Self, edited: &Self) -> f32 {
        (mt.letters.max(1.0) / edited.letters.max(1.0)).clamp(0.5, 2.0)
    }

    /// How much a segment of either text holds in the mean.
    pub fn mass(mt: &Self, edited: &Self) -> Measure {
        let n = (mt.len() + edited.len()).max(1) as f64;
        let all = || mt.measures.iter().chain(&edited.measures);
        let mean = |part: fn(&Measure) -> f32| {
            (all().map(|measure| f64::from(part(measure))).sum::<f64>() / n).max(0.5) as f32
        };
        Measure {
            words: mean(|measure| measure.words),
            grams: mean(|measure| measure.grams),
            numbers: mean(|measure| measure.numbers),
            letters: mean(|measure| measure.letters),
        }
    }

    /// How many paragraphs end within a group of segments.
    pub fn breaks(&self, range: &Range<usize>) -> u32 {
        let line = |segment: usize| self.text.segments[self.ids[segment] as usize].line;
        if self.paragraphs { line(range.end - 1) - line(range.start) } else { 0 }
    }

    /// How sure it is that a segment goes on in the next, 0 to 1: it ends as sentences do not, where most do.
    pub fn openness(&self, segment: usize) -> f32 {
        if self.ends[segment].stops { 0.0 } else { self.stopping }
    }

    /// How sure it is that a segment goes on from the one before, 0 to 1: it begins with a small letter, where most begin
    /// with a capital.
    pub fn smallness(&self, segment: usize) -> f32 {
        if self.ends[segment].small { self.capitals } else { 0.0 }
    }

    pub fn measure(&self, range: Range<usize>) -> Measure {
        self.measures[range].iter().fold(Measure::default(), |sum, &measure| sum.add(measure))
    }
}

/// A step of a 64-bit hash.
pub(super) fn chain_hash(hash: u64, next: u32) -> u64 {
    let mixed = (hash.rotate_left(23) ^ u64::from(next)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

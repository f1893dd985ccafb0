//! One of the two texts, made ready for alignment.

use std::ops::Range;

use rayon::prelude::*;

use super::features::{Features, Measure};
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
            (features.measure(tokens), hash)
        };
        let (measures, hashes) = ids.par_iter().with_min_len(256).map(look).unzip();
        let paragraphs = text.segments.windows(2).any(|two| two[0].line == two[1].line);
        Self { text, ids, measures, hashes, paragraphs }
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

    /// How many paragraphs end within a group of segments.
    pub fn breaks(&self, range: &Range<usize>) -> u32 {
        let line = |segment: usize| self.text.segments[self.ids[segment] as usize].line;
        if self.paragraphs { line(range.end - 1) - line(range.start) } else { 0 }
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

//! The bead model: what a bead is worth, as a weighted sum of what its segments share.
//!
//! A conditional random field over the beads of two texts (Lafferty et al. 2001): the score of an alignment
//! is the sum of its beads' scores, and its probability is the exponential of that over the sum for all alignments.
//! [`train`](super::train) learns the weights; `data/align.tsv` holds them.

use std::sync::LazyLock;

use super::features::{Measure, Shared};

/// The kinds of beads: how many MT segments stand for how many edited ones.
pub(super) const KINDS: &[(usize, usize)] = &[
    (1, 0),
    (0, 1),
    (1, 1),
    (1, 2),
    (2, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (3, 3),
    (1, 4),
    (4, 1),
    (1, 5),
    (5, 1),
];

/// The most segments that a bead has on a side.
pub(super) const LONGEST: usize = 5;

/// Names of the features, in the order of the weights. Those from `unpaired` on that speak of one segment hold for
/// segments without partner, too.
pub(super) const NAMES: [&str; FEATURES] = [
    "1-1",
    "1-2",
    "1-3",
    "1-many",
    "2-2",
    "2-many",
    "unpaired",
    "unpaired-letters",
    "words-shared",
    "words-unshared",
    "grams-shared",
    "grams-unshared",
    "words-dice",
    "grams-dice",
    "words-dice-squared",
    "grams-dice-squared",
    "numbers-shared",
    "numbers-unshared",
    "length-ratio",
    "least-share",
    "least-share-small",
    "equal",
    "containment",
    "length-ratio-squared",
    "gain",
    "gain-small",
    "unpaired-meet",
];

/// How many features a bead has.
pub(super) const FEATURES: usize = 27;

/// The last of the features, which is none of a bead: segments without partner of both sides meet.
pub(super) const MEETING: usize = FEATURES - 1;

/// The features of a bead, in the order of [`NAMES`].
pub(super) type Vector = [f32; FEATURES];

/// All that a paired bead is judged by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub shared: Shared,
    pub mt: Measure,
    pub edited: Measure,
    /// Of the first and last segments of a side that has several, the least share of n-grams that no other segment of
    /// the side accounts for; 1 where no side has several.
    pub least: f32,
    /// How much the overlap (Dice) gains by the least of these segments.
    pub gain: f32,
    /// Whether both sides say the same to the letter.
    pub equal: bool,
}

/// Twice what is shared over what there is on both sides, 0 to 1.
pub(super) fn dice(shared: f32, both: f32) -> f32 {
    if both > 0.0 { 2.0 * shared / both } else { 0.0 }
}

/// The features of a paired bead of a kind.
pub(super) fn paired(kind: (usize, usize), evidence: &Evidence) -> Vector {
    let Evidence { shared, mt, edited, least, gain, equal } = *evidence;
    let bias = match (kind.0.min(kind.1), kind.0.max(kind.1)) {
        (1, 1) => 0,
        (1, 2) => 1,
        (1, 3) => 2,
        (1, _) => 3,
        (2, 2) => 4,
        _ => 5,
    };
    let size = (kind.0 + kind.1) as f32 / 2.0;
    let words = dice(shared.words, mt.words + edited.words);
    let grams = dice(shared.grams, mt.grams + edited.grams);
    let ratio = ((mt.letters + 5.0) / (edited.letters + 5.0)).ln().abs().min(2.0);
    let mut vector = [0.0; FEATURES];
    vector[bias] = 1.0;
    vector[8] = shared.words;
    vector[9] = mt.words + edited.words - 2.0 * shared.words;
    vector[10] = shared.grams / 10.0;
    vector[11] = (mt.grams + edited.grams - 2.0 * shared.grams) / 10.0;
    vector[12] = size * words;
    vector[13] = size * grams;
    vector[14] = size * words * words;
    vector[15] = size * grams * grams;
    vector[16] = shared.numbers.min(3.0);
    vector[17] = (mt.numbers + edited.numbers - 2.0 * shared.numbers).min(4.0);
    vector[18] = ratio;
    vector[19] = least;
    vector[20] = (0.25 - least).max(0.0) * 4.0;
    vector[24] = (gain * 5.0).clamp(-1.0, 1.0);
    vector[25] = (gain * 20.0).clamp(-1.0, 1.0);
    vector[21] = f32::from(u8::from(equal));
    vector[22] = shared.grams / mt.grams.min(edited.grams).max(0.1);
    vector[23] = ratio * ratio;
    vector
}

/// The features of a segment without partner.
pub(super) fn unpaired(measure: Measure) -> Vector {
    let mut vector = [0.0; FEATURES];
    vector[6] = 1.0;
    vector[7] = (measure.letters + 5.0).ln() / 5.0;
    vector[9] = measure.words;
    vector[11] = measure.grams / 10.0;
    vector[17] = measure.numbers.min(4.0);
    vector
}

/// The weights of the features.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Model {
    pub weights: Vector,
}

static LEARNED: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("../../data/align.tsv")));

impl Model {
    /// The weights that come with the program.
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    pub fn score(&self, features: &Vector) -> f32 {
        self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }

    /// Reads `name<TAB>weight` lines. A feature without a line weighs nothing; names that are none are passed over.
    fn parse(table: &str) -> Self {
        let mut weights = [0.0; FEATURES];
        for (name, weight) in table.lines().filter_map(|line| line.split_once('\t')) {
            if let (Some(at), Ok(weight)) = (NAMES.iter().position(|&known| known == name), weight.parse()) {
                weights[at] = weight;
            }
        }
        Self { weights }
    }

    /// Writes what [`Model::parse`] reads.
    pub fn table(&self) -> String {
        let lines = NAMES.iter().zip(&self.weights).map(|(name, weight)| format!("{name}\t{weight:.4}\n"));
        lines.collect::<Vec<_>>().concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_each_weight_and_comes_back() {
        let table = include_str!("../../data/align.tsv");
        for name in NAMES {
            assert_eq!(
                table.lines().filter(|line| line.split('\t').next() == Some(name)).count(),
                1,
                "{name}"
            );
        }
        assert_eq!(Model::parse(&Model::learned().table()), *Model::learned());
    }
}

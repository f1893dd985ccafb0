//! The bead model: what a bead is worth, as a weighted sum of what its segments share.
//!
//! A conditional random field over the beads of two texts: the score of an alignment is the sum of its beads' scores,
//! and its probability is the exponential of that over the sum for all alignments.

/// How many features a bead has.
pub(super) const FEATURES: usize = 20;

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
    (1, 4),
    (4, 1),
    (3, 3),
    (1, 5),
    (5, 1),
];

/// The features of a bead, in the order of the weights.
pub(super) type Vector = [f32; FEATURES];

/// What two groups of segments have in common, in one space of features.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlap {
    pub shared: f32,
    pub mt: f32,
    pub edited: f32,
}

impl Overlap {
    /// Twice the shared weight over the weight of both, 0 to 1.
    pub fn dice(self) -> f32 {
        let both = self.mt + self.edited;
        if both > 0.0 { 2.0 * self.shared / both } else { 0.0 }
    }

    fn unshared(self) -> f32 {
        self.mt + self.edited - 2.0 * self.shared
    }
}

/// All that a bead is judged by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub words: Overlap,
    pub grams: Overlap,
    pub numbers: Overlap,
    pub letters: [f32; 2],
    /// The least share of a segment's weight that its partners explain.
    pub least: f32,
}

/// The features of a paired bead of a kind.
pub(super) fn paired(kind: (usize, usize), evidence: &Evidence) -> Vector {
    let mut f = [0.0; FEATURES];
    let bias = match (kind.0.min(kind.1), kind.0.max(kind.1)) {
        (1, 1) => 0,
        (1, 2) => 1,
        (1, 3) => 2,
        (1, _) => 3,
        (2, 2) => 4,
        _ => 5,
    };
    let size = (kind.0 + kind.1) as f32 / 2.0;
    let (words, grams) = (evidence.words.dice(), evidence.grams.dice());
    f[bias] = 1.0;
    f[8] = evidence.words.shared;
    f[9] = evidence.words.unshared();
    f[10] = evidence.grams.shared / 10.0;
    f[11] = evidence.grams.unshared() / 10.0;
    f[12] = size * words;
    f[13] = size * grams;
    f[14] = size * (words * words);
    f[15] = size * (grams * grams);
    f[16] = evidence.numbers.shared.min(3.0);
    f[17] = evidence.numbers.unshared().min(4.0);
    let (mt, edited) = (evidence.letters[0] + 5.0, evidence.letters[1] + 5.0);
    f[18] = (mt / edited).ln().abs().min(2.0);
    f[19] = evidence.least;
    f
}

/// The features of a segment without partner.
pub(super) fn unpaired(words: f32, grams: f32, numbers: f32, letters: f32) -> Vector {
    let mut f = [0.0; FEATURES];
    f[6] = 1.0;
    f[7] = (letters + 5.0).ln() / 5.0;
    f[9] = words;
    f[11] = grams / 10.0;
    f[17] = numbers.min(4.0);
    f
}

/// The weights.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub weights: Vector,
}

impl Model {
    pub fn score(&self, features: &Vector) -> f32 {
        self.weights.iter().zip(features).map(|(w, f)| w * f).sum()
    }
}

impl Default for Model {
    fn default() -> Self {
        let mut weights = [0.0; FEATURES];
        weights[1] = -1.5;
        weights[2] = -3.0;
        weights[3] = -4.0;
        weights[4] = -3.5;
        weights[5] = -5.0;
        weights[6] = 1.2;
        weights[9] = -0.3;
        weights[12] = 6.0;
        weights[13] = 8.0;
        weights[16] = 0.5;
        weights[17] = -0.3;
        weights[18] = -1.0;
        weights[19] = 3.0;
        Self { weights }
    }
}

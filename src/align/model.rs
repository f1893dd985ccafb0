//! The bead model: what a bead is worth, as a weighted sum of what its segments share.
//!
//! A conditional random field over the beads of two texts (Lafferty et al. 2001): the score of an alignment
//! is the sum of its beads' scores, and its probability is the exponential of that over the sum for all alignments.
//! [`train`](super::train) learns the weights; `data/align.tsv` holds them.

use std::sync::LazyLock;

use super::comparison::Order;
use super::features::Measure;
use super::habits::{Habits, damped};
use super::matcher::Shared;
use super::rates::Rates;

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
    "inner-open",
    "inner-small",
    "end-open-one",
    "end-open-both",
    "start-small-one",
    "length-delta",
    "length-delta-squared",
    "in-order",
    "in-order-squared",
    "crossing",
    "crossing-share",
    "cover-mt-edited",
    "unlike",
    "unlike-squared",
    "usual-likeness",
    "3-3",
    "crossing-least",
    "beyond-least",
    "beyond-least-squared",
    "beyond-both",
    "beyond-both-squared",
    "least-beyond",
    "least-beyond-squared",
    "least-beyond-usual",
    "evidence",
    "evidence-damped",
    "least-evidence",
    "torn",
    "torn-share",
    "torn-share-small",
    "chance",
    "chance-words",
    "strange-half",
    "strange-half-long",
    "strange-quarter",
    "strange-quarter-long",
    "strange-tenth",
    "strange-tenth-long",
    "room-taken",
    "room-taken-long",
    "room-free",
    "crossing-words",
    "crossing-numbers",
    "rate-alone",
    "rate-several",
    "rate-crossed",
    "unpaired-meet",
];

/// How many features a bead has.
pub(super) const FEATURES: usize = 73;

/// Where the features are that the rates of two texts give.
const RATES: usize = FEATURES - 4;

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
    /// What the segments of a side that has several add, at least.
    pub least: Least,
    /// Whether its parts stand in the same order.
    pub order: Order,
    /// The n-grams of its shortest segment.
    pub shortest: f32,
    /// Of beads with several segments on both sides, what they share less what the best two beads in their place would.
    pub crossing: Shared,
    /// The same by the n-grams of its shortest segment.
    pub crossing_share: f32,
    /// How its segments begin and end.
    pub joints: Joints,
    /// What is usual between the two texts.
    pub habits: Habits,
    /// Whether both sides say the same to the letter.
    pub equal: bool,
}

/// What the first and last segments of the sides that have several add to a bead: that of each which adds least.
#[derive(Clone, Copy, Debug)]
pub(super) struct Least {
    /// The share of its n-grams that no other segment of its side accounts for.
    pub share: f32,
    /// The same, of what is shared beyond chance: see [`Habits::by_chance`].
    pub beyond: f32,
    /// The evidence for its part in the bead, damped: see [`Habits::log_odds`].
    pub odds: f32,
    /// How much the overlap (Dice) gains by it.
    pub gain: f32,
}

impl Default for Least {
    /// Where no side has several.
    fn default() -> Self {
        Self { share: 1.0, beyond: 1.0, odds: 0.0, gain: 0.0 }
    }
}

/// What the beginnings and ends of a bead's segments say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Joints {
    /// Over the segments of a side but the last: that they go on.
    pub inner_open: f32,
    /// Over the segments of a side but the first: that they go on from the one before.
    pub inner_small: f32,
    /// Of the last segments: that they go on.
    pub end_open: [f32; 2],
    /// Of the first segments: that they go on from the one before.
    pub start_small: [f32; 2],
}

/// Twice what is shared over what there is on both sides, 0 to 1.
pub(super) fn dice(shared: f32, both: f32) -> f32 {
    if both > 0.0 { 2.0 * shared / both } else { 0.0 }
}

/// The features of a paired bead of a kind.
pub(super) fn paired(kind: (usize, usize), evidence: &Evidence) -> Vector {
    let Evidence { shared, mt, edited, least, equal, order, crossing, joints, habits, .. } = *evidence;
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
    let mass = habits.mass;
    let mut vector = [0.0; FEATURES];
    vector[bias] = 1.0;
    vector[8] = 8.0 * shared.words / mass.words;
    vector[9] = 8.0 * (mt.words + edited.words - 2.0 * shared.words) / mass.words;
    vector[10] = 4.0 * shared.grams / mass.grams;
    vector[11] = 4.0 * (mt.grams + edited.grams - 2.0 * shared.grams) / mass.grams;
    vector[12] = size * words;
    vector[13] = size * grams;
    vector[14] = size * words * words;
    vector[15] = size * grams * grams;
    vector[16] = shared.numbers.min(3.0);
    vector[17] = (mt.numbers + edited.numbers - 2.0 * shared.numbers).min(4.0);
    vector[19] = least.share;
    vector[20] = (0.25 - least.share).max(0.0) * 4.0;
    vector[24] = (least.gain * 5.0).clamp(-1.0, 1.0);
    vector[25] = (least.gain * 20.0).clamp(-1.0, 1.0);
    vector[21] = f32::from(u8::from(equal));
    vector[22] = shared.grams / mt.grams.min(edited.grams).max(0.1);
    vector[26] = joints.inner_open;
    vector[27] = joints.inner_small;
    vector[28] = (joints.end_open[0] - joints.end_open[1]).abs();
    vector[29] = joints.end_open[0].min(joints.end_open[1]);
    vector[30] = (joints.start_small[0] - joints.start_small[1]).abs();
    vector[33] = order.least;
    vector[34] = order.least * order.least;
    vector[35] = (8.0 * crossing.grams / mass.grams).clamp(-2.0, 4.0);
    vector[36] = 5.0 * dice(crossing.grams, mt.grams + edited.grams).clamp(-0.2, 0.4);
    vector[37] = shared.grams / mt.grams.max(edited.grams).max(0.1);
    let usual = habits.likeness;
    let short = (usual - grams).max(0.0);
    vector[38] = size * short;
    vector[39] = size * short * short / usual.max(0.2);
    vector[40] = size * usual;
    vector[41] = f32::from(u8::from(kind == (3, 3)));
    vector[42] = evidence.crossing_share;
    fill_lengths(&mut vector, evidence);
    fill_by_chance(&mut vector, kind, evidence);
    vector[RATES..MEETING].copy_from_slice(&habits.rates.features(kind));
    if kind != (1, 1) {
        fill_room(&mut vector, kind, evidence);
    }
    if kind.0.min(kind.1) > 1 {
        fill_torn(&mut vector, evidence);
    }
    vector
}

/// The features that tell how much longer one side is than the other.
fn fill_lengths(vector: &mut Vector, evidence: &Evidence) {
    let Evidence { mt, edited, habits, .. } = evidence;
    let ratio = ((mt.letters + 5.0) / (edited.letters + 5.0)).ln().abs().min(2.0);
    vector[18] = ratio;
    vector[23] = ratio * ratio;
    let expected = edited.letters * habits.ratio;
    let delta = (mt.letters - expected).abs() / (mt.letters + expected + 10.0).sqrt();
    vector[31] = delta.min(6.0);
    vector[32] = (delta * delta).min(16.0) / 4.0;
}

/// The features that tell what is shared from what strangers share.
fn fill_by_chance(vector: &mut Vector, kind: (usize, usize), evidence: &Evidence) {
    let Evidence { shared, mt, edited, least, habits, .. } = *evidence;
    let size = (kind.0 + kind.1) as f32 / 2.0;
    let (small, large) = (mt.grams.min(edited.grams), mt.grams.max(edited.grams));
    let (of_mt, of_edited) = (habits.by_chance(edited.grams), habits.by_chance(mt.grams));
    let chance = small * of_mt.max(of_edited);
    let beyond = |whole: f32| ((shared.grams - chance) / (whole - chance).max(0.1)).clamp(-0.5, 1.0);
    let (small, both) = (beyond(small), beyond(f32::midpoint(small, large)));
    vector[43] = size * small;
    vector[44] = size * small * small.abs();
    vector[45] = size * both;
    vector[46] = size * both * both.abs();
    vector[47] = least.beyond;
    vector[48] = least.beyond * least.beyond.abs();
    vector[49] = (least.beyond / habits.likeness.max(0.1)).min(1.5);
    let for_mt = habits.log_odds(shared.grams, mt.grams, of_mt);
    let for_edited = habits.log_odds(shared.grams, edited.grams, of_edited);
    vector[50] = ((for_mt + for_edited) / 20.0).clamp(-3.0, 6.0);
    vector[51] = damped(for_mt, mt.grams) + damped(for_edited, edited.grams);
    vector[52] = least.odds;
    vector[56] = 4.0 * chance / habits.mass.grams;
    vector[57] = 8.0 * of_mt.max(of_edited) * mt.words.min(edited.words) / habits.mass.words;
    // Partners of some length are seldom far less alike than is usual; short ones are.
    let alike = both / habits.likeness.max(0.1);
    let long = (1.0 + mt.grams.min(edited.grams) / 10.0).ln();
    for (at, limit) in [(58, 0.5), (60, 0.25), (62, 0.1)] {
        let strange = (limit - alike).max(0.0) / limit;
        vector[at] = strange;
        vector[at + 1] = strange * long;
    }
}

/// The features that tell a segment that belongs to a bead from one that stands beside it: one that shares little may still
/// be what the words at one end of its partner stand for, where nothing else accounts for these.
fn fill_room(vector: &mut Vector, kind: (usize, usize), evidence: &Evidence) {
    let Evidence { mt, edited, order, .. } = *evidence;
    let long = |letters: f32| (1.0 + letters / 20.0).ln();
    vector[64] = order.taken;
    vector[65] = order.taken * long(2.0 * mt.letters.min(edited.letters) / (kind.0 + kind.1) as f32);
    vector[66] = long(order.free);
}

/// The features that tell a bead of several segments on both sides from beads in its place.
fn fill_torn(vector: &mut Vector, evidence: &Evidence) {
    let Evidence { crossing, habits, .. } = evidence;
    let torn = evidence.order.torn;
    let share = torn / evidence.shortest.max(1.0);
    vector[67] = (8.0 * crossing.words / habits.mass.words).clamp(-2.0, 4.0);
    vector[68] = crossing.numbers.clamp(-2.0, 2.0);
    vector[53] = (8.0 * torn / habits.mass.grams).clamp(0.0, 4.0);
    vector[54] = share.clamp(0.0, 1.5);
    vector[55] = (0.15 - share).max(0.0) * 6.0;
}

/// The features of a segment without partner, of the kind 1-0 or 0-1.
pub(super) fn unpaired(kind: (usize, usize), measure: Measure, habits: &Habits) -> Vector {
    let mut vector = [0.0; FEATURES];
    vector[6] = 1.0;
    vector[7] = (measure.letters + 5.0).ln() / 5.0;
    vector[9] = 8.0 * measure.words / habits.mass.words;
    vector[11] = 4.0 * measure.grams / habits.mass.grams;
    vector[17] = measure.numbers.min(4.0);
    vector[RATES..MEETING].copy_from_slice(&habits.rates.features(kind));
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

    /// What the rates of two texts add to the score of a bead.
    pub fn score_of_rates(&self, rates: &Rates, kind: (usize, usize)) -> f32 {
        self.weights[RATES..].iter().zip(rates.features(kind)).map(|(weight, feature)| weight * feature).sum()
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

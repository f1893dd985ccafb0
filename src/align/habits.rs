//! What is usual between two texts: how alike partners are, and segments that have nothing to do with each other.

use super::band::Band;
use super::comparison::Comparison;
use super::features::{Features, Measure};
use super::rates::Rates;
use super::side::Side;

/// How many segments are looked at.
const SAMPLE: usize = 256;

/// The fewest segments of a text in which those half a text away are strangers.
const FEWEST: usize = 8;

/// What is usual between two texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// How many MT letters there are for each edited one.
    pub ratio: f32,
    /// The overlap (Dice) of n-grams that half of the segments have with their best partner.
    pub likeness: f32,
    /// How much a segment holds in the mean.
    pub mass: Measure,
    /// What share of each other's n-grams segments have by chance, for each unit of weight of the other one.
    pub chance: f32,
    /// How often segments lose their partner, or are joined.
    pub rates: Rates,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            ratio: 1.0,
            likeness: 0.6,
            mass: Measure { words: 8.0, grams: 40.0, numbers: 0.0, letters: 100.0 },
            chance: 0.0,
            rates: Rates::default(),
        }
    }
}

/// The habits of two texts, from segments spread evenly over them.
pub(super) fn sample(mt: &Side<'_>, edited: &Side<'_>, features: &Features, band: &Band) -> Habits {
    let mut comparison = Comparison::new(mt, edited, features);
    let step = mt.len().div_ceil(SAMPLE).max(1);
    let mut best: Vec<f32> = Vec::with_capacity(SAMPLE);
    let (mut shared, mut product) = (0.0f32, 1.0f32);
    for i in (0..mt.len()).step_by(step) {
        comparison.compare(band, i..i + 1);
        best.extend(comparison.likeness(i));
        if edited.len() >= FEWEST {
            let half_a_text_away = (i * edited.len() / mt.len() + edited.len() / 2) % edited.len();
            shared += comparison.pair(i, half_a_text_away).grams;
            product += mt.measures[i].grams * edited.measures[half_a_text_away].grams;
        }
    }
    best.sort_by(f32::total_cmp);
    let likeness = best.get(best.len() / 2).copied().unwrap_or_default();
    Habits {
        ratio: Side::ratio(mt, edited),
        likeness,
        mass: Side::mass(mt, edited),
        chance: shared / product,
        rates: Rates::default(),
    }
}

impl Habits {
    /// What share of a segment's n-grams another one has by chance, from the weight of the other's, 0 to 1.
    pub fn by_chance(&self, other: f32) -> f32 {
        1.0 - (-self.chance * other).exp()
    }

    /// The log-odds, in nats, that a segment of so much weight, of which another shares some, is its partner rather than
    /// a stranger: each n-gram is a draw, shared as often as is usual between partners, or as by chance.
    pub fn log_odds(&self, shared: f32, own: f32, by_chance: f32) -> f32 {
        let usual = self.likeness.clamp(0.2, 0.95);
        let chance = by_chance.clamp(0.005, usual / 2.0);
        shared * (usual / chance).ln() + (own - shared).max(0.0) * ((1.0 - usual) / (1.0 - chance)).ln()
    }
}

/// The log-odds of a segment of so much weight, damped: its n-grams are no draws of their own, for sentences are worded
/// alike as a whole, or not.
pub(super) fn damped(odds: f32, own: f32) -> f32 {
    odds / own.max(1.0) * (1.0 + own / 10.0).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strangers_share_speaks_against_a_pair_and_what_partners_share_for_it() {
        let habits = Habits { likeness: 0.5, chance: 0.001, ..Habits::default() };
        let odds = |share: f32, other: f32| habits.log_odds(share * 100.0, 100.0, habits.by_chance(other));
        assert!(odds(0.1, 100.0) < 0.0 && odds(0.5, 100.0) > 0.0);
        // A long segment has a third of anything by chance.
        assert!(odds(0.3, 100.0) > 0.0 && odds(0.3, 400.0) < odds(0.3, 100.0));
        assert!(damped(odds(0.5, 100.0), 100.0) < odds(0.5, 100.0) / 10.0);
    }
}

//! From scores to probabilities, measured on pairs that the operations were not trained on.
//!
//! The probability is that of a name against the most similar other name of a thousand (nearest by edit distance
//! of the ASCII forms), both equally likely beforehand.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::model::Parameters;
use super::score::Scorer;
use super::tables::Tables;
use super::train::Encoded;
use super::verdict::{Calibration, Length};

/// Names are compared with this many others at most.
const CROWD: usize = 1000;
/// The share of labels taken to be wrong, whatever the score: mined pairs hold some translations.
const NOISE: f64 = 0.005;
/// The same while the curve is fitted, so that a wrong label pulls no more than it is worth.
const FITTED_NOISE: f64 = 0.01;
/// The most that a fitted share of wrong labels may be.
const MOST_NOISE: f64 = 0.15;

/// Fits the calibration of a model on pairs that it has not seen. `others` holds further right names that make each
/// crowd up to [`CROWD`]. Two spellings that share a partner need not be spellings of each other; for `variants` the
/// share of those that are not is fitted too.
pub(super) fn calibrate(
    model: &Parameters,
    aside: &[Encoded],
    others: &[Encoded],
    variants: bool,
) -> Calibration {
    let tables = Tables::new(model);
    let aside = &aside[..aside.len().min(4 * CROWD)];
    let crowds: Vec<Vec<Scored>> =
        aside.par_chunks(CROWD).map(|crowd| scored(model, &tables, crowd, others)).collect();
    fit(&crowds.concat(), variants)
}

/// A pair's score, in nats, its names, and whether it is a true pair.
type Scored = (f64, Length, bool);

/// The scores of true pairs and of each left name with its nearest other right name.
fn scored(model: &Parameters, tables: &Tables, crowd: &[Encoded], others: &[Encoded]) -> Vec<Scored> {
    let among: Vec<&Encoded> = crowd.iter().chain(others).take(CROWD.max(crowd.len())).collect();
    let ascii = |text: String| any_ascii::any_ascii(&text).to_lowercase();
    let left: Vec<String> = crowd.iter().map(|pair| ascii(model.left.decode(&pair.0))).collect();
    let right: Vec<String> = among.iter().map(|pair| ascii(model.right.decode(&pair.1))).collect();
    let one_script = model.left_writing == model.right_writing;
    let known: FxHashSet<(&[u8], &[u8])> = crowd.iter().map(|(a, b)| (a.as_slice(), b.as_slice())).collect();
    let mut scorer = Scorer::new(tables);
    let mut found = Vec::new();
    for (at, (a, b)) in crowd.iter().enumerate() {
        found.push(score(model, tables, &mut scorer, (a, b), true));
        // Within one script a name stands on both sides: neither it nor a known spelling of it is another name.
        let is_other = |other: usize| {
            let same = one_script && right[other] == left[at];
            !same && !known.contains(&(a.as_slice(), among[other].1.as_slice()))
        };
        let others = (0..among.len()).filter(|&other| is_other(other));
        let near = |other: usize| strsim::normalized_levenshtein(&left[at], &right[other]);
        let nearest = others.map(|other| (near(other), other)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, other)) = nearest {
            found.push(score(model, tables, &mut scorer, (a, &among[other].1), false));
        }
    }
    found
}

fn score(
    model: &Parameters,
    tables: &Tables,
    scorer: &mut Scorer<'_>,
    (left, right): (&[u8], &[u8]),
    is_true: bool,
) -> Scored {
    let mut nats = |left: &[u8], right: &[u8]| {
        scorer.set_left(left, 0.0);
        scorer.score(&tables.right(right, model.background(left, right)))
    };
    let mut own = |word: &[u8]| (word.len(), if tables.one_writing { nats(word, word) } else { 0.0 });
    let names = Length::of(own(left), own(right));
    (nats(left, right), names, is_true)
}

/// Logistic regression on the score and the score a letter by gradient steps, between a lower and an upper bound that are `NOISE` away
/// from 0 and 1, or are fitted too.
fn fit(scored: &[Scored], bounds_too: bool) -> Calibration {
    let (mut slope, mut per_letter, mut shortfall, mut bias) = (2.0, 2.0, 0.0, -2.0);
    let (mut missed, mut confused) = (FITTED_NOISE, FITTED_NOISE);
    let count = scored.len() as f64;
    for _ in 0..4000 {
        let (mut by_slope, mut by_letter, mut by_shortfall, mut by_bias) = (0.0, 0.0, 0.0, 0.0);
        let (mut by_missed, mut by_confused) = (0.0, 0.0);
        for &(nats, names, same) in scored {
            let (x, y) = (nats / 10.0, nats / names.letters);
            let short = if names.own == 0.0 { 0.0 } else { (nats - names.own) / 10.0 };
            let odds = slope * x + per_letter * y + shortfall * short + bias;
            let odds = 1.0 / (1.0 + (-odds).exp());
            let range = 1.0 - missed - confused;
            let chance = missed + range * odds;
            let surprise = (f64::from(u8::from(same)) - chance) / (chance * (1.0 - chance));
            let pull = surprise * odds * (1.0 - odds);
            by_slope += pull * x;
            by_letter += pull * y;
            by_shortfall += pull * short;
            by_bias += pull;
            by_missed += surprise * (1.0 - odds);
            by_confused -= surprise * odds;
        }
        slope = (slope + 2.0 * by_slope / count).max(0.1);
        per_letter = (per_letter + 2.0 * by_letter / count).max(0.0);
        shortfall = (shortfall + 2.0 * by_shortfall / count).max(0.0);
        bias += 2.0 * by_bias / count;
        if bounds_too {
            missed = (missed + 0.005 * by_missed / count).clamp(NOISE, MOST_NOISE);
            confused = (confused + 0.005 * by_confused / count).clamp(NOISE, MOST_NOISE);
        }
    }
    if !bounds_too {
        (missed, confused) = (NOISE, NOISE);
    }
    Calibration { slope: slope / 10.0, per_letter, shortfall: shortfall / 10.0, bias, missed, confused }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Length = Length { letters: 5.0, own: 0.0 };

    #[test]
    fn true_pairs_that_are_unlike_raise_the_lower_bound_and_leave_the_curve() {
        let pairs = |unlike: usize| -> Vec<Scored> {
            let score = |at: usize| if at < unlike { -30.0 } else { 1.0 + (at % 60) as f64 / 10.0 };
            let same = (0..600).map(|at| (score(at), NAMES, true));
            same.chain((0..600).map(|at| (-4.0 + f64::from(at % 60) / 10.0, NAMES, false))).collect()
        };
        let (clean, mixed) = (fit(&pairs(0), true), fit(&pairs(60), true));
        // A tenth of the true pairs among all unlike ones: 60 of 660.
        assert!((mixed.missed - 0.09).abs() < 0.03, "{mixed:?}");
        assert!(clean.missed < 0.03, "{clean:?}");
        let even = |curve: &Calibration| -curve.bias / (curve.slope + curve.per_letter / 5.0);
        assert!((even(&clean) - even(&mixed)).abs() < 1.0, "{clean:?} {mixed:?}");
        let probability = |score: f64| mixed.probability(mixed.odds(score, NAMES));
        assert!(probability(-30.0) < probability(-29.0));
    }
}

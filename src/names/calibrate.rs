//! From scores to probabilities and grades, measured on pairs that the operations were not trained on.
//!
//! The probability is that of a name against the most similar other name of a thousand (nearest by edit distance
//! of the ASCII forms), both equally likely beforehand. The threshold of *garbled* is where names with letters
//! dropped, doubled, swapped or replaced, a syllable replaced, head or tail lost are best told from chance.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::model::{Calibration, Parameters};
use super::score::{Scorer, Tables};
use super::train::Encoded;

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
    let crowds: Vec<Vec<(f64, bool)>> =
        aside.par_chunks(CROWD).map(|crowd| scored(model, &tables, crowd, others)).collect();
    let curve = fit(&crowds.concat(), variants);
    let garbled = garbled_threshold(model, &tables, &aside[..aside.len().min(CROWD)]);
    Calibration { garbled, ..curve }
}

/// The scores of true pairs and of each left name with its nearest other right name.
fn scored(model: &Parameters, tables: &Tables, crowd: &[Encoded], others: &[Encoded]) -> Vec<(f64, bool)> {
    let among: Vec<&Encoded> = crowd.iter().chain(others).take(CROWD.max(crowd.len())).collect();
    let ascii = |text: String| any_ascii::any_ascii(&text).to_lowercase();
    let left: Vec<String> = crowd.iter().map(|pair| ascii(model.left.decode(&pair.0))).collect();
    let right: Vec<String> = among.iter().map(|pair| ascii(model.right.decode(&pair.1))).collect();
    let one_script = model.left_writing == model.right_writing;
    let known: FxHashSet<(&[u8], &[u8])> = crowd.iter().map(|(a, b)| (a.as_slice(), b.as_slice())).collect();
    let mut scorer = Scorer::new(tables);
    let mut found = Vec::new();
    for (at, (a, b)) in crowd.iter().enumerate() {
        found.push((score(model, tables, &mut scorer, a, b), true));
        // Within one script a name stands on both sides: neither it nor a known spelling of it is another name.
        let is_other = |other: usize| {
            let same = one_script && right[other] == left[at];
            !same && !known.contains(&(a.as_slice(), among[other].1.as_slice()))
        };
        let others = (0..among.len()).filter(|&other| is_other(other));
        let near = |other: usize| strsim::normalized_levenshtein(&left[at], &right[other]);
        let nearest = others.map(|other| (near(other), other)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, other)) = nearest {
            found.push((score(model, tables, &mut scorer, a, &among[other].1), false));
        }
    }
    found
}

fn score(model: &Parameters, tables: &Tables, scorer: &mut Scorer<'_>, left: &[u8], right: &[u8]) -> f64 {
    scorer.set_left(left, 0.0);
    scorer.score(&tables.right(right, model.background(left, right)))
}

/// Logistic regression on the score by gradient steps, between a lower and an upper bound that are `NOISE` away
/// from 0 and 1, or are fitted too.
fn fit(scored: &[(f64, bool)], bounds_too: bool) -> Calibration {
    let (mut slope, mut bias) = (5.0, -2.0);
    let (mut missed, mut confused) = (FITTED_NOISE, FITTED_NOISE);
    let count = scored.len() as f64;
    for _ in 0..3000 {
        let (mut by_slope, mut by_bias, mut by_missed, mut by_confused) = (0.0, 0.0, 0.0, 0.0);
        for &(nats, same) in scored {
            let x = nats / 10.0;
            let odds = 1.0 / (1.0 + (-(slope * x + bias)).exp());
            let range = 1.0 - missed - confused;
            let chance = missed + range * odds;
            let surprise = (f64::from(u8::from(same)) - chance) / (chance * (1.0 - chance));
            let pull = surprise * odds * (1.0 - odds);
            by_slope += pull * x;
            by_bias += pull;
            by_missed += surprise * (1.0 - odds);
            by_confused -= surprise * odds;
        }
        slope += 3.0 * by_slope / count;
        bias += 3.0 * by_bias / count;
        if bounds_too {
            missed = (missed + 0.005 * by_missed / count).clamp(NOISE, MOST_NOISE);
            confused = (confused + 0.005 * by_confused / count).clamp(NOISE, MOST_NOISE);
        }
    }
    if !bounds_too {
        (missed, confused) = (NOISE, NOISE);
    }
    Calibration { slope: (slope / 10.0).max(0.05), bias, missed, confused, garbled: 0.0 }
}

/// Random numbers that are the same in every run (xorshift).
pub(super) struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }
}

/// The nats per letter that part garbled names from other names, with the fewest errors on as many of both.
fn garbled_threshold(model: &Parameters, tables: &Tables, crowd: &[Encoded]) -> f64 {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut scorer = Scorer::new(tables);
    let mut found: Vec<(f64, bool)> = Vec::new();
    for (at, (left, right)) in crowd.iter().enumerate() {
        let garbled = garble(left, model.left.len(), &mut chance);
        let other = &crowd[(at + 1 + chance.below(crowd.len() - 1)) % crowd.len()].0;
        for (word, same) in [(&garbled, true), (other, false)] {
            let letters = (word.len() + right.len()) as f64 / 2.0;
            found.push((score(model, tables, &mut scorer, word, right) / letters, same));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut errors = found.iter().filter(|pair| !pair.1).count();
    let mut best = (errors, found.first().map_or(0.0, |pair| pair.0));
    for pair in found.windows(2) {
        if pair[0].1 {
            errors += 1;
        } else {
            errors -= 1;
        }
        if errors < best.0 {
            best = (errors, f64::midpoint(pair[0].0, pair[1].0));
        }
    }
    best.1
}

/// A word with one to three things gone wrong.
fn garble(word: &[u8], letters: usize, chance: &mut Chance) -> Vec<u8> {
    let mut out = word.to_vec();
    for _ in 0..=chance.below(2) {
        let at = chance.below(out.len());
        let letter = |chance: &mut Chance| 1 + chance.below(letters) as u8;
        match chance.below(6) {
            0 if out.len() > 2 => {
                out.remove(at);
            }
            1 => out.insert(at, out[at]),
            2 if at + 1 < out.len() => out.swap(at, at + 1),
            3 => {
                for letter_of in out.iter_mut().skip(at).take(2) {
                    *letter_of = letter(chance);
                }
            }
            4 if out.len() > 4 => {
                out.drain(..2);
            }
            5 if out.len() > 4 => out.truncate(word.len() - 2),
            _ => out[at] = letter(chance),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn true_pairs_that_are_unlike_raise_the_lower_bound_and_leave_the_curve() {
        let pairs = |unlike: usize| -> Vec<(f64, bool)> {
            let score = |at: usize| if at < unlike { -30.0 } else { 1.0 + (at % 60) as f64 / 10.0 };
            let same = (0..600).map(|at| (score(at), true));
            same.chain((0..600).map(|at| (-4.0 + f64::from(at % 60) / 10.0, false))).collect()
        };
        let (clean, mixed) = (fit(&pairs(0), true), fit(&pairs(60), true));
        // A tenth of the true pairs among all unlike ones: 60 of 660.
        assert!((mixed.missed - 0.09).abs() < 0.03, "{mixed:?}");
        assert!(clean.missed < 0.03, "{clean:?}");
        let even = |curve: &Calibration| -curve.bias / curve.slope;
        assert!((even(&clean) - even(&mixed)).abs() < 1.0, "{clean:?} {mixed:?}");
        assert!(mixed.probability(-30.0) < mixed.probability(-29.0));
    }
}

//! What parts sound names from garbled ones, and those from other names, on pairs that the operations were not
//! trained on.
//!
//! Sound names are such pairs; garbled ones are made of them ([`Damage`]), unrelated ones are a name with another's
//! partner. A logistic regression on the [`Strain`] tells sound from garbled; where it cuts is set so that
//! [`SOUND_SHARE`] of the true pairs stay sound.

use rayon::prelude::*;

use super::damage::Damage;
use super::lattice;
use super::model::Parameters;
use super::random::Random;
use super::score::Scorer;
use super::tables::Tables;
use super::train::Encoded;
use super::verdict::{Grading, Strain};

/// Pairs that grades are fitted on, at most.
const MOST_PAIRS: usize = 2000;
/// The share of true pairs, where their letters say anything of it, that are graded sound.
const SOUND_SHARE: f64 = 0.95;

/// Fits the grades of a model on pairs that it has not seen. `missed` is the share of them whose letters say nothing.
pub(super) fn fit(model: &Parameters, aside: &[Encoded], missed: f64) -> Grading {
    let tables = Tables::new(model);
    let aside = &aside[..aside.len().min(MOST_PAIRS)];
    let garbled = damaged(model, aside);
    let strains = |pairs: &[Encoded]| -> Vec<Strain> {
        let strain = |scorer: &mut Scorer<'_>, pair: &Encoded| strain(model, &tables, scorer, pair);
        pairs.par_iter().map_init(|| Scorer::new(&tables), strain).collect()
    };
    let turned = |at: usize| (at * 7 + 1) % aside.len();
    let others: Vec<Encoded> =
        (0..aside.len()).map(|at| (aside[at].0.clone(), aside[turned(at)].1.clone())).collect();
    let (sound, garbled, others) = (strains(aside), strains(&garbled), strains(&others));
    let [per_letter, step] = soundness(&sound, &garbled);
    let plain = Grading { garbled: threshold(&garbled, &others), per_letter, step, bias: 0.0 };
    let mut found: Vec<f64> = sound.iter().map(|strain| plain.soundness(strain)).collect();
    found.sort_by(f64::total_cmp);
    let cut = (1.0 - SOUND_SHARE * (1.0 - missed)) * found.len() as f64;
    let bias = -found.get(cut as usize).copied().unwrap_or_default();
    Grading { bias, ..plain }
}

/// Each pair with each thing gone wrong that leaves no spelling of the name, on either side in turn.
fn damaged(model: &Parameters, pairs: &[Encoded]) -> Vec<Encoded> {
    let decode = |word: &[u8], is_left: bool| -> Vec<char> {
        let alphabet = if is_left { &model.left } else { &model.right };
        alphabet.decode(word).chars().collect()
    };
    let letters: [Vec<char>; 2] = [
        pairs.iter().flat_map(|pair| decode(&pair.0, true)).collect(),
        pairs.iter().flat_map(|pair| decode(&pair.1, false)).collect(),
    ];
    let mut random = Random::new(0x2545_f491_4f6c_dd1d);
    let mut found = Vec::new();
    for (at, (left, right)) in pairs.iter().enumerate() {
        let kinds = Damage::ALL.into_iter().filter(|damage| !damage.is_slight());
        for (kind, damage) in kinds.enumerate() {
            let is_left = (at + kind) % 2 == 0;
            let word = decode(if is_left { left } else { right }, is_left);
            let Some(word) = damage.done_to(&word, &letters[usize::from(!is_left)], &mut random) else {
                continue;
            };
            found.push(if is_left {
                (model.left.encode(&word), right.clone())
            } else {
                (left.clone(), model.right.encode(&word))
            });
        }
    }
    found
}

fn strain(model: &Parameters, tables: &Tables, scorer: &mut Scorer<'_>, (left, right): &Encoded) -> Strain {
    scorer.set_left(left, 0.0);
    let score = scorer.score(&tables.right(right, model.background(left, right)));
    let letters = (left.len() + right.len()) as f64 / 2.0;
    Strain::of(&lattice::best_path(model, left, right), score / letters)
}

/// Logistic regression of sound against garbled, both of one weight, by gradient steps; weights below zero are zero.
fn soundness(sound: &[Strain], garbled: &[Strain]) -> [f64; 2] {
    // A way may be far worse than bad.
    let figures = |strain: &Strain| [strain.per_letter, strain.step].map(|nats| nats.max(-30.0) / 5.0);
    let rows: Vec<([f64; 2], f64, f64)> = sound
        .iter()
        .map(|strain| (figures(strain), 1.0, 0.5 / sound.len() as f64))
        .chain(garbled.iter().map(|strain| (figures(strain), 0.0, 0.5 / garbled.len() as f64)))
        .collect();
    let (mut weights, mut bias) = ([1.0f64; 2], 0.0);
    for _ in 0..2000 {
        let (mut by_weight, mut by_bias) = ([0.0; 2], 0.0);
        for (figures, label, share) in &rows {
            let odds =
                bias + figures.iter().zip(weights).map(|(figure, weight)| figure * weight).sum::<f64>();
            let pull = share * (label - 1.0 / (1.0 + (-odds).exp()));
            by_weight.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += pull * figure);
            by_bias += pull;
        }
        weights
            .iter_mut()
            .zip(by_weight)
            .for_each(|(weight, pull)| *weight = (*weight + 2.0 * pull).max(0.0));
        bias += 2.0 * by_bias;
    }
    weights.map(|weight| weight / 5.0)
}

/// The nats per letter that part garbled names from other names, with the fewest errors on as many of both.
fn threshold(garbled: &[Strain], others: &[Strain]) -> f64 {
    let share = |strains: &[Strain]| 1.0 / strains.len().max(1) as f64;
    let (lost, taken) = (share(garbled), share(others));
    let mut found: Vec<(f64, bool)> = garbled
        .iter()
        .map(|strain| (strain.per_letter, true))
        .chain(others.iter().map(|strain| (strain.per_letter, false)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut errors = 1.0;
    let mut best = (errors, found.first().map_or(0.0, |pair| pair.0));
    for pair in found.windows(2) {
        errors += if pair[0].1 { lost } else { -taken };
        if errors < best.0 {
            best = (errors, f64::midpoint(pair[0].0, pair[1].0));
        }
    }
    best.1
}

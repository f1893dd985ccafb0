//! Contrastive tuning: operations' weights that tell a name's partner from the names most like it.
//!
//! Expectation–maximisation asks how likely true pairs are; a ranking asks that a name's partner score above all others.
//! So weights move from where it left them, by gradient steps on a softmax over the partner and its rivals, the highest
//! other right names of a crowd, as `McCallum`, Bellare and Pereira (2005) train an edit distance between strings that
//! match and strings that do not. The gradient of a score is how often each operation is expected in the pair. A pull
//! back to the start keeps rare operations where they were. Deterministic whatever the threads: parts are summed in order.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::model::{Operation, Parameters};
use super::random::Random;
use super::score::Scorer;
use super::tables::{Right, Tables};
use super::train::Encoded;
use super::ways::{Inventory, Room};

/// Rounds over the pairs; each seeks rivals anew. A third gains next to nothing.
pub(super) const ROUNDS: usize = 2;
/// Rivals come from so many pairs, drawn by chance.
const CROWD: usize = 1000;
/// At most so many rivals a name.
const RIVALS: usize = 12;
/// Scores are multiplied by this before the softmax: sums over letters say more than they know.
const SHARPNESS: f64 = 0.6;
/// A rival so far below the partner, in nats after that, is none.
const MARGIN: f64 = 4.0;
/// The share of pairs taken to be no names of one another, which pull at nothing.
const NOISE: f64 = 0.05;
/// The pull of a weight to where it started, in pairs a nat.
const PULL: f64 = 1.0;
/// The size of the first steps, in nats; they shrink with what has been walked (Duchi et al. 2011).
const RATE: f64 = 0.1;
/// Pairs a step.
const BATCH: usize = 512;

/// A pair with rivals, all as places in the list of pairs.
struct Case {
    pair: u32,
    rivals: Vec<u32>,
}

impl Case {
    /// The right names: the partner's, then the rivals'.
    fn rights<'p>(&self, pairs: &'p [Encoded]) -> Vec<&'p [u8]> {
        let places = std::iter::once(&self.pair).chain(&self.rivals);
        places.map(|&place| pairs[place as usize].1.as_slice()).collect()
    }
}

/// Tunes a model's operations on the pairs that they were learned from. `tick` is called after each of [`ROUNDS`].
pub(super) fn tune(model: &mut Parameters, pairs: &[Encoded], tick: &mut dyn FnMut()) {
    let mut tuning = Tuning::new(model);
    let mut random = Random::new(0x1234_5678_9abc_def1);
    for _ in 0..ROUNDS {
        let mut order: Vec<u32> = (0..pairs.len() as u32).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let cases = cases(model, pairs, &order);
        for batch in cases.chunks(BATCH) {
            let gradient = tuning.gradient(model, pairs, batch);
            tuning.step(&gradient, batch.len() as f64 / cases.len() as f64);
        }
        for (operation, &nats) in tuning.inventory.operations.iter().zip(&tuning.nats) {
            model.operations.insert(*operation, nats as f32);
        }
        tick();
    }
}

/// The pairs that have rivals. Names that are hard to tell apart are few; the others would change nothing.
fn cases(model: &Parameters, pairs: &[Encoded], order: &[u32]) -> Vec<Case> {
    let tables = Tables::new(model);
    let parts: Vec<Vec<Case>> = order
        .par_chunks(CROWD)
        .map(|crowd| {
            let name = |&at: &u32| {
                let name = &pairs[at as usize].1;
                tables.right(name, model.background(&[], name))
            };
            let rights: Vec<Right> = crowd.iter().map(name).collect();
            let mut scorer = Scorer::new(&tables);
            let found = crowd.iter().enumerate();
            found.filter_map(|(at, _)| case(model, &mut scorer, pairs, crowd, &rights, at)).collect()
        })
        .collect();
    parts.into_iter().flatten().collect()
}

/// The pair at a place of a crowd with its rivals, if it has any.
fn case(
    model: &Parameters,
    scorer: &mut Scorer<'_>,
    pairs: &[Encoded],
    crowd: &[u32],
    rights: &[Right],
    at: usize,
) -> Option<Case> {
    let (left, right) = &pairs[crowd[at] as usize];
    let one_script = model.left_writing == model.right_writing;
    scorer.set_left(left, model.background(left, &[]));
    let least = scorer.score(&rights[at]) - MARGIN / SHARPNESS;
    let mut found: Vec<(f64, u32)> = Vec::new();
    for (ready, &other) in rights.iter().zip(crowd) {
        let name = &pairs[other as usize].1;
        // Within one script a name stands on both sides.
        if name != right && !(one_script && name == left) {
            found.push((scorer.score(ready), other));
        }
    }
    found.retain(|&(nats, _)| nats > least);
    found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // One name may stand in several pairs; its scores are equal, and so side by side.
    found.dedup_by(|one, other| pairs[one.1 as usize].1 == pairs[other.1 as usize].1);
    found.truncate(RIVALS);
    let rivals: Vec<u32> = found.into_iter().map(|(_, other)| other).collect();
    (!rivals.is_empty()).then_some(Case { pair: crowd[at], rivals })
}

/// Weights on their way.
struct Tuning {
    inventory: Inventory,
    /// The weights, in nats; the inventory's factors are their exponentials.
    nats: Vec<f64>,
    /// Where they started.
    start: Vec<f64>,
    /// The squares of all gradients so far, summed.
    squares: Vec<f64>,
}

impl Tuning {
    fn new(model: &Parameters) -> Self {
        let mut operations: Vec<(Operation, f32)> =
            model.operations.iter().map(|(&operation, &nats)| (operation, nats)).collect();
        operations.sort_unstable_by_key(|&(operation, _)| operation);
        let mut inventory = Inventory::default();
        for &(operation, nats) in &operations {
            inventory.add(operation, f64::from(nats).exp());
        }
        let nats: Vec<f64> = operations.iter().map(|&(_, nats)| f64::from(nats)).collect();
        Self { inventory, start: nats.clone(), squares: vec![0.0; nats.len()], nats }
    }

    /// The gradient of the log-likelihood of some cases.
    fn gradient(&self, model: &Parameters, pairs: &[Encoded], cases: &[Case]) -> Vec<f64> {
        let parts: Vec<Vec<(usize, f64)>> = cases
            .par_chunks(32)
            .map(|cases| {
                let (mut room, mut sums) = (Room::default(), FxHashMap::default());
                for case in cases {
                    self.add(model, pairs, case, &mut room, &mut sums);
                }
                // Hash order does not matter: each operation is added to once a part.
                sums.into_iter().collect()
            })
            .collect();
        let mut gradient = vec![0.0; self.nats.len()];
        for (operation, part) in parts.into_iter().flatten() {
            gradient[operation] += part;
        }
        gradient
    }

    /// The share of the softmax of each right name of a case, the partner's first.
    fn shares(&self, model: &Parameters, left: &[u8], rights: &[&[u8]], room: &mut Room) -> Vec<f64> {
        let mut score = |right: &&[u8]| {
            let ratio = room.forward(&self.inventory, left, right).max(f64::MIN_POSITIVE).ln();
            SHARPNESS * (ratio - model.background(&[], right))
        };
        let scores: Vec<f64> = rights.iter().map(&mut score).collect();
        let highest = scores.iter().copied().fold(f64::MIN, f64::max);
        let all: f64 = scores.iter().map(|score| (score - highest).exp()).sum();
        scores.iter().map(|score| (score - highest).exp() / all).collect()
    }

    /// Adds the gradient of one case.
    fn add(
        &self,
        model: &Parameters,
        pairs: &[Encoded],
        case: &Case,
        room: &mut Room,
        sums: &mut FxHashMap<usize, f64>,
    ) {
        let left = &pairs[case.pair as usize].0;
        let rights = case.rights(pairs);
        let shares = self.shares(model, left, &rights, room);
        let sound = (1.0 - NOISE) * shares[0];
        let weight = SHARPNESS * sound / (NOISE + sound);
        for (at, (right, share)) in rights.iter().zip(&shares).enumerate() {
            let pull = weight * (f64::from(u8::from(at == 0)) - share);
            let sum = room.forward(&self.inventory, left, right);
            if pull.abs() < 1e-5 || sum <= f64::MIN_POSITIVE {
                continue;
            }
            room.backward(&self.inventory);
            for (operation, count) in room.counts(&self.inventory, sum) {
                *sums.entry(operation).or_default() += pull * count;
            }
        }
    }

    /// One step along a gradient that is this share of a round's.
    fn step(&mut self, gradient: &[f64], share: f64) {
        for (at, by_data) in gradient.iter().enumerate() {
            let pull = by_data - share * PULL * (self.nats[at] - self.start[at]);
            self.squares[at] += pull * pull;
            self.nats[at] += RATE * pull / (self.squares[at].sqrt() + 0.1);
            self.inventory.factors[at] = self.nats[at].exp();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::models;
    use super::*;

    /// Names near enough to be rivals of one another.
    fn close(model: &Parameters) -> Vec<Encoded> {
        let mut pairs = Vec::new();
        for (a, b) in [("مار", "mar"), ("هار", "har"), ("بار", "bar"), ("دال", "dal"), ("كار", "car")]
        {
            for (c, d) in
                [("تن", "tin"), ("تين", "teen"), ("دن", "den"), ("تون", "ton"), ("ت", "t"), ("تا", "ta")]
            {
                let letters = |name: String| name.chars().collect::<Vec<_>>();
                let left = model.left.encode(&letters(format!("{a}{c}")));
                pairs.push((left, model.right.encode(&letters(format!("{b}{d}")))));
            }
        }
        pairs
    }

    fn order(pairs: &[Encoded]) -> Vec<u32> {
        (0..pairs.len() as u32).collect()
    }

    /// The log-likelihood that steps go up.
    fn likelihood(tuning: &Tuning, model: &Parameters, pairs: &[Encoded], cases: &[Case]) -> f64 {
        let mut room = Room::default();
        let mut nats = |case: &Case| {
            let left = &pairs[case.pair as usize].0;
            let shares = tuning.shares(model, left, &case.rights(pairs), &mut room);
            (NOISE + (1.0 - NOISE) * shares[0]).ln()
        };
        cases.iter().map(&mut nats).sum()
    }

    #[test]
    fn the_gradient_is_how_the_likelihood_changes() {
        let model = &models::model(0).unwrap().parameters;
        let pairs = close(model);
        let cases = cases(model, &pairs, &order(&pairs));
        let mut tuning = Tuning::new(model);
        let gradient = tuning.gradient(model, &pairs, &cases);
        let mut steepest: Vec<usize> = (0..gradient.len()).collect();
        steepest.sort_by(|&a, &b| gradient[b].abs().total_cmp(&gradient[a].abs()));
        for at in steepest.into_iter().take(5) {
            let mut moved = |nats: f64| {
                tuning.inventory.factors[at] = (tuning.nats[at] + nats).exp();
                likelihood(&tuning, model, &pairs, &cases)
            };
            let slope = (moved(0.001) - moved(-0.001)) / 0.002;
            moved(0.0);
            assert!((slope - gradient[at]).abs() < 0.001 && slope.abs() > 0.01, "{slope} {}", gradient[at]);
        }
    }

    #[test]
    fn tuning_parts_names_from_their_rivals_alike_whatever_the_threads() {
        let model = &models::model(0).unwrap().parameters;
        let pairs = close(model);
        let cases = cases(model, &pairs, &order(&pairs));
        let tuned = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let mut model = model.clone();
            pool.install(|| tune(&mut model, &pairs, &mut || ()));
            model
        };
        let (one, four) = (tuned(1), tuned(4));
        assert_eq!(one.to_text(), four.to_text());
        let of = |model: &Parameters| likelihood(&Tuning::new(model), model, &pairs, &cases);
        assert!(of(&one) > of(model), "{} {}", of(&one), of(model));
    }
}

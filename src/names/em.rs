//! Expectation–maximisation over edit operations: what letters answer each other, and how often.
//!
//! The first rounds know single letters only; what their alignments put side by side gives the operations of two
//! and three letters. Pairs that are far below the others in likelihood (mined data hold translations too) lose
//! their weight. Everything is deterministic: chunks are summed in their order, whatever the threads.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::letters::Writing;
use super::model::{Alphabet, Operation, Parameters, Place, SHAPES, letters_of, piece};
use super::train::Encoded;
use super::ways::{Inventory, Room, at};

/// An operation is kept where it is expected this often.
const MIN_COUNT: f64 = 2.5;
/// And at least once in so many pairs, lest large data make large models.
const PAIRS_PER_COUNT: f64 = 13_000.0;
/// Rounds on single letters, and rounds on all operations.
const ROUNDS: (usize, usize) = (6, 6);
/// Taken off an operation's log-weight for each letter past the second, against whole names learned by heart.
const LENGTH_PENALTY: f64 = 0.7;
/// Added to each operation's count.
const SMOOTHING: f64 = 0.05;
/// The pull of an operation's plain weight on its weight at the start or the end, in pairs.
const PLACE_PRIOR: f64 = 20.0;
/// What Arabic writes together with the next word, and what it costs to find it there, in nats.
const PARTICLES: [(&[char], f32); 6] =
    [(&['و'], -3.0), (&['ف'], -3.0), (&['ب'], -3.0), (&['ك'], -3.0), (&['ل'], -3.0), (&['ا', 'ل'], -1.5)];
/// What Greek writes for sounds that it has no letter for, as it is romanised, what Latin names have there, where, and
/// the weight of that, in nats. No names of the training data were ever Greek.
const ROMANISED: [(&str, &str, Place, f32); 4] = [
    ("tz", "j", Place::Start, 2.5),
    ("tz", "dj", Place::Start, 2.5),
    ("tz", "g", Place::Start, 1.5),
    ("tz", "ge", Place::End, 1.5),
];

/// Expected counts of all operations, and each pair's log-likelihood.
fn expect(inventory: &Inventory, pairs: &[Encoded], weights: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let parts: Vec<(Vec<f64>, Vec<f64>)> = pairs
        .par_chunks(1024)
        .zip(weights.par_chunks(1024))
        .map(|(pairs, weights)| {
            let (mut room, mut counts) = (Room::default(), vec![0.0; inventory.factors.len()]);
            let mut nats = Vec::with_capacity(pairs.len());
            for (pair, weight) in pairs.iter().zip(weights) {
                let chance = room.forward(inventory, &pair.0, &pair.1);
                nats.push(chance.max(f64::MIN_POSITIVE).ln());
                if chance <= 0.0 {
                    continue;
                }
                room.backward(inventory);
                for (operation, count) in room.counts(inventory, chance) {
                    counts[operation] += weight * count;
                }
            }
            (counts, nats)
        })
        .collect();
    let mut counts = vec![0.0; inventory.factors.len()];
    let mut nats = Vec::with_capacity(pairs.len());
    for (part, mut more) in parts {
        counts.iter_mut().zip(part).for_each(|(sum, count)| *sum += count);
        nats.append(&mut more);
    }
    (counts, nats)
}

/// How many rounds [`operations`] takes.
pub(super) const ALL_ROUNDS: usize = ROUNDS.0 + ROUNDS.1;

/// Learns the operations' weights, as log ratios to chance. `tick` is called after each round.
pub(super) fn operations(
    pairs: &[Encoded],
    model: &Parameters,
    tick: &mut dyn FnMut(),
) -> FxHashMap<Operation, f32> {
    let chance = [
        frequencies(pairs.iter().map(|pair| &pair.0), model.left.len()),
        frequencies(pairs.iter().map(|pair| &pair.1), model.right.len()),
    ];
    let mut weights = vec![1.0; pairs.len()];
    let mut inventory = single_letters(model);
    for _ in 0..ROUNDS.0 {
        let (counts, _) = expect(&inventory, pairs, &weights);
        let total: f64 = counts.iter().sum();
        inventory.factors = counts.iter().map(|count| (count + 0.01) / total).collect();
        tick();
    }
    add_longer(&mut inventory, pairs);
    for round in 0..ROUNDS.1 {
        let (counts, nats) = expect(&inventory, pairs, &weights);
        maximise(&mut inventory, &counts, pairs.len() as f64);
        if round == 2 {
            let ratio = |(pair, nats): (&Encoded, &f64)| {
                (nats - log_chance(pair, &chance)) / (pair.0.len() + pair.1.len()) as f64
            };
            weights = pairs
                .iter()
                .zip(&nats)
                .map(|pair| 1.0 / (1.0 + (-20.0 * (ratio(pair) - 0.3)).exp()))
                .collect();
        }
        tick();
    }
    let mut found: FxHashMap<Operation, f32> = FxHashMap::default();
    for (operation, weight) in inventory.operations.iter().zip(&inventory.factors) {
        let pieces = (letters_of(&operation.left).to_vec(), letters_of(&operation.right).to_vec());
        found.insert(*operation, (weight.ln() - log_chance(&pieces, &chance)).clamp(-14.0, 9.0) as f32);
    }
    found
}

/// Adds what names of the training data seldom or never have.
pub(super) fn add_unseen(model: &mut Parameters) {
    match (model.left_writing, model.right_writing) {
        (Writing::Arabic, _) => add_particles(model),
        (Writing::Latin, Writing::Latin) => add_romanised(model),
        _ => {}
    }
}

/// Lets romanised names of other scripts have what their letters stand for.
fn add_romanised(model: &mut Parameters) {
    let encode = |alphabet: &Alphabet, text: &str| {
        Some(alphabet.encode(&text.chars().collect::<Vec<_>>())).filter(|known| known.len() == text.len())
    };
    for (romanised, latin, place, least) in ROMANISED {
        for (left, right) in [(romanised, latin), (latin, romanised)] {
            let (Some(left), Some(right)) = (encode(&model.left, left), encode(&model.right, right)) else {
                continue;
            };
            let operation = Operation { place, left: piece(&left), right: piece(&right) };
            let nats = model.operations.entry(operation).or_insert(least);
            *nats = nats.max(least);
        }
    }
}

/// Lets particles that Arabic attaches stand before a name.
fn add_particles(model: &mut Parameters) {
    for (letters, least) in PARTICLES {
        let letters = model.left.encode(letters);
        if letters.is_empty() {
            continue;
        }
        let lost = Operation { place: Place::Start, left: piece(&letters), right: piece(&[]) };
        let nats = model.operations.entry(lost).or_insert(least);
        *nats = nats.max(least);
        if model.right_writing == Writing::Arabic {
            let nats = *nats;
            model.operations.insert(Operation { left: lost.right, right: lost.left, ..lost }, nats);
        }
    }
}

fn frequencies<'a>(words: impl Iterator<Item = &'a Vec<u8>>, letters: usize) -> Vec<f64> {
    let mut counts = vec![0.5; letters + 1];
    for &letter in words.flatten() {
        counts[letter as usize] += 1.0;
    }
    let total: f64 = counts.iter().sum();
    counts.iter().map(|count| count / total).collect()
}

/// The log chance of two words side by side, letter by letter.
fn log_chance((left, right): &Encoded, chance: &[Vec<f64>; 2]) -> f64 {
    let side =
        |word: &[u8], chance: &[f64]| word.iter().map(|&letter| chance[letter as usize].ln()).sum::<f64>();
    side(left, &chance[0]) + side(right, &chance[1])
}

/// Every letter as every other, lost, and added. Equal letters of one script start ahead.
fn single_letters(model: &Parameters) -> Inventory {
    let mut inventory = Inventory::default();
    let inside = |left: &[u8], right: &[u8]| Operation {
        place: Place::Inside,
        left: piece(left),
        right: piece(right),
    };
    let same_script = model.left_writing == model.right_writing;
    for left in 1..=model.left.len() as u8 {
        inventory.add(inside(&[left], &[]), 0.003);
        for right in 1..=model.right.len() as u8 {
            let same = same_script && model.left.decode(&[left]) == model.right.decode(&[right]);
            inventory.add(inside(&[left], &[right]), if same { 0.02 } else { 0.001 });
        }
    }
    for right in 1..=model.right.len() as u8 {
        inventory.add(inside(&[], &[right]), 0.003);
    }
    inventory
}

/// Adds the operations of several letters, and those at the start and the end, that the alignments of single
/// letters put between two cells through which names are likely to pass.
fn add_longer(inventory: &mut Inventory, pairs: &[Encoded]) {
    let parts: Vec<FxHashMap<Operation, f64>> = pairs
        .par_chunks(2048)
        .map(|pairs| {
            let (mut room, mut counts) = (Room::default(), FxHashMap::default());
            for pair in pairs {
                count_longer(inventory, pair, &mut room, &mut counts);
            }
            counts
        })
        .collect();
    let mut counts: FxHashMap<Operation, f64> = FxHashMap::default();
    for part in parts {
        // Hash order does not matter: each operation is added to once a part.
        for (operation, count) in part {
            *counts.entry(operation).or_default() += count;
        }
    }
    let total: f64 = counts
        .iter()
        .filter(|(operation, _)| operation.place == Place::Inside)
        .map(|(_, count)| (count * 1e6).round())
        .sum();
    let least = MIN_COUNT.max(pairs.len() as f64 / PAIRS_PER_COUNT);
    let mut kept: Vec<(Operation, f64)> = counts.into_iter().filter(|&(_, count)| count >= least).collect();
    kept.sort_unstable_by_key(|&(operation, _)| operation);
    for (operation, count) in kept {
        inventory.add(operation, 0.5 * count * 1e6 / total);
    }
}

fn count_longer(
    inventory: &Inventory,
    pair: &Encoded,
    room: &mut Room,
    counts: &mut FxHashMap<Operation, f64>,
) {
    let (left, right) = pair;
    let chance = room.forward(inventory, left, right);
    if chance <= 0.0 {
        return;
    }
    room.backward(inventory);
    let width = right.len() + 1;
    let passes = |i: usize, j: usize| room.forward[i * width + j] * room.backward[i * width + j] / chance;
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            for (k, l) in SHAPES {
                if i + k > left.len() || j + l > right.len() {
                    continue;
                }
                let count = passes(i, j) * passes(i + k, j + l);
                if count > 0.01 {
                    let operation = at(left, right, (i, j), (k, l));
                    *counts.entry(operation).or_default() += count;
                    if operation.place != Place::Inside {
                        *counts.entry(Operation { place: Place::Inside, ..operation }).or_default() += count;
                    }
                }
            }
        }
    }
}

/// New chances from expected counts.
fn maximise(inventory: &mut Inventory, counts: &[f64], pairs: f64) {
    let mut inside = counts.to_vec();
    let plain =
        |operation: &Operation| inventory.numbers.get(&Operation { place: Place::Inside, ..*operation });
    for (operation, &count) in inventory.operations.iter().zip(counts) {
        if operation.place != Place::Inside
            && let Some(&plain) = plain(operation)
        {
            inside[plain as usize] += count;
        }
    }
    let total: f64 = counts.iter().sum();
    let penalty = |operation: &Operation| {
        let letters = letters_of(&operation.left).len() + letters_of(&operation.right).len();
        (-LENGTH_PENALTY * letters.saturating_sub(2) as f64).exp()
    };
    let chance = |(at, operation): (usize, &Operation)| {
        let plain = plain(operation).map_or(0.0, |&plain| (inside[plain as usize] + SMOOTHING) / total);
        if operation.place == Place::Inside {
            plain * penalty(operation)
        } else {
            (counts[at] + PLACE_PRIOR * plain) / (pairs + PLACE_PRIOR) * penalty(operation)
        }
    };
    inventory.factors = inventory.operations.iter().enumerate().map(chance).collect();
}

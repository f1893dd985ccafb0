//! Training: expectation–maximisation over edit operations, then calibration on pairs that were kept aside.
//!
//! The first rounds know single letters only; what their alignments put side by side gives the operations of two
//! and three letters. Pairs that are far below the others in likelihood (mined data hold translations too) lose
//! their weight. Everything is deterministic: chunks are summed in their order, whatever the threads.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::calibrate;
use super::lattice::{self, Edge};
use super::letters::{Letters, Writing};
use super::model::{
    Alphabet, Background, Calibration, Operation, Parameters, Place, SHAPES, letters_of, piece,
};
use crate::{Error, Result};

/// A letter of an alphabet was seen this often in training; a rarer one counts as its base letter.
const MIN_LETTER: usize = 40;
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
/// Every so many pairs, one is kept aside for calibration.
const ASIDE: usize = 10;
/// What Arabic writes together with the next word, and what it costs to find it there, in nats.
const PARTICLES: [(&[char], f32); 6] =
    [(&['و'], -3.0), (&['ف'], -3.0), (&['ب'], -3.0), (&['ك'], -3.0), (&['ل'], -3.0), (&['ا', 'ل'], -1.5)];

/// How often an attested pair counts where others are drawn.
const ATTESTED_WEIGHT: usize = 6;

/// How to train.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Learn how spellings of one name vary within a script, from pairs of two such spellings: every pair is
    /// used in both directions.
    pub variants: bool,
    /// How many pairs, from the first, are attested where the others are drawn from a model: each counts for
    /// several of those, and calibration is on half of them alone.
    pub attested: Option<usize>,
}

/// Two words as numbers of letters.
pub(super) type Encoded = (Vec<u8>, Vec<u8>);

/// Learns a model from pairs of names, left and right. `progress` hears how far it is: done and total rounds.
///
/// # Errors
/// [`Error::Usage`] where there are too few pairs (fewer than 20) or a side mixes no letters at all.
pub fn train(
    pairs: &[(String, String)],
    options: Options,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Parameters> {
    let writing =
        |side: fn(&(String, String)) -> &String| majority(pairs.iter().map(|pair| Writing::of(side(pair))));
    let (left_writing, right_writing) = (writing(|pair| &pair.0), writing(|pair| &pair.1));
    let words = |name: &str, writing| Letters::of(name, writing).joined();
    let mut spelled: Vec<(Vec<char>, Vec<char>)> =
        pairs.iter().map(|(a, b)| (words(a, left_writing), words(b, right_writing))).collect();
    if options.variants {
        let turned: Vec<_> = spelled.iter().map(|(a, b)| (b.clone(), a.clone())).collect();
        spelled.extend(turned);
    }
    let (left, right) =
        (alphabet(spelled.iter().map(|pair| &pair.0)), alphabet(spelled.iter().map(|pair| &pair.1)));
    let encoded: Vec<Encoded> = spelled.iter().map(|(a, b)| (left.encode(a), right.encode(b))).collect();
    let encoded: Vec<Encoded> = encoded.into_iter().filter(|(a, b)| !a.is_empty() && !b.is_empty()).collect();
    if encoded.len() < 20 {
        let problem = format!("{} pairs of names are too few to learn from; 20 is the least", encoded.len());
        return Err(Error::Usage(problem));
    }
    let mut learned = Parameters {
        left_writing,
        right_writing,
        left_background: background(encoded.iter().map(|pair| &pair.0), left.len()),
        right_background: background(encoded.iter().map(|pair| &pair.1), right.len()),
        left,
        right,
        operations: FxHashMap::default(),
        calibration: Calibration { slope: 0.7, bias: -2.0, missed: 0.01, confused: 0.01, garbled: 0.0 },
    };
    let rounds = 2 * (ROUNDS.0 + ROUNDS.1);
    let mut done = 0;
    let mut tick = || {
        done += 1;
        progress(done, rounds);
    };
    // Both directions of a pair go the same way, so that none is trained on in one and measured in the other.
    let half = if options.variants { encoded.len() / 2 } else { encoded.len() };
    let is_aside = |at: usize| match options.attested {
        Some(attested) => at % half < attested && at % half % 2 == 1,
        None => (at % half) % ASIDE == ASIDE - 1,
    };
    let is_attested = |at: usize| options.attested.is_some_and(|attested| at % half < attested);
    let part = |wanted: &dyn Fn(usize) -> bool, weigh: bool| -> Vec<Encoded> {
        let times = |at: usize| if weigh && is_attested(at) { ATTESTED_WEIGHT } else { 1 };
        let chosen = (0..encoded.len()).filter(|&at| wanted(at));
        chosen.flat_map(|at| std::iter::repeat_n(encoded[at].clone(), times(at))).collect()
    };
    learned.operations = operations(&part(&|at| !is_aside(at), true), &learned, &mut tick);
    // Real names that make up the crowd where few pairs are attested.
    let others: Vec<Encoded> = if options.attested.is_some() {
        (half..encoded.len()).filter(|&at| !is_attested(at)).map(|at| encoded[at].clone()).collect()
    } else {
        Vec::new()
    };
    learned.calibration = calibrate::calibrate(&learned, &part(&is_aside, false), &others, options.variants);
    learned.operations = operations(&part(&|_| true, true), &learned, &mut tick);
    Ok(learned)
}

fn majority(writings: impl Iterator<Item = Writing>) -> Writing {
    let mut counts: FxHashMap<Writing, usize> = FxHashMap::default();
    for writing in writings {
        *counts.entry(writing).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|&(writing, count)| (count, writing))
        .map_or(Writing::Latin, |(writing, _)| writing)
}

/// The letters seen often enough, in code point order. Where data are few, every letter seen twice is.
fn alphabet<'a>(words: impl Iterator<Item = &'a Vec<char>>) -> Alphabet {
    let mut counts: FxHashMap<char, usize> = FxHashMap::default();
    let mut total = 0;
    for &letter in words.flatten() {
        *counts.entry(letter).or_default() += 1;
        total += 1;
    }
    let least = MIN_LETTER.min(1 + total / 2000);
    let kept =
        |&(letter, count): &(char, usize)| count >= least || (letter.is_ascii_alphabetic() && count > 0);
    let mut letters: Vec<char> = counts.into_iter().filter(kept).map(|(letter, _)| letter).collect();
    letters.sort_unstable();
    Alphabet::new(letters)
}

/// Letter pair statistics, smoothed towards the letters' plain frequency.
fn background<'a>(words: impl Iterator<Item = &'a Vec<u8>>, letters: usize) -> Background {
    let size = letters + 1;
    let mut plain = vec![0.5; size];
    let mut pairs = vec![vec![0.0; size]; size];
    for word in words {
        let mut before = 0;
        for &letter in word {
            plain[letter as usize] += 1.0;
            pairs[before as usize][letter as usize] += 1.0;
            before = letter;
        }
    }
    let total: f64 = plain[1..].iter().sum();
    let nats = |row: &Vec<f64>| -> Vec<f32> {
        let seen: f64 = row.iter().sum();
        let ratio = |letter: usize| {
            let chance = plain[letter] / total;
            ((row[letter] + 10.0 * chance) / (seen + 10.0) / chance).ln() as f32
        };
        (0..size).map(|letter| if letter == 0 { 0.0 } else { ratio(letter) }).collect()
    };
    Background::new(pairs.iter().map(nats).collect())
}

/// The operations in training: joint probabilities instead of ratios.
struct Inventory {
    numbers: FxHashMap<Operation, u32>,
    operations: Vec<Operation>,
    chances: Vec<f64>,
}

impl Inventory {
    fn add(&mut self, operation: Operation, chance: f64) {
        let next = self.operations.len() as u32;
        if *self.numbers.entry(operation).or_insert(next) == next {
            self.operations.push(operation);
            self.chances.push(chance);
        }
    }

    fn number(&self, left: &[u8], right: &[u8], from: (usize, usize), shape: (usize, usize)) -> Option<u32> {
        let operation = at(left, right, from, shape);
        let inside = Operation { place: Place::Inside, ..operation };
        self.numbers.get(&operation).or_else(|| self.numbers.get(&inside)).copied()
    }
}

/// The operation of a shape at a cell.
fn at(left: &[u8], right: &[u8], from: (usize, usize), shape: (usize, usize)) -> Operation {
    let to = (from.0 + shape.0, from.1 + shape.1);
    let place = match () {
        () if from == (0, 0) => Place::Start,
        () if to == (left.len(), right.len()) => Place::End,
        () => Place::Inside,
    };
    Operation { place, left: piece(&left[from.0..to.0]), right: piece(&right[from.1..to.1]) }
}

/// Room for one pair's sums, kept from pair to pair.
#[derive(Default)]
struct Room {
    edges: Vec<Edge>,
    forward: Vec<f64>,
    backward: Vec<f64>,
}

impl Room {
    /// Fills the edges and the forward sums; gives the chance of the pair.
    fn forward(&mut self, inventory: &Inventory, (left, right): &Encoded) -> f64 {
        lattice::edges(left, right, &mut self.edges, |from, shape| {
            inventory.number(left, right, from, shape)
        });
        let cells = lattice::cells(left.len(), right.len());
        self.forward.clear();
        self.forward.resize(cells, 0.0);
        self.forward[0] = 1.0;
        for edge in &self.edges {
            self.forward[edge.to as usize] +=
                self.forward[edge.from as usize] * inventory.chances[edge.operation as usize];
        }
        self.forward[cells - 1]
    }

    fn backward(&mut self, inventory: &Inventory) {
        self.backward.clear();
        self.backward.resize(self.forward.len(), 0.0);
        if let Some(last) = self.backward.last_mut() {
            *last = 1.0;
        }
        for edge in self.edges.iter().rev() {
            self.backward[edge.from as usize] +=
                self.backward[edge.to as usize] * inventory.chances[edge.operation as usize];
        }
    }
}

/// Expected counts of all operations, and each pair's log-likelihood.
fn expect(inventory: &Inventory, pairs: &[Encoded], weights: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let parts: Vec<(Vec<f64>, Vec<f64>)> = pairs
        .par_chunks(1024)
        .zip(weights.par_chunks(1024))
        .map(|(pairs, weights)| {
            let (mut room, mut counts) = (Room::default(), vec![0.0; inventory.chances.len()]);
            let mut nats = Vec::with_capacity(pairs.len());
            for (pair, weight) in pairs.iter().zip(weights) {
                let chance = room.forward(inventory, pair);
                nats.push(chance.max(f64::MIN_POSITIVE).ln());
                if chance <= 0.0 {
                    continue;
                }
                room.backward(inventory);
                for edge in &room.edges {
                    let ways = room.forward[edge.from as usize] * room.backward[edge.to as usize];
                    counts[edge.operation as usize] +=
                        weight * ways * inventory.chances[edge.operation as usize] / chance;
                }
            }
            (counts, nats)
        })
        .collect();
    let mut counts = vec![0.0; inventory.chances.len()];
    let mut nats = Vec::with_capacity(pairs.len());
    for (part, mut more) in parts {
        counts.iter_mut().zip(part).for_each(|(sum, count)| *sum += count);
        nats.append(&mut more);
    }
    (counts, nats)
}

/// Learns the operations' weights, as log ratios to chance.
fn operations(pairs: &[Encoded], model: &Parameters, tick: &mut dyn FnMut()) -> FxHashMap<Operation, f32> {
    let chance = [
        frequencies(pairs.iter().map(|pair| &pair.0), model.left.len()),
        frequencies(pairs.iter().map(|pair| &pair.1), model.right.len()),
    ];
    let mut weights = vec![1.0; pairs.len()];
    let mut inventory = single_letters(model);
    for _ in 0..ROUNDS.0 {
        let (counts, _) = expect(&inventory, pairs, &weights);
        let total: f64 = counts.iter().sum();
        inventory.chances = counts.iter().map(|count| (count + 0.01) / total).collect();
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
    for (operation, weight) in inventory.operations.iter().zip(&inventory.chances) {
        let pieces = (letters_of(&operation.left).to_vec(), letters_of(&operation.right).to_vec());
        found.insert(*operation, (weight.ln() - log_chance(&pieces, &chance)).clamp(-14.0, 9.0) as f32);
    }
    if model.left_writing == Writing::Arabic {
        add_particles(&mut found, model);
    }
    found
}

/// Lets particles that Arabic attaches stand before a name, however seldom names of the training data have them.
fn add_particles(operations: &mut FxHashMap<Operation, f32>, model: &Parameters) {
    for (letters, least) in PARTICLES {
        let letters = model.left.encode(letters);
        if letters.is_empty() {
            continue;
        }
        let lost = Operation { place: Place::Start, left: piece(&letters), right: piece(&[]) };
        let nats = operations.entry(lost).or_insert(least);
        *nats = nats.max(least);
        if model.right_writing == Writing::Arabic {
            let nats = *nats;
            operations.insert(Operation { left: lost.right, right: lost.left, ..lost }, nats);
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
    let mut inventory =
        Inventory { numbers: FxHashMap::default(), operations: Vec::new(), chances: Vec::new() };
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
    let chance = room.forward(inventory, pair);
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
    inventory.chances = inventory.operations.iter().enumerate().map(chance).collect();
}

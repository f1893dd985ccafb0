//! Training: expectation–maximisation over edit operations ([`em`]), tuning against rivals ([`contrast`]), then
//! calibration and grades on pairs that were kept aside.

use rustc_hash::FxHashMap;

use super::letters::{Letters, Writing};
use super::model::{Alphabet, Background, Parameters};
use super::verdict::{Calibration, Grading};
use super::{calibrate, contrast, em, grades};
use crate::{Error, Result};

/// A letter of an alphabet was seen this often in training; a rarer one counts as its base letter.
const MIN_LETTER: usize = 40;
/// Every so many pairs, one is kept aside for calibration.
const ASIDE: usize = 10;
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
    let (mut learned, encoded) = read(pairs, options)?;
    let mut done = 0;
    let mut tick = || {
        done += 1;
        progress(done, 2 * (em::ALL_ROUNDS + contrast::ROUNDS));
    };
    let split = Split::of(&encoded, options);
    learn(&mut learned, &split.rest(), &mut tick);
    let (aside, crowd) = (split.aside(), split.crowd());
    learned.calibration = calibrate::calibrate(&learned, &aside, &crowd, options.variants);
    learned.grading = grades::fit(&learned, &aside, learned.calibration.missed);
    learn(&mut learned, &split.all(), &mut tick);
    Ok(learned)
}

/// Learns the operations.
fn learn(model: &mut Parameters, pairs: &[Encoded], tick: &mut dyn FnMut()) {
    model.operations = em::operations(pairs, model, tick);
    contrast::tune(model, pairs, tick);
    em::add_unseen(model);
}

/// The pairs as letters of two alphabets, in a model that knows no operations yet. For variants, first every pair,
/// then every pair turned round.
fn read(pairs: &[(String, String)], options: Options) -> Result<(Parameters, Vec<Encoded>)> {
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
        let problem = format!("too few pairs of names to learn from: {}; 20 is the least", encoded.len());
        return Err(Error::Usage(problem));
    }
    let learned = Parameters {
        left_writing,
        right_writing,
        left_background: background(encoded.iter().map(|pair| &pair.0), left.len()),
        right_background: background(encoded.iter().map(|pair| &pair.1), right.len()),
        left,
        right,
        operations: FxHashMap::default(),
        calibration: Calibration {
            slope: 0.7,
            per_letter: 0.0,
            shortfall: 0.0,
            bias: -2.0,
            missed: 0.01,
            confused: 0.01,
        },
        grading: Grading { garbled: 0.0, per_letter: 0.0, step: 0.0, bias: 0.0 },
    };
    Ok((learned, encoded))
}

/// Which pairs are learned from first, and which are kept aside.
struct Split<'a> {
    pairs: &'a [Encoded],
    /// Both directions of a pair go the same way, so that none is trained on in one and measured in the other.
    half: usize,
    attested: Option<usize>,
}

impl<'a> Split<'a> {
    fn of(pairs: &'a [Encoded], options: Options) -> Self {
        let half = if options.variants { pairs.len() / 2 } else { pairs.len() };
        Self { pairs, half, attested: options.attested }
    }

    fn is_aside(&self, at: usize) -> bool {
        match self.attested {
            Some(attested) => at % self.half < attested && at % self.half % 2 == 1,
            None => (at % self.half) % ASIDE == ASIDE - 1,
        }
    }

    fn is_attested(&self, at: usize) -> bool {
        self.attested.is_some_and(|attested| at % self.half < attested)
    }

    fn aside(&self) -> Vec<Encoded> {
        (0..self.pairs.len()).filter(|&at| self.is_aside(at)).map(|at| self.pairs[at].clone()).collect()
    }

    /// Real names that make up the crowd where few pairs are attested.
    fn crowd(&self) -> Vec<Encoded> {
        let drawn = |&at: &usize| self.attested.is_some() && !self.is_attested(at);
        (self.half..self.pairs.len()).filter(drawn).map(|at| self.pairs[at].clone()).collect()
    }

    fn weighed(&self, wanted: impl Fn(usize) -> bool) -> Vec<Encoded> {
        let times = |at: usize| if self.is_attested(at) { ATTESTED_WEIGHT } else { 1 };
        let chosen = (0..self.pairs.len()).filter(|&at| wanted(at));
        chosen.flat_map(|at| std::iter::repeat_n(self.pairs[at].clone(), times(at))).collect()
    }

    fn rest(&self) -> Vec<Encoded> {
        self.weighed(|at| !self.is_aside(at))
    }

    fn all(&self) -> Vec<Encoded> {
        self.weighed(|_| true)
    }
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

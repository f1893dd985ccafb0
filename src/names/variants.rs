//! Pairs of spellings within one script, out of pairs across two: what models of spelling variants learn from.
//!
//! Two spellings that share a partner are such a pair. Where names were deduplicated by partner there are few, so
//! more are drawn: for each pair across scripts, a second spelling of the partner from a model of the first
//! ([`draw`]), which is what a second transliterator would have written, as far as the model knows.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Model;
use super::letters::{Letters, Writing};
use super::model::{Operation, Parameters, Place, letters_of, piece};
use super::random::Random;

/// The power that chances are raised to before a spelling is drawn; the best of 1, 1.3 and 1.7 on spellings kept aside,
/// by a small margin.
const SHARPNESS: f64 = 1.3;

/// A side of a list of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first column.
    Left,
    /// The second column.
    Right,
}

/// Spelling variants of one side: two names that share a partner. The partner counts as shared where its letters
/// are alike but for marks, doubled letters, and letters that languages swap (`c` `k`, `ph` `f`, `y` `i`).
pub fn spelling_pairs(pairs: &[(String, String)], side: Side) -> Vec<(String, String)> {
    let mut by_partner: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (left, right) in pairs {
        let (name, partner) = if side == Side::Left { (left, right) } else { (right, left) };
        by_partner.entry(skeleton(partner)).or_default().push(name);
    }
    let mut found = Vec::new();
    for names in by_partner.values().filter(|names| names.len() <= 6) {
        for (at, &one) in names.iter().enumerate() {
            for &other in names[at + 1..].iter().filter(|&&other| other != one) {
                found.push((one.to_owned(), other.to_owned()));
            }
        }
    }
    found
}

fn skeleton(name: &str) -> String {
    let writing = Writing::of(name);
    let letters: String = Letters::of(name, writing).joined().into_iter().collect();
    if writing != Writing::Latin {
        return letters;
    }
    let mut ascii = any_ascii::any_ascii(&letters).to_lowercase();
    for (from, to) in
        [("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i"), ("w", "v"), ("j", "i")]
    {
        ascii = ascii.replace(from, to);
    }
    let mut letters: Vec<char> = ascii.chars().filter(char::is_ascii_alphabetic).collect();
    letters.dedup();
    letters.into_iter().collect()
}

impl Model {
    /// For each pair, the left name and another spelling of it, drawn from all that the model would write for the
    /// right name. The same in every run.
    pub fn draw_spellings(&self, pairs: &[(String, String)]) -> Vec<(String, String)> {
        let writer = Writer::new(&self.parameters);
        let mut chance = Random::new(0x9e37_79b9_7f4a_7c15);
        let mut found = Vec::new();
        for (left, right) in pairs {
            let right =
                self.parameters.right.encode(&Letters::of(right, self.parameters.right_writing).joined());
            let drawn = writer.draw(&right, &mut chance);
            if !drawn.is_empty() {
                found.push((left.clone(), self.parameters.left.decode(&drawn)));
            }
        }
        found
    }
}

/// Left letters, and the chance that they are written.
type Way = ([u8; 3], f64);

/// Operations by what they write on the right, with their chance given the right.
struct Writer {
    by_right: FxHashMap<(Place, [u8; 3]), Vec<Way>>,
    lost: f64,
}

impl Writer {
    fn new(parameters: &Parameters) -> Self {
        let mut operations: Vec<(&Operation, &f32)> = parameters.operations.iter().collect();
        operations.sort_unstable_by_key(|&(operation, _)| operation);
        // A weight is relative to the letters' chance; that of the left is nearly even over an alphabet.
        let plain = 1.0 / parameters.left.len() as f64;
        let mut by_right: FxHashMap<(Place, [u8; 3]), Vec<Way>> = FxHashMap::default();
        for (operation, &nats) in operations {
            let letters = letters_of(&operation.left).len() as f64;
            let chance = (f64::from(nats).exp() * plain.powf(letters)).powf(SHARPNESS);
            by_right.entry((operation.place, operation.right)).or_default().push((operation.left, chance));
        }
        let lost =
            by_right.get(&(Place::Inside, [0; 3])).map_or(0.0, |list| list.iter().map(|way| way.1).sum());
        Self { by_right, lost: f64::min(lost, 0.5) }
    }

    /// Left letters for the right ones.
    fn draw(&self, right: &[u8], chance: &mut Random) -> Vec<u8> {
        let all = |letters: &[u8]| {
            self.by_right
                .get(&(Place::Inside, piece(letters)))
                .map_or(0.0, |ways| ways.iter().map(|way| way.1).sum())
        };
        let mut ahead = vec![0.0; right.len() + 1];
        ahead[right.len()] = 1.0;
        for at in (0..right.len()).rev() {
            let sum: f64 = (1..=3.min(right.len() - at))
                .map(|length| all(&right[at..at + length]) * ahead[at + length])
                .sum();
            ahead[at] = sum / (1.0 - self.lost);
        }
        let (mut at, mut out) = (0, Vec::new());
        while at < right.len() && out.len() < 40 {
            let mut ways: Vec<(&[u8; 3], usize, f64)> = Vec::new();
            for length in 0..=3.min(right.len() - at) {
                let place = match () {
                    () if at == 0 => Place::Start,
                    () if at + length == right.len() => Place::End,
                    () => Place::Inside,
                };
                let written = piece(&right[at..at + length]);
                let list = self
                    .by_right
                    .get(&(place, written))
                    .or_else(|| self.by_right.get(&(Place::Inside, written)));
                ways.extend(
                    list.into_iter().flatten().map(|(left, way)| (left, length, way * ahead[at + length])),
                );
            }
            let sum: f64 = ways.iter().map(|way| way.2).sum();
            let mut left_over = chance.next() as f64 / u64::MAX as f64 * sum;
            let Some(last) = ways.len().checked_sub(1) else { return Vec::new() };
            let drawn = ways.iter().position(|way| {
                left_over -= way.2;
                left_over <= 0.0
            });
            let (left, length, _) = ways[drawn.unwrap_or(last)];
            out.extend_from_slice(letters_of(left));
            at += length;
        }
        out
    }
}

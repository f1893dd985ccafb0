//! Second spellings of a name: what another transliterator might have written.
//!
//! What the left name has for a letter of the right one depends on the letters around it and on what was written just
//! before: `c` in `ck` is no `c` in `ch`. Pairs are aligned by a model, and what stands for each right letter is counted by
//! its surroundings, from narrow to wide, each mixed with the narrower one as Witten and Bell (1991) do. A pair's own counts
//! are left out while it is respelled, or the wide surroundings would give back the spelling that is known.

use rustc_hash::FxHashMap;

use super::lattice;
use super::model::Parameters;
use super::random::Random;
use super::train::Encoded;

/// Surroundings, from narrow to wide: how many right letters before and after, and how many written pieces before.
const SURROUNDINGS: [(usize, usize, usize); 6] =
    [(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 1, 1), (2, 2, 1), (3, 3, 2)];
/// Pairs of fewer nats a letter (of both names) are no transliterations to count.
const LEAST_NATS: f32 = 0.2;
/// What stands for a letter past either end of a name, and between pieces: no letter has these numbers.
const BEFORE: u8 = 254;
const AFTER: u8 = 255;
const BOUND: u8 = 253;

/// Left letters that stand for one right letter; often one, sometimes none.
type Piece = Vec<u8>;

/// What stands for right letters, counted by surroundings.
#[derive(Clone, Debug, Default)]
pub struct Respeller {
    counts: FxHashMap<Box<[u8]>, Vec<(Piece, u32)>>,
    /// The pairs that were counted, with their pieces.
    counted: Vec<(Encoded, Vec<Piece>)>,
}

impl Respeller {
    /// Counts pairs, as far as a model of their writings aligns them well.
    pub fn new(parameters: &Parameters, pairs: impl Iterator<Item = Encoded>) -> Self {
        let mut respeller = Self::default();
        for (left, right) in pairs {
            if let Some(pieces) = pieces(parameters, &left, &right) {
                respeller.count(&right, &pieces, |count| *count += 1);
                respeller.counted.push(((left, right), pieces));
            }
        }
        respeller
    }

    /// For each counted pair its left name, and another spelling of it where one was drawn that differs.
    pub fn respell(&mut self, random: &mut Random) -> Vec<Encoded> {
        let counted = std::mem::take(&mut self.counted);
        let mut found = Vec::new();
        for ((left, right), pieces) in &counted {
            self.count(right, pieces, |count| *count -= 1);
            let drawn = self.draw(right, random);
            self.count(right, pieces, |count| *count += 1);
            if !drawn.is_empty() && drawn != *left {
                found.push((left.clone(), drawn));
            }
        }
        self.counted = counted;
        found
    }

    /// Changes the counts of a pair's pieces.
    fn count(&mut self, right: &[u8], pieces: &[Piece], change: impl Fn(&mut u32)) {
        for (at, piece) in pieces.iter().enumerate() {
            for level in 0..SURROUNDINGS.len() {
                let list = self.counts.entry(surroundings(level, right, at, pieces)).or_default();
                let place = list.iter().position(|(other, _)| other == piece).unwrap_or_else(|| {
                    list.push((piece.clone(), 0));
                    list.len() - 1
                });
                change(&mut list[place].1);
            }
        }
    }

    /// A left name for a right one; empty where a letter was never counted.
    fn draw(&self, right: &[u8], random: &mut Random) -> Vec<u8> {
        let mut pieces: Vec<Piece> = Vec::new();
        for at in 0..right.len() {
            let mut chances = self.chances(right, at, &pieces);
            let mut left_over = random.next() as f64 / u64::MAX as f64;
            let Some(last) = chances.len().checked_sub(1) else { return Vec::new() };
            let drawn = chances.iter().position(|&(_, chance)| {
                left_over -= chance;
                left_over <= 0.0
            });
            pieces.push(chances.swap_remove(drawn.unwrap_or(last)).0);
        }
        pieces.concat()
    }

    /// The pieces that may stand for a letter with their chances, which add up to 1, after the pieces before it.
    fn chances(&self, right: &[u8], at: usize, before: &[Piece]) -> Vec<(Piece, f64)> {
        let mut chances: Vec<(Piece, f64)> = Vec::new();
        for level in 0..SURROUNDINGS.len() {
            let Some(list) = self.counts.get(&surroundings(level, right, at, before)) else { break };
            let seen = || list.iter().filter(|&&(_, count)| count > 0);
            let all: f64 = seen().map(|&(_, count)| f64::from(count)).sum();
            if all == 0.0 {
                break;
            }
            let kinds = if chances.is_empty() { 0.0 } else { seen().count() as f64 };
            for (_, chance) in &mut chances {
                *chance *= kinds / (all + kinds);
            }
            for (piece, count) in seen() {
                let more = f64::from(*count) / (all + kinds);
                match chances.iter_mut().find(|(other, _)| other == piece) {
                    Some((_, chance)) => *chance += more,
                    None => chances.push((piece.clone(), more)),
                }
            }
        }
        chances
    }
}

/// What stands for each right letter in the likeliest way between two names; left letters without a counterpart go with
/// the right letter before them. None where the names are too unlike to say.
fn pieces(parameters: &Parameters, left: &[u8], right: &[u8]) -> Option<Vec<Piece>> {
    let steps = lattice::best_path(parameters, left, right);
    let nats: f32 = steps.iter().map(|step| step.nats).sum();
    if right.is_empty() || steps.is_empty() || nats <= LEAST_NATS * (left.len() + right.len()) as f32 {
        return None;
    }
    let mut pieces = vec![Piece::new(); right.len()];
    for step in steps {
        let (from, to) = step.right;
        let at = if from == to { from.saturating_sub(1) } else { from };
        pieces[at].extend_from_slice(&left[step.left.0..step.left.1]);
    }
    Some(pieces)
}

/// A letter's surroundings of a level, as a key.
fn surroundings(level: usize, right: &[u8], at: usize, pieces: &[Piece]) -> Box<[u8]> {
    let (letters_before, letters_after, pieces_before) = SURROUNDINGS[level];
    let mut key = vec![level as u8];
    key.extend((1..=letters_before).map(|back| at.checked_sub(back).map_or(BEFORE, |before| right[before])));
    key.extend((0..=letters_after).map(|ahead| right.get(at + ahead).copied().unwrap_or(AFTER)));
    for back in 1..=pieces_before {
        if let Some(before) = at.checked_sub(back) {
            key.extend_from_slice(&pieces[before]);
        }
        key.push(BOUND);
    }
    key.into_boxed_slice()
}

#[cfg(test)]
mod tests {
    use super::super::letters::{Letters, Writing};
    use super::super::models;
    use super::*;

    fn encoded(parameters: &Parameters, left: &str, right: &str) -> Encoded {
        let letters = |name: &str| Letters::of(name, Writing::of(name)).joined();
        (parameters.left.encode(&letters(left)), parameters.right.encode(&letters(right)))
    }

    #[test]
    fn a_letter_is_spelled_as_its_surroundings_have_it() {
        let parameters = &models::model(0).unwrap().parameters;
        let mut pairs = Vec::new();
        for _ in 0..40 {
            for (left, right) in
                [("ماك", "mack"), ("باك", "back"), ("ماش", "mach"), ("باش", "bach"), ("بش", "bach")]
            {
                pairs.push(encoded(parameters, left, right));
            }
        }
        let mut respeller = Respeller::new(parameters, pairs.into_iter());
        let found = respeller.respell(&mut Random::new(1));
        let decode = |(a, b): &Encoded| (parameters.left.decode(a), parameters.left.decode(b));
        let found: Vec<(String, String)> = found.iter().map(decode).collect();
        assert!(found.iter().all(|(a, b)| a != b));
        assert!(found.contains(&("باش".into(), "بش".into())), "{found:?}");
        assert!(found.iter().all(|(a, b)| a.contains('ك') == b.contains('ك')), "{found:?}");
    }
}

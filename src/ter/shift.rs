//! The search for blocks to move.
//!
//! Round by round, the move that lowers the edit distance most is made, until none does (Snover et al. 2006). What
//! counts as a candidate and which of several is best follow tercom, as sacrebleu has it; their limits too. How
//! candidates are weighed is our own: none is whose gain could not beat what is found already.

use super::alignment::{Alignment, Op};
use super::beam::{Band, Beam};
use super::distance::Matrix;
use super::words::Words;

/// The longest block that is moved, in words.
const MAX_LENGTH: usize = 10;
/// How far apart a block may stand on the two sides, in words.
const MAX_OFFSET: usize = 50;
/// Once this many candidates were met in a segment, no more moves are made.
const MAX_CANDIDATES: usize = 1000;

/// A block moved: two neighbouring stretches of words, `start..middle` and `middle..end`, change places.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    pub start: usize,
    pub middle: usize,
    pub end: usize,
}

impl Move {
    /// The move of the block `start..start + length` to `target`: right before the word that stands there. A target
    /// inside the block moves it that many words to the right.
    fn new(start: usize, length: usize, target: usize, words: usize) -> Self {
        let end = start + length;
        if target < start {
            Self { start: target, middle: start, end }
        } else if target > end {
            Self { start, middle: end, end: target }
        } else {
            Self { start, middle: end, end: words.min(target + length) }
        }
    }

    /// The most that the move can lower the distance: deleting and inserting the shorter stretch does the same.
    fn most_gain(self) -> u32 {
        2 * (self.middle - self.start).min(self.end - self.middle) as u32
    }

    fn apply<T>(self, words: &mut [T]) {
        words[self.start..self.end].rotate_left(self.middle - self.start);
    }
}

/// A candidate in one number, so that the order of numbers is the order of preference among equal gains: longest
/// first, then leftmost, then leftmost target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate(u64);

impl Candidate {
    const BITS: u32 = 30;

    fn new(start: usize, length: usize, target: u32) -> Self {
        let rank = (MAX_LENGTH - length) as u64;
        Self((rank << Self::BITS | start as u64) << Self::BITS | u64::from(target))
    }

    fn length(self) -> usize {
        MAX_LENGTH - (self.0 >> (2 * Self::BITS)) as usize
    }

    fn to_move(self, words: usize) -> Move {
        let mask = (1 << Self::BITS) - 1;
        let (start, target) = (self.0 >> Self::BITS & mask, self.0 & mask);
        Move::new(start as usize, self.length(), target as usize, words)
    }
}

/// Searches a segment; keeps its buffers for the next one.
#[derive(Debug, Default)]
pub struct Search {
    /// The MT with the moves made so far, and where each of its words stood at first.
    mt: Vec<u32>,
    order: Vec<u32>,
    matrix: Matrix,
    ops: Vec<Op>,
    alignment: Alignment,
    candidates: Vec<Candidate>,
    occurrences: Occurrences,
    counts: Vec<u32>,
}

/// The outcome of a search: the steps that are left once blocks are moved.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// For each MT word in its moved place, where it stood at first.
    pub order: &'a [u32],
    /// The steps from the moved MT to the reference, from left to right.
    pub ops: &'a [Op],
}

impl Search {
    /// The edits of a segment: moves made, and the edit distance that remains.
    pub fn edits(&mut self, words: &Words, shifts: bool) -> usize {
        self.run(words, shifts).0
    }

    /// What becomes of each word of a segment.
    pub fn outcome(&mut self, words: &Words, shifts: bool) -> Outcome<'_> {
        let (_, exact) = self.run(words, shifts);
        if exact {
            self.matrix.trace(&self.mt, &mut self.ops);
        } else {
            Beam::new(&self.mt, &words.reference).trace(&mut self.ops);
        }
        Outcome { order: &self.order, ops: &self.ops }
    }

    /// The edits; and whether the matrix of the moved MT is at hand, or else the band is needed.
    fn run(&mut self, words: &Words, shifts: bool) -> (usize, bool) {
        let reference = &words.reference[..];
        self.mt.clone_from(&words.mt);
        self.order.clear();
        self.order.extend(0..words.mt.len() as u32);
        let fits = Matrix::fits(&words.mt, reference);
        let safe = if fits { Band::new(words.mt.len(), reference.len()).safe_distance() } else { 0 };
        if fits {
            self.matrix.prepare(reference, words.unknown());
        }
        let least = self.least_distance(words);
        let (mut moves, mut candidates, mut known) = (0, 0, 0);
        loop {
            let mut distance = if fits { self.matrix.distance(&self.mt, known) } else { u32::MAX };
            let exact = fits && distance <= safe;
            if !exact {
                distance = Beam::new(&self.mt, reference).trace(&mut self.ops);
            }
            let done = (moves + distance as usize, exact);
            if !shifts || distance == least {
                return done;
            }
            if exact {
                self.matrix.trace(&self.mt, &mut self.ops);
            }
            self.alignment.fill(&self.ops);
            candidates += self.gather(words, MAX_CANDIDATES - candidates);
            if candidates >= MAX_CANDIDATES {
                return done;
            }
            let best =
                if exact { self.best_exact(distance, least) } else { self.best_banded(reference, distance) };
            let Some(moved) = best else { return done };
            moved.apply(&mut self.mt);
            moved.apply(&mut self.order);
            known = moved.start;
            moves += 1;
        }
    }

    /// What no order of the MT's words can go below: the words that have no partner.
    fn least_distance(&mut self, words: &Words) -> u32 {
        self.counts.clear();
        self.counts.resize(words.unknown() as usize + 1, 0);
        for &word in &words.reference {
            self.counts[word as usize] += 1;
        }
        let mut common = 0;
        for &word in &words.mt {
            let left = &mut self.counts[word as usize];
            common += usize::from(*left > 0);
            *left = left.saturating_sub(1);
        }
        (words.mt.len().max(words.reference.len()) - common) as u32
    }

    /// Collects this round's candidates, in order of preference, and gives how many were met; the same one is
    /// often met twice, and each time counts. Stops at `limit`.
    fn gather(&mut self, words: &Words, limit: usize) -> usize {
        let reference = &words.reference[..];
        self.candidates.clear();
        self.occurrences.fill(reference, words.unknown());
        let mut met = 0;
        for start in 0..self.mt.len() {
            let mut at = self.occurrences.first(self.mt[start], start);
            while at < reference.len() && at <= start + MAX_OFFSET {
                let block = self.mt[start..].iter().zip(&reference[at..]).take(MAX_LENGTH);
                let longest = block.take_while(|(a, b)| a == b).count();
                for length in 1..=longest {
                    met += self.add_targets(start, at, length);
                    if met >= limit {
                        return met;
                    }
                }
                at = self.occurrences.next(at);
            }
        }
        self.candidates.sort_unstable();
        self.candidates.dedup();
        met
    }

    /// Adds the moves of the MT block at `start` towards the equal reference block at `at`, which is worth it only
    /// where both are in error and the block does not stand there already. Gives how many they are.
    fn add_targets(&mut self, start: usize, at: usize, length: usize) -> usize {
        let aligned = &self.alignment;
        if !aligned.mt_has_error(start, length) || !aligned.reference_has_error(at, length) {
            return 0;
        }
        let here = aligned.places[at + 1] as usize;
        if start < here && here <= start + length {
            return 0;
        }
        let before = self.candidates.len();
        let mut last = None;
        for &target in &aligned.places[at..=at + length] {
            if last != Some(target) {
                self.candidates.push(Candidate::new(start, length, target));
                last = Some(target);
            }
        }
        self.candidates.len() - before
    }

    /// The candidate that lowers the distance most; the first such one.
    fn best_exact(&self, distance: u32, least: u32) -> Option<Move> {
        let mut best = None;
        let mut gain = 0;
        for candidate in &self.candidates {
            // What follows is no longer than this one.
            if gain >= (2 * candidate.length() as u32).min(distance - least) {
                break;
            }
            let moved = candidate.to_move(self.mt.len());
            if moved.most_gain() <= gain {
                continue;
            }
            let after = self.matrix.distance_moved(&self.mt, moved);
            if after + gain < distance {
                gain = distance - after;
                best = Some(moved);
            }
        }
        best
    }

    /// The same within the band, where a move can gain more than its length lets on.
    fn best_banded(&self, reference: &[u32], distance: u32) -> Option<Move> {
        let moves: Vec<Move> = self.candidates.iter().map(|c| c.to_move(self.mt.len())).collect();
        let costs = Beam::new(&self.mt, reference).costs(&moves);
        let (moved, &cost) = moves.into_iter().zip(&costs).min_by_key(|(_, cost)| **cost)?;
        (cost < distance).then_some(moved)
    }
}

/// Where the reference has each word, as chains from left to right.
#[derive(Debug, Default)]
struct Occurrences {
    /// For each word number, the first occurrence not yet out of reach; the reference's length where there is none.
    first: Vec<u32>,
    next: Vec<u32>,
}

impl Occurrences {
    fn fill(&mut self, reference: &[u32], unknown: u32) {
        let none = reference.len() as u32;
        self.first.clear();
        self.first.resize(unknown as usize + 1, none);
        self.next.clear();
        self.next.resize(reference.len(), none);
        for (j, &word) in reference.iter().enumerate().rev() {
            self.next[j] = std::mem::replace(&mut self.first[word as usize], j as u32);
        }
    }

    /// The first occurrence of a word that is within reach of MT position `start`, which never goes back.
    fn first(&mut self, word: u32, start: usize) -> usize {
        let first = &mut self.first[word as usize];
        while (*first as usize) + MAX_OFFSET < start && (*first as usize) < self.next.len() {
            *first = self.next[*first as usize];
        }
        *first as usize
    }

    fn next(&self, at: usize) -> usize {
        self.next[at] as usize
    }
}

//! The search for blocks to move.
//!
//! Round by round, the move that lowers the edit distance most is made, until none does (Snover et al. 2006). What
//! counts as a candidate and which of several is best follow tercom, as sacrebleu has it; their limits too. How
//! candidates are weighed is our own: none is whose gain could not beat what is found already.

use super::alignment::{Alignment, Op};
use super::beam::{Band, Beam};
use super::distance::Matrix;
use super::occurrences::Occurrences;
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
            let beam = Beam::new(&self.mt, &words.reference);
            beam.trace(beam.pass(), &mut self.ops);
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
        let (mut shifts_made, mut met, mut known) = (0, 0, 0);
        loop {
            let distance = if fits { self.matrix.distance(&self.mt, known) } else { u32::MAX };
            let exact = fits && distance <= safe;
            let beam = Beam::new(&self.mt, reference);
            let pass = (!exact).then(|| beam.pass());
            let distance = pass.as_ref().map_or(distance, |pass| pass.distance);
            let done = (shifts_made + distance as usize, exact);
            if !shifts || distance == least {
                return done;
            }
            match pass {
                Some(pass) => beam.trace(pass, &mut self.ops),
                None => self.matrix.trace(&self.mt, &mut self.ops),
            }
            self.alignment.fill(&self.ops);
            met += self.gather(words, MAX_CANDIDATES - met);
            if met >= MAX_CANDIDATES {
                return done;
            }
            let best =
                if exact { self.best_exact(distance, least) } else { self.best_banded(reference, distance) };
            let Some(moved) = best else { return done };
            moved.apply(&mut self.mt);
            moved.apply(&mut self.order);
            known = moved.start;
            shifts_made += 1;
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
            let mut at = self.occurrences.first(self.mt[start], start.saturating_sub(MAX_OFFSET));
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
        let (best, &cost) = moves.into_iter().zip(&costs).min_by_key(|(_, cost)| **cost)?;
        (cost < distance).then_some(best)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(mt: &[u8], reference: &[u8]) -> Words {
        let text = |side: &[u8]| side.iter().map(u8::to_string).collect::<Vec<_>>().join(" ");
        let mut words = Words::default();
        words.fill(&text(mt), &text(reference));
        words
    }

    fn moves(words: usize, seeds: &[(usize, usize, usize)]) -> Vec<Move> {
        seeds
            .iter()
            .map(|&(start, length, target)| {
                let start = start % words;
                let length = 1 + length % (words - start).min(MAX_LENGTH);
                Move::new(start, length, target % (words + 1), words)
            })
            .collect()
    }

    #[test]
    fn a_target_before_behind_or_inside_the_block() {
        let moved = |start, length, target| {
            let mut words = *b"abcdef";
            Move::new(start, length, target, 6).apply(&mut words);
            String::from_utf8(words.to_vec()).unwrap()
        };
        assert_eq!(moved(3, 2, 1), "adebcf");
        assert_eq!(moved(1, 2, 5), "adebcf");
        assert_eq!(moved(1, 2, 1), "abcdef");
        assert_eq!(moved(1, 2, 2), "adbcef");
        assert_eq!(moved(3, 2, 5), "abcfde");
    }

    #[test]
    fn smaller_candidates_are_preferred() {
        let order = [(7, 3, 9), (8, 3, 2), (0, 2, 5), (0, 2, 6), (1, 2, 0), (0, 1, 0)];
        assert!(order.map(|(start, length, target)| Candidate::new(start, length, target)).is_sorted());
        let moved = Candidate::new(7, 3, 2).to_move(20);
        assert_eq!((moved.start, moved.middle, moved.end), (2, 7, 10));
    }

    proptest! {
        /// Where the band changes nothing, both ways to the distance, its trace and the cost of moves agree.
        #[test]
        fn matrix_and_band_agree(
            mt in prop::collection::vec(0_u8..9, 1..64),
            reference in prop::collection::vec(0_u8..8, 1..=64),
            seeds in prop::collection::vec((0_usize..64, 0_usize..10, 0_usize..64), 1..20),
        ) {
            let words = words(&mt, &reference);
            let band = Band::new(mt.len(), reference.len());
            let mut matrix = Matrix::default();
            matrix.prepare(&words.reference, words.unknown());
            let distance = matrix.distance(&words.mt, 0);
            let beam = Beam::new(&words.mt, &words.reference);
            let mut banded = Vec::new();
            let pass = beam.pass();
            let cost = pass.distance;
            beam.trace(pass, &mut banded);
            prop_assert!(cost >= distance);
            prop_assert_eq!(banded.iter().filter(|op| **op != Op::Match).count(), cost as usize);
            let moves = moves(mt.len(), &seeds);
            if distance <= band.safe_distance() {
                prop_assert_eq!(cost, distance);
                let mut ops = Vec::new();
                matrix.trace(&words.mt, &mut ops);
                prop_assert_eq!(ops, banded);
                for (moved, cost) in moves.iter().zip(beam.costs(&moves)) {
                    let after = matrix.distance_moved(&words.mt, *moved);
                    prop_assert!(after > band.safe_distance() || after == cost);
                }
            }
        }

        /// The cost of a move, from the rows that it touches, is that of the whole moved MT.
        #[test]
        fn the_cost_of_a_move_is_that_of_the_moved_words(
            mt in prop::collection::vec(0_u8..9, 1..150),
            reference in prop::collection::vec(0_u8..8, 1..150),
            seeds in prop::collection::vec((0_usize..150, 0_usize..10, 0_usize..150), 1..10),
        ) {
            let words = words(&mt, &reference);
            let moves = moves(mt.len(), &seeds);
            let costs = Beam::new(&words.mt, &words.reference).costs(&moves);
            for (moved, cost) in moves.into_iter().zip(costs) {
                let mut after = words.mt.clone();
                moved.apply(&mut after);
                prop_assert_eq!(Beam::new(&after, &words.reference).pass().distance, cost);
            }
        }

        /// Whatever moves are made, the steps that remain turn the moved MT into the reference.
        #[test]
        fn steps_lead_to_the_reference(
            mt in prop::collection::vec(0_u8..9, 0..90),
            reference in prop::collection::vec(0_u8..8, 0..90),
            shifts: bool,
        ) {
            let words = words(&mt, &reference);
            let mut search = Search::default();
            let edits = search.edits(&words, shifts);
            let outcome = search.outcome(&words, shifts);
            let left = outcome.ops.iter().filter(|op| **op != Op::Match).count();
            prop_assert!(left <= edits && (shifts || left == edits));
            let mut order = outcome.order.iter();
            let mut made = Vec::new();
            let mut wanted = words.reference.iter();
            for op in outcome.ops {
                let word = if *op == Op::Insert { None } else { order.next().map(|at| words.mt[*at as usize]) };
                let new = if *op == Op::Delete { None } else { wanted.next().copied() };
                made.extend(if *op == Op::Match { word } else { new });
            }
            prop_assert_eq!(made, &words.reference[..]);
            prop_assert!(order.next().is_none());
        }
    }
}

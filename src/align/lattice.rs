//! The lattice of a stretch of both texts: places between segments, and the beads that lead from one to another.
//!
//! Forward and backward sums give each bead its posterior probability, and the path with the most expected right beads
//! is the answer (Goodman 1996, *Parsing algorithms and metrics*, for trees).

use std::ops::Range;

use super::band::Band;
use super::model::KINDS;

/// A bead between two places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub kind: u8,
    pub to: u32,
    pub score: f32,
}

/// A band and its beads.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    pub band: Band,
    /// Where the edges of each place begin.
    pub starts: Vec<u32>,
    pub edges: Vec<Edge>,
    /// What it weighs where segments without partner of both sides meet.
    pub meeting: f32,
}

/// What a paired bead costs, in beads that are right: a pair less likely than this is no pair.
const PRICE: f32 = 0.3;

/// What a segment without partner is worth, in beads that are right.
const ALONE: f32 = 0.25;

/// A bead of the answer: its MT and edited segments, and its posterior probability.
pub(super) type Step = (Range<usize>, Range<usize>, f32);

/// What the last bead was: a pair, an MT segment alone, or an edited segment alone.
///
/// An MT segment without partner comes before an edited one without partner, for else one set of beads would count as
/// several paths. Where both come together, two texts say something else in one place: that is one event more than a
/// segment lost on one side, and weighs on its own.
const STATES: usize = 3;

/// The state after a bead, and whether an MT segment and an edited one without partner meet there.
fn next_state(kind: u8, state: usize) -> Option<(usize, bool)> {
    match (KINDS[kind as usize], state) {
        ((1, 0), 2) => None,
        ((1, 0), _) => Some((1, false)),
        ((0, 1), _) => Some((2, state == 1)),
        _ => Some((0, false)),
    }
}

/// The probabilities of a lattice.
pub(super) struct Posteriors {
    /// Of each edge.
    pub edges: Vec<f32>,
    /// Expected count of places where segments without partner of both sides meet.
    pub meetings: f64,
    /// Logarithm of the sum over all paths.
    pub total: f64,
}

impl Lattice {
    /// The numbers of the edges that lead from a place.
    pub fn edges_of(&self, place: usize) -> std::ops::Range<usize> {
        self.starts[place] as usize..self.starts[place + 1] as usize
    }

    /// What an edge is worth after a state.
    fn worth(&self, edge: &Edge, meets: bool) -> f64 {
        f64::from(edge.score) + if meets { f64::from(self.meeting) } else { 0.0 }
    }

    /// Logarithms of the sums over all paths from the first place to each place and state.
    fn forward(&self) -> Vec<[f64; STATES]> {
        let mut sums = vec![[f64::NEG_INFINITY; STATES]; self.band.len()];
        sums[0][0] = 0.0;
        for place in 0..sums.len() {
            let here = sums[place];
            for edge in &self.edges[self.edges_of(place)] {
                for (state, value) in here.into_iter().enumerate() {
                    if let Some((next, meets)) = next_state(edge.kind, state) {
                        let to = &mut sums[edge.to as usize][next];
                        *to = log_add(*to, value + self.worth(edge, meets));
                    }
                }
            }
        }
        sums
    }

    /// Logarithms of the sums over all paths from each place and state to the last place.
    fn backward(&self) -> Vec<[f64; STATES]> {
        let mut sums = vec![[f64::NEG_INFINITY; STATES]; self.band.len()];
        let last = sums.len() - 1;
        sums[last] = [0.0; STATES];
        for place in (0..last).rev() {
            for edge in &self.edges[self.edges_of(place)] {
                for state in 0..STATES {
                    if let Some((next, meets)) = next_state(edge.kind, state) {
                        let rest = self.worth(edge, meets) + sums[edge.to as usize][next];
                        sums[place][state] = log_add(sums[place][state], rest);
                    }
                }
            }
        }
        sums
    }

    /// The posterior probability of each edge.
    pub fn posteriors(&self) -> Posteriors {
        let (forward, backward) = rayon::join(|| self.forward(), || self.backward());
        let total = forward[forward.len() - 1].into_iter().fold(f64::NEG_INFINITY, log_add);
        let mut found = Posteriors { edges: vec![0.0; self.edges.len()], meetings: 0.0, total };
        for (place, here) in forward.iter().enumerate() {
            for index in self.edges_of(place) {
                let edge = &self.edges[index];
                for (state, value) in here.iter().enumerate() {
                    if let Some((next, meets)) = next_state(edge.kind, state) {
                        let rest = self.worth(edge, meets) + backward[edge.to as usize][next];
                        let probability = (value + rest - total).exp();
                        found.edges[index] += probability as f32;
                        found.meetings += if meets { probability } else { 0.0 };
                    }
                }
            }
        }
        found
    }

    /// How many beads of each kind are expected.
    pub fn expected(&self) -> Vec<((usize, usize), f32)> {
        let mut counts: Vec<((usize, usize), f32)> = KINDS.iter().map(|&kind| (kind, 0.0)).collect();
        for (edge, probability) in self.edges.iter().zip(self.posteriors().edges) {
            counts[edge.kind as usize].1 += probability;
        }
        counts
    }

    /// Adds to the score of each bead what its kind is worth more.
    pub fn tilt(&mut self, worth: impl Fn((usize, usize)) -> f32) {
        let worth: Vec<f32> = KINDS.iter().map(|&kind| worth(kind)).collect();
        self.edges.iter_mut().for_each(|edge| edge.score += worth[edge.kind as usize]);
    }

    /// The path on which the most beads are expected to be right, those of single segments without partner counting less,
    /// at a price for each pair that may be wrong, given how likely each bead is.
    pub fn best_path(&self, posteriors: &[f32]) -> Vec<Step> {
        let places = self.band.len();
        let mut best = vec![[f32::NEG_INFINITY; STATES]; places];
        let mut before = vec![[(u32::MAX, 0u8); STATES]; places];
        best[0][0] = 0.0;
        for place in 0..places {
            for index in self.edges_of(place) {
                let edge = self.edges[index];
                for state in 0..STATES {
                    let Some((next, _)) = next_state(edge.kind, state) else { continue };
                    let (a, b) = KINDS[edge.kind as usize];
                    let worth = if a * b > 0 { posteriors[index] - PRICE } else { posteriors[index] * ALONE };
                    let gain = best[place][state] + worth;
                    let to = edge.to as usize;
                    if gain > best[to][next] {
                        best[to][next] = gain;
                        before[to][next] = (index as u32, state as u8);
                    }
                }
            }
        }
        self.trace(&best, &before, posteriors)
    }

    fn trace(&self, best: &[[f32; STATES]], before: &[[(u32, u8); STATES]], posteriors: &[f32]) -> Vec<Step> {
        let places: Vec<(usize, usize)> = self.band.places().collect();
        let mut at = places.len() - 1;
        let mut state =
            (0..STATES).fold(0, |top, state| if best[at][state] > best[at][top] { state } else { top });
        let mut steps = Vec::new();
        while at != 0 {
            let (index, previous) = before[at][state];
            let Some(edge) = self.edges.get(index as usize) else { break };
            let (a, b) = KINDS[edge.kind as usize];
            let (i, j) = places[at];
            steps.push((i - a..i, j - b..j, posteriors[index as usize].min(1.0)));
            state = previous as usize;
            let Some(from) = self.band.place(i - a, j - b) else { break };
            at = from;
        }
        steps.reverse();
        steps
    }
}

/// The logarithm of what adds nothing to 1 that a double could hold.
const NOTHING: f64 = -40.0;

fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low - high < NOTHING || low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

//! The lattice of a stretch of both texts: places between segments, and the beads that lead from one to another.
//!
//! Forward and backward sums give each bead its posterior probability, and the path with the most expected right beads
//! is the answer (Goodman 1996, *Parsing algorithms and metrics*, for trees).

use std::ops::Range;

use super::model::KINDS;

/// The places `(i, j)` of a lattice: `i` MT segments and `j` edited ones lie before. Row `i` has the columns of a range
/// whose bounds do not fall from row to row.
#[derive(Clone, Debug)]
pub(super) struct Band {
    pub first_row: usize,
    pub rows: Vec<Range<usize>>,
    starts: Vec<usize>,
}

impl Band {
    pub fn new(first_row: usize, rows: Vec<Range<usize>>) -> Self {
        let mut at = 0;
        let mut starts: Vec<usize> = Vec::with_capacity(rows.len() + 1);
        for row in &rows {
            starts.push(at);
            at += row.len();
        }
        starts.push(at);
        Self { first_row, rows, starts }
    }

    pub fn len(&self) -> usize {
        self.starts[self.rows.len()]
    }

    pub fn node(&self, i: usize, j: usize) -> Option<usize> {
        let row = i.checked_sub(self.first_row)?;
        let columns = self.rows.get(row)?;
        columns.contains(&j).then(|| self.starts[row] + j - columns.start)
    }

    pub fn places(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows
            .iter()
            .enumerate()
            .flat_map(move |(row, columns)| columns.clone().map(move |j| (self.first_row + row, j)))
    }
}

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
}

/// A bead of the answer: its MT and edited segments, and its posterior probability.
pub(super) type Step = (Range<usize>, Range<usize>, f32);

/// A segment without partner comes before an edited one without partner, for else one set of beads would count as
/// several paths. So each place has two states: whether the last bead was an edited segment alone.
const STATES: usize = 2;

fn next_state(kind: u8, state: usize) -> Option<usize> {
    match (KINDS[kind as usize], state) {
        ((1, 0), 1) => None,
        ((0, 1), _) => Some(1),
        _ => Some(0),
    }
}

impl Lattice {
    fn edges_of(&self, place: usize) -> std::ops::Range<usize> {
        self.starts[place] as usize..self.starts[place + 1] as usize
    }

    /// The posterior probability of each edge, and the logarithm of the sum over all paths.
    pub fn posteriors(&self) -> (Vec<f32>, f64) {
        const NONE: [f64; STATES] = [f64::NEG_INFINITY; STATES];
        let places = self.band.len();
        let mut forward = vec![NONE; places];
        forward[0][0] = 0.0;
        for place in 0..places {
            let here = forward[place];
            for edge in &self.edges[self.edges_of(place)] {
                for (state, value) in here.into_iter().enumerate() {
                    if let Some(next) = next_state(edge.kind, state) {
                        let to = &mut forward[edge.to as usize][next];
                        *to = log_add(*to, value + f64::from(edge.score));
                    }
                }
            }
        }
        let total = log_add(forward[places - 1][0], forward[places - 1][1]);
        let mut backward = vec![NONE; places];
        backward[places - 1] = [0.0; STATES];
        let mut posteriors = vec![0.0; self.edges.len()];
        for place in (0..places).rev() {
            for index in self.edges_of(place) {
                let edge = self.edges[index];
                for state in 0..STATES {
                    if let Some(next) = next_state(edge.kind, state) {
                        let rest = f64::from(edge.score) + backward[edge.to as usize][next];
                        let all = &mut backward[place][state];
                        *all = log_add(*all, rest);
                        posteriors[index] += (forward[place][state] + rest - total).exp() as f32;
                    }
                }
            }
        }
        (posteriors, total)
    }

    /// The path on which the most segments are expected to lie in the right bead.
    pub fn best_path(&self) -> Vec<Step> {
        let (posteriors, _) = self.posteriors();
        let places = self.band.len();
        let mut best = vec![[f32::NEG_INFINITY; STATES]; places];
        let mut before = vec![[(u32::MAX, 0u8); STATES]; places];
        best[0][0] = 0.0;
        for place in 0..places {
            for index in self.edges_of(place) {
                let edge = self.edges[index];
                for state in 0..STATES {
                    let Some(next) = next_state(edge.kind, state) else { continue };
                    let (a, b) = KINDS[edge.kind as usize];
                    let gain = best[place][state] + posteriors[index] * (a + b) as f32;
                    let to = edge.to as usize;
                    if gain > best[to][next] {
                        best[to][next] = gain;
                        before[to][next] = (index as u32, state as u8);
                    }
                }
            }
        }
        self.trace(&best, &before, &posteriors)
    }

    fn trace(&self, best: &[[f32; STATES]], before: &[[(u32, u8); STATES]], posteriors: &[f32]) -> Vec<Step> {
        let places: Vec<(usize, usize)> = self.band.places().collect();
        let mut at = places.len() - 1;
        let mut state = usize::from(best[at][1] > best[at][0]);
        let mut steps = Vec::new();
        while at != 0 {
            let (index, previous) = before[at][state];
            let Some(edge) = self.edges.get(index as usize) else { break };
            let (a, b) = KINDS[edge.kind as usize];
            let (i, j) = places[at];
            steps.push((i - a..i, j - b..j, posteriors[index as usize].min(1.0)));
            state = previous as usize;
            let Some(from) = self.band.node(i - a, j - b) else { break };
            at = from;
        }
        steps.reverse();
        steps
    }
}

fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

//! All ways to rewrite one name as another, laid out as a graph: what training counts over and what an
//! explanation takes its best path from. Scoring many pairs is the business of [`super::score`].

use super::model::{Operation, Parameters, SHAPES};

/// An operation used at a position.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The cell it leaves: left letters used, times one more than the right's letters, plus right letters written.
    pub from: u16,
    /// The cell it reaches.
    pub to: u16,
    /// Which operation it is, in the caller's numbers.
    pub operation: u32,
}

/// How many cells two words of these lengths have.
pub fn cells(left: usize, right: usize) -> usize {
    (left + 1) * (right + 1)
}

/// Lists the edges of two words in an order in which every edge comes after those that reach its start.
pub fn edges(
    left: &[u8],
    right: &[u8],
    out: &mut Vec<Edge>,
    mut number: impl FnMut((usize, usize), (usize, usize)) -> Option<u32>,
) {
    out.clear();
    let width = right.len() + 1;
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            for (k, l) in SHAPES {
                if i + k <= left.len()
                    && j + l <= right.len()
                    && let Some(operation) = number((i, j), (k, l))
                {
                    let (from, to) = ((i * width + j) as u16, ((i + k) * width + j + l) as u16);
                    out.push(Edge { from, to, operation });
                }
            }
        }
    }
}

/// A step of the best way to rewrite one word as another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Letters of the left word, from and to.
    pub left: (usize, usize),
    /// Letters of the right word, from and to.
    pub right: (usize, usize),
    /// The weight of the operation, in nats.
    pub nats: f32,
}

/// The likeliest single way to rewrite one word as the other; empty where there is none.
pub fn best_path(parameters: &Parameters, left: &[u8], right: &[u8]) -> Vec<Step> {
    let width = right.len() + 1;
    let mut best: Vec<Option<(f32, Step)>> = vec![None; cells(left.len(), right.len())];
    let mut found: Vec<(Operation, f32)> = Vec::new();
    let mut list = Vec::new();
    edges(left, right, &mut list, |from, shape| {
        let operation = parameters.operation(left, right, from, shape)?;
        found.push(operation);
        Some(found.len() as u32 - 1)
    });
    for edge in list {
        let (from, to) = (edge.from as usize, edge.to as usize);
        let nats = found[edge.operation as usize].1;
        let before = if from == 0 { Some(0.0) } else { best[from].map(|(sum, _)| sum) };
        let Some(sum) = before.map(|before| before + nats) else { continue };
        if best[to].is_none_or(|(other, _)| sum > other) {
            let step = Step { left: (from / width, to / width), right: (from % width, to % width), nats };
            best[to] = Some((sum, step));
        }
    }
    let mut steps = Vec::new();
    let mut at = cells(left.len(), right.len()) - 1;
    while at > 0 {
        let Some((_, step)) = best[at] else { return Vec::new() };
        steps.push(step);
        at = step.left.0 * width + step.right.0;
    }
    steps.reverse();
    steps
}

//! Edit distance within a band around the diagonal, as sacrebleu computes it.
//!
//! A band leaves long-distance edits out, so that in long segments the figure can be above the edit distance; to
//! equal sacrebleu it has to be. Time and memory grow with the segment's length and not with its square.
//!
//! The matrix is as in [`distance`](super::distance): a row for each count of MT words, a column for each count of
//! reference words. The cost of an MT with a block moved is found in the rows that the move touches alone: what
//! comes before and after is a shortest path from either corner, which the two passes of [`Beam::costs`] know.

use std::ops::Range;

use super::alignment::Op;
use super::shift::Move;

/// How far the band reaches on either side of the diagonal, in reference words.
const WIDTH: usize = 25;
/// The cost of a cell outside the band; more than any that is inside.
const OUTSIDE: u32 = u32::MAX / 2;
/// Every so many rows one is kept, from which the trace works out those between again.
const KEPT: usize = 256;

/// The shape of a segment's band.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    mt_words: usize,
    reference_words: usize,
    ratio: f64,
    width: usize,
}

impl Band {
    /// The band for sides of these lengths, in words.
    pub fn new(mt_words: usize, reference_words: usize) -> Self {
        let ratio = if mt_words == 0 { 1.0 } else { reference_words as f64 / mt_words as f64 };
        // Where the reference is far longer, the bands of neighbouring rows must still overlap.
        let wide = (ratio / 2.0 + WIDTH as f64).ceil() as usize;
        let width = if (WIDTH as f64) < ratio / 2.0 { wide } else { WIDTH };
        Self { mt_words, reference_words, ratio, width }
    }

    /// The columns of a row.
    fn columns(&self, row: usize) -> Range<usize> {
        let all = self.reference_words + 1;
        if row == 0 {
            return 0..all;
        }
        let diagonal = (row as f64 * self.ratio).floor() as usize;
        let end = if row == self.mt_words { all } else { all.min(diagonal + self.width) };
        diagonal.saturating_sub(self.width)..end
    }

    /// The greatest distance at which the band surely changes nothing: no path that short can leave it.
    pub fn safe_distance(&self) -> u32 {
        let (n, m) = (self.mt_words, self.reference_words);
        if m < WIDTH {
            return (n + m) as u32;
        }
        let (mut deletions, mut insertions) = (n, m);
        for row in 1..=n {
            let columns = self.columns(row);
            // Where a side of the row is cut off: how far it reaches from the cell (row, row).
            let left = if columns.start > 0 { row.checked_sub(columns.start) } else { Some(n) };
            let right = if columns.end <= m { (columns.end - 1).checked_sub(row) } else { Some(m) };
            let (Some(left), Some(right)) = (left, right) else { return 0 };
            (deletions, insertions) = (deletions.min(left), insertions.min(right));
        }
        // A path of cost d that ends m − n to the right of where it began has at most (d − (m − n)) / 2 deletions
        // and (d + (m − n)) / 2 insertions.
        let (by_deletions, by_insertions) = (2 * deletions + 1 + m, 2 * insertions + 1 + n);
        by_deletions.saturating_sub(n).min(by_insertions.saturating_sub(m)) as u32
    }
}

/// The cells of a row that lie in the band.
#[derive(Clone, Debug, Default)]
struct Row {
    start: usize,
    costs: Vec<u32>,
}

impl Row {
    fn at(&self, column: usize) -> u32 {
        self.costs.get(column.wrapping_sub(self.start)).copied().unwrap_or(OUTSIDE)
    }
}

/// What is kept of one pass through the rows.
#[derive(Debug)]
pub struct Pass {
    /// The distance.
    pub distance: u32,
    kept: Vec<Row>,
}

/// The banded matrix of a segment.
#[derive(Debug)]
pub struct Beam<'a> {
    mt: &'a [u32],
    reference: &'a [u32],
    band: Band,
}

impl<'a> Beam<'a> {
    /// The matrix of these two sides.
    pub fn new(mt: &'a [u32], reference: &'a [u32]) -> Self {
        Self { mt, reference, band: Band::new(mt.len(), reference.len()) }
    }

    /// The distance, and what [`Beam::trace`] needs to know.
    pub fn pass(&self) -> Pass {
        let (mut row, mut next) = (self.first_row(), Row::default());
        let mut kept = Vec::new();
        for (i, &word) in self.mt.iter().enumerate() {
            if i % KEPT == 0 {
                kept.push(row.clone());
            }
            self.advance(i + 1, word, &row, &mut next, |_| ());
            std::mem::swap(&mut row, &mut next);
        }
        Pass { distance: row.at(self.reference.len()), kept }
    }

    /// The steps of the edit that a pass counted, as in [`Matrix::trace`](super::distance::Matrix::trace).
    pub fn trace(&self, pass: Pass, ops: &mut Vec<Op>) {
        let (mut kept, mut next) = (pass.kept, Row::default());
        ops.clear();
        let (mut i, mut j) = (self.mt.len(), self.reference.len());
        let (mut steps, mut starts) = (Vec::new(), Vec::new());
        while let Some(mut row) = kept.pop() {
            let base = kept.len() * KEPT;
            steps.clear();
            starts.clear();
            for at in base + 1..=i {
                starts.push(steps.len());
                self.advance(at, self.mt[at - 1], &row, &mut next, |op| steps.push(op));
                std::mem::swap(&mut row, &mut next);
            }
            while i > base {
                let op = steps[starts[i - base - 1] + j - self.band.columns(i).start];
                ops.push(op);
                i -= usize::from(op != Op::Insert);
                j -= usize::from(op != Op::Delete);
            }
        }
        ops.extend(std::iter::repeat_n(Op::Insert, j));
        ops.reverse();
    }

    /// The distance after each of these moves, every one of them made alone.
    pub fn costs(&self, moves: &[Move]) -> Vec<u32> {
        let before = self.rows_before(moves);
        let after = self.rows_after(moves);
        let (mut row, mut next) = (Row::default(), Row::default());
        let cost = |&Move { start, middle, end }| {
            row.clone_from(find(&before, start));
            let words = self.mt[middle..end].iter().chain(&self.mt[start..middle]);
            for (i, &word) in (start + 1..).zip(words) {
                self.advance(i, word, &row, &mut next, |_| ());
                std::mem::swap(&mut row, &mut next);
            }
            let rest = find(&after, end);
            (row.start..).zip(&row.costs).map(|(j, cost)| cost + rest.at(j)).min().unwrap_or(OUTSIDE)
        };
        moves.iter().map(cost).collect()
    }

    /// The rows where moves start: the cost to get to each cell from the first one.
    fn rows_before(&self, moves: &[Move]) -> Vec<(usize, Row)> {
        let needed = numbers(moves.iter().map(|m| m.start));
        let mut found = Vec::with_capacity(needed.len());
        let (mut row, mut next) = (self.first_row(), Row::default());
        let mut at = 0;
        for number in needed {
            while at < number {
                self.advance(at + 1, self.mt[at], &row, &mut next, |_| ());
                std::mem::swap(&mut row, &mut next);
                at += 1;
            }
            found.push((number, row.clone()));
        }
        found
    }

    /// The rows where moves end: the cost to get from each cell to the last one.
    fn rows_after(&self, moves: &[Move]) -> Vec<(usize, Row)> {
        let needed = numbers(moves.iter().map(|m| m.end));
        let mut found = Vec::with_capacity(needed.len());
        let mut at = self.mt.len();
        let last = self.band.columns(at);
        let costs = last.clone().map(|j| (self.reference.len() - j) as u32).collect();
        let (mut row, mut next) = (Row { start: last.start, costs }, Row::default());
        for number in needed.into_iter().rev() {
            while at > number {
                at -= 1;
                self.retreat(at, self.mt[at], &row, &mut next);
                std::mem::swap(&mut row, &mut next);
            }
            found.push((number, row.clone()));
        }
        found.reverse();
        found
    }

    fn first_row(&self) -> Row {
        Row { start: 0, costs: (0..=self.reference.len() as u32).collect() }
    }

    /// Works row `i` out from the one above it; `word` is the MT word between them.
    fn advance(&self, i: usize, word: u32, above: &Row, row: &mut Row, mut note: impl FnMut(Op)) {
        let columns = self.band.columns(i);
        row.start = columns.start;
        row.costs.clear();
        let (mut left, mut corner) = (OUTSIDE, above.at(columns.start.wrapping_sub(1)));
        for j in columns {
            let up = above.at(j);
            let equal = j > 0 && self.reference[j - 1] == word;
            let mut best = (corner + u32::from(!equal), if equal { Op::Match } else { Op::Substitute });
            if up + 1 < best.0 {
                best = (up + 1, Op::Delete);
            }
            if left + 1 < best.0 {
                best = (left + 1, Op::Insert);
            }
            row.costs.push(best.0);
            note(best.1);
            (left, corner) = (best.0, up);
        }
    }

    /// Works row `i` out from the one below it; `word` is the MT word between them.
    fn retreat(&self, i: usize, word: u32, below: &Row, row: &mut Row) {
        let columns = self.band.columns(i);
        row.start = columns.start;
        row.costs.clear();
        let mut right = OUTSIDE;
        for j in columns.rev() {
            let equal = self.reference.get(j) == Some(&word);
            let diagonal = below.at(j + 1) + u32::from(!equal);
            right = diagonal.min(below.at(j) + 1).min(right + 1);
            row.costs.push(right);
        }
        row.costs.reverse();
    }
}

/// Numbers in order, each once.
fn numbers(of: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut all: Vec<usize> = of.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The row with this number, which is among them.
fn find(rows: &[(usize, Row)], number: usize) -> &Row {
    &rows[rows.partition_point(|(at, _)| *at < number)].1
}

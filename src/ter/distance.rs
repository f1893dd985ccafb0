//! Edit distance, a bit per reference word (Myers 1999; Hyyrö 2003, "A Bit-Vector Algorithm for Computing
//! Levenshtein and Damerau Edit Distances").
//!
//! The matrix has a row for each count of MT words and a column for each count of reference words. A row is kept
//! as the differences between its neighbouring cells, which are −1, 0 or 1. Every row of the MT as it stands is
//! remembered, so that the distance of an MT with a block moved starts at the first word that is another.

use super::alignment::Op;
use super::shift::Move;

/// The most words that each side may have here.
const MOST_REFERENCE_WORDS: usize = u64::BITS as usize;
const MOST_MT_WORDS: usize = 512;

/// A row of the matrix. Bit `j − 1` speaks of column `j`.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Cells that are one more than their left neighbour.
    rises: u64,
    /// Cells that are one less than their left neighbour.
    falls: u64,
    /// Cells that equal their neighbour up and left.
    diagonal: u64,
    /// Cells that are one more than their upper neighbour.
    grows: u64,
    /// The last cell.
    cost: u32,
}

/// The matrix of a segment.
#[derive(Debug, Default)]
pub struct Matrix {
    /// For each word number, where the reference has that word.
    positions: Vec<u64>,
    rows: Vec<Row>,
    last: u64,
}

impl Matrix {
    /// Whether a segment is short enough.
    pub fn fits(mt: &[u32], reference: &[u32]) -> bool {
        (1..=MOST_REFERENCE_WORDS).contains(&reference.len()) && mt.len() <= MOST_MT_WORDS
    }

    /// Takes in a reference, whose words are numbered below `unknown`.
    pub fn prepare(&mut self, reference: &[u32], unknown: u32) {
        self.positions.clear();
        self.positions.resize(unknown as usize + 1, 0);
        for (j, &word) in reference.iter().enumerate() {
            self.positions[word as usize] |= 1 << j;
        }
        self.last = 1 << (reference.len() - 1);
        let cost = reference.len() as u32;
        self.rows.clear();
        self.rows.push(Row { rises: !0, falls: 0, diagonal: 0, grows: 0, cost });
    }

    /// The distance between an MT and the reference. The first `known` words of the MT are those of the last call.
    pub fn distance(&mut self, mt: &[u32], known: usize) -> u32 {
        self.rows.truncate(known + 1);
        let mut row = self.rows[known];
        for &word in &mt[known..] {
            row = self.next(row, word);
            self.rows.push(row);
        }
        row.cost
    }

    /// The distance once a block of the MT is moved.
    pub fn distance_moved(&self, mt: &[u32], moved: Move) -> u32 {
        let Move { start, middle, end } = moved;
        let words = mt[middle..end].iter().chain(&mt[start..middle]).chain(&mt[end..]);
        words.fold(self.rows[start], |row, &word| self.next(row, word)).cost
    }

    /// The steps of the edit that [`Matrix::distance`] counted, from left to right. Where several are as short,
    /// read from the right, a match or substitution goes before a deletion, and that before an insertion.
    pub fn trace(&self, mt: &[u32], ops: &mut Vec<Op>) {
        ops.clear();
        let (mut i, mut column) = (mt.len(), self.last);
        while i > 0 && column > 0 {
            let row = &self.rows[i];
            let op = if self.positions[mt[i - 1] as usize] & column != 0 {
                Op::Match
            } else if row.diagonal & column == 0 {
                Op::Substitute
            } else if row.grows & column != 0 {
                Op::Delete
            } else {
                Op::Insert
            };
            ops.push(op);
            i -= usize::from(op != Op::Insert);
            column >>= u32::from(op != Op::Delete);
        }
        let insertions = (u64::BITS - column.leading_zeros()) as usize;
        ops.extend(std::iter::repeat_n(Op::Delete, i));
        ops.extend(std::iter::repeat_n(Op::Insert, insertions));
        ops.reverse();
    }

    fn next(&self, row: Row, word: u32) -> Row {
        let equal = self.positions[word as usize];
        let diagonal = ((equal & row.rises).wrapping_add(row.rises) ^ row.rises) | equal | row.falls;
        let grows = row.falls | !(diagonal | row.rises);
        let shrinks = diagonal & row.rises;
        let cost = row.cost + u32::from(grows & self.last != 0) - u32::from(shrinks & self.last != 0);
        let (up, down) = (grows << 1 | 1, shrinks << 1);
        Row { rises: down | !(diagonal | up), falls: up & diagonal, diagonal, grows, cost }
    }
}

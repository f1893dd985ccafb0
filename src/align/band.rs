//! The places that an alignment may pass through.

use std::ops::Range;

/// The places `(i, j)` of a lattice: `i` MT segments and `j` edited ones lie before. Each row `i` has a range of columns,
/// whose bounds do not fall from row to row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Band {
    first_row: usize,
    rows: Vec<Range<usize>>,
    starts: Vec<usize>,
}

impl Band {
    /// A band whose first row is `first_row`.
    pub fn new(first_row: usize, rows: Vec<Range<usize>>) -> Self {
        let mut starts = Vec::with_capacity(rows.len() + 1);
        starts.push(0);
        for row in &rows {
            starts.push(starts[starts.len() - 1] + row.len());
        }
        Self { first_row, rows, starts }
    }

    /// How many places it has.
    pub fn len(&self) -> usize {
        self.starts[self.rows.len()]
    }

    /// The numbers of its rows.
    pub fn rows(&self) -> Range<usize> {
        self.first_row..self.first_row + self.rows.len()
    }

    /// The columns of a row; none beyond the band.
    pub fn columns(&self, row: usize) -> Range<usize> {
        row.checked_sub(self.first_row).and_then(|row| self.rows.get(row)).cloned().unwrap_or_default()
    }

    /// The number of a place, row by row from 0.
    pub fn place(&self, row: usize, column: usize) -> Option<usize> {
        let columns = self.columns(row);
        columns.contains(&column).then(|| self.starts[row - self.first_row] + column - columns.start)
    }

    /// All places in order.
    pub fn places(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows().flat_map(move |row| self.columns(row).map(move |column| (row, column)))
    }

    /// Cuts a band into bands of at least `length` rows, where it is one place wide; each begins at the place that the
    /// one before ends at.
    pub fn cut(self, length: usize) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = 0;
        let last = self.rows.len() - 1;
        for row in 1..=last {
            if row == last || (row - from >= length && self.rows[row].len() == 1) {
                parts.push(Self::new(self.first_row + from, self.rows[from..=row].to_vec()));
                from = row;
            }
        }
        if parts.is_empty() {
            parts.push(self);
        }
        parts
    }
}

//! All ways to rewrite one name as another, summed: the chance of a pair, and how often each operation is expected in it
//! (forward and backward sums). What training counts with.

use rustc_hash::FxHashMap;

use super::lattice::{self, Edge};
use super::model::{Operation, Place, piece};

/// Operations in training, numbered, each with the factor that it brings to a way.
#[derive(Clone, Debug, Default)]
pub(super) struct Inventory {
    /// The number of each operation.
    pub numbers: FxHashMap<Operation, u32>,
    /// The operations by number.
    pub operations: Vec<Operation>,
    /// The factor of each: a chance, or a ratio to chance.
    pub factors: Vec<f64>,
}

impl Inventory {
    /// Adds an operation that is not in it yet.
    pub fn add(&mut self, operation: Operation, factor: f64) {
        let next = self.operations.len() as u32;
        if *self.numbers.entry(operation).or_insert(next) == next {
            self.operations.push(operation);
            self.factors.push(factor);
        }
    }

    /// The number of the operation of a shape at a cell; what holds inside holds at the edges where nothing special does.
    fn number(&self, left: &[u8], right: &[u8], from: (usize, usize), shape: (usize, usize)) -> Option<u32> {
        let operation = at(left, right, from, shape);
        let inside = Operation { place: Place::Inside, ..operation };
        self.numbers.get(&operation).or_else(|| self.numbers.get(&inside)).copied()
    }
}

/// The operation of a shape at a cell.
pub(super) fn at(left: &[u8], right: &[u8], from: (usize, usize), shape: (usize, usize)) -> Operation {
    let to = (from.0 + shape.0, from.1 + shape.1);
    let place = match () {
        () if from == (0, 0) => Place::Start,
        () if to == (left.len(), right.len()) => Place::End,
        () => Place::Inside,
    };
    Operation { place, left: piece(&left[from.0..to.0]), right: piece(&right[from.1..to.1]) }
}

/// Room for one pair's sums, kept from pair to pair.
#[derive(Default)]
pub(super) struct Room {
    edges: Vec<Edge>,
    /// For each cell, the sum of all ways that lead to it.
    pub forward: Vec<f64>,
    /// For each cell, the sum of all ways from it to the end; see [`Room::backward`].
    pub backward: Vec<f64>,
}

impl Room {
    /// Fills the edges and the forward sums; gives the sum of all ways.
    pub fn forward(&mut self, inventory: &Inventory, left: &[u8], right: &[u8]) -> f64 {
        lattice::edges(left, right, &mut self.edges, |from, shape| {
            inventory.number(left, right, from, shape)
        });
        let cells = lattice::cells(left.len(), right.len());
        self.forward.clear();
        self.forward.resize(cells, 0.0);
        self.forward[0] = 1.0;
        for edge in &self.edges {
            self.forward[edge.to as usize] +=
                self.forward[edge.from as usize] * inventory.factors[edge.operation as usize];
        }
        self.forward[cells - 1]
    }

    /// Fills the backward sums of the pair that [`Room::forward`] was asked for.
    pub fn backward(&mut self, inventory: &Inventory) {
        self.backward.clear();
        self.backward.resize(self.forward.len(), 0.0);
        if let Some(last) = self.backward.last_mut() {
            *last = 1.0;
        }
        for edge in self.edges.iter().rev() {
            self.backward[edge.from as usize] +=
                self.backward[edge.to as usize] * inventory.factors[edge.operation as usize];
        }
    }

    /// How often each operation is expected in the pair, `sum` being that of all its ways.
    pub fn counts(&self, inventory: &Inventory, sum: f64) -> impl Iterator<Item = (usize, f64)> {
        self.edges.iter().map(move |edge| {
            let operation = edge.operation as usize;
            let ways = self.forward[edge.from as usize] * self.backward[edge.to as usize];
            (operation, ways * inventory.factors[operation] / sum)
        })
    }
}

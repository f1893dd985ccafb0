//! A model's operations, laid out for scoring.
//!
//! Factors are linear, not logarithmic; they are scaled by [`SCALE`] nats per left letter, so that a good match stays
//! near 1.

use rustc_hash::FxHashMap;

use super::model::{Operation, Parameters, Place, letters_of};

/// Taken off for each left letter, so that sums neither overflow nor vanish; given back at the end.
pub const SCALE: f64 = 1.6;

/// The factor of an operation with a right piece.
pub type Factor = (u16, f32);

/// The operations of one left piece, by place.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// At the start of both names.
    pub start: Vec<Factor>,
    /// Within.
    pub inside: Vec<Factor>,
    /// At the end of both.
    pub end: Vec<Factor>,
}

/// A model's operations, laid out for scoring.
#[derive(Clone, Debug)]
pub struct Tables {
    /// Right pieces of two and three letters are numbered after the letters.
    right_pieces: FxHashMap<[u8; 3], u16>,
    /// How many right letters there are, and one.
    pub right_letters: usize,
    /// How many right pieces there are, and one.
    pub pieces: usize,
    /// Operations by the left letters that they rewrite.
    pub by_left: FxHashMap<[u8; 3], Pieces>,
    /// For each right piece, what it costs to stand there without a left letter: at the start, inside, at the end.
    pub insertions: [Vec<f32>; 3],
    /// Whether both sides are of one writing, so that a name may be copied letter by letter.
    pub one_writing: bool,
}

/// A right name, ready to be scored against any left one.
#[derive(Clone, Debug, Default)]
pub struct Right {
    /// For each letter, the pieces of one, two and three letters that end with it; 0 for none.
    pub ends: Vec<[u16; 3]>,
    /// Half the letter statistics' log ratio, in nats.
    pub background: f64,
}

impl Right {
    /// How many letters it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl Tables {
    /// Lays out a model's operations.
    pub fn new(parameters: &Parameters) -> Self {
        let mut operations: Vec<(&Operation, &f32)> = parameters.operations.iter().collect();
        operations.sort_unstable_by_key(|&(operation, _)| operation);
        let right_letters = parameters.right.len() + 1;
        let mut right_pieces: FxHashMap<[u8; 3], u16> = FxHashMap::default();
        for (operation, _) in &operations {
            let next = (right_letters + right_pieces.len()) as u16;
            if letters_of(&operation.right).len() > 1 {
                right_pieces.entry(operation.right).or_insert(next);
            }
        }
        let pieces = right_letters + right_pieces.len();
        let mut tables = Self {
            right_pieces,
            right_letters,
            pieces,
            by_left: FxHashMap::default(),
            insertions: [vec![0.0; pieces], vec![0.0; pieces], vec![0.0; pieces]],
            one_writing: parameters.left_writing == parameters.right_writing,
        };
        for (operation, &nats) in operations {
            let right = tables.right_piece(letters_of(&operation.right));
            let length = letters_of(&operation.left).len();
            let factor = (f64::from(nats) - SCALE * length as f64).exp() as f32;
            if length == 0 {
                tables.insertions[operation.place as usize][right as usize] = factor;
                continue;
            }
            let pieces = tables.by_left.entry(operation.left).or_default();
            match operation.place {
                Place::Start => pieces.start.push((right, factor)),
                Place::Inside => pieces.inside.push((right, factor)),
                Place::End => pieces.end.push((right, factor)),
            }
        }
        // Where there is nothing special for the start or the end, what holds inside holds there.
        let [start, inside, end] = &mut tables.insertions;
        for special in [start, end] {
            for (special, &inside) in
                special.iter_mut().zip(inside.iter()).filter(|(special, _)| **special == 0.0)
            {
                *special = inside;
            }
        }
        tables
    }

    /// The number of a right piece; 0 for one that no operation writes, and for the empty one.
    fn right_piece(&self, letters: &[u8]) -> u16 {
        match letters {
            [letter] => u16::from(*letter),
            _ => self.right_pieces.get(&super::model::piece(letters)).copied().unwrap_or(0),
        }
    }

    /// Makes a right name ready.
    pub fn right(&self, word: &[u8], background: f64) -> Right {
        let ends = (1..=word.len())
            .map(|end| {
                [1, 2, 3]
                    .map(|length| if length > end { 0 } else { self.right_piece(&word[end - length..end]) })
            })
            .collect();
        Right { ends, background }
    }
}

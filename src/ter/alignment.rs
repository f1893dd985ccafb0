//! How the words of the two sides stand to each other once the edit distance is known.

/// One step of turning the MT into the reference, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// The MT word is the reference word.
    Match,
    /// The MT word gives way to the reference word.
    Substitute,
    /// The MT word goes.
    Delete,
    /// A reference word comes in.
    Insert,
}

/// Where errors are, and where in the MT each reference word belongs.
#[derive(Debug, Default)]
pub struct Alignment {
    /// For each count of reference words from the left, how many MT words go with them: `places[j]` is the MT
    /// position right after the word that the `j`th reference word (from 1) is aligned to.
    pub places: Vec<u32>,
    /// For each count of MT words from the left, how many of them are in error.
    mt_errors: Vec<u32>,
    /// The same for reference words.
    reference_errors: Vec<u32>,
}

impl Alignment {
    /// Reads the steps off.
    pub fn fill(&mut self, ops: &[Op]) {
        for counts in [&mut self.places, &mut self.mt_errors, &mut self.reference_errors] {
            counts.clear();
            counts.push(0);
        }
        let (mut place, mut mt_errors, mut reference_errors) = (0, 0, 0);
        for &op in ops {
            let error = u32::from(op != Op::Match);
            if op != Op::Insert {
                place += 1;
                mt_errors += error;
                self.mt_errors.push(mt_errors);
            }
            if op != Op::Delete {
                reference_errors += error;
                self.reference_errors.push(reference_errors);
                self.places.push(place);
            }
        }
    }

    /// Whether any of these MT words is in error.
    pub fn mt_has_error(&self, start: usize, length: usize) -> bool {
        self.mt_errors[start] != self.mt_errors[start + length]
    }

    /// Whether any of these reference words is in error.
    pub fn reference_has_error(&self, start: usize, length: usize) -> bool {
        self.reference_errors[start] != self.reference_errors[start + length]
    }
}

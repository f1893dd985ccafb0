//! Where one part of a text ends and the next begins, in a text that says the same in one piece.

use std::ops::Range;

use super::features::Measure;

/// What each letter that a part has to give up weighs beside n-grams, where a place between the parts is looked for.
const ROOM: f32 = 0.1;

/// The place in a text between two parts that keeps most of what both have in common with it, and leaves to each as many
/// letters as it is long.
pub(super) struct Seam {
    /// Where the place would be by the lengths alone, and the letters of the lesser part then.
    due: f32,
    pub lesser: f32,
    /// The worth of the best place so far, and how far it is off.
    best: f32,
    pub off: f32,
}

impl Seam {
    pub fn new(parts: [Measure; 2], letters: f32) -> Self {
        let [first, second] = parts.map(|part| part.letters.max(1.0));
        let due = letters * first / (first + second);
        Self { due, lesser: due.min(letters - due).max(0.0), best: f32::NEG_INFINITY, off: 0.0 }
    }

    /// Looks at a place that keeps so much, anywhere between these letters.
    pub fn look(&mut self, kept: f32, letters: Range<f32>) {
        let off = (letters.start - self.due).max(self.due - letters.end).clamp(0.0, self.lesser);
        let worth = kept - ROOM * off;
        if worth > self.best {
            (self.best, self.off) = (worth, off);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_room_where_the_other_leaves_it_some() {
        let part = |letters| Measure { letters, ..Measure::default() };
        // The first part is three times as long, and the text has 40 letters: ten of them are the second one's due.
        let off = |places: &[(f32, Range<f32>)]| {
            let mut seam = Seam::new([part(30.0), part(10.0)], 40.0);
            for (kept, letters) in places {
                seam.look(*kept, letters.clone());
            }
            (seam.off, seam.lesser)
        };
        // What both have in common ends at the 25th letter: room for all.
        assert_eq!(off(&[(0.0, 0.0..20.0), (6.0, 25.0..40.0)]), (0.0, 10.0));
        // It ends at the last letter, all of it weighty.
        assert_eq!(off(&[(0.0, 0.0..20.0), (3.0, 25.0..36.0), (6.0, 40.0..40.0)]), (10.0, 10.0));
        // A last word of no weight is given up.
        assert_eq!(off(&[(0.0, 0.0..20.0), (6.0, 25.0..38.0), (6.2, 40.0..40.0)]), (0.0, 10.0));
    }
}

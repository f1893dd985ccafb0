//! What detectors of single words share: which pairs are left to judge, and how sure the sentence makes us.

use super::claim::Claims;
use super::difference::{Difference, DifferenceKind};
use super::view::{Side, View};
use crate::vocabulary::Kind;

/// How many words on either hand say whether an editor left the surroundings alone.
const WINDOW: usize = 4;

/// The pairs of one word with one other that nobody has claimed, in MT order.
pub fn pairs(view: &View<'_>, claims: &Claims) -> Vec<Difference> {
    let judged = |difference: &&Difference| {
        !matches!(difference.kind, DifferenceKind::Moved | DifferenceKind::Written)
    };
    let word = |difference: &Difference| {
        difference.kind == DifferenceKind::Pair
            && view.mt.form(difference.mt.start).kind == Kind::Word
            && view.edited.form(difference.edited.start).kind == Kind::Word
    };
    view.differences
        .iter()
        .filter(judged)
        .flat_map(|difference| claims.rest(difference))
        .filter(word)
        .collect()
}

/// How far an editor left the surroundings of a difference alone, 0 to 1: the share of the words around it, and of the
/// whole sentence, that stand on both sides.
///
/// Where all but one word was kept, that word was wrong; where all was written anew, a new word says nothing. The
/// nearest words say more than the sentence, so that one error does not hide another.
pub fn closeness(view: &View<'_>, difference: &Difference) -> f64 {
    let mut near = Tally::default();
    near.count(&view.mt, difference.mt.start, difference.mt.end, &view.mt_kept);
    near.count(&view.edited, difference.edited.start, difference.edited.end, &view.edited_kept);
    let beside = view.likeness_beside(difference);
    let local = near.share().unwrap_or(beside);
    let sure = view.alignment_score.unwrap_or(1.0).clamp(0.0, 1.0);
    (0.6 * local + 0.4 * beside) * (0.5 + 0.5 * sure)
}

/// Kept words among those that were looked at.
#[derive(Default)]
struct Tally {
    kept: usize,
    all: usize,
}

impl Tally {
    /// Counts the nearest words before `start` and from `end` on.
    fn count(&mut self, side: &Side<'_>, start: usize, end: usize, kept: &[bool]) {
        let words = |token: &usize| side.form(*token).is_wordlike();
        let before = (0..start).rev().filter(words).take(WINDOW);
        for token in before.chain((end..side.len()).filter(words).take(WINDOW)) {
            self.all += 1;
            self.kept += usize::from(kept[token]);
        }
    }

    fn share(&self) -> Option<f64> {
        (self.all > 0).then(|| self.kept as f64 / self.all as f64)
    }
}

/// A confidence between two: `free` where the surroundings were written anew, `close` where they were left alone.
pub fn in_context(view: &View<'_>, difference: &Difference, free: f64, close: f64) -> f64 {
    let closeness = ((closeness(view, difference) - 0.42) / 0.46).clamp(0.0, 1.0);
    free + (close - free) * closeness
}

/// The confidence of a change that editors often make for taste (another word, a particle, another order): low until
/// nearly all around it was left alone, and `close` where all was. What editors exchange everywhere is taste.
pub fn unless_taste(view: &View<'_>, difference: &Difference, close: f64) -> f64 {
    const FREE: f64 = 0.1;
    if difference.kind == DifferenceKind::Pair {
        let (mt, edited) = (view.mt.form(difference.mt.start), view.edited.form(difference.edited.start));
        if view.evidence.is_exchanged_everywhere(mt.fold, edited.fold) {
            return FREE;
        }
    }
    let closeness = ((closeness(view, difference) - 0.58) / 0.38).clamp(0.0, 1.0);
    FREE + (close - FREE) * closeness
}

//! What detectors of single words share: which pairs are left to judge, and how sure the sentence makes us.

use super::claim::Claims;
use super::difference::{Difference, DifferenceKind};
use super::view::View;
use crate::vocabulary::Kind;

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

/// A confidence between two: `free` where the sentence was written anew, `close` where all but this was left alone.
///
/// The likelier an editor kept what was good, the likelier a change was a correction.
pub fn in_context(view: &View<'_>, free: f64, close: f64) -> f64 {
    let closeness = ((view.likeness - 0.35) / 0.5).clamp(0.0, 1.0);
    let sure = view.alignment_score.unwrap_or(1.0).clamp(0.0, 1.0);
    (free + (close - free) * closeness) * (0.5 + 0.5 * sure)
}

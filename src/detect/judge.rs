//! What detectors of single words share: which pairs are left to judge, and how sure the sentence makes us.

use std::ops::Range;

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::view::{Side, View};
use crate::vocabulary::Kind;

/// So often a bead is judged again at the most.
const ROUNDS: usize = 8;

/// So often it is judged at least: what is likely changes little after that.
const LEAST_ROUNDS: usize = 4;

/// What judges a bead: gives what it has to say of tokens that nobody has claimed.
pub type Judge = fn(&View<'_>, &Claims) -> Vec<Claim>;

/// Has a bead judged until nothing new comes out. What is more likely an error than not was put right by the editor and
/// words nothing anew, so that what is left is judged with more confidence; what is less likely one words the sentence
/// anew as far as it is none. So one error does not hide another.
pub fn in_rounds(view: &mut View<'_>, claims: &mut Claims, judge: Judge) {
    for round in 1..=ROUNDS {
        let (likely, rest): (Vec<Claim>, Vec<Claim>) =
            judge(view, claims).into_iter().partition(Claim::is_likely);
        let is_settled = likely.is_empty() && round >= LEAST_ROUNDS;
        let is_last = is_settled || rest.is_empty() || round == ROUNDS;
        for claim in likely {
            view.rewording.put_right(&claim.mt, &claim.edited);
            claims.add(claim);
        }
        for claim in &rest {
            view.rewording.weigh(&claim.mt, &claim.edited, 1.0 - claim.likelihood());
        }
        if is_last {
            for claim in rest {
                claims.add(claim);
            }
            return;
        }
    }
}

/// What differs and is claimed by nobody, in MT order. What only moved or is written otherwise is judged elsewhere.
fn open<'v>(view: &'v View<'_>, claims: &'v Claims) -> impl Iterator<Item = Difference> + 'v {
    let is_judged = |difference: &&Difference| {
        !matches!(difference.kind, DifferenceKind::Moved | DifferenceKind::Written)
    };
    view.differences.iter().filter(is_judged).flat_map(|difference| claims.rest(difference))
}

/// The pairs of one word with one other that nobody has claimed, in MT order.
pub fn pairs(view: &View<'_>, claims: &Claims) -> Vec<Difference> {
    let word = |difference: &Difference| {
        difference.kind == DifferenceKind::Pair
            && view.mt.form(difference.mt.start).kind == Kind::Word
            && view.edited.form(difference.edited.start).kind == Kind::Word
    };
    open(view, claims).filter(word).collect()
}

/// What differs and is claimed by nobody, marks at the ends aside.
pub fn unclaimed(view: &View<'_>, claims: &Claims) -> Vec<Difference> {
    let has_word = |part: &Difference| words(&view.mt, &part.mt) + words(&view.edited, &part.edited) > 0;
    open(view, claims).filter(has_word).map(|part| trim(view, part)).collect()
}

fn words(side: &Side<'_>, range: &Range<usize>) -> usize {
    range.clone().filter(|&token| side.form(token).is_wordlike()).count()
}

/// Takes marks off the ends of both ranges: they are the punctuation detector's.
fn trim(view: &View<'_>, difference: Difference) -> Difference {
    let inner = |side: &Side<'_>, range: Range<usize>| {
        let mut word = range.clone().filter(|&token| side.form(token).is_wordlike());
        match (word.next(), word.next_back()) {
            (Some(first), last) => first..last.unwrap_or(first) + 1,
            _ => range.start..range.start,
        }
    };
    Difference::between(inner(&view.mt, difference.mt), inner(&view.edited, difference.edited))
}

/// Whether a difference holds a word that carries content.
pub fn has_content(view: &View<'_>, part: &Difference) -> bool {
    view.mt.has_content(&part.mt) || view.edited.has_content(&part.edited)
}

/// How far an editor left the surroundings of a difference alone, 0 to 1: the share of the words around it, and of the
/// whole sentence, that stand on both sides.
///
/// Where all but one word was kept, that word was wrong; where all was written anew, a new word says nothing. The
/// nearest words say more than the sentence, so that one error does not hide another.
pub fn closeness(view: &View<'_>, difference: &Difference) -> f64 {
    let beside = view.rewording.likeness_beside(difference);
    let local = view.rewording.likeness_near(difference).unwrap_or(beside);
    let sure = view.alignment_score.unwrap_or(1.0).clamp(0.0, 1.0);
    (0.6 * local + 0.4 * beside) * (0.5 + 0.5 * sure)
}

/// A confidence between two: `free` where the surroundings were written anew, `close` where they were left alone.
pub fn in_context(view: &View<'_>, difference: &Difference, free: f64, close: f64) -> f64 {
    let closeness = ((closeness(view, difference) - 0.42) / 0.46).clamp(0.0, 1.0);
    free + (close - free) * closeness
}

/// The confidence of a change of words that editors often make for taste: low until nearly all around it was left alone,
/// and `close` where all was. What editors exchange everywhere is taste.
pub fn unless_taste(view: &View<'_>, difference: &Difference, close: f64) -> f64 {
    unless(view, difference, close, 0.60, 0.98)
}

/// The same for a particle or the order of words, which editors change more easily still.
pub fn unless_style(view: &View<'_>, difference: &Difference, close: f64) -> f64 {
    unless(view, difference, close, 0.76, 0.98)
}

/// A confidence that rises from a closeness of `from` on and is `close` at `to`.
fn unless(view: &View<'_>, difference: &Difference, close: f64, from: f64, to: f64) -> f64 {
    const FREE: f64 = 0.1;
    if difference.kind == DifferenceKind::Pair {
        let (mt, edited) = (view.mt.form(difference.mt.start), view.edited.form(difference.edited.start));
        if view.evidence.is_exchanged_everywhere(mt.fold, edited.fold) {
            return FREE;
        }
    }
    let closeness = ((closeness(view, difference) - from) / (to - from)).clamp(0.0, 1.0);
    FREE + (close - FREE) * closeness
}

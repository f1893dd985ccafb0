//! Negations lost or put in, and words turned into their opposites: what makes a sentence deny what the other says.

use std::ops::Range;

use super::claim::{Claim, Claims};
use super::content::describe;
use super::difference::{Difference, DifferenceKind};
use super::judge::in_context;
use super::view::{Side, View};
use crate::finding::Severity;
use crate::lexicon::Relation;
use crate::vocabulary::Kind;

/// Negations no more words apart than this, and no mark between them, are one: `никто не`, `ne … jamais`.
const APART: usize = 3;

/// How many words before and behind a negation may be what it denies.
const SCOPE: usize = 3;

/// How many words before and behind the word in its place on the other side may deny in its stead.
const BESIDE: usize = 1;

/// Takes a negation that one side runs together with its verb for what it is on the other: `did not`, `didn't`.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for pair in view.differences.iter().filter(|difference| is_opposite(view, difference)) {
        let (i, j) = (pair.mt.start, pair.edited.start);
        if denies(&view.mt, i) {
            if let Some(apart) = negation_beside(&view.edited, &view.edited_kept, j) {
                claims.settle(&pair.mt, &pair.edited);
                claims.settle(&(i..i), &(apart..apart + 1));
            }
        } else if denies(&view.edited, j)
            && let Some(apart) = negation_beside(&view.mt, &view.mt_kept, i)
        {
            claims.settle(&pair.mt, &pair.edited);
            claims.settle(&(apart..apart + 1), &(j..j));
        }
    }
    settle_double(view, claims);
}

/// Takes a word for its opposite beside a negation that the other side lacks for one thing said twice: `not able`,
/// `unable`.
fn settle_double(view: &View<'_>, claims: &mut Claims) {
    let is_near = |a: &Range<usize>, b: &Range<usize>| a.start < b.end + APART && b.start < a.end + APART;
    let mut opposites = opposites(view).peekable();
    if opposites.peek().is_none() {
        return;
    }
    let negations = unanswered(view);
    for pair in opposites {
        let near = |part: &&Difference| is_near(&part.mt, &pair.mt) && is_near(&part.edited, &pair.edited);
        if let Some(negation) = negations.iter().find(near) {
            claims.settle(&pair.mt, &pair.edited);
            claims.settle(&negation.mt, &negation.edited);
        }
    }
}

/// The words that stand for their opposites, those aside that deny by a word of their own: these are counted.
fn opposites<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v Difference> + 'v {
    view.differences.iter().filter(|pair| {
        is_opposite(view, pair)
            && !denies(&view.mt, pair.mt.start)
            && !denies(&view.edited, pair.edited.start)
    })
}

/// The negation within two words behind a token that has no counterpart on the other side.
fn negation_beside(side: &Side<'_>, kept: &[bool], token: usize) -> Option<usize> {
    (token + 1..side.len()).take(2).find(|&at| denies(side, at) && !kept[at])
}

/// Judges what denies the other side: a word for its opposite, or a negation that the other side lacks in the whole
/// sentence. Two of them undo each other (`not able`, `unable`), and so does a word of exception (`not until`, `only`).
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    let opposites = opposites(view).map(|pair| (pair.clone(), 0.55));
    let negations = if is_excepted(view) { Vec::new() } else { unanswered(view) };
    let negations = negations.into_iter().filter_map(|part| likelihood(view, &part).map(|free| (part, free)));
    let open = opposites.chain(negations).filter(|(part, _)| claims.is_all_free(part));
    open.map(|(part, free)| claim(view, &part, free)).filter(Claim::is_likely).collect()
}

/// Whether a difference is a word for its opposite.
fn is_opposite(view: &View<'_>, difference: &Difference) -> bool {
    difference.kind == DifferenceKind::Pair
        && view.relation(difference.mt.start, difference.edited.start) == Relation::Opposite
}

/// Whether a token denies; `No. 4` does not.
fn denies(side: &Side<'_>, token: usize) -> bool {
    let is_number = |at: usize| at < side.len() && side.form(at).kind == Kind::Number;
    let is_abbreviated = || token + 1 < side.len() && side.raw(token + 1) == "." && is_number(token + 2);
    side.form(token).negation && !is_abbreviated()
}

/// The negations of a side, those that go together as one.
fn negations(side: &Side<'_>) -> Vec<Range<usize>> {
    let has_mark = |mut between: Range<usize>| between.any(|at| side.form(at).kind == Kind::Mark);
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in (0..side.len()).filter(|&token| denies(side, token)) {
        match found.last_mut() {
            Some(last) if token < last.end + APART && !has_mark(last.end..token) => last.end = token + 1,
            _ => found.push(token..token + 1),
        }
    }
    found
}

/// The negations that the other side has nothing for, as differences; none where both sides deny as often.
fn unanswered(view: &View<'_>) -> Vec<Difference> {
    let (ours, theirs) = (negations(&view.mt), negations(&view.edited));
    let is_linked = |i: usize, j: usize| denies(&view.mt, i) && denies(&view.edited, j);
    let loose_mt = |range: &&Range<usize>| !view.linked().any(|(i, j)| range.contains(&i) && is_linked(i, j));
    let loose_edited =
        |range: &&Range<usize>| !view.linked().any(|(i, j)| range.contains(&j) && is_linked(i, j));
    let surplus = ours.len().abs_diff(theirs.len());
    if ours.len() > theirs.len() {
        let tokens = ours.iter().filter(loose_mt).take(surplus).map(|range| range.start);
        tokens.map(|token| stands_for(view, |part| part.mt.contains(&token), token, true)).collect()
    } else {
        let tokens = theirs.iter().filter(loose_edited).take(surplus).map(|range| range.start);
        tokens.map(|token| stands_for(view, |part| part.edited.contains(&token), token, false)).collect()
    }
}

/// A negation with what stands in its place on the other side: one other word, or nothing.
fn stands_for(view: &View<'_>, holds: impl Fn(&Difference) -> bool, token: usize, is_mt: bool) -> Difference {
    let own = token..token + 1;
    match view.differences.iter().find(|difference| holds(difference)) {
        Some(pair) if pair.kind == DifferenceKind::Pair => pair.clone(),
        Some(other) if is_mt => Difference::between(own, other.edited.start..other.edited.start),
        Some(other) => Difference::between(other.mt.start..other.mt.start, own),
        None if is_mt => Difference::between(own, 0..0),
        None => Difference::between(0..0, own),
    }
}

/// Whether one side excepts or restricts where the other does not, or otherwise: `not … except` is `only`, and `unless`
/// is `if not`.
fn is_excepted(view: &View<'_>) -> bool {
    let is_kept_mt = |token: usize| view.linked().any(|(i, j)| i == token && view.is_same(i, j));
    let is_kept_edited = |token: usize| view.linked().any(|(i, j)| j == token && view.is_same(i, j));
    (0..view.mt.len()).any(|token| view.mt.form(token).exception && !is_kept_mt(token))
        || (0..view.edited.len()).any(|token| view.edited.form(token).exception && !is_kept_edited(token))
}

/// Whether it is the MT that a negation of one side alone stands in.
fn denies_mt(view: &View<'_>, part: &Difference) -> bool {
    part.kind == DifferenceKind::Extra || part.kind == DifferenceKind::Pair && denies(&view.mt, part.mt.start)
}

/// Whether a word of the MT, or of the edited side, stands on the other side too: `go` stands for `went`, though their
/// letters do not say so.
fn stands(view: &View<'_>, is_mt: bool, token: usize) -> bool {
    let link = view.linked().find(|&(i, j)| if is_mt { i == token } else { j == token });
    link.is_some_and(|(i, j)| view.mt_kept[i] || matches!(view.relation(i, j), Relation::Inflection(_)))
}

/// How likely a negation that one side alone has turns the sentence round, though it was reworded: that what is denied
/// stands on both sides says most. In a clause that one side alone has it denies nothing of the other; nor where the
/// other may deny by another word: `failed to answer`.
fn likelihood(view: &View<'_>, part: &Difference) -> Option<f64> {
    let is_mt = denies_mt(view, part);
    let (mt, edited) = ((&view.mt, part.mt.start), (&view.edited, part.edited.start));
    let ((side, at), (other, place)) = if is_mt { (mt, edited) } else { (edited, mt) };
    let is_content = |token: &usize| side.form(*token).is_content();
    let after = (at + 1..side.len()).take(SCOPE).find(is_content);
    let before = (0..at).rev().take(SCOPE).find(is_content);
    let mut beside = place.saturating_sub(BESIDE)..(place + BESIDE + 1).min(other.len());
    let is_another = |token: usize| other.form(token).is_content() && !stands(view, !is_mt, token);
    if part.kind == DifferenceKind::Pair && beside.any(is_another) {
        return None;
    }
    let holds = |token: Option<usize>| token.is_some_and(|token| stands(view, is_mt, token));
    match (holds(before), holds(after)) {
        (false, false) => None,
        (true, false) => Some(0.45),
        (false, true) => Some(0.55),
        (true, true) => Some(0.7),
    }
}

fn claim(view: &View<'_>, part: &Difference, free: f64) -> Claim {
    let (category, what) = describe(view, part);
    let reason = format!("{what}; one of them denies what the other says");
    Claim::new(category, Severity::Critical, in_context(view, part, free, 0.93), part, reason)
}

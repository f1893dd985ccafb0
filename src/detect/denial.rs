//! Negations lost or put in, and words turned into their opposites: what makes a sentence deny what the other says.

use std::ops::Range;

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::judge::in_context;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::lexicon::{Relation, is_exception, is_negation};
use crate::vocabulary::Kind;

/// Negations no more words apart than this are one: `никто не`, `ne … jamais`, `neither … nor`.
const APART: usize = 4;

/// How many words before and behind a negation may be what it denies.
const SCOPE: usize = 3;

/// Takes a negation that one side runs together with its verb for what it is on the other: `did not`, `didn't`.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    for pair in view.differences.iter().filter(|difference| is_opposite(view, difference)) {
        let (i, j) = (pair.mt.start, pair.edited.start);
        if denies(view, &view.mt, i) {
            if let Some(apart) = negation_beside(view, &view.edited, &view.edited_kept, j) {
                claims.settle(&pair.mt, &pair.edited);
                claims.settle(&(i..i), &(apart..apart + 1));
            }
        } else if denies(view, &view.edited, j)
            && let Some(apart) = negation_beside(view, &view.mt, &view.mt_kept, i)
        {
            claims.settle(&pair.mt, &pair.edited);
            claims.settle(&(apart..apart + 1), &(j..j));
        }
    }
}

/// The negation within two words behind a token that has no counterpart on the other side.
fn negation_beside(view: &View<'_>, side: &Side<'_>, kept: &[bool], token: usize) -> Option<usize> {
    (token + 1..side.len()).take(2).find(|&at| denies(view, side, at) && !kept[at])
}

/// Judges what denies the other side: a word for its opposite, or a negation that the other side lacks in the whole
/// sentence. Two of them undo each other (`not able`, `unable`), and so does a word of exception (`not until`, `only`).
pub fn judge(view: &View<'_>, claims: &Claims) -> Vec<Claim> {
    // Of what denies by a word of its own, the words are counted.
    let is_counted = |pair: &Difference| {
        denies(view, &view.mt, pair.mt.start) || denies(view, &view.edited, pair.edited.start)
    };
    let opposites = view.differences.iter().filter(|difference| is_opposite(view, difference));
    let opposites: Vec<&Difference> = opposites.filter(|pair| !is_counted(pair)).collect();
    let negations = unanswered(view);
    match (opposites.as_slice(), negations.as_slice()) {
        ([pair], []) => vec![((*pair).clone(), 0.55)],
        ([], negations) if !is_excepted(view) => {
            negations.iter().filter_map(|part| Some((part.clone(), likelihood(view, part)?))).collect()
        }
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|(part, _)| claims.is_all_free(part))
    .map(|(part, free)| claim(view, &part, free))
    .filter(Claim::is_likely)
    .collect()
}

/// Whether a difference is a word for its opposite.
fn is_opposite(view: &View<'_>, difference: &Difference) -> bool {
    difference.kind == DifferenceKind::Pair
        && view.relation(difference.mt.start, difference.edited.start) == Relation::Opposite
}

/// Whether a token denies; `No. 4` does not.
fn denies(view: &View<'_>, side: &Side<'_>, token: usize) -> bool {
    let is_number = |at: usize| at < side.len() && side.form(at).kind == Kind::Number;
    let is_abbreviated = || token + 1 < side.len() && side.raw(token + 1) == "." && is_number(token + 2);
    is_negation(&side.form(token).folded, view.evidence.language()) && !is_abbreviated()
}

/// The negations of a side, those that go together as one.
fn negations(view: &View<'_>, side: &Side<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in (0..side.len()).filter(|&token| denies(view, side, token)) {
        match found.last_mut() {
            Some(last) if token < last.end + APART => last.end = token + 1,
            _ => found.push(token..token + 1),
        }
    }
    found
}

/// The negations that the other side has nothing for, as differences; none where both sides deny as often.
fn unanswered(view: &View<'_>) -> Vec<Difference> {
    let (ours, theirs) = (negations(view, &view.mt), negations(view, &view.edited));
    let is_linked = |i: usize, j: usize| denies(view, &view.mt, i) && denies(view, &view.edited, j);
    let links = || view.links.iter().map(|link| (link.mt as usize, link.edited as usize));
    let loose_mt = |range: &&Range<usize>| !links().any(|(i, j)| range.contains(&i) && is_linked(i, j));
    let loose_edited = |range: &&Range<usize>| !links().any(|(i, j)| range.contains(&j) && is_linked(i, j));
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

/// Whether one side excepts or restricts where the other does not: `unless` and `if not` are one.
fn is_excepted(view: &View<'_>) -> bool {
    let language = view.evidence.language();
    let exceptions = |side: &Side<'_>| {
        (0..side.len()).filter(|&token| is_exception(&side.form(token).folded, language)).count()
    };
    exceptions(&view.mt) != exceptions(&view.edited)
}

/// How likely a negation that one side alone has turns the sentence round, though it was reworded: that what is denied
/// stands on both sides says most. In a clause that one side alone has it denies nothing of the other.
fn likelihood(view: &View<'_>, part: &Difference) -> Option<f64> {
    let denies_mt = part.kind == DifferenceKind::Extra
        || part.kind == DifferenceKind::Pair && denies(view, &view.mt, part.mt.start);
    let (side, at) = if denies_mt { (&view.mt, part.mt.start) } else { (&view.edited, part.edited.start) };
    // `go` stands for `went`, though their letters do not say so.
    let stands = |token: usize| {
        let mut links = view.links.iter().map(|link| (link.mt as usize, link.edited as usize));
        let link = links.find(|&(i, j)| if denies_mt { i == token } else { j == token });
        link.is_some_and(|(i, j)| view.mt_kept[i] || matches!(view.relation(i, j), Relation::Inflection(_)))
    };
    let is_content = |token: &usize| side.form(*token).is_content();
    let after = (at + 1..side.len()).take(SCOPE).find(is_content);
    let before = (0..at).rev().take(SCOPE).find(is_content);
    match (before.is_some_and(stands), after.is_some_and(stands)) {
        (false, false) => None,
        (true, false) => Some(0.45),
        (false, true) => Some(0.55),
        (true, true) => Some(0.7),
    }
}

fn claim(view: &View<'_>, part: &Difference, free: f64) -> Claim {
    let (mt, edited) = (view.mt.text_of(&part.mt), view.edited.text_of(&part.edited));
    let (category, what) = match part.kind {
        DifferenceKind::Missing => {
            (Category::Omission, format!("the edited text also says {}", quote(edited)))
        }
        DifferenceKind::Extra => {
            (Category::Addition, format!("the edited text has nothing for {}", quote(mt)))
        }
        _ => (
            Category::Mistranslation,
            format!("the edited text has {} where {} stands", quote(edited), quote(mt)),
        ),
    };
    let reason = format!("{what}; one of them denies what the other says");
    Claim::new(category, Severity::Critical, in_context(view, part, free, 0.93), part, reason)
}

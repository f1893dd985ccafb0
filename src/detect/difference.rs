//! Where the two sides of a bead differ: what is left when equal words are taken away.

use std::ops::Range;

use super::view::Side;
use crate::align::Link;

/// How two stretches of tokens differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// One token stands for one other.
    Pair,
    /// Some tokens stand where some others do.
    Block,
    /// The MT lacks what the edited side has.
    Missing,
    /// The MT has what the edited side lacks.
    Extra,
    /// The same tokens, elsewhere in the sentence.
    Moved,
    /// The same word, written otherwise (case, hamza): folding makes the two equal.
    Written,
}

/// One difference; ranges are token numbers within the bead's sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind it is.
    pub kind: DifferenceKind,
    /// The MT's tokens; empty for [`DifferenceKind::Missing`], where it is the gap.
    pub mt: Range<usize>,
    /// The edited side's tokens; empty for [`DifferenceKind::Extra`].
    pub edited: Range<usize>,
}

impl Difference {
    /// The difference between two ranges, named by their lengths.
    pub fn between(mt: Range<usize>, edited: Range<usize>) -> Self {
        let kind = match (mt.len(), edited.len()) {
            (0, _) => DifferenceKind::Missing,
            (_, 0) => DifferenceKind::Extra,
            (1, 1) => DifferenceKind::Pair,
            _ => DifferenceKind::Block,
        };
        Self { kind, mt, edited }
    }
}

/// The differences of a bead, in MT order. Links are sorted by MT token, at most one a token.
pub fn differences(mt: &Side<'_>, edited: &Side<'_>, links: &[Link]) -> Vec<Difference> {
    let spine = increasing(links);
    let mut found = Vec::new();
    let (mut next_mt, mut next_edited) = (0, 0);
    let end = (mt.len(), edited.len());
    let stops = spine.iter().map(|&at| (links[at].mt as usize, links[at].edited as usize)).chain([end]);
    for (i, j) in stops {
        gap(next_mt..i, next_edited..j, &mut found);
        if (i, j) != end {
            let same_fold = mt.form(i).fold == edited.form(j).fold;
            if !same_fold {
                found.push(Difference::between(i..i + 1, j..j + 1));
            } else if mt.tokens[i].form != edited.tokens[j].form && mt.raw(i) != edited.raw(j) {
                found.push(Difference { kind: DifferenceKind::Written, mt: i..i + 1, edited: j..j + 1 });
            }
            (next_mt, next_edited) = (i + 1, j + 1);
        }
    }
    mark_moves(mt, edited, links, &spine, found)
}

/// What lies between two links, as one difference.
fn gap(mt: Range<usize>, edited: Range<usize>, found: &mut Vec<Difference>) {
    if !mt.is_empty() || !edited.is_empty() {
        found.push(Difference::between(mt, edited));
    }
}

/// The links of a longest chain that rises on both sides: indices into the list, in order.
fn increasing(links: &[Link]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut previous = vec![usize::MAX; links.len()];
    for (at, link) in links.iter().enumerate() {
        let place = tails.partition_point(|&tail| links[tail].edited < link.edited);
        if place > 0 {
            previous[at] = tails[place - 1];
        }
        if place == tails.len() {
            tails.push(at);
        } else {
            tails[place] = at;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(at);
        at = previous[at];
    }
    chain.reverse();
    chain
}

/// Takes words that are linked across the spine out of the gaps that they lie in: they moved.
fn mark_moves(
    mt: &Side<'_>,
    edited: &Side<'_>,
    links: &[Link],
    spine: &[usize],
    found: Vec<Difference>,
) -> Vec<Difference> {
    let mut moved_mt = vec![None; mt.len()];
    let mut moved_edited = vec![false; edited.len()];
    let mut on_spine = spine.iter().peekable();
    for (at, link) in links.iter().enumerate() {
        if on_spine.next_if(|&&next| next == at).is_some() {
            continue;
        }
        moved_mt[link.mt as usize] = Some(link.edited as usize);
        moved_edited[link.edited as usize] = true;
    }
    let mut out = Vec::with_capacity(found.len());
    for difference in found {
        let moves = |kind| !matches!(kind, DifferenceKind::Written);
        if moves(difference.kind) {
            split_moves(&difference, &moved_mt, &moved_edited, &mut out);
        } else {
            out.push(difference);
        }
    }
    out
}

fn split_moves(
    difference: &Difference,
    moved_mt: &[Option<usize>],
    moved_edited: &[bool],
    out: &mut Vec<Difference>,
) {
    let rest_mt: Vec<Range<usize>> = runs(difference.mt.clone(), |i| moved_mt[i].is_none());
    let rest_edited: Vec<Range<usize>> = runs(difference.edited.clone(), |j| !moved_edited[j]);
    out.extend(pair_runs(&rest_mt, &rest_edited, difference));
    for run in runs(difference.mt.clone(), |i| moved_mt[i].is_some()) {
        let mut from = run.start;
        for i in run.clone() {
            let (Some(here), next) = (moved_mt[i], moved_mt.get(i + 1).copied().flatten()) else { continue };
            if i + 1 == run.end || next != Some(here + 1) {
                let edited = here + 1 - (i + 1 - from)..here + 1;
                out.push(Difference { kind: DifferenceKind::Moved, mt: from..i + 1, edited });
                from = i + 1;
            }
        }
    }
}

/// Pairs what is left of a difference on both sides, run by run; what has no partner is missing or extra.
pub(super) fn pair_runs(mt: &[Range<usize>], edited: &[Range<usize>], whole: &Difference) -> Vec<Difference> {
    let mut out = Vec::new();
    let count = mt.len().max(edited.len());
    let mut last = (whole.mt.start, whole.edited.start);
    for at in 0..count {
        let left = mt.get(at).cloned().unwrap_or(last.0..last.0);
        let right = edited.get(at).cloned().unwrap_or(last.1..last.1);
        last = (left.end, right.end);
        out.push(Difference::between(left, right));
    }
    out
}

/// The runs of a range whose members all satisfy a condition.
pub(super) fn runs(range: Range<usize>, keep: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in range {
        if !keep(at) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
